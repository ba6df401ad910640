"""One fault in somebody's data, said so that they can mend it."""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    ERROR = "error"
    """Must be mended before the number can be trusted."""
    WARNING = "warning"
    """Should be looked at."""
    NOTE = "note"
    """Good to know."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and what to do. Findings of the importer, the gap rules and the wording share this type."""

    code: str
    """Stable, such as `target-missing` or `G01`; tests and users quote it."""
    severity: Severity
    message: str
    """One sentence in the user's words."""
    fix: str = ""
    """What to do about it."""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    """As the spreadsheet names it: "F7", or "" for the whole sheet."""
    heading: str = ""
    """The heading as written, not our name for it."""
    value: str = ""
    """The cell as read, so that the reader need not open the file."""

    @property
    def place(self) -> str:
        """File, sheet and cell, as far as they are known: `okr.xlsx, Q1, cell F7 "Zielwert"`."""
        cell = f"cell {self.cell}" if self.cell else ""
        heading = f'"{self.heading}"' if self.heading else ""
        return ", ".join(part for part in (self.file, self.sheet, f"{cell} {heading}".strip()) if part)
