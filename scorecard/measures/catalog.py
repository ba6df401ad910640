"""The views: one file, one SELECT, one view of the file's name.

A view whose header says `-- kept: <why>` is too slow to compute at each question: it becomes a table with the view's SQL
as its definition, refreshed inside the transaction that changes what it reads.
"""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import TopologicalSorter
from importlib.resources import files
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from sqlglot import exp

_HEADER = re.compile(r"^-- (\w+): (.+)$", re.MULTILINE)
_ASIDE = re.compile(r"--[^\n]*|'[^']*'")
"""What stands in a view's file without being SQL that names a table."""
_READ = re.compile(r"\b(?:from|join)\s+(\w+)\b(?!\.)")
"""A table that is read; "is distinct from" and "extract … from" go on with a column of one."""
_LETTERS = re.compile(r"(?<!%)[A-Za-z]+")
"""Letters of a day's pattern that stand for themselves."""


@dataclass(frozen=True)
class View:
    name: str
    sql: str

    @property
    def notes(self) -> dict[str, str]:
        """The header: `grain`, `unit`, `null`, demanded by a test; `kept` where it is a table, `needs` where that is mostly empty."""
        return dict(_HEADER.findall(self.sql))

    @property
    def kept(self) -> bool:
        return "kept" in self.notes

    @property
    def needs(self) -> list[str]:
        """Tables without whose rows it has none itself, as the header says; one of them is enough."""
        return self.notes["needs"].split(", ") if "needs" in self.notes else []

    @cached_property
    def reads(self) -> set[str]:
        """Tables and views by name. Read from the words: to parse all views takes half a second of every start."""
        return set(_READ.findall(_ASIDE.sub("", self.sql)))

    def in_dialect(self, dialect: str) -> str:
        """The same SELECT for another engine, such as "spark"."""
        # It takes a sixth of a second to import, and only who leaves for another engine asks.
        import sqlglot

        return sqlglot.parse_one(self.sql, read="duckdb").transform(_told_plainly, dialect).sql(dialect, comments=False)


def _told_plainly(node: "exp.Expr", dialect: str) -> "exp.Expr":
    """The node as an engine with its own idea of numbers and days needs it."""
    from sqlglot import exp

    if isinstance(node, exp.Literal) and node.is_number and not node.is_int:
        # 1.0 is a decimal to begin with; divided, it becomes a double here, and a decimal of few digits elsewhere.
        return exp.cast(node, "double")
    if isinstance(node, exp.TimeToStr) and dialect == "spark":
        # In %Y-%m-%dT the T is a letter; among the letters of Spark's patterns it must be quoted.
        form = _LETTERS.sub(lambda found: f"'{found[0]}'", node.args["format"].this)
        node.set("format", exp.Literal.string(form))
    return node


@cache
def views() -> tuple[View, ...]:
    """Every view, each after those it reads; in the same order in every process, for the fingerprint hangs on it."""
    found = {
        file.name.removesuffix(".sql"): View(file.name.removesuffix(".sql"), file.read_text(encoding="utf-8"))
        for file in (files("scorecard.measures") / "views").iterdir()
        if file.name.endswith(".sql")
    }
    order = TopologicalSorter({name: sorted(view.reads & found.keys()) for name, view in sorted(found.items())})
    return tuple(found[name] for name in order.static_order())


def view(name: str) -> View:
    """The view of that name. Raises KeyError."""
    return {one.name: one for one in views()}[name]


def bind(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make every view anew, so that no old definition outlives its file, and fill the kept ones."""
    # A view of an earlier version that reads what is no longer there would stop every copy of the store.
    for (name,) in cursor.execute("select view_name from duckdb_views() where not internal").fetchall():
        cursor.execute(f'drop view "{name}"')
    # DuckDB looks through all that lies below a new view, down to the tables. Above tables of the same columns it is done in half the
    # time: so each is an empty one to begin with, and the last becomes a view first.
    for one in views():
        cursor.execute(f"create or replace table {one.name} as {one.sql}\nwith no data")
    for one in reversed(views()):
        if not one.kept:
            cursor.execute(f"drop table {one.name}")
            cursor.execute(f"create view {one.name} as {one.sql}")
    refresh(cursor)


def refresh(
    cursor: duckdb.DuckDBPyConnection,
    *,
    after: str | None = None,
    before: str | None = None,
    towards: Collection[str] = (),
    beside: Collection[str] = (),
) -> None:
    """Fill the kept views anew, or only those that read the table `after`, directly or not, or those that do not read `before`.

    Of these only what leads `towards` some views, themselves included, or only what does not lead to those `beside`.
    Call it inside the transaction that changed versions or votes.
    """
    later = {one.name for one in resting_on(before)} if before else set()
    wanted, apart = leading_to(frozenset(towards)), leading_to(frozenset(beside))
    for one in resting_on(after) if after else views():
        if one.kept and one.name not in later and one.name not in apart and (one.name in wanted or not towards):
            cursor.execute(f"create or replace table {one.name} as {one.sql}" if _may_hold(cursor, one) else f"delete from {one.name}")


@cache
def leading_to(names: frozenset[str]) -> frozenset[str]:
    """Tables and views that some views read, directly or not, and these."""
    found = set(names)
    for one in reversed(views()):
        if one.name in found:
            found |= one.reads
    return frozenset(found)


@cache
def down_to(names: frozenset[str], ground: frozenset[str]) -> tuple[View, ...]:
    """Some views and all that they read on their way down to others, each after those it reads; empty where no way leads there."""
    above = set(ground).union(*({one.name for one in resting_on(name)} for name in ground))
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in above and name not in found:
            found.add(name)
            waiting += view(name).reads if name not in ground else ()
    return tuple(one for one in views() if one.name in found)


def _may_hold(cursor: duckdb.DuckDBPyConnection, one: View) -> bool:
    """Whether one of the tables that it needs a row of has any: most stores hold no plan by date, no milestones, no values by name."""
    asked = " or ".join(f"exists (select 1 from {table})" for table in one.needs)
    return not asked or cursor.execute(f"select {asked}").fetchall() == [(True,)]


@cache
def resting_on(table: str) -> tuple[View, ...]:
    """The views that read a table, directly or not, each after those it reads."""
    stale = {table}
    found = []
    for one in views():
        if one.reads & stale:
            stale.add(one.name)
            found.append(one)
    return tuple(found)


def refresh_votes(cursor: duckdb.DuckDBPyConnection, objective_ids: Sequence[str]) -> None:
    """What `refresh(cursor, after="vote")` does, when votes on these objectives alone are new: only their rows are made again.

    Every kept view that rests on votes has one row an objective, and a row depends on the votes on that objective only.
    """
    for one in resting_on("vote"):
        if one.kept:
            given = {"objective_ids": list(objective_ids)}
            cursor.execute(f"delete from {one.name} where list_contains($objective_ids, objective_id)", given)
            cursor.execute(f"insert into {one.name} from ({one.sql}) where objective_id in (select unnest($objective_ids))", given)


def fingerprint() -> str:
    """Changes when any view does; a store whose views bear it need not be bound again."""
    return hashlib.sha256("\n".join(one.name + one.sql for one in views()).encode()).hexdigest()[:16]
