"""What the columns beside the numbers say of key results: type, limits, how values add up, plan, shared metric, the owner's own score."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorecard.intake.cells.labels import value_of
from scorecard.intake.cells.limits import two_limits
from scorecard.intake.cells.marks import done
from scorecard.intake.cells.numbers import Number, number
from scorecard.intake.cells.phrases import both_levels
from scorecard.intake.cells.words import direction
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.grid import Value
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.kinds import CONTROL, CONTROLS, kind, kinds, mode
from scorecard.intake.values.mixtures import find_stray_share, stray_shares
from scorecard.model.finding import Severity

if TYPE_CHECKING:
    from scorecard.intake.rows.results import Result

Columned = dict[str, list[Any]]
"""Columns of the store's, one cell a key result."""
Numbered = dict[str, list[Number | None]]
"""By field, one number a key result."""
LIMITS = ("lower_limit", "upper_limit")
NUMBERS = {"lower_limit": "lower_limit", "upper_limit": "upper_limit", "tolerance": "tolerance", "stretch": "stretch_target"}
"""Fields of numbers, and the columns of the store that they fill."""
DONE_TYPES = ("binary", "milestone")
"""Of key results whose value may say yes or no."""
WORDS = ("accumulation", "scale", "plan_curve")
TEXTS = ("metric", "self_comment")


@dataclass(frozen=True, slots=True)
class Limits:
    """Within which a key result is to be kept. None: without limit on that side."""

    lower: Number | None = None
    upper: Number | None = None

    @property
    def type(self) -> str | None:
        """The type of key result that they make; None without any limit."""
        if self.lower is None or self.upper is None:
            return "control_at_least" if self.lower is not None else "control_at_most" if self.upper is not None else None
        return "control_between"


def limits_in(cell: Value, target: Number | None, decimal: str | None) -> Limits:
    """The limits that a target's cell tells of a key result to be kept: "4-5", "≥ 95 %", "≥ 4 and ≤ 5"; none for a plain level."""
    if target is not None and target.comparator:
        sign = target.comparator[:1]
        return Limits(lower=target) if sign == ">" else Limits(upper=target) if sign == "<" else Limits()
    both = (both_levels(cell, decimal) or two_limits(cell, decimal)) if isinstance(cell, str) else None
    return Limits(*both) if both else Limits()


def value_by_mark(type_: str | None, value: Value) -> Number | None:
    """1 for a yes and 0 for a no, of a key result that is done or not; None for what is no such word."""
    told = done(value) if type_ in DONE_TYPES and value is not None and number(value) is None else None
    return None if told is None else Number(float(told))


def is_kept(type_word: str | None, direction_word: str | None, text: str | None) -> bool:
    """A row's type or direction, or where it names neither the first word of its text, says that a level is to be kept."""
    if type_word and (said := kind("key_result_type", type_word)) not in (None, "none"):
        return said in CONTROLS
    asked = direction_word or (text or "").partition(" ")[0]
    return direction(asked) == "maintain" or kind("key_result_type", asked) in CONTROLS


