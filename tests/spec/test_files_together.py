"""Files that tell of the same things: what each of them leaves to the others, whatever comes first and whatever is undone."""

from datetime import date
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures import history
from scorecard.measures.filters import uploads
from scorecard.measures.progress import key_results
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store

END = date(2025, 9, 30)
PLAN = "Unit,KR ID,Objective,Key Result,Baseline,Target,Current\nNorth,K1,Grow,Sales,10,30,15\n"


class Desk:
    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder

    def bring(self, name: str, text: str, period: str | None = None) -> int:
        """The upload that it became."""
        (self.folder / name).write_text(text, encoding="utf-8")
        assert desk.import_file(self.store, self.folder / name, Given(period=period), by="Analyst").status == "loaded"
        return max(one.upload for one in uploads(self.store))

    def values(self, as_of: date = END) -> list[tuple[str, str | None, float | None, date | None]]:
        told = [(one.key_result, one.period, one.current, one.observed_on) for one in key_results(self.store, Scope(as_of))]
        return sorted(told, key=lambda one: one[1] or "")


@pytest.fixture
def at_desk(store: Store, tmp_path: Path) -> Desk:
    return Desk(store, tmp_path)


@pytest.mark.parametrize("plan_first", [True, False])
def test_a_value_of_the_last_day_goes_before_one_of_no_day_whichever_came_first(at_desk: Desk, plan_first: bool) -> None:
    """The plan's value counts for the period's last day, which is a guess; it once took the place of the value that the log has for it."""
    log = "KR ID,Key Result,Date,Value\nK1,Sales,2025-09-30,20\n"
    for name in ("plan.csv", "log.csv") if plan_first else ("log.csv", "plan.csv"):
        at_desk.bring(name, *((PLAN, "2025-Q3") if name == "plan.csv" else (log,)))
    assert at_desk.values() == [("Sales", "2025-Q3", 20, END)]


@pytest.mark.parametrize("plan_first", [True, False])
def test_a_value_of_no_day_in_another_file_counts_for_the_last_day_of_the_period_too(at_desk: Desk, plan_first: bool) -> None:
    plan = PLAN.replace(",Current", "").replace(",15", "")
    for name in ("plan.csv", "news.csv") if plan_first else ("news.csv", "plan.csv"):
        at_desk.bring(name, *((plan, "2025-Q3") if name == "plan.csv" else ("KR ID,Key Result,Value\nK1,Sales,20\n",)))
    assert at_desk.values() == [("Sales", "2025-Q3", 20, END)]


def test_whose_a_value_is_does_not_hang_on_an_undone_upload(at_desk: Desk) -> None:
    """The undone log's value lay in a period, that of the other log in none: so nobody knows whose it is, and it stands for itself."""
    at_desk.bring("q3.csv", PLAN.replace(",15", ","), "2025-Q3")
    at_desk.bring("q4.csv", PLAN.replace(",30,15", ",40,"), "2025-Q4")
    log = "Key Result,Date,Value,Unit\nSales,{},20,North\n"
    first = at_desk.bring("first.csv", log.format("2025-08-01"))
    at_desk.bring("second.csv", log.format("2024-08-01"))
    assert ("Sales", "2025-Q3", 20, date(2025, 8, 1)) in at_desk.values()
    desk.undo(at_desk.store, first, by="Analyst")
    assert at_desk.values() == [("Sales", None, 20, date(2024, 8, 1)), ("Sales", "2025-Q3", None, None), ("Sales", "2025-Q4", None, None)]


OBJECTIVES = "Unit,Objective ID,Objective,Objective owner,Objective weight\nNorth,O1,{},Ida,2\n"
KEY_RESULTS = "Unit,Objective ID,Objective,KR ID,Key Result,Baseline,Target\nNorth,O1,{},K1,Sales,10,30\n"


def changes(at_desk: Desk, upload: int) -> list[tuple[str | None, str | None, str | None]]:
    return [(one.field, one.before, one.after) for one in history.changes(at_desk.store, upload) if one.effect == "changed"]


@pytest.mark.parametrize("called", ["Grow abroad", "O1"])
def test_a_file_that_names_an_objective_changes_nothing_of_it_and_neither_does_the_next_that_tells_it(at_desk: Desk, called: str) -> None:
    at_desk.bring("objectives.csv", OBJECTIVES.format("Grow abroad"), "2025-Q3")
    named = at_desk.bring("results.csv", KEY_RESULTS.format(called), "2025-Q3")
    told = at_desk.bring("objectives.csv", OBJECTIVES.format("Grow abroad") + "North,O2,Save,Bo,1\n", "2025-Q3")
    assert (changes(at_desk, named), changes(at_desk, told)) == ([], [])


def test_a_new_name_is_told_once_whichever_file_brings_it_first(at_desk: Desk) -> None:
    at_desk.bring("objectives.csv", OBJECTIVES.format("Grow abroad"), "2025-Q3")
    named = at_desk.bring("results.csv", KEY_RESULTS.format("Grow in Spain"), "2025-Q3")
    told = at_desk.bring("objectives.csv", OBJECTIVES.format("Grow in Spain"), "2025-Q3")
    back = at_desk.bring("objectives.csv", OBJECTIVES.format("Grow abroad") + "\n", "2025-Q3")
    there, again = ("text", "Grow abroad", "Grow in Spain"), ("text", "Grow in Spain", "Grow abroad")
    assert [changes(at_desk, one) for one in (named, told, back)] == [[there], [], [again]]


