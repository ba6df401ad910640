"""Numbers inside sentences: pairs from–to, and the one level that a sentence asks for."""

import pytest

from scorecard.intake.cells import Number, from_to, is_range, target_in_text

PAIRS = """
    from 41 % to 60 %                                |      41 |      60 | %
    van 41 % naar 60 %                               |      41 |      60 | %
    von 41 % auf mindestens 60 %                     |      41 |      60 | %
    von 1.200 auf 1.350 EUR                          |    1200 |    1350 | EUR
    passer de 62 % à 70 %                            |      62 |      70 | %
    del 10 % al 20 %                                 |      10 |      20 | %
    de 4,0 a 4,8 M€                                  | 4000000 | 4800000 | €
    De 15% para 25%                                  |      15 |      25 | %
    de 10 à 24                                       |      10 |      24 |
    de 1 200 à 1 350 clients                         |    1200 |    1350 |
    45 -> 60                                         |      45 |      60 |
    45→60                                            |      45 |      60 |
    12,5->15,0                                       |    12.5 |      15 |
    5 -> 3 days                                      |       5 |       3 | days
    from 12 days to 8                                |      12 |       8 | days
    von 12 Tagen auf 8 Tage                          |      12 |       8 | Tage
    from 20k to 35k                                  |   20000 |   35000 |
    from 4.0 to 4.8 M EUR                            | 4000000 | 4800000 | EUR
    from $1.2 to 1.8M                                | 1200000 | 1800000 | $
    from $1M to $2.5M                                | 1000000 | 2500000 | $
    from 900 to 1.2k                                 |     900 |    1200 |
    Increase NPS from 20 to 35                       |      20 |      35 |
    Reduce churn from 8% to below 5%                 |       8 |       5 | %
    from 60% (Q1) to 80%                             |      60 |      80 | %
    dal 41% al 60%                                   |      41 |      60 | %
    øke fra 30 til 45                                |      30 |      45 |
    öka från 30 till 45                              |      30 |      45 |
    zwiększyć z 30 do 45                             |      30 |      45 |
    увеличить с 30 до 45                             |      30 |      45 |
    Raise the share to 60% from 41%                  |      41 |      60 | %
    Reduce churn to 3% (from 5%)                     |       5 |       3 | %
    Reduce churn to below 3% (down from 5%)          |       5 |       3 | %
    Anteil auf 60 % (von 41 %) steigern              |      41 |      60 | %
    Verhoog het aandeel naar 60% (was 41%)           |      41 |      60 | %
    to 60% (baseline 41%)                            |      41 |      60 | %
    to 60% (baseline: 41%)                           |      41 |      60 | %
    4.5 (now 4.1)                                    |     4.1 |     4.5 |
    < 50 (Current: 78)                               |      78 |      50 |
    €2.5M (today at €2.1M)                           | 2100000 | 2500000 | €
    12 (aktuell 14)                                  |      14 |      12 |
    95 % (actuellement 88 %)                         |      88 |      95 | %
    12 (desde 14)                                    |      14 |      12 |
    3 (actuals)                                      | none
    12 (from 2027)                                   | none
    to 60% from Monday                               | none
    to 60 stores from 2025                           | none
    to 60% (from 41%) and to 5 from 3                | none
    from -5 to +10                                   |      -5 |      10 |
    from 4.0/5 to 4.5/5                              |       4 |     4.5 |
    Grow from 1,200 to 1,500 customers by 2026       |    1200 |    1500 |
    from 100 users to 200 users                      |     100 |     200 |
    from 2025 to 2026                                | none
    from 10 to 20 and from 3 to 4                    | none
    from 5 to 10 to 15                               | none
    10 → 20 → 30                                     | none
    from 50 to 1.2k                                  | none
    from 20% to 35 points                            | none
    between 3 and 5                                  | none
    uitval blijft tussen 3 en 5 %                    | none
    reste entre 3 et 5 jours                         | none
    41 % to 60 %                                     | none
    v1.0 -> v2.0                                     | none
    3:1 -> 4:1                                       | none
    8:30 -> 9:15                                     | none
    from Monday to Friday                            | none
"""  # noqa: RUF001 Cyrillic is meant

