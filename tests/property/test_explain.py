"""Any number is the sum of what it is said to be made of, on organisations nobody thought of."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from scorecard.measures.explain import explained
from scorecard.measures.progress import key_results, objective_scores
from scorecard.measures.scorecard import organisation_score, perspective_scores, unit_perspective_scores, unit_scores
from scorecard.model.explain import Explanation, Node, Term
from scorecard.model.scope import NONE, Scope
from scorecard.store.store import Store
from tests.property.scorecards import Method, Organisation
from tests.property.scorecards_drawn import AS_OF, tables
from tests.property.scorecards_stored import put


def everything_below(store: Store, scope: Scope, node: Node) -> Iterator[Explanation]:
    """The explanation of a node and of all that its terms lead to; key results are no sum."""
    found = explained(store, scope, node)
    assert found is not None
    yield found
    for term in (*found.terms, *found.by_units):
        if term.status is not None and term.node.level != "key_result":
            yield from everything_below(store, scope, term.node)


def adds_up(terms: tuple[Term, ...], value: float | None) -> None:
    counted = [term for term in terms if term.left_out is None]
    if value is None:
        assert not counted
        return
    assert sum(term.contribution or 0.0 for term in counted) == pytest.approx(value, abs=1e-9)
    assert sum(term.share or 0.0 for term in counted) == pytest.approx(1.0, abs=1e-9)
    assert all(term.contribution is None and term.share is None for term in terms if term.left_out is not None)


@settings(max_examples=4, deadline=None)
@given(tables(1))
def test_the_contributions_of_every_number_sum_to_it(empty: Store, drawn: tuple[list[Organisation], Method, tuple[float, ...]]) -> None:
    [one, *_], method, intended = drawn
    scope = Scope(AS_OF, one.period or NONE)
    with empty.rehearsal() as store:
        put(store, [one], method, intended)
        whole = organisation_score(store, scope)
        shown = {
            **({Node("organisation"): whole.score} if whole else {}),
            **{Node("perspective", perspective=row.perspective): row.score for row in perspective_scores(store, scope)},
            **{Node("unit", row.unit): row.score for row in unit_scores(store, scope)},
            **{Node("unit_perspective", row.unit, row.perspective): row.score for row in unit_perspective_scores(store, scope)},
            **{Node("objective", thing_id=row.objective_id): row.score for row in objective_scores(store, scope)},
        }
        results = {row.key_result_id: row.score for row in key_results(store, scope)}
        reached = set()
        roots = [Node("organisation")] if whole else [node for node in shown if node.level == "perspective"]
        for found in (found for root in roots for found in everything_below(store, scope, root)):
            reached.add(found.node)
            assert found.value == shown[found.node]
            adds_up(found.terms, found.value)
            if found.node.level == "organisation":
                adds_up(found.by_units, found.unit_first)
            if found.node.level == "objective":
                assert all(term.value == results[term.node.thing_id or ""] for term in found.terms)
    assert reached == shown.keys()
