"""Key results that are called alike, in several units and periods: each takes the values that are meant for it, and no others."""

from itertools import permutations
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures.catalog import refresh
from scorecard.measures.progress import key_results
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day
from tests.spec.sheets import cells, plain, text_file, workbook
from tests.spec.tables import given

SCOPE = Scope(day("2025-12-31"))
PLAN = """
    Quarter | Team   | Objective     | Key result  | Baseline | Target
    Q3 2025 | Routes | Calm mornings | Late starts | 30       | 5
    Q3 2025 | Crew   | Fair shifts   | Late starts | 40       | 20
    Q4 2025 | Routes | Calm mornings | Late starts | 12       | 3
    Q4 2025 | Crew   | Fair shifts   | Late starts | 25       | 10
    Q4 2025 | Crew   | Fair shifts   | Wishes met  | 50       | 90
    """
LOG = """
    Quarter | Team   | Key result  | Date       | Value
    Q3 2025 | Routes | Late starts | 2025-08-31 | 18
    Q3 2025 | Crew   | Late starts | 2025-08-31 | 33
    Q4 2025 | Routes | Late starts | 2025-11-30 | 7
    Q4 2025 | Crew   | Late starts | 2025-10-31 | 24
    Q4 2025 | Crew   | Late starts | 2025-11-30 | 19
    Q4 2025 | Crew   | Wishes met  | 2025-11-30 | 60
    """
WIDE = """
    Team   | Key result  | 2025-08-31 | 2025-10-31 | 2025-11-30
    Routes | Late starts | 18         |            | 7
    Crew   | Late starts | 33         | 24         | 19
    Crew   | Wishes met  |            |            | 60
    """
MEANT = {
    ("2025-Q3", "Routes", "Late starts"): "18",
    ("2025-Q3", "Crew", "Late starts"): "33",
    ("2025-Q4", "Routes", "Late starts"): "7",
    ("2025-Q4", "Crew", "Late starts"): "19",
    ("2025-Q4", "Crew", "Wishes met"): "60",
}


def without(drawing: str, *names: str) -> str:
    rows = cells(drawing)
    kept = [place for place, name in enumerate(rows[0]) if name not in names]
    return "\n".join("|".join(row[place] for place in kept) for row in rows)


def current(store: Store) -> dict[tuple[str | None, str | None, str], str]:
    return {(row.period, row.unit, row.key_result): plain(row.current) for row in key_results(store, SCOPE)}


def load(store: Store, *files: Path) -> set[str]:
    """Codes of the findings."""
    accounts = [desk.import_file(store, file, Given(), by="Analyst") for file in files]
    assert [account.status for account in accounts] == ["loaded"] * len(files)
    return {finding.code for account in accounts for finding in account.findings}


VALUES = pytest.mark.parametrize("values", [LOG, without(LOG, "Quarter"), WIDE], ids=("by quarter", "by day", "one column a day"))


@VALUES
def test_values_of_the_same_workbook_go_to_the_key_result_of_their_unit_and_period(store: Store, tmp_path: Path, values: str) -> None:
    codes = load(store, workbook(tmp_path / "okr.xlsx", {"Plan": PLAN, "Check-ins": values}))
    assert current(store) == MEANT
    assert not codes & {"check-in-ambiguous", "check-in-orphaned"}


@VALUES
@pytest.mark.parametrize("order", list(permutations(range(2))), ids=str)
def test_values_of_another_file_go_to_the_key_result_of_their_unit_and_period(
    store: Store, tmp_path: Path, values: str, order: tuple[int, ...]
) -> None:
    files = [workbook(tmp_path / "plan.xlsx", {"Plan": PLAN}), workbook(tmp_path / "log.xlsx", {"Check-ins": values})]
    load(store, *(files[place] for place in order))
    assert current(store) == MEANT


def test_values_that_could_be_of_two_units_are_told_and_count_for_neither(store: Store, tmp_path: Path) -> None:
    codes = load(store, workbook(tmp_path / "okr.xlsx", {"Plan": PLAN, "Check-ins": without(LOG, "Team", "Quarter")}))
    assert "check-in-ambiguous" in codes
    assert {row: value for row, value in current(store).items() if value} == {("2025-Q4", "Crew", "Wishes met"): "60"}