TARGETS = """
    Reach 10,000 active users                        |   10000 |
    Erreiche 1.200 Kunden                            |    1200 |
    to 95%                                           |      95 | %
    100% of staff trained                            |     100 | %
    at least 4.5/5                                   |     4.5 |
    achieve a score of 4.2 out of 5                  |     4.2 |
    below 10%                                        |      10 | %
    cost below $1.2M                                 | 1200000 | $
    Keep churn below 2 %                             |       2 | %
    On-time delivery ≥ 95%                           |      95 | %
    Mindestens 90 % der Lieferungen                  |      90 | %
    Umsatz mindestens 4,2 Mio. €                     | 4200000 | €
    Augmenter le chiffre d'affaires à 4,2 M€         | 4200000 | €
    Alcanzar 1.500 clientes                          |    1500 |
    Verhoog naar 85%                                 |      85 | %
    Certify 80 planners                              |      80 |
    Grow revenue to $2M by 2028                      | 2000000 | $
    USD 500M recurring income by 2028                | 500000000 | USD
    Improve on-time delivery to at least 95%         |      95 | %
    Increase market share to 12.5% in 3 countries    |    12.5 | %
    Answer 90% of calls within 30 seconds            |      90 | %
    Reduce defects to 3 per 1,000 parcels            |       3 |
    Reduce lead time to 5 days                       |       5 | days
    Reach 50% by Q4 2026                             |      50 | %
    99.5 % uptime by 31/12/2026                      |    99.5 | %
    by 31 December 2026 reach 45 sites               |      45 |
    KR1: Reach 50 customers                          |      50 |
    1. Reach 50 customers                            |      50 |
    Goal: read; Target: 20 books                     |      20 |
    Increase the number of visitors: 500             |     500 |
    to 95 % or more                                  |      95 | %
    0 accidents                                      |       0 |
    from 41% to 60%                                  |      60 | %
    by 20%                                           | none
    increase by 5 points                             | none
    Increase revenue 20%                             | none
    Increase customers 500                           | none
    Reduce incidents by at least 10%                 | none
    a 10% increase in sales                          | none
    5% growth                                        | none
    an additional 50 customers                       | none
    at least 20 more customers                       | none
    Aumentar em 10%                                  | none
    Réduire de 10 %                                  | none
    Senkung um 10 %                                  | none
    Increase revenue to 10% above plan               | none
    +5 NPS                                           | none
    -10% cost                                        | none
    Launch 3 products and 2 services                 | none
    10-15 customers                                  | none
    win back 4 of 5 lost accounts                    | none
    from 10 to 20 and from 3 to 4                    | none
    Complete phase 2                                 | none
    Top 10 supplier                                  | none
    ISO 9001 certification                           | none
    24/7 support                                     | none
    grow 5x                                          | none
    double revenue                                   | none
    by 2028                                          | none
    Reach [X]% adoption                              | none
    Percentage of calls answered within 8 minutes or less | none
    Number of orders below $5,000                    | none
    Number of complaints to 40                       |      40 |
    Share of parcels on time ≥ 95%                   |      95 | %
    Number of trained planners / all planners x 100  | none
    hours lost divided by hours worked times 100     | none
    =A1/3                                            | none
    5.4 Improved planning across depots              | none
    4.1.3.1 Integrated planning                      | none
    Objective 5: Safer depots                        | none
    Handled with the help of the 311 system          | none
    Injuries in the past 12 months                   | none
    Estimate based on the 2007 inventory             | none
    Respond within 9:59 minutes                      | none
    Win 7 customers, 5个 of them large               | none
    B2B leads to 300                                 |     300 |
    Reduce CO2 to 40 g                               |      40 | g
"""


def _rows(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize("row", _rows(PAIRS), ids=lambda row: row[0])
def test_a_pair_is_read_from_its_words_and_shares_what_is_written_once(row: list[str]) -> None:
    read = from_to(row[0])
    if row[1] == "none":
        assert read is None
        return
    assert read is not None
    assert [(one.value, one.unit) for one in read] == [(float(value), row[3] or None) for value in row[1:3]]


@pytest.mark.parametrize("row", _rows(TARGETS), ids=lambda row: row[0])
def test_a_sentence_asks_for_one_level_or_none(row: list[str]) -> None:
    read = target_in_text(row[0])
    if row[1] == "none":
        assert read is None
    else:
        assert read is not None
        assert (read.value, read.unit) == (float(row[1]), row[2] or None)


def test_the_words_before_and_behind_a_level_are_its_comparator() -> None:
    assert target_in_text("no more than 2 incidents") == Number(2, comparator="<=")
    assert target_in_text("raise the score to above 4.2") == Number(4.2, comparator=">")
    assert target_in_text("80+ NPS") == Number(80, "NPS", ">=")


@pytest.mark.parametrize("text", ["9 in 10 members renew", "At least 3 in 4 pupils read daily"])
def test_so_many_in_so_many_is_no_level(text: str) -> None:
    assert target_in_text(text) is None


def test_so_many_in_a_time_is_a_level() -> None:
    assert target_in_text("Answer 80 calls in 20 minutes") == Number(80)
    assert from_to("from about 40% to 60%") == (Number(40, "%", "~"), Number(60, "%"))


def test_marks_stay_ambiguous_where_neither_number_nor_words_tell() -> None:
    assert from_to("from 1.200 to 1.350") == (Number(1.2, note="ambiguous"), Number(1.35, note="ambiguous"))
    assert from_to("from 1.200 to 1.350", ",") == (Number(1200), Number(1350))
    assert from_to("from 1.200 to 1.350,5") == (Number(1200), Number(1350.5))


def test_a_long_report_is_no_target() -> None:
    assert target_in_text("We talked about it. " * 40 + "Reach 5") is None


RANGES = ["80-90 %", "80 % – 90 %", "10 to 15", "between 3 and 5", "tussen 3 en 5 dagen", "10 bis 15", "entre 3 et 5", "de 3 a 5"]


@pytest.mark.parametrize("text", RANGES)
def test_two_levels_are_a_range(text: str) -> None:
    assert is_range(text)


@pytest.mark.parametrize("text", ["80 %", "45 -> 60", "3 products and 2 services", "as fast as we can", "2026-09-30"])
def test_what_is_no_pair_of_levels_is_no_range(text: str) -> None:
    assert not is_range(text)
