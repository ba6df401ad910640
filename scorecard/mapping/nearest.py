"""Which examples a text is like: of the organisation's own ones first, else of the starter set."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from scorecard.mapping import features
from scorecard.mapping.classifier import Model
from scorecard.mapping.examples import Example
from scorecard.mapping.features import BUCKETS, Floats
from scorecard.mapping.semantic import Embed

if TYPE_CHECKING:
    from numpy.typing import NDArray

LIKE_IN_MEANING = 0.55
LIKE_IN_WORDS = 0.3
"""Cosines below which two texts are not called alike."""
TOGETHER = 500


class Nearest:
    def __init__(self, model: Model, examples: Sequence[Example], embed: Embed) -> None:
        self.model = model
        self.examples = tuple(examples)
        self.embed = embed
        self.known = self._vectors([one.text for one in examples]).T
        self.least = LIKE_IN_MEANING if model.account.semantic else LIKE_IN_WORDS
        rows: dict[tuple[str, bool], list[int]] = {}
        for row, one in enumerate(examples):
            rows.setdefault((one.perspective, one.by != "starter"), []).append(row)
        self.rows: dict[tuple[str, bool], NDArray[np.int64]] = {key: np.array(listed) for key, listed in rows.items()}

    def of(self, texts: Sequence[str], perspectives: Sequence[str]) -> list[Example | None]:
        """For each text the example of its perspective that it is most like, an own one where there is one; None: like none."""
        found: list[Example | None] = []
        for start in range(0, len(texts), TOGETHER):
            likeness = self._vectors(texts[start : start + TOGETHER]) @ self.known
            rows = likeness if isinstance(likeness, np.ndarray) else likeness.toarray()
            found += [self._best(row, name) for row, name in zip(rows, perspectives[start : start + TOGETHER], strict=True)]
        return found

    def _best(self, likeness: Floats, perspective: str) -> Example | None:
        for own in (True, False):
            rows = self.rows.get((perspective, own))
            if rows is not None:
                best = int(likeness[rows].argmax())
                if float(likeness[rows[best]]) >= self.least:
                    return self.examples[int(rows[best])]
        return None

    def _vectors(self, texts: Sequence[str]) -> Any:
        """A row of length 1 for each text, dense or sparse."""
        if self.model.account.semantic:
            return self.embed(texts)
        # It takes a third of a second to import, and most commands never ask.
        from scipy.sparse import csr_matrix

        seen = features.grams(texts)
        return csr_matrix((seen.weighted(self.model.rarity), seen.buckets, seen.starts), shape=(len(texts), BUCKETS))
