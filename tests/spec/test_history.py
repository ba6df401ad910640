"""What uploads did to what was there: effects, changes, moved goalposts, what vanished and what a person ended."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures import filters, history
from scorecard.measures.progress import key_results
from scorecard.measures.recall import Recall, at_hand
from scorecard.model.history import UploadEffect
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.tables import rows

DAY = date(2026, 9, 1)
SCOPE = Scope(DAY, "2026-Q3")
NOON = datetime.fromisoformat("2026-08-01T12:00:00")


def brought(store: Store, upload: int, drawn: str, objectives: str = "O", file: str = "okr.xlsx", unit: str | None = "North") -> None:
    """An upload of key results: id | of | text | owner | baseline | target | due | value | on (not dated without `on`).

    A second row of an id is another check-in of it.
    """
    with store.transaction() as cursor:
        at = NOON + timedelta(days=upload)
        cursor.execute("insert into upload values (?, 's' || ?, 'r', ?, 1, ?, 'Analyst', '[]')", [upload, upload, file, at])
        cursor.execute("insert into period values ('2026-Q3', date '2026-07-01', date '2026-09-30') on conflict do nothing")
        for number, objective in enumerate(objectives.split(), start=2):
            cursor.execute(
                """
                insert into objective_version
                values (?, 'Q3', ?, 'A' || ?, ?, null, null, '2026-Q3', ?, 'Objective ' || ?, true, null, null, 1, 'committed', 'active', false)
                """,
                [upload, number, number, objective, unit, objective],
            )
        known: set[str | None] = set()
        for number, row in enumerate(rows(drawn), start=2):
            told = [upload, number, number, row["id"], row.get("of") or "O", row.get("text") or row["id"], row.get("owner")]
            numbers = [row.get("baseline"), row.get("target"), row.get("due"), f"F{number}", f"G{number}"]
            if row["id"] not in known:
                known.add(row["id"])
                cursor.execute(
                    """
                    insert into key_result_version (upload_id, sheet, row, cell, key_result_id, objective_id, text, owner, baseline, target,
                      due_on, baseline_cell, target_cell, weight)
                    values (?, 'Q3', ?, 'B' || ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                    """,
                    told + numbers,
                )
            if row.get("value"):
                on = row.get("on")
                checked = [upload, number, row["id"], on or at.date(), on is not None, row["value"]]
                cursor.execute(
                    "insert into check_in_version (upload_id, sheet, row, cell, key_result_id, observed_on, dated, value) values (?, 'Q3', ?, 'H2', ?, ?, ?, ?)",
                    checked,
                )
    desk.redo(store, upload, by="Analyst")


def effects(store: Store, kind: str = "key_result") -> dict[int, tuple[int, int, int, int]]:
    """By upload: added, changed, unchanged, vanished."""
    return {one.upload: (one.added, one.changed, one.unchanged, one.vanished) for one in history.upload_effects(store) if one.kind == kind}


@pytest.fixture
def twice(store: Store) -> Iterator[Store]:
    """The same quarter uploaded twice: a target lowered, a baseline rewritten, an owner changed, one left out, one new."""
    brought(store, 1, """
        id | text     | owner | baseline | target | due        | value | on
        K1 | On time  | Fleet |       80 |    100 | 2026-09-30 |    90 | 2026-08-01
        K2 | Claims   | Care  |       40 |     10 | 2026-09-30 |    25 | 2026-08-01
        K3 | Surveys  | Care  |        0 |     10 |            |       |
        K4 | Same     | Care  |        0 |     10 |            |     5 | 2026-08-01
    """)  # fmt: skip
    brought(store, 2, """
        id | text     | owner | baseline | target | due        | value | on
        K1 | On time  | Fleet |       80 |     95 | 2026-10-31 |    90 | 2026-08-01
        K2 | Claims!  | Ops   |       55 |     10 | 2026-09-30 |    20 | 2026-08-01
        K4 | Same     | Care  |        0 |     10 |            |     5 | 2026-08-01
        K5 | New      | Care  |        0 |     10 |            |     1 | 2026-08-01
    """)  # fmt: skip
    yield store


def test_each_upload_is_told_by_what_it_added_changed_left_out_and_left_unchanged(twice: Store) -> None:
    assert effects(twice) == {1: (4, 0, 0, 0), 2: (1, 2, 1, 1)}
    assert effects(twice, "objective") == {1: (1, 0, 0, 0), 2: (0, 0, 1, 0)}
    assert history.check_in_effect(twice, 2) == UploadEffect(2, "check_in", 1, 1, 2, 0, 1, 1)


def test_check_ins_of_an_upload_are_compared_once_and_told_from_memory_as_by_the_store(twice: Store) -> None:
    for upload in (1, 2):
        afresh = history.check_in_effect(twice, upload), history.check_in_changes(twice, upload)
        memory = Recall(twice)
        with at_hand(memory):
            assert history.check_in_effect(twice, upload) == afresh[0]
            compared = memory.told(("check_in_step", upload))
            assert history.check_in_changes(twice, upload) == afresh[1]
            assert memory.told(("check_in_step", upload)) is compared
        assert len(compared) == 3 + upload - 1


def test_of_some_uploads_objectives_key_results_and_check_ins_are_told_as_of_each_alone(twice: Store) -> None:
    alone = {one: [effect for effect in history.upload_effects(twice) if effect.upload == one] for one in (1, 2)}
    for one in alone:
        alone[one] += [effect for effect in [history.check_in_effect(twice, one)] if effect]
    assert history.effects_of(twice, (2, 1)) == alone[2] + alone[1]
    assert history.effects_of(twice, (1,)) == alone[1]
    assert [one.kind for one in alone[1]] == ["objective", "key_result", "check_in"]
    assert history.effects_of(twice, ()) == []


def test_every_change_says_what_was_there_and_where_both_stand(twice: Store) -> None:
    told = [(one.effect, one.text, one.field, one.before, one.after, one.before_cell, one.after_cell) for one in history.changes(twice, 2)]
    assert told == [
        ("vanished", "Surveys", None, "Surveys", None, "B4", None),
        ("changed", "Claims!", "baseline", "40.0", "55.0", "F3", "F3"),
        ("changed", "Claims!", "owner", "Care", "Ops", "B3", "B3"),
        ("changed", "Claims!", "text", "Claims", "Claims!", "B3", "B3"),
        ("changed", "On time", "due_on", "2026-09-30", "2026-10-31", "B2", "B2"),
        ("changed", "On time", "target", "100.0", "95.0", "G2", "G2"),
        ("added", "New", None, None, "New", None, "B5"),
    ]


@pytest.mark.parametrize(
    ("column", "field", "before", "after"),
    [
        ("key_result_type", "key_result_type", None, "control_at_most"), ("lower_limit", "lower_limit", 80.5, 90),
        ("upper_limit", "upper_limit", 4, None), ("tolerance", "tolerance", 1, 2), ("stretch_target", "stretch", 100, 120),
        ("accumulation", "accumulation", "cumulative", None), ("scale", "scale", None, "log"), ("plan_curve", "plan_curve", "late", "early"),
        ("metric", "metric", "M1", "M2"), ("goal_mode", "goal_mode", None, "aspirational"), ("self_score", "self_score", 0.5, 0.75),
    ],
)  # fmt: skip
def test_what_only_changes_how_a_key_result_is_reckoned_is_told_too(
    store: Store, column: str, field: str, before: float | str | None, after: float | str | None
) -> None:
    for upload, told in enumerate((before, after), start=1):
        brought(store, upload, "id | baseline | target\nK1 | 0 | 10")
        with store.transaction() as cursor:
            cursor.execute(f"update key_result_version set {column} = ? where upload_id = ?", [told, upload])
        desk.redo(store, upload, by="Analyst")
    assert effects(store)[2] == (0, 1, 0, 0)
    [change] = history.changes(store, 2)
    shown = [None if told is None else str(float(told)) if isinstance(told, int) else str(told) for told in (before, after)]
    assert (change.field, change.before, change.after) == (field, *shown)


def test_an_objective_under_another_one_has_changed(store: Store) -> None:
    for upload, parent in enumerate(("C1", "C2"), start=1):
        brought(store, upload, "id | baseline | target\nK1 | 0 | 10")
        with store.transaction() as cursor:
            cursor.execute("update objective_version set parent_source_id = ? where upload_id = ?", [parent, upload])
        desk.redo(store, upload, by="Analyst")
    assert effects(store, "objective")[2] == (0, 1, 0, 0)
    [change] = history.changes(store, 2)
    assert (change.kind, change.field, change.before, change.after) == ("objective", "parent", "C1", "C2")


def test_a_moved_target_or_baseline_is_told_with_progress_before_and_after_on_the_same_value(twice: Store) -> None:
    moves = {(one.text, one.move): one for one in history.goalpost_moves(twice, SCOPE)}
    assert set(moves) == {
        ("On time", "target"), ("On time", "due_on"), ("Claims!", "baseline"), ("Claims!", "owner"), ("Claims!", "text"),
        ("Surveys", "vanished"),
    }  # fmt: skip
    target, baseline = moves["On time", "target"], moves["Claims!", "baseline"]
    assert (target.value, target.old_progress, target.new_progress) == (90, pytest.approx(10 / 20), pytest.approx(10 / 15))
    assert (baseline.value, baseline.old_progress, baseline.new_progress) == (20, pytest.approx(20 / 30), pytest.approx(35 / 45))
    assert (target.after_file, target.uploaded_at, target.uploaded_by) == ("okr.xlsx", "2026-08-03T12:00:00Z", "Analyst")
    assert moves["Claims!", "owner"].new_progress is None


def test_progress_with_the_new_goalposts_is_the_progress_of_every_other_page(twice: Store) -> None:
    shown = {row.key_result: row.progress for row in key_results(twice, SCOPE)}
    moved = {one.text: one.new_progress for one in history.goalpost_moves(twice, SCOPE) if one.move in ("target", "baseline")}
    assert moved == {text: pytest.approx(shown[text]) for text in ("On time", "Claims!")}


def test_a_goal_on_a_log_scale_moves_on_it(store: Store) -> None:
    """Its progress with the old goalposts was once told as if the scale were linear."""
    for upload, target in ((1, 100), (2, 1000)):
        brought(store, upload, f"id | baseline | target | value | on\nK1 | 1 | {target} | 10 | 2026-08-01")
    with store.transaction() as cursor:
        cursor.execute("update key_result_version set scale = 'log'")
    desk.redo(store, 1, by="Analyst")
    [move] = history.goalpost_moves(store, SCOPE)
    assert (move.old_progress, move.new_progress) == (pytest.approx(1 / 2), pytest.approx(1 / 3))
    assert [row.progress for row in key_results(store, SCOPE)] == [pytest.approx(move.new_progress)]


def test_before_any_value_a_moved_target_has_no_effect_to_tell(twice: Store) -> None:
    [target] = [one for one in history.goalpost_moves(twice, Scope(date(2026, 7, 1))) if one.move == "target"]
    assert (target.value, target.old_progress, target.new_progress) == (None, None, None)


def test_a_first_target_where_there_was_none_moves_no_goalpost(store: Store) -> None:
    brought(store, 1, "id | target\nK | ")
    brought(store, 2, "id | target\nK | 5")
    assert effects(store)[2] == (0, 1, 0, 0)
    assert history.goalpost_moves(store, SCOPE) == []


def test_goalposts_are_those_of_the_period_and_unit_asked_for(twice: Store) -> None:
    assert len(history.goalpost_moves(twice, Scope(DAY, "2026-Q3", "North"))) == 6
    assert history.goalpost_moves(twice, Scope(DAY, "2026-Q3", "South")) == []
    assert history.goalpost_moves(twice, Scope(DAY, "2026-Q4")) == []


def test_an_undone_upload_is_compared_with_but_compares_for_nobody(twice: Store) -> None:
    brought(twice, 3, "id | target\nK1 | 90")
    desk.undo(twice, 2, by="Analyst")
    assert effects(twice)[3] == (0, 1, 0, 3)
    assert effects(twice)[2] == (1, 2, 1, 0)
    assert [one.before for one in history.goalpost_moves(twice, SCOPE) if (one.text, one.move) == ("K1", "target")] == ["100.0"]
    desk.redo(twice, 2, by="Analyst")
    assert effects(twice)[3] == (0, 1, 0, 3)
    assert [one.before for one in history.goalpost_moves(twice, SCOPE) if (one.text, one.move) == ("K1", "target")] == ["95.0"]


def test_what_undoing_an_upload_does_is_known_before(twice: Store) -> None:
    [second] = [one for one in history.upload_effects(twice) if (one.upload, one.kind) == (2, "key_result")]
    assert (second.only_here, second.newest_here) == (1, 2)
    before = {row.key_result_id for row in key_results(twice, SCOPE)}
    desk.undo(twice, 2, by="Analyst")
    after = {row.key_result_id for row in key_results(twice, SCOPE)}
    assert before - after == {"K5"}
    [second] = [one for one in history.upload_effects(twice) if (one.upload, one.kind) == (2, "key_result")]
    assert (second.only_here, second.newest_here) == (1, 2)


def test_a_value_without_a_date_is_compared_with_the_cell_as_it_was(store: Store) -> None:
    brought(store, 1, "id | value\nK | 5\nL | 5")
    brought(store, 2, "id | value\nK | 5\nL | 6")
    assert history.check_in_effect(store, 2) == UploadEffect(2, "check_in", 0, 1, 1, 0, 0, 1)


def test_of_several_check_ins_that_a_file_holds_for_one_day_the_last_counts(store: Store) -> None:
    with_several = """
        id | of | value | on
        K  | O  |     4 | 2026-08-01
        K  | O  |     5 | 2026-08-01
        L  | O  |     7 | 2026-08-01
    """
    brought(store, 1, with_several)
    brought(store, 2, with_several.replace("5 |", "6 |").replace("4 |", "5 |"))
    assert history.check_in_effect(store, 1) == UploadEffect(1, "check_in", 2, 0, 0, 0, 0, 0)
    assert history.check_in_effect(store, 2) == UploadEffect(2, "check_in", 0, 1, 1, 0, 0, 1)
    with store.cursor() as cursor:
        told = cursor.execute("select old_value, new_value from check_in_step where upload_id = 2 and effect = 'changed'").fetchall()
    assert told == [(5.0, 6.0)]


@pytest.mark.parametrize("order", [1, -1])
def test_of_check_ins_in_the_same_cell_of_two_sheets_every_question_takes_the_same(store: Store, order: int) -> None:
    brought(store, 1, "id | baseline | target\nK1 | 0 | 10")
    sheets = [(f"Log {number % 2}", f"2026-08-{number // 2 + 1:02}", number) for number in range(40)]
    with store.transaction() as cursor:
        for sheet, on, value in sheets[::order]:
            asked = "insert into check_in_version (upload_id, sheet, row, cell, key_result_id, observed_on, dated, value) values (1, ?, 2, 'H2', 'K1', ?, true, ?)"
            cursor.execute(asked, [sheet, on, value])
    desk.redo(store, 1, by="Analyst")
    with store.cursor() as cursor:
        counted = cursor.execute("select value from check_in order by observed_on").fetchall()
        compared = cursor.execute("select new_value from check_in_step order by day").fetchall()
    assert counted == compared == [(float(number),) for number in range(1, 40, 2)]


def test_a_file_that_only_holds_values_changes_no_key_result_and_leaves_none_out(store: Store, tmp_path: Path) -> None:
    """What moves between two tellings is told though such a file came between them, and its own corrected values are."""
    told = "Unit,KR ID,Objective,Key Result,Baseline,Target,Current\nNorth,K1,Grow,Sales,10,{},15\nNorth,K2,Grow,Vans,1,5,2\n"
    values = "KR ID,Key Result,Date,Value\nK1,Sales,2026-08-20,{}\n"
    for number, text in enumerate((told.format(20), values.format(17), told.format(40), values.format(18)), start=1):
        (tmp_path / f"{number}.csv").write_text(text, encoding="utf-8")
        desk.import_file(store, tmp_path / f"{number}.csv", Given(period="2026-Q3", unit="North"), by="Analyst")
    assert effects(store) == {1: (2, 0, 0, 0), 2: (0, 0, 0, 0), 3: (0, 1, 1, 0), 4: (0, 0, 0, 0)}
    assert effects(store, "objective") == {1: (1, 0, 0, 0), 3: (0, 0, 1, 0)}
    assert [(one.upload, one.move, one.before, one.after) for one in history.goalpost_moves(store, SCOPE)] == [(3, "target", "20.0", "40.0")]
    assert gone(store) == []
    [corrected] = history.check_in_changes(store, 4)
    assert (corrected.text, corrected.unit, corrected.before, corrected.after) == ("Sales", "North", "17.0", "18.0")


def gone(store: Store) -> list[tuple[str, str | None]]:
    return [(one.thing_id, one.ended_by) for one in history.vanished(store, SCOPE)]


def test_a_key_result_that_the_next_file_leaves_out_counts_until_a_person_ends_it(twice: Store) -> None:
    assert gone(twice) == [("K3", None)]
    assert "K3" in {row.key_result_id for row in key_results(twice, SCOPE)}
    desk.end(twice, "key_result", "K3", by="Head of Strategy")
    assert gone(twice) == [("K3", "Head of Strategy")]
    assert "K3" not in {row.key_result_id for row in key_results(twice, SCOPE)}
    desk.take_back_end(twice, "key_result", "K3", by="Head of Strategy")
    assert gone(twice) == [("K3", None)]
    assert "K3" in {row.key_result_id for row in key_results(twice, SCOPE)}


def test_what_a_later_file_holds_again_has_not_vanished_and_lives_again(twice: Store) -> None:
    desk.end(twice, "key_result", "K3", by="Head of Strategy")
    with twice.transaction() as cursor:
        cursor.execute("update end_mark set marked_at = ?", [NOON + timedelta(days=2)])
    brought(twice, 3, "id\nK1\nK2\nK3\nK4\nK5")
    assert gone(twice) == []
    assert "K3" in {row.key_result_id for row in key_results(twice, SCOPE)}


def test_a_vanished_objective_takes_its_key_results_along(store: Store) -> None:
    brought(store, 1, "id | of\nK1 | O\nK2 | P\nK3 | P", objectives="O P")
    brought(store, 2, "id | of\nK1 | O")
    [one] = history.vanished(store, SCOPE)
    assert (one.kind, one.thing_id, one.key_results) == ("objective", "P", 2)
    desk.end(store, "objective", "P", by="Head of Strategy")
    assert [row.key_result_id for row in key_results(store, SCOPE)] == ["K1"]


def test_another_units_file_makes_nothing_vanish(twice: Store) -> None:
    brought(twice, 3, "id | of\nK9 | S", objectives="S", unit="South")
    assert gone(twice) == [("K3", None)]


@pytest.mark.parametrize(("file", "left"), [("okr.xlsx", ["K2"]), ("other.xlsx", [])])
def test_where_the_file_names_no_unit_only_a_file_of_the_same_name_leaves_things_out(store: Store, file: str, left: list[str]) -> None:
    brought(store, 1, "id\nK1\nK2", unit=None)
    brought(store, 2, "id\nK1", unit=None, file=file)
    assert [one.thing_id for one in history.vanished(store, SCOPE)] == left


def test_a_changed_check_in_says_its_day_and_both_values(twice: Store) -> None:
    [change] = history.check_in_changes(twice, 2)
    assert (change.text, change.field, change.day, change.before, change.after) == ("Claims!", "value", date(2026, 8, 1), "25.0", "20.0")
    assert (change.before_cell, change.after_cell) == ("H2", "H2")


def test_a_file_that_only_holds_values_adds_no_key_result(store: Store, tmp_path: Path) -> None:
    values, described = tmp_path / "values.csv", tmp_path / "okr.csv"
    values.write_text("Date,Key Result,Value\n2026-07-17,Late plans,7\n2026-07-17,Calls,5\n2026-07-24,Calls,6\n", "utf-8")
    described.write_text("Objective,Key Result,Target,Owner\nCalm mornings,Late plans,5,Head\n", "utf-8")

    def told() -> dict[int, tuple[int, int, int]]:
        return {one.upload: (one.added, one.changed, one.valued) for one in history.upload_effects(store) if one.kind == "key_result"}

    desk.import_file(store, values, Given(period="2026-Q3"), by="Analyst")
    assert told() == {1: (0, 0, 2)}
    assert [one.kind for one in history.changes(store, 1)] == []
    desk.import_file(store, described, Given(period="2026-Q3"), by="Analyst")
    assert told() == {1: (0, 0, 2), 2: (1, 0, 0)}
    assert {one.upload: (one.key_results, one.check_ins) for one in filters.uploads(store)} == {1: (0, 3), 2: (1, 0)}
