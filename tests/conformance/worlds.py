"""Many small organisations put into one store, each with ids, units and periods of its own, so that they do not meet.

What people set for the whole organisation (settings, perspectives, intended weights) holds for all that are in a store. So all are in one
as if nobody had set anything, and those with a word of their own are once more beside others, where no two give one setting different
values: of these only what rests on such words has anything new to say.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

import pyarrow as pa

from scorecard.measures import catalog
from scorecard.measures.catalog import View
from scorecard.store.store import Store
from tests.conformance.kept import asked_of_the_store, tables

NUMBERED = {"upload_id", "set_id", "weighting_id", "workshop_id"}
NAMED = {
    "objective_id", "earlier_objective_id", "from_objective_id", "to_objective_id", "key_result_id",
    "thing_id", "source_id", "parent_source_id", "named_id", "period_id", "period",
    "from_period", "unit", "parent", "metric", "owner", "text", "sha256", "token",
}  # fmt: skip
WORDS = ("method_setting", "perspective_set", "weighting")
APART = 1_000
"""More uploads, sets or workshops than any one test makes."""

Held = dict[str, pa.Table]


class Company(NamedTuple):
    stores: list[Held]
    asked: list[View]
    """Each view and rule that the company is asked about, after those it reads."""


def companies(kept: Sequence[Held]) -> list[Company]:
    """Which may be in one store, for as few stores as it takes."""
    usual = [{name: rows for name, rows in one.items() if name not in WORDS} for one in kept]
    told: list[tuple[dict[str, str], list[Held]]] = []
    for one in kept:
        settings = _settings(one)
        if not any(name in one for name in WORDS):
            continue
        for held, company in told:
            if all(held.get(key, value) == value for key, value in settings.items()):
                held.update(settings)
                company.append(one)
                break
        else:
            told.append((settings, [one]))
    return [Company(usual, asked_of_the_store()), *(Company(company, _resting_on_words()) for _, company in told)]


def _resting_on_words() -> list[View]:
    resting = {*WORDS, *(view.name for word in WORDS for view in catalog.resting_on(word))}
    return [one for one in asked_of_the_store() if one.reads & resting]


@contextmanager
def world(together: Sequence[Held], days: Sequence[date]) -> Iterator[Store]:
    """A store that holds them all, with these days to report on."""
    store = Store()
    try:
        _fill(store, together, days)
        yield store
    finally:
        store.close()


def _settings(one: Held) -> dict[str, str]:
    rows = one["method_setting"].to_pylist() if "method_setting" in one else []
    return {row["key"]: row["value"] for row in sorted(rows, key=lambda row: row["set_at"])}


def _fill(store: Store, together: Sequence[Held], days: Sequence[date]) -> None:
    with store.transaction() as cursor:
        for number, one in enumerate(together, start=1):
            for name in tables():
                if name in one:
                    cursor.register("drawn", one[name])
                    own = ", ".join(_own(column, number) for column in one[name].column_names)
                    cursor.execute(f"insert into {name} select {own} from drawn")
                    cursor.unregister("drawn")
        cursor.execute("delete from reporting_day where not list_contains($days, as_of)", {"days": list(days)})
        catalog.bind(cursor)


def _own(column: str, number: int) -> str:
    if column in NUMBERED:
        return f'"{column}" + {number * APART}'
    if column in NAMED:
        return f"""'{number} ' || "{column}\""""
    return f'"{column}"'
