"""A file is read elsewhere: what comes back is a book or a sentence, and never a fault."""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest

from scorecard.intake import run
from scorecard.intake.grid import Book
from scorecard.intake.process import child, children, sandbox
from scorecard.intake.process.children import FRAME, Children, bounds_of
from scorecard.intake.process.sandbox import Request, read_book, read_whole
from scorecard.intake.tables import PARTS, parted, size_of, write
from scorecard.model.reading import FileReading, Given
from tests import reading

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rlimits are a POSIX matter")


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[Children]:
    """Children that no other test meets."""
    made = Children(1)
    monkeypatch.setattr(sandbox, "CHILDREN", made)
    yield made
    made.end()


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Objective", "Key result", "Target"])
    book.active.append(["Grow", "Open depots", 5])
    path = tmp_path / "okr.xlsx"
    book.save(path)
    return path


def test_a_book_comes_back_whole(saved: Path) -> None:
    assert read_book(saved).grids[0].rows == [["Objective", "Key result", "Target"], ["Grow", "Open depots", 5.0]]


def test_every_sentence_begins_with_the_name_the_user_knows(tmp_path: Path) -> None:
    path = tmp_path / "upload-1"
    path.write_bytes(b"")
    assert read_book(path, name="okr.xlsx").refused.startswith("okr.xlsx is empty")
    path.write_bytes("Цель,Рост выручки\n".encode("cp1251"))
    assert read_book(path, name="okr.csv").question.startswith("okr.csv is not written in UTF-8")


def test_an_encoding_that_a_person_chose_is_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_bytes("Цель,Рост\n".encode("cp1251"))
    assert read_book(path, encoding="cp1251").grids[0].rows == [["Цель", "Рост"]]


def test_what_is_no_file_is_a_sentence(tmp_path: Path) -> None:
    assert "can't be opened" in read_book(tmp_path).refused
    assert "can't be opened" in read_book(tmp_path / "none.csv").refused


