from datetime import date

import pytest

from scorecard.model.finding import Finding, Severity
from scorecard.model.period import is_period, period_after, period_before, period_of
from scorecard.model.perspective import classic, known, normalised, perspective_named

PERIODS = """
    2026         | 2026-01-01 | 2026-12-31 | 2025
    2026-H1      | 2026-01-01 | 2026-06-30 | 2025-H2
    2026-H2      | 2026-07-01 | 2026-12-31 | 2026-H1
    2026-Q1      | 2026-01-01 | 2026-03-31 | 2025-Q4
    2026-Q3      | 2026-07-01 | 2026-09-30 | 2026-Q2
    2024-02      | 2024-02-01 | 2024-02-29 | 2024-01
    2026-01      | 2026-01-01 | 2026-01-31 | 2025-12
    2026-12      | 2026-12-01 | 2026-12-31 | 2026-11
    2025/2026    | 2025-04-01 | 2026-03-31 | 2024/2025
    2025/2026-Q1 | 2025-04-01 | 2025-06-30 | 2024/2025-Q4
    2025/2026-Q4 | 2026-01-01 | 2026-03-31 | 2025/2026-Q3
    2025/2026-H2 | 2025-10-01 | 2026-03-31 | 2025/2026-H1
"""


@pytest.mark.parametrize("line", PERIODS.strip().splitlines())
def test_a_period_has_its_days_and_its_predecessor(line: str) -> None:
    period_id, starts_on, ends_on, before = (cell.strip() for cell in line.split("|"))
    period = period_of(period_id, fiscal_start_month=4)
    assert (str(period.starts_on), str(period.ends_on)) == (starts_on, ends_on)
    assert period_before(period_id) == before
    assert period_after(before) == period_id


def test_a_fiscal_period_without_a_known_first_month_has_no_days() -> None:
    period = period_of("2025/2026-Q2")
    assert period.starts_on is None
    assert period.ends_on is None


@pytest.mark.parametrize(
    "text", ["", "Q3", "2026-Q5", "2026-13", "26-Q1", "2026-Q3 ", "2026_Q3", "9999", "0000-Q1", "2025/2031", "\uff12\uff10\uff12\uff16"]
)
def test_anything_else_is_no_period(text: str) -> None:
    assert not is_period(text)
    with pytest.raises(ValueError, match="is no period"):
        period_of(text)


def test_a_fiscal_year_may_start_in_january() -> None:
    assert period_of("2025/2026", 1).ends_on == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("word", "perspective"),
    [
        ("Financial", "financial"),
        ("  FINANÇAS ", "financial"),
        ("Klanten", "customer"),
        ("Internal Process", "internal_process"),
        ("internal_process", "internal_process"),
        ("Lernen & Entwicklung", "learning_growth"),
        ("Learning & Growth", "learning_growth"),
        ("Apprentissage & développement", "learning_growth"),
        ("Operational excellence in the north", None),
        ("", None),
    ],
)
def test_a_perspective_is_known_by_its_names_in_six_languages(word: str, perspective: str | None) -> None:
    assert perspective_named(word) == perspective


def test_every_perspective_is_known_by_each_of_its_own_names_and_no_alias_is_shared() -> None:
    for one in classic().members:
        assert [perspective_named(name) for name in one.names.values()] == [one.perspective_id] * len(one.names)
    assert all(alias == normalised(alias) for one in known().values() for alias in one.aliases)
    aliases = [alias for one in known().values() for alias in one.aliases]
    assert len(aliases) == len(set(aliases))


def test_the_top_of_the_map_comes_first_and_none_is_called_unmapped() -> None:
    assert classic().ids == ("financial", "customer", "internal_process", "learning_growth")
    assert classic().name_of(None) == "Unmapped"
    assert classic().name_of("learning_growth", "nl") == "Leren & groei"
    assert classic().name_of("safety") == "safety"


def test_a_finding_says_its_place_in_the_words_of_the_file() -> None:
    finding = Finding("x", Severity.NOTE, "m", file="okr.xlsx", sheet="Q1", cell="F7", heading="Zielwert")
    assert finding.place == 'okr.xlsx, Q1, cell F7 "Zielwert"'
    assert Finding("x", Severity.NOTE, "m", file="okr.csv").place == "okr.csv"
