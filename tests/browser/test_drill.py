"""What only a real browser shows of the way down and up: clicks on charts and links, the address, the back button, the copied link."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page

from tests.browser.conftest import Server, settled

CHOSEN = "period=2026-Q3&unit=North&as_of=2026-08-25"


def told(page: Page) -> dict[str, str]:
    """What the address says."""
    return {name: " ".join(values) for name, values in parse_qs(urlsplit(page.url).query).items()}


def heading(page: Page) -> str:
    return page.locator("h2").first.inner_text()


def press(page: Page, chart: str) -> None:
    """The topmost mark of a chart."""
    page.locator(f".st-key-{chart} .barlayer .point").last.click(force=True)
    page.wait_for_timeout(300)
    settled(page)


def test_clicks_lead_from_the_overview_to_a_cell_and_the_back_button_leads_up_again(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/?{CHOSEN}")
    settled(page)
    before = page.evaluate("history.length")
    page.locator(".st-key-scorecard a[href*='of_perspective=customer']").click()
    page.wait_for_url("**/explain**")
    settled(page)
    steps = [(heading(page), told(page).get("node"))]
    for _ in range(2):
        press(page, "ranked")
        steps.append((heading(page), told(page).get("node")))
    assert [node for _, node in steps] == ["unit_perspective", "objective", "key_result"]
    assert steps[0][0] == "North, Customer"
    assert steps[1][0] == "Keep every promise"
    assert page.get_by_role("heading", name="Cells").is_visible()
    assert page.evaluate("history.length") == before + 3
    assert {name: told(page)[name] for name in ("unit", "as_of")} == {"unit": "North", "as_of": "2026-08-25"}
    for step in [steps[1], steps[0]]:
        page.go_back()
        settled(page)
        assert (heading(page), told(page).get("node")) == step
    page.go_back()
    page.get_by_role("heading", name="Overview").wait_for()
    settled(page)
    assert urlsplit(page.url).path == "/"
    assert page.locator(".st-key-unit input").last.input_value() == "North"


def test_a_chart_of_the_overview_opens_what_was_clicked(server: Server, page: Page) -> None:
    page.goto(server.url)
    settled(page)
    press(page, "lowest")
    page.wait_for_url("**/explain**")
    settled(page)
    assert told(page)["node"] == "unit"
    page.get_by_test_id("stMain").get_by_role("link", name="Overview").click()
    page.get_by_role("heading", name="Overview").wait_for()


def test_a_copied_link_shows_another_person_the_same(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/?unit=North")
    settled(page)
    page.locator(".st-key-scorecard a[href*='of_perspective=customer']").click()
    page.wait_for_url("**/explain**")
    settled(page)
    page.get_by_role("button", name="Copy link").click()
    link = page.locator("[data-testid=stPopoverBody] code").inner_text()
    other = page.context.new_page()
    assert [name for name in ("period=2026-Q3", "unit=North", "as_of=", "node=unit_perspective") if name not in link] == []
    other.goto(link)
    other.get_by_role("heading", name="North, Customer").wait_for()
    assert other.locator(".st-key-unit input").last.input_value() == "North"
    other.close()


def test_the_link_of_a_page_that_has_nothing_to_show_can_be_copied_too(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/explain?unit=North&node=objective&id=gone")
    page.get_by_text("Nothing of this stands").wait_for()
    page.get_by_role("button", name="Copy link").click()
    assert "id=gone" in page.locator("[data-testid=stPopoverBody] code").inner_text()
