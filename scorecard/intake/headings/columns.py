"""The columns of one table, converted as columns: texts, numbers, dates, each distinct value read once."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from scorecard.intake.cells.days import either_order, shows_both_orders
from scorecard.intake.cells.numbers import EITHER, Number, count_of, decimal_mark, number, numbers
from scorecard.intake.cells.shares import are_votes, confidences, percents
from scorecard.intake.cells.texts import are_tidy
from scorecard.intake.cells.times import day, day_order, edge
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.coded import Coded, alike, coded, each_alone
from scorecard.intake.grid import Grid, Value, address
from scorecard.intake.headings.aliases import GOALS, have_decimal_comma, plain
from scorecard.intake.headings.completion import asks_whether_done
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.headings.yearless import is_yearless_day

Read = TypeVar("Read")
Asked = TypeVar("Asked")


DAYS = frozenset(("due_on", "start_on", "observed_on", "done_on"))
"""Fields whose cells hold days."""


@dataclass(slots=True)
class Columns:
    """Lazily read columns of the given rows; every list is as long as `rows`."""

    grid: Grid
    headings: tuple[Heading, ...]
    rows: Sequence[int]
    _raw: dict[int, Sequence[Value]] = field(default_factory=dict)
    _told: dict[int, Coded[Value]] = field(default_factory=dict)
    _texts: dict[int, Coded[str | None]] = field(default_factory=dict)
    _numbers: dict[int, Coded[Number | None]] = field(default_factory=dict)
    _shares: dict[int, Coded[float | None]] = field(default_factory=dict)
    _days: dict[int, Coded[date | None]] = field(default_factory=dict)
    _orderless: dict[int, frozenset[Value]] = field(default_factory=dict)
    _decimal: str | None = None
    _counted: bool | None = None
    _looked: bool = False

    def one(self, name: str) -> Heading | None:
        """The plain column of a field: no numbered group's, no period's."""
        return plain_one(self.headings, name)

    def groups(self) -> dict[int, dict[str, Heading]]:
        """KR1, KR2, …: each with its columns by field."""
        found: dict[int, dict[str, Heading]] = {}
        for heading in self.headings:
            if heading.group is not None and heading.field:
                found.setdefault(heading.group, {}).setdefault(heading.field, heading)
        return {number: told for number, told in sorted(found.items()) if "key_result" in told}

    def timed(self) -> list[Heading]:
        """Columns that hold one period's values."""
        return [heading for heading in self.headings if is_timed(heading) and heading.group is None]

    def raw(self, heading: Heading) -> Sequence[Value]:
        if heading.column not in self._raw:
            whole, first = self.grid.columns()[heading.column - self.grid.first_column], self.grid.first_row
            self._raw[heading.column] = (
                whole[self.rows[0] - first : self.rows[-1] - first + 1] if self._unbroken else [whole[row - first] for row in self.rows]
            )
        return self._raw[heading.column]

    @property
    def _unbroken(self) -> bool:
        """Each row stands right below the one before."""
        return bool(self.rows) and self.rows[-1] - self.rows[0] == len(self.rows) - 1

    def told(self, heading: Heading | None) -> Coded[Value]:
        """The cells, equal ones once."""
        if heading is None:
            return alike(None, len(self.rows))
        if heading.column not in self._told:
            self._told[heading.column] = self._part_of(heading) if self._unbroken else coded(self.raw(heading))
        return self._told[heading.column]

    def _part_of(self, heading: Heading) -> Coded[Value]:
        start = self.rows[0] - self.grid.first_row
        return self.grid.coded(heading.column - self.grid.first_column).between(start, start + len(self.rows))

    def texts(self, heading: Heading | None) -> list[str | None]:
        return self.coded_texts(heading).spread()

    def coded_texts(self, heading: Heading | None) -> Coded[str | None]:
        if heading is None:
            return alike(None, len(self.rows))
        if heading.column not in self._texts:
            cells = self.told(heading)
            told = [value for value in cells.values if value is not None]
            tidy = set(map(type, told)) == {str} and are_tidy(cast("list[str]", told))
            self._texts[heading.column] = cast("Coded[str | None]", cells) if tidy else cells.read(_text)
        return self._texts[heading.column]

    def words(self, heading: Heading | None) -> list[str | None]:
        """Texts of which a placeholder says nothing."""
        return self.coded_words(heading).spread()

    def coded_words(self, heading: Heading | None) -> Coded[str | None]:
        return self.told(heading).read(lambda value: meant(_text(value)))

    def formats(self, heading: Heading) -> str | list[str]:
        """Number formats: one for all cells of the column where none has its own."""
        if heading.column not in self.grid.columns_with_own_formats():
            return self.grid.number_format(0, heading.column)
        return [self.grid.number_format(row, heading.column) for row in self.rows]

    def numbers(self, heading: Heading | None) -> list[Number | None]:
        return self.coded_numbers(heading).spread()

    def coded_numbers(self, heading: Heading | None) -> Coded[Number | None]:
        if heading is None:
            return alike(None, len(self.rows))
        if heading.column not in self._numbers:
            cells, formats = self._with_formats(heading)
            read = numbers(cells.values, formats, self.decimal() or self._by_language())
            if self.decimal() == "." and self._by_language() and not any(map(_has_three_places, cells.values)):
                round_ones = (number(value, decimal=",") if _is_round(value) else None for value in cells.values)
                read = [thousands or one for thousands, one in zip(round_ones, read, strict=True)]
            if heading in self._levels() and self._are_counts():
                counts = map(count_of, cells.values)
                read = [one or (count[0] if count else None) for one, count in zip(read, counts, strict=True)]
            self._numbers[heading.column] = Coded(read, cells.codes)
        return self._numbers[heading.column]

    def different_numbers(self, heading: Heading) -> dict[Value, Number | None]:
        """What each different cell is read as."""
        cells, _ = self._with_formats(heading)
        return dict(zip(cells.values, self.coded_numbers(heading).values, strict=True))

    def _with_formats(self, heading: Heading) -> tuple[Coded[Value], str | list[str]]:
        """The cells with their one number format; each row's by itself where formats differ."""
        formats = self.formats(heading)
        return (self.told(heading), formats) if isinstance(formats, str) else (each_alone(self.raw(heading)), formats)

    def denominators(self, heading: Heading | None) -> list[float | None]:
        """How many cases each rate was measured on; what is not above zero is none."""
        return [None if one is None or one.value <= 0 else one.value for one in self.numbers(heading)]

    def percents(self, heading: Heading | None) -> list[float | None]:
        return self.coded_percents(heading).spread()

    def coded_percents(self, heading: Heading | None) -> Coded[float | None]:
        own = heading is not None and heading.field == "self_score"
        words = plain(heading.text) if heading is not None else ""
        marks, asks = own or _MARKS.search(words) is not None, not own and asks_whether_done(words)
        return self._scaled(heading, lambda cells, formats: percents(cells.values, formats, marks=marks, asks_whether_done=asks))

    def confidences(self, heading: Heading | None) -> list[float | None]:
        return self.coded_confidences(heading).spread()

    def coded_confidences(self, heading: Heading | None) -> Coded[float | None]:
        legend = (cell for row in self.grid.rows[: self.rows[0] - self.grid.first_row] for cell in row) if self.rows else ()
        votes = heading is not None and are_votes(heading.text, self.told(heading).values, legend)
        top = 5.0 if votes else None
        return self._scaled(heading, lambda cells, formats: confidences(cells.values, formats, top=top, times=cells.times()))

    def _scaled(self, heading: Heading | None, read: Callable[[Coded[Value], str | list[str]], list[float | None]]) -> Coded[float | None]:
        if heading is None:
            return alike(None, len(self.rows))
        if heading.column not in self._shares:
            cells, formats = self._with_formats(heading)
            self._shares[heading.column] = Coded(read(cells, formats), cells.codes)
        return self._shares[heading.column]

    def days(self, heading: Heading | None) -> list[date | None]:
        return self.coded_days(heading).spread()

    def coded_days(self, heading: Heading | None) -> Coded[date | None]:
        if heading is None:
            return alike(None, len(self.rows))
        if heading.column not in self._days:
            cells = self.told(heading)
            others = (one for one in self.headings if one.field in DAYS and one is not heading)
            order = day_order(dict.fromkeys(cells.values), (value for one in others for value in self.told(one).values))
            doubtful = frozenset() if order else either_order(cells.values)
            both = bool(doubtful) and shows_both_orders(cells.values)
            first, from_1904 = heading.field == "start_on", self.grid.date_1904
            # "Sep 26" is a month by itself, and a day of no year beside "Sep 4".
            yearless = {value for value in cells.values if isinstance(value, str) and is_yearless_day(value)}
            doubted = yearless if any(edge(value) is None for value in yearless) else set()
            self._days[heading.column] = cells.read(
                lambda value: None
                if value is None or value in doubted or (both and value in doubtful)
                else day(value, order=order, date_1904=from_1904) or edge(value, first=first)
            )
            self._orderless[heading.column] = doubtful
        return self._days[heading.column]

    def orderless(self, heading: Heading) -> frozenset[Value]:
        """The days of a column that could be of either order, where nothing tells which comes first, day or month."""
        self.coded_days(heading)
        return self._orderless[heading.column]

    def each(self, heading: Heading | None, read: Callable[[Value], Read | None]) -> list[Read | None]:
        """A column read cell by cell, equal values once; an empty cell is None."""
        return self.coded_each(heading, read).spread()

    def coded_each(self, heading: Heading | None, read: Callable[[Value], Read | None]) -> Coded[Read | None]:
        return self.told(heading).read(lambda value: None if value is None else read(value))

    def decimal(self) -> str | None:
        """The decimal mark that the numbers of the whole table show."""
        if not self._looked:
            self._looked = True
            measured = [h for h in self.headings if h.field in _MEASURED]
            self._decimal = decimal_mark(value for heading in measured for value in self.raw(heading)[:500])
        return self._decimal

    def _levels(self) -> list[Heading]:
        """The plain columns of where a key result started, should get and is."""
        return [one for one in map(self.one, ("baseline", "target", "current")) if one]

    def _are_counts(self) -> bool:
        """ "15/35" beside "35/35", or beside 35: in each row that has such texts they are counts of one whole."""
        if self._counted is None:
            columns = [self.told(one) for one in self._levels()]
            told = any(count_of(value) is not None for column in columns for value in column.values)
            rows = zip(*(column.spread() for column in columns), strict=True) if told else ()
            counts = [row for row in rows if any(count_of(value) is not None for value in row)]
            self._counted = bool(counts) and all(map(_of_one_whole, counts))
        return self._counted

    def _by_language(self) -> str | None:
        """Where no number shows its mark, what the language of the headings makes of a lone point."""
        return EITHER if have_decimal_comma(one.text for one in self.headings) else None

    def address(self, index: int, heading: Heading | None) -> str:
        return address(self.rows[index], heading.column) if heading else f"A{self.rows[index]}"


