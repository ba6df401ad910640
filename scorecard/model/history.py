"""What uploads did to what was there: their effects, single changes, moved goalposts, and what vanished."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class UploadEffect:
    """What one upload changes against the uploads that count before it; for an undone one, what it would change."""

    upload: int
    kind: str
    """"objective", "key_result" or "check_in"."""
    added: int
    changed: int
    unchanged: int
    vanished: int
    """Held by the upload before of the same unit and period, and no longer by this one."""
    only_here: int
    """Of the added: held by no other upload that counts, so that they come and go with this one."""
    newest_here: int
    """Of the changed: held by no later upload that counts, so that undoing shows the earlier version again."""
    valued: int = 0
    """Key results of which the upload only holds values; they are none of the above."""


@dataclass(frozen=True, slots=True)
class Change:
    """One objective or key result that an upload added, changed in one field, or no longer holds; or a check-in that it changed."""

    upload: int
    effect: str
    """"added", "changed" or "vanished"."""
    kind: str
    """"objective", "key_result" or "check_in"."""
    text: str
    period: str | None
    unit: str | None
    field: str | None
    """Which field changed; None: the whole thing came or went."""
    day: date | None
    """Of a check-in; None where it is not dated."""
    before: str | None
    """As text, numbers with a dot; None: the file did not say."""
    after: str | None
    before_file: str | None
    before_sheet: str | None
    before_cell: str | None
    after_file: str
    after_sheet: str | None
    after_cell: str | None


@dataclass(frozen=True, slots=True)
class GoalpostMove:
    """A target, baseline, owner, wording or due date that changed within a period, or an OKR that left it."""

    as_of: date
    upload: int
    kind: str
    move: str
    """"target", "baseline", "owner", "text", "due_on" or "vanished"."""
    text: str
    period: str | None
    unit: str | None
    before: str | None
    after: str | None
    observed_on: date | None
    value: float | None
    """The newest value by `as_of`; the two progress numbers below stand on it."""
    old_progress: float | None
    """Progress with baseline and target as they were before the upload (methodology §1.2)."""
    new_progress: float | None
    """Progress with those of the upload."""
    before_file: str | None
    before_sheet: str | None
    before_cell: str | None
    after_file: str
    after_sheet: str | None
    after_cell: str | None
    uploaded_at: str
    uploaded_by: str


@dataclass(frozen=True, slots=True)
class Vanished:
    """An objective or key result that its files no longer hold. It counts until a person ends it."""

    kind: str
    """"objective" or "key_result"."""
    thing_id: str
    stated: bool
    """False: the key result stands for the objective that its file does not state."""
    text: str
    period: str | None
    unit: str | None
    key_results: int | None
    """How many key results go with an objective; None for a key result."""
    file: str
    """Which held it last."""
    sheet: str
    cell: str
    gone_file: str | None
    """Which no longer holds it; None: a person ended it and no upload leaves it out."""
    gone_at: str | None
    ended_at: str | None
    """None: it still counts."""
    ended_by: str | None
