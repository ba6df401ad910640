"""The workbooks of Veldmark Group, each kept the way its department likes it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from data.make.invent import QUARTERS, KeyResult, Objective, Typed, Unit

ENGLISH = {"f": "Financial", "c": "Customer", "p": "Internal Process", "l": "Learning & Growth", "": ""}
DUTCH = {"f": "Financieel", "c": "Klant", "p": "Interne procesen", "l": "Leren & groei"}
GERMAN = {"f": "Finanzen", "c": "Kunden", "p": "Interne Prozesse", "l": "Lernen & Entwicklung", "": ""}
TYPED_WRONG = {"Customer": "Custommer", "Internal Process": "Internal proces", "Finanzen": "Finanzn"}
"""How some people spell it."""
MADE_ON = datetime(2026, 11, 20, tzinfo=UTC)
"""The files' own date of making, so that the same story gives the same bytes."""


@contextmanager
def _workbook(path: Path) -> Iterator["Book"]:
    book = Book(path)
    yield book
    book.file.close()


class Book:
    """A workbook with the few looks these departments use."""

    def __init__(self, path: Path) -> None:
        self.file = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
        self.file.set_properties({"created": MADE_ON, "author": "Veldmark Group"})
        self.title = self.file.add_format({"bold": True, "font_size": 14})
        self.heading = self.file.add_format({"bold": True, "bg_color": "#DCE6F1", "text_wrap": True, "bottom": 1})
        self.day = self.file.add_format({"num_format": "dd-mm-yyyy"})
        self.block = self.file.add_format({"valign": "top", "text_wrap": True})
        self.note = self.file.add_format({"italic": True, "font_color": "#777777"})
        self.total = self.file.add_format({"bold": True, "top": 1})

    def sheet(self, name: str, widths: Sequence[int]) -> Any:
        sheet = self.file.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def row(self, sheet: Any, number: int, values: Iterable[Typed | date], look: Any = None) -> None:
        for column, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, self.day)
            elif value not in (None, ""):
                sheet.write(number, column, value, look)


def linked_sheets(path: Path, objectives: Sequence[Objective], units: Sequence[Unit]) -> None:
    """Head office keeps a small database: objectives, key results and check-ins on three sheets, joined by ids."""
    with _workbook(path) as book:
        sheet = book.sheet("Read me", [90])
        for number, line in enumerate(
            (
                "OKR register 2026",
                "One line per objective, key result and check-in. Update your check-ins before Friday noon.",
                "Questions: strategy office.",
            )
        ):
            sheet.write(number, 0, line, book.title if number == 0 else None)
        sheet = book.sheet("Objectives", [10, 10, 22, 48, 20, 26, 48])
        book.row(sheet, 0, ("OKR ID", "Quarter", "Team", "Objective", "Perspective", "Owner", "Parent objective"), book.heading)
        for number, one in enumerate(objectives, start=1):
            word = _spelt(ENGLISH[one.perspective], number)
            book.row(sheet, number, (one.number, _spoken(one.quarter), one.unit, one.text, word, one.owner, one.serves))
        sheet = book.sheet("Key Results", [12, 10, 52, 10, 10, 10, 26, 8, 14, 10, 10, 10])
        headings = (
            "KR ID",
            "OKR ID",
            "Key Result",
            "UoM",
            "Baseline",
            "Target",
            "Owner",
            "Weight",
            "KR type",
            "Lower limit",
            "Upper limit",
            "Stretch target",
        )
        book.row(sheet, 0, headings, book.heading)
        pairs = [(objective, one) for objective in objectives for one in objective.key_results]
        for number, (objective, result) in enumerate(pairs, start=1):
            told = (result.text, result.unit_of_measure, result.baseline, result.target, result.owner, result.weight)
            kind = (result.kind, result.lower, result.upper, result.stretch)
            book.row(sheet, number, (result.number, objective.number, *told, *kind))
        sheet = book.sheet("Milestones", [12, 40, 12, 12])
        book.row(sheet, 0, ("KR ID", "Milestone", "Due", "Done on"), book.heading)
        steps = [(result.number, step) for _, result in pairs for step in result.steps]
        for number, (key, step) in enumerate(steps, start=1):
            book.row(sheet, number, (key, step.text, step.due, step.done))
        sheet = book.sheet("Dependencies", [12, 52])
        book.row(sheet, 0, ("KR ID", "Depends on"), book.heading)
        waiting = [(result.number, result.waits_for) for _, result in pairs if result.waits_for]
        for number, pair in enumerate(waiting, start=1):
            book.row(sheet, number, pair)
        sheet = book.sheet("Check-ins", [12, 12, 12, 12, 50])
        book.row(sheet, 0, ("Date", "KR ID", "Value", "Confidence", "Comment"), book.heading)
        log = [(check, result.number) for _, result in pairs for check in result.check_ins]
        log.sort(key=lambda line: (line[0].day, line[1]))
        for number, (check, key) in enumerate(log, start=1):
            book.row(sheet, number, (check.day, key, check.value, check.confidence, check.comment))
        sheet = book.sheet("Units", [26, 26, 16, 14])
        book.row(sheet, 0, ("Unit", "Parent unit", "Level", "Roll-up weight"), book.heading)
        for number, unit in enumerate(units, start=1):
            book.row(sheet, number, (unit.name, unit.parent, unit.level, unit.weight))


