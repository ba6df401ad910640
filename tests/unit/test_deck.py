"""The board deck: the pages' values in charts that can be edited, nothing that overflows, and texts that stay texts."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from scorecard import desk
from scorecard.charts import theme
from scorecard.cli import main
from scorecard.export.deck.attention import telling
from scorecard.export.deck.fitting import LEADING, POINT, Letters, told
from scorecard.export.deck.plain_data import PlainChartData
from scorecard.export.headline import sentence
from scorecard.export.presentation import deck
from scorecard.language import speaking
from scorecard.measures.compare import compare
from scorecard.measures.headline import headline
from scorecard.measures.perspectives import perspective_set
from scorecard.measures.scorecard import organisation_score, perspective_scores, unit_perspective_scores
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.model.scores import Gap
from scorecard.store.store import Store
from tests.pages.company import workbook
from tests.soundness import hostile
from tests.spec.organisation import day

SCOPE = Scope(day("2026-09-01"), "2026-Q3")
MEASURED = date(2026, 8, 20)
SPRING: list[list[object]] = [
    ["Customer", "North", "Keep every promise", "On-time delivery (%)", "Head of Fleet", 80, 95, 84, date(2026, 6, 1)],
    ["Financial", "North", "Earn our keep", "Margin", None, 4, 6, 5, date(2026, 6, 1)],
    ["Learning & growth", "South", "Grow our own planners", "Planners certified", "Head of HR", 0, 20, 18, date(2026, 6, 1)],
]


@pytest.fixture(scope="module")
def filled(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two quarters of a small company, so that there is something to compare with."""
    folder = tmp_path_factory.mktemp("deck")
    store = desk.open_store(Path(shutil.copy(empty_store, folder / "s.duckdb")))
    desk.import_file(store, workbook(folder / "q2.xlsx", SPRING, "OKRs 2026-Q2"), Given(), by="Analyst")
    desk.import_file(store, workbook(folder / "q3.xlsx"), Given(), by="Analyst")
    yield store
    store.close()


@pytest.fixture(scope="module")
def made(filled: Store) -> bytes:
    """The deck of the company, made once for all that only look at it."""
    return deck(filled, SCOPE)


def slides(made: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(made)).slides)


def titles(made: bytes) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in slides(made)]


