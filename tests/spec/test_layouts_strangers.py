"""What hospitals, cities, plants and schools write: ambitions above objectives, numbers of employees, lines between key results, signatures."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from scorecard.model.reading import Given
from tests.reading import read
from tests.spec.sheets import codes, expect, imported, key_results, sheet_of, text_file, workbook

GIVEN = Given(period="2026")


@pytest.mark.parametrize(
    ("above", "objective"),
    [
        ("Ambitie", "Doel"), ("Speerpunt", "Doelstelling"), ("Strategic priority", "Goal"), ("Priorité stratégique", "Objectif"),
        ("Prioridad estratégica", "Objetivo"), ("Priorità strategica", "Obiettivo"), ("Strategische Priorität", "Ziele"),
    ],
)  # fmt: skip
def test_an_objective_beside_an_ambition_or_a_priority_is_the_objective(tmp_path: Path, above: str, objective: str) -> None:
    drawing = f"{above} | {objective} | KPI | Target\nGreen homes | Fewer gas boilers | Boilers | 300\n | Warm homes | Cold homes | 50"
    expect(
        imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN),
        "objective | key_result | target\nFewer gas boilers | Boilers | 300\nWarm homes | Cold homes | 50",
    )


def test_an_ambition_alone_is_the_objective(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", {"Plan": "Ambitie | KPI | Streefwaarde\nGreen homes | Boilers | 300"})
    expect(imported(path, GIVEN), "objective | key_result | target\nGreen homes | Boilers | 300")


@pytest.mark.parametrize("numbers", [("10442", "10518"), ("0010442", "0010518")])
def test_a_name_beside_the_number_of_an_employee_is_the_owner(tmp_path: Path, numbers: tuple[str, str]) -> None:
    drawing = f"""
        Employee ID  | Employee Name | Goal          | Key Result | Target
        {numbers[0]} | Wei Chen      | Calm mornings | Late plans | 5
        {numbers[1]} | Lina Haddad   | Calm mornings | Calls      | 7
    """
    reading = imported(text_file(tmp_path / "goals.csv", drawing), GIVEN)
    expect(reading, "key_result | owner\nLate plans | Wei Chen\nCalls | Lina Haddad")
    assert [one.field for one in sheet_of(reading, "").columns][:2] == [None, "owner"]


def test_the_number_of_an_employee_alone_is_the_owner(tmp_path: Path) -> None:
    drawing = "Employee ID | Goal | Key Result | Target\n10442 | Calm mornings | Late plans | 5\n10518 | Calm mornings | Calls | 7"
    expect(imported(text_file(tmp_path / "goals.csv", drawing), GIVEN), "key_result | owner\nLate plans | 10442\nCalls | 10518")


@pytest.mark.parametrize("sign", ["🎯", "🚀 ", "▶️ ", "①"])
def test_a_picture_before_a_label_is_none_of_its_words(tmp_path: Path, sign: str) -> None:
    drawing = f"""
        Key Result            | Owner | Start | Target
        {sign}Objective 1: Calm mornings | | |
        ✅ KR1: Late plans    | Ann   | 12    | 5
        {sign}Objective 2: Short waits | | |
        ✅ KR2: Calls         | Bob   | 9     | 7
    """
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN),
        "objective | key_result | target\nCalm mornings | Late plans | 5\nShort waits | Calls | 7",
    )


@pytest.mark.parametrize("legend", ["🟢 on track   🟡 at risk   🔴 off track", "● = fine ○ = open", "✓ done, ✗ not done"])
def test_what_the_lights_mean_is_no_row(tmp_path: Path, legend: str) -> None:
    drawing = f"""
        Key Result    | Owner | Start | Target
        Calm mornings |       |       |
        Late plans    | Ann   | 12    | 5
        Short waits   |       |       |
        Calls         | Bob   | 9     | 7
        {legend}      |       |       |
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "objective | key_result | target\nCalm mornings | Late plans | 5\nShort waits | Calls | 7")
    assert ("a note or legend", (6,)) in [(one.reason, tuple(one.rows)) for one in sheet_of(reading, "OKR").skipped]


