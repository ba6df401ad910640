"""A workshop on one printed page: how far people agree, where they differ, what was decided. It names groups, never people."""

import io
import math
from datetime import date, datetime

import xlsxwriter

from scorecard.export.cells import Cells, Sheet
from scorecard.language import day, number, percent, tr
from scorecard.measures import agreement, workshops
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.model.workshop import PHASES, GroupAgreement, Interval, WorkshopRecord, in_order
from scorecard.store.store import Store

ON_THE_PAGE = 24
"""Objectives that one page holds and stays readable."""
WIDTHS = (62, 14, 14, 14, 14, 20, 56)
LINE = 15
"""Points that a line of text takes."""


def workshop_summary(store: Store, record: WorkshopRecord, today: date) -> bytes:
    """The workbook as bytes."""
    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(out, {**plain, "nan_inf_to_errors": True})
    book.set_properties({"title": tr("Workshop summary"), "author": "", "company": "", "comments": ""})
    sheet = Cells(book, Scope(today)).sheet(tr("Workshop"), widths=WIDTHS)
    sheet.sheet.fit_to_pages(1, 1)
    groups = agreement.groups(store, record.workshop_id)
    _head(sheet, record, groups[0] if groups else None)
    _groups(sheet, store, groups)
    _before_and_after(sheet, store, record)
    held = workshops.held_together(store, record.workshop_id)
    _objectives(sheet, store, record, held)
    _mixups(sheet, store, record, held)
    sheet.line(tr(
        "Kappa: 1 is full agreement, 0 what chance gives. Fleiss' kappa; each objective with two answers or more counts alike; "
        "“not sure” is no answer. Intervals hold 95 %: objectives drawn anew, Student's t. Unknown is empty."
    ))  # fmt: skip
    book.close()
    return out.getvalue()


def _head(sheet: Sheet, record: WorkshopRecord, whole: GroupAgreement | None) -> None:
    sheet.title(tr("Workshop: {name}").format(name=record.name))
    told = tr(
        "Held {phase}, opened {day}, {state}. n = {objectives} objectives, {people} people, {finished} of them finished."
    ).format(
        phase=tr(PHASES[record.phase]), day=day(datetime.fromisoformat(record.made_at)),
        state=tr("still open") if record.open else tr("closed"),
        objectives=number(record.objectives), people=number(record.participants), finished=number(record.finished),
    )  # fmt: skip
    sheet.line(told)
    if whole is None:
        sheet.line(tr("Nobody has sorted an objective yet."))


def _ends(interval: Interval | None) -> list[float | None]:
    return [interval.low, interval.high] if interval else [None, None]


def _group(everyone: bool, department: str | None) -> str:
    return tr("Everyone") if everyone else department or tr("No department named")


def _groups(sheet: Sheet, store: Store, groups: list[GroupAgreement]) -> None:
    head = [
        tr("Agreement"), tr("Fleiss' kappa"), tr("From"), tr("To"), tr("Pairs agree"), tr("As decided"), tr("People and objectives"),
    ]  # fmt: skip
    body = [
        [
            _group(one.everyone, one.department), one.kappa, *_ends(agreement.kappa_interval(store, one)), one.observed, one.decided_share,
            tr("People: {people}. Objectives: {objectives}.").format(people=number(one.raters), objectives=number(one.objectives)),
        ]
        for one in groups
    ]  # fmt: skip
    sheet.table(head, body, ["text", "score", "score", "score", "percent", "percent", "text"])


def _before_and_after(sheet: Sheet, store: Store, record: WorkshopRecord) -> None:
    """Beside the workshop that the page would offer first; nothing where there is none."""
    others = workshops.comparable(store, record.workshop_id)
    if not others:
        return
    before, after = in_order(record, others[0])
    sheet.heading(tr("Before and after: {before}, then {after}").format(before=before.name, after=after.name))
    body = []
    for one in agreement.comparison(store, before.workshop_id, after.workshop_id):
        intervals = agreement.difference_intervals(store, one)
        name = _group(one.everyone, one.department)
        kappas = [one.before_kappa, one.after_kappa, one.kappa_difference, *_ends(intervals["kappa_difference"])]
        shares = [one.before_decided_share, one.after_decided_share, one.decided_difference, *_ends(intervals["decided_difference"])]
        counted = tr("People: {before}, then {after}. Objectives: {objectives}.").format(
            before=number(one.before_raters), after=number(one.after_raters), objectives=number(one.objectives)
        )
        body += [
            [tr("{group}: kappa").format(group=name), *kappas, counted],
            [tr("{group}: share that answers as decided").format(group=name), *shares, counted],
        ]
    head = [
        tr("Objectives of both"), tr("Before"), tr("After"), tr("Change"), tr("Change from"), tr("Change to"), tr("People and objectives"),
    ]  # fmt: skip
    sheet.table(head, body, ["text", "score", "score", "change", "change", "change", "text"])


def _objectives(sheet: Sheet, store: Store, record: WorkshopRecord, held: PerspectiveSet) -> None:
    rows = agreement.objectives(store, record.workshop_id)
    names: dict[str, list[str]] = {}
    for one in agreement.choices(store, record.workshop_id):
        names.setdefault(one.objective_id, []).append(f"{held.name_of(one.perspective)} {one.ratings}")
    sheet.heading(tr("Where people differ most"))
    body = [
        [
            row.objective, row.pair_agreement, row.leading_share, row.ratings, row.unsure,
            held.name_of(row.decided) if row.decided else None,
            ", ".join(names.get(row.objective_id, [])),
        ]
        for row in rows[:ON_THE_PAGE]
    ]  # fmt: skip
    head = [
        tr("Objective"), tr("Pairs agree"), tr("Most frequent"), tr("Answers"), tr("Not sure"), tr("Decided"), tr("Answers by perspective"),
    ]  # fmt: skip
    first = sheet.table(head, body, ["wrap", "percent", "percent", "count", "count", "wrap", "wrap"])
    for place, (text, *_, answers) in enumerate(body):
        # Some programs leave a row as it is, and its wrapped text would run into the next.
        sheet.sheet.set_row(first + place, LINE * max(math.ceil(len(str(text)) / WIDTHS[0]), math.ceil(len(str(answers)) / WIDTHS[-1]), 1))
    if len(rows) > ON_THE_PAGE:
        told = tr("The first {shown} of {n} objectives; the Workshop page shows them all.")
        sheet.line(told.format(shown=number(ON_THE_PAGE), n=number(len(rows))))


def _mixups(sheet: Sheet, store: Store, record: WorkshopRecord, held: PerspectiveSet) -> None:
    found = agreement.mixups(store, record.workshop_id)
    if found:
        told = [
            tr("{perspective} and {other} {share}").format(
                perspective=held.name_of(one.perspective), other=held.name_of(one.other_perspective), share=percent(one.share)
            )
            for one in found[:5]
        ]
        sheet.line(tr("Most often mixed up, of the pairs of answers that differ: {pairs}.").format(pairs="; ".join(told)))