@pytest.mark.parametrize("apart", [False, True], ids=("one file", "two files"))
def test_a_value_of_a_known_unit_goes_to_no_other(store: Store, tmp_path: Path, apart: bool) -> None:
    sheets = {"Plan": PLAN, "Check-ins": "Team | Key result | Date | Value\nRoutes | Wishes met | 2025-11-30 | 70"}
    files = [workbook(tmp_path / f"{name}.xlsx", {name: drawing}) for name, drawing in sheets.items()]
    load(store, *(files if apart else [workbook(tmp_path / "okr.xlsx", sheets)]))
    assert current(store)["2025-Q4", "Crew", "Wishes met"] == ""


def test_numbers_that_each_unit_begins_anew_go_with_their_words(store: Store, tmp_path: Path) -> None:
    plan = """
        Team   | Objective     | KR ID | Key result  | Baseline | Target
        Routes | Calm mornings | KR1   | Late starts | 30       | 5
        Crew   | Fair shifts   | KR1   | Wishes met  | 50       | 90
        """
    log = "KR ID | Key result | Date | Value\nKR1 | Wishes met | 2025-08-31 | 60\nKR1 | Late starts | 2025-08-31 | 20"
    load(store, workbook(tmp_path / "okr Q3 2025.xlsx", {"Plan": plan, "Check-ins": log}))
    assert {row[2]: value for row, value in current(store).items()} == {"Late starts": "20", "Wishes met": "60"}


def test_milestones_go_to_the_key_result_of_their_unit(store: Store, tmp_path: Path) -> None:
    plan = """
        Team   | Objective     | Key result    | KR type
        Routes | Calm mornings | Move the shed | milestone
        Crew   | Fair shifts   | Move the shed | milestone
        """
    steps = """
        Team   | Key result    | Milestone      | Due        | Done
        Crew   | Move the shed | Find a place   | 2025-08-01 | yes
        Crew   | Move the shed | Move the tools | 2025-09-01 | no
        Routes | Move the shed | Sell the old   | 2025-09-01 | no
        """
    load(store, workbook(tmp_path / "okr Q3 2025.xlsx", {"Plan": plan, "Milestones": steps}))
    with store.cursor() as cursor:
        found = cursor.execute(
            "select objective.unit, milestone_version.text from milestone_version"
            " join key_result on key_result.key_result_id = milestone_version.key_result_id"
            " join objective on objective.objective_id = key_result.objective_id order by all"
        ).fetchall()
    assert found == [("Crew", "Find a place"), ("Crew", "Move the tools"), ("Routes", "Sell the old")]


UNDATED = "Objective | Key result | Owner | Baseline | Target | Current\nCalm mornings | Late starts | Plan lead | 30 | 5 | 28"


@pytest.mark.parametrize("order", list(permutations(range(2))), ids=str)
def test_a_value_of_no_day_gives_way_to_those_of_a_log_that_comes_the_same_day(store: Store, tmp_path: Path, order: tuple[int, ...]) -> None:
    files = [
        text_file(tmp_path / "okr 2025-Q3.csv", UNDATED),
        text_file(tmp_path / "log.csv", "Key result | Date | Value\nLate starts | 2025-07-31 | 24\nLate starts | 2025-08-31 | 18"),
    ]
    load(store, *(files[place] for place in order))
    assert current(store)["2025-Q3", None, "Late starts"] == "18"


def test_a_value_of_no_day_in_a_later_file_holds_against_the_dated_ones_before(store: Store, tmp_path: Path) -> None:
    dated = UNDATED.replace("Current", "Current | Date").replace("28", "24 | 2025-08-31")
    load(store, text_file(tmp_path / "august 2025-Q3.csv", dated), text_file(tmp_path / "end 2025-Q3.csv", UNDATED))
    assert current(store)["2025-Q3", None, "Late starts"] == "28"


def test_a_value_of_no_day_holds_against_values_of_the_time_before_its_period(store: Store, tmp_path: Path) -> None:
    log = "Key result | Date | Value\nLate starts | 2025-02-28 | 31"
    load(store, text_file(tmp_path / "okr 2025-Q3.csv", UNDATED), text_file(tmp_path / "log.csv", log))
    assert current(store)["2025-Q3", None, "Late starts"] == "28"


def test_a_value_of_no_day_holds_against_values_of_the_time_after_its_period(store: Store, tmp_path: Path) -> None:
    log = "Key result | Date | Value\nLate starts | 2025-11-30 | 12"
    load(store, text_file(tmp_path / "okr 2025-Q3.csv", UNDATED), text_file(tmp_path / "log.csv", log))
    [at_its_end] = key_results(store, Scope(day("2025-09-30"), "2025-Q3"))
    assert plain(at_its_end.current) == "28"


