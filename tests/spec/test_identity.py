"""The same objective across periods: by text, by id and a text alike, by a person's word; and how it scored each time."""

from datetime import date

import pytest

from scorecard import desk
from scorecard.desk.deciding import recompute
from scorecard.measures import attainment, history, identity, same_as
from scorecard.measures.filters import mappings, votes
from scorecard.model.identity import Thing
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day
from tests.spec.quarters import quarters
from tests.spec.tables import rows
from tests.spec.test_history import brought

Q1, Q2, Q3 = (Scope(day(last), period) for last, period in (("2026-03-31", "2026-Q1"), ("2026-06-30", "2026-Q2"), ("2026-09-30", "2026-Q3")))


def lines(drawn: str, said: str = "") -> list[str]:
    """Things drawn as id | group | period | text | source, and words as later | earlier | same: the lines that they make."""
    words: dict[str, dict[str, bool]] = {}
    for row in rows(said) if said else []:
        words.setdefault(row["later"] or "", {})[row["earlier"] or ""] = row["same"] == "yes"
    things = [Thing(row["id"] or "", row.get("group"), row["period"] or "", row["text"] or "", row.get("source")) for row in rows(drawn)]
    return sorted(" ".join(one.thing_id for one in line.members) for line in identity.lines_of(things, words))


@pytest.mark.parametrize(
    ("why", "drawn", "expected"),
    [
        ("an equal text continues, whatever case, accents and punctuation", """
            id | group | period  | text
            A1 | X     | 2026-Q1 | Réduire les coûts!
            A2 | X     | 2026-Q2 | reduire les couts
        """, ["A1 A2"]),
        ("an equal text of another unit does not", """
            id | group | period  | text
            A1 | X     | 2026-Q1 | Cut costs
            A2 | Y     | 2026-Q2 | Cut costs
        """, ["A1", "A2"]),
        ("nor one of a period of another length", """
            id | group | period  | text
            A1 | X     | 2026-Q1 | Cut costs
            A2 | X     | 2026    | Cut costs
        """, ["A1", "A2"]),
        ("an equal id continues where the texts are alike", """
            id | group | period  | text                        | source
            A1 | X     | 2026-Q1 | Close the books in 8 days   | O1
            A2 | X     | 2026-Q2 | Close the books in 7 days   | o1
        """, ["A1 A2"]),
        ("an equal id with quite another text does not: people use O1 again each quarter", """
            id | group | period  | text                        | source
            A1 | X     | 2026-Q1 | Close the books in 8 days   | O1
            A2 | X     | 2026-Q2 | Win back lost accounts      | O1
        """, ["A1", "A2"]),
        ("texts alike under different ids are nobody's word yet", """
            id | group | period  | text                        | source
            A1 | X     | 2026-Q1 | Close the books in 8 days   | O1
            A2 | X     | 2026-Q2 | Close the books in 7 days   | O2
        """, ["A1", "A2"]),
        ("a text goes before an id", """
            id | group | period  | text                        | source
            A1 | X     | 2026-Q1 | Close the books in 8 days   | O1
            B1 | X     | 2026-Q1 | Close the books in 7 days   | O2
            A2 | X     | 2026-Q2 | Close the books in 7 days   | O1
        """, ["A1", "B1 A2"]),
        ("of two equal texts the one with the id", """
            id | group | period  | text      | source
            A1 | X     | 2026-Q1 | Cut costs | O1
            B1 | X     | 2026-Q1 | Cut costs | O2
            A2 | X     | 2026-Q2 | Cut costs | O2
            B2 | X     | 2026-Q2 | Cut costs | O1
        """, ["A1 B2", "B1 A2"]),
        ("a line goes on once a period", """
            id | group | period  | text
            A1 | X     | 2026-Q1 | Cut costs
            A2 | X     | 2026-Q2 | Cut costs
            B2 | X     | 2026-Q2 | Cut costs
        """, ["A1 A2", "B2"]),
        ("a line goes on after a period without it, and over the turn of the year", """
            id | group | period  | text
            A1 | X     | 2025-Q3 | Cut costs
            A2 | X     | 2026-Q1 | Cut costs
            A3 | X     | 2026-Q2 | Cut costs
        """, ["A1 A2 A3"]),
    ],
)  # fmt: skip
def test_what_continues_what(why: str, drawn: str, expected: list[str]) -> None:
    assert lines(drawn) == expected, why


