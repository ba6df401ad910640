"""Objectives that say nearly the same, so that one decision may serve them all."""

import re

from rapidfuzz import fuzz, process

from scorecard.model.perspective import normalised
from scorecard.model.review import Alike
from scorecard.store.store import Store

ALIKE = 88.0
"""Texts this like each other (0 to 100), numbers and the unit's own name aside, are offered together."""
MOST = 20
_NUMBER = re.compile(r"\b\d+\b")


def bare(text: str, *units: str | None) -> str:
    """The words of a text without its numbers and the names of these units; the whole text where nothing else is left."""
    words = less = normalised(text)
    for name in filter(None, (normalised(unit or "") for unit in units)):
        less = re.sub(rf"\b{re.escape(name)}\b", " ", less)
    return " ".join(_NUMBER.sub(" ", less).split()) or words


def alike(store: Store, objective_id: str) -> list[Alike]:
    """The objectives of any unit, and of any period with the same perspectives, whose texts are alike to one's.

    At most twenty: the undecided before the decided ones, the likest first.
    """
    with store.cursor() as cursor:
        told = cursor.execute(
            """
            select other.objective_id, other.text, other.unit, other.period, review_state.state, review_state.perspective
            from objective as one
            join objective as other on length(other.text) between 0.7 * length(one.text) - 30 and 1.4 * length(one.text) + 30
            join review_state on review_state.objective_id = other.objective_id
            join period_mapping as here on here.period is not distinct from one.period
            join period_mapping as there
              on there.period is not distinct from other.period and there.mapping_version = here.mapping_version
            where one.objective_id = $objective_id
            order by review_state.state = 'decided', other.period desc nulls last, other.unit nulls last, other.objective_id
            """,
            {"objective_id": objective_id},
        ).fetchall()
    home, one = next(((unit, bare(text, unit)) for found, text, unit, *_ in told if found == objective_id), (None, ""))
    others = [row for row in told if row[0] != objective_id]
    texts = [bare(text, unit, home) for _, text, unit, *_ in others]
    hits = process.extract(one, texts, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    found = [Alike(likeness, *others[place]) for _, likeness, place in hits]
    return sorted(found, key=lambda row: (row.state == "decided", -row.likeness))[:MOST]
