"""Groups of columns: years with a variance each, totals beside their parts, percentages by quarter, plans above actuals."""

from pathlib import Path

import pytest

from tests.spec.sheets import codes, every_row_is_told, expect, imported, workbook


@pytest.mark.parametrize(
    ("earlier", "now", "target", "actual", "variance"),
    [
        ("2025", "2026 (Stand 30.06.)", "Ziel", "Ist", "Abw."),
        ("2025", "2026", "Goal", "Actual", "Gap"),
        ("2025", "2026 (t/m juni)", "Doel", "Realisatie", "Verschil"),
        ("2025", "2026", "Objectif", "Réalisé", "Écart"),
    ],
)
def test_what_nobody_knows_below_a_year_is_none_of_its_values(
    tmp_path: Path, earlier: str, now: str, target: str, actual: str, variance: str
) -> None:
    path = workbook(
        tmp_path / "kpi.xlsx",
        {
            "KPI": f"""
        Perspective | KPI        | {earlier} |          |            | {now}    |          |
                    |            | {target}  | {actual} | {variance} | {target} | {actual} | {variance}
        Financial   | Cost ratio | 66        | 67.2     | 1.2        | 65       | 66.1     | 1.1
        Customer    | NPS        | 30        | 27       | -3         | 33       | 31       | -2
    """
        },
        merge=["A1:A2", "B1:B2", "C1:E1", "F1:H1"],
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective | perspective | key_result | target | current | period | check_ins
                  | Financial   | Cost ratio | 65     | 66.1    | 2026   | 2
                  | Customer    | NPS        | 33     | 31      | 2026   | 2
    """,
    )
    assert "heading-not-recognised" in codes(reading)
    every_row_is_told(reading)
