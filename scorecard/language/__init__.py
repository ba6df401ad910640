"""WHICH WORDS THE INTERFACE USES: texts, numbers and dates in the language of whoever looks.

English is the source: every text stands in the code as one whole English sentence with named placeholders, inside `tr` or `trn`.
Never translate inside anything that is kept for others, such as a cached answer, and never a text that comes from data.
"""

from scorecard.language.catalogue import SOURCE, languages
from scorecard.language.chosen import asked_through, closest, in_use, speak, speaking
from scorecard.language.formats import (
    day,
    day_and_month,
    day_and_time,
    figure,
    month,
    number,
    percent,
    short_day,
    signed,
    sum_written,
    typed_day,
)
from scorecard.language.retelling import formula_retold, retold
from scorecard.language.texts import marked, tr, trn

__all__ = [
    "SOURCE",
    "asked_through",
    "closest",
    "day",
    "day_and_month",
    "day_and_time",
    "figure",
    "formula_retold",
    "in_use",
    "languages",
    "marked",
    "month",
    "number",
    "percent",
    "retold",
    "short_day",
    "signed",
    "speak",
    "speaking",
    "sum_written",
    "tr",
    "trn",
    "typed_day",
]
