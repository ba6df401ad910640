"""Numbers in several parts: durations such as "2h 30m", ratios such as "3 : 1"."""

import re

from scorecard.intake.cells.vocabulary import TOLD, one_of

_SECONDS = {word: int(seconds) for seconds, words in TOLD["durations"].items() for word in words}
_HOURS, _MINUTES, _SECS = (one_of(TOLD["durations"][size]) for size in ("3600", "60", "1"))
_AND = r"[\s,]*(?:(?:and|en|und|et|y|e)\s+)?"
_PARTS = re.compile(
    rf"(?:(?P<hours>\d+)\s*(?P<in_hours>{_HOURS})\.?{_AND})?(?:(?P<minutes>[0-5]?\d)\s*(?P<in_minutes>{_MINUTES})\.?{_AND})?"
    rf"(?:(?P<seconds>[0-5]?\d)\s*(?:{_SECS})\.?)?",
    re.IGNORECASE,
)
_GLUED = re.compile(rf"(?P<hours>\d+)\s?(?P<in_hours>{_HOURS})\s?(?P<minutes>[0-5]\d)", re.IGNORECASE)
_CLOCK = re.compile(rf"(?P<first>\d+):(?P<second>[0-5]\d)(?::(?P<third>[0-5]\d))?\s*(?P<unit>{_HOURS}|{_MINUTES})\.?", re.IGNORECASE)
_RATIO = re.compile(r"(?P<left>\d{1,9}(?:[.,]\d+)?)(?P<mark>\s*:\s*)(?P<right>\d{1,9}(?:[.,]\d+)?)")


def duration(text: str) -> tuple[float, str] | None:
    """Hours, minutes and seconds as (amount, unit), in the largest unit as written: "2h 30m" is 2.5 h.

    None for days and weeks with parts, whose length in hours nobody says, and for "1:30" without a unit.
    """
    clock = _CLOCK.fullmatch(text)
    if clock:
        size = _SECONDS[clock["unit"].casefold()]
        if size == 60 and clock["third"]:
            return None
        return int(clock["first"]) + int(clock["second"]) / 60 + int(clock["third"] or 0) / 3600, clock["unit"]
    told = (_GLUED.fullmatch(text) or _PARTS.fullmatch(text)) if text[:1].isdigit() else None
    if told is None:
        return None
    parts = told.groupdict()
    if sum(parts.get(name) is not None for name in ("hours", "minutes", "seconds")) < 2:
        return None
    seconds = 3600 * int(parts["hours"] or 0) + 60 * int(parts["minutes"] or 0) + int(parts.get("seconds") or 0)
    unit = parts["in_hours"] or parts["in_minutes"]
    return seconds / (3600 if parts["in_hours"] else 60), unit


def ratio(text: str) -> tuple[float, str] | None:
    """A ratio to one as (amount, unit): "3:1" is 3 "to 1", "1 : 4" is 4 "per 1". None for 3:2, and for what may be a time of day."""
    match = _RATIO.fullmatch(text)
    if match is None or (match["mark"] == ":" and re.fullmatch(r"[0-5]\d", match["right"])):
        return None
    left, right = (float(match[name].replace(",", ".")) for name in ("left", "right"))
    if right == 1:
        return left, "to 1"
    return (right, "per 1") if left == 1 else None
