"""What a person, or the file before, says about one sheet."""

from dataclasses import dataclass, field

from scorecard.intake.gathered import Gathered
from scorecard.intake.headings.shapes import Drift, Fields, candidates, successor
from scorecard.model.finding import Severity
from scorecard.model.reading import Arrangement, Given

AS_BEFORE = "as in the file before"


@dataclass(frozen=True, slots=True)
class Said:
    fields: dict[str, str | None] = field(default_factory=dict)
    """Heading as written -> what the column is, or None for "not used"."""
    arrangement: Arrangement = field(default_factory=Arrangement)
    drift: Drift | None = None
    """How the sheet's headings differ from those of the file before."""
    carried: frozenset[str] = frozenset()
    """Headings that nobody knows, in the place of one whose meaning was known."""

    @property
    def changes_tables(self) -> bool:
        return bool(self.fields) or self.arrangement.heading_row is not None


def said_of(shape: str, headings: Fields, given: Given, *, file: str, sheet: str) -> Said:
    """The words kept for a sheet's shape; where the shape is new, those for the shape it follows.

    `headings` are the sheet's as the importer reads them by itself.
    """
    if shape in given.shapes or shape in given.corrections or shape in given.arrangements:
        return Said(dict(given.corrections.get(shape, {})), given.arrangements.get(shape, Arrangement()))
    drift = successor(headings, candidates(file, sheet, given.shapes)) if headings else None
    if drift is None:
        return Said()
    before = {**given.shapes[drift.known].fields, **given.corrections.get(drift.known, {})}
    carried = {new: before[old] for old, new in drift.renamed if headings[new] is None and before[old] is not None}
    fields = {**given.corrections.get(drift.known, {}), **carried}
    return Said(fields, given.arrangements.get(drift.known, Arrangement()), drift, frozenset(carried))


def tell_drift(said: Said, headings: Fields, sheet: str, gathered: Gathered) -> None:
    """A note for each heading that changed since the file before; nothing where none did."""
    if said.drift is None:
        return
    told = [
        (new, f"The column “{old}” is now “{new}”; it is read as {(headings.get(new) or 'not used').replace('_', ' ')}.")
        for old, new in said.drift.renamed
    ]
    told += [(new, "This column is new since the file before.") for new in said.drift.new]
    told += [(old, "This column of the file before is no longer there.") for old in said.drift.gone]
    for heading, message in told:
        gathered.find(
            "heading-changed", Severity.NOTE, message, "Say on the Import page what the column is, if this is not what you meant.",
            sheet=sheet, heading=heading,
        )  # fmt: skip
