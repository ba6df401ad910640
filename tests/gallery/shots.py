"""Pictures taken by an installed Chromium."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket

from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = {1440: 900, 1024: 768, 390: 844}
"""Width and height of the screens, in pixels."""
MODES = ("light", "dark")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run", "--disable-sync")
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
MOST_HEIGHT = 6_000


@contextmanager
def browser() -> Iterator[Browser]:
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield opened
        opened.close()


@contextmanager
def dashboard(store: Path) -> Iterator[str]:
    """The address of a dashboard on a store, while it runs."""
    with socket() as probe:
        probe.bind(("127.0.0.1", int(os.environ.get("SCORECARD_GALLERY_PORT", "0"))))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "scorecard", "serve", "--store", str(store), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str) -> None:
    for _ in range(1_200):
        with suppress(OSError):
            urllib.request.urlopen(address).read()
            return
        time.sleep(0.1)
    raise SystemExit("the dashboard did not start")


def of_pages(address: str, paths: Sequence[str], widths: Sequence[int], modes: Sequence[str], out: Path) -> list[Path]:
    """Each page at each width, light or dark, as far down as it goes."""
    taken = []
    with browser() as opened:
        for mode in modes:
            for width in widths:
                context = opened.new_context(viewport={"width": width, "height": WIDTHS[width]}, color_scheme=mode)  # type: ignore[arg-type]
                page = context.new_page()
                for path in paths:
                    name = out / f"{path.replace('/', '') or 'overview'}-{width}-{mode}.png".replace("?", "-").replace("&", "-")
                    _shoot(page, f"{address}/{path}", width, name)
                    taken.append(name)
                context.close()
    return taken


def _shoot(page: Page, address: str, width: int, name: Path) -> None:
    """Streamlit scrolls inside itself, so the window is made as high as what it holds."""
    page.set_viewport_size({"width": width, "height": WIDTHS[width]})
    page.goto(address)
    settled(page)
    height = page.evaluate("document.querySelector('[data-testid=\"stMain\"]')?.scrollHeight ?? 0")
    page.set_viewport_size({"width": width, "height": min(MOST_HEIGHT, max(WIDTHS[width], int(height)))})
    settled(page)
    page.screenshot(path=name)


DRAWN = """() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every(one => one.querySelector('.main-svg'))"""


def settled(page: Page) -> None:
    """Wait until the script has run and every chart is drawn."""
    page.wait_for_selector(IDLE, timeout=180_000)
    page.wait_for_timeout(700)
    page.wait_for_selector(IDLE, timeout=180_000)
    page.wait_for_function(DRAWN, timeout=180_000)


def of_charts(sheets: dict[str, dict[Path, list[str]]], widths: Sequence[int], out: Path) -> list[Path]:
    """Each drawing by itself, from pages (by mode) on which it bears its name as id."""
    taken = []
    with browser() as opened:
        for width in widths:
            page = opened.new_page(viewport={"width": width, "height": WIDTHS[width]})
            for mode, pages in sheets.items():
                for file, names in pages.items():
                    page.goto(file.resolve().as_uri(), timeout=120_000)
                    page.wait_for_timeout(300)
                    for name in names:
                        taken.append(out / f"{name}-{width}-{mode}.png")
                        page.locator(f'[id="{name}"]').screenshot(path=taken[-1])
            page.close()
    return taken
