"""Whose weight it is: that of the objectives in their list or beside their words, that of the key results in their rows."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import expect, imported, objectives, text_file, workbook

GIVEN = Given(period="2026", unit="Sales")
RESULTS = """
    Objective | Key Result | Target | Current
    Grow      | Revenue    | 100    | 90
    Grow      | Margin     | 10     | 9
    Delight   | NPS        | 45     | 40
"""


@pytest.mark.parametrize(
    "listed",
    [
        "Objective | Owner | Weight\nGrow | Ann | 60%\nDelight | Bob | 40%",
        "Goal | Weighting | Status\nGrow | 60 | On track\nDelight | 40 | At risk",
        "Ziel | Gewichtung | Perspektive\nGrow | 60 % | Finanzen\nDelight | 40 % | Kunden",
    ],
)
def test_in_a_list_of_objectives_it_is_theirs(tmp_path: Path, listed: str) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"Objectives": listed, "Key results": RESULTS}), GIVEN)
    assert [(one["text"], one["weight"]) for one in objectives(reading)] == [("Grow", "60"), ("Delight", "40")]
    expect(reading, "objective | key_result | weight\nGrow | Revenue | 1\nGrow | Margin | 1\nDelight | NPS | 1")


def test_key_results_of_another_table_have_their_own(tmp_path: Path) -> None:
    drawn = {
        "Objectives": "ID | Objective | Weight\nO1 | Grow | 60\nO2 | Delight | 40",
        "KRs": "Objective ID | Key Result | Weight | Target\nO1 | Revenue | 70 | 100\nO1 | Margin | 30 | 10\nO2 | NPS | 100 | 45",
    }
    reading = imported(workbook(tmp_path / "okr.xlsx", drawn), GIVEN)
    assert [one["weight"] for one in objectives(reading)] == ["60", "40"]
    expect(reading, "objective | key_result | weight\nGrow | Revenue | 70\nGrow | Margin | 30\nDelight | NPS | 100")


def test_rows_that_say_what_they_are_have_their_own(tmp_path: Path) -> None:
    drawn = """
        Type       | Title   | Weight | Target | Current
        Objective  | Grow    | 60     |        |
        Key Result | Revenue | 70     | 100    | 50
        Key Result | Margin  | 30     | 10     | 5
        Objective  | Delight | 40     |        |
        Key Result | NPS     | 100    | 45     | 40
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    assert [one["weight"] for one in objectives(reading)] == ["60", "40"]
    expect(reading, "key_result | weight\nRevenue | 70\nMargin | 30\nNPS | 100")


@pytest.mark.parametrize(
    "second, last, weights",
    [(" | ", "Delight | 40%", ["60", "40"]), ("Grow | 60%", "Delight | 40%", ["60", "40"]), ("Grow | 40%", "Delight | 100%", ["1", "1"])],
)
def test_between_the_objective_and_its_key_results_it_is_the_objectives_where_it_is_told_once_or_the_same(
    tmp_path: Path, second: str, last: str, weights: list[str]
) -> None:
    drawn = f"""
        Objective | Weight | Key Result | Target | Current
        Grow      | 60%    | Revenue    | 100    | 90
        {second}           | Margin     | 10     | 9
        {last}             | NPS        | 45     | 40
    """
    reading = imported(text_file(tmp_path / "okr.csv", drawn), GIVEN)
    assert [one["weight"] for one in objectives(reading)] == weights
    expect(
        reading,
        f"key_result | weight\nRevenue | {60 if weights == ['1', '1'] else 1}\nMargin | {40 if weights == ['1', '1'] else 1}\nNPS | {100 if weights == ['1', '1'] else 1}",
    )


def test_behind_the_key_result_it_is_the_key_results(tmp_path: Path) -> None:
    drawn = "Objective | Key Result | Weight | Target\nGrow | Revenue | 60% | 100\n | Margin | 40% | 10"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}), GIVEN)
    assert [one["weight"] for one in objectives(reading)] == ["1"]
    expect(reading, "key_result | weight\nRevenue | 60\nMargin | 40")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [("Perspective | Weight | KPI | KPI weight | Target | Actual", ""), ("Objective | Weight | KPI | Weight | Target | Actual", "0.3")],
)
def test_of_several_weights_the_measures_own_counts(tmp_path: Path, headings: str, expected: str) -> None:
    rows = ("Customer | 0.3 | Calls | 0.6 | 5 | 9", " | | Visits | 0.4 | 8 | 6", "Finance | 0.7 | Margin | 1 | 12 | 11")
    found = imported(workbook(tmp_path / "bsc.xlsx", {"BSC": "\n".join((headings, *rows))}))
    expect(found, "key_result | weight\nCalls | 0.6\nVisits | 0.4\nMargin | 1")
    assert [one["weight"] for one in objectives(found)][:1] == expected.split()


@pytest.mark.parametrize("first", ["Nr", "Lfd. Nr.", "N°", "Volgnr."])
def test_a_column_that_counts_the_rows_is_known_in_other_languages(tmp_path: Path, first: str) -> None:
    found = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": f"{first} | KPI | Target\n1 | Calls | 5\n2 | Visits | 8"}))
    assert not found.account.findings
