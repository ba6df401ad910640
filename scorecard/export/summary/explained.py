"""The sheet that writes the organisation's number out: every sum below it, indented, as the Explain page shows them one by one."""

from collections.abc import Mapping

from scorecard.export.cells import Sheet
from scorecard.export.summary import words
from scorecard.export.summary.facts import Facts
from scorecard.language import formula_retold, marked, number, tr
from scorecard.measures.outline import Line, formulas, outline
from scorecard.model.explain import LEFT_OUT, WEIGHT_BY, Node
from scorecard.model.flags import in_words
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scores import OrganisationScore
from scorecard.store.store import Store

MOST = 4_000
LEVEL = {
    "perspective": marked("Perspective"),
    "unit_perspective": marked("Unit"),
    "objective": marked("Objective"),
    "key_result": marked("Key result"),
}
HEAD = (
    marked("Level"), marked("What"), marked("Weight"), marked("Share"), marked("Score"), marked("Contribution"), marked("Low"),
    marked("High"), marked("Scored"), marked("Status"), marked("Left out"), marked("Flags"), marked("Weight from"), marked("Formula"),
    marked("Id"),
)  # fmt: skip
KINDS = (
    "text", "text", "number", "percent", "score", "exact", "score", "score", "percent", "status", "text", "text", "text", "text", "text",
)  # fmt: skip
WIDTHS = (12, 60, 9, 9, 8, 12, 8, 8, 9, 14, 28, 22, 30, 44, 19)
PRINTED = 12


def explained(sheet: Sheet, store: Store, facts: Facts) -> None:
    """Write the sheet for the whole organisation."""
    sheet.title(tr("The organisation's number, written out"))
    told = outline(store, facts.scope, facts.objectives, facts.results, MOST)
    sheet.skip(1)
    sheet.line(
        tr("A share is of the weight of all that counts. Share times score is the contribution; contributions sum to the line above.")
    )
    for level, count in told.left_out:
        text = tr("Left out, to stay below {most} lines: {n} of the level “{level}”. The other sheets and the Explain page have them.")
        sheet.line(text.format(most=number(MOST), n=number(count), level=tr(LEVEL[level])))
    known = {} if any(level == "key_result" for level, _ in told.left_out) else formulas(store, facts.scope, facts.results)
    top: list[list[object]] = []
    whole = facts.whole
    if isinstance(whole, OrganisationScore):
        numbers = [whole.score, None, whole.low, whole.high, whole.completeness, words.status(whole.status)]
        mixed = in_words("MIX") if whole.mix else None
        top.append([tr("Organisation"), tr("The organisation"), None, None, *numbers, None, mixed, None, None, None])
    body = [*top, *(_line(one, facts.held, known) for one in told.lines)]
    sheet.table([tr(head) for head in HEAD], body, KINDS, filtered=True, printed=PRINTED)


def _line(one: Line, held: PerspectiveSet, known: Mapping[str, str]) -> list[object]:
    term = one.term
    return [
        tr(LEVEL[term.node.level]), "    " * (one.depth + 1) + _name(term.node, held, term.name), term.weight, term.share, term.value,
        term.contribution, term.low, term.high, term.completeness, words.status(term.status) if term.status else None,
        None if term.left_out is None else tr(LEFT_OUT.get(term.left_out, term.left_out)), in_words(term.flags) or None,
        tr(WEIGHT_BY[term.weight_by]), formula_retold(known.get(term.node.thing_id or "", "")) or None, term.node.thing_id,
    ]  # fmt: skip


def _name(node: Node, held: PerspectiveSet, text: str) -> str:
    if node.level == "perspective":
        return words.perspective(held, node.perspective)
    return words.unit(node.unit) if node.level == "unit_perspective" else text
