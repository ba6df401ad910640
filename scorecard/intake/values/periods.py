"""One column a period: a row's newest value and its target, the values before it, and what was planned on the way."""

from collections.abc import Sequence
from datetime import date

from scorecard.intake.cells.labels import value_of
from scorecard.intake.cells.numbers import Number
from scorecard.intake.gathered import Context
from scorecard.intake.headings.edges import day_within, is_part
from scorecard.intake.headings.period_columns import periods_told
from scorecard.intake.headings.timed import Timed, is_later, rank, timed_columns
from scorecard.intake.values.flows import Flows
from scorecard.intake.values.levels import Levels, in_words
from scorecard.intake.values.lights import Lights
from scorecard.intake.values.measured import CheckIn, Measured, by_comparator
from scorecard.intake.values.mixtures import lacks_magnitude, may_be_share
from scorecard.intake.values.plans import SLACK, Planned, planned_progress, span
from scorecard.model.period import period_of


class Periods:
    """The columns of one table that hold the values of one period each, and the plain ones beside them."""

    def __init__(self, levels: Levels, lights: Lights, context: Context) -> None:
        self.levels, self.lights = levels, lights
        self.timed = timed_columns(levels.columns, levels.plain, context)
        self.values = {one.heading.column: self._numbers(one) for one in self.timed}
        """By column: a number each row."""
        self._of_rows: list[str | None] = []
        within = [one for one in self.timed if one.heading.within]
        if within:
            self._of_rows = [one or context.period for one in periods_told(levels.columns, context)]
            for one in within:
                told = zip(self.values[one.heading.column], self._of_rows, strict=True)
                self.values[one.heading.column] = [value if is_part(one.heading.within, named) else None for value, named in told]
        self.flows = Flows(levels.columns, self.timed, self.values, levels.plain["target"])
        self._context = context

    def _numbers(self, one: Timed) -> list[Number | None]:
        read = self.levels.columns.numbers(one.heading)
        for index, (_, level) in in_words(self.levels.columns, one.heading.field or "", one.heading, read).items():
            read[index] = level
        return read

    def take_newest(self, index: int, made: Measured) -> bool:
        """Put the newest period with an actual value, its target and the older actuals as check-ins into `made`.

        Whether what the row says of today, in a plain column, is newer than all of them.
        """
        starts = [one for one in self.timed if one.role == "baseline" and self._value(one, index) is not None]
        if starts and made.baseline is None:
            first = min(starts, key=lambda one: self._when(one, index))
            made.baseline, made.baseline_heading = self._value(first, index), first.heading
        path, apart = self._path(index), False
        if path:
            made.planned, made.period = path, span(path)
        actual = [one for one in self.timed if one.role == "current" and self._value(one, index) is not None]
        if self._lacks_magnitude(index, actual):
            made.off_scale = max(actual, key=lambda one: self._when(one, index)).heading
        placed = sorted(actual, key=lambda one: self._when(one, index))
        for one in placed:
            value = self._value(one, index)
            ends_on = self._ends_on(one, index)
            newest = one is placed[-1] and not path
            if value is not None and (ends_on or newest) and made.off_scale is not one.heading:
                at, cell = one.observed if newest else ends_on, self.levels.columns.address(index, one.heading)
                word = self.lights.beside(one.heading, index)
                made.check_ins.append(CheckIn(self.levels.columns.rows[index], cell, at, value.value, status_word=word, until=ends_on))
                if may_be_share(value):
                    made.small[cell] = value
        targets = [one for one in self.timed if one.role == "target" and self._cell(one, index) is not None]
        made.has_target_cell = made.has_target_cell or bool(targets)
        if placed:
            newest_one = placed[-1]
            named = self._period(newest_one, index)
            made.current = None if made.off_scale else self._value(newest_one, index)
            # Of a year that nobody names, what parts of it have in common is the part.
            part = (named, newest_one.heading.quarter if named is None else None)
            same = sorted(
                (one for one in targets if (self._period(one, index), one.heading.quarter if named is None else None) == part),
                key=lambda one: self._standing(one, index),
            )
            if path:
                pass
            elif any(one.role == "target" for one in self.timed):
                if same:
                    made.target, made.target_heading = self._value(same[0], index), same[0].heading
                    self._start_in_year_before(index, named, made)
                elif named and (later := self._of_own_period(named, targets, index) or self._first_after(named, targets, index)):
                    apart = self._aim_at(index, placed, later, made)
                    named = self._period(later, index)
                elif named is None and len(targets) == 1:
                    # Of no known time, the value is on the way to the only target.
                    made.target, made.target_heading = self._value(targets[0], index), targets[0].heading
                made.period = named
                made.has_target_cell = True
            elif made.target is None:
                made.period = named
            if newest_one.heading.within and newest_one.heading.within.share < 1 and self.levels.current[index]:
                made.current, apart = self.levels.current[index], True
            apart = apart or (not path and not same and self._is_now(index, placed, made))
        elif targets and made.target is None:
            self._take_target(index, targets, made)
        made.direction = made.direction or by_comparator(made.target)
        within = made.period or self._context.period
        self.flows.take(index, made, period_of(within) if within else None)
        return apart

    def actual(self, index: int) -> dict[str, Number]:
        """A row's actual values by their cells."""
        told = ((one, self._value(one, index)) for one in self.timed if one.role == "current")
        return {self.levels.columns.address(index, one.heading): value for one, value in told if value is not None}

    def planned(self, index: int) -> list[Planned]:
        """The levels that the row plans in its columns of targets by date."""
        targets = [one for one in self.timed if one.role == "target"]
        told = [(self._ends_on(one, index), self._value(one, index), one.heading) for one in targets]
        row, columns = self.levels.columns.rows[index], self.levels.columns
        return [Planned(on, level.value, row, columns.address(index, heading)) for on, level, heading in told if on and level]

    def _path(self, index: int) -> list[Planned]:
        """What the columns of targets by date plan on the way from the row's baseline to its target, which the last of them is."""
        baseline, target = self.levels.baseline[index], self.levels.target[index]
        planned = self.planned(index) if self.levels.plain["target"] and baseline and target else []
        shares = planned_progress(planned, value_of(baseline), value_of(target))
        return planned if shares and shares[-1][1] >= 1 - SLACK else []

    def _ends_on(self, one: Timed, index: int) -> date | None:
        """The day that a column's values are of."""
        if one.heading.within:
            return day_within(one.heading.within, self._of_rows[index])
        named = self._period(one, index)
        return one.observed or (period_of(named).ends_on if named else None)

    def _of_own_period(self, named: str, targets: Sequence[Timed], index: int) -> Timed | None:
        """The target of the period that the sheet is about, of which no value is told yet: the newest is of one before it."""
        own = self._context.period
        if own is None or named.startswith(own) or not is_later(own, named):
            return None
        told = [one for one in targets if self._period(one, index) == own and self._value(one, index) is not None]
        return min(told, key=lambda one: self._standing(one, index), default=None)

    def _first_after(self, named: str, targets: Sequence[Timed], index: int) -> Timed | None:
        """The target of the first period behind this one, for which none could be told."""
        if any(one.role == "target" and self._period(one, index) == named for one in self.timed):
            return None
        told = [one for one in targets if self._value(one, index) is not None]
        later = [one for one in told if is_later(self._period(one, index) or "", named)]
        if len(later) < 2:
            return later[0] if later else None
        return min(later, key=lambda one: (_in_order(self._period(one, index) or ""), *self._standing(one, index)))

    def _aim_at(self, index: int, placed: Sequence[Timed], target: Timed, made: Measured) -> bool:
        """Values of earlier years beside the target of a later one; that of the one year before is where the key result starts.

        Whether a plain column says where it is now.
        """
        actual = placed[-1]
        made.target, made.target_heading = self._value(target, index), target.heading
        if made.baseline is None and len(placed) == 1:
            made.baseline, made.baseline_heading = made.current, actual.heading
        now = self.levels.current[index]
        self._end_newest(index, actual, made, behind=now is not None)
        if now is None:
            return False
        made.current = now
        return True

    def _is_now(self, index: int, placed: Sequence[Timed], made: Measured) -> bool:
        """Behind whole years a plain column of another number says where it is now; whether it does."""
        now, last = self.levels.current[index], made.current
        years = ((self._period(one, index) or "").replace("/", "") for one in placed)
        if now is None or last is None or now.value == last.value or not all(map(str.isdigit, years)):
            return False
        self._end_newest(index, placed[-1], made, behind=True)
        made.current, made.period = now, None
        return True

    def _end_newest(self, index: int, newest: Timed, made: Measured, *, behind: bool) -> None:
        """The newest value is of its period's last day; `behind` a plain one it is left out where nobody knows that day, for both would be
        of today."""
        ended = self._ends_on(newest, index)
        if not made.off_scale:
            made.check_ins[-1:] = (one._replace(observed_on=ended) for one in made.check_ins[-1:] if ended or not behind)

    def _start_in_year_before(self, index: int, year: str | None, made: Measured) -> None:
        """The one year before, which has no target of its own, is where this year's key result starts."""
        last = _year_before(year or "")
        if year is None or last is None or made.baseline is not None:
            return
        before = [one for one in self.timed if one.role == "current" and (self._period(one, index) or year)[:4] < year[:4]]
        aimed = [self._period(one, index) for one in self.timed if one.role == "target"]
        if [self._period(one, index) for one in before] == [last] and last not in aimed:
            made.baseline, made.baseline_heading = self._value(before[0], index), before[0].heading

    def _lacks_magnitude(self, index: int, actual: list[Timed]) -> bool:
        """The newest value is thousands of times smaller than others of its row that are spelt out."""
        if not actual:
            return False
        newest = self._value(max(actual, key=lambda one: self._when(one, index)), index)
        timed = ((self._value(one, index), one.heading) for one in self.timed)
        others = [(self.levels.baseline[index], self.levels.plain["baseline"]), *timed]
        spelt = (told for told, heading in others if told and heading and isinstance(self.levels.columns.raw(heading)[index], str))
        return lacks_magnitude(newest, spelt)

    def _take_target(self, index: int, targets: Sequence[Timed], made: Measured) -> None:
        """Targets without any actual: the one they agree on, else the sheet's period's, the last one's, or that of the year it closes."""
        told = [(self._when(one, index), one, self._value(one, index)) for one in targets]
        read = sorted(((when, one, value) for when, one, value in told if value is not None), key=lambda entry: entry[0])
        if not read:
            return
        last = self._period(read[-1][1], index) or ""
        own = [entry for entry in read if self._period(entry[1], index) == self._context.period is not None]
        whole = (entry for entry in read if (named := self._period(entry[1], index)) and named != last and last.startswith(named))
        _, column, made.target = min(own, key=lambda entry: self._standing(entry[1], index), default=None) or next(whole, read[-1])
        made.target_heading = column.heading
        columns = sum(one.role == "target" for one in self.timed)
        if columns == 1 or len({value.value for _, _, value in read}) > 1:
            made.period = self._period(column, index)

    def _standing(self, one: Timed, index: int) -> tuple[bool, int]:
        """Which of several targets for one period holds: a zero beside another number is a cell nobody filled."""
        value = self._value(one, index)
        return value is None or value.value == 0, rank(one.heading)

    def _value(self, one: Timed, index: int) -> Number | None:
        return self.values[one.heading.column][index]

    def _cell(self, one: Timed, index: int) -> object:
        return self.levels.columns.raw(one.heading)[index]

    def _period(self, one: Timed, index: int) -> str | None:
        if one.heading.back is None:
            return one.period
        own = self._context.period or ""
        year = self.levels.years[index] or ("" if "/" in own else own[:YEAR])
        return str(int(year) - one.heading.back) if year.isdigit() else one.period

    def _when(self, one: Timed, index: int) -> tuple[str, str, int]:
        """What orders a row's periods: the period, the day in it, the column."""
        named = self._period(one, index) or ""
        part = one.heading.quarter or (f"{one.heading.within.share}" if one.heading.within else f"{one.heading.week or 0:02}")
        # Years before one that nobody names come in their order, and before its parts.
        if one.heading.back is not None and not named:
            part = f"-{MOST_YEARS - one.heading.back:02}"
        on = one.observed.isoformat() if one.observed else ""
        return _in_order(named) or on or part, on, one.heading.column


YEAR = 4
"""Figures of a year."""
MOST_YEARS = 99


def _in_order(named: str) -> str:
    """What orders periods by their ends: "2026-H1" comes behind "2026-Q1". Fiscal ones have no days by themselves, and keep their names."""
    ends_on = period_of(named).ends_on if named else None
    return f"{ends_on} {named}" if ends_on else named


def _year_before(year: str) -> str | None:
    """Of "2026" or of the fiscal "2025/2026"; None for a part of a year."""
    parts = year.split("/")
    return "/".join(str(int(one) - 1) for one in parts) if all(map(str.isdigit, parts)) else None
