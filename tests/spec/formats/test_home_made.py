"""Workbooks that people build themselves: linked tabs, key results side by side, merged cells, levels as columns."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, objectives, sheet_of, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_three_linked_tabs_with_a_year_in_a_heading_and_initiatives_that_are_no_objectives(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Objectives": """
        OKR ID | Objective Name | Objective Statement      | Owner (Person) | Owning Team | Year | Status   | % Complete
        O1     | Calm mornings  | Nobody waits at the gate | Plan lead      | Routes      | 2026 | On track | 0.5
        O2     | Fair shifts    | Everyone plans ahead     | Crew lead      | Crew        | 2026 | At risk  | 0.25
    """,
            "Key Results": """
        KR ID | OKR ID | Key Result Name | Status   | % Complete | Baseline Value | 2026 Target Value | Owner (Person) | Owning Team | Q1 Milestone | Q2 Milestone | Q3 Milestone | Q4 Milestone | Current Actual | Gap to Target
        K1    | O1     | Late plans      | On track |      50.0% |             30 |                 5 | Print lead     | Routes      |           25 |           18 |           10 |            5 |             17 |            12
        K2    | O2     | Wishes met      | At risk  |      25.0% |             50 |                90 | Crew lead      | Crew        |           60 |           70 |           80 |           90 |             60 |            30
    """,
            "Initiatives": """
        Initiative ID | KR ID(s) | OKR ID | Initiative Name | % Complete | Status | Blocker | Description | Investment Tier | Maturity Type | Owner (Person) | Owning Team | Timeline Start | Timeline End | Investment ($)
        I1            | K1, K2   | O1     | New printers    |       0.75 | Active |         | For gates   | Low             | New           | Print lead     | Routes      | 2026-02-01     | 2026-06-30   |          12000
        I2            | K2       | O2     | Shift app       |       0.1  | Active | Budget  |             | High            | New           | Crew lead      | Crew        | 2026-03-01     | 2026-12-31   |          80000
    """,
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        sheet       | source_id | objective     | key_result | owner      | unit   | period | baseline | target | current | progress
        Key Results | K1        | Calm mornings | Late plans | Print lead | Routes | 2026   | 30       | 5      | 17      | 50
        Key Results | K2        | Fair shifts   | Wishes met | Crew lead  | Crew   | 2026   | 50       | 90     | 60      | 25
    """,
    )
    assert [row["text"] for row in objectives(reading)] == ["Calm mornings", "Fair shifts"]
    assert sheet_of(reading, "Initiatives").key_results == 0


def test_wide_rows_whose_columns_stand_in_alphabetical_order(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "okrs.csv",
        """
        Objective     | Department | End Date   | KR1 Progress % | KR2 Progress % | KR3 Progress % | Key Result 1 | Key Result 2    | Key Result 3 | Last Updated | Level | Notes | OKR ID | Owner     | Parent OKR | Progress % | Quarter | Start Date | Status   | Year
        Calm mornings | Routes     | 2026-03-31 | 40             | 70             |                | Late plans   | Changes at dawn |              | 2026-02-20   | Team  |       | A-1    | Plan lead | A-0        | 55         | Q1      | 2026-01-01 | On Track | 2026
        Fair shifts   | Crew       | 2026-03-31 | 10             |                |                | Wishes met   |                 |              | 2026-02-21   | Team  | Late  | A-2    | Crew lead |            | 10         | Q1      | 2026-01-01 | Behind   | 2026
    """,
    )
    expect(
        imported(path),
        """
        objective_source_id | objective     | key_result      | owner     | unit   | period  | progress | current | target | due_on     | observed_on
        A-1                 | Calm mornings | Late plans      | Plan lead | Routes | 2026-Q1 | 40       |         |        | 2026-03-31 | 2026-02-20
        A-1                 | Calm mornings | Changes at dawn | Plan lead | Routes | 2026-Q1 | 70       |         |        | 2026-03-31 | 2026-02-20
        A-2                 | Fair shifts   | Wishes met      | Crew lead | Crew   | 2026-Q1 | 10       |         |        | 2026-03-31 | 2026-02-21
    """,
    )