@pytest.mark.parametrize(
    "signed",
    [
        "Signature employee | | | Signature manager", "Ort, Datum | Unterschrift Mitarbeiter/in | | Unterschrift Vorgesetzte/r",
        "Erstellt: QMB | | Geprüft: GF | Freigabe: 15.01.2025", "Prepared by: Ann | Approved by: Bob | Date: 1 March |",
        "Elaboró: Ana | | Aprobó: Luis |", "Opgesteld door Piet | | Goedgekeurd door Els |",
    ],
)  # fmt: skip
def test_where_a_form_is_signed_no_key_result_stands(tmp_path: Path, signed: str) -> None:
    drawing = f"Goal | KPI | Weight | Target\nCalm mornings | Late plans | 50% | 5\nShort waits | Calls | 50% | 7\n{signed}"
    reading = imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN)
    expect(reading, "objective | key_result | target\nCalm mornings | Late plans | 5\nShort waits | Calls | 7")
    assert "number-unreadable" not in codes(reading)


def test_a_key_result_about_what_is_signed_is_one(tmp_path: Path) -> None:
    drawing = "Goal | KPI | Target\nCalm mornings | Signed contracts | 5\nShort waits | Approved loans | 7"
    expect(imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN), "key_result | target\nSigned contracts | 5\nApproved loans | 7")


@pytest.mark.parametrize(
    "headings", ["Goal | Milestone | Lead | Due date | Status", "Ziel | Meilenstein | Verantwortlich | Termin | Status",
                 "Objective | Deliverable | Owner | Due date | % complete"],
)  # fmt: skip
def test_milestones_are_the_key_results_of_objectives_that_have_no_others(tmp_path: Path, headings: str) -> None:
    drawing = f"""
        {headings}
        A new medicine | Trial applied for | Ann | 2026-03-31 |
                       | First patient     | Bob | 2026-07-15 |
        A calm site    | Plan approved     | Ann | 2026-06-30 |
    """
    expect(
        imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN),
        """
        objective      | key_result        | owner | due_on
        A new medicine | Trial applied for | Ann   | 2026-03-31
        A new medicine | First patient     | Bob   | 2026-07-15
        A calm site    | Plan approved     | Ann   | 2026-06-30
    """,
    )


@pytest.mark.parametrize("headings", ["Objective | Action | Who | Deadline | Done?", "Doel | Actie | Wie | Deadline | Gereed?",
                                      "Objective | Milestone | Owner | Due date | % complete"])  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_deeds_for_objectives_whose_key_results_stand_elsewhere_are_none(tmp_path: Path, headings: str, first: bool) -> None:
    plan = "Objective | KPI | Target | Actual\nRead at level | Pupils at level | 68 | 62\nLess absence | Absence rate | 5.5 | 6.9"
    deeds = f"{headings}\nRead at level | Study day | Ann | 2026-03-31 | 50%\nLess absence | Talks | Bob | 2026-06-30 | 100%"
    sheets = {"Deeds": deeds, "Plan": plan} if first else {"Plan": plan, "Deeds": deeds}
    reading = imported(workbook(tmp_path / "plan.xlsx", sheets), GIVEN)
    expect(reading, "objective | key_result | target\nRead at level | Pupils at level | 68\nLess absence | Absence rate | 5.5")
    assert [(one.rows, one.reason) for one in sheet_of(reading, "Deeds").skipped] == [((2, 3), "an initiative, not a key result")]


def test_deeds_for_other_objectives_than_those_with_key_results_stay(tmp_path: Path) -> None:
    plan = "Objective | KPI | Target | Actual\nRead at level | Pupils at level | 68 | 62"
    deeds = "Objective | Action | % complete\nNew hall | Permit | 50%\nNew yard | Trees | 100%"
    expect(
        imported(workbook(tmp_path / "plan.xlsx", {"Plan": plan, "Deeds": deeds}), GIVEN),
        "objective | key_result | progress\nRead at level | Pupils at level |\nNew hall | Permit | 50\nNew yard | Trees | 100",
    )


