"""From a number back to its cell, and what stands there."""

from datetime import date
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures.lineage import key_result_sources, number_sources
from scorecard.model.lineage import column_number
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import organise
from tests.spec.tables import rows


@pytest.fixture
def read(store: Store) -> Store:
    """One key result with two check-ins, its source rows as read, and the cells of baseline and target."""
    organise(
        store,
        "id | unit | perspective\nO | North | financial",
        "id | of | baseline | target | owner\nK | O | 20 | 40 | Fleet",
        check_ins="of | on | value\nK | 2026-01-15 | 25\nK | 2026-02-10 | 30",
    )
    source = rows("""
        sheet | row | A        | B           | C    | D
        Q1    | 2   | Delivery | from 20 €   | 40 € | Fleet
        Log   | 2   | K        | 2026-01-15  | 25   |
        Log   | 3   | K        | 2026-02-10  | 30,0 |
    """)
    with store.transaction() as cursor:
        for row in source:
            cursor.execute("insert into source_row values (1, ?, ?, ?)", [row["sheet"], row["row"], [row[letter] for letter in "ABCD"]])
        cursor.execute("update key_result_version set baseline_cell = 'B2', target_cell = 'C2'")
        cursor.execute("update check_in_version set cell = 'C' || row")
    with store.transaction() as cursor:
        cursor.execute("update check_in set cell = 'C' || row")
    return store


def test_every_number_names_cell_and_text_as_it_stands_in_the_file(read: Store) -> None:
    told = [(one.number, one.observed_on, one.value, one.sheet, one.cell, one.row, one.typed) for one in number_sources(read, "K")]
    assert told == [
        ("baseline", None, "20.0", "Q1", "B2", 2, "from 20 €"),
        ("target", None, "40.0", "Q1", "C2", 2, "40 €"),
        ("owner", None, "Fleet", "Q1", None, 2, None),
        ("value", date(2026, 2, 10), "30.0", "Log", "C3", 3, "30,0"),
        ("value", date(2026, 1, 15), "25.0", "Log", "C2", 2, "25"),
    ]
    assert {(one.file, one.upload, one.uploaded_by, one.uploaded_at) for one in number_sources(read, "K")} == {
        ("okr.xlsx", 1, "Analyst", "2026-01-01T12:00:00Z")
    }


def test_a_number_whose_cell_is_not_known_leads_to_its_row_and_claims_no_text(read: Store) -> None:
    with read.transaction() as cursor:
        cursor.execute("update key_result_version set baseline_cell = null")
    [baseline] = [one for one in number_sources(read, "K") if one.number == "baseline"]
    assert (baseline.cell, baseline.row, baseline.typed) == (None, 2, None)


def test_a_cell_outside_the_key_results_own_row_is_read_from_its_row(read: Store) -> None:
    with read.transaction() as cursor:
        cursor.execute("insert into source_row values (1, 'Q1', 9, ['Target', '44'])")
        cursor.execute("update key_result_version set target_cell = 'B9'")
    [target] = [one for one in number_sources(read, "K") if one.number == "target"]
    assert target.typed == "44"


def test_an_owner_taken_from_the_objective_leads_to_the_objectives_row(read: Store) -> None:
    with read.transaction() as cursor:
        cursor.execute("update key_result_version set owner = null")
        cursor.execute("update objective set owner = 'Head of Fleet', row = 7")
    [owner] = [one for one in number_sources(read, "K") if one.number == "owner"]
    assert (owner.value, owner.row) == ("Head of Fleet", 7)


@pytest.mark.parametrize(("day", "cell"), [("2026-01-01", None), ("2026-02-01", "C2"), ("2026-03-01", "C3")])
def test_the_summarys_current_value_names_the_cell_of_the_newest_by_its_day(read: Store, day: str, cell: str | None) -> None:
    assert key_result_sources(read, Scope(date.fromisoformat(day)))["K"].value_cell == cell


@pytest.mark.parametrize(("cell", "number"), [("A1", 1), ("Z9", 26), ("AA7", 27), ("XFD1048576", 16_384), ("", None), ("row 3", None)])
def test_a_cells_address_gives_its_column(cell: str, number: int | None) -> None:
    assert column_number(cell) == number


def test_an_imported_number_leads_to_its_own_cell_also_beside_others_in_the_row(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "wide.csv"
    file.write_text(
        "Objective,KR1,KR1 Start,KR1 Target,KR1 Current,KR2,KR2 Target\nGrow,Win customers,10,40,\"22,0\",Cut churn from 9 % to 5 %,\n",
        encoding="utf-8",
    )
    desk.import_file(store, file, Given(period="2026-Q1"), by="Analyst")
    keys = key_result_sources(store, Scope(as_of=date(2026, 2, 10)))
    told = {one.cell: (one.number, one.typed) for key in keys for one in number_sources(store, key)}
    assert told == {
        "C2": ("baseline", "10"),
        "D2": ("target", "40"),
        "E2": ("value", "22,0"),
        "F2": ("target", "Cut churn from 9 % to 5 %"),
    }
