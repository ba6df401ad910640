"""Headings that say whose level stands below them: the lag or the lead measure's, that of one of several goals, or the goal's own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.cells.numbers import number
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading import CORRECTED, OWN_PROGRESS, Heading
from scorecard.intake.headings.heading_row import recognise

_SIDES = {1: re.compile(r"lag(?:ging)? (?P<rest>.+)"), 2: re.compile(r"lead(?:ing)? (?P<rest>.+)")}
_TOLD = ("key_result", "baseline", "target", "current", "progress", "status", "unit_of_measure", "weight")


def lag_and_lead(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """ "Lag measure", "Lag target", "Lead measure", "Lead target": two key results in a row, as numbered ones are."""
    told: dict[Heading, tuple[int, str]] = {}
    for one in headings:
        for side, pattern in _SIDES.items():
            match = pattern.fullmatch(plain(one.text)) if one.how != CORRECTED else None
            field = recognise([match["rest"]], 1, {})[0].field if match else None
            if field in _TOLD:
                told[one] = (side, field)
    named = set(told.values())
    if not all((side, "key_result") in named and named & {(side, "target"), (side, "current")} for side in _SIDES):
        return headings
    return tuple(
        replace(one, field=told[one][1], how="numbered group", group=told[one][0]) if one in told else one for one in headings
    )


_GOALS_OWN = re.compile(r"(?:goal|objective|okr) (?P<rest>.+)")


def of_the_goal(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """ "Goal Start Value" is the row's own level, where no column has key results of the goal."""
    if any(one.field in ("key_result", "okr_text") or one.group is not None for one in headings):
        return headings
    told = []
    for one in headings:
        match = _GOALS_OWN.fullmatch(plain(one.text)) if one.field is None and one.how != CORRECTED else None
        field = recognise([match["rest"]], 1, {})[0].field if match else None
        told.append(replace(one, field=field, how="alias") if field in ("baseline", "target", "current", "progress") else one)
    return tuple(told)


def beside_the_goals_own(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Of "Goal progress" and "Progress" beside a key result the second is its own."""
    if not any(one.field == "key_result" and one.group is None for one in headings):
        return headings
    doubtful = (one for one in headings if one.field in ("progress", "due_on") and one.how != CORRECTED)
    goals = {one for one in doubtful if _GOALS_OWN.fullmatch(plain(one.text))}
    own = {one.field for one in headings if one not in goals and one.group is None}
    return tuple(replace(one, field=None, how=OWN_PROGRESS) if one in goals and one.field in own else one for one in headings)


_OF_MEASURES = re.compile(r"\b(?:krs?|key results?|kpis?|measures?|metrics?|indicators?|kennzahl\w*|indicateur|indicador|indicatore)\b")


def weights_of_others(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Of several weights the one that names the key result, else the last, is its own; one right of the objective is the objective's."""
    weights = [one for one in headings if one.field == "weight" and one.group is None and one.how != CORRECTED]
    if len(weights) < 2:
        return headings
    own = next((one for one in weights if _OF_MEASURES.search(plain(one.text))), weights[-1])
    told = []
    for before, one in zip((None, *headings), headings, strict=False):
        field = "objective_weight" if before is not None and before.field == "objective" else None
        told.append(replace(one, field=field, how="the weight of something else") if one in weights and one is not own else one)
    return tuple(told)


def weight_of_the_goal(headings: tuple[Heading, ...], below: Sequence[Sequence[Value]]) -> tuple[Heading, ...]:
    """A "Weight" between the objective and its key results is the objective's: written once for each, or the same in all of its rows and
    100 % with those of the others."""
    plain_ones = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.group is None and one.how != CORRECTED]
    told = {field: [pair for pair in plain_ones if pair[0].field == field] for field in ("objective", "weight", "key_result")}
    if any(len(pairs) != 1 for pairs in told.values()) or any(one.field == "objective_weight" for one in headings):
        return headings
    (goal, goals), (weight, weights), (result, results) = (pairs[0] for pairs in told.values())
    if not goal.column < weight.column < result.column:
        return headings
    of_results = [(text, share) for text, share, words in zip(goals, weights, results, strict=True) if words is not None]
    rows = [(text, share) for text, share in of_results if text is not None or share is not None]
    once = len(rows) < len(of_results) and all(text is not None for text, _ in rows)
    shares = {text: number(share) for text, share in rows}
    alike = 1 < len(shares) < len(rows) and len({*rows}) == len(shares)
    whole = sum(one.value for one in shares.values() if one is not None)
    if not once and not (alike and any(abs(whole - all_of_it) < SLACK * all_of_it for all_of_it in (1, 100))):
        return headings
    return tuple(replace(one, field="objective_weight", how="by its place") if one is weight else one for one in headings)


SLACK = 0.015
"""Of shares that were rounded."""
_OBJECTIVE = re.compile(r"objecti|objetivo|obiettivo|doelstelling|ziel|doel|goal")


def above_measures(headings: tuple[Heading, ...], below: Sequence[Sequence[Value]]) -> tuple[Heading, ...]:
    """The "Linked objective" of measures that have no other is their objective, where it is told in words and not by an id."""
    fields = {one.field for one in headings}
    if "key_result" not in fields or fields & {"objective", "objective_id", "okr_text", "type", "title"}:
        return headings
    told = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.field == "parent" and one.how != CORRECTED]
    worded = (one for one, cells in told if any(" " in str(value).strip() for value in cells if value is not None))
    named = {one for one in worded if _OBJECTIVE.search(plain(one.text))}
    return tuple(replace(one, field="objective", how="by the other columns") if one in named else one for one in headings)


_NUMBERED = re.compile(r"(?P<rest>.+) (?P<number>\d)")


def numbered_goals(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """ "Ziel 1", "Zielerreichung 1", "Ziel 2", "Zielerreichung 2": goals of a person side by side, no steps of one ladder."""
    steps = {one.step for one in headings if one.step is not None}
    told: dict[Heading, tuple[int, str]] = {}
    for one in headings:
        match = _NUMBERED.fullmatch(plain(one.text)) if one.step is None and one.how != CORRECTED else None
        field = recognise([match["rest"]], 1, {})[0].field if match else None
        if match and field in _TOLD[1:] and int(match["number"]) in steps:
            told[one] = (int(match["number"]), field)
    if len(steps) < 2 or {number for number, _ in told.values()} != steps or any(one.field == "key_result" for one in headings):
        return headings
    made = []
    for one in headings:
        if one.step is not None:
            made.append(replace(one, field="key_result", how="numbered group", group=one.step, step=None))
        else:
            made.append(replace(one, field=told[one][1], how="numbered group", group=told[one][0]) if one in told else one)
    return tuple(made)


_AREA = re.compile(r"k[pr]as?|key (?:performance|result) areas?")


def areas_of_objectives(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """A "KPA" beside an objective is what several objectives belong to; alone it is called so itself."""
    objectives = [one for one in headings if one.field == "objective" and one.how != CORRECTED]
    areas = [one for one in objectives if _AREA.fullmatch(plain(one.text))]
    if not areas or len(areas) == len(objectives):
        return headings
    free = not any(one.field in ("category", "perspective") for one in headings)
    field = "category" if free else None
    return tuple(replace(one, field=field, how="by the other columns") if one in areas else one for one in headings)
