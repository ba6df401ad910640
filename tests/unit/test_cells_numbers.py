"""Numbers as people type them. Each table reads: the text in the cell, then what it says."""

from datetime import timedelta

import pytest

from scorecard.intake.cells import Number, clean, decimal_mark, number, numbers, with_unit
from scorecard.intake.grid import Value

TYPED = """
    25                      |          25 |          |    |
    25 %                    |          25 | %        |    |
    -5%                     |          -5 | %        |    |
    −3                      |          -3 |          |    |
    –3                      |          -3 |          |    |
    +5                      |           5 |          |    |
    (1,234.50)              |     -1234.5 |          |    |
    (5%)                    |          -5 | %        |    |
    1.234,56-               |    -1234.56 |          |    |
    -$5                     |          -5 | $        |    |
    $-5                     |          -5 | $        |    |
    12,5                    |        12.5 |          |    |
    0,123                   |       0.123 |          |    |
    .5                      |         0.5 |          |    |
    1.250,50                |      1250.5 |          |    |
    1,250.50                |      1250.5 |          |    |
    1.234.567               |     1234567 |          |    |
    1,00,000                |      100000 |          |    |
    1 234,5                 |      1234.5 |          |    |
    12'500                  |       12500 |          |    |
    1’234’567.89            |  1234567.89 |          |    |
    1 234 567               |     1234567 |          |    |
    € 1,2 mln               |     1200000 | €        |    |
    22.1 Million            |    22100000 |          |    |
    $43K                    |       43000 | $        |    |
    $26.67 M                |    26670000 | $        |    |
    €5m                     |     5000000 | €        |    |
    5 m                     |           5 | m        |    |
    5 mm                    |           5 | mm       |    |
    $5mm                    |     5000000 | $        |    |
    BRL 50 mil              |       50000 | BRL      |    |
    R$ 1,5 mi               |     1500000 | R$       |    |
    SEK 500M                |   500000000 | SEK      |    |
    10 Billion TZS          | 10000000000 | TZS      |    |
    1,2 Mio. €              |     1200000 | €        |    |
    3,4 Mrd                 |  3400000000 |          |    |
    3 TEUR                  |        3000 | EUR      |    |
    k€ 100                  |      100000 | €        |    |
    5 M€                    |     5000000 | €        |    |
    52,86.5                 |        none |          |    |
    1,886.79 Mlls           |  1886790000 |          |    |
    5 crore                 |    50000000 |          |    |
    5k                      |        5000 |          |    |
    9.5M users              |     9500000 | users    |    |
    < 2 %                   |           2 | %        | <  |
    ≤3%                     |           3 | %        | <= |
    >=4                     |           4 |          | >= |
    ± 5.2%                  |         5.2 | %        | ±  |
    ~10                     |          10 |          | ~  |
    ca. 10                  |          10 |          | ~  |
    at least 95%            |          95 | %        | >= |
    minimaal 95 %           |          95 | %        | >= |
    höchstens 3 Tage        |           3 | Tage     | <= |
    moins de 5 %            |           5 | %        | <  |
    más de 20               |          20 |          | >  |
    até 5                   |        none |          |    |
    90 days or less         |          90 | days     | <= |
    4 oder mehr             |           4 |          | >= |
    10+                     |          10 |          | >= |
    50%+                    |          50 | %        | >= |
    10+ customers           |          10 | customers | >= |
    > 3/5                   |           3 |          | >  | 5
    4.5/5                   |         4.5 |          |    | 5
    4.2 out of 5            |         4.2 |          |    | 5
    9h                      |           9 | h        |    |
    8 days                  |           8 | days     |    |
    2h 30m                  |         2.5 | h        |    |
    2h30                    |         2.5 | h        |    |
    1:30 h                  |         1.5 | h        |    |
    2 uur 30 min            |         2.5 | uur      |    |
    1 Std. 30 Min.          |         1.5 | Std      |    |
    5 min 30 s              |         5.5 | min      |    |
    < 2h 30m                |         2.5 | h        | <  |
    45 Min.                 |          45 | min      |    |
    3 % min.                |           3 | %        | >= |
    3 weken                 |           3 | weken    |    |
    3:1                     |           3 | to 1     |    |
    1 : 4                   |           4 | per 1    |    |
    1 : 30                  |          30 | per 1    |    |
    2,5:1                   |         2.5 | to 1     |    |
    mind. 95 %              |          95 | %        | >= |
    minstens 4,5 van 5      |         4.5 |          | >= | 5
    au minimum 95 %         |          95 | %        | >= |
    máx. 3                  |           3 |          | <= |
    upto 3                  |           3 |          | <= |
    less than or equal to 3 |           3 |          | <= |
    sous 5 %                |           5 | %        | <  |
    roughly 30              |          30 |          | ~  |
    env. 30                 |          30 |          | ~  |
    ungefähr 30             |          30 |          | ~  |
    95%*                    |          95 | %        |    |
    95 %¹                   |          95 | %        |    |
    12 ¹                    |          12 |          |    |
    12 **                   |          12 |          |    |
    95 % (YTD)              |          95 | %        |    |
    30 (est.)               |          30 |          |    |
    8,5 (Skala 1-10)        |         8.5 |          |    |
    4.2 (scale of 1 to 5)   |         4.2 |          |    |
    70 % (0-100 scale)      |          70 | %        |    |
    4,2 (von 5)             |         4.2 |          |    | 5
    4 (of 5)                |           4 |          |    | 5
    54 % (2022)             |          54 | %        |    |
    6,8 (2022)              |         6.8 |          |    |
    280 (Q2)                |         280 |          |    |
    12 (Stand 30.06.2026)   |          12 |          |    |
    75 % (by 2026)          |          75 | %        |    |
    10 ↑                    |          10 |          |    |
    95 % ↗                  |          95 | %        |    |
    5 (days)                |           5 | days     |    |
    €1.250,-                |        1250 | €        |    |
    1.250,– €               |        1250 | €        |    |
    CHF 1'250.--            |        1250 | CHF      |    |
    Fr. 12.50               |        12.5 | Fr.      |    |
    ½                       |         0.5 |          |    |
    1½                      |         1.5 |          |    |
    5 points de %           |           5 | pp       |    |
    5 lacs                  |      500000 |          |    |
    ₹ 5 Cr                  |    50000000 | ₹        |    |
    12 tCO2e                |          12 | tCO2e    |    |
    9.5                     |         9.5 |          |    |
    007                     |           7 |          |    |
    12KG                    |          12 | KG       |    |
    20GB                    |          20 | GB       |    |
    5MUSD                   |     5000000 | USD      |    |
    72 Hours                |          72 | Hours    |    |
    20 MBps                 |          20 | MBps     |    |
    1,5 Std.                |         1.5 | Std      |    |
    5 per week              |           5 | per week |    |
    10 €/parcel             |          10 | €/parcel |    |
    5 percentage points     |           5 | pp       |    |
    40 Prozent              |          40 | %        |    |
    91.370000000000005      |       91.37 |          |    |
    3万                     |       30000 |          |    |
    1.2亿元                 |   120000000 | 元       |    |
    5千人                   |        5000 | 人       |    |
    3 млн                   |     3000000 |          |    |
    1,5 млрд руб.           |  1500000000 | руб.     |    |
    4 тыс.                  |        4000 |          |    |
    5 tys.                  |        5000 |          |    |
    3 mln zł                |     3000000 | zł       |    |
    3 milioni               |     3000000 |          |    |
    2 miliardi di euro      |  2000000000 | euro     |    |
    5 mila                  |        5000 |          |    |
    4 milyon                |     4000000 |          |    |
    3,5 miljoner kronor     |     3500000 | kronor   |    |
    2 mio. kr.              |     2000000 | kr.      |    |
    2 millions d'euros      |     2000000 | euros    |    |
    2 millones de euros     |     2000000 | euros    |    |
    1,5 milhões de reais    |     1500000 | reais    |    |
    ＜５％                    |           5 | %        | <  |
    ≧95                     |          95 |          | >= |
    （5％）                   |          -5 | %        |    |
    ￥1，250．50               |      1250.5 | ¥        |    |
    % 95                    |          95 | %        |    |
    %95                     |          95 | %        |    |
    3,5★                    |         3.5 | ★        |    |
    NPS +45                 |          45 | NPS      |    |
    NPS: 45                 |          45 | NPS      |    |
    eNPS −12                |         -12 | eNPS     |    |
    CSAT ≥ 80 %             |          80 | %        | >= |
    .80000000000000004      |         0.8 |          |    |
    1.5E+06                 |     1500000 |          |    |
    1234567890123.45        | 1234567890123.45 |     |    |
"""  # noqa: RUF001 wide signs and Cyrillic are meant


