"""A file is read elsewhere: what comes back is a book or a sentence, and never a fault."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from scorecard.intake import sandbox
from scorecard.intake.grid import Book
from scorecard.intake.readers import child
from scorecard.intake.sandbox import read_book

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="rlimits are a POSIX matter")


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Objective", "Target"])
    book.active.append(["Grow", 5])
    path = tmp_path / "okr.xlsx"
    book.save(path)
    return path


def test_a_book_comes_back_whole(saved: Path) -> None:
    assert read_book(saved).grids[0].rows == [["Objective", "Target"], ["Grow", 5.0]]


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


@POSIX
def test_memory_beyond_the_limit_is_a_sentence(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_CHILD", "import os; os.abort()")
    assert "more memory or time" in read_book(saved).refused


def test_time_beyond_the_limit_is_a_sentence(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_CHILD", "import time; time.sleep(60)")
    monkeypatch.setattr(sandbox, "MOST_SECONDS", 0.2)
    assert "more memory or time" in read_book(saved).refused


def test_memory_is_watched_where_no_rlimit_is(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_CHILD", "x = b'x' * (1 << 27); import time; time.sleep(60)")
    monkeypatch.setattr(sandbox, "MOST_MEMORY", 1 << 26)
    assert "more memory or time" in read_book(saved).refused


@pytest.mark.parametrize("code", ["raise ValueError", "", "print('hello')"])
def test_a_fault_of_the_reader_is_a_sentence_without_its_text(saved: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(sandbox, "_CHILD", code)
    assert read_book(saved).refused == "okr.xlsx could not be read. Save a new copy in your spreadsheet program and upload that."


def test_nothing_but_grids_is_unpickled(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = pickle.dumps(os.getcwd)
    monkeypatch.setattr(sandbox, "_CHILD", f"import sys; sys.stdout.buffer.write({told!r})")
    assert "could not be read" in read_book(saved).refused
    monkeypatch.setattr(sandbox, "_CHILD", f"import sys; sys.stdout.buffer.write({pickle.dumps([1])!r})")
    assert "could not be read" in read_book(saved).refused


@POSIX
def test_the_child_limits_itself(saved: Path) -> None:
    code = (
        "import resource as r; from scorecard.intake.readers.child import _limit; _limit(10**9, 5);"
        "print([r.getrlimit(k)[0] for k in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[1000000000, 5, 0, 0]"


def test_the_child_writes_its_answer(saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(child, "_limit", lambda *_: None)
    monkeypatch.setattr("os._exit", ended.append)
    answer = tmp_path / "answer"
    with answer.open("wb") as opened:
        monkeypatch.setattr("sys.stdout", type("Out", (), {"buffer": opened}))
        child.main(str(saved), "", "1", "1")
    assert ended == [0]
    assert isinstance(pickle.loads(answer.read_bytes()), Book)
