"""The door for questions in SQL: it answers, it only reads, and its documentation runs as it stands."""

import io
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from scorecard import desk
from scorecard.cli import main
from scorecard.errors import QuestionRefused, UnreadableFile
from scorecard.measures.public import how_to_read, public_names
from scorecard.model.reading import Given
from tests.pages.company import workbook
from tests.spec.organisation import day

EXAMPLES = re.findall(r"(?:^ {4}.*\n|^\n(?= {4}))+", how_to_read(), re.MULTILINE)


@pytest.fixture(scope="module")
def folder(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the documentation's name and its published copy."""
    found = tmp_path_factory.mktemp("door")
    store = desk.open_store(Path(shutil.copy(empty_store, found / "scorecard.duckdb")))
    desk.import_file(store, workbook(found / "okr.xlsx"), Given(), by="Analyst")
    desk.publish(store)
    store.close()
    return found


@pytest.fixture(scope="module")
def door(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(desk.open_data(folder / "scorecard.duckdb", as_of=day("2026-09-01"), period="2026-Q3")) as opened:
        yield opened


def ask(door: duckdb.DuckDBPyConnection, question: str, *, rows: int = 10, seconds: float = 20) -> desk.Answer:
    return desk.ask(door, question, rows=rows, seconds=seconds)


def test_a_table_tells_the_day_asked_for_and_the_store_every_other(door: duckdb.DuckDBPyConnection) -> None:
    assert ask(door, "select distinct as_of from key_result_standing").rows == [(day("2026-09-01"),)]
    days = "select distinct as_of from store.organisation_score where as_of in ('2026-08-01', '2026-09-01') order by 1"
    assert ask(door, days).rows == [(day("2026-08-01"),), (day("2026-09-01"),)]


def test_only_the_public_tables_are_shown(door: duckdb.DuckDBPyConnection) -> None:
    assert [name for (name,) in ask(door, "show tables", rows=100).rows] == sorted(public_names())


def test_no_more_rows_are_told_than_asked_for_and_that_is_said(door: duckdb.DuckDBPyConnection) -> None:
    answer = ask(door, "select range from range(5)", rows=3)
    assert (answer.rows, answer.more) == ([(0,), (1,), (2,)], True)
    assert ask(door, "select range from range(3)", rows=3).more is False


def test_a_question_that_takes_too_long_is_given_up(door: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(QuestionRefused, match=r"took longer than 0\.5 seconds"):
        ask(door, "select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 3", seconds=0.5)
    assert ask(door, "select 1").rows == [(1,)]


@pytest.mark.parametrize(
    "question",
    [
        "select * from read_text('{}')",
        "select * from read_blob('{}')",
        "select * from read_csv('{}')",
        "select * from read_json('{}')",
        "select * from read_parquet('{}')",
        "select * from glob('{}')",
        "select * from sniff_csv('{}')",
        "select * from '{}'",
        "select * from query('from read_text(''{}'')')",
        "select * from read_csv('http://127.0.0.1:9/x.csv')",
        "copy (select 1) to '{}'",
        "explain analyze copy (select 1) to '{}'",
        "attach '{}' as other",
        "export database '{}'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "pragma enable_profiling",
        "create table mine as select 1",
        "drop view unit_score",
        "delete from store.vote",
        "insert into store.unit_version values (1, 'x', null, null)",
        "detach store",
        "call force_checkpoint()",
        "select 1; select 2",
        "selec 1",
        "select nothing from unit_score",
        "",
    ],
)
def test_a_question_that_does_more_than_read_the_store_is_refused_in_words(
    door: duckdb.DuckDBPyConnection, folder: Path, question: str
) -> None:
    before = sorted(one.name for one in folder.iterdir())
    with pytest.raises(QuestionRefused) as refused:
        ask(door, question.format(folder / "okr.xlsx"))
    assert str(refused.value).endswith(".")
    assert refused.value.hint
    assert sorted(one.name for one in folder.iterdir()) == before


def test_no_query_writes_even_from_a_notebook(door: duckdb.DuckDBPyConnection, folder: Path) -> None:
    files = sorted(one.name for one in folder.iterdir())
    # The store's own file is the one that DuckDB would go on allowing, and with it a log that the next to open the store would read.
    own = [f"copy (select 1) to '{folder / name}'" for name in ("x.csv", "scorecard.duckdb", "scorecard.duckdb.wal")]
    read = f"from read_blob('{folder / 'scorecard.duckdb'}')"
    for statement in (*own, read, "delete from store.vote", "set memory_limit = '9GB'", "load httpfs"):
        with pytest.raises(duckdb.Error):
            door.execute(statement)
    assert sorted(one.name for one in folder.iterdir()) == files


def test_while_another_program_has_the_store_the_published_copy_is_read(folder: Path, tmp_path: Path) -> None:
    for name in ("scorecard.duckdb", "scorecard.snapshot.duckdb"):
        shutil.copy(folder / name, tmp_path / name)
    holds = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    path = tmp_path / "scorecard.duckdb"
    with subprocess.Popen([sys.executable, "-c", holds, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with closing(desk.open_data(path, as_of=day("2026-09-01"))) as door:
            assert ask(door, "select count(*) from objective").rows == [(4,)]
            files = [Path(file) for (file,) in ask(door, "select path from duckdb_databases() where database_name = 'store'").rows]
        other.communicate("")
    assert files == [tmp_path / "scorecard.snapshot.duckdb"]


def test_a_store_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no store"):
        desk.open_data(tmp_path / "none.duckdb")


def test_columns_of_one_name_are_told_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = "select 1 as a, 2 as a, 3 as a_2, 4 as a, 5 as a_2"
    assert main(["sql", question, "--store", str(folder / "scorecard.duckdb"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"a": 1, "a_3": 2, "a_2": 3, "a_4": 4, "a_2_5": 5}]


def test_the_command_prints_text_csv_and_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = "select date '2026-01-01' as day, 1.5 as n, null as n, [1, 2] as several, '=1+1' as text from range(2)"
    command = ["sql", question, "--store", str(folder / "scorecard.duckdb"), "--rows", "1"]
    assert main([*command, "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == [{"day": "2026-01-01", "n": 1.5, "n_3": None, "several": [1, 2], "text": "=1+1"}]
    assert "more than 1 rows" in printed.err
    assert main([*command, "--format", "csv"]) == 0
    assert capsys.readouterr().out.splitlines() == ["day,n,n_3,several,text", '2026-01-01,1.5,,"[1, 2]",\'=1+1']
    assert main(command) == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["day", "n", "n_3", "several", "text"]


def test_a_question_may_come_from_stdin(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("select count(*) as n from objective"))
    assert main(["sql", "-", "--store", str(folder / "scorecard.duckdb"), "--format", "csv"]) == 0
    assert capsys.readouterr().out == "n\n4\n"


def test_a_refused_question_is_said_on_stderr_with_its_own_exit_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", "drop view unit_score", "--store", str(folder / "scorecard.duckdb")]) == 21
    assert "That is not one SELECT." in capsys.readouterr().err


def test_the_documentation_has_examples_of_each_way() -> None:
    told = "".join(EXAMPLES)
    assert all(way in told for way in ("scorecard data", "scorecard sql", "open_data", "duckdb.connect", "attach "))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_documentation_runs_as_it_stands(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], example: str
) -> None:
    for name in ("scorecard.duckdb", "scorecard.snapshot.duckdb"):
        shutil.copy(folder / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    lines = [line[4:] for line in example.splitlines()]
    if any(line.startswith("scorecard ") for line in lines):
        for line in filter(None, lines):
            assert main(shlex.split(line)[1:]) == 0, line
        assert "Nothing to show" not in capsys.readouterr().out
    else:
        exec(compile("\n".join(lines), "public.md", "exec"), {})
