"""Finding phrases in a text: the longest first, no word used twice.

A phrase is written as people write it. Of its words, a trailing * takes any ending and a leading * any beginning; `…` stands for up to two
words between; `&` joins phrases that must both stand in the text, in any order.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from scorecard.mapping.words import GLUE, Vocabulary
from scorecard.model.perspective import normalised

MOST_WORDS = 65_536
"""Words that are known in some languages before all are forgotten."""
BETWEEN = 2
"""The most words that `…` stands for."""


@lru_cache(65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in normal form. Texts that differ in their numbers alone say the same, and no phrase is a number."""
    words = f" {normalised(text)} ".replace(" r d ", " rd ").split()
    return tuple(["0" if word.isdigit() else word for word in words])


@dataclass(frozen=True, slots=True)
class Said:
    """What a phrase says of a text that it stands in."""

    perspective: str | None
    """None: it keeps its words from speaking of any."""
    weight: float
    case: int | None = None
    """The hard case it belongs to, by its place in the table."""
    first: bool = False
    """It speaks before all that is not first, whatever their lengths."""


@dataclass(frozen=True, slots=True)
class Heard:
    words: str
    """As they stand in the text, in normal form."""
    said: Said


@dataclass(frozen=True, slots=True)
class _Phrase:
    said: Said
    letters: int
    language: str
    of: tuple[int, int, int]
    """Which joined phrase it is part of, as which of how many parts."""


@dataclass(slots=True)
class _Fork:
    """Where the phrases that begin alike part."""

    here: list[_Phrase] = field(default_factory=list)
    """Those that end here."""
    beside: dict[int, "_Fork"] = field(default_factory=dict)
    """By the word that comes next."""
    beyond: dict[int, "_Fork"] = field(default_factory=dict)
    """By the word that comes next or after up to two others."""


@dataclass(frozen=True, slots=True)
class _Hit:
    phrase: _Phrase
    places: tuple[int, ...]
    """Of its words among those of the text that are no glue."""
    part: int | None = None
    """The part of a compound that it is; other parts of the same compound may speak too."""


_Numbers = tuple[frozenset[int], frozenset[int]]
"""The known words that a word of a text is a form of, and those it is a compound with when it is none."""
_NOTHING: _Numbers = (frozenset(), frozenset())


class Phrases:
    """All phrases of all languages, told once; a text is matched with look-ups only."""

    def __init__(self, languages: Sequence[str], apart: Mapping[str, Iterable[str]], alone: Mapping[str, Iterable[str]]) -> None:
        """By language: `apart` are words that only look like forms or compounds of others, `alone` those that others contain by chance."""
        self._vocabularies = {language: Vocabulary(language, apart.get(language, ()), alone.get(language, ())) for language in languages}
        self._numbers: dict[tuple[str, str, str, bool], int] = {}
        self._first: dict[int, _Fork] = {}
        self._joined = 0
        self._words: dict[tuple[str, ...], _Words] = {}

    def add(self, language: str, written: str, said: Said) -> None:
        joined = written.split("&")
        self._joined += 1
        for place, phrase in enumerate(joined):
            self._add_one(language, phrase.split(), said, (self._joined, place, len(joined)))

    def _add_one(self, language: str, written: Sequence[str], said: Said, of: tuple[int, int, int]) -> None:
        spelt = [(piece, shape) for word in written for piece, shape in _pieces(word)]
        forks, far, fork = self._first, False, _Fork()
        for word, shape in spelt:
            if shape == "…":
                far = True
            elif word not in GLUE or len(spelt) == 1:
                number = self._number(language, word, shape, single=len(spelt) == 1)
                fork = (fork.beyond if far else forks).setdefault(number, _Fork())
                forks, far = fork.beside, False
        fork.here.append(_Phrase(said, sum(len(word) for word, _ in spelt), language, of))

    def _number(self, language: str, word: str, shape: str, *, single: bool) -> int:
        key = (language, word, shape, single)
        known = self._numbers.get(key)
        if known is None:
            known = self._numbers[key] = len(self._numbers)
            self._vocabularies[language].add(known, word, shape, single=single)
        return known

    def look_up(self, word: str, languages: tuple[str, ...]) -> _Numbers:
        """What a word of a text is in some languages."""
        found = [self._vocabularies[language].numbers(word) for language in languages]
        whole = frozenset(number for numbers, _ in found for number in numbers)
        compound = frozenset(number for _, numbers in found for number in numbers)
        return (whole, compound) if whole or compound else _NOTHING

    def hear(self, words: Sequence[str], languages: tuple[str, ...]) -> tuple[Heard, ...]:
        """What the words say: hard cases before other phrases, then the longest first; each wording once."""
        kept = [place for place, word in enumerate(words) if word not in GLUE] or list(range(len(words)))
        if languages not in self._words:
            self._words[languages] = _Words(self, languages)
        known = self._words[languages]
        numbers = [known[words[place]] for place in kept]
        hits: list[_Hit] = []
        for place, (whole, compound) in enumerate(numbers):
            for number in whole:
                if number in self._first:
                    _follow(self._first[number], numbers, (place,), hits)
            for number in compound:
                hits += (_Hit(phrase, (place,), number) for phrase in self._first[number].here)
        return _told(sorted(_whole(hits), key=lambda hit: _rank(hit, languages)), words, kept) if hits else ()


