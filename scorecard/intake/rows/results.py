"""The key results of one table, from where a layout found them to the rows the store takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from scorecard.intake.cells.labels import bare, is_share_in_words, kind_of_label_alone, start_in_text, unit_in_words, value_of, weight_of
from scorecard.intake.cells.numbers import Number
from scorecard.intake.cells.phrases import from_to, target_in_text, tells_pair
from scorecard.intake.cells.texts import all_normalised
from scorecard.intake.cells.words import direction
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.grid import column_letter
from scorecard.intake.headings.columns import Columns, each_once, taken
from scorecard.intake.headings.heading import Heading
from scorecard.intake.rows.milestones import gather_marks
from scorecard.intake.rows.objectives import Objectives
from scorecard.intake.values.growth import leave_out_growth
from scorecard.intake.values.measured import CheckIn, Measured
from scorecard.intake.values.mixtures import are_all_small, may_be_share
from scorecard.intake.values.plans import keep_plan
from scorecard.intake.values.unlike import leave_out_shares, may_be_unlike, settle_row, unlike
from scorecard.model.finding import Severity


@dataclass(slots=True)
class Result:
    """A key result that was found, until all of the table's are written."""

    index: int
    """Of the row that tells it first."""
    objective: int
    text: str
    source_id: str | None
    owner: str | None
    heading: Heading | None
    """The column of its text."""
    measured: Measured | None
    """None: the plain columns of its row say all there is."""
    newest: int
    """Of the row that speaks for it: in a table with one row a period, that of the newest value."""


