"""What stands below the scorecard on the front page: what changed, who needs help, what presses most."""

import html
from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from scorecard.charts.progress import progress_by_perspective, progress_by_perspective_in_words
from scorecard.charts.ranked import parts_by_score
from scorecard.charts.words import shape_of
from scorecard.export.headline import other_side
from scorecard.language import day, number, retold, signed, tr, trn
from scorecard.measures import compare, explain, filters, headline, history
from scorecard.model.compare import ScoreChange
from scorecard.model.explain import Node, Term
from scorecard.model.history import UploadEffect
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.scores import Gap, UploadRecord
from scorecard.web import drill, parts, session
from scorecard.web.cards import Row
from scorecard.web.history_parts import MOST_COMPARED
from scorecard.web.places import pages_folder

MOST_LISTED, MOST_DRAWN = 5, 6


def perspectives(rows: Sequence[Row], held: PerspectiveSet) -> None:
    """Each perspective within its bounds and against what was expected; a click on one opens it."""
    if not any(row.score is not None for row in rows):
        st.info(tr("Nothing here can be scored yet: a key result needs a baseline, a target and a value."))
        return
    drill.chart(progress_by_perspective(rows, held), key="perspectives", alt=progress_by_perspective_in_words(rows, held))


def lowest(scope: Scope) -> None:
    """Every unit's number, or every objective's of the unit, the lowest first; a click on one opens it."""
    if scope.unit is None:
        told = session.ask(explain.explained, scope, Node("organisation"))
        terms = told.by_units if told else ()
    else:
        terms = session.ask(explain.objectives_of, scope)
    if not terms:
        st.info(tr("No objective of this selection has a perspective yet. Decide on the Perspectives page."))
        return

    def name(term: Term) -> str:
        return term.name or tr("No unit named")

    scored = sorted((term for term in terms if term.value is not None and term.enough), key=lambda term: term.value or 0.0)
    words = "; ".join(f"{name(term)} {number(term.value or 0.0, 2)}" for term in scored[:MOST_LISTED])
    alt = tr("The lowest: {parts}").format(parts=words)
    drill.chart(parts_by_score(terms, name, most=MOST_DRAWN), key="lowest", alt=alt, listed=True)
    if len(terms) > MOST_DRAWN:
        cut = tr("The lowest {shown} of {n}.") if len(scored) >= MOST_DRAWN else tr("The first {shown} of {n}.")
        st.caption(cut.format(shown=number(MOST_DRAWN), n=number(len(terms))))


def since_before(scope: Scope, earlier: Scope | None, held: PerspectiveSet) -> None:
    """Each perspective on both sides, and how much of its change is within and how much is mix."""
    if earlier is None:
        st.caption(tr("There is no period before this one to compare with."))
        return
    found = session.ask(compare.compare, scope, earlier, objectives=scope.unit is not None)
    wanted = ("organisation", "perspective") if scope.unit is None else ("unit", "unit_perspective")
    rows = [row for row in found.changes if row.level in wanted and (row.level == wanted[0] or row.perspective in held.ids)]
    if not any(row.change is not None and row.enough and row.against_enough for row in rows):
        if any(row.against_score is not None and row.against_enough for row in rows):
            st.caption(tr("Too little is known on {day} to tell a change.").format(day=day(scope.as_of)))
        else:
            st.caption(tr("Too little was known on {day} to tell a change.").format(day=day(earlier.as_of)))
    else:
        head = [tr("Perspective"), tr("Then"), tr("Now"), tr("Change"), tr("Within"), tr("Mix")]
        rows.sort(key=lambda row: (row.level != wanted[0], held.place_of(row.perspective)))
        table(head, [_change(row, tr("Whole") if row.level == wanted[0] else held.name_of(row.perspective)) for row in rows])
        notes = other_side(scope, earlier, session.ask(filters.days_of_periods))
        notes.append(tr("Within: the same parts scored differently. Mix: other parts count, or weigh more."))
        st.caption(parts.plain(" ".join(notes)))
    st.page_link(
        pages_folder() / "compare.py",
        label=tr("Compare in full"),
        query_params={"against": earlier.period or "", "against_as_of": earlier.as_of.isoformat()},
    )


def _change(row: ScoreChange, name: str) -> list[str]:
    known = row.change is not None and row.enough and row.against_enough
    return [
        name,
        number(row.against_score, 2) if row.against_score is not None and row.against_enough else "–",
        number(row.score, 2) if row.score is not None and row.enough else "–",
        *(_signed(value) if known and value is not None else "–" for value in (row.change, row.within, row.mix)),
    ]


