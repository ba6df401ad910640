"""On a laptop a table shows what matters without being pushed aside, however long names are."""

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, ViewportSize

from scorecard import desk
from scorecard.model.reading import Given
from tests.browser.conftest import Server, settled
from tests.browser.test_phone import HEADINGS
from tests.pages.company import workbook

WIDE: ViewportSize = {"width": 1440, "height": 6_000}
"""As wide as a laptop, and high enough for all tables to be drawn."""
HIDDEN = "[...document.querySelectorAll('.dvn-scroller')].map(one => one.scrollWidth - one.clientWidth)"
"""Of each table the pixels that it hides."""
UNIT, OWNER, DAY = "Kontraktlogistik Rheintal", "Director of Warehousing Operations", date(2026, 8, 20)
NAME = "kontraktlogistik-rheintal-ziele-und-schluesselergebnisse-nach-quartalen-2026-Q3"
ROWS: list[list[object]] = [
    ["Customer", UNIT, "Deliver every order when we said we would", "Orders delivered on the promised day (%)", OWNER, 80, 95, 90, DAY],
    ["Customer", UNIT, None, "Claims for damage in each thousand of consignments", OWNER, None, 10, 25, DAY],
    ["Financial", UNIT, "Earn a healthy margin on every square metre we rent", "Net revenue of a square metre a month", None, 4, 6, 5, DAY],
]


@pytest.fixture(scope="module")
def wordy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("wordy")
    store = desk.open_store(folder / "s.duckdb")
    desk.import_file(store, workbook(folder / f"{NAME}.xlsx", ROWS), Given(), by="Analyst")
    store.close()
    server = Server(folder / "s.duckdb")
    yield server
    server.stop()


def drawn(page: Page, address: str) -> None:
    page.set_viewport_size(WIDE)
    page.goto(address)
    settled(page)
    page.wait_for_selector('[role="grid"]', state="attached", timeout=10_000)
    page.wait_for_timeout(1_000)


@pytest.mark.parametrize(("path", "tables"), [("gaps", 1), ("gaps?lang=nl", 1), ("history", 2), ("import", 1)])
def test_a_laptop_shows_whole_tables(page: Page, wordy: Server, path: str, tables: int) -> None:
    drawn(page, f"{wordy.url}/{path}")
    assert page.evaluate(HIDDEN) == [0] * tables


@pytest.mark.parametrize(("path", "last"), [("progress", "Unit of measure"), ("perspectives?perspective=customer", "Unit of measure")])
def test_a_laptop_shows_whose_a_key_result_is_beside_how_it_stands(page: Page, wordy: Server, path: str, last: str) -> None:
    drawn(page, f"{wordy.url}/{path}")
    [shown] = [names for names in page.evaluate(HEADINGS) if "Expected" in names]
    assert {"Key result", "Progress", "Unit", "Owner", "Target"} <= set(shown[: shown.index(last)])
