"""The planning workbook: a unit's objectives and key results for a period, to be filled in and imported as they are."""

import io
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from scorecard.export.cells import Cells, height, opened
from scorecard.export.checkin import LOOKS
from scorecard.language import in_use, marked, tr
from scorecard.measures.planning import plan_book
from scorecard.model.own_book import CODE, EXAMPLE, OKRS, PERIOD, UNIT
from scorecard.model.plan_book import PlanBook, PlanRow
from scorecard.model.scope import Scope
from scorecard.store.store import Store


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    head: str
    width: int
    kind: str
    note: str
    """What makes it good, shown on the heading."""


TABLE = (
    Column("perspective", marked("Perspective"), 20, "fill", marked(
        "Which perspective the objective serves: judge by what its key results measure."
    )),
    Column("objective", marked("Objective"), 38, "fill text", marked(
        "A headline of 3 to 20 words that says what will be better, without a number. Not business as usual: nothing to be kept or "
        "continued. Written once, it holds for the rows below it too; two to five key results each."
    )),
    Column("key_result", marked("Key result"), 44, "fill text", marked(
        "One measure, and the number that proves that it is done: from 20 % to 45 %. What changes for a customer or a process, not the "
        "work that is planned; no vague words such as better or more. Beside a measure of quantity, one of what must not get worse."
    )),
    Column("owner", marked("Owner"), 20, "fill", marked("One person, not a team.")),
    Column("unit_of_measure", marked("Unit of measure"), 13, "fill", marked("What is counted: %, €, days, claims per 1,000.")),
    Column("baseline", marked("Baseline"), 12, "fill number", marked(
        "Where it starts from, today's value. Unknown? Make measuring it the first key result."
    )),
    Column("target", marked("Target"), 12, "fill number", marked(
        "Where it shall stand at the end: another number than the baseline, out of reach of what happens by itself, within reach of a good "
        "period."
    )),
    Column("direction", marked("Direction"), 12, "fill", marked("Only where the numbers do not say it.")),
    Column("weight", marked("Weight"), 9, "fill number", marked("Against the other key results of the objective; empty counts 1.")),
    Column("due_on", marked("Due date"), 13, "fill date", marked("Only where it is before the period's end.")),
    Column("goal_mode", marked("Goal mode"), 14, "fill", marked(
        "Committed: to be reached whole. Aspirational: 70 % is good. Empty counts as committed."
    )),
    Column("key_result_type", marked("Key result type"), 18, "fill", marked(
        "Only for what is no way from baseline to target: kept within limits, done or not, by milestones."
    )),
    Column("lower_limit", marked("Lower limit"), 11, "fill number", marked("Of a value to be kept: not below.")),
    Column("upper_limit", marked("Upper limit"), 11, "fill number", marked("Of a value to be kept: not above.")),
    Column("stretch", marked("Stretch target"), 12, "fill number", marked("Beyond the target, told beside the score.")),
    Column("metric", marked("Shared metric"), 16, "fill", marked("The name of a measure that other units have too.")),
    Column("parent", marked("Parent objective"), 38, "fill text", marked(
        "The objective of the unit above that this one serves, in its own words: choose it from the list, or leave it empty."
    )),
    Column("depends_on", marked("Depends on"), 30, "fill text", marked(
        "What must be there first and is not in your hands: a key result, an objective or a unit, by its name. Agree on it with its owner."
    )),
)  # fmt: skip
EXAMPLES = (
    PlanRow(
        marked("Parcels arrive when we said they would"), marked("Deliveries on the promised day from 88 % to 95 %"), None,
        marked("Jo Example"), "%", 88, 95, "increase", 2,
    ),
    PlanRow(
        marked("Parcels arrive when we said they would"), marked("Claims per 1,000 parcels stay at or below 4"), None, marked("Jo Example"),
        marked("claims per 1,000"), key_result_type="control at most", upper_limit=4,
    ),
)  # fmt: skip
"""Rows that show how; the importer knows them by their mark and leaves them out, unless somebody typed over them."""
LISTS = {
    "direction": ("increase", "decrease", "maintain"),
    "goal_mode": ("committed", "aspirational"),
    "key_result_type": ("increase", "decrease", "reach", "control at least", "control at most", "control between", "milestone", "binary"),
}
"""Words that the importer knows; they stay as they are in every language."""
SHARES = ("baseline", "target", "lower_limit", "upper_limit", "stretch")
"""Levels that are written as percentages where the row is measured in percent."""
MOST_IN_A_LIST = 255
"""Letters that Excel takes in a list to choose from."""
EMPTY_ROWS = 30
OFFERED = "ObjectivesAbove"
"""What formulas call the objectives that may be served."""
_HEADING = 6
"""The row of the headings, from 0."""
SHARE = "0.######%"
"""A percentage as a person reads it, and as the importer does: 45 % and not 0.45."""


def planning_workbook(store: Store, scope: Scope, before: str | None) -> bytes:
    """The plan of the scope's unit and period, with what the period `before` left unfinished; None: an empty one."""
    return written(plan_book(store, scope, before, in_use()))


def written(book: PlanBook) -> bytes:
    """The workbook, as bytes."""
    out = io.BytesIO()
    made = opened(out, _title(book))
    cells = Cells(made, Scope(book.as_of, book.period))
    cells.formats |= {name: made.add_format(told) for name, told in LOOKS.items()}
    cells.formats["fill share"] = made.add_format({**LOOKS["fill number"], "num_format": SHARE})
    cells.formats["example"] = made.add_format({"italic": True, "font_color": "#6B7680", "text_wrap": True, "valign": "top"})
    cells.formats["example share"] = made.add_format({"italic": True, "font_color": "#6B7680", "num_format": SHARE, "valign": "top"})
    _table(cells, book)
    _perspectives(cells, book)
    _above(cells, book)
    made.close()
    return out.getvalue()


