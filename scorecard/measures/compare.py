"""Two sides side by side, and what of each change is within and what is mix (methodology §2.6, trap 3).

Every score comes from the views, asked once for each side. Only the splitting of a difference is done here: it joins two
answers, and as a view it would have to join every day with every other.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scorecard.measures import identity, perspectives, progress, scorecard, terms
from scorecard.measures.terms import Row as Level
from scorecard.model.compare import LEVELS, Cause, Comparison, ObjectiveBrief, Part, ScoreChange
from scorecard.model.scope import Scope
from scorecard.store.store import Store

Row = Level | ObjectiveBrief
Key = tuple[str, str | None, str | None, str | None]
"""Level, unit, perspective, line of the objective. An objective keeps its key when its perspective changes."""
WHOLE: Key = ("organisation", None, None, None)
MIXED = {"organisation": "perspective_mix", "perspective": "unit_mix", "unit": "perspective_mix", "unit_perspective": "objective_mix"}
"""What a mean of each level is over, as a cause of change."""
ABSENT = ObjectiveBrief(None, None, None, "", "", 0.0, None, None, False, None, None, "", 0, 0)
"""What a side says of a score that it does not have."""


@dataclass(frozen=True, slots=True)
class Child:
    """A child as the mean above it sees it: its weight, and its score (None: not scorable, so it is not in the mean)."""

    weight: float
    score: float | None


@dataclass(frozen=True, slots=True)
class Split:
    """What a child adds to the change of the mean above it."""

    against_share: float
    share: float
    within: float
    mix: float


@dataclass(frozen=True, slots=True)
class _Side:
    rows: dict[Key, Row]
    below: dict[Key, dict[Key, Child]] = field(default_factory=lambda: defaultdict(dict))


def compare(store: Store, now: Scope, against: Scope, *, objectives: bool = True) -> Comparison:
    """Every score of the two scopes, and how their changes come about. Each names a period; both the same unit, or none.

    Without `objectives` it goes down to a unit's perspectives only, and no cause is told: causes reach all the way down.
    """
    lines = identity.line_of_each(store) if objectives else None
    after, before = _side(store, now, lines), _side(store, against, lines)
    splits = {
        key: split_change(before.below.get(key, {}), after.below.get(key, {}))
        for key in after.below.keys() | before.below.keys()
        if _change(before.rows.get(key), after.rows.get(key)) is not None
    }
    keys = sorted(after.rows.keys() | before.rows.keys(), key=_place)
    causes = _every_cause(keys, splits, before, after) if objectives else {}
    return Comparison(
        tuple(_told(key, before.rows.get(key), after.rows.get(key), splits.get(key), causes.get(key), now, against) for key in keys),
        _Parts(splits, before, after),
        tuple(Cause(*key[:3], cause, amount) for key, told in causes.items() for cause, amount in told.items()),
    )


def changes(store: Store, now: Scope, against: Scope) -> Sequence[ScoreChange]:
    """The rows of `compare`, as the command line prints them."""
    return compare(store, now, against).changes


def split_change(before: Mapping[Key, Child], after: Mapping[Key, Child]) -> dict[Key, Split]:
    """How each child moves the weighted mean of the scored ones: exactly, by midpoints.

    within = V̄·ΔS and mix = (S̄ - M)·ΔV, where V is the child's share of the scored weight, S its score, Δ the difference of the
    two sides, a bar their mean, and M the mean of the two means. Shares sum to 1 on both sides, so M drops out of the sum: it only
    says that a growing share lifts the whole where the child is better than the whole. A child that is scored on one side only
    has the share 0 on the other and no score there to differ from: it is all mix. Empty where one side has no mean.
    """
    then, now = _shares(before), _shares(after)
    if not then or not now:
        return {}
    middle = sum(share * score for side in (then, now) for share, score in side.values()) / 2
    found = {}
    for key in [*now, *(key for key in then if key not in now)]:
        old_share, old_score = then.get(key) or (0.0, now[key][1])
        new_share, new_score = now.get(key) or (0.0, old_score)
        within = (old_share + new_share) / 2 * (new_score - old_score)
        found[key] = Split(old_share, new_share, within, ((old_score + new_score) / 2 - middle) * (new_share - old_share))
    return found


def _every_cause(
    keys: Sequence[Key], splits: Mapping[Key, Mapping[Key, Split]], before: _Side, after: _Side
) -> dict[Key, dict[str, float]]:
    """Of each key, by cause, what it adds to the change: a child's own causes count by its mean share, for within is V̄·ΔS.

    `keys` come level by level from the top, so that from the last to the first what is below is told before what is above it.
    """
    found: dict[Key, dict[str, float]] = {}
    for key in reversed([key for key in keys if key in splits]):
        told = {"objective": 0.0, MIXED[key[0]]: sum(one.mix for one in splits[key].values())}
        for child, one in splits[key].items():
            if one.share and one.against_share:
                change = {"objective": _change(before.rows[child], after.rows[child]) or 0.0}
                for cause, amount in (change if child[0] == "objective" else found[child]).items():
                    told[cause] = told.get(cause, 0.0) + (one.share + one.against_share) / 2 * amount
        found[key] = told
    return {key: found[key] for key in keys if key in found}


def _shares(children: Mapping[Key, Child]) -> dict[Key, tuple[float, float]]:
    """Share and score of the scored children; empty when their weights are all 0."""
    scored = {key: (one.weight, one.score) for key, one in children.items() if one.score is not None and one.weight > 0}
    total = sum(weight for weight, _ in scored.values())
    return {key: (weight / total, score) for key, (weight, score) in scored.items()}


def _side(store: Store, scope: Scope, lines: Mapping[str, str] | None) -> _Side:
    """What the views say of one side, and which children stand below which score with which weight."""
    side = _Side({})
    intended = {(one.organisation, one.unit, one.perspective_id): one.intended_weight for one in perspectives.intended(store, scope)}
    weights = terms.unit_weights(store, scope)
    if scope.unit is None:
        whole = scorecard.organisation_score(store, scope)
        if whole is not None:
            side.rows[WHOLE] = whole
        for row in scorecard.perspective_scores(store, scope):
            key: Key = ("perspective", None, row.perspective, None)
            side.rows[key] = row
            if row.perspective is not None and (weight := intended.get((True, None, row.perspective))) is not None:
                side.below[WHOLE][key] = Child(weight, row.score)
    for unit_row in scorecard.unit_scores(store, scope):
        side.rows["unit", unit_row.unit, None, None] = unit_row
    for cell in scorecard.unit_perspective_scores(store, scope):
        key = ("unit_perspective", cell.unit, cell.perspective, None)
        side.rows[key] = cell
        if scope.unit is None:
            side.below["perspective", None, cell.perspective, None][key] = Child(weights[cell.unit].weight, cell.score)
        if cell.perspective is not None and (weight := intended.get((False, cell.unit, cell.perspective))) is not None:
            side.below["unit", cell.unit, None, None][key] = Child(weight, cell.score)
    if lines is not None:
        for one in progress.objective_briefs(store, scope):
            key = ("objective", one.unit, None, lines[one.objective_id])
            side.rows[key] = one
            side.below["unit_perspective", one.unit, one.perspective, None][key] = Child(one.weight, one.score)
    return side


def _place(key: Key) -> tuple[int, bool, str, bool, str, bool, str]:
    level, unit, perspective, line = key
    return LEVELS.index(level), unit is None, unit or "", perspective is None, perspective or "", line is None, line or ""


def _change(before: Row | None, after: Row | None) -> float | None:
    return None if before is None or after is None or before.score is None or after.score is None else after.score - before.score


def _told(
    key: Key,
    before: Row | None,
    after: Row | None,
    splits: Mapping[Key, Split] | None,
    causes: Mapping[str, float] | None,
    now: Scope,
    against: Scope,
) -> ScoreChange:
    level, unit, perspective, objective = *key[:3], None
    old, new, shown = before or ABSENT, after or ABSENT, after or before
    if isinstance(shown, ObjectiveBrief):
        perspective, objective = shown.perspective, shown.objective
    new_id = after.objective_id if isinstance(after, ObjectiveBrief) else None
    old_id = before.objective_id if isinstance(before, ObjectiveBrief) else None
    # By place, as the fields come: told by name, the many objectives would take a third longer.
    return ScoreChange(
        level, unit, perspective, objective,
        now.as_of, new.period if after else now.period, against.as_of, old.period if before else against.period,
        new.score, old.score, _change(before, after),
        sum(one.within for one in splits.values()) if splits else None,
        sum(one.mix for one in splits.values()) if splits else None,
        causes["objective"] if causes else None,
        new.completeness, old.completeness, new.enough, old.enough, new.low, new.high, old.low, old.high,
        new.key_results, old.key_results, new.scored_key_results, old.scored_key_results, new_id, old_id,
    )  # fmt: skip


class _Parts(Mapping[tuple[str, str | None, str | None], Sequence[Part]]):
    """What is below each split score, made when it is asked for: of very many nobody looks at more than a few."""

    def __init__(self, splits: Mapping[Key, Mapping[Key, Split]], before: _Side, after: _Side) -> None:
        self._splits, self._before, self._after = splits, before, after

    def __getitem__(self, above: tuple[str, str | None, str | None]) -> Sequence[Part]:
        return tuple(_parts((*above, None), self._splits[*above, None], self._before, self._after))

    def __iter__(self) -> Iterator[tuple[str, str | None, str | None]]:
        return (key[:3] for key in self._splits)

    def __len__(self) -> int:
        return len(self._splits)

    def __repr__(self) -> str:
        return repr(dict(self))


def _parts(key: Key, splits: Mapping[Key, Split], before: _Side, after: _Side) -> Iterator[Part]:
    level, unit, perspective, _ = key
    for child, one in splits.items():
        rows = before.rows.get(child), after.rows.get(child)
        shown = rows[1] or rows[0]
        yield Part(
            level=level,
            above_unit=unit,
            above_perspective=perspective,
            unit=child[1],
            perspective=child[2] if child[0] != "objective" else perspective,
            objective=shown.objective if isinstance(shown, ObjectiveBrief) else None,
            share=one.share,
            against_share=one.against_share,
            score=rows[1].score if rows[1] and one.share else None,
            against_score=rows[0].score if rows[0] and one.against_share else None,
            within=one.within,
            mix=one.mix,
        )
