"""Files that belong together, uploaded one by one: whatever their order, the same key results stand in the store."""

from itertools import permutations
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures.progress import key_results
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day
from tests.spec.sheets import cells, plain, text_file

SCOPE = Scope(day("2026-09-20"))
GOALS = """
    Objective ID | Objective     | Perspective      | Champion  | Team   | Period
    OBJ-1        | Calm mornings | Internal process | Plan lead | Routes | 2026-Q3
    OBJ-2        | Fair shifts   | Learning         | Crew lead | Crew   | 2026-Q3
    """
RESULTS = """
    Key result ID | Objective ID | Key result | Direction | Baseline | Target
    KR-1          | OBJ-1        | Late plans | decrease  | 30       | 5
    KR-2          | OBJ-2        | Wishes met | increase  | 50       | 90
    """
LOG = """
    Date       | KR ID | Value | Confidence
    2026-07-31 | KR-1  | 24    | 5
    2026-08-31 | KR-1  | 18    | 7
    2026-08-31 | KR-2  | 60    | 6
    """
TEAMS = """
    Team   | Parent team | Level
    Routes | Depots      | team
    Crew   | Depots      | team
    """
JOINED = """
    objective     | key_result | perspective      | owner     | unit   | period  | baseline | target | current
    Calm mornings | Late plans | internal_process | Plan lead | Routes | 2026-Q3 | 30       | 5      | 18
    Fair shifts   | Wishes met | learning_growth  | Crew lead | Crew   | 2026-Q3 | 50       | 90     | 60
    """


def shown(store: Store, files: list[Path]) -> list[dict[str, str]]:
    """The key results of a store into which these files came in this order, each in a run of its own."""
    for file in files:
        assert desk.import_file(store, file, Given(), by="Analyst").status == "loaded", file.name
    found = key_results(store, SCOPE)
    return [{name: plain(getattr(row, name)) for name in NAMES} for row in sorted(found, key=lambda row: row.key_result)]


NAMES = cells(JOINED)[0]


def expect_joined(found: list[dict[str, str]], drawing: str = JOINED) -> None:
    names, *rows = cells(drawing)
    assert [[row[name] for name in names] for row in found] == rows


# Each file is first twice, last at least once, and before and after every other.
@pytest.mark.parametrize("order", list(permutations(range(4)))[::3], ids=str)
def test_objectives_key_results_values_and_teams_may_come_in_any_order(store: Store, tmp_path: Path, order: tuple[int, ...]) -> None:
    drawings = {"goals": GOALS, "results": RESULTS, "log": LOG, "teams": TEAMS}
    files = [text_file(tmp_path / f"{name}.csv", drawing) for name, drawing in drawings.items()]
    expect_joined(shown(store, [files[place] for place in order]))


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_files_are_joined_by_their_words_where_they_have_no_ids(store: Store, tmp_path: Path, order: tuple[int, ...]) -> None:
    files = [
        text_file(tmp_path / "goals.csv", "\n".join("|".join(row[1:]) for row in cells(GOALS))),
        text_file(
            tmp_path / "results.csv",
            """
            Objective     | Key result | Direction | Baseline | Target
            Calm mornings | Late plans | decrease  | 30       | 5
            fair shifts   | Wishes met | increase  | 50       | 90
            """,
        ),
        text_file(
            tmp_path / "log.csv",
            """
            Date       | Key result | Value | By
            2026-07-31 | late plans | 24    | Plan lead
            2026-08-31 | Late plans | 18    | Plan lead
            2026-08-31 | Wishes met | 60    | Crew lead
            """,
        ),
    ]
    expect_joined(shown(store, [files[place] for place in order]))


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_tables_of_a_database_join_by_their_bare_ids(store: Store, tmp_path: Path, order: tuple[int, ...]) -> None:
    goals = GOALS.replace("Objective ID", "id").replace("Objective    ", "title").replace("OBJ-", "")
    results = RESULTS.replace("Key result ID", "id").replace("Key result", "title").replace("Objective ID", "objective_id").replace("OBJ-", "")
    log = LOG.replace("KR ID", "key_result_id").replace("KR-", "1").replace("Date", "date")
    results = results.replace("KR-", "1")
    files = [text_file(tmp_path / f"{name}.csv", told) for name, told in (("objectives", goals), ("key_results", results), ("log", log))]
    expect_joined(shown(store, [files[one] for one in order]))


