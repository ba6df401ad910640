"""The periods that the rows of a table name in columns of their own."""

from collections.abc import Callable

from scorecard.intake.cells.times import period as period_named
from scorecard.intake.gathered import Context
from scorecard.intake.grid import Value
from scorecard.intake.headings.columns import Columns, each_once
from scorecard.intake.headings.heading import Heading
from scorecard.model.perspective import normalised


def periods_told(columns: Columns, context: Context) -> list[str | None]:
    """The period that each row names, in a column of its own or by its year."""
    period, year = columns.one("period"), columns.one("year")
    years = columns.each(year, period_named)
    if period is None:
        return years
    if year is None:
        return columns.told(period).read(period_reader(period, context.year)).spread()

    def named(told: tuple[Value, str | None]) -> str | None:
        value, in_year = told
        return period_reader(period, int(in_year) if in_year and in_year.isdigit() else context.year)(value)

    return each_once(list(zip(columns.raw(period), years, strict=True)), named)


def period_reader(heading: Heading | None, year: int | None) -> Callable[[Value], str | None]:
    """What names the period of a cell; `year` is that of cells without one. A bare 1 to 4 is a quarter where the heading says so."""
    quarters = heading is not None and any(word in normalised(heading.text) for word in ("quarter", "kwartaal", "quartal", "trimestre"))

    def named(value: Value) -> str | None:
        told = f"{value:g}" if isinstance(value, float) else str(value).strip()
        return period_named(f"Q{told}" if quarters and told in ("1", "2", "3", "4") else value, year=year)

    return named
