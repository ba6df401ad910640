"""The sheet of key results, on which every score above rests: each value with its weight, and the cells that it comes from."""

from collections.abc import Mapping, Sequence
from functools import cache
from operator import attrgetter

from scorecard.export.cells import Sheet
from scorecard.export.summary import words
from scorecard.export.summary.columns import Column, letter, place
from scorecard.export.summary.facts import Facts
from scorecard.language import marked, tr
from scorecard.model.flags import in_words
from scorecard.model.standing import KeyResultStanding

KEY_RESULT_COLUMNS = (
    Column(marked("Objective no."), "objective_number", "count", 9),
    Column(marked("Unit"), "unit", "wrap", 18),
    Column(marked("Perspective"), "perspective", "wrap", 16),
    Column(marked("Objective"), "objective", "wrap", 32),
    Column(marked("Key result"), "key_result", "wrap", 38),
    Column(marked("Owner"), "owner", "wrap", 16),
    Column(marked("Baseline"), "baseline", "number", 10),
    Column(marked("Target"), "target", "number", 10),
    Column(marked("Current"), "current", "number", 10),
    Column(marked("Unit of measure"), "unit_of_measure", "wrap", 11),
    Column(marked("Progress"), "progress", "percent", 9),
    Column(marked("Score"), "score", "score", 7),
    Column(marked("Expected"), "expected", "percent", 9),
    Column(marked("Status"), "status", "status", 15),
    Column(marked("Weight"), "weight", "number", 8),
    Column(marked("Measured on"), "observed_on", "date", 12),
    Column(marked("Weight times score"), "part", "exact", 10),
    Column(marked("Period"), "period", "text", 11),
    Column(marked("Lower limit"), "lower_limit", "number", 10),
    Column(marked("Upper limit"), "upper_limit", "number", 10),
    Column(marked("Grade"), "grade", "text", 9),
    Column(marked("Why empty or special"), "flags", "text", 22),
    Column(marked("Type"), "kind", "text", 16),
    Column(marked("Goal"), "goal_mode", "text", 12),
    Column(marked("Stretch target"), "stretch_target", "number", 11),
    Column(marked("Towards stretch"), "stretch", "percent", 10),
    Column(marked("Self-score"), "self_score", "score", 9),
    Column(marked("Confidence"), "confidence", "number", 10),
    Column(marked("Plan wanted this on"), "pace_day", "date", 12),
    Column(marked("Measured anew since"), "rebased_on", "date", 12),
    Column(marked("File"), "file", "text", 24),
    Column(marked("Sheet"), "sheet", "text", 14),
    Column(marked("Row"), "row", "count", 7),
    Column(marked("Id"), "key_result_id", "text", 19),
)
SOURCE_COLUMNS = (
    Column(marked("Baseline cell"), "baseline_cell", "text", 10),
    Column(marked("Target cell"), "target_cell", "text", 10),
    Column(marked("Uploaded"), "uploaded_at", "text", 20),
    Column(marked("Value file"), "value_file", "text", 24),
    Column(marked("Value sheet"), "value_sheet", "text", 14),
    Column(marked("Value cell"), "value_cell", "text", 10),
    Column(marked("Value uploaded"), "value_uploaded_at", "text", 20),
)
"""The cells behind the numbers; baseline and target stand in the key result's own file and sheet."""
COLUMNS = (*KEY_RESULT_COLUMNS, *SOURCE_COLUMNS)
PRINTED = 16
"""The columns that matter on paper; where each row comes from stays on the screen."""
NAMES = {
    "objective_number": "KeyResultObjective",
    "weight": "KeyResultWeight",
    "score": "KeyResultScore",
    "part": "KeyResultPart",
}
"""What formulas call the columns."""


def key_results(sheet: Sheet, facts: Facts) -> None:
    """Every key result of the scope, in the order of the files."""
    sheet.title(tr("Key results"))
    score, weight = (f"{letter(COLUMNS, field)}{{row}}" for field in ("score", "weight"))
    sheet.table(
        [tr(column.head) for column in COLUMNS],
        _lines(facts),
        [column.kind for column in COLUMNS],
        filtered=True,
        bars=place(COLUMNS, "progress"),
        printed=PRINTED,
        live={place(COLUMNS, "part"): f'=IF(ISNUMBER({score}),{weight}*{score},"")'},
        names={place(COLUMNS, field): name for field, name in NAMES.items()},
    )


def _told(known: Mapping[str, str], codes: Sequence[str | None]) -> list[object]:
    told = {code: tr(text) for code, text in known.items()}
    return [None if code is None else told.get(code, code) for code in codes]


def _final(one: KeyResultStanding) -> str | None:
    """Its grade once it is due, achieved or closed: before that "missed" would stand beside "on track"."""
    told = one.due_on is None or one.as_of >= one.due_on or one.status in ("achieved", "partly", "missed")
    return one.grade if told else None


def _lines(facts: Facts) -> list[tuple[object, ...]]:
    """By columns first: there are forty of them."""
    # Thousands of rows say the same few words.
    perspective, status, flags = cache(facts.held.name_of), cache(words.status), cache(in_words)
    number = {one.objective_id: place for place, one in enumerate(facts.objectives, start=1)}
    made: dict[str, list[object]] = {
        "objective_number": [number.get(one.objective_id) for one in facts.results],
        "perspective": [perspective(one.perspective) for one in facts.results],
        "status": [status(one.status) for one in facts.results],
        "grade": _told(words.GRADES, [_final(one) for one in facts.results]),
        "kind": _told(words.KINDS, [one.kind for one in facts.results]),
        "goal_mode": _told(words.GOAL_MODES, [one.goal_mode for one in facts.results]),
        "flags": [flags(one.flags) or None for one in facts.results],
        "part": [None if one.score is None else one.weight * one.score for one in facts.results],
    }
    own = [made[one.field] if one.field in made else map(attrgetter(one.field), facts.results) for one in KEY_RESULT_COLUMNS]
    sources = [facts.sources[one.key_result_id] for one in facts.results]
    return list(zip(*own, *(map(attrgetter(one.field), sources) for one in SOURCE_COLUMNS), strict=True))
