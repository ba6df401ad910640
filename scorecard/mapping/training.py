"""How the classifier is trained: two readers apart, their scores blended, then measured on what neither has seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from scorecard.mapping import features
from scorecard.mapping.classifier import ENOUGH, OF_NEAREST, TARGET, Account, Model, blend, calibrated, nearness
from scorecard.mapping.examples import FOLDS, WEIGHT, Example, learnable
from scorecard.mapping.features import BUCKETS, SCORED, Floats
from scorecard.mapping.semantic import DIMENSIONS, Embed

STRENGTH_OF_WORDS = 5.0
"""The inverse of the regularisation; 3 to 10 are alike on the starter set, a language left out at a time."""
STRENGTH_OF_MEANING = 2.0
"""The same for the reader of meanings; 1 to 3 are alike on the starter set, texts of the same topics left out together, and 5 is worse."""
OF_READER = 0.4
"""How much each reader's score counts where both read: as much as nearness to examples. Other shares differ by less than 2 %."""
OF_SCORES = 0.4
"""How much the lexicon's scores count beside words and meaning; 0.25 to 1 are alike."""
SEEN_TWICE = 2
"""A piece of a word that stands in one example only tells nothing about the others."""
TEMPERATURES = np.geomspace(0.3, 5.0, 60)
FROM_STRANGERS = 1.75
"""The temperature until there are decisions to measure it on. On our own texts it would be 0.7 to 0.9; other people's are harder."""


