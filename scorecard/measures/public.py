"""The tables that leave the house: which they are, what stands in them, and how they are asked for."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from scorecard.measures import catalog
from scorecard.model.public import PublicColumn, PublicTable
from scorecard.model.scope import NONE, Scope
from scorecard.store.store import Store

_KINDS = {
    "VARCHAR": "text",
    "DOUBLE": "number",
    "INTEGER": "whole number",
    "BIGINT": "whole number",
    "HUGEINT": "whole number",
    "DATE": "date",
    "TIMESTAMP": "time",
    "BOOLEAN": "true or false",
}


@cache
def told() -> dict[str, dict[str, Any]]:
    """What is said of tables, of answers that are none, and of columns, by their names."""
    return tomllib.loads((files("scorecard.measures") / "public.toml").read_text(encoding="utf-8"))


def public_names() -> list[str]:
    """The tables' names, in the order in which they are told."""
    return list(told()["tables"])


def public_tables(store: Store) -> tuple[PublicTable, ...]:
    """Every table that may be taken along, with its columns as the store has them."""
    with store.cursor() as cursor:
        shapes = {name: cursor.execute(f"describe {name}").fetchall() for name in public_names()}
    return tuple(_table(name, [(column, kind) for column, kind, *_ in shape]) for name, shape in shapes.items())


def _table(name: str, shape: list[tuple[str, str]]) -> PublicTable:
    notes = catalog.view(name).notes
    columns = tuple(PublicColumn(column, _KINDS[kind], meaning_of(name, column)) for column, kind in shape)
    return PublicTable(name, told()["tables"][name], notes["grain"], notes["unit"], notes["null"], columns)


def meaning_of(table: str, column: str) -> str:
    """Raises KeyError for a column that nobody has told."""
    columns = told()["columns"]
    return str(columns.get(f"{table}.{column}") or columns[column])


def select(table: PublicTable, scope: Scope, *, of: str = "main") -> str:
    """The query for a table's rows within a scope, as far as its columns allow; a unit takes those below it along.

    Counts are plain whole numbers, which every format knows. `of` is where the views stand.
    """
    whole = [one.name for one in table.columns if one.kind == "whole number"]
    plain = f" replace ({', '.join(f'cast({_name(name)} as bigint) as {_name(name)}' for name in whole)})" if whole else ""
    conditions = [f"as_of = date '{scope.as_of.isoformat()}'"] if table.dated else []
    if scope.period is not None and table.has("period"):
        conditions.append(_is("period", scope.period))
    if scope.unit is not None and table.has("unit"):
        below = f"unit in (select unit from {of}.unit_ancestor where ancestor = {_text(scope.unit)})"
        conditions.append(_is("unit", scope.unit) if scope.unit == NONE else f"({_is('unit', scope.unit)} or {below})")
    where = f" where {' and '.join(conditions)}" if conditions else ""
    return f"select *{plain} from {of}.{table.name}{where}"


def how_to_read() -> str:
    """How files, notebooks and SQL come to the tables; its examples run as they stand."""
    return (files("scorecard.measures") / "public.md").read_text(encoding="utf-8")


def listed(table: PublicTable) -> str:
    """What stands in a table, to be read by a person."""
    wide = max(len(one.name) for one in table.columns)
    head = [f"{table.name}: {table.told}", f"  grain: {table.grain}", f"  unit: {table.unit}", f"  null: {table.null}"]
    return "\n".join([*head, *(f"  {one.name:{wide}}  {one.kind}; {one.meaning}" for one in table.columns)])


def _is(column: str, wanted: str) -> str:
    return f"{column} is null" if wanted == NONE else f"{column} = {_text(wanted)}"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
