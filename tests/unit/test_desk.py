"""What crosses rooms: importing, undoing, correcting, backing up; and the door for another process."""

import hashlib
import json
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from scorecard import desk, spool
from scorecard.cli import main
from scorecard.measures.filters import mappings, uploads
from scorecard.measures.progress import key_results
from scorecard.model.reading import FileReading, Given
from scorecard.model.scope import Scope
from scorecard.rules.run import gaps
from scorecard.store.store import Store
from tests.pages.company import workbook
from tests.spec.organisation import day

SCOPE = Scope(day("2026-09-01"))


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    return desk.open_store(tmp_path / "s.duckdb")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return workbook(tmp_path / "okr.xlsx")


def test_a_first_month_that_is_said_later_dates_the_fiscal_periods_there_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "okr.csv"
    file.write_text("Objective,Key Result,Baseline,Target,Current\nGrow,Sales,0,10,5\n", encoding="utf-8")
    monkeypatch.delenv("SCORECARD_FISCAL_START", raising=False)
    with closing(desk.open_store(tmp_path / "s.duckdb")) as store:
        desk.import_file(store, file, Given(period="2025/2026-Q2"), by="Analyst")
        assert (expected_on(store, "2025-08-16"), expected_on(store, "2025-11-16")) == (None, None)
    for month, (first, second) in {"4": (0.505, 1.0), "7": (0.0, 0.505)}.items():
        monkeypatch.setenv("SCORECARD_FISCAL_START", month)
        with closing(desk.open_store(tmp_path / "s.duckdb")) as store:
            assert expected_on(store, "2025-08-16") == pytest.approx(first, abs=0.005)
            assert expected_on(store, "2025-11-16") == pytest.approx(second, abs=0.005)
    monkeypatch.delenv("SCORECARD_FISCAL_START")
    with closing(desk.open_store(tmp_path / "s.duckdb")) as store:
        assert expected_on(store, "2025-11-16") == pytest.approx(0.505, abs=0.005)


def expected_on(store: Store, on: str) -> float | None:
    [one] = key_results(store, Scope(day(on)))
    return one.expected


def test_the_same_file_twice_changes_nothing(kept: Store, file: Path) -> None:
    first = desk.import_file(kept, file, Given(), by="Analyst")
    before, version = key_results(kept, SCOPE), kept.version
    again = desk.import_file(kept, file, Given(), by="Analyst", name="renamed.xlsx")
    assert (first.status, again.status) == ("loaded", "unchanged")
    assert key_results(kept, SCOPE) == before
    assert len(uploads(kept)) == 1
    assert kept.version == version + 1


def test_the_original_bytes_are_kept_under_their_hash(kept: Store, file: Path) -> None:
    desk.import_file(kept, file, Given(), by="Analyst")
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    assert kept.path is not None
    assert (desk.originals(kept.path) / sha256[:2] / sha256).read_bytes() == file.read_bytes()


def test_an_undone_upload_counts_nowhere_and_the_same_file_brings_it_back(kept: Store, file: Path) -> None:
    desk.import_file(kept, file, Given(), by="Analyst")
    before = key_results(kept, SCOPE)
    desk.undo(kept, 1, by="Analyst")
    assert key_results(kept, SCOPE) == []
    assert desk.import_file(kept, file, Given(), by="Analyst").status == "loaded"
    assert key_results(kept, SCOPE) == before
    assert [one.undone for one in uploads(kept)] == [False]


def test_the_same_bytes_read_otherwise_replace_the_earlier_reading(kept: Store, file: Path) -> None:
    desk.import_file(kept, file, Given(), by="Analyst")
    desk.import_file(kept, file, Given(period="2026-Q4"), by="Analyst")
    assert {row.period for row in key_results(kept, SCOPE)} == {"2026-Q4"}
    assert [one.undone for one in uploads(kept)] == [False, True]


