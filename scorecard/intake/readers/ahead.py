"""A large workbook is parsed while the gate still checks it: the parser needs Python only to read bytes.

Nobody sees what was parsed of a file that the gate refuses, and the limits of this process hold for both.
"""

import threading
from pathlib import Path
from typing import Any

import python_calamine

LARGE = 1_000_000
"""Bytes from which a file is worth the thread. What is smaller is checked first, so that its fault is told by the gate."""


def sheets(workbook: Any) -> dict[str, Any]:
    """The worksheets by name, parsed."""
    kind = python_calamine.SheetTypeEnum.WorkSheet
    return {meta.name: workbook.get_sheet_by_name(meta.name) for meta in workbook.sheets_metadata if meta.typ == kind}


class Ahead:
    """A workbook that is being parsed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: tuple[Any, dict[str, Any]] | None = None
        self._error: BaseException | None = None
        # As a daemon it keeps no refused file's process alive.
        self._thread = threading.Thread(target=self._parse, daemon=True)
        self._thread.start()

    def result(self) -> tuple[Any, dict[str, Any]]:
        """The workbook and its worksheets by name, once they are there. Raises what the parser raised."""
        self._thread.join()
        if self._found is None:
            raise self._error or MemoryError
        return self._found

    def _parse(self) -> None:
        try:
            with self._path.open("rb") as opened:
                # By content: from_path would choose the reader by the file's name.
                workbook = python_calamine.CalamineWorkbook.from_filelike(opened)
                self._found = workbook, sheets(workbook)
        except BaseException as error:
            # The parser's own panic is no Exception; it is raised where the result is asked for.
            self._error = error
