"""A key result's numbers: from plain columns, from one column a period, from numbered groups, or over many rows."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from scorecard.intake.cells.numbers import Number
from scorecard.intake.cells.times import period
from scorecard.intake.columns import Columns
from scorecard.intake.gathered import Context
from scorecard.intake.grid import Value, column_letter
from scorecard.intake.headings import Heading
from scorecard.intake.labels import changes, told_in_words, value_of
from scorecard.intake.lights import Lights
from scorecard.intake.measured import CheckIn, Measured, by_comparator
from scorecard.intake.mixtures import may_be_share
from scorecard.intake.plans import SLACK, Planned, planned_progress, span
from scorecard.intake.timed import Timed, has_row_a_period, is_later, rank, timed_columns
from scorecard.model.period import period_of

THOUSAND = 1000.0
BY_PERIOD = {"row", "cell", "observed_on", "value"}
"""Of a check-in, what a period's own column says."""


class Series:
    """The measured columns of one table."""

    def __init__(self, columns: Columns, context: Context) -> None:
        self.columns = columns
        self.context = context
        one = columns.one
        self.groups = columns.groups()
        self._grouped = self._of_groups()
        self.plain = {name: one(name) for name in ("baseline", "target", "current", "progress", "confidence")}
        if not (self.plain["progress"] or self.plain["current"] or columns.timed()):
            # The owner's own score is all that the table says of how far things are.
            self.plain["progress"] = one("self_score")
        self.baseline, self.target = columns.numbers(self.plain["baseline"]), columns.numbers(self.plain["target"])
        self.current = columns.numbers(self.plain["current"])
        self.progress = columns.percents(self.plain["progress"])
        self.confidence = columns.confidences(self.plain["confidence"])
        self.changes = changes(*(columns.told(self.plain[name]).spread() for name in ("target", "baseline", "current")))
        for index, told in enumerate(self.changes):
            if told is not None:
                self.target[index] = told[0] if self.baseline[index] is None else None
        self.starts_in_target: set[int] = set()
        """Rows whose baseline stands in the target's cell: "45 -> 60"."""
        self._take_words()
        self.target_cells: Sequence[Value] = columns.raw(self.plain["target"]) if self.plain["target"] else [None] * len(columns.rows)
        self.years = columns.each(one("year"), period)
        self.dates = columns.days(one("observed_on"))
        self.lights = Lights(columns, context)
        said = (columns.words(one(name)) for name in ("comment", "blocker", "support_needed"))
        self.words = list(zip(self.lights.newest, *said, strict=True))
        self.denominators = columns.denominators(one("denominator"))
        value = self.plain["current"] or self.plain["progress"]
        now = zip(self.current, self.progress, self.confidence, strict=True)
        self.has_now = [current is not None or progress is not None or confidence is not None for current, progress, confidence in now]
        """Rows that tell a value of today, a progress or a confidence in their plain columns."""
        self.value_column = column_letter(value.column if value else 1)
        self.timed = timed_columns(columns, self.plain, context)
        self.values = {one.heading.column: columns.numbers(one.heading) for one in self.timed}
        self.long = not self.timed and has_row_a_period(columns, self.years if one("year") else self.dates)
        self.layout = "one column a period" if self.timed else "one row a period" if self.long else ""
        levels = (self.plain[name] for name in ("target", "current", "baseline"))
        self.unit = next((one.unit for one in levels if one and one.unit), None)

    def _take_words(self) -> None:
        """Targets and current values that are told in words: "45 -> 60", "USD 500M recurring income by 2028"."""
        for index, (start, level) in self._in_words("target", self.plain["target"], self.target).items():
            self.target[index] = level
            if start is not None and self.baseline[index] is None:
                self.baseline[index] = start
                self.starts_in_target.add(index)
        for index, (_, level) in self._in_words("current", self.plain["current"], self.current).items():
            self.current[index] = level

    def _in_words(self, name: str, heading: Heading | None, read: Sequence[Any]) -> dict[int, tuple[Number | None, Number]]:
        """By row: start and level of a target's or current value's cell that holds no number but tells one."""
        if heading is None:
            return {}
        cells = self.columns.raw(heading)
        words = {cell for cell, one in zip(cells, read, strict=True) if one is None and isinstance(cell, str)}
        told: dict[Value, tuple[Number | None, Number]] = {
            cell: found for cell in words if (found := told_in_words(cell, name, self.columns.decimal()))
        }
        return {index: told[cell] for index, cell in enumerate(cells) if cell in told} if told else {}

    def take_marks(self, told: dict[int, bool]) -> None:
        """Values that say yes or no, by row, as 1 and 0."""
        for index, done in told.items():
            self.current[index], self.has_now[index] = Number(float(done)), True

    def any_value(self, index: int) -> bool:
        """The row holds a number in a measured column."""
        plain_ones = (self.baseline[index], self.target[index], self.current[index], self.progress[index])
        return any(one is not None for one in plain_ones) or any(told[index] is not None for told in self.values.values())

    def says_all(self, units: Sequence[str | None]) -> list[bool]:
        """Rows of which the plain columns say all there is, where the row names its unit of measure: no word has to be asked, and
        no number could be one of another kind. Most rows of a large table are such."""
        if self.timed or self.long or self.groups or any(told is not None for told in self.changes):
            return [False] * len(units)
        # Equal cells share one number, and a number's place is quicker to compare than its parts.
        small = {id(one) for column in (self.baseline, self.target, self.current) for one in _each(column) if may_be_share(one)}
        compared = {id(one) for one in _each(self.target) if one.comparator}
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
        apart = self.timed and self._take_newest(index, made)
        now = self._now(index, made)
        if now and self.timed and made.check_ins and not apart:
            # What stands beside the columns of the periods is said of the newest.
            last = made.check_ins[-1]
            kept = BY_PERIOD | self.lights.by_period
            told = {name: said for name, said in now._asdict().items() if name not in kept and said is not None}
            made.check_ins[-1] = last._replace(**told)
        elif now:
            made.check_ins.append(now)
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

    def of_group(self, index: int, number_: int) -> Measured:
        """One of KR1, KR2, … in a row."""
        headings, told = self.groups[number_], self._grouped[number_]

        def cell(name: str) -> Any:
            return told[name][index] if name in told else None

        target = cell("target")
        made = Measured(
            baseline=cell("baseline"),
            target=target,
            current=cell("current"),
            target_heading=headings.get("target"),
            baseline_heading=headings.get("baseline"),
            weight=cell("weight"),
            due_on=cell("due_on"),
            status=cell("status"),
            direction=by_comparator(target),
            has_target_cell="target" in headings and self.columns.raw(headings["target"])[index] is not None,
        )
        progress, confidence = cell("progress"), cell("confidence")
        if made.current is not None or progress is not None or confidence is not None:
            value = None if made.current is None else made.current.value
            at = self.columns.address(index, headings.get("current") or headings.get("progress") or headings["key_result"])
            row = self.columns.rows[index]
            made.check_ins.append(CheckIn(row, at, self.dates[index], value, progress, confidence, made.status, cell("comment")))
        return made

    def text_of_group(self, index: int, number_: int) -> str | None:
        told = self._grouped[number_]["key_result"][index]
        return None if told is None else str(told)

    def _of_groups(self) -> dict[int, dict[str, list[Any]]]:
        """The columns of each numbered group, read by what they hold."""
        columns = self.columns
        readers: dict[str, Callable[[Heading], list[Any]]] = {
            **dict.fromkeys(("baseline", "target", "current", "weight"), columns.numbers),
            **dict.fromkeys(("status", "comment"), columns.words),
            "progress": columns.percents,
            "confidence": columns.confidences,
            "due_on": columns.days,
        }
        made = {
            number_: {name: readers.get(name, columns.texts)(heading) for name, heading in told.items()}
            for number_, told in self.groups.items()
        }
        for number_, told in made.items():
            for name in {"target", "current"} & told.keys():
                for index, (start, level) in self._in_words(name, self.groups[number_][name], told[name]).items():
                    told[name][index] = level
                    starts = told.setdefault("baseline", [None] * len(columns.rows))
                    starts[index] = starts[index] or (start if name == "target" else None)
        return made

    # One column a period

    def _take_newest(self, index: int, made: Measured) -> bool:
        """The newest period with an actual value; its target; the older actuals as check-ins.

        Whether what the row says of today, in a plain column, is newer than all of them.
        """
        starts = [one for one in self.timed if one.role == "baseline" and self.values[one.heading.column][index] is not None]
        if starts and made.baseline is None:
            first = min(starts, key=lambda one: self._when(one, index))
            made.baseline, made.baseline_heading = self.values[first.heading.column][index], first.heading
        path, apart = self._path(index), False
        if path:
            made.planned, made.period = path, span(path)
        actual = [one for one in self.timed if one.role == "current" and self.values[one.heading.column][index] is not None]
        if self._lacks_magnitude(index, actual):
            made.off_scale = max(actual, key=lambda one: self._when(one, index)).heading
        placed = sorted(actual, key=lambda one: self._when(one, index))
        for one in placed:
            value = self.values[one.heading.column][index]
            ends_on = self._ends_on(one, index)
            newest = one is placed[-1] and not path
            if value is not None and (ends_on or newest) and made.off_scale is not one.heading:
                at, cell = one.observed if newest else ends_on, self.columns.address(index, one.heading)
                word = self.lights.beside(one.heading, index)
                made.check_ins.append(CheckIn(self.columns.rows[index], cell, at, value.value, status_word=word, until=ends_on))
                if may_be_share(value):
                    made.small[cell] = value
        targets = [one for one in self.timed if one.role == "target" and self._cell(one, index) is not None]
        made.has_target_cell = made.has_target_cell or bool(targets)
        if placed:
            newest_one = placed[-1]
            named = self._period(newest_one, index)
            made.current = None if made.off_scale else self.values[newest_one.heading.column][index]
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
                    made.target, made.target_heading = self.values[same[0].heading.column][index], same[0].heading
                    self._start_in_year_before(index, named, made)
                elif named and (later := self._first_after(named, targets, index)):
                    apart = self._aim_at(index, placed, later, made)
                    named = self._period(later, index)
                made.period = named
                made.has_target_cell = True
            elif made.target is None:
                made.period = named
        elif targets and made.target is None:
            self._take_target(index, targets, made)
        made.direction = made.direction or by_comparator(made.target)
        return apart

    def planned(self, index: int) -> list[Planned]:
        """The levels that the row plans: in its columns of targets by date, or for its own date."""
        row, plain, target, on = self.columns.rows[index], self.plain["target"], self.target[index], self.dates[index]
        if not self.timed:
            return [Planned(on, target.value, row, self.columns.address(index, plain))] if plain and target and on else []
        targets = [one for one in self.timed if one.role == "target"]
        told = [(self._ends_on(one, index), self.values[one.heading.column][index], one.heading) for one in targets]
        return [Planned(on, level.value, row, self.columns.address(index, heading)) for on, level, heading in told if on and level]

    def _path(self, index: int) -> list[Planned]:
        """What the columns of targets by date plan on the way from the row's baseline to its target, which the last of them is."""
        baseline, target = self.baseline[index], self.target[index]
        planned = self.planned(index) if self.plain["target"] and baseline and target else []
        shares = planned_progress(planned, value_of(baseline), value_of(target))
        return planned if shares and shares[-1][1] >= 1 - SLACK else []

    def _ends_on(self, one: Timed, index: int) -> date | None:
        """The day that a column's values are of."""
        named = self._period(one, index)
        return one.observed or (period_of(named).ends_on if named else None)

    def _first_after(self, named: str, targets: Sequence[Timed], index: int) -> Timed | None:
        """The target of the first period behind this one, for which none could be told."""
        if any(one.role == "target" and self._period(one, index) == named for one in self.timed):
            return None
        told = [one for one in targets if self.values[one.heading.column][index] is not None]
        later = [one for one in told if is_later(self._period(one, index) or "", named)]
        if len(later) < 2:
            return later[0] if later else None
        return min(later, key=lambda one: (self._period(one, index) or "", *self._standing(one, index)))

    def _aim_at(self, index: int, placed: Sequence[Timed], target: Timed, made: Measured) -> bool:
        """Values of earlier years beside the target of a later one; that of the one year before is where the key result starts.

        Whether a plain column says where it is now.
        """
        actual = placed[-1]
        made.target, made.target_heading = self.values[target.heading.column][index], target.heading
        if made.baseline is None and len(placed) == 1:
            made.baseline, made.baseline_heading = made.current, actual.heading
        made.check_ins[-1:] = (one._replace(observed_on=self._ends_on(actual, index)) for one in made.check_ins[-1:])
        now = self.current[index]
        if now is None:
            return False
        made.current = now
        return True

    def _start_in_year_before(self, index: int, year: str | None, made: Measured) -> None:
        """The one year before, which has no target of its own, is where this year's key result starts."""
        if made.baseline is not None or not (year and year.isdigit()):
            return
        before = [one for one in self.timed if one.role == "current" and (self._period(one, index) or year)[:4] < year]
        aimed = [self._period(one, index) for one in self.timed if one.role == "target"]
        if [self._period(one, index) for one in before] == [f"{int(year) - 1}"] and f"{int(year) - 1}" not in aimed:
            made.baseline, made.baseline_heading = self.values[before[0].heading.column][index], before[0].heading

    def _lacks_magnitude(self, index: int, actual: list[Timed]) -> bool:
        """ "31.3" beside "22.1 Million": the word was left out, and what was meant is a guess."""
        if not actual:
            return False
        newest = self.values[max(actual, key=lambda one: self._when(one, index)).heading.column][index]
        others = [
            (self.baseline[index], self.plain["baseline"]),
            *((self.values[one.heading.column][index], one.heading) for one in self.timed),
        ]
        spelt = [
            number_.value for number_, heading in others
            if number_ and heading and isinstance(self.columns.raw(heading)[index], str) and number_.value >= 100 * THOUSAND
        ]  # fmt: skip
        return newest is not None and bool(spelt) and 0 < newest.value < THOUSAND and min(spelt) > THOUSAND * newest.value

    def _take_target(self, index: int, targets: Sequence[Timed], made: Measured) -> None:
        """Targets without any actual: the one they agree on, else the last period's, or that of the year which it closes."""
        told = [(self._when(one, index), one, self.values[one.heading.column][index]) for one in targets]
        read = sorted(((when, one, value) for when, one, value in told if value is not None), key=lambda entry: entry[0])
        if not read:
            return
        last = self._period(read[-1][1], index) or ""
        whole = (entry for entry in read if (named := self._period(entry[1], index)) and named != last and last.startswith(named))
        _, column, made.target = next(whole, read[-1])
        made.target_heading = column.heading
        columns = sum(one.role == "target" for one in self.timed)
        if columns == 1 or len({value.value for _, _, value in read}) > 1:
            made.period = self._period(column, index)

    def _standing(self, one: Timed, index: int) -> tuple[bool, int]:
        """Which of several targets for one period holds: a zero beside another number is a cell nobody filled."""
        value = self.values[one.heading.column][index]
        return value is None or value.value == 0, rank(one.heading)

    def _cell(self, one: Timed, index: int) -> object:
        return self.columns.raw(one.heading)[index]

    def _period(self, one: Timed, index: int) -> str | None:
        year = self.years[index]
        if one.heading.back is not None and year and year.isdigit():
            return str(int(year) - one.heading.back)
        return one.period

    def _when(self, one: Timed, index: int) -> tuple[str, str, int]:
        """What orders a row's periods: the period, the day in it, the column."""
        named = self._period(one, index) or (str(9999 - one.heading.back) if one.heading.back is not None else "")
        part = one.heading.quarter or f"{one.heading.week or 0:02}"
        return named or part, one.observed.isoformat() if one.observed else "", one.heading.column


def _each(column: Sequence[Number | None]) -> list[Number]:
    """The numbers of a column, each object once."""
    return [one for one in {id(one): one for one in column}.values() if one is not None]
