"""The scorecard of a day as one would write it in pandas: whole columns at a time, no loop over rows.

For key results with a numeric goal and a linear plan, as the benchmark's organisation has them; the views know the other kinds too.

Both sides begin with what the store keeps at each import, so that neither pays for it again: the newest version of each key result and
objective, the perspective that votes gave it, the span of days in which each value and goal holds, intended weights and thresholds. The
frames lie in memory before the clock starts. Worked out anew for each day are progress, plan, pace, status and the roll-up.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from scorecard.store.store import Store

STATUSES = ("achieved", "on_track", "at_risk", "behind", "unknown")
MEANS = ("score", "completeness", "low", "high", "expected", "behind_share", "lowest")


@dataclass(frozen=True, slots=True)
class Tables:
    key_results: pd.DataFrame
    """key_result_id, objective_id, weight, starts_on, due_on"""
    objectives: pd.DataFrame
    """objective_id, period, unit, perspective, objective_weight"""
    spans: pd.DataFrame
    """key_result_id, begins, ends, observed_on, value, baseline, target: what holds from a day to the day before another"""
    intended: pd.DataFrame
    """period, perspective, intended"""
    threshold: "pd.Series[float]"


def tables(store: Store) -> Tables:
    with store.cursor() as cursor:
        return Tables(
            cursor.execute(
                """
                select key_result.key_result_id, key_result.objective_id, key_result.weight, key_result.starts_on, key_result.due_on
                from key_result
                """
            ).df(),
            cursor.execute(
                """
                select objective.objective_id, objective.period, objective.unit, objective_perspective.perspective,
                  objective.weight as objective_weight
                from objective left join objective_perspective on objective_perspective.objective_id = objective.objective_id
                where objective.state = 'active'
                """
            ).df(),
            cursor.execute("select key_result_id, begins, ends, observed_on, value, baseline, target from key_result_span").df(),
            cursor.execute(
                "select period, perspective_id as perspective, intended_weight as intended from active_perspective where organisation"
            ).df(),
            cursor.execute("from threshold").df().iloc[0],
        )


def scorecard(told: Tables, as_of: date) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The perspectives and the organisation on a day: each a row with MEANS, status and how many key results have each of STATUSES."""
    key_results = _scored(told, pd.Timestamp(as_of))
    objectives = _graded(_objectives(key_results).merge(told.objectives, on="objective_id"), told.threshold)
    cells = _graded(_mean(objectives, ["period", "unit", "perspective"], "objective_weight"), told.threshold)
    perspectives = _graded(_mean(cells.assign(one=1.0), ["period", "perspective"], "one"), told.threshold)
    mapped = perspectives.merge(told.intended, on=["period", "perspective"])
    return perspectives, _graded(_mean(mapped, ["period"], "intended"), told.threshold)


def _scored(told: Tables, day: pd.Timestamp) -> pd.DataFrame:
    holding = told.spans[(told.spans["begins"] <= day) & (day < told.spans["ends"])]
    all_of_them = told.key_results.merge(holding, on="key_result_id", how="left")
    span = (all_of_them["due_on"] - all_of_them["starts_on"]).dt.days
    elapsed = ((day - all_of_them["starts_on"]).dt.days / span).clip(0, 1)
    progress = (all_of_them["value"] - all_of_them["baseline"]) / (all_of_them["target"] - all_of_them["baseline"])
    expected = elapsed * told.threshold["theta_committed"]
    age = (all_of_them["due_on"].where(all_of_them["due_on"] < day, day) - all_of_them["observed_on"]).dt.days
    early = (day < all_of_them["starts_on"]) | (progress.isna() & (elapsed <= 0.15))
    status = np.where(
        early | progress.isna() | (age > told.threshold["expired_days"]), "unknown", _band(progress, expected, None, told.threshold)
    )
    return all_of_them.assign(score=progress.clip(0, told.threshold["cap_score"]), expected=expected, status=status)


def _band(
    score: "pd.Series[float]", expected: "pd.Series[float]", behind_share: "pd.Series[float] | None", threshold: "pd.Series[float]"
) -> "np.ndarray[tuple[int], np.dtype[np.str_]]":
    gap = score - expected
    on_track = gap >= -1e-9 - np.maximum(threshold["on_track_abs"], threshold["on_track_rel"] * expected)
    at_risk = gap >= -1e-9 - np.maximum(threshold["at_risk_abs"], threshold["at_risk_rel"] * expected)
    if behind_share is not None:
        on_track &= behind_share.fillna(0) < threshold["parent_cap_share"] - 1e-9
    return np.select([score >= 1 - 1e-9, on_track, at_risk], ["achieved", "on_track", "at_risk"], "behind")


def _graded(level: pd.DataFrame, threshold: "pd.Series[float]") -> pd.DataFrame:
    bands = _band(level["score"], level["expected"], level["behind_share"], threshold)
    return level.assign(status=np.where(level["score"].isna(), "no_data", bands))


def _objectives(key_results: pd.DataFrame) -> pd.DataFrame:
    weight, score, status = key_results["weight"], key_results["score"], key_results["status"]
    known = weight.where(score.notna())
    parts = pd.DataFrame(
        {
            "objective_id": key_results["objective_id"], "weight": weight, "known": known, "scored": weight * score,
            "best": weight * score.fillna(1), "expected": known * key_results["expected"],
            "held_up": weight.where(status == "behind", 0.0), **{one: (status == one).astype(int) for one in STATUSES},
        }
    )  # fmt: skip
    summed = parts.groupby("objective_id").sum()
    return pd.DataFrame(
        {
            "score": summed["scored"] / summed["known"], "completeness": summed["known"] / summed["weight"],
            "low": summed["scored"] / summed["weight"], "high": summed["best"] / summed["weight"],
            "expected": summed["expected"] / summed["known"], "behind_share": summed["held_up"] / summed["weight"],
            "lowest": key_results.groupby("objective_id")["score"].min(), **{one: summed[one] for one in STATUSES},
        }
    ).reset_index()  # fmt: skip


def _mean(below: pd.DataFrame, by: list[str], weight: str) -> pd.DataFrame:
    weights = below[weight]
    known = weights.where(below["score"].notna())
    parts = pd.DataFrame(
        {
            **{key: below[key] for key in by}, "weight": weights, "known": known, "score": known * below["score"],
            "completeness": weights * below["completeness"], "low": weights * below["low"], "high": weights * below["high"],
            "expected": known * below["expected"], "held_up": weights.where(below["status"] == "behind", 0.0),
            **{one: below[one] for one in STATUSES},
        }
    )  # fmt: skip
    summed = parts.groupby(by, dropna=False).sum()
    return pd.DataFrame(
        {
            "score": summed["score"] / summed["known"], "completeness": summed["completeness"] / summed["weight"],
            "low": summed["low"] / summed["weight"], "high": summed["high"] / summed["weight"],
            "expected": summed["expected"] / summed["known"], "behind_share": summed["held_up"] / summed["weight"],
            "lowest": below.groupby(by, dropna=False)["score"].min(), **{one: summed[one] for one in STATUSES},
        }
    ).reset_index()  # fmt: skip
