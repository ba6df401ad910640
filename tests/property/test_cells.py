"""Whatever way a number, a pair, a day or a period is typed, it reads back; and no text makes the reading fail."""

import math
from datetime import date
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scorecard.intake.cells import (
    Number,
    clean,
    day,
    decimal_mark,
    direction,
    from_to,
    is_placeholder,
    items,
    number,
    numbers,
    percents,
    period,
    period_in_text,
    person,
    target_in_text,
)
from scorecard.intake.cells.marks import done
from scorecard.intake.cells.shares import confidence, percent
from scorecard.intake.cells.words import flag
from scorecard.model.period import is_period

LOCALES = [
    (".", ","),
    (".", ""),
    (".", "'"),
    (".", "’"),
    (",", "."),
    (",", " "),
    (",", "\u00a0"),
    (",", "\u202f"),
    (",", ""),
]
"""Decimal mark and thousands mark, as countries have them."""
MAGNITUDES = [
    ("", 1),
    ("k", 1e3),
    (" mln", 1e6),
    (" Mio.", 1e6),
    ("M", 1e6),
    (" million", 1e6),
    (" Mrd", 1e9),
    ("bn", 1e9),
    (" miljard", 1e9),
]
UNITS = ["", "%", " %", " days", " Tage", "km", " EUR", " €", " kg", " per week"]
CURRENCIES = ["€", "$", "£", "US$", "USD", "EUR", "CHF"]
COMPARATORS = {
    "": None,
    "<": "<",
    "≤ ": "<=",
    "> ": ">",
    ">=": ">=",
    "±": "±",
    "~": "~",
    "at least ": ">=",
    "höchstens ": "<=",
}

amounts = st.tuples(st.integers(0, 10**9), st.integers(0, 3)).map(lambda told: (told[0] / 10 ** told[1], told[1]))
locales = st.sampled_from(LOCALES)


def typed(value: float, decimals: int, locale: tuple[str, str]) -> str:
    """A number as people of that locale type it."""
    mark, group = locale
    return f"{value:,.{decimals}f}".translate({ord(","): group, ord("."): mark})


@given(
    amounts,
    locales,
    st.sampled_from(MAGNITUDES),
    st.sampled_from(UNITS),
    st.sampled_from(list(COMPARATORS)),
    st.booleans(),
)
def test_any_number_reads_back_in_any_locale_magnitude_and_unit(
    amount: tuple[float, int],
    locale: tuple[str, str],
    magnitude: tuple[str, float],
    unit: str,
    comparator: str,
    negative: bool,
) -> None:
    value, decimals = amount
    sign = "-" if negative and value else ""
    word, factor = magnitude
    parted = " " if word and unit and not unit.startswith(" ") else ""
    read = number(f"{comparator}{sign}{typed(value, decimals, locale)}{word}{parted}{unit}", decimal=locale[0])
    assert read is not None
    assert math.isclose(read.value, (-value if sign else value) * factor, rel_tol=1e-11)
    assert (read.unit or "", read.comparator, read.note) == (unit.strip(), COMPARATORS[comparator], "")


@given(amounts, locales, st.sampled_from(MAGNITUDES), st.sampled_from(CURRENCIES), st.booleans(), st.booleans())
def test_any_amount_of_money_reads_back_with_its_currency_on_either_side(
    amount: tuple[float, int],
    locale: tuple[str, str],
    magnitude: tuple[str, float],
    currency: str,
    before: bool,
    accounting: bool,
) -> None:
    value, decimals = amount
    word, factor = magnitude
    digits = f"{typed(value, decimals, locale)}{word}"
    text = f"{currency} {digits}" if before else f"{digits} {currency}"
    read = number(f"({text})" if accounting else text, decimal=locale[0])
    assert read is not None
    assert math.isclose(read.value, (-value if accounting else value) * factor, rel_tol=1e-11)
    assert read.unit == currency


@given(st.lists(amounts, min_size=1), locales)
def test_a_column_never_tells_the_wrong_decimal_mark(column: list[tuple[float, int]], locale: tuple[str, str]) -> None:
    texts = [typed(value, decimals, locale) for value, decimals in column]
    doubtful = all(len(text.rpartition(locale[0])[2]) == 3 for text in texts if locale[0] in text)
    told = decimal_mark(texts)
    assert told in (None, locale[0]) or (doubtful and locale[1] == "")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_stored_number_is_kept_to_fifteen_digits(value: float) -> None:
    assert math.isclose(clean(value), value, rel_tol=1e-12, abs_tol=5e-324)
    assert clean(clean(value)) == clean(value)


