"""What stands around a table and between its rows, and columns whose name fits two things: told apart by what they hold."""

from pathlib import Path

import pytest

from scorecard.model.perspective import perspective_named
from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, objectives, sheet_of, text_file, workbook

GIVEN = Given(period="2026-Q3")


@pytest.mark.parametrize("line", ["Owner: Planning", "Score: 0.4", "Objective score: 0.4"])
def test_a_line_that_says_more_of_an_objective_is_none(tmp_path: Path, line: str) -> None:
    other = line.replace("Planning", "Routes").replace("0.4", "0.7")
    drawing = f"""
        Objective 1: Calm mornings
        {line}
        Key result | Baseline | Target
        Late plans | 30       | 5
        Calls      | 20       | 10
        Objective 2: Fair shifts
        {other}
        Key result | Baseline | Target
        Wishes met | 50       | 80
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN)
    expect(
        reading,
        """
        objective     | key_result | baseline | target
        Calm mornings | Late plans | 30       | 5
        Calm mornings | Calls      | 20       | 10
        Fair shifts   | Wishes met | 50       | 80
    """,
    )
    every_row_is_told(reading)


@pytest.mark.parametrize("total", ["Overall quarter OKR score: 0.59 (partly done)", "Average score = 0.6", "Total progress: 59 %"])
def test_a_total_with_its_number_in_one_cell_is_no_key_result(tmp_path: Path, total: str) -> None:
    drawing = f"Key result | Target | Actual | Score\nLate plans | 5 | 8 | 0.7\nWishes met | 90 | 70 | 0.5\n{total} | | |"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN)
    expect(reading, "key_result\nLate plans\nWishes met")
    every_row_is_told(reading)


def test_an_objective_and_its_sentence_above_a_heading_are_no_part_of_it(tmp_path: Path) -> None:
    drawing = """
        Objective  | Make the mornings of our planners calm | |
        Key result | Baseline | Target | Measurement
        Late plans | 30       | 5      | Counted at seven
        Calls      | 20       | 10     | From the switchboard
    """
    expect(
        imported(text_file(tmp_path / "okr.csv", drawing), GIVEN),
        """
        objective                              | key_result | baseline | target
        Make the mornings of our planners calm | Late plans | 30       | 5
        Make the mornings of our planners calm | Calls      | 20       | 10
    """,
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Goal-setting done by all", "Goal-setting done by all"),
        ("KPI-driven depots", "KPI-driven depots"),
        ("O1 — Calm mornings", "Calm mornings"),
        ("O1 – Calm mornings", "Calm mornings"),
        ("Goal - Calm mornings", "Calm mornings"),
        ("Goal 1-Calm mornings", "Calm mornings"),
    ],
)
def test_a_hyphen_within_a_word_ends_no_label(tmp_path: Path, typed: str, meant: str) -> None:
    drawing = f"Objective | Key result | Target\n{typed} | Late plans | 5\nFair shifts | Wishes met | 90"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN)
    assert [one["text"] for one in objectives(reading)] == [meant, "Fair shifts"]


def test_sections_of_other_columns_below_a_blank_line_are_outside_the_table(tmp_path: Path) -> None:
    drawing = """
        section  | indicator  | baseline | target | actual
        measures | Late plans | 30       | 5      | 8
        measures | Calls      | 20       | 10     | 14
        -
        section  | budget     | share    | amount |
        money    | Planning   | 62       | 40000  |
        money    | Rooms      | 18       | 12000  |
    """
    path = text_file(tmp_path / "report.csv", drawing)
    path.write_text(path.read_text().replace("-\n", "\n"))
    reading = imported(path, GIVEN)
    expect(reading, "key_result | baseline | target | current\nLate plans | 30 | 5 | 8\nCalls | 20 | 10 | 14")
    [outside] = [one for one in sheet_of(reading, "").skipped if one.reason == "outside the tables"]
    assert outside.rows == (5, 6, 7)


def test_a_level_that_cannot_be_read_makes_no_objective_of_its_measure(tmp_path: Path) -> None:
    drawing = "OKR | Target\nMore wishes met | 90\nFewer late plans | 5-10 %\nFewer calls | 12"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN)
    expect(reading, "key_result | target\nMore wishes met | 90\nFewer late plans |\nFewer calls | 12")


def test_key_results_that_are_only_numbered_are_what_their_target_says(tmp_path: Path) -> None:
    drawing = """
        OKR | KR    | Target                        | Owner
        O1  | KR1.1 | 100 % of plans have an owner  | Ann
        O1  | KR1.2 | 0 plans without a room        | Ben
        O2  | KR2.1 | Rules for swaps are published | Ann
    """
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN),
        """
        objective | key_result                    | target | owner
        O1        | 100 % of plans have an owner  | 100    | Ann
        O1        | 0 plans without a room        | 0      | Ben
        O2        | Rules for swaps are published |        | Ann
    """,
    )


def test_an_id_that_rows_of_one_objective_do_not_share_is_the_rows(tmp_path: Path) -> None:
    drawing = """
        okr_id | parent_id | objective     | kr         | owner | target
        A      |           | Calm mornings |            | Ann   |
        A-1    | A         | Calm mornings | Late plans | Ben   | 5
        A-2    | A         | Calm mornings | Calls      | Cem   | 10
    """
    reading = imported(text_file(tmp_path / "okr.csv", drawing), GIVEN)
    assert [one["text"] for one in objectives(reading)] == ["Calm mornings"]
    expect(reading, "key_result | owner | target\nLate plans | Ben | 5\nCalls | Cem | 10")


def test_a_date_beside_levels_without_values_is_the_day_of_the_end(tmp_path: Path) -> None:
    drawing = "Key result | Baseline | Target | Date\nLate plans | 30 | 5 | 2026-09-30\nCalls | 20 | 10 | 2026-08-31"
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}), GIVEN),
        "key_result | due_on | target\nLate plans | 2026-09-30 | 5\nCalls | 2026-08-31 | 10",
    )
    measured = "Key result | Baseline | Target | Actual | Date\nLate plans | 30 | 5 | 8 | 2026-08-30"
    expect(
        imported(workbook(tmp_path / "now.xlsx", {"OKRs": measured}), GIVEN),
        "key_result | due_on | observed_on\nLate plans | | 2026-08-30",
    )


def test_years_below_a_timeline_are_no_targets(tmp_path: Path) -> None:
    drawing = "Indicator | Baseline | Target | Timeline\nWishes met | 50 | 90 | 2028\nLate plans | 30 | 5 | 2027"
    expect(
        imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN),
        "key_result | target | due_on\nWishes met | 90 | 2028-12-31\nLate plans | 5 | 2027-12-31",
    )


def test_a_day_of_no_year_beside_others_is_no_month(tmp_path: Path) -> None:
    drawing = "Objective | Key result | Target | Due\nCalm mornings | Late plans | 5 | Sep 26\nCalm mornings | Calls | 10 | Oct 4"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawing}))
    expect(reading, "key_result | due_on\nLate plans |\nCalls |")
    assert "date-unreadable" in codes(reading)
    months = drawing.replace("Oct 4", "Oct 26")
    expect(
        imported(workbook(tmp_path / "months.xlsx", {"OKRs": months})), "key_result | due_on\nLate plans | 2026-09-30\nCalls | 2026-10-31"
    )


@pytest.mark.parametrize("word", ["✗ Fail (too late)", "Pass", "Exceeding", "🟢 Exceeds target", "Near target", "Below target", "Descoped"])
def test_more_words_for_a_status_are_known(tmp_path: Path, word: str) -> None:
    drawing = f"KPI | Target | Actual | Status\nLate plans | 5 | 8 | {word}\nCalls | 10 | 14 | On track"
    assert "status-unknown" not in codes(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN))


def test_a_dimension_of_perspectives_is_one(tmp_path: Path) -> None:
    drawing = "KPI | Dimension | Target\nMargin | Financial | 12\nWishes met | Customer | 90\nLate plans | Internal process | 5"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        "key_result | perspective\nMargin | Financial\nWishes met | Customer\nLate plans | Internal process",
    )


def test_an_overall_measure_in_the_first_row_is_no_total(tmp_path: Path) -> None:
    drawing = "Metric | Target | Current\nOverall progress | 75% | 66%\nRacks | 40 | 12\nOverall average | 50 | 30"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(reading, "key_result | target | current\nOverall progress | 75 | 66\nRacks | 40 | 12")


def test_a_chapter_of_a_perspective_is_one(tmp_path: Path) -> None:
    drawing = """
        3. Scorecard of the depots
        3.1 Financial perspective
        Objective      | Measure      | Target
        Spend it well  | Cost a ride  | 4
        .
        3.2 Customer perspective
        Objective      | Measure      | Target
        Ride on time   | Rides late   | 9
    """
    reading = imported(workbook(tmp_path / "bsc.xlsx", {"BSC": drawing}), GIVEN)
    told = [(one["text"], one["perspective_word"]) for one in objectives(reading)]
    assert [(text, perspective_named(word)) for text, word in told] == [("Spend it well", "financial"), ("Ride on time", "customer")]


@pytest.mark.parametrize("word", ["✅ +0.4 %", "🟢 12/12", "🔴 -8ms"])
def test_a_sign_before_a_number_is_the_status(tmp_path: Path, word: str) -> None:
    drawing = f"KPI | Target | Current | Status\nRides | 10 | 5 | {word}"
    assert "status-unknown" not in codes(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN))


@pytest.mark.parametrize("word", ["N/A (counted from May on)", "tbd (board)"])
def test_a_placeholder_with_a_remark_is_one(tmp_path: Path, word: str) -> None:
    drawing = f"KPI | Target | Current\nRides | 10 | {word}\nCalls | 5 | 2"
    found = codes(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN))
    assert "placeholder" in found
    assert "number-unreadable" not in found
