"""Targets that are told as changes: "20 % more", "-30 %"."""

from dataclasses import replace

from scorecard.intake.cells.labels import changes
from scorecard.intake.cells.numbers import Number
from scorecard.intake.cells.words import direction
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.heading import Heading


def target_changes(columns: Columns, target: Heading | None) -> list[tuple[Number, str] | None]:
    """By row the size and direction of a target in this column that is a change, as `changes` reads it; None for a level.

    A share below zero with no level beside it is one too, where the key result or its objective asks for less: "Reduce tickets", "-70 %".
    """
    beside = [columns.one(name) for name in ("baseline", "current")]
    found = changes(*(columns.told(one).spread() for one in (target, *beside)))
    if target is None or not any(_is_fall(one) for one in columns.different_numbers(target).values()):
        return found
    wanted = zip(columns.numbers(target), _ask_for_less(columns), *(columns.told(one).spread() for one in beside), strict=True)
    for index, (read, less, *levels) in enumerate(wanted):
        if read is not None and _is_fall(read) and less and found[index] is None and levels == [None, None]:
            found[index] = replace(read, value=-read.value), "decrease"
    return found


def _is_fall(one: Number | None) -> bool:
    return one is not None and one.value < 0 and one.unit == "%"


def _ask_for_less(columns: Columns) -> list[bool]:
    """Whether the first word of a row's key result, or of the objective in it or above, says that something is to become less."""
    objective: str | None = None
    told = []
    for goal, result in zip(columns.texts(columns.one("objective")), columns.texts(columns.one("key_result")), strict=True):
        objective = goal or objective
        told.append(any(text is not None and direction(text.partition(" ")[0]) == "decrease" for text in (objective, result)))
    return told
