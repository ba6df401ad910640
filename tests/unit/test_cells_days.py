"""Days in both orders, six languages, ISO and a spreadsheet's day count."""

from datetime import UTC, date, datetime

import pytest

from scorecard.intake.cells import day, day_order, days, edge, period
from scorecard.intake.grid import Value

SPELLINGS = """
    31/12/2026                     | 2026-12-31
    12/31/2026                     | 2026-12-31
    03/04/2026                     | 2026-04-03
    04.03.26                       | 2026-03-04
    4. 3. 2026                     | 2026-03-04
    2026-03-04                     | 2026-03-04
    2026/3/4                       | 2026-03-04
    20260304                       | 2026-03-04
    2026-03-04T10:00:00Z           | 2026-03-04
    2026-03-04 10:00:00.5          | 2026-03-04
    45678                          | 2025-01-21
    45678.75                       | 2025-01-21
    4-Mar-26                       | 2026-03-04
    30/Sep/26                      | 2026-09-30
    05/Jul/26 5:00 PM              | 2026-07-05
    2026/Sep/30                    | 2026-09-30
    March 4, 2026                  | 2026-03-04
    Wednesday, March 4, 2026       | 2026-03-04
    4th of March 2026              | 2026-03-04
    2026 March 4                   | 2026-03-04
    4 mrt. 2026                    | 2026-03-04
    woensdag 4 maart 2026          | 2026-03-04
    Mittwoch, 4. März 2026         | 2026-03-04
    le 4 mars 2026                 | 2026-03-04
    1er mars 2026                  | 2026-03-01
    4 de marzo de 2026             | 2026-03-04
    4 de março de 2026             | 2026-03-04
    Tue 31/03/2026                 | 2026-03-31
    Di., 31.03.2026                | 2026-03-31
    bis 31.03.2026                 | 2026-03-31
    until 31.03.2026               | 2026-03-31
    per 31-12-2026                 | 2026-12-31
    no later than 31 March 2026    | 2026-03-31
    '31.03.2026                    | 2026-03-31
    30-9-'26                       | 2026-09-30
    2026年3月31日                   | 2026-03-31
    31 марта 2026                  | 2026-03-31
    after 31 March 2026            | none
    ab 31. März 2026               | none
    not before 31 March 2026       | none
    Version 1.2.2026               | none
    31/31/2026                     | none
    30 Feb 2026                    | none
    2026-13-01                     | none
    2026-03/04                     | none
    March 2026                     | none
    4/3                            | none
    31.12.                         | none
    1.200.000                      | none
    10.11.123                      | none
    0001-01-01                     | none
    2026                           | none
    12                             | none
    today                          | none
"""


def _rows(table: str) -> list[tuple[str, str]]:
    return [(text.strip(), told.strip()) for text, told in (line.split("|") for line in table.strip().splitlines())]


@pytest.mark.parametrize(("text", "told"), _rows(SPELLINGS))
def test_a_day_is_read_in_any_spelling(text: str, told: str) -> None:
    assert day(text) == (None if told == "none" else date.fromisoformat(told))


def test_the_order_decides_only_what_could_be_either() -> None:
    assert day("03/04/2026", order="mdy") == date(2026, 3, 4)
    assert day("03/04/2026", order="dmy") == date(2026, 4, 3)
    assert day("25/04/2026", order="mdy") == date(2026, 4, 25)
    assert day("26-03-04", order="ymd") == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["03/04/2026", "25/12/2026"], "dmy"),
        (["03/04/2026", "12/25/2026"], "mdy"),
        (["03/04/2026", "05/06/2026"], None),
        (["25/12/2026", "12/25/2026"], None),
        (["2026-12-25", None, 45678], None),
    ],
)
def test_a_number_above_twelve_tells_the_order_of_a_column(column: list[Value], order: str | None) -> None:
    assert day_order(column) == order


def test_a_column_is_read_in_its_own_order() -> None:
    assert days(["03/04/2026", "12/25/2026", None, 45678]) == [
        date(2026, 3, 4), date(2026, 12, 25), None, date(2025, 1, 21),
    ]  # fmt: skip
    assert days(["03/04/2026"]) == [date(2026, 4, 3)]
    assert days(["03/04/2026", "25/12/2026"], order="mdy") == [date(2026, 3, 4), date(2026, 12, 25)]


def test_a_column_that_shows_both_orders_leaves_the_doubtful_days_out() -> None:
    assert days(["03/04/2026", "25/12/2026", "12/25/2026", "05/05/2026"]) == [
        None, date(2026, 12, 25), date(2026, 12, 25), date(2026, 5, 5),
    ]  # fmt: skip


def test_a_spreadsheet_counts_days_from_1900_or_1904() -> None:
    assert day(45678) == date(2025, 1, 21)
    assert day(45678.9) == date(2025, 1, 21)
    assert day(44216, date_1904=True) == date(2025, 1, 21)
    assert day(12) is None
    assert day(2026) is None
    assert day(True) is None


def test_a_date_is_a_day_and_no_period() -> None:
    assert day(date(2026, 3, 4)) == date(2026, 3, 4)
    assert day(datetime(2026, 3, 4, 10, tzinfo=UTC)) == date(2026, 3, 4)
    assert period(date(2026, 3, 4)) is None


EDGES = """
    KW 12 2026             | 2026-03-16 | 2026-03-22
    KW12/26                | 2026-03-16 | 2026-03-22
    2026-W12               | 2026-03-16 | 2026-03-22
    week 12 2026           | 2026-03-16 | 2026-03-22
    S12 2026               | 2026-03-16 | 2026-03-22
    semana 12 de 2026      | 2026-03-16 | 2026-03-22
    2026-W53               | 2026-12-28 | 2027-01-03
    S1 2026                | 2026-01-01 | 2026-06-30
    Q3 2026                | 2026-07-01 | 2026-09-30
    März 2026              | 2026-03-01 | 2026-03-31
    end of March 2026      |            | 2026-03-31
    Ende Q3 2026           |            | 2026-09-30
    fin mars 2026          |            | 2026-03-31
    EOY 2026               |            | 2026-12-31
    EOQ2 2026              |            | 2026-06-30
    year end 2026          |            | 2026-12-31
    Jahresende 2026        |            | 2026-12-31
    Ultimo März 2026       |            | 2026-03-31
    by end of 2026         |            | 2026-12-31
    by end 2026            |            | 2026-12-31
    per eind maart 2026    |            | 2026-03-31
    end-March 2026         |            | 2026-03-31
    a finales de marzo de 2026 |        | 2026-03-31
    year 2026              | 2026-01-01 | 2026-12-31
    2026                   | 2026-01-01 | 2026-12-31
    KW 12                  |            |
    2026-W60               |            |
    FY26                   |            |
    najaar 2026            |            |
    mid-April 2026         |            |
    tbd                    |            |
"""


@pytest.mark.parametrize("row", [[part.strip() for part in line.split("|")] for line in EDGES.strip().splitlines()], ids=lambda row: row[0])
def test_weeks_and_periods_have_a_first_and_a_last_day(row: list[str]) -> None:
    told = [edge(row[0], first=True), edge(row[0])]
    assert [one.isoformat() if one else "" for one in told] == row[1:]


def test_a_bare_number_is_a_year_or_nothing_in_a_column_of_days() -> None:
    assert edge(2026) == date(2026, 12, 31)
    assert edge(2000) is None
    assert edge(12) is None
