"""The Excel summary: what the pages show, to take along. Values come from the same questions; formulas beside them only check."""

import io
from collections.abc import Sequence

from scorecard.export.cells import Cells, Sheet, allowed, opened
from scorecard.export.data_sheets import data_sheets
from scorecard.export.summary import (
    changes,
    cover,
    explained,
    foreseen,
    gaps,
    key_results,
    method,
    objectives,
    periods,
    perspectives,
    trend,
    units,
)  # fmt: skip
from scorecard.export.summary.columns import Column
from scorecard.export.summary.cover import Contents
from scorecard.export.summary.edition import Edition
from scorecard.export.summary.facts import Facts, Said, asked
from scorecard.language import tr
from scorecard.measures.method import method_version
from scorecard.measures.recall import remembered
from scorecard.model.scope import Scope
from scorecard.store.store import Store

PLAIN = Edition()


def summary(store: Store, scope: Scope, edition: Edition = PLAIN, said: Said = lambda share, text: None) -> bytes:
    """The workbook for a period and day, as bytes, in the language in use; of a perspective or of a unit with its tree where the scope
    names one. `said` is told how far it is. Raises ValueError where the edition's range is none."""
    range_of = edition.periods(scope)
    with remembered(store):
        return _written(store, scope, edition, range_of, said)


def _written(store: Store, scope: Scope, edition: Edition, range_of: list[str], said: Said) -> bytes:
    facts = asked(store, scope, said)
    out = io.BytesIO()
    book = opened(out, tr("Balanced Scorecard summary"), in_memory=False)
    subject = " ".join(part for part in (scope.period, scope.unit, scope.perspective) if part)
    book.set_properties({"title": tr("Balanced Scorecard summary"), "subject": allowed(subject)[:200], "author": "", "company": ""})
    for name, value in (("as of", scope.as_of.isoformat()), ("period", scope.period or ""), ("method version", method_version(store))):
        book.set_custom_property(name, value, "text")
    cells = Cells(book, scope, edition.paper)
    said(0.5, tr("Writing the sheets"))
    _sheets(cells, store, facts, edition, range_of)
    data_sheets(cells, store)
    said(0.9, tr("Putting the workbook together"))
    book.close()
    said(1.0, "")
    return out.getvalue()


def _sheets(cells: Cells, store: Store, facts: Facts, edition: Edition, range_of: list[str]) -> None:
    """Sheet by sheet in their order; those that point to later ones are made first and filled last."""
    first = cells.sheet(tr("Summary"), cover.WIDTHS)
    cells.note, cells.back = facts.note(), first.name
    known, contents = units.numbered(facts), list[Contents]()

    def made(name: str, widths: Sequence[int], says: str, *, streamed: bool = False) -> Sheet:
        sheet = cells.sheet(name, widths, streamed=streamed)
        contents.append(Contents(sheet.name, says))
        return sheet

    def rows_of(columns: tuple[Column, ...]) -> list[int]:
        return [column.width for column in columns]

    each = perspectives.perspectives(cells, facts)
    contents += [Contents(sheet.name, tr("One perspective: units, charts, what stands behind")) for sheet in each.values()]
    says = tr("Which unit has objectives in which perspective")
    units.coverage(made(tr("Coverage"), units.cover_widths(facts), says, streamed=True), facts, known)
    says = tr("Scores of units, with formulas from the objectives")
    units.units(made(tr("Units"), units.widths(facts), says, streamed=True), facts, known)
    says = tr("Every objective, with formulas from the key results")
    objectives.objectives(made(tr("Objectives"), rows_of(objectives.COLUMNS), says, streamed=True), facts, known)
    says = tr("Every key result, with the cells that its numbers come from")
    key_results.key_results(made(tr("Key results"), rows_of(key_results.COLUMNS), says, streamed=True), facts)
    says = tr("What changed since the period before, and why")
    changes.changes(made(tr("Changes"), rows_of(changes.COLUMNS), says, streamed=True), store, facts)
    says = tr("Key results that stand worse than a week ago")
    changes.slipped(made(tr("Slipped"), changes.SLIPPED_WIDTHS, says, streamed=True), facts)
    gaps.gaps(made(tr("Gaps"), gaps.WIDTHS, tr("What is wrong or missing, with owners"), streamed=True), facts)
    foreseen.forecasts(made(tr("Forecast"), foreseen.WIDTHS, tr("What is foreseen, where that was earned"), streamed=True), facts)
    if facts.pools:
        foreseen.shared_metrics(made(tr("Shared metrics"), foreseen.POOLED_WIDTHS, tr("What units measure in common")), facts)
    says = tr("How objectives stood at the end of the period")
    contents += [Contents(name, says) for name in periods.attained(cells, store, facts, range_of)]
    drawn = trend.trend(made(tr("Trend"), trend.widths(facts), tr("The numbers behind the lines")), facts)
    for key, sheet in each.items():
        perspectives.perspective(sheet, facts, key, drawn, edition)
    if facts.scope.unit is None and facts.scope.perspective is None:
        says = tr("The organisation's number written out as the sum that it is")
        explained.explained(made(tr("Explain"), explained.WIDTHS, says, streamed=True), store, facts)
    method.told(made(tr("Method"), method.WIDTHS, tr("Settings, definitions and the uploads that count")), store, facts)
    cells.back = ""
    cover.cover(first, facts, drawn, known, contents, edition)
