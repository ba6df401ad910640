"""The sheet of objectives; each score is worked out anew from the sheet of key results."""

from scorecard.export.cells import Sheet
from scorecard.export.summary import words
from scorecard.export.summary.columns import Column, letter, place
from scorecard.export.summary.facts import Facts
from scorecard.language import marked, tr
from scorecard.model.scores import ObjectiveScore

COLUMNS = (
    Column(marked("No."), "number", "count", 7),
    Column(marked("Perspective"), "perspective", "wrap", 18),
    Column(marked("Unit"), "unit", "wrap", 20),
    Column(marked("Objective"), "objective", "wrap", 52),
    Column(marked("Owner"), "owner", "wrap", 18),
    Column(marked("Score"), "score", "score", 8),
    Column(marked("Low"), "low", "score", 8),
    Column(marked("High"), "high", "score", 8),
    Column(marked("Scored"), "completeness", "percent", 9),
    Column(marked("Expected"), "expected", "percent", 9),
    Column(marked("Status"), "status", "status", 15),
    Column(marked("Weight"), "weight", "number", 8),
    Column(marked("Key results"), "key_results", "count", 9),
    Column(marked("Also in"), "secondary", "text", 18),
    Column(marked("ESG"), "esg", "text", 6),
    Column(marked("Weight times score"), "part", "exact", 10),
    Column(marked("Unit no."), "unit_number", "count", 8),
    Column(marked("Perspective no."), "perspective_number", "count", 11),
    Column(marked("Period"), "period", "text", 11),
    Column(marked("Id"), "objective_id", "text", 19),
)
PRINTED = 15
NAMES = {
    "score": "ObjectiveScore",
    "weight": "ObjectiveWeight",
    "part": "ObjectivePart",
    "unit_number": "ObjectiveUnit",
    "perspective_number": "ObjectivePerspective",
}
MOST_LIVE = 6_000
"""Objectives whose scores are formulas: each looks through all key results, and Excel works all of them out when it opens the file."""
SCORE = (
    f"=IFERROR(SUMIFS(KeyResultPart,KeyResultObjective,{letter(COLUMNS, 'number')}{{row}})"
    f'/SUMIFS(KeyResultWeight,KeyResultObjective,{letter(COLUMNS, "number")}{{row}},KeyResultScore,">=0"),"")'
)


def objectives(sheet: Sheet, facts: Facts, units: dict[str | None, int]) -> None:
    """Every objective of the scope, numbered as the other sheets name it; `units` are the numbers of the units."""
    sheet.title(tr("Objectives"))
    perspectives = {key: number for number, key in enumerate(facts.columns, start=1)}
    score, weight = (f"{letter(COLUMNS, field)}{{row}}" for field in ("score", "weight"))
    live = {place(COLUMNS, "part"): f'=IF(ISNUMBER({score}),{weight}*{score},"")'}
    if len(facts.objectives) <= MOST_LIVE:
        live[place(COLUMNS, "score")] = SCORE
    sheet.table(
        [tr(column.head) for column in COLUMNS],
        [_line(facts, row, number, units, perspectives) for number, row in enumerate(facts.objectives, start=1)],
        [column.kind for column in COLUMNS],
        filtered=True,
        bars=place(COLUMNS, "score"),
        printed=PRINTED,
        live=live,
        names={place(COLUMNS, field): name for field, name in NAMES.items()},
    )


def _line(
    facts: Facts, row: ObjectiveScore, number: int, units: dict[str | None, int], perspectives: dict[str | None, int]
) -> list[object]:
    made: dict[str, object] = {
        "number": number,
        "perspective": words.perspective(facts.held, row.perspective),
        "status": words.status(row.status),
        "secondary": words.perspective(facts.held, row.secondary) if row.secondary else None,
        "esg": tr("ESG") if row.esg else None,
        "part": None if row.score is None else row.weight * row.score,
        "unit_number": units.get(row.unit),
        "perspective_number": perspectives.get(row.perspective),
    }
    return [made[column.field] if column.field in made else getattr(row, column.field) for column in COLUMNS]
