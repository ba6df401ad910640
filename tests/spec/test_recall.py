"""What is told from memory is what the store would tell, of everything, of each unit and of what names none."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from scorecard.measures import (
    asking,
    catalog,
    compare,
    confidence,
    coverage,
    earlier,
    explain,
    forecast,
    headline,
    progress,
    scorecard,
    slices,
    trees,
    trend,
)
from scorecard.measures.ask import rows
from scorecard.measures.recall import MOST, Recall, at_hand, once, remembered
from scorecard.model.explain import Node
from scorecard.model.scope import NONE, Scope
from scorecard.rules.run import gap_counts, gap_list, gaps, pressing
from scorecard.store.store import Store
from tests.spec.organisation import day, organise


@dataclass(frozen=True)
class Values:
    text: str
    ratio: float
    many: Any
    day: date
    so: bool
    more: int
    few: int


NOW, BEFORE = Scope(day("2026-02-15"), "2026-Q1"), Scope(day("2025-11-15"), "2025-Q4")
UNITS = (None, "Area", "A", NONE)
OBJECTIVES = """
    id | unit | perspective      | period
    O1 | Area | financial        | 2026-Q1
    O2 | A    | customer         | 2026-Q1
    O3 | A    |                  | 2026-Q1
    O4 | B    | financial        | 2026-Q1
    O5 |      | internal_process | 2026-Q1
    O6 | A    | customer         | 2025-Q4
    O7 | B    | financial        | 2025-Q4
"""
KEY_RESULTS = """
    id | of | baseline | target | owner
    K1 | O1 | 0        | 100    | Ann
    K2 | O2 | 0        | 100    |
    K3 | O3 | 0        | 100    | Ann
    K4 | O4 | 0        |        | Bob
    K5 | O5 | 0        | 100    | Bob
    K6 | O6 | 0        | 100    | Ann
    K7 | O7 | 0        | 100    | Bob
"""
CHECK_INS = """
    of | on         | value
    K1 | 2026-01-20 | 45
    K2 | 2026-01-20 | 60
    K2 | 2026-02-12 | 20
    K5 | 2026-01-20 | 90
    K5 | 2026-02-12 | 10
    K6 | 2025-11-10 | 30
    K7 | 2025-11-10 | 70
