"""Plans as cities, universities and ministries keep them: a target for the term, its parts by year, units and states in two senses."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import expect, imported, sheet_of, workbook

GIVEN = Given(period="2026")


@pytest.mark.parametrize(
    ("objective", "measure"),
    [
        ("Linked objective", "Metric"), ("Objectif lié", "Indicateur"), ("Objetivo estratégico vinculado", "Indicador"),
        ("Zugehöriges Ziel", "Metrik"), ("Gekoppelde doelstelling", "Metriek"), ("Obiettivo collegato", "Indicatore"),
    ],
)  # fmt: skip
def test_what_measures_are_linked_to_is_their_objective_where_they_have_no_other(tmp_path: Path, objective: str, measure: str) -> None:
    drawing = f"{measure} | {objective} | Baseline | Target\nLate plans | Calm mornings | 30 | 5\nWishes met | Fair shifts | 50% | 90%"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        "objective | key_result | baseline | target\nCalm mornings | Late plans | 30 | 5\nFair shifts | Wishes met | 50 | 90",
    )


def test_what_an_objective_is_linked_to_stays_what_stands_above_it(tmp_path: Path) -> None:
    drawing = "Objective | KPI | Linked objective | Target\nCalm mornings | Late plans | Grow in Riga | 5"
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        "objective | key_result | target\nCalm mornings | Late plans | 5",
    )


def test_a_situation_in_numbers_is_a_level_and_in_words_a_state(tmp_path: Path) -> None:
    numbers = "Indicador | Situação inicial | Situação atual | Meta\nMatrículas | 200 | 260 | 400\nCursos novos | 0 | 2 | 5"
    words = "Indicador | Linha de base | Situação atual | Meta\nVagas | 200 | Em andamento | 400\nBolsas | 0 | Atrasado | 5"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"Numbers": numbers, "Words": words}), GIVEN)
    expect(
        reading,
        """
        key_result   | baseline | target | current
        Matrículas   | 200      | 400    | 260
        Cursos novos | 0        | 5      | 2
        Vagas        | 200      | 400    |
        Bolsas       | 0        | 5      |
    """,
    )
    assert {one.field for one in sheet_of(reading, "Words").columns} >= {"status"}


@pytest.mark.parametrize(("unit", "words"), [("Unidad", ("Número", "Tasa")), ("Unidade", ("Percentual", "km")), ("Unité", ("Nombre", "Taux"))])
def test_a_unit_that_measures_are_counted_in_is_no_part_of_the_organisation(tmp_path: Path, unit: str, words: tuple[str, str]) -> None:
    drawing = f"Indicador | {unit} | Responsable | Meta\nCámaras | {words[0]} | Ana | 60\nRobos | {words[1]} | Luis | 140"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN)
    expect(reading, "unit | key_result | target\n | Cámaras | 60\n | Robos | 140")


def test_progress_in_the_targets_own_numbers_is_what_was_reached(tmp_path: Path) -> None:
    drawing = "Indicador | Meta | Avance\nCámaras | 60 | 17\nEscuelas | 4 | 3\nPlanes | 12 | 12\nRobos | 140 | 158"
    expect(
        imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN),
        "key_result | target | current\nCámaras | 60 | 17\nEscuelas | 4 | 3\nPlanes | 12 | 12\nRobos | 140 | 158",
    )


@pytest.mark.parametrize("shares", [("28", "75", "100", "40"), ("0.28", "0.75", "1", "0.4"), ("28%", "75%", "100%", "40%")])
def test_progress_in_shares_stays_progress(tmp_path: Path, shares: tuple[str, ...]) -> None:
    rows = zip(("Cámaras | 60", "Escuelas | 4", "Planes | 12", "Robos | 140"), shares, strict=True)
    drawing = "Indicador | Meta | Avance\n" + "\n".join(" | ".join(row) for row in rows)
    expect(
        imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN),
        "key_result | current | progress\nCámaras | | 28\nEscuelas | | 75\nPlanes | | 100\nRobos | | 40",
    )


def test_what_was_reached_of_the_whole_term_is_held_against_its_target_not_a_years_part(tmp_path: Path) -> None:
    drawing = """
                  |            |                 |                  | 2024 |        | 2025 |
        Indicador | Línea base | Meta cuatrienio | Avance acumulado | Meta | Avance | Meta | Avance
        Planes    | 0          | 12              | 7                | 4    | 4      | 8    | 3
        Escuelas  | 0          | 20              | 11               | 10   | 9      | 10   | 2
    """
    expect(
        imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}, merge=["E1:F1", "G1:H1"]), GIVEN),
        "key_result | baseline | target | current\nPlanes | 0 | 12 | 7\nEscuelas | 0 | 20 | 11",
    )


@pytest.mark.parametrize(("result", "start"), [("Resultado-chave", "Partida (30/06)"), ("Risultato chiave", "Partenza")])
def test_the_start_is_the_baseline(tmp_path: Path, result: str, start: str) -> None:
    drawing = f"{result} | {start} | Meta | Atual (11/09)\nPlanos atrasados | 30 | 5 | 12"
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN),
        "key_result | baseline | target | current\nPlanos atrasados | 30 | 5 | 12",
    )


@pytest.mark.parametrize("remark", ["", " (Phase 1)", " (new site)"])
def test_how_far_ahead_a_target_looks_may_stand_before_a_remark(tmp_path: Path, remark: str) -> None:
    drawing = f"Indicateur | Situation actuelle | Objectif à 12 mois{remark}\nVisites | 419 | 1200\nArticles | 25 | 45"
    expect(
        imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawing}), GIVEN),
        "key_result | target | current\nVisites | 1200 | 419\nArticles | 45 | 25",
    )


@pytest.mark.parametrize("heading", ["Meta e prazo", "Target and deadline", "Zielwert und Frist", "Meta y plazo", "Cible M+3", "Cible T+6 mois", "Meta J+90"])
def test_a_target_beside_its_day_or_how_far_ahead_it_looks_is_a_target(tmp_path: Path, heading: str) -> None:
    drawing = f"KPI | Baseline | {heading}\nGuests | 40 | 60\nLamps | 9 | as few as we can\nBuckets | 9 | some more"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), "key_result | target\nGuests | 60\nLamps |\nBuckets |")