def test_a_relative_path_is_found_from_any_folder(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(saved.parent)
    assert read_book(Path("okr.xlsx")).grids


def test_a_reading_comes_back_whole(saved: Path) -> None:
    sent, made = run.read(saved), reading.read(saved)
    assert sent == made
    assert sent.content and made.content
    assert sent.content.source_rows == made.content.source_rows
    assert sent.account.key_results == 1


def answering(told: bytes, *tables: bytes) -> str:
    """The code of a child that says this to every request."""
    said = b"".join(FRAME.pack(len(part)) + part for part in (told, *tables, b""))
    return (
        "import struct, sys\n"
        "while len(head := sys.stdin.buffer.read(8)) == 8:\n"
        "    sys.stdin.buffer.read(*struct.unpack('<Q', head))\n"
        f"    sys.stdout.buffer.write({said!r}); sys.stdout.flush()"
    )


@POSIX
def test_memory_beyond_the_limit_is_a_sentence(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_CODE", "import os; os.abort()")
    assert "more memory or time" in read_book(saved).refused
    assert "more memory or time" in run.read(saved).account.reason


def test_time_beyond_the_limit_is_a_sentence(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_CODE", "import time; time.sleep(60)")
    monkeypatch.setattr(children, "MOST_SECONDS", 0.2)
    assert "more memory or time" in read_book(saved).refused


def test_memory_is_watched_where_no_rlimit_is(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_CODE", "x = b'x' * (1 << 27); import time; time.sleep(60)")
    monkeypatch.setattr(children, "MOST_MEMORY", 1 << 26)
    assert "more memory or time" in read_book(saved).refused


UNREADABLE = "okr.xlsx could not be read. Save a new copy in your spreadsheet program and upload that."


@pytest.mark.parametrize("code", ["raise ValueError", "", "print('hello')", "print('cut off'.ljust(100))"])
def test_a_fault_of_the_reader_is_a_sentence_without_its_text(saved: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(children, "_CODE", code)
    assert read_book(saved).refused == UNREADABLE
    assert run.read(saved).account.reason == UNREADABLE


ACCOUNT = FileReading("okr.xlsx", "", "loaded")


@pytest.mark.parametrize(
    "told",
    [
        pickle.dumps(os.getcwd),
        pickle.dumps([1]),
        pickle.dumps(("no account", False)),
        pickle.dumps((ACCOUNT, None)),
        pickle.dumps((ACCOUNT, True)),
        b"no pickle",
    ],
)
def test_nothing_but_what_is_expected_is_taken_from_a_child(saved: Path, monkeypatch: pytest.MonkeyPatch, told: bytes) -> None:
    monkeypatch.setattr(children, "_CODE", answering(told))
    assert read_book(saved).refused == UNREADABLE
    assert run.read(saved).account.reason == UNREADABLE
    assert run.read(saved).content is None


def written(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    write(table, sink)
    return bytes(sink.getvalue())


def test_a_table_of_other_columns_is_not_taken(saved: Path, own: Children, monkeypatch: pytest.MonkeyPatch) -> None:
    content = reading.read(saved).content
    assert content is not None
    tables = {name: written(table) for name, table in zip(PARTS, parted(content), strict=True)}
    assert [*map(size_of, parted(content))] == [*map(len, tables.values())], "a size stands before each"
    told = pickle.dumps((ACCOUNT, True))
    monkeypatch.setattr(children, "_CODE", answering(told, *tables.values()))
    assert run.read(saved).content == content
    for spoilt in ({"objectives": tables["units"]}, {"objectives": b"no table"}, {"source_rows": tables["units"]}):
        own.end()
        monkeypatch.setattr(children, "_CODE", answering(told, *(tables | spoilt).values()))
        assert run.read(saved).account.reason == UNREADABLE
    own.end()
    monkeypatch.setattr(children, "_CODE", answering(told, *list(tables.values())[1:]))
    assert run.read(saved).account.reason == UNREADABLE


@pytest.mark.parametrize(
    "said", [FRAME.pack(1 << 50), FRAME.pack(9) + b"cut off", FRAME.pack(5) + b"whole", FRAME.pack(5) + b"whole" + FRAME.pack(5) + b"cut"]
)
def test_an_answer_that_does_not_come_whole_is_none(saved: Path, monkeypatch: pytest.MonkeyPatch, said: bytes) -> None:
    monkeypatch.setattr(children, "_CODE", f"import os; os.write(1, {said!r})")
    assert run.read(saved).account.reason == UNREADABLE


SPOILT = (
    "import sys; sys.path[:] = sys.argv[1:]; from scorecard.intake.process import child\n"
    "def read(path, encoding=None, read=child.read):\n"
    "    if path.name == 'spoilt.xlsx': {}\n"
    "    return read(path, encoding)\n"
    "child.read = read; child.serve()"
)


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("raise ValueError", "could not be read"),
        ("raise MemoryError", "more memory or time"),
        ("import os; os.abort()", "more memory or time"),
        ("import time; time.sleep(60)", "more memory or time"),
        ("import os; os.write(1, bytes(12)); os._exit(0)", "could not be read"),
    ],
)
def test_a_file_that_ends_its_child_is_told_and_the_next_is_read(
    fault: str, says: str, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "_CODE", SPOILT.format(fault))
    monkeypatch.setattr(children, "MOST_SECONDS", 5 if "sleep" in fault else 60)
    spoilt = saved.with_name("spoilt.xlsx")
    spoilt.write_bytes(b"x")
    assert run.read(saved).account.status == "loaded"
    assert says in run.read(spoilt).account.reason
    assert run.read(saved).account.status == "loaded"


def process_of(file: Path, own: Children) -> int | None:
    """The number of the child that is left once the file is read."""
    read_book(file)
    # It comes back when it has ended, if it has to.
    own._idle.put(own._idle.get())
    [one] = own._all
    return one._process.pid if one._process else None


def test_one_child_reads_small_files_and_makes_room_after_many_or_a_large_one(
    saved: Path, own: Children, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "MOST_FILES", 3)
    first = process_of(saved, own)
    assert first is not None
    assert [process_of(saved, own) for _ in range(2)] == [first, first]
    assert process_of(saved, own) not in (first, None)
    monkeypatch.setattr(children, "LARGE", 1000)
    assert process_of(saved, own) is None


def test_the_child_that_was_started_ahead_reads_the_first_file(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    several = Children(3)
    monkeypatch.setattr(sandbox, "CHILDREN", several)
    several.prepare()
    read_book(saved)
    read_book(saved)
    assert sum(one._process is not None for one in several._all) == 1
    several.end()


def test_a_child_that_was_ended_from_outside_is_started_again(saved: Path, own: Children) -> None:
    read_book(saved)
    [one] = own._all
    assert one._process is not None
    one._process.kill()
    one._process.wait()
    assert read_book(saved).grids


def test_files_wait_for_a_child_that_is_free(saved: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        books = list(pool.map(read_book, [saved] * 8))
    assert all(book == books[0] and book.grids for book in books)


@POSIX
def test_the_child_limits_itself_anew_for_each_file() -> None:
    code = (
        "import resource as r; from scorecard.intake.process.children import Bounds; from scorecard.intake.process.child import _limit\n"
        "def told():\n"
        "    print([r.getrlimit(k)[0] for k in (r.RLIMIT_AS, r.RLIMIT_FSIZE, r.RLIMIT_CORE)], 4 < r.getrlimit(r.RLIMIT_CPU)[0] < 20)\n"
        "_limit(Bounds(10**9, 6.0)); told(); _limit(Bounds(2 * 10**9, 6.0)); told()"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["[1000000000, 0, 0] True", "[2000000000, 0, 0] True"]


def test_a_larger_file_is_given_more_time_and_memory(tmp_path: Path) -> None:
    small, large = tmp_path / "small.csv", tmp_path / "large.csv"
    small.write_bytes(b"x")
    with large.open("wb") as opened:
        opened.truncate(90_000_000)
    assert bounds_of(small).memory < 1_510_000_000
    assert 3_000_000_000 < bounds_of(large).memory < 4_000_000_000
    assert bounds_of(large).seconds > 2 * bounds_of(small).seconds


def test_a_file_that_is_gone_when_it_is_to_be_read_is_a_sentence(tmp_path: Path) -> None:
    gone = tmp_path / "okr.xlsx"
    assert read_whole(Request(gone, "okr.xlsx", "", Given())).account.reason == UNREADABLE


def test_the_child_answers_one_request_after_the_other(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_limit", lambda _: None)
    monkeypatch.setattr("gc.disable", lambda: None)
    asked = [pickle.dumps(one) for one in (Request(saved, "okr.xlsx"), Request(saved, "okr.xlsx", "1", Given()))]
    answers = BytesIO()
    monkeypatch.setattr("sys.stdin", type("In", (), {"buffer": BytesIO(b"".join(FRAME.pack(len(one)) + one for one in asked))}))
    monkeypatch.setattr("sys.stdout", type("Out", (), {"buffer": answers}))
    child.serve()
    answers.seek(0)
    [book], [told, *tables] = ([pickle.loads(part[0]), *part[1:]] for part in (parts(answers), parts(answers)))
    assert isinstance(book, Book)
    account, loadable = told
    assert (account.sha256, account.key_results, loadable, len(tables)) == ("1", 1, True, 11)


def parts(answers: BytesIO) -> list[bytes]:
    """Those of the next answer."""
    found: list[bytes] = []
    while size := FRAME.unpack(answers.read(FRAME.size))[0]:
        found.append(answers.read(size))
    return found
