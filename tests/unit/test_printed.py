"""Printed pages: the dashboard's values and sentences on paper, with nothing clipped and no text brought to life."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from scorecard import desk
from scorecard.cli import main
from scorecard.export.headline import sentence
from scorecard.export.print_look import MOST_LETTERS, styles
from scorecard.export.printed import FRONT, MARGIN, PAPERS, printed
from scorecard.language import speaking
from scorecard.measures.headline import headline
from scorecard.measures.perspectives import perspective_set
from scorecard.measures.progress import key_results
from scorecard.measures.scorecard import organisation_score, perspective_scores
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.pages.company import HOSTILE, workbook
from tests.spec.organisation import day

SCOPE = Scope(day("2026-09-01"), "2026-Q3")
MEASURED = date(2026, 8, 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = desk.open_store(tmp_path / "s.duckdb")
    yield opened
    opened.close()


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Store:
    desk.import_file(store, workbook(tmp_path / "okr.xlsx"), Given(), by="Analyst")
    return store


def load(store: Store, tmp_path: Path, rows: list[list[object]]) -> None:
    assert desk.import_file(store, workbook(tmp_path / "many.xlsx", rows), Given(), by="Analyst").status == "loaded"


def pages(made: bytes) -> list[PageObject]:
    return list(PdfReader(io.BytesIO(made)).pages)


def told(page: PageObject) -> str:
    """What stands on a page, with each blank and line break as one blank."""
    return " ".join(page.extract_text().split())


def outside(page: PageObject, side: float) -> list[str]:
    """Texts that begin left of the margin, right of it, or too near to an edge above or below."""
    found: list[str] = []
    wide, tall = float(page.mediabox.width), float(page.mediabox.height)

    def visit(text: str, outer: list[float], matrix: list[float], font: object, size: float) -> None:
        across, up = matrix[4] * outer[0] + outer[4], matrix[5] * outer[3] + outer[5]
        if text.strip() and not (side - 1 <= across <= wide - side and 12 <= up <= tall - side + 1):
            found.append(f"{text} at {across:.0f}, {up:.0f}")

    page.extract_text(visitor_text=visit)
    return found


def test_the_front_page_tells_the_sentence_and_the_scores_of_the_overview(filled: Store) -> None:
    front = told(pages(printed(filled, SCOPE, (FRONT,)))[0])
    assert sentence(headline(filled, SCOPE), perspective_set(filled, SCOPE)) in front
    whole = organisation_score(filled, SCOPE)
    assert whole is not None
    assert f"The organisation stands at {whole.score:.2f}" in front
    for row in perspective_scores(filled, SCOPE):
        if row.enough and row.score is not None:
            assert f"{row.score:.2f}" in front
            assert f"{row.low:.2f} to {row.high:.2f}" in front


def test_each_perspective_has_its_key_results_with_the_furthest_behind_first(filled: Store) -> None:
    book = pages(printed(filled, SCOPE))
    assert len(book) == 1 + len(perspective_set(filled, SCOPE).ids)
    customer = told(book[2])
    shown = [row for row in key_results(filled, SCOPE) if row.perspective == "customer"]
    assert {"On-time delivery (%)", "Complaints per month"} == {row.key_result for row in shown}
    shown.sort(key=lambda row: row.gap or 0.0)
    places = [customer.index(row.key_result) for row in shown]
    assert places == sorted(places)
    assert "67%" in customer
    assert "50%" in customer


def test_a_text_that_would_link_or_fetch_is_printed_as_it_is(filled: Store) -> None:
    made = printed(filled, SCOPE, ("financial",))
    assert f"Margin {HOSTILE}".replace(" ", "") in told(pages(made)[0]).replace(" ", "")
    assert b"/URI" not in made
    assert all("/Annots" not in page for page in pages(made))


@pytest.mark.parametrize("paper", PAPERS)
def test_long_texts_and_many_rows_go_on_within_the_margins_of_the_next_page(store: Store, tmp_path: Path, paper: str) -> None:
    endless, long = "W" * 300, "a very long text " * 60
    rows: list[list[object]] = [["Customer", "Unit" * 30, long, endless, "Somebody " * 20, 0, 10, 5, MEASURED]]
    rows += [["Customer", "North", "Keep every promise", f"Measure {n}", "Head of Fleet", 0, 10, 5, MEASURED] for n in range(80)]
    load(store, tmp_path, rows)
    book = pages(printed(store, SCOPE, paper=paper))
    assert [(float(page.mediabox.width), float(page.mediabox.height)) for page in book] == [pytest.approx(PAPERS[paper], abs=0.01)] * len(
        book
    )
    told_of = [told(page) for page in book]
    assert [text for page in book for text in outside(page, MARGIN)] == []
    assert {n for n in range(80) if not any(f"Measure {n}" in text for text in told_of)} == set()
    assert sum("Unit and owner" in text for text in told_of) >= 3
    assert sum(text.count("W") for text in told_of) >= len(endless)


def test_a_text_beyond_all_measure_is_cut_so_that_its_row_fits_a_page(store: Store, tmp_path: Path) -> None:
    load(store, tmp_path, [["Customer", "North", "word " * 4000, "word " * 4000, "Somebody", 0, 10, 5, MEASURED]])
    text = told(pages(printed(store, SCOPE, ("customer",)))[0])
    assert text.count("word") < 2 * MOST_LETTERS / 5 + 2
    assert "…" in text


def test_greek_cyrillic_and_accents_come_out_as_they_went_in(store: Store, tmp_path: Path) -> None:
    words = ["Ικανοποίηση πελατών", "Удовлетворённость клиентов", "Zażółć gęślą jaźń", "Größe ändern", "Őrült çığ"]
    load(store, tmp_path, [["Customer", "North", "Keep promises", word, "Somebody", 0, 10, 5, MEASURED] for word in words])
    text = told(pages(printed(store, SCOPE, ("customer",)))[0])
    assert [word for word in words if word not in text] == []
    assert styles()["text"].fontName == "Printed"


def test_a_store_without_okrs_prints_a_page_that_says_so(store: Store) -> None:
    assert "No objective has a perspective yet." in told(pages(printed(store, SCOPE, (FRONT,)))[0])


def test_words_and_numbers_are_in_the_language_in_use(filled: Store) -> None:
    with speaking("nl"):
        text = told(pages(printed(filled, SCOPE, (FRONT,)))[0])
    assert "Klant" in text
    assert "1 september 2026" in text


def test_the_same_twice_is_the_same_file(filled: Store) -> None:
    assert printed(filled, SCOPE) == printed(filled, SCOPE)


def test_the_command_line_writes_what_is_asked_for(filled: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled.close()
    out, common = tmp_path / "out.pdf", ["--store", str(tmp_path / "s.duckdb"), "--period", "2026-Q3", "--as-of", "2026-09-01"]
    assert main(["print", str(out), *common, "--paper", "letter"]) == 0
    assert len(pages(out.read_bytes())) == 5
    assert main(["print", str(out), *common, "--perspective", "customer", "--language", "nl"]) == 0
    [only] = pages(out.read_bytes())
    assert told(only).startswith("Scorecard Klant")
    assert main(["print", str(out), *common, "--perspective", "nowhere"]) == 2
    assert "No perspective is called 'nowhere'" in capsys.readouterr().err
