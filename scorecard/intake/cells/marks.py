"""Cells that say whether something is done: yes, a tick, an x, a status word, a percentage, or the day on which it was."""

from datetime import date

from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.times import day
from scorecard.intake.cells.words import flag
from scorecard.intake.grid import Value
from scorecard.model.perspective import normalised
from scorecard.model.status import statuses

_CROSS = {"x", "☒", "🗹"}
_ENDED = {"closed", "gesloten", "geschlossen", "cloture", "ferme", "cerrado", "fechado"}
"""Done, or given up: nobody can tell."""


def done(value: Value) -> bool | None:
    """Whether the cell says that something is done; None where it says neither that it is nor that it is not."""
    told = flag(value)
    if told is not None or value is None:
        return told
    if done_on(value):
        return True
    share = number(value)
    if share is not None:
        return share.value == 100 if 0 <= share.value <= 100 and share.unit in (None, "%") else None
    if not isinstance(value, str) or normalised(value) in _ENDED:
        return None
    if value.strip().lower() in _CROSS:
        return True
    said = statuses([value])[value]
    return None if said is None else said == "achieved"


def done_on(value: Value) -> date | None:
    """The day that a cell holds in place of a yes."""
    return None if isinstance(value, (bool, int, float)) else day(value)
