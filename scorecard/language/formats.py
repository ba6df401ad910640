"""Numbers and days as the language in use writes them. Python rounds, once and the same way for every language; a language only writes."""

import re
from datetime import date, datetime
from functools import cache
from typing import Literal

from babel import Locale, dates
from babel.numbers import get_decimal_symbol, get_group_symbol, get_minus_sign_symbol

from scorecard.language.chosen import in_use

TYPED: dict[str, Literal["DD-MM-YYYY", "DD.MM.YYYY", "DD/MM/YYYY"]] = {
    "nl": "DD-MM-YYYY",
    "de": "DD.MM.YYYY",
    "fr": "DD/MM/YYYY",
    "es": "DD/MM/YYYY",
}
LOCALES = {"en": "en_GB"}
"""Where a language alone does not say how days are written: English here is 12 July 2026."""


def number(value: float, digits: int = 0) -> str:
    """1,234.50: with so many digits behind the decimal sign, thousands in groups."""
    return _written(f"{value:z,.{digits}f}")


def signed(value: float, digits: int = 0) -> str:
    """+0.05 or -0.05: a change."""
    return _written(f"{value:+z,.{digits}f}")


def figure(value: float) -> str:
    """1234.5: a number from data, with the digits that it has, ten at most; not grouped, for it may be a year."""
    return _written(f"{value:z.10g}")


def sum_written(told: str) -> str:
    """A sum that was kept in English, "(1,200.5 - 3) / 4 = 0.55", with the signs within its numbers as the language writes them."""
    return re.sub(r"\d[\d,.]*\d", lambda found: _written(found[0]), told)


def percent(share: float, digits: int = 0) -> str:
    """71%: a share, 1 is the whole, in percent."""
    return _written(f"{share:z,.{digits}%}".rstrip("%")) + _percent_sign(in_use())


def day(on: date) -> str:
    """12 July 2026."""
    return dates.format_date(on, "long", _locale(in_use()))


def short_day(on: date) -> str:
    """12 Jul 2026, where room is short."""
    return dates.format_date(on, "medium", _locale(in_use()))


def day_and_month(on: date) -> str:
    """12 Jul: on an axis that lies within a year."""
    return dates.format_skeleton("MMMd", on, locale=_locale(in_use()))


def typed_day() -> Literal["YYYY-MM-DD", "DD-MM-YYYY", "DD.MM.YYYY", "DD/MM/YYYY"]:
    """How a day is typed in: 12-07-2026."""
    return TYPED.get(in_use(), "YYYY-MM-DD")


def month(on: date) -> str:
    """July 2026."""
    return dates.format_skeleton("yMMMM", on, locale=_locale(in_use()))


def day_and_time(at: datetime) -> str:
    """12 July 2026, 14:05."""
    return f"{day(at)}, {at:%H:%M}"


def _written(number: str) -> str:
    return number.translate(_signs(in_use()))


@cache
def _signs(language: str) -> dict[int, str]:
    locale = _locale(language)
    return str.maketrans({",": get_group_symbol(locale), ".": get_decimal_symbol(locale), "-": get_minus_sign_symbol(locale)})


@cache
def _percent_sign(language: str) -> str:
    """With the blank that some languages put before it."""
    suffix: str = _locale(language).percent_formats[None].suffix[0]
    return suffix


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES.get(language, language))
