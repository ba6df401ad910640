"""Periods and days in all the spellings people use."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from scorecard.intake.grid import Value

_MONTHS = {
    1: "january januari januar janvier enero janeiro jan janv ene",
    2: "february februari februar fevrier febrero fevereiro feb febr fev",
    3: "march maart marz maerz mars marzo marco mar mrt mrz",
    4: "april avril abril apr avr abr",
    5: "may mei mai mayo maio",
    6: "june juni juin junio junho jun",
    7: "july juli juillet julio julho jul juil",
    8: "august augustus aout agosto aug ago",
    9: "september septembre septiembre setembro sep sept set",
    10: "october oktober octobre octubre outubro oct okt out",
    11: "november novembre noviembre novembro nov",
    12: "december dezember decembre diciembre dezembro dec dez dic",
}
MONTHS = {word: number for number, words in _MONTHS.items() for word in words.split()}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_ACCENTS = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüçñ", "aaaaaeeeeiiiiooooouuuucn")
_Y = r"(?:y|fy|gj|sy|cy|ej)?\s*'?(?P<year>(?:19|20)\d\d|\d\d)"
_Y4 = r"(?P<year>(?:19|20)\d\d)"
_QUARTER_WORD = r"(?:quarter|qtr|quartal|kwartaal|trimestre|trim\.?|q|t|k)"
_HALF_WORD = r"(?:half year|half-year|halfjaar|halbjahr|semestre|semester|h|s)"
_SPAN_YEAR = r"(?:fy|gj|sy|school year|schooljaar|fiscal year|geschaftsjahr|boekjaar)?\s*'?(?P<first>(?:19|20)?\d\d)\s*[-/–]\s*(?P<second>(?:19|20)?\d\d)"
_PATTERNS = [
    re.compile(rf"{_QUARTER_WORD}\s*(?P<quarter>[1-4]|iv|iii|ii|i)[\s\-_/,.]*{_Y}(?:\s*-.*)?"),
    re.compile(rf"(?P<quarter>[1-4])(?:st|nd|rd|th|\.|e|er|o|º)?\s*{_QUARTER_WORD}[\s\-_/,.]*{_Y}"),
    re.compile(rf"{_Y}[\s\-_/,.]*{_QUARTER_WORD}\s*(?P<quarter>[1-4]|iv|iii|ii|i)(?:\s*-.*)?"),
    re.compile(rf"{_Y4}[\s\-_/,.]*(?P<quarter>iv|iii|ii|i)"),
    re.compile(rf"{_HALF_WORD}\s*(?P<half>[12])[\s\-_/,.]*{_Y}"),
    re.compile(rf"(?P<half>[12])(?:st|nd|\.|e|er|o|º)?\s*{_HALF_WORD}[\s\-_/,.]*{_Y}"),
    re.compile(rf"{_Y}[\s\-_/,.]*{_HALF_WORD}\s*(?P<half>[12])"),
    re.compile(r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>0[1-9]|1[0-2])"),
    re.compile(r"(?P<month>0[1-9]|1[0-2])[/.](?P<year>(?:19|20)\d\d)"),
    re.compile(r"(?P<word>[a-z]{3,10})\.?[\s\-_/,]*'?(?P<year>(?:19|20)\d\d|\d\d)"),
    re.compile(rf"{_SPAN_YEAR}(?:[\s\-_]*{_QUARTER_WORD}\s*(?P<quarter>[1-4]))?"),
    re.compile(r"(?P<fiscal>fy|gj)\s*'?(?P<year>(?:19|20)\d\d|\d\d)(?:[\s\-_]*q\s*(?P<quarter>[1-4]))?"),
    re.compile(r"(?:y|year|jaar|jahr|annee|ano|cy|calendar year)?\s*(?P<year>(?:19|20)\d\d)"),
]
_FISCAL = re.compile(r"^(?:fy|gj)\b|^(?:fy|gj)\d")


def period(value: Value, *, year: int | None = None) -> str | None:
    """The id of the period that a cell names, such as `2026-Q3`; None when it names none. `year` completes a bare "Q3".

    FY23 is the fiscal year that ends in 2023: `2022/2023`. Weeks and days are no periods.
    """
    if isinstance(value, bool) or value is None or isinstance(value, (date, datetime)):
        return None
    if isinstance(value, (int, float)):
        return str(int(value)) if value == int(value) and 1990 <= value <= 2100 else None
    if not isinstance(value, str):
        return None
    text = " ".join(value.casefold().translate(_ACCENTS).split())
    if year is not None:
        bare = re.fullmatch(rf"{_QUARTER_WORD}\s*([1-4]|iv|iii|ii|i)|([1-4])\.?\s*{_QUARTER_WORD}", text)
        if bare:
            told = bare[1] or bare[2]
            return f"{year}-Q{_ROMAN.get(told, told)}"
        half = re.fullmatch(rf"{_HALF_WORD}\s*([12])", text)
        if half:
            return f"{year}-H{half[1]}"
        if text.rstrip(".") in MONTHS:
            return f"{year}-{MONTHS[text.rstrip('.')]:02}"
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        found = _made(match.groupdict(), fiscal=bool(_FISCAL.search(text))) if match else None
        if found:
            return found
    return None


_INSIDE = re.compile(
    rf"(?<![a-z\d])(?:q[1-4]|[1-4]q)[\s\-_/,.]*(?:fy|y)?'?(?:20\d\d|\d\d)(?!\d)|(?<!\d)20\d\d[\s\-_/,.]*(?:q[1-4]|[1-4]q|h[12])(?![a-z\d])"
    rf"|(?<![a-z\d])h[12][\s\-_/,.]*20\d\d(?!\d)|(?<![a-z\d])[1-4]\.?\s*(?:quartal|kwartaal|trimestre)\s*20\d\d"
    rf"|(?:quarter|quartal|kwartaal|trimestre)\s*[1-4][\s\-_/,.]*20\d\d|(?:fy|gj)\s*'?\d\d(?:\d\d)?(?:[\s\-_]*q[1-4])?(?!\d)"
    rf"|(?<!\d)20\d\d\s*[/–-]\s*(?:20)?\d\d(?![\d-])|(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})[\s\-_]*20\d\d(?!\d)|(?<![\d.,])20\d\d(?![\d.,]\d|\d|-\d)"
)


def period_in_text(text: str) -> str | None:
    """The period that stands inside a title, a sheet's name or a file's name; None for none or several."""
    plain = text.casefold().translate(_ACCENTS)
    found = list(dict.fromkeys(one for one in (period(match[0]) for match in _INSIDE.finditer(plain)) if one))
    narrow = [one for one in found if not any(other != one and other.startswith(one) for other in found)]
    return narrow[0] if len(narrow) == 1 else None


def _made(told: dict[str, str | None], *, fiscal: bool) -> str | None:
    quarter = told.get("quarter")
    part = f"-Q{_ROMAN.get(quarter, quarter)}" if quarter else f"-H{told['half']}" if told.get("half") else ""
    if told.get("first"):
        first, second = _year(told["first"] or ""), _year(told["second"] or "")
        return f"{first}/{second}{part}" if second == first + 1 else None
    if told.get("word"):
        month = MONTHS.get(told["word"] or "")
        return f"{_year(told['year'] or '')}-{month:02}" if month else None
    if not told.get("year"):
        return None
    year = _year(told["year"] or "")
    if told.get("month"):
        return f"{year}-{told['month']}"
    if fiscal:
        return f"{year - 1}/{year}{part}"
    return f"{year}{part}"


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


_NUMERIC = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[ t]+\d{1,2}:\d\d.*)?", re.IGNORECASE)
_WORDY = re.compile(r"(?:[a-z]+,?\s+)?(\d{1,2})\.?(?:st|nd|rd|th)?\s*(?:de\s+)?[-\s]?([a-z]{3,10})\.?,?[-\s]*(?:de\s+)?(\d{4}|\d\d)")
_MONTH_FIRST = re.compile(r"([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def day(value: Value, *, order: str | None = None, date_1904: bool = False) -> date | None:
    """The day a cell names. `order` ("dmy", "mdy") decides 03/04/2026; without it the day comes first.

    A bare number from 20,000 to 80,000 is taken as a spreadsheet's day count.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        if not 20_000 <= value <= 80_000:
            return None
        return (_EPOCH_1904 if date_1904 else _EPOCH) + timedelta(days=int(value))
    if not isinstance(value, str):
        return None
    text = " ".join(value.casefold().translate(_ACCENTS).split())
    if text.isdigit() and len(text) == 5:
        return day(int(text), date_1904=date_1904)
    match = _NUMERIC.fullmatch(text)
    if match:
        a, b, c = match.groups()
        if len(a) == 4:
            return _day(int(a), int(b), int(c))
        year = _year(c) if len(c) in (2, 4) else 0
        first, second = int(a), int(b)
        if second > 12 or (order == "mdy" and first <= 12):
            return _day(year, first, second)
        return _day(year, second, first)
    match = _WORDY.fullmatch(text)
    if match and match[2] in MONTHS:
        return _day(_year(match[3]), MONTHS[match[2]], int(match[1]))
    match = _MONTH_FIRST.fullmatch(text)
    if match and match[1] in MONTHS:
        return _day(int(match[3]), MONTHS[match[1]], int(match[2]))
    return None


def day_order(values: Iterable[Value]) -> str | None:
    """"dmy" or "mdy" where a column tells by a number above 12; None when nothing does."""
    first = second = False
    for value in values:
        match = _NUMERIC.fullmatch(value.strip()) if isinstance(value, str) else None
        if match and len(match[1]) <= 2:
            first |= int(match[1]) > 12
            second |= int(match[2]) > 12
    return "dmy" if first and not second else "mdy" if second and not first else None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def days(column: Sequence[Value], *, order: str | None = None, date_1904: bool = False) -> list[date | None]:
    """A column of days; its own order of day and month where the caller gives none."""
    told = order or day_order(column)
    return [day(value, order=told, date_1904=date_1904) for value in column]


def periods(column: Sequence[Value], *, year: int | None = None) -> list[str | None]:
    """A column of periods."""
    return [period(value, year=year) for value in column]
