"""What the classifier learns from: the starter set, and what an organisation has decided."""

import hashlib
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from scorecard.mapping.features import words_of

FOLDS = 5
FEWEST = 5
"""An own perspective with fewer examples can't be learned."""
WEIGHT = {"person": 5.0, "file": 0.5, "starter": 1.0}
"""How much an example counts by who said it."""


@dataclass(frozen=True, slots=True)
class Example:
    parts: tuple[tuple[str, float], ...]
    """Texts with their weights; the first is the objective's own."""
    perspective: str
    by: str
    """"person", "file" or "starter"."""
    fold: int
    """What is alike stands in one fold: predictions on it are held out together."""

    @property
    def text(self) -> str:
        return self.parts[0][0]


def own(parts: Sequence[tuple[str, float]], perspective: str, by: str) -> Example:
    """An organisation's example. The same words in another unit or quarter are the same fold."""
    group = " ".join(words_of(parts[0][0]))
    return Example(tuple(parts), perspective, by, zlib.crc32(group.encode()) % FOLDS)


@cache
def starter() -> tuple[Example, ...]:
    """The texts that come with the program; a language is held out as a whole, for many say the same in another."""
    told = sorted(file.name for file in (files("scorecard.mapping") / "starter").iterdir() if file.name.endswith(".toml"))
    languages = sorted({file[:2] for file in told})
    return tuple(
        Example(((text, 1.0),), perspective, "starter", languages.index(file[:2]) % FOLDS)
        for file in told
        for perspective, texts in _texts(file)
        for text in texts
    )


def _texts(file: str) -> Iterator[tuple[str, list[str]]]:
    yield from tomllib.loads((files("scorecard.mapping") / "starter" / file).read_text(encoding="utf-8")).items()


def learnable(examples: Sequence[Example]) -> list[Example]:
    """Those of perspectives that enough of them are of."""
    counted = Counter(one.perspective for one in examples)
    return [one for one in examples if counted[one.perspective] >= FEWEST]


def fingerprint(examples: Sequence[Example], encoder: str) -> str:
    """The same for the same examples, lexicon and encoder in any order of telling."""
    told = hashlib.sha256(encoder.encode() + _lexicon())
    for line in sorted(repr((one.parts, one.perspective, one.by)) for one in examples):
        told.update(line.encode())
    return told.hexdigest()[:32]


@cache
def _lexicon() -> bytes:
    folder = files("scorecard.mapping")
    return b"".join(
        file.read_bytes() for file in sorted(folder.iterdir(), key=lambda one: one.name) if file.name.endswith((".toml", ".py"))
    )
