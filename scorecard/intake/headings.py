"""What a heading means: by the words people use for it, in six languages and a few more, misspelt ones included."""

import hashlib
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from scorecard.intake.cells.times import MONTHS, day, period, period_in_text
from scorecard.intake.grid import Value
from scorecard.intake.yearless import are_weekly, is_yearless_day, month_days, part_of_year, spelt_out, week_end
from scorecard.model.perspective import normalised, perspective_named

CORRECTED = "corrected by a person"
LONGEST = 500
"""Characters of a heading; of a longer text, which is none, no more is looked at: the time for that may grow by their square."""
LIKENESS = 89.0
"""A heading of at least seven letters this like a known one (0 to 100) is taken for it."""
GROUP = re.compile(
    r"^(?:key results?|krs?|kernresultaat|sleutelresultaat|schlusselergebnis|schlusselresultat|resultat cle|resultado clave"
    r"|resultado chave|measure|kpi)"
    r" ?(?P<number>\d{1,2})(?: (?P<rest>.+))?$"
)
STEP = re.compile(r"^(?:strategic )?(?:objective|goal|doelstelling|doel|ziel|objectif|objetivo) ?(?:level ?)?(?P<step>\d)$")
"""Objective 1, Objective 2: steps of one ladder, the deepest filled one is the row's objective."""
_OF_THE_RESULT = re.compile(r"^(?:key result|kr|kpi|measure|metric|indicator|target) (?P<rest>.+)$")
GROUP_LAST = re.compile(r"^(?P<rest>.+) (?:key result|kr|measure|kpi) ?(?P<number>\d{1,2})$")
TEXT_OF_GROUP = {"", "title", "name", "description", "text", "omschrijving", "beschreibung", "statement"}
MEASURED = {"baseline", "target", "stretch", "current", "progress", "confidence", "status", "comment", "weight", "owner", "due_on"}
"""Fields a key result's numbered group or a period's column may hold."""


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
    """"Q1" of a heading without a year, "03" of a month or "03-31" of a day."""
    week: int | None = None
    """Of a column headed by a week without a year."""
    back: int | None = None
    """How many years before the row's own year: 1 for "prior year"."""
    unit: str | None = None
    """A unit of measure in the heading: "Target (%)"."""
    step: int | None = None
    """Of Objective 1, Objective 2, … columns."""


@cache
def _names() -> dict[str, str]:
    told = tomllib.loads((files("scorecard.intake") / "headings.toml").read_text(encoding="utf-8"))
    return {
        normalised(name): field for field, lines in told.items() for kind, names in lines.items() if kind != "accented" for name in names
    }


@cache
def _accented() -> dict[str, str]:
    """Names that mean something else without their accents, as written in lower case."""
    told = tomllib.loads((files("scorecard.intake") / "headings.toml").read_text(encoding="utf-8"))
    return {name: field for field, lines in told.items() for name in lines.get("accented", [])}


LONGEST_NAME = 40
_LONG_NUMBER = re.compile(r"\d{3}")


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:2] for name in _names())


def names_among(values: Iterable[Value]) -> set[Value]:
    """Those that are what some heading is called, numbered ones included. Most texts are told apart by their first two letters."""
    begun = _beginnings()
    likely = (
        value
        for value in values
        if value.__class__ is str and (value[:2].lower() in begun or not value[:2].isascii() or not value[:2].isalpha())
    )
    short = (value for value in likely if len(value) < LONGEST_NAME and not _LONG_NUMBER.search(value))
    return {value for value in short if (bare := plain(value)) in _names() or GROUP.match(bare)}


@cache
def fields() -> tuple[str, ...]:
    """Every field a column may be taken for, in the order of the table."""
    return tuple(tomllib.loads((files("scorecard.intake") / "headings.toml").read_text(encoding="utf-8")))


def fingerprint(texts: Sequence[str]) -> str:
    """The shape of a sheet: its headings, whatever their case and punctuation."""
    return hashlib.sha256("|".join(plain(text) for text in texts if text.strip()).encode()).hexdigest()[:16]


def plain(text: str) -> str:
    """Normalised, with CamelCase and snake_case as words."""
    return normalised(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))


def recognise(cells: Sequence[Value], first_column: int, corrections: dict[str, str | None]) -> list[Heading]:
    """One `Heading` for each non-empty cell of a heading row."""
    return list(_recognised(tuple(cells), first_column)) if not corrections else _recognise(cells, first_column, corrections)


