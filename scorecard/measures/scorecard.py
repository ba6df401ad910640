"""The roll-up: unit and perspective, unit, perspective, organisation (methodology §2)."""

from scorecard.measures.ask import scoped
from scorecard.model.scope import Scope
from scorecard.model.scores import OrganisationScore, PerspectiveScore, UnitPerspectiveScore, UnitScore, UnitTree
from scorecard.store.store import Store


def unit_perspective_scores(store: Store, scope: Scope) -> list[UnitPerspectiveScore]:
    columns = ("period", "unit", "perspective")
    order = "period, unit nulls last, perspective nulls last"
    return scoped(store, UnitPerspectiveScore, "unit_perspective_score", scope, columns, order)


def unit_scores(store: Store, scope: Scope) -> list[UnitScore]:
    return scoped(store, UnitScore, "unit_score", scope, ("period", "unit"), "period, unit nulls last")


def unit_trees(store: Store, scope: Scope) -> list[UnitTree]:
    """Each unit with all units below it, also one that has objectives only below it."""
    return scoped(store, UnitTree, "unit_tree", scope, ("period", "unit"), "period, unit")


def perspective_scores(store: Store, scope: Scope) -> list[PerspectiveScore]:
    """One row a perspective that has objectives, the unmapped ones (None) included; whatever unit the scope names is left aside."""
    columns = ("period", "perspective")
    return scoped(store, PerspectiveScore, "perspective_score", scope, columns, "period, perspective nulls last")


def organisation_score(store: Store, scope: Scope) -> OrganisationScore | None:
    """The organisation's number for the scope's period; None when nothing of it is mapped to a perspective."""
    found = scoped(store, OrganisationScore, "organisation_score", scope, ("period",), "period")
    return found[0] if found else None
