"""Any number written out: what it is the mean of, with weights and contributions, down to cells (methodology §2).

Values come from the views. Formed here is only what a reader checks them by: each child's share of the weight, and share times value.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from scorecard.measures import lineage, method, progress, reckoning, scorecard, terms, trees
from scorecard.measures.ask import rows
from scorecard.measures.terms import Row
from scorecard.model.explain import (
    Explanation,
    GoalHeld,
    KeyResultAccount,
    KeyResultReckoning,
    Milestone,
    Node,
    Term,
)
from scorecard.model.flags import flagged
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE, Scope
from scorecard.model.scores import (
    ObjectiveMapping,
    ObjectiveScore,
    UnitTree,
)
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store

Found = TypeVar("Found")
ORGANISATION = Node("organisation")


def explained(store: Store, scope: Scope, node: Node) -> Explanation | None:
    """The number of a node on `scope.as_of` in `scope.period`, written out; None where nothing of it stands there.

    Unit and perspective of the scope are left aside: the node names its own.
    """
    return _EXPLAINERS[node.level](store, Scope(scope.as_of, scope.period), node)


def objectives_of(store: Store, scope: Scope) -> tuple[Term, ...]:
    """Every objective of the scope that counts, as a part of its unit's number in its perspective."""
    return terms.objective_terms(progress.objective_scores(store, scope))


def _organisation(store: Store, scope: Scope, node: Node) -> Explanation | None:
    row = scorecard.organisation_score(store, scope)
    if row is None:
        return None
    units = scorecard.unit_scores(store, scope)
    found = terms.perspective_terms(scorecard.perspective_scores(store, scope), terms.intended(store, scope, None))
    return replace(
        _explanation(node, row, "", (), found),
        flags=flagged(*(["MIX"] if row.mix else []), *terms.thin(row)),
        by_units=terms.unit_terms(units, terms.unit_weights(store, scope)),
        unit_first=row.unit_first,
    )


def _perspective(store: Store, scope: Scope, node: Node) -> Explanation | None:
    found = scorecard.perspective_scores(store, _within(scope, node))
    if not found:
        return None
    cells = scorecard.unit_perspective_scores(store, _within(scope, node))
    return _explanation(node, found[0], node.perspective or "", (ORGANISATION,), terms.cell_terms(cells, terms.unit_weights(store, scope)))


def _unit(store: Store, scope: Scope, node: Node) -> Explanation | None:
    within = replace(scope, unit=node.unit or NONE)
    found = scorecard.unit_scores(store, within)
    whole = scorecard.unit_trees(store, within) if node.unit is not None else []
    if not found:
        return trees.tree(store, scope, node)
    weights = terms.intended(store, within, node.unit)
    cells = terms.perspective_terms(scorecard.unit_perspective_scores(store, within), weights)
    told = _explanation(node, found[0], node.unit or "", (ORGANISATION,), cells)
    return replace(
        told,
        notes=(*told.notes, *map(_tree, whole)),
        flags=(*told.flags, *flagged(*("APART" for one in whole if one.apart))),
        beside=tuple(Node("tree", one.unit) for one in whole if one.units > 1),
    )


def _unit_perspective(store: Store, scope: Scope, node: Node) -> Explanation | None:
    within = replace(_within(scope, node), unit=node.unit or NONE)
    found = scorecard.unit_perspective_scores(store, within)
    if not found:
        return trees.tree_perspective(store, scope, node)
    counted = terms.objective_terms(progress.objective_scores(store, within))
    above = (ORGANISATION, Node("perspective", perspective=node.perspective))
    return _explanation(node, found[0], node.unit or "", above, (*counted, *terms.not_counted(store, within)))


def _objective(store: Store, scope: Scope, node: Node) -> Explanation | None:
    found = _one(store, ObjectiveScore, "objective_score", "objective_id", scope, node)
    if found is None:
        return None
    mapped = rows(store, ObjectiveMapping, "from objective_mapping where objective_id = $id", {"id": node.thing_id})
    results = rows(
        store,
        KeyResultStanding,
        "from key_result_standing where as_of = $as_of and objective_id = $id order by upload, sheet, row, key_result_id",
        {"as_of": scope.as_of, "id": node.thing_id},
    )
    told = _explanation(node, found, found.objective, _way_up(found.unit, found.perspective), terms.key_result_terms(results))
    return replace(told, mapping=mapped[0] if mapped else None, owner=found.owner)


