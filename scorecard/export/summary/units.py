"""Units against perspectives: the sheet of what is covered, and the sheet of scores, worked out anew from the objectives."""

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from scorecard.export.cells import Sheet
from scorecard.export.summary import words
from scorecard.export.summary.facts import Facts
from scorecard.language import marked, tr

BEFORE = 2
"""Columns before those of the perspectives: number and unit."""
HEADS = (
    marked("Score"), marked("Low"), marked("High"), marked("Scored"), marked("Expected"), marked("Status"), marked("Key results"),
    marked("Weight"),
)  # fmt: skip
KINDS = ("score", "score", "score", "percent", "percent", "status", "count", "number")
MOST_GREY = 2_000
"""Cells that one rule of a workbook names; a score of its own perspective, in its own sheet, is grey too."""
COLOURS = ("covered", "not measurable", "gap", "unmapped")


def numbered(facts: Facts) -> dict[str | None, int]:
    """The units of the scope with the numbers by which the sheets name them."""
    found = dict.fromkeys([*(one.unit for one in facts.coverage), *(one.unit for one in facts.cells)])
    return {unit: number for number, unit in enumerate(found, start=1)}


def cover_widths(facts: Facts) -> list[int]:
    return [32, *[18] * len(facts.columns), 11]


def coverage(sheet: Sheet, facts: Facts, units: dict[str | None, int]) -> None:
    """The heat map: each unit in each perspective in a word, coloured by it."""
    columns = facts.columns
    sheet.title(tr("Coverage: units against perspectives"))
    by_place = {(cell.unit, cell.perspective): cell for cell in facts.coverage}
    body: list[list[object]] = []
    for unit in units:
        found = [by_place.get((unit, key)) for key in columns]
        counted = sum(cell.objectives for cell in found if cell)
        body.append([words.unit(unit), *(tr(words.COVERAGE[cell.state]) if cell else None for cell in found), counted])
    head = [tr("Unit"), *(words.perspective(facts.held, key) for key in columns), tr("Objectives")]
    first = sheet.table(head, body, ["wrap", *["text"] * len(columns), "count"], filtered=True)
    for colour in COLOURS if body else ():
        told = {"type": "cell", "criteria": "==", "value": f'"{tr(words.COVERAGE[colour.replace(" ", "_")])}"'}
        told["format"] = sheet.cells.formats[colour]
        sheet.sheet.conditional_format(first, 1, first + len(body) - 1, len(columns), told)
    sheet.line(tr("Not measurable: no key result of it can be scored once it has a value. Not required: the units sheet asks for none."))


def units(sheet: Sheet, facts: Facts, known: dict[str | None, int]) -> None:
    """The scores of units, in each perspective and over all of them."""
    columns = facts.columns
    sheet.title(tr("Scores of units"))
    scores = {(row.unit, row.perspective): row.score for row in facts.cells}
    whole = {row.unit: row for row in facts.units}
    own = {(one.unit, one.perspective_id): one.intended_weight for one in facts.intended if not one.organisation}
    body: list[list[object]] = []
    for unit, number in known.items():
        row, counted = whole.get(unit), facts.weights.get(unit)
        numbers = [row.score, row.low, row.high, row.completeness, row.expected] if row else [None] * 5
        told = [words.status(row.status) if row else None, row.key_results if row else None, counted.weight if counted else None]
        weights = [own.get((unit, key)) if key is not None else None for key in columns]
        body.append([number, words.unit(unit), *(scores.get((unit, key)) for key in columns), *numbers, *told, *weights])
    names = [words.perspective(facts.held, key) for key in columns]
    weighed = [tr("Weight of {perspective}").format(perspective=name) for name in names]
    after = BEFORE + len(columns)
    first = sheet.table(
        [tr("No."), tr("Unit"), *names, *(tr(head) for head in HEADS), *weighed],
        body,
        ["count", "wrap", *["score"] * len(columns), *KINDS, *["number"] * len(columns)],
        filtered=True,
        printed=after + len(HEADS),
        live=_live(facts, after),
        names={0: "UnitNumber", after: "UnitScore", after + 7: "UnitWeight"}
        | {BEFORE + number: f"UnitScore{number + 1}" for number in range(len(columns))},
    )
    # The grey comes before the blue, for of two that meet in a cell LibreOffice keeps the first.
    sheet.thin(first, len(body), after, after + HEADS.index("Scored"))
    thin = {(one.unit, one.perspective) for one in facts.cells if one.score is not None and not one.enough}
    places = [(first + row, BEFORE + column) for row, unit in enumerate(known) for column, key in enumerate(columns) if (unit, key) in thin]
    if places:
        cells = " ".join(xl_rowcol_to_cell(*place) for place in places[:MOST_GREY])
        rule = {"type": "no_blanks", "multi_range": cells, "stop_if_true": True, "format": sheet.cells.formats["thin"]}
        sheet.sheet.conditional_format(*places[0], *places[0], rule)
    if body:
        scale = {"type": "2_color_scale", "min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
        told_so = {**scale, "min_color": "#FFFFFF", "max_color": "#7FB2D6"}
        sheet.sheet.conditional_format(first, BEFORE, first + len(body) - 1, after, told_so)
    sheet.line(tr("Empty scores are unknown, never 0. The deeper the blue, the higher the score."))
    if places or any(row.score is not None and not row.enough for row in facts.units):
        sheet.line(tr(words.THIN))


def widths(facts: Facts) -> list[int]:
    many = len(facts.columns)
    return [6, 28, *[15] * many, 8, 8, 8, 9, 9, 15, 9, 8, *[12] * many]


def _live(facts: Facts, after: int) -> dict[int, str]:
    """Of a unit in one perspective from its objectives, and over its perspectives by the weights at the row's end."""
    found = {
        BEFORE + number: f"=IFERROR(SUMIFS(ObjectivePart,ObjectiveUnit,$A{{row}},ObjectivePerspective,{number + 1})"
        f'/SUMIFS(ObjectiveWeight,ObjectiveUnit,$A{{row}},ObjectivePerspective,{number + 1},ObjectiveScore,">=0"),"")'
        for number in range(len(facts.columns))
    }
    mapped = sum(key is not None for key in facts.columns)
    if facts.units:
        score = f"{xl_col_to_name(BEFORE)}{{row}}:{xl_col_to_name(BEFORE + mapped - 1)}{{row}}"
        place = after + len(HEADS)
        weight = f"{xl_col_to_name(place)}{{row}}:{xl_col_to_name(place + mapped - 1)}{{row}}"
        found[after] = f'=IFERROR(SUMPRODUCT({weight},{score})/SUMIFS({weight},{score},">=0"),"")'
    return found
