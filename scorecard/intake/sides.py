"""Lag and lead measures of an objective beside each other, each with levels of its own."""

import re
from dataclasses import replace

from scorecard.intake.headings import CORRECTED, Heading, plain, recognise

_SIDES = {1: re.compile(r"lag(?:ging)? (?P<rest>.+)"), 2: re.compile(r"lead(?:ing)? (?P<rest>.+)")}
_TOLD = ("key_result", "baseline", "target", "current", "progress", "status", "unit_of_measure", "weight")


def lag_and_lead(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """ "Lag measure", "Lag target", "Lead measure", "Lead target": two key results in a row, as numbered ones are."""
    told: dict[Heading, tuple[int, str]] = {}
    for one in headings:
        for side, pattern in _SIDES.items():
            match = pattern.fullmatch(plain(one.text)) if one.how != CORRECTED else None
            field = recognise([match["rest"]], 1, {})[0].field if match else None
            if field in _TOLD:
                told[one] = (side, field)
    named = set(told.values())
    if not all((side, "key_result") in named and named & {(side, "target"), (side, "current")} for side in _SIDES):
        return headings
    return tuple(
        replace(one, field=told[one][1], how="numbered group", group=told[one][0]) if one in told else one for one in headings
    )
