"""The sheet of forecasts, an interval or a probability only where earlier periods earned one; and that of shared metrics."""

from functools import cache

from scorecard.export.cells import Sheet
from scorecard.export.summary.facts import Facts
from scorecard.language import marked, tr
from scorecard.model.forecast import METHODS, RANGE, REASONS

HEAD = (
    marked("Perspective"), marked("Unit"), marked("Objective"), marked("Key result"), marked("Progress"), marked("Needed"), marked("Due"),
    marked("Weeks left"), marked("Foreseen"), marked("Low"), marked("High"), marked("Or from"), marked("Or to"), marked("Chance"),
    marked("Set to miss"), marked("Why no interval"), marked("Method"), marked("Id"),
)  # fmt: skip
KINDS = (
    "wrap", "wrap", "wrap", "wrap", "percent", "percent", "date", "number", "percent", "percent", "percent", "percent", "percent",
    "percent", "text", "wrap", "wrap", "text",
)  # fmt: skip
WIDTHS = (16, 16, 30, 36, 9, 9, 12, 8, 10, 8, 8, 8, 8, 8, 10, 26, 18, 19)
PRINTED = 16
POOLED_WIDTHS = (44, 18, 12, 12, 12, 12, 12, 12)
POOLED = (
    marked("Metric"), marked("Unit of measure"), marked("Key results"), marked("With cases"), marked("Cases"), marked("Pooled"),
    marked("Lowest"), marked("Highest"),
)  # fmt: skip


def forecasts(sheet: Sheet, facts: Facts) -> None:
    """What is foreseen of each key result at its due date; those set to miss first."""
    sheet.title(tr("Forecast"))
    body: list[list[object]] = []
    # Thousands of rows say the same few words.
    perspective, said, misses, kept = cache(facts.held.name_of), cache(tr), tr("set to miss"), tr("how often the range was kept")
    for one in sorted(facts.forecasts, key=lambda one: (not one.misses, not one.judged)):
        if one.forecast is None:
            continue
        method = METHODS.get(one.method or "")
        body.append([
            perspective(one.perspective), one.unit, one.objective, one.key_result, one.progress, one.theta, one.due_on,
            None if one.weeks_left is None else round(one.weeks_left, 1), one.forecast, one.interval_low, one.interval_high,
            one.scenario_low, one.scenario_high, one.p_hit, misses if one.misses else None,
            said(REASONS[one.reason]) if one.reason else None, said(method) if method else kept if one.method == RANGE else None,
            one.key_result_id,
        ])  # fmt: skip
    sheet.table([tr(head) for head in HEAD], body, KINDS, filtered=True, bars=8, printed=PRINTED)
    left = len(facts.forecasts) - len(body)
    sheet.line(tr("Low to high holds in 80 of 100 cases, as earlier periods tell; from and to are nothing more, and the usual pace."))
    sheet.line(tr("Key results of which nothing can be foreseen: {n}.").format(n=left))


def shared_metrics(sheet: Sheet, facts: Facts) -> None:
    """What several key results measure in common, pooled over the cases and never averaged."""
    sheet.title(tr("Shared metrics, pooled"))
    body: list[list[object]] = [
        [one.metric, one.unit_of_measure, one.key_results, one.pooled_key_results, one.cases, one.pooled, one.lowest, one.highest]
        for one in facts.pools
    ]
    kinds = ("wrap", "text", "count", "count", "number", "number", "number", "number")
    sheet.table([tr(head) for head in POOLED], body, kinds, filtered=True)
    sheet.line(tr("A mean of rates would let few cases speak as loud as many, so that values count by their cases."))
