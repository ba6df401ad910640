"""Targets told as growth, "40 %" or "2x", beside numbers of which they can't be the level to reach: customers, money."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scorecard.intake.cells.numbers import Number
from scorecard.intake.cells.sizes import size_of
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.values.mixtures import different
from scorecard.model.finding import Severity

if TYPE_CHECKING:
    from scorecard.intake.values.series import Series

MULTIPLES = frozenset(("x", "X", "fold", "mal", "keer", "fois", "veces", "vezes", "volte"))
RELATIVE = MULTIPLES | {"%"}
"""Units in which a change is told as often as a level."""
_LEAST, _APART = 200.0, 3.0
"""Hardly a measure in percent goes beyond so many, or so many times its target."""
_WORDS = re.compile(
    r"\b(?:yoy|y/y|qoq|mom|cagr|p\.?\s?a\.?|year[- ](?:on|over)[- ]year|growth|increase|decrease|reduction"
    r"|(?:vs?\.?|versus|than|over|of) (?:the )?(?:last|previous|prior)|wachstum|steigerung|senkung|vorjahr|groei|stijging|daling|vorig jaar"
    r"|reduktion|verringerung|vermindering|improvement|croissance|hausse|baisse|réduction|diminution|crecimiento|aumento|reducción|mejora"
    r"|crescimento|redução|crescita|riduzione|doubl\w+|tripl\w+|quadrupl\w+|halv\w+|halbier\w+|verdoppel\w+"
    r"|verdopplung|verdrei\w+|verdubbel\w*|raddopp\w+|dupli\w+|dobrar)\b"
    r"|\b(?:t\.?o\.?v|ggü|gegenüber|par rapport|respecto|frente a|rispetto)\b|\d\s?-?(?:fold|fach|voudig)\b|\bx\s?\d|\d\s?x\b",
    re.IGNORECASE,
)


def tells_growth(text: str) -> bool:
    """ "40% YoY", "double", "+15 % vs. last year": words of a change, whatever it is a change of."""
    return _WORDS.search(text) is not None


def leave_out_growth(series: "Series", units: Sequence[str | None], context: Context, gathered: Gathered) -> None:
    """Targets in percent or multiples of what the row counts otherwise are unknown, and said; `units` are those that the rows state."""
    told = {id(one) for one in different(series.target) if one.unit in RELATIVE}
    heading = series.plain["target"]
    if not told or heading is None:
        return
    timed = (series.periods.values[one.heading.column] for one in series.timed if one.role == "current")
    columns = [series.baseline, series.current, *timed]
    cells = series.columns.raw(heading)
    for index, target in enumerate(series.target):
        if target is None or id(target) not in told or index in series.starts_in_target or units[index] == "%":
            continue
        if not is_relative(target, [one for column in columns if (one := column[index]) is not None]):
            continue
        series.target[index] = None
        if series.changes[index] is None:
            gathered.find(
                "target-is-change", Severity.WARNING,
                "This is rather a growth than a level: the row's other numbers are no shares or multiples. The target counts as unknown.",
                "Write the level to reach, in the unit of the other numbers.", sheet=context.sheet,
                cell=series.columns.address(index, heading), heading=heading.text, value=cells[index],
            )  # fmt: skip


def is_relative(target: Number, others: Sequence[Number]) -> bool:
    """No level among these numbers: they count something else, or go far beyond it."""
    if any(one.unit in RELATIVE or one.unit == "pp" or one.scale is not None for one in others):
        return False
    bare = [abs(one.value) for one in others if one.unit is None or size_of(one.unit) is None]
    if target.unit == "%":
        if target.value < 0 and bare and all(one.value > 0 for one in others):
            return True
        in_units = len(others) - len(bare) > 1 and target.comparator is None
        return in_units or max(bare, default=0.0) > max(_LEAST, _APART * abs(target.value))
    whole = all(one % 1 == 0 for one in (*bare, target.value))
    return any(one > _APART * target.value or (whole and one > target.value) for one in bare)
