"""Many files at once: each has its outcome, one that is wrong stops no other, and nobody sees half."""

import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from scorecard import desk
from scorecard.cli import main
from scorecard.desk import importing
from scorecard.intake.folder import spreadsheets
from scorecard.intake.process import children, sandbox
from scorecard.intake.process.children import Children
from scorecard.intake.storing import load
from scorecard.measures.filters import uploads
from scorecard.measures.progress import key_results
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from tests.pages.company import workbook
from tests.spec.organisation import day

SCOPE = Scope(day("2026-09-01"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three workbooks that load, one that is damaged, and what is no spreadsheet."""
    made = tmp_path / "in"
    (made / "sub").mkdir(parents=True)
    for name, unit in (("a.xlsx", "North"), ("c.xlsx", "South"), ("sub/d.xlsx", "West")):
        workbook(made / name, [["Customer", unit, f"Serve {unit}", "On-time delivery (%)", "Head of Fleet", 80, 95, 93, None]])
    (made / "b.xlsx").write_bytes(b"PK\x03\x04 cut off")
    for name in (".hidden.xlsx", "~$a.xlsx", "notes.docx", "sub/.git"):
        (made / name).write_bytes(b"x")
    return made


def test_a_folder_gives_its_spreadsheets_by_name_and_says_what_it_left_out(folder: Path) -> None:
    found, said = spreadsheets([folder, folder / "notes.docx"])
    assert [name for _, name in found] == ["a.xlsx", "b.xlsx", "c.xlsx", "sub/d.xlsx", "notes.docx"]
    assert said == [f"{folder}: left out 2 hidden, 1 lock files of open workbooks, 1 that are no spreadsheets."]


def test_one_bad_file_stops_no_other(folder: Path, tmp_path: Path) -> None:
    store = desk.open_store(tmp_path / "s.duckdb")
    heard: list[tuple[int, int, str]] = []
    accounts = desk.import_files(store, spreadsheets([folder])[0], Given(), by="x", on_progress=lambda *told: heard.append(told))
    assert [(one.file, one.status) for one in accounts] == [
        ("a.xlsx", "loaded"),
        ("b.xlsx", "refused"),
        ("c.xlsx", "loaded"),
        ("sub/d.xlsx", "loaded"),
    ]
    assert heard == [(1, 4, "a.xlsx"), (2, 4, "b.xlsx"), (3, 4, "c.xlsx"), (4, 4, "sub/d.xlsx")]


def test_many_at_once_load_what_one_by_one_loads(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    together, alone = desk.open_store(tmp_path / "t.duckdb"), desk.open_store(tmp_path / "a.duckdb")
    files = [*spreadsheets([folder])[0], (folder / "a.xlsx", "again.xlsx")]
    monkeypatch.setattr(importing, "MOST_TOGETHER", 2)
    many = desk.import_files(together, files, Given(), by="x")
    one_by_one = [desk.import_file(alone, path, Given(), by="x", name=name) for path, name in files]
    assert many == one_by_one
    assert many[-1].status == "unchanged"
    assert key_results(together, SCOPE) == key_results(alone, SCOPE) != []


def test_files_share_a_transaction_so_that_nobody_sees_half(folder: Path, tmp_path: Path) -> None:
    store = desk.open_store(tmp_path / "s.duckdb")
    before = store.version
    desk.import_files(store, spreadsheets([folder])[0], Given(), by="x")
    assert store.version == before + 1


def test_a_file_that_the_store_cannot_take_leaves_the_others_loaded(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = load.load

    def failing(cursor: Any, deliveries: Any, ticket: Any) -> Any:
        made = whole(cursor, deliveries, ticket)
        if "c.xlsx" in [one.account.file for one in deliveries]:
            raise duckdb.ConversionException("no such thing")
        return made

    monkeypatch.setattr(load, "load", failing)
    store = desk.open_store(tmp_path / "s.duckdb")
    accounts = desk.import_files(store, spreadsheets([folder])[0], Given(), by="x")
    assert [one.status for one in accounts] == ["loaded", "refused", "refused", "loaded"]
    assert accounts[2].reason == "c.xlsx was read, but the store could not take it; nothing of it was loaded."
    assert sorted(one.file for one in uploads(store)) == ["a.xlsx", "sub/d.xlsx"]
    assert {row.unit for row in key_results(store, SCOPE)} == {"North", "West"}


ENDS_EARLY = (
    "import sys; sys.path[:] = sys.argv[1:]; from scorecard.intake.process import child\n"
    "def answered(request, kept, answered=child.answered):\n"
    "    *first, last = answered(request, kept)\n"
    "    yield from first\n"
    "    if request.name == 'c.xlsx': raise MemoryError\n"
    "    yield last\n"
    "child.answered = answered; child.serve()"
)
"""The code of a child that has no memory left for what comes last of a file."""


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_file_whose_last_part_does_not_come_is_refused_and_leaves_the_others_loaded(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: bool, dry_run: bool
) -> None:
    several = Children(2)
    monkeypatch.setattr(sandbox, "CHILDREN", several)
    monkeypatch.setattr(children, "_CODE", ENDS_EARLY)
    if large:
        # Of a large file the store is given what came first while the last part is on its way.
        monkeypatch.setattr(sandbox, "LARGE", 0)
    store = desk.open_store(tmp_path / "s.duckdb")
    accounts = desk.import_files(store, spreadsheets([folder])[0], Given(), by="x", dry_run=dry_run)
    several.end()
    assert [one.status for one in accounts] == ["loaded", "refused", "refused", "loaded"]
    assert accounts[2].reason.startswith("c.xlsx asks for more memory")
    assert sorted(one.file for one in uploads(store)) == ([] if dry_run else ["a.xlsx", "sub/d.xlsx"])


@pytest.mark.parametrize("heading", ["Objective,KPI,Target", "Team,KPI,Target"])
def test_an_account_counts_key_results_as_the_store_keeps_them(tmp_path: Path, heading: str) -> None:
    """A measure in two rows is one key result, below an objective and without any."""
    file = tmp_path / "okr 2026-Q3.csv"
    file.write_text(f"{heading}\nGrow,Late plans,5\nGrow,Riders,6\nGrow,late plans,7\nShrink,Riders,8\n", encoding="utf-8")
    store = desk.open_store(tmp_path / "s.duckdb")
    account = desk.import_file(store, file, Given(), by="x")
    with store.cursor() as cursor:
        kept = cursor.execute("select count(*) from key_result_version").fetchall()
    assert [(account.key_results,)] == kept == [(3,)]


def test_a_dry_run_of_many_loads_nothing(folder: Path, tmp_path: Path) -> None:
    store = desk.open_store(tmp_path / "s.duckdb")
    accounts = desk.import_files(store, spreadsheets([folder])[0], Given(), by="x", dry_run=True)
    assert [one.status for one in accounts] == ["loaded", "refused", "loaded", "loaded"]
    assert uploads(store) == []


@pytest.mark.parametrize("together", [250, 1])
def test_a_dry_run_says_of_a_file_that_comes_twice_what_a_run_says(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(importing, "MOST_TOGETHER", together)
    (folder / "z.xlsx").write_bytes((folder / "a.xlsx").read_bytes())
    store = desk.open_store(tmp_path / "s.duckdb")
    dry, real = (desk.import_files(store, spreadsheets([folder])[0], Given(), by="x", dry_run=dry) for dry in (True, False))
    assert [(one.file, one.status, one.reason) for one in dry] == [(one.file, one.status, one.reason) for one in real]
    assert [one.status for one in dry].count("unchanged") == 1


def test_the_command_line_takes_a_folder(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(folder), "--store", str(tmp_path / "s.duckdb")]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "left out 2 hidden" in told.err
    assert [line.split(":")[0] for line in told.err.splitlines() if ": loaded" in line or ": refused" in line] == [
        "a.xlsx",
        "b.xlsx",
        "c.xlsx",
        "sub/d.xlsx",
    ]


def test_a_person_who_looks_on_sees_how_far_it_is(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    main(["import", str(folder), "--store", str(tmp_path / "s.duckdb")])
    assert "\r\x1b[K3 of 4: c.xlsx\r\x1b[K4 of 4: sub/d.xlsx\r\x1b[K" in capsys.readouterr().err


def test_a_folder_without_spreadsheets_loads_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    assert main(["import", str(tmp_path / "in"), "--store", str(tmp_path / "s.duckdb")]) == 1
