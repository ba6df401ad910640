"""Texts from data stay texts in everything that leaves: no formula, no link, no markup, no command, no path (architecture, 17)."""

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from pypdf import PdfReader

from scorecard import desk
from scorecard.cli import SHOWS
from scorecard.export.checkins import check_in_book, check_in_books
from scorecard.export.data_files import zip_of_tables
from scorecard.export.data_sheets import data_workbook
from scorecard.export.listing import listing
from scorecard.export.planning import planning_workbook
from scorecard.export.printed import printed
from scorecard.export.summary.edition import Edition
from scorecard.export.workbook import summary
from scorecard.export.workshop_summary import workshop_summary
from scorecard.measures import filters, workshops
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from scorecard.web import tables
from tests.soundness.hostile import AWAY, MARK, SCOPE, TEXTS, UNITS, organisation

FORMULA = ("f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula")
"""Elements of a workbook whose text is computed."""
OUTSIDE = ("externalLink", "ddeLink", "oleObject", "vba", "connections", "queryTable", "webExtension", "activeX", "macro")
"""In the names of parts that reach out of a workbook."""
ALIVE = re.compile(r"[=+\-@\t\r]")
# openpyxl knows no sparklines, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")


@pytest.fixture(scope="module")
def store(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("hostile")
    made = desk.open_store(Path(shutil.copy(empty_store, folder / "s.duckdb")))
    organisation(made, folder)
    workshop(made)
    yield made
    made.close()


def workshop(store: Store) -> None:
    """People of hostile names and departments sort some of the objectives."""
    with store.cursor() as cursor:
        ids = [key for (key,) in cursor.execute("select objective_id from objective order by row limit 6").fetchall()]
    number = desk.open_workshop(store, TEXTS[0], "before", ids, by=TEXTS[9])
    for place, text in enumerate(TEXTS[1:4]):
        person = workshops.person_by_token(store, number, desk.join(store, number, text, TEXTS[place]))
        assert person is not None
        for key in ids:
            desk.answer(store, number, person.participant_id, key, "customer")


DASHBOARD = "http://127.0.0.1:8501"
WORKBOOKS: dict[str, Callable[[Store], bytes]] = {
    "summary": lambda store: summary(store, SCOPE),
    "summary of a unit": lambda store: summary(store, Scope(SCOPE.as_of, SCOPE.period, UNITS[0]), Edition("a4", DASHBOARD, None)),
    "data": lambda store: data_workbook(store, SCOPE),
    "check-in": lambda store: check_in_book(store, SCOPE),
    "planning": lambda store: planning_workbook(store, Scope(SCOPE.as_of, "2026-Q4", UNITS[1]), SCOPE.period),
    "workshop": lambda store: workshop_summary(store, workshops.workshops(store)[0], SCOPE.as_of),
    "fix list": lambda store: desk.fix_list(store, 1),
}


@pytest.fixture(scope="module")
def workbooks(store: Store) -> dict[str, bytes]:
    """Every workbook that leaves, made once."""
    made = {name: make(store) for name, make in WORKBOOKS.items()}
    with zipfile.ZipFile(io.BytesIO(check_in_books(store, SCOPE))) as archive:
        return made | {f"zip: {name}": archive.read(name) for name in archive.namelist()}


def parts_of(made: bytes) -> dict[str, Element]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels", ".vml"))}


def elements(made: bytes, *names: str) -> Iterator[Element]:
    for root in parts_of(made).values():
        yield from (one for one in root.iter() if isinstance(one.tag, str) and one.tag.rsplit("}", 1)[-1] in names)


def test_the_organisation_is_as_hostile_as_it_looks(store: Store, workbooks: dict[str, bytes]) -> None:
    with store.cursor() as cursor:
        texts = {text for (text,) in cursor.execute("select text from objective").fetchall()}
        assert len([one for one in TEXTS if " ".join(one.split()) in {" ".join(text.split()) for text in texts}]) > len(TEXTS) - 3
        assert {unit for (unit,) in cursor.execute("select distinct unit from objective").fetchall()} == set(UNITS)
    for name, made in workbooks.items():
        assert MARK in "".join("".join(root.itertext()) for root in parts_of(made).values()), name


def test_no_text_from_data_is_computed_in_a_workbook(workbooks: dict[str, bytes]) -> None:
    computed = {(name, one.text) for name, made in workbooks.items() for one in elements(made, *FORMULA) if one.text}
    assert computed
    assert [one for one in computed if any(word in one[1] for word in (MARK, AWAY, "calc'", "javascript", "cmd"))] == []


def test_no_workbook_reaches_out(workbooks: dict[str, bytes]) -> None:
    for name, made in workbooks.items():
        assert [part for part in zipfile.ZipFile(io.BytesIO(made)).namelist() if any(word in part for word in OUTSIDE)] == [], name
        outside = [one.get("Target", "") for one in elements(made, "Relationship") if one.get("TargetMode") == "External"]
        # What a link to the dashboard says of a unit is encoded, so that it can't lead elsewhere.
        assert [one for one in outside if not re.fullmatch(rf"{re.escape(DASHBOARD)}/[\w-]*(\?[\w%.&=+-]*)?", one)] == [], name


def test_no_link_of_a_workbook_is_a_word_from_data(workbooks: dict[str, bytes]) -> None:
    for name, made in workbooks.items():
        links = [list(one.attrib.values()) for one in elements(made, "hyperlink", "hlinkClick", "hlinkHover")]
        told = [one for link in links for one in link if MARK in str(one) or AWAY in str(one)]
        # The fix list leads to the cells of its own workbook, whose sheets keep their names.
        assert [one for one in told if not (name == "fix list" and re.fullmatch(r"'=Zqx''!A1\+1'!G\d+", one))] == [], name


def test_every_text_of_a_workbook_is_typed_as_text(workbooks: dict[str, bytes]) -> None:
    for name, made in workbooks.items():
        found = 0
        for sheet in load_workbook(io.BytesIO(made)).worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and MARK in cell.value:
                        found += 1
                        assert (cell.data_type, cell.hyperlink) == ("s", None), (name, sheet.title, cell.coordinate, cell.value)
        assert found, name


def test_names_of_files_in_the_zip_are_plain_and_stay_in_their_folder(store: Store) -> None:
    names = zipfile.ZipFile(io.BytesIO(check_in_books(store, SCOPE))).namelist()
    assert len({name.casefold() for name in names}) == len(names) > 10
    for name in names:
        assert re.fullmatch(r"check-in [\w\-.@ ]+ 2026-Q3\.xlsx", name), name
        assert ".." not in name
        assert len(name) < 120


def test_names_of_sheets_and_of_areas_are_no_words_from_data(workbooks: dict[str, bytes]) -> None:
    ours = {name: made for name, made in workbooks.items() if name != "fix list"}  # which keeps the names of its own workbook's sheets
    named = [(name, one.get("name", "")) for name, made in ours.items() for one in elements(made, "sheet", "definedName", "table")]
    assert [one for one in named if MARK in one[1]] == []


def test_no_cell_of_a_csv_file_begins_a_formula(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_of_tables(store, SCOPE, "csv"))) as archive:
        told = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist() if name.endswith(".csv")}
    told |= {name: listing(show(store, SCOPE), "csv") for name, show in SHOWS.items()}
    assert sum(MARK in text for text in told.values()) > 15
    for name, text in told.items():
        for parted in (",", ";"):
            for cell in (cell for line in csv.reader(io.StringIO(text, newline=""), delimiter=parted) for cell in line):
                assert not (MARK in cell and ALIVE.match(cell.lstrip(" \n"))), (name, parted, cell)