def test_a_list_of_objectives_leaves_out_no_key_result_and_key_results_leave_out_no_objective_that_had_none(at_desk: Desk) -> None:
    """Both once called vanished whatever the other file holds."""
    both = OBJECTIVES.format("Grow abroad") + "North,O2,Save energy,Bo,1\n"
    at_desk.bring("objectives.csv", both, "2025-Q3")
    at_desk.bring("results.csv", KEY_RESULTS.format("Grow abroad") + "North,O1,Grow abroad,K2,Orders,1,5\n", "2025-Q3")
    at_desk.bring("objectives.csv", both + "North,O3,Win trust,Bo,1\n", "2025-Q3")
    scope = Scope(END, "2025-Q3")
    assert (history.vanished(at_desk.store, scope), history.goalpost_moves(at_desk.store, scope)) == ([], [])
    at_desk.bring("results.csv", KEY_RESULTS.format("Grow abroad"), "2025-Q3")
    at_desk.bring("objectives.csv", OBJECTIVES.format("Grow abroad") + "\n", "2025-Q3")
    assert [(one.kind, one.text) for one in history.vanished(at_desk.store, scope)] == [
        ("key_result", "Orders"),
        ("objective", "Save energy"),
        ("objective", "Win trust"),
    ]


def placed(at_desk: Desk) -> list[tuple[str, str | None, str | None]]:
    return [(one.key_result, one.perspective, one.perspective_by) for one in key_results(at_desk.store, Scope(END))]


@pytest.mark.parametrize("unit", ["Unit,", ""])
def test_a_perspective_that_only_an_undone_file_told_places_nothing_until_the_file_counts_again(at_desk: Desk, unit: str) -> None:
    """Its word once stayed, whether the other file holds the same objective or only names it."""
    place = "North," if unit else ""
    told = at_desk.bring("objectives.csv", "Unit,Objective,Perspective\nNorth,Zzz,Customer\n", "2025-Q3")
    at_desk.bring("results.csv", f"{unit}Objective,Key Result,Baseline,Target\n{place}Zzz,Qqq,10,30\n", "2025-Q3")
    for _ in range(2):
        assert placed(at_desk) == [("Qqq", "customer", "file")]
        desk.undo(at_desk.store, told, by="Analyst")
        assert placed(at_desk) == [("Qqq", None, None)]
        desk.redo(at_desk.store, told, by="Analyst")


def test_an_owner_beside_one_key_result_is_not_that_of_the_next_where_each_names_its_objective_by_id(at_desk: Desk) -> None:
    at_desk.bring("objectives.csv", OBJECTIVES.format("Grow abroad"), "2025-Q3")
    at_desk.bring("results.csv", "Objective ID,KR ID,Key Result,Owner,Target\nO1,K1,Sales,Bo,10\nO1,K2,Orders,,20\n", "2025-Q3")
    assert {one.key_result: one.owner for one in key_results(at_desk.store, Scope(END))} == {"Sales": "Bo", "Orders": "Ida"}


@pytest.mark.parametrize("objectives_first", [True, False])
@pytest.mark.parametrize(("words", "unit"), [("Grow abroad", "North"), ("Grow at home", None)])
def test_an_objective_named_by_its_id_and_its_words_is_the_one_that_has_both(
    at_desk: Desk, objectives_first: bool, words: str, unit: str | None
) -> None:
    results = f"Objective ID,Objective,KR ID,Key Result,Target\nO1,{words},K1,Sales,10\n"
    for name in ("objectives.csv", "results.csv") if objectives_first else ("results.csv", "objectives.csv"):
        at_desk.bring(name, OBJECTIVES.format("Grow abroad") if name == "objectives.csv" else results, "2025-Q3")
    assert [(one.key_result, one.unit) for one in key_results(at_desk.store, Scope(END))] == [("Sales", unit)]


def test_what_counts_only_since_another_file_was_undone_is_placed_by_its_words(at_desk: Desk) -> None:
    told = at_desk.bring("plan.csv", PLAN.replace("Sales", "Staff turnover"), "2025-Q3")
    at_desk.bring("log.csv", "KR ID,Key Result,Date,Value\nK1,Staff turnover,2025-09-30,20\n")
    desk.undo(at_desk.store, told, by="Analyst")
    assert placed(at_desk) == [("Staff turnover", "learning_growth", "rule")]


def test_words_that_only_an_undone_file_told_place_nothing(at_desk: Desk) -> None:
    told = at_desk.bring("objectives.csv", OBJECTIVES.format("Raise customer satisfaction"), "2025-Q3")
    at_desk.bring("results.csv", "Objective ID,KR ID,Key Result,Target\nO1,K1,Qqq,10\n", "2025-Q3")
    for _ in range(2):
        assert placed(at_desk) == [("Qqq", "customer", "rule")]
        desk.undo(at_desk.store, told, by="Analyst")
        assert placed(at_desk) == [("Qqq", None, None)]
        desk.redo(at_desk.store, told, by="Analyst")


def test_of_key_results_called_alike_a_value_goes_to_that_whose_unit_another_file_tells(at_desk: Desk) -> None:
    objectives = OBJECTIVES.format("Grow abroad") + "South,O2,Save energy,Bo,1\n"
    at_desk.bring("objectives.csv", objectives, "2025-Q3")
    at_desk.bring("results.csv", "Objective ID,KR ID,Key Result,Target\nO1,KR1,Trips,10\nO2,KR2,Trips,30\n", "2025-Q3")
    at_desk.bring("log.csv", "Unit,Key Result,Date,Value\nNorth,Trips,2025-09-01,4\nSouth,Trips,2025-09-01,7\n")
    told = {(one.unit, one.target): one.current for one in key_results(at_desk.store, Scope(END))}
    assert told == {("North", 10): 4, ("South", 30): 7}
