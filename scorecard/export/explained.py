"""The sheet that writes the organisation's number out: every sum below it, indented, as the Explain page shows them one by one."""

from collections.abc import Mapping, Sequence

from scorecard.export.cells import Cells
from scorecard.measures.outline import Line, formulas, outline
from scorecard.measures.scorecard import organisation_score
from scorecard.model.explain import LEFT_OUT, WEIGHT_BY, Node
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.scores import ObjectiveScore
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store

MOST = 4_000
LEVEL = {"perspective": "Perspective", "unit_perspective": "Unit", "objective": "Objective", "key_result": "Key result"}
HEAD = (
    "Level", "What", "Weight", "Share", "Score", "Contribution", "Low", "High", "Scored", "Status", "Left out", "Flags", "Weight from",
    "Formula", "Id",
)  # fmt: skip
KINDS = (
    "text", "text", "number", "percent", "score", "exact", "score", "score", "percent", "text", "text", "text", "text", "text", "text",
)  # fmt: skip
PRINTED = 12


def explained(
    cells: Cells,
    store: Store,
    scope: Scope,
    held: PerspectiveSet,
    objectives: Sequence[ObjectiveScore],
    results: Sequence[KeyResultStanding],
    words: Mapping[str, str],
) -> None:
    """Write the sheet. `words` are the statuses as the workbook calls them."""
    sheet = cells.sheet("Explain", widths=[12, 60, 9, 9, 8, 12, 8, 8, 9, 14, 28, 22, 30, 44, 19])
    sheet.title("The organisation's number, written out")
    whole = organisation_score(store, scope)
    told = outline(store, scope, objectives, results, MOST)
    sheet.skip(1)
    sheet.line("A share is of the weight of all that counts. Share times score is the contribution; contributions sum to the line above.")
    cut = [f"{count:,} {LEVEL[level].lower()} lines" for level, count in told.left_out]
    if cut:
        sheet.line(f"Left out, to stay below {MOST:,} lines: {', '.join(cut)}. The other sheets and the Explain page have them.")
    known = {} if any(level == "key_result" for level, _ in told.left_out) else formulas(store, scope, results)
    top: list[list[object]] = []
    if whole is not None:
        numbers = [whole.score, None, whole.low, whole.high, whole.completeness, words.get(whole.status, whole.status)]
        top.append(["Organisation", "The organisation", None, None, *numbers, None, "MIX" if whole.mix else None, None, None, None])
    sheet.table(HEAD, [*top, *(_line(one, held, known, words) for one in told.lines)], KINDS, filtered=True, printed=PRINTED)


def _line(one: Line, held: PerspectiveSet, known: Mapping[str, str], words: Mapping[str, str]) -> list[object]:
    term = one.term
    return [
        LEVEL[term.node.level], "    " * (one.depth + 1) + _name(term.node, held, term.name), term.weight, term.share, term.value,
        term.contribution, term.low, term.high, term.completeness, words.get(term.status, term.status) if term.status else None,
        None if term.left_out is None else LEFT_OUT.get(term.left_out, term.left_out), term.flags, WEIGHT_BY[term.weight_by],
        known.get(term.node.thing_id or ""), term.node.thing_id,
    ]  # fmt: skip


def _name(node: Node, held: PerspectiveSet, text: str) -> str:
    if node.level == "perspective":
        return held.name_of(node.perspective)
    return node.unit or "No unit named" if node.level == "unit_perspective" else text