def _title(book: PlanBook) -> str:
    return tr("Plan: {unit}, {period}").format(unit=book.unit, period=book.period)


def _table(cells: Cells, book: PlanBook) -> None:
    made = cells.sheet(tr("Plan"), [1, *(column.width for column in TABLE)]).sheet
    made.set_column(0, 0, 1, None, {"hidden": True})
    made.set_row(0, None, None, {"hidden": True})
    made.set_row(_HEADING, height([(tr(column.head), column.width) for column in TABLE]))
    for at, mark in enumerate((CODE + OKRS, UNIT + book.unit, PERIOD + book.period)):
        made.write_string(at, 0, cells.text(mark))
    made.write_string(1, 1, cells.text(_title(book)), cells.formats["title"])
    made.write_string(2, 1, tr("A row is a key result. Point at a heading to read what makes it good."), cells.formats["line"])
    examples = tr("The grey rows are examples; they are left out when the workbook comes back, unless you type over them.")
    made.write_string(3, 1, examples, cells.formats["line"])
    made.write_string(4, 1, tr("Save it as .xlsx or .ods and upload it on the Import page."), cells.formats["line"])
    for place, column in enumerate(TABLE, start=1):
        made.write_string(0, place, CODE + column.code)
        made.write_string(_HEADING, place, tr(column.head), cells.formats["fill head"])
        made.write_comment(_HEADING, place, tr(column.note), {"author": "", "x_scale": 2, "y_scale": 1.2})
    theirs = book.customers or next((name for name, _ in book.perspectives), None)
    at = _HEADING + 1
    for row in EXAMPLES:
        shown = _in_use(replace(row, perspective=theirs))
        made.write_string(at, 0, EXAMPLE + shown.key_result)
        _row(cells, made, at, shown, "example")
        at += 1
    for row in book.rows:
        _row(cells, made, at, row, "")
        at += 1
    for empty in range(at, at + EMPTY_ROWS):
        for place, column in enumerate(TABLE, start=1):
            made.write_blank(empty, place, None, cells.formats[column.kind])
    _validate(made, book, at + EMPTY_ROWS - 1)
    made.freeze_panes(_HEADING + 1, 4)
    made.repeat_rows(_HEADING)
    made.print_area(1, 1, at + EMPTY_ROWS - 1, len(TABLE))


def _in_use(row: PlanRow) -> PlanRow:
    """An example in the language in use."""
    owner, unit = (None if told is None else tr(told) for told in (row.owner, row.unit_of_measure))
    return replace(row, objective=tr(row.objective), key_result=tr(row.key_result), owner=owner, unit_of_measure=unit)


def _row(cells: Cells, made: Any, at: int, row: PlanRow, look: str) -> None:
    wide = ((getattr(row, column.code), column.width) for column in TABLE)
    made.set_row(at, height([(value, width) for value, width in wide if isinstance(value, str)]))
    for place, column in enumerate(TABLE, start=1):
        value = getattr(row, column.code)
        share = row.unit_of_measure == "%" and column.code in SHARES
        form = cells.formats[(f"{look} share" if share else look) if look else "fill share" if share else column.kind]
        if isinstance(value, str) and value:
            made.write_string(at, place, cells.text(value), form)
        elif isinstance(value, date):
            made.write_datetime(at, place, value, form)
        elif isinstance(value, (int, float)):
            made.write_number(at, place, value / 100 if share else value, form)
        else:
            made.write_blank(at, place, None, form)


def _validate(made: Any, book: PlanBook, last: int) -> None:
    """Lists to choose from; what is not on them may be typed after a warning, for the importer knows more words."""
    offered = {**LISTS, "perspective": tuple(name for name, _ in book.perspectives)}
    for place, column in enumerate(TABLE, start=1):
        if column.code == "parent" and book.above:
            options = {"validate": "list", "source": f"={OFFERED}", "error_type": "warning", "ignore_blank": True}
            made.data_validation(_HEADING + 1, place, last, place, options)
        told = offered.get(column.code)
        if told and len(",".join(told)) <= MOST_IN_A_LIST and not any("," in word for word in told):
            options = {"validate": "list", "source": list(told), "error_type": "warning", "ignore_blank": True}
            made.data_validation(_HEADING + 1, place, last, place, options)


def _perspectives(cells: Cells, book: PlanBook) -> None:
    """How much of each perspective is intended, to be held against the plan."""
    sheet = cells.sheet(tr("Perspectives"), [34, 16])
    sheet.title(tr("What is intended"))
    sheet.line(tr("The share of the weight that each perspective is meant to have; empty where nobody said."))
    sheet.table([tr("Perspective"), tr("Intended share")], [list(one) for one in book.perspectives], ["text", "percent"])


def _above(cells: Cells, book: PlanBook) -> None:
    """What the units above want, to be chosen from."""
    if not book.above:
        return
    sheet = cells.sheet(tr("Objectives above"), [28, 60])
    sheet.title(tr("What an objective may serve"))
    sheet.line(tr("The objectives of the units above, the nearest first; the plan offers them as parent objective."))
    first = sheet.table([tr("Unit"), tr("Objective")], [list(one) for one in book.above], ["text", "wrap"])
    texts = xl_range_abs(first, 1, first + len(book.above) - 1, 1)
    cells.book.define_name(OFFERED, f"={quote_sheetname(sheet.sheet.get_name())}!{texts}")
