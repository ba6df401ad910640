"""What is left to review, in which order, and what a person's decisions and their undoing do (methodology §9.1, 9.2)."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from scorecard import desk
from scorecard.mapping.alike import alike
from scorecard.mapping.run import map_objectives
from scorecard.measures import catalog, review
from scorecard.measures.filters import mappings, votes
from scorecard.model.likeness import bare
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import NOON, day, organise
from tests.spec.tables import rows

SCOPE = Scope(day("2026-02-12"), "2026-Q1")


def company(store: Store, told: str = "") -> None:
    """Objectives of two units; `told` are further votes: objective | voter | perspective."""
    organise(
        store,
        """
        id | unit  | perspective | weight
        A  | North | customer    | 2
        B  | North |             | 1
        C  | North |             | 1
        D  | South | financial   | 1
        """,
        "id | of | baseline | target\nk | A | 0 | 10\nl | B | 0 | 10\nm | B | 5 | 1",
    )
    vote(store, [(str(row["objective"]), str(row["voter"]), row["perspective"]) for row in (rows(told) if told else [])])


def vote(store: Store, told: Sequence[tuple[str, str, str | None]]) -> None:
    """Votes (objective, voter, perspective), a minute apart."""
    with store.transaction() as cursor:
        for minute, (objective_id, voter, perspective) in enumerate(told, start=1):
            cursor.execute(
                """
                insert into vote (objective_id, voter, name, perspective, confidence, reason, cast_at)
                values (?, ?, 'somebody', ?, 1, 'because', ?)
                """,
                [objective_id, voter, perspective, NOON + timedelta(minutes=minute)],
            )
        catalog.refresh(cursor, after="vote")


def states(store: Store, scope: Scope = SCOPE) -> dict[str, str]:
    return {row.objective_id: row.state for row in review.queue(store, scope)}


def placed(store: Store) -> dict[str, tuple[str | None, str | None]]:
    return {row.objective_id: (row.perspective, row.perspective_by) for row in mappings(store, SCOPE)}


def test_weight_is_the_objectives_part_of_its_unit_and_units_count_alike(store: Store) -> None:
    company(store)
    shares = {row.objective_id: row.share for row in review.queue(store, SCOPE)}
    assert shares == pytest.approx({"A": 0.25, "B": 0.125, "C": 0.125, "D": 0.5})


def test_the_queue_begins_with_the_objective_of_most_weight(store: Store) -> None:
    company(
        store,
        """
        objective | voter | perspective
        D         | rule  | internal_process
        B         | rule  |
        """,
    )
    assert [(row.objective_id, row.state, row.open) for row in review.queue(store, SCOPE)] == [
        ("D", "disputed", True),
        ("A", "named", False),
        ("B", "unmapped", True),
        ("C", "unmapped", True),
    ]


def test_period_and_unit_narrow_the_queue_and_the_tally(store: Store) -> None:
    company(store)
    south = Scope(SCOPE.as_of, "2026-Q1", "South")
    assert states(store, south) == {"D": "named"}
    assert states(store, Scope(SCOPE.as_of, "2026-Q2")) == {}
    assert review.tally(store, Scope(SCOPE.as_of, "2026-Q2")) is None
    told = review.tally(store, south)
    assert told and (told.objectives, told.open, told.decided, told.mapped_share) == (1, 0, 0, 1.0)


def test_two_voters_who_name_different_perspectives_make_a_dispute(store: Store) -> None:
    drawn = rows(
        """
        id | file     | rule      | classifier | person    | state
        a  | customer | customer  |            |           | named
        b  | customer | financial |            |           | disputed
        c  | customer |           | financial  |           | disputed
        d  |          | customer  | financial  |           | disputed
        e  |          | customer  | customer   |           | suggested
        f  |          | customer  |            |           | suggested
        g  |          |           | customer   |           | suggested
        h  |          |           |            |           | unmapped
        i  | customer | financial |            | financial | decided
        j  | customer |           |            | financial | decided
        k  |          |           |            | financial | decided
        """
    )
    organise(store, "\n".join(["id", *(str(row["id"]) for row in drawn)]), "id | of\nz | a")
    voters = ("file", "rule", "classifier", "person")
    vote(store, [(str(row["id"]), voter, row[voter]) for row in drawn for voter in voters if row[voter]])
    assert states(store) == {row["id"]: row["state"] for row in drawn}


def test_a_file_that_says_something_new_opens_a_decided_objective_again_and_words_heard_later_do_not(store: Store) -> None:
    company(store, "objective | voter | perspective\nB | person | financial\nB | rule | customer\nC | person | financial\nC | file | customer")
    assert (states(store)["B"], states(store)["C"]) == ("decided", "disputed")
    assert placed(store)["C"] == ("financial", "person")


def test_the_tally_counts_what_is_open_decided_and_mapped(store: Store) -> None:
    company(store)
    desk.decide(store, "B", "customer", by="Ana")
    told = review.tally(store, SCOPE)
    assert told and (told.objectives, told.open, told.decided, told.mapped_share) == (4, 1, 1, pytest.approx(0.875))


def test_what_the_text_suggests_is_shown_beside_the_file_and_does_not_overrule_it(store: Store) -> None:
    company(store)
    with store.transaction() as cursor:
        cursor.execute("update objective_version set text = 'Raise the employee engagement score', perspective_word = 'Customer' where objective_id = 'A'")
        catalog.refresh(cursor)
        map_objectives(cursor)
    assert states(store)["A"] == "named"
    assert review.unheard(store, SCOPE) == 2
    desk.hear(store, SCOPE)
    assert review.unheard(store, SCOPE) == 0
    [one] = [row for row in review.queue(store, SCOPE) if row.objective_id == "A"]
    assert (one.state, one.perspective, one.file_perspective, one.rule_perspective) == ("disputed", "customer", "customer", "learning_growth")


def test_an_objective_once_heard_is_judged_anew_when_its_text_changes(store: Store) -> None:
    company(store)
    desk.hear(store, SCOPE)
    with store.transaction() as cursor:
        cursor.execute("update objective_version set text = 'Raise the employee engagement score', perspective_word = 'Customer' where objective_id = 'A'")
        catalog.refresh(cursor)
        map_objectives(cursor)
        catalog.refresh(cursor, after="vote")
    assert states(store)["A"] == "disputed"


def test_several_objectives_are_decided_in_one_transaction_and_taken_back_as_one(store: Store) -> None:
    company(store)
    version = store.version
    desk.decide_together(store, ["B", "C", "D"], "internal_process", by="Ana", reason="alike")
    assert store.version == version + 1
    assert {key: placed(store)[key] for key in "BCD"} == dict.fromkeys("BCD", ("internal_process", "person"))
    assert sorted(desk.take_back(store, by="Ana")) == ["B", "C", "D"]
    assert {key: placed(store)[key] for key in "BCD"} == {"B": (None, None), "C": (None, None), "D": ("financial", "file")}


def test_a_decision_on_several_that_fails_leaves_none_of_them(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    company(store)

    def fail(*_: object) -> None:
        raise ValueError("the disk is gone")

    monkeypatch.setattr(catalog, "refresh_votes", fail)
    with pytest.raises(ValueError, match="the disk is gone"):
        desk.decide_together(store, ["B", "C"], "customer", by="Ana")
    assert votes(store, "B") == []


def test_after_a_decision_and_its_taking_back_every_kept_view_holds_what_it_defines(store: Store) -> None:
    company(store)
    desk.decide_together(store, ["B", "C", "D"], "customer", by="Ana", secondary="financial", esg=True)
    assert strayed(store) == []
    desk.take_back(store, by="Ana")
    assert strayed(store) == []


def strayed(store: Store) -> list[str]:
    """The kept views that hold other rows than their definition gives."""
    with store.cursor() as cursor:
        return [
            one.name
            for one in catalog.views()
            if one.kept
            and sorted(cursor.execute(f"select * from {one.name}").fetchall(), key=repr) != sorted(cursor.execute(one.sql).fetchall(), key=repr)
        ]


def test_taking_back_walks_back_decision_by_decision(store: Store) -> None:
    company(store)
    for perspective in ("customer", "financial"):
        desk.decide(store, "D", perspective, by="Ana")
    desk.decide(store, "B", "customer", by="Ana", reason="It is about them.")
    walked = []
    while desk.take_back(store, by="Ana"):
        walked.append((placed(store)["B"], placed(store)["D"]))
    assert walked == [
        ((None, None), ("financial", "person")),
        ((None, None), ("customer", "person")),
        ((None, None), ("financial", "file")),
    ]
    assert len(votes(store, "D")) == 5


def test_the_earlier_word_of_another_person_stands_again(store: Store) -> None:
    company(store)
    desk.decide(store, "B", "customer", by="Ben", reason="They feel it.")
    desk.decide(store, "B", "financial", by="Ana")
    desk.take_back(store, by="Ana")
    newest = votes(store, "B")[0]
    assert (newest.perspective, newest.name) == ("customer", "Ana")
    assert newest.reason == "Took the decision back; what Ben said before stands again: They feel it."


def test_nobody_takes_back_what_another_decided_since(store: Store) -> None:
    company(store)
    desk.decide_together(store, ["B", "C"], "customer", by="Ana")
    desk.decide(store, "B", "financial", by="Ben")
    assert desk.take_back(store, by="Ana") == ["C"]
    assert placed(store)["B"] == ("financial", "person")
    assert desk.take_back(store, by="Ana") == []


def test_the_last_decision_tells_what_taking_back_would_do(store: Store) -> None:
    company(store)
    assert review.last_decision(store, "Ana") is None
    desk.decide_together(store, ["B", "C"], "customer", by="Ana")
    told = review.last_decision(store, "Ana")
    assert told and (told.perspective, told.objectives, told.objective) == ("customer", 2, "Objective B")


def test_only_the_rows_of_the_objectives_voted_on_are_made_again_and_the_rest_is_the_same(store: Store) -> None:
    company(store, "objective | voter | perspective\nC | rule | financial")
    desk.decide_together(store, ["B", "D"], "customer", by="Ana")
    desk.decide(store, "A", None, by="Ana")
    kept = [one for one in catalog.resting_on("vote") if one.kept]
    assert {one.name for one in kept} >= {"objective_perspective", "objective_measurability"}
    with store.cursor() as cursor:
        for one in kept:
            held, anew = (sorted(cursor.execute(f"from {told}").fetchall(), key=repr) for told in (one.name, f"({one.sql})"))
            assert held == anew


def test_numbers_and_the_units_own_name_make_no_difference_between_texts() -> None:
    assert bare("Cut returns of North by 12 %", "North") == bare("Cut returns of South by 8 %", "South")
    assert bare("2026", None) == "2026"


def test_alike_texts_of_other_units_and_periods_are_found_and_others_are_not(store: Store) -> None:
    organise(
        store,
        "id | unit | period\nA | North | 2026-Q1\nB | South | 2026-Q1\nC | North | 2026-Q2\nD | North | 2026-Q1\nE | South | 2026-Q2",
        "id | of\nk | A",
    )
    texts = {
        "A": "Cut returns of North by 12 %",
        "B": "Cut returns of South by 8 %",
        "C": "Cut the returns of North by 9 %",
        "D": "Open a warehouse in Lyon",
        "E": "Cut returns of North by 12 %",
    }
    with store.transaction() as cursor:
        for objective_id, text in texts.items():
            cursor.execute("update objective_version set text = ? where objective_id = ?", [text, objective_id])
        catalog.refresh(cursor)
    desk.decide(store, "B", "customer", by="Ana")
    found = alike(store, "A")
    assert {row.objective_id for row in found} == {"B", "C", "E"}
    assert (found[-1].objective_id, found[-1].state, found[-1].perspective, found[-1].likeness) == ("B", "decided", "customer", 100)
    assert alike(store, "D") == []


def test_a_decision_says_what_else_an_objective_touches_and_taking_back_brings_the_earlier_word_on_that_back(store: Store) -> None:
    company(store)
    desk.decide(store, "B", "customer", by="Ana", secondary="financial", esg=True)
    desk.decide(store, "B", "financial", by="Ana")
    desk.take_back(store, by="Ana")
    [one] = [row for row in mappings(store, SCOPE) if row.objective_id == "B"]
    assert (one.perspective, one.secondary, one.esg) == ("customer", "financial", True)
