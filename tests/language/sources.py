"""Every text of the interface, gathered from the source: what the catalogues must hold."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

ROOT = Path(__file__).parents[2]
KEYWORDS = {"tr": None, "trn": (1, 2), "marked": None}


def gathered() -> Catalog:
    """The texts in the order of their files, each with the files that show it and without a translation."""
    found = Catalog(domain="scorecard", project="Scorecard", charset="utf-8")
    for file in sorted([*(ROOT / "scorecard").rglob("*.py"), *(ROOT / "pages").glob("*.py")]):
        for _, text, comments, _ in extract_from_file("python", file, KEYWORDS, ["For translators:"]):
            found.add(text, locations=[(file.relative_to(ROOT).as_posix(), 0)], auto_comments=comments)
    return found