def side_by_side(path: Path, objectives: Sequence[Objective]) -> None:
    """Road keeps one row an objective, with its key results beside it and blanks where there is no third."""
    with _workbook(path) as book:
        sheet = book.sheet("OKRs 2026", [10, 10, 22, 18, 44, 24] + [36, 11, 11, 11] * 3)
        sheet.write(0, 0, "Road Transport: objectives and key results 2026", book.title)
        sheet.write(1, 0, "Baseline: where we stood at the start of the quarter. Blank: not known yet.", book.note)
        headings = ["OKR ID", "Quarter", "Team", "BSC perspective", "Objective", "Owner", "Supports", "Depends on"]
        for group in (1, 2, 3):
            headings += [f"Key Result {group}", f"KR{group} Baseline", f"KR{group} Target", f"KR{group} Current"]
        book.row(sheet, 3, headings, book.heading)
        for number, one in enumerate(sorted(objectives, key=lambda o: (o.quarter, o.number)), start=4):
            word = _spelt(ENGLISH[one.perspective], number)
            cells: list[Typed | date] = [one.number, _spoken(one.quarter), one.unit, word, one.text, one.owner, one.serves]
            cells.append("; ".join(result.waits_for for result in one.key_results if result.waits_for))
            for result in one.key_results:
                cells += [result.text + _in_unit(result), result.baseline, result.target, result.current]
            book.row(sheet, number, cells)
        sheet.freeze_panes(4, 0)


def sheet_per_perspective(path: Path, objectives: Sequence[Objective], quarter: str) -> None:
    """The Dutch warehouses print a page for each perspective; an objective is one cell merged over its key results."""
    with _workbook(path) as book:
        for perspective, name in DUTCH.items():
            mine = [one for one in objectives if one.quarter == quarter and one.perspective == perspective]
            sheet = book.sheet(name, [22, 34, 44, 12, 12, 14, 12, 13, 24, 24, 40, 40])
            sheet.write(0, 0, f"OKR's Warehousing Benelux, kwartaal {quarter[-1]} {quarter[:4]}", book.title)
            sheet.write(1, 0, f"Perspectief: {name}", book.note)
            headings = (
                "Afdeling",
                "Doelstelling",
                "Kernresultaat",
                "Meeteenheid",
                "Nulmeting",
                "Streefwaarde",
                "Realisatie",
                "Peildatum",
                "Eigenaar",
                "Toelichting",
                "Draagt bij aan",
                "Afhankelijk van",
            )
            book.row(sheet, 3, headings, book.heading)
            row = 4
            for one in mine:
                last = row + len(one.key_results) - 1
                if last > row:
                    sheet.merge_range(row, 0, last, 0, one.unit, book.block)
                    sheet.merge_range(row, 1, last, 1, one.text, book.block)
                else:
                    book.row(sheet, row, (one.unit, one.text), book.block)
                for result in one.key_results:
                    told = (result.text, result.unit_of_measure, result.baseline, result.target, result.current)
                    day = result.check_ins[-1].day if result.check_ins else None
                    more = (result.owner, "" if day else "nog niet gemeten", one.serves, result.waits_for)
                    book.row(sheet, row, (None, None, *told, day, *more))
                    row += 1
            book.row(sheet, row + 1, (None, "Totaal", None, None, None, None, row - 4), book.total)
            sheet.write(row + 3, 0, "Cijfers onder voorbehoud van de kwartaalafsluiting.", book.note)


