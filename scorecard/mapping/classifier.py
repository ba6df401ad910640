"""The trained classifier: from texts to perspectives with a confidence. Numbers only; `training` makes it."""

import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from scorecard.mapping import features
from scorecard.mapping.features import BUCKETS, SCORED, Floats
from scorecard.mapping.semantic import DIMENSIONS, Embed

Parts = Sequence[tuple[str, float]]
"""What an objective says: texts with their weights, as in `lexicon.judge`."""
ENOUGH = 30
"""People's decisions below which nothing can be said about how well they are met."""
TARGET = 0.9
"""The precision that what is used without asking must have on held-out decisions."""
TOGETHER = 1_000
"""Texts that are looked at in one go, so that memory stays small."""
SHARPNESS = 24.0
"""How much more near examples count than far ones. With topics of the starter set left out, 24 was better than 16; more was not tried."""
OF_NEAREST = 0.4
"""How much nearness to examples counts beside the two readers' scores."""
FAINT = 1e-9
"""What a perspective has at least when no example is near, so that one of another decides little."""


@dataclass(frozen=True, slots=True)
class Account:
    """How a model was made and how far it may be trusted."""

    fingerprint: str
    """Changes with the examples, the starter texts, the lexicon and the encoder."""
    semantic: bool
    examples: int
    decisions: int
    """Of these by people of the organisation."""
    temperature: float
    """By which scores are divided, so that confidences are as high as the held-out predictions were right."""
    threshold: float | None
    """The confidence from which on held-out decisions were met well enough; None: nothing is used without asking."""
    precision: float | None
    """The share of the held-out decisions above the threshold that were met."""
    coverage: float | None
    """The share of the held-out decisions that were above it."""
    accuracy: float | None
    """The share of all held-out decisions that were met; None: there were too few to try it on."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A linear map from what is seen of a text to a score for each perspective, and the examples to which texts may be near in meaning."""

    account: Account
    perspectives: tuple[str, ...]
    rarity: Floats
    """BUCKETS"""
    of_grams: Floats
    """BUCKETS x perspectives"""
    of_scores: Floats
    """SCORED x perspectives"""
    of_meaning: Floats
    """DIMENSIONS x perspectives; no row in a light model."""
    bias: Floats
    met: Floats
    """The examples' meanings: texts of examples x DIMENSIONS; no row in a light model."""
    says: Floats
    """How much each of these says for each perspective: texts of examples x perspectives, each column adding up to 1."""

    def raw(self, texts: Sequence[str], embed: Embed) -> Floats:
        """Scores of single texts: texts x perspectives."""
        parts = [self._raw(texts[start : start + TOGETHER], embed) for start in range(0, len(texts), TOGETHER)]
        return np.concatenate(parts) if parts else np.zeros((0, len(self.perspectives)), np.float32)

    def _raw(self, texts: Sequence[str], embed: Embed) -> Floats:
        total = self._by_words(features.words_in(texts), len(texts)) + features.scores(texts) @ self.of_scores + self.bias
        if len(self.of_meaning):
            vectors = embed(texts)
            total = total + vectors @ self.of_meaning + OF_NEAREST * nearness(vectors, self.met, self.says)
        return np.asarray(total, np.float32)

    def _by_words(self, seen: features.Words, texts: int) -> NDArray[np.float64]:
        """What words, their pieces and pairs say: a sum over them, so that a word that stands in many texts is looked at once."""
        pieces = seen.pieces
        of_words = self._told(pieces.buckets, pieces.owner, len(seen.known))[seen.words]
        by_words = [np.bincount(seen.owner, column, minlength=texts) for column in of_words.T]
        told = np.stack(by_words, axis=1) + self._told(seen.pairs, seen.pair_owner, texts)
        return np.asarray(told[:, :-1] / np.sqrt(np.maximum(told[:, -1:], 1e-18)))

    def _told(self, buckets: NDArray[np.int64], owner: NDArray[np.int64], owners: int) -> NDArray[np.float64]:
        """What buckets say for each perspective, added up for their owners, and last the square of their length."""
        rarity = self.rarity[buckets]
        columns = [*(rarity[:, None] * self.of_grams[buckets]).T, rarity**2]
        return np.stack([np.bincount(owner, column, minlength=owners) for column in columns], axis=1)

    def confidences(self, said: Sequence[Parts], embed: Embed) -> Floats:
        """How likely each perspective is for each objective: objectives x perspectives, each row adding up to 1."""
        texts = {text: number for number, text in enumerate(dict.fromkeys(text for parts in said for text, _ in parts))}
        raw = self.raw(list(texts), embed)
        blended = blend(raw, [[(texts[text], weight) for text, weight in parts] for parts in said])
        return calibrated(blended, self.account.temperature)

    def strengths(self, word: str) -> Floats:
        """How far a word by itself speaks for each perspective rather than for the others; 0 for one that no example holds."""
        buckets = features.pieces_of(word)
        if not self.rarity[buckets[0]]:
            return np.zeros(len(self.perspectives), np.float32)
        pull = self.rarity[buckets] @ self.of_grams[buckets]
        return np.asarray(pull - pull.mean(), np.float32)

    def packed(self) -> bytes:
        """The numbers as they are kept; `unpacked` reads them without ever running what a file says."""
        out = io.BytesIO()
        told = json.dumps({"account": asdict(self.account), "perspectives": self.perspectives})
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        # Meanings are no finer than that.
        arrays["met"] = self.met.astype(np.float16)
        np.savez_compressed(out, told=np.frombuffer(told.encode(), np.uint8), **arrays)
        return out.getvalue()


