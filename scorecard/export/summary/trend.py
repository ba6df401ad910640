"""The sheet of the trend: each perspective's score week by week, which the small lines on the cover and the charts draw."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.export.cells import Sheet
from scorecard.export.summary import words
from scorecard.export.summary.facts import Facts
from scorecard.language import tr


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where the numbers stand: rows from 0, the column of each perspective."""

    sheet: Sheet
    first: int
    last: int
    column: dict[str | None, int]
    drawable: frozenset[str | None]

    def known(self, perspectives: Sequence[str | None]) -> list[str | None]:
        """Those of which any day is known well enough to be drawn."""
        return [key for key in perspectives if key in self.drawable]

    def line(self, perspective: str | None) -> str:
        column = self.column[perspective]
        return self.sheet.reference(self.first, column, self.last, column)

    @property
    def days(self) -> str:
        return self.sheet.reference(self.first, 0, self.last, 0)


def widths(facts: Facts) -> list[int]:
    return [14, *[18] * len(facts.columns)]


def trend(sheet: Sheet, facts: Facts) -> Drawn:
    """Days downwards, perspectives across; where too little is known of a day it stays empty, as on the pages."""
    sheet.title(tr("Scores week by week"))
    told: dict[object, dict[str | None, float | None]] = {}
    for one in facts.trend:
        told.setdefault(one.as_of, {})[one.perspective] = one.score if one.enough else None
    known = frozenset(one.perspective for one in facts.trend if one.enough and one.score is not None)
    columns = facts.columns
    body: list[list[object]] = [[day, *(scores.get(key) for key in columns)] for day, scores in told.items()]
    head = [tr("Day"), *(words.perspective(facts.held, key) for key in columns)]
    first = sheet.table(head, body, ["date", *["score"] * len(columns)], filtered=True)
    if any(scores.get(key) is None for scores in told.values() for key in columns):
        sheet.line(tr("Empty: too little was scored on that day to count as one number."))
    return Drawn(sheet, first, first + max(0, len(body) - 1), {key: number + 1 for number, key in enumerate(columns)}, known)
