"""Headings set right by what stands below and beside them: of what could be several things, what this table has it for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import LONGEST_NAME, plain
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.headings.heading_score import CORE, EXPECTED
from scorecard.intake.settling.aims import (
    aimed,
    beyond_the_target,
    farthest,
    from_to,
    level_reached,
    result_behind_codes,
    result_in_words,
    worded,
)
from scorecard.intake.settling.by_content import by_content
from scorecard.intake.settling.graded import graded
from scorecard.intake.settling.initiatives import BY_OTHERS, initiatives
from scorecard.intake.settling.midway import midway
from scorecard.intake.settling.milestone_columns import milestone_columns, quarters_of_milestones
from scorecard.intake.settling.reached import done_settled, reached
from scorecard.intake.settling.row_types import types_of_results
from scorecard.intake.settling.sides import (
    above_measures,
    areas_of_objectives,
    beside_the_goals_own,
    lag_and_lead,
    numbered_goals,
    of_the_goal,
    weight_of_the_goal,
    weights_of_others,
)
from scorecard.intake.settling.told_apart import codes_of_results, commitments_in_words, counter, day_of_the_end, ids_of_rows, words_by_time
from scorecard.intake.settling.unit_columns import unit_beside_unit, units_called_metrics


def settled(headings: tuple[Heading, ...], grid: Grid, table_rows: tuple[int, ...]) -> tuple[Heading, ...]:
    """The headings of a table, each step seeing what those before it made of them; `table_rows` are the rows below, by number.

    What the headings say together comes first, then what stands below each, then what the table has no other column for.
    """
    headings = areas_of_objectives(of_the_goal(numbered_goals(lag_and_lead(headings))))
    below = [[grid.at(row, one.column) for row in table_rows[:200]] for one in headings]
    told = units_called_metrics(tuple(map(by_content, headings, below)), below)
    told = codes_of_results(result_behind_codes(counter(told, below), below), below)
    told = worded(result_in_words(done_settled(told, grid, table_rows), below), below)
    told = tuple(unit_beside_unit(one, told, cells) for one, cells in zip(told, below, strict=True))
    told = commitments_in_words(told, below)
    told = _metric_settled(_titles_settled(_tasks_settled(_criteria_settled(told))), grid, table_rows)
    told = types_of_results(told, below)
    told = ids_of_rows(told, grid, table_rows)
    told = _names_before_numbers(_person_settled(told, below), below)
    for step in (_log_settled, _category_settled, _status_settled, _owner_settled, beside_the_goals_own):
        told = step(told)
    told = weight_of_the_goal(weights_of_others(told), below)
    told = midway(reached(above_measures(day_of_the_end(told), below), grid, table_rows), below, grid, table_rows)
    told = beyond_the_target(level_reached(aimed(from_to(farthest(told), below), below), below), below)
    told = graded(told, below, grid, table_rows)
    told = initiatives(words_by_time(told, below), grid, table_rows)
    told = quarters_of_milestones(milestone_columns(told, grid, table_rows), grid, table_rows)
    return _counts_settled(told, grid, table_rows)


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
            # Beside an objective's words a "Name" may be anybody's, unless an owner and a level stand in columns of their own.
            sure = "owner" in fields and not fields.isdisjoint(("target", "current")) and "key_result" not in fields
            anybody = meant == "key_result" and "objective" in fields and plain(one.text) == "name" and not sure
            fits = meant if one is first and not anybody else None
            told.append(replace(one, field=fits, how=BY_OTHERS))
        else:
            told.append(one)
    return tuple(told)


_PERSON = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,2} [^\W\d_a-z][\w'’-]*")


def _person_settled(headings: tuple[Heading, ...], below: Sequence[Sequence[Value]]) -> tuple[Heading, ...]:
    """A "Name" beside objectives and key results, with a first and a last name in each cell, is whose they are."""
    fields = {one.field for one in headings}
    if "owner" in fields or not {"objective", "key_result"} <= fields:
        return headings
    told = [(one, [value for value in cells if value is not None]) for one, cells in zip(headings, below, strict=True)]
    free = [(one, cells) for one, cells in told if one.field is None and one.how != CORRECTED and plain(one.text) in ("name", "full name")]
    names = [one for one, cells in free if cells and all(map(_is_person, cells))]
    return tuple(replace(one, field="owner", how="by content") if one in names else one for one in headings)


def _names_before_numbers(headings: tuple[Heading, ...], below: Sequence[Sequence[Value]]) -> tuple[Heading, ...]:
    """An "Employee id" beside an "Employee name" says nobody's name."""
    owners = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.field == "owner" and one.group is None]
    numbered = [one for one, cells in owners if one.how != CORRECTED and any(cells) and not any(map(_has_letters, cells))]
    if len(numbered) == len(owners) or not any(any(cells) for one, cells in owners if one not in numbered):
        return headings
    return tuple(replace(one, field=None, how="by content") if one in numbered else one for one in headings)


def _has_letters(value: Value) -> bool:
    return isinstance(value, str) and any(map(str.isalpha, value))


def _is_person(value: Value) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME and _PERSON.fullmatch(value.strip()) is not None


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
