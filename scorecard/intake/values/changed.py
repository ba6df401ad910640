"""Targets that are told as changes: "20 % more", "-30 %"."""

import re
from dataclasses import replace

from scorecard.intake.cells.labels import changes
from scorecard.intake.cells.numbers import Number
from scorecard.intake.cells.words import direction
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.heading import Heading

_BELOW_ZERO = re.compile(
    r"margin|marge|growth|change|varia|deviation|balance|profit|loss|result|net\b|netto|nps|return|\bro[ai]\b|yield|gap|trend|inflation|temperatur"
    r"|versus|\bvs\b|wachstum|veränderung|abweichung|saldo|ergebnis|rendite|verlust|groei|verandering|afwijking|resultaat|rendement|verlies"
    r"|croissance|écart|solde|résultat|perte|crecimiento|cambio|desviaci|pérdida|rentabilidad|crescimento|mudança|desvio|crescita|scostamento",
    re.IGNORECASE,
)
"""What a measure is called whose level may be below zero, or is itself a change."""


def target_changes(columns: Columns, target: Heading | None) -> list[tuple[Number, str] | None]:
    """By row the size and direction of a target in this column that is a change, as `changes` reads it; None for a level.

    A share below zero with no number beside it is one too, "Tickets", "-70 %": unless what is measured may lie below zero, and neither
    the key result nor its objective asks for less.
    """
    beside = [columns.one(name) for name in ("baseline", "current")]
    found = changes(*(columns.told(one).spread() for one in (target, *beside)))
    if target is None or not any(_is_fall(one) for one in columns.different_numbers(target).values()):
        return found
    levels = zip(*(columns.numbers(one) for one in beside), strict=True)
    told = zip(columns.numbers(target), levels, _ask_for_less(columns), columns.texts(columns.one("key_result")), strict=True)
    for index, (read, numbers, less, result) in enumerate(told):
        falls = read is not None and _is_fall(read) and found[index] is None and numbers == (None, None)
        if read is not None and falls and (less or not _BELOW_ZERO.search(result or "")):
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
