"""What only a real browser shows."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Server, settled
from tests.pages.company import workbook


def test_a_deep_link_on_a_fresh_server_runs_the_shell_first(own_server: Server, page: Page) -> None:
    page.goto(f"{own_server.url}/gaps")
    settled(page)
    assert page.get_by_role("heading", name="Gaps").is_visible()
    assert page.get_by_role("link", name="Overview", exact=True).is_visible()
    assert page.locator(".st-key-period").is_visible()


def test_the_filters_live_in_the_link(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/?unit=South")
    settled(page)
    assert page.get_by_text("South: insufficient data").is_visible()
    page.get_by_role("link", name="Progress").click()
    settled(page)
    assert page.get_by_role("heading", name="Progress").is_visible()
    assert page.locator(".st-key-unit").get_by_text("South").count() or page.locator(".st-key-unit input").input_value() == "South"


def test_text_from_data_makes_no_link_and_fetches_nothing(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/gaps")
    settled(page)
    page.goto(server.url)
    settled(page)
    assert page.locator('a[href*="203.0.113.9"]').count() == 0
    assert page.locator('img[src*="203.0.113.9"]').count() == 0


def test_upload_preview_load_and_look(empty_server: Server, page: Page, tmp_path: Path) -> None:
    page.goto(f"{empty_server.url}/import")
    settled(page)
    page.locator('[data-testid="stFileUploaderDropzoneInput"]').set_input_files(workbook(tmp_path / "okr.xlsx"))
    page.get_by_text("heading in row 3").first.wait_for()
    page.get_by_role("button", name="Load 1 file").click()
    page.get_by_text("check-ins loaded").wait_for()
    page.get_by_role("link", name="Overview", exact=True).click()
    page.get_by_text("The organisation stands at").wait_for()
    # Its words are there before its parts further down, and a press on one of them while they are drawn may be lost.
    settled(page)
    page.get_by_text("Excel summary", exact=True).click()
    take = page.get_by_role("button", name="Download the Excel summary")
    page.get_by_role("button", name="Make the Excel summary").click()
    with page.expect_download() as download:
        take.click()
    assert download.value.suggested_filename == "scorecard-2026-Q3.xlsx"
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"


def test_a_cell_of_the_coverage_map_opens_on_a_click(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/coverage")
    settled(page)
    page.locator(".st-key-map .point").nth(5).click(force=True)
    settled(page)
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.get_by_role("heading", name="One cell").is_visible()


def test_what_an_undo_does_is_read_before_it_is_pressed(own_server: Server, page: Page) -> None:
    page.goto(f"{own_server.url}/history")
    settled(page)
    assert page.get_by_text("Undoing it takes 4 objectives, 5 key results and 4 check-ins out of every number").is_visible()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Bringing it back adds 4 objectives, 5 key results and 4 check-ins to the numbers").wait_for()
    page.get_by_role("button", name="Bring back").click()
    page.get_by_role("button", name="Undo").wait_for()


def test_how_a_number_is_computed_is_told_when_it_is_asked(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/coverage")
    settled(page)
    assert page.locator('[data-testid="stMain"] [data-testid="stCode"]').count() == 0
    page.get_by_text("How is this computed?").first.click()
    page.locator('[data-testid="stMain"] [data-testid="stCode"]', has_text="from").first.wait_for()
