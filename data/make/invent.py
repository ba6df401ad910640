"""A year of Veldmark Group: who wanted what each quarter, how it went week by week, what people forgot to fill in."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

QUARTERS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")
LAST_DAY = date(2026, 11, 20)
"""The last quarter is still running: its check-ins end here."""
SEED = 1859

Typed = float | str | None
"""What somebody typed into a cell: a number, words where a number belongs, or nothing."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    day: date
    value: float
    """In the key result's unit of measure."""
    confidence: int
    """1 to 10."""
    comment: str


@dataclass(frozen=True, slots=True)
class Step:
    text: str
    due: date
    done: date | None


@dataclass(frozen=True, slots=True)
class KeyResult:
    number: str
    text: str
    unit_of_measure: str
    baseline: Typed
    target: Typed
    owner: str
    weight: int
    decimals: int
    """Digits behind the decimal mark, as its owners report it."""
    check_ins: tuple[CheckIn, ...]
    """Weekly, oldest first; empty when nobody reported."""
    stretch: float | None = None
    """A target beyond the target."""
    lower: float | None = None
    upper: float | None = None
    """Limits of a level to be kept."""
    steps: tuple[Step, ...] = ()
    """Of what is built step by step."""
    waits_for: str = ""
    """The text of the key result or objective that it waits for, in any unit; empty: for none."""

    @property
    def kind(self) -> str:
        """As the register calls it; empty for the usual kind, from a start to an end."""
        if self.steps:
            return "Milestone"
        if self.lower is None and self.upper is None:
            return ""
        return "Stay between" if self.lower is not None and self.upper is not None else "Stay above" if self.upper is None else "Stay below"

    @property
    def current(self) -> float | None:
        return self.check_ins[-1].value if self.check_ins else None


@dataclass(frozen=True, slots=True)
class Objective:
    number: str
    quarter: str
    unit: str
    text: str
    perspective: str
    """f, c, p, l; empty where nobody can tell."""
    owner: str
    key_results: tuple[KeyResult, ...]
    serves: str = ""
    """The text of the objective above that it serves; empty: nobody says."""


@dataclass(frozen=True, slots=True)
class Unit:
    name: str
    parent: str
    level: str
    book: str
    """Which workbook its objectives stand in."""
    weight: float | None
    """How much it counts among the units; None: as much as any."""


def units() -> list[Unit]:
    return [Unit(one["name"], one.get("parent", ""), one["level"], one["book"], one.get("weight")) for one in _told()]


def objectives() -> list[Objective]:
    """The same every time: all chance comes from one seed."""
    chance = random.Random(SEED)  # a story needs no secrecy
    found = []
    for place, unit in enumerate(_told(), start=1):
        wanted = unit["objective"]
        rest = chance.randrange(len(QUARTERS))
        for number, objective in enumerate(wanted, start=1):
            talent = chance.uniform(0.5, 1.3)
            for quarter in _active(unit["level"], number, len(wanted), rest):
                name = f"{place:02}-{quarter + 1}{number}"
                results = tuple(
                    _key_result(chance, unit, objective, told, quarter, f"KR{name}-{one}", talent)
                    for one, told in enumerate(objective["results"], start=1)
                )
                owner = objective.get("owner", unit["owner"])
                results += tuple(_others(objective, owner, quarter, name, len(results) + 1))
                found.append(
                    Objective(
                        f"O{name}",
                        QUARTERS[quarter],
                        unit["name"],
                        objective["text"],
                        objective["perspective"],
                        owner,
                        tuple(replace(one, waits_for=objective.get("waits", {}).get(one.text, "")) for one in results),
                        objective.get("serves", ""),
                    )
                )
    return [_known(one, found) for one in found]


def _known(objective: Objective, found: list[Objective]) -> Objective:
    """Without what it waits for where that rests this quarter."""
    names = {one.quarter: set[str]() for one in found}
    for one in found:
        names[one.quarter] |= {one.text, *(result.text for result in one.key_results)}
    rest = set().union(*names.values()) - names[objective.quarter]
    return replace(
        objective,
        key_results=tuple(replace(one, waits_for="" if one.waits_for in rest else one.waits_for) for one in objective.key_results),
    )


def _told() -> list[dict[str, Any]]:
    units: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "group.toml").read_text(encoding="utf-8"))["unit"]
    return units


def _active(level: str, number: int, of: int, rest: int) -> list[int]:
    """The quarters an objective is pursued in: teams take their two in turn, and those with one skip a quarter."""
    if level != "Team":
        return [0, 1, 2, 3]
    if of > 1:
        return [0, 1] if number == 1 else [2, 3]
    return [quarter for quarter in range(len(QUARTERS)) if quarter != rest]


