"""How a file was understood: what the importer hands to the preview, the command line and the store."""

from dataclasses import dataclass, field, replace

from scorecard.model.finding import Finding


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """One column of a sheet and what it was taken for."""

    cell: str
    """Where its heading stands: "D4"."""
    heading: str
    """As written."""
    field: str | None
    """Our name for it (one of `intake.aliases.fields`), or None: kept as read, not used."""
    how: str
    """"exact", "alias", "fuzzy", "by content", "corrected by a person", "not recognised"."""


@dataclass(frozen=True, slots=True)
class SkippedRows:
    rows: tuple[int, ...]
    """As the spreadsheet numbers them, from 1; none where a column was skipped, which the reason names."""
    reason: str


@dataclass(frozen=True, slots=True)
class FilledDown:
    """An objective (or unit, or period) written once and meant for the rows below it too."""

    from_cell: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cells:
    """What became of a sheet's non-empty cells: `read` is the sum of all others."""

    read: int = 0
    headings: int = 0
    used: int = 0
    """In rows that were taken, below headings that are read."""
    kept: int = 0
    """In such rows, below headings that nothing reads; each is a finding."""
    skipped: int = 0
    """In rows listed as skipped with their reason, or on a sheet left aside as a whole."""
    unreadable: int = 0
    """Error cells and formulas without a result; each is a finding."""
    unplaced: int = 0
    """In rows that were taken, below no heading; findings tell where."""


@dataclass(frozen=True, slots=True)
class SheetReading:
    sheet: str
    status: str
    """"read" or "skipped"; a sheet that was read is "read" whether or not a table was found in it."""
    reason: str = ""
    rows_read: int = 0
    """Rows with at least one non-empty cell, heading included."""
    heading_row: int | None = None
    layout: str = ""
    objectives: int = 0
    key_results: int = 0
    check_ins: int = 0
    columns: tuple[ColumnReading, ...] = ()
    skipped: tuple[SkippedRows, ...] = ()
    filled_down: tuple[FilledDown, ...] = ()
    fingerprint: str = ""
    """The shape of its headings; a correction is kept under it."""
    cells: Cells = field(default_factory=Cells)


@dataclass(frozen=True, slots=True)
class FileReading:
    """The account of one file. What it holds travels beside it, as tables."""

    file: str
    sha256: str
    status: str
    """"loaded", "nothing", "refused", "question" or "unchanged" (the command line's words)."""
    reason: str = ""
    sheets: tuple[SheetReading, ...] = ()
    findings: tuple[Finding, ...] = field(default=())

    @property
    def objectives(self) -> int:
        return sum(sheet.objectives for sheet in self.sheets)

    @property
    def key_results(self) -> int:
        return sum(sheet.key_results for sheet in self.sheets)

    @property
    def check_ins(self) -> int:
        return sum(sheet.check_ins for sheet in self.sheets)

    def ended(self, status: str, reason: str = "") -> "FileReading":
        """The same account with another outcome."""
        return replace(self, status=status, reason=reason)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a person says about how the sheets of one shape are laid out. What is not said is left to the importer."""

    heading_row: int | None = None
    """As the spreadsheet numbers it."""
    layout: str | None = None
    """One of `LAYOUTS`."""
    left_out: bool = False
    """The whole sheet is no OKR table."""
    rows_left_out: tuple[str, ...] = ()
    """First texts of rows that are no data, whatever their case and punctuation."""
    period: str | None = None
    """For rows that name none. Not kept for the next file: that one is of another period."""
    unit: str | None = None
    """For rows that name none."""


LAYOUTS = ("flat", "outline", "objective and key result rows", "labelled parts in one cell")
"""Layouts that a person can choose where the importer takes another."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A sheet's headings as they were last read."""

    fields: dict[str, str | None]
    """Headings as written, in their order, each with what its column was taken for."""
    file: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says about a file before it is read, and what the store knows of such files."""

    period: str | None = None
    """For rows that name none. A period's id."""
    unit: str | None = None
    """For rows that name none."""
    corrections: dict[str, dict[str, str | None]] = field(default_factory=dict)
    """By the fingerprint of a sheet's headings: heading as written -> field, or None for "not used"."""
    arrangements: dict[str, Arrangement] = field(default_factory=dict)
    """By the same fingerprint."""
    shapes: dict[str, Shape] = field(default_factory=dict)
    """Known shapes by their fingerprint, the newest last. They say nothing about how a file is to be read."""
    encoding: str | None = None
    """For a text file whose encoding can't be told from its bytes."""