def test_wide_rows_in_triples(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "OKR Q3 2026.csv",
        """
        Objective     | Key Result 1 | KR1 Target | KR1 Current | Key Result 2    | KR2 Target | KR2 Current | Key Result 3 | KR3 Target | KR3 Current
        Calm mornings | Late plans   | 5          | 18          | Changes at dawn | 2          | 7           | Calls a day  | 40         | 61
        Fair shifts   | Wishes met   | 90%        | 60%         |                 |            |             |              |            |
    """,
    )
    expect(
        imported(path),
        """
        objective     | key_result      | target | current | unit_of_measure | period
        Calm mornings | Late plans      | 5      | 18      |                 | 2026-Q3
        Calm mornings | Changes at dawn | 2      | 7       |                 | 2026-Q3
        Calm mornings | Calls a day     | 40     | 61      |                 | 2026-Q3
        Fair shifts   | Wishes met      | 90     | 60      | %               | 2026-Q3
    """,
    )


def test_wide_rows_of_an_apps_template(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "template.csv",
        """
        objective_title | description | level   | period  | status | team   | owner_name | owner_id | kr1_description | kr1_target | kr2_description | kr2_target
        Calm mornings   | For gates   | team    | 2026-Q3 | active | Routes | Plan lead  | 17       | Late plans      | 5          | Plans in time   | 95%
        Reliable all over |           | company | 2026-Q3 | active |        | Depot lead | 3        | Parcels in time | 98%        |                 |
    """,
    )
    expect(
        imported(path),
        """
        objective         | key_result      | owner      | unit   | period  | target | unit_of_measure
        Calm mornings     | Late plans      | Plan lead  | Routes | 2026-Q3 | 5      |
        Calm mornings     | Plans in time   | Plan lead  | Routes | 2026-Q3 | 95     | %
        Reliable all over | Parcels in time | Depot lead |        | 2026-Q3 | 98     | %
    """,
    )


def test_of_several_objective_columns_the_deepest_is_the_objective_and_merged_cells_hold_below(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": """
        Objective 1      | Objective 2     | Child Items     | Current | Last month | Target | Status
        Reliable carrier | Calm mornings   | Late plans      |      18 |         24 |      5 | On track
                         |                 | Changes at dawn |       7 |          9 |      2 | At risk
                         | Parcels in time | In the window   |     91% |        90% |    95% | On track
        Good employer    | Fair shifts     | Wishes met      |     60% |        55% |    90% | Behind
    """
        },
        merge=["A2:A4", "B2:B3"],
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | objective       | key_result      | current | target | status_word | objective_parent_source_id
        2   | Calm mornings   | Late plans      | 18      | 5      | On track    | Reliable carrier
        3   | Calm mornings   | Changes at dawn | 7       | 2      | At risk     | Reliable carrier
        4   | Parcels in time | In the window   | 91      | 95     | On track    | Reliable carrier
        5   | Fair shifts     | Wishes met      | 60      | 90     | Behind      | Good employer
    """,
    )
    every_row_is_told(reading)


