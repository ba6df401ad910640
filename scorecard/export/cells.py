"""Cells, tables and print settings of the workbooks we write. Text from data stays text, whatever it begins with."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import repeat
from typing import Any

import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_col_to_name, xl_range_abs

from scorecard.export.streamed import Once, StreamedSheet, formulas, number_cell, placed, text_cell
from scorecard.language import percent, short_day, tr
from scorecard.model.scope import Scope

MOST_TEXT = 32_767
MOST_NAME = 31
"""Letters in the name of a sheet."""
PAPERS = {"a4": 9, "letter": 1}
"""By the number that Excel gives them."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FORMATS: dict[str, dict[str, Any]] = {
    "text": {"valign": "top"},
    "wrap": {"valign": "top", "text_wrap": True},
    "score": {"num_format": "0.00", "valign": "top"},
    "exact": {"num_format": "0.0000", "valign": "top"},
    "change": {"num_format": "+0.00;-0.00;0.00", "valign": "top"},
    "percent": {"num_format": "0 %", "valign": "top"},
    "number": {"num_format": "#,##0.0###", "valign": "top"},
    "count": {"num_format": "#,##0", "valign": "top"},
    "date": {"num_format": "yyyy-mm-dd", "valign": "top"},
    "title": {"bold": True, "font_size": 16, "font_color": "#1C2733"},
    "heading": {"bold": True, "font_size": 12, "font_color": "#1C2733"},
    "head": {"bold": True, "bg_color": "#E7EDF2", "bottom": 1, "text_wrap": True, "valign": "top"},
    "head status": {"bold": True, "bg_color": "#E7EDF2", "bottom": 1, "text_wrap": True, "valign": "top", "align": "left", "indent": 1},
    "head right": {"bold": True, "bg_color": "#E7EDF2", "bottom": 1, "text_wrap": True, "valign": "top", "align": "right"},
    # Excel and LibreOffice indent what is told to begin at the left, and nothing else.
    "status": {"valign": "top", "align": "left", "indent": 1},
    "wrapped apart": {"valign": "top", "align": "left", "indent": 1, "text_wrap": True},
    "line": {},
    "telling": {"text_wrap": True, "valign": "top", "font_size": 12},
    "paragraph": {"text_wrap": True, "valign": "top"},
    "named": {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"},
    "thin": {"font_color": "#8A8F98", "italic": True},
    "link": {"font_color": "#1F5F8B", "underline": 1, "valign": "top"},
    "gap": {"bg_color": "#F3C9C0"},
    "covered": {"bg_color": "#CBE8DC"},
    "not measurable": {"bg_color": "#F7E3B0"},
    "unmapped": {"bg_color": "#E2D6EA"},
}

LEFT = {"text", "wrap", "status", "wrapped apart", "named"}
"""Kinds whose cells, and so their headings, begin at the left."""
APART = {"text": "status", "wrap": "wrapped apart", "status": "status"}
"""Texts right after a number, which ends where they begin, keep away from it."""


def allowed(text: str) -> str:
    """A text as Excel can hold it: forbidden characters replaced, and cut at the longest that a cell takes."""
    clean = text if text.isprintable() else _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return clean if len(clean) <= MOST_TEXT else clean[: MOST_TEXT - 1] + "…"


def opened(out: io.BytesIO, title: str, *, in_memory: bool = True) -> xlsxwriter.Workbook:
    """A new workbook in which no text becomes a formula, a link or a number; not `in_memory` one that is put together in a folder."""
    plainly = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(out, {**plainly, "nan_inf_to_errors": True, "in_memory": in_memory})
    book.set_properties({"title": allowed(title)[:200], "author": "", "company": "", "comments": ""})
    return book


LINE = 15
"""Height of a line of text, in points."""
MOST_LINES = 12
TOGETHER = 1_000
"""Rows of a streamed sheet that are held as text before they are written."""


