"""The Excel summary: the pages' values, and texts that stay texts."""

import io
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.chart import LineChart

from scorecard import desk
from scorecard.export.cells import Cells, opened
from scorecard.export.summary.key_results import COLUMNS
from scorecard.export.workbook import summary
from scorecard.language import speaking
from scorecard.measures.progress import key_results
from scorecard.measures.scorecard import organisation_score, perspective_scores
from scorecard.model.own_book import DATA
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.pages.company import HOSTILE, workbook
from tests.spec.organisation import day

SCOPE = Scope(day("2026-09-01"), "2026-Q3")
# openpyxl knows no sparklines, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.fixture
def filled(tmp_path: Path) -> Store:
    store = desk.open_store(tmp_path / "s.duckdb")
    desk.import_file(store, workbook(tmp_path / "okr.xlsx"), Given(), by="Analyst")
    return store


@pytest.fixture(scope="module")
def made(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The summary of the company, made once for all that only look at it."""
    folder = tmp_path_factory.mktemp("summary")
    store = desk.open_store(Path(shutil.copy(empty_store, folder / "s.duckdb")))
    desk.import_file(store, workbook(folder / "okr.xlsx"), Given(), by="Analyst")
    found = summary(store, SCOPE)
    store.close()
    return found


def test_the_sheets_stand_in_their_order(made: bytes) -> None:
    book = load_workbook(io.BytesIO(made), data_only=True)
    perspectives = ["Financial", "Customer", "Internal process", "Learning & growth"]
    rows = ["Coverage", "Units", "Objectives", "Key results", "Changes", "Slipped", "Gaps", "Forecast"]
    data = [f"data {name}" for name in DATA]
    assert book.sheetnames == ["Summary", *perspectives, *rows, "Trend", "Explain", "Method", *data]
    assert [sheet.title for sheet in book if sheet.sheet_state == "hidden"] == data


def test_every_key_result_is_the_one_of_the_pages(filled: Store, made: bytes) -> None:
    sheet = load_workbook(io.BytesIO(made), data_only=True)["Key results"]
    rows = key_results(filled, SCOPE)
    written = list(sheet.iter_rows(min_row=5, max_row=4 + len(rows), values_only=True))
    plain = ("key_result", "baseline", "target", "current", "progress", "score", "expected", "weight", "unit_of_measure", "row")
    for line, row in zip(written, rows, strict=True):
        told = dict(zip((column.field for column in COLUMNS), line, strict=True))
        for name in plain:
            value = getattr(row, name)
            assert told[name] == (pytest.approx(value) if isinstance(value, float) else value)


def test_no_key_result_is_graded_before_it_is_due_and_flags_are_words(filled: Store, made: bytes) -> None:
    def column(book: bytes, field: str) -> list[object]:
        place = [one.field for one in COLUMNS].index(field)
        sheet = load_workbook(io.BytesIO(book), data_only=True)["Key results"]
        return [line[place] for line in sheet.iter_rows(min_row=5, max_row=4 + len(key_results(filled, SCOPE)), values_only=True)]

    assert {row.grade for row in key_results(filled, SCOPE)} == {"missed", None}
    assert set(column(made, "grade")) == {None}
    assert "no baseline, no value yet" in column(made, "flags")
    assert set(column(summary(filled, Scope(day("2026-09-30"), "2026-Q3")), "grade")) == {"missed", None}


@pytest.mark.parametrize(("language", "written"), [("en", "0%"), ("nl", "0%"), ("de", "0\N{NO-BREAK SPACE}%")])
def test_a_share_is_written_as_the_language_writes_it(language: str, written: str) -> None:
    out = io.BytesIO()
    with speaking(language):
        book = opened(out, "Any")
        Cells(book, SCOPE).sheet("One", [10]).table(["Share"], [[0.25]], ["percent"])
        book.close()
    [cell] = [cell for [cell] in load_workbook(out).worksheets[0].iter_rows() if cell.value == 0.25]
    assert cell.number_format == written


def test_the_summary_has_the_organisations_and_the_perspectives_scores(filled: Store, made: bytes) -> None:
    sheet = load_workbook(io.BytesIO(made), data_only=True)["Summary"]
    told = {line[0]: line[1] for line in sheet.iter_rows(values_only=True) if isinstance(line[1], float)}
    whole = organisation_score(filled, SCOPE)
    assert whole is not None
    assert told["Organisation"] == pytest.approx(whole.score)
    scores = {row.perspective: row.score for row in perspective_scores(filled, SCOPE)}
    assert told["Customer"] == pytest.approx(scores["customer"])
    assert told["Learning & growth"] == pytest.approx(scores["learning_growth"])


def test_texts_from_data_become_no_formula_and_no_link(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    assert any("203.0.113.9" in part for part in parts.values())
    formulas = [found for part in parts.values() for found in re.findall("<f[ >](.*?)</f>", part)]
    assert formulas
    assert not any("203.0.113" in formula or "1+1" in formula for formula in formulas)
    assert not any("External" in part for part in parts.values())
    assert all("internal" not in part and 'r:id' not in found for part in parts.values() for found in re.findall("<hyperlink .*?>", part))


TEXTS = ["=1+1", "+1", "-1", "@SUM(A1)", "{=1+1}", "http://203.0.113.9", "\x00\x0b", "\ud800", "x" * 40_000]


def test_any_text_is_written_as_that_text_or_said_to_be_cut(empty_store: Path, tmp_path: Path) -> None:
    store = desk.open_store(Path(shutil.copy(empty_store, tmp_path / "texts.duckdb")))
    rows: list[list[object]] = [["Customer", "North", f"Text {place}", f"Wotsits {place}", None, 0, 10, 5] for place in range(len(TEXTS))]
    desk.import_file(store, workbook(tmp_path / "okr.xlsx", rows), Given(), by="Analyst")
    with store.transaction() as cursor:
        for place, text in enumerate(TEXTS):
            told = text.encode("utf-8", "replace").decode()
            cursor.execute("update objective set text = $told where text = $named", {"told": told, "named": f"Text {place}"})
    book = load_workbook(io.BytesIO(summary(store, SCOPE)), data_only=True)
    store.close()
    cells = [book["Objectives"].cell(5 + place, 4) for place in range(len(TEXTS))]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells] == [None] * len(cells)
    assert {cell.value for cell in cells} >= {text for text in TEXTS if text.isprintable() and len(text) < 32_000}


def test_a_hostile_name_is_read_back_as_it_was(made: bytes) -> None:
    sheet = load_workbook(io.BytesIO(made), data_only=True)["Key results"]
    assert f"Margin {HOSTILE}" in [cell.value for cell in sheet["E"]]


def test_an_empty_store_takes_the_summary_and_tells_the_same(filled: Store, empty_store: Path, tmp_path: Path) -> None:
    (tmp_path / "summary.xlsx").write_bytes(summary(filled, SCOPE))
    other = desk.open_store(Path(shutil.copy(empty_store, tmp_path / "other.duckdb")))
    account = desk.import_file(other, tmp_path / "summary.xlsx", Given(), by="Analyst")
    assert (account.status, account.key_results, account.check_ins, account.findings) == ("loaded", 5, 4, ())
    mine, theirs = ([replace(row, upload=0, file="", sheet="", row=0) for row in key_results(one, SCOPE)] for one in (filled, other))
    assert sorted(theirs, key=lambda row: row.key_result_id) == sorted(mine, key=lambda row: row.key_result_id)
    assert organisation_score(other, SCOPE) == organisation_score(filled, SCOPE)
    other.close()


def test_an_empty_store_gives_a_workbook_that_says_so(store: Store) -> None:
    sheet = load_workbook(io.BytesIO(summary(store, SCOPE)), data_only=True)["Summary"]
    assert any("no organisation's number" in str(line[0]) for line in sheet.iter_rows(values_only=True))


def test_every_sheet_prints_one_page_wide(made: bytes) -> None:
    book = load_workbook(io.BytesIO(made), data_only=True)
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0


def test_every_sheet_of_rows_says_the_day_n_and_completeness(filled: Store, made: bytes) -> None:
    book = load_workbook(io.BytesIO(made), data_only=True)
    n = len(key_results(filled, SCOPE))
    for name in ("Objectives", "Units", "Key results", "Gaps", "Forecast"):
        note = str(book[name].cell(2, 1).value)
        assert f"As of 1 September 2026. n = {n} key results. Completeness: " in note


def test_a_whole_number_shows_no_decimal_mark(made: bytes) -> None:
    sheet = load_workbook(io.BytesIO(made), data_only=True)["Key results"]
    formats = {cell.number_format for cell in sheet["H"][4:] if isinstance(cell.value, int)}
    assert formats == {"#,##0"}


def test_every_number_of_the_summary_names_its_cell_and_upload(filled: Store) -> None:
    with filled.transaction() as cursor:
        cursor.execute("update key_result_version set baseline_cell = 'F' || row, target_cell = 'G' || row")
    sheet = load_workbook(io.BytesIO(summary(filled, SCOPE)), data_only=True)["Key results"]
    head = [cell.value for cell in sheet[4]]
    told = {line[head.index("Key result")]: dict(zip(head, line, strict=True)) for line in sheet.iter_rows(min_row=5, values_only=True)}
    names = ("Baseline cell", "Target cell", "Value file", "Value sheet", "Value cell")
    place = {name: told["On-time delivery (%)"][name] for name in names}
    assert list(place.values()) == ["F4", "G4", "okr.xlsx", "OKRs", "H4"]
    assert str(told["On-time delivery (%)"]["Value uploaded"]).endswith("Z")
    assert told["Wotsits"]["Value cell"] is None


def test_a_streamed_sheet_holds_what_an_ordinary_one_holds() -> None:
    out = io.BytesIO()
    book = opened(out, "Both", in_memory=False)
    cells = Cells(book, SCOPE)
    body: list[list[object]] = [
        [True, 1, 0.5, date(2026, 7, 1), "=1+1", None],
        [1, 1.0, 0.5, date(2026, 7, 1), " a & b <c> ", ""],
        [1.0, True, None, None, "bell \x07 and é", "=1+1"],
        ["True", -2.25, 1e-7, None, "long " * 40, "last"],
    ]
    kinds = ["text", "number", "exact", "date", "wrap", "text"]
    for streamed in (True, False):
        sheet = cells.sheet("Rows", [12] * 6, streamed=streamed)
        sheet.table(["a", "b", "c", "d", "e", "f"], body, kinds, filtered=True, live={2: "=B{row}/2"})
    book.close()
    streamed_one, ordinary = load_workbook(io.BytesIO(out.getvalue())).worksheets
    assert seen(streamed_one) == seen(ordinary)


def test_every_row_stands_once_in_its_sheet_and_in_its_order(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in (name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")):
            numbers = [int(number) for number in re.findall(rb'<row r="(\d+)"', parts.read(name))]
            assert numbers == sorted(set(numbers)), name


def seen(sheet: Any) -> list[tuple[object, ...]]:
    cells = [(cell.coordinate, cell.value, cell.data_type, cell.number_format) for row in sheet.iter_rows() for cell in row]
    return [*cells, *((row, told.height) for row, told in sheet.row_dimensions.items() if told.height)]


def rules_of(sheet: Any) -> dict[str, list[Any]]:
    return {str(told.sqref): list(told.rules) for told in sheet.conditional_formatting}


@pytest.fixture
def two_periods(tmp_path: Path) -> bytes:
    """A unit of whose key results one in three is known in the later period, and all in the earlier one."""
    store = desk.open_store(tmp_path / "s.duckdb")
    for period, on, values in (("2026-Q2", date(2026, 6, 20), (90, 25, 5)), ("2026-Q3", date(2026, 8, 20), (90, None, None))):
        head: list[object] = ["Customer", "North", "Keep every promise"]
        told = [("On-time delivery (%)", 80, 95), ("Complaints per month", 40, 10), ("Margin", 4, 6)]
        numbers = zip(told, values, strict=True)
        rows = [[*head, name, "Head", start, end, value, on if value else None] for (name, start, end), value in numbers]
        rows.append(["Financial", "South", "Earn more", "Revenue", "CFO", 0, 10, 4, on])
        desk.import_file(store, workbook(tmp_path / f"{period}.xlsx", rows, f"OKRs {period}"), Given(), by="Analyst")
    found = summary(store, SCOPE)
    store.close()
    return found


def test_a_score_that_stands_on_too_little_is_grey_wherever_it_is_shown(two_periods: bytes) -> None:
    book: Any = load_workbook(io.BytesIO(two_periods))
    note = "A score in grey stands on too little"
    for name, cells in (("Units", "D5"), ("Units", "G5:G6"), ("Customer", None)):
        sheet = book[name]
        assert any(note in str(cell.value) for row in sheet.iter_rows(max_col=1) for cell in row), name
        found = [one for place, rules in rules_of(sheet).items() if cells in (None, place) for one in rules if one.dxf and one.dxf.font]
        assert found, (name, cells)
        assert found[0].dxf.font.color.rgb == "FF8A8F98"
    formulas = [rule.formula for rules in rules_of(book["Customer"]).values() for rule in rules]
    assert all(len(one) == 1 and re.fullmatch(r"\$F\d+<MinCompleteness", one[0]) for one in formulas)


def test_the_whole_is_told_against_the_period_before_where_both_are_known(made: bytes, two_periods: bytes) -> None:
    sheet: Any = load_workbook(io.BytesIO(two_periods), data_only=True)["Summary"]
    [head] = [cell.row for row in sheet.iter_rows(max_col=1) for cell in row if cell.value == "Perspective"]
    columns = {cell.value: cell.column for cell in sheet[head]}
    rows = {sheet.cell(row, 1).value: row for row in range(head + 1, head + 6)}
    wanted = [columns[key] for key in ("Score", "Before", "Change")]
    known: dict[str, list[Any]] = {name: [sheet.cell(row, column).value for column in wanted] for name, row in rows.items()}
    assert known["Financial"] == [0.4, 0.4, 0]
    assert known["Customer"][1] == pytest.approx((10 / 15 + 15 / 30 + 1 / 2) / 3)
    assert known["Organisation"][1] == pytest.approx((known["Customer"][1] + 0.4) / 2)
    assert known["Organisation"][2] == pytest.approx(known["Organisation"][0] - known["Organisation"][1])


@pytest.mark.parametrize(
    ("name", "heading"),
    [("Summary", "Status"), ("Key results", "Unit of measure"), ("Objectives", "Perspective"), ("Objectives", "Also in")],
)
def test_a_text_keeps_away_from_the_number_before_it(made: bytes, name: str, heading: str) -> None:
    sheet: Any = load_workbook(io.BytesIO(made))[name]
    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == heading]
    filled = next((one for [one] in sheet.iter_rows(cell.row + 1, None, cell.column, cell.column) if one.value), cell)
    for one in (cell, filled):
        assert (one.alignment.horizontal, one.alignment.indent) == ("left", 1)


def test_a_perspectives_sheet_says_how_many_key_results_are_its_own(filled: Store, made: bytes) -> None:
    note = str(load_workbook(io.BytesIO(made), data_only=True)["Customer"].cell(2, 1).value)
    own = [row for row in key_results(filled, SCOPE) if row.perspective == "customer"]
    assert f"n = {len(own)} key results. Completeness: 100%." in note


def test_lines_begin_in_the_first_week_of_which_enough_is_known(made: bytes) -> None:
    book: Any = load_workbook(io.BytesIO(made))
    lines = [list(row) for row in book["Trend"].iter_rows(5, None, 1, 5, values_only=True) if isinstance(row[0], datetime)]
    assert [row[1:] for row in lines[:2]] == [[None] * 4] * 2, "weeks before the first value"
    first = next(place for place, row in enumerate(lines, start=5) if any(row[1:]))
    [chart] = [one for one in book["Summary"]._charts if isinstance(one, LineChart)]
    assert {one.cat.numRef.f for one in chart.series} == {f"Trend!$A${first}:$A${4 + len(lines)}"}
    assert {one.val.numRef.f.partition(":")[0][-len(str(first)) :] for one in chart.series} == {str(first)}


def test_a_heading_has_room_for_its_longest_word_in_every_language(filled: Store) -> None:
    with speaking("nl"):
        book: Any = load_workbook(io.BytesIO(summary(filled, SCOPE)))

    def width(cell: Any) -> float:
        """openpyxl keeps the width of neighbours that are alike with the first of them."""
        held = cell.parent.column_dimensions.values()
        return float(next(one.width for one in held if one.min <= cell.column <= one.max))

    broken = [
        (sheet.title, cell.value)
        for sheet in book
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value and cell.font.bold and cell.fill.fgColor.rgb == "FFE7EDF2"
        if max(map(len, cell.value.split())) > width(cell)
    ]
    assert broken == []


def test_where_nothing_is_scored_no_score_is_drawn_and_none_is_grey(tmp_path: Path) -> None:
    store = desk.open_store(tmp_path / "s.duckdb")
    row: list[object] = ["Customer", "North", "Keep every promise", "On-time delivery (%)", None, None, 95, 90, date(2026, 8, 20)]
    desk.import_file(store, workbook(tmp_path / "okr.xlsx", [row]), Given(), by="Analyst")
    book: Any = load_workbook(io.BytesIO(summary(store, SCOPE)))
    store.close()
    told = "\n".join(str(cell.value) for row in book["Summary"].iter_rows(max_col=1) for cell in row)
    assert "A score in grey" not in told
    assert len(book["Summary"]._charts) == 1, "key results by status, and no empty axes of scores"


def test_formulas_are_written_out_in_the_readers_language(filled: Store) -> None:
    with speaking("nl"):
        book: Any = load_workbook(io.BytesIO(summary(filled, SCOPE)))
    told = {cell.value for row in book["Toelichting"].iter_rows() for cell in row if isinstance(cell.value, str)}
    assert {"(90 - 80) / (95 - 80) = 0,67", "Geen score: niet alle getallen ervoor zijn er."} <= told


def test_types_and_the_notes_of_the_method_are_told_in_the_readers_language(filled: Store) -> None:
    with speaking("nl"):
        book: Any = load_workbook(io.BytesIO(summary(filled, SCOPE)))
    lines = list(book["Kernresultaten"].iter_rows(values_only=True))
    head = next(line for line in lines if "Soort" in line)
    told = {name: {line[head.index(name)] for line in lines[lines.index(head) + 1 :]} - {None} for name in ("Soort", "Doel")}
    assert told == {"Soort": {"stijgen", "dalen"}, "Doel": {"toegezegd"}}
    method = {cell for line in book["Methode"].iter_rows(values_only=True) for cell in line}
    assert "een rij: één rij per kernresultaat en rapportagedag" in method
    assert not any(str(cell).startswith(("grain", "unit: ", "null: ")) for cell in method)
