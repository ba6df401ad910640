"""Columns for what was reached: levels, or shares of the way to the target, as their numbers tell."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.cells.numbers import Number, number
from scorecard.intake.grid import Grid
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.completion import words_for
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.settling.aims import NUMERIC, share_of_numbers
from scorecard.intake.settling.initiatives import BY_OTHERS

Headings = tuple[Heading, ...]

def reached(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """The headings, with those set right that are called progress and hold levels, or the other way round."""
    for step in (_before_and_after, _actual_progress, _progress_settled, _achievement_settled, _levels_settled, _share_settled):
        headings = step(headings, grid, table_rows)
    return _halves_settled(headings)


def done_settled(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """A bare number below "Done" may be percent or of the target: nobody can tell, and it is neither."""
    named = {one for one in headings if one.field == "progress" and plain(one.text) in words_for("count") and one.how != CORRECTED}
    counted = {
        one for one in named
        for row in table_rows[:200]
        if (told := _number_at(grid, row, one)) and told.unit is None
    }  # fmt: skip
    return tuple(replace(one, field=None, how="by content") if one in counted else one for one in headings)


def _levels(headings: Headings) -> list[Heading]:
    """The plain columns of a current value, those aside that a person named."""
    return [one for one in headings if one.field == "current" and one.group is None and not is_timed(one) and one.how != CORRECTED]


_BEFORE_AND_AFTER = (
    ("before", "after"), ("pre", "post"), ("voor", "na"), ("vooraf", "achteraf"), ("voordien", "nadien"), ("vorher", "nachher"),
    ("avant", "apres"), ("antes", "despues"), ("antes", "depois"), ("prima", "dopo"),
)  # fmt: skip


def _before_and_after(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """ "Before" and "After" of numbers are where key results started and where they are, where no other column says so."""
    fields = {one.field for one in headings}
    free = {plain(one.text): one for one in headings if one.field is None and one.how != CORRECTED}
    pair = next(((free[first], free[last]) for first, last in _BEFORE_AND_AFTER if {first, last} <= free.keys()), None)
    if pair is None or "key_result" not in fields or fields & {"baseline", "current"}:
        return headings
    if any(share_of_numbers([grid.at(row, one.column) for row in table_rows[:200]]) <= NUMERIC for one in pair):
        return headings
    became = dict(zip(pair, ("baseline", "current"), strict=True))
    return tuple(replace(one, field=became[one], how=BY_OTHERS) if one in became else one for one in headings)


def _actual_progress(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """An "Actual progress" beside the progress in percent is the level that it was reckoned from."""
    told = {one.field for one in headings}
    free = [one for one in headings if one.field is None and one.how != CORRECTED and plain(one.text) == "actual progress"]
    if len(free) != 1 or "current" in told or not any(one.field == "progress" and "%" in one.text for one in headings):
        return headings
    return tuple(replace(one, field="current", how=BY_OTHERS) if one is free[0] else one for one in headings)


_MIDDLE = frozenset(("mid year", "mid year actual", "mid year result", "moy", "half year actual", "half year result"))
_END = frozenset(("year end actual", "year end result", "eoy actual", "end of year actual", "annual actual"))


def _halves_settled(headings: Headings) -> Headings:
    """What was reached in the middle and at the end of the year are values of two days, the later of which counts once it is told."""
    told = _levels(headings)
    halves = {one: half for one in told for half, names in (("H1", _MIDDLE), ("H2", _END)) if plain(one.text) in names}
    if len(told) != len(halves) or sorted(halves.values()) != ["H1", "H2"]:
        return headings
    return tuple(replace(one, quarter=halves[one]) if one in halves else one for one in headings)


def _share_settled(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """A "Current %" beside the current value is the progress where its numbers are the share that the value is of the target."""
    if any(one.field == "progress" for one in headings):
        return headings
    plain_ones = {one.field: one for one in reversed(headings) if one.group is None and not is_timed(one)}
    told = _levels(headings)
    share = next((one for one in told if "%" in one.text), None)
    value = next((one for one in told if "%" not in one.text), None)
    if share is None or value is None or "target" not in plain_ones:
        return headings
    agree = []
    for row in table_rows[:200]:
        done, level, aim = (_number_at(grid, row, one) for one in (share, value, plain_ones["target"]))
        start = _number_at(grid, row, plain_ones["baseline"]) if "baseline" in plain_ones else None
        if done and level and aim:
            agree.append(_is_share(done, level.value, aim.value, start.value if start else 0.0))
    if sum(agree) < max(1, LEAST_AGREE * len(agree)):
        return headings
    return tuple(replace(one, field="progress", how="by content") if one is share else one for one in headings)


LEAST_AGREE = 0.8
"""Share of the rows in which the numbers fit."""


def _is_share(told: Number, value: float, target: float, baseline: float) -> bool:
    """The number is the share of the target, or of the way to it, in percent or as a ratio, to the nearest percent."""
    shares = [(value - start) / (target - start) for start in {0.0, baseline} if target != start]
    scales = (100.0,) if told.unit == "%" else (1.0, 100.0)
    return any(abs(told.value - share * scale) <= ROUNDED * scale for share in shares for scale in scales)


ROUNDED = 0.0051
"""Half a percent, and what counting in halves loses."""


def _progress_settled(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """A "Progress" of levels beside its percentage is the current value, where no column is called so."""
    told = [one for one in headings if one.field == "progress" and one.group is None and one.how != CORRECTED]
    level, share = (next((one for one in told if ("%" in one.text) is signed), None) for signed in (False, True))
    if level is None or share is None or "current" in {one.field for one in headings} or "target" not in {one.field for one in headings}:
        return headings
    pairs = [(number(grid.at(row, level.column)), number(grid.at(row, share.column))) for row in table_rows[:200]]
    known = [(one.value, other.value) for one, other in pairs if one and other]
    same = all(one in (other, other * 100, other / 100) for one, other in known)
    return headings if same else tuple(replace(one, field="current", how="by content") if one is level else one for one in headings)


def _achievement_settled(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """An "Achievement" is the current value where it is counted as the target is, in percent for some rows and not for others."""
    named = (one for one in headings if one.field == "progress" and one.how != CORRECTED)
    told = next((one for one in named if plain(one.text) in words_for("level")), None)
    target = next((one for one in headings if one.field == "target" and one.group is None), None)
    if told is None or target is None or any(one.field in ("current", "at_period") for one in headings):
        return headings
    pairs = [[_number_at(grid, row, one) for one in (told, target)] for row in table_rows[:200]]
    units = [(reached.unit == "%", aimed.unit == "%") for reached, aimed in pairs if reached and aimed]
    if len(set(units)) < 2 or any(reached != aimed for reached, aimed in units):
        return headings
    return tuple(replace(one, field="current", how="by content") if one is told else one for one in headings)


def _levels_settled(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """A "Progress" beside a target, each of one time or both of none, is what was reached where its numbers go with the targets.

    Shares do not: they are as large where little is to be reached, so that a small target with a small number tells most.
    """
    named = [one for one in headings if one.field == "progress" and one.group is None]
    if any(one.field in ("current", "at_period") for one in headings) or any("%" in one.text or one.how == CORRECTED for one in named):
        return headings
    pairs = [(one, target) for one in named if (target := _of_the_same_time(one, headings)) is not None]
    if not pairs or len(pairs) < len(named) or not _go_together(grid, table_rows, pairs):
        return headings
    # Beside what was reached of the whole, what each year added to it is none of its levels.
    parts = {one for one in named if is_timed(one)} if any(not is_timed(one) for one in named) else set()
    fields = {one: None if one in parts else "current" for one in named}
    return tuple(replace(one, field=fields[one], how="by content") if one in fields else one for one in headings)


def _of_the_same_time(one: Heading, headings: Headings) -> Heading | None:
    """The target that the numbers below a heading are reached of."""
    alike = (other for other in headings if (other.period, other.quarter, other.group) == (one.period, one.quarter, None))
    return next((other for other in alike if other.field == "target"), None)


SMALL, TIMES = 25.0, 1.5
"""A share in percent is rarely below so much, nor what was reached above so many times the target."""
LEAST_SMALL = 2
"""Small targets that tell."""


def _go_together(grid: Grid, table_rows: tuple[int, ...], columns: Sequence[tuple[Heading, Heading]]) -> bool:
    """The numbers of what was reached are no more than somewhat above their targets, small ones included, and no shares of one."""
    cells = [(_number_at(grid, row, one), _number_at(grid, row, target)) for row in table_rows[:200] for one, target in columns]
    known = [(done.value, aim.value) for done, aim in cells if done and aim and done.unit is None and aim.unit is None]
    told = [(done, aim) for done, aim in known if done > 0 and aim > 0]
    if not all(done <= aim * TIMES for done, aim in told) or (told and all(done <= 1 for done, _ in told)):
        return False
    return sum(aim <= SMALL for _, aim in told) >= LEAST_SMALL


def _number_at(grid: Grid, row: int, heading: Heading) -> Number | None:
    return number(grid.at(row, heading.column), number_format=grid.number_format(row, heading.column))