@pytest.mark.parametrize(
    "headings", ["FY25 Actual | FY26 Target | FY26 YTD (Nov)", "Ist 2025 | Ziel 2026 | Ist 2026", "2025 | Target 2026 | Actual 2026"]
)
def test_measures_without_a_heading_are_read_beside_levels_of_years(tmp_path: Path, headings: str) -> None:
    drawing = f" | {headings} | Lead\nRegular givers | 6120 | 7000 | 6480 | Ann\nAverage gift | 11.4 | 12 | 11.7 | Bob"
    expect(
        imported(workbook(tmp_path / "giving.xlsx", {"Giving": drawing})),
        "key_result | baseline | target | current\nRegular givers | 6120 | 7000 | 6480\nAverage gift | 11.4 | 12 | 11.7",
    )


@pytest.mark.parametrize(("sheet", "read_so"), [("Fundraising KPIs", True), ("Income statement", False)])
def test_lines_of_a_budget_without_a_heading_are_measures_where_the_sheet_says_so(tmp_path: Path, sheet: str, read_so: bool) -> None:
    drawing = " | FY25 Actual | FY26 Budget | FY26 Actual\nOther income | 6120 | 7000 | 6480\nStaff costs | 11.4 | 12 | 11.7"
    reading = read(workbook(tmp_path / "year.xlsx", {sheet: drawing}), Given())
    assert (reading.account.status == "loaded") is read_so


@pytest.mark.parametrize(
    ("title", "headings", "period"),
    [
        ("KPIs – November 2025", "Actual 2024 | Target 2025 | 2025 YTD", "2025"), ("KPIs – November 2025", "FY25 Actual | FY26 Budget | FY26 YTD", "2025/2026"),
        ("Report Q3 2025", "2024 | Target 2025 | Actual 2025", "2025"), ("Report Q3 2026", "2024 | Target 2025 | Actual 2025", "2026-Q3"),
        ("OKRs Q3 2025", "Start | Target | Actual", "2025-Q3"),
    ],
)  # fmt: skip
def test_a_report_of_a_month_on_targets_of_the_year_tells_goals_of_the_year(tmp_path: Path, title: str, headings: str, period: str) -> None:
    drawing = f"{title}\nObjective | KPI | {headings}\nCalm mornings | Late plans | 9 | 5 | 7\nShort waits | Calls | 4 | 8 | 6"
    reading = imported(workbook(tmp_path / "report.xlsx", {"Report": drawing}))
    expect(reading, f"key_result | baseline | target | current | period\nLate plans | 9 | 5 | 7 | {period}\nCalls | 4 | 8 | 6 | {period}")


def test_what_a_report_of_a_month_tells_was_so_at_its_end(tmp_path: Path) -> None:
    drawing = "KPIs – March 2025\nObjective | KPI | Actual 2024 | Target 2025 | 2025 YTD\nCalm mornings | Late plans | 9 | 5 | 7"
    reading = imported(workbook(tmp_path / "report.xlsx", {"Report": drawing}))
    assert reading.content is not None
    ends = {(one["value"], one["until"]) for one in reading.content.check_ins.to_pylist()}
    assert (7.0, date(2025, 3, 31)) in ends


@pytest.mark.parametrize(("start", "end"), [("De", "Para"), ("De", "A"), ("Desde", "Hasta"), ("Da", "A"), ("From", "To"), ("Van", "Naar")])
def test_from_and_to_are_where_a_key_result_starts_and_should_get(tmp_path: Path, start: str, end: str) -> None:
    drawing = f"Objective | KR | {start} | {end} | Owner\nCalm mornings | Late plans | 9 | 5 | Ann\nCalm mornings | Calls | 12% | 8% | Bob"
    path = workbook(tmp_path / "okr.xlsx", {"OKR": drawing})
    expect(imported(path, GIVEN), "key_result | baseline | target\nLate plans | 9 | 5\nCalls | 12 | 8")


@pytest.mark.parametrize("plan", ["Ppto.", "Presupuesto", "Orçado", "Begroot", "Preventivo", "Obj.", "Budget"])
def test_what_is_planned_for_a_month_is_its_target_in_any_language(tmp_path: Path, plan: str) -> None:
    drawing = f"KPI | Jan 2025 {plan} | Jan 2025 Actual | Feb 2025 {plan} | Feb 2025 Actual\nLate plans | 9 | 8 | 7 | 6"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing})), "key_result | target | current\nLate plans | 7 | 6")


