"""Any number is the sum of what it is said to be made of, on organisations nobody thought of."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard import desk
from scorecard.measures.explain import explained
from scorecard.measures.progress import key_results, objective_scores
from scorecard.measures.scorecard import organisation_score, perspective_scores, unit_perspective_scores, unit_scores
from scorecard.model.explain import Explanation, Node, Term
from scorecard.store.store import Store
from tests.property.test_measures_oracle import PERSPECTIVES, SCOPE, Goal, goal, put
from tests.spec.organisation import intend


@pytest.fixture(scope="module")
def empty() -> Iterator[Store]:
    made = desk.open_store(None)
    yield made
    made.close()


def everything_below(store: Store, node: Node) -> Iterator[Explanation]:
    """The explanation of a node and of all that its terms lead to; key results are no sum."""
    found = explained(store, SCOPE, node)
    assert found is not None
    yield found
    for term in (*found.terms, *found.by_units):
        if term.left_out != "no_objectives" and term.node.level != "key_result":
            yield from everything_below(store, term.node)


def adds_up(terms: tuple[Term, ...], value: float | None) -> None:
    counted = [term for term in terms if term.left_out is None]
    if value is None:
        assert not counted
        return
    assert sum(term.contribution or 0.0 for term in counted) == pytest.approx(value, abs=1e-9)
    assert sum(term.share or 0.0 for term in counted) == pytest.approx(1.0, abs=1e-9)
    assert all(term.contribution is None and term.share is None for term in terms if term.left_out is not None)


@settings(max_examples=3, deadline=None)
@given(st.lists(goal, min_size=1, max_size=4), st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(any))
def test_the_contributions_of_every_number_sum_to_it(empty: Store, goals: list[Goal], weights: list[int]) -> None:
    with empty.rehearsal() as store:
        put(store, goals)
        intend(store, ", ".join(f"{one} {weight}" for one, weight in zip(PERSPECTIVES, weights, strict=True)))
        whole = organisation_score(store, SCOPE)
        shown = {
            **({Node("organisation"): whole.score} if whole else {}),
            **{Node("perspective", perspective=row.perspective): row.score for row in perspective_scores(store, SCOPE)},
            **{Node("unit", row.unit): row.score for row in unit_scores(store, SCOPE)},
            **{Node("unit_perspective", row.unit, row.perspective): row.score for row in unit_perspective_scores(store, SCOPE)},
            **{Node("objective", thing_id=row.objective_id): row.score for row in objective_scores(store, SCOPE)},
        }
        results = {row.key_result_id: row.score for row in key_results(store, SCOPE)}
        reached = set()
        roots = [Node("organisation")] if whole else [node for node in shown if node.level == "perspective"]
        for one in (found for root in roots for found in everything_below(store, root)):
            reached.add(one.node)
            assert one.value == shown[one.node]
            adds_up(one.terms, one.value)
            if one.node.level == "objective":
                assert {term.node.thing_id for term in one.terms} <= results.keys()
                assert all(term.value == results[term.node.thing_id or ""] for term in one.terms)
            if one.node.level == "organisation":
                adds_up(one.by_units, one.unit_first)
    assert reached == set(shown)
