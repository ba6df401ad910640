"""The last slide: how the numbers are made, and how far they can be trusted."""

from scorecard.charts import words
from scorecard.export.deck.first import subject
from scorecard.export.deck.page import BODY, Board
from scorecard.export.deck.table import table, text
from scorecard.export.summary.facts import Facts
from scorecard.language import day, number, percent, tr, trn
from scorecard.measures.method import method_version, settings_now
from scorecard.store.store import Store


def method(board: Board, store: Store, facts: Facts) -> None:
    told = _told(store, facts)
    page = board.page(tr("How these numbers are made"), "\n".join(f"{term}: {meaning}" for term, meaning in told))
    body = [[text(term, bold=True, size=BODY), text(meaning, size=BODY)] for term, meaning in told]
    table(page, page.area, [1, 4.6], [text(tr("What")), text(tr("Meaning"))], body, tr("How these numbers are made"), most=3)


def _told(store: Store, facts: Facts) -> list[tuple[str, str]]:
    least = settings_now(store)["min_completeness"]
    about = tr("{subject}, {period}, as of {day}, by version {version} of the method.").format(
        subject=subject(facts),
        period=facts.scope.period or tr("No period named"),
        day=day(facts.scope.as_of),
        version=method_version(store),
    )
    scored = tr("The share of the weight that has a number. Below {share} no score is shown as one number.")
    found = [
        (tr("About"), about),
        (tr("Score"), tr("The share of the way from baseline to target, 0 to 1; above key results the weighted mean of what is below.")),
        (tr("Expected by now"), tr("The progress that the plans of the key results ask for by this day.")),
        (tr("Status"), tr("Score against what is expected: {statuses}.").format(
            statuses=", ".join(words.status_and_shape(one) for one in ("achieved", "on_track", "at_risk", "behind"))
        )),
        (tr("Range"), tr("The score if every missing number were 0, and if it were 1.")),
        (tr("Scored"), scored.format(share=percent(float(least)))),
        (tr("Unknown"), tr("A missing value is never counted as 0; it is left out and told.")),
    ]  # fmt: skip
    if any(one.judged for one in facts.forecasts):
        found.append((tr("Forecast"), tr("Where a key result will stand at its due date; judged only where earlier periods earned it.")))
    return [*found, *_trust(facts)]


def _trust(facts: Facts) -> list[tuple[str, str]]:
    """How much of the organisation's data is there; of a part nobody counted it."""
    one, scope = facts.confidence, facts.scope
    if one is None or not one.key_results or scope.unit is not None or scope.perspective is not None:
        return []
    told = trn(
        "Of {n} key result {baselines} has a baseline, {targets} a target, {values} a value, {owners} an owner. Newest value: {day}.",
        "Of {n} key results {baselines} have a baseline, {targets} a target, {values} a value, {owners} an owner. Newest value: {day}.",
        one.key_results,
    )
    newest = day(one.newest_value_on) if one.newest_value_on else tr("none")
    return [(tr("Data"), told.format(
        n=number(one.key_results), baselines=number(one.with_baseline), targets=number(one.with_target), values=number(one.with_value),
        owners=number(one.with_owner), day=newest,
    ))]  # fmt: skip