@given(st.decimals(-(10**6), 10**6, places=4, allow_nan=False))
def test_float_noise_in_a_text_goes(value: object) -> None:
    exact = float(str(value))
    assume(exact != 0)
    noisy = f"{exact:.17g}"
    assume("e" not in noisy)
    assert number(noisy, decimal=".") == Number(exact)


WORDS = [
    ("from {} to {}", "."),
    ("van {} naar {}", ","),
    ("von {} auf {}", ","),
    ("de {} à {}", ","),
    ("de {} a {}", ","),
    ("{} -> {}", "."),
    ("{} → {}", "."),
]


@given(amounts, amounts, st.sampled_from(WORDS), st.sampled_from(["", " %", " €", " days", " mln"]))
def test_any_pair_reads_back_and_its_end_is_the_target(
    start: tuple[float, int], end: tuple[float, int], words: tuple[str, str], unit: str
) -> None:
    pattern, mark = words
    locale = (mark, "," if mark == "." else ".")
    first, second = typed(*start, locale), typed(*end, locale)
    assume(not all(len(text) == 4 and text[:2] in ("19", "20") for text in (first, second)))
    text = pattern.format(first + unit, second + unit)
    read = from_to(text, mark)
    factor = 1e6 if unit == " mln" else 1
    assert read is not None
    assert math.isclose(read[0].value, start[0] * factor, rel_tol=1e-11)
    assert math.isclose(read[1].value, end[0] * factor, rel_tol=1e-11)
    assert target_in_text(text, mark) == read[1]


@given(
    st.dates(date(1955, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%Y%m%d"]),
)
def test_any_day_reads_back(told: date, pattern: str) -> None:
    assume(pattern != "%Y%m%d" or told.year >= 2000)
    assert day(told.strftime(pattern)) == told


@given(st.dates(date(1955, 1, 1), date(2099, 12, 31)))
def test_any_day_reads_back_month_first_and_as_a_day_count(told: date) -> None:
    assert day(told.strftime("%m/%d/%Y"), order="mdy") == told
    assert day((told - date(1899, 12, 30)).days) == told
    assert day((told - date(1904, 1, 1)).days, date_1904=True) == (
        told if (told - date(1904, 1, 1)).days >= 20_000 else None
    )


SPELLINGS = [
    "{y}-Q{q}",
    "Q{q} {y}",
    "Q{q}'{s}",
    "{y} Q{q}",
    "Q{q}/{y}",
    "{q}. Quartal {y}",
    "T{q} {y}",
    "{q}e kwartaal {y}",
    "{q}er trimestre {y}",
    "{q}Q{s}",
]


@given(st.integers(2010, 2059), st.integers(1, 4), st.sampled_from(SPELLINGS))
def test_any_quarter_reads_back(year: int, quarter: int, spelling: str) -> None:
    text = spelling.format(y=year, q=quarter, s=f"{year % 100:02}")
    assert period(text) == f"{year}-Q{quarter}"
    assert period_in_text(f"Goals {text} final") == f"{year}-Q{quarter}"


READERS = [number, from_to, target_in_text, day, period, period_in_text, direction, is_placeholder, items, person]


@pytest.mark.parametrize("read", READERS)
@given(text=st.one_of(st.text(max_size=60), st.from_regex(r"[-+<>~€$%()\[\]0-9., /a-zQqKMk'→:]{0,40}", fullmatch=True)))
def test_whatever_is_typed_is_read_or_left(read: object, text: str) -> None:
    assert callable(read)
    told = read(text)
    if isinstance(told, Number):
        assert math.isfinite(told.value)
    if told is not None and read in (period, period_in_text):
        assert is_period(told)


SIGNS = sorted(set("aQx190 .,-+%*/()[]<>=~:;'\"!?#&@^_|\\\n\t€$½²★☆▓🟢✓→–\u00a0\u200b\ufe0f"))


@pytest.mark.parametrize("read", [*READERS, percent, confidence, flag, done])
def test_a_cell_of_one_or_two_signs_is_read_or_left(read: object) -> None:
    assert callable(read)
    for count in (1, 2):
        for signs in product(SIGNS, repeat=count):
            read("".join(signs))


@given(st.lists(st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text(max_size=12)), max_size=30))
def test_a_column_is_read_as_its_cells_and_is_as_long(column: list[bool | float | int | str | None]) -> None:
    assert numbers(column) == [number(value) for value in column]
    assert len(percents(column)) == len(column)
