"""Where numbers come from: the file, the cell, the upload."""

import re
from dataclasses import dataclass
from datetime import date

from scorecard.language import marked

NUMBERS = {
    "baseline": marked("baseline"),
    "target": marked("target"),
    "owner": marked("owner"),
    "value": marked("value"),
    "progress": marked("progress as typed, in percent"),
}
"""What of a key result comes from a cell, as stored and as shown."""


@dataclass(frozen=True, slots=True)
class NumberSource:
    """One number of a key result (or its owner) and the cell it comes from."""

    key_result_id: str
    number: str
    """One of `NUMBERS`."""
    observed_on: date | None
    """The day of a check-in; None for what is no check-in."""
    value: str
    """As the store holds it; numbers with a dot."""
    file: str
    sheet: str
    row: int
    cell: str | None
    """None: only the row is known."""
    cells: list[str | None] | None
    """The source row as read, from column A on."""
    upload: int
    uploaded_at: str
    uploaded_by: str

    @property
    def typed(self) -> str | None:
        """What stands in the cell, as read; None where the cell is not known or its word stands further up."""
        column = column_number(self.cell) if self.cell else None
        return self.cells[column - 1] if self.cells and column and column <= len(self.cells) else None


@dataclass(frozen=True, slots=True)
class KeyResultSource:
    """The cells that a key result's numbers come from, on one day; file, sheet and row of the key result itself stand with it."""

    key_result_id: str
    baseline_cell: str | None
    target_cell: str | None
    uploaded_at: str
    """Of the upload that holds the key result; UTC."""
    value_file: str | None
    value_sheet: str | None
    value_cell: str | None
    value_uploaded_at: str | None


def column_number(cell: str) -> int | None:
    """`column_number("AA7")` is 27; None for what is no cell's address."""
    match = re.fullmatch(r"([A-Z]+)\d+", cell)
    if match is None:
        return None
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
