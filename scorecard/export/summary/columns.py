"""A column of a table, as the sheets of rows tell theirs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    head: str
    """In English; translated where it is written."""
    field: str
    """Of the row's dataclass, or one that the sheet makes."""
    kind: str
    """A format of `cells.FORMATS`."""
    width: int


def letter(columns: tuple[Column, ...], field: str) -> str:
    """The column's letters in Excel; `columns` begin in A."""
    number = next(place for place, column in enumerate(columns) if column.field == field) + 1
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def place(columns: tuple[Column, ...], field: str) -> int:
    """From 0."""
    return next(number for number, column in enumerate(columns) if column.field == field)