def test_a_value_of_a_running_period_gives_way_to_none_where_the_day_begins_later_than_in_greenwich(store: Store) -> None:
    with store.cursor() as cursor:
        given(cursor, upload="""
            upload_id | sha256 | reading | file | bytes | uploaded_at         | uploaded_by | account
                    1 | a      | r       | a    |     1 | 2025-11-27 03:00:00 | somebody    | []
                    2 | b      | r       | b    |     1 | 2025-11-28 18:00:00 | somebody    | []
        """, period="""
            period_id | starts_on  | ends_on
            2025-Q4   | 2025-10-01 | 2025-12-31
        """, objective_version="""
            upload_id | sheet | row | cell | objective_id | period  | text | stated | weight | goal_mode | state
                    1 | S     |   1 | A1   | O1           | 2025-Q4 | Calm | true   |      1 | committed | active
        """, key_result_version="""
            upload_id | sheet | row | cell | key_result_id | objective_id | text        | baseline | target | weight
                    1 | S     |   1 | B1   | K1            | O1           | Late starts |       30 |      5 |      1
        """, check_in_version="""
            upload_id | sheet | row | cell | key_result_id | observed_on | dated | value
                    1 | S     |   1 | C1   | K1            | 2025-11-26  | false |    18
                    2 | S     |   1 | C1   | K1            | 2025-11-10  | true  |    24
        """)  # fmt: skip
        refresh(cursor)
    assert current(store) == {("2025-Q4", None, "Late starts"): "18"}


@pytest.mark.parametrize("apart", [False, True], ids=("one file", "two files"))
def test_words_are_the_same_whatever_their_case_marks_and_labels(store: Store, tmp_path: Path, apart: bool) -> None:
    sheets = {
        "Plan": """
            Objective     | Key result           | Baseline | Target
            Calm mornings | Late starts (weekly) | 30       | 5
            Fair shifts   | Wishes met           | 50       | 90
            """,
        "Log": """
            Key result            | Date       | Value
            late starts – weekly. | 2025-11-30 | 18
            KR 2: Wishes met      | 2025-11-30 | 60
            """,
    }
    files = [workbook(tmp_path / f"{name} 2025-Q4.xlsx", {name: drawing}) for name, drawing in sheets.items()]
    load(store, *(files if apart else [workbook(tmp_path / "okr 2025-Q4.xlsx", sheets)]))
    assert {row[2]: value for row, value in current(store).items()} == {"Late starts (weekly)": "18", "Wishes met": "60"}


def test_objectives_are_the_same_whatever_their_marks(store: Store, tmp_path: Path) -> None:
    goals = text_file(tmp_path / "goals.csv", "Objective | Perspective | Period\nCalm mornings! | Customer | 2025-Q4")
    results = text_file(tmp_path / "results.csv", "Objective | Key result | Target\ncalm mornings | Late starts | 5")
    load(store, goals, results)
    assert [(row.objective, row.perspective, row.period) for row in key_results(store, SCOPE)] == [("Calm mornings!", "customer", "2025-Q4")]


def test_words_go_where_an_id_leads_nowhere(store: Store, tmp_path: Path) -> None:
    log = "KR ID | Key result | Date | Value\n17 | Late starts | 2025-11-30 | 18"
    load(store, text_file(tmp_path / "log.csv", log), text_file(tmp_path / "okr 2025-Q4.csv", "Objective | Key result | Target\nCalm mornings | Late starts | 5"))
    assert {row[2]: value for row, value in current(store).items()} == {"Late starts": "18"}


def test_an_id_in_the_place_of_words_is_told_from_one_with_other_marks(store: Store, tmp_path: Path) -> None:
    plan = "KR ID | Key result | Objective | Target\n1.1 | Late starts | Calm mornings | 5\n11 | Wishes met | Fair shifts | 90"
    log = "Key result | Date | Value | Comment\n1.1 | 2025-11-30 | 18 | Rain"
    load(store, text_file(tmp_path / "okr 2025-Q4.csv", plan), text_file(tmp_path / "log.csv", log))
    assert {row[2]: value for row, value in current(store).items()} == {"Late starts": "18", "Wishes met": ""}