class _Words(dict[str, _Numbers]):
    """What words of texts are in some languages, each looked up once."""

    def __init__(self, phrases: Phrases, languages: tuple[str, ...]) -> None:
        self.phrases, self.languages = phrases, languages

    def __missing__(self, word: str) -> _Numbers:
        if len(self) == MOST_WORDS:
            self.clear()
        found = self[word] = self.phrases.look_up(word, self.languages)
        return found


def _follow(fork: _Fork, numbers: Sequence[_Numbers], places: tuple[int, ...], hits: list[_Hit]) -> None:
    """Add the phrases that go on from a fork, its words so far standing at these places."""
    hits += [_Hit(phrase, places) for phrase in fork.here]
    following = places[-1] + 1
    if fork.beside and following < len(numbers) and numbers[following][0]:
        for number in numbers[following][0] & fork.beside.keys():
            _follow(fork.beside[number], numbers, (*places, following), hits)
    if fork.beyond:
        for place in range(following, min(following + BETWEEN + 1, len(numbers))):
            for number in numbers[place][0] & fork.beyond.keys():
                _follow(fork.beyond[number], numbers, (*places, place), hits)


def _pieces(word: str) -> list[tuple[str, str]]:
    """A written word as its words in the spelling they have, each with how it stretches: `*`, `-` (any beginning), `…` or not at all."""
    if word == "…":
        return [("…", "…")]
    bare = [piece for piece in re.split(r"[\W_]+", word) if piece]
    shapes = [""] * len(bare)
    if word.startswith("*"):
        shapes[0] = "-"
    if word.endswith("*"):
        shapes[-1] = "*"
    return list(zip(bare, shapes, strict=True))


def _whole(hits: Sequence[_Hit]) -> list[_Hit]:
    """The hits, those of joined phrases as one if all their parts are there."""
    if all(hit.phrase.of[2] == 1 for hit in hits):
        return list(hits)
    joined: dict[int, dict[int, _Hit]] = {}
    for hit in hits:
        if hit.phrase.of[2] > 1:
            joined.setdefault(hit.phrase.of[0], {}).setdefault(hit.phrase.of[1], hit)
    together = [parts for parts in joined.values() if len(parts) == next(iter(parts.values())).phrase.of[2]]
    return [hit for hit in hits if hit.phrase.of[2] == 1] + [
        _Hit(next(iter(parts.values())).phrase, tuple(sorted({place for hit in parts.values() for place in hit.places})))
        for parts in together
    ]


def _rank(hit: _Hit, languages: Sequence[str]) -> tuple[bool, int, bool, int, int, tuple[int, ...]]:
    phrase = hit.phrase
    return not phrase.said.first, -len(hit.places), hit.part is not None, -phrase.letters, languages.index(phrase.language), hit.places


def _told(hits: Sequence[_Hit], words: Sequence[str], kept: Sequence[int]) -> tuple[Heard, ...]:
    used: dict[int, set[int | None]] = {}
    told: dict[tuple[str, str | None], Heard] = {}
    for hit in hits:
        if any(hit.part is None or not {None, hit.part}.isdisjoint(used[place]) for place in hit.places if place in used):
            continue
        for place in hit.places:
            used.setdefault(place, set()).add(hit.part)
        wording = _wording([kept[place] for place in hit.places], words)
        told.setdefault((wording, hit.phrase.said.perspective), Heard(wording, hit.phrase.said))
    return tuple(told.values())


def _wording(places: Sequence[int], words: Sequence[str]) -> str:
    """The words at these places with the articles between them; for other words an ellipsis."""
    said = [words[places[0]]]
    for before, place in pairwise(places):
        between = words[before + 1 : place]
        said += [*(between if GLUE.issuperset(between) else ["…"]), words[place]]
    return " ".join(said)
