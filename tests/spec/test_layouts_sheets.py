"""Several sheets: one a quarter, a unit or a perspective; linked sheets; sheets that hold no goals; hidden ones."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.reading import read
from tests.spec.sheets import codes, every_row_is_told, expect, imported, key_results, objectives, sheet_of, workbook

HEADINGS = "Objective | Key Result | Target | Current"


def test_a_sheet_named_after_a_quarter_gives_its_rows_the_period(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Q1 2026": f"{HEADINGS}\nShip faster | Pick time | 20 | 24",
            "2026-Q2": f"{HEADINGS}\nShip faster | Pick time | 15 | 19",
        },
    )
    expect(imported(path), "sheet | period | key_result | target\nQ1 2026 | 2026-Q1 | Pick time | 20\n2026-Q2 | 2026-Q2 | Pick time | 15")


def test_a_bare_quarter_as_sheet_name_takes_the_year_from_the_files_name(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "OKR 2026.xlsx",
        {"Q1": f"{HEADINGS}\nShip faster | Pick time | 20 | 24", "Q2": f"{HEADINGS}\nShip faster | Pick time | 15 | 19"},
    )
    expect(imported(path), "sheet | period\nQ1 | 2026-Q1\nQ2 | 2026-Q2")


def test_sheets_named_after_units_give_their_rows_the_unit(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Warehouse": f"{HEADINGS}\nShip faster | Pick time | 20 | 24",
            "Customer desk": f"{HEADINGS}\nAnswer at once | Waiting time | 2 | 5",
            "Marketing": f"{HEADINGS}\nBe seen | Visitors | 900 | 700",
        },
    )
    expect(
        imported(path, Given(period="2026-Q3")),
        """
        sheet         | unit          | perspective | period
        Warehouse     | Warehouse     |             | 2026-Q3
        Customer desk | Customer desk |             | 2026-Q3
        Marketing     | Marketing     |             | 2026-Q3
    """,
    )


def test_a_single_sheet_of_any_name_is_no_unit(tmp_path: Path) -> None:
    path = workbook(tmp_path / "okr.xlsx", {"Sheet1": f"{HEADINGS}\nShip faster | Pick time | 20 | 24"})
    expect(imported(path), "unit | period | perspective\n | | ")


def test_sheets_named_after_perspectives_give_their_rows_the_perspective(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "bsc.xlsx",
        {
            "Financial": "Objective | Measure | Target | Actual\nEarn more | Margin | 12 | 10",
            "Customer": "Objective | Measure | Target | Actual\nPlease more | Rating | 4 | 3",
            "Internal Process": "Objective | Measure | Target | Actual\nShip faster | Pick time | 10 | 18",
            "Learning & Growth": "Objective | Measure | Target | Actual\nKeep our people | Leavers | 8 | 11",
        },
    )
    expect(
        imported(path, Given(unit="Retail")),
        """
        key_result | perspective       | unit
        Margin     | Financial         | Retail
        Rating     | Customer          | Retail
        Pick time  | Internal Process  | Retail
        Leavers    | Learning & Growth | Retail
    """,
    )


def test_objectives_key_results_and_check_ins_on_three_sheets_are_joined_by_their_ids(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Objectives": """
        OKR ID | Objective Name  | Owner | Owning Team | Quarter
        O-1    | Ship faster     | Ada   | Ops         | 2026-Q3
        O-2    | Save on freight | Di    | Ops         | 2026-Q3
    """,
            "Key Results": """
        KR ID | OKR ID | Key Result Name | Baseline Value | Target Value | Owner
        K-1   | O-1    | Pick time       |             30 |           10 | Bo
        K-2   | O-1    | Pack time       |             12 |            5 |
        K-3   | O-2    | Pallet cost     |             41 |           35 | Cy
    """,
            "Check-ins": """
        Date       | KR ID | Value | Confidence | Notes
        2026-07-31 | K-1   |    24 |          6 | Slow start
        2026-08-31 | K-1   |    19 |          7 | Better
        2026-08-31 | K-3   |    38 |          8 |
    """,
        },
    )
    reading = imported(path)
    expect(
        reading,
        """
        source_id | objective       | key_result  | unit | period  | owner | baseline | target | current | observed_on | confidence | check_ins
        K-1       | Ship faster     | Pick time   | Ops  | 2026-Q3 | Bo    | 30       | 10     | 19      | 2026-08-31  | 7          | 2
        K-2       | Ship faster     | Pack time   | Ops  | 2026-Q3 | Ada   | 12       | 5      |         |             |            | 0
        K-3       | Save on freight | Pallet cost | Ops  | 2026-Q3 | Cy    | 41       | 35     | 38      | 2026-08-31  | 8          | 1
    """,
    )
    assert [row["source_id"] for row in objectives(reading)] == ["O-1", "O-2"]
    every_row_is_told(reading)


def test_sheets_are_joined_whatever_their_order(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Log": "Date | KR ID | Value\n2026-08-31 | K-1 | 19",
            "Results": "KR ID | Objective ID | Key Result | Target\nK-1 | O-1 | Pick time | 10",
            "Goals": "Objective ID | Objective | Team\nO-1 | Ship faster | Ops",
        },
    )
    expect(imported(path), "objective | key_result | unit | target | current\nShip faster | Pick time | Ops | 10 | 19")


def test_check_ins_are_joined_by_the_key_results_words_where_there_are_no_ids(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": "Objective | Key Result | Owner | Start Value | Target Value | Quarter\nShip faster | Pick time | Ada | 30 | 10 | Q3 2026",
            "Check-ins": "Date | Key Result | Owner | Current Value | Confidence | Notes\n2026-07-31 | Pick time | Ada | 24 | High | Good\n2026-08-31 | pick time | Ada | 19 | Medium |",
        },
    )
    expect(imported(path), "objective | key_result | current | check_ins\nShip faster | Pick time | 19 | 2")


def test_a_key_result_that_points_to_no_known_objective_is_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Objectives": "OKR ID | Objective\nO-1 | Ship faster",
            "Key Results": "KR ID | OKR ID | Key Result | Target\nK-1 | O-1 | Pick time | 10\nK-2 | O-9 | Pack time | 5",
        },
    )
    reading = imported(path)
    assert [row["key_result"] for row in key_results(reading)] == ["Pick time", "Pack time"]
    assert "key-result-orphaned" in codes(reading)


def test_a_sheet_of_units_tells_parents_and_levels(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "OKRs": "Team | Objective | Key Result | Target\nPicking | Ship faster | Pick time | 10",
            "Teams": "Team | Parent team | Level\nLogistics | Whole company | department\nPicking | Logistics | team",
        },
    )
    content = imported(path).content
    assert content is not None
    assert [tuple(row.values()) for row in content.units.to_pylist()] == [
        ("Logistics", "Whole company", "department", None),
        ("Picking", "Logistics", "team", None),
    ]


def test_sheets_without_goals_are_read_and_told_apart(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {
            "Read me": "How to use this file\nFill in the next sheet every month and send it to the planning desk.",
            "OKRs": f"{HEADINGS}\nShip faster | Pick time | 20 | 24",
            "Lists": "Yes\nNo\nMaybe",
        },
    )
    reading = imported(path)
    assert [row["sheet"] for row in key_results(reading)] == ["OKRs"]
    for name in ("Read me", "Lists"):
        assert sheet_of(reading, name).status == "read"
        assert sheet_of(reading, name).key_results == 0
        assert sheet_of(reading, name).reason
    assert sheet_of(reading, "Read me").rows_read == 2


def test_a_hidden_sheet_is_not_loaded_and_that_is_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "okr.xlsx",
        {"OKRs": f"{HEADINGS}\nShip faster | Pick time | 20 | 24", "Old": f"{HEADINGS}\nShip faster | Old time | 9 | 8"},
        hidden=["Old"],
    )
    reading = imported(path)
    assert [row["key_result"] for row in key_results(reading)] == ["Pick time"]
    assert sheet_of(reading, "Old").status == "skipped"
    assert "sheet-hidden" in codes(reading)


def test_a_workbook_without_any_goals_says_so(tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", {"Stock": "Article | Shelf | Pieces\nBolts | A4 | 1200\nNuts | A5 | 900"})
    reading = read(path, Given())
    assert (reading.account.status, reading.content) == ("nothing", None)
    assert reading.account.reason.endswith(".")


def test_a_broken_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing behind it")
    reading = read(path, Given())
    assert (reading.account.status, reading.content) == ("refused", None)
    assert reading.account.reason


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("de", "Ziel;Schlüsselergebnis;Verantwortlich;Abteilung;Quartal;Ausgangswert;Zielwert;Istwert;Einheit\nSchneller liefern;Zeit je Griff;Ada;Lager;3. Quartal 2026;30,5;10,5;1.250,25;Minuten\n"),
        ("nl", "Doelstelling;Kernresultaat;Eigenaar;Afdeling;Kwartaal;Nulmeting;Streefwaarde;Realisatie;Meeteenheid\nSchneller liefern;Zeit je Griff;Ada;Lager;Q3 2026;30,5;10,5;1.250,25;Minuten\n"),
        ("fr", "Objectif;Résultat clé;Responsable;Département;Trimestre;Valeur initiale;Valeur cible;Valeur actuelle;Unité de mesure\nSchneller liefern;Zeit je Griff;Ada;Lager;T3 2026;30,5;10,5;1.250,25;Minuten\n"),
        ("es", "Objetivo;Resultado clave;Responsable;Área;Trimestre;Línea base;Meta;Valor actual;Unidad de medida\nSchneller liefern;Zeit je Griff;Ada;Lager;T3 2026;30,5;10,5;1.250,25;Minuten\n"),
        ("pt", "Objetivo;Resultado-chave;Responsável;Departamento;Trimestre;Linha de base;Meta;Realizado;Unidade de medida\nSchneller liefern;Zeit je Griff;Ada;Lager;T3 2026;30,5;10,5;1.250,25;Minuten\n"),
    ],
)  # fmt: skip
def test_headings_and_decimal_commas_of_five_languages_are_read(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_text(text, encoding="utf-8-sig")
    expect(
        imported(path),
        """
        objective         | key_result    | owner | unit  | period  | baseline | target | current | unit_of_measure
        Schneller liefern | Zeit je Griff | Ada   | Lager | 2026-Q3 | 30.5     | 10.5   | 1250.25 | Minuten
    """,
    )


@pytest.mark.parametrize("turned", [False, True])
def test_objectives_are_named_by_their_codes_in_another_sheet(tmp_path: Path, turned: bool) -> None:
    sheets = {
        "Strategy": "Code | Perspective | Strategic objective\nC1 | Customer | Calm mornings\nP1 | Internal process | Ready dispatch",
        "KPIs": "Obj. | KPI | Baseline | Target | Actual\nC1 | Late plans | 18 | 5 | 9\nP1 | Minutes | 40 | 25 | 31",
    }
    path = workbook(tmp_path / "bsc.xlsx", dict(reversed(sheets.items())) if turned else sheets)
    expect(
        imported(path, Given(period="2026-Q3")),
        "objective | key_result | target | current\nCalm mornings | Late plans | 5 | 9\nReady dispatch | Minutes | 25 | 31",
    )


def test_a_table_with_a_letter_changed_here_and_there_is_a_copy_and_one_of_another_place_is_none(tmp_path: Path) -> None:
    first = """
        Delight the shops | Raise the sales of all shops in Riga | 4.5
        Delight the shops | Open new shops in the centre of Riga | 80
        Delight the shops | Answer calls from Riga within a day  | 3"""

    def tables(below: str) -> str:
        return f"Objective | Key Result | Target{first}\n||\nObjective | Key Result | Target{below}"

    copy, other = first.replace("Riga ", "Riga! ", 1), first.replace("Riga", "Rome")
    found = [imported(workbook(tmp_path / "okr.xlsx", {"OKRs": tables(below)}), Given(period="2026-Q3")) for below in (copy, other)]
    assert [len(key_results(reading)) for reading in found] == [3, 6]
    assert ["table-repeated" in codes(reading) for reading in found] == [True, False]


def test_a_unit_below_two_others_is_told(tmp_path: Path) -> None:
    """The teams of both departments are called Sales: their numbers meet in one unit."""
    goals = "Department | Team | Objective | Key result | Target\nNorth | Sales | Grow | Deals | 5\nSouth | Sales | Grow on | Leads | 9"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"Q3 2026": goals}))
    [told] = [one for one in reading.account.findings if one.code == "unit-several-parents"]
    assert "“Sales” stands below North and South" in told.message
    alone = workbook(tmp_path / "teams.xlsx", {"Teams": "Team | Parent team\nSales | North\nSales | North\nNorth |\nDock | South"})
    assert "unit-several-parents" not in codes(imported(alone))


def test_one_letter_is_a_perspectives_name_only_among_others(tmp_path: Path) -> None:
    drawing = "Objective | Key Result | Target\nCalm mornings {0} | Late plans {0} | 5"
    for names, told in ((("F", "C"), {"F", "C"}), (("P",), {None})):
        reading = imported(workbook(tmp_path / "okr.xlsx", {name: drawing.format(name) for name in names}))
        assert reading.content is not None
        assert set(reading.content.objectives["perspective_word"].to_pylist()) == told
