"""What a workshop says: how far people agree, what was decided, and whether it was otherwise before."""

from collections import defaultdict
from collections.abc import Callable, Sequence

import streamlit as st

from scorecard import desk
from scorecard.export.workshop_summary import workshop_summary
from scorecard.language import number, percent, signed, tr, trn
from scorecard.measures import agreement, workshops
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.workshop import PHASES, Choice, Comparison, GroupAgreement, Interval, ObjectiveAgreement, WorkshopRecord, in_order
from scorecard.web import parts, session, tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def agreement_of(record: WorkshopRecord) -> None:
    """Kappa of everyone and of the departments, where people differ most, and what they mix up."""
    groups = session.ask(agreement.groups, record.workshop_id)
    if not groups:
        st.info(tr("Nobody has sorted an objective yet."))
        return
    _headline(groups[0], session.ask(agreement.kappa_interval, groups[0]))
    _groups(groups)
    rows = session.ask(agreement.objectives, record.workshop_id)
    st.header(tr("Where people differ most"))
    held = session.ask(workshops.held_together, record.workshop_id)
    _objectives(rows, session.ask(agreement.choices, record.workshop_id), held)
    _mixups(record, held)
    _two_by_two(record)
    parts.how_computed("group_agreement", "agreement_chance", "objective_answer", "rater_agreement", "perspective_mixup")


def group_name(everyone: bool, department: str | None) -> str:
    return tr("Everyone") if everyone else department or tr("No department named")


def _headline(whole: GroupAgreement, interval: Interval | None) -> None:
    left, middle, right = st.columns(3)
    left.metric(tr("Fleiss' kappa"), _number(whole.kappa), border=True)
    middle.metric(tr("Pairs of answers that agree"), parts.percent(whole.observed), border=True)
    right.metric(tr("Agree with what was decided"), parts.percent(whole.decided_share), border=True)
    told = tr("95% interval {interval}").format(interval=interval) if interval else tr("no interval can be told")
    if whole.kappa is None:
        told = tr("kappa is unknown: it takes two objectives with two answers each, not all in one perspective")
    st.caption(
        tr(
            "1 is full agreement, 0 what chance gives; {told}. n = {n} objectives with two answers or "
            "more, {people} people, {answers} answers. “Not sure” is no answer."
        ).format(told=told, n=whole.objectives, people=whole.raters, answers=whole.ratings)
    )


def _number(kappa: float | None) -> str:
    return tr("unknown") if kappa is None else number(kappa, 2)


def _groups(groups: Sequence[GroupAgreement]) -> None:
    intervals = [session.ask(agreement.kappa_interval, one) for one in groups]
    tables.show(
        [
            {
                "Department": group_name(one.everyone, one.department),
                "Kappa": one.kappa,
                "95% interval": str(interval) if interval else None,
                "Pairs that agree": tables.in_percent(one.observed),
                "As decided": tables.in_percent(one.decided_share),
                "People": one.raters,
                "Objectives": one.objectives,
            }
            for one, interval in zip(groups, intervals, strict=True)
        ],
        key="groups",
        alt=tr("Agreement of everyone and of each department"),
        columns={"Kappa": tables.SCORE, "Pairs that agree": tables.PERCENT, "As decided": tables.PERCENT},
    )


def answers_text(choices: Sequence[Choice], unsure: int, held: PerspectiveSet) -> str:
    told = [f"{held.name_of(one.perspective)} {one.ratings}" for one in choices]
    return ", ".join([*told, tr("not sure {n}").format(n=unsure)] if unsure else told)


def by_objective(choices: Sequence[Choice]) -> dict[str, list[Choice]]:
    found: dict[str, list[Choice]] = defaultdict(list)
    for one in choices:
        found[one.objective_id].append(one)
    return found


