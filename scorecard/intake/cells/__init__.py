"""What the text or value in a cell honestly says: a number, a day, a period, a direction, a person. In doubt: None."""

from scorecard.intake.cells.numbers import Number, clean, decimal_mark, number, numbers, with_unit
from scorecard.intake.cells.phrases import from_to, target_in_text
from scorecard.intake.cells.times import day, day_order, days, period, period_in_text, periods
from scorecard.intake.cells.words import confidence, confidences, direction, is_placeholder, items, percent, percents, person

__all__ = [
    "Number",
    "clean",
    "confidence",
    "confidences",
    "day",
    "day_order",
    "days",
    "decimal_mark",
    "direction",
    "from_to",
    "is_placeholder",
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
