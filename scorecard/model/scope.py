"""What a question is about: one day, and which part of the organisation."""

from dataclasses import dataclass
from datetime import date

NONE = ""
"""As a period or unit in a scope: those OKRs whose file names none."""


@dataclass(frozen=True, slots=True)
class Scope:
    as_of: date
    period: str | None = None
    """A period's id; `NONE` for OKRs without period; None: every period, each row carrying its own."""
    unit: str | None = None
    """A unit's name; `NONE` for OKRs without unit; None: every unit."""
    perspective: str | None = None
    """A perspective's id; "unmapped" for objectives without one; None: every perspective."""
