"""Levels as people write them: as rates, as counts of a whole, with a remark, in three lights, by horizons, in the words of the key result."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_a_change_since_a_period_is_no_value_of_it(tmp_path: Path) -> None:
    drawing = """
        KPI        | Target | Actual | vs Q2 2026 | t.o.v. 2025
        Late plans | 5      | 8      | +20%       | -4%
        Wishes met | 90%    | 70%    | -3%        | +9%
    """
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        """
        key_result | target | current
        Late plans | 5      | 8
        Wishes met | 90     | 70
    """,
    )


def test_how_often_a_day_is_not_how_often_a_week(tmp_path: Path) -> None:
    drawing = """
        KPI            | Baseline  | Target     | Current
        Routes planned | 3x/week   | 2x/day     | 4x/week
        Scans          | 10/min    | 1,200/hour | 900/hour
        Calls          | 30 / week | 12 / week  | 20 / week
    """
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(
        reading,
        """
        key_result     | baseline | target | current
        Routes planned |          | 2      |
        Scans          | 600      | 1200   | 900
        Calls          | 30       | 12     | 20
    """,
    )
    assert {"units-mixed", "unit-converted"} <= codes(reading)


def test_milliseconds_beside_seconds_are_told_in_one(tmp_path: Path) -> None:
    drawing = "KPI | Baseline | Target | Current\nAnswer | 1.2s | 300ms | 0.5 s\nMemory | 2 GB | 512 MB | 1 GB"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        "key_result | baseline | target | current | unit_of_measure\nAnswer | 1200 | 300 | 500 | ms\nMemory | 2000 | 512 | 1000 | MB",
    )


def test_minutes_beside_a_unit_of_percent_are_unknown(tmp_path: Path) -> None:
    drawing = "KPI | Unit | Target | Current\nPlans late | % of all plans | ≤ 15 min | 4 %"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), "key_result | target | current\nPlans late | | 4")


def test_an_arrow_between_rates_tells_both(tmp_path: Path) -> None:
    drawing = "Key result | Target | Current\nFewer night calls | 5/night → 1/night | 3/night"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "key_result | baseline | target | current\nFewer night calls | 5 | 1 | 3")


@pytest.mark.parametrize(
    ("start", "target", "expected"),
    [
        ("0/9 depots", "9/9 depots", "0 | 9"),
        ("2/6 rooms", "6/6 rooms", "2 | 6"),
        ("112/160 (70 %)", "≥ 144/160 (90 %)", "112 | 144"),
        ("112 of 160 (70%)", "≥ 160/160", "112 | 160"),
        ("2/3 majority", "1/2 day", " | "),
        ("112/160 (55 %)", "3/4", " | "),
    ],
)
def test_a_count_of_a_whole_is_the_count(tmp_path: Path, start: str, target: str, expected: str) -> None:
    drawing = f"KPI | Baseline | Target\nReady | {start} | {target}\nCalls | 30 | 5"
    found = "\n".join(" | ".join(part.strip() for part in line.split("|")) for line in [f"Ready | {expected}", "Calls | 30 | 5"])
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), f"key_result | baseline | target\n{found}")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("0 % (nobody has counted it so far)", "0"),
        ("40 ms (SLA 7)", "40"),
        ("4 hours (SLA-7)", ""),
        ("1 depot (of the northern 9)", "1"),
        ("unknown (some 40 %)", ""),
    ],
)
def test_a_start_with_a_remark_is_the_number_before_it(tmp_path: Path, start: str, expected: str) -> None:
    target = "100 ms" if "ms" in start else "100 %"
    drawing = f"KPI | Baseline | Target\nReady | {start} | {target}"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), f"key_result | baseline\nReady | {expected}")


def test_none_of_something_is_nought(tmp_path: Path) -> None:
    drawing = "KPI | Target | Current\nSafety | Zero accidents | 2\nOrder | zero | 1"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), "key_result | target | current\nSafety | 0 | 2\nOrder | 0 | 1")


def test_a_number_that_is_part_of_a_metrics_name_is_no_target(tmp_path: Path) -> None:
    drawing = "Metric | Current\nprecision@20 | 0.61\nReach 30 depots | 12"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        "key_result | target | current\nprecision@20 | | 0.61\nReach 30 depots | 30 | 12",
    )


@pytest.mark.parametrize(
    ("first", "second", "last"),
    [("3 months", "6 months", "1 year"), ("30 days", "60 days", "90 days"), ("3 maanden", "6 maanden", "12 maanden"), ("In 2 weeks", "In 4 weeks", "In 8 weeks")],
)
def test_the_last_of_several_horizons_is_the_target(tmp_path: Path, first: str, second: str, last: str) -> None:
    drawing = f"""
        Metric     | Current | {first} | {second} | {last}
        Late plans | 30      | 20      | 10       | 5
        Wishes met | 50%     | 60%     | 75%      | 90%
        Mood       | poor    | fair    | good     | great
    """
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        """
        key_result | target | current
        Late plans | 5      | 30
        Wishes met | 90     | 50
        Mood       |        |
    """,
    )


def test_horizons_beside_a_target_are_only_on_the_way(tmp_path: Path) -> None:
    drawing = "Metric | Current | 3 months | 6 months | Target\nLate plans | 30 | 20 | 10 | 4"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), "key_result | target | current\nLate plans | 4 | 30")


@pytest.mark.parametrize("lights", [("Green", "Amber", "Red"), ("Groen", "Oranje", "Rood"), ("Grün", "Gelb", "Rot")])
def test_where_green_begins_is_the_target(tmp_path: Path, lights: tuple[str, str, str]) -> None:
    green, amber, red = lights
    drawing = f"""
        KPI        | {green} | {amber} | {red} | Current
        Wishes met | ≥ 90%   | 80-90%  | < 80%  | 84%
        Late plans | <= 5    | 6-9     | > 9    | 7
        Accidents  | 0       | —       | ≥ 1    | 0
    """
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        """
        key_result | target | current | direction
        Wishes met | 90     | 84      | increase
        Late plans | 5      | 7       | decrease
        Accidents  | 0      | 0       |
    """,
    )


def test_lights_beside_a_target_are_none(tmp_path: Path) -> None:
    drawing = "KPI | Target | Green | Amber | Red\nWishes met | 95 | 90 | 80 | 70"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), "key_result | target\nWishes met | 95")


def test_a_level_beside_a_target_is_where_it_is_now(tmp_path: Path) -> None:
    drawing = "KPI | Target | Level\nWishes met | 90 | 71\nLate plans | 5 | 8"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        "key_result | target | current\nWishes met | 90 | 71\nLate plans | 5 | 8",
    )
    tree = "Level | Objective | KPI | Target\n1 | Calm mornings | Late plans | 5\n2 | Fair shifts | Wishes met | 90"
    expect(
        imported(workbook(tmp_path / "tree.xlsx", {"KPI": tree}), GIVEN),
        "key_result | target | current\nLate plans | 5 |\nWishes met | 90 |",
    )


def test_columns_counted_like_the_key_results_are_theirs(tmp_path: Path) -> None:
    drawing = """
        Objective     | Key result 1 | Target 1 | Current 1 | Key result 2 | Target 2 | Current 2
        Calm mornings | Late plans   | 5        | 8         | Calls        | 10       | 14
        Fair shifts   | Wishes met   | 90       | 70        |              |          |
    """
    expect(
        imported(text_file(tmp_path / "okr.csv", drawing), GIVEN),
        """
        objective     | key_result | target | current
        Calm mornings | Late plans | 5      | 8
        Calm mornings | Calls      | 10     | 14
        Fair shifts   | Wishes met | 90     | 70
    """,
    )


@pytest.mark.parametrize("unit", ["", "%"])
def test_the_words_tell_the_start_of_a_target_that_has_its_column(tmp_path: Path, unit: str) -> None:
    drawing = f"""
        Objective   | Key result                         | Unit   | Target | Current
        Fair shifts | Raise wishes met from 50 % to 80 % | {unit} | 80 %   | 65 %
        Fair shifts | Cut swaps from 40 % to 12 %        | {unit} | 10 %   | 30 %
    """
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN),
        """
        key_result                         | baseline | target | current
        Raise wishes met from 50 % to 80 % | 50       | 80     | 65
        Cut swaps from 40 % to 12 %        |          | 10     | 30
    """,
    )


def test_as_many_levels_as_measures_in_a_cell_are_theirs(tmp_path: Path) -> None:
    drawing = """
        Strategic objective | Measure                            | Target
        Fair shifts         | Wishes met (share); sick days a head | ≥ 90 %; 4 days
        Calm mornings       | Late plans; and what they cost       | 5
    """
    expect(
        imported(workbook(tmp_path / "bsc.xlsx", {"BSC": drawing}), GIVEN),
        """
        objective     | key_result                     | target
        Fair shifts   | Wishes met (share)             | 90
        Fair shifts   | sick days a head               | 4
        Calm mornings | Late plans; and what they cost | 5
    """,
    )


def test_a_day_in_the_place_of_a_target_is_when_it_is_due(tmp_path: Path) -> None:
    drawing = """
        Objective     | Key result       | Baseline | Target        | Current
        Tidy stations | Racks painted    | 4        | 30            | 12
                      | Bins emptied     |          | by 2026-08-14 |
                      | Map pasted up    |          | Sep 4         |
                      | Clocks repaired  |          | Nov 4         |
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(
        reading,
        """
        key_result      | target | due_on
        Racks painted   | 30     |
        Bins emptied    |        | 2026-08-14
        Map pasted up   |        | 2026-09-04
        Clocks repaired |        |
    """,
    )
    assert {"target-is-day", "number-unreadable"} <= codes(reading)


