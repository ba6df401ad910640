"""Where the pages, the demo and the server's settings lie: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def home() -> Path:
    """The folder that holds `pages`, `data/demo` and `.streamlit`."""
    bundled = _PACKAGE / "_bundle"
    return bundled if bundled.is_dir() else _PACKAGE.parent


def pages_folder() -> Path:
    return home() / "pages"


def demo_files() -> list[Path]:
    """The invented company's workbooks, in the order in which they were made."""
    return sorted(file for file in (home() / "data" / "demo").iterdir() if file.suffix in (".xlsx", ".csv", ".ods"))
