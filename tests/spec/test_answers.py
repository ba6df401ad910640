"""Check-in workbooks that come back: matched by hidden ids whatever was done to them, and nothing overwritten silently."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard import desk
from scorecard.measures.asking import contested
from scorecard.model.reading import Given
from scorecard.store.store import Store
from tests.conftest import copied
from tests.pages.company import workbook
from tests.spec.answers import ROWS, Edit, bring, check_ins, codes, column, company, edited, row, say, sent

DAY = date(2024, 8, 30)
BEFORE = ("2024-08-20", 5.0, None)


@pytest.fixture(scope="module")
def quarter(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A store with the company's quarter, and the workbook that goes out."""
    folder = tmp_path_factory.mktemp("quarter")
    store = desk.open_store(copied(empty_store, folder / "s.duckdb"))
    company(store, folder)
    book = sent(store)
    store.close()
    return folder / "s.duckdb", book


@pytest.fixture(scope="module")
def begun(quarter: tuple[Path, bytes]) -> Path:
    return quarter[0]


@pytest.fixture(scope="module")
def made(quarter: tuple[Path, bytes]) -> bytes:
    return quarter[1]


def test_what_is_filled_in_becomes_a_check_in(store: Store, made: bytes, tmp_path: Path) -> None:
    said = say(
        "Margin in points", value=5.4, observed_on=DAY, confidence=4, status="At risk", comment="Better prices", blocker="Two contracts",
        support_needed="A lawyer",
    )  # fmt: skip
    account = bring(store, edited(made, tmp_path / "back.xlsx", said))
    assert (account.status, account.check_ins, account.findings) == ("loaded", 1, ())
    assert check_ins(store, "Margin in points") == [BEFORE, ("2024-08-30", 5.4, 7.75)]
    with store.cursor() as cursor:
        told = cursor.execute(
            """
            select comment, blocker, support_needed, status from check_in join status_reading
              on word = status_word and status_reading.upload_id = check_in.upload_id where value = 5.4
            """
        ).fetchall()
    assert told == [("Better prices", "Two contracts", "A lawyer", "at_risk")]


def test_an_empty_row_says_nothing(store: Store, made: bytes, tmp_path: Path) -> None:
    account = bring(store, edited(made, tmp_path / "back.xlsx", say("Margin in points", observed_on=DAY), say("Planners certified", value=9)))
    assert account.check_ins == 1
    assert check_ins(store, "Margin in points") == [BEFORE]
    assert check_ins(store, "Planners certified") == [("2024-08-20", 8.0, None), ("2024-09-30", 9.0, None)]


def test_a_workbook_in_which_nothing_was_filled_in_loads_nothing_and_says_so(store: Store, made: bytes, tmp_path: Path) -> None:
    account = bring(store, edited(made, tmp_path / "back.xlsx"))
    assert account.status == "nothing"
    assert "nothing was filled in" in account.reason


def _sorted(sheet: Worksheet) -> None:
    first = row(sheet, "On-time delivery (%)")
    lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=first)]
    for number, line in enumerate(sorted(lines, key=lambda line: str(line[3]), reverse=True), start=first):
        for place, value in enumerate(line, start=1):
            sheet.cell(number, place).value = value


def _sorted_with_codes(sheet: Worksheet) -> None:
    """Somebody marked the whole sheet before sorting, so that codes and headings stand below."""
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    for number, line in enumerate(sorted(lines, key=lambda line: (not line[0], str(line[0]))), start=1):
        for place, value in enumerate(line, start=1):
            sheet.cell(number, place).value = value


def _renamed(sheet: Worksheet) -> None:
    heading = row(sheet, "On-time delivery (%)") - 1
    for place in range(2, sheet.max_column + 1):
        sheet.cell(heading, place).value = f"Spalte {place}"


EDITS: dict[str, tuple[Edit, ...]] = {
    "sorted": (_sorted,),
    "sorted with codes and headings": (_sorted_with_codes,),
    "renamed": (_renamed,),
    "rows inserted": (lambda sheet: sheet.insert_rows(8, 2),),
    "a row deleted": (lambda sheet: sheet.delete_rows(row(sheet, "Complaints per month")),),
    "filtered": (lambda sheet: sheet.row_dimensions.__getitem__(row(sheet, "Margin in points")).__setattr__("hidden", True),),
    "all of it": (_renamed, lambda sheet: sheet.insert_rows(8, 2), _sorted),
    "called otherwise": (lambda sheet: setattr(sheet, "title", "Meine Zahlen"),),
}


