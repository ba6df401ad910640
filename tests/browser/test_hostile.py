"""An organisation whose every text would come alive, in a real browser: nothing opens, nothing is fetched, nothing can be clicked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page

from scorecard import desk
from tests.browser.conftest import Server, settled
from tests.soundness.hostile import AWAY, MARK, organisation

PATHS = (
    "", "perspectives", "map", "review", "workshop", "coverage", "progress", "forecast", "compare", "explain", "gaps", "history",
    "import", "check-ins", "settings",
)  # fmt: skip
ALIVE = f"""() => [...document.querySelectorAll("script, a, img, iframe, object, embed, base, form, [onload], [onerror], [onclick]")]
    .filter((one) => [one.textContent, ...[...one.attributes].filter((told) => told.name !== "title").map((told) => told.value)]
        .some((text) => one.tagName === "A" ? /^(javascript:|.*{AWAY})/i.test(one.getAttribute("href") || "") : text.includes("{MARK}")))
    .map((one) => one.outerHTML.slice(0, 200))"""


@pytest.fixture
def hostile_server(tmp_path: Path) -> Iterator[Server]:
    store = desk.open_store(tmp_path / "s.duckdb")
    organisation(store, tmp_path)
    store.close()
    server = Server(tmp_path / "s.duckdb")
    yield server
    server.stop()


def test_no_text_from_data_comes_alive_in_the_browser(hostile_server: Server, page: Page) -> None:
    dialogs: list[str] = []

    def refuse(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    seen = tables = 0
    for path in PATHS:
        page.goto(f"{hostile_server.url}/{path}")
        settled(page)
        seen += MARK in page.content()
        assert page.evaluate(ALIVE) == [], path
        assert MARK not in page.title()
        tables += page.get_by_role("button", name="Search: ").count()
        assert page.get_by_role("button", name="Download as CSV").count() == 0, "it writes formulas as they are"
    assert tables > 0
    assert seen > 4
    assert dialogs == []
