"""Workbooks: the values, and what stands beside them."""

import re
import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from scorecard.intake.grid import Grid, MergedRange
from scorecard.intake.process.child import read
from scorecard.intake.readers import biff12, ooxml
from scorecard.intake.readers.look import telling
from tests.unit.readers_files import number, ods, record, xls, xlsx


def only(path: Path) -> Grid:
    book = read(path)
    assert not book.refused, book.refused
    return book.grids[0]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Q1"
    sheet.append(["Objective", "Key result", "Target", "Progress", "Due"])
    sheet.append(["Grow", "Revenue", 1200, 0.25, date(2026, 9, 30)])
    sheet.append([None, "Customers", 40, "=C3/2", None])
    sheet["C2"].number_format = '[$€-407] #,##0.0"M"'
    sheet["D2"].number_format = "0%"
    sheet["E2"].number_format = "dd.mm.yyyy"
    sheet.merge_cells("A2:A3")
    sheet["B2"].comment = Comment("Net of returns", "Ada")
    other = book.create_sheet("Lookups")
    other.sheet_state = "hidden"
    other.append(["x"])
    path = tmp_path / "okr.xlsx"
    book.save(path)
    return path


def test_a_workbook_is_read_with_its_look(saved: Path) -> None:
    grid = only(saved)
    assert grid.rows[1] == ["Grow", "Revenue", 1200.0, 0.25, date(2026, 9, 30)]
    assert grid.number_format(2, 3) == '[$€-407] #,##0.0"M"'
    assert grid.number_format(2, 4) == "0%"
    assert grid.number_format(3, 4) == "General"
    assert grid.merged == (MergedRange(2, 1, 3, 1),)
    assert list(grid.comments) == [(2, 2)] and "Net of returns" in grid.comments[2, 2]


def test_a_formula_never_computed_is_named_and_unknown(saved: Path) -> None:
    grid = only(saved)
    assert grid.uncached == ((3, 4),)
    assert grid.at(3, 4) is None


@pytest.mark.parametrize(
    ("code", "tells"),
    [
        ("0.0%", "0.0%"),
        ("#,##0 €", "#,##0 €"),
        (r"\$#,##0", r"\$#,##0"),
        ("[$kr-41D] 0", "[$kr-41D] 0"),
        (r"0.0\M", '0.0"M"'),
        (r"0\p\t", '0"pt"'),
        ("[$-407]dd.mm.yyyy", ""),
        (r"#,##0\ ", ""),
        ("General", ""),
    ],
)
def test_formats_are_kept_where_they_change_a_numbers_meaning(code: str, tells: str) -> None:
    assert telling(code) == tells


def test_hidden_sheets_say_so(saved: Path) -> None:
    assert [(grid.sheet, grid.hidden) for grid in read(saved).grids] == [("Q1", False), ("Lookups", True)]


def test_error_cells_keep_their_place_even_alone(tmp_path: Path) -> None:
    grid = only(xlsx(tmp_path / "a.xlsx", '<row r="3"><c r="B3" t="e"><v>#N/A</v></c></row>'))
    assert grid.error_cells == {(3, 2): "#N/A"}
    assert grid.rows == [[None, None]] * 3


