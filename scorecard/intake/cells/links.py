"""Names as exports write them where they lead to another row: with its address behind them, or its id and how much it weighs there."""

import re

from scorecard.intake.coded import Coded

_LINK = re.compile(r"\s\(https?://[^)]*\)\s*$")
LINKED = " (http"
"""What begins a link behind a name."""
_REFERENCE = re.compile(r"\((?:weight:\s*(?P<weight>\d+(?:[.,]\d+)?)\s*%?\s*,\s*)?id:\s*(?P<id>[^\s()]+)\)", re.IGNORECASE)
""" "(weight: 40 %, Id: 2041)"."""


def without_links(told: Coded[str | None]) -> Coded[str | None]:
    """As `without_link` reads each; most columns hold no link, which one look tells."""
    return told.read(without_link) if LINKED in "\n".join(filter(None, told.values)) else told


def without_link(text: str | None) -> str | None:
    """A name as exports of boards write it where it links to the other row: "Calm mornings (https://…)"."""
    return _LINK.sub("", text) if text and LINKED in text else text


def parent_in(text: str | None) -> str | None:
    """What a row says that it belongs to: an id that stands behind a name, "Calm mornings(weight: 40%, Id: 2041)", else the name."""
    found = _REFERENCE.search(text) if text else None
    return found["id"] if found else without_link(text)


def share_of_parent(text: str | None) -> float | None:
    """How much of what it belongs to a row weighs, in percent, where that stands behind the name: 40 of the above."""
    found = _REFERENCE.search(text) if text else None
    return float(found["weight"].replace(",", ".")) if found and found["weight"] else None
