"""Periods in all the spellings people use, as the ids of `scorecard.model.period`."""

import re
from calendar import monthrange
from collections.abc import Sequence
from functools import lru_cache

from scorecard.intake.cells.terms import years_of_terms
from scorecard.intake.cells.vocabulary import TOLD, by_word, one_of, plain
from scorecard.intake.grid import Value
from scorecard.model.period import is_period

MONTHS = {word: int(month) for word, month in by_word(TOLD["times"]["months"]).items()}
MONTH = one_of(MONTHS)
_PARTS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"} | by_word(TOLD["times"]["ordinals"])
_QUARTER_WORD = one_of(TOLD["times"]["quarter"])
_HALF_WORD = one_of(TOLD["times"]["half"])
_LONG = one_of(word for word in TOLD["times"]["quarter"] + TOLD["times"]["half"] if len(word) > 2)
_ORDINALS = one_of(by_word(TOLD["times"]["ordinals"]))
_FISCAL = rf"(?P<fiscal>{one_of(TOLD['times']['fiscal_year'])})\s*'?"
_GAP = r"[\s\-_/,.]*(?:de\s+|of\s+)?"
_BREAK = r"(?:[\s\-_/,.]+(?:de\s+|of\s+)?'?|')"
_FOUR = r"(?:19|20)\d\d"
_YEAR = rf"(?:{_GAP}(?:{one_of(TOLD['times']['year'])})?\s*'?(?P<year>{_FOUR})|{_BREAK}(?P<short>\d\d))"
_YEAR_FIRST = rf"(?:(?:{one_of(TOLD['times']['year'])})?\s*'?(?P<year>{_FOUR})|(?:cy\s*)?'?(?P<short>\d\d))"
_SPAN = rf"(?P<first>{_FOUR}|\d\d)\s*[-/–]\s*(?P<second>{_FOUR}|\d\d)"
_FOUR_SPAN = rf"(?P<first>{_FOUR})\s*[-/–]\s*(?P<second>{_FOUR}|\d\d)"
_NTH = r"(?:\.?(?:st|nd|rd|th|er|ere|eme|e|o|º|ª|°)|\.)?\s*"
_QUARTER = rf"(?:{_QUARTER_WORD}[\s\-]*(?P<quarter>[1-4]|iv|iii|ii|i)(?!\d))"
_HALF = rf"(?:{_HALF_WORD}\s*(?P<half>[12])(?!\d))"
_NTH_PART = rf"(?:(?P<nth>[1-4]){_NTH}|(?P<roman>iv|iii|ii|i)\.?\s+|(?P<ordinal>{_ORDINALS})\s+)"
_NTH_QUARTER = rf"(?:{_NTH_PART}(?P<quarter_word>{_QUARTER_WORD})(?![a-z]))"
_NTH_HALF = rf"(?:{_NTH_PART}(?P<half_word>{_HALF_WORD})(?![a-z]))"

