"""The whole scorecard written out at once: every sum below the organisation's number, as one indented list."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scorecard.measures import method, reckoning, scorecard, terms
from scorecard.measures.ask import rows
from scorecard.model.explain import LEVELS, KeyResultReckoning, Milestone, Term
from scorecard.model.scope import Scope
from scorecard.model.scores import ObjectiveScore
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store


@dataclass(frozen=True, slots=True)
class Line:
    depth: int
    """0: a perspective; 1: a unit in it; 2: an objective; 3: a key result."""
    term: Term


@dataclass(frozen=True, slots=True)
class Outline:
    lines: tuple[Line, ...]
    left_out: tuple[tuple[str, int], ...]
    """Levels that would have made it too long, with how many there are."""


def outline(store: Store, scope: Scope, objectives: Sequence[ObjectiveScore], results: Sequence[KeyResultStanding], most: int) -> Outline:
    """Every term below the organisation's number in at most about `most` lines: whole levels are left out, the lowest first.

    `objectives` and `results` are those of the scope, which whoever asks has already.
    """
    cells = scorecard.unit_perspective_scores(store, scope)
    below: dict[Any, tuple[Term, ...]] = {}
    tops = terms.perspective_terms(scorecard.perspective_scores(store, scope), terms.intended(store, scope, None))
    weights = terms.unit_weights(store, scope)
    for perspective in {row.perspective for row in cells}:
        found = terms.cell_terms([row for row in cells if row.perspective == perspective], weights)
        below["perspective", None, perspective, None] = found
    counts = {"perspective": len(tops), "unit_perspective": len(cells), "objective": len(objectives), "key_result": len(results)}
    kept = [level for level in counts if sum(counts[one] for one in counts if LEVELS.index(one) <= LEVELS.index(level)) <= most]
    if "objective" in kept:
        by_cell = defaultdict(list)
        for one in objectives:
            by_cell[one.unit, one.perspective].append(one)
        below.update({("unit_perspective", *cell, None): terms.objective_terms(found) for cell, found in by_cell.items()})
    if "key_result" in kept:
        by_objective = defaultdict(list)
        for row in results:
            by_objective[row.objective_id].append(row)
        below.update({("objective", None, None, key): terms.key_result_terms(found) for key, found in by_objective.items()})
    lines: list[Line] = []
    _write(tops, 0, below if "unit_perspective" in kept else {}, lines)
    return Outline(tuple(lines), tuple((level, count) for level, count in counts.items() if level not in kept and level != "perspective"))


def _write(found: Sequence[Term], depth: int, below: dict[Any, tuple[Term, ...]], lines: list[Line]) -> None:
    for term in found:
        lines.append(Line(depth, term))
        node = term.node
        _write(below.get((node.level, node.unit, node.perspective, node.thing_id), ()), depth + 1, below, lines)


def formulas(store: Store, scope: Scope, results: Sequence[KeyResultStanding]) -> dict[str, str]:
    """Each key result's formula with its numbers, by its id."""
    given = {"as_of": scope.as_of}
    of = {one.key_result_id: one for one in rows(store, KeyResultReckoning, "from key_result_reckoning where as_of = $as_of", given)}
    steps, added = defaultdict(list), defaultdict(list)
    with store.cursor() as cursor:
        planned = cursor.execute(
            "select key_result_id, step, text, weight, due_on, done_on, file, sheet, row, cell from milestone order by key_result_id, step"
        ).fetchall()
        asked = "select key_result_id, value from increment where observed_on <= $as_of order by key_result_id, observed_on"
        summed = cursor.execute(asked, given).fetchall()
    for key, *step in planned:
        steps[key].append(Milestone(*step))
    for key, value in summed:
        added[key].append(value)
    scoring = str(method.settings_now(store)["control_scoring"])
    return {key: reckoning.formula(row, of[key], steps[key], added[key], scoring) for row in results for key in [row.key_result_id]}
