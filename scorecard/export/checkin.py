"""The check-in workbook: an owner's key results with their last values, and columns to fill in; `intake.answers` reads it back.

Headings and notes are for people; a hidden row names each column, a hidden column each row, and a hidden sheet keeps what the sender saw.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scorecard.charts.words import status
from scorecard.export.cells import FORMATS, Cells, height, opened
from scorecard.language import day, marked, tr, trn
from scorecard.model.check_in_book import MARK, SENT, SHEET, VERSION, Asked, CheckInBook
from scorecard.model.own_book import CODE
from scorecard.model.scope import Scope
from scorecard.model.scores import CarryOver


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    """Of `FILLED_IN` or `SENT`, or one that only people read."""
    head: str
    width: int
    kind: str
    """A format of `cells.FORMATS`, or of `LOOKS`."""


TABLE = (
    Column("id", marked("Id"), 1, "text"),
    Column("unit", marked("Unit"), 18, "wrap"),
    Column("objective", marked("Objective"), 32, "wrap"),
    Column("key_result", marked("Key result"), 40, "wrap"),
    Column("owner", marked("Owner"), 16, "wrap"),
    Column("perspective", marked("Perspective"), 16, "wrap"),
    Column("unit_of_measure", marked("Unit of measure"), 10, "wrap"),
    Column("baseline", marked("Baseline"), 10, "number"),
    Column("target", marked("Target"), 10, "number"),
    Column("last_value", marked("Last value"), 10, "number"),
    Column("last_on", marked("Measured on"), 12, "date"),
    Column("computed", marked("Status so far"), 13, "text"),
    Column("value", marked("New value"), 12, "fill number"),
    Column("observed_on", marked("Date of the value"), 12, "fill date"),
    Column("confidence", marked("Confidence (1-5)"), 11, "fill"),
    Column("status", marked("Status"), 13, "fill"),
    Column("comment", marked("Comment"), 32, "fill text"),
    Column("blocker", marked("Blocker"), 24, "fill text"),
    Column("support_needed", marked("Support needed"), 24, "fill text"),
)
_FILL = {"bg_color": "#FFF9E0", "border": 1, "border_color": "#D9CFA0", "locked": False, "valign": "top"}
LOOKS: dict[str, dict[str, Any]] = {
    "fill": _FILL,
    "fill number": {**_FILL, "num_format": "#,##0.####"},
    "fill date": {**_FILL, "num_format": "yyyy-mm-dd"},
    "fill text": {**_FILL, "text_wrap": True},
    "fill head": {**FORMATS["head"], "bg_color": "#F3E3A3"},
    "not asked": {"bg_color": "#EDEDED", "valign": "top"},
}
"""Beside the formats of every workbook: cells to be filled in are yellow and alone are not protected."""
SAID = {
    "achieved": marked("Achieved"), "on_track": marked("On track"), "at_risk": marked("At risk"), "behind": marked("Behind"),
    "not_started": marked("Not started"),
}  # fmt: skip
"""What can be said of a status."""
CARRY_OVER = (
    Column("unit", marked("Unit"), 20, "wrap"),
    Column("key_result", marked("Key result"), 48, "wrap"),
    Column("owner", marked("Owner"), 20, "wrap"),
    Column("unit_of_measure", marked("Unit of measure"), 12, "wrap"),
    Column("baseline", marked("Would begin at"), 14, "number"),
    Column("target", marked("Target"), 12, "number"),
    Column("remaining", marked("Still to go"), 12, "percent"),
)
HOW_TO = (
    marked("Fill in the yellow columns. Leave a row empty where you have nothing to say: an empty cell changes nothing."),
    marked(
        "New value: one number in the row's unit of measure, yes or no where a thing is done or not. Date of the value: the day on which "
        "it was so; without one the day of the upload is taken."
    ),
    marked("Confidence: how likely you find it that the target is reached, from 1 (hardly) to 5 (almost sure); pages show 1 to 10."),
    marked("Status: your own word, kept beside the status that is computed from the numbers."),
    marked(
        "You may filter, and insert or delete rows. Excel sorts a protected sheet only after Review, Unprotect Sheet; there is no "
        "password, and every row stays known by a hidden id."
    ),
    marked(
        "The other columns come from Scorecard. What is changed there is told on the way back and not loaded: goals are changed in the "
        "planning workbook. A row that you add by hand is told too, and not loaded."
    ),
    marked("Save the workbook as .xlsx or .ods and upload it on the Import page, or with: scorecard import FILE."),
    marked("Where somebody else answered in the meantime, a person decides on the Check-ins page; nothing is overwritten."),
)
MOST_IN_A_HINT = 255
"""Letters that Excel shows beside a cell."""
ROOM = 3
"""Letters that a filter's arrow takes from a heading."""
_FIRST = 5
"""The row of the headings, from 0: below the codes, the title and the notes."""


