"""A second, slow telling of methodology §2: from key results up to the organisation, and along its tree, by recursion."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tests.property.methodology import TINY
from tests.property.methodology_pace import Standing, band, standing
from tests.property.scorecards import PERSPECTIVES, KeyResult, Method, Objective, Organisation

Weights = dict[str, float]
COUNTED = ("achieved", "on_track", "at_risk", "behind", "partly", "missed")


@dataclass(frozen=True)
class Node:
    """A place in the roll-up; the names are those of the answers. `low` and `high`: every missing key result 0, or 1."""

    score: float | None = None
    completeness: float = 0.0
    enough: bool = False
    """Complete enough to be shown as a number (§0.2)."""
    low: float = 0.0
    high: float = 1.0
    expected: float | None = None
    behind_share: float | None = None
    lowest: float | None = None
    status: str = "no_data"
    objectives: int = 0
    units: int = 0
    key_results: int = 0
    scored_key_results: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    """Key results by status; those of no band as "unknown"."""


class Tree(NamedTuple):
    own: float | None
    tree: float | None
    headline: float | None
    basis: str
    apart: bool
    completeness: float
    low: float
    high: float
    units: int


def mean(parts: Iterable[tuple[float, float | None]]) -> float | None:
    """Weights normalised among what is known (§2.1)."""
    known = [(weight, value) for weight, value in parts if value is not None]
    total = sum(weight for weight, _ in known)
    return sum(weight * value for weight, value in known) / total if total > 0 else None


def joined(parts: list[tuple[float, Node]], method: Method, beside: float = 0.0) -> Node:
    """A parent of weighted children; `beside` is the weight of children that are not there at all."""
    total = sum(weight for weight, _ in parts) + beside
    score = mean((weight, one.score) for weight, one in parts)
    expected = mean((weight, one.expected) for weight, one in parts if one.score is not None)
    present = sum(weight for weight, _ in parts)
    behind = sum(weight for weight, one in parts if one.status in ("behind", "missed", "unknown_stale"))
    told: Counter[str] = Counter()
    for _, one in parts:
        told.update(dict(one.counts))
    share = behind / present if present > 0 else None
    completeness = sum(weight * one.completeness for weight, one in parts) / total if total > 0 else 0.0
    return Node(
        score=score,
        completeness=completeness,
        enough=completeness >= method.min_completeness - TINY,
        low=sum(weight * one.low for weight, one in parts) / total if total > 0 else 0.0,
        high=(sum(weight * one.high for weight, one in parts) + beside) / total if total > 0 else 1.0,
        expected=expected,
        behind_share=share,
        lowest=min((one.score for _, one in parts if one.score is not None), default=None),
        status=_status(score, expected, share or 0.0, method),
        objectives=sum(one.objectives for _, one in parts),
        units=sum(one.units for _, one in parts),
        key_results=sum(one.key_results for _, one in parts),
        scored_key_results=sum(one.scored_key_results for _, one in parts),
        counts=tuple(sorted(told.items())),
    )


def _status(score: float | None, expected: float | None, behind: float, method: Method) -> str:
    """§2.4: the band of §3.3, never on track with a third of the weight behind."""
    if score is None:
        return "no_data"
    if score >= 1 - TINY:
        return "achieved"
    if expected is None:
        return "unpaced"
    found = band(score, expected, method)
    return "at_risk" if found == "on_track" and behind >= method.parent_cap_share - TINY else found


class Rollup:
    """Every number of one organisation on one day."""

    def __init__(self, told: Organisation, whole_weights: tuple[float, ...], as_of: date, method: Method) -> None:
        self.told, self.as_of, self.method = told, as_of, method
        self.whole_weights: Weights = dict(zip(PERSPECTIVES, whole_weights, strict=True))
        self.units = {one.name: one for one in told.units}
        self.counted = [one for one in told.objectives if one.state in ("active", "closed")]
        self.doubles = _doubles(self.counted)
        self.standings = {
            result.name: standing(result, objective, told, as_of, method, result.name not in self.doubles)
            for objective in self.counted
            for result in objective.key_results
        }
        self.objectives = {one.name: self._objective(one) for one in self.counted}
        self.places = {place: self._place(place) for place in {(one.unit, one.perspective) for one in self.counted}}
        self.named = {unit for unit, perspective in self.places if perspective}

    def _objective(self, one: Objective) -> Node:
        parts = [((told := self.standings[result.name]).weight, _leaf(told)) for result in one.key_results]
        joint = joined(parts, self.method)
        return Node(**{**vars(joint), "objectives": 1})

    def _place(self, place: tuple[str | None, str | None]) -> Node:
        members = [(max(0.0, one.weight), self.objectives[one.name]) for one in self.counted if (one.unit, one.perspective) == place]
        joint = joined(members, self.method)
        return Node(**{**vars(joint), "units": 1})

    def weight(self, unit: str | None) -> float:
        """What a unit counts among its like."""
        told = self.units[unit].weight if unit in self.units else None
        return 1.0 if told is None else max(0.0, told)

    def intended(self, unit: str | None) -> Weights:
        told = self.units[unit].intended if unit in self.units else None
        return self.whole_weights if told is None else dict(zip(PERSPECTIVES, told, strict=True))

    def over_perspectives(self, found: dict[str, Node], weights: Weights) -> Node:
        parts = [(weights[perspective], one) for perspective, one in found.items()]
        return joined(parts, self.method, sum(weight for perspective, weight in weights.items() if perspective not in found))

    def unit(self, name: str | None) -> Node:
        found = {perspective: one for (unit, perspective), one in self.places.items() if unit == name and perspective}
        return self.over_perspectives(found, self.intended(name))

    def perspective(self, name: str | None) -> Node:
        parts = [(self.weight(unit), one) for (unit, perspective), one in self.places.items() if perspective == name]
        return joined(parts, self.method)

    def organisation(self) -> tuple[Node, float | None, bool]:
        """The number by way of the perspectives; by way of the units; whether they part (`MIX`)."""
        found = {one: self.perspective(one) for one in PERSPECTIVES if any(perspective == one for _, perspective in self.places)}
        joint = self.over_perspectives(found, self.whole_weights)
        unit_first = mean((self.weight(unit), self.unit(unit).score) for unit in self.named)
        parted = joint.score is not None and unit_first is not None and abs(joint.score - unit_first) > 0.05 + TINY
        return Node(**{**vars(joint), "units": len(self.named)}), unit_first, parted

    # The tree, §2.1 and §2.6

    def below(self, unit: str) -> list[str]:
        return [one.name for one in self.told.units if one.parent == unit]

    def all_below(self, unit: str) -> set[str]:
        return {unit}.union(*(self.all_below(one) for one in self.below(unit)))

    def branch(self, unit: str, perspective: str) -> Node | None:
        """tree(u, p); None where nobody in it has objectives there."""
        own = self.places.get((unit, perspective))
        parts = [(1.0, own)] if own else []
        parts += [(self.weight(one), node) for one in self.below(unit) if (node := self.branch(one, perspective))]
        return joined(parts, self.method) if parts else None

    def tree(self, unit: str) -> Tree | None:
        found = {one: node for one in PERSPECTIVES if (node := self.branch(unit, one))}
        if not found:
            return None
        joint = self.over_perspectives(found, self.intended(unit))
        own = self.unit(unit).score if unit in self.named else None
        units = len(self.all_below(unit) & self.named)
        parted = units > 1 and own is not None and joint.score is not None and abs(own - joint.score) > 0.15 + TINY
        headline, basis = (own, "own") if unit in self.named else (joint.score, "tree")
        return Tree(own, joint.score, headline, basis, parted, joint.completeness, joint.low, joint.high, units)


def _leaf(told: Standing) -> Node:
    known = told.score is not None
    return Node(
        score=told.score,
        completeness=float(known),
        low=told.score if told.score is not None else 0.0,
        high=told.score if told.score is not None else 1.0,
        expected=told.expected,
        status=told.status,
        key_results=1,
        scored_key_results=int(known),
        counts=((told.status if told.status in COUNTED else "unknown", 1),),
    )


def _doubles(counted: list[Objective]) -> set[str]:
    """§2.6, trap 1: key results whose metric another one of their unit stands for."""
    first: dict[tuple[str | None, str], KeyResult] = {}
    found = set()
    in_order = [(objective, result) for objective in counted for result in objective.key_results]
    for objective, result in sorted(in_order, key=lambda pair: pair[1].weight <= 0):
        if result.metric is not None and first.setdefault((objective.unit, result.metric), result) is not result:
            found.add(result.name)
    return found
