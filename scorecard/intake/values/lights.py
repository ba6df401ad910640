"""Columns of one period each that hold traffic lights or other status words: each is the status of its period."""

from collections.abc import Sequence

from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.gathered import Context
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.timed import is_later, named_period
from scorecard.model.status import statuses

Words = list[str | None]
"""By row."""


def are_lights(texts: Sequence[str]) -> bool:
    """Every cell that says anything says a status, and some do."""
    told = [text for text in texts if not is_placeholder(text)]
    return bool(told) and not any(number(text) for text in told) and all(statuses(told).values())


class Lights:
    """The statuses of one table: each row's own, and those of the periods."""

    def __init__(self, columns: Columns, context: Context) -> None:
        self._headings, self._context, own = columns.timed(), context, columns.one("status")
        found = [(self._period(one), columns.words(one)) for one in self._headings if one.field == "status"]
        own_period = context.period
        told = [(named, words) for named, words in found if not (own_period and named[:4].isdigit() and is_later(named, own_period))]
        self._told: dict[str, Words] = dict(sorted(told, key=lambda one: one[0]))
        """By period, the earliest first."""
        alone = own is None and bool(self._told)
        self.newest: Words = self._newest() if alone else columns.words(own)
        """Each row's own status, else that of its newest period in which it was more than not yet started."""
        self.by_period = {"status_word"} if alone else set[str]()
        """What only the periods' columns say of a check-in."""

    def beside(self, heading: Heading, index: int) -> str | None:
        """The row's status in the period of a column of values."""
        words = self._told.get(self._period(heading)) if self._told else None
        return words[index] if words else None

    def _period(self, heading: Heading) -> str:
        named = named_period(heading, self._headings, self._context)
        return named or (f"{heading.within.share}" if heading.within else "")

    def _newest(self) -> Words:
        meanings = statuses({word for words in self._told.values() for word in words if word})
        rows = (list(filter(None, row)) for row in zip(*reversed(self._told.values()), strict=True))
        return [next((word for word in row if meanings[word] != "not_started"), row[0] if row else None) for row in rows]
