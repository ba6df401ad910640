"""Who waits for whom, from the files to what is told: beside key results and in tables of their own, whatever they are called."""

from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures import strategy
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.rules.run import gaps
from scorecard.store.store import Store
from tests.spec.organisation import day
from tests.spec.sheets import text_file, workbook

SCOPE = Scope(day("2026-09-20"), "2026-Q3")
PLAN = """
    Team   | Objective     | KR ID | Key result  | Baseline | Target | Depends on
    Routes | Calm mornings | K1    | Late starts | 30       | 5      | Wishes met; Depot
    Routes | Calm mornings | K2    | Lost buses  | 4        | 1      | K3
    Crew   | Fair shifts   | K3    | Wishes met  | 50       | 90     | The weather
    Depot  | Clean buses   | K4    | Washed      | 40       | 80     |
    """
TOLD = {
    ("K1", "Wishes met", "key_result", "Crew"),
    ("K1", "Depot", "unit", "Depot"),
    ("K2", "K3", "key_result", "Crew"),
    ("K3", "The weather", None, None),
}
Told = set[tuple[str, str, str | None, str | None]]


def load(store: Store, *files: Path, period: str = "2026-Q3") -> None:
    for file in files:
        assert desk.import_file(store, file, Given(period=period), by="Analyst").status == "loaded"


def told(store: Store, scope: Scope = SCOPE) -> Told:
    return {(one.named, one.for_named, one.for_kind, one.for_unit) for one in strategy.dependencies(store, scope)}


def test_what_waits_and_what_it_waits_for_are_found_by_id_words_and_unit(store: Store, tmp_path: Path) -> None:
    load(store, text_file(tmp_path / "okr.csv", PLAN))
    assert told(store) == TOLD
    assert {one.kind for one in strategy.dependencies(store, SCOPE)} == {"key_result"}


@pytest.mark.parametrize("apart", [False, True], ids=("one file", "two files"))
def test_a_table_of_dependencies_names_what_another_has(store: Store, tmp_path: Path, apart: bool) -> None:
    plan = "\n".join(line.rpartition("|")[0] for line in PLAN.strip().splitlines())
    waits = """
        KR ID | Depends on
        K1    | Wishes met
        K1    | Team Depot
        K2    | K3
        K9    | K3
        """
    sheets = {"Plan": plan, "Dependencies": waits}
    files = [workbook(tmp_path / f"{name}.xlsx", {name: drawing}) for name, drawing in sheets.items()]
    load(store, *(files if apart else [workbook(tmp_path / "okr.xlsx", sheets)]))
    assert told(store) == {
        ("K1", "Wishes met", "key_result", "Crew"), ("K1", "Team Depot", "unit", "Depot"), ("K2", "K3", "key_result", "Crew"),
        ("K9", "K3", "key_result", "Crew"),
    }  # fmt: skip


def test_of_two_that_are_called_alike_the_one_of_the_row_waits_and_none_is_waited_for(store: Store, tmp_path: Path) -> None:
    plan = """
        Team   | Objective     | Key result  | Target | Depends on
        Routes | Calm mornings | Late starts | 5      | Wishes met
        Crew   | Fair shifts   | Late starts | 9      |
        Crew   | Fair shifts   | Wishes met  | 90     | Late starts
        """
    load(store, text_file(tmp_path / "okr.csv", plan))
    found = {(one.named, one.unit, one.for_named, one.for_unit) for one in strategy.dependencies(store, SCOPE)}
    assert found == {("Late starts", "Routes", "Wishes met", "Crew"), ("Wishes met", "Crew", "Late starts", None)}
    assert told(store) == {("Late starts", "Wishes met", "key_result", "Crew"), ("Wishes met", "Late starts", "several", None)}
    assert gaps(store, SCOPE, rule="G10") == [], "files have what waits and what it waits for"


