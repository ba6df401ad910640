"""What only a real browser shows of the two sides: that a picked period brings its own day, and that the link carries both."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page

from scorecard import desk
from scorecard.model.reading import Given
from tests.browser.conftest import Server, settled
from tests.pages.company import workbook


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard on a small company with three quarters long past."""
    folder = tmp_path_factory.mktemp("years")
    store = desk.open_store(folder / "s.duckdb")
    for period, day in (("2024-Q1", date(2024, 3, 20)), ("2024-Q2", date(2024, 6, 20)), ("2024-Q3", date(2024, 9, 20))):
        row: list[object] = ["Customer", "North", "Keep every promise", "On-time delivery (%)", "Head of Fleet", 80, 95, 90, day]
        desk.import_file(store, workbook(folder / f"{period}.xlsx", [row], f"OKRs {period}"), Given(), by="Analyst")
    store.close()
    made = Server(folder / "s.duckdb")
    yield made
    made.stop()


def pick(page: Page, key: str, option: str) -> None:
    page.locator(f".st-key-{key}").get_by_role("combobox").click()
    page.get_by_role("option", name=option).click()
    settled(page)


def shown(page: Page, *keys: str) -> list[str]:
    return [page.locator(f".st-key-{key} input").last.input_value() for key in keys]


def test_a_picked_period_brings_its_last_day_on_either_side(years: Server, page: Page) -> None:
    page.goto(f"{years.url}/compare")
    settled(page)
    assert shown(page, "as_of", "against", "against_as_of") == ["2024-09-30", "2024-Q2", "2024-06-30"]
    pick(page, "against", "2024-Q1")
    assert shown(page, "as_of", "against", "against_as_of") == ["2024-09-30", "2024-Q1", "2024-03-31"]
    pick(page, "period", "2024-Q2")
    assert shown(page, "as_of", "against", "against_as_of") == ["2024-06-30", "2024-Q1", "2024-03-31"]
    pick(page, "period", "2024-Q3")
    assert shown(page, "as_of", "against", "against_as_of") == ["2024-09-30", "2024-Q2", "2024-06-30"]
    pick(page, "against", "2024-Q3")
    assert shown(page, "as_of", "against", "against_as_of") == ["2024-09-30", "2024-Q3", "2024-09-02"]


def test_a_link_opens_both_sides_and_the_level_as_they_were(years: Server, page: Page) -> None:
    page.goto(f"{years.url}/compare?period=2024-Q3&as_of=2024-09-15&against=2024-Q1&against_as_of=2024-03-15&level=Objectives")
    settled(page)
    assert shown(page, "as_of", "against", "against_as_of") == ["2024-09-15", "2024-Q1", "2024-03-15"]
    assert page.get_by_role("radio", name="Objectives").get_attribute("aria-checked") == "true"
    assert page.get_by_text("2024-Q1 as of 15 March 2024").first.is_visible()
