"""The other side of "what changed": the period before, on a day that is fair to compare with."""

from dataclasses import replace
from datetime import timedelta

from scorecard.measures import filters, headline
from scorecard.model.period import period_before
from scorecard.model.scope import Scope
from scorecard.store.store import Store


def before(store: Store, scope: Scope) -> Scope | None:
    """The period before on the same day of it; on its last day where this period is over, or too little was known on that day.

    None where there is none, or where one of the two has no days.
    """
    if not scope.period or period_before(scope.period) not in filters.periods(store):
        return None
    earlier = period_before(scope.period)
    days = filters.days_of_periods(store)
    if scope.period not in days or earlier not in days:
        return None
    (begins, ends), (began, ended) = days[scope.period], days[earlier]
    last = replace(scope, period=earlier, as_of=ended)
    same = replace(last, as_of=min(ended, began + max(timedelta(0), scope.as_of - begins)))
    known = any(row.enough for row in headline.perspective_scores(store, same) if row.perspective)
    return same if scope.as_of < ends and known else last