@lru_cache(maxsize=4_096)
def _recognised(cells: tuple[Value, ...], first_column: int) -> tuple[Heading, ...]:
    """The rows at a sheet's top are looked at several times."""
    return tuple(_recognise(cells, first_column, {}))


def _recognise(cells: Sequence[Value], first_column: int, corrections: dict[str, str | None]) -> list[Heading]:
    found = []
    texts = [None if value is None else " ".join(str(value).split())[:LONGEST] for value in cells]
    spelt = spelt_out([text for text in texts if text])
    for column, (text, value) in enumerate(zip(texts, cells, strict=True), start=first_column):
        if text is None or value is None:
            continue
        if text in corrections:
            found.append(Heading(column, text, corrections[text], CORRECTED))
        elif text in spelt:
            found.append(replace(_standing(spelt[text], spelt[text], column), text=text))
        else:
            found.append(_standing(text, value, column))
    # One column headed "Internal" says nothing; several headed by perspectives list the objectives of each.
    if sum(one.field == "objectives_of_perspective" for one in found) < 2:
        found = [replace(one, field=None, how="not recognised") if one.field == "objectives_of_perspective" else one for one in found]
    return _with_years(_with_days(_without_lone_step(found)))


def _without_lone_step(found: list[Heading]) -> list[Heading]:
    """ "Goal 1" alone is a goal in a list, unless what measures it stands beside it."""
    measured = any(one.group is not None or one.field in MEASURED | {"key_result"} for one in found)
    if measured or sum(one.step is not None for one in found) != 1:
        return found
    return [replace(one, field=None, how="not recognised", step=None) if one.step is not None else one for one in found]


def _with_days(found: list[Heading]) -> list[Heading]:
    """ "9/7" and "9/14": the days of a year that the sheet is about, where they follow each other in one order only."""
    days = [one for one in found if is_yearless_day(one.text) and (one.field is None or one.how == "names a period")]
    # "Sep 14" alone is a month of 2014; beside "Sep 7", or a week before "Sep 21", it is a day.
    if not any(one.field is None for one in days) and not are_weekly([one.text for one in days]):
        return found
    told = month_days([one.text for one in days]) or ()
    dated = {one: replace(one, field="at_period", how=YEARLESS, period=None, quarter=day) for one, day in zip(days, told, strict=False)}
    return [dated.get(one, one) for one in found]


def _with_years(found: list[Heading]) -> list[Heading]:
    """One column headed "May" or "Q1" says nothing; several are parts of the sheet's year, or of that which the target is for.

    Beside columns of other years, whose parts they are is a guess.
    """
    if not any(one.how == YEARLESS for one in found):
        return found
    years = {one.period for one in found if one.period and one.field == "target"}
    year = years.pop() if len(years) == 1 else None
    guess = any(one.back is not None or (one.period and not (year and year.isdigit())) for one in found)
    if sum(one.how == YEARLESS for one in found) < 2 or guess:
        return [replace(one, field=None, how="not recognised", quarter=None, week=None) if one.how == YEARLESS else one for one in found]
    return [_in_year(one, year) if year and one.how == YEARLESS and one.quarter else one for one in found]


def _in_year(one: Heading, year: str) -> Heading:
    told = f"{year}-{one.quarter}"
    return replace(one, observed=day(told), quarter=None) if day(told) else replace(one, period=told)


@lru_cache(maxsize=20_000)
def _standing(text: str, value: Value, column: int) -> Heading:
    return replace(_heading(text, value), column=column)