def words(slide: Any) -> str:
    """Every text of a slide, tables included."""
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    found += [cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def charts(made: bytes) -> dict[str, dict[str, list[float | None]]]:
    """Of each chart by its name: its series, read back."""
    found = {}
    for slide in slides(made):
        for shape in slide.shapes:
            if shape.has_chart:
                found[shape.name] = {one.name: list(one.values) for plot in shape.chart.plots for one in plot.series}
    return found


def categories(made: bytes, name: str) -> list[str]:
    return next(list(shape.chart.plots[0].categories) for slide in slides(made) for shape in slide.shapes if shape.name == name)


def sheet_of(content: bytes) -> Worksheet:
    """The one sheet of a chart's workbook."""
    [sheet] = load_workbook(io.BytesIO(content)).worksheets
    return sheet


def sheets(made: bytes) -> list[Worksheet]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return [sheet_of(archive.read(name)) for name in archive.namelist() if name.endswith(".xlsx")]


def outside(made: bytes) -> list[str]:
    """Shapes that reach over an edge of their slide, and texts that would not fit their shape."""
    book, letters = Presentation(io.BytesIO(made)), Letters()
    found = []
    for number, slide in enumerate(book.slides, start=1):
        for shape in slide.shapes:
            if (
                shape.left < 0
                or shape.top < 0
                or shape.left + shape.width > book.slide_width
                or shape.top + shape.height > book.slide_height
            ):
                found.append(f"{number}: {shape.name} reaches over the edge")
            if shape.has_text_frame and shape.text_frame.text:
                frame = shape.text_frame
                across = shape.width - (frame.margin_left or 0) - (frame.margin_right or 0)
                tall = 0.0
                for paragraph in frame.paragraphs:
                    size = max((run.font.size.pt for run in paragraph.runs if run.font.size), default=0.0)
                    bold = any(run.font.bold for run in paragraph.runs)
                    text = "".join(run.text for run in paragraph.runs)
                    tall += len(letters.lines(text, size, across, bold=bold)) * size * LEADING * POINT
                if tall > shape.height * 1.02:
                    found.append(f"{number}: {shape.text_frame.text[:40]} needs {tall / shape.height:.2f} of its height")
    return found


def test_a_company_with_two_quarters_gets_six_to_ten_slides_with_a_title_notes_and_a_number_each(made: bytes) -> None:
    found = slides(made)
    assert 6 <= len(found) <= 10
    assert all(titles(made))
    assert all(slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip() for slide in found)
    assert all(any(one.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER for one in slide.placeholders) for slide in found)


def test_the_first_slide_tells_the_sentence_and_the_second_the_scores_of_the_overview(filled: Store, made: bytes) -> None:
    first, second, *_ = slides(made)
    assert sentence(headline(filled, SCOPE), perspective_set(filled, SCOPE)) in words(first)
    whole = organisation_score(filled, SCOPE)
    assert whole is not None
    assert f"The organisation stands at {whole.score:.2f}" in titles(made)[1]
    for row in perspective_scores(filled, SCOPE):
        if row.perspective is not None and row.enough:
            assert f"{row.score:.2f}" in words(second)
            assert f"{row.low:.2f} to {row.high:.2f}" in words(second)


def test_every_number_of_the_charts_is_the_one_of_the_measures(filled: Store, made: bytes) -> None:
    held = perspective_set(filled, SCOPE)
    rows = sorted((row for row in perspective_scores(filled, SCOPE) if row.perspective), key=lambda row: held.place_of(row.perspective))
    told_of = charts(made)
    assert categories(made, "Score") == [held.name_of(row.perspective) for row in rows]
    assert told_of["Score"]["Score"] == [pytest.approx(row.score) if row.enough else None for row in rows]
    assert told_of["Score"]["Expected by now"] == [pytest.approx(row.expected) for row in rows]
    statuses = told_of["Key results by status"]
    for name, field in (("★ Achieved", "achieved"), ("● On track", "on_track"), ("▲ At risk", "at_risk"), ("▼ Behind", "behind")):
        assert [count or 0 for count in statuses.get(name, [0] * len(rows))] == [getattr(row, field) for row in rows]
    parts = [one for one in compare(filled, SCOPE, Scope(day("2026-06-02"), "2026-Q2")).changes if one.level == "perspective"]
    known = sorted((one for one in parts if one.change is not None and one.enough), key=lambda one: held.place_of(one.perspective))
    assert known
    assert categories(made, "What changed") == [held.name_of(one.perspective) for one in known]
    assert told_of["What changed"]["Within"] == [pytest.approx(one.within) for one in known]
    assert told_of["What changed"]["Mix"] == [pytest.approx(one.mix) for one in known]


def test_what_changed_has_no_colour_that_says_good_or_bad_or_a_perspective(made: bytes) -> None:
    drawn = [shape.chart for slide in slides(made) for shape in slide.shapes if shape.has_chart]
    [chart] = [one for one in drawn if "Within" in {series.name for series in one.series}]
    fills = {f"#{series.format.fill.fore_color.rgb}".lower() for series in chart.series}
    assert not fills & {colour.lower() for colour in (*theme.STATUS.values(), theme.BETTER, *theme.PERSPECTIVE.values())} - {theme.MUTED}


def test_the_workbook_inside_a_chart_holds_the_numbers_that_the_chart_shows(made: bytes) -> None:
    found = 0
    for slide in slides(made):
        for shape in slide.shapes:
            if not shape.has_chart:
                continue
            sheet = sheet_of(shape.chart.part.chart_workbook.xlsx_part.blob)
            head, *lines = list(sheet.iter_rows(values_only=True))
            series = {one.name: list(one.values) for plot in shape.chart.plots for one in plot.series}
            assert {name: [line[place] for line in lines] for place, name in enumerate(head) if place} == series
            found += 1
    assert found >= 3


def test_three_quarters_tell_more_than_two_weeks(store: Store, tmp_path: Path) -> None:
    def titles() -> dict[str, Any]:
        return {slide.shapes.title.text: slide for slide in Presentation(io.BytesIO(deck(store, SCOPE))).slides}

    desk.import_file(store, workbook(tmp_path / "q2.xlsx", SPRING, "OKRs 2026-Q2"), Given(), by="Analyst")
    desk.import_file(store, workbook(tmp_path / "q3.xlsx"), Given(), by="Analyst")
    assert "Scores week by week" in titles()
    winter = [[*row[:-1], date(2026, 3, 2)] for row in SPRING]
    desk.import_file(store, workbook(tmp_path / "q1.xlsx", winter, "OKRs 2026-Q1"), Given(), by="Analyst")
    slide = titles()["Scores period by period"]
    assert "2026-Q3 still runs" in " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_charts_and_tables_are_told_in_words_to_who_cannot_see_them(made: bytes) -> None:
    told_so = [
        shape._element.nvGraphicFramePr.cNvPr.get("descr")
        for slide in slides(made)
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]
    assert len(told_so) > 6
    assert all(told_so)


def test_texts_from_data_become_no_formula_no_link_and_no_command(store: Store, tmp_path: Path) -> None:
    hostile.organisation(store, tmp_path)
    made = deck(store, Scope(hostile.SCOPE.as_of, hostile.SCOPE.period, perspective="customer"))
    inside = [cell for sheet in sheets(made) for line in sheet.iter_rows() for cell in line]
    assert any(str(cell.value).startswith("=1+1") for cell in inside)
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in inside)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    told_of = [fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))]
    assert not any(one.get("TargetMode") == "External" for root in told_of for one in root.iter())
    assert not any(one.tag.rsplit("}", 1)[-1].startswith("hlink") and one.attrib for root in told_of for one in root.iter())
    assert not any("vba" in name or ("embeddings" in name and not name.endswith(".xlsx")) for name in parts)
    assert sum(hostile.MARK in words(slide) for slide in slides(made)) >= 3
    assert outside(made) == []