def _key_result(
    chance: random.Random,
    unit: dict[str, Any],
    objective: dict[str, Any],
    told: str,
    quarter: int,
    number: str,
    talent: float,
) -> KeyResult:
    text, measure, first, last = (part.strip() for part in told.split("|"))
    start, end = (float(one.replace(",", ".")) for one in (first, last))
    decimals = max(len(one.replace(",", ".").partition(".")[2]) for one in (first, last))
    afresh = start == 0
    baseline = 0.0 if afresh else start + (end - start) * quarter / 4 * min(1.0, talent + 0.2)
    target = end if afresh else start + (end - start) * (quarter + 1) / 4
    if decimals == 0 and abs(target - baseline) < 2:
        decimals = 0 if measure in {"#", "Anzahl"} else 1
    baseline, target = round(baseline, decimals), round(target, decimals)
    check_ins = _weeks(chance, quarter, baseline, target, decimals, talent)
    owner = objective.get("owner", unit["owner"])
    further = objective.get("stretch", {}).get(text)
    return KeyResult(
        number,
        text,
        measure,
        *_forgotten(chance, baseline, target),
        "" if chance.random() < 0.06 else owner,
        chance.choice((1, 1, 1, 2)),
        decimals,
        check_ins if chance.random() > 0.05 else (),
        stretch=None if further is None else target + further,
    )


def _others(objective: dict[str, Any], owner: str, quarter: int, name: str, first: int) -> Iterator[KeyResult]:
    """Levels to be kept, and what is built step by step: with a chance of their own, so that the rest of the story stays."""
    for number, told in enumerate((*objective.get("kept", ()), *objective.get("steps", ())), start=first):
        chance = random.Random(f"{SEED} {name} {number}")  # a story needs no secrecy
        parts = [part.strip() for part in told.split("|")]
        if len(parts) == 2:
            yield KeyResult(
                f"KR{name}-{number}", parts[0], "", None, None, owner, 1, 0, (), steps=_steps(chance, parts[1].split(";"), quarter)
            )
        else:
            lower, upper = (float(part) if part else None for part in parts[2:])
            weeks = _kept(chance, quarter, lower, upper)
            yield KeyResult(f"KR{name}-{number}", parts[0], parts[1], None, None, owner, 1, 1, weeks, lower=lower, upper=upper)


def _kept(chance: random.Random, quarter: int, lower: float | None, upper: float | None) -> tuple[CheckIn, ...]:
    """Every Friday a value, mostly within the limits."""
    width = upper - lower if lower is not None and upper is not None else abs(lower or upper or 1.0) / 10
    middle = lower + width / 2 if lower is not None else (upper or 0.0) - width / 2
    return tuple(replace(check, value=round(middle + chance.gauss(0, width / 3), 1)) for check in _weeks(chance, quarter, 0.0, 1.0, 1, 1.0))


def _steps(chance: random.Random, texts: list[str], quarter: int) -> tuple[Step, ...]:
    """Due at even distances, done a little before or after, if the year has come so far."""
    first = date(2026, 3 * quarter + 1, 1)
    found = []
    for number, text in enumerate(texts, start=1):
        due = first + timedelta(days=round(89 * number / len(texts)))
        done = due + timedelta(days=round(chance.gauss(2, 6)))
        found.append(Step(text.strip(), due, done if done <= min(LAST_DAY, first + timedelta(days=89)) else None))
    return tuple(found)


def _forgotten(chance: random.Random, baseline: float, target: float) -> tuple[Typed, Typed]:
    """The faults of every real workbook, each rare: no baseline, no target yet, a target that asks for nothing."""
    fate = chance.random()
    if fate < 0.06:
        return None, target
    if fate < 0.08:
        return baseline, chance.choice(("tbd", "n.t.b.", "?"))
    if fate < 0.095:
        return baseline, baseline
    return baseline, target


def _weeks(chance: random.Random, quarter: int, baseline: float, target: float, decimals: int, talent: float) -> tuple[CheckIn, ...]:
    """Every Friday a value: progress in fits and starts, at the pace of those who do it."""
    first = date(2026, 3 * quarter + 1, 1)
    friday = first + timedelta(days=(4 - first.weekday()) % 7)
    pace = talent * chance.uniform(0.75, 1.25)
    found = []
    for week in range(13):
        day = friday + timedelta(weeks=week)
        if day > LAST_DAY:
            break
        if week and chance.random() < 0.12:
            continue
        reached = pace * (week + 1) / 13 + chance.gauss(0, 0.04)
        value = max(0.0, round(baseline + (target - baseline) * reached, decimals))
        lag = reached - (week + 1) / 13
        confidence = max(1, min(10, round(7 + 9 * lag + chance.gauss(0, 1))))
        found.append(CheckIn(day, value, confidence, _comment(chance, lag)))
    return tuple(found)


def _comment(chance: random.Random, lag: float) -> str:
    if chance.random() < 0.8:
        return ""
    if lag < -0.25:
        return chance.choice(("Behind plan, recovery actions agreed", "Waiting for capacity", "Supplier delay, new date requested"))
    if lag > 0.05:
        return chance.choice(("Ahead of plan", "Pilot works, rolling out", "Good month, hold on to it"))
    return chance.choice(("As planned", "Small steps", "Numbers not final yet"))