def test_a_row_that_comes_twice_waits_once(store: Store, tmp_path: Path) -> None:
    plan = """
        Team   | Objective     | Key result  | Target | Depends on
        Routes | Calm mornings | Late starts | 5      | Wishes met; Swaps
        Routes | Calm mornings | Late starts | 5      | Wishes met; Swaps
        Crew   | Fair shifts   | Wishes met  | 90     | The weather; The weather
        Crew   | Fair shifts   | Swaps       | 9      |
        """
    load(store, text_file(tmp_path / "okr.csv", plan))
    found = [(one.named, one.for_named, one.row) for one in strategy.dependencies(store, SCOPE)]
    assert sorted(found) == [("Late starts", "Swaps", 2), ("Late starts", "Wishes met", 2), ("Wishes met", "The weather", 4)]


def test_an_outline_number_is_told_from_one_with_other_marks(store: Store, tmp_path: Path) -> None:
    plan = """
        KR ID | Objective     | Key result  | Target | Depends on
        1.1   | Calm mornings | Late starts | 5      |
        11    | Fair shifts   | Wishes met  | 90     |
        12    | Fair shifts   | Swaps       | 9      | 1.1
        """
    load(store, text_file(tmp_path / "okr.csv", plan))
    [one] = strategy.dependencies(store, SCOPE)
    assert (one.named, one.for_named, one.for_kind) == ("12", "1.1", "key_result")


def test_of_two_units_the_one_that_is_called_so_to_the_letter_is_waited_for(store: Store, tmp_path: Path) -> None:
    plan = """
        Team       | Objective     | Key result  | Target | Depends on
        Routes     | Calm mornings | Late starts | 5      | Depot team
        Depot      | Clean buses   | Washed      | 80     |
        Depot team | Fair shifts   | Wishes met  | 90     |
        """
    load(store, text_file(tmp_path / "okr.csv", plan))
    assert [one.for_unit for one in strategy.dependencies(store, SCOPE)] == ["Depot team"]


def test_what_waited_and_was_not_found_is_gone_with_a_newer_file_of_the_name(store: Store, tmp_path: Path) -> None:
    load(store, text_file(tmp_path / "okr.csv", PLAN))
    load(store, text_file(tmp_path / "waits.csv", "KR ID | Depends on\nK9 | K3"))
    assert ("K9", "K3", "key_result", "Crew") in told(store)
    load(store, text_file(tmp_path / "waits.csv", "KR ID | Depends on\nK4 | K3"))
    assert told(store) == TOLD | {("K4", "K3", "key_result", "Crew")}


def test_a_newer_file_of_the_name_takes_back_what_it_no_longer_says(store: Store, tmp_path: Path) -> None:
    load(store, text_file(tmp_path / "okr.csv", PLAN))
    load(store, text_file(tmp_path / "okr.csv", PLAN.replace("Wishes met; Depot", "").replace("| K3\n", "| Depot\n")))
    assert told(store) == {("K2", "Depot", "unit", "Depot"), ("K3", "The weather", None, None)}
    desk.undo(store, 2, by="Analyst")
    assert told(store) == TOLD


def test_a_quarter_waits_for_its_own_and_a_unit_sees_both_sides(store: Store, tmp_path: Path) -> None:
    load(store, text_file(tmp_path / "okr q2.csv", PLAN), period="2026-Q2")
    load(store, text_file(tmp_path / "okr q3.csv", PLAN))
    found = strategy.dependencies(store, SCOPE)
    assert {(one.named, one.for_named, one.for_kind, one.for_unit) for one in found} == TOLD
    assert {one.period for one in found} == {"2026-Q3"}
    with store.cursor() as cursor:
        periods = cursor.execute(
            "select distinct objective.period from dependency join objective on objective.objective_id = dependency.for_objective_id"
            " where dependency.period = '2026-Q3'"
        ).fetchall()
    assert periods == [("2026-Q3",)]
    assert told(store, Scope(SCOPE.as_of, "2026-Q3", "Depot")) == {("K1", "Depot", "unit", "Depot")}
