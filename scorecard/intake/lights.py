"""Columns of one period each that hold traffic lights or other status words: each is the status of its period."""

from collections.abc import Sequence

from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.columns import Columns
from scorecard.intake.gathered import Context
from scorecard.intake.headings import Heading
from scorecard.intake.timed import is_later, named_period
from scorecard.model.status import statuses

Words = Sequence[str | None]
"""By row."""


def are_lights(texts: Sequence[str]) -> bool:
    """Every cell that says anything says a status, and some do."""
    told = [text for text in texts if not is_placeholder(text)]
    return bool(told) and not any(number(text) for text in told) and all(statuses(told).values())


def lights(columns: Columns, context: Context) -> dict[str, Words]:
    """What the rows say in their columns of statuses, by the period that each is of, the earliest first."""
    headings = columns.timed()
    found = [(named_period(one, headings, context), columns.words(one)) for one in headings if one.field == "status"]
    told = [(named, words) for named, words in found if not (context.period and is_later(named, context.period))]
    return dict(sorted(told, key=lambda one: one[0]))


def newest_words(columns: Columns, heading: Heading | None, told: dict[str, Words]) -> list[str | None]:
    """Each row's own status, else that of its newest period in which it was more than not yet started."""
    own = columns.words(heading)
    if heading is not None or not told:
        return own
    meanings = statuses({word for words in told.values() for word in words if word})
    rows = (list(filter(None, row)) for row in zip(*reversed(told.values()), strict=True))
    return [next((word for word in row if meanings[word] != "not_started"), row[0] if row else None) for row in rows]
