"""What a person may set from outside. Read at the doors, handed down as plain values."""

import os
from pathlib import Path

import platformdirs


def default_store() -> Path:
    """`SCORECARD_STORE`, else a file in the user's data directory."""
    named = os.environ.get("SCORECARD_STORE")
    return Path(named) if named else Path(platformdirs.user_data_dir("scorecard", appauthor=False)) / "scorecard.duckdb"


def demo_store() -> Path:
    """The demo keeps a store of its own."""
    return Path(platformdirs.user_data_dir("scorecard", appauthor=False)) / "demo.duckdb"


def fiscal_start_month() -> int | None:
    """`SCORECARD_FISCAL_START` (1 to 12): the first month of a fiscal year. None: fiscal periods have no dates and no pace.

    Raises ValueError for anything else.
    """
    told = os.environ.get("SCORECARD_FISCAL_START")
    if not told:
        return None
    if told.isdecimal() and 1 <= int(told) <= 12:
        return int(told)
    raise ValueError(f"SCORECARD_FISCAL_START is {told!r}; write the number of a month, 1 to 12")