def test_days_of_no_year_below_target_are_days_of_the_period(tmp_path: Path) -> None:
    drawing = """
        Objective     | Key result            | Target
        Tidy stations | 30+ racks painted     | Sep 4
                      | 5 stations have a map | Aug 21
                      | Clocks repaired       | Dec 21
    """
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN),
        """
        key_result            | target | due_on
        30+ racks painted     | 30     | 2026-09-04
        5 stations have a map | 5      | 2026-08-21
        Clocks repaired       |        |
    """,
    )


@pytest.mark.parametrize(
    ("target", "expected", "unit"),
    [
        ("150K/mo", "150000", "/mo"),
        ("$5k/month", "5000", "$"),
        ("€1.2M/yr", "1200000", "€"),
        ("12 k€ / month", "12000", "€"),
        ("2 Mio/Jahr", "2000000", "/Jahr"),
        ("5 m/s", "5", "m/s"),
        ("3 MB/s", "3", "MB/s"),
    ],
)
def test_thousands_of_a_rate_are_thousands(tmp_path: Path, target: str, expected: str, unit: str) -> None:
    drawing = f"KPI | Target\nRides | {target}\nCalls | 5"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        f"key_result | target | unit_of_measure\nRides | {expected} | {unit}\nCalls | 5 |",
    )


