"""More of what people call columns: by the edges of a year, as one word, by the year before, by parts of a year spelt out."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, every_row_is_told, expect, imported, objectives, workbook

GIVEN = Given(period="2026-Q3")


@pytest.mark.parametrize(
    ("start", "target", "now"),
    [
        ("Start of quarter", "Goal end of quarter", "Today"),
        ("Stand Saisonbeginn", "Ziel Saisonende", "Stand heute"),
        ("Value at start of year", "Target by end of year", "Latest position"),
        ("Stand begin seizoen", "Doel einde seizoen", "Vandaag"),
        ("Niveau début d'année", "Objectif fin d'année", "Cumul"),
        ("Valor inicio de año", "Meta fin de año", "Hoy"),
        ("Vorjahr", "Jahresziel", "Ergebnis"),
        ("Vorig jaar", "Norm", "Cumulatief"),
        ("N-1", "Cible", "Dernière mesure"),
        ("Situación de partida", "Meta", "Resultado"),
        ("Situazione di partenza", "Risultato atteso", "Risultato raggiunto"),
        ("LY", "Budget", "Actual"),
        ("Last season", "This season's target", "So far"),
        ("Beginsituatie (sept 2025)", "Streefdoel", "Tussenmeting"),
        ("Last year", "Plan", "Actual"),
    ],
)
def test_where_it_starts_and_should_end_is_told_in_many_words(tmp_path: Path, start: str, target: str, now: str) -> None:
    drawing = f"""
        Theme         | KPI        | {start} | {target} | {now}
        Calm mornings | Late plans | 30      | 5        | 18
        Fair shifts   | Wishes met | 50%     | 90%      | 60%
    """
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(
        reading,
        """
        key_result | baseline | target | current | unit_of_measure
        Late plans | 30       | 5      | 18      |
        Wishes met | 50       | 90     | 60      | %
    """,
    )
    every_row_is_told(reading)


def test_the_beginning_of_a_season_with_a_day_below_it_is_no_baseline(tmp_path: Path) -> None:
    drawing = "Objective | KPI | Start of season | Target | Actual\nGrow | Members | 2026-03-01 | 90 | 60"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        "key_result | baseline | target | starts_on\nMembers | | 90 | 2026-03-01",
    )


@pytest.mark.parametrize("budget", ["Budget", "Plan"])
def test_a_budget_beside_a_target_or_without_actuals_is_none(tmp_path: Path, budget: str) -> None:
    beside = f"Objective | KPI | {budget} | Target | Actual\nGrow | Members | 12000 | 90 | 60"
    expect(imported(workbook(tmp_path / "a.xlsx", {"KPI": beside}), GIVEN), "key_result | target | current\nMembers | 90 | 60")
    alone = f"Objective | KPI | Owner | {budget}\nGrow | Members | Ann | 12000"
    expect(imported(workbook(tmp_path / "b.xlsx", {"KPI": alone}), GIVEN), "key_result | target\nMembers |")
    worded = f"Objective | KPI | {budget} | Actual\nGrow | Members | Call them | 60"
    expect(imported(workbook(tmp_path / "c.xlsx", {"KPI": worded}), GIVEN), "key_result | target | current\nMembers | | 60")


def test_of_two_targets_the_one_in_words_is_none(tmp_path: Path) -> None:
    drawing = """
        Traguardo           | Obiettivo di processo | Indicatore di monitoraggio | Situazione di partenza | Risultato atteso | Risultato raggiunto
        Meno insufficienze  | Recupero              | % studenti                 | 28%                    | 18%              | 22%
        Cittadinanza attiva | Progettare UdA        | N. UdA                     | 4                      | 12               | 9
    """
    expect(
        imported(workbook(tmp_path / "pdm.xlsx", {"PdM": drawing}), GIVEN),
        """
        objective      | key_result | baseline | target | current
        Recupero       | % studenti | 28       | 18     | 22
        Progettare UdA | N. UdA     | 4        | 12     | 9
    """,
    )


@pytest.mark.parametrize(
    ("goal", "measure"),
    [
        ("Qualitätsziel", "Steuerungskennzahl"),
        ("Jaardoelstelling", "Prestatie-indicator"),
        ("Wat willen we bereiken?", "Hoe meten we dit?"),
        ("Leitziel", "Woran messen wir es?"),
        ("Goal", "How we will measure it"),
        ("Objectif spécifique", "Indicateur de réussite"),
        ("Objetivo específico", "Indicador de seguimiento"),
    ],
)
def test_goals_and_measures_in_one_word_or_in_a_question(tmp_path: Path, goal: str, measure: str) -> None:
    drawing = f"{goal} | {measure} | Target | Actual\nCalm mornings | Late plans | 5 | 18"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"Blatt": drawing}), GIVEN),
        "objective | key_result | target | current\nCalm mornings | Late plans | 5 | 18",
    )


def test_success_criteria_with_levels_are_the_key_results(tmp_path: Path) -> None:
    drawing = """
        Priority 1: Writing       |                    |        |      |
        Success criteria          | Baseline (Sept 25) | Target | Lead | RAG
        Pupils at the standard    | 62%                | 75%    | Ann  | Amber
                                  |                    |        |      |
        Priority 2: Attendance    |                    |        |      |
        Success criteria          | Baseline (Sept 25) | Target | Lead | RAG
        Persistent absence        | 24%                | 15%    | Bo   | Green
    """
    reading = imported(workbook(tmp_path / "sip.xlsx", {"SIP 2025-26": drawing}))
    expect(
        reading,
        """
        key_result             | baseline | target | owner | status_word | period
        Pupils at the standard | 62       | 75     | Ann   | Amber       | 2025/2026
        Persistent absence     | 24       | 15     | Bo    | Green       | 2025/2026
    """,
    )
    every_row_is_told(reading)


def test_success_criteria_beside_a_key_result_describe_it(tmp_path: Path) -> None:
    drawing = "Objective | Key result | Success criteria | Target | Actual\nGrow | Members | Paid for a year | 90 | 60"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, "objective | key_result | target\nGrow | Members | 90")
    assert len(objectives(reading)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Halbjahr", "2. Halbjahr"),
        ("1. Hj.", "2. Hj."),
        ("1er semestre", "2e semestre"),
        ("H1", "H2"),
        ("Ist 1. Halbjahr", "Ist 2. Halbjahr"),
    ],
)
def test_halves_of_the_year_spelt_out(tmp_path: Path, first: str, second: str) -> None:
    drawing = f"Ziel | Kennzahl | Vorjahr | Soll | {first} | {second}\nHygiene | Verbrauch | 38 | 45 | 42 |"
    reading = imported(workbook(tmp_path / "ziele.xlsx", {"Ziele 2026": drawing}))
    expect(reading, "key_result | baseline | target | current | period\nVerbrauch | 38 | 45 | 42 | 2026")
    assert "heading-not-recognised" not in codes(reading)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Quartal", "2. Quartal"),
        ("Quarter 1", "Quarter 2"),
        ("1º trim.", "2º trim."),
        ("1T", "2T"),
        ("I trim.", "II trim."),
        ("1e kwartaal", "2e kwartaal"),
    ],
)
def test_quarters_spelt_out(tmp_path: Path, first: str, second: str) -> None:
    drawing = f"Objective | KPI | Target | {first} | {second}\nHygiene | Use | 45 | 38 | 42"
    reading = imported(workbook(tmp_path / "goals.xlsx", {"Goals 2026": drawing}))
    expect(reading, "key_result | target | current | check_ins\nUse | 45 | 42 | 2")


def test_strategies_by_a_letter_and_a_number_are_no_halves_of_a_year(tmp_path: Path) -> None:
    drawing = "Objective | KPI | Target | Actual | S1 | S2\nHygiene | Use | 45 | 38 | 3 | 1"
    expect(
        imported(workbook(tmp_path / "goals.xlsx", {"Goals 2026": drawing})), "key_result | target | current | check_ins\nUse | 45 | 38 | 1"
    )


@pytest.mark.parametrize("heading", ["Stand 30. Juni 2026", "Actual at 30 June 2026", "Au 30 juin 2026", "As of June 30, 2026"])
def test_a_day_with_the_months_name_inside_a_heading_dates_what_stands_below(tmp_path: Path, heading: str) -> None:
    drawing = f"Objective | KPI | Baseline | Target | {heading}\nHygiene | Use | 38 | 45 | 42"
    expect(
        imported(workbook(tmp_path / "goals.xlsx", {"Goals 2026": drawing})),
        "key_result | baseline | target | current | observed_on\nUse | 38 | 45 | 42 | 2026-06-30",
    )


def test_the_situation_of_the_year_before_and_what_was_reached_by_the_end_of_a_month(tmp_path: Path) -> None:
    drawing = "Axe | Objectif | Indicateur de suivi | Situation 2025 | Cible 2026 | À fin juin\nClients | Plus de jeunes | Licenciés | 85 | 110 | 102"
    expect(
        imported(workbook(tmp_path / "club.xlsx", {"Club": drawing})),
        "objective | key_result | baseline | target | current | observed_on\nPlus de jeunes | Licenciés | 85 | 110 | 102 | 2026-06-30",
    )


def test_the_reference_value_of_a_year_is_the_baseline(tmp_path: Path) -> None:
    drawing = "Objectif | Indicateur | Valeur de référence 2023 | Cible 2025 | Réalisé 2025\nAmbulatoire | Taux | 58% | 63% | 62.4%"
    expect(imported(workbook(tmp_path / "cpom.xlsx", {"CPOM": drawing})), "key_result | baseline | target | current\nTaux | 58 | 63 | 62.4")


@pytest.mark.parametrize(("first", "second"), [("Term 1", "Term 2"), ("1.º Período", "2.º Período"), ("1st term", "2nd term")])
@pytest.mark.parametrize("target", ["Target", "Target (Jun 2026)"])
def test_terms_follow_each_other(tmp_path: Path, first: str, second: str, target: str) -> None:
    drawing = f"Objective | KPI | Baseline | {target} | {first} | {second}\nAttend | Absence | 14 | 8 | 12 | 10"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan 2025-26": drawing}))
    expect(reading, "key_result | baseline | target | current\nAbsence | 14 | 8 | 10")


def test_a_result_in_words_beside_its_indicator_is_an_objective(tmp_path: Path) -> None:
    drawing = "Nivel | Resultado | Indicador | Línea base | Meta 2026 | Logro 2026\nEfecto | Agua segura | % de hogares | 31 | 60 | 52"
    reading = imported(workbook(tmp_path / "marco.xlsx", {"Marco": drawing}))
    expect(reading, "objective | key_result | baseline | target | current\nAgua segura | % de hogares | 31 | 60 | 52")
    assert "number-unreadable" not in codes(reading)


def test_goals_of_company_and_department_and_measures_of_a_team(tmp_path: Path) -> None:
    drawing = "Company goal | Department goal | Team KPI | 2025 result | 2026 goal | YTD May\nBe safe | No accidents | Injuries | 6 | 2 | 1"
    reading = imported(workbook(tmp_path / "cascade.xlsx", {"Cascade": drawing}))
    expect(reading, "objective | key_result | baseline | target | current\nNo accidents | Injuries | 6 | 2 | 1")


@pytest.mark.parametrize(
    "target",
    [
        "Target in 12 months", "12-month target", "Goal 2 years", "Ziel in 12 Monaten", "Soll (ab Jahr 3)", "Doel 90 dagen", "Cible à 6 mois",
        "Objectif à 3 ans", "Objetivo 6 meses", "Meta 90 dias", "Meta del cuatrienio", "Target 1 mese", "Target phase 2",
        "Strategic target", "Gewünschter Zielwert", "Meta estratégica", "Meta desejada", "Cible visée",
    ],
)  # fmt: skip
def test_how_far_ahead_a_target_looks_and_what_it_is_like_make_no_other_thing_of_it(tmp_path: Path, target: str) -> None:
    drawing = f"KPI | Baseline | {target}\nLate plans | 30 | 5\nWishes met | 50% | 90%"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        "key_result | baseline | target\nLate plans | 30 | 5\nWishes met | 50 | 90",
    )


@pytest.mark.parametrize("goal", ["Strategic goal", "Objetivo estratégico", "Objectif phase 2", "Goal phase 1"])
def test_a_goal_in_words_stays_one_whatever_it_is_like(tmp_path: Path, goal: str) -> None:
    drawing = f"{goal} | KPI | Target\nCalm mornings | Late plans | 5\nFair shifts | Wishes met | 90%"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        "objective | key_result | target\nCalm mornings | Late plans | 5\nFair shifts | Wishes met | 90",
    )


@pytest.mark.parametrize("heading", ["Main KPI", "KPI Principal", "Key metric", "Indicador principal", "Kern-KPI", "Zentrale Kennzahl", "KPI + flags"])
def test_which_of_the_measures_it_is_makes_no_other_thing_of_it(tmp_path: Path, heading: str) -> None:
    drawing = f"Objective | {heading} | Target\nCalm mornings | Late plans | 5\nFair shifts | Wishes met | 90%"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), Given(period="2026"))
    expect(reading, "objective | key_result | target\nCalm mornings | Late plans | 5\nFair shifts | Wishes met | 90")


def test_key_results_by_number_and_how_they_are_measured_beside_their_words(tmp_path: Path) -> None:
    drawing = """
        KR    | Target                            | Measurement | Owner
        KR1.1 | All 6 planners trained by summer  | Register    | Planning
        KR1.2 | Late plans below 5 a week         | Plan log    | Planning
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), Given(period="2026"))
    expect(reading, "key_result | target\nAll 6 planners trained by summer | 6\nLate plans below 5 a week | 5")


def test_a_target_in_numbers_and_one_in_words(tmp_path: Path) -> None:
    drawing = """
        Objective     | KPI        | Target quant. | Target qualitative
        Calm mornings | Late plans | 5             | hardly any
        Fair shifts   | Wishes met | 90            | nearly all
    """
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), Given(period="2026"))
    expect(reading, "key_result | target\nLate plans | 5\nWishes met | 90")
