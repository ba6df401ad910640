"""How a sheet was read, in sentences that a person can check against the sheet."""

import re
from collections.abc import Collection, Sequence

from scorecard.language import marked, number, retold, tr, trn
from scorecard.model.reading import ColumnReading, FileReading, SheetReading

MOST_NAMED = 8
"""Rows or columns of one sentence that are named one by one."""
PLAIN = {"exact", "alias"}
"""Ways of knowing a column that go without saying when its name says it all."""
UNTOLD = {"exact", "numbered group", "the name's day"}
"""Ways of knowing a column that its name or the layout's says."""
LAYOUTS = {
    "flat": marked("one key result a row"),
    "more of known key results": marked("more of key results that another table tells"),
    "outline": marked("objectives and key results below each other, told apart by their numbers"),
    "objective and key result rows": marked("each row says whether it is an objective or a key result"),
    "numbered key results side by side": marked("several key results beside each other in a row"),
    "one column a period": marked("one column for each period"),
    "one row a period": marked("one row for each period of a key result"),
    "labelled parts in one cell": marked("objective and key result in one cell"),
    "a form filled in downwards": marked("a form filled in downwards"),
    "sub-items below their items": marked("sub-items below their items"),
    "key results by period parted": marked("key results of several periods in a row parted"),
    "several objectives in a row parted": marked("several objectives in a row parted"),
    "transposed": marked("transposed"),
    "heading over two rows": marked("heading over two rows"),
    "lists parted": marked("lists parted"),
    "paths parted": marked("paths parted"),
    "bands": marked("bands"),
    "rows of targets and actuals": marked("rows of targets and actuals"),
    "measure above the table": marked("measure above the table"),
    "objective above the table": marked("objective above the table"),
    "measure named by the sheet or file": marked("measure named by the sheet or file"),
    "confidence by week": marked("confidence by week"),
    "dated by the sheet's name": marked("dated by the sheet's name"),
    "dated by the file's name": marked("dated by the file's name"),
    "goals in columns": marked("goals in columns"),
    "levels as columns": marked("levels as columns"),
    "labels in front": marked("labels in front"),
    "labels at the left": marked("labels at the left"),
    "log of check-ins": marked("log of check-ins"),
    "check-ins told in cells": marked("check-ins told in cells"),
    "plan by date": marked("plan by date"),
    "dependencies": marked("dependencies"),
    "initiatives": marked("initiatives"),
    "units": marked("units"),
    "milestones": marked("milestones"),
    "copy of the table above": marked("copy of the table above"),
    "values": marked("values"),
    "one column a date": marked("one column for each day"),
    "planning workbook": marked("planning workbook"),
    "check-in workbook": marked("check-in workbook"),
    "data of Scorecard": marked("data of Scorecard"),
}
"""The importer's names for layouts, as a reader is told them."""
FIELDS = {
    "due_on": marked("due date"),
    "start_on": marked("start date"),
    "starts_on": marked("start date"),
    "observed_on": marked("date of the value"),
    "at_period": marked("one period's values"),
}
"""Our names for columns, where the name itself says little."""
WAYS = {
    "exact": marked("by its name"),
    "alias": marked("by another name for it"),
    "fuzzy": marked("by a name spelt nearly so"),
    "by content": marked("by content"),
    "by its place": marked("by its place"),
    "by the other columns": marked("by the other columns"),
    "as in the file before": marked("as in the file before"),
    "corrected by a person": marked("corrected by a person"),
    "marked by Scorecard": marked("marked by Scorecard"),
    "heads its key results": marked("heads its key results"),
    "names a date": marked("names a date"),
    "names a month": marked("names a month"),
    "names a part of the year": marked("names a part of the year"),
    "names a period": marked("names a period"),
    "names a perspective": marked("names a perspective"),
    "names a quarter": marked("names a quarter"),
    "names a week": marked("names a week"),
    "names a year": marked("names a year"),
    "not recognised": marked("not recognised"),
    "numbered group": marked("numbered group"),
    "of initiatives": marked("of initiatives"),
    "one of several levels": marked("one of several levels"),
    "the name's day": marked("by the day in the name of its sheet or file"),
    "the objective's own": marked("the objective's own"),
    "the status of something else": marked("the status of something else"),
    "the weight of something else": marked("the weight of something else"),
}
"""How a column was known: the importer's word for it, and what a reader is told."""


def spare(account: FileReading, sheet: SheetReading) -> frozenset[str]:
    """Cells of the headings that are known but not read, because another column is read for the same."""
    return frozenset(one.cell for one in account.findings if one.code == "column-not-used" and one.sheet == sheet.sheet)


def account(sheet: SheetReading, spare: Collection[str] = ()) -> list[str]:
    """The account of one sheet, a sentence each: where the heading stands, what the columns were taken for, what was filled,
    read by period and left out, and what came of it. `spare` are the cells of headings that are known but not read."""
    if sheet.heading_row is None:
        reason = retold(sheet.reason or marked("nothing was recognised"))
        return [tr("{sheet}: {reason} ({rows} with content).").format(sheet=_named(sheet), reason=reason, rows=count_rows(sheet.rows_read))]
    return [
        tr("{sheet}: heading in row {row}; {layout}.").format(sheet=_named(sheet), row=sheet.heading_row, layout=layout(sheet)),
        *_groups(sheet.columns),
        *_periods(sheet.columns),
        *_meanings([one for one in sheet.columns if one.cell not in spare]),
        *_filled(sheet),
        *(_skipped(one.rows, retold(one.reason).rstrip(".")) for one in sheet.skipped),
        *_unused(sheet.columns, spare),
        tr("{found} came of {rows}.").format(
            found=count_found(sheet.objectives, sheet.key_results, sheet.check_ins), rows=count_rows(sheet.rows_read)
        ),
    ]