@pytest.mark.parametrize("edits", list(EDITS.values()), ids=list(EDITS))
def test_whatever_was_done_to_the_sheet_an_answer_reaches_its_key_result(
    store: Store, made: bytes, tmp_path: Path, edits: tuple[Edit, ...]
) -> None:
    said = (say("Margin in points", value=5.4, observed_on=DAY), say("Planners certified", value=9, observed_on=DAY, confidence=2))
    account = bring(store, edited(made, tmp_path / "back.xlsx", *said, *edits))
    assert (account.status, account.check_ins) == ("loaded", 2)
    assert check_ins(store, "Margin in points") == [BEFORE, ("2024-08-30", 5.4, None)]
    assert check_ins(store, "Planners certified")[1] == ("2024-08-30", 9.0, 3.25)


def test_a_column_inserted_by_hand_moves_the_others_and_is_told(store: Store, made: bytes, tmp_path: Path) -> None:
    def note(sheet: Worksheet) -> None:
        place = column(sheet, "value")
        sheet.insert_cols(place)
        sheet.cell(row(sheet, "Margin in points"), place).value = "mine"

    account = bring(store, edited(made, tmp_path / "back.xlsx", say("Margin in points", value=5.4, observed_on=DAY), note))
    assert check_ins(store, "Margin in points")[-1] == ("2024-08-30", 5.4, None)
    assert codes(account.findings) == ["heading-not-recognised"]


def test_a_row_added_by_hand_is_told_and_not_loaded(store: Store, made: bytes, tmp_path: Path) -> None:
    def added(sheet: Worksheet) -> None:
        at = sheet.max_row + 1
        sheet.cell(at, column(sheet, "key_result")).value = "A thing of my own"
        sheet.cell(at, column(sheet, "value")).value = 3

    account = bring(store, edited(made, tmp_path / "back.xlsx", say("Margin in points", value=5.4, observed_on=DAY), added))
    [finding] = account.findings
    assert (finding.code, finding.cell, finding.value) == ("row-without-id", "D11", "A thing of my own")
    assert check_ins(store, "A thing of my own") == []


@pytest.mark.parametrize(("code", "value"), [("target", 1), ("objective", "Easier"), ("key_result", "Other"), ("last_on", date(2024, 8, 1))])
def test_a_protected_cell_that_changed_is_told_and_not_loaded(
    store: Store, made: bytes, tmp_path: Path, code: str, value: object
) -> None:
    changed = say("Margin in points", value=5.4, observed_on=DAY, **{code: value})
    account = bring(store, edited(made, tmp_path / "back.xlsx", changed))
    assert codes(account.findings) == ["sent-cell-changed"]
    with store.cursor() as cursor:
        assert cursor.execute("select count(*) from key_result where target = 6 and text = 'Margin in points'").fetchall() == [(1,)]
    assert check_ins(store, "Margin in points")[-1] == ("2024-08-30", 5.4, None)


def test_of_two_answers_for_one_key_result_the_later_waits_for_a_person(store: Store, made: bytes, tmp_path: Path) -> None:
    bring(store, edited(made, tmp_path / "ida.xlsx", say("Margin in points", value=5.4, observed_on=DAY)), by="Ida")
    said = say("Margin in points", value=4.1, observed_on=DAY), say("Planners certified", value=9, observed_on=DAY)
    account = bring(store, edited(made, tmp_path / "noor.xlsx", *said), by="Noor")
    assert (codes(account.findings), account.check_ins) == (["answer-contested"], 1)
    assert check_ins(store, "Margin in points") == [BEFORE, ("2024-08-30", 5.4, None)]
    [one] = contested(store)
    assert (one.value, one.uploaded_by, one.other_value, one.other_by, one.other_file) == (4.1, "Noor", 5.4, "Ida", "ida.xlsx")
    assert (one.seen_on, one.seen_value) == (date(2024, 8, 20), 5.0)


