"""What calamine does not say: number formats, error cells, merged ranges, formulas never computed, a sheet's span."""

import re
from dataclasses import dataclass, field

from scorecard.intake.grid import MergedRange, address
from scorecard.intake.readers.gate import Refused

MOST_CELLS = 5_000_000
"""Cells of the rectangle from A1 to the last one: a reader takes room for all of them, filled or not."""
MOST_MERGED = 20_000
"""Merged ranges kept per sheet; a table needs no more."""
LAST_DATE = 2_958_465
"""31 December 9999 as a serial number."""
ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}
"""Error codes of the binary formats."""
_DOLLARS = '"$"#,##0'
BUILT_IN = {
    9: "0%",
    10: "0.00%",
    5: _DOLLARS,
    6: _DOLLARS,
    7: '"$"#,##0.00',
    8: '"$"#,##0.00',
    42: _DOLLARS,
    44: '"$"#,##0.00',
}
"""Format codes that files name by number alone and that tell something (ECMA-376, 18.8.30)."""
DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Numbers of the built-in date and time formats."""


_MARKED = re.compile(r"(?:\\[^\W\d_])+")
_TELLING = re.compile(r'[%"€£¥]|\[\$[^-\]]|(?<!\[)\$')


@dataclass(frozen=True, slots=True)
class Look:
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    """As `Grid.formats`."""
    merged: tuple[MergedRange, ...] = ()
    error_cells: dict[tuple[int, int], str] = field(default_factory=dict)
    uncached: tuple[tuple[int, int], ...] = ()
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    last_row: int = 0
    """Of the last filled cell; 0 where nothing is filled."""
    last_column: int = 0


def telling(code: str) -> str:
    """The format where it can change what a number means: percent, currency, or a text around it such as 0.0"M"; else "".

    Letters that some programs mark one by one, as in 0.0\\M, come back in quotes.
    """
    code = _MARKED.sub(lambda match: f'"{match[0].replace(chr(92), "")}"', code)
    return code if _TELLING.search(code) else ""


def check_span(sheet: str, look: Look) -> None:
    """Raises Refused for a sheet whose filled cells lie too far apart."""
    if look.last_row * look.last_column > MOST_CELLS:
        raise Refused(
            f'spans too many cells in its sheet "{sheet}": {look.last_row:,} rows by {look.last_column:,} columns, '
            f"up to {address(look.last_row, look.last_column)}. Delete what stands far outside the table, or save that "
            "sheet as CSV."
        )


def out_of_range(serial: float) -> str:
    """What to call a date that no calendar has."""
    return f"date out of range ({serial:g})"