class Results(Objectives):
    """What a table's rows are made into; the layouts say which row is what."""

    def __init__(self, columns: Columns, context: Context, gathered: Gathered) -> None:
        super().__init__(columns, context, gathered)
        self.results: list[Result] = []
        self.series.take_marks(self.typed_columns.marks)
        leave_out_growth(self.series, self.units_of_measure, context, gathered)
        self.plain = self.series.says_all(self.units_of_measure)
        """Rows whose numbers need no look at the words."""
        levels = (self.series.baseline, self.series.target, self.series.current)
        told = (*levels, *self.series.periods.values.values())
        self._small_told = False
        self._ask_words_for_starts()
        self._may_be_unlike = bool(self.groups) or may_be_unlike(told, [*self.units_of_measure, self.series.unit])
        if self._may_be_unlike and any(self.plain):
            rows = zip(self.plain, self.units_of_measure, zip(*levels, strict=True), strict=True)
            self.plain = [plain and not unlike(numbers, unit) for plain, unit, numbers in rows]

    def _ask_words_for_starts(self) -> None:
        """Rows with a target and no baseline whose words tell two numbers."""
        texts, series = self.key_result_texts if self.key_result else self.objective_texts, self.series
        for index, (plain, text) in enumerate(zip(self.plain, texts, strict=True)):
            if plain and text and series.baseline[index] is None and series.target[index] is not None and tells_pair(text):
                self.plain[index] = False

    def result_of_row(
        self, index: int, objective: int | None, text: str, unit: str | None, word: str | None, period: str | None, owner: str | None = None
    ) -> Result:
        """A key result with the numbers of its row; without an objective it stands for itself."""
        measured = None if self.plain[index] else self.series.of_row(index)
        if measured is not None and self.series.long:
            self._settle(index, measured)
        heading = self.key_result or self.only_text
        if objective is None:
            objective = self.own_objective(index, heading, text, unit, word, (measured and measured.period) or period)
        elif measured and measured.period and (not (period or self.context.period) or measured.is_of_its_own):
            self.date_objective(objective, measured.period)
        made = Result(index, objective, text, self.key_result_ids[index], self.owners[index] or owner, heading, measured, index)
        self.results.append(made)
        return made

    def again(self, index: int, known: Result) -> None:
        """Another period's row of the same key result: its values are check-ins, and of all rows the newest speaks for it."""
        measured = self._settle(index, self.series.of_row(index))
        told = known.measured = known.measured or self._settle(known.index, self.series.of_row(known.index))
        told.check_ins += measured.check_ins
        if measured.current is None:
            return
        if told.current is not None and self.series.when(index) < self.series.when(known.newest):
            if self.series.when(index) < self.series.when(known.index):
                known.index, known.owner = index, self.owners[index] or known.owner
                if measured.baseline is not None:
                    told.baseline, told.baseline_heading = measured.baseline, measured.baseline_heading
            return
        known.newest, told.baseline, told.current = index, told.baseline or measured.baseline, told.current or measured.current
        told.target, told.has_target_cell = measured.target, True
        if measured.period:
            self.date_objective(known.objective, measured.period)

    def _settle(self, index: int, told: Measured, *, grouped: bool = False) -> Measured:
        """The row's numbers in one unit and on one scale."""
        settle_row(self.series, index, told, self.units_of_measure[index], self.context, self.gathered, grouped=grouped)
        return told

    def write(self) -> None:
        """Put the key results found so far, and their check-ins, into `gathered`."""
        results, gathered, rows = self.results, self.gathered, self.columns.rows
        texts = [bare(one.text) for one in results]
        numbers = self._in_columns([one.index for one in results], texts)
        careful = [(place, one, one.measured) for place, one in enumerate(results) if one.measured is not None]
        for place, one, measured in careful:
            one.text = texts[place]
            self._complete(one, measured)
            for name, cell in self._cells_of(one, measured).items():
                numbers[name][place] = cell
        numbers |= self.typed_columns.of_results(results, numbers, self.series.target_cells)
        first = len(gathered.key_results)
        owners = gathered.objectives["owner"]
        letters = {id(one.heading): column_letter(one.heading.column if one.heading else 1) for one in results}
        gathered.key_results.extend(
            len(results),
            key=range(first, first + len(results)),
            objective_key=[one.objective for one in results],
            sheet=repeat(self.context.sheet, len(results)),
            row=[rows[one.newest] for one in results],
            cell=[f"{letters[id(one.heading)]}{rows[one.newest]}" for one in results],
            source_id=[one.source_id for one in results],
            text=texts,
            compared=all_normalised(texts),
            owner=[one.owner or (None if self._owns_itself(one) else owners[one.objective]) for one in results],
            starts_on=[self.starts[one.index] for one in results],
            **numbers,
        )
        gather_marks(self, first)
        for place, _, measured in careful:
            if measured.planned:
                keep_plan(first + place, measured.planned, self.context, gathered)
        self._write_check_ins(first, [(first + place, check) for place, _, measured in careful for check in measured.check_ins])

    def _in_columns(self, at: Sequence[int], texts: Sequence[str]) -> dict[str, list[Any]]:
        """What the plain columns say of the key results in these rows, as columns of the store's."""
        series, rows = self.series, [self.columns.rows[index] for index in at]
        baseline, target = taken(series.baseline, at), taken(series.target, at)
        first_words = each_once([text.partition(" ")[0] for text in texts], direction)
        stated = zip(taken(self.directions, at), first_words, baseline, target, strict=True)
        return {
            "unit_of_measure": taken(self.units_of_measure, at),
            "baseline": list(map(value_of, baseline)),
            "baseline_cell": _cells(baseline, series.plain["baseline"], rows),
            "target": list(map(value_of, target)),
            "target_cell": _cells(target, series.plain["target"], rows),
            "direction": [told or (_unless_contradicted(asked, start, level) if asked else None) for told, asked, start, level in stated],
            "weight": list(map(weight_of, taken(self.weights, at))),
            "due_on": taken(self.due, at),
            "status_word": taken(self.status, at),
        }

    def _cells_of(self, one: Result, measured: Measured) -> dict[str, Any]:
        """The same of one key result that was looked at."""
        rows = self.columns.rows
        return {
            "unit_of_measure": measured.unit,
            "baseline": value_of(measured.baseline),
            "baseline_cell": _cells([measured.baseline], measured.baseline_heading, [rows[one.index]])[0],
            "target": value_of(measured.target),
            "target_cell": _cells([measured.target], measured.target_heading, [rows[one.newest]])[0],
            "direction": measured.direction,
            "weight": weight_of(measured.weight or self.weights[one.index]),
            "due_on": measured.due_on or self.due[one.index],
            "status_word": measured.status or self.status[one.index],
        }

    def _owns_itself(self, one: Result) -> bool:
        """A key result without owner that says its objective again: the owner beside the first one is not its own."""
        says_it = self.objective_texts[one.index] is not None or self.objective_ids[one.index] is not None
        return one.objective in self.beside and says_it

    def _write_check_ins(self, first: int, told: list[tuple[int, CheckIn]]) -> None:
        """Those of the rows whose plain columns say all, and the others."""
        plain = [
            (first + place, one.index) for place, one in enumerate(self.results) if one.measured is None and self.series.has_now[one.index]
        ]
        told = [(key, self._of_its_report(check)) for key, check in told]
        columns = self.series.now_in_columns([index for _, index in plain])
        for keys, cells in (([key for key, _ in plain], columns), ([key for key, _ in told], zip(*(one for _, one in told), strict=True))):
            self.gathered.check_ins.extend(
                len(keys),
                key_result_key=keys,
                sheet=repeat(self.context.sheet, len(keys)),
                **dict(zip(CheckIn._fields, cells, strict=False)),
            )
            self.read.check_ins += len(keys)

    def _of_its_report(self, check: CheckIn) -> CheckIn:
        """A value without a day in a report on a part of the year is of that part's end, unless it is of a part before."""
        until = self.context.until
        if until is None or check.observed_on is not None or (check.until and check.until <= until):
            return check
        return check._replace(until=until)

    def _complete(self, one: Result, told: Measured) -> None:
        """What the numbers leave open is asked of the words; what doesn't fit together is said."""
        mark = self.columns.decimal()
        if told.target is None and not told.has_target_cell and kind_of_label_alone(one.text) is None:
            pair = from_to(one.text, mark)
            if pair and told.baseline is None:
                told.baseline, told.baseline_heading = pair[0], one.heading
            told.target, told.target_heading = pair[1] if pair else target_in_text(one.text, mark), one.heading
        elif told.target is not None and told.baseline is None and (start := start_in_text(one.text, told.target, mark)):
            told.baseline, told.baseline_heading = start, one.heading
        unit = self.units_of_measure[one.index]
        if not self.series.long and (self._may_be_unlike or not told.has_target_cell):
            self._settle(one.index, told, grouped=one.heading is not None and one.heading.group is not None)
        if unit in (None, "%") and is_share_in_words(one.text, told.target, mark):
            told.tell_shares_in_percent()
        if unit is None:
            unit = next((number.unit for number in (told.target, told.current, told.baseline) if number and number.unit), None)
            unit = unit or told.unit or unit_in_words(one.text, told.target, mark)
        told.unit = unit
        if unit == "%" and (told.small or may_be_share(told.baseline) or may_be_share(told.target) or may_be_share(told.current)):
            leave_out_shares(self.series, one.index, one.heading, told, self.context, self.gathered)
            self._tell_small(one, told)
        told.direction = self.directions[one.index] or told.direction or _asked(one.text, told.baseline, told.target)
        self._check(one, told)

    def _tell_small(self, one: Result, told: Measured) -> None:
        """Says once that nothing tells whether a target such as 0.12 is in percent or a share; the row is read as it stands."""
        values = [Number(check.value) for check in told.check_ins if check.value is not None]
        if self._small_told or told.target is None or told.target.value == 0 or not are_all_small([told.baseline, told.target, *values]):
            return
        self._small_told, value = True, told.target.value
        self.gathered.find(
            "share-or-percent", Severity.NOTE,
            f"{value:g} may be {100 * value:g} % or {value:g} %; this and rows like it are read as they stand.",
            f"Write {100 * value:g} % or {value:g} %, whichever is meant.", sheet=self.context.sheet,
            cell=self.columns.address(one.index, told.target_heading or one.heading),
            heading=told.target_heading.text if told.target_heading else "", value=f"{value:g}",
        )  # fmt: skip

    def _check(self, one: Result, told: Measured) -> None:
        if told.baseline is not None and told.target is not None and told.baseline.value == told.target.value:
            self.gathered.find(
                "target-equals-baseline", Severity.WARNING,
                f"The target equals the start ({told.target.value:,.12g}): progress can't be measured.",
                "Correct the baseline or the target, or say that the level is to be maintained.", sheet=self.context.sheet,
                cell=self.columns.address(one.index, self.columns.one("target") or one.heading), value=f"{told.target.value:,.12g}",
            )  # fmt: skip
        if told.may_add_up and told.accumulation is None and told.unit != "%" and not self.columns.one("accumulation"):
            self.gathered.find(
                "values-may-add-up", Severity.NOTE,
                "Added up, these values would come to about the target; each of them counts as what was reached by then.",
                "If they are amounts of their month or quarter, add a column for their total, or “increment” in a column “Accumulation”.",
                sheet=self.context.sheet, cell=self.columns.address(one.index, told.may_add_up), heading=told.may_add_up.text,
                value=self.columns.raw(told.may_add_up)[one.index],
            )  # fmt: skip
        if told.off_scale:
            self.gathered.find(
                "scale-mixed", Severity.WARNING, "This number is thousands of times smaller than the row's others; it counts as unknown.",
                "Write it in full or with the same word, such as million.", sheet=self.context.sheet,
                cell=self.columns.address(one.index, told.off_scale), heading=told.off_scale.text,
                value=self.columns.raw(told.off_scale)[one.index],
            )  # fmt: skip


def _cells(told: Sequence[Number | None], heading: Heading | None, rows: Sequence[int]) -> list[str | None]:
    """Where numbers of one column stand; None for one that is unknown."""
    if heading is None:
        return [None] * len(told)
    letter = column_letter(heading.column)
    return [None if one is None else f"{letter}{row}" for one, row in zip(told, rows, strict=True)]


def _asked(text: str, baseline: Number | None, target: Number | None) -> str | None:
    """The direction that the first word asks for ("Reduce …"), unless the numbers would contradict it."""
    asked = direction(text.partition(" ")[0])
    return _unless_contradicted(asked, baseline, target) if asked else None


def _unless_contradicted(asked: str, baseline: Number | None, target: Number | None) -> str | None:
    if target is None or target.comparator:
        return None
    if baseline is None:
        return asked
    moved = "increase" if target.value > baseline.value else "decrease" if target.value < baseline.value else "maintain"
    return asked if asked == moved else None