def test_the_preview_and_a_dry_run_say_which_answers_will_wait_and_change_nothing(store: Store, made: bytes, tmp_path: Path) -> None:
    bring(store, edited(made, tmp_path / "ida.xlsx", say("Margin in points", value=5.4, observed_on=DAY)), by="Ida")
    said = say("Margin in points", value=4.1, observed_on=DAY), say("Planners certified", value=9, observed_on=DAY)
    back = edited(made, tmp_path / "noor.xlsx", *said)
    foreseen = [desk.preview(store, back, Given()).account, desk.import_file(store, back, Given(), by="Noor", dry_run=True)]
    assert (contested(store), check_ins(store, "Margin in points")) == ([], [BEFORE, ("2024-08-30", 5.4, None)])
    account = bring(store, back, by="Noor")
    assert [(one.findings, one.check_ins) for one in foreseen] == [(account.findings, 1)] * 2
    assert codes(account.findings) == ["answer-contested"]
    assert desk.preview(store, back, Given()).account.check_ins == 2


@pytest.mark.parametrize(("taken", "value"), [(True, 4.1), (False, 5.4)])
def test_a_person_decides_which_answer_holds(store: Store, made: bytes, tmp_path: Path, *, taken: bool, value: float) -> None:
    bring(store, edited(made, tmp_path / "ida.xlsx", say("Margin in points", value=5.4, observed_on=DAY, comment="up")))
    bring(store, edited(made, tmp_path / "noor.xlsx", say("Margin in points", value=4.1, observed_on=DAY)))
    [one] = contested(store)
    desk.decide_answer(store, one.upload, one.sheet, one.row, taken=taken, by="Analyst")
    assert contested(store) == []
    assert check_ins(store, "Margin in points") == [BEFORE, ("2024-08-30", value, None)]
    with store.cursor() as cursor:
        assert cursor.execute("select comment from check_in where value = ?", [value]).fetchall() == [("up",)]


def test_a_stale_copy_waits_where_the_store_knows_a_newer_value_than_its_sender_saw(store: Store, made: bytes, tmp_path: Path) -> None:
    newer = [list(line) for line in ROWS]
    newer[2][7:] = [5.9, date(2024, 8, 27)]
    bring(store, workbook(tmp_path / "newer.xlsx", newer, title="OKRs 2024-Q3"))
    said = say("Margin in points", value=5.4, observed_on=DAY), say("Planners certified", value=9, observed_on=DAY)
    account = bring(store, edited(made, tmp_path / "back.xlsx", *said))
    assert codes(account.findings) == ["answer-contested"]
    assert "newer.xlsx" in account.findings[0].message
    assert check_ins(store, "Margin in points") == [BEFORE, ("2024-08-27", 5.9, None)]
    assert check_ins(store, "Planners certified")[-1] == ("2024-08-30", 9.0, None)


def test_the_same_quarter_uploaded_again_makes_no_copy_stale(store: Store, made: bytes, tmp_path: Path) -> None:
    bring(store, workbook(tmp_path / "again.xlsx", [*ROWS, [None, None, None, "One more", None, 0, 1, None, None]], title="OKRs 2024-Q3"))
    account = bring(store, edited(made, tmp_path / "back.xlsx", say("Margin in points", value=5.4, observed_on=DAY)))
    assert account.findings == ()


def test_the_same_answer_twice_is_no_conflict(store: Store, made: bytes, tmp_path: Path) -> None:
    said = say("Margin in points", value=5.4, observed_on=DAY)
    bring(store, edited(made, tmp_path / "first.xlsx", said))
    account = bring(store, edited(made, tmp_path / "second.xlsx", said, say("Planners certified", value=9, observed_on=DAY)))
    assert account.findings == ()
    assert bring(store, tmp_path / "second.xlsx").status == "unchanged"
    assert check_ins(store, "Margin in points") == [BEFORE, ("2024-08-30", 5.4, None)]


def test_two_answers_in_one_import_meet_each_other(store: Store, made: bytes, tmp_path: Path) -> None:
    files = [edited(made, tmp_path / f"{value}.xlsx", say("Margin in points", value=value, observed_on=DAY)) for value in (5.4, 4.1)]
    accounts = desk.import_files(store, [(file, file.name) for file in files], Given(), by="Analyst")
    assert [codes(one.findings) for one in accounts] == [[], ["answer-contested"]]
    assert len(contested(store)) == 1


