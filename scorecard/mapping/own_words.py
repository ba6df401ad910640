"""The words that an organisation told for a perspective of its own."""

import re
from functools import lru_cache

from scorecard.model.perspective import PerspectiveSet, normalised


def own_terms(text: str, among: PerspectiveSet) -> tuple[tuple[str, str, float], ...]:
    """The told terms that a text holds, as (term, perspective, weight); a phrase weighs twice a word, as in the lexicon."""
    if not any(one.words for one in among.members):
        return ()
    bare = normalised(text)
    return tuple((term, perspective, weight) for term, perspective, weight, pattern in _patterns(among) if pattern.search(bare))


@lru_cache(maxsize=64)
def _patterns(among: PerspectiveSet) -> tuple[tuple[str, str, float, re.Pattern[str]], ...]:
    found = []
    for one in among.members:
        for word in one.words:
            term = normalised(word)
            if term:
                ending = r"\w*" if word.rstrip().endswith("*") else ""
                weight = 2.0 if " " in term else 1.0
                found.append((term, one.perspective_id, weight, re.compile(rf"\b{re.escape(term)}{ending}\b")))
    return tuple(found)