@pytest.mark.parametrize("name", ["=1+1", "{=1+1}", "@SUM(A1)", "http://203.0.113.9/x", "mailto:a@203.0.113.9", "external:a.xlsx", "1e3"])
def test_the_workbook_of_a_chart_holds_every_name_as_a_text(name: str) -> None:
    data = PlainChartData([name], {name: [0.5]}, "0.00", SCOPE.as_of)
    (_, head), (line, value) = sheet_of(data.xlsx_blob).iter_rows()
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in (head, line)] == [(name, "s", None)] * 2
    assert value.value == 0.5


def test_a_text_is_one_line_of_what_can_be_seen() -> None:
    assert told("a\nb\t c\x00\x0b\ud800\ufffe\u202e d") == "a b c d"


def test_what_does_not_fit_ends_with_an_ellipsis_and_fits_then() -> None:
    letters, across = Letters(), 100 * POINT
    for text in ("word " * 60, "W" * 300, "一" * 200, "short"):
        shown = letters.fitted(text.strip(), 12, across, 2)
        assert len(letters.lines(shown, 12, across)) <= 2
        assert shown == "short" or shown.endswith("…")


def test_of_equally_grave_gaps_one_of_each_kind_comes_before_the_second_of_any() -> None:
    def gap(rule: str, severity: str, message: str) -> Gap:
        return Gap(rule, "", severity, None, None, None, None, None, message, "", 1.0, None, None, None, None)

    told_so = [
        gap("G2", "warning", "c"),
        gap("G1", "error", "a"),
        gap("G1", "error", "b"),
        gap("G3", "error", "d"),
        gap("G2", "warning", "e"),
    ]
    assert [one.message for one in telling(told_so)] == ["a", "d", "b", "c", "e"]


