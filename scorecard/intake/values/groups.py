"""Numbered key results side by side: KR1, KR2, …, each with its columns."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from scorecard.intake.headings.columns import Columns
from scorecard.intake.values.levels import in_words
from scorecard.intake.values.measured import CheckIn, Measured, by_comparator

if TYPE_CHECKING:
    from scorecard.intake.headings.heading import Heading


class Groups:
    """The numbered groups of one table; `dates` are the days of its rows."""

    def __init__(self, columns: Columns, dates: Sequence[date | None]) -> None:
        self.columns, self.dates = columns, dates
        self.headings = columns.groups()
        """By number, and in it by field."""
        self._cells = self._read()

    def of_row(self, index: int, number_: int) -> Measured:
        """One of KR1, KR2, … in a row."""
        headings, told = self.headings[number_], self._cells[number_]

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

    def text_of_row(self, index: int, number_: int) -> str | None:
        told = self._cells[number_]["key_result"][index]
        return None if told is None else str(told)

    def _read(self) -> dict[int, dict[str, list[Any]]]:
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
            for number_, told in self.headings.items()
        }
        for number_, told in made.items():
            for name in {"target", "current"} & told.keys():
                for index, (start, level) in in_words(columns, name, self.headings[number_][name], told[name]).items():
                    told[name][index] = level
                    starts = told.setdefault("baseline", [None] * len(columns.rows))
                    starts[index] = starts[index] or (start if name == "target" else None)
        return made