def _signed(change: float) -> str:
    """What rounds to nothing has no sign."""
    return signed(change, 2) if abs(change) >= 0.005 else number(0.0, 2)


def since_upload() -> None:
    """What the newest uploads, all of one day, added, changed and left out."""
    newest = _newest_uploads()
    if not newest:
        return
    at = day(datetime.fromisoformat(newest[0].uploaded_at))
    files = newest[0].file if len(newest) == 1 else trn("{n} file", "{n} files", len(newest)).format(n=number(len(newest)))
    st.caption(f"{parts.plain(files)}, {at}")
    told = newest_effects()
    words = {"objective": tr("Objectives"), "key_result": tr("Key results"), "check_in": tr("Check-ins")}
    rows = []
    for kind, word in words.items():
        effects = [one for one in told if one.kind == kind]
        if effects:
            counts = (sum(getattr(one, name) for one in effects) for name in ("added", "changed", "vanished"))
            rows.append([word, *(number(count) for count in counts)])
    if rows:
        table([tr("What"), tr("New"), tr("Changed"), tr("Vanished")], rows)
    check_ins = _check_ins(newest)
    if check_ins > MOST_COMPARED:
        many = tr("The uploads hold {n} check-ins, too many to compare while somebody waits.")
        st.caption(many.format(n=number(check_ins)))
    st.page_link(pages_folder() / "history.py", label=tr("History of uploads"))


def newest_effects() -> list[UploadEffect]:
    """What the newest uploads did; check-ins only where they are few enough to compare."""
    newest = _newest_uploads()
    uploads = tuple(one.upload for one in newest)
    return session.ask(history.effects_of, uploads, check_ins=_check_ins(newest) <= MOST_COMPARED)


def _newest_uploads() -> list[UploadRecord]:
    """Those that count and are of the newest day, the newest first."""
    standing = [one for one in session.ask(filters.uploads) if not one.undone]
    return [one for one in standing if one.uploaded_at[:10] == standing[0].uploaded_at[:10]]


def _check_ins(uploads: Sequence[UploadRecord]) -> int:
    return sum(one.check_ins for one in uploads)


def slipped(scope: Scope, many: int) -> None:
    """Key results whose status fell within a week, each with the way to it; `many` there are."""
    found = session.ask(headline.slipped, scope, limit=MOST_LISTED)
    if not found:
        st.caption(tr("No key result slipped within the last week."))
    for one in found:
        moved = f"{shape_of(one.before)} → {shape_of(one.status)}"
        name, unit = parts.plain(one.key_result), parts.plain(one.unit or tr("No unit named"))
        drill.link(Node("key_result", thing_id=one.key_result_id), f"{moved} **{name}** :gray[{unit}]")
    if many > len(found):
        st.caption(tr("The first {shown} of {n}.").format(shown=number(len(found)), n=number(many)))


def pressing(found: Sequence[Gap]) -> None:
    """Gaps as one line each, which leads to where they are."""
    if not found:
        st.success(tr("No gaps in this selection."))
    for gap in found:
        told, node = f"{tr(parts.SEVERITY[gap.severity])} · {parts.plain(retold(gap.message))}", _node(gap)
        if node is None:
            st.markdown(told)
        else:
            drill.link(node, told)
    if found:
        st.page_link(pages_folder() / "gaps.py", label=tr("All gaps, and what to do"))


def _node(gap: Gap) -> Node | None:
    if gap.key_result_id is not None:
        return Node("key_result", thing_id=gap.key_result_id)
    if gap.objective_id is not None:
        return Node("objective", thing_id=gap.objective_id)
    return None if gap.unit is None else Node("unit", gap.unit)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A small table of texts whose numbers stand below each other; nothing in it is interpreted."""
    line = "border:0;border-bottom:1px solid rgba(125,133,144,0.3);padding:0.4rem 0 0.4rem 0.5rem;text-align:"

    def row(cells: Sequence[str], tag: str) -> str:
        sides = ["left;padding-left:0", *["right"] * (len(cells) - 1)]
        return "".join(f'<{tag} style="{line}{side}">{html.escape(cell)}</{tag}>' for cell, side in zip(cells, sides, strict=True))

    body = "".join(f"<tr>{row(cells, 'td')}</tr>" for cells in rows)
    style = "width:100%;border-collapse:collapse;font-size:0.9rem;font-variant-numeric:tabular-nums"
    st.html(f'<table style="{style}"><thead><tr>{row(head, "th")}</tr></thead><tbody>{body}</tbody></table>')
