"""The strategy map: which objective is meant to drive which, and which links may be drawn (methodology §6.1)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scorecard.model.scope import NONE, Scope

KINDS = ("hypothesis", "definitional", "enables")
"""A hypothesis is a cause and its effect; a definition is arithmetic, such as revenue and profit; enabling may also lead down the map."""
EFFECTS = ("raises", "lowers")
MOST_OBJECTIVES = 25
"""On one map; beyond that nobody can explain it."""
MOST_DRAWN = 200
"""Objectives on one map; beyond that only those that a link touches are drawn, for a wall of boxes tells nothing."""


@dataclass(frozen=True, slots=True)
class StrategyLink:
    """A link that holds, from the objective that drives to the one that it moves."""

    from_objective_id: str
    to_objective_id: str
    kind: str
    """One of `KINDS`."""
    effect: str
    """One of `EFFECTS`: what more of the one does to the other."""
    lag_weeks: int | None
    """Weeks until the effect should show; None: nobody said."""
    rationale: str | None
    """Why it should: one sentence."""
    said_at: str
    said_by: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """An objective and the one that it says it serves."""

    objective_id: str
    unit: str | None
    objective: str
    named: str | None
    """What the file calls its parent; None: it names none."""
    parent_objective_id: str | None
    """None: it names none, or no objective of its period or a longer one around it is called so."""
    period: str | None
    parent_objective: str | None
    """The text of that objective."""
    parent_period: str | None


@dataclass(frozen=True, slots=True)
class Dependency:
    """Something that waits for something else, as a file says."""

    upload_id: int
    file: str
    sheet: str
    row: int
    cell: str
    named: str
    """What waits, as the file calls it."""
    kind: str | None
    """"objective" or "key_result"; None: it is not found, or could be several."""
    thing_id: str | None
    objective_id: str | None
    """Of what waits: itself, or the one above it."""
    unit: str | None
    period: str | None
    for_named: str
    """What it waits for, as the file calls it."""
    for_kind: str | None
    """As `kind`, or "unit"; "several": things that are called so, of which nobody knows the one that is meant."""
    for_id: str | None
    for_unit: str | None
    for_objective_id: str | None

    def belongs_to(self, scope: Scope) -> bool:
        """It is of the scope's period, and what waits or what it waits for of its unit."""
        within = scope.period is None or (self.period or NONE) == scope.period
        return within and (scope.unit is None or scope.unit in (self.unit or NONE, self.for_unit))


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """A unit below another; `parent` None: at the top."""

    unit: str
    parent: str | None
    level: str | None


def why_not(
    from_objective_id: str, to_objective_id: str, kind: str, ranks: Mapping[str, int], held: Iterable[tuple[str, str, str]]
) -> str | None:
    """Which rule a new link would break: "unmapped", "self", "twice", "down" or "circle"; None: it may be drawn.

    `ranks` gives each placed objective its place on the map, 1 at the bottom; `held` are the links that hold, with their kind.
    """
    if from_objective_id == to_objective_id:
        return "self"
    if from_objective_id not in ranks or to_objective_id not in ranks:
        return "unmapped"
    drawn = list(held)
    if any((source, target) == (from_objective_id, to_objective_id) for source, target, _ in drawn):
        return "twice"
    if kind != "enables" and ranks[from_objective_id] > ranks[to_objective_id]:
        return "down"
    if kind == "hypothesis" and _reaches(to_objective_id, from_objective_id, [(a, b) for a, b, of in drawn if of == "hypothesis"]):
        return "circle"
    return None


def _reaches(start: str, goal: str, links: Sequence[tuple[str, str]]) -> bool:
    seen, coming = {start}, [start]
    while coming:
        here = coming.pop()
        if here == goal:
            return True
        after = {target for source, target in links if source == here} - seen
        seen |= after
        coming.extend(after)
    return False


def without_driver(ranks: Mapping[str, int], links: Iterable[StrategyLink]) -> list[str]:
    """Objectives at the top of the map into which no hypothesis leads (G05)."""
    driven = {one.to_objective_id for one in links if one.kind == "hypothesis"}
    top = max(ranks.values(), default=0)
    return [key for key, rank in ranks.items() if rank == top and key not in driven]


def leading_nowhere(ranks: Mapping[str, int], links: Iterable[StrategyLink]) -> list[str]:
    """Objectives in the lower half of the map out of which no hypothesis leads (G06)."""
    driving = {one.from_objective_id for one in links if one.kind == "hypothesis"}
    top = max(ranks.values(), default=0)
    return [key for key, rank in ranks.items() if rank * 2 <= top and key not in driving]
