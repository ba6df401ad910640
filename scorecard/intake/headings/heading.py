"""What one heading means: a field, a numbered group of fields, or the values of a time."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from scorecard.intake.cells.times import MONTHS, day, period, period_in_text
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import (
    GROUP,
    MEASURED,
    accented,
    alike,
    field_of,
    in_percent,
    of_compound,
    of_joined_names,
    of_measure,
    of_one_thing,
    of_target,
    plain,
    role_of,
    without_brackets,
)  # fmt: skip
from scorecard.intake.headings.edges import Within, at_edge, at_horizon, day_inside, of_this_one
from scorecard.intake.headings.yearless import bare_part, cuts, of_time, part_of_year, time_named, week_end
from scorecard.model.perspective import perspective_named

Known = dict[str, str | None]
"""What a person said of headings: text -> field, None for a column that means nothing."""
CORRECTED = "corrected by a person"
OWN_PROGRESS = "the objective's own"
YEARLESS = "names a part of the year"
STEP = re.compile(r"^(?:strategic )?(?:objective|goal|doelstelling|doel|ziel|objectif|objetivo) ?(?:level ?)?(?P<step>\d)$")
"""Objective 1, Objective 2: steps of one ladder, the deepest filled one is the row's objective."""
_OF_THE_RESULT = re.compile(r"^(?:key result|kr|kpi|measure|metric|indicator|target) (?P<rest>.+)$")
GROUP_LAST = re.compile(r"^(?P<rest>.+) (?:key result|kr|measure|kpi) ?(?P<number>\d{1,2})$")
TEXT_OF_GROUP = {"", "title", "name", "description", "text", "omschrijving", "beschreibung", "statement"}
_SIGNS = {"#": "outline", "no.": "outline", "nr.": "outline", "№": "outline", "n°": "outline", "nº": "outline", "%": "progress"}
"""Headings that are no words. "No" alone may be the opposite of yes."""
_WRAPPED = re.compile(r"custom fields? ?[(\[:] ?(?P<inner>[^)\]]+)[)\]]?", re.IGNORECASE)
"""How exports call the fields that a team added."""


@dataclass(frozen=True, slots=True)
class Heading:
    column: int
    """Counted from 1, as the spreadsheet does."""
    text: str
    field: str | None
    how: str
    group: int | None = None
    """Of KR1, KR2, … columns."""
    period: str | None = None
    """Of a column that holds one period's values."""
    observed: Value = None
    """The date in a heading that is a date."""
    quarter: str | None = None
    """"Q1" of a heading without a year, "03" of a month or "03-31" of a day; "Y1" of the first year of a project."""
    week: int | None = None
    """Of a column headed by a week without a year."""
    back: int | None = None
    """How many years before the row's own year: 1 for "prior year"."""
    unit: str | None = None
    """A unit of measure in the heading: "Target (%)"."""
    step: int | None = None
    """Of Objective 1, Objective 2, … columns."""
    within: Within | None = None
    """Of a column whose values are of the middle or the end of the row's period."""


@lru_cache(maxsize=20_000)
def heading_of(text: str, value: Value, column: int) -> Heading:
    """What one cell of a heading row means by itself; `text` is its value as one line."""
    return replace(_heading(text, value), column=column)


@lru_cache(maxsize=20_000)
def _heading(text: str, value: Value, column: int = 0) -> Heading:
    """What a text or value means as a heading, wherever it stands."""
    if not isinstance(value, str):
        return _of_time(column, text, value)
    wrapped = _WRAPPED.fullmatch(text)
    bare = plain(wrapped["inner"] if wrapped else text)
    field, how = (_SIGNS[text.casefold()], "alias") if text.casefold() in _SIGNS else in_percent(text, bare) or field_of(bare)
    unit = _unit(text)
    if text.casefold() in accented():
        return Heading(column, text, accented()[text.casefold()], "alias")
    if field:
        return Heading(column, text, field, how, unit=unit)
    step = STEP.match(bare)
    if step:
        return Heading(column, text, "objective", "one of several levels", step=int(step["step"]))
    group = GROUP.match(bare) or GROUP_LAST.match(bare)
    if group:
        rest = (group["rest"] or "").strip()
        inner = "key_result" if rest in TEXT_OF_GROUP else field_of(rest)[0]
        if inner == "key_result" or inner in MEASURED or inner == "unit_of_measure":
            return Heading(column, text, inner, "numbered group", group=int(group["number"]), unit=unit)
    timed = _of_period(column, text, bare) or _without_year(column, text, bare)
    if timed:
        return timed
    without = plain(without_brackets(text))
    if without and without != bare:
        field, how = field_of(without)
        if field:
            return Heading(column, text, field, how, unit=unit)
        timed = _of_period(column, without_brackets(text), without)
        if timed:
            return replace(timed, text=text)
    of_result = _OF_THE_RESULT.match(bare)
    inner = field_of(of_result["rest"])[0] if of_result else None
    if inner in MEASURED or inner == "unit_of_measure":
        return Heading(column, text, inner, "alias", unit=unit)
    if perspective_named(text) and len(bare) > 1:
        return Heading(column, text, "objectives_of_perspective", "names a perspective")
    joined = of_joined_names(text) or of_one_thing(bare)
    if joined:
        return Heading(column, text, joined, "alias", unit=unit)
    placed = _at_edge(bare) or _at_edge(without) or of_compound(bare) or of_target(bare) or of_measure(bare)
    if placed:
        return Heading(column, text, placed, "alias", unit=unit)
    translated = _translated(text)
    if translated:
        return replace(translated, column=column, text=text)
    misspelt = alike(bare)
    return Heading(column, text, misspelt, "fuzzy" if misspelt else "not recognised")


