"""How far the people of a workshop agree, with each other and with what was decided.

Every number comes from the views. An interval asks how far it would move with other objectives of the same kind before the same
people: the objectives are drawn anew with replacement, always in the same way, so that the same answers give the same interval.
It reaches as far to both sides as Student's t says for the spread of the draws: the middle 95 % of the draws themselves would be
too narrow for few objectives (of intervals from 10 objectives 86 to 90 % held the truth in simulations, with t 92 to 94 %).
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from scorecard.measures.ask import rows
from scorecard.model.workshop import Choice, Comparison, GroupAgreement, Interval, Mixup, ObjectiveAgreement, RaterAgreement
from scorecard.store.store import Store

Numbers = npt.NDArray[np.float64]
DRAWS = 4_000
SEED = 1971
MOST_UNKNOWN = 0.1
"""Share of the draws whose kappa may be undefined before the interval is unknown."""
THIS_GROUP = "workshop_id = $workshop_id and everyone = $everyone and department is not distinct from $department"


def groups(store: Store, workshop_id: int) -> list[GroupAgreement]:
    """Everyone first, then the departments by name, those who named none last."""
    tail = """
        from group_agreement where workshop_id = $workshop_id and compared_with is null
        order by everyone desc, department nulls last
        """
    return rows(store, GroupAgreement, tail, {"workshop_id": workshop_id})


def objectives(store: Store, workshop_id: int) -> list[ObjectiveAgreement]:
    """Everyone's answers to each objective, where people differ most first; those with fewer than two ratings last."""
    tail = """
        from objective_agreement where workshop_id = $workshop_id and everyone
        order by pair_agreement nulls last, unsure desc, place
        """
    return rows(store, ObjectiveAgreement, tail, {"workshop_id": workshop_id})


def choices(store: Store, workshop_id: int) -> list[Choice]:
    """Everyone's choices, the most frequent of each objective first."""
    tail = "from rating_tally where workshop_id = $workshop_id and everyone order by objective_id, ratings desc, perspective"
    return rows(store, Choice, tail, {"workshop_id": workshop_id})


def mixups(store: Store, workshop_id: int) -> list[Mixup]:
    """The perspectives that everyone mixes up, the most often mixed first."""
    tail = """
        from perspective_mixup where workshop_id = $workshop_id and everyone
        order by pairs desc, perspective, other_perspective
        """
    return rows(store, Mixup, tail, {"workshop_id": workshop_id})


def raters(store: Store, workshop_id: int) -> list[RaterAgreement]:
    """Each participant against the decided result, then each two participants."""
    tail = "from rater_agreement where workshop_id = $workshop_id order by other_id nulls first, participant_id"
    return rows(store, RaterAgreement, tail, {"workshop_id": workshop_id})


def comparison(store: Store, before_id: int, after_id: int) -> list[Comparison]:
    """Everyone first, then the departments that are in both workshops."""
    tail = """
        from workshop_comparison where before_id = $before_id and after_id = $after_id
        order by everyone desc, department nulls last
        """
    return rows(store, Comparison, tail, {"before_id": before_id, "after_id": after_id})


def kappa_interval(store: Store, group: GroupAgreement) -> Interval | None:
    """Of a group's Fleiss' kappa; None where kappa is unknown or the objectives are too few to tell."""
    pairs, shares, _ = _sample(store, group.workshop_id, None, group.everyone, group.department)
    return None if group.kappa is None else _interval(group.kappa, _kappas(_draws(len(pairs)), pairs, shares, shares), len(pairs))


def rater_interval(store: Store, workshop_id: int, one: RaterAgreement) -> Interval | None:
    """Of Cohen's kappa of two participants, or of one and the decided result; None where kappa is unknown or hardly defined."""
    if one.kappa is None:
        return None
    with store.cursor() as cursor:
        pairs = cursor.execute(
            """
            select perspective, other_perspective from rating_pair
            where workshop_id = ? and participant_id = ? and other_id is not distinct from ? order by objective_id
            """,
            [workshop_id, one.participant_id, one.other_id],
        ).fetchall()
    names = sorted({name for pair in pairs for name in pair})
    left, right = (np.array([[name == pair[side] for name in names] for pair in pairs], dtype=float) for side in (0, 1))
    alike = np.array([a == b for a, b in pairs], dtype=float)
    return _interval(one.kappa, _kappas(_draws(len(pairs)), alike, left, right), len(pairs))