def _objectives(rows: Sequence[ObjectiveAgreement], choices: Sequence[Choice], held: PerspectiveSet) -> None:
    chosen = by_objective(choices)
    tables.show(
        [
            {
                "Objective": row.objective,
                "Pairs that agree": tables.in_percent(row.pair_agreement),
                "Most frequent": tables.in_percent(row.leading_share),
                "Answers": answers_text(chosen.get(row.objective_id, ()), row.unsure, held),
                "Decided": held.name_of(row.decided) if row.decided else None,
                "Unit": row.unit,
            }
            for row in rows
        ],
        key="agreement",
        alt=tr("Objectives with the answers they got, those first where people differ most"),
        columns={
            "Objective": st.column_config.TextColumn(width=tables.SENTENCE),
            "Answers": st.column_config.TextColumn(width=tables.SENTENCE),
            "Pairs that agree": tables.PERCENT,
            "Most frequent": tables.percents(tr("The share of the most frequent answer")),
        },
        names=("Objective", "Answers"),
        narrow=("Decided", "Unit"),
    )


def _mixups(record: WorkshopRecord, held: PerspectiveSet) -> None:
    st.header(tr("Which perspectives are mixed up"))
    found = session.ask(agreement.mixups, record.workshop_id)
    if not found:
        st.success(tr("No objective got two different answers."))
        return
    names = sorted({key for one in found for key in (one.perspective, one.other_perspective)}, key=held.place_of)
    pairs = {frozenset((one.perspective, one.other_perspective)): one.pairs for one in found}
    tables.show(
        [{"": held.name_of(row)} | {held.name_of(column): pairs.get(frozenset((row, column))) for column in names} for row in names],
        key="mixups",
        alt=tr("How often two people gave the same objective these two perspectives"),
    )
    worst = found[0]
    st.caption(
        trn(
            "Pairs of answers to the same objective that differ. Most often {one} and {other}: {share} of all such pairs, "
            "in {n} objective.",
            "Pairs of answers to the same objective that differ. Most often {one} and {other}: {share} of all such pairs, "
            "in {n} objectives.",
            worst.objectives,
        ).format(
            one=parts.plain(held.name_of(worst.perspective)),
            other=parts.plain(held.name_of(worst.other_perspective)),
            share=percent(worst.share),
            n=worst.objectives,
        )
    )


def _two_by_two(record: WorkshopRecord) -> None:
    """Asked for only when somebody looks: the pairs grow with the square of the people."""
    shown = st.expander(tr("Two by two: Cohen's kappa"), key="two_by_two", on_change="rerun")
    if not shown.open:
        return
    names = {one.participant_id: one.name for one in session.ask(workshops.people, record.workshop_id)}
    found = session.ask(agreement.raters, record.workshop_id)[: tables.MOST]
    with shown:
        tables.show(
            [
                {
                    "Participant": names[one.participant_id],
                    "And": tr("what was decided") if one.other_id is None else names[one.other_id],
                    "Kappa": one.kappa,
                    "95% interval": str(session.ask(agreement.rater_interval, record.workshop_id, one) or "") or None,
                    "Alike": tables.in_percent(one.observed),
                    "Objectives": one.objectives,
                }
                for one in sorted(found, key=lambda one: (one.other_id is not None, names[one.participant_id].casefold()))
            ],
            key="raters",
            alt=tr("Cohen's kappa of each two participants and of each with what was decided"),
            columns={"Kappa": tables.SCORE, "Alike": tables.PERCENT},
        )
        st.caption(tr("In the order of names. It shows where to talk, not who is good."))


def decide(record: WorkshopRecord) -> None:
    """Go through the objectives, the most frequent answer chosen already, and make the result people's votes."""
    rows = [row for row in session.ask(agreement.objectives, record.workshop_id) if row.ratings]
    if not rows:
        st.info(tr("Nobody has sorted an objective yet."))
        return
    chosen = by_objective(session.ask(agreement.choices, record.workshop_id))
    held = session.ask(workshops.held, record.workshop_id)
    st.write(tr("Where the answers tie nothing is chosen. What stays open is not decided."))
    with st.form("decisions"):
        picked = {row.objective_id: _decision(record.workshop_id, row, chosen[row.objective_id], held[row.period]) for row in rows}
        if st.form_submit_button(tr("Confirm as decided"), type="primary"):
            decisions = {key: perspective for key, perspective in picked.items() if perspective}
            session.remember("confirmed", session.act(desk.decide_workshop, record.workshop_id, decisions, by=session.who()))
            st.rerun()
    confirmed = session.recall("confirmed")
    if confirmed is not None:
        session.forget("confirmed")
        told = trn(
            "{n} new decision, a person's vote that names this workshop.",
            "{n} new decisions, each a person's vote that names this workshop.",
            confirmed,
        )
        st.success(told.format(n=confirmed))