_MEASURED = {
    "baseline", "target", "current", "at_period", "stretch", "lower_limit", "upper_limit", "tolerance", "weight", "progress",
}  # fmt: skip
_MARKS = re.compile(r"score|grade|rating|оценка|баҳо|得分|评分")
"""Words of a heading over marks, which need not be shares."""


_ROUND = re.compile(r"\D*\d{1,3}(?:\.000)+(?![\d.,]).*")
_THREE_PLACES = re.compile(r"(?<![\d.,])\d+\.\d{3}(?!\d)(?<!\.000)")


def _is_round(value: Value) -> bool:
    """ "5.000+": nobody writes three noughts behind a decimal point where no other number has three places."""
    return isinstance(value, str) and _ROUND.fullmatch(value) is not None


def _has_three_places(value: Value) -> bool:
    return isinstance(value, str) and _THREE_PLACES.search(value) is not None


def _of_one_whole(row: Sequence[Value]) -> bool:
    """At least two cells count of the same whole, or one does and another is that whole."""
    counts = [count for count in map(count_of, row) if count]
    wholes = {whole for _, whole in counts}
    bare = {one.value for one in map(number, row) if one and one.unit is None and one.scale is None}
    return len(wholes) == 1 and (len(counts) > 1 or bool(wholes & bare))