def test_json_has_every_text_as_it_is(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_of_tables(store, SCOPE, "json"))) as archive:
        texts = {row["text"] for row in json.loads(archive.read("objective.json"))}
    with store.cursor() as cursor:
        assert texts == {text for (text,) in cursor.execute("select text from objective").fetchall()}


def test_a_printed_page_does_nothing_and_links_nowhere(store: Store) -> None:
    reader = PdfReader(io.BytesIO(printed(store, SCOPE)))
    assert MARK in "".join(page.extract_text() for page in reader.pages)
    told = json.dumps([_plain(page.get("/Annots")) for page in reader.pages])
    assert not any(word in told for word in ("/URI", "/Launch", "/JavaScript", "/GoToR", AWAY))
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(reader.root_object)


def _plain(found: Any) -> str:
    return "" if found is None else " ".join(str(one.get_object()) for one in found.get_object())


def test_findings_as_csv_from_the_page_are_guarded(store: Store) -> None:
    text = tables.as_csv([asdict(one) for one in filters.findings(store, 1)]).decode("utf-8-sig")
    assert MARK in text
    assert not [cell for line in csv.reader(io.StringIO(text, newline="")) for cell in line if ALIVE.match(cell)]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_finds_no_formula_of_ours_to_be_theirs(workbooks: dict[str, bytes], tmp_path: Path) -> None:
    """The workbooks as LibreOffice saves them again: what it takes for a formula is a formula there."""
    for place, name in enumerate(WORKBOOKS):
        (tmp_path / f"{place}.xlsx").write_bytes(workbooks[name])
    files = [str(tmp_path / f"{place}.xlsx") for place in range(len(WORKBOOKS))]
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "fods", "--outdir"]
    subprocess.run([*command, str(tmp_path), *files], check=True, capture_output=True, timeout=240)
    for place in range(len(WORKBOOKS)):
        text = (tmp_path / f"{place}.fods").read_text(encoding="utf-8")
        assert [one for one in re.findall(r'table:formula="([^"]*)"', text) if MARK in one or AWAY in one] == []
        assert [one for one in re.findall(r'xlink:href="([^"]*)"', text) if AWAY in one or "javascript" in one] == []
