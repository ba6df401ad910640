"""A number written out on a page: where it stands, its sum, and links up and down."""

from collections.abc import Sequence

import streamlit as st

from scorecard.charts.ranked import parts_by_score
from scorecard.model.explain import LEFT_OUT, WEIGHT_BY, Explanation, KeyResultAccount, Node, Term
from scorecard.model.perspective import PerspectiveSet
from scorecard.web import lineage_parts, parts, tables
from scorecard.web.drill import chart, link

MOST_LINKS = 60
MOST_WRITTEN = 8
"""Terms that are written as one sum; more are a table only."""


def name(node: Node, held: PerspectiveSet, text: str = "") -> str:
    """How a page calls a node; `text` is an objective's or key result's own."""
    unit = node.unit or "No unit named"
    names = {
        "organisation": "The organisation",
        "perspective": held.name_of(node.perspective),
        "unit": unit,
        "unit_perspective": f"{unit}, {held.name_of(node.perspective)}",
        "tree": f"{unit} with all units below",
        "tree_perspective": f"{unit} with all units below, {held.name_of(node.perspective)}",
    }
    return names.get(node.level) or text


def way_up(told: Explanation, held: PerspectiveSet) -> None:
    """Links to what the number counts in, the organisation first."""
    if not told.above:
        return
    objective = told.account.standing.objective if told.account else None
    with st.container(horizontal=True):
        for node in told.above:
            link(node, parts.plain(name(node, held, objective or "Objective")))


def number(told: Explanation, held: PerspectiveSet) -> None:
    """The number with its bounds, completeness, status and flags."""
    st.subheader(parts.plain(name(told.node, held, told.name)))
    score = parts.score_text(told.value, enough=told.enough)
    expected = f" Expected {told.expected:.2f}." if told.expected is not None else ""
    status = f" ({parts.status_word(told.status)})" if told.status else ""
    st.markdown(
        f"**{score}**{status}, from {parts.bounds_text(told.low, told.high)} if everything missing were 0 or 1; "
        f"{parts.percent(told.completeness)} of the weight is scored.{expected}"
    )
    if told.value is not None and not told.enough:
        st.caption(f"The scored part alone stands at {told.value:.2f}.")
    for flag in told.flags:
        st.markdown(f"**{parts.plain(flag.code)}**: {parts.plain(flag.meaning)}")
    for note in told.notes:
        st.caption(parts.plain(note))
    for node in told.beside:
        link(node, parts.plain(name(node, held)))
    st.caption(f"{told.period or 'No period named'}, as of {told.as_of.isoformat()}. Method version {told.method_version}.")


def ranked(told: Explanation, held: PerspectiveSet) -> None:
    """What the number is the mean of, the lowest first; a click on a row opens it."""
    shown = [term for term in told.terms if term.status is not None]
    if shown:
        told_of = [f"{name(term.node, held, term.name)} {parts.score_text(term.value, enough=True)}" for term in shown[:MOST_WRITTEN]]
        figure = parts_by_score(shown, lambda term: name(term.node, held, term.name))
        chart(figure, key="ranked", alt=f"Parts by score: {'; '.join(told_of)}")


def sum_of(terms: Sequence[Term], value: float | None, held: PerspectiveSet, *, key: str) -> None:
    """The weighted mean as a sum, as a table, and its parts as links."""
    counted = [term for term in terms if term.contribution is not None]
    if value is not None and counted:
        written = " + ".join(f"{term.share:.1%} · {term.value:.2f}" for term in counted)
        st.code(
            f"{written} = {value:.2f}" if len(counted) <= MOST_WRITTEN else f"{len(counted):,} contributions sum to {value:.2f}",
            None,
            wrap_lines=True,
        )
    parts.limited(terms, tables.MOST)
    tables.show(
        [
            {
                "Part": name(term.node, held, term.name),
                "Weight": term.weight,
                "Share": tables.in_percent(term.share),
                "Score": term.value,
                "Contribution": term.contribution,
                "Left out": None if term.left_out is None else LEFT_OUT.get(term.left_out, term.left_out),
                "Status": parts.status_word(term.status) if term.status else None,
                "From": term.low,
                "To": term.high,
                "Scored": tables.in_percent(term.completeness),
                "Flags": term.flags,
                "Weight from": WEIGHT_BY[term.weight_by],
            }
            for term in terms[: tables.MOST]
        ],
        key=key,
        alt="Parts of the number with weight, share, score and contribution",
        columns={
            "Part": st.column_config.TextColumn(width="large"),
            "Share": st.column_config.NumberColumn(format="%.1f %%", help="Of the weight of all parts that count"),
            "Contribution": st.column_config.NumberColumn(format="%.4f", help="Share times score; they sum to the number"),
            **{one: st.column_config.NumberColumn(format="%.2f") for one in ("Score", "From", "To")},
            "Scored": tables.PERCENT,
        },
    )
    _links([term for term in terms if term.low is not None], held)


def _links(terms: Sequence[Term], held: PerspectiveSet) -> None:
    if len(terms) > MOST_LINKS:
        st.caption(f"Links to the first {MOST_LINKS} of {len(terms):,}.")
    for term in terms[:MOST_LINKS]:
        link(term.node, parts.plain(name(term.node, held, term.name)))


def key_result(told: KeyResultAccount) -> None:
    """Formula and sentences, milestones, earlier numbers, and every cell."""
    st.code(told.formula, None, wrap_lines=True)
    st.markdown("\n".join(f"- {parts.plain(sentence)}" for sentence in told.sentences))
    if told.reckoning.counted_text is not None:
        st.markdown(parts.plain(f"Counted already by this one, so its weight here is 0: {told.reckoning.counted_text}"))
    if told.milestones:
        st.subheader("Milestones")
        tables.show(
            [
                {
                    "Milestone": step.text or f"{step.step}",
                    "Weight": step.weight,
                    "Due": step.due_on,
                    "Done": step.done_on if step.done_on and step.done_on <= told.standing.as_of else None,
                    "Cell": parts.cell_place(step.file, step.sheet, step.cell or f"in row {step.row}"),
                }
                for step in told.milestones
            ],
            key="milestones",
            alt="Milestones with weight, due day and day done",
            columns={one: st.column_config.DateColumn(format="YYYY-MM-DD") for one in ("Due", "Done")},
        )
    if len(told.goals) > 1:
        st.subheader("Measured by, before and after")
        tables.show(
            [
                {
                    "From": "the start" if goal.rebased_on is None else goal.rebased_on.isoformat(),
                    "Baseline": goal.baseline,
                    "Target": goal.target,
                    "Lower limit": goal.lower_limit,
                    "Upper limit": goal.upper_limit,
                }
                for goal in told.goals
            ],
            key="goals",
            alt="Baseline, target and limits before and after they were told anew",
        )
    st.subheader("Cells")
    lineage_parts.cells(told.sources)