@pytest.mark.parametrize("word", ["Dato", "Cierre", "Resultado"])
def test_what_was_so_in_a_year_by_its_spanish_words(tmp_path: Path, word: str) -> None:
    drawing = f"Indicador | {word} 2024 | Meta 2025 | {word} 2025\nLate plans | 9 | 5 | 7"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing})), "key_result | baseline | target | current\nLate plans | 9 | 5 | 7")


@pytest.mark.parametrize(
    "weeks",
    [
        "w/c 01-Sep | w/c 08-Sep | w/c 15-Sep", "W/C 01/09 | W/C 08/09 | W/C 15/09", "week ending 05 Sep | week ending 12 Sep | week ending 19 Sep",
        "w/e 05/09/2025 | w/e 12/09/2025 | w/e 19/09/2025", "Week of Sep 1 | Week of Sep 8 | Week of Sep 15", "Settimana 36 | Settimana 37 | Settimana 38",
    ],
)  # fmt: skip
def test_weeks_by_the_day_they_begin_or_end_with(tmp_path: Path, weeks: str) -> None:
    drawing = f"KPI | Target | {weeks}\nCalls | 80 | 76 | 79 | 74\nWaits | 5 | 6.1 | 5.4 | 6.6"
    reading = imported(workbook(tmp_path / "weekly 2025.xlsx", {"KPIs": drawing}))
    expect(reading, "key_result | target | current | check_ins\nCalls | 80 | 74 | 3\nWaits | 5 | 6.6 | 3")
    assert {one["observed_on"][:7] for one in key_results(reading)} == {"2025-09"}


@pytest.mark.parametrize("label", ["Mitarbeiter/in:", "Medewerker:", "Collaborateur :", "Empleado:", "Dipendente:", "Employee:"])
def test_whose_goals_they_are_stands_above_them(tmp_path: Path, label: str) -> None:
    drawing = f"{label} | Anja Maurer | | \nDepartment: | Sales | | \n\nGoal | KPI | Target | Actual\nGrow | Revenue | 80 | 76"
    expect(imported(workbook(tmp_path / "goals.xlsx", {"Goals": drawing}), GIVEN), "key_result | owner | unit\nRevenue | Anja Maurer | Sales")


@pytest.mark.parametrize(
    "line", ["Objective: | Be seen", "Objective: Be seen", "Objective 1 | Be seen", "Obiettivo: | Be seen", "Ziel: Be seen"]
)
@pytest.mark.parametrize("blank", [False, True])
def test_a_line_above_a_table_names_its_objective_with_or_without_a_blank_row_between(tmp_path: Path, line: str, blank: bool) -> None:
    between: list[list[str | int]] = [[]] if blank else []
    heading: list[str | int] = ["Key result", "Start", "Target"]
    rows: list[list[str | int]] = [["OKR Marketing Q3 2025"], [*line.split(" | ")], *between, heading, ["Visits", 12, 20]]
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / "okr.xlsx")
    expect(imported(tmp_path / "okr.xlsx"), "objective | key_result | target | period\nBe seen | Visits | 20 | 2025-Q3")


def test_a_commitment_in_words_is_the_objective(tmp_path: Path) -> None:
    drawing = """
        SDG | Commitment             | KPI      | Base value | 2030 target
        13  | Halve our footprint    | Scope 1  | 412        | 206
            |                        | Scope 3  | 8.4        | 5.9
        7   | Power sites with wind  | Share    | 24         | 100
    """
    expect(
        imported(workbook(tmp_path / "esg.xlsx", {"ESG": drawing})),
        """
        objective             | key_result | baseline | target
        Halve our footprint   | Scope 1    | 412      | 206
        Halve our footprint   | Scope 3    | 8.4      | 5.9
        Power sites with wind | Share      | 24       | 100
    """,
    )


def test_an_ambition_in_words_beside_an_objective_is_no_goal_mode(tmp_path: Path) -> None:
    drawing = "Ambition | Objective | KPI | Target\nGreen homes | Fewer boilers | Boilers | 300\nSafe streets | Fewer thefts | Thefts | 50"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN)
    expect(reading, "objective | key_result | objective_goal_mode\nFewer boilers | Boilers | committed\nFewer thefts | Thefts | committed")
    assert "goal-mode-unknown" not in codes(reading)


