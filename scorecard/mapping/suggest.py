"""What the classifier says about objectives, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scorecard.mapping import examples, semantic
from scorecard.mapping.classifier import Model, Parts
from scorecard.mapping.examples import Example
from scorecard.mapping.features import Floats, words_of
from scorecard.mapping.lexicon import is_function_word
from scorecard.mapping.nearest import Nearest
from scorecard.model.perspective import PerspectiveSet, classic

TELLING = 0.4
"""How far a word must speak for a perspective, by itself, to be named among the reasons."""
MOST_TOLD = 80
"""Letters of an example that are quoted."""
SAID_BY = {"person": "decided by a person", "file": "said by a file", "starter": "an example that came with the program"}


@dataclass(frozen=True, slots=True)
class Guess:
    perspective: str
    """The best guess, whatever its confidence."""
    confidence: float
    """0 to 1."""
    auto: bool
    """Sure enough to be used without asking."""
    reason: str
    likely: tuple[tuple[str, float], ...]
    """Every perspective with its confidence, the best guess first."""


@lru_cache(maxsize=4)
def trained(known: tuple[Example, ...], meaning: bool) -> Model:
    """The model of these examples and of the starter set, made once in a process."""
    # It takes two seconds to import, and most commands never train.
    from scorecard.mapping.training import train

    return train((*examples.starter(), *known), semantic.embed if meaning else None, mark(known, meaning=meaning))


def mark(known: Sequence[Example], *, meaning: bool) -> str:
    """What a model of these examples is known by."""
    return examples.fingerprint((*examples.starter(), *known), semantic.model() if meaning else "light")


def guesses(model: Model, said: Sequence[Parts], known: Sequence[Example], among: Sequence[PerspectiveSet] = ()) -> list[Guess]:
    """A guess on each objective, with the examples it is like (of `known` first) and the words that spoke.

    `among`: for each objective the perspectives to choose from; the model's own when empty.
    """
    if not said:
        return []
    sets = among or [classic()] * len(said)
    confidence = model.confidences(said, semantic.embed)
    if among:
        confidence = _within(model, confidence, among)
    best = [model.perspectives[column] for column in confidence.argmax(axis=1)]
    alike = _nearest(model, tuple(known)).of([parts[0][0] for parts in said], best)
    strengths: dict[str, Floats] = {}
    orders = np.argsort(-confidence, axis=1, kind="stable").tolist()
    told = []
    for parts, order, row, like, names in zip(said, orders, confidence.tolist(), alike, sets, strict=True):
        column = order[0]
        words = [word for word in words_of(parts[0][0]) if not is_function_word(word)]
        for word in words:
            if word not in strengths:
                strengths[word] = model.strengths(word)
        spoke = sorted({word for word in words if strengths[word][column] >= TELLING}, key=lambda word: -strengths[word][column])
        auto = model.account.threshold is not None and row[column] >= model.account.threshold
        likely = tuple([(model.perspectives[one], round(row[one], 3)) for one in order])
        told.append(Guess(*likely[0], auto, _reason(likely, like, spoke, names, auto=auto), likely))
    return told


@lru_cache(maxsize=1)
def _nearest(model: Model, known: tuple[Example, ...]) -> Nearest:
    """Made once for all that is asked of a model in a row."""
    return Nearest(model, (*known, *examples.starter()), semantic.embed)


def _within(model: Model, confidence: Floats, among: Sequence[PerspectiveSet]) -> Floats:
    """What is left to the perspectives of each objective's set, where the model knows any of them."""
    kept = np.array([[name in one.ids for name in model.perspectives] for one in among])
    kept |= ~kept.any(axis=1, keepdims=True)
    left = np.where(kept, confidence, 0.0)
    return np.asarray(left / np.maximum(left.sum(axis=1, keepdims=True), 1e-9), np.float32)


def _reason(likely: Sequence[tuple[str, float]], like: Example | None, spoke: Sequence[str], names: PerspectiveSet, *, auto: bool) -> str:
    told = []
    if not auto:
        best, share = names.name_of(likely[0][0]), f"{likely[0][1]:.0%}"
        if len(likely) > 1:
            second, rest = names.name_of(likely[1][0]), f"{likely[1][1]:.0%}"
            told.append(f"Not sure: closest {best} ({share}), then {second} ({rest}).")
        else:
            told.append(f"Not sure: closest {best} ({share}).")
    if like:
        quoted = like.text if len(like.text) <= MOST_TOLD else like.text[: MOST_TOLD - 1] + "…"
        told.append(f"Like “{quoted}” ({names.name_of(like.perspective)}, {SAID_BY[like.by]}).")
    if spoke:
        told.append(f"Words that spoke: {', '.join(f'“{word}”' for word in spoke[:3])}.")
    return " ".join(told) or "The text as a whole is like that of others in this perspective."
