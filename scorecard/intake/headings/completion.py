"""Headings that say "done" or "achieved". One word may answer several questions; `completion.toml` says which."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from scorecard.intake.headings.aliases import plain

Question = Literal["milestone", "count", "level", "yes"]


@cache
def words_for(question: Question) -> frozenset[str]:
    """The words that answer a question, as `plain` leaves a heading."""
    told = tomllib.loads((files("scorecard.intake.headings") / "completion.toml").read_text(encoding="utf-8"))
    return frozenset(plain(word) for words in told.values() for word, answers in words.items() if question in answers)


def asks_whether_done(bare: str) -> bool:
    """The heading's plain words hold one below which a yes is all of it: "% complete", "Work finished so far"."""
    return any(word in bare for word in words_for("yes"))
