"""Which units measure the same, and how many of one make one of another."""

import re
from dataclasses import dataclass
from functools import lru_cache

from scorecard.intake.cells.units import is_currency
from scorecard.intake.cells.vocabulary import TOLD


@dataclass(frozen=True, slots=True)
class Size:
    """What a unit measures and how large it is."""

    kinds: frozenset[str]
    """What it may measure: "time", or of a currency's sign each currency that has it."""
    of_smallest: float
    """How many of the smallest unit of the kind it is: 3600 for an hour."""

    def is_like(self, other: "Size") -> bool:
        """One can be told in the other."""
        return not self.kinds.isdisjoint(other.kinds)


MINUTE_OR_METRE = "m"
"""A minute beside hours or seconds; by itself nobody knows."""
_TABLES = {**TOLD["sizes"], "time": {**TOLD["durations"], **TOLD["sizes"]["time"]}}
_SIZES = {word: Size(frozenset((kind,)), float(size)) for kind, table in _TABLES.items() for size, words in table.items() for word in words}
_RATE = re.compile(r"(?:.*[^/\s])?\s*(?:/|\bper\b)\s*(?P<time>[^\W\d_]+)")
"""How often: "x/day", "/ week", "orders per month"."""
_TIMES = frozenset(("time", "day", "week", "month"))
_CURRENCIES: dict[str, set[str]] = {}
for _code, _signs in TOLD["currency_signs"].items():
    for _sign in _signs:
        _CURRENCIES.setdefault(_sign, set()).add(_code)


@lru_cache(maxsize=4096)
def size_of(unit: str) -> Size | None:
    """What a unit measures; None for words of which nobody says what they are worth in other words: "orders", "m", "€/order"."""
    word = unit.casefold()
    if word.startswith("% "):
        return _SIZES["%"]
    rate = _RATE.fullmatch(word)
    every = size_of(rate["time"]) if rate else None
    if every and not every.kinds.isdisjoint(_TIMES):
        return Size(frozenset(f"per {kind}" for kind in every.kinds), 1 / every.of_smallest)
    if is_currency(word):
        return Size(frozenset(_CURRENCIES.get(word, (word,))), 1.0)
    return None if word == MINUTE_OR_METRE else _SIZES.get(word) or _SIZES.get(word.rstrip("."))


MINUTE = _SIZES["min"]
