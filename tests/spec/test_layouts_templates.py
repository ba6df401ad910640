"""Scorecards as templates and offices lay them out: pairs below each month, thresholds, trees, cards, forms of several methods."""

from pathlib import Path

import openpyxl
import pytest

from tests.spec.sheets import every_row_is_told, expect, imported, key_results, workbook


@pytest.mark.parametrize(
    ("first", "second", "plan", "actual"),
    [("Jan/26", "Fev/26", "Meta", "Real"), ("2026-01", "2026-02", "Planned", "Actual"), ("01/2026", "02/2026", "Geplant", "Ist")],
)
def test_a_plan_below_a_month_is_no_value_of_it(tmp_path: Path, first: str, second: str, plan: str, actual: str) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "BSC": f"""
        Objective  | KPI    | Weight | Annual target | {first} |          |       | {second} |          |
                   |        |        |               | {plan}  | {actual} | Light | {plan}   | {actual} | Light
        Grow       | Sales  |    60% |         14400 | 1150    |     1120 | ●     | 1160     |     1185 | ●
        Grow       | Orders |    40% |            70 | 60      |       58 | ●     | 62       |       61 | ●
    """
        },
    )
    reading = imported(path)
    expect(reading, "key_result | target | current | check_ins\nSales | 1160 | 1185 | 2\nOrders | 62 | 61 | 2")
    every_row_is_told(reading)


def test_a_plan_below_a_spelt_out_quarter_is_no_value_of_it(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "poa 2026.xlsx",
        {
            "POA": """
        Objetivo | Indicador | Meta 2026 | I Trimestre |           | II Trimestre |           | Responsable
                 |           |           | Programado  | Ejecutado | Programado   | Ejecutado |
        Publicar | Artículos |       220 |          40 |        36 |           90 |        97 | Ana
        Titular  | Titulados |       500 |         100 |       110 |          250 |       240 | Luis
    """
        },
    )
    expect(
        imported(path),
        "key_result | target | current | period | owner\nArtículos | 90 | 97 | 2026-Q2 | Ana\nTitulados | 250 | 240 | 2026-Q2 | Luis",
    )


def test_grades_of_weeks_are_no_values(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr Q4 2026.xlsx",
        {
            "OKRs": """
        Objective | Key Result   | Owner | Target | W1  | W2  | W3  | W4 | W5 | W6 | W7 | W8 | W9 | W10 | Final grade
        Pay       | Refund time  | Ann   | 2 days | 0.1 | 0.2 | 0.4 |    |    |    |    |    |    |     |
                  | Partners     | Ben   |      8 | 0   | 0.1 | 0.3 |    |    |    |    |    |    |     |
    """
        },
    )
    expect(imported(path), "objective | key_result | target | current | progress\nPay | Refund time | 2 | | 40\nPay | Partners | 8 | | 30")


@pytest.mark.parametrize("values", ["10% | 20% | 40%", "3 | 4 | 5", "0 | 1 | 1"])
def test_values_of_weeks_are_no_grades(tmp_path: Path, values: str) -> None:
    drawing = f"Key Result | Target | W1 | W2 | W3 | Final grade\nPartners | 8 | {values} |\nBanks | 9 | {values} |"
    [first, _] = key_results(imported(workbook(tmp_path / "okr Q4 2026.xlsx", {"OKRs": drawing})))
    assert first["current"] or first["progress"] == "40"


def test_an_area_beside_an_objective_is_what_objectives_belong_to(tmp_path: Path) -> None:
    drawing = """
        Ref | KPA                    | Strategic Objective | KPI          | Baseline | Annual Target
        TL1 | Basic Service Delivery | Water for all       | Connections  | 12450    | 12900
        TL2 | Local Development      | Create work         | Jobs created | 310      | 400
    """
    path = workbook(tmp_path / "sdbip 2026.xlsx", {"SDBIP": drawing})
    expect(
        imported(path),
        "objective | key_result | baseline | target\nWater for all | Connections | 12450 | 12900\nCreate work | Jobs created | 310 | 400",
    )


@pytest.mark.parametrize("heading", ["KR", "KPI #", "Metric"])
def test_codes_beside_the_words_of_key_results_are_their_ids(tmp_path: Path, heading: str) -> None:
    path = workbook(
        tmp_path / "okr Q1 2026.xlsx",
        {
            "OKRs": "# | Objective | # | Key Result | Start | Target\nO1 | Renew | KR1.1 | Renewal rate | 86% | 92%\n | | KR1.2 | Success plans | 20 | 60",
            "Log": f"Date | {heading} | Key Result | Value\n2026-02-02 | KR1.1 | Renewal rate | 88%\n2026-03-02 | KR1.2 | Success plans | 40",
        },
    )
    expect(
        imported(path),
        """
        source_id | key_result    | target | current
        KR1.1     | Renewal rate  | 92     | 88
        KR1.2     | Success plans | 60     | 40
    """,
    )


