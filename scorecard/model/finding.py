"""One fault in somebody's data, said so that they can mend it."""

from dataclasses import dataclass
from enum import Enum

from scorecard.language import number, retold, tr, trn


class Severity(Enum):
    ERROR = "error"
    """Must be mended before the number can be trusted."""
    WARNING = "warning"
    """Should be looked at."""
    NOTE = "note"
    """Good to know."""


LIST_TITLE = "Findings, listed by Scorecard"
"""Stands above the findings that we add to somebody's workbook; the importer knows such a sheet by it and leaves it out."""
LIST_HEADINGS = ("No.", "Severity", "Sheet", "Cell", "Heading", "Value as read", "What", "What to do")
"""The heading row of that sheet, by which it is known too."""


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
        return _place(self.file, self.sheet, self.cell, self.heading)


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding of an upload or of the one before it, and what became of it."""

    state: str
    """"gone", "still", "new"; "unlisted": more of its kind were found than listed, so that it can't be told."""
    code: str
    severity: str
    sheet: str
    cell: str
    """In the later upload; of what is gone, in the earlier one."""
    heading: str
    value: str
    message: str
    fix: str

    @property
    def place(self) -> str:
        return _place("", self.sheet, self.cell, self.heading) or retold(self.message)


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """The findings of one upload against those of the upload before it of the same workbook."""

    before: int
    """The upload before."""
    file: str
    """Its file."""
    changes: tuple[FindingChange, ...]

    def of(self, state: str) -> list[FindingChange]:
        return [one for one in self.changes if one.state == state]

    def told(self, most: int = 5) -> str:
        """One sentence or two: `3 of 5 findings are gone; still there: OKRs, cell F7 "Zielwert"; … 1 is new: …`."""
        gone, still, new, unlisted = (self.of(state) for state in ("gone", "still", "new", "unlisted"))
        if not self.changes:
            return tr("There were no findings, and there are none.")
        said = [_mended(gone, still, most)]
        if new:
            told = trn("{n} is new: {places}.", "{n} are new: {places}.", len(new))
            said.append(told.format(n=number(len(new)), places=_places(new, most)))
        if unlisted:
            told = tr("Of {n} more it can't be told, for only the first of so many of a kind are listed.")
            said.append(told.format(n=number(len(unlisted))))
        return " ".join(said)


def _mended(gone: list[FindingChange], still: list[FindingChange], most: int) -> str:
    earlier = len(gone) + len(still)
    if not earlier:
        return tr("There were no findings to mend.")
    if earlier == 1:
        told = tr("The one finding is still there: {places}.") if still else tr("The one finding is gone.")
    elif still:
        told = trn(
            "{gone} of {earlier} findings is gone; still there: {places}.",
            "{gone} of {earlier} findings are gone; still there: {places}.",
            len(gone),
        )
    else:
        told = tr("{gone} of {earlier} findings are gone.")
    return told.format(gone=number(len(gone)), earlier=number(earlier), places=_places(still, most))


def _places(changes: list[FindingChange], most: int) -> str:
    places = "; ".join(one.place for one in changes[:most])
    return places if len(changes) <= most else tr("{places}; and {n} more").format(places=places, n=number(len(changes) - most))


def _place(file: str, sheet: str, cell: str, heading: str) -> str:
    told = tr("cell {cell}").format(cell=cell) if cell else ""
    named = f'"{heading}"' if heading else ""
    return ", ".join(part for part in (file, sheet, f"{told} {named}".strip()) if part)
