"""The plain columns of a table that hold numbers: where a key result started, should get and is, and how sure its owner is."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from scorecard.intake.cells.labels import told_in_words
from scorecard.intake.cells.numbers import Number
from scorecard.intake.cells.times import period
from scorecard.intake.gathered import Context
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.timed import days_observed
from scorecard.intake.values.changed import target_changes

if TYPE_CHECKING:
    from scorecard.intake.grid import Value


class Levels:
    """Every list is as long as the table's rows."""

    def __init__(self, columns: Columns, context: Context) -> None:
        self.columns = columns
        one = columns.one
        self.plain = {name: one(name) for name in ("baseline", "target", "current", "progress", "confidence")}
        """The column of each, of which a table may lack any."""
        if not (self.plain["progress"] or self.plain["current"] or columns.timed()):
            # The owner's own score is all that the table says of how far things are.
            self.plain["progress"] = one("self_score")
        self.baseline, self.target = columns.numbers(self.plain["baseline"]), columns.numbers(self.plain["target"])
        self.current = columns.numbers(self.plain["current"])
        self.progress = columns.percents(self.plain["progress"])
        self.confidence = columns.confidences(self.plain["confidence"])
        self.changes = target_changes(columns, self.plain["target"])
        for index, told in enumerate(self.changes):
            if told is not None:
                self.target[index] = told[0] if self.baseline[index] is None else None
        self.starts_in_target: set[int] = set()
        """Rows whose baseline stands in the target's cell: "45 -> 60"."""
        self._take_words()
        self.target_cells: Sequence[Value] = columns.raw(self.plain["target"]) if self.plain["target"] else [None] * len(columns.rows)
        self.years = columns.each(one("year"), period)
        self.dates = days_observed(columns, context)
        now = zip(self.current, self.progress, self.confidence, strict=True)
        self.has_now = [current is not None or progress is not None or confidence is not None for current, progress, confidence in now]
        """Rows that tell a value of today, a progress or a confidence."""

    def _take_words(self) -> None:
        """Levels that are told in words: "45 -> 60", "USD 500M recurring income by 2028"."""
        for index, (start, level) in in_words(self.columns, "target", self.plain["target"], self.target).items():
            self.target[index] = level
            if start is not None and self.baseline[index] is None:
                self.baseline[index] = start
                self.starts_in_target.add(index)
        for name, column in (("current", self.current), ("baseline", self.baseline)):
            for index, (_, level) in in_words(self.columns, name, self.plain[name], column).items():
                column[index] = level

    def when(self, index: int) -> tuple[str, date]:
        """What orders the rows of a table with one row a period: its year, and the day of its values."""
        return self.years[index] or "", self.dates[index] or date.min

    def take_marks(self, told: dict[int, bool]) -> None:
        """Values that say yes or no, by row, as 1 and 0."""
        for index, done in told.items():
            self.current[index], self.has_now[index] = Number(float(done)), True


def in_words(columns: Columns, name: str, heading: Heading | None, read: Sequence[Any]) -> dict[int, tuple[Number | None, Number]]:
    """By row: start and level of a cell that holds no number but tells one."""
    if heading is None:
        return {}
    cells = columns.raw(heading)
    words = {cell for cell, one in zip(cells, read, strict=True) if one is None and isinstance(cell, str)}
    told: dict[Value, tuple[Number | None, Number]] = {
        cell: found for cell in words if (found := told_in_words(cell, name, columns.decimal()))
    }
    return {index: told[cell] for index, cell in enumerate(cells) if cell in told} if told else {}