def _translated(text: str) -> Heading | None:
    """ "Cible 2025 / Doel 2025": one thing of one time in two languages."""
    parts = text.split(" / ")
    if len(parts) != 2 or not all(map(str.strip, parts)):
        return None
    first, second = (_heading(part, part) for part in parts)
    sure = first.field is not None and first.how != "fuzzy"
    return first if sure and replace(first, text=second.text, how=second.how, unit=second.unit) == second else None


def _at_edge(bare: str) -> str | None:
    """ "Start of quarter" is where it starts, "Goal end of season" where it should stand."""
    now = of_this_one(bare)
    if now:
        return told if (told := role_of(now)) in ("target", "current") else None
    ahead = at_horizon(bare)
    if ahead:
        rest, of_phase = ahead
        # What is wanted of a phase may be told in words.
        return (of_phase and field_of(rest)[0]) or "target" if role_of(rest) == "target" else None
    which, rest = at_edge(bare) or ("", "")
    role = role_of(rest) if rest else None
    if which == "beginning":
        return "baseline" if not rest or role in ("baseline", "current") else None
    return role if which and role in ("target", "current") else None


def _of_time(column: int, text: str, value: Value) -> Heading:
    """A heading that is a date or a year: one period's values."""
    is_number = isinstance(value, (int, float))
    named, observed = (period(value), None) if is_number else (None, day(value))
    if named:
        return Heading(column, named, "at_period", "names a period", period=named)
    if observed:
        return Heading(column, observed.isoformat(), "at_period", "names a date", observed=observed)
    return Heading(column, text, None, "not recognised")


_BACK = re.compile(
    r"^(?:(?P<now>cfy|cy|current year|this year|current fiscal year)"
    r"|(?:pfy|py|prior year|previous year|last year|prior fiscal year) ?(?P<back>\d)?) (?P<rest>.+)$"
)
_WEEK = re.compile(
    r"[\s_-]*(?P<year>20\d\d)[\s_-]*(?:W|KW|wk)[\s_-]?(?P<week>[0-5]?\d)\s*$"
    r"|^\s*(?:W|KW|wk)[\s_-]?(?P<week2>[0-5]?\d)[\s/_-]+(?P<year2>20\d\d)\s*$",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(?<!\d)(?:20)?(\d\d) (?:20)?(\d\d)(?!\d)")
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))}) 20\d\d\b")
_MONTH_IN_NUMBERS = re.compile(r"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])[./](?P<year>20\d\d)(?![\d./-])")
_BARE_WEEK = re.compile(r"(?:w|wk|week|kw|woche|semaine|semana|settimana|sem) ?(?P<week>[0-5]?\d)")


_COMPARED = re.compile(r"\b(?:vs?|versus|against|compared|t o v|tov|ggu|gegenuber|contre)\b")
"""A change since a period is no value of it: "vs Q4 2024"."""