_ARRAYS = ("rarity", "of_grams", "of_scores", "of_meaning", "bias", "met", "says")


def unpacked(kept: bytes) -> Model | None:
    """A kept model; None for bytes that are none, which are then trained anew."""
    try:
        with np.load(io.BytesIO(kept), allow_pickle=False) as held:
            told = json.loads(held["told"].tobytes())
            arrays = {name: np.asarray(held[name], np.float32) for name in _ARRAYS}
        model = Model(Account(**told["account"]), tuple(told["perspectives"]), **arrays)
    except (ValueError, KeyError, TypeError, OSError, EOFError, BadZipFile):
        return None
    wide = len(model.perspectives)
    rows = {"rarity": (BUCKETS,), "of_grams": (BUCKETS, wide), "of_scores": (len(SCORED), wide), "bias": (wide,)}
    rows["of_meaning"] = (DIMENSIONS if model.account.semantic else 0, wide)
    rows["met"], rows["says"] = (len(model.says), DIMENSIONS), (len(model.met), wide)
    return model if all(getattr(model, name).shape == shape for name, shape in rows.items()) else None


def nearness(vectors: Floats, met: Floats, says: Floats) -> Floats:
    """How near texts are in meaning to the examples of each perspective, on a log scale: texts x perspectives."""
    near = np.exp(SHARPNESS * (vectors @ met.T - 1))
    return np.asarray(np.log(near @ says + FAINT), np.float32)


def blend(raw: Floats, said: Sequence[Sequence[tuple[int, float]]]) -> Floats:
    """The weighted mean of the scores of an objective's texts, which are given by their rows in `raw`."""
    sizes = [len(parts) for parts in said]
    owner = np.repeat(np.arange(len(said)), sizes)
    rows = np.fromiter((row for parts in said for row, _ in parts), np.int64, sum(sizes))
    weights = np.fromiter((weight for parts in said for _, weight in parts), np.float64, sum(sizes))
    total = np.maximum(np.bincount(owner, weights, minlength=len(said)), 1e-9)
    columns = [np.bincount(owner, weights * raw[rows, column], minlength=len(said)) / total for column in range(raw.shape[1])]
    return np.stack(columns, axis=1).astype(np.float32)


def calibrated(raw: Floats, temperature: float) -> Floats:
    """Scores as confidences."""
    scaled = raw / temperature
    grown = np.exp(scaled - scaled.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True), np.float32)
