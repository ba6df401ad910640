"""Periods in all their spellings. Each table reads: the text in the cell, then the period's id, or "none"."""

import pytest

from scorecard.intake.cells import period, period_in_text, periods
from scorecard.intake.grid import Value
from scorecard.model.period import is_period

SPELLINGS = """
    Q1 2025               | 2025-Q1
    Q-1 2026              | 2026-Q1
    1. Hj. 2026           | 2026-H1
    HJ2 2026              | 2026-H2
    jan t/m mrt 2026      | 2026-Q1
    Kalenderjahr 2026     | 2026
    ano fiscal 2026       | 2025/2026
    KW 12 2026            | none
    najaar 2026           | none
    2026 Q1               | 2026-Q1
    2026Q1                | 2026-Q1
    2026-Q1               | 2026-Q1
    Q1_2026               | 2026-Q1
    Q3/2026               | 2026-Q3
    Q1'26                 | 2026-Q1
    Q1-26                 | 2026-Q1
    q2 24                 | 2024-Q2
    24Q2                  | 2024-Q2
    3Q26                  | 2026-Q3
    Q3 Y2025              | 2025-Q3
    Quarter 1, 2026       | 2026-Q1
    third quarter 2026    | 2026-Q3
    Q1 2023 - Jan-Mar     | 2023-Q1
    Q3 (Jul-Sep) 2026     | 2026-Q3
    Q3 2026 (Jul-Sep)     | 2026-Q3
    Q3 (2026)             | 2026-Q3
    Jul-Sep 2026          | 2026-Q3
    2024_QI               | 2024-Q1
    2024 QIV              | 2024-Q4
    IV Quartal 2026       | 2026-Q4
    IV. Quartal 2026      | 2026-Q4
    II. Halbjahr 2026     | 2026-H2
    CY26 Q3               | 2026-Q3
    Jul 2026 - Sep 2026   | 2026-Q3
    Dec 2026 - Feb 2027   | none
    full year 2026        | 2026
    Gesamtjahr 2026       | 2026
    Q1 2026 (Jan-Mar)     | 2026-Q1
    Q1 2026 (Apr-Jun)     | none
    Q1 FY26 (Apr-Jun)     | 2025/2026-Q1
    1. Quartal 2026       | 2026-Q1
    erstes Quartal 2026   | 2026-Q1
    K1 2026               | 2026-Q1
    kwartaal 1 2026       | 2026-Q1
    1e kwartaal 2026      | 2026-Q1
    tweede kwartaal 2026  | 2026-Q2
    T1 2026               | 2026-Q1
    1T26                  | 2026-Q1
    1er trimestre 2026    | 2026-Q1
    1º trimestre de 2026  | 2026-Q1
    Y2025                 | 2025
    CY26                  | 2026
    Jahr 2026             | 2026
    2026                  | 2026
    H1 2026               | 2026-H1
    1H26                  | 2026-H1
    S1 2026               | 2026-H1
    1er semestre 2026     | 2026-H1
    2. Halbjahr 2026      | 2026-H2
    Q1-Q2 2026            | 2026-H1
    Q3 + Q4 2026          | 2026-H2
    Jan-Dec 2026          | 2026
    FY23                  | 2022/2023
    FY2026                | 2025/2026
    FY23-Q3               | 2022/2023-Q3
    Q1 FY26               | 2025/2026-Q1
    FY25/26 Q2            | 2025/2026-Q2
    Q2 2025/26            | 2025/2026-Q2
    GJ 23/24-Q2           | 2023/2024-Q2
    GJ 23/24              | 2023/2024
    2023-2024             | 2023/2024
    2023/24               | 2023/2024
    1999/00               | 1999/2000
    SY 2023-24            | 2023/2024
    AY 2025/26            | 2025/2026
    2025/2026-Q2          | 2025/2026-Q2
    2024-10               | 2024-10
    10/2024               | 2024-10
    202610                | 2026-10
    Oct 2024              | 2024-10
    oktober 2024          | 2024-10
    Jan-24                | 2024-01
    März 2026             | 2026-03
    marzo de 2026         | 2026-03
    août 2026             | 2026-08
    2026 March            | 2026-03
    Rolling               | none
    Q3                    | none
    March                 | none
    Q5 2026               | none
    3H26                  | none
    H3 2026               | none
    Q126                  | none
    W12 2026              | none
    2026-W03              | none
    KW 12 2026            | none
    Week 5                | none
    2026-01-01            | none
    01.02.2026            | none
    2024-13               | none
    1/2026                | none
    10-11                 | none
    12/13                 | none
    2026-2028             | none
    2024/26               | none
    Jul-Aug 2026          | none
    Q2-Q3 2026            | none
    Q1 2026 - Q3 2026     | none
    12.5                  | none
    n/a                   | none
"""

