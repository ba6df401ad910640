"""A number written out on a page: where it stands, its sum, and links up and down."""

from collections.abc import Sequence

import streamlit as st

from scorecard.charts.moments import score_over_time
from scorecard.charts.ranked import MOST, parts_by_score
from scorecard.charts.words import status_and_shape
from scorecard.language import day, formula_retold, percent, retold, short_day, tr
from scorecard.language import number as figures
from scorecard.measures import trend
from scorecard.model import flags
from scorecard.model.explain import LEFT_OUT, WEIGHT_BY, Explanation, KeyResultAccount, Node, Term
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.scores import ObjectiveMapping
from scorecard.rules.run import gaps
from scorecard.web import lineage_parts, parts, session, tables
from scorecard.web.drill import chart, link
from scorecard.web.places import pages_folder

MOST_LINKS = 60
MOST_WRITTEN = 8
"""Terms that are written as one sum; more are a table only."""


VIEWS = {
    **{level: (f"{level}_score", f"{level}_tally") for level in ("organisation", "perspective", "unit", "unit_perspective")},
    "objective": ("objective_score", "objective_grade", "objective_tally", "objective_sum"),
    "key_result": ("key_result_reckoning", "key_result_progress", "key_result_pace", "key_result_score"),
    "tree": ("unit_tree", "tree_unit", "tree_share"),
    "tree_perspective": ("unit_perspective_tree", "tree_perspective", "tree_share"),
}
"""What answers "How is this computed?" of each level."""


def name(node: Node, held: PerspectiveSet, text: str = "") -> str:
    """How a page calls a node; `text` is an objective's or key result's own."""
    unit = node.unit or tr("No unit named")
    perspective = held.name_of(node.perspective)
    names = {
        "organisation": tr("The organisation"),
        "perspective": perspective,
        "unit": unit,
        "unit_perspective": f"{unit}, {perspective}",
        "tree": tr("{unit} with all units below").format(unit=unit),
        "tree_perspective": tr("{unit} with all units below, {perspective}").format(unit=unit, perspective=perspective),
    }
    return names.get(node.level) or text


def nothing(node: Node) -> None:
    """What to do where there is no such number."""
    if node.level == "organisation":
        st.info(tr("No objective of this selection has a perspective yet. Decide on the Perspectives page."))
        st.page_link(pages_folder() / "perspectives.py", label=tr("Perspectives"))
    else:
        st.info(tr("Nothing of this stands in the period and on the day that are chosen in the sidebar."))
        link(Node("organisation"), tr("The organisation's number"))


def way_up(told: Explanation, held: PerspectiveSet) -> None:
    """Links to what the number counts in, the front page first."""
    objective = told.account.standing.objective if told.account else None
    with st.container(horizontal=True, gap="xxsmall", key="way_up"):
        st.page_link(pages_folder() / "overview.py", label=tr("Overview"))
        for node in told.above:
            link(node, f"→ {parts.plain(name(node, held, objective or tr('Objective')))}")


def number(told: Explanation, held: PerspectiveSet) -> None:
    """The number with its bounds, completeness, status and flags."""
    st.header(parts.plain(name(told.node, held, told.name)))
    score = parts.score_text(told.value, enough=told.enough)
    status = f" ({status_and_shape(told.status)})" if told.status and (told.enough or told.value is None) else ""
    told_of = [f"**{score}**{status}."]
    if told.expected is not None:
        told_of.append(tr("Expected by now: {expected}.").format(expected=figures(told.expected, 2)))
    if told.account is None:
        text = tr("{complete} of the weight is scored; {range} if everything missing were 0 or 1.")
        told_of.append(text.format(complete=parts.percent(told.completeness), range=parts.bounds_text(told.low, told.high)))
    st.markdown(" ".join(told_of))
    _facts(told)
    if told.value is not None and not told.enough:
        st.caption(tr("The scored part alone stands at {score}.").format(score=figures(told.value, 2)))
    for flag in told.flags:
        st.markdown(f"**{parts.plain(flags.in_words(flag.code))}**: {parts.plain(tr(flag.meaning))}")
    for note in told.notes:
        st.caption(parts.plain(retold(note)))
    for node in told.beside:
        link(node, parts.plain(name(node, held)))