def test_a_dry_run_says_of_repeated_rows_what_loading_says(kept: Store, tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text("Objective,Key Result,Target\nGrow,Sales,10\nGrow,Sales,20\n", encoding="utf-8")
    dry = desk.import_file(kept, path, Given(), by="Analyst", dry_run=True)
    assert [one.code for one in dry.findings] == ["key-result-repeated"]
    assert dry == desk.import_file(kept, path, Given(), by="Analyst")


def test_a_dry_run_says_what_would_happen_and_loads_nothing(kept: Store, file: Path) -> None:
    dry = desk.import_file(kept, file, Given(), by="Analyst", dry_run=True)
    assert uploads(kept) == []
    real = desk.import_file(kept, file, Given(), by="Analyst")
    assert (dry.status, dry.key_results, dry.sheets) == (real.status, real.key_results, real.sheets)
    assert desk.import_file(kept, file, Given(), by="Analyst", dry_run=True).status == "unchanged"


def test_a_file_that_cannot_be_read_leaves_the_store_as_it_was(kept: Store, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 cut off")
    before = kept.version
    account = desk.import_file(kept, tmp_path / "broken.xlsx", Given(), by="Analyst")
    assert account.status == "refused"
    assert account.reason.startswith("broken.xlsx")
    assert (uploads(kept), kept.version) == ([], before)


def test_a_persons_decision_survives_a_changed_file_of_the_same_objectives(kept: Store, file: Path, tmp_path: Path) -> None:
    desk.import_file(kept, file, Given(), by="Analyst")
    objective = next(row for row in mappings(kept, SCOPE) if row.objective == "Keep every promise")
    desk.decide(kept, objective.objective_id, "internal_process", by="Head of Strategy")
    other = workbook(
        tmp_path / "later.xlsx", [["Customer", "North", "Keep every promise", "On-time delivery (%)", "Head of Fleet", 80, 95, 93, None]]
    )
    desk.import_file(kept, other, Given(), by="Analyst")
    told = next(row for row in mappings(kept, SCOPE) if row.objective == "Keep every promise")
    assert (told.perspective, told.perspective_by) == ("internal_process", "person")


def test_a_correction_is_kept_for_the_next_file_of_that_shape(kept: Store, file: Path, tmp_path: Path) -> None:
    shape = desk.preview(kept, file, Given()).account.sheets[0].fingerprint
    desk.remember_correction(kept, shape, {"Current value": None}, by="Analyst")
    other = workbook(tmp_path / "next.xlsx", [["Customer", "North", "Another", "Something measured", "Head of Fleet", 1, 9, 5, None]])
    desk.import_file(kept, other, Given(), by="Analyst")
    assert [row.current for row in key_results(kept, SCOPE)] == [None]


def test_a_backup_opens_as_a_store_of_its_own(kept: Store, file: Path, tmp_path: Path) -> None:
    desk.import_file(kept, file, Given(), by="Analyst")
    desk.backup(kept, tmp_path / "backup.duckdb")
    assert key_results(desk.open_store(tmp_path / "backup.duckdb"), SCOPE) == key_results(kept, SCOPE)


def test_eight_uploaders_of_the_same_file_load_it_once(kept: Store, file: Path) -> None:
    outcomes: list[str] = []

    def upload() -> None:
        outcomes.append(desk.import_file(kept, file, Given(), by="Analyst").status)

    threads = [threading.Thread(target=upload) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["loaded", *["unchanged"] * 7]
    assert len(uploads(kept)) == 1


def test_what_the_command_line_leaves_is_taken_up_and_answered(kept: Store, file: Path) -> None:
    assert kept.path is not None
    over = spool.keep_watch(kept)
    try:
        asked = [(file.with_name("gone.xlsx"), "gone.xlsx"), (file, "okr.xlsx")]
        gone, account = spool.hand_over(kept.path, asked, Given(), by="Analyst", dry_run=False)
    finally:
        over.set()
    assert (gone.status, "gone.xlsx can't be opened." in gone.reason) == ("refused", True)
    assert (account.status, account.key_results) == ("loaded", 5)
    assert account.sheets[0].columns
    assert len(uploads(kept)) == 1
    assert list(spool.folder(kept.path).iterdir()) == []


def test_who_decides_waits_for_no_copy_and_what_the_command_line_leaves_is_published_at_once(
    kept: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept.path is not None
    published: list[int] = []
    monkeypatch.setattr(desk, "publish", lambda store: published.append(store.version))
    monkeypatch.setattr(spool, "PULSE", 0.02)
    monkeypatch.setattr(spool, "QUIET", 600.0)
    monkeypatch.setattr(spool, "MOST_BEHIND", 600.0)
    over = spool.keep_watch(kept)
    try:
        _until(lambda: published == [kept.version])
        desk.decide(kept, "O", "customer", by="Analyst")
        time.sleep(0.2)
        assert len(published) == 1
        spool.hand_over(kept.path, [(file, "okr.xlsx")], Given(), by="Analyst", dry_run=False)
        _until(lambda: published[1:] == [kept.version])
        monkeypatch.setattr(spool, "QUIET", 0.1)
        desk.decide(kept, "O", "financial", by="Analyst")
        _until(lambda: published[2:] == [kept.version])
    finally:
        over.set()


def test_files_left_together_are_taken_up_in_their_order_by_their_names_however_long_all_of_them_take(
    kept: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that makes the dashboard stumble is refused, and stops no other."""
    assert kept.path is not None
    names = [f"sub/{number} okr.xlsx" for number in range(8)]
    taken: list[str] = []

    def slowly(store: Store, path: Path, given: Given, *, by: str, name: str, dry_run: bool) -> FileReading:
        taken.append(name)
        time.sleep(0.1)
        if name == names[3]:
            raise RuntimeError("a fault of ours")
        return FileReading(name, "", "loaded")

    monkeypatch.setattr(desk, "import_file", slowly)
    monkeypatch.setattr(spool, "PULSE", 0.02)
    monkeypatch.setattr(spool, "PATIENCE", 0.5)
    over = spool.keep_watch(kept)
    try:
        accounts = spool.hand_over(kept.path, [(file, name) for name in names], Given(), by="Analyst", dry_run=False)
        assert [one.file for one in accounts] == taken == names
        assert {one.file for one in accounts if one.status == "refused"} == {names[3]}
        assert spool.hand_over(kept.path, [(file, "later.xlsx")], Given(), by="Analyst", dry_run=False)[0].status == "loaded"
    finally:
        over.set()


def _until(there: Callable[[], bool]) -> None:
    for _ in range(500):
        if there():
            return
        time.sleep(0.02)
    raise AssertionError("it did not come")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_findings_name_sheet_cell_heading_and_value(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    row = ["Customer", "North", "Promise", "On-time delivery (%)", "Head of Fleet", "some of them", 95, 93, None]
    file = workbook(tmp_path / "odd.xlsx", [row, [*row[:3], "Another", "Head of Care", 1, 2, 3, None]])
    _, out, _ = run(capsys, "import", str(file), "--store", str(tmp_path / "c.duckdb"), "--format", "json")
    [finding] = [one for one in json.loads(out)["files"][0]["findings"] if one["code"] == "number-unreadable"]
    told = {name: finding[name] for name in ("severity", "sheet", "cell", "heading", "value")}
    assert told == {"severity": "warning", "sheet": "OKRs", "cell": "F4", "heading": "Start value", "value": "some of them"}
    assert finding["message"]
    assert finding["fix"]


def test_the_command_line_imports_shows_exports_and_backs_up(capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path) -> None:
    store = ["--store", str(tmp_path / "c.duckdb")]
    code, out, err = run(capsys, "import", str(file), *store, "--format", "json")
    told = json.loads(out)
    assert code == 0
    assert told["loaded"] == {"objectives": 4, "key_results": 5, "check_ins": 4}
    assert told["files"][0]["sheets"][0]["heading_row"] == 3
    assert "loaded 4 objectives" in err
    assert run(capsys, "import", str(file), *store)[0] == 0

    code, out, _ = run(capsys, "show", "key-results", *store, "--as-of", "2026-09-01", "--format", "csv")
    head = out.splitlines()[0].split(",")
    wanted = {
        "upload", "file", "sheet", "row", "period", "unit", "objective", "key_result", "owner", "perspective", "perspective_by", "baseline",
        "target", "current", "unit_of_measure", "weight", "direction", "progress", "score", "status", "as_of",
    }  # fmt: skip
    assert code == 0
    assert wanted <= set(head)
    assert len(out.splitlines()) == 6

    for what in ("objectives", "check-ins", "forecast", "backtest", "scorecard", "coverage", "gaps", "findings", "uploads", "votes"):
        assert run(capsys, "show", what, *store, "--format", "json")[0] == 0
        assert run(capsys, "show", what, *store)[0] == 0
    assert run(capsys, "export", str(tmp_path / "out.xlsx"), *store)[0] == 0
    assert (tmp_path / "out.xlsx").read_bytes()[:2] == b"PK"
    for wrong in (["--unit", "Nroth"], ["--perspective", "Happiness"], ["--dashboard", "javascript:alert(1)"], ["--from", "2026-Q4"]):
        assert run(capsys, "export", str(tmp_path / "no.xlsx"), *store, *wrong)[0] == 2
    assert not (tmp_path / "no.xlsx").exists()
    assert run(capsys, "backup", str(tmp_path / "b.duckdb"), *store)[0] == 0


def test_nothing_loaded_is_exit_one_and_wrong_use_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    code, out, err = run(capsys, "import", str(tmp_path / "empty.csv"), "--store", str(tmp_path / "c.duckdb"))
    assert (code, out) == (1, "")
    assert "empty.csv is empty" in err
    assert run(capsys, "import", str(tmp_path / "not-there.csv"), "--store", str(tmp_path / "c.duckdb"))[0] == 1
    with pytest.raises(SystemExit) as ended:
        main(["import"])
    assert ended.value.code == 2
    assert run(capsys, "show", "uploads", "--store", str(tmp_path / "nowhere.duckdb"))[0] >= 10


def test_classify_prints_a_line_a_text(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_STORE", str(tmp_path / "none.duckdb"))
    (tmp_path / "texts.csv").write_text("id,text\n1,Grow recurring revenue\n2,Wotsits\n", encoding="utf-8")
    code, out, _ = run(capsys, "classify", str(tmp_path / "texts.csv"), "--text-column", "text")
    lines = out.strip().splitlines()
    assert (code, lines[0], len(lines)) == (0, "text,perspective,confidence,voter,auto,reason", 3)
    assert lines[1].startswith("Grow recurring revenue,financial,")
    assert ",false," in lines[2]
    assert run(capsys, "classify", str(tmp_path / "texts.csv"), "--text-column", "nope")[0] == 2


def test_a_files_typed_words_are_held_against_its_own_numbers(kept: Store, tmp_path: Path) -> None:
    path = tmp_path / "okr.csv"
    path.write_text(
        "Objective,Key Result,Baseline,Target,Current,Progress,Date,Status\n"
        "Ship faster,Pick time,0,100,10,60%,2026-08-28,On track\n"
        "Ship faster,Pack time,0,100,90,90%,2026-08-28,On track\n"
        "Ship faster,Load time,0,100,10,10%,2026-08-28,Paused\n"
    )
    desk.import_file(kept, path, Given(period="2026-Q3"), by="Analyst")
    hits = [(gap.rule, gap.row, gap.value) for gap in gaps(kept, SCOPE) if gap.rule.endswith("disagrees")]
    assert sorted(hits) == [("progress-disagrees", 2, "60.0"), ("status-disagrees", 2, "On track")]


@pytest.mark.parametrize(("told", "why"), [("2026-13-01", "no day"), ("0206-09-01", "too far away"), ("2100-01-01", "too far away")])
def test_a_day_that_no_number_can_be_told_of_is_refused_with_its_reason(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, told: str, why: str
) -> None:
    for command in (["show", "gaps"], ["export", str(tmp_path / "x.xlsx")], ["data", str(tmp_path / "d")]):
        with pytest.raises(SystemExit) as ended:
            main([*command, "--as-of", told])
        assert (ended.value.code, why in capsys.readouterr().err) == (2, True)
