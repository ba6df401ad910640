"""Reviewing with the keyboard alone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scorecard import desk
from scorecard.model.reading import Given
from tests.browser.conftest import Server, settled
from tests.pages.company import workbook

COLOURS = ("amber", "blue", "crimson", "green", "indigo", "red", "violet", "white")


@pytest.fixture
def unmapped_server(tmp_path: Path) -> Iterator[Server]:
    """A dashboard on eight objectives of which no word tells anything."""
    store = desk.open_store(tmp_path / "s.duckdb")
    rows: list[list[object]] = [
        [None, "North", f"Something {colour}", f"Wotsits {colour}", "Head of It", 0, 10, 5, date(2026, 8, 20)] for colour in COLOURS
    ]
    desk.import_file(store, workbook(tmp_path / "okr.xlsx", rows), Given(), by="Analyst")
    store.close()
    made = Server(tmp_path / "s.duckdb")
    yield made
    made.stop()


def shows(page: Page, objective: str, decided: int) -> None:
    """Wait until the reviewer sees the objective, and the whole page is there."""
    page.get_by_text(f"{decided} of 8 decided").wait_for()
    page.get_by_role("heading", name=f"Something {objective}").wait_for()
    settled(page)


def test_eight_objectives_are_put_off_decided_undone_and_moved_between_with_keys_alone(unmapped_server: Server, page: Page) -> None:
    page.goto(f"{unmapped_server.url}/review")
    settled(page)
    shows(page, "amber", 0)
    walk = [
        ("1", "blue", 1),
        ("2", "crimson", 2),
        ("s", "green", 2),
        ("3", "indigo", 3),
        ("u", "green", 2),
        ("4", "indigo", 3),
        ("j", "red", 3),
        ("k", "indigo", 3),
        ("ArrowRight", "red", 3),
        ("ArrowLeft", "indigo", 3),
        *zip("1234", ("red", "violet", "white", "crimson"), (4, 5, 6, 7), strict=True),
    ]
    for key, objective, decided in walk:
        page.keyboard.press(key)
        shows(page, objective, decided)
    page.keyboard.press("1")
    page.get_by_text("Nothing is left to decide").wait_for()
    assert page.get_by_text("8 of 8 decided; 100% of the weight mapped").is_visible()


def test_keys_type_into_the_reason_and_decide_again_once_it_is_left(unmapped_server: Server, page: Page) -> None:
    page.goto(f"{unmapped_server.url}/review")
    settled(page)
    shows(page, "amber", 0)
    page.get_by_label("Reason (optional)").focus()
    page.keyboard.type("1 just us, 2 quick")
    page.keyboard.press("Tab")
    settled(page)
    shows(page, "amber", 0)
    page.keyboard.press("2")
    shows(page, "blue", 1)
    assert page.get_by_label("Reason (optional)").input_value() == ""
    page.get_by_text("Decided", exact=True).click()
    settled(page)
    page.get_by_text("History of its votes").click()
    page.get_by_text("1 just us, 2 quick").wait_for()