class _Seen:
    """What both readers see of each part of each example: a row a part."""

    def __init__(self, examples: Sequence[Example], embed: Embed | None) -> None:
        texts = [text for one in examples for text, _ in one.parts]
        self.owner = np.repeat(np.arange(len(examples)), [len(one.parts) for one in examples])
        self.label = np.array([one.perspective for one in examples])[self.owner]
        self.fold = np.array([one.fold for one in examples])[self.owner]
        shares = [weight / sum(each for _, each in one.parts) for one in examples for _, weight in one.parts]
        self.weight = np.array(shares) * np.array([WEIGHT[one.by] for one in examples])[self.owner]
        found = features.grams(texts)
        held = np.bincount(np.unique(found.owner * BUCKETS + found.buckets) % BUCKETS, minlength=BUCKETS)
        self.rarity: Floats = (np.log((1 + len(texts)) / (1 + held)) + 1).astype(np.float32) * (held >= SEEN_TWICE)
        grams = csr_matrix((found.weighted(self.rarity), found.buckets, found.starts), shape=(len(texts), BUCKETS))
        self.used = np.flatnonzero(self.rarity)
        scored = OF_SCORES * features.scores(texts)
        self.light = hstack([grams[:, self.used], csr_matrix(scored)]).tocsr()
        self.semantic = np.hstack([embed(texts), scored]) if embed else None

    def maps(self, rows: NDArray[np.bool_], perspectives: Sequence[str]) -> tuple[Floats, Floats, Floats, Floats]:
        """The blended map learned from some rows, as the arrays of a `Model`: grams, scores, meaning, bias."""
        wide = len(perspectives)
        light, bias = self._reader(self.light, rows, perspectives, STRENGTH_OF_WORDS)
        of_grams: NDArray[Any] = np.zeros((BUCKETS, wide), np.float32)
        of_grams[self.used] = light[: -len(SCORED)]
        of_scores = light[-len(SCORED) :]
        of_meaning: NDArray[Any] = np.zeros((0, wide), np.float32)
        if self.semantic is not None:
            meant, other_bias = self._reader(self.semantic, rows, perspectives, STRENGTH_OF_MEANING)
            of_grams, of_meaning = OF_READER * of_grams, OF_READER * meant[:DIMENSIONS]
            of_scores, bias = OF_READER * (of_scores + meant[DIMENSIONS:]), OF_READER * (bias + other_bias)
        return _narrow(of_grams), _narrow(OF_SCORES * of_scores), _narrow(of_meaning), _narrow(bias)

    def examples(self, rows: NDArray[np.bool_], perspectives: Sequence[str]) -> tuple[Floats, Floats]:
        """The examples to be near to among some rows, as the arrays of a `Model`: meanings, and what each says."""
        if self.semantic is None:
            return np.zeros((0, DIMENSIONS), np.float32), np.zeros((0, len(perspectives)), np.float32)
        says = (self.label[rows, None] == np.array(perspectives)) * self.weight[rows, None]
        return _narrow(self.semantic[rows, :DIMENSIONS]), _narrow(says / np.maximum(says.sum(axis=0), 1e-9))

    def _reader(
        self, seen: csr_matrix | Floats, rows: NDArray[np.bool_], perspectives: Sequence[str], strength: float
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        learned = LogisticRegression(C=strength, class_weight="balanced", max_iter=300, tol=1e-3)
        learned.fit(seen[rows], self.label[rows], sample_weight=self.weight[rows])
        weights = np.zeros((seen.shape[1], len(perspectives)), np.float32)
        bias = np.full(len(perspectives), -9.0, np.float32)
        places = [perspectives.index(name) for name in learned.classes_]
        weights[:, places], bias[places] = learned.coef_.T, learned.intercept_
        return weights, bias


def train(examples: Sequence[Example], embed: Embed | None, fingerprint: str) -> Model:
    """A model of these examples, the same for the same. `embed` None: without the meaning of texts.

    Once there are enough decisions of people, every example is predicted by a model that has seen none of its fold; confidence and
    threshold come from these.
    """
    # Threads of matrices this small wait for each other, ten times as long as one alone takes.
    with threadpool_limits(1):
        return _train(examples, embed, fingerprint)


def _train(examples: Sequence[Example], embed: Embed | None, fingerprint: str) -> Model:
    examples = learnable(examples)
    perspectives = tuple(sorted({one.perspective for one in examples}))
    seen = _Seen(examples, embed)
    tried = _tried(seen, examples, perspectives)
    account = Account(
        fingerprint=fingerprint,
        semantic=embed is not None,
        examples=len(examples),
        decisions=sum(one.by == "person" for one in examples),
        temperature=tried.temperature,
        threshold=tried.threshold,
        precision=tried.precision,
        coverage=tried.coverage,
        accuracy=tried.accuracy,
    )
    every = np.ones(len(seen.owner), bool)
    return Model(account, perspectives, seen.rarity, *seen.maps(every, perspectives), *seen.examples(every, perspectives))


@dataclass(frozen=True, slots=True)
class _Tried:
    """How held-out decisions of people were met, as in `Account`."""

    temperature: float
    threshold: float | None = None
    precision: float | None = None
    coverage: float | None = None
    accuracy: float | None = None


def _tried(seen: _Seen, examples: Sequence[Example], perspectives: Sequence[str]) -> _Tried:
    """Predict each fold by a model of the others; with too few decisions of people nothing is tried."""
    by_people = np.array([one.by == "person" for one in examples])
    if by_people.sum() < ENOUGH:
        return _Tried(FROM_STRANGERS)
    held_out = np.zeros((len(examples), len(perspectives)), np.float32)
    for fold in range(FOLDS):
        apart = np.array([one.fold == fold for one in examples])
        if apart.any():
            held_out[apart] = _predicted(seen, fold, [one for one in examples if one.fold == fold], perspectives)
    truth = np.array([perspectives.index(one.perspective) for one in examples])[by_people]
    temperature = _temperature(held_out[by_people], truth)
    confidence = calibrated(held_out[by_people], temperature)
    right = confidence.argmax(axis=1) == truth
    cut = threshold(confidence.max(axis=1), right)
    if cut is None:
        return _Tried(temperature, accuracy=float(right.mean()))
    above = confidence.max(axis=1) >= cut
    return _Tried(temperature, cut, float(right[above].mean()), float(above.mean()), float(right.mean()))


def _narrow(numbers: NDArray[Any]) -> Floats:
    return np.asarray(numbers, np.float32)


def _predicted(seen: _Seen, fold: int, apart: Sequence[Example], perspectives: Sequence[str]) -> Floats:
    """The scores of a fold's examples by a model of all others."""
    of_grams, of_scores, of_meaning, bias = seen.maps(seen.fold != fold, perspectives)
    rows = seen.fold == fold
    scored = seen.light[rows][:, -len(SCORED) :].toarray() / OF_SCORES
    raw = seen.light[rows][:, : -len(SCORED)] @ of_grams[seen.used] + scored @ of_scores + bias
    if seen.semantic is not None:
        vectors = _narrow(seen.semantic[rows][:, :DIMENSIONS])
        raw = raw + vectors @ of_meaning + OF_NEAREST * nearness(vectors, *seen.examples(seen.fold != fold, perspectives))
    rows_left = iter(range(len(raw)))
    return blend(np.asarray(raw, np.float32), [[(next(rows_left), weight) for _, weight in one.parts] for one in apart])


def _temperature(raw: Floats, truth: NDArray[np.int64]) -> float:
    """The one under which what happened was the least surprising."""
    rows = np.arange(len(truth))
    surprise = [-np.log(calibrated(raw, one)[rows, truth] + 1e-9).mean() for one in TEMPERATURES]
    return float(TEMPERATURES[int(np.argmin(surprise))])


def threshold(confidence: Floats, right: NDArray[np.bool_]) -> float | None:
    """The least confidence from which on the share that was right is surely `TARGET`; None when there is none.

    Surely: the lower end of Wilson's interval of one standard error, so that a few lucky ones open no gate.
    """
    order = np.argsort(-confidence, kind="stable")
    counted = np.arange(1, len(order) + 1)
    share = np.cumsum(right[order]) / counted
    low = (share + 0.5 / counted - np.sqrt(share * (1 - share) / counted + 0.25 / counted**2)) / (1 + 1 / counted)
    ends = np.append(confidence[order][:-1] > confidence[order][1:], True)
    good = np.flatnonzero((low >= TARGET) & ends)
    return float(confidence[order][good[-1]]) if len(good) else None
