"""The data that a summary carries along, and the workbook that holds nothing else."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scorecard import desk
from scorecard.cli import main
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
