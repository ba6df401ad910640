"""A workshop on one printed page: how far people agree, where they differ, what was decided. It names groups, never people."""

import io
import math
from datetime import date

import xlsxwriter

from scorecard.export.cells import Cells, Sheet
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
    book.set_properties({"title": "Workshop summary", "author": "", "company": "", "comments": ""})
    sheet = Cells(book, Scope(today)).sheet("Workshop", widths=WIDTHS)
    sheet.sheet.fit_to_pages(1, 1)
    groups = agreement.groups(store, record.workshop_id)
    _head(sheet, record, groups[0] if groups else None)
    _groups(sheet, store, groups)
    _before_and_after(sheet, store, record)
    held = workshops.held_together(store, record.workshop_id)
    _objectives(sheet, store, record, held)
    _mixups(sheet, store, record, held)
    sheet.line(
        "Kappa: 1 is full agreement, 0 what chance gives. Fleiss' kappa; each objective with two answers or more counts alike; "
        "“not sure” is no answer. Intervals hold 95 %: objectives drawn anew, Student's t. Unknown is empty."
    )
    book.close()
    return out.getvalue()


def _head(sheet: Sheet, record: WorkshopRecord, whole: GroupAgreement | None) -> None:
    sheet.title(f"Workshop: {record.name}")
    state = "still open" if record.open else "closed"
    sheet.line(
        f"Held {PHASES[record.phase]}, opened {record.made_at[:10]}, {state}. n = {record.objectives} objectives, "
        f"{record.participants} people, {record.finished} of them finished."
    )
    if whole is None:
        sheet.line("Nobody has sorted an objective yet.")


def _ends(interval: Interval | None) -> list[float | None]:
    return [interval.low, interval.high] if interval else [None, None]


def _group(everyone: bool, department: str | None) -> str:
    return "Everyone" if everyone else department or "No department named"


def _groups(sheet: Sheet, store: Store, groups: list[GroupAgreement]) -> None:
    head = ["Agreement", "Fleiss' kappa", "From", "To", "Pairs agree", "As decided", "People and objectives"]
    body = [
        [
            _group(one.everyone, one.department), one.kappa, *_ends(agreement.kappa_interval(store, one)), one.observed, one.decided_share,
            f"People: {one.raters}. Objectives: {one.objectives}.",
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
    sheet.heading(f"Before and after: {before.name}, then {after.name}")
    body = []
    for one in agreement.comparison(store, before.workshop_id, after.workshop_id):
        intervals = agreement.difference_intervals(store, one)
        name = _group(one.everyone, one.department)
        kappas = [one.before_kappa, one.after_kappa, one.kappa_difference, *_ends(intervals["kappa_difference"])]
        shares = [one.before_decided_share, one.after_decided_share, one.decided_difference, *_ends(intervals["decided_difference"])]
        counted = f"People: {one.before_raters}, then {one.after_raters}. Objectives: {one.objectives}."
        body += [[f"{name}: kappa", *kappas, counted], [f"{name}: share that answers as decided", *shares, counted]]
    head = ["Objectives of both", "Before", "After", "Change", "Change from", "Change to", "People and objectives"]
    sheet.table(head, body, ["text", "score", "score", "change", "change", "change", "text"])


def _objectives(sheet: Sheet, store: Store, record: WorkshopRecord, held: PerspectiveSet) -> None:
    rows = agreement.objectives(store, record.workshop_id)
    names: dict[str, list[str]] = {}
    for one in agreement.choices(store, record.workshop_id):
        names.setdefault(one.objective_id, []).append(f"{held.name_of(one.perspective)} {one.ratings}")
    sheet.heading("Where people differ most")
    body = [
        [
            row.objective, row.pair_agreement, row.leading_share, row.ratings, row.unsure,
            held.name_of(row.decided) if row.decided else None,
            ", ".join(names.get(row.objective_id, [])),
        ]
        for row in rows[:ON_THE_PAGE]
    ]  # fmt: skip
    head = ["Objective", "Pairs agree", "Most frequent", "Answers", "Not sure", "Decided", "Answers by perspective"]
    first = sheet.table(head, body, ["wrap", "percent", "percent", "count", "count", "wrap", "wrap"])
    for number, (text, *_, answers) in enumerate(body):
        # Some programs leave a row as it is, and its wrapped text would run into the next.
        sheet.sheet.set_row(first + number, LINE * max(math.ceil(len(str(text)) / WIDTHS[0]), math.ceil(len(str(answers)) / WIDTHS[-1]), 1))
    if len(rows) > ON_THE_PAGE:
        sheet.line(f"The first {ON_THE_PAGE} of {len(rows)} objectives; the Workshop page shows them all.")


def _mixups(sheet: Sheet, store: Store, record: WorkshopRecord, held: PerspectiveSet) -> None:
    found = agreement.mixups(store, record.workshop_id)
    if found:
        told = [f"{held.name_of(one.perspective)} and {held.name_of(one.other_perspective)} {one.share:.0%}" for one in found[:5]]
        sheet.line(f"Most often mixed up, of the pairs of answers that differ: {'; '.join(told)}.")