INSIDE = """
    OKRs Q3 2026 – Logistics          | 2026-Q3
    okr_2026Q3.xlsx                   | 2026-Q3
    okr-2026-q3-final.csv             | 2026-Q3
    OKR_FY26_Q2.xlsx                  | 2025/2026-Q2
    KPI_2026_10.xlsx                  | 2026-10
    Kopie von OKR 26Q1                | 2026-Q1
    T1_2026 Lyon                      | 2026-Q1
    Ziele 3. Quartal 2026             | 2026-Q3
    Resultaten tweede kwartaal 2026   | 2026-Q2
    Objectifs du 1er trimestre 2026   | 2026-Q1
    OKR (Q3 2026)                     | 2026-Q3
    Q3'26                             | 2026-Q3
    By 2030/31                        | 2030/2031
    by June 2031                      | 2031-06
    GJ 23/24-Q2 Ziele                 | 2023/2024-Q2
    Q1-Q2 2026 plan                   | 2026-H1
    H1 2026 review                    | 2026-H1
    Q3 2026 OKRs for 2026             | 2026-Q3
    reach 2025 customers in Q3 2026   | 2026-Q3
    2026 Target Value                 | 2026
    Strategic plan 2025/2026          | 2025/2026
    OKRs Q1                           | none
    Q1 2026 vs Q4 2025                | none
    Plan 2026-2028                    | none
    report 2026-03-31                 | none
    by 31 December 2026               | none
    invoice 20260301                  | none
    Reach 2000 users                  | none
    Grow revenue to 2030 units        | none
    2 026 users                       | none
    Sheet1                            | none
"""


def _rows(table: str) -> list[tuple[str, str]]:
    return [(text.strip(), told.strip()) for text, told in (line.rsplit("|", 1) for line in table.strip().splitlines())]


@pytest.mark.parametrize(("text", "told"), _rows(SPELLINGS))
def test_a_period_is_read_in_any_spelling(text: str, told: str) -> None:
    assert period(text) == (None if told == "none" else told)
    assert told == "none" or is_period(told)


@pytest.mark.parametrize(("text", "told"), _rows(INSIDE))
def test_a_title_or_file_name_tells_its_one_period(text: str, told: str) -> None:
    assert period_in_text(text) == (None if told == "none" else told)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("Q1", "2026-Q1"),
        ("1. Quartal", "2026-Q1"),
        ("Quarter 2", "2026-Q2"),
        ("H2", "2026-H2"),
        ("1er trimestre", "2026-Q1"),
        ("März", "2026-03"),
        ("Q1-Q2", "2026-H1"),
        ("Q1 2025", "2025-Q1"),
        ("FY26", "2025/2026"),
        ("Rolling", None),
        ("3", None),
        (3, None),
    ],
)
def test_a_year_from_elsewhere_completes_a_bare_quarter(value: Value, told: str | None) -> None:
    assert period(value, year=2026) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (2026, "2026"),
        (2026.0, "2026"),
        (202603, "2026-03"),
        (2026.5, None),
        (45678, None),
        (12, None),
        (True, None),
        (None, None),
    ],
)
def test_numbers_are_years_or_year_and_month(value: Value, told: str | None) -> None:
    assert period(value) == told


def test_a_column_of_periods_is_read_cell_by_cell() -> None:
    assert periods(["Q1 2026", None, "Rolling", 2026]) == ["2026-Q1", None, None, "2026"]
    assert periods(["Q1", "Q2"], year=2026) == ["2026-Q1", "2026-Q2"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1 Jan – 31 Mar 2026", "2026-Q1"),
        ("January 1 - March 31, 2026", "2026-Q1"),
        ("1. Januar bis 31. März 2026", "2026-Q1"),
        ("1er juillet au 30 septembre 2026", "2026-Q3"),
        ("1 de enero al 30 de junio de 2026", "2026-H1"),
        ("01.07.2026 – 30.09.2026", "2026-Q3"),
        ("1.1.-31.12.2026", "2026"),
        ("07/01/2026 - 09/30/2026", "2026-Q3"),
        ("01-01-2026 t/m 31-03-2026", "2026-Q1"),
        ("2026-04-01 to 2026-04-30", "2026-04"),
        ("1 Sept 2025 – 31 Aug 2026", "2025/2026"),
        ("15 Jan – 15 Apr 2026", None),
        ("1 Jan 2026 – 31 Dec 2027", None),
        ("1 Jan – 30 Mar 2026", None),
        ("01/02/2026 - 03/04/2026", None),
    ],
)
def test_two_days_name_the_period_whose_first_and_last_they_are(text: str, named: str | None) -> None:
    assert period(text) == named
    assert period_in_text(f"OKRs of the team, {text}") == named


def test_months_in_a_title_name_the_quarter_that_they_make() -> None:
    assert period_in_text("Report Apr–Jun 2026") == "2026-Q2"
    assert period_in_text("Goals Jan-Feb 2026") is None
