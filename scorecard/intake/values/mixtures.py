"""Fractions next to percents within one measure: 0.45 beside 60 could be 45 % or 0.45 %, and is neither until somebody says."""

from collections.abc import Iterable, Mapping, Sequence

from scorecard.intake.cells.numbers import Number
from scorecard.intake.gathered import Gathered
from scorecard.model.finding import Severity

_PERCENTS = 10.0
"""A measure in percent that goes this far has its shares of 1 told apart from it ..."""
_SHARE_TOP = 1.5
"""Shares go this far, the half beyond all for more than planned."""
_APART = 10.0
"""... where they are this many times smaller: 0.9 beside 12 could also be a small percentage."""
_FAR_APART, _ABOUT = 30.0, 3.0
"""Of a measure that goes less far, those this many times smaller that in percent would be about as large as the others: 0.12 beside 8."""


def stray_shares(unit: str | None, told: Mapping[str, Number | None]) -> dict[str, Number]:
    """The numbers of a measure in percent that may be shares of 1: without a sign of their own, far from the others; below 1, or
    little above where others have the sign. Where all may be, none is told apart."""
    if unit != "%":
        return {}
    most = max((abs(one.value) for one in told.values() if one is not None), default=0.0)
    if most < _PERCENTS:
        small = {name: one for name, one in told.items() if one is not None and may_be_share(one) and abs(one.value) * _FAR_APART < most}
        alike = {name: one for name, one in small.items() if most / _ABOUT <= 100 * abs(one.value) <= most * _ABOUT}
        return alike if most > _SHARE_TOP else {}
    signed = any(one is not None and one.unit == "%" for one in told.values())
    return {
        name: one
        for name, one in told.items()
        if one is not None and may_be_share(one) and one.value and (signed or abs(one.value) < 1) and abs(one.value) * _APART < most
    }


def different(column: Sequence[Number | None]) -> list[Number]:
    """The numbers of a column, each object once."""
    return [one for one in {id(one): one for one in column}.values() if one is not None]


THOUSAND = 1000.0


def lacks_magnitude(one: Number | None, spelt: Iterable[Number]) -> bool:
    """ "31.3" beside "22.1 Million", spelt out: the word was left out, and what was meant is a guess."""
    large = [other.value for other in spelt if other.value >= 100 * THOUSAND]
    return one is not None and bool(large) and 0 < one.value < THOUSAND and min(large) > THOUSAND * one.value


def may_be_share(one: Number | None) -> bool:
    """A bare number that may be a share of 1: 0.4 may be 40 %, and beside cells with a percent sign 1.1 may be 110 %."""
    return one is not None and one.unit is None and is_share(one.value)


def is_share(value: float) -> bool:
    """Whether a number is as small as shares of 1 are."""
    return -_SHARE_TOP <= value <= _SHARE_TOP


def are_all_small(told: Iterable[Number | None]) -> bool:
    """Every number is bare and at most 1, and some lie between 0 and 1: they may all be shares, 0.12 for 12 %."""
    known = [one for one in told if one is not None]
    return any(one.value % 1 for one in known) and all(may_be_share(one) and abs(one.value) <= 1 for one in known)


def find_stray_share(gathered: Gathered, value: float, *, sheet: str, cell: str, heading: str = "") -> None:
    gathered.find(
        "share-among-percents",
        Severity.WARNING,
        f"{value:g} stands among percents: it may be {100 * value:g} % or {value:g} %, and counts as unknown.",
        f"Write {100 * value:g} % or {value:g} %, whichever is meant.",
        sheet=sheet,
        cell=cell,
        heading=heading,
        value=f"{value:g}",
    )
