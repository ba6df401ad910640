"""The data that a summary carries along, and the workbook that holds nothing else."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter as column_letter

from scorecard import desk
from scorecard.cli import main
from scorecard.export.data_sheets import data_workbook
from scorecard.export.workbook import summary
from scorecard.measures.progress import key_results
from scorecard.model.own_book import DATA
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store
from tests.pages.company import workbook
from tests.spec.organisation import day

SCOPE = Scope(day("2026-09-01"), "2026-Q3")
PLACE = {"upload", "file", "sheet", "row"}


@pytest.fixture
def two(empty_store: Path, tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """A small company's store, and an empty one."""
    stores = [desk.open_store(Path(shutil.copy(empty_store, tmp_path / f"{name}.duckdb"))) for name in ("full", "empty")]
    desk.import_file(stores[0], workbook(tmp_path / "okr.xlsx"), Given(), by="Analyst")
    yield stores[0], stores[1]
    for store in stores:
        store.close()


def told(store: Store) -> dict[str, dict[str, Any]]:
    names = [field.name for field in fields(KeyResultStanding) if field.name not in PLACE]
    return {row.key_result_id: {name: getattr(row, name) for name in names} for row in key_results(store, SCOPE)}


def test_the_data_of_a_summary_is_hidden_and_that_of_a_part_is_left_out(two: tuple[Store, Store]) -> None:
    book = load_workbook(io.BytesIO(summary(two[0], SCOPE)))
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == [f"data {name}" for name in DATA]
    part = load_workbook(io.BytesIO(summary(two[0], Scope(SCOPE.as_of, SCOPE.period, perspective="customer"))))
    assert not any(name.startswith("data ") for name in part.sheetnames)


def test_the_command_line_writes_the_data_alone(two: tuple[Store, Store], tmp_path: Path) -> None:
    path = two[0].path
    before = told(two[0])
    two[0].close()
    assert main(["export", str(tmp_path / "data.xlsx"), "--data", "--store", str(path)]) == 0
    assert desk.import_file(two[1], tmp_path / "data.xlsx", Given(), by="Analyst").status == "loaded"
    assert told(two[1]) == before


EDITS: dict[str, dict[str, tuple[str | int | None, ...]]] = {
    "objectives": {
        "period": ("Q3 2026", "next summer"), "text": (None,), "stated": (None, "perhaps"), "state": ("gone", None),
        "goal_mode": ("bold", None), "weight": ("much", None),
    },
    "key_results": {
        "text": (None,), "direction": ("up",), "weight": ("half", None), "key_result_type": ("control", "odd"), "due_on": ("soon",),
    },
    "check_ins": {"observed_on": ("yesterday",), "value": ("12 or so",), "confidence": (50,), "status": ("fine",)},
}  # fmt: skip
HARMLESS = {("stated", None), ("state", None), ("goal_mode", None), ("weight", None), ("period", "Q3 2026")}
"""Edits of which nothing has to be said."""


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [(table, column, cell) for table, columns in EDITS.items() for column, cells in columns.items() for cell in cells],
)
def test_data_that_a_person_edited_is_loaded_and_what_it_does_not_say_is_told(
    two: tuple[Store, Store], tmp_path: Path, table: str, column: str, cell: str | int | None
) -> None:
    book = load_workbook(io.BytesIO(data_workbook(two[0], SCOPE)))
    place = DATA[table].index(column) + 2
    book[f"data {table}"].cell(2, place).value = cell
    book.save(tmp_path / "data.xlsx")
    account = desk.import_file(two[1], tmp_path / "data.xlsx", Given(), by="Analyst")
    assert account.status == "loaded"
    told = {(one.code, one.cell) for one in account.findings if one.sheet == f"data {table}"}
    unsaid = ("data-row-empty", "A2") if column == "text" else ("data-cell-unreadable", f"{column_letter(place)}2")
    assert told == (set() if (column, cell) in HARMLESS else {unsaid})


@pytest.mark.parametrize("table", ["objectives", "key_results", "check_ins", "units"])
def test_a_column_that_somebody_deleted_is_unknown(two: tuple[Store, Store], tmp_path: Path, table: str) -> None:
    for place, column in enumerate(DATA[table], start=2):
        book = load_workbook(io.BytesIO(data_workbook(two[0], SCOPE)))
        book[f"data {table}"].delete_cols(place)
        book.save(tmp_path / f"{column}.xlsx")
        account = desk.import_file(two[1], tmp_path / f"{column}.xlsx", Given(), by="Analyst", dry_run=True)
        assert account.status in ("loaded", "nothing"), column
