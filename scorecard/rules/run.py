"""The gap rules: one file a rule, each hit a `Gap` with severity, message, fix and the place it comes from."""

import re
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from scorecard.measures import recall, slices
from scorecard.measures.ask import rows
from scorecard.measures.catalog import View
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE, Scope
from scorecard.model.scores import Gap
from scorecard.store.store import Store

_SEVERITIES = ("error", "warning", "note")
_ORDER = """
case severity when 'error' then 1 when 'warning' then 2 else 3 end, weight desc, rule, unit nulls last, perspective nulls last, message
"""
"""Most pressing first."""
_OF_THE_DAY = ("key_result_score", "key_result_typed")
"""Views that several rules read, worked out once and for the day asked about alone, where they are not told from memory. Whatever reads
them tells their day as its own."""
_HEADER = re.compile(r"^-- (\w+): (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rule:
    rule: str
    title: str
    severity: str
    """Where the query does not say otherwise for a hit."""
    why: str
    fix: str
    sql: str


@dataclass(frozen=True, slots=True)
class GapCount:
    rule: str
    title: str
    severity: str
    gaps: int


@dataclass(frozen=True, slots=True)
class GapList:
    counts: list[GapCount]
    """As `gap_counts`."""
    gaps: list[Gap]
    """As `gaps`."""


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by its id."""
    found = []
    for file in (files("scorecard.rules") / "sql").iterdir():
        if file.name.endswith(".sql"):
            sql = file.read_text(encoding="utf-8")
            told = dict(_HEADER.findall(sql))
            found.append(Rule(told["id"], told["title"], told["severity"], told["why"], told["fix"], sql))
    return tuple(sorted(found, key=lambda one: one.rule))


def gaps(
    store: Store, scope: Scope, *, limit: int | None = None, rule: str | None = None, of: str | None = None
) -> list[Gap]:
    """What is wrong or missing in the scope, most pressing first: severity, then weight at stake, rule and unit.

    `of` names an objective or a key result: only what is said of it itself.
    """
    chosen = [one for one in rules() if rule is None or one.rule == rule]
    if not chosen:
        return []
    where, given = _within(scope)
    if of is not None:
        where, given = f"{where} and (key_result_id = $of or objective_id = $of and key_result_id is null)", given | {"of": of}
    cut = "limit $limit" if limit is not None else ""
    tail = f"from ({_all(store, chosen)}) {where} order by {_ORDER} {cut}"
    return rows(store, Gap, tail, given | ({"limit": limit} if limit is not None else {}), sliced=_read(), by=[scope.as_of])


def pressing(store: Store, scope: Scope, most: int) -> list[Gap]:
    """The first of `gaps`. As many are asked for of each unit, so that another unit's need no second look at everything."""

    def ask(asked: Scope) -> list[Gap]:
        where, given = _within(asked)
        ranked = f"select *, row_number() over (partition by unit order by {_ORDER}) as place from ({_all(store, rules())}) {where}"
        tail = f"from ({ranked}) where place <= $most order by {_ORDER}"
        return rows(store, Gap, tail, given | {"most": most}, sliced=_read(), by=[scope.as_of])

    return recall.once(store, ("pressing", most), scope, ask)[:most]


def gap_list(store: Store, scope: Scope, *, limit: int) -> GapList:
    """What `gap_counts` and `gaps` tell, at the price of one of them."""
    where, given = _within(scope)
    columns = ", ".join(f'"{field.name}"' for field in fields(Gap))
    found = _asked(
        store,
        f"""
        select place_in_rule, hits, place, {columns} from (
          select *, row_number() over (order by {_ORDER}) as place, count(*) over (partition by rule, severity) as hits,
            row_number() over (partition by rule, severity order by {_ORDER}) as place_in_rule
          from ({_all(store, rules())}) {where}
        ) where place <= $limit or place_in_rule = 1 order by place
        """,
        given | {"limit": limit},
    )
    counts = [GapCount(told[0], told[1], told[2], hits) for place_in_rule, hits, _, *told in found if place_in_rule == 1]
    counts.sort(key=lambda one: (_SEVERITIES.index(one.severity), -one.gaps, one.rule))
    return GapList(counts, [Gap(*told) for _, _, place, *told in found if place <= limit])


def gap_counts(store: Store, scope: Scope) -> list[GapCount]:
    """How many hits each rule has in the scope, the gravest first."""
    where, given = _within(scope)
    found = _asked(
        store,
        f"""
        select rule, any_value(title), severity, count(*) from ({_all(store, rules())}) {where} group by rule, severity
        order by case severity when 'error' then 1 when 'warning' then 2 else 3 end, count(*) desc, rule
        """,
        given,
    )
    return [GapCount(*row) for row in found]


def _asked(store: Store, question: str, given: dict[str, Any]) -> list[Any]:
    with store.cursor() as cursor:
        before = slices.from_memory(store, cursor, [given["as_of"]], _read())
        return cursor.execute(f"{before} {question}", given).fetchall()


def _all(store: Store, chosen: tuple[Rule, ...] | list[Rule]) -> str:
    """Every chosen rule's hits as one query. Nothing but our own files stands in it."""
    hits = "\nunion all by name\n".join(
        f"select {_quoted(one.rule)} as rule, {_quoted(one.title)} as title, {_quoted(one.fix)} as fix, * from ({one.sql})"
        for one in chosen
    )
    if recall.of(store) is not None:
        return hits
    once = ", ".join(f"{view} as materialized (select * from main.{view} where as_of = $as_of)" for view in _OF_THE_DAY)
    return f"with {once}\n{hits}"


@cache
def _read() -> frozenset[str]:
    """The tables and views that rules read."""
    return frozenset().union(*(View(one.rule, one.sql).reads for one in rules()))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _within(scope: Scope) -> tuple[str, dict[str, Any]]:
    conditions = ["(as_of is null or as_of = $as_of)"]
    given: dict[str, Any] = {"as_of": scope.as_of}
    for column, none in (("period", NONE), ("unit", NONE), ("perspective", UNMAPPED)):
        wanted = getattr(scope, column)
        if wanted == none:
            conditions.append(f"{column} is null")
        elif wanted is not None:
            conditions.append(f"{column} = ${column}")
            given[column] = wanted
    return f"where {' and '.join(conditions)}", given
