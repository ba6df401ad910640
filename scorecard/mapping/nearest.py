"""Which examples a text is like: of the organisation's own ones first, else of the starter set."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from scorecard.mapping import features
from scorecard.mapping.classifier import Model
from scorecard.mapping.examples import Example
from scorecard.mapping.features import BUCKETS
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
        self.least = LIKE_IN_MEANING if model.account.semantic else LIKE_IN_WORDS
        rows: dict[tuple[str, bool], list[int]] = {}
        for row, one in enumerate(examples):
            rows.setdefault((one.perspective, one.by != "starter"), []).append(row)
        known = self._vectors([one.text for one in examples])
        # Own examples come last, so that they take the place of those of the starter set.
        self.known = [(name, np.array(rows[name, own]), known[rows[name, own]].T) for name, own in sorted(rows, key=lambda key: key[1])]

    def of(self, texts: Sequence[str], perspectives: Sequence[str]) -> list[Example | None]:
        """For each text the example of its perspective that it is most like, an own one where there is one; None: like none."""
        found: list[Example | None] = []
        for start in range(0, len(texts), TOGETHER):
            found += self._some(texts[start : start + TOGETHER], np.array(perspectives[start : start + TOGETHER]))
        return found

    def _some(self, texts: Sequence[str], perspectives: "NDArray[np.str_]") -> list[Example | None]:
        vectors = self._vectors(texts)
        best: list[Example | None] = [None] * len(texts)
        for name, rows, known in self.known:
            asked = np.flatnonzero(perspectives == name)
            if not asked.size:
                continue
            product = vectors[asked] @ known
            likeness = product if isinstance(product, np.ndarray) else product.toarray()
            places = likeness.argmax(axis=1)
            alike = likeness[np.arange(len(asked)), places] >= self.least
            for text, row in zip(asked[alike], rows[places[alike]], strict=True):
                best[text] = self.examples[row]
        return best

    def _vectors(self, texts: Sequence[str]) -> Any:
        """A row of length 1 for each text, dense or sparse."""
        if self.model.account.semantic:
            return self.embed(texts)
        # It takes a third of a second to import, and most commands never ask.
        from scipy.sparse import csr_matrix

        seen = features.grams(texts)
        return csr_matrix((seen.weighted(self.model.rarity), seen.buckets, seen.starts), shape=(len(texts), BUCKETS))