ALIKE = """
    id | group | period  | text
    A1 | X     | 2026-Q1 | Close the books in eight days
    A2 | X     | 2026-Q2 | Close the books in a week
    B2 | X     | 2026-Q2 | Close the books in eight days
"""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", ["A1 B2", "A2"]),
        ("later | earlier | same\nA2 | A1 | yes", ["A1 A2", "B2"]),
        ("later | earlier | same\nB2 | A1 | no", ["A1", "A2", "B2"]),
        ("later | earlier | same\nB2 | A1 | no\nA2 | A1 | yes", ["A1 A2", "B2"]),
    ],
)
def test_a_persons_word_goes_before_everything(said: str, expected: list[str]) -> None:
    assert lines(ALIKE, said) == expected


@pytest.mark.parametrize(
    ("periods", "running"),
    [
        ("2026-Q1", 1),
        ("2025-Q4 2026-Q1 2026-Q2", 3),
        ("2025-Q3 2026-Q1 2026-Q2", 2),
        ("2025/2026-Q4 2026/2027-Q1", 2),
        ("2026-07 2026-08", 2),
        ("2025 2026", 2),
    ],
)
def test_how_many_periods_in_a_row_a_line_runs(periods: str, running: int) -> None:
    [line] = identity.lines_of(Thing(period, "X", period, "Cut costs", None) for period in periods.split())
    assert line.running == running


THREE_QUARTERS = """
    id | period  | unit | perspective | text                          | score
    A1 | 2026-Q1 | X    | customer    | Keep every promise            |   0.4
    B1 | 2026-Q1 | X    | customer    | Close the books in eight days |   0.8
    A2 | 2026-Q2 | X    | customer    | Keep every promise            |   0.6
    B2 | 2026-Q2 | X    | customer    | Close the books in seven days |   0.2
    A3 | 2026-Q3 | X    | customer    | Keep every promise            |
    C3 | 2026-Q3 | X    | customer    | Hire planners                 |   0.5
"""


def test_attainment_is_the_score_at_the_end_of_each_period_with_the_change_and_how_long_it_runs(store: Store) -> None:
    quarters(store, THREE_QUARTERS)
    told = [(one.line, one.period, one.as_of, one.score, one.change, one.running) for one in attainment.objectives(store, Q3)]
    assert sorted(told) == [
        ("A1", "2026-Q1", date(2026, 3, 31), 0.4, None, 1),
        ("A1", "2026-Q2", date(2026, 6, 30), 0.6, pytest.approx(0.2), 2),
        ("A1", "2026-Q3", date(2026, 9, 30), None, None, 3),
        ("C3", "2026-Q3", date(2026, 9, 30), 0.5, None, 1),
    ]


def test_a_period_that_still_runs_stands_as_on_the_day_and_later_ones_are_not_told(store: Store) -> None:
    quarters(store, THREE_QUARTERS)
    told = {(one.line, one.period, one.as_of) for one in attainment.objectives(store, Scope(day("2026-05-01"), "2026-Q2"))}
    assert told == {("A1", "2026-Q1", date(2026, 3, 31)), ("A1", "2026-Q2", date(2026, 5, 1)), ("B2", "2026-Q2", date(2026, 5, 1))}


def test_key_results_of_a_line_continue_each_other_by_text(store: Store) -> None:
    quarters(store, THREE_QUARTERS)
    with store.transaction() as cursor:
        cursor.execute("update key_result_version set text = 'On time' where objective_id in ('A1', 'A2')")
        recompute(cursor, [1])
    told = [(one.line, one.thing_id, one.score, one.change) for one in attainment.key_results(store, Q2, "A2")]
    assert told == [("KA1", "KA1", 0.4, None), ("KA1", "KA2", 0.6, pytest.approx(0.2))]


def pairs(store: Store, now: Scope = Q2, against: Scope = Q1) -> list[tuple[str, str, bool | None]]:
    return [(one.objective_id, one.earlier_objective_id, one.same) for one in same_as.alike_across(store, now, against)]


