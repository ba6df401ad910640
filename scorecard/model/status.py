"""The words of status columns, and what they say in ours: the column's whole set of words tells what each means."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from scorecard.model.perspective import normalised

NO_PACE = "none"
"""Of a known word that says nothing about pace, such as "in progress"."""
_BY_CLAIM = (NO_PACE, "not_started", "achieved", "on_track", "at_risk", "behind")
"""The least said first."""
_LONGEST = 40
"""Characters; what is longer is a remark, no word of a vocabulary."""

Meanings = dict[str, str]
"""Status by word, as `bare` leaves it."""


@cache
def _told() -> tuple[Meanings, tuple[Meanings, ...]]:
    told = tomllib.loads((files("scorecard.model") / "statuses.toml").read_text(encoding="utf-8"))
    return _by_word(told["everywhere"]), tuple(_by_word(table) for table in told["vocabularies"].values())


def _by_word(table: dict[str, list[str]]) -> Meanings:
    return {word: status for status, words in table.items() for word in words}


_NUMBERED = re.compile(r"^\d+ | \d+$")
_IN_NUMBERS = re.compile(r"[\d\s.,%]+")


def bare(word: str) -> str:
    """A status word as vocabularies spell it, without a number before or behind it; a sign that has no words beside it stays as it is."""
    told = _NUMBERED.sub("", normalised(word))
    sign = _IN_NUMBERS.sub("", word).rstrip("\ufe0f")
    return sign if sign and (not told or told.replace(" ", "").isdigit()) else told or word.strip()


def _spelt(word: str, everywhere: Meanings) -> str:
    """The word, or where nobody knows it so the one before a remark in parentheses, or the sign before a number: "✅ +2 %"."""
    told = _REMARK.fullmatch(word.strip()) or _SIGNED.fullmatch(word.strip())
    alone = bare(told["word"].strip()) if told else ""
    return alone if alone in everywhere else bare(word)


_REMARK = re.compile(r"(?P<word>[^()]+)\([^()]*\)")
_SIGNED = re.compile(r"(?P<word>[^\w\s+-]{1,2}) ?[-+]?\d.*")


def statuses(words: Iterable[str]) -> dict[str, str | None]:
    """What each word of one column says: achieved, on_track, at_risk, behind, not_started, none; None for an unknown word.

    The same word means unlike things in the vocabularies of vendors ("behind" is milder than "at risk" in some and
    worse in others). The vocabulary that knows most of the column's words is taken; where several know as many, a word
    means the least that any of them makes of it.
    """
    everywhere, vocabularies = _told()
    spelt = {word: _spelt(word, everywhere) for word in words}
    known = [sum(word in one for word in set(spelt.values())) for one in vocabularies]
    fitting = [one for one, count in zip(vocabularies, known, strict=True) if count == max(known)]
    return {word: _meaning(plain, fitting, everywhere, vocabularies) for word, plain in spelt.items()}


def _meaning(word: str, fitting: list[Meanings], everywhere: Meanings, vocabularies: tuple[Meanings, ...]) -> str | None:
    if len(word) > _LONGEST:
        return None
    said = [one[word] for one in fitting if word in one]
    if not said:
        said = [everywhere[word]] if word in everywhere else [one[word] for one in vocabularies if word in one]
    return min(said, key=_BY_CLAIM.index) if said else None
