"""Data out: the tables as files that read back equal, and a documentation that leaves nothing out."""

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest

from scorecard import desk
from scorecard.cli import main
from scorecard.export.answers import ANSWERS, answer_tables, answered
from scorecard.export.data_files import DATA_FORMATS, zip_of_tables
from scorecard.export.listing import guarded
from scorecard.measures import catalog
from scorecard.measures.public import listed, meaning_of, public_names, public_tables, select, told
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.rules.run import gaps
from scorecard.store.store import Store
from tests.pages.company import workbook
from tests.spec.organisation import day

SCOPE = Scope(day("2026-09-01"), "2026-Q3")
ROWS: list[list[object]] = [
    ["Customer", "North", "=1+1", "-2+3 on time (%)", "@SUM(1)", 80, 95, 90.125, date(2026, 8, 20)],
    [None, None, None, "Complaints; =1 per month", "+31 6", 40, 10, 25, date(2026, 8, 20)],
    ["Financial", "South", 'He said "so", twice', "Margin in\npoints", None, 4, None, None, None],
]
Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def store(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("data")
    made = desk.open_store(Path(shutil.copy(empty_store, folder / "s.duckdb")))
    assert desk.import_file(made, workbook(folder / "okr.xlsx", ROWS), Given(), by="Analyst").status == "loaded"
    yield made
    made.close()


@pytest.fixture(scope="module")
def asked(store: Store) -> dict[str, Rows]:
    return rows(store, SCOPE)


def rows(store: Store, scope: Scope, *names: str) -> dict[str, Rows]:
    """What the views say of each table, asked without any file."""
    with store.cursor() as cursor:
        return {
            one.name: cursor.execute(f"from ({select(one, scope)}) order by all").fetchall()
            for one in public_tables(store)
            if not names or one.name in names
        }


@pytest.fixture(scope="module")
def made(store: Store) -> dict[str, bytes]:
    """Every file in every format; that of a format's own kind tells what stands in them."""
    found: dict[str, bytes] = {}
    for form in DATA_FORMATS:
        with zipfile.ZipFile(io.BytesIO(zip_of_tables(store, SCOPE, form))) as archive:
            found |= {name: archive.read(name) for name in archive.namelist()}
    return found


def from_parquet(made: bytes) -> Rows:
    table = pyarrow.parquet.read_table(io.BytesIO(made))
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True)) if table.num_rows else []


def test_parquet_reads_back_every_value_null_day_and_time(made: dict[str, bytes], asked: dict[str, Rows]) -> None:
    assert {name: from_parquet(made[f"{name}.parquet"]) for name in public_names()} == asked


def test_json_reads_back_every_value_and_null_with_days_as_iso(made: dict[str, bytes], asked: dict[str, Rows]) -> None:
    read = {name: [tuple(row.values()) for row in json.loads(made[f"{name}.json"])] for name in public_names()}
    assert read == {name: [tuple(map(_iso, row)) for row in found] for name, found in asked.items()}


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def test_csv_reads_back_every_value_with_a_quote_before_what_would_be_a_formula(
    store: Store, made: dict[str, bytes], asked: dict[str, Rows]
) -> None:
    for table in public_tables(store):
        head, *lines = csv.reader(io.StringIO(made[f"{table.name}.csv"].decode("utf-8-sig"), newline=""))
        assert head == [one.name for one in table.columns]
        read = [tuple(_typed(text, one.kind) for text, one in zip(line, table.columns, strict=True)) for line in lines]
        assert read == [tuple(_as_in_csv(one) for one in row) for row in asked[table.name]]


def _typed(text: str, kind: str) -> object:
    if text == "":
        return None
    if kind == "true or false":
        return {"true": True, "false": False}[text]
    made = {"number": float, "whole number": int, "date": date.fromisoformat, "time": datetime.fromisoformat}.get(kind, str)
    return made(text)  # type: ignore[operator]


def _as_in_csv(value: object) -> object:
    return guarded(value) or None if isinstance(value, str) else value


def test_gaps_and_forecasts_are_files_as_well_with_what_they_answer(store: Store, made: dict[str, bytes]) -> None:
    for name, (_, ask) in ANSWERS.items():
        told_rows = [tuple(asdict(one).values()) for one in ask(store, SCOPE)]
        assert told_rows
        assert from_parquet(made[f"{name}.parquet"]) == told_rows
    south = [one.unit for one in gaps(store, SCOPE) if one.unit == "South"]
    assert answered("gap", store, replace(SCOPE, unit="South"))["unit"].to_pylist() == south


