"""A heading set right by the cells below it: a "Start" of numbers is a baseline, a "Target" of dates a due date."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scorecard.intake.cells.labels import INDIVIDUALS, RANKS
from scorecard.intake.cells.links import LINKED
from scorecard.intake.cells.numbers import count_of, number
from scorecard.intake.cells.shares import confidence
from scorecard.intake.cells.steps import step_in
from scorecard.intake.cells.times import day, edge
from scorecard.intake.cells.units import is_currency, is_measure
from scorecard.intake.cells.words import direction
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import GOALS, plain
from scorecard.intake.headings.edges import at_horizon
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.headings.heading_score import EXPECTED
from scorecard.intake.headings.kinds import are_types, mode
from scorecard.intake.headings.yearless import is_yearless_day
from scorecard.intake.settling.row_types import OBJECTIVE_TYPES, RESULT_TYPES
from scorecard.intake.settling.unit_columns import SIGNS, TWO_FACED, is_unit_of_measure
from scorecard.intake.values.lights import are_lights
from scorecard.model.status import statuses

ALSO_ELSEWHERE = ("increase", "decrease", "control", "milestone")
"""Types that a direction or a kind of row is called too."""
OF_KEY_RESULTS = re.compile(
    r"key ?result|\bkrs?\b|kernresultaat|sleutelresultaat|schlusselergebnis|resultat cle|resultado (?:clave|chave)|关键结果"
)
SAYS_DAY = re.compile(r"date|datum|fecha|data\b|due|deadline|frist|fallig|termin|echeance|vencimiento|prazo")
"""Numbers under such a heading are day counts; under a bare "Start" or "End" they are levels."""
_RESULTS = frozenset(("result", "results", "resultado", "resultados", "ergebnis", "resultat", "resultaat"))
"""What a value is called, and in words a step of a chain of results."""
_PATH = re.compile(r"[$€£]?\s?\d[\d.,]*\s?\S{0,8}\s*(?:→|->|➜|=>)\s*[$€£]?\s?\d")
LONGEST_PATH = 60
"""Characters in which it begins."""
_SITUATION = frozenset(("situation", "situatie", "situacion", "situacao", "situazione"))
"""What a state is called, and in numbers the level that is reached."""


def by_content(heading: Heading, values: Sequence[Value]) -> Heading:
    """The heading as its cells show it, `how` then says so; as it is where a person named it, or nothing speaks against it."""
    told = [value for value in values if value is not None]
    if told and heading.field is None and heading.how != CORRECTED and sum(map(_says_what_is_better, told)) > len(told) * 0.6:
        return replace(heading, field="direction", how="by content")
    if not told or heading.field is None or heading.how == CORRECTED:
        return heading
    bare, texts = plain(heading.text), [str(value) for value in told]
    if (heading.field == "type" or bare == "metric type") and are_types(texts, beyond=ALSO_ELSEWHERE):
        return replace(heading, field="key_result_type", how="by content")
    if heading.field == "key_result_type" and not OF_KEY_RESULTS.search(bare) and not are_types(texts):
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
    if heading.field == "type" and sum(map(_says_direction, told)) * 2 >= len(told):
        return replace(heading, field="direction", how="by content")
    if heading.field == "title" and bare == "okr" and _dates(told) + _numbers(told) > len(told) * 0.7:
        return replace(heading, field="outline", how="by content")
    if heading.field == "unit" and _are_units_of_measure(told, two_faced=bare in TWO_FACED):
        return replace(heading, field="unit_of_measure", how="by content")
    if heading.field == "target" and _looks_ahead(heading, bare) and not GOALS.isdisjoint(bare.split()) and not _numbers(told):
        return replace(heading, field="objective", period=None, how="by content")
    if heading.field == "at_period" and are_lights(texts):
        return replace(heading, field="status", how="by content")
    if heading.field == "observed_on" and all(isinstance(value, str) and _is_remark(value) for value in told):
        return replace(heading, field="comment", how="by content")
    if heading.field == "confidence" and all(confidence(text) is None for text in texts) and all(statuses(texts).values()):
        return replace(heading, field="status", how="by content")
    if heading.field == "current" and bare in _RESULTS and (not any(map(str.isdigit, "".join(texts))) or all(map(step_in, texts))):
        return replace(heading, field="title", how="by content")
    if heading.field == "status" and bare.split()[0] in _SITUATION and _numbers(told) > len(told) * 0.7:
        return replace(heading, field="current", how="by content")
    if heading.field == "title" and EXPECTED.search(bare) and _numbers(told) > len(told) * 0.7:
        return replace(heading, field="target", how="by content")
    if heading.field == "key_result" and all(LINKED in text for text in texts):
        # Names of rows of another table, each with its address.
        return replace(heading, field=None, how="by content")
    if heading.field == "key_result" and sum(_PATH.match(text[:LONGEST_PATH]) is not None for text in texts) > len(texts) * 0.6:
        # "20% → 35%" says how far, and another column of what.
        return replace(heading, field="target", how="by content")
    if heading.field == "period" and all(isinstance(value, date) for value in told):
        return replace(heading, field="observed_on", how="by content")
    if heading.field in _AS_LEVELS and not SAYS_DAY.search(bare) and _are_levels(told):
        return replace(heading, field=_AS_LEVELS[heading.field], how="by content")
    if heading.field in _AS_DAYS and _are_days(told):
        return replace(heading, field=_AS_DAYS[heading.field], how="by content")
    return heading


_DEGREES = frozenset(("high", "low"))


def _says_direction(value: Value) -> bool:
    """By itself: what is high or low may be a priority or a risk."""
    return direction(value) is not None and plain(str(value)) not in _DEGREES


_BETTER = re.compile(r"\b(?:better|besser|beter|mieux|mejor|melhor|meglio)\b", re.IGNORECASE)


def _says_what_is_better(value: Value) -> bool:
    """ "Higher is better", whatever stands above it."""
    return isinstance(value, str) and _BETTER.search(value) is not None and direction(value) is not None


_AS_LEVELS = {"start_on": "baseline", "due_on": "target"}
_AS_DAYS = {"baseline": "start_on", "target": "due_on"}


_PER = re.compile(r"(?<!\s)(?:\s*/\s*|\s+(?:per|pro|par|por)\s+)")
"""Between what is counted and what it is counted by: "kWh/parcel"."""


def _are_units_of_measure(told: Sequence[Value], *, two_faced: bool) -> bool:
    """Most are, or a sign is; `two_faced`: the heading names units of either kind, and any measuring word is one of measure."""
    signs = two_faced and any(str(value).strip() in SIGNS for value in told)
    counted = [_PER.split(str(value))[0] for value in told] if two_faced else told
    measuring = [(two_faced and (is_measure(str(value)) or is_currency(str(value)))) or is_unit_of_measure(value) for value in counted]
    return signs or sum(measuring) > len(told) * 0.6


def _looks_ahead(heading: Heading, bare: str) -> bool:
    return heading.period is not None or at_horizon(bare) is not None


def _are_levels(told: Sequence[Value]) -> bool:
    return _numbers(told) > len(told) * 0.7 and not _dates(told) and not all(edge(value) for value in told)


def _are_days(told: Sequence[Value]) -> bool:
    dates = _dates([value for value in told if not str(value).isdecimal()])
    return dates > len(told) * 0.7 and not any(map(_is_level, told)) and not _are_counts(told)


def _is_remark(text: str) -> bool:
    """Several words and no day: what was said at the last check-in, not when it was."""
    return len(text.split()) > 1 and not any(map(str.isdigit, text)) and day(text) is None


def _are_modes(texts: Sequence[str]) -> bool:
    """Most say "committed" or "aspirational"."""
    return sum(mode(text) is not None for text in texts) > len(texts) * 0.6


def _dates(told: Sequence[Value]) -> int:
    return sum(_is_date(value) for value in told)


def _are_counts(told: Sequence[Value]) -> bool:
    """ "0/12", or "12/12" and "5/5" alone: so many of so many, no days."""
    counts = [count for count in map(count_of, told) if count]
    of_all = len(counts) > 1 and all(so_many.value == whole for so_many, whole in counts)
    return of_all or any(so_many.value == 0 for so_many, _ in counts)


def _is_level(value: Value) -> bool:
    return number(value) is not None and not _is_date(value) and edge(value) is None


def _numbers(told: Sequence[Value]) -> int:
    return sum(number(value) is not None for value in told)


def _is_date(value: Value) -> bool:
    return not isinstance(value, (int, float)) and (day(value) is not None or (isinstance(value, str) and is_yearless_day(value)))