@pytest.mark.parametrize(("last", "current"), [("Progress", "278"), ("Status", "278")])
def test_years_on_a_sheet_of_targets_with_a_state_beside_them_were_reached(tmp_path: Path, last: str, current: str) -> None:
    drawing = f"KPI | Base value | 2024 | 2025 | 2030 target | {last}\nScope 1 | 412 | 305 | 278 | 206 | on track"
    expect(imported(workbook(tmp_path / "esg.xlsx", {"Targets": drawing})), f"key_result | target | current\nScope 1 | 206 | {current}")


@pytest.mark.parametrize(
    ("line", "unit"), [("Time: Crescimento", "Crescimento"), ("Time: 09:30", ""), ("Reparto: Vendite", "Vendite"), ("Standort: Lindau", "Lindau"),
                       ("Directorate: Housing", "Housing"), ("Setor: Compras", "Compras")],
)  # fmt: skip
def test_a_unit_above_a_table_by_what_its_language_calls_it(tmp_path: Path, line: str, unit: str) -> None:
    drawing = f"{line}\nObjective | KPI | Target | Actual\nGrow | Revenue | 80 | 76"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN), f"key_result | unit\nRevenue | {unit}")


def test_headings_in_two_languages_are_one_thing_of_one_time(tmp_path: Path) -> None:
    drawing = """
        Objectif / Doelstelling | Indicateur / Indicator | Valeur 2024 / Waarde 2024 | Cible 2025 / Doel 2025 | Résultat T3 / Resultaat K3
        À l'heure / Op tijd     | Ponctualité            | 88.2                      | 91                     | 89.6
    """
    path = workbook(tmp_path / "boordtabel 2025.xlsx", {"BSC": drawing})
    expect(imported(path), "key_result | baseline | target | current | period\nPonctualité | 88.2 | 91 | 89.6 | 2025")


@pytest.mark.parametrize("heading", ["Good is", "Good to be", "Polarity"])
@pytest.mark.parametrize(("up", "down"), [("High", "Low"), ("Bigger", "Smaller"), ("Maximise", "Minimise")])
def test_what_is_good_says_the_direction(tmp_path: Path, heading: str, up: str, down: str) -> None:
    drawing = f"Indicator | {heading} | Target | Actual\nWaste recycled | {up} | 50 | 48\nVoid days | {down} | 25 | 28"
    path = workbook(tmp_path / "plan.xlsx", {"Plan": drawing})
    expect(imported(path, GIVEN), "key_result | direction\nWaste recycled | increase\nVoid days | decrease")


def test_a_type_of_high_or_low_is_no_direction(tmp_path: Path) -> None:
    drawing = "Indicator | Type | Target | Actual\nWaste recycled | High | 50 | 48\nVoid days | Low | 25 | 28"
    expect(imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN), "key_result | direction\nWaste recycled |\nVoid days |")


@pytest.mark.parametrize("heading", ["Rock", "Company Rocks"])
def test_rocks_are_goals(tmp_path: Path, heading: str) -> None:
    drawing = f"{heading} | Owner | Due | On / Off track | % done\nA new portal | Kim | 2025-12-31 | On track | 60%\nA new lease | Art | 2025-11-15 | Off track | 30%"
    expect(
        imported(workbook(tmp_path / "rocks.xlsx", {"Rocks": drawing}), GIVEN),
        "key_result | owner | due_on | progress\nA new portal | Kim | 2025-12-31 | 60\nA new lease | Art | 2025-11-15 | 30",
    )


def test_the_targets_below_the_totals_of_months_are_the_measures(tmp_path: Path) -> None:
    drawing = """
        Month         | Visits | Loans
        January       | 18200  | 40100
        February      | 17650  | 38900
        March         | 19900  | 42300
        Total / avg   | 55750  | 121300
        Annual target | 250000 | 520000
    """
    reading = imported(workbook(tmp_path / "indicators 2025.xlsx", {"Indicators": drawing}))
    assert {(one["key_result"], one["target"], one["check_ins"]) for one in key_results(reading)} == {
        ("Visits", "250000", "3"), ("Loans", "520000", "3"),
    }  # fmt: skip


