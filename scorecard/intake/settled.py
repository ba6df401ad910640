"""Headings set right by what stands below and beside them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.aims import aimed, result_in_words, worded
from scorecard.intake.aliases import GOALS, plain
from scorecard.intake.cells.marks import done
from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.shares import confidence
from scorecard.intake.cells.times import day
from scorecard.intake.cells.units import is_currency, is_measure, is_title
from scorecard.intake.cells.words import direction
from scorecard.intake.columns import is_timed
from scorecard.intake.completion import words_for
from scorecard.intake.grid import Grid, Value
from scorecard.intake.heading_score import CORE, EXPECTED
from scorecard.intake.headings import CORRECTED, Heading
from scorecard.intake.initiatives import BY_OTHERS, initiatives
from scorecard.intake.kinds import are_types, mode
from scorecard.intake.labels import INDIVIDUALS, RANKS
from scorecard.intake.lights import are_lights
from scorecard.intake.reached import reached
from scorecard.intake.roles import OBJECTIVE_TYPES, RESULT_TYPES
from scorecard.intake.sides import beside_the_goals_own, lag_and_lead, numbered_goals, of_the_goal
from scorecard.model.status import statuses


def settled(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """Headings set right by what stands below them: a "Start" of numbers is a baseline, a "Target" of dates a due date."""
    headings = of_the_goal(numbered_goals(lag_and_lead(headings)))
    below = [[grid.at(row, one.column) for row in table_rows[:200]] for one in headings]
    told = _units_called_metrics(tuple(map(_by_content, headings, below)), below)
    told = worded(result_in_words(_done_settled(told, grid, table_rows), below), below)
    told = tuple(_unit_beside_unit(one, told, cells) for one, cells in zip(told, below, strict=True))
    told = _metric_settled(_titles_settled(_tasks_settled(_criteria_settled(told))), grid, table_rows)
    for step in (_log_settled, _category_settled, _status_settled, _owner_settled, beside_the_goals_own):
        told = step(told)
    told = reached(told, grid, table_rows)
    told = aimed(told, below)
    told = initiatives(told, grid, table_rows)
    return _counts_settled(_milestones_settled(told, grid, table_rows), grid, table_rows)


def _log_settled(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Dated values by a bare id: the id is all the name that their measure has."""
    fields = {one.field for one in headings}
    if fields & CORE or not {"row_id", "observed_on", "current"} <= fields:
        return headings
    return tuple(replace(one, field="key_result", how=BY_OTHERS) if one.field == "row_id" else one for one in headings)