_PARTS_OF_A_YEAR = (_QUARTER, _HALF, _NTH_QUARTER, _NTH_HALF)
_PATTERNS = [
    re.compile(pattern)
    for part in _PARTS_OF_A_YEAR
    for pattern in (
        rf"{part}{_YEAR}",
        rf"{part}(?P<short>\d\d)" if part in (_NTH_QUARTER, _NTH_HALF) else rf"{part}\s*'(?P<short>\d\d)",
        rf"{_YEAR_FIRST}{_GAP}{part}",
        rf"{part}{_GAP}{_FISCAL}(?P<year>{_FOUR}|\d\d)",
        rf"{_FISCAL}(?P<year>{_FOUR}|\d\d){_GAP}{part}",
        rf"(?:{_FISCAL})?{_SPAN}[\s\-_,.]*{part}",
        rf"{part}{_GAP}(?:{_FISCAL})?{_SPAN}",
    )
] + [
    re.compile(pattern)
    for pattern in (
        rf"(?P<year>{_FOUR})[\s\-_/,.]*(?P<quarter>iv|iii|ii|i)",
        rf"(?P<year>{_FOUR})[-/._](?P<month>0[1-9]|1[0-2])",
        r"(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])",
        rf"(?P<month>0?[1-9]|1[0-2])[-/.](?P<year>{_FOUR})(?<!^\d.\d\d\d\d)",
        rf"(?P<word>{MONTH})(?![a-z])\.?{_YEAR}",
        rf"(?P<year>{_FOUR})[年\s\-_/,.]*(?P<word>{MONTH})",
        rf"(?P<word>{MONTH})\.?\s*(?:[-–/]|to|tot|t/m|bis|a)\s*(?P<last>{MONTH})(?![a-z])\.?{_YEAR}",
        rf"(?P<word>{MONTH})\.?\s*(?P<year>{_FOUR})\s*(?:[-–/]|to|tot|t/m|bis|a)\s*(?P<last>{MONTH})\.?\s*(?P<again>{_FOUR})",
        rf"(?P<part>[qh])(?P<from>[1-4])\s*[-–/+&]\s*(?P=part)?(?P<upto>[1-4]){_YEAR}",
        rf"(?P<year>{_FOUR})[\s\-_]*(?P<part>[qh])(?P<from>[1-4])\s*[-–/+&]\s*(?P=part)?(?P<upto>[1-4])",
        rf"{_FISCAL}(?P<year>{_FOUR}|\d\d)",
        rf"{_FISCAL}{_SPAN}",
        _FOUR_SPAN,
        rf"(?:{one_of(TOLD['times']['year'])})?\s*(?P<year>{_FOUR})",
        r"(?:cy|y)\s*'?(?P<short>\d\d)",
    )
]
_ANY = re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", one.pattern).replace("(?P=part)", "[qh]") for one in _PATTERNS))
"""What some pattern may match: one look instead of forty at a text that names no period."""
_YEAR_TOLD = re.compile(r"\d\d")
"""Every period that is told in full names a year by two figures at least, which most texts do not have."""
_SPANS = {(1, 12): "", (1, 6): "-H1", (7, 12): "-H2", (1, 3): "-Q1", (4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4"}
_MONTH_SPAN = rf"{MONTH}\.?\s*[-–/]\s*{MONTH}\.?"
_MONTHS_SAID_TOO = re.compile(rf"(?:\s+-\s+|\s*\(|\s+){_MONTH_SPAN}\)?\s*$|\(\s*{_MONTH_SPAN}\s*\)")


def period(value: Value, *, year: int | None = None) -> str | None:
    """The id of the period that a cell names, such as `2026-Q3`; None when it names none. `year` completes a bare "Q3".

    FY23 is the fiscal year that ends in 2023, `2022/2023`; "T" and "K" are the quarters of Romance languages and Dutch,
    "S" the half years. Weeks and days are no periods: a date gives None.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return _read(str(int(value))) if value == int(value) and 1990 <= value <= 209912 else None
    if not isinstance(value, str) or len(value) > 60:
        return None
    return _read(value) or _of_days(value) or (_read(f"{value.strip().rstrip('.')} {year}") if year is not None and _bare(value) else None)


def periods(column: Sequence[Value], *, year: int | None = None) -> list[str | None]:
    """A column of periods, as `period` reads each."""
    return [period(value, year=year) for value in column]


def period_in_text(text: str) -> str | None:
    """The one period that stands inside a title, a sheet's name or a file's name; None for none or several.

    A bare year gives way to a quarter, half year, month or fiscal year beside it; that of a season or term is not the period.
    """
    told = re.sub(r"[()\[\]]|\.(?:xlsx?|xlsm|ods|csv|tsv)$", " ", plain(text)).strip()
    if not _YEAR_TOLD.search(told):
        return None
    whole = period(told) or _of_days(told)
    if whole:
        return whole
    if len(set(_ONE_PART.findall(told))) > 1 and not _SEVERAL_PARTS.search(told):
        return None
    found: list[str] = []
    terms = years_of_terms(told)
    for match in _INSIDE.finditer(told):
        if match["month"] and re.search(r"\d[.\s]*(?:de\s+)?$", told[: match.start()]):
            continue  # the month of a day: "31 March 2026"
        if match["bare"] and _AMOUNT_BEFORE.search(told[: match.start()]) and told[match.end() :].strip():
            continue  # an amount: "reach 2030 units"
        one = _read(match[0])
        if one and "-" not in one and any(start <= match.start() and match.end() <= end for start, end in terms):
            continue  # the year of a season or term
        if one and 2010 <= int(one[:4]) <= 2060:
            found.append(one)
    narrow = {one for one in found if not one.isdigit()} or set(found)
    return narrow.pop() if len(narrow) == 1 else None


_ONE_PART = re.compile(r"(?<![a-z\d])[qh][1-4](?![a-z\d])")
_SEVERAL_PARTS = re.compile(r"[qh][1-4]\s*[-–/+&]\s*[qh]?[1-4](?!\d)")
_LEVEL = one_of(plain(word) for word in TOLD["sentences"]["level_before"])
_AMOUNT_BEFORE = re.compile(rf"(?:reach|achieve|{_LEVEL})\s+$")
_SHORT_PART = r"(?:[qhtks]\s?[1-4]|[1-4]\s?[qhtks])"
_LONG_YEAR = rf"(?:(?:fy|gj|sy)\s?'?)?{_FOUR}(?:\s?[-/–]\s?(?:{_FOUR}|\d\d)(?!\d))?"
_INSIDE = re.compile(
    rf"(?<![a-z\d])[qh][1-4]\s*[-–/+&]\s*[qh]?[1-4][\s\-_/,.]*{_FOUR}(?!\d)"
    rf"|(?<![a-z\d]){_MONTH_SPAN}\s*{_FOUR}(?!\d)"
    rf"|(?<!\d){_FOUR}[\s\-_]*[qh][1-4]\s*[-–/+&]\s*[qh]?[1-4](?!\d)"
    rf"|(?<![a-z\d])(?:(?:fy|gj|sy|ay)\s?'?)?(?:{_FOUR}|\d\d)/(?:{_FOUR}|\d\d)[\s\-_]*q[1-4](?!\d)"
    rf"|(?<![a-z\d]){_SHORT_PART}[\s\-_/,.]*(?:(?:fy|gj|sy)\s?)?'?(?:{_FOUR}\s?[-/–]\s?(?:{_FOUR}|\d\d)|\d\d/\d\d|{_FOUR})(?![\d/])"
    rf"|(?<![a-z\d])[qh][1-4](?:[\s\-_/]|\s?'|\s?fy\s?)\d\d(?![\d/.])|(?<![a-z\d])[1-4][qh]\d\d(?!\d)"
    rf"|(?<!\d)(?:(?:fy|gj|sy)\s?'?)?(?:{_FOUR}|(?<![a-z])\d\d)[\s\-_/,.]*{_SHORT_PART}(?![a-z\d])"
    rf"|(?<![a-z\d])(?:fy|gj|sy|ay)\s?'?(?:{_FOUR}|\d\d)\s?[-/–]\s?(?:{_FOUR}|\d\d)(?!\d)"
    rf"|(?<![a-z\d])(?:fy|gj|sy)\s?'?(?:{_FOUR}|\d\d)(?:[\s\-_]*q[1-4])?(?!\d)"
    rf"|(?<![a-z\d])(?:[1-4]{_NTH}|{_ORDINALS}\s+){_LONG}(?![a-z]){_GAP}{_LONG_YEAR}(?![\d/])"
    rf"|(?<![a-z\d]){_LONG}\s*[1-4]{_GAP}{_LONG_YEAR}(?![\d/])"
    rf"|(?<![\d\-/.]){_FOUR}\s?[/–-]\s?(?:{_FOUR}|\d\d)(?![\d/.-])"
    rf"|(?<!\d)(?<!\d[-/._]){_FOUR}[-_](?:0[1-9]|1[0-2])(?![\d/.-]|_\d)"
    rf"|(?<![a-z\d])(?P<month>{MONTH})(?![a-z])\.?[\s\-_]*(?:de\s+)?{_FOUR}(?!\d)"
    rf"|(?P<bare>(?<![\d.,/-])20\d\d)(?![\d/]|[.,-]\d|\s\d{{3}})"
)


_TO = r"\s*(?:[-–—→]|->|to|until|through|bis|tot(?: en met)?|t/m|au|al?|hasta|até|ate)\s*"
_NAMED = rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?\s*(?:de\s+)?{MONTH}\.?|{MONTH}\.?\s*\d{{1,2}}(?:st|nd|rd|th)?,?)"
_SPAN_OF_DAYS = re.compile(
    rf"(?<![\d./-])(?:(?P<first>{_NAMED})(?:\s*(?:de\s+)?(?P<year>{_FOUR}))?{_TO}(?P<last>{_NAMED})\s*(?:de\s+)?(?P<year2>{_FOUR})"
    rf"|(?P<iso>{_FOUR}-\d\d-\d\d){_TO}(?P<iso2>{_FOUR}-\d\d-\d\d)"
    rf"|(?P<day>\d{{1,2}}[./-]\d{{1,2}})(?:[./-](?P<year3>{_FOUR})?)?{_TO}(?P<day2>\d{{1,2}}[./-]\d{{1,2}})[./-](?P<year4>{_FOUR}))"
    r"(?![\d./-])"
)
""" "1 Jan – 31 Mar 2026", "01.07.2026 - 30.09.2026"."""


def _of_days(text: str) -> str | None:
    """The period of two days that are its first and its last."""
    bare = plain(text)
    found = _SPAN_OF_DAYS.search(bare) if len(bare) <= _LONGEST and len(_YEAR_TOLD.findall(bare)) > 1 else None
    if found is None:
        return None
    if found["iso"]:
        days = [tuple(map(int, found[name].split("-"))) for name in ("iso", "iso2")]
        return _spanned(*((year, month, number) for year, month, number in days))
    until = int(found["year2"] or found["year4"])
    since = int(found["year"] or found["year3"] or until)
    if found["first"]:
        told = [(int(re.findall(r"\d+", found[name])[0]), MONTHS[re.findall(MONTH, found[name])[0]]) for name in ("first", "last")]
    else:
        told = [(int(one), int(other)) for one, other in (re.split(r"[./-]", found[name]) for name in ("day", "day2"))]
        if told[1][1] > LAST_MONTH:
            told = [(number, month) for month, number in told]
    (number, month), (number2, month2) = told
    return _spanned((since, month, number), (until, month2, number2))


LAST_MONTH = 12
_LONGEST = 120
"""Characters of a text that may name two days."""


def _spanned(first: tuple[int, int, int], last: tuple[int, int, int]) -> str | None:
    """The period from a year, month and day to another one; None where they are not its edges."""
    (year, month, number), (year2, month2, number2) = first, last
    if number != 1 or not (1 <= month <= LAST_MONTH and 1 <= month2 <= LAST_MONTH) or number2 != monthrange(year2, month2)[1]:
        return None
    if year2 == year + 1 and month2 == month - 1:
        return f"{year}/{year2}"
    span = f"-{month:02}" if month == month2 else _SPANS.get((month, month2))
    return None if span is None or year != year2 else f"{year}{span}"


@lru_cache(maxsize=8192)
def _read(text: str) -> str | None:
    bare = plain(text)
    if not _YEAR_TOLD.search(bare):
        return None
    told = re.sub(r"[()\[\]]", " ", _MONTHS_SAID_TOO.sub(" ", bare))
    candidates = dict.fromkeys((bare, " ".join(told.split())))
    for candidate in filter(_ANY.fullmatch, candidates):
        for pattern in _PATTERNS:
            match = pattern.fullmatch(candidate)
            made = _made({name: value for name, value in match.groupdict().items() if value}) if match else None
            if made and is_period(made):
                return made if candidate == bare or _fits(made, bare) else None
    return None


def _fits(made: str, text: str) -> bool:
    """The months said too are those of the part of the year: "Q1 2026 (Apr-Jun)" is another's first quarter."""
    said = _MONTHS_SAID_TOO.search(text)
    months = [MONTHS[one] for one in re.findall(MONTH, said[0])] if said and "/" not in made else []
    return len(months) != 2 or made[4:] in ("", _SPANS.get((months[0], months[1])))


def _bare(text: str) -> bool:
    """A part of a year without the year: "Q3", "3. Quartal", "March"."""
    return re.search(r"\d\d|^\s*\d\s*$", text) is None


def _made(told: dict[str, str]) -> str | None:
    """The id from the named parts of a match; None where they contradict each other."""
    part = _part(told)
    if "first" in told:
        first = _full(told["first"])
        second = int(told["second"]) if len(told["second"]) == 4 else first // 100 * 100 + int(told["second"])
        second += 100 if second < first else 0
        return f"{first}/{second}{part}" if second == first + 1 else None
    year = _full(told.get("year") or told.get("short") or "")
    if "fiscal" in told:
        return f"{year - 1}/{year}{part}"
    if told.get("again") not in (None, told.get("year")):
        return None
    if "last" in told or "upto" in told:
        span = _SPANS.get(_months(told))
        return None if span is None else f"{year}{span}"
    if "word" in told:
        return f"{year}-{MONTHS[told['word']]:02}"
    if "month" in told:
        return f"{year}-{int(told['month']):02}"
    return f"{year}{part}"


def _part(told: dict[str, str]) -> str:
    which = told.get("nth") or _PARTS.get(told.get("roman") or told.get("ordinal") or "", "")
    if "quarter" in told or "quarter_word" in told:
        quarter = told.get("quarter") or which
        return f"-Q{_PARTS.get(quarter, quarter)}"
    return f"-H{told.get('half') or which}" if "half" in told or "half_word" in told else ""


def _months(told: dict[str, str]) -> tuple[int, int]:
    """First and last month of "Jul-Sep" or "Q1-Q2"."""
    if "last" in told:
        return MONTHS[told["word"]], MONTHS[told["last"]]
    size = 3 if told["part"] == "q" else 6
    return size * (int(told["from"]) - 1) + 1, size * int(told["upto"])


def _full(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
