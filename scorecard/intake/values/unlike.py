"""Numbers of one key result that can't be compared as they stand: other units, other scales, a magnitude left out.

What one unit makes of another is read in the leading one; what nobody can know counts as unknown. Either is said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from scorecard.intake.cells.labels import value_of
from scorecard.intake.cells.numbers import Number, clean
from scorecard.intake.cells.sizes import MINUTE, MINUTE_OR_METRE, Size, size_of
from scorecard.intake.cells.units import CURRENCY_MAGNITUDES, is_currency
from scorecard.intake.coded import Coded
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.values.mixtures import find_stray_share, is_share, stray_shares
from scorecard.model.finding import Severity

if TYPE_CHECKING:
    from scorecard.intake.headings.heading import Heading
    from scorecard.intake.values.measured import Measured
    from scorecard.intake.values.series import Series

_THOUSAND = 1000.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A number and where it stands."""

    number: Number
    cell: str
    heading: str = ""
    value: object = ""
    """As typed."""


def may_be_unlike(columns: Iterable[Iterable[Number | None]], units: Iterable[str | None]) -> bool:
    """Whether any row of these columns, of which `units` are stated beside them, could hold numbers that are not alike."""
    told = {(one.unit, one.scale) for column in columns for one in {id(one): one for one in column}.values() if one is not None}
    return _are_unlike({*told, *((unit, None) for unit in {*units})})


def unlike(numbers: Iterable[Number | None], unit: str | None) -> bool:
    """Whether these numbers of one row, with the unit that the row states, are to be looked at."""
    return _are_unlike({(unit, None), *((one.unit, one.scale) for one in numbers if one is not None)})


def _are_unlike(told: set[tuple[str | None, float | None]]) -> bool:
    if any(scale is not None or unit == MINUTE_OR_METRE for unit, scale in told):
        return len(told - {(None, None)}) > 1 or (None, None) in told
    return not _are_alike({size for unit, _ in told if unit and (size := size_of(unit))})


def _are_alike(sizes: set[Size]) -> bool:
    """Units of these sizes say the same: "€" and "EUR"."""
    first = next(iter(sizes), None)
    return first is None or all(one.is_like(first) and one.of_smallest == first.of_smallest for one in sizes)


def rows_are_alike(units: Coded[str | None], columns: Sequence[Coded[Number | None]]) -> bool:
    """No row of these columns, and of the units stated beside them, holds numbers in different units, or on a scale."""
    if not may_be_unlike((one.values for one in columns), units.values):
        return True
    told = [(one.unit, one.scale) for column in columns for one in column.values if one is not None]
    if any(scale is not None or unit == MINUTE_OR_METRE for unit, scale in told):
        return False
    known: dict[Size | None, int] = {None: 0}
    places = [
        np.array([known.setdefault(size_of(unit) if unit else None, len(known)) for unit in one.values], dtype=np.int64)[one.codes]
        for one in (units, *(column.read(lambda one: one.unit if one else None) for column in columns))
    ]
    sizes, pairs = list(known), set[tuple[int, int]]()
    for a, b in combinations(places, 2):
        apart = (a != b) & (a > 0) & (b > 0)
        pairs.update(zip(a[apart].tolist(), b[apart].tolist(), strict=True))
    return all(_are_alike({size for place in pair if (size := sizes[place])}) for pair in pairs)


def settle(told: Mapping[str, Placed], unit: str | None, context: Context, gathered: Gathered) -> dict[str, Number | None]:
    """The numbers that are to be read otherwise, by their names, None for unknown; what is done is said.

    `unit` is what a column or heading states for all of them. Without it the target leads ("target" among the names), then
    the first that is told.
    """
    plain = {key: _in_full(one.number, unit) for key, one in told.items()}
    first = next((plain[one] for one in ("target", "current", "baseline") if one in plain), next(iter(plain.values()), None))
    leads = Number(0.0, unit) if unit and size_of(unit) else first
    if leads is None:
        return {}
    found: dict[str, Number | None] = {key: plain[key] for key, one in told.items() if plain[key] is not one.number}
    small = _without_magnitude(plain)
    for key, placed in told.items():
        at: dict[str, Any] = {"sheet": context.sheet, "cell": placed.cell, "heading": placed.heading, "value": placed.value}
        one = plain[key]
        if key in small:
            found[key] = None
            gathered.find(
                "scale-mixed", Severity.WARNING, "This number is thousands of times smaller than the row's others; it counts as unknown.",
                "Write it in full or with the same word, such as million.", **at,
            )  # fmt: skip
        elif why := _other_unit(one, leads, plain.values()):
            found[key] = None
            gathered.find("units-mixed", Severity.WARNING, why, "Tell all numbers of a key result in one unit.", **at)
        elif why := _other_scale(one, leads):
            found[key] = None
            gathered.find("scales-mixed", Severity.WARNING, why, "Tell all numbers of a key result on one scale.", **at)
        elif (made := _converted(one, leads, plain.values())) is not None:
            found[key] = made
            gathered.find(
                "unit-converted", Severity.NOTE, f"Read as {made.value:,.12g} {made.unit}, the unit of the key result.",
                "Nothing to do; to be sure, tell all numbers of a key result in one unit.", **at,
            )  # fmt: skip
    return found


def _in_full(one: Number, unit: str | None) -> Number:
    """ "2.5m" below a heading in USD is 2.5 million."""
    if unit and is_currency(unit) and one.unit and one.unit.casefold() in CURRENCY_MAGNITUDES:
        return replace(one, value=clean(one.value * CURRENCY_MAGNITUDES[one.unit.casefold()]), unit=None)
    return one