def _rows(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize("row", _rows(TYPED), ids=lambda row: row[0])
def test_a_typed_number_is_read_with_its_unit_comparator_and_scale(row: list[str]) -> None:
    text, value, unit, comparator, scale = row
    read = number(text)
    if value == "none":
        assert read is None
    else:
        assert read == Number(float(value), unit or None, comparator or None, scale=float(scale) if scale else None)


@pytest.mark.parametrize("minus", ["\u2212", "\u2013", "\u2010", "\u2011", "\uff0d"])
def test_every_kind_of_minus_and_wide_digits_are_read_as_plain_ones(minus: str) -> None:
    assert number(f"{minus}5 %") == Number(-5, "%")
    assert number("\uff19\uff15\uff05") == Number(95, "%")


def test_a_spreadsheets_duration_is_in_hours() -> None:
    assert number(timedelta(hours=30, minutes=30)) == Number(30.5, "h")


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", " "])
def test_every_kind_of_blank_groups_thousands_and_parts_a_unit(blank: str) -> None:
    assert number(f"1{blank}234{blank}567,5{blank}%") == Number(1234567.5, "%")


NO_NUMBERS = """
    300 (2025: 250) | 300 (scale to 400) | 4 (von 5) | 12 (of 40)
    - | ? | n/a | tbd | Yes | No | [X]% | 45 -> 60 | 1 of 5 | 3/4 | 1/2 | 10-15 | 10 to 15 | 100% of staff trained
    Q1 2026 | 2026-01-01 | 01.02.2026 | 31/12/2026 | 12 Jan | 10:30 | 3 days 4 hours | 5 and 6 | 50 in Q3 | 5 mil | 1st | 2nd
    12€50 | 1.2.3 | 1,2,3 | 1,23.5 | 12 34 | (12 | 12) | --5 | 5- | nan | Infinity | 1e999 | € | 4012345678901234567
    1:30 | 1:10 | 3:2 | 01:30:00 | 3 weken 2 dagen | 2h 75m | 80-90 % | 95% ± 2 | 12² | 100 (was 90) | 4 van 5 | 5 ½ ½
    Reach 50 customers | 4LPX | 7ABC | 12XY3 | 1.2 Safer roads | 5 times less | 1 complaint fewer | 100 percent less waste
"""


@pytest.mark.parametrize("text", ["", "5" * 90, *(text for row in _rows(NO_NUMBERS) for text in row)])
def test_what_is_not_one_number_is_none(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize("value", [None, True, False, float("nan"), float("inf")])
def test_truth_values_and_missing_numbers_are_none(value: Value) -> None:
    assert number(value) is None


@pytest.mark.parametrize(
    ("text", "decimal", "value", "note"),
    [
        ("1.200", None, 1.2, "ambiguous"),
        ("1,200", None, 1200, "ambiguous"),
        ("1.200", ",", 1200, ""),
        ("1.200", ".", 1.2, ""),
        ("1,200", ",", 1.2, ""),
        ("1,200", ".", 1200, ""),
        ("0.200", None, 0.2, ""),
        ("1.20", ",", 1.2, ""),
        ("1 234,500", None, 1234.5, ""),
    ],
)
def test_one_mark_before_three_digits_is_ambiguous_until_the_column_tells(text: str, decimal: str | None, value: float, note: str) -> None:
    assert number(text, decimal=decimal) == Number(value, note=note)


def test_digits_in_brackets_are_provisional() -> None:
    assert number("[4.5]/5") == Number(4.5, note="provisional", scale=5)
    assert number("[3") is None


@pytest.mark.parametrize(
    ("column", "mark"),
    [
        (["1.200", "3,5"], ","),
        (["1,200", "3.5"], "."),
        (["€ 1.200,50"], ","),
        (["1.234.567"], ","),
        (["1 234,500"], ","),
        (["1.200", "2.300"], None),
        (["12", "n/a", None, 3.5], None),
        (["3,5", "3.5"], None),
        (["3,5", "4,5", "3.5"], ","),
        (["01.02.2026"], None),
        ([], None),
    ],
)
def test_a_column_tells_its_decimal_mark(column: list[Value], mark: str | None) -> None:
    assert decimal_mark(column) == mark


FORMATS = """
    General                                  |  0.25 |         0.25 |
    0%                                       |  0.25 |           25 | %
    0.0%;[Red]-0.0%                          | -0.05 |           -5 | %
    0"%"                                     |    25 |           25 | %
    0\\%                                     |    25 |           25 | %
    #,##0 €                                  |   5.5 |          5.5 | €
    [$€-407] #,##0.00                        |   5.5 |          5.5 | €
    [$USD] #,##0                             |   5.5 |          5.5 | USD
    _("$"* #,##0.00_);_("$"* (#,##0.00)      |   5.5 |          5.5 | $
    0.0"M"                                   |  22.1 |     22100000 |
    0.0,,"M"                                 | 22100000 | 22100000  |
    #,##0.0"k€"                              |   1.5 |         1500 | €
    0 "days"                                 |     8 |            8 | days
    #,##0\\ "Tage"                           |     8 |            8 | Tage
    [>1000]0.0,"K";0                         |  1500 |         1500 |
    0.00E+00                                 |  1500 |         1500 |
    [Red]0.00                                |   1.5 |          1.5 |
    "a;b" 0                                  |   1.5 |          1.5 |
    yyyy-mm-dd                               | 45678 |         none |
    [$-409]d-mmm                             | 45678 |         none |
    h:mm                                     |  0.25 |         none |
"""


@pytest.mark.parametrize("row", _rows(FORMATS), ids=lambda row: row[0])
def test_a_number_format_adds_percent_currency_unit_and_magnitude(row: list[str]) -> None:
    code, stored, value, unit = row
    read = number(float(stored), number_format=code)
    assert read == (None if value == "none" else Number(float(value), unit or None))


def test_noise_of_binary_fractions_goes_and_digits_that_say_something_stay() -> None:
    assert clean(0.1 + 0.2) == 0.3
    assert clean(0.826 * 100) == 82.6
    assert clean(1234567890123.45) == 1234567890123.45
    assert clean(1e15 + 1) == 1e15 + 1


def test_a_column_is_read_as_its_cells_are() -> None:
    column: list[Value] = [0.5, "0,5", None, True, 1, "n/a", "1.200", 0.5]
    formats = ["0%", "General", "General", "General", "General", "General", "General", "General"]
    assert numbers(column, formats, ",") == [
        Number(50, "%"), Number(0.5), None, None, Number(1), None, Number(1200), Number(0.5),
    ]  # fmt: skip
    assert numbers([1, True, 1.0], "0%") == [Number(100, "%"), None, Number(100, "%")]


def test_a_unit_from_elsewhere_is_for_numbers_without_one() -> None:
    assert with_unit(Number(5), "%") == Number(5, "%")
    assert with_unit(Number(5, "days"), "%") == Number(5, "days")
    assert with_unit(Number(5), None) == Number(5)


@pytest.mark.parametrize("text", ["*", "†", "**", " * ", "%*", "(*)"])
def test_a_mark_without_a_number_is_no_number(text: str) -> None:
    assert number(text) is None