def test_the_target_of_a_later_year_of_the_calendar_follows_a_fiscal_one(tmp_path: Path) -> None:
    drawing = "KPI # | Key performance indicator | Baseline 2022-23 | 2023-24 | 2024-25 | Target 2027\n1.1 | Retention | 78 | 79 | 81 | 85"
    path = workbook(tmp_path / "plan.xlsx", {"KPIs": drawing})
    expect(imported(path), "key_result | baseline | target | current\nRetention | 78 | 85 | 81")


def test_a_type_and_a_parent_may_be_told_in_german(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "ziele.xlsx",
        {
            "Ziele": """
        Titel        | Typ               | Übergeordnetes Element | Zyklus  | Startwert | Zielwert | Aktueller Wert
        Pünktlich    | Ziel              |                        | Q3/2026 |           |          |
        Liefertreue  | Schlüsselergebnis | Pünktlich              | Q3/2026 | 88        | 97       | 91.5
    """
        },
    )
    expect(imported(path), "objective | key_result | baseline | target | current\nPünktlich | Liefertreue | 88 | 97 | 91.5")


def test_parts_of_the_year_below_a_word_for_what_was_measured_are_values(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "BSC 2026": """
        Perspektive | Strategisches Ziel | Kennzahl       | Sollwert | Toleranzwert | Messwerte 2026 |     |     |    | Ampel
                    |                    |                |          |              | Q1             | Q2  | Q3  | Q4 |
        Finanzen    | Ertrag sichern     | Umsatzrendite  |        6 |            5 |            5.1 | 5.4 | 5.8 |    | gelb
        Kunden      | Kunden halten      | Kündigungen    |        3 |            4 |            4.2 | 3.8 | 3.1 |    | gelb
        Legende:    | grün = erreicht    | gelb = knapp   |          |              |                |     |     |    |
    """
        },
    )
    _blank_above(path, 5)
    reading = imported(path)
    expect(reading, "key_result | target | current | check_ins\nUmsatzrendite | 6 | 5.8 | 3\nKündigungen | 3 | 3.1 | 3")
    every_row_is_told(reading)


def test_lists_of_something_else_below_a_table_are_no_key_results(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "weekly Q3 2026.xlsx",
        {
            "Report": """
        Objective          | Key result         | Start               | Goal | Current
        Fix it at once     | First-time fixes   | 71%                 | 85%  | 77%
                           | Repeat visits      | 44                  | 20   | 33
        Progress           | Plans              | Problems            |      |
        Trained six people | Stock vans 4 and 5 | Van out of service  |      |
        Parts list is live | Call customers     | Two open vacancies  |      |
    """
        },
    )
    _blank_above(path, 4)
    reading = imported(path)
    expect(reading, "objective | key_result | target\nFix it at once | First-time fixes | 85\nFix it at once | Repeat visits | 20")
    every_row_is_told(reading)


def test_names_in_the_brackets_of_a_list_are_owners_and_a_role_to_fill_in_is_none(tmp_path: Path) -> None:
    drawing = "Objective | Key result | Owner | Target\nGrow | Sales | [Vera Ng] | 5\nGrow | Orders | [Owner Name] | 6"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing})), "key_result | owner\nSales | Vera Ng\nOrders |")


def test_a_perspective_may_come_with_its_question(tmp_path: Path) -> None:
    asked = 'FINANCIAL\\n"How do we look to our owners?"'
    drawing = (
        f"Perspective | Objectives | Measures | Targets\n{asked} | Grow deposits | Deposit growth | 8%\nCUSTOMER | Be liked | NPS | 45"
    )
    expect(
        imported(workbook(tmp_path / "bsc.xlsx", {"BSC": drawing})), "key_result | perspective\nDeposit growth | FINANCIAL\nNPS | CUSTOMER"
    )


def test_growth_beside_other_pillars_is_no_perspective(tmp_path: Path) -> None:
    rows = "\n".join(f"Growth | Own it | Win rate {number} | 35%" for number in range(3))
    drawing = f"Strategic pillar | Objective | Key result | Target\n{rows}\nRetention | Keep them | Churn | 2%"
    assert {one["perspective"] for one in key_results(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing})))} == {""}


