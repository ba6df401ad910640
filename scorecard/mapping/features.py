"""What the classifier sees of a text: its words and their pieces, hashed, and how loudly the lexicon speaks. Plain arrays."""

import itertools
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from scorecard.mapping.lexicon import ESG_SHARE, spoken
from scorecard.model.perspective import CLASSIC, ESG, normalised

BUCKETS = 2**15
PIECES = (3, 4, 5)
"""Letters of a word's pieces, its ends marked, so that inflection and compounds are alike."""
MOST_WORDS = 60
"""Of a longer text the beginning counts."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Grams:
    """The hashed words, pairs of words and pieces of some texts, one text after the other; what stands twice comes twice."""

    buckets: NDArray[np.int64]
    starts: NDArray[np.int64]
    """Where each text's begin; one more than texts."""

    @property
    def owner(self) -> NDArray[np.int64]:
        """Each bucket's text."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def weighted(self, rarity: Floats) -> Floats:
        """The rarity of each bucket, each text brought to length 1."""
        values = rarity[self.buckets]
        lengths = np.sqrt(np.bincount(self.owner, values**2, minlength=len(self.starts) - 1))
        return (values / np.maximum(lengths, 1e-9)[self.owner]).astype(np.float32)


def words_of(text: str) -> list[str]:
    """The words of a text without its numbers: what differs in numbers alone says the same."""
    return [word for word in normalised(text).split() if not word.isdigit()][:MOST_WORDS]


def grams(texts: Sequence[str]) -> Grams:
    found: list[NDArray[np.int64]] = [np.zeros(0, np.int64)]
    starts = [0]
    for text in texts:
        words = words_of(text)
        told = [pieces_of(word) for word in words]
        told.append(np.array([_bucket(f"{before} {after}") for before, after in itertools.pairwise(words)], np.int64))
        found += told
        starts.append(starts[-1] + sum(map(len, told)))
    return Grams(np.concatenate(found), np.array(starts, np.int64))


@dataclass(frozen=True, slots=True)
class Words:
    """The same as `Grams`, told shorter: which words stand in which text, and the buckets of neighbours."""

    known: tuple[str, ...]
    """Each word once."""
    words: NDArray[np.int64]
    """The words of all texts by their places in `known`."""
    owner: NDArray[np.int64]
    """Each word's text."""
    pairs: NDArray[np.int64]
    """The bucket of each word with the one behind it."""
    pair_owner: NDArray[np.int64]

    @property
    def pieces(self) -> Grams:
        """Of each known word."""
        told = [pieces_of(word) for word in self.known]
        return Grams(np.concatenate([np.zeros(0, np.int64), *told]), np.cumsum([0, *map(len, told)]))


def words_in(texts: Sequence[str]) -> Words:
    told = [words_of(text) for text in texts]
    places: dict[str, int] = {}
    words = [places.setdefault(word, len(places)) for one in told for word in one]
    owner = np.repeat(np.arange(len(texts)), [len(one) for one in told])
    before = [zlib.crc32(word.encode()) for word in places]
    behind = [b" " + word.encode() for word in places]
    # As `_bucket` has it for two words with a blank between.
    pairs = np.array([zlib.crc32(behind[other], before[word]) % BUCKETS for word, other in itertools.pairwise(words)], np.int64)
    beside = owner[:-1] == owner[1:]
    return Words(tuple(places), np.array(words, np.int64), owner, pairs[beside], owner[:-1][beside])


@lru_cache(maxsize=65_536)
def pieces_of(word: str) -> NDArray[np.int64]:
    """The buckets of a word, which comes first, and of its pieces."""
    marked = f"<{word}>"
    pieces = (marked[start : start + size] for size in PIECES for start in range(len(marked) - size + 1))
    return np.array([_bucket(f"={word}"), *map(_bucket, pieces)], np.int64)


def _bucket(gram: str) -> int:
    return zlib.crc32(gram.encode()) % BUCKETS


SCORED = CLASSIC
"""The perspectives that the lexicon speaks of, in the columns' order."""


def scores(texts: Sequence[str]) -> Floats:
    """How loudly the lexicon speaks for each of `SCORED`: texts x perspectives, log of 1 + the terms' weights."""
    told = np.zeros((len(texts), len(SCORED)), np.float32)
    for row, text in enumerate(texts):
        for _, perspective, weight in spoken(text):
            home, share = ("internal_process", ESG_SHARE) if perspective == ESG else (perspective, 1.0)
            if home in SCORED:
                told[row, SCORED.index(home)] += weight * share
    return np.log1p(told)
