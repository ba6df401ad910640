"""Which key result a row of another table is about: by id or words, and by objective, unit, period and day where several go by them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.headings.columns import Columns, each_once, meant
from scorecard.intake.headings.period_columns import periods_told
from scorecard.model.period import Period, period_of
from scorecard.model.perspective import normalised


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a key result stands, as far as its file says."""

    objective: int
    names: frozenset[str]
    """Its objective's id and words, as they are compared."""
    unit: str | None
    period: Period | None


class Addressed:
    """The key results that a file has told by now, as the rows of a table name them."""

    def __init__(self, columns: Columns, context: Context, gathered: Gathered) -> None:
        unit = columns.one("unit")
        self._units_told = each_once(columns.texts(unit), meant) if unit else [context.unit] * len(columns.rows)
        self._units = each_once(self._units_told, normalised)
        self._periods = each_once([one or context.period for one in periods_told(columns, context)], period_of)
        above = columns.one("objective_id") or columns.one("objective")
        self._objectives = columns.texts(above)
        told, objectives = gathered.key_results, gathered.objectives
        units, periods = each_once(objectives["unit"], normalised), each_once(objectives["period"], period_of)
        ids, words = each_once(objectives["source_id"], normalised), objectives["compared"]
        self._places = [_Place(one, frozenset({ids[one], words[one]} - {None}), units[one], periods[one]) for one in told["objective_key"]]
        self._known_units = {one.unit for one in self._places} - {None}
        self._only = gathered.only_results()
        self._named: dict[str, dict[int, int]] = {}
        for key, source_id, text in zip(told["key"], told["source_id"], told["text"], strict=True):
            for name in filter(None, (source_id and source_id.lower(), normalised(text))):
                # What stands below one objective twice is one key result.
                self._named.setdefault(name, {}).setdefault(self._places[key].objective, key)

    def at(self, row: int, source_id: str | None, text: str | None, day: date | None = None) -> list[int]:
        """Keys of the key results that the row may be about: none, one, or several that nothing in the row tells apart."""
        by_id, by_words = (list(self._named.get(name, {}).values()) for name in ((source_id or "").lower(), normalised(text or "")))
        if text and not by_id and not by_words:
            # What is called a key result may hold its id.
            by_id = list(self._named.get(text.lower(), {}).values())
            if not by_id and normalised(text) in self._only:
                # Or the name of an objective that has no other.
                return [self._only[normalised(text)]]
        found = [key for key in by_id if key in by_words] or by_id or by_words
        if not found or len(by_id) == 1:
            return found
        unit, period = self._units[row], self._periods[row]
        if unit in self._known_units:
            # A unit that no key result has may only be spelled in another way.
            found = self._those(found, lambda place: place.unit in (unit, None))
        objective = normalised(self._objectives[row] or "")
        if len(found) > 1 and objective:
            found = self._those(found, lambda place: objective in place.names) or found
        if len(found) > 1 and period:
            of_period = self._those(found, lambda place: place.period == period or _spans(place.period, period.starts_on, period.ends_on))
            found = of_period or found
        if len(found) > 1 and day:
            found = self._those(found, lambda place: _spans(place.period, day, day)) or found
        return found

    def is_beside(self, row: int, key: int) -> bool:
        """The key result is of the row's own unit and period, as far as the row and its table say them; a month is looked at from
        the year or quarter that it lies in, or from a period that nobody names."""
        place, unit, period = self._places[key], self._units[row], self._periods[row]
        if unit is not None and unit != place.unit:
            return False
        if period is None or period == place.period:
            return True
        return _is_month(period) and (place.period is None or _spans(place.period, period.starts_on, period.ends_on))

    def said_of(self, row: int) -> dict[str, str | None]:
        """What the row says of the key result besides its name, for other files."""
        return {"unit": self._units_told[row], "objective": self._objectives[row]}

    def _those(self, keys: Sequence[int], wanted: Callable[[_Place], bool]) -> list[int]:
        return [key for key in keys if wanted(self._places[key])]


def _is_month(period: Period) -> bool:
    first, last = period.starts_on, period.ends_on
    return first is not None and last is not None and (first.year, first.month) == (last.year, last.month)


def _spans(period: Period | None, first: date | None, last: date | None) -> bool:
    if period is None or period.starts_on is None or period.ends_on is None or first is None or last is None:
        return False
    return period.starts_on <= first and last <= period.ends_on
