"""The words that cells are written in, from `vocabulary.toml`, and how they become patterns."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

TOLD: dict[str, Any] = tomllib.loads((files("scorecard.intake.cells") / "vocabulary.toml").read_text(encoding="utf-8"))

_ACCENTS = str.maketrans("áàâäãåąéèêëęíìîïóòôöõúùûüçćñńśşźżłğ", "aaaaaaaeeeeeiiiiooooouuuuccnnsszzlg")


def by_word(table: dict[str, list[str]]) -> dict[str, str]:
    """A table of meaning -> words, turned round."""
    return {word: meaning for meaning, words in table.items() for word in words}


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a blank in a word stands for any run of blanks."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def plain(text: str) -> str:
    """Case folded, accents off, runs of blanks as one: what the patterns of periods and days look at."""
    return " ".join(text.casefold().translate(_ACCENTS).split())
