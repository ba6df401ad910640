"""Ids that begin anew: under each objective (KR1, KR2, …), in each team, in each quarter. None of them makes one thing of two."""

from itertools import permutations
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures.progress import key_results
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day
from tests.spec.sheets import cells, plain, text_file, workbook

SCOPE = Scope(day("2025-12-31"))
GOALS = """
    ID | Objective     | Perspective | Owner
    O1 | Calm mornings | Customer    | Plan lead
    O2 | Fair shifts   | Learning    | Crew lead
    """
RESULTS = """
    Objective ID | KR ID | Key result   | Baseline | Target
    O1           | KR1   | Late starts  | 30       | 5
    O1           | KR2   | Lost buses   | 4        | 1
    O2           | KR1   | Wishes met   | 50       | 90
    O2           | KR2   | Late swaps   | 12       | 2
    """
LOG = """
    Objective ID | KR ID | Date       | Value
    O1           | KR1   | 2025-11-30 | 18
    O1           | KR2   | 2025-11-30 | 3
    O2           | KR1   | 2025-11-30 | 60
    O2           | KR2   | 2025-11-30 | 9
    """
TOLD = {
    ("Calm mornings", "Late starts"): ("customer", "Plan lead", "5", "18"),
    ("Calm mornings", "Lost buses"): ("customer", "Plan lead", "1", "3"),
    ("Fair shifts", "Wishes met"): ("learning_growth", "Crew lead", "90", "60"),
    ("Fair shifts", "Late swaps"): ("learning_growth", "Crew lead", "2", "9"),
}


def load(store: Store, *files: Path) -> set[str]:
    """Codes of the findings."""
    accounts = [desk.import_file(store, file, Given(), by="Analyst") for file in files]
    assert [account.status for account in accounts] == ["loaded"] * len(files)
    return {finding.code for account in accounts for finding in account.findings}


def told(store: Store) -> dict[tuple[str | None, str], tuple[str, str, str, str]]:
    found = key_results(store, SCOPE)
    made = {(row.objective, row.key_result): (row.perspective, row.owner, row.target, row.current) for row in found}
    assert len(made) == len(found)
    return {names: (plain(p), plain(o), plain(t), plain(c)) for names, (p, o, t, c) in made.items()}


def test_key_results_numbered_below_each_objective_are_all_kept(store: Store, tmp_path: Path) -> None:
    drawing = """
        Objective     | KR ID | Key result  | Baseline | Target | Current
        Calm mornings | KR1   | Late starts | 30       | 5      | 18
        Calm mornings | KR2   | Lost buses  | 4        | 1      | 3
        Fair shifts   | KR1   | Wishes met  | 50       | 90     | 60
        """
    codes = load(store, text_file(tmp_path / "okr 2025-Q4.csv", drawing))
    assert {names[1]: numbers[3] for names, numbers in told(store).items()} == {"Late starts": "18", "Lost buses": "3", "Wishes met": "60"}
    assert "key-result-repeated" not in codes


def test_a_number_below_an_objective_stays_the_key_result_whose_words_are_changed(store: Store, tmp_path: Path) -> None:
    drawing = "Objective | KR ID | Key result | Target\nCalm mornings | KR1 | {} | 5\nFair shifts | KR1 | Wishes met | 90"
    for number, words in enumerate(("Late starts", "Late starts before six")):
        load(store, text_file(tmp_path / f"okr {number} 2025-Q4.csv", drawing.format(words)))
    assert set(told(store)) == {("Calm mornings", "Late starts before six"), ("Fair shifts", "Wishes met")}


def test_a_key_result_stays_the_same_when_the_ids_begin_anew_and_no_longer(store: Store, tmp_path: Path) -> None:
    calm = "Objective | KR ID | Key result | Target\nCalm mornings | KR1 | {} | 5\nCalm mornings | KR2 | Lost buses | 1"
    fair = "Fair shifts | KR1 | {} | 90"
    files = (
        calm.format("Late starts"),
        f"{calm.format('Late starts of buses')}\n{fair.format('Wishes met')}",
        f"Objective | KR ID | Key result | Target\n{fair.format('Wishes that were met')}",
        f"{calm.format('Late starts')}\n{fair.format('Wishes met at last')}",
    )
    known: dict[str, set[str]] = {}
    for drawing in files:
        load(store, text_file(tmp_path / "okr 2025-Q4.csv", drawing))
        newest = max(row.upload for row in key_results(store, SCOPE))
        for row in key_results(store, SCOPE):
            if row.upload == newest:
                known.setdefault(f"{row.objective} {row.key_result[:4]}", set()).add(row.key_result_id)
    assert {name: len(ids) for name, ids in known.items()} == {"Calm mornings Late": 1, "Calm mornings Lost": 1, "Fair shifts Wish": 1}


@pytest.mark.parametrize("at_once", [False, True], ids=("one by one", "at once"))
def test_files_of_two_teams_that_both_begin_with_one_take_nothing_from_each_other(store: Store, tmp_path: Path, at_once: bool) -> None:
    drawing = "Objective | KR ID | Key result | Target\n{0} | KR1 | {1} | 5\n{0} | KR2 | {2} | 7"
    files = [
        text_file(tmp_path / "routes 2025-Q4.csv", drawing.format("Calm mornings", "Late starts", "Lost buses")),
        text_file(tmp_path / "crew 2025-Q4.csv", drawing.format("Fair shifts", "Wishes met", "Late swaps")),
    ]
    if at_once:
        accounts = list(desk.import_files(store, [(file, file.name) for file in files], Given(), by="Analyst"))
        assert [account.status for account in accounts] == ["loaded", "loaded"]
    else:
        load(store, *files)
    known = {(row.objective, row.key_result): row.key_result_id for row in key_results(store, SCOPE)}
    assert len(known) == 4
    files[0].write_text(files[0].read_text(encoding="utf-8").replace("Late starts", "Late starts before six"), encoding="utf-8")
    files[1].write_text(files[1].read_text(encoding="utf-8").replace("7", "8"), encoding="utf-8")
    load(store, *files)
    found = {(row.objective, row.key_result): row.key_result_id for row in key_results(store, SCOPE)}
    assert {*found.values()} == {*known.values()}