def _facts(told: Explanation) -> None:
    """Whose it is, when it is due, and what the number is told for."""
    facts = []
    if told.node.level in ("objective", "key_result"):
        facts.append(tr("Owner: {owner}").format(owner=told.owner or tr("nobody named")))
    if told.account and told.account.standing.due_on:
        facts.append(tr("Due {day}").format(day=day(told.account.standing.due_on)))
    if told.account and told.account.standing.observed_on:
        facts.append(tr("Measured on {day}").format(day=day(told.account.standing.observed_on)))
    facts.append(tr("{period}, as of {day}").format(period=told.period or tr("No period named"), day=day(told.as_of)))
    facts.append(tr("Method version {version}").format(version=told.method_version))
    st.caption(parts.plain(" · ".join(facts)))


def placed(mapping: ObjectiveMapping, held: PerspectiveSet) -> None:
    """Who put an objective where it stands, and the row it comes from."""
    source = parts.place(mapping.file, mapping.sheet, mapping.row)
    who = f"{tr(mapping.perspective_by)}: {mapping.reason}" if mapping.perspective_by else tr("nobody could place it yet")
    told = tr("Perspective {perspective}, {who} Source: {source}.")
    st.markdown(parts.plain(told.format(perspective=held.name_of(mapping.perspective), who=who, source=source)))


def over_time(scope: Scope, told: Explanation) -> None:
    """How the number came to be what it is, beside what was expected."""
    found = session.ask(trend.moments, scope, told.node)
    known = [one for one in found if one.score is not None]
    if len(known) < 2:
        st.caption(tr("There are not yet two days with a score to draw a line between."))
        return
    first, last = known[0], known[-1]
    alt = tr("From {first} on {begin} to {last} on {end}").format(
        first=figures(first.score or 0.0, 2), begin=day(first.as_of), last=figures(last.score or 0.0, 2), end=day(last.as_of)
    )
    figure = score_over_time(found, told.status or "", (tr("score"), tr("expected")))
    st.plotly_chart(figure, key="over_time", alt=alt, config={"displayModeBar": False})


def ranked(told: Explanation, held: PerspectiveSet) -> None:
    """What the number is the mean of, the lowest first; a click on a row opens it."""
    shown = [term for term in told.terms if term.low is not None]
    if shown:
        scores = [parts.score_text(term.value, enough=term.enough) for term in shown[:MOST_WRITTEN]]
        told_of = [f"{name(term.node, held, term.name)} {score}" for term, score in zip(shown, scores, strict=False)]
        figure = parts_by_score(shown, lambda term: name(term.node, held, term.name))
        chart(figure, key="ranked", alt=tr("Parts by score: {parts}").format(parts="; ".join(told_of)))
        if len(shown) > MOST:
            many = sum(term.value is not None and term.enough for term in shown)
            cut = tr("The lowest {shown} of {n}.") if many >= MOST else tr("The first {shown} of {n}.")
            st.caption(cut.format(shown=figures(MOST), n=figures(len(shown))))


def gaps_of(scope: Scope, node: Node) -> None:
    """What is wrong or missing in an objective or key result, and what to do."""
    if node.thing_id is None:
        return
    found = session.ask(gaps, Scope(scope.as_of, scope.period), of=node.thing_id)
    st.header(tr("Gaps"))
    if not found:
        st.caption(tr("Nothing is wrong or missing here."))
    for gap in found:
        st.markdown(f"{tr(parts.SEVERITY[gap.severity])} · {parts.plain(retold(gap.message))}  \n:gray[{parts.plain(tr(gap.fix))}]")


def otherwise(told: Explanation) -> None:
    """Say where the units come to another number than the perspectives."""
    if told.value is not None and told.unit_first is not None and (score := figures(told.unit_first, 2)) != figures(told.value, 2):
        st.caption(tr("By way of the units the number is {score}: units cover different perspectives.").format(score=score))