def check_in_workbook(book: CheckInBook, carried: Sequence[CarryOver] = ()) -> bytes:
    """The workbook, as bytes. `carried` is what the period left unfinished."""
    out = io.BytesIO()
    made = opened(out, _title(book))
    cells = Cells(made, Scope(book.as_of, book.period))
    cells.formats |= {name: made.add_format(told) for name, told in LOOKS.items()}
    cells.formats["done"] = made.add_format({"num_format": f'"{tr("yes")}";"{tr("yes")}";"{tr("no")}"', "valign": "top", "align": "right"})
    _table(cells, book)
    _carry_over(cells, book, carried)
    _how_to(cells)
    _seen(cells, book)
    made.close()
    return out.getvalue()


def _title(book: CheckInBook) -> str:
    return tr("Check-in: {whom}").format(whom=book.whom) if book.whom else tr("Check-in")


def _table(cells: Cells, book: CheckInBook) -> None:
    made = cells.sheet(tr("Check-in"), [column.width for column in TABLE]).sheet
    forms = cells.formats
    for place, column in enumerate(TABLE):
        made.write_string(0, place, CODE + column.code, forms["text"])
        if column.code != "id":
            made.write_string(_FIRST, place, tr(column.head), forms["fill head" if column.kind.startswith("fill") else "head"])
    made.set_row(0, None, None, {"hidden": True})
    made.set_row(_FIRST, height([(tr(column.head), column.width - ROOM) for column in TABLE if column.width > ROOM]))
    made.set_column(0, 0, TABLE[0].width, None, {"hidden": True})
    made.write_string(1, 1, cells.text(_title(book)), forms["title"])
    told = trn("As of {day}: {n} key result.", "As of {day}: {n} key results.", len(book.rows))
    told = told.format(day=day(book.as_of), n=len(book.rows))
    made.write_string(2, 1, f"{book.period} · {told}" if book.period else told, forms["line"])
    made.write_string(3, 1, tr(HOW_TO[0]), forms["line"])
    for number, row in enumerate(book.rows, start=_FIRST + 1):
        _row(cells, made, number, row)
    last = _FIRST + max(1, len(book.rows))
    made.autofilter(_FIRST, 0, last, len(TABLE) - 1)
    made.freeze_panes(_FIRST + 1, 4)
    made.repeat_rows(_FIRST)
    made.print_area(1, 1, last, len(TABLE) - 1)
    _validate(made, book.rows)
    allowed = ("sort", "autofilter", "insert_rows", "delete_rows", "format_cells", "format_columns", "format_rows")
    made.protect("", dict.fromkeys(allowed, True))
    made.set_selection(_FIRST + 1, _place("value"), _FIRST + 1, _place("value"))
    made.activate()


def _row(cells: Cells, made: Any, number: int, row: Asked) -> None:
    told: dict[str, object] = {column.code: getattr(row, column.code, None) for column in TABLE if not column.kind.startswith("fill")}
    told |= {"id": row.key_result_id, "computed": status(row.status)}
    wrapped = [(str(told[column.code]), column.width) for column in TABLE if column.kind == "wrap" and told[column.code]]
    made.set_row(number, height(wrapped))
    for place, column in enumerate(TABLE):
        form = cells.formats[column.kind]
        if column.code == "value" and row.measure == "none":
            form = cells.formats["not asked"]
        if column.code == "last_value" and row.measure == "done":
            form = cells.formats["done"]
        _write(cells, made, number, place, told.get(column.code), form)


