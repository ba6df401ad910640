"""The sheet of gaps: what is wrong or missing, who could mend it, and where it stands."""

from collections.abc import Mapping, Sequence

from scorecard.export.cells import Sheet
from scorecard.export.summary import words
from scorecard.export.summary.facts import Facts
from scorecard.language import marked, retold, tr
from scorecard.model.scores import Gap

HEAD = (
    marked("Severity"), marked("Rule"), marked("Unit"), marked("Perspective"), marked("What"), marked("What to do"), marked("Owner"),
    marked("File"), marked("Sheet"), marked("Row"),
)  # fmt: skip
KINDS = ("text", "wrap", "wrap", "wrap", "wrap", "wrap", "wrap", "wrap", "wrap", "count")
WIDTHS = (12, 24, 18, 18, 52, 40, 18, 22, 12, 7)


def owners(facts: Facts) -> dict[str | None, str | None]:
    """Who answers for what a gap is about, by the id of the key result or the objective."""
    of_objective: dict[str | None, str | None] = {one.objective_id: one.owner for one in facts.objectives}
    return of_objective | {one.key_result_id: one.owner or of_objective.get(one.objective_id) for one in facts.results}


def owner_of(gap: Gap, known: Mapping[str | None, str | None]) -> str | None:
    return (known.get(gap.key_result_id) if gap.key_result_id else None) or (known.get(gap.objective_id) if gap.objective_id else None)


def in_a_line(gap: Gap, known: Mapping[str | None, str | None]) -> str:
    """How grave, what, what to do, and who could."""
    owner = owner_of(gap, known)
    answers = tr("Owner: {owner}.").format(owner=owner) if owner else ""
    told = [f"{tr(words.SEVERITY[gap.severity])}:", retold(gap.message), tr(gap.fix), answers]
    return " ".join(part for part in told if part)


def gaps(sheet: Sheet, facts: Facts) -> None:
    """All of them, the gravest first."""
    sheet.title(tr("Gaps, the gravest first"))
    sheet.table([tr(head) for head in HEAD], _lines(facts), KINDS, filtered=True)


def _lines(facts: Facts) -> Sequence[list[object]]:
    known = owners(facts)
    return [
        [
            tr(words.SEVERITY[gap.severity]), tr(gap.title), gap.unit,
            words.perspective(facts.held, gap.perspective) if gap.perspective else None, retold(gap.message), tr(gap.fix),
            owner_of(gap, known), gap.file, gap.sheet, gap.row,
        ]
        for gap in facts.gaps
    ]  # fmt: skip
