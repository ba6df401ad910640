"""The numbers of a native chart, and the workbook inside it: names from data are texts there, never formulas or links."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from io import BytesIO
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter

from scorecard.export.cells import opened


class PlainChartData(CategoryChartData):  # type: ignore[misc]  # the library has no types
    """Categories with their series. The library's own workbook would make formulas of names that begin with "=", and links of addresses."""

    def __init__(self, categories: Sequence[str], series: Mapping[str, Sequence[float | None]], number_format: str, as_of: date) -> None:
        """`as_of` is the day that the workbook says it was made on, so that the same numbers make the same file."""
        super().__init__(number_format=number_format)
        self.as_of = as_of
        self.categories = categories
        for name, values in series.items():
            self.add_series(name, values)

    @cached_property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _PlainWriter(self)


class _PlainWriter(CategoryWorkbookWriter):  # type: ignore[misc]  # the library has no types
    @contextmanager
    def _open_worksheet(self, xlsx_file: BytesIO) -> Iterator[tuple[Any, Any]]:
        book = opened(xlsx_file, "")
        made_on: date = self._chart_data.as_of
        book.set_properties({"author": "", "created": datetime(made_on.year, made_on.month, made_on.day)})  # noqa: DTZ001 (a day without a zone)
        sheet = book.add_worksheet("Sheet1")
        # Else a text in curly brackets would still be a formula.
        sheet.add_write_handler(str, lambda sheet, *cell: sheet.write_string(*cell))
        yield book, sheet
        book.close()
