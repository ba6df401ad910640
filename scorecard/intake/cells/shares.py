"""Progress and confidence: numbers whose scale only the whole column tells."""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, repeat, takewhile

from scorecard.intake.cells.numbers import Number, number, numbers
from scorecard.intake.cells.vocabulary import TOLD, by_word
from scorecard.intake.cells.words import TICKS, flag
from scorecard.intake.grid import Value
from scorecard.model.perspective import normalised
from scorecard.model.status import statuses

_LEVELS = {word: float(level) for word, level in by_word(TOLD["meanings"]["level"]).items()}
"""High, medium and low on 1 to 10, as the middle of each third, rounded."""
_DOTS = {"🟢": 8.0, "🟡": 5.0, "🟠": 5.0, "🔴": 2.0}
_FRACTION = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(?:/|of|out of|van|von|de|sur)\s*(\d+(?:[.,]\d+)?)\s*", re.IGNORECASE)
_ONE_PERCENT = re.compile(r"[^\d%]*(-?\d+(?:[.,]\d+)?)\s*%[^\d%]*")
_BAR = re.compile(r"(?P<filled>[★⭐●■█▓▰⬛🟩]*)(?P<empty>[☆○□░▱⬜]+)")
"""Signs that are filled from the left; where none is left empty, nobody can tell of how many."""
_SHARE_TOP = 1.5
"""A column of plain numbers up to here is one of shares, 1 being all; the half beyond is for more than planned."""
_MARK_TOP = 10.0
"""Marks are given on scales that end here at the most."""


def percents(
    column: Sequence[Value],
    formats: Sequence[str] | str = "General",
    decimal: str | None = None,
    *,
    marks: bool = False,
    asks_whether_done: bool = False,
) -> list[float | None]:
    """A column of progress in percent: 60 is 60 %.

    Read as such: 0.6 under a percent format, "60 %", "60% done", "3/5", "★★★☆☆", "done" (100), "not started" (0), 60, and 0.6 where
    no plain number of the column is above 1.5. Where the column goes beyond 1.5 in whole numbers, a 0.6 among them could be either, and
    is None. `marks`: the heading speaks of scores; plain numbers that go beyond 1.5 but never beyond 10 are marks of a scale that
    nobody names, and are None. `asks_whether_done`: the heading does, so that a yes is all of it; a no may be any part.
    """
    read = numbers(column, formats, decimal)
    plain = _plain(read)
    scale = "marks" if marks and plain and _SHARE_TOP < max(plain) <= _MARK_TOP else _scale(plain)
    return [
        _told_percent(value, asks_whether_done=asks_whether_done) if one is None or _is_fraction(value) else _percent(one, scale)
        for value, one in zip(column, read, strict=True)
    ]


def _plain(read: Sequence[Number | None]) -> list[float]:
    """The numbers that the column's scale is told by."""
    return [one.value for one in read if one is not None and one.unit is None and one.scale is None]


def percent(value: Value, number_format: str = "General") -> float | None:
    """Progress in percent as one cell tells it by itself: "75 %", 75, or 0.75 under a percent format."""
    one = number(value, number_format=number_format)
    return _told_percent(value) if one is None or _is_fraction(value) else _percent(one, "percent")


def confidences(
    column: Sequence[Value], formats: Sequence[str] | str = "General", *, top: float | None = None, times: Sequence[int] | None = None
) -> list[float | None]:
    """A column of confidence on 1 to 10; `times` says how often each cell stands in it, where equal ones are told once.

    Read as such: 7, "7/10", "4/5" (8), 70 %, High (8), Medium (5), Low (2), and 0.7 where all plain numbers are shares.
    `top` is the top of a scale from 1 where one is named ("Confidence (1-5)": 5), which is stretched to 10 (methodology
    3.4: 1 + (vote - 1) · 9/4). What lies outside the scale is None.
    """
    read = numbers(column, formats)
    plain = _plain(read)
    shares = bool(plain) and max(plain) <= 1 and any(value != int(value) for value in plain)
    hundreds = bool(plain) and 10 < max(plain) <= 100 and _middle(read, times) > 10
    scale = 1.0 if shares else 100.0 if hundreds else 10.0
    doubtful = scale > 1 and _scale(plain) == "doubtful"
    if top:
        return [_vote(value, one, top) for value, one in zip(column, read, strict=True)]
    # Equal cells that were read alike share one number.
    told = {(value, id(one)): (value, one) for value, one in zip(column, read, strict=True)}
    known = {key: None if doubtful and _may_be_share(one) else _confidence(value, one, scale) for key, (value, one) in told.items()}
    return [known[value, id(one)] for value, one in zip(column, read, strict=True)]


def _middle(read: Sequence[Number | None], times: Sequence[int] | None) -> float:
    """The lower median of the plain numbers."""
    told = zip(read, times or repeat(1), strict=bool(times))
    plain = sorted((one.value, many) for one, many in told if one is not None and one.unit is None and one.scale is None)
    half = (sum(many for _, many in plain) + 1) // 2
    return next(value for (value, _), so_far in zip(plain, accumulate(many for _, many in plain), strict=True) if so_far >= half)


