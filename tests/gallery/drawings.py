"""Every chart of the house with few, many, no and straining values; each with the words that stand for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import plotly.graph_objects as go

from scorecard.charts import (
    alignment,
    balance,
    compare,
    coverage,
    distribution,
    forecast,
    multiples,
    progress,
    strategy_map,
    theme,
    timeline,
)
from scorecard.model.compare import Part, ScoreChange
from scorecard.model.forecast import PathPoint
from scorecard.model.perspective import Perspective, PerspectiveSet, classic
from scorecard.model.scores import ObjectiveScore
from scorecard.model.standing import KeyResultStanding
from tests.gallery import cases, foreseen
from tests.gallery.cases import BEGINS, DAY, HOSTILE, LONG, PERSPECTIVES, UNITS

SIDES = ("2026-Q2", "2026-Q3")
SIXTY = [f"Department {number:02}" for number in range(1, 61)]
SIX = PerspectiveSet.of(
    [
        *classic().members,
        Perspective("esg", 5, {"en": "Environment, society and governance"}),
        Perspective("own", 2, {"en": LONG}),
    ]
)


@dataclass(frozen=True, slots=True)
class Drawing:
    chart: str
    data: str
    """"small", "large", "empty", "extreme"."""
    drawn: go.Figure | str
    """A string is HTML."""
    words: str


def every_drawing() -> Iterator[Drawing]:
    for chart, draw in CHARTS.items():
        for data, (drawn, words) in draw().items():
            yield Drawing(chart, data, drawn, words)


Variants = dict[str, tuple[go.Figure | str, str]]


def _progress_by_perspective() -> Variants:
    sets = {
        "small": cases.perspective_scores([0.62, 0.41, 0.77, 0.35]),
        "large": [cases.perspective_score(key, 0.4) for key in (*SIX.ids, None)],
        "empty": [],
        "extreme": [
            cases.perspective_score("financial", 0.0), cases.perspective_score("customer", 1.0),
            cases.perspective_score("internal_process", 0.5, enough=False), cases.perspective_score("learning_growth", None),
        ],
    }  # fmt: skip
    return {
        key: (progress.progress_by_perspective(rows, SIX), progress.progress_by_perspective_in_words(rows, SIX))
        for key, rows in sets.items()
    }


def _rows_of_key_results() -> dict[str, list[KeyResultStanding]]:
    return {
        "small": cases.key_results(4),
        "large": cases.key_results(120),
        "empty": [],
        "extreme": [
            cases.key_result(1, progress=4.2, gap=3.7, score=1.0, status="achieved", key_result=LONG),
            cases.key_result(2, progress=-3.0, gap=-3.5, score=0.0, status="behind", key_result=HOSTILE),
            *cases.unknown_key_results(2),
        ],
    }


def _key_results() -> Variants:
    return {
        key: (progress.key_result_bullets(rows), progress.key_result_bullets_in_words(rows)) for key, rows in _rows_of_key_results().items()
    }


def _against_pace() -> Variants:
    return {
        key: (progress.progress_against_pace(rows, classic()), progress.progress_against_pace_in_words(rows))
        for key, rows in _rows_of_key_results().items()
    }


def _distribution() -> Variants:
    sets = {**_rows_of_key_results(), "one": cases.key_results(1)}
    return {key: (distribution.distribution(rows), distribution.distribution_in_words(rows)) for key, rows in sets.items()}


def _timeline() -> Variants:
    found: Variants = {}
    for key, rows in _rows_of_key_results().items():
        ordered = timeline.silent_first(rows)
        said = cases.check_ins(rows)
        found[key] = (
            timeline.check_in_timeline(ordered, said, BEGINS, DAY),
            timeline.check_in_timeline_in_words(ordered, said, BEGINS, DAY),
        )
    return found


def _coverage() -> Variants:
    columns = [*PERSPECTIVES, None]
    sets = {"small": cases.cells(UNITS[:3]), "large": cases.cells(SIXTY), "empty": [], "extreme": cases.cells([LONG, HOSTILE, None])}
    return {key: (coverage.coverage_map(rows, columns, classic()), coverage.coverage_map_in_words(rows)) for key, rows in sets.items()}


def _balance() -> Variants:
    sets = {"small": cases.shares([0.3, 0.2, 0.4, 0.1]), "empty": [], "extreme": cases.shares([1.0, 0.0, None, 0.0])}
    return {key: (balance.balance_chart(rows, classic()), balance.balance_chart_in_words(rows, classic())) for key, rows in sets.items()}


def _multiples() -> Variants:
    sets = {
        "small": cases.unit_scores(UNITS),
        "large": cases.unit_scores(SIXTY),
        "empty": [],
        "extreme": cases.unit_scores([LONG, HOSTILE, None], known=False),
    }
    return {
        key: (multiples.scores_by_unit(rows, classic()), multiples.scores_by_unit_in_words(rows, classic())) for key, rows in sets.items()
    }


def _named(row: ScoreChange) -> str:
    return row.unit or classic().name_of(row.perspective)


def _changes() -> dict[str, list[ScoreChange]]:
    return {
        "small": cases.changes([(0.4, 0.6), (0.7, 0.5), (0.55, 0.58), (0.2, 0.45)]),
        "large": cases.changes([(0.50, 0.52), (0.51, 0.52), (0.49, 0.53), (0.52, 0.51), (0.50, 0.50), (0.5, 0.54)]),
        "empty": [],
        "extreme": [
            cases.change("financial", 0.0, 1.0, LONG), cases.change("customer", 1.0, None, HOSTILE), cases.change("esg", None, 0.3),
            cases.change(None, None, None),
        ],
    }  # fmt: skip


def _slopes() -> Variants:
    colours = theme.colours(classic())
    return {
        key: (
            compare.slopes(rows, _named, lambda row: colours.get(row.perspective, theme.MUTED), SIDES),
            compare.slopes_in_words(rows, _named, SIDES),
        )
        for key, rows in _changes().items()
    }


def _two_sides() -> Variants:
    units = [cases.change("customer", n % 10 / 10, (n * 3) % 10 / 10, name) for n, name in enumerate(SIXTY[:20])]
    return {
        key: (compare.two_sides(rows, _named, SIDES), compare.slopes_in_words(rows, _named, SIDES))
        for key, rows in {**_changes(), "large": units}.items()
    }


def _causes() -> Variants:
    sets = {"small": ((0.1, -0.25, 0.05, 0.02), 0.5, 0.42), "empty": ((), 0.5, 0.5), "extreme": ((-0.9, 0.4, 0.5, -0.02), 0.98, 0.96)}
    return {
        key: (
            compare.causes_of_change(cases.causes(*amounts), a, b, SIDES),
            compare.causes_of_change_in_words(cases.causes(*amounts), a, b),
        )
        for key, (amounts, a, b) in sets.items()
    }


def _parts() -> Variants:
    def name(one: Part) -> str:
        return one.unit or ""

    return {
        key: (compare.parts_of_change(cases.parts(count), name), compare.parts_of_change_in_words(cases.parts(count), name))
        for key, count in {"small": 4, "large": 60, "empty": 0, "extreme": 1}.items()
    }


def _forecasts() -> Variants:
    sets = {"small": foreseen.forecasts(4), "large": foreseen.forecasts(40), "empty": [], "extreme": foreseen.extreme()}
    return {key: (forecast.forecast_ranges(rows), forecast.forecast_ranges_in_words(rows)) for key, rows in sets.items()}


def _path() -> Variants:
    rows = foreseen.forecasts(2)
    points = [PathPoint(DAY - timedelta(days=7 * back), 0.5 - 0.07 * back) for back in range(6, -1, -1)]
    return {
        "small": (forecast.path_ahead(points, rows[0]), forecast.path_ahead_in_words(points, rows[0])),
        "empty": (forecast.path_ahead([], rows[0]), forecast.path_ahead_in_words([], rows[0])),
        "extreme": (forecast.path_ahead(points[:1], rows[1]), forecast.path_ahead_in_words(points[:1], rows[1])),
    }


def objectives(count: int, perspectives: tuple[str, ...] = PERSPECTIVES) -> list[ObjectiveScore]:
    """Objectives spread over perspectives, the top of the map first."""
    made = [
        ObjectiveScore(
            as_of=DAY, period="2026-Q3", unit=UNITS[n % 5], perspective=perspectives[n * len(perspectives) // max(1, count)],
            objective_id=f"O{n}", objective=cases.TEXTS[n % len(cases.TEXTS)], stated=True, owner=None, secondary=None, esg=False,
            weight=1.0, score=None if n % 9 == 8 else (n * 37 % 101) / 100, completeness=1.0, enough=n % 9 != 8, low=0.0, high=1.0,
            expected=0.5, behind_share=0.0, lowest=0.1, status=cases.STATUSES[n % 5], key_results=3, scored_key_results=3, achieved=0,
            on_track=1, at_risk=1, behind=1, partly=0, missed=0, unknown=0, method_version="m1.0",
        )
        for n in range(count)
    ]  # fmt: skip
    return [replace(made[0], objective=HOSTILE), *made[1:]] if count > 20 else made


def _map() -> Variants:
    found: Variants = {}
    for key, count, linked in (("small", 8, 7), ("large", 25, 24), ("empty", 0, 0), ("extreme", 60, 60)):
        rows = objectives(count)
        links = cases.links([row.objective_id for row in rows], linked)
        found[key] = (
            strategy_map.strategy_map(rows, links, classic(), picked="O20" if key == "large" else None),
            strategy_map.strategy_map_in_words(rows, links, classic()),
        )
    return found


def _tree() -> Variants:
    found: Variants = {}
    for key, count in (("small", 4), ("large", 26), ("empty", 0), ("extreme", 60)):
        places, aligned = cases.tree(count)
        scores = {one.objective_id: row for one, row in zip(aligned, objectives(len(aligned)), strict=True)}
        found[key] = (alignment.alignment_tree(places, aligned, scores, classic()), alignment.alignment_tree_in_words(aligned))
    return found


CHARTS: dict[str, Callable[[], Variants]] = {
    "progress_by_perspective": _progress_by_perspective,
    "key_result_bullets": _key_results,
    "progress_against_pace": _against_pace,
    "distribution": _distribution,
    "check_in_timeline": _timeline,
    "coverage_map": _coverage,
    "balance_chart": _balance,
    "scores_by_unit": _multiples,
    "slopes": _slopes,
    "two_sides": _two_sides,
    "causes_of_change": _causes,
    "parts_of_change": _parts,
    "forecast_ranges": _forecasts,
    "path_ahead": _path,
    "strategy_map": _map,
    "alignment_tree": _tree,
}
