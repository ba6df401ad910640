"""What can be set about how numbers are computed, and what a change of it would do (methodology §0.3)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from scorecard.language import day, number, tr
from scorecard.model.perspective import classic

Value = float | str


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set."""

    key: str
    group: str
    usual: Value
    """What the methodology proposes; holds until somebody sets it."""
    says: str
    choices: tuple[str, ...] = ()
    """Words that it may be; empty: it is a number."""
    least: float = 0.0
    most: float = 1.0
    """A number's bounds, both allowed. Days and counts are whole: those whose usual value is."""

    @property
    def whole(self) -> bool:
        return isinstance(self.usual, int)

    def fault(self, value: object) -> str | None:
        """What is wrong with a value, or None."""
        if self.choices:
            return None if value in self.choices else f"{self.key} is one of {', '.join(self.choices)}, not {value!r}."
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.least <= value <= self.most:
            return f"{self.key} is a number from {self.least:g} to {self.most:g}, not {value!r}."
        if self.whole and value != int(value):
            return f"{self.key} is a whole number, not {value!r}."
        return None


@cache
def settings() -> dict[str, Setting]:
    """Everything that can be set, by its key, group by group."""
    told = tomllib.loads((files("scorecard.model") / "method.toml").read_text(encoding="utf-8"))
    return {key: Setting(key, **{**one, "choices": tuple(one.get("choices", ()))}) for key, one in told.items()}


ORDERED = (("yellow_from", "green_from"), ("on_track_abs", "at_risk_abs"), ("on_track_rel", "at_risk_rel"), ("kr_min", "kr_max"))
"""Settings of which the first can't be above the second."""


def faults(told: Mapping[str, object]) -> list[str]:
    """What is wrong with settings as somebody tells them: unknown keys, values out of bounds, bands that cross."""
    known = settings()
    found = [f"There is no setting {key!r}." for key in told if key not in known]
    found += [fault for key, value in told.items() if key in known and (fault := known[key].fault(value))]
    for lower, upper in ORDERED:
        low, high = (told.get(key, known[key].usual) for key in (lower, upper))
        if not found and isinstance(low, int | float) and isinstance(high, int | float) and low > high:
            found.append(f"{lower} ({low:g}) can't be above {upper} ({high:g}).")
    return found


@dataclass(frozen=True, slots=True)
class SettingWord:
    """What somebody said of one setting; the newest of a key holds."""

    key: str
    value: str
    set_at: str
    """UTC, ISO 8601."""
    set_by: str


@dataclass(frozen=True, slots=True)
class MethodNumbers:
    """What a period's numbers are under some settings."""

    score: float | None
    """The organisation's."""
    perspectives: tuple[tuple[str | None, float | None], ...]
    """Perspective (None: unmapped) and score, in the order of the ids."""
    statuses: Mapping[str, int]
    """Key results by status."""
    gaps: int


@dataclass(frozen=True, slots=True)
class MethodEffect:
    """What other settings would do to a period, on one day."""

    period: str | None
    as_of: date
    before: MethodNumbers
    after: MethodNumbers
    moved: int
    """Key results whose status changes."""
    rescored: int
    """Key results whose score changes."""

    def told(self) -> list[str]:
        """What would change, in sentences."""
        place = tr("{period}, as of {day}").format(period=self.period or tr("All periods"), day=day(self.as_of))
        if self.before == self.after and not self.moved and not self.rescored:
            return [tr("{place}: no number changes.").format(place=place)]
        before, after = dict(self.before.perspectives), dict(self.after.perspectives)
        moved = [
            f"{classic().name_of(name)} {_change(before.get(name), score)}" for name, score in after.items() if score != before.get(name)
        ]
        words = sorted(self.before.statuses.keys() | self.after.statuses.keys())
        counts = {word: (self.before.statuses.get(word, 0), self.after.statuses.get(word, 0)) for word in words}
        shifted = [f"{tr(word.replace('_', ' '))} {old} → {new}" for word, (old, new) in counts.items() if old != new]
        scored = tr("{place}: the organisation's score {change}.")
        rescored = tr("Scores change for {n} key results, statuses for {moved}{which}.")
        return [
            scored.format(place=place, change=_change(self.before.score, self.after.score)),
            rescored.format(n=number(self.rescored), moved=number(self.moved), which=_listed(shifted)),
            tr("Perspectives: {moved}.").format(moved="; ".join(moved)) if moved else tr("No perspective's score changes."),
            tr("Gaps: {before} → {after}.").format(before=number(self.before.gaps), after=number(self.after.gaps)),
        ]


def _change(before: float | None, after: float | None) -> str:
    return f"{_score(before)} → {_score(after)}"


def _score(score: float | None) -> str:
    return tr("not scored") if score is None else number(score, 2)


def _listed(parts: list[str]) -> str:
    return f" ({', '.join(parts)})" if parts else ""
