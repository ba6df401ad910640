"""Plain tables, read as columns: each row names its objective and one key result, whose numbers stand in columns of their own.

Most large tables are such. What is gathered of one is what `OkrTable` gathers row by row; it reads every table of which
this module does not know at once that no row asks for a closer look.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from scorecard.intake.cells.labels import (
    NO_RESULT,
    all_bare,
    blank_below,
    change,
    state_of,
    told_in_words,
    unit_word,
    value_of,
    weight_of,
)
from scorecard.intake.cells.links import without_links
from scorecard.intake.cells.numbers import Number, number
from scorecard.intake.cells.phrases import tells_pair
from scorecard.intake.cells.short_names import any_label_alone
from scorecard.intake.cells.texts import all_normalised
from scorecard.intake.cells.words import direction, person
from scorecard.intake.coded import Coded, Codes, coded, together
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.grid import column_letter
from scorecard.intake.headings.columns import Columns, is_timed, meant
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.period_columns import period_reader, year_of
from scorecard.intake.headings.timed import days_observed, end_of_part
from scorecard.intake.rows.roles import ENOUGH, LIST_MARKS, Read, perspective_word
from scorecard.intake.values.growth import RELATIVE
from scorecard.intake.values.mixtures import may_be_share
from scorecard.intake.values.unlike import rows_are_alike

LEAST_ROWS = 500
"""A smaller table is read as fast row by row."""
NEEDED = {"objective", "key_result", "unit_of_measure", "target"}
KNOWN = NEEDED | {
    None, "period", "unit", "perspective", "objective_id", "key_result_id", "owner", "baseline", "current", "progress", "confidence",
    "status", "comment", "blocker", "support_needed", "observed_on", "weight", "due_on", "start_on",
}  # fmt: skip
"""What columns of a plain table are for."""
WAYS = (None, "increase", "decrease", "maintain")
Flags = npt.NDArray[np.bool_]


def gather_plain(columns: Columns, context: Context, gathered: Gathered) -> Read | None:
    """Put every row into `gathered`, and say what became of it; None, and nothing is done, where the table is not known to be plain."""
    fields = {one.field for one in columns.headings}
    others = any(one.group is not None or is_timed(one) for one in columns.headings) or context.layout or context.owner
    if len(columns.rows) < LEAST_ROWS or not NEEDED <= fields <= KNOWN or others or len(gathered.objectives):
        return None
    table = _Plain(columns, context, gathered)
    return table.gather() if table.is_plain() else None


class _Plain:
    """The columns of one table by what they are for, equal cells once."""

    def __init__(self, columns: Columns, context: Context, gathered: Gathered) -> None:
        self.columns, self.context, self.gathered = columns, context, gathered
        one = columns.one
        self.objective, self.key_result = without_links(columns.coded_texts(one("objective"))), columns.coded_texts(one("key_result"))
        self.objective_ids, self.key_result_ids = columns.coded_texts(one("objective_id")), columns.coded_texts(one("key_result_id"))
        self.units = columns.coded_texts(one("unit")).read(meant)
        self.perspectives = columns.coded_texts(one("perspective")).read(perspective_word)
        self.periods = columns.told(one("period")).read(period_reader(one("period"), year_of(context)))
        self.owners = columns.coded_each(one("owner"), person)
        self.measures = columns.coded_texts(one("unit_of_measure")).read(unit_word)
        self.baseline, self.target, self.current = (columns.coded_numbers(one(name)) for name in ("baseline", "target", "current"))
        self.progress, self.confidence = columns.coded_percents(one("progress")), columns.coded_confidences(one("confidence"))
        self.status = columns.coded_words(one("status"))

    def is_plain(self) -> bool:
        """No row asks for a closer look, so that nothing has to be found, filled down or read from words."""
        return self._is_whole() and self._numbers_speak() and not self._is_long() and not self._only_describes()

    def _is_whole(self) -> bool:
        """Every row names an objective, a key result and its unit of measure; nothing is meant for the rows below."""
        if not all(self.objective.values) or not all(self.key_result.values) or not NO_RESULT.isdisjoint(self.key_result.values):
            return False
        if any_label_alone(self.objective.values):
            return False
        units = self.columns.told(self.columns.one("unit")).values
        if None in self.measures.values or any(isinstance(told, str) and any(mark in told for mark in LIST_MARKS) for told in units):
            return False
        blank = (self.units, self.perspectives, self.columns.coded_texts(self.columns.one("period")))
        return not any(None in told.values and blank_below(told.spread()) for told in blank)

    def _numbers_speak(self) -> bool:
        """No word is asked for a number, and no number could be of another kind (`Series.says_all`)."""
        if None in self.baseline.values and any(tells_pair(str(text)) for text in self.key_result.values):
            return False
        for name, read in (("baseline", self.baseline), ("target", self.target), ("current", self.current)):
            told = zip(self.columns.told(self.columns.one(name)).values, read.values, strict=True)
            if any(one is None and told_in_words(cell, name, self.columns.decimal()) for cell, one in told):
                return False
        cells = self.columns.told(self.columns.one("target")).values
        due = self.columns.told(self.columns.one("due_on")).values
        if None in self.target.values or any(end_of_part(value, self.context) for value in due):
            return False
        if None in cells or any(change(cell) is not None for cell in cells) or any(one and one.comparator for one in self.target.values):
            return False
        if not RELATIVE.isdisjoint({one.unit for one in self.target.values if one}) and {*self.measures.values} != {"%"}:
            return False
        small = _flags(self.baseline, may_be_share) | _flags(self.target, may_be_share) | _flags(self.current, may_be_share)
        if np.any(small & _flags(self.measures, "%".__eq__)) or np.any(_levels(self.baseline) == _levels(self.target)):
            return False
        return not np.any(self.ways == WAYS.index("maintain")) and rows_are_alike(self.measures, (self.baseline, self.target, self.current))

    def _is_long(self) -> bool:
        """The same measure may stand on several rows, each with its own date."""
        told = (self.key_result, self.key_result_ids)
        each_its_own = any(len({*one.values} - {None}) == len(one) for one in told)
        return self.columns.one("observed_on") is not None and not each_its_own

    def _only_describes(self) -> bool:
        """As `Roles` sees that the goals are what is measured."""
        measured = (self.baseline, self.target, self.current, self.progress)
        valued = np.flatnonzero(np.logical_or.reduce([_flags(one, _is_told)[:ENOUGH] for one in measured])).tolist()
        texts, goals = self.key_result, self.objective
        words = sum(number(texts.values[texts.codes[row]]) is None for row in valued)
        return words < 0.5 * len(valued) and len({goals.values[goals.codes[row]] for row in valued}) > 0.8 * len(valued)

    @cached_property
    def ways(self) -> Codes:
        """The place among `WAYS` of the direction that a row's first word asks for, unless its numbers would contradict it."""
        words = coded([str(text).partition(" ")[0] for text in self.key_result.values])
        asked = words.read(lambda word: WAYS.index(direction(word)))
        asked_of = np.array(asked.values, dtype=np.int64)[asked.codes][self.key_result.codes]
        start, level = _levels(self.baseline), _levels(self.target)
        moved = np.where(level > start, 1, np.where(level < start, 2, 3))
        return np.where(np.isnan(level) | ~(np.isnan(start) | (asked_of == moved)), 0, asked_of)

    def gather(self) -> Read:
        read = Read()
        objectives = self._objectives()
        first, rows = len(self.gathered.key_results), len(self.columns.rows)
        texts = all_bare([text or "" for text in self.key_result.values])
        compared = Coded(all_normalised(texts), self.key_result.codes)
        named = self._places(self.columns.one("key_result"))
        days, sheet = self.columns.coded_days, pa.repeat(self.context.sheet, rows)
        self.gathered.key_results.extend(
            rows,
            key=pa.array(np.arange(first, first + rows)),
            objective_key=pa.array(objectives),
            sheet=sheet,
            row=pa.array(self.columns.rows, pa.int32()),
            cell=named,
            source_id=self.key_result_ids.array(pa.string()),
            text=Coded(texts, self.key_result.codes).array(pa.string()),
            compared=compared.array(pa.string()),
            owner=self.owners.read(lambda owner: owner or None).array(pa.string()),
            starts_on=days(self.columns.one("start_on")).array(pa.date32()),
            unit_of_measure=self.measures.array(pa.string()),
            baseline=self.baseline.read(value_of).array(pa.float64()),
            baseline_cell=self._places(self.columns.one("baseline"), self.baseline),
            target=self.target.read(value_of).array(pa.float64()),
            target_cell=self._places(self.columns.one("target"), self.target),
            direction=pa.array(WAYS, pa.string()).take(pa.array(self.ways)),
            weight=self.columns.coded_numbers(self.columns.one("weight")).read(weight_of).array(pa.float64()),
            due_on=days(self.columns.one("due_on")).array(pa.date32()),
            status_word=self.status.array(pa.string()),
        )
        read.objectives, read.check_ins = len(self.gathered.objectives), self._check_ins(first)
        return read

    def _objectives(self) -> Codes:
        """The key of each row's objective; they are told apart by text, unit, period and id, and all of them are new."""
        ids, rows, gathered = self.objective_ids, self.columns.rows, self.gathered
        groups, at = together((self.objective, self.units, self.periods, ids))
        texts, units, periods, named = (_taken(one, at) for one in (self.objective, self.units, self.periods, ids))
        texts = all_bare(texts)
        compared = all_normalised(texts)
        keys: list[int] = []
        new: list[int] = []
        for place, words in enumerate(compared):
            unit, period = units[place], periods[place] = units[place] or self.context.unit, periods[place] or self.context.period
            name = (unit, period, f"{words}|{named[place] or ''}")
            key = gathered.by_text.get(name)
            if key is None:
                key = gathered.by_text[name] = len(new)
                gathered.by_text.setdefault((None, None, words), key)
                if named[place]:
                    gathered.know(named[place], key)
                new.append(place)
            keys.append(key)
        at = [at[place] for place in new]
        letter = _letter(self.columns.one("objective"))
        gathered.objectives.extend(
            len(new),
            key=range(len(new)),
            sheet=[self.context.sheet] * len(new),
            row=[rows[index] for index in at],
            cell=[f"{letter}{rows[index]}" for index in at],
            source_id=[named[place] for place in new],
            period=[periods[place] for place in new],
            unit=[units[place] for place in new],
            text=[texts[place] for place in new],
            compared=[compared[place] for place in new],
            stated=[True] * len(new),
            owner=_taken(self.owners, at),
            perspective_word=[word or self.context.perspective_word for word in _taken(self.perspectives, at)],
            weight=[1.0] * len(new),
            goal_mode=["committed"] * len(new),
            state=_taken(self.status.read(state_of), at),
            named_only=[self.columns.one("perspective") is None and self.context.perspective_word is None] * len(new),
        )
        return np.array(keys, dtype=np.int64)[groups]

    def _check_ins(self, first: int) -> int:
        """Those of the rows that tell a value of today, a progress or a confidence; how many there are."""
        columns, told = self.columns, (self.current, self.progress, self.confidence)
        at = pa.array(np.flatnonzero(np.logical_or.reduce([_flags(one, _is_told) for one in told])))
        column, days = columns.one("current") or columns.one("progress"), columns.coded_days(columns.one("observed_on"))
        whole = {
            "row": pa.array(columns.rows, pa.int32()),
            "cell": self._places(column),
            "observed_on": pa.array(days_observed(columns, self.context), pa.date32()) if None in days.values else days.array(pa.date32()),
            "value": self.current.read(value_of).array(pa.float64()),
            "percent_complete": self.progress.array(pa.float64()),
            "confidence": self.confidence.array(pa.float64()),
            "status_word": self.status.array(pa.string()),
            **{name: columns.coded_words(columns.one(name)).array(pa.string()) for name in ("comment", "blocker", "support_needed")},
        }
        self.gathered.check_ins.extend(
            len(at),
            key_result_key=pc.add(at, first),
            sheet=pa.repeat(self.context.sheet, len(at)),
            **{name: column if len(at) == len(column) else column.take(at) for name, column in whole.items()},
        )
        return len(at)

    def _places(self, heading: Heading | None, told: Coded[Number | None] | None = None) -> pa.Array:
        """The cell of a column in each row; of a column of numbers only where it holds one."""
        rows = pa.array(self.columns.rows, pa.int32()).cast(pa.string())
        cells = pc.binary_join_element_wise(_letter(heading), rows, "")
        return cells if told is None else pc.if_else(pa.array(_flags(told, _is_told)), cells, pa.scalar(None, pa.string()))


def _letter(heading: Heading | None) -> str:
    return column_letter(heading.column if heading else 1)


def _is_told(value: object) -> bool:
    return value is not None


def _flags(column: Coded[Any], ask: Any) -> Flags:
    """What a question to each different value says of the rows."""
    return np.array([ask(value) for value in column.values], dtype=np.bool_)[column.codes]


def _levels(column: Coded[Number | None]) -> npt.NDArray[np.float64]:
    """Not a number where none stands, which equals nothing."""
    return np.array([np.nan if one is None else one.value for one in column.values], dtype=np.float64)[column.codes]


def _taken(column: Coded[Any], at: Sequence[int]) -> list[Any]:
    return [column.values[code] for code in column.codes[at].tolist()]