def each_once(values: Sequence[Asked | None], read: Callable[[Asked], Read | None]) -> list[Read | None]:
    """A column's values read one by one, equal ones once; None stays None."""
    known = {value: None if value is None else read(value) for value in dict.fromkeys(values)}
    return list(map(known.__getitem__, values))


def taken(column: Sequence[Read], at: Sequence[int]) -> list[Read]:
    """A column's values in these rows."""
    return list(map(column.__getitem__, at))


_OBJECTIVES = GOALS | {"goals", "objectives", "doelen", "doelstelling", "doelstellingen", "ziele", "objectifs", "objetivos", "obiettivi"}
"""What an objective is called in any language, other than an ambition or a priority."""


def plain_one(headings: Sequence[Heading], name: str) -> Heading | None:
    """The first plain column of a field; before it the one that a person names, and an "Objective" before what is only called so too."""
    found = [one for one in headings if one.field == name and one.group is None and not is_timed(one)]
    if name != "objective" or len(found) < 2:
        return next((one for one in found if one.how == CORRECTED), found[0] if found else None)
    return min(found, key=lambda one: (one.how != CORRECTED, one.how != "exact", plain(one.text) not in _OBJECTIVES))


def is_timed(heading: Heading) -> bool:
    """The column holds the values of one period."""
    return any(told is not None for told in (heading.period, heading.observed, heading.quarter, heading.week, heading.back, heading.within))


def _text(value: Value) -> str | None:
    if value is None:
        return None
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    text = " ".join(str(value).split()) if isinstance(value, str) else str(value)
    return text or None


def meant(text: str | None) -> str | None:
    """The text, or None for a placeholder."""
    return None if text is None or is_placeholder(text) else text