def test_merged_departments_and_objectives_with_summary_rows_and_bands_of_performance(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Department | Objective     | Objective Weight (%) | Key Result      | KR Weight (%) | Type | Actual | Unit  | Below | Meets | Good | Exceptional | Score | Performance Level
        Depots     | Calm mornings |                  60% | Late plans      |           70% | ↓    |     18 | plans |    30 |    20 |   10 |           5 |   3.4 | Good
                   |               |                      | Wishes met      |           30% | ↑    |     60 | %     |    50 |    60 |   75 |          90 |   4.0 | Meets
                   | 📊 OBJECTIVE WEIGHTED SCORE |        |                 |               |      |        |       |       |       |      |             |   3.6 | Good
        Crew       | Fair shifts   |                  40% | Handbook grade  |          100% | A-E  | B      |       | D     | C     | B    | A           |   4.0 | Good
        🏢 DEPARTMENT WEIGHTED SCORE |  |               |                 |               |      |        |       |       |       |      |             |   3.7 | Good
    """
        },
        merge=["A2:A4", "B2:B3", "C2:C3"],
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        row | unit   | objective     | objective_weight | key_result     | weight | direction | current | unit_of_measure | status_word
        2   | Depots | Calm mornings | 60               | Late plans     | 70     | decrease  | 18      | plans           | Good
        3   | Depots | Calm mornings | 60               | Wishes met     | 30     | increase  | 60      | %               | Meets
        5   | Crew   | Fair shifts   | 40               | Handbook grade | 100    |           |         |                 | Good
    """,
    )
    assert {row: one.reason for one in sheet_of(reading, "OKR").skipped for row in one.rows} == {
        4: "a total or average",
        6: "a total or average",
    }


def test_marks_of_a_scale_that_nobody_names_are_no_progress_and_bands_are_no_target(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": """
        Department | Objective     | Objective Weight (%) | Key Result      | KR Weight (%) | Type                 | Actual | Unit  | Below | Meets | Good | Very Good | Exceptional | Score | Performance Level
        Depots     | Calm mornings |                   60 | Late plans      |            70 | ↓ Lower is better    |     18 | plans |    30 |    20 |   10 |         7 |           5 |  4.31 | Meets
                   |               |                      | Wishes met      |            30 | ↑ Higher is better   |     60 | %     |    50 |    60 |   75 |        80 |          90 |  4.25 | Meets
                   | 📊 OBJECTIVE WEIGHTED SCORE |        |                 |               |                      |        |       |       |       |      |           |             |  4.29 | Meets
    """
        },
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        unit   | objective     | key_result | weight | direction | current | target | progress | status_word
        Depots | Calm mornings | Late plans | 70     | decrease  | 18      |        |          | Meets
        Depots | Calm mornings | Wishes met | 30     | increase  | 60      |        |          | Meets
    """,
    )
    assert {"mark-of-unknown-scale", "target-among-bands"} <= codes(reading)
    assert "heading-not-recognised" not in codes(reading)
    every_row_is_told(reading)