def test_csv_tells_an_empty_text_from_an_unknown() -> None:
    out = io.BytesIO()
    assert DATA_FORMATS["csv"](pa.table({"owner": ["", None, "Ida"], "row": [1, None, 3]}).to_reader(), out) == 3
    assert out.getvalue().decode("utf-8-sig").splitlines() == ['"owner","row"', '"",1', ",", '"Ida",3']


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("a;=1+1", "a;'=1+1"),
        ("a\n=1+1;b", "a\n'=1+1;b"),
        ("1-2=3", "1-2=3"),
        ("on-time (a+b)", "on-time (a+b)"),
    ],
)
def test_what_would_begin_a_formula_in_a_cell_is_guarded_whatever_parts_the_cells(text: str, kept: str) -> None:
    assert guarded(text) == kept


def test_csv_files_guard_by_the_same_rule_as_every_other_csv(made: dict[str, bytes]) -> None:
    text = made["key_result.csv"].decode()
    assert '"\'-2+3 on time (%)"' in text
    assert '"Complaints;\' =1 per month"' in text


def test_the_same_data_makes_the_same_bytes(store: Store) -> None:
    first, second = (zip_of_tables(store, SCOPE, "parquet", ["key_result_standing", "check_in_record"]) for _ in range(2))
    assert first == second


def test_a_scope_narrows_the_tables_that_have_its_columns(store: Store, asked: dict[str, Rows]) -> None:
    north = rows(store, replace(SCOPE, unit="North"), "key_result_standing", "unit_score", "organisation_score")
    assert (len(north["key_result_standing"]), len(asked["key_result_standing"])) == (2, 3)
    assert (len(north["unit_score"]), len(asked["unit_score"])) == (1, 2)
    assert north["organisation_score"] == asked["organisation_score"]
    assert rows(store, replace(SCOPE, period="2026-Q4"), "objective_score") == {"objective_score": []}


def test_about_tells_the_scope_and_every_column(made: dict[str, bytes], asked: dict[str, Rows]) -> None:
    about = json.loads(made["about.json"])
    assert (about["as_of"], about["period"], about["unit"]) == ("2026-09-01", "2026-Q3", None)
    assert [one["name"] for one in about["tables"]] == [*public_names(), *ANSWERS]
    rows_told = {one["name"]: one["rows"] for one in about["tables"] if one["name"] not in ANSWERS}
    assert rows_told == {name: len(found) for name, found in asked.items()}


def test_every_public_table_and_column_is_documented_and_nothing_else_is(store: Store) -> None:
    views = public_tables(store)
    tables = (*views, *answer_tables())
    columns = {(table.name, one.name) for table in tables for one in table.columns}
    assert all(meaning_of(*one) for one in columns)
    used = {f"{table}.{column}" if f"{table}.{column}" in told()["columns"] else column for table, column in columns}
    assert set(told()["columns"]) == used
    for view in views:
        assert catalog.view(view.name).notes.items() >= {"grain": view.grain, "unit": view.unit, "null": view.null}.items()
    for table in tables:
        text = listed(table)
        assert all(note in text for note in (table.grain, table.unit, table.null))
        assert all(re.search(rf"^  {one.name} ", text, re.MULTILINE) for one in table.columns)


def test_nothing_of_uploads_but_their_record_leaves(store: Store) -> None:
    kinds = {one.kind for table in public_tables(store) for one in table.columns}
    assert kinds <= {"text", "number", "whole number", "date", "time", "true or false"}
    assert not {"source_row", "upload", "text_embedding", "classifier_model"} & set(public_names())


def test_the_command_writes_a_folder_and_never_over_files_unasked(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "s.duckdb"
    store.copy_to(copy)
    command = ["data", str(tmp_path / "out"), "--store", str(copy), "--table", "unit_score", "--period", "2026-Q3", "--as-of", "2026-09-01"]
    assert main(command) == 0
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["about.json", "unit_score.csv"]
    written = (tmp_path / "out" / "unit_score.csv").read_bytes()
    assert main(command) == 16
    assert "is there already" in capsys.readouterr().err
    assert main([*command, "--replace"]) == 0
    assert (tmp_path / "out" / "unit_score.csv").read_bytes() == written
    zipped = ["data", str(tmp_path / "out.zip"), "--store", str(copy), "--format", "json", "--table", "unit"]
    assert [main(zipped), main(zipped)] == [0, 16]
    assert zipfile.ZipFile(tmp_path / "out.zip").namelist() == ["unit.json", "about.json"]
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []
    assert main(["data", "--store", str(copy)]) == 2


def test_the_list_needs_no_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["data", "--list", "--table", "coverage", "--store", str(tmp_path / "none.duckdb")]) == 0
    assert "coverage: Which unit has objectives in which perspective." in capsys.readouterr().out
