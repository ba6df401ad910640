"""Every number that the views tell of the scorecards in a store, on one day."""

from dataclasses import fields
from datetime import date
from typing import Any

from scorecard.measures.ask import rows
from scorecard.measures.progress import key_results, objective_scores
from scorecard.measures.scorecard import perspective_scores, unit_perspective_scores, unit_scores, unit_trees
from scorecard.model.scope import Scope
from scorecard.model.scores import OrganisationScore
from scorecard.store.store import Store
from tests.property.methodology_pace import Standing
from tests.property.methodology_rollup import COUNTED

NODE = (
    "score",
    "completeness",
    "enough",
    "low",
    "high",
    "expected",
    "behind_share",
    "lowest",
    "status",
    "key_results",
    "scored_key_results",
)
Told = dict[tuple[Any, ...], dict[str, Any]]
"""By the name of the answer and its place, every number of it."""


def asked(store: Store, as_of: date) -> Told:
    """What the views say of every organisation in the store."""
    scope = Scope(as_of)
    found: Told = {}
    for one in key_results(store, scope):
        told = {field.name: getattr(one, field.name) for field in fields(Standing) if field.name != "reached"}
        found["key result", one.period, one.key_result_id] = {**told, "flags": frozenset(one.flags.split()), "pace_day": one.pace_day}
    for objective in objective_scores(store, scope):
        found["objective", objective.period, objective.objective_id] = {**_numbers(objective), "weight": objective.weight}
    for place in unit_perspective_scores(store, scope):
        found["unit and perspective", place.period, place.unit, place.perspective] = {**_numbers(place), "objectives": place.objectives}
    for unit in unit_scores(store, scope):
        found["unit", unit.period, unit.unit] = {**_numbers(unit), "objectives": unit.objectives}
    for row in perspective_scores(store, scope):
        found["perspective", row.period, row.perspective] = {**_numbers(row), "objectives": row.objectives, "units": row.units}
    for whole in rows(store, OrganisationScore, "from organisation_score where as_of = $as_of", {"as_of": as_of}):
        more = {name: getattr(whole, name) for name in ("objectives", "units", "unit_first", "mix")}
        found["organisation", whole.period] = {**_numbers(whole), **more}
    for tree in unit_trees(store, scope):
        names = ("own", "tree", "headline", "basis", "apart", "completeness", "low", "high", "units")
        found["tree", tree.period, tree.unit] = {name: getattr(tree, name) for name in names}
    return found


def _numbers(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*NODE, *COUNTED, "unknown")}