@lru_cache(maxsize=20_000)
def _heading(text: str, value: Value, column: int = 0) -> Heading:
    """What a text or value means as a heading, wherever it stands."""
    if not isinstance(value, str):
        return _of_time(column, text, value)
    wrapped = _WRAPPED.fullmatch(text)
    bare = plain(wrapped["inner"] if wrapped else text)
    field, how = (_SIGNS[text.casefold()], "alias") if text.casefold() in _SIGNS else _in_percent(text, bare) or _field(bare)
    unit = _unit(text)
    if text.casefold() in _accented():
        return Heading(column, text, _accented()[text.casefold()], "alias")
    if field:
        return Heading(column, text, field, how, unit=unit)
    step = STEP.match(bare)
    if step:
        return Heading(column, text, "objective", "one of several levels", step=int(step["step"]))
    group = GROUP.match(bare) or GROUP_LAST.match(bare)
    if group:
        rest = (group["rest"] or "").strip()
        inner = "key_result" if rest in TEXT_OF_GROUP else _field(rest)[0]
        if inner == "key_result" or inner in MEASURED or inner == "unit_of_measure":
            return Heading(column, text, inner, "numbered group", group=int(group["number"]), unit=unit)
    timed = _of_period(column, text, bare) or _without_year(column, text, bare)
    if timed:
        return timed
    without = plain(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text))
    if without and without != bare:
        field, how = _field(without)
        if field:
            return Heading(column, text, field, how, unit=unit)
    of_result = _OF_THE_RESULT.match(bare)
    inner = _field(of_result["rest"])[0] if of_result else None
    if inner in MEASURED or inner == "unit_of_measure":
        return Heading(column, text, inner, "alias", unit=unit)
    if perspective_named(text) and len(bare) > 1:
        return Heading(column, text, "objectives_of_perspective", "names a perspective")
    joined = _joined_names(text) or _of_one_thing(bare)
    if joined:
        return Heading(column, text, joined, "alias", unit=unit)
    alike = _alike(bare)
    return Heading(column, text, alike, "fuzzy" if alike else "not recognised")


_SIGNS = {"#": "outline", "no.": "outline", "nr.": "outline", "№": "outline", "%": "progress"}
"""Headings that are no words. "No" alone may be the opposite of yes."""
_WRAPPED = re.compile(r"custom fields? ?[(\[:] ?(?P<inner>[^)\]]+)[)\]]?", re.IGNORECASE)
"""How exports call the fields that a team added."""
_SLASH = re.compile(r"\s*[/|+&]\s*|\s+(?:or|oder|of|ou|o)\s+", re.IGNORECASE)


def _joined_names(text: str) -> str | None:
    """ "Company / Team / Person": names of one thing joined, none of which names another thing; or a name and its translation."""
    parts = [plain(part) for part in _SLASH.split(text) if plain(part)]
    fields = {field for field in (_field(part)[0] for part in parts) if field}
    if len(parts) < 2 or len(fields) != 1:
        return None
    translated = len(parts) == 2 and "/" in text
    return fields.pop() if translated or sum(_field(part)[0] is not None for part in parts) > 1 else None


def _of_one_thing(bare: str) -> str | None:
    """ "Ist aktuell": words each of which alone would name the same thing."""
    words = [word for word in bare.split() if word not in _FILLERS]
    fields = {_field(word)[0] for word in words}
    return fields.pop() if len(fields) == 1 else None


_FILLERS = frozenset(("value", "wert", "waarde", "valeur", "valor", "of", "the", "de", "der", "la", "le", "el", "so", "far"))
"""Words of a heading that tell nothing of what it names."""


def _in_percent(text: str, bare: str) -> tuple[str, str] | None:
    """ "% achieved" is progress, where "Achieved" is a value; "Actual %" stays a value. None where the percent sign tells nothing."""
    if "%" not in text:
        return None
    known = _names().get(f"pct {bare}") or _names().get(f"{bare} pct")
    return (known, "alias") if known else None


def _field(bare: str) -> tuple[str | None, str]:
    known = _names().get(bare)
    return (known, "exact" if bare == (known or "").replace("_", " ") else "alias") if known else (None, "")


