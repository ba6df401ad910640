"""Days and periods; see `days` and `periods`."""

from scorecard.intake.cells.days import day, day_order, days, edge
from scorecard.intake.cells.periods import MONTHS, period, period_in_text, periods

__all__ = ["MONTHS", "day", "day_order", "days", "edge", "period", "period_in_text", "periods"]
