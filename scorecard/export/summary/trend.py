"""The sheet of the trend: each perspective's score week by week, which the small lines on the cover and the charts draw."""

from collections.abc import Sequence
from dataclasses import dataclass

from scorecard.export.cells import Sheet
from scorecard.export.summary import words
from scorecard.export.summary.facts import Facts
from scorecard.language import tr


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where the numbers stand: rows from 0, the column of each perspective, and the first row on which it is known well enough."""

    sheet: Sheet
    last: int
    column: dict[str | None, int]
    begins: dict[str | None, int]

    def known(self, perspectives: Sequence[str | None]) -> list[str | None]:
        """Those of which any day is known well enough to be drawn."""
        return [key for key in perspectives if key in self.begins]

    def lines(self, perspectives: Sequence[str | None]) -> tuple[str, list[str]]:
        """The days from the first on which any of these is known, and the scores of each on them; the unmapped open none for others."""
        known = self.known(perspectives)
        first = min((self.begins[key] for key in [one for one in known if one] or known), default=self.last)
        columns = [0, *(self.column[key] for key in perspectives)]
        days, *scores = (self.sheet.reference(first, column, self.last, column) for column in columns)
        return days, scores


def widths(facts: Facts) -> list[int]:
    return [14, *[18] * len(facts.columns)]


def trend(sheet: Sheet, facts: Facts) -> Drawn:
    """Days downwards, perspectives across; where too little is known of a day it stays empty, as on the pages."""
    sheet.title(tr("Scores week by week"))
    told: dict[object, dict[str | None, float | None]] = {}
    for one in facts.trend:
        told.setdefault(one.as_of, {})[one.perspective] = one.score if one.enough else None
    columns = facts.columns
    body: list[list[object]] = [[day, *(scores.get(key) for key in columns)] for day, scores in told.items()]
    head = [tr("Day"), *(words.perspective(facts.held, key) for key in columns)]
    first = sheet.table(head, body, ["date", *["score"] * len(columns)], filtered=True)
    if any(scores.get(key) is None for scores in told.values() for key in columns):
        sheet.line(tr("Empty: too little was scored on that day to count as one number."))
    begins: dict[str | None, int] = {}
    for row, scores in enumerate(told.values(), start=first):
        begins = {key: row for key in columns if scores.get(key) is not None} | begins
    return Drawn(sheet, first + max(0, len(body) - 1), {key: number + 1 for number, key in enumerate(columns)}, begins)
