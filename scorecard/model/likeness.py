"""When two texts say nearly the same."""

import re

from scorecard.model.perspective import normalised

ALIKE = 88.0
"""Texts this like each other (0 to 100), numbers and the unit's own name aside, are alike."""
_NUMBER = re.compile(r"\b\d+\b")


def bare(text: str, *units: str | None) -> str:
    """The words of a text without its numbers and the names of these units; the whole text where nothing else is left."""
    words = less = normalised(text)
    for name in filter(None, (normalised(unit or "") for unit in units)):
        if name in less:  # Of thousands of texts few name a unit; looking for a word costs more than looking for letters.
            less = re.sub(rf"\b{re.escape(name)}\b", " ", less)
    return " ".join(_NUMBER.sub(" ", less).split()) or words