def _status_settled(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Of several columns for a status the one that follows the key result is its own."""
    result = next((one.column for one in headings if one.field == "key_result" and one.group is None), None)
    states = [one for one in headings if one.field == "status" and one.group is None and not is_timed(one)]
    if result is None or len(states) < 2:
        return headings
    own = next((one for one in states if one.column > result), states[0])
    others = [one for one in states if one is not own]
    return tuple(replace(one, field=None, how="the status of something else") if one in others else one for one in headings)


def _owner_settled(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Of several owners in a row the first one behind the key result is its own, the one before it the objective's."""
    result = next((one.column for one in headings if one.field == "key_result" and one.group is None), None)
    owners = [one for one in headings if one.field == "owner" and one.group is None and one.how != CORRECTED]
    own = next((one for one in owners if result and one.column > result), None)
    if own is None or result is None or owners[0].column > result or not any(one.field == "objective" for one in headings):
        return headings
    return tuple(
        replace(one, field="objective_owner", how="by its place") if one in owners and one.column < result else one for one in headings
    )


_OF_METRICS = re.compile(r"\b(?:metric|kpi|measure|indicator|kennzahl|indicateur|indicador)\b")


def _metric_settled(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """A "KPI id" beside the key result's own id, or one that key results of several texts share, is that of a shared metric."""
    ids = [one for one in headings if one.field == "key_result_id" and one.group is None and one.how != CORRECTED]
    metric = next((one for one in ids if _OF_METRICS.search(plain(one.text))), None)
    text = next((one for one in headings if one.field == "key_result" and one.group is None), None)
    if metric is None or any(one.field == "metric" for one in headings):
        return headings
    own = any(not _OF_METRICS.search(plain(one.text)) for one in ids)
    if not own and (text is None or any(one.field == "observed_on" for one in headings)):
        return headings
    named = {(grid.at(row, metric.column), grid.at(row, text.column)) for row in table_rows} if text and not own else set()
    named = {(told, words) for told, words in named if told is not None and words is not None}
    shared = len({told for told, _ in named}) < len(named)
    return tuple(replace(one, field="metric", how=BY_OTHERS) if one is metric else one for one in headings) if own or shared else headings


_DONE_ON = re.compile(r"(?:completion|actual|done|finish(?:ed)?) date|date (?:of completion|completed|done)")
_NUMBERED = re.compile(r"(?:m|ms|milestone|meilenstein|mijlpaal|jalon|hito|marco|step|schritt|stap|etape) ?\d{1,2}(?: .*)?")


def _done_settled(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """A bare number below "Done" may be percent or of the target: nobody can tell, and it is neither."""
    named = {one for one in headings if one.field == "progress" and plain(one.text) in words_for("count") and one.how != CORRECTED}
    counted = {
        one for one in named
        for row in table_rows[:200]
        if (told := number(grid.at(row, one.column), number_format=grid.number_format(row, one.column))) and told.unit is None
    }  # fmt: skip
    return tuple(replace(one, field=None, how="by content") if one in counted else one for one in headings)


def _milestones_settled(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """Beside milestones a plain "Done" tells of them; columns M1, M2, … of nothing but done marks are milestones themselves."""
    fields = [one.field for one in headings]
    told = []
    for one in headings:
        again = one.field == "due_on" and fields.count("due_on") > 1 and _DONE_ON.fullmatch(plain(one.text))
        if "milestone" in fields and one.field in (None, "due_on", "progress") and one.how != CORRECTED:
            is_done = one.field != "due_on" and plain(one.text) in words_for("milestone")
            one = replace(one, field="done_on" if again else "done" if is_done else one.field, how=BY_OTHERS) if again or is_done else one
        told.append(one)
    marks = [one for one in headings if one.field in (None, "milestone") and _NUMBERED.fullmatch(plain(one.text)) and one.how != CORRECTED]
    if len(marks) < LEAST_MARKS or "key_result" not in fields or not all(_are_marks(grid, table_rows, one) for one in marks):
        return tuple(told)
    return tuple(replace(one, field="milestone_mark", how="by content") if one.column in {m.column for m in marks} else one for one in told)


LEAST_MARKS = 2
"""Columns that make a row of milestones."""


def _are_marks(grid: Grid, table_rows: tuple[int, ...], heading: Heading) -> bool:
    values = [value for value in (grid.at(row, heading.column) for row in table_rows[:200]) if value is not None]
    return all(done(value) is not None and (not isinstance(value, float) or value in (0, 1)) for value in values)


def _tasks_settled(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Tasks with a target and a value, where nothing else is called a goal, are what a tool for tasks has for goals."""
    fields = {one.field for one in headings}
    if not {"initiative", "target", "current"} <= fields or fields & (CORE | {"title"}) or any(one.group for one in headings):
        return headings
    return tuple(replace(one, field="title", how=BY_OTHERS) if one.field == "initiative" else one for one in headings)


_CRITERIA = re.compile(
    r"success criteri|succescriteri|erfolgskriteri|criteres? de (?:reussite|succes)|criterios? de exito|criteri[oa]? di successo"
)


def _criteria_settled(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Success criteria with a start or a target each are the key results, where nothing else is called so."""
    fields = {one.field for one in headings}
    named = next((one for one in headings if one.field == "description" and _CRITERIA.match(plain(one.text))), None)
    levels = fields & {"baseline", "target", "current", "at_period", "progress"}
    if named is None or "key_result" in fields or len(levels) < 2 or any(one.group is not None for one in headings):
        return headings
    return tuple(replace(one, field="key_result", how=BY_OTHERS) if one is named else one for one in headings)


def _titles_settled(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """A plain "Title" is what the table has no other column for: the objective, else the key result."""
    if any(one.field == "initiative" for one in headings):
        expected = (one.field == "title" and EXPECTED.search(plain(one.text)) for one in headings)
        headings = tuple(replace(one, field=None, how="of initiatives") if of else one for one, of in zip(headings, expected, strict=True))
    fields = {one.field for one in headings}
    groups = any(one.group is not None for one in headings)
    if "okr_text" in fields or ("objective" in fields and ("key_result" in fields or groups)):
        meant = None
    elif "objective" in fields or _belongs_to_objectives(fields):
        meant = "key_result"
    else:
        meant = "objective"
    first = next((one for one in headings if one.field == "title"), None)
    told = []
    for one in headings:
        if one.field == "title":
            # Beside an objective's words a "Name" may be anybody's.
            anybody = meant == "key_result" and "objective" in fields and plain(one.text) == "name"
            fits = meant if one is first and not anybody else None
            told.append(replace(one, field=fits, how=BY_OTHERS))
        else:
            told.append(one)
    return tuple(told)


def _belongs_to_objectives(fields: set[str | None]) -> bool:
    """Rows with an id of their own beside the id of an objective."""
    return "key_result_id" in fields or {"objective_id", "row_id"} <= fields


def _counts_settled(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """Objectives and key results are words; a column that holds nothing but numbers counts them, or numbers them."""
    texts = [one for one in headings if one.field in ("objective", "key_result") and one.group is None and one.how != CORRECTED]
    for one in texts:
        values = [value for value in (grid.at(row, one.column) for row in table_rows[:200]) if value is not None]
        linked = one.field == "objective" and len(texts) > 1
        if values and not linked and all(isinstance(value, float) for value in values):
            headings = tuple(replace(other, field=None, how="by content") if other is one else other for other in headings)
    return headings


def _category_settled(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """A category directly left of an indicator that has no objective is what the indicators are grouped under."""
    fields = {one.field for one in headings}
    if "objective" in fields or "perspective" in fields:
        return headings
    words = ("indicator", "indicador", "indikator", "indicateur")
    indicators = {one.column for one in headings if one.field == "key_result" and plain(one.text).startswith(words)}
    return tuple(
        replace(one, field="objective", how="by its place") if one.field == "category" and one.column + 1 in indicators else one
        for one in headings
    )


def _by_content(heading: Heading, values: list[Value]) -> Heading:
    told = [value for value in values if value is not None]
    if not told or heading.field is None or heading.how == CORRECTED:
        return heading
    texts = [str(value) for value in told]
    if (heading.field == "type" or plain(heading.text) == "metric type") and are_types(texts, beyond=ALSO_ELSEWHERE):
        return replace(heading, field="key_result_type", how="by content")
    if heading.field == "key_result_type" and not OF_KEY_RESULTS.search(plain(heading.text)) and not are_types(texts):
        # What a measure is for (output, reach, quality) is called its type too.
        return replace(heading, field="goal_mode" if _are_modes(texts) else None, how="by content")
    if heading.field in ("key_result_type", "objective") and _are_modes(texts):
        return replace(heading, field="goal_mode", how="by content")
    if heading.field == "objective_weight" and not _numbers(told):
        # "Objective (weight)": the weight stands in brackets behind each text.
        return replace(heading, field="objective", how="by content")
    if heading.field == "goal_mode" and sum(plain(text) in RANKS or plain(text) in INDIVIDUALS for text in texts) > len(texts) * 0.6:
        return replace(heading, field="level", how="by content")
    if heading.field == "goal_mode" and sum(plain(text) in OBJECTIVE_TYPES | RESULT_TYPES for text in texts) > len(texts) * 0.6:
        return replace(heading, field="type", how="by content")
    if heading.field == "type" and sum(direction(value) is not None for value in told) * 2 >= len(told):
        return replace(heading, field="direction", how="by content")
    if heading.field == "title" and plain(heading.text) == "okr" and _dates(told) + _numbers(told) > len(told) * 0.7:
        return replace(heading, field="outline", how="by content")
    signs = plain(heading.text) in TWO_FACED and any(text.strip() in SIGNS for text in texts)
    if heading.field == "unit" and (signs or sum(_is_unit_of_measure(value) for value in told) > len(told) * 0.6):
        return replace(heading, field="unit_of_measure", how="by content")
    if heading.field == "target" and heading.period and plain(heading.text).split()[0] in GOALS and not _numbers(told):
        return replace(heading, field="objective", period=None, how="by content")
    if heading.field == "at_period" and are_lights(texts):
        return replace(heading, field="status", how="by content")
    if heading.field == "observed_on" and all(isinstance(value, str) and _is_remark(value) for value in told):
        return replace(heading, field="comment", how="by content")
    if heading.field == "confidence" and all(confidence(text) is None for text in texts) and all(statuses(texts).values()):
        return replace(heading, field="status", how="by content")
    if heading.field == "current" and plain(heading.text) in _RESULTS and not any(map(str.isdigit, "".join(texts))):
        return replace(heading, field="title", how="by content")
    if heading.field == "title" and EXPECTED.search(plain(heading.text)) and _numbers(told) > len(told) * 0.7:
        return replace(heading, field="target", how="by content")
    swaps = {"start_on": "baseline", "due_on": "target"}
    back = {"baseline": "start_on", "target": "due_on"}
    if heading.field in swaps and not SAYS_DAY.search(plain(heading.text)) and _numbers(told) > len(told) * 0.7 and not _dates(told):
        return replace(heading, field=swaps[heading.field], how="by content")
    if heading.field in back and _dates([value for value in told if not str(value).isdecimal()]) > len(told) * 0.7:
        return replace(heading, field=back[heading.field], how="by content")
    return heading


_RESULTS = frozenset(("result", "results", "resultado", "resultados", "ergebnis", "resultat", "resultaat"))
"""What a value is called, and in words a step of a chain of results."""


def _is_remark(text: str) -> bool:
    """Several words and no day: what was said at the last check-in, not when it was."""
    return len(text.split()) > 1 and not any(map(str.isdigit, text)) and day(text) is None


def _units_called_metrics(headings: tuple[Heading, ...], below: Sequence[Sequence[Value]]) -> tuple[Heading, ...]:
    """A "Metric" that only says what is counted in, beside the name of it."""
    if not any(one.field == "title" for one in headings):
        return headings
    told = []
    for one, values in zip(headings, below, strict=True):
        units = {str(value).strip() for value in values if value is not None} if one.field == "key_result" and one.group is None else set()
        counts = bool(units) and all(_is_unit_of_measure(unit) or is_measure(unit) or is_currency(unit) for unit in units)
        told.append(replace(one, field="unit_of_measure", how="by content") if counts and one.how != CORRECTED else one)
    return tuple(told)


ALSO_ELSEWHERE = ("increase", "decrease", "control", "milestone")
"""Types that a direction or a kind of row is called too."""
OF_KEY_RESULTS = re.compile(
    r"key ?result|\bkrs?\b|kernresultaat|sleutelresultaat|schlusselergebnis|resultat cle|resultado (?:clave|chave)|关键结果"
)


def _are_modes(texts: Sequence[str]) -> bool:
    return sum(mode(text) is not None for text in texts) > len(texts) * 0.6


def _dates(told: Sequence[Value]) -> int:
    return sum(_is_date(value) for value in told)


def _numbers(told: Sequence[Value]) -> int:
    return sum(number(value) is not None for value in told)


SAYS_DAY = re.compile(r"date|datum|fecha|data\b|due|deadline|frist|fallig|termin|echeance|vencimiento|prazo")
"""Numbers under such a heading are day counts; under a bare "Start" or "End" they are levels."""
MEASURED = ("baseline", "target", "current")
TWO_FACED = {"unit", "units", "einheit", "eenheid", "unite", "unidad", "unidade"}
"""Names of an organisation's part as well as of a measure's unit."""


def _unit_beside_unit(heading: Heading, headings: tuple[Heading, ...], values: Sequence[Value]) -> Heading:
    """A "Unit" right of the key result is the measure's where the team has a column of its own, or a number stands beside it.

    Unless it holds names of several words, which no measure is counted in.
    """
    if heading.field != "unit" or plain(heading.text) not in TWO_FACED or any(one.field == "unit_of_measure" for one in headings):
        return heading
    told = [value for value in values if isinstance(value, str)]
    if sum(is_title(value) for value in told) * 2 > len(told):
        return heading
    result = next((one.column for one in headings if one.field in ("key_result", "objective")), 0)
    others = any(one.field == "unit" and one is not heading for one in headings)
    # "Baseline year" is no level, but stands among them.
    levels = (one for one in headings if one.field in MEASURED or plain(one.text).startswith("baseline "))
    beside = any(abs(one.column - heading.column) == 1 for one in levels)
    return replace(heading, field="unit_of_measure", how="by its place") if (others or beside) and heading.column > result else heading


SIGNS = {"%", "€", "$", "£", "#"}
"""No part of an organisation is called so."""
UNITS_OF_MEASURE = {
    "percent", "percentage", "pct", "procent", "prozent", "number", "numeric", "count", "ratio", "index", "score",
    "days", "day", "hours", "hour", "minutes", "weeks", "months", "eur", "usd", "gbp", "euro", "dollar", "points",
    "rating", "aantal", "dagen", "uur", "anzahl", "tage", "stunden", "jours", "heures", "dias", "horas", "nps",
}  # fmt: skip


def _is_unit_of_measure(value: Value) -> bool:
    text = str(value).strip()
    return text in SIGNS or plain(text) in UNITS_OF_MEASURE


def _is_date(value: Value) -> bool:
    return not isinstance(value, (int, float)) and day(value) is not None
