import shutil
import threading
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from scorecard.errors import CannotWrite, StoreBusy, StoreDamaged, StoreTooNew
from scorecard.store.store import Store


def count(store: Store) -> int:
    with store.cursor() as cursor:
        [(rows,)] = cursor.execute("select count(*) from setting").fetchall()
    return int(rows)


def test_a_transaction_that_fails_leaves_no_row_behind(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.duckdb")
    with pytest.raises(ZeroDivisionError), store.transaction() as cursor:
        cursor.execute("insert into setting values ('a', 1, now()::timestamp)")
        raise ZeroDivisionError
    assert count(store) == 0
    assert store.version == 0


@pytest.mark.parametrize("fault", [None, ZeroDivisionError])
def test_a_transaction_takes_as_many_threads_as_it_is_given_and_gives_the_others_back(fault: type[Exception] | None) -> None:
    store = Store()
    with store.cursor() as cursor:
        usual = cursor.execute("select current_setting('threads')").fetchall()
    with suppress(ZeroDivisionError), store.transaction(threads=1) as cursor:
        assert cursor.execute("select current_setting('threads')").fetchall() == [(1,)]
        if fault:
            cursor.execute("create table half_done (number integer)")
            raise fault
    with store.cursor() as cursor:
        assert cursor.execute("select current_setting('threads')").fetchall() == usual
    store.close()


def test_a_committed_transaction_moves_the_version_and_survives_closing(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "s.duckdb")
    with store.transaction() as cursor:
        cursor.execute("insert into setting values ('a', 1, now()::timestamp)")
    assert store.version == 1
    store.close()
    assert count(Store(tmp_path / "s.duckdb")) == 1


def test_a_copy_holds_tables_and_views_and_opens_read_only(tmp_path: Path) -> None:
    store = Store(tmp_path / "it's mine.duckdb")
    with store.transaction() as cursor:
        cursor.execute("insert into setting values ('a', 1, now()::timestamp)")
        cursor.execute("create view later as select key from setting")
    store.copy_to(tmp_path / "elsewhere" / "copy.duckdb")
    copy = Store(tmp_path / "elsewhere" / "copy.duckdb", read_only=True)
    with copy.cursor() as cursor:
        assert cursor.execute("select * from later").fetchall() == [("a",)]
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_a_copy_to_where_nothing_can_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotWrite, match="can't be written"):
        Store(tmp_path / "s.duckdb").copy_to(tmp_path / "file" / "copy.duckdb")


def test_a_file_that_is_no_store_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "s.duckdb").write_bytes(b"not a database, but long enough to look at" * 100)
    with pytest.raises(StoreDamaged, match="can't be opened as a Scorecard store"):
        Store(tmp_path / "s.duckdb")


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.duckdb")
    with store.transaction() as cursor:
        cursor.execute("insert into migration values (9999)")
    store.close()
    with pytest.raises(StoreTooNew):
        Store(tmp_path / "s.duckdb")


def test_a_store_held_by_another_process_is_busy(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = tmp_path / "s.duckdb"
    Store(path).close()
    held = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import duckdb; c = duckdb.connect({str(path)!r}); print('held', flush=True); input()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert held.stdout is not None
    assert held.stdout.readline() == "held\n"
    with pytest.raises(StoreBusy, match="open in another program"):
        Store(path)
    held.communicate("over\n")


@pytest.mark.parametrize(
    "probe",
    [
        "select * from read_csv('/etc/hosts')",
        "select * from read_text('/etc/hosts')",
        "copy (select 1) to '/var/tmp/probe.csv'",
        "attach '/var/tmp/probe.duckdb' as probe",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "select * from local_variable",
    ],
)
def test_sql_reaches_neither_files_nor_net_nor_settings(tmp_path: Path, probe: str) -> None:
    local_variable = [1]
    store = Store(tmp_path / "s.duckdb")
    with store.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(probe)
    assert local_variable


def test_many_threads_each_read_what_they_asked_for() -> None:
    store = Store()
    wrong: list[object] = []

    def ask(number: int) -> None:
        for _ in range(40):
            with store.cursor() as cursor:
                row = cursor.execute("select ? + count(*) from reporting_day", [number]).fetchone()
            if row != (number + 36525,):
                wrong.append(row)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_what_is_committed_is_safe_in_the_log_and_a_pause_moves_it_into_the_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "s.duckdb")
    log = tmp_path / "s.duckdb.wal"
    with store.transaction() as cursor:
        cursor.execute("create table told as select range as number, 'x' || range as text from range(100_000)")
    assert log.stat().st_size > 0
    # A machine that stops here leaves both files as they are.
    for name in ("s.duckdb", "s.duckdb.wal"):
        shutil.copyfile(tmp_path / name, tmp_path / name.replace("s.", "after."))
    after = Store(tmp_path / "after.duckdb")
    with after.cursor() as cursor, store.cursor() as reader:
        assert cursor.execute("select count(*) from told").fetchone() == (100_000,)
        reader.begin()
        reader.execute("select count(*) from told").fetchone()
        store.checkpoint()
    assert not log.exists() or log.stat().st_size == 0
    after.close()
    store.close()
