"""Cells, tables and print settings of the workbooks we write. Text from data stays text, whatever it begins with."""

import io
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter

from scorecard.model.scope import Scope

MOST_TEXT = 32_767
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
    "line": {},
    "gap": {"bg_color": "#F3C9C0"},
    "covered": {"bg_color": "#CBE8DC"},
    "not measurable": {"bg_color": "#F7E3B0"},
    "unmapped": {"bg_color": "#E2D6EA"},
}


def allowed(text: str) -> str:
    """A text as Excel can hold it: forbidden characters replaced, and cut at the longest that a cell takes."""
    clean = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return clean if len(clean) <= MOST_TEXT else clean[: MOST_TEXT - 1] + "…"


def opened(out: io.BytesIO, title: str) -> xlsxwriter.Workbook:
    """A new workbook in which no text becomes a formula, a link or a number."""
    plainly = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(out, {**plainly, "nan_inf_to_errors": True, "in_memory": True})
    book.set_properties({"title": allowed(title)[:200], "author": "", "company": "", "comments": ""})
    return book


LINE = 15
"""Height of a line of text, in points."""
MOST_LINES = 12


def height(texts: Sequence[tuple[str, int]]) -> int:
    """How high a row must be for texts that are wrapped in columns of these widths, in points: not every program works it out itself."""
    lines = (sum(1 + (len(line) - 1) // max(1, width - 1) for line in text.split("\n")) for text, width in texts)
    return LINE * min(MOST_LINES, max(lines, default=1) or 1)


class Cells:
    """One workbook being written."""

    def __init__(self, book: xlsxwriter.Workbook, scope: Scope) -> None:
        self.book = book
        self.scope = scope
        self.formats = {name: book.add_format(told) for name, told in FORMATS.items()}
        self.note = ""
        """Day, n and completeness, said on every sheet of rows."""
        self.changed = 0
        """Texts that had to be shortened or cleaned."""

    def sheet(self, name: str, widths: Sequence[int]) -> "Sheet":
        """A new sheet, ready to print: landscape A4, one page wide, with day and page in the footer."""
        made = self.book.add_worksheet(name)
        made.set_landscape()
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        made.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        made.hide_gridlines(2)
        made.set_footer(f"&L{name}&CAs of {self.scope.as_of.isoformat()}&RPage &P of &N")
        for column, width in enumerate(widths):
            made.set_column(column, column, width)
        return Sheet(self, made)

    def text(self, value: str) -> str:
        """What Excel allows in a cell."""
        clean = allowed(value)
        self.changed += clean != value
        return clean


class Sheet:
    """A sheet written from top to bottom."""

    def __init__(self, cells: Cells, sheet: Any) -> None:
        self.cells = cells
        self.sheet = sheet
        self.row = 0
        self.filtered = False

    def title(self, text: str) -> None:
        """The title, and below it the note, on the row that a table otherwise leaves blank."""
        self._one(text, "title")
        if self.cells.note:
            self.sheet.write_string(self.row, 0, self.cells.text(self.cells.note), self.cells.formats["line"])

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
        coverage: tuple[int, int] | None = None,
        printed: int | None = None,
    ) -> int:
        """A table; its first body row. `bars` is a column with data bars, `coverage` a range of columns coloured by word,
        `printed` how many columns go on paper."""
        self.row += 1
        for column, text in enumerate(head):
            self.sheet.write_string(self.row, column, text, self.cells.formats["head"])
        first = self.row + 1
        for number, line in enumerate(body):
            for column, (value, kind) in enumerate(zip(line, kinds, strict=True)):
                self._write(first + number, column, value, kind)
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
        if coverage and body:
            for word in ("covered", "not measurable", "gap", "unmapped"):
                told = {"type": "text", "criteria": "begins with", "value": word, "format": self.cells.formats[word]}
                self.sheet.conditional_format(first, coverage[0], last, coverage[1], told)
        if not body:
            self.sheet.write_string(first, 0, "Nothing in this selection.", self.cells.formats["line"])
        self.row = last + 2
        return first

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
