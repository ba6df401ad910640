"""How a sheet was read, in sentences that a person can check against the sheet."""

import re
from collections.abc import Sequence

from scorecard.model.reading import ColumnReading, SheetReading

MOST_NAMED = 8
"""Rows or columns of one sentence that are named one by one."""
PLAIN = {"exact", "alias"}
"""Ways of knowing a column that go without saying when its name says it all."""
LAYOUTS = {
    "flat": "one key result a row",
    "outline": "objectives and key results below each other, told apart by their numbers",
    "objective and key result rows": "each row says whether it is an objective or a key result",
    "numbered key results side by side": "several key results beside each other in a row",
    "one column a period": "one column for each period",
    "one row a period": "one row for each period of a key result",
    "labelled parts in one cell": "objective and key result in one cell",
}
"""The importer's names for layouts that say little to a reader."""


def account(sheet: SheetReading) -> list[str]:
    """The account of one sheet, a sentence each: where the heading stands, what the columns were taken for, what was filled,
    unpivoted and left out, and what came of it."""
    if sheet.heading_row is None:
        return [f"{_named(sheet)}: {sheet.reason or 'nothing was recognised'} ({count(sheet.rows_read, 'row')} with content)."]
    return [
        f"{_named(sheet)}: heading in row {sheet.heading_row}; {layout(sheet)}.",
        *_groups(sheet.columns),
        *_periods(sheet.columns),
        *_meanings(sheet.columns),
        *_filled(sheet),
        *(f"Skipped {rows(one.rows) + ': ' if one.rows else ''}{one.reason.rstrip('.')}." for one in sheet.skipped),
        *_unused(sheet.columns),
        f"{count(sheet.objectives, 'objective')}, {count(sheet.key_results, 'key result')} and "
        f"{count(sheet.check_ins, 'check-in')} came of {count(sheet.rows_read, 'row')}.",
    ]


def layout(sheet: SheetReading) -> str:
    """How the sheet is laid out, in words."""
    return ", ".join(LAYOUTS.get(one, one) for one in sheet.layout.split(", "))


def rows(numbers: Sequence[int]) -> str:
    """ "row 5", "rows 5 to 9", "rows 5, 8 and 20"; of many the first and how many more. At least one."""
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    if len(numbers) == numbers[-1] - numbers[0] + 1:
        return f"rows {numbers[0]} to {numbers[-1]}"
    return f"rows {_listed([str(number) for number in numbers])}"


def _named(sheet: SheetReading) -> str:
    return f"Sheet {sheet.sheet}" if sheet.sheet else "The file"


def _groups(columns: Sequence[ColumnReading]) -> list[str]:
    texts = [one for one in columns if one.how == "numbered group" and one.field == "key_result"]
    return [f"{count(len(texts), 'key-result group')} unpivoted, from {_listed([_quoted(one) for one in texts])}."] if texts else []


def _periods(columns: Sequence[ColumnReading]) -> list[str]:
    timed = [one for one in columns if one.how.startswith("names a ") and one.field]
    if len(timed) < 2:
        return []
    return [f"{count(len(timed), 'column')} of periods or dates unpivoted, from {_quoted(timed[0])} to {_quoted(timed[-1])}."]


def _meanings(columns: Sequence[ColumnReading]) -> list[str]:
    """The columns whose meaning does not stand in their heading letter by letter."""
    told = [
        f"{_quoted(one)} read as {field(one.field)}" + ("" if one.how in PLAIN else f" ({one.how})")
        for one in columns
        if one.field and one.how != "exact" and one.how != "numbered group" and not one.how.startswith("names a ")
    ]
    return [f"{_listed(told)}."] if told else []


def _filled(sheet: SheetReading) -> list[str]:
    if not sheet.filled_down:
        return []
    times = sum(len(one.rows) for one in sheet.filled_down)
    return [f"{count(times, 'blank')} filled down, from {_listed([one.from_cell for one in sheet.filled_down])}."]


def _unused(columns: Sequence[ColumnReading]) -> list[str]:
    told = [_quoted(one) for one in columns if one.field is None]
    return [f"Kept, but not used: {_listed(told)}."] if told else []


def field(name: str | None) -> str:
    """Our name for a column in plain words: "due_on" is "due date"."""
    words = {"due_on": "due date", "start_on": "start date", "observed_on": "date of the value", "at_period": "one period's values"}
    return words.get(name or "", re.sub("_", " ", name or "nothing"))


def _quoted(one: ColumnReading) -> str:
    return f"“{one.heading}” ({one.cell})"


def _listed(told: Sequence[str]) -> str:
    if len(told) > MOST_NAMED:
        return f"{', '.join(told[:MOST_NAMED])} and {len(told) - MOST_NAMED:,} more"
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def count(number: int, noun: str) -> str:
    """ "1 row", "12 rows"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