"""
QUESTIONS: dict[str, Callable[[Store, Scope], Any]] = {
    "headline": headline.headline,
    "perspectives": headline.perspective_scores,
    "slipped": lambda store, scope: headline.slipped(store, scope, limit=5),
    "pressing": lambda store, scope: pressing(store, scope, 2),
    "gaps": gaps,
    "counted gaps": gap_counts,
    "a list of gaps": lambda store, scope: gap_list(store, scope, limit=3),
    "organisation": scorecard.organisation_score,
    "units": scorecard.unit_scores,
    "trees": scorecard.unit_trees,
    "a tree": lambda store, scope: trees.tree(store, scope, Node("tree", scope.unit)),
    "trend": trend.trend,
    "trend of all units": trend.of_every_unit,
    "objectives": progress.objective_scores,
    "key results": progress.key_results,
    "statuses": progress.statuses,
    "owners": asking.owners_asked,
    "forecasts": forecast.forecasts,
    "coverage": coverage.coverage,
    "quality": coverage.quality,
    "confidence": confidence.data_confidence,
    "explained": lambda store, scope: explain.explained(store, scope, Node("organisation")),
    "before": earlier.before,
    "compared": lambda store, scope: compare.compare(store, scope, replace(BEFORE, unit=scope.unit)),
}


@pytest.fixture
def told(store: Store) -> Store:
    units = "unit | parent | level\nArea | | Business unit\nA | Area | Team\nB | Area | Team"
    organise(store, OBJECTIVES, KEY_RESULTS, units, check_ins=CHECK_INS)
    return store


def test_from_memory_every_question_is_answered_as_by_the_store(told: Store) -> None:
    afresh = {(name, unit): ask(told, replace(NOW, unit=unit)) for name, ask in QUESTIONS.items() for unit in UNITS}
    with at_hand(Recall(told)):
        for (name, unit), answer in afresh.items():
            # As they are written: a number's kind must not change either.
            assert repr(QUESTIONS[name](told, replace(NOW, unit=unit))) == repr(answer), (name, unit)


def test_of_each_view_a_day_is_told_the_same_from_what_is_kept_of_it(told: Store) -> None:
    asked = [NOW.as_of, BEFORE.as_of, day("2025-12-31")]
    told_of = 0
    with at_hand(Recall(told)), told.cursor() as cursor:
        for view in catalog.resting_on("key_result_score"):
            before = slices.from_memory(told, cursor, asked, [view.name])
            for one in asked:
                afresh = cursor.execute(f"from {view.name} where as_of = ?", [one]).fetchall()
                kept = cursor.execute(f"{before} select * from {view.name} where as_of = ?", [one]).fetchall()
                assert sorted(kept, key=repr) == sorted(afresh, key=repr), view.name
                told_of += len(kept)
    assert told_of > 300


def test_values_are_of_the_same_kind_however_they_are_fetched(told: Store) -> None:
    some = """
        from (values
          ('a', 1.5::double, 3::hugeint, date '2026-01-01', true, 5::bigint, 6),
          (null, null, null, null, null, null, null),
          ('', 'nan'::double, -170141183460::hugeint, date '1900-01-01', false, -9007199254740993, 0)
        ) as told(text, ratio, many, day, so, more, few)
    """
    moments = f"from (select * exclude (many), timestamp '2026-01-01 12:00:00' as many {some}) as told"
    for tail in (some, f"{some} where few = 6", f"{some} where false", moments):
        afresh = rows(told, Values, tail)
        with at_hand(Recall(told)):
            assert repr(rows(told, Values, tail)) == repr(afresh)


def test_key_results_are_scored_once_for_all_questions_about_a_day(told: Store) -> None:
    memory = Recall(told)
    with at_hand(memory):
        scorecard.organisation_score(told, NOW)
        scored = memory.told(("key_result_score", NOW.as_of))
        gaps(told, NOW)
        progress.key_results(told, NOW)
        progress.objective_scores(told, NOW)
        assert memory.told(("key_result_score", NOW.as_of)) is scored
        assert memory.told(("key_result_score", BEFORE.as_of)) is None
    assert len(scored) == 7


def test_the_most_pressing_gaps_are_the_first_of_all_gaps(told: Store) -> None:
    for unit in UNITS:
        every = gaps(told, replace(NOW, unit=unit))
        assert pressing(told, replace(NOW, unit=unit), 2) == every[:2]
        assert pressing(told, replace(NOW, unit=unit), 1_000) == every
    assert len(gaps(told, NOW)) > 2


def test_a_unit_is_taken_out_of_what_was_asked_for_all_and_nothing_is_asked_twice(told: Store) -> None:
    asked: list[str | None] = []

    def scores(scope: Scope) -> list[Any]:
        asked.append(scope.unit)
        return scorecard.unit_scores(told, scope)

    with at_hand(Recall(told)):
        once(told, "a", replace(NOW, unit="B"), scores)
        every = once(told, "a", NOW, scores)
        assert once(told, "a", replace(NOW, unit="A"), scores) == [row for row in every if row.unit == "A"]
        every.clear()
        assert len(once(told, "a", NOW, scores)) == 4
    assert asked == ["B", None]


def test_what_is_tried_in_a_rehearsal_is_neither_kept_nor_told_from_memory(told: Store) -> None:
    with at_hand(Recall(told)):
        before = scorecard.unit_scores(told, NOW)
        with told.rehearsal() as tried, tried.cursor() as cursor:
            cursor.execute("delete from check_in_version where key_result_id = 'K1'")
            catalog.refresh(cursor)
            assert scorecard.unit_scores(tried, NOW) != before
        assert scorecard.unit_scores(told, NOW) == before


def test_what_a_work_remembers_is_over_with_it_and_what_a_door_has_at_hand_is_used(told: Store) -> None:
    asked: list[str] = []

    def ask(scope: Scope) -> list[Any]:
        asked.append("asked")
        return scorecard.unit_scores(told, scope)

    for _ in range(2):
        with remembered(told):
            assert once(told, "a", NOW, ask) == once(told, "a", NOW, ask)
    assert len(asked) == 2
    with at_hand(Recall(told)):
        once(told, "a", NOW, ask)
        with remembered(told):
            once(told, "a", NOW, ask)
    assert len(asked) == 3


def test_memory_has_an_end_and_forgets_what_was_not_asked_for_longest(told: Store) -> None:
    recall = Recall(told)
    for number in range(MOST):
        recall.keep(number, [number])
    assert recall.told(0) == [0]
    recall.keep(MOST, [MOST])
    assert recall.told(0) == [0]
    assert recall.told(1) is None


def test_memory_holds_so_many_rows_and_always_the_newest_answer(told: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.measures.recall.MOST_ROWS", 5)
    recall = Recall(told)
    recall.keep("few", [1, 2])
    recall.keep("more", [1, 2, 3])
    assert recall.told("few") == [1, 2]
    recall.keep("another", [1])
    assert recall.told("more") is None
    recall.keep("many", list(range(9)))
    assert (recall.told("another"), recall.told("many")) == (None, list(range(9)))
    recall.keep("small", list(range(9)), 2)
    recall.keep("more", [1, 2, 3])
    assert (recall.told("many"), recall.told("small"), recall.told("more")) == (None, list(range(9)), [1, 2, 3])