def _without_magnitude(told: Mapping[str, Number]) -> set[str]:
    """Those in "m" beside plain numbers thousands of times as large: a million, if it is no metre."""
    large = max((abs(one.value) for one in told.values() if one.unit is None), default=0.0)
    return {key for key, one in told.items() if one.unit == MINUTE_OR_METRE and 0 < abs(one.value) * _THOUSAND < large}


def _size(one: Number, others: Iterable[Number]) -> Size | None:
    if one.unit == MINUTE_OR_METRE and any(other.unit and (size := size_of(other.unit)) and size.is_like(MINUTE) for other in others):
        return MINUTE
    return size_of(one.unit) if one.unit else None


def _other_unit(one: Number, leads: Number, others: Iterable[Number]) -> str:
    size, leading = _size(one, others), _size(leads, others)
    if size is None or leading is None or size.is_like(leading):
        return ""
    return f"This is told in {one.unit}, and the key result in {leads.unit}; it counts as unknown."


def _other_scale(one: Number, leads: Number) -> str:
    if one is leads or one.scale == leads.scale:
        return ""
    top, unit = one.scale, leads.unit
    if top is None:
        top = leads.scale or 0.0
        if one.unit:
            return f"This is told in {one.unit}, and the key result on a scale to {top:g}; it counts as unknown."
        return f"This lies beyond the scale to {top:g} of the key result; it counts as unknown." if one.value > top else ""
    if leads.scale is not None:
        return f"This is told on a scale to {top:g}, and the key result on one to {leads.scale:g}; it counts as unknown."
    if unit:
        return f"This is told on a scale to {top:g}, and the key result in {unit}; it counts as unknown."
    level = leads.value
    return f"This is told on a scale to {top:g}, and the key result goes to {level:,.12g}; it counts as unknown." if level > top else ""


def _converted(one: Number, leads: Number, others: Iterable[Number]) -> Number | None:
    """The number in the leading unit; None where it is told in it, or in none."""
    own, leading = _size(one, others), _size(leads, others)
    if own is None or leading is None or own.of_smallest == leading.of_smallest:
        return None
    return replace(one, value=clean(one.value * own.of_smallest / leading.of_smallest), unit=leads.unit)


def settle_row(
    series: "Series", index: int, told: "Measured", unit: str | None, context: Context, gathered: Gathered, *, grouped: bool = False
) -> None:
    """The same of what a row, or with `grouped` a numbered group of it, says about a key result; its check-ins follow."""
    timed = [] if grouped else [one.heading for one in series.timed if one.role == "current"]
    periods = {series.columns.address(index, one): (series.periods.values[one.column][index], one) for one in timed}
    named: dict[str, tuple[Number | None, Heading | None]] = {
        "target": (told.target, told.target_heading),
        "baseline": (told.baseline, told.baseline_heading),
        **(periods or {"current": (told.current, None if grouped else series.plain["current"])}),
    }
    unit = unit or told.unit
    if not unlike((one for one, _ in named.values()), unit):
        return
    placed = {key: _placed(series, index, key, one, heading, told) for key, (one, heading) in named.items() if one is not None}
    changed = settle(placed, unit, context, gathered)
    if not changed:
        return
    told.target, told.baseline = changed.get("target", told.target), changed.get("baseline", told.baseline)
    newest = told.check_ins[-1].cell if told.check_ins else ""
    told.current = changed.get("current", changed.get(newest, told.current))
    anew = {newest if key == "current" else key: value_of(one) for key, one in changed.items()}
    checks = [one._replace(value=anew[one.cell]) if one.cell in anew and one.value is not None else one for one in told.check_ins]
    told.check_ins[:] = [one for one in checks if (one.value, one.percent_complete, one.confidence) != (None, None, None)]


def _placed(series: "Series", index: int, key: str, one: Number, heading: "Heading | None", told: "Measured") -> Placed:
    if heading is not None:
        return Placed(one, series.columns.address(index, heading), heading.text, series.columns.raw(heading)[index])
    return Placed(one, told.check_ins[-1].cell if told.check_ins else "", "", f"{one.value:,.12g}")


def leave_out_shares(series: "Series", index: int, text: "Heading | None", told: "Measured", context: Context, gathered: Gathered) -> None:
    """Numbers of a row that may be shares of 1 in a measure in percent are unknown, and said; `text` heads the key result's text."""
    now = {} if told.small else {"current": told.current}
    most = max((abs(one.value) for one in told.check_ins if one.value is not None), default=0.0)
    beside = {} if is_share(most) else {"reached": Number(most)}
    strays = stray_shares(told.unit, {"baseline": told.baseline, "target": told.target, **now, **told.small, **beside})
    if not strays:
        return
    headings = {"baseline": told.baseline_heading, "target": told.target_heading, "current": series.plain["current"]}
    for name, stray in strays.items():
        heading = None if name in told.small else headings[name] or text
        cell = series.columns.address(index, heading) if heading else name
        find_stray_share(gathered, stray.value, sheet=context.sheet, cell=cell, heading=heading.text if heading else "")
    if "baseline" in strays:
        told.baseline = None
    if "target" in strays:
        told.target = None
    stray_now = {strays["current"].value} if "current" in strays else set()
    checks = [one._replace(value=None) if one.cell in strays or one.value in stray_now else one for one in told.check_ins]
    told.check_ins = [one for one in checks if (one.value, one.percent_complete, one.confidence) != (None, None, None)]