def height(texts: Sequence[tuple[str, int]]) -> int:
    """How high a row must be for texts that are wrapped in columns of these widths, in points: not every program works it out itself."""
    lines = (sum(1 + (len(line) - 1) // max(1, width - 1) for line in text.split("\n")) for text, width in texts)
    return LINE * min(MOST_LINES, max(lines, default=1) or 1)


def _high(width: int, value: object) -> int:
    """How high a row must be for a value in a column of that width; 0 where the usual height is enough."""
    if not isinstance(value, str) or len(value) < width - 1:
        return 0
    found = height([(value, width)])
    return found if found > LINE else 0


def _truths_as_texts(values: Sequence[object]) -> Sequence[object]:
    """A column's values, none of which is equal to one of another kind."""
    return [str(value) if isinstance(value, bool) else value for value in values] if bool in set(map(type, values)) else values


class Cells:
    """One workbook being written; `paper` is one of `PAPERS`."""

    def __init__(self, book: xlsxwriter.Workbook, scope: Scope, paper: str = "a4") -> None:
        self.book = book
        self.scope = scope
        self.paper = paper
        looks = {**FORMATS, "percent": {**FORMATS["percent"], "num_format": percent(0)}}  # As the language writes it.
        self.formats = {name: book.add_format(told) for name, told in looks.items()}
        self.note = ""
        """Day, n and completeness, said on every sheet of rows."""
        self.back = ""
        """The sheet that every titled sheet links to below its note."""
        self.changed = 0
        """Texts that had to be shortened or cleaned."""

    def sheet(self, name: str, widths: Sequence[int], *, streamed: bool = False) -> "Sheet":
        """A new sheet, ready to print: landscape, one page wide, with day and page in the footer.

        A `streamed` one keeps no row in memory: it is written strictly downwards.
        """
        name = self._free(name)
        self.book.constant_memory = streamed
        made = self.book.add_worksheet(name, StreamedSheet if streamed else None)
        made.set_landscape()
        made.set_paper(PAPERS[self.paper])
        made.fit_to_pages(1, 0)
        made.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        made.hide_gridlines(2)
        told = [name, tr("As of {day}").format(day=short_day(self.scope.as_of)), tr("Page {page} of {pages}")]
        left, middle, right = (text.replace("&", "&&") for text in told)
        made.set_footer(f"&L{left}&C{middle}&R{right.format(page='&P', pages='&N')}")
        for column, width in enumerate(widths):
            made.set_column(column, column, width)
        return Sheet(self, made, widths)

    def _free(self, name: str) -> str:
        """As Excel allows a sheet to be called, and as none is called yet."""
        clean = re.sub(r"[\[\]:*?/\\]", " ", allowed(name)).strip(" '") or "-"
        taken = {one.get_name().casefold() for one in self.book.worksheets()} | {"history"}
        found, number = clean[:MOST_NAME].strip(" '"), 1
        while found.casefold() in taken:
            number += 1
            found = f"{clean[: MOST_NAME - 4]} ({number})"
        return found

    def text(self, value: str) -> str:
        """What Excel allows in a cell."""
        clean = allowed(value)
        self.changed += clean != value
        return clean


class Sheet:
    """A sheet written from top to bottom."""

    def __init__(self, cells: Cells, sheet: Any, widths: Sequence[int]) -> None:
        self.cells = cells
        self.sheet = sheet
        self.widths = list(widths)
        self.row = 0

    @property
    def name(self) -> str:
        """As the workbook calls it."""
        return str(self.sheet.get_name())

    def reference(self, first: int, column: int, last: int, last_column: int | None = None) -> str:
        """Such as `'Key results'!$C$4:$C$90`; rows and columns from 0."""
        return f"{quote_sheetname(self.name)}!{xl_range_abs(first, column, last, column if last_column is None else last_column)}"

    def call(self, name: str, first: int, column: int, last: int, last_column: int | None = None) -> None:
        """Give cells a name for formulas."""
        self.cells.book.define_name(name, f"={self.reference(first, column, last, last_column)}")

    def link(self, column: int, text: str, sheet: str, row: int | None = None) -> None:
        """A way to another sheet of the workbook, in the current row or another one."""
        place = self.row if row is None else row
        self.sheet.write_url(place, column, f"internal:{quote_sheetname(sheet)}!A1", self.cells.formats["link"], self.cells.text(text))

    def way_out(self, column: int, text: str, address: str) -> None:
        """A link to a web page, in the current row; the address is ours, never one from data."""
        self.sheet.write_url(self.row, column, address, self.cells.formats["link"], text)

    def telling(self, text: str, last_column: int, letters: int, kind: str = "telling") -> None:
        """A paragraph over several columns, as high as it needs to be where a line holds so many letters."""
        form, clean = self.cells.formats[kind], self.cells.text(text)
        self.sheet.set_row(self.row, (15 if kind == "paragraph" else 17) * max(1, -(-len(clean) // letters)))
        self.sheet.merge_range(self.row, 0, self.row, last_column, "", form)
        self.sheet.write_string(self.row, 0, clean, form)
        self.row += 1

    def title(self, text: str, note: str | None = None) -> None:
        """The title, and below it a note or that of all sheets, on the row that a table otherwise leaves blank."""
        self._one(text, "title")
        if told := note or self.cells.note:
            self.sheet.write_string(self.row, 0, self.cells.text(told), self.cells.formats["line"])
        if self.cells.back:
            self.row += 1
            self.link(0, "← " + self.cells.back, self.cells.back)

    def heading(self, text: str) -> None:
        self._one(text, "heading")

    def line(self, text: str) -> None:
        self._one(text, "line")

    def skip(self, rows: int) -> None:
        self.row += rows

    def chart(self, chart: Any, column: int, description: str) -> None:
        """Anchored at the current row; the caller skips the rows it covers."""
        self.sheet.insert_chart(self.row, column, chart, {"description": description, "object_position": 3})

    def table(
        self,
        head: Sequence[str],
        body: Sequence[Sequence[object]],
        kinds: Sequence[str],
        *,
        filtered: bool = False,
        bars: int | None = None,
        printed: int | None = None,
        live: Mapping[int, str] | None = None,
        names: Mapping[int, str] | None = None,
    ) -> int:
        """A table; its first body row. `bars` is a column with data bars, `printed` how many columns go on paper.

        `live` are formulas by column, `{row}` in them the row as Excel counts; the body's value is what they come to.
        `names` are given to columns, for formulas.
        """
        self.row += 1
        self._widen(head)
        self._grow(self.row, head, range(len(head)))
        kinds = [kind if before in LEFT else APART.get(kind, kind) for before, kind in zip(["text", *kinds], kinds, strict=False)]
        wrapped = [column for column, kind in enumerate(kinds) if kind in ("wrap", "wrapped apart")]
        for column, (text, kind) in enumerate(zip(head, kinds, strict=True)):
            form = self.cells.formats["head status" if kind in APART.values() else "head" if kind in LEFT else "head right"]
            self.sheet.write_string(self.row, column, self.cells.text(text), form)
        first = self.row + 1
        if isinstance(self.sheet, StreamedSheet):
            self._stream(self.sheet, first, body, kinds, wrapped, live or {})
        else:
            self._one_by_one(first, body, kinds, wrapped, live or {})
        last = first + max(0, len(body) - 1)
        if filtered and body:
            self.sheet.autofilter(self.row, 0, last, len(head) - 1)
            self.sheet.freeze_panes(first, 0)
            self.sheet.repeat_rows(self.row)
        if printed is not None and body:
            self.sheet.print_area(0, 0, last, printed - 1)
        if bars is not None and body:
            self.sheet.conditional_format(
                first,
                bars,
                last,
                bars,
                {
                    "type": "data_bar",
                    "min_type": "num",
                    "min_value": 0,
                    "max_type": "num",
                    "max_value": 1,
                    "bar_color": "#9CC3DD",
                    "bar_solid": True,
                },
            )
        for column, name in (names or {}).items():
            self.call(name, first, column, last)
        if not body:
            self.sheet.write_string(first, 0, tr("Nothing in this selection."), self.cells.formats["line"])
        self.row = last + 2
        return first

    def thin(self, first: int, rows: int, column: int, complete: int) -> None:
        """Scores in grey where less of the weight is scored than one number takes; `complete` is the column that says how much is."""
        if rows:
            told = {"type": "formula", "criteria": f"=${xl_col_to_name(complete)}{first + 1}<MinCompleteness", "stop_if_true": True}
            self.sheet.conditional_format(first, column, first + rows - 1, column, told | {"format": self.cells.formats["thin"]})

    def formula(self, row: int, column: int, told: str, value: object, kind: str) -> None:
        """A formula of ours with the value that it comes to; unknown is an empty text. Nothing from data may stand in it."""
        self.sheet.write_formula(row, column, told.format(row=row + 1), self.cells.formats[kind], "" if value is None else value)

    def _one_by_one(
        self,
        first: int,
        body: Sequence[Sequence[object]],
        kinds: Sequence[str],
        wrapped: Sequence[int],
        live: Mapping[int, str],
    ) -> None:
        for row, line in enumerate(body, start=first):
            self._grow(row, line, wrapped)
            for column, (value, kind) in enumerate(zip(line, kinds, strict=True)):
                if column in live:
                    self.formula(row, column, live[column], value, kind)
                else:
                    self._write(row, column, value, kind)

    def _stream(
        self,
        sheet: StreamedSheet,
        first: int,
        body: Sequence[Sequence[object]],
        kinds: Sequence[str],
        wrapped: Sequence[int],
        live: Mapping[int, str],
    ) -> None:
        """The same, some hundred rows at a time."""
        told = [Once(partial(self._told, kind)) for kind in kinds]
        high = {column: Once(partial(_high, self.widths[column])) for column in wrapped}
        for start in range(0, len(body), TOGETHER):
            values = [_truths_as_texts(column) for column in zip(*body[start : start + TOGETHER], strict=True)]
            numbers = [str(first + start + place) for place in range(1, len(values[0]) + 1)]
            columns = [
                formulas(column, numbers, line, self.cells.formats[kind], live[column].removeprefix("="))
                if column in live
                else placed(column, numbers, line, told[column])
                for column, (kind, line) in enumerate(zip(kinds, values, strict=True))
            ]
            heights = zip(repeat(0, len(numbers)), *(map(high[column].__getitem__, values[column]) for column in wrapped), strict=True)
            sheet.write_columns(numbers, columns, [max(each) for each in heights])

    def _told(self, kind: str, value: object) -> str:
        form = self.cells.formats[kind]
        if value is None or value == "":
            return ""
        if isinstance(value, str):
            return text_cell(self.cells.text(value), form)
        if isinstance(value, (int, float)):
            return number_cell(value, self._number_format(value) if kind == "number" else form)
        if isinstance(value, date):
            return number_cell(self.sheet._convert_date_time(value), form)
        raise TypeError(f"no cell for {type(value).__name__}")

    def _widen(self, head: Sequence[str]) -> None:
        """Give each column room for the longest word of its heading, which is broken between words alone."""
        wanted = [max((len(word) for word in text.split()), default=0) + 2 for text in head]
        for column, (width, there) in enumerate(zip(wanted, self.widths, strict=False)):
            if width > there:
                self.sheet.set_column(column, column, width)
                self.widths[column] = width

    def _grow(self, row: int, line: Sequence[object], wrapped: Iterable[int]) -> None:
        """Give a row the height of its wrapped texts, where one line is not enough."""
        if high := max((_high(self.widths[column], line[column]) for column in wrapped), default=0):
            self.sheet.set_row(row, high)

    def _one(self, text: str, kind: str) -> None:
        self.sheet.write_string(self.row, 0, self.cells.text(text), self.cells.formats[kind])
        self.row += 1

    def _write(self, row: int, column: int, value: object, kind: str) -> None:
        """Unknown stays empty."""
        form = self.cells.formats[kind]
        if value is None or value == "":
            return
        if isinstance(value, (bool, str)):
            self.sheet.write_string(row, column, self.cells.text(str(value)), form)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, form)
        elif isinstance(value, (int, float)):
            self.sheet.write_number(row, column, value, self._number_format(value) if kind == "number" else form)
        else:
            raise TypeError(f"no cell for {type(value).__name__}")

    def _number_format(self, value: float) -> Any:
        """Whole numbers without a mark, which `#,##0.##` would leave hanging; the very small as Excel shows them."""
        if float(value).is_integer():
            return self.cells.formats["count"]
        return self.cells.formats["number" if abs(value) >= 0.001 else "text"]