class Typed:
    """The columns of one table that say what its key results are, each read once."""

    def __init__(self, columns: Columns, context: Context, gathered: Gathered) -> None:
        self.columns, self.context, self.gathered = columns, context, gathered
        one = columns.one
        self.types = kinds("key_result_type", columns.texts(one("key_result_type"))) if one("key_result_type") else None
        if self.types is None and one("direction"):
            said = kinds("key_result_type", columns.texts(one("direction")))
            self.types = [told if told in CONTROLS[1:] else None for told in said] if set(CONTROLS[1:]) & set(said) else None
        self.numbers = {name: columns.numbers(one(name)) for name in NUMBERS if one(name)}
        self.told: Columned = {
            **{name: list(kinds(name, columns.texts(one(name)))) for name in WORDS if one(name)},
            **{name: list(columns.words(one(name))) for name in TEXTS if one(name)},
        }
        self.marks = self._marks(one("current") or one("done"))
        """By row: whether its value says that a key result of such a type is done."""
        if one("self_score"):
            self.told["self_score"] = [None if one is None else round(one / 100, 10) for one in columns.percents(one("self_score"))]
        self.modes = columns.each(one("goal_mode"), lambda cell: mode(None if cell is None else str(cell))) if one("goal_mode") else None

    def _marks(self, heading: Heading | None) -> dict[int, bool]:
        if heading is None or self.types is None or not {*DONE_TYPES} & {*self.types}:
            return {}
        cells = zip(self.types, self.columns.raw(heading), strict=True)
        told = {index: value_by_mark(type_, value) for index, (type_, value) in enumerate(cells)}
        return {index: one.value > 0 for index, one in told.items() if one is not None}

    def of_results(self, results: Sequence["Result"], numbers: Columned, cells: Sequence[Value]) -> Columned:
        """Columns of the store's for these key results, where there is anything to tell; `cells` are the targets' by row.

        `numbers` are the columns told so far: where the type says which way is better, or the limits the unit, they are filled in.
        """
        own = [one.heading is None or one.heading.group is None for one in results]
        made = {
            name: [column[one.index] if alone else None for one, alone in zip(results, own, strict=True)]
            for name, column in self.told.items()
        }
        levels: Numbered = {
            name: [column[one.index] if alone else None for one, alone in zip(results, own, strict=True)]
            for name, column in self.numbers.items()
        }
        types = [
            self._settled(place, one, numbers, levels, cells[one.newest])
            if alone and self._tells(place, one, numbers, levels, cells[one.newest])
            else None
            for place, (one, alone) in enumerate(zip(results, own, strict=True))
        ]
        if any(types):
            made["key_result_type"] = types
        flows = [one.measured.accumulation if one.measured else None for one in results]
        if any(flows):
            made["accumulation"] = [told or flow for told, flow in zip(made.get("accumulation", flows), flows, strict=True)]
        for name, column in levels.items():
            made[NUMBERS[name]] = list(map(value_of, column))
        if self.modes:
            made["goal_mode"] = self._own_modes(results, self.modes)
        return made

    def _tells(self, place: int, one: "Result", numbers: Columned, levels: Numbered, cell: Value) -> bool:
        """Whether there is anything to settle: most rows have neither a type nor limits."""
        if self.types is not None or numbers["direction"][place] == "maintain":
            return True
        return any(column[place] is not None for column in levels.values()) or _asked_to_hold(one) or _asked_to_stay(one, cell)

    def _settled(self, place: int, one: "Result", numbers: Columned, levels: Numbered, cell: Value) -> str | None:
        """The type of one key result; what follows from it for limits, direction and unit is filled in."""
        stated = self.types[one.index] if self.types else None
        unit, level = numbers["unit_of_measure"][place], numbers["target"][place]
        target = (one.measured.target if one.measured else None) or (None if level is None else Number(level, unit))
        self._leave_out_shares(place, one, unit, target, levels)
        limits = Limits(*(levels[name][place] if name in levels else None for name in LIMITS))
        kept = numbers["direction"][place] == "maintain" or (limits.type is not None and target is None)
        kept = kept or _asked_to_stay(one, cell)
        kept = kept or (_asked_to_hold(one) and _is_held(numbers["baseline"][place], limits_in(cell, target, None)))
        if stated not in CONTROLS and (stated is not None or not kept):
            self._tell_direction(place, stated, numbers)
            return stated
        limits = limits if limits.type else limits_in(cell, target, self.columns.decimal())
        limits = limits if limits.type else _limits_by_type(stated, target)
        if limits.lower and limits.upper and limits.lower.value > limits.upper.value:
            self._find_crossed(one, limits)
            limits = Limits()
        elif stated and limits.type is None:
            self._find_none(one)
        for name, limit in zip(LIMITS, (limits.lower, limits.upper), strict=True):
            if limit is not None or name in levels:
                levels.setdefault(name, [None] * len(numbers["target"]))[place] = limit
            if limit is not None and unit is None:
                numbers["unit_of_measure"][place] = limit.unit
        told = limits.type if stated in (None, CONTROL) else stated
        self._tell_direction(place, told, numbers, over=self.columns.texts(self.columns.one("direction"))[one.index] is None)
        return told

    def _tell_direction(self, place: int, told: str | None, numbers: Columned, *, over: bool = False) -> None:
        """The way that the type names; `over` what the target's comparator says, never over a cell for the direction."""
        if told in ("increase", "decrease") and numbers["direction"][place] is None:
            numbers["direction"][place] = told
        elif told in CONTROLS and (over or numbers["direction"][place] is None):
            numbers["direction"][place] = "maintain"

    def _leave_out_shares(self, place: int, one: "Result", unit: str | None, target: Number | None, levels: Numbered) -> None:
        """Limits and stretch targets that may be shares of 1 in a measure in percent are unknown, and said."""
        strays = stray_shares(unit, {"target": target, **{name: column[place] for name, column in levels.items()}})
        for name, stray in strays.items():
            heading = self.columns.one(name)
            if name in levels and heading:
                cell = self.columns.address(one.index, heading)
                find_stray_share(self.gathered, stray.value, sheet=self.context.sheet, cell=cell, heading=heading.text)
                levels[name][place] = None

    def _find_crossed(self, one: "Result", limits: Limits) -> None:
        heading = self.columns.one("lower_limit") or self.columns.one("target")
        self.gathered.find(
            "limits-crossed", Severity.WARNING, "The lower limit is above the upper one; both count as unknown.",
            "Change places of the two limits, or correct them.", sheet=self.context.sheet, cell=self.columns.address(one.index, heading),
            heading=heading.text if heading else "", value=limits.lower.value if limits.lower else "",
        )  # fmt: skip

    def _find_none(self, one: "Result") -> None:
        heading = self.columns.one("key_result_type") or self.columns.one("direction")
        self.gathered.find(
            "limits-missing", Severity.WARNING, "This key result is to be kept within limits, and none is given; its score is unknown.",
            "Add a column Lower limit, Upper limit or both, or write the target as ≥ 95 %.", sheet=self.context.sheet,
            cell=self.columns.address(one.index, heading), heading=heading.text if heading else "", value=one.text,
        )  # fmt: skip

    def _own_modes(self, results: Sequence["Result"], modes: Sequence[str | None]) -> list[str | None]:
        """The mode in a key result's row, where the key results of its objective differ in it, or from the objective."""
        of_objectives = self.gathered.objectives["goal_mode"]
        told: dict[int, set[str]] = {}
        for one in results:
            said = modes[one.index]
            told.setdefault(one.objective, {of_objectives[one.objective]}).update({said} if said else ())
        return [modes[one.index] if len(told[one.objective]) > 1 else None for one in results]


def _asked_to_hold(one: "Result") -> bool:
    """The text begins with "Keep" or the like, and the target is a limit, "≥ 95 %"."""
    target = one.measured.target if one.measured else None
    return target is not None and target.comparator is not None and direction(one.text.partition(" ")[0]) == "maintain"


def _asked_to_stay(one: "Result", cell: Value) -> bool:
    """The target is two limits, or two levels of something that the text asks to keep: no level is to be reached."""
    if one.measured is None or one.measured.target is not None or not isinstance(cell, str):
        return False
    return two_limits(cell) is not None or (both_levels(cell) is not None and direction(one.text.partition(" ")[0]) == "maintain")


def _is_held(baseline: float | None, limits: Limits) -> bool:
    """Nothing says that the level is yet to be won."""
    if baseline is None or limits.type is None:
        return limits.type is not None
    lower, upper = value_of(limits.lower), value_of(limits.upper)
    return (lower is None or lower <= baseline) and (upper is None or baseline <= upper)


def _limits_by_type(stated: str | None, target: Number | None) -> Limits:
    """ "Stay above" beside a plain target: the target is the limit."""
    if stated == "control_at_least":
        return Limits(lower=target)
    return Limits(upper=target) if stated == "control_at_most" else Limits()
