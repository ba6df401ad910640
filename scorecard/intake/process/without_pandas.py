"""A process that needs no pandas: Arrow at its first list and DuckDB at its first parameter load it where it can be found.

That takes longer than to read most files, and nothing but the dashboard's tables uses it.
"""

import sys


class _Hidden:
    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


def hide_pandas() -> None:
    """For the rest of this process, which is to be the caller's own: Arrow and DuckDB look for pandas once and remember."""
    sys.meta_path.insert(0, _Hidden)
