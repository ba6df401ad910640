"""The fix list: the person's own workbook with its findings marked, read again without them, and hostile texts that stay texts."""

import io
import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from scorecard import desk
from scorecard.cli import main
from scorecard.export import fix_list
from scorecard.export.fix_list import file_name
from scorecard.export.marks import FILLS
from scorecard.measures.findings import changes
from scorecard.model.finding import LIST_HEADINGS, LIST_TITLE, Severity
from scorecard.model.reading import Given
from scorecard.store.store import Store
from tests.reading import read

HEAD = ["Team", "Objective", "Key result", "Owner", "Start value", "Target value", "Current value"]
FAULTY: list[list[object]] = [
    ["North", "Keep every promise", "On-time delivery", "Head of Fleet", 80, "as fast as we can", 90],
    ["North", "Keep every promise", "Complaints per month", "Head of Care", 40, 10, "soon"],
    ["South", "Grow our own planners", "Planners certified", "Head of HR", 0, 20, 8],
]
HOSTILE = "=cmd|' /c calc'!A1 http://203.0.113.9/x"
NOW = Given(period="2026-Q3")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return desk.open_store(tmp_path / "s.duckdb")


def faulty(path: Path, sheet: str = "OKRs", rows: list[list[object]] | None = None) -> tuple[Workbook, Worksheet]:
    """A workbook with the head in row 1 and texts that are never formulas; the caller changes it and saves it at `path`."""
    book = Workbook()
    made = book.worksheets[0]
    made.title = sheet
    lines: list[list[object]] = [[*HEAD], *(rows or FAULTY)]
    for line in lines:
        made.append(line)
    for row in made.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    book.save(path)
    return book, made


def made_from(store: Store, file: Path) -> bytes:
    account = desk.import_file(store, file, NOW, by="Analyst")
    assert account.status == "loaded", account.reason
    return desk.fix_list(store, 1)


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def comment_of(sheet: Worksheet, address: str) -> str:
    comment = sheet[address].comment
    return "" if comment is None else str(comment.text)


def test_every_finding_is_marked_at_its_cell_by_fill_and_word(store: Store, tmp_path: Path) -> None:
    faulty(tmp_path / "okr.xlsx")
    sheet = opened(made_from(store, tmp_path / "okr.xlsx"))["OKRs"]
    for address in ("F2", "G3"):
        assert comment_of(sheet, address).startswith("Scorecard, warning ")
        assert sheet[address].fill.fgColor.rgb == FILLS[Severity.WARNING]
    assert comment_of(sheet, "E2") == ""


def test_the_list_names_each_finding_and_leads_to_its_cell(store: Store, tmp_path: Path) -> None:
    faulty(tmp_path / "okr.xlsx", sheet="Bob's OKRs & 'plans'")
    book = opened(made_from(store, tmp_path / "okr.xlsx"))
    listed = book["Findings"]
    assert book.active is listed
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] in ([], ["Findings"])
    assert listed["A1"].value == LIST_TITLE
    assert tuple(cell.value for cell in listed[5]) == LIST_HEADINGS
    told = [[cell.value for cell in row] for row in listed.iter_rows(min_row=6)]
    assert [line[:6] for line in told if line[5] == "as fast as we can"] == [
        [1, "warning", "Bob's OKRs & 'plans'", "F2", "Target value", "as fast as we can"]
    ]
    link = listed["D6"].hyperlink
    assert link is not None
    assert (link.target, link.location) == (None, "'Bob''s OKRs & ''plans'''!F2")


