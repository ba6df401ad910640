"""What is doubtful in a column as a whole, said once: periods, the order of dates, shares among weights, words for numbers."""

from typing import Any

from scorecard.intake.cells.labels import MOST_WEIGHT
from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.grid import Value
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.edges import is_part
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.period_columns import period_reader, periods_told, year_of
from scorecard.intake.headings.yearless import ANY_YEAR
from scorecard.intake.values.mixtures import may_be_share
from scorecard.model.finding import Severity

MOST_WORDS = 12
"""Unknown words of a column that are told; a column with more holds remarks."""


def tell_words(columns: Columns, heading: Heading, context: Context, gathered: Gathered) -> None:
    """Each word that is read as all or nothing, once."""
    told = dict(zip(columns.raw(heading), columns.percents(heading), strict=True))
    whole = {value: read for value, read in told.items() if read in (0.0, 100.0) and number(value) is None}
    words = {value: read for value, read in whole.items() if not any(map(str.isdigit, str(value)))}
    for value, read in words.items():
        gathered.find(
            "number-in-words", Severity.NOTE, f"“{value}” is read as {read:g} %.", "If that is not what is meant, write the percentage.",
            sheet=context.sheet, cell=columns.address(columns.raw(heading).index(value), heading), heading=heading.text, value=value,
        )  # fmt: skip


def check_periods(columns: Columns, heading: Heading, context: Context, gathered: Gathered) -> None:
    """Each cell that names no period that can be read, once."""
    read = period_reader(heading, year_of(context) or (f"{ANY_YEAR}" if columns.one("year") else None))
    told = (value for value in columns.told(heading).values if value is not None and not is_placeholder(str(value)))
    for value in [one for one in told if read(one) is None][:MOST_WORDS]:
        period = context.period
        taken = f"This can't be read as a period; {period} of the sheet or file is taken."
        gathered.find(
            "period-unreadable", Severity.WARNING, taken if period else "This can't be read as a period.",
            "Write a period such as 2026-Q3, 2026-H2, 2026-07, 2026 or 2025/2026.",
            sheet=context.sheet, cell=columns.address(columns.raw(heading).index(value), heading), heading=heading.text, value=value,
        )  # fmt: skip


def check_within(columns: Columns, heading: Heading, context: Context, gathered: Gathered) -> None:
    """Says once that a column is of the middle or end of another kind of period than its rows are of."""
    told = zip(columns.raw(heading), periods_told(columns, context), strict=True)
    strange = [(index, value, own or context.period) for index, (value, own) in enumerate(told) if value is not None]
    strange = [one for one in strange if not is_part(heading.within, one[2])]
    if strange:
        index, value, period = strange[0]
        gathered.find(
            "time-not-in-period", Severity.WARNING, f"This is of another time than {period} has; what stands here is not used.",
            "Give the row the period that the column is about, or head the column by a date.", sheet=context.sheet,
            cell=columns.address(index, heading), heading=heading.text, value=value,
        )  # fmt: skip


def check_weights(columns: Columns, heading: Heading, context: Context, gathered: Gathered) -> None:
    """Each weight below 0 or beyond all others that people give, and each share of 1 among weights in percent, once."""
    told = {value: one for value, one in columns.different_numbers(heading).items() if one is not None}
    for value in [value for value, one in told.items() if one.value < 0][:MOST_WORDS]:
        gathered.find(
            "weight-below-zero", Severity.WARNING, "Nothing can count less than nothing; this weight counts as 0.",
            "Correct the weight.", sheet=context.sheet, cell=columns.address(columns.raw(heading).index(value), heading),
            heading=heading.text, value=value,
        )  # fmt: skip
    for value in [value for value, one in told.items() if one.value > MOST_WEIGHT][:MOST_WORDS]:
        gathered.find(
            "weight-too-large", Severity.WARNING, "No weight is that large; this one counts as 1, as if it were not told.",
            "Correct the weight.", sheet=context.sheet, cell=columns.address(columns.raw(heading).index(value), heading),
            heading=heading.text, value=value,
        )  # fmt: skip
    most = max((one.value for one in told.values() if one.value <= MOST_WEIGHT), default=0.0)
    shares = [value for value, one in told.items() if may_be_share(one) and 0 < one.value < 1] if most >= LEAST_PERCENTS else []
    for value in shares[:MOST_WORDS]:
        share = told[value].value
        gathered.find(
            "weights-mixed", Severity.WARNING,
            f"The weight {share:g} stands among weights such as {most:g}: as {100 * share:g} % it would count a hundred times more.",
            "Write all weights in percent, or all as shares of 1.", sheet=context.sheet,
            cell=columns.address(columns.raw(heading).index(value), heading), heading=heading.text, value=value,
        )  # fmt: skip


LEAST_PERCENTS = 10.0
"""Weights that go this far are in percent, or points."""


def check_order(columns: Columns, heading: Heading, context: Context, gathered: Gathered) -> frozenset[Value]:
    """Says that nothing tells day from month; the days that are unknown for it."""
    either = columns.orderless(heading)
    if not either:
        return either
    index, value = next((index, value) for index, value in enumerate(columns.raw(heading)) if value in either)
    read = columns.coded_days(heading).at(index)
    found: dict[str, Any] = {"sheet": context.sheet, "cell": columns.address(index, heading), "heading": heading.text, "value": value}
    fix = "Write dates such as 2026-09-30, or store them as dates."
    if read is None:
        message = "Some dates of the column put the day first, others the month; those that could be either count as unknown."
        gathered.find("date-ambiguous", Severity.WARNING, message, fix, **found)
        return either
    # Where dots part a date the day comes first, in all languages that write it so.
    if all("." in str(value) for value in either):
        return frozenset()
    on = read.isoformat()
    message = f"Nothing in the column tells whether the day or the month comes first; this is read as {on}."
    gathered.find("date-ambiguous", Severity.NOTE, message, fix, **found)
    return frozenset()
