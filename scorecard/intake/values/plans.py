"""What was planned of a key result by date: in a table of its own, beside the values of a log, or in one column a date."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.headings.aliases import plain

PHASED = "phased"
DESCRIBED = {"objective", "objective_id", "baseline", "current", "progress", "confidence", "weight", "due_on", "start_on", "at_period"}
"""Fields that a plan does not have: with them the table says more of its key results."""
_PLANNED = {"plan", "planned", "plans", "planwerte", "sollwerte", "soll", "planning", "planung", "phasing", "phased", "prevu", "previsto"}
"""Of a sheet's name."""
SLACK = 1e-9


class Planned(NamedTuple):
    """A level that was planned for a day."""

    on: date
    level: float
    row: int
    cell: str


def is_plan(fields: set[str]) -> bool:
    """A table of planned levels by date and key result, and nothing else."""
    return {"observed_on", "target"} <= fields and bool(fields & {"key_result", "key_result_id"}) and not fields & DESCRIBED


def is_called_plan(sheet: str) -> bool:
    return bool(_PLANNED & set(plain(sheet).split()))


def keep_plan(key: int, planned: Sequence[Planned], context: Context, gathered: Gathered) -> bool:
    """Put a plan of two days or more into `gathered`, as progress from baseline to target; False where it is no such plan."""
    told = gathered.key_results
    progress = planned_progress(planned, told["baseline"][key], told["target"][key])
    if progress is None:
        return False
    for one, share in progress:
        gathered.plan_points.add(
            key_result_key=key, sheet=context.sheet, row=one.row, cell=one.cell, planned_on=one.on, planned_progress=share
        )  # fmt: skip
    told["plan_curve"][key] = told["plan_curve"][key] or PHASED
    return True


def planned_progress(planned: Sequence[Planned], baseline: float | None, target: float | None) -> list[tuple[Planned, float]] | None:
    """Each level as a ratio, 0 at the baseline and 1 at the target, by day; None where they don't lead from the one to the other."""
    by_day = {one.on: one for one in planned}
    if len(by_day) < LEAST_DAYS or baseline is None or target is None or baseline == target:
        return None
    shares = [(one, (one.level - baseline) / (target - baseline)) for _, one in sorted(by_day.items())]
    levels = [share for _, share in shares]
    inside = all(-SLACK <= share <= 1 + SLACK for share in levels)
    return shares if inside and len(set(levels)) > 1 else None


LEAST_DAYS = 2
"""For which something is planned, in a plan."""


def span(planned: Sequence[Planned]) -> str | None:
    """The quarter or the year that holds all the days of a plan; None where they are of several years."""
    years = {one.on.year for one in planned}
    quarters = {(one.on.month + 2) // 3 for one in planned}
    year = years.pop() if len(years) == 1 else None
    return None if year is None else f"{year}-Q{quarters.pop()}" if len(quarters) == 1 else f"{year}"
