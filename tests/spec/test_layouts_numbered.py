"""A column "No": the number of each row, or an answer."""

from pathlib import Path

import pytest

from tests.spec.sheets import codes, expect, imported, sheet_of, workbook


@pytest.mark.parametrize("heading", ["No", "NO", "no", "Nr"])
@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("1.1", "1.2", "2.1"), ('"1."', '"2."', '"3."')])
def test_no_before_the_texts_counts_the_rows(tmp_path: Path, heading: str, numbers: tuple[str, str, str]) -> None:
    drawn = f"""
        {heading}    | Objective | Key Result | Target | Actual
        {numbers[0]} | Grow      | Customers  | 100    | 80
        {numbers[1]} | Grow      | Sales      | 50     | 40
        {numbers[2]} | Delight   | NPS        | 40     | 35
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": drawn}))
    expect(reading, "objective | key_result | target | current\nGrow | Customers | 100 | 80\nGrow | Sales | 50 | 40\nDelight | NPS | 40 | 35")
    assert sheet_of(reading, "OKRs").columns[0].field == "outline"
    assert "heading-not-recognised" not in codes(reading)


@pytest.mark.parametrize(
    ("headings", "first", "second"),
    [
        ("No | Objective | Key Result", "x | Grow | Customers", " | Grow | Sales"),
        ("No | Objective | Key Result", "No | Grow | Customers", "Yes | Grow | Sales"),
        ("Yes | No | Objective | Key Result", "5 | 1 | Grow | Customers", "4 | 2 | Grow | Sales"),
        ("Objective | Key Result | No", "Grow | Customers | 1", "Grow | Sales | 2"),
        ("No | Objective | Key Result", "7 | Grow | Customers", "3 | Grow | Sales"),
    ],
)
def test_another_no_stays_unknown(tmp_path: Path, headings: str, first: str, second: str) -> None:
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKRs": f"{headings} | Target\n{first} | 100\n{second} | 50"}))
    expect(reading, "objective | key_result | target\nGrow | Customers | 100\nGrow | Sales | 50")
    assert [one.field for one in sheet_of(reading, "OKRs").columns if one.heading == "No"] == [None]