def test_alike_texts_are_asked_about_and_the_newest_word_holds(store: Store) -> None:
    quarters(store, THREE_QUARTERS)
    assert pairs(store) == [("B2", "B1", None)]
    assert identity.line_of_each(store)["B2"] == "B2"
    desk.call_same(store, "B2", "B1", same=True, by="Analyst")
    assert (pairs(store), identity.line_of_each(store)["B2"]) == ([("B2", "B1", True)], "B1")
    desk.call_same(store, "B2", "B1", same=False, by="Analyst")
    assert (pairs(store), identity.line_of_each(store)["B2"]) == ([("B2", "B1", False)], "B2")


def test_what_continues_something_is_not_asked_about(store: Store) -> None:
    quarters(store, THREE_QUARTERS)
    assert pairs(store, Q3, Q2) == []
    assert pairs(store, Q2, Q2) == []
    assert pairs(store, Scope(Q2.as_of, "2026-Q2", "Y"), Scope(Q1.as_of, "2026-Q1", "Y")) == []


def left_out(store: Store) -> None:
    """The third quarter uploaded twice: its objective goes by another text in the newer file. Before it stands one of the old text."""
    quarters(store, """
        id | period  | unit  | perspective | text           | score
        E  | 2026-Q2 | North | customer    | Old objective  |   0.4
    """)  # fmt: skip
    brought(store, 2, "id | of\nK1 | O", objectives="O")
    brought(store, 3, "id | of\nK2 | P", objectives="P")
    with store.transaction() as cursor:
        cursor.execute("update objective_version set text = 'Old objective' where objective_id = 'O'")
        cursor.execute("update objective_version set text = 'Older objective' where objective_id = 'P'")
        recompute(cursor, [2, 3])


def test_what_a_newer_file_left_out_beside_one_alike_may_be_the_same(store: Store) -> None:
    left_out(store)
    asked = [(one.objective_id, one.earlier_objective_id, one.same) for one in same_as.alike_within(store, Q3)]
    assert asked == [("P", "O", None)]
    assert same_as.alike_within(store, Q2) == []


def test_called_the_same_the_older_is_ended_and_its_line_goes_on(store: Store) -> None:
    left_out(store)
    assert identity.line_of_each(store)["P"] == "P"
    desk.call_same(store, "P", "O", same=True, by="Head of Strategy")
    assert [(one.thing_id, one.ended_by) for one in history.vanished(store, Q3)] == [("O", "Head of Strategy")]
    assert identity.line_of_each(store) == {"E": "E", "P": "E"}
    desk.call_same(store, "P", "O", same=False, by="Head of Strategy")
    assert [(one.thing_id, one.ended_by) for one in history.vanished(store, Q3)] == [("O", None)]
    assert identity.line_of_each(store) == {"E": "E", "O": "E", "P": "P"}


def test_a_persons_decision_passes_on_with_its_reason_and_is_taken_back_with_the_word(store: Store) -> None:
    left_out(store)
    desk.decide(store, "O", "financial", by="Analyst", reason="It is about money.", esg=True)
    desk.call_same(store, "P", "O", same=True, by="Head of Strategy")
    [one] = [one for one in mappings(store, Q3) if one.objective_id == "P"]
    assert (one.perspective, one.perspective_by, one.esg) == ("financial", "person", True)
    assert votes(store, "P")[0].reason.endswith("Analyst said: It is about money.")
    desk.call_same(store, "P", "O", same=False, by="Head of Strategy")
    assert [one.perspective_by for one in mappings(store, Q3) if one.objective_id == "P"] != ["person"]


def test_a_decision_of_its_own_is_not_replaced(store: Store) -> None:
    left_out(store)
    desk.decide(store, "O", "financial", by="Analyst")
    desk.decide(store, "P", "customer", by="Analyst")
    for same in (True, False):
        desk.call_same(store, "P", "O", same=same, by="Analyst")
        assert [one.perspective for one in mappings(store, Q3) if one.objective_id == "P"] == ["customer"]


def test_to_call_two_not_the_same_takes_back_no_end_that_a_person_set_otherwise(store: Store) -> None:
    left_out(store)
    desk.end(store, "objective", "O", by="Analyst")
    desk.call_same(store, "P", "O", same=False, by="Analyst")
    assert [one.ended_by for one in history.vanished(store, Q3)] == ["Analyst"]
