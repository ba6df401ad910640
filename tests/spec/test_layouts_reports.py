"""Sheets that reports are made of: rows reckoned from others, rows that count the columns, cards with an owner, months below targets."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.reading import read
from tests.spec.sheets import every_row_is_told, expect, imported, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_rows_reckoned_from_targets_and_actuals_are_neither(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "KPI 2026.xlsx",
        {
            "KPI": """
        Perspective | KPI        |          | Jan | Feb | Mar | YTD
        Customer    | Wishes met | Target   |  90 |  90 |  92 | 91
                    |            | Actual   |  84 |  86 |     | 85
                    |            | Variance |  -6 |  -4 |     | -6
        Internal    | Late plans | Target   |  20 |  18 |  16 | 54
                    |            | Actual   |  24 |  21 |     | 45
                    |            | Variance |   4 |   3 |     | -9
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        row | key_result | target | current | check_ins
        2   | Wishes met | 90     | 86      | 2
        5   | Late plans | 18     | 21      | 2
    """,
    )
    [sheet] = reading.account.sheets
    assert {one.reason: one.rows for one in sheet.skipped}["reckoned from the rows of its measure"] == (4, 7)
    assert [one.heading for one in sheet.columns if one.field is None] == []
    every_row_is_told(reading)


@pytest.mark.parametrize("count", ["1 | 2 | 3 | 4", "(1) | (2) | (3) | (4)", "a | b | c | d", "0 | 1 | 2 | 3"])
def test_a_row_that_counts_the_columns_is_no_key_result(tmp_path: Path, count: str) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": f"""
        Objective     | Key result | Target | Current
        {count}
        Calm mornings | Late plans |      5 | 18
        Calm mornings | Calls      |      2 | 7
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(reading, "row | key_result | target | current\n3 | Late plans | 5 | 18\n4 | Calls | 2 | 7")
    every_row_is_told(reading)


