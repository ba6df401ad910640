"""The periods that the rows of a table name in columns of their own."""

from collections.abc import Callable

from scorecard.intake.cells.times import period as period_named
from scorecard.intake.gathered import Context
from scorecard.intake.grid import Value
from scorecard.intake.headings.columns import Columns, each_once
from scorecard.intake.headings.heading import Heading
from scorecard.model.perspective import normalised


def year_of(context: Context) -> str | None:
    """The year that completes a part of one: that of the sheet, "2025/2026" of a fiscal one."""
    told = context.period or ""
    return told.partition("-")[0] if "/" in told else f"{context.year}" if context.year else None


def periods_told(columns: Columns, context: Context) -> list[str | None]:
    """The period that each row names, in a column of its own or by its year."""
    period, year = columns.one("period"), columns.one("year")
    years = columns.each(year, period_named)
    if period is None:
        return years
    if year is None:
        return columns.told(period).read(period_reader(period, year_of(context))).spread()

    def named(told: tuple[Value, str | None]) -> str | None:
        value, in_year = told
        return period_reader(period, in_year if in_year and "-" not in in_year else year_of(context))(value)

    return each_once(list(zip(columns.raw(period), years, strict=True)), named)


def period_reader(heading: Heading | None, year: str | None) -> Callable[[Value], str | None]:
    """What names the period of a cell; `year` is that of cells without one. A bare number counts what the heading says it does."""
    words = normalised(heading.text).split() if heading is not None else []
    parts = next((parts for names, parts in _COUNTED if any(word.startswith(names) for word in words)), {})

    def named(value: Value) -> str | None:
        told = f"{value:g}" if isinstance(value, float) else str(value).strip()
        return _in_year(parts.get(told, value), year)

    return named


_QUARTERS, _HALVES = ("quarter", "kwartaal", "quartal", "trimestre"), ("half", "halbjahr", "halfjaar", "semester", "semestre")
_COUNTED = (
    (_QUARTERS, {f"{place}": f"Q{place}" for place in range(1, 5)}),
    (_HALVES, {f"{place}": f"H{place}" for place in range(1, 3)}),
)


def _in_year(value: Value, year: str | None) -> str | None:
    """The period of a cell; of a fiscal year the halves and quarters alone, for nobody knows in which month it begins."""
    first = (year or "").partition("/")[0]
    named = period_named(value)
    if named or not first.isdigit():
        return named
    told = period_named(value, year=int(first))
    if told is None or year == first:
        return told
    return f"{year}-{told[5:]}" if told[5:6] in ("Q", "H") else None
