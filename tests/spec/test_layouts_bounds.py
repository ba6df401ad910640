"""Numbers that can't have been measured: below a title that calls them targets, with a side to be on, or told as a fall."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, workbook

GIVEN = Given(period="2026")
BY_QUARTER = "Metric | Q1 | Q2 | Q3 | Q4\nVisitors | 500 | 2000 | 5000 | 9000\nReturning | 20% | 25% | 30% | 35%"


@pytest.mark.parametrize("title", ["Targets (end of 2026)", "2026 Targets", "KPI targets 2026", "Metas 2026", "Streefwaarden 2026"])
def test_a_title_of_targets_makes_what_stands_below_its_quarters_targets(tmp_path: Path, title: str) -> None:
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Vision": f"{title}\n{BY_QUARTER}"}), GIVEN)
    expect(reading, "key_result | target | current | period\nVisitors | 9000 | | 2026-Q4\nReturning | 35 | | 2026-Q4")


@pytest.mark.parametrize("title", ["Results 2026", "Progress against targets 2026", "Actuals and targets 2026"])
def test_a_title_of_more_than_targets_does_not(tmp_path: Path, title: str) -> None:
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Vision": f"{title}\n{BY_QUARTER}"}), GIVEN)
    expect(reading, "key_result | target | current\nVisitors | | 9000\nReturning | | 35")


@pytest.mark.parametrize(
    "drawing",
    [
        "Metric | Q1 | Q2 | Q3\nVisitors | ≥ 500 | ≥ 2000 | ≥ 5000\nComplaints | < 9 | < 7 | < 5",
        "Metric | Q1 | Q2 | Q3\nVisitors | 0 | 500 | 5000+\nComplaints | 20 | 10 | < 5",
    ],
)
def test_quarters_of_bounds_are_planned(tmp_path: Path, drawing: str) -> None:
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Vision": drawing}), GIVEN)
    expect(reading, "key_result | target | current | period\nVisitors | 5000 | | 2026-Q3\nComplaints | 5 | | 2026-Q3")


def test_a_bound_among_measured_quarters_is_what_was_measured(tmp_path: Path) -> None:
    drawing = "Metric | Q1 | Q2 | Q3\nVisitors | 480 | 1950 | 5000+\nComplaints | 20 | 10 | 6\nReturning | 20% | 24% | 28%"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Vision": drawing}), GIVEN)
    expect(reading, "key_result | target | current\nVisitors | | 5000\nComplaints | | 6\nReturning | | 28")


def test_a_quarters_target_may_be_told_in_words(tmp_path: Path) -> None:
    drawing = "Metric | Baseline | Target Q2 | Target Q4\nVisitors | 100 | 500 | 2000\nRank | 9 | hold ≤ 7 | hold ≤ 5"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Vision": drawing}), GIVEN)
    expect(reading, "key_result | baseline | target | period\nVisitors | 100 | 2000 | 2026-Q4\nRank | 9 | 5 | 2026-Q4")
    assert "number-in-words" in codes(reading)


@pytest.mark.parametrize(
    ("objective", "key_result"),
    [("Reduce tickets", "Tickets a month"), ("Ridurre i ticket", "Ticket al mese"), ("Calm desks", "Reduce tickets a month")],
)
def test_a_share_below_zero_is_a_fall_where_less_is_asked_for(tmp_path: Path, objective: str, key_result: str) -> None:
    drawing = f"Objective | KPI | Target\n{objective} | {key_result} | -70%\nBright rooms | Lamps | 9"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN)
    expect(reading, f"key_result | target | direction\n{key_result} | 70 | decrease\nLamps | 9 |")
    assert [one.cell for one in reading.account.findings if one.code == "target-is-change"] == ["C2"]


def test_a_share_below_zero_is_a_level_where_nothing_says_otherwise(tmp_path: Path) -> None:
    drawing = "Objective | KPI | Baseline | Target\nEarn | Net margin | | -2%\nReduce losses | Net margin of shops | -9% | -4%"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN)
    expect(reading, "key_result | baseline | target\nNet margin | | -2\nNet margin of shops | -9 | -4")
    assert "target-is-change" not in codes(reading)


def test_a_share_below_zero_is_a_fall_where_what_is_measured_has_none(tmp_path: Path) -> None:
    drawing = "KPI | Baseline | Target\nShortages a month | to be measured | -30%\nLamps | 2 | 9"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN)
    expect(reading, "key_result | target | direction\nShortages a month | 30 | decrease\nLamps | 9 |")


@pytest.mark.parametrize(
    ("target", "level"),
    [
        ("Reduction >= 30%", ""),
        ("Riduzione del 30%", ""),
        ("Daling van 10%", ""),
        ("Mejora del 20%", ""),
        ("Reduce faults <= 2 %", "2"),
        ("Reduce faults < 2 %", "2"),
        ("Increase sales > 10 %", ""),
        ("Increase arrivals on time ≥ 95 %", "95"),
        ("Faults under the 2 % mark", "2"),
        ("Storingen onder de 2 %", "2"),
    ],
)
def test_a_word_of_change_right_before_a_number_makes_it_a_size(tmp_path: Path, target: str, level: str) -> None:
    drawing = f"Objective | KPI | Target\nCalm desks | Faults | {target}\nBright rooms | Lamps | 9"
    expect(imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN), f"key_result | target\nFaults | {level}\nLamps | 9")


@pytest.mark.parametrize(
    ("target", "level"),
    [
        ("₹5 Cr", "50000000"),
        ("₹50L", "5000000"),
        ("₹5Cr+/month", "50000000"),
        ("$5M+/month", "5000000"),
        ("$5k+ per month", "5000"),
        ("revenue > ₹2.5 L", "250000"),
        ("grow to ₹5 Cr a year", "50000000"),
        ("sell $4m in all", "4000000"),
    ],
)
def test_large_money_is_counted_as_its_country_does(tmp_path: Path, target: str, level: str) -> None:
    drawing = f"Objective | KPI | Target\nGrow | Revenue | {target}\nBright rooms | Lamps | 9"
    expect(imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN), f"key_result | target\nRevenue | {level}\nLamps | 9")