@pytest.mark.parametrize("quarter", ["3.er trimestre de 2025", "3.º trimestre de 2025", "Terzo trimestre 2025", "3er trimestre 2025"])
def test_a_quarter_by_its_ordinal(tmp_path: Path, quarter: str) -> None:
    drawing = f"Panel de indicadores – {quarter}\nIndicador | Meta | Resultado\nAbsentismo | 4 | 4.6"
    expect(imported(workbook(tmp_path / "panel.xlsx", {"Panel": drawing})), "key_result | period\nAbsentismo | 2025-Q3")


@pytest.mark.parametrize("unit", ["kWh/parcel", "€ per order", "kg/t"])
def test_a_unit_per_something_is_no_part_of_the_organisation(tmp_path: Path, unit: str) -> None:
    drawing = f"KPI name | Energy use\nStrategic objective | Be lean\nOwner | Omar\nUnit | {unit}\nFrequency | Monthly\nBaseline 2024 | 0.42\nTarget 2025 | 0.35\nCurrent value | 0.39"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI 1": drawing}))
    expect(reading, f"objective | key_result | unit | unit_of_measure | target\nBe lean | Energy use | | {unit} | 0.35")


@pytest.mark.parametrize("before", ["2024", "2024 Actual", "Prior year actual"])
@pytest.mark.parametrize("file", ["kpi 2025.xlsx", "kpi.xlsx"])
def test_months_behind_the_year_before_them_are_the_sheets(tmp_path: Path, before: str, file: str) -> None:
    title = "Report 2025\n" if file == "kpi.xlsx" else ""
    drawing = f"{title}KPI | Target | {before} | Jan | Feb | Mar | Apr\nMargin | 12 | 8.1 | 9.1 | 9.5 | 10.2 |\nLate | 20 | 40 | 41 | 38 | 35 |"
    reading = imported(workbook(tmp_path / file, {"Numbers": drawing}))
    expect(reading, "key_result | target | current | period\nMargin | 12 | 10.2 | 2025\nLate | 20 | 35 | 2025")


@pytest.mark.parametrize("before", ["2024", "2024 Actual"])
def test_days_behind_the_year_before_them_are_newer(tmp_path: Path, before: str) -> None:
    drawing = f"KPI | Target | {before} | 2025-01-31 | 2025-02-28 | 2025-03-31\nMargin | 12 | 8.1 | 9.1 | 9.5 | 10.2"
    reading = imported(workbook(tmp_path / "kpi 2025.xlsx", {"Numbers": drawing}))
    expect(reading, "key_result | target | current | period | observed_on\nMargin | 12 | 10.2 | 2025 | 2025-03-31")


@pytest.mark.parametrize("headings", ["Prior year actual | Current year actual", "PY actual | CY actual", "Last year actual | This year actual"])
@pytest.mark.parametrize("file", ["kpi 2025.xlsx", "kpi.xlsx"])
def test_last_year_and_this_year_need_no_column_for_the_year(tmp_path: Path, headings: str, file: str) -> None:
    reading = imported(workbook(tmp_path / file, {"Numbers": f"KPI | Target | {headings}\nMargin | 12 | 8.1 | 9.1"}))
    expect(reading, "key_result | target | current\nMargin | 12 | 9.1")


def test_twelve_months_by_their_number(tmp_path: Path) -> None:
    drawing = f"KPI | Target | {' | '.join(f'M{month}' for month in range(1, 13))}\nLate plans | 5 | 9 | 8 | 7"
    expect(imported(workbook(tmp_path / "kpi 2025.xlsx", {"KPI": drawing})), "key_result | target | current | check_ins\nLate plans | 5 | 7 | 3")


@pytest.mark.parametrize("legend", ["G = on target, A = at risk, R = off target", "Green = on target; Amber = at risk", "1 = poor | 5 = good"])
def test_what_letters_mean_is_no_key_result(tmp_path: Path, legend: str) -> None:
    book = openpyxl.Workbook()
    for row in (["KPI", "Target", "Actual"], ["Late plans", 5, 9], ["Calls", 7, 8], [], [legend]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "kpi.xlsx")
    expect(imported(tmp_path / "kpi.xlsx", GIVEN), "key_result | target\nLate plans | 5\nCalls | 7")