def test_formulas_formats_other_sheets_and_comments_are_kept(store: Store, tmp_path: Path) -> None:
    book, sheet = faulty(tmp_path / "okr.xlsx")
    sheet["F2"].comment = Comment("ask the board", "Head of Care")
    sheet["D3"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["E4"].number_format = "0.00"
    sheet.column_dimensions["B"].width = 33
    sheet.protection.enable()
    book.create_sheet("Findings")["A1"] = "my own notes"
    book["Findings"]["B1"] = "=SUM(OKRs!E2:E4)"
    book.save(tmp_path / "okr.xlsx")
    made = opened(made_from(store, tmp_path / "okr.xlsx"))
    assert made.sheetnames == ["OKRs", "Findings", "Findings 2"]
    assert (made["Findings"]["A1"].value, made["Findings"]["B1"].value) == ("my own notes", "=SUM(OKRs!E2:E4)")
    kept = made["OKRs"]
    assert comment_of(kept, "F2").split("\n")[0] == "ask the board"
    assert "Scorecard, warning" in comment_of(kept, "F2")
    assert (kept["D3"].fill.fgColor.rgb, kept["E4"].number_format, kept.column_dimensions["B"].width) == ("FF00FF00", "0.00", 33)
    assert kept.protection.sheet


def test_results_of_formulas_come_along_so_that_the_copy_reads_like_the_original(store: Store, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "okr.xlsx") as book:
        sheet = book.add_worksheet("OKRs")
        for row, line in enumerate([HEAD, *FAULTY]):
            sheet.write_row(row, 0, line)
        sheet.write_formula("E4", "=2+3", None, 5)
        sheet.write_formula("D4", '="Head of "&"HR"', None, "Head of HR")
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(made_from(store, tmp_path / "okr.xlsx"))
    assert opened(copy.read_bytes())["OKRs"]["E4"].value == "=2+3"
    there, here = read(tmp_path / "okr.xlsx", NOW), read(copy, NOW)
    assert here.content is not None
    assert there.content is not None
    assert here.content.key_results.equals(there.content.key_results)
    assert [one.code for one in here.account.findings] == [one.code for one in there.account.findings]


def test_a_finding_in_merged_cells_stands_at_the_first_of_them(store: Store, tmp_path: Path) -> None:
    book, sheet = faulty(tmp_path / "okr.xlsx")
    sheet.merge_cells("G3:G4")
    book.save(tmp_path / "okr.xlsx")
    assert "Scorecard" in comment_of(opened(made_from(store, tmp_path / "okr.xlsx"))["OKRs"], "G3")


def test_the_macros_of_a_workbook_are_kept(store: Store, tmp_path: Path) -> None:
    (tmp_path / "vba.bin").write_bytes(b"\xd0\xcf\x11\xe0 macros")
    with xlsxwriter.Workbook(tmp_path / "okr.xlsm") as book:
        book.add_vba_project(str(tmp_path / "vba.bin"))
        sheet = book.add_worksheet("OKRs")
        for row, line in enumerate([HEAD, *FAULTY]):
            sheet.write_row(row, 0, line)
    with zipfile.ZipFile(io.BytesIO(made_from(store, tmp_path / "okr.xlsm"))) as archive:
        assert archive.read("xl/vbaProject.bin") == b"\xd0\xcf\x11\xe0 macros"
        assert b"macroEnabled" in archive.read("[Content_Types].xml")


def test_rows_of_a_csv_file_stand_in_a_workbook_as_texts(store: Store, tmp_path: Path) -> None:
    lines = [";".join(HEAD), f"North;{HOSTILE};On-time delivery;Head of Fleet;80;as fast as we can;90,5", "North;B;C;D;1;2;3"]
    (tmp_path / "okr.csv").write_text("\n".join(lines), encoding="utf-8")
    book = opened(made_from(store, tmp_path / "okr.csv"))
    assert book.sheetnames == ["Rows", "Findings"]
    assert (book["Rows"]["B2"].value, book["Rows"]["B2"].data_type) == (HOSTILE, "s")
    assert book["Rows"]["G2"].value == "90,5"
    assert "Scorecard, warning" in comment_of(book["Rows"], "F2")
    assert "rows as they were read" in str(book["Findings"]["A4"].value)


def test_a_line_that_could_not_be_split_stands_whole_at_its_row(store: Store, tmp_path: Path) -> None:
    lines = [";".join(HEAD), *(";".join(map(str, row)) for row in FAULTY), 'South;Grow our own planners;"Retention;Head of HR;70;90;80']
    (tmp_path / "okr.csv").write_bytes("\r\n".join(lines).replace("Head", "Häuptling").encode("cp1252"))
    book = opened(made_from(store, tmp_path / "okr.csv"))
    assert book["Rows"]["A5"].value == 'South;Grow our own planners;"Retention;Häuptling of HR;70;90;80'
    assert "was left out" in comment_of(book["Rows"], "A5")
    assert fix_list.WHOLE in str(book["Findings"]["A4"].value)
    book.save(tmp_path / "okr-fix-list.xlsx")
    again = desk.import_file(store, tmp_path / "okr-fix-list.xlsx", NOW, by="Analyst")
    assert [one.rows for one in again.sheets[0].skipped] == [(5,)], "unmended it is still left out, and said"


def test_the_rows_that_the_store_keeps_serve_where_the_original_is_gone(store: Store, tmp_path: Path) -> None:
    faulty(tmp_path / "okr.xlsx")
    desk.import_file(store, tmp_path / "okr.xlsx", NOW, by="Analyst")
    book = opened(fix_list.fix_list(store, 1, None))
    assert book["OKRs"]["F2"].value == "as fast as we can"
    assert "Scorecard, warning" in comment_of(book["OKRs"], "F2")


def test_a_workbook_that_openpyxl_cannot_read_gives_its_rows(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Workbook:
        raise KeyError("worksheet")

    faulty(tmp_path / "okr.xlsx")
    monkeypatch.setattr(fix_list, "load_workbook", broken)
    book = opened(made_from(store, tmp_path / "okr.xlsx"))
    assert (book["OKRs"]["F2"].value, book["OKRs"]["E2"].value) == ("as fast as we can", 80)


def test_a_workbook_that_does_not_say_how_it_is_calculated_is_marked_too(store: Store, tmp_path: Path) -> None:
    faulty(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as whole, zipfile.ZipFile(tmp_path / "okr.xlsx", "w") as bare:
        for name in whole.namelist():
            bare.writestr(name, re.sub(rb"<calcPr[^>]*/>", b"", whole.read(name)))
    assert "Scorecard, warning" in comment_of(opened(made_from(store, tmp_path / "okr.xlsx"))["OKRs"], "F2")


def test_a_file_too_large_to_copy_gives_the_list_alone(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fix_list, "MOST_CELLS", 5)
    faulty(tmp_path / "okr.xlsx")
    book = opened(made_from(store, tmp_path / "okr.xlsx"))
    assert book.sheetnames == ["Findings"]
    assert "too large" in str(book["Findings"]["A4"].value)
    assert book["Findings"]["D6"].hyperlink is None


@pytest.mark.parametrize("file", ["okr.xlsx", "okr.csv"])
def test_hostile_texts_become_no_formula_and_no_link(store: Store, tmp_path: Path, file: str) -> None:
    rows: list[list[object]] = [[HOSTILE, HOSTILE, "On-time", "x" * 32_700, 80, HOSTILE, 90], [*FAULTY[1][:5], "@SUM(1)", "+1 or so"]]
    book, sheet = faulty(tmp_path / "okr.xlsx", sheet="=1+1 'http", rows=rows)
    for column, text in ((8, "=HYPERLINK(1)"), (9, "http://203.0.113.9/heading")):
        sheet.cell(1, column, text).data_type = "s"
        sheet.cell(2, column, "x")
    sheet["A5"] = "=1+1"
    book.save(tmp_path / "okr.xlsx")
    drawn: list[list[object]] = [[*HEAD, "=HYPERLINK(1)"], *([*row, "x"] for row in rows)]
    lines = [";".join(str(cell) for cell in line) for line in drawn]
    (tmp_path / "okr.csv").write_text("\n".join(lines), encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(made_from(store, tmp_path / file))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    formulas = [found for part in parts.values() for found in re.findall(r"<f[ >][^<]*</f>|<f>[^<]*</f>", part)]
    assert formulas == (["<f>1+1</f>"] if file == "okr.xlsx" else [])
    assert not any("TargetMode" in part or "hyperlink" in part for name, part in parts.items() if name.endswith(".rels"))
    assert any("203.0.113.9" in part for part in parts.values())


def test_the_list_and_the_marks_are_not_read_as_okrs(store: Store, tmp_path: Path) -> None:
    faulty(tmp_path / "okr.xlsx")
    copy = tmp_path / "okr-fix-list.xlsx"
    copy.write_bytes(made_from(store, tmp_path / "okr.xlsx"))
    there, here = read(tmp_path / "okr.xlsx", NOW), read(copy, NOW)
    assert [(one.sheet, one.status, one.reason) for one in here.account.sheets][1:] == [
        ("Findings", "skipped", "written by Scorecard: list of findings")
    ]
    assert here.content is not None
    assert there.content is not None
    assert here.content.key_results.equals(there.content.key_results)
    assert [one.place for one in here.account.findings] == [one.place.replace("okr.", "okr-fix-list.") for one in there.account.findings]


def test_corrected_and_uploaded_again_it_says_which_findings_are_gone(store: Store, tmp_path: Path) -> None:
    faulty(tmp_path / "okr.xlsx")
    book = opened(made_from(store, tmp_path / "okr.xlsx"))
    book["OKRs"]["F2"] = 95
    book["OKRs"].insert_rows(2)
    book.save(tmp_path / "okr-fix-list.xlsx")
    desk.import_file(store, tmp_path / "okr-fix-list.xlsx", NOW, by="Analyst")
    told = changes(store, 2)
    assert told is not None
    assert [(one.state, one.cell) for one in told.changes if one.code == "number-unreadable"] == [("gone", "F2"), ("still", "G4")]
    assert '1 of 2 findings is gone; still there: OKRs, cell G4 "Current value"' in told.told()

    again = opened(desk.fix_list(store, 2))
    assert again.sheetnames == ["OKRs", "Findings"]
    assert comment_of(again["OKRs"], "F3") == ""
    assert again["OKRs"]["F3"].fill.fill_type is None
    assert comment_of(again["OKRs"], "G4").count("Scorecard, ") == 1


def test_an_upload_that_does_not_count_has_no_fix_list(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faulty(tmp_path / "okr.xlsx")
    out, where = str(tmp_path / "out.xlsx"), ["--store", str(tmp_path / "c.duckdb")]
    assert main(["import", str(tmp_path / "okr.xlsx"), "--period", "2026-Q3", *where]) == 0
    assert main(["fix-list", out, *where]) == 0
    assert opened((tmp_path / "out.xlsx").read_bytes()).sheetnames == ["OKRs", "Findings"]
    assert main(["fix-list", out, "--upload", "7", *where]) == 2
    assert "no upload 7" in capsys.readouterr().err


def test_a_published_copy_of_the_store_finds_the_originals(store: Store, tmp_path: Path) -> None:
    faulty(tmp_path / "okr.xlsx")
    desk.import_file(store, tmp_path / "okr.xlsx", NOW, by="Analyst")
    desk.publish(store)
    assert store.path is not None
    copy = desk.open_published(store.path)
    assert opened(desk.fix_list(copy, 1))["OKRs"]["D1"].value == "Owner"
    assert str(opened(desk.fix_list(copy, 1))["Findings"]["A4"].value or "") == ""
    copy.close()


@pytest.mark.parametrize(
    ("file", "name"),
    [("okr.xlsx", "okr-fix-list.xlsx"), ("a.b.CSV", "a.b-fix-list.xlsx"), ("m.xlsm", "m-fix-list.xlsm"), ("okr-fix-list.xlsx",) * 2],
)
def test_the_fix_list_is_named_after_its_file(file: str, name: str) -> None:
    assert file_name(file) == name