def test_numbers_in_a_later_row_are_data(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKR": "Key result | Start | Target | Current\nLate plans | 9 | 5 | 7\n1 | 2 | 3 | 4"})
    assert [row["text"] for row in imported(path, GIVEN).content.key_results.to_pylist()] == ["Late plans", "1"]  # type: ignore[union-attr]


def test_the_owner_above_a_table_owns_its_key_results(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "cards.xlsx",
        {
            "Cards": """
        Objective: | Calm mornings
        Owner:     | Plan lead
        Quarter:   | Q3 2026
        Key results | Start | Target | Current
        Late plans  |    30 |      5 | 18
        Calls       |    12 |      2 | 7
                    |       |        |
        Objective: | Fair shifts
        Owner:     | Crew lead
        Quarter:   | Q3 2026
        Key results | Start | Target | Current
        Wishes met  |    50 |     90 | 60
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective     | key_result | owner     | period
        Calm mornings | Late plans | Plan lead | 2026-Q3
        Calm mornings | Calls      | Plan lead | 2026-Q3
        Fair shifts   | Wishes met | Crew lead | 2026-Q3
    """,
    )
    every_row_is_told(reading)


def test_a_sheet_called_finance_is_a_unit_where_its_rows_name_their_perspectives(tmp_path: Path) -> None:
    drawing = "Perspective | KPI | Target | Actual\nCustomer | Wishes met | 90 | 60\nInternal | Late plans | 5 | 18"
    path = workbook(tmp_path / "okr.xlsx", {"Finance": drawing, "Sales": drawing.replace("90", "80")})
    expect(
        imported(path, GIVEN),
        """
        unit    | perspective | key_result | target
        Finance | Customer    | Wishes met | 90
        Finance | Internal    | Late plans | 5
        Sales   | Customer    | Wishes met | 80
        Sales   | Internal    | Late plans | 5
    """,
    )


def test_months_below_the_targets_of_the_measures_beside_each_other(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "KPI.xlsx",
        {
            "KPI": """
        Month   | Wishes met | Late plans
        Target  |         90 | 5
        2026-01 |         50 | 30
        2026-02 |         55 | 24
        2026-03 |         60 | 18
    """
        },
    )
    expect(imported(path), "key_result | target | current | check_ins\nWishes met | 90 | 60 | 3\nLate plans | 5 | 18 | 3")


@pytest.mark.parametrize(
    "headings",
    [
        "Prospettiva | Obiettivo | Indicatore | Valore iniziale | Valore obiettivo | Valore attuale | Responsabile",
        "Perspektywa | Cel | Wskaźnik | Wartość początkowa | Wartość docelowa | Wykonanie | Właściciel",
        "Perspektiv BSC | Strategiskt mål | Nyckeltal | Startvärde | Målvärde | Utfall | Ansvarig",
        "维度 | 目标 | 关键结果 | 基准值 | 目标值 | 实际值 | 负责人",
        "視点 | 目標 | 指標 | 基準値 | 目標値 | 実績値 | 担当者",
        "Перспектива | Цель | Показатель | Базовое значение | План | Факт | Ответственный",
        "Perspektif | Stratejik hedef | Gösterge | Başlangıç değeri | Hedeflenen | Gerçekleşen | Sorumlu",  # noqa: RUF001 it is Turkish
    ],
)
def test_headings_in_further_languages(tmp_path: Path, headings: str) -> None:
    path = text_file(tmp_path / "okr.csv", f"{headings}\nCustomer | Calm mornings | Late plans | 30 | 5 | 18 | Plan lead")
    expect(
        imported(path, GIVEN),
        """
        perspective | objective     | key_result | baseline | target | current | owner
        Customer    | Calm mornings | Late plans | 30       | 5      | 18      | Plan lead
    """,
    )


def test_measures_by_a_plain_name_with_the_direction_that_their_target_has(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "kpis.csv",
        """
        kpi_id | nome         | unidade  | direcao_meta    | meta | valor_atual
        K1     | Desejos      | %        | maior_igual     | 90   | 60
        K2     | Atrasos      | dias     | menor_igual     | 5    | 18
        K3     | Reclamacoes  | contagem | tendencia_baixa | 0    | 7
    """,
    )
    expect(
        imported(path, GIVEN),
        """
        key_result  | target | current | direction
        Desejos     | 90     | 60      | increase
        Atrasos     | 5      | 18      | decrease
        Reclamacoes | 0      | 7       | decrease
    """,
    )


def test_numbered_objectives_and_key_results_without_a_mark_behind_their_labels(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        OKR                | Owner     | Start | Target | Current | % done
        O1 Calm mornings   | Head      |       |        |         | 45%
        KR1 Late plans     | Plan lead |    30 |      5 | 18      | 48%
        KR2.1 Calls        | Plan lead |    12 |      2 | 7       | 50%
        O2 Fair shifts     | Head      |       |        |         | 25%
        KR1 Wishes met     | Crew lead |    50 |     90 | 60      | 25%
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | objective     | key_result | owner     | baseline | target | current
        3   | Calm mornings | Late plans | Plan lead | 30       | 5      | 18
        4   | Calm mornings | Calls      | Plan lead | 12       | 2      | 7
        6   | Fair shifts   | Wishes met | Crew lead | 50       | 90     | 60
    """,
    )
    every_row_is_told(reading)


@pytest.mark.parametrize(
    ("days", "newest"),
    [("9/7 | 9/14 | 9/21", "2026-09-21"), ("7/9 | 14/9 | 21/9", "2026-09-21"), ("3/8 | 10/8 | 17/8", "2026-08-17"), ("8/1 | 9/1", "2026-09-01")],
)
def test_a_weekly_sheet_heads_its_columns_by_days_without_a_year(tmp_path: Path, days: str, newest: str) -> None:
    values = " | ".join(["21", "20", "18"][: days.count("|") + 1])
    path = workbook(tmp_path / "Scorecard 2026.xlsx", {"Scorecard": f"Who | Measurable | Goal | {days}\nPlan lead | Late plans | < 5 | {values}"})
    reading = imported(path)
    expect(reading, f"key_result | owner | target | current\nLate plans | Plan lead | 5 | {values.split(' | ')[-1]}")
    assert reading.content is not None
    assert str(max(reading.content.check_ins["observed_on"].to_pylist())) == newest


def test_days_that_could_be_of_either_order_are_not_guessed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "Scorecard 2026.xlsx", {"Scorecard": "KPI | Target | 1/2 | 2/3\nLate plans | 5 | 20 | 18"})
    assert [one.field for one in imported(path).account.sheets[0].columns] == ["key_result", "target", None, None]


def test_an_objective_column_counts_before_one_that_objectives_are_also_called(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {"OKR": "Strategic priority | Objective | KPI | Target\nGrowth | Calm mornings | Late plans | 5\nPeople | Fair shifts | Wishes met | 90"},
    )
    reading = imported(path, GIVEN)
    expect(reading, "objective | key_result | target\nCalm mornings | Late plans | 5\nFair shifts | Wishes met | 90")
    assert [one.heading for one in reading.account.findings if one.code == "column-not-used"] == ["Strategic priority"]


def test_a_unit_of_signs_is_the_measures(tmp_path: Path) -> None:
    path = workbook(tmp_path / "kpi.xlsx", {"KPI": "KPI | Unit | Better | Target\nPlans | k | Lower | 5\nWishes | % | Higher | 90"})
    expect(imported(path, GIVEN), "key_result | unit | unit_of_measure | target\nPlans | | k | 5\nWishes | | % | 90")


def test_sheets_numbered_as_objectives_name_no_unit(tmp_path: Path) -> None:
    drawing = "O{0}: Calm {1} | |\nKey result | Start | Target\nLate plans | 30 | 5"
    path = workbook(tmp_path / "okr.xlsx", {"O1": drawing.format(1, "mornings"), "O2": drawing.format(2, "evenings")})
    expect(imported(path, GIVEN), "unit | objective | key_result\n | Calm mornings | Late plans\n | Calm evenings | Late plans")


def test_a_parent_that_links_to_its_row_is_known_by_its_name(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "board.csv",
        """
        Name          | Type       | Parent item                                 | Assign    | Target
        Calm mornings | Objective  |                                             | Head      |
        Fair shifts   | Objective  |                                             | Head      |
        Late plans    | Key Result | Calm mornings (https://www.example.org/c-1) | Plan lead | 5
    """,
    )
    expect(imported(path, GIVEN), "objective | key_result | owner | target\nCalm mornings | Late plans | Plan lead | 5")


@pytest.mark.parametrize(
    ("written", "start", "level"), [("zero", "", "0"), ("60 (from 45)", "45", "60"), ("60 % (was 45 %)", "45", "60"), ("60 (van 45)", "45", "60")]
)
def test_targets_in_words_with_their_start_behind_them(tmp_path: Path, written: str, start: str, level: str) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"OKR": f"Objective | KPI | Target\nCalm mornings | Late plans | {written}"})
    expect(imported(path, GIVEN), f"key_result | baseline | target\nLate plans | {start} | {level}")


def test_an_outline_without_headings_in_a_sheet_about_goals(tmp_path: Path) -> None:
    outline = """
        {0}                |                            | Grade
        1. Calm mornings   |                            | 0.5
                           | 1.1 Late plans from 9 to 3 | 0.6
                           | 1.2 90 calls answered      | 0.4
        2. Fair shifts     |                            | 0.7
                           | 2.1 Wishes met: 90 %       | 0.7
    """
    path = workbook(tmp_path / "plan.xlsx", {"Q3 2026": outline.format("Crew OKRs")})
    reading = imported(path)
    expect(
        reading,
        """
        row | period  | objective     | key_result              | baseline | target | progress
        3   | 2026-Q3 | Calm mornings | Late plans from 9 to 3  | 9        | 3      | 60
        4   | 2026-Q3 | Calm mornings | 90 calls answered       |          | 90     | 40
        6   | 2026-Q3 | Fair shifts   | Wishes met: 90 %        |          | 90     | 70
    """,
    )
    every_row_is_told(reading)
    contract = workbook(tmp_path / "contract.xlsx", {"Q3 2026": outline.format("Terms of delivery")})
    assert read(contract, Given()).account.status == "nothing"


def test_quarters_without_a_year_belong_together(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "kpi.xlsx",
        {"KPI": "KPI | Type | Q1 | Q2 | Q3\nWishes met | Target | 60 | 70 | 80\nWishes met | Actual | 55 | 68 | "},
    )
    expect(imported(path), "key_result | target | current\nWishes met | 70 | 68")


def test_four_perspectives_in_the_corners_of_a_sheet(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "BSC": """
        Our scorecard 2026
        Financial        |              |        |        | | Customer          |            |        |
        Objective        | Measure      | Target | Actual | | Objective         | Measure    | Target | Actual
        Earn more        | Margin       | 12     | 9      | | Calm mornings     | Late plans | 5      | 18
        Internal process |              |        |        | | Learning & growth |            |        |
        Objective        | Measure      | Target | Actual | | Objective         | Measure    | Target | Actual
        Fewer steps      | Steps a plan | 4      | 6      | | Fair shifts       | Wishes met | 90     | 60
    """
        },
    )
    expect(
        imported(path),
        """
        period | perspective       | objective     | key_result   | target | current
        2026   | Financial         | Earn more     | Margin       | 12     | 9
        2026   | Internal process  | Fewer steps   | Steps a plan | 4      | 6
        2026   | Customer          | Calm mornings | Late plans   | 5      | 18
        2026   | Learning & growth | Fair shifts   | Wishes met   | 90     | 60
    """,
    )
