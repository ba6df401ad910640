"""Targets that are no single level: a growth, a range, two limits."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, key_results, text_file, workbook

GIVEN = Given(period="2026", unit="Sales")


@pytest.mark.parametrize(
    "target",
    [
        "40%", "40% YoY", "+40 %", "-10%", "15% p.a.", "10% year-on-year growth", "10 % CAGR", "110% of last year", "+15 % vs. last year",
        "+15 % ggü. Vorjahr", "+15% t.o.v. vorig jaar", "≥ 15%", "up 15%", "double", "verdoppeln", "x2", "2x", "2\u00d7", "2-fold",
    ],
)  # fmt: skip
def test_a_growth_is_no_level_of_what_is_counted_in_thousands(tmp_path: Path, target: str) -> None:
    drawn = f"""
        Objective | Key Result    | Baseline | Target   | Current
        Grow      | Orders        | 12000    | {target} | 13500
        Grow      | New customers | 800      | 900      | 850
    """
    reading = imported(text_file(tmp_path / "okr.csv", drawn), GIVEN)
    expect(
        reading,
        """
        key_result    | baseline | target | current | unit_of_measure
        Orders        | 12000    |        | 13500   |
        New customers | 800      | 900    | 850     |
    """,
    )
    told = [one for one in reading.account.findings if one.code == "target-is-change" and one.cell == "D2"]
    assert told and all("without a baseline" not in one.message for one in told)


@pytest.mark.parametrize(
    "baseline, target, current", [("€12,000", "40%", "€13,500"), ("12k", "40%", "13k"), ("30 days", "20%", "28 days"), ("10", "2x", "12")]
)
def test_nor_of_money_or_time(tmp_path: Path, baseline: str, target: str, current: str) -> None:
    drawn = f'Objective | Key Result | Baseline | Target | Current\nGrow | Orders | "{baseline}" | "{target}" | "{current}"'
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    [one] = key_results(reading)
    assert one["target"] == "" and "" not in (one["baseline"], one["current"])
    assert "target-is-change" in codes(reading)


def test_less_than_nothing_is_no_level_of_what_is_counted(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Baseline | Target | Current\nCalm | Complaints | 12 | -50% | 10\nCalm | Margin | 5% | -2% | 4%"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    assert [one["target"] for one in key_results(reading)] == ["", "-2"]


def test_a_percent_cell_is_none_either(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Unit | Last year | Target | Actual\nGrow | Orders | orders | 1200 | 15% | 1350\nLess | Cost | | 900 | -10% | 880"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(reading, "key_result | baseline | target | unit_of_measure\nOrders | 1200 | | orders\nCost | 900 | |")


@pytest.mark.parametrize(
    "baseline, target, current",
    [("20%", "40%", "31%"), ("20", "40%", "31"), ("130", "100%", "120"), ("3x", "4x", "3.5x"), ("3", "4x", "3.5"), ("", "40%", "31")],
)
def test_a_share_or_multiple_among_its_like_is_a_level(tmp_path: Path, baseline: str, target: str, current: str) -> None:
    drawn = f"Objective | Key Result | Baseline | Target | Current\nGrow | Use | {baseline} | {target} | {current}"
    reading = imported(text_file(tmp_path / "okr.csv", drawn), GIVEN)
    assert key_results(reading)[0]["target"] == target.rstrip("%x")
    assert "target-is-change" not in codes(reading)


def test_in_a_large_table_too(tmp_path: Path) -> None:
    rows = "\n".join(
        f"Grow {index % 50} | Orders of shop {index} | orders | {1000 + index} | {'40%' if index == 7 else 3000}" for index in range(600)
    )
    reading = imported(text_file(tmp_path / "okr.csv", f"Objective | Key Result | Unit of measure | Baseline | Target\n{rows}"), GIVEN)
    assert [one["key_result"] for one in key_results(reading) if one["target"] == ""] == ["Orders of shop 7"]


@pytest.mark.parametrize("target", ["≥ 8 % and ≤ 12 %", "min 8 % max 12 %", "10 ± 2"])
def test_two_limits_in_a_target_are_those_to_stay_within(tmp_path: Path, target: str) -> None:
    drawn = f"Objective | Key Result | Baseline | Target | Current\nCalm | Margin | 9% | {target} | 9%\nCalm | Rating | 3 | 4 | 3.5"
    reading = imported(text_file(tmp_path / "okr.csv", drawn), GIVEN)
    expect(
        reading,
        """
        key_result | key_result_type | direction | lower_limit | upper_limit | target | unit_of_measure
        Margin     | control_between | maintain  | 8           | 12          |        | %
        Rating     |                 |           |             |             | 4      |
    """,
    )
    assert not codes(reading)


def test_two_levels_are_the_limits_of_what_a_text_asks_to_keep(tmp_path: Path) -> None:
    drawn = """
        Objective | Key Result                        | Baseline | Target           | Current
        Calm      | Keep stock days between 20 and 25 |          | 20-25            | 28
        Calm      | Keep the rating                   | 3        | between 4 and 5  | 4.2
        Calm      | Stock days                        |          | tussen 20 en 25  | 28
        Calm      | Delivery time                     | 8 days   | 3–5 days         | 7 days
        Calm      | Visits                            |          | 2-3 per week     | 2
        Calm      | Reply                             |          | 2h-4h            | 3h
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(
        reading,
        """
        key_result                        | key_result_type | lower_limit | upper_limit | target
        Keep stock days between 20 and 25 | control_between | 20          | 25          |
        Keep the rating                   | control_between | 4           | 5           |
        Stock days                        |                 |             |             |
        Delivery time                     |                 |             |             |
        Visits                            |                 |             |             |
        Reply                             |                 |             |             |
    """,
    )
    assert [one.cell for one in reading.account.findings if one.code == "number-range"] == ["D4", "D5", "D6", "D7"]


