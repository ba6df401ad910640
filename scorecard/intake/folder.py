"""Which files of a folder are read: the spreadsheets in it and below, in the order of their names."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

SUFFIXES = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"}
"""A text with another ending is more often a note than a table; it is read when it is named itself."""


def spreadsheets(paths: Sequence[Path]) -> tuple[list[tuple[Path, str]], list[str]]:
    """The files with the names they are told under, and a sentence for each folder of which something was left out.

    A path that is no folder is taken as it is. Folders that links point to are not entered.
    """
    found: list[tuple[Path, str]] = []
    said: list[str] = []
    for path in paths:
        if not path.is_dir():
            found.append((path, path.name))
            continue
        left_out: Counter[str] = Counter()
        for file in sorted(one for one in path.rglob("*") if one.is_file()):
            name = file.relative_to(path)
            kind = _kind(name)
            if kind:
                left_out[kind] += 1
            else:
                found.append((file, name.as_posix()))
        if left_out:
            kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(left_out.items()))
            said.append(f"{path}: left out {kinds}.")
    return found, said


def _kind(name: Path) -> str:
    """Why a file is left out; "" for one that is read."""
    if any(part.startswith(".") for part in name.parts):
        return "hidden"
    if name.name.startswith("~$"):
        return "lock files of open workbooks"
    return "" if name.suffix.lower() in SUFFIXES else "that are no spreadsheets"