def test_a_list_of_objectives_may_have_nothing_but_titles_where_its_file_says_so(store: Store, tmp_path: Path) -> None:
    file = text_file(tmp_path / "plan 2026-Q3 objectives.csv", "id | ref | title | page\n1 | 1.0 | Calm mornings | 7\n2 | 2.0 | Fair shifts | 9")
    assert desk.import_file(store, file, Given(), by="Analyst").objectives == 2
    (other := tmp_path / "people.csv").write_bytes(file.read_bytes())
    assert desk.import_file(store, other, Given(), by="Analyst").status == "nothing"


@pytest.mark.parametrize("order", list(permutations(range(2))), ids=str)
def test_an_event_log_adds_to_the_key_results_of_another_file_and_takes_nothing_from_them(store: Store, tmp_path: Path, order: tuple[int, ...]) -> None:
    files = [
        text_file(
            tmp_path / "okrs.csv",
            """
            Objective     | Key result | Perspective      | Owner     | Team   | Period  | Baseline | Target
            Calm mornings | Late plans | Internal process | Plan lead | Routes | 2026-Q3 | 30       | 5
            Fair shifts   | Wishes met | Learning         | Crew lead | Crew   | 2026-Q3 | 50       | 90
            """,
        ),
        text_file(
            tmp_path / "log.csv",
            """
            Date       | Objective     | Key result | Value | Unit  | Confidence | Note | By
            2026-07-31 | Calm mornings | Late plans | 24    | plans | 5          |      | Plan lead
            2026-08-31 | Calm mornings | Late plans | 18    | plans | 7          | Ok   | Plan lead
            2026-08-31 | Fair shifts   | Wishes met | 60    | %     | 6          |      | Crew lead
            """,
        ),
    ]
    expect_joined(shown(store, [files[place] for place in order]))


def test_values_of_a_key_result_that_no_file_has_are_kept_and_not_shown(store: Store, tmp_path: Path) -> None:
    account = desk.import_file(store, text_file(tmp_path / "log.csv", LOG), Given(), by="Analyst")
    assert account.status == "loaded"
    assert "check-in-orphaned" in {finding.code for finding in account.findings}
    assert key_results(store, SCOPE) == []
    with store.cursor() as cursor:
        assert cursor.execute("select count(*) from loose_check_in").fetchall() == [(3,)]


def test_a_value_whose_name_several_key_results_bear_goes_to_the_one_in_whose_period_it_falls(store: Store, tmp_path: Path) -> None:
    drawing = "KR ID | Objective | Key result | Quarter | Baseline | Target\nKR-1 | Calm mornings | Late plans | {} | 30 | {}"
    files = [
        text_file(tmp_path / "log.csv", "Date | KR ID | Value\n2026-05-31 | KR-1 | 26\n2026-08-31 | KR-1 | 18"),
        text_file(tmp_path / "q2.csv", drawing.format("2026-Q2", 20)),
        text_file(tmp_path / "q3.csv", drawing.format("2026-Q3", 5)),
    ]
    found = {row["period"]: row["current"] for row in shown(store, files)}
    assert found == {"2026-Q2": "26", "2026-Q3": "18"}


def test_an_undone_upload_takes_its_words_with_it(store: Store, tmp_path: Path) -> None:
    desk.import_file(store, text_file(tmp_path / "results.csv", RESULTS), Given(), by="Analyst")
    desk.import_file(store, text_file(tmp_path / "goals.csv", GOALS), Given(), by="Analyst")
    desk.undo(store, 2, by="Analyst")
    assert [(row.objective, row.unit) for row in key_results(store, SCOPE)] == [("OBJ-1", None), ("OBJ-2", None)]
    desk.redo(store, 2, by="Analyst")
    assert {row.unit for row in key_results(store, SCOPE)} == {"Routes", "Crew"}


def test_who_waits_for_whom_is_kept(store: Store, tmp_path: Path) -> None:
    drawing = "KR ID | Objective | Key result | Target | Depends on\nKR-1 | Calm mornings | Late plans | 5 | KR-2; New printers\nKR-2 | Fair shifts | Wishes met | 90 |"
    own = "Key result ID | Depends on | Remark\nKR-9 | KR-1 | Needs the plans"
    desk.import_file(store, text_file(tmp_path / "okrs.csv", drawing), Given(), by="Analyst")
    desk.import_file(store, text_file(tmp_path / "dependencies.csv", own), Given(), by="Analyst")
    with store.cursor() as cursor:
        kept = cursor.execute("select dependent, depends_on, cell from dependency_version order by all").fetchall()
    assert kept == [("KR-1", "KR-2", "E2"), ("KR-1", "New printers", "E2"), ("KR-9", "KR-1", "B2")]
