"""Tables written as one reads them."""

import duckdb


def rows(text: str) -> list[dict[str, str | None]]:
    """The rows of a drawn table; an empty cell is null."""
    head, *lines = [line for line in text.strip().splitlines() if set(line.strip()) - set("-+| ")]
    names = [name.strip() for name in head.split("|")]
    return [dict(zip(names, (cell.strip() or None for cell in line.split("|")), strict=True)) for line in lines]


def given(cursor: duckdb.DuckDBPyConnection, **tables: str) -> None:
    """Insert drawn tables; columns that are not drawn are null."""
    for table, text in tables.items():
        for row in rows(text):
            names, marks = ", ".join(row), ", ".join("?" for _ in row)
            cursor.execute(f"insert into {table} ({names}) values ({marks})", list(row.values()))
