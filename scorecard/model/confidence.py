"""How far numbers can be trusted: how many key results have what a number needs."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class _Counted:
    key_results: int
    with_baseline: int
    with_target: int
    with_value: int
    with_owner: int
    newest_value_on: date | None


@dataclass(frozen=True, slots=True)
class ConfidencePart(_Counted):
    """How many key results of one upload in a period, unit and perspective have what a number needs."""

    as_of: date
    period: str | None
    unit: str | None
    perspective: str | None
    upload: int


@dataclass(frozen=True, slots=True)
class DataConfidence(_Counted):
    """How far the numbers of a scope can be trusted: counts of its key results, and of the uploads that they come from."""

    uploads: int
