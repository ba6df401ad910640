"""Tables that repeat an earlier one of the file: only the first counts."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from scorecard.intake.gathered import Gathered
from scorecard.intake.headings.columns import Columns
from scorecard.intake.rows.roles import Read
from scorecard.intake.sheets import Part
from scorecard.model.finding import Severity

LIKENESS = 85.0
"""A table whose key results are this like an earlier table's (0 to 100) is a copy of it, where half of them are the same to the letter:
"Raise sales in Riga" and "Raise sales in Rouen" are alike too.
"""


def is_copy(columns: Columns, earlier: Sequence[Columns]) -> bool:
    """Some earlier table has the same key results in the same order, and tells no other levels of them."""
    told = _results(columns) if earlier else []
    if len(told) < 2:
        return False
    for other in earlier:
        known = _results(other)
        if len(told) < 3 and told != known:
            continue
        pairs = list(zip(told, known, strict=False))
        if len(known) != len(told) or sum(a == b for a, b in pairs) < 0.5 * len(pairs):
            continue
        if sum(fuzz.ratio(a, b) >= LIKENESS for a, b in pairs) >= 0.8 * len(pairs) and not _say_other_numbers(columns, other):
            return True
    return False


def _say_other_numbers(columns: Columns, other: Columns) -> bool:
    """Of two tables of the same key results, row by row: most levels that both tell differ."""
    if len(columns.rows) != len(other.rows):
        return False
    told = [(columns.one(name), other.one(name)) for name in ("baseline", "target", "current")]
    pairs = [pair for one, known in told if one and known for pair in zip(columns.numbers(one), other.numbers(known), strict=True)]
    levels = [(one.value, known.value) for one, known in pairs if one and known]
    return sum(one != known for one, known in levels) * 2 > len(levels)


def _results(columns: Columns) -> list[str]:
    """The texts of its key results, else of its objectives."""
    column = columns.one("key_result") or columns.one("objective")
    return [text for text in columns.texts(column) if text]


def leave_out(part: Part, gathered: Gathered) -> Read:
    """Skip the rows of a copy, and say so."""
    read = Read(layout="copy of the table above")
    for row in part.table.rows:
        read.skip("the same table again", row)
    gathered.find(
        "table-repeated", Severity.WARNING, "This table repeats the one above it; only the first was loaded.",
        "Delete the copy, or upload it as a file of its own.", sheet=part.context.sheet, cell=f"A{part.table.rows[0]}",
    )  # fmt: skip
    return read