@lru_cache(maxsize=20_000)
def _alike(bare: str) -> str | None:
    if len(bare) < 7:
        return None
    best = process.extractOne(bare, _about_as_long_as(len(bare)), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return _names()[best[0]] if best else None


@cache
def _about_as_long_as(letters: int) -> list[str]:
    """Names that so many letters can be that like: no more than all of the shorter one stands in the longer one too."""
    return [name for name in _names() if 200 * min(letters, len(name)) >= LIKENESS * (letters + len(name))]


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
GOALS = frozenset(("goal", "doel", "ziel", "objectif", "objetivo", "obiettivo", "hedef", "cel", "mal"))
"""Words for a goal in words and, beside a time, for a target in numbers."""
_ROLE = {
    **dict.fromkeys(("plan", "budget", "milestone", "amended", "approved", "proposed", *GOALS), "target"),
    "forecast": "forecast",
}
def _of_period(column: int, text: str, bare: str) -> Heading | None:
    week = _WEEK.search(text)
    if week:
        # A plan or forecast for one week is no target of the key result: it is kept, not used.
        field = _role(plain(_WEEK.sub(" ", text))) or ("at_period" if _WEEK.fullmatch(text) else None)
        ends_on = week_end(week["year"] or week["year2"], week["week"] or week["week2"])
        return Heading(column, text, field, "names a week", observed=ends_on) if field in ("current", "at_period") else None
    back = _BACK.match(bare)
    if back:
        field = _role(back["rest"])
        if field:
            return Heading(column, text, field, "names a year", back=0 if back["now"] else int(back["back"] or 1))
    part = part_of_year(bare)
    if part and (field := _role(part.rest)):
        return Heading(column, text, field, "names a month" if part.name.isdigit() else "names a quarter", quarter=part.name)
    whole = period(text)
    if whole:
        return Heading(column, text, "at_period", "names a period", period=whole)
    month = _MONTH.search(bare)
    if month:
        field = _role(" ".join(_MONTH.sub(" ", bare).split()))
        return Heading(column, text, field, "names a period", period=period(month[0])) if field else None
    numbered = _MONTH_IN_NUMBERS.search(text)
    if numbered and (field := _role(plain(_MONTH_IN_NUMBERS.sub(" ", text)))):
        return Heading(column, text, field, "names a period", period=f"{numbered['year']}-{int(numbered['month']):02}")
    if day(text):
        return Heading(column, text, "at_period", "names a date", observed=day(text))
    dated = _DAY.search(text)
    if dated and day(dated[0]):
        words = _AS_OF.sub(" ", plain(text.replace(dated[0], " "))).strip()
        field = _role(words) if words else "current"
        return Heading(column, text, field, "names a date", observed=day(dated[0])) if field else None
    inside = _span(bare) or period_in_text(text.replace("_", " "))
    if inside is None:
        return None
    rest = re.sub(r"\b(?:fy|sy|gj|y|q[1-4]|h[12]|\d+)\b|\b(?:fy|sy|y)\d+", " ", bare)
    rest = " ".join(word for word in rest.split() if not re.fullmatch(r"[a-z]{0,2}\d*|for|voor|fur|pour|para|per|van", word))
    if not rest:
        return Heading(column, text, "at_period", "names a period", period=inside)
    field = _role(rest)
    if field:
        return Heading(column, text, field, "names a period", period=inside)
    # "Goals 2026" may head their texts too.
    named = _field(rest)[0]
    return Heading(column, text, named, "names a period") if named in ("objective", "key_result") else None


YEARLESS = "names a part of the year"
_DAY = re.compile(r"\b(?:\d{1,2}[./]\d{1,2}[./]20\d\d|20\d\d-\d\d-\d\d)\b")
_AS_OF = re.compile(r"\b(?:as of|as at|at|on|per|am|vom|zum|op|au|le|al|em)\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))}) 20\d\d\b")
_MONTH_IN_NUMBERS = re.compile(r"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])[./](?P<year>20\d\d)(?![\d./-])")
_BARE_WEEK = re.compile(r"(?:w|wk|week|kw|woche|semaine|semana|sem) ?(?P<week>[0-5]?\d)")


def _without_year(column: int, text: str, bare: str) -> Heading | None:
    """ "Q1", "Jan" or "W3" alone: a part of the year that the sheet is about."""
    week = _BARE_WEEK.fullmatch(bare)
    if week:
        return Heading(column, text, "at_period", YEARLESS, week=int(week["week"]))
    part = f"{MONTHS[bare]:02}" if bare in MONTHS else bare.upper() if re.fullmatch(r"[qh][1-4]", bare) else None
    # Kwartaal, trimestre.
    part = f"Q{bare[1]}" if re.fullmatch(r"[kt][1-4]", bare) else part
    return Heading(column, text, "at_period", YEARLESS, quarter=part) if part else None


def _span(bare: str) -> str | None:
    """ "21 22" as the school or fiscal year 2021/2022."""
    for first, second in _SPAN.findall(bare):
        if int(second) == (int(first) + 1) % 100:
            return f"20{first}/20{second}"
    return None


def _role(words: str) -> str | None:
    """What a period's column holds: numbers of that time, or its status. Its owner and remarks are read as the row's."""
    field = _ROLE.get(words) or _field(words)[0]
    return field if field in MEASURED - {"owner", "due_on", "comment", "weight"} else None


def role_of(text: str) -> str | None:
    """What the numbers beside a word are, "Target" or "Actual": a field, or None."""
    return _role(plain(text))


def _unit(text: str) -> str | None:
    told = re.search(r"\(\s*(%|€|\$|£|EUR|USD|GBP|days?|hours?|weeks?)\s*\)\s*$|(%)\s*$", text)
    return (told[1] or told[2]) if told else None
