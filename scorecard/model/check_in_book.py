"""The check-in workbook: what goes out to a person to be filled in, and by what it is known when it comes back.

Every column bears a code in a hidden row and every row its key result's id in a hidden column, so that whatever is sorted, moved,
inserted or renamed in between, a cell still says what it is. A hidden sheet holds what the sender saw.
"""

from dataclasses import dataclass
from datetime import date

MARK = "Scorecard check-in workbook"
"""In the first cell of the hidden sheet, by which the workbook is known; its version stands beside it."""
VERSION = 1
SHEET = "scorecard_check_in"
"""The hidden sheet."""
FILLED_IN = ("value", "observed_on", "confidence", "status", "comment", "blocker", "support_needed")
"""What a person fills in."""
SENT = ("objective", "key_result", "perspective", "unit_of_measure", "baseline", "target", "last_value", "last_on")
"""What the sender saw; changed in the workbook, it is told and not loaded. The hidden sheet keeps it as it was, in this order."""
MEASURES = ("value", "percent", "done", "none")
"""How a key result is measured: a value in its unit, a share of the way in percent, done or not, or by its milestones alone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One key result that somebody is asked about, as it stands on the day of asking."""

    key_result_id: str
    period: str | None
    unit: str | None
    """The organisational unit."""
    owner: str | None
    objective: str
    key_result: str
    perspective: str | None
    unit_of_measure: str | None
    baseline: float | None
    target: float | None
    measure: str
    """One of `MEASURES`."""
    last_value: float | None
    """As the newest check-in says it: of increments the newest alone; of a share of the way in percent."""
    last_on: date | None
    status: str
    """Against the pace, as computed."""


@dataclass(frozen=True, slots=True)
class OwnerAsked:
    """Somebody, and how many key results they are asked about."""

    owner: str
    """"" for what nobody owns."""
    spellings: tuple[str, ...]
    """The same name in other cases, as files write it."""
    key_results: int
    without_value: int
    newest_on: date | None
    """The day of the newest value of any of them."""


@dataclass(frozen=True, slots=True)
class CheckInBook:
    """What one workbook holds."""

    whom: str
    """Owner, unit or the organisation; "" where nobody is named."""
    as_of: date
    period: str | None
    seen: str
    """SHA-256 of the newest upload when it was written: what came later the sender did not see. "" for an empty store."""
    rows: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """An answer that waits for a decision, beside the word that it met."""

    upload: int
    file: str
    uploaded_by: str
    sheet: str
    row: int
    cell: str
    key_result_id: str
    key_result: str
    period: str | None
    unit: str | None
    owner: str | None
    observed_on: date
    value: float | None
    """In the unit of measure, or in percent where the file gives a share of the way; so are the others."""
    confidence: float | None
    comment: str | None
    seen_on: date | None
    """What the sender of the workbook saw; None: no value."""
    seen_value: float | None
    other_on: date
    other_value: float | None
    other_comment: str | None
    other_file: str
    other_by: str


def in_text(value: str | float | date | None) -> str:
    """A cell that was sent as a text to compare: numbers to 12 digits, days as 2026-09-30, texts without the blanks around words."""
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return f"{value:.12g}"
    return value.isoformat()[:10] if isinstance(value, date) else " ".join(value.split())