@pytest.mark.parametrize(
    ("headings", "totals"),
    [
        (
            "Департамент | Цель | Вес цели (%) | Ключевой Результат | Вес KR (%) | Тип | Фактический | Единица | Ниже | Соответствует"  # noqa: RUF001
            " | Хорошо | Очень хорошо | Исключительно | Оценка | Уровень Производительности",
            ("🎯 Взвешенная оценка", "Итого"),
        ),
        (
            "Департамент | Мақсад | Мақсад вазни (%) | Калит Натижа | KR вазни (%) | Тури | Ҳақиқий | Бирлик | Ёмон | Кутилган"
            " | Яхши | Жуда яхши | Фантастик | Баҳо | Самарадорлик Даражаси",
            ("🎯 Вазнли баҳо", "Жами"),
        ),
    ],
    ids=["Russian", "Uzbek"],
)
def test_weighted_objectives_with_bands_in_russian_and_uzbek(tmp_path: Path, headings: str, totals: tuple[str, str]) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKR": f"""
        {headings}
        Склад       | Тихое утро | 60% | Поздние планы | 70%  | ↓   | 18 | шт | 30 | 20 | 10 | 7  | 5  | 4.31 | Хорошо
                    |            |     | Пожелания     | 30%  | ↑   | 60 | %  | 50 | 60 | 75 | 80 | 90 | 4.25 | Хорошо
                    | {totals[0]} |    |               |      |     |    |    |    |    |    |    |    | 4.29 | Хорошо
        Смены       | Честные смены | 40% | Справочник | 100% | A-E | B  |    | E  | D  | C  | B  | A  | 4.75 | Хорошо
        {totals[1]} |            |     |               |      |     |    |    |    |    |    |    |    | 4.5  | Хорошо
    """
        },
        merge=["A2:A4", "B2:B3", "C2:C3"],
    )
    expect(
        imported(path, GIVEN),
        """
        row | unit  | objective     | objective_weight | key_result    | weight | direction | current | progress | unit_of_measure
        2   | Склад | Тихое утро    | 60               | Поздние планы | 70     | decrease  | 18      |          | шт
        3   | Склад | Тихое утро    | 60               | Пожелания     | 30     | increase  | 60      |          | %
        5   | Смены | Честные смены | 40               | Справочник    | 100    |           |         |          |
    """,
    )


def test_levels_of_the_organisation_as_columns_give_the_deepest_filled_unit(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "okrs.csv",
        """
        Corporate | Group  | Department | Team    | Objective               | Key result                      | Objective Weight
        Alder     |        |            |         | Reliable\\nall over     | Parcels in time to 95%          | 40
        Alder     | Depots |            |         | Calm mornings           | Late plans from 30 to 5         | 30
        Alder     | Depots | Routes     | Night   | Fair shifts             | Wishes met from 50% to 90%      | 20
        Alder     | Depots | Routes     |         | Full lorries            | Pallets a lorry from 22 to 28   | 10
    """,
    )
    reading = imported(path, GIVEN)
    expect(
        reading,
        """
        unit   | objective         | key_result                    | baseline | target | objective_weight
        Alder  | Reliable all over | Parcels in time to 95%        |          | 95     | 40
        Depots | Calm mornings     | Late plans from 30 to 5       | 30       | 5      | 30
        Night  | Fair shifts       | Wishes met from 50% to 90%    | 50       | 90     | 20
        Routes | Full lorries      | Pallets a lorry from 22 to 28 | 22       | 28     | 10
    """,
    )
    assert reading.content is not None
    assert sorted((row["unit"], row["parent"], row["level"]) for row in reading.content.units.to_pylist()) == [
        ("Alder", None, "company"),
        ("Depots", "Alder", "group"),
        ("Night", "Routes", "team"),
        ("Routes", "Depots", "department"),
    ]


def test_days_of_one_file_are_written_in_one_order_and_span_the_period_that_nothing_else_names(tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "goals.csv",
        """
        Goal Name     | Goal Type  | Key Result     | Start Date | Due Date   | Start Value | Target Value
        Calm mornings | Department | Late plans     | 07/01/2026 | 09/30/2026 | 30          | 5
        Fair shifts   | Team       | Wishes met     | 07/01/2026 | 09/30/2026 | 50          | 90
    """,
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective     | key_result | period  | starts_on  | due_on
        Calm mornings | Late plans | 2026-Q3 | 2026-07-01 | 2026-09-30
        Fair shifts   | Wishes met | 2026-Q3 | 2026-07-01 | 2026-09-30
    """,
    )
    assert "goal mode" not in " ".join(one.message for one in reading.account.findings), "the type of a goal may be its level"


@pytest.mark.parametrize(
    ("sheet", "due", "period"),
    [
        ("OKR T3", ("2026-09-30", "2026-08-15"), "2026-Q3"),
        ("OKR K3", ("2026-09-30", "2026-10-15"), ""),
        ("OKR Q3", ("2026-09-30", "2025-09-30"), ""),
        ("OKR", ("2026-09-30", "2026-09-30"), ""),
    ],
)
def test_a_quarter_without_a_year_is_of_the_year_in_which_all_its_due_days_lie(
    tmp_path: Path, sheet: str, due: tuple[str, str], period: str
) -> None:
    drawing = f"Objective | Key result | Due date\nCalm mornings | Late plans | {due[0]}\nFair shifts | Wishes met | {due[1]}"
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {sheet: drawing})),
        f"key_result | period\nLate plans | {period}\nWishes met | {period}",
    )
