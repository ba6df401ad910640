"""What leaves the house as data: tables with their columns, told well enough to be read by somebody who knows nothing of us."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublicColumn:
    name: str
    kind: str
    """"text", "number", "whole number", "date", "time" (in UTC) or "true or false"."""
    meaning: str
    """With its unit, and with what an empty cell means where it can be empty."""


@dataclass(frozen=True, slots=True)
class PublicTable:
    name: str
    told: str
    """What it is for, in a sentence."""
    grain: str
    unit: str
    null: str
    columns: tuple[PublicColumn, ...]

    @property
    def dated(self) -> bool:
        """It tells a day that must be asked for: as a view it has a row for each day that could be reported on."""
        return self.has("as_of")

    def has(self, column: str) -> bool:
        return any(one.name == column for one in self.columns)
