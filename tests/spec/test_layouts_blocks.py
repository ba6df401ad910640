"""Scorecards drawn as blocks, cards, trees and boards: what stands above, beside or below a block is said of it."""

from pathlib import Path

from tests.spec.sheets import codes, every_row_is_told, expect, imported, workbook


def test_what_nobody_knows_below_months_is_kept_and_not_used(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "kpi 2026.xlsx",
        {
            "KPI": """
        Objective | KPI    | Target | Owner | Jan 2026 |       | Feb 2026 |
                  |        |        |       | Alpha    | Beta  | Alpha    | Beta
        Grow      | Sales  |    100 | Ann   |       10 |    20 |       30 | 40
        Grow      | Orders |     50 | Ben   |        5 |     6 |        7 | 8
    """
        },
    )
    reading = imported(path)
    expect(reading, "key_result | target | current\nSales | 100 |\nOrders | 50 |")
    assert "heading-not-recognised" in codes(reading)


def test_a_tree_names_its_perspectives_in_rows_of_their_own(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "tree.xlsx",
        {
            "Export": """
        No.     | Name         | Type              | Value | Baseline | Target | Optimization
        "1"     | Clients      | Perspective       |       |          |        |
        "1.1"   | Loyal people | Goal              |       |          |        |
        "1.1.1" | Retention    | Lagging indicator | 81    | 78       | 88     | Maximize
        "2"     | Finance      | Perspective       |       |          |        |
        "2.1"   | Pay our way  | Goal              |       |          |        |
        "2.1.1" | Bad debt     | Lagging indicator | 2.6   | 3.5      | 1.5    | Minimise
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective    | key_result | perspective | baseline | target | current | direction
        Loyal people | Retention  | Clients     | 78       | 88     | 81      | increase
        Pay our way  | Bad debt   | Finance     | 3.5      | 1.5    | 2.6     | decrease
    """,
    )
    every_row_is_told(reading)


def test_groups_of_a_board_name_the_period_of_their_items(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "board.xlsx",
        {
            "okrs": """
        Company OKRs
        Q1 2026
        Name     | Subitems | Person  | Status
        Grow     | Partners | Elin    | Working on it
        Subitems | Name     | Owner   | Start value | Current value | Target
                 | Partners | Elin    | 0           | 3             | 6
        Q2 2026
        Name     | Subitems | Person  | Status
        Grow on  | Shops    | Elin    | Working on it
        Subitems | Name     | Owner   | Start value | Current value | Target
                 | Shops    | Elin    | 25          | 26            | 60
    """
        },
    )
    expect(imported(path), "period | objective | key_result | target\n2026-Q1 | Grow | Partners | 6\n2026-Q2 | Grow on | Shops | 60")


def test_names_of_linked_rows_come_with_their_addresses(tmp_path: Path) -> None:
    link = "(https://www.notion.so/x-4d5e6f?pvs=21)"
    path = workbook(
        tmp_path / "export.xlsx",
        {
            "Objectives": f"Name | Owner | Quarter | Key Results | Status\nDelight people | Lena | Q3 2026 | Activation {link}, Replies {link} | In progress",
            "Key Results": f"""
        Name       | Objective             | Owner | Start Value | Current Value | Target Value
        Activation | Delight people {link} | Lena  | 38          | 44            | 55
        Replies    | Delight people {link} | Mo    | 60          | 75            | 90
    """,
        },
    )
    expect(
        imported(path),
        """
        objective      | key_result | owner | baseline | target | current
        Delight people | Activation | Lena  | 38       | 55     | 44
        Delight people | Replies    | Mo    | 60       | 90     | 75
    """,
    )


def test_blocks_with_names_of_measures_beside_a_label_are_turned(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "cmi 2026.xlsx",
        {
            "CMI": """
        CUADRO DE MANDO      |                    |              |  |                      |
        FINANCIERA           |                    |              |  | CLIENTES             |
                             | Indicador 1        | Indicador 2  |  |                      | Indicador 1
        Nombre del indicador | Liquidez corriente | Margen neto  |  | Nombre del indicador | Sugerencias
        Rojo                 | 1                  | 4            |  | Rojo                 | 10
        Objetivo             | 1.5                | 9            |  | Objetivo             | 50
        Conseguido           | 1.42               | 8.5          |  | Conseguido           | 52
    """
        },
    )
    expect(
        imported(path),
        """
        perspective | key_result         | target | current | unit
        FINANCIERA  | Liquidez corriente | 1.5    | 1.42    |
        FINANCIERA  | Margen neto        | 9      | 8.5     |
        CLIENTES    | Sugerencias        | 50     | 52      |
    """,
    )


def test_cards_side_by_side_have_their_objective_below_a_label(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "canvas Q1 2027.xlsx",
        {
            "Canvas": """
        OBJECTIVE 1        |      |      |  | OBJECTIVE 2   |      |
        Launch in Portugal |      |      |  | Be audit-safe |      |
        Owner:             | Rita |      |  | Owner:        | Uma  |
        Key Results        | Now  | Goal |  | Key Results   | Now  | Goal
        Signed clinics     | 4    | 15   |  | Open findings | 22   | 0
        Licences           | 1    | 2    |  | Policies      | 40%  | 100%
    """
        },
    )
    expect(
        imported(path),
        """
        objective          | key_result     | target | current | owner
        Launch in Portugal | Signed clinics | 15     | 4       | Rita
        Launch in Portugal | Licences       | 2      | 1       | Rita
        Be audit-safe      | Open findings  | 0      | 22      | Uma
        Be audit-safe      | Policies       | 100    | 40      | Uma
    """,
    )


def test_the_budget_of_the_month_is_the_target_of_its_actual(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "report August 2026.xlsx",
        {
            "Report": """
             |      | Month  |        |       | Year to date |        |       | Full year |
        KPI  | Unit | Actual | Budget | Var % | Actual       | Budget | Var % | Budget    | Forecast
        Sales | k€  | 1180   | 1250   | -5.6% | 9840         | 10000  | -1.6% | 15000     | 14700
        Staff | FTE | 212    | 215    | -1.4% | 212          | 215    | -1.4% | 220       | 218
    """
        },
    )
    expect(imported(path), "key_result | target | current\nSales | 1250 | 1180\nStaff | 215 | 212")


def test_numbered_lines_of_one_column_are_the_objectives_of_those_without_a_number(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr Q1 2026.xlsx",
        {
            "Grades": """
        Objectives and key results    | Grade
        1. Make the night shift safe  | 0.7
        Light all loading bays        | 1
        Train 90% of the night staff  | 0.4
        2. Cut waste                  | 0.55
        Recycle 75% of the cardboard  | 0.8
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        objective                 | key_result                   | progress
        Make the night shift safe | Light all loading bays       | 100
        Make the night shift safe | Train 90% of the night staff | 40
        Cut waste                 | Recycle 75% of the cardboard | 80
    """,
    )


def test_levels_of_a_tree_of_measures_name_one_measure_a_row(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "tree.xlsx",
        {
            "Tree": """
        Level 1 | Level 2    | Level 3 | Unit | Target | Actual | Owner
        Revenue |            |         | k€   | 900    | 870    | CEO
                | Visitors   |         | k    | 450    | 440    | CMO
                |            | Paid    | k    | 200    | 210    | Ads
                | Conversion |         | %    | 2.5    | 2.4    | CPO
    """
        },
    )
    expect(
        imported(path), "key_result | target | owner\nRevenue | 900 | CEO\nVisitors | 450 | CMO\nPaid | 200 | Ads\nConversion | 2.5 | CPO"
    )


def test_a_metric_that_says_from_where_to_where_is_the_target_of_a_named_goal(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "goals.xlsx",
        {
            "Goals": """
        ID  | Type       | Name     | Parent | Lead | Metric
        G-1 | Objective  | Own it   |        | Iris |
        G-2 | Key result | Win rate | Own it | Iris | 20% → 35%
        G-3 | Key result | Pipeline | Own it | Seb  | €1.2M → €3M
    """
        },
    )
    expect(imported(path), "objective | key_result | baseline | target\nOwn it | Win rate | 20 | 35\nOwn it | Pipeline | 1200000 | 3000000")


def test_a_heading_that_begins_no_table_of_ours_by_its_words_stands_again_further_down(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        {
            "Plan": """
        Priority 1: Every child reads
        Success criteria      | Baseline (July 25) | Target (July 26) | Lead
        Pupils at the standard | 64%               | 78%              | Mrs Hale
        Phonics pass rate      | 75%               | 86%              | Mr Iqbal
        Priority 2: Attendance
        Success criteria      | Baseline (July 25) | Target (July 26) | Lead
        School attendance      | 93.1%             | 96%              | Mrs Hale
        Persistent absentees   | 58                | 30               | Mrs Hale
    """
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        key_result             | baseline | target | owner
        Pupils at the standard | 64       | 78     | Mrs Hale
        Phonics pass rate      | 75       | 86     | Mr Iqbal
        School attendance      | 93.1     | 96     | Mrs Hale
        Persistent absentees   | 58       | 30     | Mrs Hale
    """,
    )
    every_row_is_told(reading)


def test_a_line_of_another_group_ends_a_perspective(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bericht Oktober 2026.xlsx",
        {
            "Okt": """
        Kennzahl  | Einheit | Plan | Ist
        Finanzen  |         |      |
        Erlöse    | T€      | 4200 | 4115
        Kosten    | T€      | 2510 | 2564
        Leistung  |         |      |
        Fallzahl  | Anzahl  | 1280 | 1231
    """
        },
    )
    expect(imported(path), "perspective | key_result | target\nFinanzen | Erlöse | 4200\nFinanzen | Kosten | 2510\n | Fallzahl | 1280")


def test_a_name_of_two_words_beside_objectives_and_key_results_is_whose_they_are(tmp_path: Path) -> None:
    drawing = "Name | Objective | Key Results\nZoe Park | Be asked | Publish 3 deep dives\nNed Frost | Keep it green | Close 30 tickets"
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing})),
        "owner | key_result\nZoe Park | Publish 3 deep dives\nNed Frost | Close 30 tickets",
    )
    drawing = drawing.replace("Zoe Park", "Growth").replace("Ned Frost", "Data platform")
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing})), "owner | key_result\n | Publish 3 deep dives\n | Close 30 tickets")


def test_a_short_month_behind_what_is_told_of_it(tmp_path: Path) -> None:
    drawing = "Measure | Green | Yellow | Red | Actual Jul-26\nMargin | ≥ 18% | 15–18% | < 15% | 16.4%\nHandles | ≥ 40 | 30–39 | < 30 | 43"
    expect(
        imported(workbook(tmp_path / "bsc.xlsx", {"BSC": drawing})), "key_result | target | current\nMargin | 18 | 16.4\nHandles | 40 | 43"
    )


def test_a_list_of_measures_with_sheets_of_actuals_targets_and_a_look_at_a_month_is_told_once(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "kpis 2026.xlsx",
        {
            "KPI list": """
        KPI ID | Perspective | KPI      | Unit | Trend
        K1     | Financial   | Revenue  | k€   | Higher is better
        K2     | Customer    | Returns  | #    | Lower is better
    """,
            "Actuals": "KPI ID | KPI | Jan | Feb | Mar\nK1 | Revenue | 410 | 420 |\nK2 | Returns | 6.1 | 5.8 |",
            "Targets": "KPI ID | KPI | Jan | Feb | Mar\nK1 | Revenue | 400 | 410 | 440\nK2 | Returns | 6 | 5.5 | 5",
            "Dashboard": "KPI DASHBOARD – FEBRUARY 2026\n\nKPI | Unit | Actual | Target\nRevenue | k€ | 420 | 440\nReturns | # | 5.8 | 5",
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        period | perspective | key_result | target | current | check_ins | direction
        2026   | Financial   | Revenue    | 440    | 420     | 2         | increase
        2026   | Customer    | Returns    | 5      | 5.8     | 2         | decrease
    """,
    )
    every_row_is_told(reading)
