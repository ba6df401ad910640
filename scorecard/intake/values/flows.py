"""Values of the parts of a year that add up to a total beside them: what came in each month, and no level that was reached."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from scorecard.intake.cells.numbers import Number
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.columns import Columns, is_timed
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.timed import Timed
from scorecard.intake.values.measured import Measured
from scorecard.model.period import Period

Numbers = Sequence[Number | None]
"""By row."""
_TOTAL = re.compile(
    r"\b(?:ytd|year to date|to date|totals?|sum|cumulative|cum|totaal|som|cumulatief|gesamt|summe|kumuliert|cumul|cumule|somme|acumulado"
    r"|suma|soma|totale|cumulato|somma|jahr|year|annee|ano|anno|jaar)\b"
)
_EACH = re.compile(
    r"\b(?:monthly|quarterly|weekly|per|each|monatlich\w*|maandelijks\w*|mensuel\w*|mensual\w*|mensal\w*|mensil\w*|trimestr\w*)\b"
)
"""Of a target for each part."""
ROUNDED = 0.002
"""The share by which a total may miss the sum of numbers that were rounded."""
_YEAR = 365.25
FEWEST_PARTS = 3.5
"""Of a year, from quarters on: a half may well be half way there."""
STEADY = 2.0
"""How often the least of the values goes into the greatest at most."""
NEAR = 1.5
"""How far from the target what they add up to may be."""


class Flows:
    """The rows of one table whose values by month or quarter add up to those of a column of totals."""

    def __init__(self, columns: Columns, timed: Sequence[Timed], values: Mapping[int, Numbers], target: Heading | None) -> None:
        self.parts = [one for one in timed if one.role == "current"]
        self._columns, self._values = columns, values
        planned = any(one.role != "current" and not (one.period or "").isdigit() for one in timed)
        other = planned or any(_UP_TO.search(plain(one.heading.text)) for one in self.parts)
        length = None if other or (target and _EACH.search(plain(target.text))) else _days_of(self.parts)
        headings = (one for one in columns.headings if one.group is None and not is_timed(one) and one.field in (None, "current"))
        totals = [one for one in headings if _TOTAL.search(plain(one.text))] if length else []
        self._length = length or _YEAR
        self._of_one_length = length is not None
        self._total = {one.column: (one, columns.numbers(one)) for one in totals}

    def take(self, index: int, made: Measured, within: Period | None) -> None:
        """Say of a row's values that they add up; where their days are not all known and in the period, the total stands for them."""
        if not self._total:
            made.may_add_up = self._suspect(index, made.target, _length(within))
            return
        ends = [one.until for one in made.check_ins if one.until]
        dated = len(ends) == sum(self._values[one.heading.column][index] is not None for one in self.parts) and _covers(within, ends)
        found = self._sum(index, made.target, _length(within) if dated else _YEAR)
        if found is None:
            return
        heading, made.current = found
        if dated:
            made.accumulation = "increment"
        elif made.check_ins:
            made.check_ins = [made.check_ins[-1]._replace(cell=self._columns.address(index, heading), value=found[1].value)]

    def _suspect(self, index: int, target: Number | None, days: float) -> Heading | None:
        """The newest part of a row whose values stay about the same, far from a target that they would add up to in so many days."""
        told = [(one, value) for one in self.parts if (value := self._values[one.heading.column][index])]
        levels = [value.value for _, value in told]
        parts = days / self._length
        if not self._of_one_length or target is None or target.value <= 0 or len(levels) < 2 or min(levels) <= 0 or parts < FEWEST_PARTS:
            return None
        steady = max(levels) <= STEADY * min(levels) and all(value.unit != "%" for _, value in told) and target.unit != "%"
        adding_up = math.fsum(levels) / len(levels) * parts / target.value
        return told[-1][0].heading if steady and 1 / NEAR <= adding_up <= NEAR else None

    def _sum(self, index: int, target: Number | None, days: float) -> tuple[Heading, Number] | None:
        """The total of a row and its column, where it is the sum of the parts and that is what a target for so many days is of."""
        told = [value.value for one in self.parts if (value := self._values[one.heading.column][index])]
        whole = math.fsum(told)
        for heading, totals in self._total.values():
            total = totals[index]
            if total is None or len(told) < 2 or math.isclose(total.value, told[-1], rel_tol=ROUNDED):
                continue
            if math.isclose(total.value, whole, rel_tol=ROUNDED) and self._aims_at(target, whole / len(told), days):
                return heading, total
        return None

    def _aims_at(self, target: Number | None, each: float, days: float) -> bool:
        """What the days would come to is nearer to the target than a part is."""
        if target is None or target.value <= 0 or each <= 0:
            return True
        return abs(math.log(each * days / self._length / target.value)) < abs(math.log(each / target.value))


_UP_TO = re.compile(r"\b(?:ytd|cum|cumulative|cumulatief|kumuliert|cumule|acumulado|cumulato)\b")


def _covers(within: Period | None, ends: Sequence[date]) -> bool:
    if within is None or not (within.starts_on and within.ends_on):
        return within is None
    return bool(ends) and within.starts_on <= min(ends) and max(ends) <= within.ends_on


def _length(within: Period | None) -> float:
    """Days."""
    return (within.ends_on - within.starts_on).days + 1.0 if within and within.starts_on and within.ends_on else _YEAR


def _days_of(parts: Sequence[Timed]) -> float | None:
    """The length of each part; None where they are not parts of one length."""
    days = sorted(one.observed for one in parts if one.observed)
    if len(days) == len(parts) > 1:
        return (days[-1] - days[0]) / timedelta(days=len(days) - 1) or None
    lengths = {_part(one) for one in parts}
    return lengths.pop() if len(lengths) == 1 and len(parts) > 1 else None


def _part(one: Timed) -> float | None:
    named = one.heading.quarter or (one.period or "").partition("-")[2]
    parts = {"Q": 4, "H": 2}.get(named[:1], 12 if named.isdigit() else None)
    return _YEAR / parts if parts else None
