"""Days, periods and times that are none; see `days`, `periods` and `terms`."""

from scorecard.intake.cells.days import day, day_order, days, edge
from scorecard.intake.cells.periods import MONTHS, period, period_in_text, periods
from scorecard.intake.cells.terms import term_in_text

__all__ = ["MONTHS", "day", "day_order", "days", "edge", "period", "period_in_text", "periods", "term_in_text"]
