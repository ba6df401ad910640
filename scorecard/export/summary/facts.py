"""Everything that the summary tells, asked once: the same questions that the pages put."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from scorecard.language import day, percent, tr, trn
from scorecard.measures import (
    confidence,
    coverage,
    earlier,
    filters,
    forecast,
    headline,
    lineage,
    perspectives,
    progress,
    scorecard,
    terms,
    trend,
)  # fmt: skip
from scorecard.measures.experience import experience
from scorecard.model.confidence import DataConfidence
from scorecard.model.forecast import KeyResultForecast
from scorecard.model.headline import Headline, Slip
from scorecard.model.intent import ActivePerspective
from scorecard.model.lineage import KeyResultSource
from scorecard.model.perspective import UNMAPPED, PerspectiveSet
from scorecard.model.scope import NONE, Scope
from scorecard.model.scores import (
    CoverageCell,
    Gap,
    MetricPool,
    ObjectiveScore,
    OrganisationScore,
    PerspectiveScore,
    UnitPerspectiveScore,
    UnitScore,
    UnitTree,
)  # fmt: skip
from scorecard.model.standing import KeyResultStanding
from scorecard.model.trend import TrendPoint
from scorecard.rules.run import gaps
from scorecard.store.store import Store

Said = Callable[[float, str], None]
"""Told of the share that is done, 0 to 1, and of what comes next."""


class _OfUnit(Protocol):
    @property
    def unit(self) -> str | None: ...


Row = TypeVar("Row", bound=_OfUnit)
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Facts:
    scope: Scope
    held: PerspectiveSet
    headline: Headline
    whole: OrganisationScore | UnitScore | None
    """The number of what the scope is about; None: nothing of it has a perspective, or it is about one perspective."""
    tree: UnitTree | None
    """The scope's unit with those below it."""
    perspectives: Sequence[PerspectiveScore | UnitPerspectiveScore]
    """Of the organisation, or of the scope's unit; the top of the map first."""
    earlier: Scope | None
    """The same question at the end of the period before; None where there is none."""
    before: Mapping[str | None, float | None]
    """Scores then, by perspective; None: too little was known for a number."""
    whole_before: float | None
    """Of `whole`, then; None: too little was known for a number."""
    trend: Sequence[TrendPoint]
    units: Sequence[UnitScore]
    """With a scope's unit come all units of its tree; so of everything below."""
    cells: Sequence[UnitPerspectiveScore]
    coverage: Sequence[CoverageCell]
    objectives: Sequence[ObjectiveScore]
    results: Sequence[KeyResultStanding]
    sources: Mapping[str, KeyResultSource]
    forecasts: Sequence[KeyResultForecast]
    slips: Sequence[Slip]
    gaps: Sequence[Gap]
    pools: Sequence[MetricPool]
    confidence: DataConfidence
    intended: Sequence[ActivePerspective]
    weights: Mapping[str | None, terms.Weight]
    """How much each unit counts in the organisation."""

    @property
    def columns(self) -> list[str | None]:
        """The perspectives that are shown side by side: those that hold, then the unmapped (None) where there are any."""
        if self.scope.perspective is not None:
            return [None if self.scope.perspective == UNMAPPED else self.scope.perspective]
        found = {*(cell.perspective for cell in self.coverage), *(cell.perspective for cell in self.cells)}
        return [*self.held.ids, *([None] if None in found else [])]

    def note(self, *perspectives: str | None) -> str:
        """Which day, how many key results, how complete; of some perspectives, else of all."""
        results = [row for row in self.results if not perspectives or row.perspective in perspectives]
        known = sum(row.score is not None for row in results)
        share = percent(known / len(results)) if results else tr("unknown")
        return trn(
            "Period: {period}. As of {day}. n = {n} key result. Completeness: {share}.",
            "Period: {period}. As of {day}. n = {n} key results. Completeness: {share}.",
            len(results),
        ).format(
            period=self.scope.period or tr("none named"), day=day(self.scope.as_of), n=len(results), share=share
        )


