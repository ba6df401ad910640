"""What a unit's next period would begin with."""

from dataclasses import replace

from scorecard.measures import asking, perspectives, progress, strategy
from scorecard.model.plan_book import PlanBook, PlanRow
from scorecard.model.scope import Scope
from scorecard.store.store import Store


def plan_book(store: Store, scope: Scope, before: str | None, language: str = "en") -> PlanBook:
    """The plan of the scope's unit and period: its perspectives with what is intended of each, and what `before` left unfinished there."""
    held = perspectives.perspective_set(store, scope)
    shares = {one.perspective_id: one.share for one in perspectives.intended(store, scope) if one.unit == scope.unit}
    if not shares:
        shares = {one.perspective_id: one.share for one in perspectives.intended(store, replace(scope, unit=None)) if one.organisation}
    names = tuple((one.name(language), shares.get(one.perspective_id)) for one in held.members if one.counted)
    rows = tuple(_carried(store, scope, before, language)) if before else ()
    customers = next((one.name(language) for one in held.members if one.counted and one.perspective_id == "customer"), None)
    return PlanBook(scope.unit or "", scope.period or "", scope.as_of, names, rows, _above(store, scope, before), customers)


def _above(store: Store, scope: Scope, before: str | None) -> tuple[tuple[str, str], ...]:
    """What the units above want in the period, or wanted in the one before where they have no plan yet."""
    parents = {one.unit: one.parent for one in strategy.unit_places(store)}
    way: list[str] = []
    unit = parents.get(scope.unit or "")
    while unit is not None and unit not in way:
        way.append(unit)
        unit = parents.get(unit)
    for period in (scope.period, before):
        told = strategy.alignments(store, Scope(scope.as_of, period)) if way and period else []
        found = {(way.index(one.unit), one.unit, one.objective) for one in told if one.unit in way}
        if found:
            return tuple((unit, objective) for _, unit, objective in sorted(found))
    return ()


def _carried(store: Store, scope: Scope, before: str, language: str) -> list[PlanRow]:
    earlier = replace(scope, period=before)
    held = perspectives.perspective_set(store, earlier)
    serves = {(one.unit, one.objective): one.parent_objective for one in strategy.alignments(store, earlier)}
    left = {one.key_result_id: one for one in progress.carried_over(store, earlier)}
    # As the files have them, so that the key results of an objective stand together.
    told = [(one, left[one.key_result_id]) for one in asking.asked(store, earlier, held, language=language) if one.key_result_id in left]
    return [
        PlanRow(
            objective=one.objective,
            key_result=over.key_result,
            perspective=one.perspective,
            owner=over.owner,
            unit_of_measure=over.unit_of_measure,
            baseline=over.baseline,
            target=over.target,
            parent=serves.get((one.unit, one.objective)),
        )
        for one, over in told
    ]