def sheet_per_quarter(path: Path, objectives: Sequence[Objective]) -> None:
    """Air & Ocean copies last quarter's sheet and adds a column each week. Nobody names a perspective."""
    with _workbook(path) as book:
        for quarter in QUARTERS:
            mine = [one for one in objectives if one.quarter == quarter]
            weeks = sorted({check.day for one in mine for result in one.key_results for check in result.check_ins})
            sheet = book.sheet(_spoken(quarter), [20, 40, 46, 24, 10, 10, 11, 10, 12, 40, 40] + [11] * len(weeks))
            sheet.write(0, 0, f"Air & Ocean OKRs, {_spoken(quarter)}", book.title)
            headings = (
                "Department",
                "Objective",
                "Key result",
                "Responsible",
                "Unit of measure",
                "Start value",
                "Target value",
                "Confidence",
                "Status",
                "Supports objective",
                "Depends on",
            )
            book.row(sheet, 2, headings, book.heading)
            for column, week in enumerate(weeks, start=len(headings)):
                sheet.write_datetime(2, column, week, book.day)
            row = 3
            for one in mine:
                for place, result in enumerate(one.key_results):
                    once = (one.unit, one.text) if place == 0 else (None, None)
                    book.row(sheet, row, (*once, *_flat(result), one.serves, result.waits_for))
                    for check in result.check_ins:
                        sheet.write(row, len(headings) + weeks.index(check.day), check.value)
                    row += 1
            book.row(sheet, row, (None, "Total", None, None, None, None, row - 3), book.total)


def semicolons(path: Path, objectives: Sequence[Objective]) -> None:
    """The German sites export from their own tool: semicolons, decimal commas, 20.11.2026; one row came twice."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    headings = "Ziel-Nr. Quartal Bereich Perspektive Ziel Schlüsselergebnis Messeinheit Startwert Zielwert Istwert Stichtag"
    writer.writerow([*headings.split(), "Verantwortlich", "Status", "Bemerkung", "Zahlt ein auf", "Abhängig von"])
    rows = []
    for number, one in enumerate(objectives):
        word = _spelt(GERMAN[one.perspective], number)
        for result in one.key_results:
            day = f"{result.check_ins[-1].day:%d.%m.%Y}" if result.check_ins else ""
            values = (_comma(result, result.baseline), _comma(result, result.target), _comma(result, result.current))
            quarter = f"Q{one.quarter[-1]}/{one.quarter[:4]}"
            mood = _mood(result, ("im Plan", "gefährdet", "im Rückstand"))
            rows.append([one.number, quarter, one.unit, word, one.text, result.text, result.unit_of_measure, *values, day])
            rows[-1] += [result.owner, mood, "" if day else "noch keine Messung", one.serves, result.waits_for]
    rows.insert(8, rows[5])
    writer.writerows(rows)
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def _flat(result: KeyResult) -> tuple[Typed, ...]:
    confidence = result.check_ins[-1].confidence if result.check_ins else None
    status = _mood(result, ("On track", "At risk", "Off track"))
    return result.text, result.owner, result.unit_of_measure, result.baseline, result.target, confidence, status


def _mood(result: KeyResult, words: tuple[str, str, str]) -> str:
    """The owner's own colour: what confidence looks like from inside."""
    if not result.check_ins:
        return ""
    confidence = result.check_ins[-1].confidence
    return words[0] if confidence >= 7 else words[1] if confidence >= 4 else words[2]


def _spelt(word: str, number: int) -> str:
    """Every ninth time the way people misspell it, every thirteenth time not at all."""
    if number % 13 == 3:
        return ""
    return TYPED_WRONG.get(word, word) if number % 9 == 4 else word


def _spoken(quarter: str) -> str:
    return f"{quarter[-2:]} {quarter[:4]}"


def _in_unit(result: KeyResult) -> str:
    return "" if result.unit_of_measure == "#" else f" ({result.unit_of_measure})"


def _comma(result: KeyResult, value: Typed) -> str:
    if not isinstance(value, float):
        return value or ""
    return f"{value:,.{result.decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
