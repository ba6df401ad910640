"""The terms of each weighted mean: children with weight, share of what counts, and contribution (methodology §2.1)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard.measures import perspectives
from scorecard.model.explain import Node, Term
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE, Scope
from scorecard.model.scores import ObjectiveScore, OrganisationScore, PerspectiveScore, UnitPerspectiveScore, UnitScore
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store

Row = OrganisationScore | PerspectiveScore | UnitScore | UnitPerspectiveScore | ObjectiveScore


@dataclass(frozen=True, slots=True)
class Weight:
    weight: float
    by: str
    """One of `WEIGHT_BY`."""


def perspective_terms(found: Sequence[PerspectiveScore | UnitPerspectiveScore], weights: Mapping[str, Weight]) -> tuple[Term, ...]:
    """What the organisation's number, or a unit's, is the mean of: its perspectives by intended weight."""
    terms = []
    order = {key: place for place, key in enumerate(weights)}
    for row in sorted(found, key=lambda row: order.get(row.perspective or "", len(order))):
        unit = row.unit if isinstance(row, UnitPerspectiveScore) else None
        level = "unit_perspective" if isinstance(row, UnitPerspectiveScore) else "perspective"
        weight = weights.get(row.perspective or "") or Weight(0.0, "nobody")
        left_out = None if row.perspective in weights else "unmapped"
        terms.append(_term(Node(level, unit, row.perspective), row.perspective or "", weight, row, left_out))
    there = {row.perspective for row in found}
    missing = [_nothing(Node("perspective", perspective=key), key, weight) for key, weight in weights.items() if key not in there]
    return (*_shared(terms), *missing)


def cell_terms(found: Sequence[UnitPerspectiveScore], weights: Mapping[str | None, Weight]) -> tuple[Term, ...]:
    """What the organisation's number of a perspective is the mean of: the units that have it."""
    nodes = [Node("unit_perspective", row.unit, row.perspective) for row in found]
    return _shared(_term(node, node.unit or "", weights[node.unit], row) for node, row in zip(nodes, found, strict=True))


def unit_terms(found: Sequence[UnitScore], weights: Mapping[str | None, Weight]) -> tuple[Term, ...]:
    """The organisation's number by way of its units."""
    return _shared(_term(Node("unit", row.unit), row.unit or "", weights[row.unit], row) for row in found)


def objective_terms(found: Sequence[ObjectiveScore]) -> tuple[Term, ...]:
    """What a unit's number of a perspective is the mean of."""
    return _shared(
        _term(Node("objective", thing_id=row.objective_id), row.objective, Weight(row.weight, "objective"), row) for row in found
    )


def key_result_terms(found: Sequence[KeyResultStanding]) -> tuple[Term, ...]:
    """What an objective's number is the mean of."""
    return _shared(
        Term(
            Node("key_result", thing_id=row.key_result_id), row.key_result, row.weight, "key_result", None, row.score, None,
            "shared_metric" if "SHARED_METRIC" in row.flags.split() else None,
            0.0 if row.score is None else 1.0,
            0.0 if row.score is None else row.score,
            1.0 if row.score is None else row.score,
            row.status, row.flags,
        )
        for row in found
    )  # fmt: skip


def intended(store: Store, scope: Scope, unit: str | None) -> dict[str, Weight]:
    """How much the organisation (or the scope's unit) intends of each perspective, the top of the map first."""
    found = perspectives.intended(store, scope)
    wanted = [one for one in found if one.organisation == (scope.unit is None) and one.unit == unit]
    return {one.perspective_id: Weight(one.intended_weight, one.weights_by) for one in wanted}


def unit_weights(store: Store, scope: Scope) -> dict[str | None, Weight]:
    """How much each unit counts in the organisation, as the roll-up counts it."""
    with store.cursor() as cursor:
        found = cursor.execute(
            """
            select unit_weight.unit, unit_weight.weight, unit.rollup_weight is not null
            from unit_weight left join unit on unit.unit = unit_weight.unit where coalesce(unit_weight.period, '') = ?
            """,
            [scope.period or NONE],
        ).fetchall()
    return {unit: Weight(weight, "units_sheet" if told else "no_units_sheet") for unit, weight, told in found}


def thin(row: Row) -> list[str]:
    """The flag of a number that too little is scored for."""
    return [] if row.enough or row.score is None else ["INSUFFICIENT"]


def _term(node: Node, name: str, weight: Weight, row: Row, left_out: str | None = None) -> Term:
    numbers = (row.completeness, row.low, row.high, row.status, " ".join(thin(row)))
    return Term(node, name, weight.weight, weight.by, None, row.score, None, left_out, *numbers)


def _nothing(node: Node, name: str, weight: Weight, left_out: str = "no_objectives") -> Term:
    return Term(node, name, weight.weight, weight.by, None, None, None, left_out, None, None, None, None, "")


def _shared(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Each term with its share of the weight of all that count."""
    judged = [replace(one, left_out=one.left_out or _why_not(one)) for one in terms]
    total = sum(one.weight for one in judged if one.left_out is None)
    return tuple(_counted(one, one.weight / total) if one.left_out is None and total else one for one in judged)


def _counted(term: Term, share: float) -> Term:
    return replace(term, share=share, contribution=None if term.value is None else share * term.value)


def _why_not(term: Term) -> str | None:
    return "no_weight" if not term.weight else "not_scored" if term.value is None else None


def not_counted(store: Store, within: Scope) -> list[Term]:
    """Objectives of a unit and perspective that no roll-up counts: drafts and cancelled ones."""
    with store.cursor() as cursor:
        found = cursor.execute(
            """
            select objective.objective_id, objective.text, objective.weight, objective.state
            from objective
            left join objective_perspective on objective_perspective.objective_id = objective.objective_id
            where objective.state not in ('active', 'closed') and coalesce(objective.period, '') = $period
              and coalesce(objective.unit, '') = $unit and coalesce(objective_perspective.perspective, $unmapped) = $perspective
            order by objective.text, objective.objective_id
            """,
            {"period": within.period or NONE, "unit": within.unit, "perspective": within.perspective, "unmapped": UNMAPPED},
        ).fetchall()
    return [
        _nothing(Node("objective", thing_id=one), text, Weight(weight, "objective"), left_out=state) for one, text, weight, state in found
    ]
