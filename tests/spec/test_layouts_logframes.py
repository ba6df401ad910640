"""Logical frameworks: each step of the chain of results is the objective of its indicators."""

from pathlib import Path

import pytest

from tests.spec.sheets import every_row_is_told, expect, imported, key_results, objectives, sheet_of, text_file, workbook

BESIDE = "Indicator | Baseline | Target | Means of verification | Assumptions"
READ = """
    objective          | key_result            | baseline | target
    Better health      | Infant mortality      | 45       | 30
    Mothers use clinics | Births in clinics    | 40       | 70
    Clinics equipped   | Clinics with supplies | 2        | 10
    Clinics equipped   | Nurses hired          | 1        | 5
"""


@pytest.mark.parametrize(
    "names",
    [
        ("Goal: Better health", "Outcome 1: Mothers use clinics", "Output 1.1: Clinics equipped"),
        ("Goal:\\nBetter health", "Purpose:\\nMothers use clinics", "Outputs:\\nClinics equipped"),
        ("Impact – Better health", "Outcome – Mothers use clinics", "Output – Clinics equipped"),
        ("Overall objective: Better health", "Specific objective: Mothers use clinics", "Expected result 1: Clinics equipped"),
        ("Oberziel: Better health", "Projektziel: Mothers use clinics", "Ergebnis 1: Clinics equipped"),
        ("Objectif général : Better health", "Objectif spécifique : Mothers use clinics", "Résultat 1 : Clinics equipped"),
        ("Fin: Better health", "Propósito: Mothers use clinics", "Componente 1: Clinics equipped"),
        ("Hoofddoel: Better health", "Projectdoel: Mothers use clinics", "Resultaat 1: Clinics equipped"),
        ("Objective 1: Better health", "Objective 2: Mothers use clinics", "Objective 3: Clinics equipped"),
        ("Better health", "Mothers use clinics", "Clinics equipped"),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_steps_in_a_first_column_without_a_heading(tmp_path: Path, names: tuple[str, str, str], suffix: str) -> None:
    drawn = f"""
        Project LogFrame 2026 | | | | |
                   | {BESIDE}
        {names[0]} | Infant mortality      | 45 | 30 | Survey  | Calm times
        {names[1]} | Births in clinics     | 40 | 70 | Records | Open roads
        {names[2]} | Clinics with supplies | 2  | 10 | Reports | Funds come
                   | Nurses hired          | 1  | 5  | Reports |
    """
    path = tmp_path / f"frame{suffix}"
    reading = imported(workbook(path, {"Frame": drawn}) if suffix == ".xlsx" else text_file(path, drawn))
    expect(reading, READ)
    every_row_is_told(reading)
    cells = reading.account.sheets[0].cells
    assert cells is not None and cells.unplaced == 0


def test_steps_beside_their_levels(tmp_path: Path) -> None:
    rows = """
        Goal    | Better health       | Infant mortality      | 45 | 30 | Survey  | Calm times
        Outcome | Mothers use clinics | Births in clinics     | 40 | 70 | Records | Open roads
        Output  | Clinics equipped    | Clinics with supplies | 2  | 10 | Reports | Funds come
                |                     | Nurses hired          | 1  | 5  | Reports |
    """
    for name, heads in {"headed": "Level | Description", "bare": " | ", "half": "Level |", "result": "Result level | Result statement", "type": "Type | Statement"}.items():
        expect(imported(workbook(tmp_path / f"{name}.xlsx", {"Frame": f"{heads} | {BESIDE}\n{rows}"})), READ)


def test_lines_that_say_nothing_but_a_level_are_no_objectives(tmp_path: Path) -> None:
    drawn = f"""
                            | {BESIDE}
        GOAL                |                       |    |    |         |
        Better health       | Infant mortality      | 45 | 30 | Survey  | Calm times
        OUTCOMES            |                       |    |    |         |
        Mothers use clinics | Births in clinics     | 40 | 70 | Records | Open roads
        OUTPUTS             |                       |    |    |         |
        Clinics equipped    | Clinics with supplies | 2  | 10 | Reports | Funds come
                            | Nurses hired          | 1  | 5  | Reports |
    """
    reading = imported(workbook(tmp_path / "frame.xlsx", {"Frame": drawn}))
    expect(reading, READ)
    every_row_is_told(reading)


def test_indicators_below_lines_of_levels_stand_for_themselves(tmp_path: Path) -> None:
    drawn = "Indicator | Baseline | Target\nGOAL | |\nInfant mortality | 45 | 30\nOUTPUTS | |\nNurses hired | 1 | 5"
    reading = imported(workbook(tmp_path / "frame.xlsx", {"Frame": drawn}))
    expect(reading, "objective | key_result | baseline | target\n | Infant mortality | 45 | 30\n | Nurses hired | 1 | 5")
    assert [one.rows for one in sheet_of(reading, "Frame").skipped if one.reason == "names what the rows below it belong to"] == [(2, 4)]


def test_levels_alone_name_no_objective(tmp_path: Path) -> None:
    drawn = f" | {BESIDE}\nGoal | Infant mortality | 45 | 30 | Survey | Calm\nOutput | Nurses hired | 1 | 5 | Reports | Funds"
    reading = imported(workbook(tmp_path / "frame.xlsx", {"Frame": drawn}))
    assert [(one["objective"], one["key_result"]) for one in key_results(reading)] == [("", "Infant mortality"), ("", "Nurses hired")]


@pytest.mark.parametrize("first", ["1.1 | 1.2", "12 | 13", "Ann Lee | Bob Ray", "North | South"])
def test_a_column_without_a_heading_beside_plain_key_results_may_be_anything(tmp_path: Path, first: str) -> None:
    one, other = (f'"{text.strip()}"' if text.strip()[0].isdigit() else text.strip() for text in first.split("|"))
    drawn = f" | Key result | Baseline | Target\n{one} | Customers | 1 | 2\n{other} | Sales | 3 | 4"
    reading = imported(workbook(tmp_path / "plan.xlsx", {"Plan": drawn}))
    assert not objectives(reading)
    assert [one["key_result"] for one in key_results(reading)] == ["Customers", "Sales"]


def test_what_is_done_is_no_objective(tmp_path: Path) -> None:
    drawn = f"""
                                   | {BESIDE}
        Outcome: Mothers use clinics | Births in clinics | 40 | 70 | Records | Open roads
        Output: Clinics equipped     | Clinics supplied  | 2  | 10 | Reports | Funds come
        Activity 1: Buy equipment    |                   |    |    |         |
    """
    reading = imported(workbook(tmp_path / "frame.xlsx", {"Frame": drawn}))
    assert [one["text"] for one in objectives(reading)] == ["Mothers use clinics", "Clinics equipped"]
    every_row_is_told(reading)


def test_lines_of_levels_above_tables_name_no_objective(tmp_path: Path) -> None:
    drawn = f"Impact\n{BESIDE}\nInfant mortality | 45 | 30 | Survey | Calm\nOutcome 1\n{BESIDE}\nBirths | 40 | 70 | Records | Roads"
    reading = imported(workbook(tmp_path / "frame.xlsx", {"Frame": drawn}))
    assert [(one["objective"], one["key_result"]) for one in key_results(reading)] == [("", "Infant mortality"), ("", "Births")]


def test_results_that_are_steps_are_no_values(tmp_path: Path) -> None:
    drawn = f"Results | {BESIDE}\nOutcome 1: Use | Births | 40 | 70 | Records | Roads\nOutput 1.1: Equip | Clinics | 2 | 10 | Reports | Funds"
    reading = imported(workbook(tmp_path / "frame.xlsx", {"Frame": drawn}))
    assert [one["key_result"] for one in key_results(reading)] == ["Births", "Clinics"]
    assert all("Use" in one["objective"] or "Equip" in one["objective"] for one in key_results(reading))
