"""What the text or value in a cell honestly says: a number, a day, a period, a direction, a person. In doubt: None."""

from scorecard.intake.cells.days import day, day_order, days, edge
from scorecard.intake.cells.numbers import Number, clean, decimal_mark, number, numbers, with_unit
from scorecard.intake.cells.periods import period, period_in_text, periods
from scorecard.intake.cells.phrases import from_to, is_range, target_in_text
from scorecard.intake.cells.shares import confidence, confidences, percent, percents
from scorecard.intake.cells.words import PLACEHOLDERS, direction, flag, is_placeholder, items, person

__all__ = [
    "PLACEHOLDERS",
    "Number",
    "clean",
    "confidence",
    "confidences",
    "day",
    "day_order",
    "days",
    "decimal_mark",
    "direction",
    "edge",
    "flag",
    "from_to",
    "is_placeholder",
    "is_range",
    "items",
    "number",
    "numbers",
    "percent",
    "percents",
    "period",
    "period_in_text",
    "periods",
    "person",
    "target_in_text",
    "with_unit",
]