def test_an_id_that_two_sheets_tell_of_is_one_key_result(store: Store, tmp_path: Path) -> None:
    sheets = {
        "OKRs": "Objective | KR ID | Key result | Target\nCalm mornings | K-1 | Late starts below five | 5\nFair shifts | K-2 | Wishes met | 90",
        "Review": "Objective | KR ID | Key result | Current\nCalmer mornings | K-1 | Late starts below 5 | 18\nFair shifts | K-2 | Wishes | 60",
    }
    load(store, workbook(tmp_path / "okr 2025-Q4.xlsx", sheets))
    assert len(told(store)) == 2


def test_one_id_given_twice_by_mistake_loses_no_key_result_and_leaves_the_others_as_they_were(store: Store, tmp_path: Path) -> None:
    rows = [f"Objective {number} | K-{number} | Measure {number} | 5" for number in range(1, 7)]
    before = "Objective | KR ID | Key result | Target\n" + "\n".join(rows)
    load(store, text_file(tmp_path / "okr 2025-Q4.csv", before))
    known = {row.key_result: row.key_result_id for row in key_results(store, SCOPE)}
    load(store, text_file(tmp_path / "okr 2025-Q4.csv", f"{before}\nObjective 7 | K-6 | Another thing | 8"))
    found = {row.key_result: row.key_result_id for row in key_results(store, SCOPE) if row.upload == 2}
    assert {*found} == {*known, "Another thing"}
    assert {text: found[text] for text in known} == known


def test_numbers_below_each_objective_join_the_sheets_of_a_workbook(store: Store, tmp_path: Path) -> None:
    load(store, workbook(tmp_path / "okr 2025-Q4.xlsx", {"Objectives": GOALS, "Key results": RESULTS, "Check-ins": LOG}))
    assert told(store) == TOLD


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_numbers_below_each_objective_join_files_in_any_order(store: Store, tmp_path: Path, order: tuple[int, ...]) -> None:
    drawings = {"goals": GOALS, "results": RESULTS, "log": LOG}
    files = [text_file(tmp_path / f"{name} 2025-Q4.csv", drawing) for name, drawing in drawings.items()]
    load(store, *(files[place] for place in order))
    assert told(store) == TOLD


@pytest.mark.parametrize("order", list(permutations(range(2))), ids=str)
@pytest.mark.parametrize("names", [("Team", "Objective"), ("Team", "ID", "Objective"), ("Team", "Objective", "KR ID")], ids=" ".join)
def test_a_table_of_key_results_takes_nothing_from_the_list_of_their_objectives(
    store: Store, tmp_path: Path, names: tuple[str, ...], order: tuple[int, ...]
) -> None:
    goals = cells("Team | ID | Objective | Perspective | Owner\nCrew | 1 | Fair shifts | Learning | Crew lead\nDepot | 1 | Fair shifts | Customer | Depot lead")
    results = cells(
        "Team | ID | Objective | KR ID | Key result | Who | Target\nCrew | 1 | Fair shifts | 1 | Wishes met | Planner | 90\nDepot | 1 | Fair shifts | 1 | Swaps | Guard | 5"
    )
    results[0][1] = "Objective ID"
    asked = {*names, "Perspective", "Owner", "Key result", "Who", "Target", "Objective ID" if "ID" in names else ""}
    files = []
    for name, table in (("goals", goals), ("results", results)):
        kept = [place for place, one in enumerate(table[0]) if one in asked]
        drawing = "\n".join("|".join(row[place] for place in kept) for row in table)
        files.append(text_file(tmp_path / f"{name} 2025-Q4.csv", drawing))
    load(store, *(files[place] for place in order))
    found = {row.unit: (row.objective, row.perspective, row.key_result) for row in key_results(store, SCOPE)}
    assert found == {"Crew": ("Fair shifts", "learning_growth", "Wishes met"), "Depot": ("Fair shifts", "customer", "Swaps")}


def test_each_team_and_quarter_may_count_its_objectives_from_one_on(store: Store, tmp_path: Path) -> None:
    sheets = {
        "Objectives": """
            Quarter | Team  | ID | Objective     | Perspective
            Q3 2025 | Crew  | 1  | Fair shifts   | Learning
            Q3 2025 | Depot | 1  | Clean buses   | Customer
            Q4 2025 | Crew  | 1  | Calm mornings | Internal process
            """,
        "Key results": """
            Quarter | Team  | Objective ID | KR ID | Key result  | Target
            Q3 2025 | Crew  | 1            | 1     | Wishes met  | 90
            Q3 2025 | Depot | 1            | 1     | Washed      | 80
            Q4 2025 | Crew  | 1            | 1     | Late starts | 5
            """,
    }
    load(store, workbook(tmp_path / "okr.xlsx", sheets))
    assert {names: numbers[0] for names, numbers in told(store).items()} == {
        ("Fair shifts", "Wishes met"): "learning_growth",
        ("Clean buses", "Washed"): "customer",
        ("Calm mornings", "Late starts"): "internal_process",
    }