def asked(store: Store, scope: Scope, said: Said) -> Facts:
    """The facts of a scope: the organisation, a perspective of it, or a unit with its tree."""
    told = filters.tree_of(store, scope.unit)
    wide = replace(scope, unit=None) if scope.unit else scope

    def within(rows: Iterable[Row]) -> list[Row]:
        return [row for row in rows if told is None or (row.unit or NONE) in told]

    # What takes most memory is asked alone, while there is little to hold.
    said(0.02, tr("Asking what is missing"))
    missing = within(gaps(store, wide))
    said(0.1, tr("Asking how key results and objectives stand"))
    held = perspectives.perspective_set(store, scope)
    standings = progress.key_results(store, wide)
    results, objectives = within(standings), within(progress.objective_scores(store, wide))
    with ThreadPoolExecutor(1) as beside:
        # The store works while this thread makes values of its rows.
        known = _meanwhile(beside, lambda: experience(store, forecast.settings(store), scope.as_of))
        line = _meanwhile(beside, lambda: trend.trend(store, scope))
        title = _meanwhile(beside, lambda: headline.headline(store, scope, foresee=False))
        said(0.2, tr("Asking how units and perspectives stand"))
        rows = headline.perspective_scores(store, scope)
        before = earlier.before(store, scope)
        then = {row.perspective: _known(row) for row in headline.perspective_scores(store, before)} if before else {}
        trees = scorecard.unit_trees(store, scope) if scope.unit else []
        cells = within(scorecard.unit_perspective_scores(store, wide))
        units = within(scorecard.unit_scores(store, wide)) if scope.perspective is None else []
        whole, slips, sources = _whole(store, scope), _slips(store, wide, results), lineage.key_result_sources(store, scope)
        said(0.3, tr("Asking what is foreseen"))
        foreseen = within(forecast.forecasts(store, wide, known.result(), standings))
        return Facts(
            scope=scope,
            held=held,
            whole=whole,
            tree=trees[0] if trees else None,
            perspectives=rows,
            earlier=before,
            before=then,
            whole_before=_known(_whole(store, before)) if before else None,
            units=units,
            cells=cells,
            coverage=within(coverage.coverage(store, wide)),
            objectives=objectives,
            results=results,
            sources=sources,
            forecasts=foreseen,
            slips=slips,
            pools=progress.metric_pools(store, scope) if scope.unit is None and scope.perspective is None else [],
            confidence=confidence.together(within(confidence.parts(store, wide))),
            intended=perspectives.intended(store, wide),
            weights=terms.unit_weights(store, scope),
            gaps=missing,
            trend=[one for one in line.result() if scope.perspective in (None, one.perspective or UNMAPPED)],
            headline=_headline(title.result(), scope, foreseen),
        )


def _meanwhile(beside: ThreadPoolExecutor, question: Callable[[], Answer]) -> Future[Answer]:
    """Asked in another thread, in the language of this one."""
    return beside.submit(copy_context().run, question)


def _known(row: OrganisationScore | UnitScore | PerspectiveScore | UnitPerspectiveScore | None) -> float | None:
    return None if row is None or not row.enough else row.score


def _whole(store: Store, scope: Scope) -> OrganisationScore | UnitScore | None:
    if scope.perspective is not None:
        return None
    if scope.unit is None:
        return scorecard.organisation_score(store, scope)
    found = scorecard.unit_scores(store, scope)
    return found[0] if found else None


def _headline(told: Headline, scope: Scope, foreseen: Sequence[KeyResultForecast]) -> Headline:
    """What is foreseen is at hand, so it is not asked again; of one perspective only what is about it is said."""
    judged = [one for one in foreseen if one.judged and (scope.unit is None or (one.unit or NONE) == scope.unit)]
    told = replace(told, judged=len(judged), missing=sum(one.misses for one in judged))
    if scope.perspective is None:
        return told
    return replace(told, holes=tuple(one for one in told.holes if one.perspective == scope.perspective), since=None, slipped=None)


def _slips(store: Store, scope: Scope, results: Sequence[KeyResultStanding]) -> list[Slip]:
    shown = {one.key_result_id for one in results}
    return [one for one in headline.slipped(store, scope, limit=len(results) or 1) if one.key_result_id in shown]
