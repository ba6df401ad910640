"""Objectives that say nearly the same, so that one decision may serve them all."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from scorecard.model.likeness import ALIKE, bare
from scorecard.model.review import Alike
from scorecard.store.store import Store

MOST = 20
NEAR = """
    select objective.objective_id, objective.text, objective.unit, objective.period, review_state.state, review_state.perspective
    from objective join review_state on review_state.objective_id = objective.objective_id
    where objective.objective_id in (select unnest($near))
    order by objective.period desc nulls last, objective.unit nulls last, objective.objective_id
"""


def alike(store: Store, objective_id: str) -> list[Alike]:
    """The objectives of any unit, and of any period with the same perspectives, whose texts are alike to one's.

    At most twenty: the undecided before the decided ones, the likest first.
    """
    with store.cursor() as cursor:
        texts = cursor.execute(
            """
            select other.objective_id, other.text, other.unit
            from objective as one
            join objective as other on length(other.text) between 0.7 * length(one.text) - 30 and 1.4 * length(one.text) + 30
            join period_mapping as here on here.period is not distinct from one.period
            join period_mapping as there
              on there.period is not distinct from other.period and there.mapping_version = here.mapping_version
            where one.objective_id = $objective_id
            """,
            {"objective_id": objective_id},
        ).fetchall()
        near = _near(objective_id, texts)
        told = cursor.execute(NEAR, {"near": list(near)}).fetchall() if near else []
    found = [Alike(near[row[0]], *row) for row in told]
    return sorted(found, key=lambda row: (row.state == "decided", -row.likeness))[:MOST]


def _near(objective_id: str, texts: Sequence[tuple[str, str, str | None]]) -> dict[str, float]:
    """How alike to one objective the others are that are alike enough."""
    home, one = next(((unit, bare(text, unit)) for found, text, unit in texts if found == objective_id), (None, ""))
    others = [row for row in texts if row[0] != objective_id]
    bared = [bare(text, unit, home) for _, text, unit in others]
    return {
        others[place][0]: likeness for _, likeness, place in process.extract(one, bared, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
    }