def test_days_below_a_reporting_period_date_the_values(tmp_path: Path) -> None:
    drawing = "Reporting Period | Objective | Measure | Actual | Target\n2026-06-30 | Safe | Injuries | 1 | 2\n | Clean | Litter | 4 | 3"
    expect(
        imported(workbook(tmp_path / "bsc.xlsx", {"BSC": drawing})),
        "key_result | current | observed_on\nInjuries | 1 | 2026-06-30\nLitter | 4 |",
    )


def test_days_of_a_plan_with_an_arrow_are_its_period(tmp_path: Path) -> None:
    drawing = "Plan dates | Objective | Outcome | From | To\nJuly 1, 2026 → September 30, 2026 | Be found | Visits | 12 | 20"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing})), "key_result | target | period\nVisits | 20 | 2026-Q3")


@pytest.mark.parametrize(
    ("title", "sheet", "period"),
    [
        ("FY2026 Q2", "OKR", "2025/2026-Q2"),
        ("FY2026", "Q2", "2025/2026-Q2"),
        ("Dashboard – Quarter 3 2025/26", "KPI", "2025/2026-Q3"),
        ("Plan 2026", "Q2", "2026-Q2"),
    ],
)
def test_a_quarter_of_a_fiscal_year_is_none_of_the_calendar(tmp_path: Path, title: str, sheet: str, period: str) -> None:
    drawing = f"{title}\nObjective | Key result | Target\nGrow | Sales | 5"
    expect(imported(workbook(tmp_path / "okr.xlsx", {sheet: drawing})), f"key_result | period\nSales | {period}")


def test_lists_of_actions_below_a_table_have_a_heading_of_their_own(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "ogsm 2026.xlsx",
        {
            "OGSM": """
        Doelen       | KPI         | 0-meting | Doel 2026 | Stand | Eigenaar
        Gezond team  | Verzuim     | 8.1      | 6         | 7.2   | Karim
        Blije klant  | Klachten    | 3.1      | 2         | 2.5   | Inge
        Strategieën  | Acties      | Wie      | Wanneer
        Vaste teams  | Roosters    | Inge     | 2026-03-01
        Slimme zorg  | Dispensers  | Inge     | 2026-06-01
    """
        },
    )
    _blank_above(path, 4)
    expect(
        imported(path),
        "objective | key_result | baseline | target | current\nGezond team | Verzuim | 8.1 | 6 | 7.2\nBlije klant | Klachten | 3.1 | 2 | 2.5",
    )


def test_a_value_and_a_confidence_stand_below_each_week(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr Q1 2026.xlsx",
        {
            "OKR": """
        Objective | Key Result | Baseline | Target | Week 1 (5 Jan) |       | Week 2 (12 Jan) |
                  |            |          |        | Value          | Conf. | Value           | Conf.
        Keep them | Paid share | 11%      | 16%    | 11.2%          | 7     | 11.8%           | 6
        Own it    | Domains    | 210      | 320    | 214            | 8     | 222             | 8
    """
        },
    )
    expect(
        imported(path),
        "key_result | baseline | target | current | check_ins\nPaid share | 11 | 16 | 11.8 | 2\nDomains | 210 | 320 | 222 | 2",
    )


@pytest.mark.parametrize("heading", ["Réf. 2025", "Base year 2019", "Basisjahr 2020"])
def test_a_year_of_reference_is_where_it_started(tmp_path: Path, heading: str) -> None:
    drawing = f"KPI | {heading} | Target 2026 | 2026\nEmissions | 84 | 42 | 60\nWater | 3.4 | 2.4 | 2.9"
    expect(
        imported(workbook(tmp_path / "esg.xlsx", {"ESG": drawing})),
        "key_result | baseline | target | current\nEmissions | 84 | 42 | 60\nWater | 3.4 | 2.4 | 2.9",
    )


def test_a_word_that_is_short_for_a_month_elsewhere_is_no_month(tmp_path: Path) -> None:
    drawing = (
        "Annual objective | Target to improve | JOP | Target | Target Set\nFlow | Dock time | 18 | 10 | Yes\nFlow | Stock | 30 | 20 | Yes"
    )
    expect(
        imported(workbook(tmp_path / "bowler 2026.xlsx", {"Bowler": drawing})),
        "objective | key_result | baseline | target | period\nFlow | Dock time | 18 | 10 | 2026\nFlow | Stock | 30 | 20 | 2026",
    )


def _blank_above(path: Path, row: int) -> None:
    """Put a blank row into the first sheet, above this one."""
    book = openpyxl.load_workbook(path)
    book.worksheets[0].insert_rows(row)
    book.save(path)