def _decision(workshop_id: int, row: ObjectiveAgreement, choices: Sequence[Choice], held: PerspectiveSet) -> str | None:
    options = [None, *held.ids]
    preset = row.decided_here or row.leading
    answers = answers_text(choices, row.unsure, held)
    if row.decided:
        answers = tr("{answers}; decided so far: {perspective}").format(answers=answers, perspective=held.name_of(row.decided))
    return st.selectbox(
        parts.plain(f"{row.objective} ({answers})"),
        options,
        index=options.index(preset) if preset in options else 0,
        format_func=lambda key: held.name_of(key) if key else tr("Open"),
        key=f"decision {row.objective_id} in {workshop_id}",
    )


def before_and_after(record: WorkshopRecord) -> None:
    """This workshop beside another that sorted some of the same objectives."""
    others = {one.workshop_id: one for one in session.ask(workshops.comparable, record.workshop_id)}
    if not others:
        st.info(tr("No other workshop has sorted any of these objectives. Open one with the same objectives to compare before and after."))
        return
    picked = st.selectbox(tr("Compare with"), list(others), format_func=lambda key: _told(others[key]), key="compare")
    before, after = in_order(record, others[picked or next(iter(others))])
    found = session.ask(agreement.comparison, before.workshop_id, after.workshop_id)
    st.markdown(
        tr("**{before}** ({phase}), then **{after}** ({later}).").format(
            before=parts.plain(before.name),
            phase=tr(PHASES[before.phase]),
            after=parts.plain(after.name),
            later=tr(PHASES[after.phase]),
        )
    )
    tables.show(
        [_compared(one, session.ask(agreement.difference_intervals, one)) for one in found],
        key="compared",
        alt=tr("Kappa and the share that agrees with what was decided, before and after, with 95% intervals"),
    )
    st.caption(
        tr(
            "Told by the objectives that both workshops sorted; in brackets 95% intervals. A change whose interval holds 0 may be chance. "
            "Where one of these workshops decided, its people agree with the decision for that reason too; and others may have come."
        )
    )
    parts.how_computed("workshop_comparison", "group_agreement")


def _told(one: WorkshopRecord) -> str:
    return f"{one.workshop_id} · {one.name} ({tr(PHASES[one.phase])})"


def _compared(one: Comparison, intervals: dict[str, Interval | None]) -> dict[str, str | int]:
    def with_interval(name: str, write: Callable[[float, int], str] = number) -> str:
        value, interval = getattr(one, name), intervals[name]
        return tr("unknown") if value is None else f"{write(value, 2)} ({interval})" if interval else write(value, 2)

    return {
        "Department": group_name(one.everyone, one.department),
        "Kappa before": with_interval("before_kappa"),
        "Kappa after": with_interval("after_kappa"),
        "Change": with_interval("kappa_difference", signed),
        "As decided before": with_interval("before_decided_share"),
        "As decided after": with_interval("after_decided_share"),
        "Change of it": with_interval("decided_difference", signed),
        "Objectives": one.objectives,
        "People before": one.before_raters,
        "People after": one.after_raters,
    }


def summary_button(record: WorkshopRecord) -> None:
    """The one-page workbook, made when asked for."""
    st.download_button(
        tr("Download the workshop's summary"),
        data=lambda: session.make(workshop_summary, record, session.today()),
        file_name=f"workshop-{record.workshop_id}.xlsx",
        mime=XLSX,
        on_click="ignore",
        key="workshop_excel",
    )