@pytest.mark.parametrize("target", ["≥2.5x vs last year", "2,5kg more bread"])
def test_no_target_ends_within_a_number(tmp_path: Path, target: str) -> None:
    drawing = f"KPI | Target\nRides | {target}\nCalls | 5"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), "key_result | target\nRides |\nCalls | 5")


def test_words_tell_the_level_before_its_start_and_beside_the_number_of_a_name(tmp_path: Path) -> None:
    drawing = """
        Objective     | Key result
        Tidy stations | Mean rating 4.2 ⭐ (from 3.9)
                      | Racks mended within 6 days (was 15)
                      | Lamps lit ≥ 95 % in Zone-2/3 stations
                      | Bins for 3 countries (from 2 depots)
    """
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN),
        """
        key_result                            | baseline | target
        Mean rating 4.2 ⭐ (from 3.9)          | 3.9      | 4.2
        Racks mended within 6 days (was 15)   | 15       | 6
        Lamps lit ≥ 95 % in Zone-2/3 stations |          | 95
        Bins for 3 countries (from 2 depots)  |          |
    """,
    )


def test_the_last_target_is_the_one_whose_period_ends_last(tmp_path: Path) -> None:
    drawing = """
        KPI   | Q1 2026 Target | Q2 2026 Target | H2 2026 Target
        Rides | 100            | 200            | 500
        Calls | 50             | 40             | 20
    """
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing})),
        "key_result | target | period\nRides | 500 | 2026-H2\nCalls | 20 | 2026-H2",
    )


@pytest.mark.parametrize(("said", "expected"), [("Medium", 5), ("Medium-Low (too few drivers)", 3.5), ("High/medium", 6.5), ("High, by then", 8)])
def test_confidence_between_two_levels_is_their_middle(tmp_path: Path, said: str, expected: float) -> None:
    drawing = f"Objective | Key result | Confidence\nTidy stations | Racks mended | {said}"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    assert reading.content is not None
    assert reading.content.check_ins.column("confidence").to_pylist() == [expected]