def test_a_date_that_no_calendar_has_is_an_error_and_not_a_number(tmp_path: Path) -> None:
    grid = only(xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="A1" s="3"><v>1e20</v></c><c r="B1" s="3"><v>46000</v></c></row>'))
    assert grid.error_cells == {(1, 1): "date out of range (1e+20)"}
    assert grid.at(1, 1) is None
    assert grid.at(1, 2) in (date(2025, 12, 9), datetime(2025, 12, 9))  # noqa: DTZ001


def test_cells_without_addresses_follow_each_other(tmp_path: Path) -> None:
    grid = only(xlsx(tmp_path / "a.xlsx", '<row><c><v>1</v></c></row><row><c><v>2</v></c><c t="e"><v>#REF!</v></c></row>'))
    assert grid.error_cells == {(2, 2): "#REF!"}
    assert [row[0] for row in grid.rows] == [1.0, 2.0]


def test_an_empty_text_result_is_computed_and_a_missing_one_is_not(tmp_path: Path) -> None:
    cells = '<c r="A1" t="str"><f>""</f><v></v></c><c r="B1" t="str"><f>A1</f></c><c r="C1"><f>A1</f><v/></c>'
    assert only(xlsx(tmp_path / "a.xlsx", f'<row r="1">{cells}</row>')).uncached == ((1, 2), (1, 3))


def test_texts_are_cleaned_of_what_no_store_takes(tmp_path: Path) -> None:
    cells = '<c r="A1" t="inlineStr"><is><t>a_xDC88_b</t></is></c><c r="B1" t="inlineStr"><is><t xml:space="preserve">  </t></is></c>'
    row = only(xlsx(tmp_path / "a.xlsx", f'<row r="1">{cells}<c r="C1"><v>1</v></c></row>')).rows[0]
    assert str(row[0]).encode() and str(row[0])[0] == "a"
    assert row[1] is None


def test_truth_and_numbers_stay_apart_when_texts_are_shared(tmp_path: Path) -> None:
    cells = '<c r="A1"><v>1</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="inlineStr"><is><t>1</t></is></c>'
    assert [type(value) for value in only(xlsx(tmp_path / "a.xlsx", f'<row r="1">{cells}</row>')).rows[0]] == [
        float,
        bool,
        str,
    ]


def test_cells_never_closed_are_damage_and_take_no_time(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert "is damaged" in read(xlsx(tmp_path / "a.xlsx", '<row r="1">' + '<c  r="A1"><v>1</v>' * 50_000)).refused
    assert time.monotonic() - begun < 2


def test_cells_in_far_corners_are_refused_by_place(tmp_path: Path) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    refused = read(xlsx(tmp_path / "a.xlsx", far)).refused
    assert "XFD1048576" in refused and 'sheet "S1"' in refused


def test_styled_but_empty_cells_far_away_do_no_harm(tmp_path: Path) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert only(xlsx(tmp_path / "a.xlsx", far)).rows == [[1.0]]


def test_a_cell_longer_than_any_spreadsheet_allows_is_refused(tmp_path: Path) -> None:
    long = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 32_768}</t></is></c></row>'
    assert "longer than any spreadsheet" in read(xlsx(tmp_path / "a.xlsx", long)).refused


def large(extra: str = "") -> bytes:
    """A sheet that is asked instead of walked: a heading, then percentages in B but for row 7, and euros in C."""
    rows = ['<row r="1"><c r="A1"><v>0</v></c><c r="B1"><v>0</v></c><c r="C1"><v>0</v></c></row>']
    for row in range(2, 30_000):
        style = "" if row == 7 else ' s="1"'
        cells = f'<c r="A{row}"><v>{row}</v></c><c r="B{row}"{style}><v>0.5</v></c><c r="C{row}" s="2"><v>9</v></c>'
        rows.append(f'<row r="{row}">{cells}</row>')
    return f"<worksheet><sheetData>{''.join(rows)}{extra}</sheetData></worksheet>".encode()


class Given:
    codes = {1: "0%", 2: "[$€-407] #,##0"}  # noqa: RUF012
    dates = {3}  # noqa: RUF012


def test_large_sheets_tell_formats_by_column_and_exception() -> None:
    sheet = large()
    assert len(sheet) > ooxml.LARGE
    look = ooxml.look(sheet, Given)  # type: ignore[arg-type]
    grid = Grid("S", [], formats=look.formats)
    shown = [grid.number_format(row, 2) for row in (1, 2, 7, 29_999)]
    assert shown == ["General", "0%", "General", "0%"]
    assert grid.number_format(500, 1) == "General"
    assert grid.number_format(500, 3) == "[$€-407] #,##0"
    assert len(look.formats) < 10


def test_large_sheets_are_asked_for_errors_and_formulas_as_small_ones_are() -> None:
    cells = '<c r="A30000" t="e"><v>#DIV/0!</v></c><c r="B30000"><f>A1</f></c><c r="C30000"><f>A1</f><v>3</v></c>'
    sheet = large(f'<row r="30000">{cells}<c r="D30000" t="str"><f>B1</f><v></v></c></row>')
    asked = ooxml.look(sheet, Given)  # type: ignore[arg-type]
    walked = ooxml.look(re.sub(rb'<c r="A1"', b'<c  r="A1"', sheet), Given)  # type: ignore[arg-type]
    assert asked.error_cells == walked.error_cells == {(30_000, 1): "#DIV/0!"}
    assert asked.uncached == walked.uncached == ((30_000, 2),)


def test_large_sheets_are_measured_too() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    look = ooxml.look(large(far), Given)  # type: ignore[arg-type]
    assert (look.last_row, look.last_column) == (1_048_576, 16_384)
    assert ooxml.look(large('<row r="1048576"><c r="XFD1048576" s="1"/></row>'), Given).last_row == 29_999  # type: ignore[arg-type]


def test_old_workbooks_tell_percentages_errors_and_merged_cells(tmp_path: Path) -> None:
    merged = record(0xE5, b"\1\0" + bytes([0, 0, 1, 0, 2, 0, 2, 0]))
    error = record(0x205, bytes([1, 0, 1, 0, 0, 0, 42, 1]))
    formula = record(0x06, bytes([2, 0, 1, 0, 0, 0]) + b"\2\0\7\0\0\0\xff\xff" + bytes(8))
    book = read(xls(tmp_path / "a.xls", number(0, 0, 0.25, style=1), number(0, 1, 7), error, formula, merged))
    assert not book.refused, book.refused
    [grid] = book.grids
    assert (grid.sheet, grid.at(1, 1), grid.at(1, 2)) == ("Q1", 0.25, 7.0)
    assert grid.formats == {(1, 1): "0%"}
    assert grid.error_cells == {(2, 2): "#N/A", (3, 2): "#DIV/0!"}
    assert grid.merged == (MergedRange(1, 3, 2, 3),)


def test_old_workbooks_with_far_cells_are_refused(tmp_path: Path) -> None:
    assert "IV65536" in read(xls(tmp_path / "a.xls", number(0, 0, 1), number(65_535, 255, 1))).refused


def test_dates_from_1904_are_said_to_be(tmp_path: Path) -> None:
    assert read(xls(tmp_path / "a.xls", number(0, 0, 1), globals_=record(0x22, b"\1\0"))).date_1904


def cell(kind: str, value: str, text: str, more: str = "") -> str:
    named = f'office:value="{value}"' if value else ""
    return f'<table:table-cell office:value-type="{kind}" {named} {more}><text:p>{text}</text:p></table:table-cell>'


def test_opendocument_tells_percentages_currencies_errors_and_merged_cells(tmp_path: Path) -> None:
    first = cell("string", "", "Goal &amp; aim", 'table:number-columns-spanned="2" table:number-rows-spanned="1"')
    second = (
        cell("percentage", "0.25", "25 %", 'table:number-columns-repeated="2"')
        + cell("currency", "5", "5 €", 'office:currency="EUR"')
        + cell("string", "", "#N/A", 'table:formula="of:=NA()"')
    )
    heading = f"<table:table-row>{first}<table:covered-table-cell/></table:table-row>"
    rows = f"{heading}<table:table-row>{second}</table:table-row>"
    grid = only(ods(tmp_path / "a.ods", f'<table:table table:name="Q1">{rows}</table:table>'))
    assert grid.at(1, 1) == "Goal & aim"
    assert grid.rows[1][:3] == [0.25, 0.25, 5.0]
    assert (grid.formats[2, 2], grid.formats[2, 3]) == ("0%", "[$EUR]#,##0.00")
    assert grid.error_cells == {(2, 4): "#N/A"}
    assert grid.merged == (MergedRange(1, 1, 1, 2),)


def test_opendocument_repeats_to_the_end_do_not_count_as_filled(tmp_path: Path) -> None:
    rest = (
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    rows = f"<table:table-row>{cell('float', '1', '1')}</table:table-row>{rest}"
    assert only(ods(tmp_path / "a.ods", f'<table:table table:name="Q1">{rows}</table:table>')).rows == [[1.0]]


def wide(kind: int, data: bytes) -> bytes:
    """One BIFF12 record."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(data)]) + data


def text(value: str) -> bytes:
    return len(value).to_bytes(4, "little") + value.encode("utf-16-le")


def test_binary_workbooks_tell_percentages_errors_and_their_span() -> None:
    styles = wide(617, b"") + wide(47, bytes(8)) + wide(47, b"\0\0\x09\0" + bytes(4)) + wide(618, b"")
    place = (2).to_bytes(4, "little")
    sheet = wide(0, (4).to_bytes(4, "little")) + wide(5, place + b"\1\0\0\0" + bytes(8))
    sheet += wide(3, (3).to_bytes(4, "little") + bytes(4) + b"\x2a")
    rels = b'<Relationships xmlns="x"><Relationship Id="r1" Target="worksheets/sheet1.bin"/></Relationships>'
    looks, date_1904 = biff12.looks(
        {
            "xl/workbook.bin": wide(153, b"\1\0\0\0") + wide(156, bytes(8) + text("r1") + text("Q1")),
            "xl/_rels/workbook.bin.rels": rels,
            "xl/styles.bin": styles,
            "xl/worksheets/sheet1.bin": sheet,
        }
    )
    assert date_1904
    assert looks["Q1"].formats == {(5, 3): "0%"}
    assert looks["Q1"].error_cells == {(5, 4): "#N/A"}
    assert (looks["Q1"].last_row, looks["Q1"].last_column) == (5, 4)


def test_threaded_comments_win_over_their_stand_ins(tmp_path: Path) -> None:
    rels = (
        '<Relationships xmlns="x"><Relationship Id="c" Target="../comments1.xml"/>'
        '<Relationship Id="t" Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    extra = {
        "xl/worksheets/_rels/sheet1.xml.rels": rels.encode(),
        "xl/comments1.xml": b'<comments><comment ref="A1"><text><t>Stand-in</t></text></comment></comments>',
        "xl/threadedComments/threadedComment1.xml": b'<T><threadedComment ref="A1"><text>Why?</text></threadedComment>'
        b'<threadedComment ref="A1"><text>Because.</text></threadedComment></T>',
    }
    path = xlsx(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>', extra=extra)
    assert only(path).comments == {(1, 1): "Why?\nBecause."}


def test_a_strict_workbook_has_its_sheets(saved: Path, tmp_path: Path) -> None:
    strict = tmp_path / "strict.xlsx"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
            data = data.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                b"http://purl.oclc.org/ooxml/officeDocument/relationships",
            )
            new.writestr(name, data)
    grid = only(strict)
    assert grid.at(2, 2) == "Revenue"
    assert grid.number_format(2, 4) == "0%"