def confidence(value: Value, number_format: str = "General", *, top: float | None = None) -> float | None:
    """Confidence on 1 to 10 as one cell tells it by itself; see `confidences`."""
    return confidences([value], number_format, top=top)[0]


def _scale(plain: Iterable[float]) -> str:
    """ "share", "percent", or "doubtful" where shares stand among percents."""
    values = [abs(value) for value in plain]
    if not values:
        return "percent"
    if max(values) <= _SHARE_TOP:
        return "share"
    whole = all(value == int(value) for value in values if value > 1)
    return "doubtful" if whole and any(0 < value < 1 for value in values) else "percent"


def _percent(one: Number, scale: str) -> float | None:
    if one.unit == "%":
        return one.value
    if one.unit is not None or scale == "marks":
        return None
    if scale == "share":
        return round(one.value * 100, 10)
    return None if scale == "doubtful" and _may_be_share(one) else one.value


def _may_be_share(one: Number | None) -> bool:
    return one is not None and one.unit is None and one.scale is None and 0 < abs(one.value) < 1


def _is_fraction(value: Value) -> bool:
    return isinstance(value, str) and _FRACTION.fullmatch(value) is not None


def _told_percent(value: Value, *, asks_whether_done: bool = False) -> float | None:
    """ "3/5", "60% done", and words for all or nothing, which are no plain numbers."""
    if asks_whether_done and flag(value) is True:
        return 100.0
    if not isinstance(value, str):
        return None
    parts = _parts(value)
    if parts:
        done, whole = parts
        return round(100 * done / whole, 10)
    bar = _BAR.fullmatch("".join(value.split()))
    if bar:
        return round(100 * len(bar["filled"]) / (len(bar["filled"]) + len(bar["empty"])), 10)
    match = _ONE_PERCENT.fullmatch(value)
    return float(match[1].replace(",", ".")) if match else share_in_words(value)


def share_in_words(value: str) -> float | None:
    """100 for "done" or a tick, 0 for "not started"; None for words that leave the share open, as "in progress" and "no" do."""
    if value.strip().rstrip("\ufe0f") in TICKS:
        return 100.0
    said = statuses([value])[value]
    if said == "not_started":
        return 0.0 if _STARTED.search(normalised(value)) else None
    return 100.0 if said == "achieved" else None


_STARTED = re.compile(r"start|begun|begonnen|angefangen|commenc|demarre|iniciad|comecad")
"""Of what is only planned, a part may be done; what is not started is not."""


def _parts(text: str) -> tuple[float, float] | None:
    """Both numbers of "3/5", the first not the larger."""
    match = _FRACTION.fullmatch(text)
    if not match:
        return None
    done, whole = (float(part.replace(",", ".")) for part in match.groups())
    return (done, whole) if 0 <= done <= whole and whole > 0 else None


def _vote(value: Value, one: Number | None, top: float) -> float | None:
    """A vote from 1 to the top, also "4/5", on 1 to 10; words as on any scale."""
    parts = _parts(value) if isinstance(value, str) else None
    vote = parts[0] if parts and parts[1] == top else one.value if one is not None and one.unit is None else None
    if vote is None:
        return _confidence(value, one, 10.0)
    return round(1 + (vote - 1) * 9 / (top - 1), 10) if 1 <= vote <= top else None


_VOTES = re.compile(r"(?<!\d)1\s*(?:-|–|—|to|tot|bis|à|a)\s*5(?!\d|%|\s*%)|fist (?:of|to) five", re.IGNORECASE)
_CONFIDENCE = re.compile(r"confiden|zuversicht|vertrauen|vertrouwen|confian|fist (?:of|to) five", re.IGNORECASE)


def are_votes(heading: str, column: Sequence[Value], legend: Iterable[Value]) -> bool:
    """Whether confidence is a vote from 1 to 5: the heading says so, or a text of the sheet does and no value is above 5."""
    if _VOTES.search(heading):
        return True
    if not any(isinstance(text, str) and _CONFIDENCE.search(text) and _VOTES.search(text) for text in legend):
        return False
    told = [value for value in column if isinstance(value, (int, float))]
    return bool(told) and all(1 <= value <= _HAND for value in told)


_HAND = 5
"""Fingers."""


def _between_levels(word: str) -> float | None:
    """ "medium low" lies in the middle of both; other words behind a level say why."""
    told = [_LEVELS[one] for one in takewhile(_LEVELS.__contains__, word.split(" "))]
    return sum(told) / len(told) if told else None


def _confidence(value: Value, one: Number | None, scale: float) -> float | None:
    if isinstance(value, str):
        parts = _parts(value)
        if parts:
            return round(10 * parts[0] / parts[1], 10)
        if one is None:
            word = normalised(value)
            return _LEVELS.get(word) or _between_levels(word) or _DOTS.get(value.strip()[:1])
    if one is None or one.unit not in (None, "%"):
        return None
    ten = one.value / 10 if one.unit == "%" else round(one.value * 10 / scale, 10)
    return ten if 0 <= ten <= 10 else None
