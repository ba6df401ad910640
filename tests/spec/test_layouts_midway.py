"""Columns of the middle and the end of a period: what was reached by then, where they look back for sure."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scorecard.intake.tables import Reading
from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, key_results, text_file, workbook


def days(reading: Reading) -> list[tuple[Any, ...]]:
    """Of each check-in its day, or else the last one that it could be of, and its value."""
    assert reading.content is not None
    return [(one["observed_on"] or one["until"], one["value"]) for one in reading.content.check_ins.to_pylist()]


@pytest.mark.parametrize(
    ("headings", "file", "middle", "end"),
    [
        ("Mid-quarter | End of quarter", "okr 2026-Q1", date(2026, 2, 15), date(2026, 3, 31)),
        ("Mid-Quarter Check-in | End-of-Quarter Check-in", "okr Q2 2026", date(2026, 5, 15), date(2026, 6, 30)),
        ("Mid-year review | Year-end review", "okr 2026", date(2026, 6, 30), date(2026, 12, 31)),
        ("Mid-year | Year-end", "okr 2026", date(2026, 6, 30), date(2026, 12, 31)),
        ("Midterm | Final", "okr H2 2026", date(2026, 9, 30), date(2026, 12, 31)),
        ("Mid-cycle | End of cycle", "okr 2026-H1", date(2026, 3, 31), date(2026, 6, 30)),
        ("Mid-month | End of month", "okr 2026-05", date(2026, 5, 15), date(2026, 5, 31)),
        ("Quartalsmitte | Quartalsende", "okr 2026-Q1", date(2026, 2, 15), date(2026, 3, 31)),
        ("Halverwege kwartaal | Einde kwartaal", "okr 2026-Q1", date(2026, 2, 15), date(2026, 3, 31)),
        ("Mi-trimestre | Fin de trimestre", "okr 2026-Q1", date(2026, 2, 15), date(2026, 3, 31)),
        ("Mitad del trimestre | Fin del trimestre", "okr 2026-Q1", date(2026, 2, 15), date(2026, 3, 31)),
        ("Meio do ano | Fim do ano", "okr 2026", date(2026, 6, 30), date(2026, 12, 31)),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_they_are_values_of_those_days(tmp_path: Path, headings: str, file: str, middle: date, end: date, suffix: str) -> None:
    drawn = f"Objective | Key Result | Baseline | Target | {headings}\nGrow | Customers | 10 | 100 | 40 | 80\nGrow | NPS | 5 | 40 | 20 |"
    path = tmp_path / f"{file}{suffix}"
    reading = imported(workbook(path, {"OKRs": drawn}) if suffix == ".xlsx" else text_file(path, drawn))
    expect(
        reading, "key_result | baseline | target | current | check_ins\nCustomers | 10 | 100 | 80 | 2\nNPS | 5 | 40 | 20 | 1"
    )
    assert days(reading) == [(middle, 40.0), (end, 80.0), (middle, 20.0)]


def test_each_row_has_the_days_of_its_own_period(tmp_path: Path) -> None:
    drawn = """
        Objective | Key Result | Quarter | Target | Mid-quarter | End of quarter
        Grow      | Customers  | Q1 2026 | 100    | 40          | 80
        Grow      | NPS        | Q2 2026 | 40     | 20          | 35
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}))
    assert days(reading) == [(date(2026, 2, 15), 40.0), (date(2026, 3, 31), 80.0), (date(2026, 5, 15), 20.0), (date(2026, 6, 30), 35.0)]


def test_without_a_period_the_end_is_the_newest_value(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Target | Mid-quarter | End of quarter\nGrow | Customers | 100 | 40 | 80"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}))
    assert days(reading) == [(None, 80.0)]


def test_a_current_value_comes_after_the_middle(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Target | Mid-quarter | Current\nGrow | Customers | 100 | 40 | 80\nGrow | NPS | 40 | 20 |"
    reading = imported(workbook(tmp_path / "okr Q1 2026.xlsx", {"OKRs": drawn}))
    assert days(reading) == [(date(2026, 2, 15), 40.0), (None, 80.0), (date(2026, 2, 15), 20.0)]


@pytest.mark.parametrize("target", ["Target", "Notes"])
def test_scores_of_the_middle_and_the_end_are_progress(tmp_path: Path, target: str) -> None:
    drawn = f"Objective | Key Result | {target} | Mid-quarter score | End-of-quarter score\nGrow | Customers | 100 | 0.4 | 0.7"
    reading = imported(workbook(tmp_path / "okr Q1 2026.xlsx", {"OKRs": drawn}))
    expect(reading, "key_result | progress | current | check_ins\nCustomers | 70 | | 2")
    assert [on for on, _ in days(reading)] == [date(2026, 2, 15), date(2026, 3, 31)]


def test_of_states_the_end_s_counts_once_it_is_told(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Target | Mid-quarter | End of quarter\nGrow | Customers | 100 | On track | Done\nGrow | NPS | 40 | At risk |"
    reading = imported(workbook(tmp_path / "okr Q1 2026.xlsx", {"OKRs": drawn}))
    assert [one["status_word"] for one in key_results(reading)] == ["Done", "At risk"]


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        ("Baseline | Mid-year | Year-end", "10 | 40 | 80"),  # the end may be the target
        ("Target | Year-end", "100 | 80"),  # the value expected
        ("Target | Year-end forecast", "100 | 80"),
        ("Target | Mid-year review | Year-end review", "100 | Going rather well | A great year"),
        ("Target | Mid-year | Year-end", "100 | 40% | 80%"),  # of the way, or of what is counted
        ("Target | Mid-year achievement | Year-end achievement", "100 | 40 | 80"),
        ("Target | Mid-year rating | Year-end rating", "100 | 3 | 4"),
    ],
)
def test_what_may_be_something_else_stays_unknown(tmp_path: Path, headings: str, cells: str) -> None:
    drawn = f"Objective | Key Result | {headings}\nGrow | Customers | {cells}"
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn}), Given(period="2026"))
    [one] = key_results(reading)
    assert (one["current"], one["progress"]) == ("", "")
    assert one["target"] == ("100" if "Target" in headings else "")
    assert "heading-not-recognised" in codes(reading)


def test_an_achievement_in_percent_of_what_is_counted_is_progress(tmp_path: Path) -> None:
    drawn = "KRA | KPI | Target | Mid-year achievement | Year-end achievement\nCost | Savings | 12 | 40% | 75%"
    expect(imported(workbook(tmp_path / "goals 2026.xlsx", {"Goals": drawn})), "target | current | progress | check_ins\n12 | | 75 | 2")


def test_an_achievement_in_percent_of_a_target_in_percent_may_be_a_level(tmp_path: Path) -> None:
    drawn = "KRA | KPI | Target | Mid-year achievement | Year-end achievement\nCost | Savings | 5% | 3% | 6%"
    expect(imported(workbook(tmp_path / "goals 2026.xlsx", {"Goals": drawn})), "target | current | progress | check_ins\n5 | | | 0")


def test_the_end_beside_a_current_value_may_be_what_is_expected(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Target | Current | Year-end\nGrow | Customers | 100 | 40 | 95"
    expect(imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn})), "target | current | check_ins\n100 | 40 | 1")


def test_a_time_that_the_period_does_not_have_is_told(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Target | Mid-quarter | End of quarter\nGrow | Customers | 100 | 40 | 80"
    reading = imported(workbook(tmp_path / "okr 2026.xlsx", {"OKRs": drawn}))
    assert not days(reading)
    assert [one.cell for one in reading.account.findings if one.code == "time-not-in-period"] == ["D2", "E2"]