def test_a_row_copied_within_a_workbook_and_answered_otherwise_waits_with_its_twin(store: Store, made: bytes, tmp_path: Path) -> None:
    def copied(sheet: Worksheet) -> None:
        at = row(sheet, "Margin in points")
        sheet.append([cell.value for cell in sheet[at]])
        sheet.cell(sheet.max_row, column(sheet, "value")).value = 4.1

    account = bring(store, edited(made, tmp_path / "back.xlsx", say("Margin in points", value=5.4, observed_on=DAY), copied))
    assert codes(account.findings) == ["answer-contested", "answer-contested"]
    assert check_ins(store, "Margin in points") == [BEFORE]


def test_a_comment_on_the_day_of_a_value_leaves_the_value_as_it_is(store: Store, made: bytes, tmp_path: Path) -> None:
    bring(store, edited(made, tmp_path / "back.xlsx", say("Margin in points", comment="Audited", observed_on=date(2024, 8, 20))))
    assert check_ins(store, "Margin in points") == [BEFORE]
    with store.cursor() as cursor:
        assert cursor.execute("select value from check_in where comment = 'Audited'").fetchall() == [(5.0,)]


def test_an_answer_is_undone_and_brought_back_with_its_upload(store: Store, made: bytes, tmp_path: Path) -> None:
    bring(store, edited(made, tmp_path / "back.xlsx", say("Margin in points", value=5.4, observed_on=DAY)))
    desk.undo(store, 2, by="Analyst")
    assert check_ins(store, "Margin in points") == [BEFORE]
    desk.redo(store, 2, by="Analyst")
    assert check_ins(store, "Margin in points")[-1] == ("2024-08-30", 5.4, None)


def test_what_waits_is_gone_with_its_undone_upload(store: Store, made: bytes, tmp_path: Path) -> None:
    for value in (5.4, 4.1):
        bring(store, edited(made, tmp_path / f"{value}.xlsx", say("Margin in points", value=value, observed_on=DAY)))
    desk.undo(store, 3, by="Analyst")
    assert contested(store) == []


def test_a_day_to_come_and_words_in_place_of_a_number_are_told(store: Store, made: bytes, tmp_path: Path) -> None:
    said = say("Margin in points", value=5.4, observed_on=date(2098, 1, 1)), say("Planners certified", value="quite a few", comment="so")
    account = bring(store, edited(made, tmp_path / "back.xlsx", *said))
    assert codes(account.findings) == ["number-unreadable", "date-to-come"]
    assert check_ins(store, "Margin in points") == [BEFORE]


def test_a_share_typed_among_percents_is_asked_about(store: Store, made: bytes, tmp_path: Path) -> None:
    account = bring(store, edited(made, tmp_path / "back.xlsx", say("On-time delivery (%)", value=0.93, observed_on=DAY, comment="up")))
    assert codes(account.findings) == ["share-among-percents"]
    assert [value for _, value, _ in check_ins(store, "On-time delivery (%)")] == [90.0, None]


@pytest.mark.parametrize("on", [DAY, date(2098, 1, 1)])
def test_a_key_result_that_was_ended_takes_no_answer(store: Store, made: bytes, tmp_path: Path, on: date) -> None:
    """Whatever else is wrong with it is said no more, and it is one check-in less."""
    with store.cursor() as cursor:
        [(key,)] = cursor.execute("select key_result_id from key_result where text = 'Margin in points'").fetchall()
    desk.end(store, "key_result", key, by="Analyst")
    said = say("Margin in points", value=5.4, observed_on=on), say("Planners certified", value=9, observed_on=DAY)
    account = bring(store, edited(made, tmp_path / "back.xlsx", *said))
    assert (codes(account.findings), account.check_ins) == (["answer-without-key-result"], 1)


def test_a_sheet_saved_on_its_own_is_refused_for_want_of_what_its_sender_saw(store: Store, made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "back.csv"
    said = edited(made, tmp_path / "back.xlsx", say("Margin in points", value=5.4, observed_on=DAY))
    lines = load_workbook(said).worksheets[0].iter_rows(values_only=True)
    path.write_text("\n".join(";".join("" if cell is None else str(cell) for cell in line) for line in lines), encoding="utf-8")
    account = bring(store, path)
    assert account.status == "nothing"
    assert "answers-without-origin" in codes(account.findings)
    assert check_ins(store, "Margin in points") == [BEFORE]