def difference_intervals(store: Store, one: Comparison) -> dict[str, Interval | None]:
    """Of a comparison's kappas and shares before and after, and of their differences, by the field's name.

    Both workshops stand on the same drawn objectives, for they sorted the same ones.
    """
    before = _sample(store, one.before_id, one.after_id, one.everyone, one.department)
    after = _sample(store, one.after_id, one.before_id, one.everyone, one.department)
    kappas = [_kappas(_draws(len(pairs)), pairs, shares, shares) for pairs, shares, _ in (before, after)]
    decided = [_ratios(_draws(len(counts)), counts) for _, _, counts in (before, after)]
    rated, known = len(before[0]), len(before[2])
    drawn: dict[str, tuple[Numbers, int, float, float]] = {
        "before_kappa": (kappas[0], rated, -1.0, 1.0),
        "after_kappa": (kappas[1], rated, -1.0, 1.0),
        "kappa_difference": (kappas[1] - kappas[0], rated, -2.0, 2.0),
        "before_decided_share": (decided[0], known, 0.0, 1.0),
        "after_decided_share": (decided[1], known, 0.0, 1.0),
        "decided_difference": (decided[1] - decided[0], known, -1.0, 1.0),
    }
    return {name: None if getattr(one, name) is None else _interval(getattr(one, name), *found) for name, found in drawn.items()}


def _sample(
    store: Store, workshop_id: int, compared_with: int | None, everyone: bool, department: str | None
) -> tuple[Numbers, Numbers, Numbers]:
    """What is drawn from, one row an objective: agreement of its pairs and shares of the perspectives where it has two ratings;
    ratings that agree with the decision and all ratings where it is decided."""
    told = {"workshop_id": workshop_id, "everyone": everyone, "department": department}
    with store.cursor() as cursor:
        members = cursor.execute(
            f"""
            select objective_id, pair_agreement, decided_ratings, ratings from agreement_member
            where {THIS_GROUP} and compared_with is not distinct from $compared_with order by objective_id
            """,
            {**told, "compared_with": compared_with},
        ).fetchall()
        tallies = cursor.execute(f"select objective_id, perspective, share from rating_tally where {THIS_GROUP}", told).fetchall()
    share = {(objective_id, perspective): told for objective_id, perspective, told in tallies}
    names = sorted({perspective for _, perspective, _ in tallies})
    rated = [(objective_id, pairs) for objective_id, pairs, _, _ in members if pairs is not None]
    return (
        np.array([pairs for _, pairs in rated], dtype=float),
        _table([[share.get((objective_id, name), 0.0) for name in names] for objective_id, _ in rated], len(names)),
        _table([[agreeing, ratings] for _, _, agreeing, ratings in members if agreeing is not None], 2),
    )


def _table(lines: Sequence[Sequence[float]], columns: int) -> Numbers:
    return np.array(lines, dtype=float).reshape(len(lines), columns)


def _draws(objectives: int) -> Numbers:
    """How often each objective is in each draw."""
    if not objectives:
        return np.zeros((DRAWS, 0))
    generator = np.random.default_rng(SEED)
    return generator.multinomial(objectives, np.full(objectives, 1 / objectives), DRAWS).astype(float)


def _kappas(draws: Numbers, agreement: Numbers, left: Numbers, right: Numbers) -> Numbers:
    """Kappa of each draw, nan where it is undefined: Fleiss' with twice the shares, Cohen's with what each of two chose."""
    n = max(draws.shape[1], 1)
    expected = np.sum((draws @ left) * (draws @ right), axis=1) / n**2
    return _divided(draws @ agreement / n - expected, 1 - expected)


def _ratios(draws: Numbers, counts: Numbers) -> Numbers:
    sums = draws @ counts
    return _divided(sums[:, 0], sums[:, 1])


def _divided(over: Numbers, under: Numbers) -> Numbers:
    known = under > 1e-12
    return np.where(known, over / np.where(known, under, 1.0), np.nan)


def _interval(value: float, draws: Numbers, objectives: int, least: float = -1.0, most: float = 1.0) -> Interval | None:
    """Around a value told by so many objectives, between the least and the most that it can be.

    None where kappa is undefined in too many draws, or the same in all: then nothing tells how far it would move.
    """
    known = draws[~np.isnan(draws)]
    if objectives < 2 or len(known) < (1 - MOST_UNKNOWN) * len(draws):
        return None
    spread = float(np.std(known)) * math.sqrt(objectives / (objectives - 1))
    # It takes half a second to import, and most commands hold no workshop.
    from scipy.special import stdtrit

    reach = float(stdtrit(objectives - 1, 0.975)) * spread
    return Interval(max(least, value - reach), min(most, value + reach)) if spread > 1e-9 else None
