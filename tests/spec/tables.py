"""Tables written as one reads them."""

from collections.abc import Mapping, Sequence

import duckdb


def rows(text: str) -> list[dict[str, str | None]]:
    """The rows of a drawn table; an empty cell is null."""
    head, *lines = [line for line in text.strip().splitlines() if set(line.strip()) - set("-+| ")]
    names = [name.strip() for name in head.split("|")]
    return [dict(zip(names, (cell.strip() or None for cell in line.split("|")), strict=True)) for line in lines]


def insert(cursor: duckdb.DuckDBPyConnection, table: str, lines: Sequence[Mapping[str, object]]) -> None:
    """All lines by one statement, for each statement takes as long as many lines; what a line leaves out is as the table has it by itself."""
    if not lines:
        return
    names = list(dict.fromkeys(name for line in lines for name in line))
    values = ", ".join("(" + ", ".join("?" if name in line else "default" for name in names) + ")" for line in lines)
    told = [line[name] for line in lines for name in names if name in line]
    cursor.execute(f"insert into {table} ({', '.join(names)}) values {values}", told)


def given(cursor: duckdb.DuckDBPyConnection, **tables: str) -> None:
    """Insert drawn tables; columns that are not drawn are null."""
    for table, text in tables.items():
        insert(cursor, table, rows(text))