def _of_period(column: int, text: str, bare: str) -> Heading | None:
    week = _WEEK.search(text)
    if week:
        # A plan or forecast for one week is no target of the key result: it is kept, not used.
        field = role_of(plain(_WEEK.sub(" ", text))) or ("at_period" if _WEEK.fullmatch(text) else None)
        ends_on = week_end(week["year"] or week["year2"], week["week"] or week["week2"])
        return Heading(column, text, field, "names a week", observed=ends_on) if field in ("current", "at_period") else None
    back = _BACK.match(bare)
    if back:
        field = role_of(back["rest"])
        if field:
            return Heading(column, text, field, "names a year", back=0 if back["now"] else int(back["back"] or 1))
    part = part_of_year(bare)
    if part and (field := role_of(part.rest)):
        return Heading(column, text, field, "names a month" if part.name.isdigit() else "names a quarter", quarter=part.name)
    whole = period(text)
    if whole:
        return Heading(column, text, "at_period", "names a period", period=whole)
    observed, words = day_inside(text, bare) or (None, "")
    if observed and (field := role_of(words)):
        return Heading(column, text, field, "names a date", observed=observed)
    if day(text):
        return Heading(column, text, "at_period", "names a date", observed=day(text))
    if observed:
        return None if words else Heading(column, text, "current", "names a date", observed=observed)
    month = _MONTH.search(bare)
    if month:
        field = role_of(" ".join(_MONTH.sub(" ", bare).split()))
        return Heading(column, text, field, "names a period", period=period(month[0])) if field else None
    numbered = _MONTH_IN_NUMBERS.search(text)
    if numbered and (field := role_of(plain(_MONTH_IN_NUMBERS.sub(" ", text)))):
        return Heading(column, text, field, "names a period", period=f"{numbered['year']}-{int(numbered['month']):02}")
    beside = _time_beside(column, text) or _result_of_time(column, text)
    if beside:
        return beside
    inside = _span(bare) or period_in_text(text.replace("_", " "))
    if inside is None or _COMPARED.search(bare):
        return None
    rest = re.sub(r"\b(?:fy|sy|gj|y|q[1-4]|h[12]|\d+)\b|\b(?:fy|sy|y)\d+", " ", bare)
    whole_rest = " ".join(rest.split())
    rest = " ".join(word for word in rest.split() if not re.fullmatch(r"[a-z]{0,2}\d*|for|voor|fur|pour|para|per|van", word))
    if not rest:
        return Heading(column, text, "at_period", "names a period", period=inside)
    field = role_of(rest) or role_of(whole_rest)
    if field:
        return Heading(column, text, field, "names a period", period=inside)
    # "Goals 2026" may head their texts too.
    named = field_of(rest)[0]
    return Heading(column, text, named, "names a period") if named in ("objective", "key_result") else None


def _time_beside(column: int, text: str) -> Heading | None:
    """ "Jan/26 Meta", "II Trimestre Ejecutado", "Actual Jul-26", "Week 1 (5 Jan) Value": a time in one word or two, and what is of it."""
    for when, rest in cuts(without_brackets(text)):
        field = role_of(plain(rest))
        named, part = time_named(when) if field else (None, None)
        if named or part:
            return Heading(column, text, field, "names a period", period=named, quarter=part)
        # Of the confidences of weeks the newest is the key result's.
        week = _BARE_WEEK.fullmatch(plain(when)) if field and field != "confidence" else None
        if week:
            return Heading(column, text, field, YEARLESS, week=int(week["week"]))
    return None


def _result_of_time(column: int, text: str) -> Heading | None:
    """ "Q1 KR", "Key result (Q2 2026)": the texts of the key results of one time."""
    told = of_time(text)
    inner = _heading(told.rest, told.rest) if told else None
    if told is None or inner is None or inner.field != "key_result" or inner.how not in ("exact", "alias", "numbered group"):
        return None
    return replace(inner, column=column, text=text, how="names a period", period=told.period, quarter=told.part)


def _without_year(column: int, text: str, bare: str) -> Heading | None:
    """ "Q1", "Jan" or "W3" alone: a part of the year that the sheet is about."""
    week = _BARE_WEEK.fullmatch(bare)
    if week:
        return Heading(column, text, "at_period", YEARLESS, week=int(week["week"]))
    part = bare_part(text, bare)
    return Heading(column, text, "at_period", YEARLESS, quarter=part) if part else None


def _span(bare: str) -> str | None:
    """ "21 22" as the school or fiscal year 2021/2022."""
    for first, second in _SPAN.findall(bare):
        if int(second) == (int(first) + 1) % 100:
            return f"20{first}/20{second}"
    return None


def _unit(text: str) -> str | None:
    told = re.search(r"\(\s*(%|€|\$|£|EUR|USD|GBP|days?|hours?|weeks?)\s*\)\s*$|(%)\s*$", text)
    return (told[1] or told[2]) if told else None
