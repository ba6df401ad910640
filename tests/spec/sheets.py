"""Drawn sheets: a workbook from text with bars, and what the importer made of it as rows to compare."""

import csv
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from scorecard.intake.tables import Reading
from scorecard.model.reading import Given, SheetReading
from scorecard.model.trace import LAYOUTS
from tests.reading import read

Drawn = dict[str, str]
"""One row of a drawn table: heading -> text; "" is an empty cell."""


def workbook(path: Path, sheets: dict[str, str], *, merge: Iterable[str] = (), hidden: Iterable[str] = ()) -> Path:
    """Write a workbook: one drawn sheet each. `12` is a number, `25%` a percent cell, `2026-09-30` a date, `"12"` a text.

    `merge` names ranges of the first sheet.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, drawing in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for row, texts in enumerate(cells(drawing), start=1):
            for column, text in enumerate(texts, start=1):
                value, number_format = _typed(text)
                if value is not None:
                    sheet.cell(row, column, value).number_format = number_format
    for area in merge:
        book.worksheets[0].merge_cells(area)
    book.save(path)
    return path


def text_file(path: Path, drawing: str, *, mark: str = ",", encoding: str = "utf-8") -> Path:
    """Write a drawn table as CSV; cells that need quotes get them."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=mark, lineterminator="\n").writerows(cells(drawing))
    return path


def cells(drawing: str) -> list[list[str]]:
    """The drawing's texts; the first line that holds anything is row 1."""
    lines = drawing.strip("\n").splitlines()
    return [[text.strip().replace("\\n", "\n") for text in line.split("|")] for line in lines if line.strip()]


def _typed(text: str) -> tuple[Any, str]:
    if not text:
        return None, "General"
    if text.startswith('"') and text.endswith('"'):
        return text[1:-1], "General"
    if re.fullmatch(r"-?[\d.]+%", text):
        return float(text[:-1]) / 100, "0.0%"
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text), "General"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return datetime.fromisoformat(text), "yyyy-mm-dd"
    return text, "General"


def imported(path: Path, given: Given | None = None) -> Reading:
    """The reading of a file that is expected to hold OKRs."""
    reading = read(path, given or Given())
    assert reading.content is not None, reading.account.reason
    return reading


def expect(reading: Reading, drawing: str) -> None:
    """The key results read are the drawn ones, in the columns drawn, in the file's order."""
    headings, *rows = cells(drawing)
    found = [[one[name] for name in headings] for one in key_results(reading)]
    assert found == rows, "\n".join(" | ".join(row) for row in [headings, *found])


def key_results(reading: Reading) -> list[Drawn]:
    """One row a key result, with its objective's words; `current` and `progress` are the newest check-in's."""
    content = reading.content
    assert content is not None
    objectives = {row["key"]: row for row in content.objectives.to_pylist()}
    check_ins: dict[int, list[dict[str, Any]]] = {}
    for row in content.check_ins.to_pylist():
        check_ins.setdefault(row["key_result_key"], []).append(row)
    found = []
    for row in content.key_results.to_pylist():
        objective = objectives[row["objective_key"]]
        newest = max(check_ins.get(row["key"], [{}]), key=_when)
        told = {
            **{f"objective_{name}": value for name, value in objective.items()},
            **row,
            "objective": objective["text"] if objective["stated"] else None,
            "key_result": row["text"],
            "unit": objective["unit"],
            "period": objective["period"],
            "perspective": objective["perspective_word"],
            "current": newest.get("value"),
            "progress": newest.get("percent_complete"),
            "confidence": newest.get("confidence"),
            "observed_on": newest.get("observed_on"),
            "comment": newest.get("comment"),
            "check_ins": len(check_ins.get(row["key"], [])),
        }
        found.append({name: plain(value) for name, value in told.items()})
    return found


def objectives(reading: Reading) -> list[Drawn]:
    """One row an objective that the file states."""
    assert reading.content is not None
    return [{name: plain(value) for name, value in row.items()} for row in reading.content.objectives.to_pylist() if row["stated"]]


def codes(reading: Reading) -> set[str]:
    """The codes of all findings."""
    return {finding.code for finding in reading.account.findings}


def sheet_of(reading: Reading, name: str) -> SheetReading:
    [found] = [sheet for sheet in reading.account.sheets if sheet.sheet == name]
    return found


def every_row_is_told(reading: Reading) -> None:
    """No row of a sheet that was read is dropped in silence: it made something, or is skipped with a reason; and its layout has words."""
    content = reading.content
    assert content is not None
    for sheet in reading.account.sheets:
        if sheet.heading_row is None:
            continue
        assert set(sheet.layout.split(", ")) <= LAYOUTS.keys()
        used = {
            row["row"]
            for table in (content.objectives, content.key_results, content.check_ins, content.milestones, content.plan_points)
            for row in table.to_pylist()
            if row["sheet"] == sheet.sheet
        }
        skipped = {row for one in sheet.skipped for row in one.rows}
        if sheet.layout == "more of known key results":
            continue  # its rows went into those of other sheets, or are skipped
        read_rows = {row["row"] for row in content.source_rows.to_pylist() if row["sheet"] == sheet.sheet}
        headings = {int(re.sub(r"\D", "", column.cell)) for column in sheet.columns}
        assert read_rows - used - skipped - headings == set()


def plain(value: object) -> str:
    """A value as one would draw it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.10g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _when(check_in: dict[str, Any]) -> tuple[date, int]:
    return check_in.get("observed_on") or date.max, check_in.get("row") or 0