def test_a_target_may_say_by_when(tmp_path: Path) -> None:
    drawn = """
        Objective | Key Result     | Baseline | Target               | Due        | Current
        Calm      | Coverage       | 2        | >3:1 by Q4           |            | 2.5
        Calm      | On time        | 90%      | 95% by Nov 2026      |            | 92%
        Calm      | Response time  | 4h       | <2h until end of Q2  |            | 3h
        Calm      | Shops          | 2        | 5 bis 31.10.2026     |            | 3
        Calm      | Depots         | 2        | 5 by Nov 2026        | 2026-12-15 | 3
        Calm      | Delivery       | 8 days   | 3-5 days by Q4       |            | 7 days
        Calm      | Growth         | 1000     | +15 % by Q4          |            | 1100
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(
        reading,
        """
        key_result    | target | unit_of_measure | direction | due_on
        Coverage      | 3      | to 1            | increase  | 2026-12-31
        On time       | 95     | %               |           | 2026-11-30
        Response time | 2      | h               | decrease  | 2026-06-30
        Shops         | 5      |                 |           | 2026-10-31
        Depots        | 5      |                 |           | 2026-12-15
        Delivery      |        | days            |           | 2026-12-31
        Growth        |        |                 |           | 2026-12-31
    """,
    )
    told = [one.message for one in reading.account.findings if one.cell == "D3"]
    assert told == ["Read as 95 % by 2026-11-30 from the words in the cell."]


def test_the_end_of_a_quarter_is_a_day_to_be_due_on(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Target | Due\nCalm | Rating | 4 | end of Q2\nCalm | Mail | 9 | Ende März"
    expect(imported(text_file(tmp_path / "okr.csv", drawn), GIVEN), "key_result | due_on\nRating | 2026-06-30\nMail | 2026-03-31")


@pytest.mark.parametrize(
    "headings",
    [
        "Threshold | Target | Maximum",
        "Threshold 50% | Target 100% | Stretch 150%",
        "Threshold (50% payout) | Target (100% payout) | Maximum (200% payout)",
        "Schwellenwert | Zielwert | Maximum",
        "Seuil | Cible | Maximum",
        "Drempel | Target | Maximum",
    ],
)
def test_of_three_levels_the_middle_one_is_the_target_and_the_one_beyond_it_the_stretch(tmp_path: Path, headings: str) -> None:
    drawn = f"""
        Objective | KPI       | {headings}    | Actual
        Earn      | Revenue   | 80 | 100 | 120 | 95
        Earn      | Margin    | 8% | 10% | 12% | 9%
        Care      | Incidents | 12 | 8   | 4   | 9
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(
        reading,
        """
        key_result | target | stretch_target | current
        Revenue    | 100    | 120            | 95
        Margin     | 10     | 12             | 9
        Incidents  | 8      | 4              | 9
    """,
    )
    assert "heading-not-recognised" not in codes(reading)


def test_a_maximum_that_is_not_beyond_the_target_is_no_stretch(tmp_path: Path) -> None:
    drawn = "Objective | KPI | Threshold | Target | Maximum | Actual\nEarn | Revenue | 80 | 100 | 120 | 95\nEarn | Mails | 12 | 8 | 20 | 9"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    expect(reading, "key_result | target | stretch_target\nRevenue | 100 |\nMails | 8 |")


@pytest.mark.parametrize(
    "target, level",
    [
        ("Threshold 80 / Target 100 / Stretch 120", "100"),
        ("Threshold: 80; Target: 100; Max: 120", "100"),
        ("Target 100, Stretch 120", "100"),
        ("Min 80 Target 100 Max 120", "100"),
        ("Threshold 80 / Target 100 / Target 110", ""),
        ("Min 80 / Max 120", ""),
    ],
)
def test_of_levels_by_their_names_in_one_cell_the_target_is_read(tmp_path: Path, target: str, level: str) -> None:
    drawn = f'Objective,Key Result,Target,Current\nEarn,Revenue,"{target}",95\n'
    path = tmp_path / "okr.csv"
    path.write_text(drawn)
    assert [one["target"] for one in key_results(imported(path, GIVEN))] == [level]