def _write(cells: Cells, made: Any, number: int, place: int, value: object, form: Any) -> None:
    if isinstance(value, str) and value:
        made.write_string(number, place, cells.text(value), form)
    elif isinstance(value, date):
        made.write_datetime(number, place, value, form)
    elif isinstance(value, (int, float)):
        made.write_number(number, place, value, form)
    else:
        made.write_blank(number, place, None, form)


def _place(code: str) -> int:
    return next(place for place, column in enumerate(TABLE) if column.code == code)


def _validate(made: Any, rows: Sequence[Asked]) -> None:
    """What each column to be filled in takes; the value by what its row measures."""
    first, last = _FIRST + 1, _FIRST + max(1, len(rows))

    def column(code: str, told: dict[str, Any]) -> None:
        made.data_validation(first, _place(code), last, _place(code), {"ignore_blank": True, **told})

    number = {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15, "error_title": tr("One number, please")}
    number["error_message"] = tr("Write one number in the unit of measure of the row; words belong into the comment.")
    for at, row in enumerate(rows, start=first):
        if row.measure != "none":
            told = {"validate": "list", "source": [tr("yes"), tr("no")]} if row.measure == "done" else number
            made.data_validation(at, _place("value"), at, _place("value"), {"ignore_blank": True, **told})
    column(
        "observed_on",
        {
            "validate": "date", "criteria": "between", "minimum": date(2000, 1, 1), "maximum": "=TODAY()",
            "error_title": tr("A day, please"), "error_message": tr("Write the day on which the value was so, not a day to come."),
        },
    )  # fmt: skip
    scale = {"validate": "list", "source": [1, 2, 3, 4, 5]}
    column("confidence", {**scale, "input_title": tr("Confidence"), "input_message": tr(HOW_TO[2])[:MOST_IN_A_HINT]})
    column("status", {"validate": "list", "source": [tr(word) for word in SAID.values()]})


def _carry_over(cells: Cells, book: CheckInBook, carried: Sequence[CarryOver]) -> None:
    asked = {row.key_result_id for row in book.rows}
    rows = [one for one in carried if one.key_result_id in asked]
    sheet = cells.sheet(tr("Carry over"), [column.width for column in CARRY_OVER])
    sheet.title(tr("Proposed for the next period"))
    sheet.line(tr("What would be unfinished at the period's end, as the next period would begin it."))
    sheet.line(tr("It is for you to read; the planning workbook takes it over. Nothing on this sheet is read back."))
    body = [[getattr(one, column.code) for column in CARRY_OVER] for one in rows]
    sheet.table([tr(column.head) for column in CARRY_OVER], body, [column.kind for column in CARRY_OVER], filtered=True)
    sheet.sheet.protect("", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True})


def _how_to(cells: Cells) -> None:
    sheet = cells.sheet(tr("How to"), [110])
    sheet.title(tr("How to fill in and send back"))
    for sentence in HOW_TO:
        told = tr(sentence)
        sheet.sheet.set_row(sheet.row, height([(told, 110)]))
        sheet.sheet.write_string(sheet.row, 0, told, cells.formats["wrap"])
        sheet.skip(1)
    sheet.sheet.protect()


def _seen(cells: Cells, book: CheckInBook) -> None:
    """The sheet that says what this workbook is and what the sender saw."""
    made = cells.book.add_worksheet(SHEET)
    made.very_hidden()
    lines: list[list[object]] = [[MARK, VERSION], ["as of", book.as_of.isoformat()], ["seen", book.seen]]
    lines += [["status", code, tr(word)] for code, word in SAID.items()]
    lines += [["sent", row.key_result_id, row.measure, *(getattr(row, name) for name in SENT)] for row in book.rows]
    for number, line in enumerate(lines):
        for place, value in enumerate(line):
            _write(cells, made, number, place, value, cells.formats["date" if isinstance(value, date) else "text"])
    made.protect()
