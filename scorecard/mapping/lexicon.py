"""Which perspective the words of a text speak of (methodology §9.4). It never guesses: below the threshold it says so."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from scorecard.model.perspective import normalised

ACCEPT_SCORE = 1.0
ACCEPT_MARGIN = 0.30
ESG = "esg"
ESG_SHARE = 0.5
"""What a word of sustainability adds to internal processes while it is no perspective of its own."""


@dataclass(frozen=True, slots=True)
class Verdict:
    perspective: str | None
    """None: the best is below the threshold or too close to the second."""
    best: str | None
    """The best guess, whatever its score; None when no word spoke."""
    second: str | None
    score: float
    margin: float
    """(best - second) / best, 0 to 1."""
    words: tuple[tuple[str, str], ...]
    """The terms that spoke, each with its perspective."""

    @property
    def reason(self) -> str:
        """One sentence for the person who decides."""
        if self.best is None:
            return "No word of the text is in the lexicon."
        said = ", ".join(f"“{word}” ({perspective})" for word, perspective in self.words[:6])
        if self.perspective:
            return f"Words that spoke: {said}."
        close = f"; next {self.second}" if self.second else ""
        return f"Not sure: closest {self.best}{close}. Words that spoke: {said}."


@dataclass(slots=True)
class _Terms:
    """One language's terms, by their words, so that a text is matched with look-ups only."""

    whole: dict[tuple[str, ...], tuple[str, float]] = field(default_factory=dict)
    begun: dict[tuple[str, ...], tuple[str, float]] = field(default_factory=dict)
    """Terms whose last word takes any ending."""
    ended: dict[str, tuple[str, float]] = field(default_factory=dict)
    """Single words that take any beginning."""
    longest: int = 1
    first: set[str] = field(default_factory=set)
    """First words of the terms of two words or more."""


@cache
def _lexicon() -> tuple[dict[str, _Terms], dict[str, frozenset[str]]]:
    told = tomllib.loads((files("scorecard.mapping") / "lexicon.toml").read_text(encoding="utf-8"))
    languages: dict[str, _Terms] = {}
    for perspective, by_language in told["terms"].items():
        for language, kinds in by_language.items():
            terms = languages.setdefault(language, _Terms())
            for kind, listed in kinds.items():
                for term in listed:
                    _add(terms, term, perspective, weak=kind == "weak")
    return languages, {language: frozenset(words) for language, words in told["function_words"].items()}


def _add(terms: _Terms, term: str, perspective: str, *, weak: bool) -> None:
    words = tuple(normalised(term).split())
    weight = 0.5 if weak else 2.0 if len(words) > 1 else 1.0
    entry = (perspective, weight)
    if term.startswith("*"):
        terms.ended.setdefault(words[0], entry)
    elif term.endswith("*"):
        terms.begun.setdefault(words, entry)
    else:
        terms.whole.setdefault(words, entry)
    terms.longest = max(terms.longest, len(words))
    if len(words) > 1:
        terms.first.add(words[0])


def languages_of(words: Sequence[str]) -> tuple[str, ...]:
    """The text's language and English (acronyms of measures often are); every language when the words don't tell."""
    _, function_words = _lexicon()
    hits = dict.fromkeys(function_words, 0)
    for word in words:
        for language in _speakers().get(word, ()):
            hits[language] += 1
    (best, most), (_, second), *_ = sorted(hits.items(), key=lambda entry: -entry[1])
    if most < 2 or most == second:
        return tuple(function_words)
    return tuple(dict.fromkeys([best, "en"]))


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Which languages use a function word."""
    _, function_words = _lexicon()
    everything = {word for known in function_words.values() for word in known}
    return {word: tuple(language for language, known in function_words.items() if word in known) for word in everything}


def spoken(text: str) -> tuple[tuple[str, str, float], ...]:
    """The terms of a text as (term, perspective, weight): the longest first, no word used twice, each term once."""
    # Texts that differ in their numbers alone say the same, and no term is a number.
    return _spoken(_NUMBER.sub("0", normalised(text)))


_NUMBER = re.compile(r"\b\d+\b")


@lru_cache(maxsize=65_536)
def _spoken(bare: str) -> tuple[tuple[str, str, float], ...]:
    words = bare.split()
    languages = languages_of(words)
    longest, openers = _reach(languages)
    starts = [start for start, word in enumerate(words) if word in openers]
    used = [False] * len(words)
    found: dict[str, tuple[str, float]] = {}
    for length in range(min(longest, len(words)), 0, -1):
        for start in starts if length > 1 else range(len(words)):
            part = tuple(words[start : start + length])
            if len(part) < length or any(used[start : start + length]):
                continue
            hit = _hit(part, languages)
            if hit:
                used[start : start + length] = [True] * length
                found.setdefault(" ".join(part), hit)
    return tuple((term, perspective, weight) for term, (perspective, weight) in found.items())


@cache
def _reach(languages: tuple[str, ...]) -> tuple[int, frozenset[str]]:
    """The longest term of these languages in words, and the words that begin a term of several."""
    told = [_lexicon()[0][language] for language in languages if language in _lexicon()[0]]
    return max((terms.longest for terms in told), default=1), frozenset().union(*(terms.first for terms in told))


@lru_cache(maxsize=65_536)
def _hit(part: tuple[str, ...], languages: tuple[str, ...]) -> tuple[str, float] | None:
    lexicon, _ = _lexicon()
    told = (lexicon[language] for language in languages if language in lexicon)
    return next((entry for terms in told if (entry := _match(terms, part))), None)


def _match(terms: _Terms, part: tuple[str, ...]) -> tuple[str, float] | None:
    if len(part) > 1 and part[0] not in terms.first:
        return None
    hit = terms.whole.get(part)
    if hit:
        return hit
    head, last = part[:-1], part[-1]
    for end in range(len(last), 1, -1):
        hit = terms.begun.get((*head, last[:end]))
        if hit:
            return hit
    if not head:
        for start in range(1, len(last) - 3):
            hit = terms.ended.get(last[start:])
            if hit:
                return hit
    return None


def judge(parts: Sequence[tuple[str, float]]) -> Verdict:
    """The verdict on an objective: `parts` are texts with their field weights (objective 1.5, key results 1.0 shared, …)."""
    scores: dict[str, float] = {}
    words: dict[str, str] = {}
    for text, weight in parts:
        for term, perspective, term_weight in spoken(text):
            home, share = ("internal_process", ESG_SHARE) if perspective == ESG else (perspective, 1.0)
            scores[home] = scores.get(home, 0.0) + weight * term_weight * share
            words.setdefault(term, home)
    return _verdict(scores, tuple(words.items()))


def _verdict(scores: Mapping[str, float], words: tuple[tuple[str, str], ...]) -> Verdict:
    ranked = sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ranked:
        return Verdict(None, None, None, 0.0, 0.0, ())
    best, top = ranked[0]
    second = ranked[1] if len(ranked) > 1 else None
    margin = (top - second[1]) / top if second else 1.0
    sure = top >= ACCEPT_SCORE - 1e-9 and margin >= ACCEPT_MARGIN - 1e-9
    return Verdict(best if sure else None, best, second[0] if second else None, top, margin, words)
