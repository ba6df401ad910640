"""Which column holds the target where several could, or none is called so: a goal, a plan, the level for which all is reached."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.aliases import plain, without_brackets
from scorecard.intake.cells.numbers import number
from scorecard.intake.columns import is_timed
from scorecard.intake.grid import Value
from scorecard.intake.headings import CORRECTED, Heading
from scorecard.intake.initiatives import BY_OTHERS

Headings = tuple[Heading, ...]
Below = Sequence[Sequence[Value]]
"""The cells below each heading."""
LEVELS = ("baseline", "target", "current", "progress")
NUMERIC = 0.7
"""More of its cells than this are numbers in a column of levels."""


def result_in_words(headings: Headings, below: Below) -> Headings:
    """A "Target" of words beside a target of numbers is the key result that the numbers are of, where nothing else is one."""
    named = {one.field for one in headings} & {"key_result", "title", "okr_text"}
    if named or any(one.group is not None for one in headings):
        return headings
    filled = [(one, cells) for one, cells in zip(headings, below, strict=True) if _is_level(one) and any(map(_is_told, cells))]
    targets = [(one, _share_of_numbers(cells)) for one, cells in filled if one.field == "target" and one.how != CORRECTED]
    words = [one for one, share in targets if share <= 0.5]
    if len(targets) != 2 or len(words) != 1:
        return headings
    return tuple(replace(one, field="key_result", how="by content") if one is words[0] else one for one in headings)


def worded(headings: Headings, below: Below) -> Headings:
    """Of several columns for one level one without any digit says in words what another one says in numbers."""
    filled = [(one, [value for value in cells if _is_told(value)]) for one, cells in zip(headings, below, strict=True)]
    words = {one for one, cells in filled if _is_level(one) and one.how != CORRECTED and cells and all(map(_is_in_words, cells))}
    numbered = {one.field for one in headings if _is_level(one) and one not in words}
    return tuple(replace(one, field=None, how="by content") if one in words and one.field in numbered else one for one in headings)


def aimed(headings: Headings, below: Below) -> Headings:
    """The headings with a target, where measures have none."""
    fields = {one.field for one in headings}
    if "key_result" not in fields or "target" in fields:
        return headings
    return _by_goal(headings, below) or _by_shares(headings, below) or _by_plan(headings, below) or headings


def _by_goal(headings: Headings, below: Below) -> Headings | None:
    """A "Goal" of numbers beside measures is their target."""
    filled = zip(headings, below, strict=True)
    goals = [one for one, cells in filled if one.field == "objective" and _share_of_numbers(cells) > NUMERIC]
    return tuple(replace(one, field="target", how="by content") if one in goals else one for one in headings) if goals else None


_PLANNED = frozenset((
    "plan", "budget", "bud", "planned", "geplant", "gepland", "begroot", "begroting", "prevu", "previsto", "presupuesto", "orcado",
    "orcamento", "preventivo",
))  # fmt: skip
"""What a target is called beside what was reached."""


def _by_plan(headings: Headings, below: Below) -> Headings | None:
    """A "Plan" or "Budget" of numbers beside the actuals of measures is their target."""
    if not {one.field for one in headings} & {"current", "at_period"}:
        return None
    free = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.field is None and one.how != CORRECTED]
    named = [(one, cells) for one, cells in free if plain(without_brackets(one.text)) in _PLANNED]
    if len(named) != 1 or _share_of_numbers(named[0][1]) <= NUMERIC:
        return None
    return tuple(replace(one, field="target", how=BY_OTHERS) if one is named[0][0] else one for one in headings)


_SHARE = re.compile(r"(?<![\d.,])(\d{1,3}) ?%")
_NUMBER = re.compile(r"\d\.\d+")
ALL = 100
MOST = 3.0
"""Of a share that is a number: 1.5 for 150 %."""


def _by_shares(headings: Headings, below: Below) -> Headings | None:
    """ "0 %", "50 %", "100 %", "150 %": the levels for which so much is reached, all of it at the target."""
    levels = [one for one, cells in zip(headings, below, strict=True) if _share_of_numbers(cells) > NUMERIC]
    for share_of in (_share_in_words, _share_in_numbers):
        shares = {one: share for one in levels if one.field in (None, "threshold") and (share := share_of(one.text)) is not None}
        # Without a part of it 1, 2, 3 are marks.
        parts = any(share % ALL for share in shares.values())
        if parts and list(shares.values()).count(ALL) == 1 and len({*shares.values()}) == len(shares):
            fields = {one: "target" if share == ALL else "threshold" for one, share in shares.items() if one.how != CORRECTED}
            return tuple(replace(one, field=fields[one], how=BY_OTHERS) if one in fields else one for one in headings)
    return None


def _share_in_words(text: str) -> float | None:
    """The one percentage that a heading names."""
    named = _SHARE.findall(text)
    return float(named[0]) if len(named) == 1 else None


def _share_in_numbers(text: str) -> float | None:
    """The percentage of a heading that is a number."""
    bare = number(text) if _NUMBER.fullmatch(text) else None
    return round(bare.value * ALL, 6) if bare and bare.value <= MOST else None


def _is_level(one: Heading) -> bool:
    return one.field in LEVELS and one.group is None and not is_timed(one)


def _is_told(value: Value) -> bool:
    return value is not None


def _is_in_words(value: Value) -> bool:
    return isinstance(value, bool) or (isinstance(value, str) and not any(map(str.isdigit, value)))


def _share_of_numbers(cells: Sequence[Value]) -> float:
    """Of the cells that hold anything."""
    told = [value for value in cells if _is_told(value)]
    return sum(number(value) is not None for value in told) / max(1, len(told))