def _key_result(store: Store, scope: Scope, node: Node) -> Explanation | None:
    row = _one(store, KeyResultStanding, "key_result_standing", "key_result_id", scope, node)
    of = _one(store, KeyResultReckoning, "key_result_reckoning", "key_result_id", scope, node)
    if row is None or of is None:
        return None
    known = row.score is not None
    return Explanation(
        node=node,
        above=(*_way_up(row.unit, row.perspective), Node("objective", thing_id=row.objective_id)),
        name=row.key_result,
        as_of=row.as_of,
        period=row.period,
        value=row.score,
        completeness=1.0 if known else 0.0,
        enough=known,
        low=row.score if known else 0.0,
        high=row.score if known else 1.0,
        expected=row.expected,
        status=row.status,
        flags=flagged(*row.flags.split()),
        method_version=row.method_version,
        terms=(),
        account=_account(store, row, of),
        owner=row.owner,
    )


_EXPLAINERS: Mapping[str, Callable[[Store, Scope, Node], Explanation | None]] = {
    "organisation": _organisation,
    "perspective": _perspective,
    "unit": _unit,
    "unit_perspective": _unit_perspective,
    "objective": _objective,
    "key_result": _key_result,
    "tree": trees.tree,
    "tree_perspective": trees.tree_perspective,
}


def _account(store: Store, row: KeyResultStanding, of: KeyResultReckoning) -> KeyResultAccount:
    key = {"id": row.key_result_id}
    until = {**key, "as_of": row.as_of}
    steps = rows(store, Milestone, "from milestone where key_result_id = $id order by step", key)
    goals = rows(store, GoalHeld, "from goal_held where key_result_id = $id and begins <= $as_of order by begins", until)
    added = []
    if of.accumulation == "increment":
        with store.cursor() as cursor:
            asked = "select value from increment where key_result_id = $id and observed_on <= $as_of order by observed_on"
            added = cursor.execute(asked, until).fetchall()
    settings = method.settings_now(store)
    return KeyResultAccount(
        standing=row,
        reckoning=of,
        formula=reckoning.formula(row, of, steps, [value for (value,) in added], str(settings["control_scoring"])),
        sentences=reckoning.sentences(row, of, settings),
        milestones=tuple(steps),
        goals=tuple(goals),
        sources=tuple(lineage.number_sources(store, row.key_result_id)),
    )


def _explanation(node: Node, row: Row, name: str, above: tuple[Node, ...], found: tuple[Term, ...]) -> Explanation:
    return Explanation(
        node=node,
        above=above,
        name=name,
        as_of=row.as_of,
        period=row.period,
        value=row.score,
        completeness=row.completeness,
        enough=row.enough,
        low=row.low,
        high=row.high,
        expected=row.expected,
        status=row.status,
        flags=flagged(*terms.thin(row)),
        method_version=row.method_version,
        terms=found,
        notes=_notes(row),
    )


def _notes(row: Row) -> tuple[str, ...]:
    told = []
    if row.behind_share:
        told.append(f"{row.behind_share:.0%} of the weight stands behind; a large part behind keeps the whole from being on track.")
    if row.lowest is not None and row.score is not None and f"{row.lowest:.2f}" != f"{row.score:.2f}":
        told.append(f"The lowest of its parts stands at {row.lowest:.2f}: a mean can hide it.")
    return tuple(told)


def _tree(one: UnitTree) -> str:
    own, tree = (("not scored" if value is None else f"{value:.2f}") for value in (one.own, one.tree))
    return f"Its own objectives stand at {own}, with all units below it ({one.units}) at {tree}; the headline is its {one.basis} number."


def _within(scope: Scope, node: Node) -> Scope:
    return replace(scope, perspective=node.perspective or UNMAPPED)


def _way_up(unit: str | None, perspective: str | None) -> tuple[Node, ...]:
    return ORGANISATION, Node("perspective", perspective=perspective), Node("unit_perspective", unit, perspective)


def _one(store: Store, kind: type[Found], view: str, key: str, scope: Scope, node: Node) -> Found | None:
    found = rows(store, kind, f"from {view} where as_of = $as_of and {key} = $id", {"as_of": scope.as_of, "id": node.thing_id})
    return found[0] if found else None