def layout(sheet: SheetReading) -> str:
    """How the sheet is laid out, in words."""
    return ", ".join(tr(LAYOUTS.get(one, one)) for one in sheet.layout.split(", "))


def rows(numbers: Sequence[int]) -> str:
    """ "row 5", "rows 5 to 9", "rows 5, 8 and 20"; of many the first and how many more. At least one."""
    if len(numbers) == 1:
        return tr("row {row}").format(row=numbers[0])
    if len(numbers) > 2 and len(numbers) == numbers[-1] - numbers[0] + 1:
        return tr("rows {first} to {last}").format(first=numbers[0], last=numbers[-1])
    return tr("rows {rows}").format(rows=listed([str(one) for one in numbers]))


def count_found(objectives: int, key_results: int, check_ins: int) -> str:
    """ "1 objective, 12 key results and 3 check-ins"; of what brings nothing but check-ins only these are told."""
    if check_ins and not objectives and not key_results:
        return count_check_ins(check_ins)
    return tr("{objectives}, {key_results} and {check_ins}").format(
        objectives=trn("{n} objective", "{n} objectives", objectives).format(n=number(objectives)),
        key_results=count_key_results(key_results),
        check_ins=count_check_ins(check_ins),
    )


def count_check_ins(n: int) -> str:
    return trn("{n} check-in", "{n} check-ins", n).format(n=number(n))


def count_key_results(n: int) -> str:
    return trn("{n} key result", "{n} key results", n).format(n=number(n))


def count_rows(n: int) -> str:
    return trn("{n} row", "{n} rows", n).format(n=number(n))


def count_findings(n: int) -> str:
    return trn("{n} finding", "{n} findings", n).format(n=number(n))


def field(name: str | None) -> str:
    """Our name for a column in plain words: "due_on" is "due date"."""
    return tr(FIELDS.get(name or "", re.sub("_", " ", name or marked("nothing"))))


def _named(sheet: SheetReading) -> str:
    return tr("Sheet {sheet}").format(sheet=sheet.sheet) if sheet.sheet else tr("The file")


def _skipped(numbers: Sequence[int], reason: str) -> str:
    if not numbers:
        return tr("Skipped {reason}.").format(reason=reason)
    return tr("Skipped {rows}: {reason}.").format(rows=rows(numbers), reason=reason)


def _groups(columns: Sequence[ColumnReading]) -> list[str]:
    texts = [one for one in columns if one.how == "numbered group" and one.field == "key_result"]
    if not texts:
        return []
    told = trn(
        "{n} group of columns read as a key result: {columns}.", "{n} groups of columns read as a key result each: {columns}.", len(texts)
    )
    return [told.format(n=number(len(texts)), columns=listed([_quoted(one) for one in texts]))]


def _periods(columns: Sequence[ColumnReading]) -> list[str]:
    timed = [one for one in columns if one.how.startswith("names a ") and one.field]
    if len(timed) < 2:
        return []
    told = tr("{n} columns read as values of periods or dates, from {first} to {last}.")
    return [told.format(n=number(len(timed)), first=_quoted(timed[0]), last=_quoted(timed[-1]))]


def _meanings(columns: Sequence[ColumnReading]) -> list[str]:
    """The columns whose meaning does not stand in their heading letter by letter."""
    told = [
        _read_as(one)
        for one in columns
        if one.field and one.how not in UNTOLD and not one.how.startswith("names a ")
    ]
    return [f"{listed(told)}."] if told else []


def _read_as(one: ColumnReading) -> str:
    if one.how in PLAIN:
        return tr("{column} read as {field}").format(column=_quoted(one), field=field(one.field))
    return tr("{column} read as {field} ({how})").format(column=_quoted(one), field=field(one.field), how=way(one.how))


def way(how: str) -> str:
    """How a column was known, in the language in use."""
    return tr(WAYS.get(how, how))


def _filled(sheet: SheetReading) -> list[str]:
    if not sheet.filled_down:
        return []
    times = sum(len(one.rows) for one in sheet.filled_down)
    told = trn("{n} blank filled down, from {cells}.", "{n} blanks filled down, from {cells}.", times)
    return [told.format(n=number(times), cells=listed([one.from_cell for one in sheet.filled_down]))]


def _unused(columns: Sequence[ColumnReading], spare: Collection[str]) -> list[str]:
    unknown = [_quoted(one) for one in columns if one.field is None]
    again = [_quoted(one) for one in columns if one.field and one.cell in spare]
    return [
        *([tr("Kept, but not used: {columns}.").format(columns=listed(unknown))] if unknown else []),
        *([tr("Kept, but not used, for other columns are read for the same: {columns}.").format(columns=listed(again))] if again else []),
    ]


def _quoted(one: ColumnReading) -> str:
    return f"“{one.heading}” ({one.cell})"


def listed(told: Sequence[str]) -> str:
    """ "one", "one, two and three"; of many the first and how many more. Of none, nothing."""
    # "And one more" would be as long as that one.
    if len(told) > MOST_NAMED + 1:
        return tr("{things} and {n} more").format(things=", ".join(told[:MOST_NAMED]), n=number(len(told) - MOST_NAMED))
    if len(told) < 2:
        return "".join(told)
    return tr("{things} and {last}").format(things=", ".join(told[:-1]), last=told[-1])