def test_long_texts_and_many_units_stay_within_the_slides(store: Store, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [
            ("Customer", "Financial", "Internal process", "Learning & growth")[n % 4], f"Unit {n} " * 12,
            f"A very long objective {n} " * 20, f"{'W' * 200} {n}", f"Somebody with a name {n} " * 8, 0, 10, n % 9, MEASURED,
        ]
        for n in range(60)
    ]  # fmt: skip
    desk.import_file(store, workbook(tmp_path / "many.xlsx", rows), Given(), by="Analyst")
    made = deck(store, SCOPE)
    assert outside(made) == []
    assert re.search(r"And \d+ more units\.", "\n".join(words(slide) for slide in slides(made)))
    assert re.search(r"And \d+ more; the Excel summary has them all\.", "\n".join(words(slide) for slide in slides(made)))


def test_the_slides_of_the_company_hold_what_stands_on_them(made: bytes) -> None:
    assert outside(made) == []


def test_a_deck_of_a_unit_tells_its_own_numbers_in_the_language_in_use(filled: Store) -> None:
    scope = Scope(SCOPE.as_of, SCOPE.period, unit="North")
    with speaking("nl"):
        made = deck(filled, scope)
    rows = {row.perspective: row for row in unit_perspective_scores(filled, scope)}
    assert titles(made)[1].startswith("North staat op")
    assert categories(made, "Score") == ["Financieel", "Klant"]
    assert charts(made)["Score"]["Score"] == [pytest.approx(rows[key].score) for key in ("financial", "customer")]
    text = "\n".join(words(slide) for slide in slides(made))
    assert "South" not in text
    assert "1 september 2026" in text
    assert 'lang="nl-NL"' in slides(made)[1].shapes._spTree.xml
    assert re.search(r"\b0,\d\d\b", text)
    assert not re.search(r"\b0\.\d\d\b", text)


def test_a_deck_of_a_perspective_sets_its_units_side_by_side(filled: Store) -> None:
    made = deck(filled, Scope(SCOPE.as_of, SCOPE.period, perspective="customer"))
    assert titles(made)[1].startswith("Customer stands at")
    assert categories(made, "Score") == ["North"]


def test_a_store_without_okrs_gives_a_deck_that_says_so(store: Store) -> None:
    made = deck(store, SCOPE)
    assert len(slides(made)) == 3
    assert titles(made)[1] == "No objective has a perspective yet."


def test_the_same_twice_is_the_same_file(filled: Store, made: bytes) -> None:
    assert deck(filled, SCOPE) == made


def test_the_file_names_its_day_and_nobody(made: bytes) -> None:
    told_of = Presentation(io.BytesIO(made)).core_properties
    assert (told_of.title, told_of.subject, told_of.author, told_of.last_modified_by) == ("Balanced Scorecard", "2026-Q3", "", "")
    assert told_of.created.date() == told_of.modified.date() == SCOPE.as_of
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert not any("thumbnail" in name or "printer" in name or name == "docProps/app.xml" for name in archive.namelist())


def test_the_command_line_writes_what_is_asked_for(empty_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = desk.open_store(Path(shutil.copy(empty_store, tmp_path / "s.duckdb")))
    desk.import_file(store, workbook(tmp_path / "okr.xlsx"), Given(), by="Analyst")
    store.close()
    out, common = tmp_path / "out.pptx", ["--store", str(tmp_path / "s.duckdb"), "--period", "2026-Q3", "--as-of", "2026-09-01"]
    company = Presentation()
    company.slides.add_slide(company.slide_layouts[0])
    company.save(str(tmp_path / "company.pptx"))
    wanted = ["--unit", "North", "--template", str(tmp_path / "company.pptx"), "--language", "nl"]
    assert main(["deck", str(out), *common, *wanted]) == 0
    assert Presentation(str(out)).slide_width == company.slide_width
    assert titles(out.read_bytes())[1].startswith("North staat op")
    assert main(["deck", str(out), *common, "--template", str(tmp_path / "nowhere.pptx")]) == 15
    assert main(["deck", str(out), *common, "--template", str(tmp_path / "okr.xlsx")]) == 15
    assert main(["deck", str(out), *common, "--unit", "Nort"]) == 2
    assert "did you mean North" in capsys.readouterr().err
