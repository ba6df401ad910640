"""`python -m tests.gallery --out DIR [--pages]`: pictures of every chart, and of every page of the dashboard on the demo."""

import argparse
import tempfile
from pathlib import Path

from scorecard import desk
from scorecard.web.places import demo_files
from tests.gallery import sheet, shots
from tests.gallery.drawings import every_drawing
from tests.pages.conftest import PATHS


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, required=True, help="folder for the pictures and index.html")
    asked.add_argument("--pages", nargs="*", help="pages to take as well; none named: all of them")
    asked.add_argument("--charts", nargs="*", help="charts to take; none named: all of them")
    asked.add_argument("--languages", nargs="+", default=["en"], help="languages in which pages are taken")
    asked.add_argument("--widths", nargs="+", type=int, default=list(shots.WIDTHS))
    asked.add_argument("--modes", nargs="+", choices=shots.MODES, default=shots.MODES, help="light, dark")
    asked.add_argument("--store", type=Path, help="a store to show in place of the demo")
    told = asked.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    pictures = []
    if told.charts is not None or told.pages is None:
        drawn = [one for one in every_drawing() if not told.charts or one.chart in told.charts]
        pages = {mode: sheet.write(drawn, mode, told.out) for mode in told.modes}
        pictures += shots.of_charts(pages, told.widths, told.out)
    if told.pages is not None:
        paths = told.pages or PATHS
        paths = [path if language == "en" else f"{path}?lang={language}" for language in told.languages for path in paths]
        with tempfile.TemporaryDirectory() as folder, shots.dashboard(told.store or _demo(Path(folder) / "demo.duckdb")) as address:
            pictures += shots.of_pages(address, paths, told.widths, told.modes, told.out)
    sheet.index(pictures, told.out)


def _demo(path: Path) -> Path:
    store = desk.open_store(path)
    desk.load_demo(store, demo_files())
    store.close()
    return path


if __name__ == "__main__":
    main()