def sum_of(terms: Sequence[Term], value: float | None, held: PerspectiveSet, *, key: str) -> None:
    """The weighted mean as a sum, as a table, and its parts as links."""
    counted = [term for term in terms if term.contribution is not None]
    if value is not None and counted:
        total = figures(value, 2)
        written = " + ".join(f"{percent(term.share or 0.0, 1)} · {figures(term.value or 0.0, 2)}" for term in counted)
        many = tr("{n} contributions sum to {total}").format(n=figures(len(counted)), total=total)
        st.code(f"{written} = {total}" if len(counted) <= MOST_WRITTEN else many, None, wrap_lines=True)
    parts.limited(terms, tables.MOST)
    by = {term.weight_by for term in terms}
    tables.show(
        tables.used(
            [
                {
                    tr("Part"): name(term.node, held, term.name),
                    tr("Share"): tables.in_percent(term.share),
                    tr("Score"): term.value,
                    tr("Contribution"): term.contribution,
                    tr("Weight"): term.weight,
                    tr("Left out"): None if term.left_out is None else tr(LEFT_OUT.get(term.left_out, term.left_out)),
                    tr("Status"): status_and_shape(term.status) if term.status else None,
                    tr("From"): term.low,
                    tr("To"): term.high,
                    tr("Scored"): tables.in_percent(term.completeness),
                    tr("Flags"): flags.in_words(term.flags),
                    **({tr("Weight from"): tr(WEIGHT_BY[term.weight_by])} if len(by) > 1 else {}),
                }
                for term in terms[: tables.MOST]
            ],
            tr("Left out"),
            tr("Flags"),
        ),
        key=key,
        alt=tr("Parts of the number with weight, share, score and contribution"),
        columns={
            tr("Share"): tables.percents(tr("Of the weight of all parts that count"), digits=1),
            tr("Contribution"): tables.decimals(4, tr("Share times score; they sum to the number")),
            **dict.fromkeys((tr("Score"), tr("From"), tr("To")), tables.SCORE),
            tr("Scored"): tables.PERCENT,
        },
        names=tr("Part"),
    )
    if len(by) == 1:
        st.caption(f"{tr('Weight from')}: {tr(WEIGHT_BY[by.pop()])}.")
    _links([term for term in terms if term.low is not None], held)


def _links(terms: Sequence[Term], held: PerspectiveSet) -> None:
    if len(terms) > MOST_LINKS:
        st.caption(tr("Links to the first {shown} of {n}.").format(shown=figures(MOST_LINKS), n=figures(len(terms))))
    with st.container(horizontal=True):
        for term in terms[:MOST_LINKS]:
            link(term.node, parts.plain(name(term.node, held, term.name)))


def key_result(told: KeyResultAccount) -> None:
    """Formula and sentences, milestones, earlier numbers, and every cell."""
    st.code(formula_retold(told.formula), None, wrap_lines=True)
    st.markdown("\n".join(f"- {parts.plain(retold(sentence))}" for sentence in told.sentences))
    if told.reckoning.counted_text is not None:
        other = parts.plain(told.reckoning.counted_text)
        st.markdown(tr("Counted already by this one, so its weight here is 0: {other}").format(other=other))
    if told.milestones:
        st.header(tr("Milestones"))
        tables.show(
            [
                {
                    tr("Milestone"): step.text or f"{step.step}",
                    tr("Weight"): step.weight,
                    tr("Due"): step.due_on,
                    tr("Done"): step.done_on if step.done_on and step.done_on <= told.standing.as_of else None,
                    tr("Cell"): parts.cell_place(step.file, step.sheet, step.cell or tr("in row {row}").format(row=step.row)),
                }
                for step in told.milestones
            ],
            key="milestones",
            alt=tr("Milestones with weight, due day and day done"),
            columns={one: tables.days() for one in (tr("Due"), tr("Done"))},
        )
    if len(told.goals) > 1:
        st.header(tr("Measured by, before and after"))
        tables.show(
            [
                {
                    tr("From"): tr("the start") if goal.rebased_on is None else short_day(goal.rebased_on),
                    tr("Baseline"): goal.baseline,
                    tr("Target"): goal.target,
                    tr("Lower limit"): goal.lower_limit,
                    tr("Upper limit"): goal.upper_limit,
                }
                for goal in told.goals
            ],
            key="goals",
            alt=tr("Baseline, target and limits before and after they were told anew"),
        )
    st.header(tr("Cells"))
    lineage_parts.cells(told.sources)
