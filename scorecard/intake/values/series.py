"""A key result's numbers: from plain columns, from one column a period, from numbered groups, or over many rows."""

from collections.abc import Sequence
from typing import Any

from scorecard.intake.cells.labels import value_of
from scorecard.intake.gathered import Context
from scorecard.intake.grid import column_letter
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.timed import has_row_a_period
from scorecard.intake.values.advances import Advances
from scorecard.intake.values.groups import Groups
from scorecard.intake.values.levels import Levels
from scorecard.intake.values.lights import Lights
from scorecard.intake.values.measured import CheckIn, Measured, by_comparator
from scorecard.intake.values.mixtures import different, may_be_share
from scorecard.intake.values.periods import Periods
from scorecard.intake.values.plans import Planned
from scorecard.model.period import period_of

BY_PERIOD = {"row", "cell", "observed_on", "value"}
"""Of a check-in, what a period's own column says."""


class Series(Levels):
    """The measured columns of one table."""

    def __init__(self, columns: Columns, context: Context) -> None:
        super().__init__(columns, context)
        one = columns.one
        self.groups = Groups(columns, self.dates)
        self.lights = Lights(columns, context)
        self.periods = Periods(self, self.lights, context)
        self.timed = self.periods.timed
        self.advances = Advances(columns, context)
        said = (columns.words(one(name)) for name in ("comment", "blocker", "support_needed"))
        self.words = list(zip(self.lights.newest, *said, strict=True))
        self.denominators = columns.denominators(one("denominator"))
        value = self.plain["current"] or self.plain["progress"]
        self.value_column = column_letter(value.column if value else 1)
        self.long = not self.timed and has_row_a_period(columns, self.years if one("year") else self.dates)
        self.layout = "one column a period" if self.timed else "one row a period" if self.long else ""
        plain = (self.plain[name] for name in ("target", "current", "baseline"))
        self.unit = next((one.unit for one in plain if one and one.unit), None)

    def any_value(self, index: int) -> bool:
        """The row holds a number in a measured column."""
        plain_ones = (self.baseline[index], self.target[index], self.current[index], self.progress[index])
        timed = any(told[index] is not None for told in self.periods.values.values()) or self.advances.any_value(index)
        return timed or any(one is not None for one in plain_ones)

    def says_all(self, units: Sequence[str | None]) -> list[bool]:
        """Rows of which the plain columns say all there is, where the row names its unit of measure: no word has to be asked, and
        no number could be one of another kind. Most rows of a large table are such."""
        if self.timed or self.advances or self.long or self.groups.headings or any(told is not None for told in self.changes):
            return [False] * len(units)
        # Equal cells share one number, and a number's place is quicker to compare than its parts.
        small = {id(one) for column in (self.baseline, self.target, self.current) for one in different(column) if may_be_share(one)}
        compared = {id(one) for one in different(self.target) if one.comparator}
        found = [
            unit is not None
            and (target is not None or cell is not None)
            and id(target) not in compared
            and (target is None or baseline is None or baseline.value != target.value)
            and not (unit == "%" and small and (id(baseline) in small or id(target) in small or id(current) in small))
            for unit, baseline, target, current, cell in zip(
                units, self.baseline, self.target, self.current, self.target_cells, strict=True
            )
        ]
        for index in self.starts_in_target:
            found[index] = False
        return found

    def of_row(self, index: int) -> Measured:
        target = self.target[index]
        made = Measured(
            self.baseline[index],
            target,
            self.current[index],
            self.plain["target"],
            self.plain["target"] if index in self.starts_in_target else self.plain["baseline"],
            self.years[index] if self.long else None,
            self.unit,
            self._by_change(index) or (by_comparator(target) if target is not None else None),
            has_target_cell=self.target_cells[index] is not None,
        )
        apart = self.timed and self.periods.take_newest(index, made)
        if self.timed:
            self.advances.take_shares(index, made, self.periods.actual(index))
        now = self._now(index, made)
        if now and self.timed and made.check_ins and not apart:
            # What stands beside the columns of the periods is said of the newest.
            last = made.check_ins[-1]
            kept = BY_PERIOD | self.lights.by_period
            told = {name: said for name, said in now._asdict().items() if name not in kept and said is not None}
            made.check_ins[-1] = last._replace(**told)
        elif now:
            made.check_ins.append(now)
        self.advances.take(index, made)
        return made

    def now_in_columns(self, at: Sequence[int]) -> list[list[Any]]:
        """The check-ins that the plain columns of these rows tell, as columns in the order of `CheckIn`."""
        rows = [self.columns.rows[index] for index in at]
        return [
            rows,
            [f"{self.value_column}{row}" for row in rows],
            [self.dates[index] for index in at],
            [value_of(self.current[index]) for index in at],
            [self.progress[index] for index in at],
            [self.confidence[index] for index in at],
            *map(list, zip(*(self.words[index] for index in at), strict=True)),
            [self.denominators[index] for index in at],
        ]

    def planned(self, index: int) -> list[Planned]:
        """The levels that the row plans: in its columns of targets by date, or for its own date."""
        row, plain, target, on = self.columns.rows[index], self.plain["target"], self.target[index], self.dates[index]
        if self.timed:
            return self.periods.planned(index)
        return [Planned(on, target.value, row, self.columns.address(index, plain))] if plain and target and on else []

    def _now(self, index: int, made: Measured) -> CheckIn | None:
        """What the row's own current value, progress and confidence say."""
        current, progress, confidence = made.current, self.progress[index], self.confidence[index]
        if current is None and progress is None and confidence is None:
            return None
        observed = self.dates[index]
        if self.long and observed is None and made.period:
            observed = period_of(made.period).ends_on
        row = self.columns.rows[index]
        value = None if current is None else current.value
        told = *self.words[index], self.denominators[index]
        return CheckIn(row, f"{self.value_column}{row}", observed, value, progress, confidence, *told)

    def _by_change(self, index: int) -> str | None:
        told = self.changes[index]
        return told[1] if told else None
