"""The number of a unit with all units below it: its perspectives, and in each the units with what they count on the way (methodology §2.1).

Values and shares come from the views; here they are only laid beside each other.
"""

from dataclasses import dataclass, replace

from scorecard.measures import method, scorecard
from scorecard.measures.ask import scoped
from scorecard.model.explain import Explanation, Node, Term
from scorecard.model.flags import flagged
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import Scope
from scorecard.model.scores import UnitTree
from scorecard.store.store import Store


@dataclass(frozen=True, slots=True)
class PerspectiveTree:
    """A unit's perspective (None: unmapped) with all units below it."""

    period: str | None
    unit: str
    perspective: str | None
    tree: float | None
    completeness: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Way:
    """A unit's own objectives in a perspective, as they count in the tree of a unit above."""

    ancestor: str
    unit: str
    perspective: str | None
    score: float | None
    completeness: float | None
    low: float | None
    high: float | None
    share: float | None
    """Of the tree's number, 0 to 1."""
    present_share: float | None
    """The same, if every branch had a score."""


@dataclass(frozen=True, slots=True)
class Intended:
    unit: str
    perspective_id: str
    intended_weight: float


def tree(store: Store, scope: Scope, node: Node) -> Explanation | None:
    """A unit with all units below it: the mean of its perspectives, each with all below; None where nothing below it is mapped."""
    within = replace(scope, unit=node.unit)
    whole = scorecard.unit_trees(store, within) if node.unit is not None else []
    if not whole:
        return None
    intended = scoped(store, Intended, "tree_perspective", within, ("period", "unit"), "perspective_id", dated=False)
    found = {one.perspective: one for one in _perspectives(store, within)}
    scored = sum(one.intended_weight for one in intended if (there := found.get(one.perspective_id)) and there.tree is not None)
    terms = tuple(_perspective_term(node, one, found.get(one.perspective_id), scored) for one in intended)
    return _explanation(store, scope, Node("tree", node.unit), whole[0], terms)


def tree_perspective(store: Store, scope: Scope, node: Node) -> Explanation | None:
    """One perspective of a unit with all units below it: what each unit's own objectives count there; None where it has none."""
    within = replace(scope, unit=node.unit, perspective=node.perspective or UNMAPPED)
    found = _perspectives(store, within) if node.unit is not None else []
    if not found:
        return None
    below = replace(within, unit=None)
    ways = scoped(store, Way, "tree_path", below, ("period", "perspective"), "unit")
    terms = tuple(_way_term(way) for way in ways if way.ancestor == node.unit)
    return _explanation(store, scope, Node("tree_perspective", node.unit, node.perspective), found[0], terms)


def _perspectives(store: Store, scope: Scope) -> list[PerspectiveTree]:
    return scoped(store, PerspectiveTree, "unit_perspective_tree", scope, ("period", "unit", "perspective"), "perspective nulls last")


def _perspective_term(node: Node, told: Intended, there: PerspectiveTree | None, scored: float) -> Term:
    below = Node("tree_perspective", node.unit, told.perspective_id)
    weight, by = told.intended_weight, "tree_perspective"
    if there is None:
        return Term(below, told.perspective_id, weight, by, None, None, None, "no_objectives", None, None, None, None, "")
    numbers = (there.completeness, there.low, there.high, None, "")
    if there.tree is None or not scored:
        return Term(below, told.perspective_id, weight, by, None, there.tree, None, "not_scored", *numbers)
    share = weight / scored
    return Term(below, told.perspective_id, weight, by, share, there.tree, share * there.tree, None, *numbers)


def _way_term(way: Way) -> Term:
    node, weight = Node("unit_perspective", way.unit, way.perspective), way.present_share or 0.0
    numbers = (way.completeness, way.low, way.high, None, "")
    if way.score is None or not way.share:
        left_out = "not_scored" if way.score is None else "no_weight"
        return Term(node, way.unit, weight, "tree", None, way.score, None, left_out, *numbers)
    return Term(node, way.unit, weight, "tree", way.share, way.score, way.share * way.score, None, *numbers)


def _explanation(store: Store, scope: Scope, node: Node, row: UnitTree | PerspectiveTree, terms: tuple[Term, ...]) -> Explanation:
    least = float(method.settings_now(store)["min_completeness"])
    enough = row.completeness is not None and row.completeness >= least - 1e-9
    apart = isinstance(row, UnitTree) and row.apart
    above = (Node("organisation"), *([Node("tree", node.unit)] if node.level == "tree_perspective" else []))
    return Explanation(
        node=node,
        above=above,
        name=node.unit or "",
        as_of=scope.as_of,
        period=row.period,
        value=row.tree,
        completeness=row.completeness,
        enough=enough,
        low=row.low,
        high=row.high,
        expected=None,
        status=None,
        flags=flagged(*(["APART"] if apart else []), *([] if enough or row.tree is None else ["INSUFFICIENT"])),
        method_version=method.method_version(store),
        terms=terms,
    )
