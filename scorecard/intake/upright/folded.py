"""Targets and actuals of one measure in rows below each other, folded into the measure's row."""

from dataclasses import replace

from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import plain, role_of
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.heading import Heading
from scorecard.intake.places.find import Table
from scorecard.intake.places.piece import Added, Piece, with_columns

ROLES = ("current", "target", "baseline")
MOST_LOOKED_AT = 200
"""Rows that tell whether a column names roles."""
MOST_WORDS = 8
"""Different words of such a column: targets, actuals, and what is reckoned from them, such as a variance."""
Group = list[tuple[int, str | None]]
"""The rows of one measure, each with what its numbers are; None for those that are reckoned from the others."""


def folded_roles(piece: Piece, table: Table) -> tuple[Piece, Table]:
    """The table with one row a measure, where a column says of each row whether it holds targets or actuals of each period."""
    periods = [one for one in table.headings if is_timed(one) and one.field == "at_period"]
    text = next((one for one in table.headings if one.field == "key_result" and one.group is None), None)
    column = _role_column(piece, table) if periods and text else None
    groups = _groups(piece, table, text, column) if text and column else []
    if not groups or any(map(_says_twice, groups)):
        return piece, table
    # The year to date, beside the periods, is that of the actuals too.
    now = [one for one in table.headings if one.field == "current" and one.group is None and not is_timed(one)]
    made = [(_column(piece, groups, role, one), one) for role in ROLES for one in (*periods, *(now if role == "current" else ()))]
    made = [(added, one) for added, one in made if added.values]
    piece, wide = with_columns(piece, table, [added for added, _ in made], "rows of targets and actuals", instead_of=[*periods, *now])
    kept, new = wide.headings[: len(table.headings)], wide.headings[len(table.headings) :]
    dated = [replace(of, column=one.column, field=one.field) for one, (_, of) in zip(new, made, strict=True)]
    below = [(row, role) for group in groups for row, role in group[1:]]
    folded, reckoned = (tuple(row for row, role in below if (role is None) is without) for without in (False, True))
    rows = tuple(row for row in table.rows if row not in {*folded, *reckoned})
    return piece, replace(wide, headings=(*kept, *dated), rows=rows, folded=folded, reckoned=reckoned)


def _says_twice(group: Group) -> bool:
    roles = [role for _, role in group if role]
    return len({*roles}) < len(roles)


def _column(piece: Piece, groups: list[Group], role: str, period: Heading) -> Added:
    """What the measures' rows of one role hold for one period, each in the first row of its measure."""
    found = {group[0][0]: row for group in groups for row, told in group if told == role}
    values = {first: piece.grid.at(row, period.column) for first, row in found.items()}
    places = {first: piece.place(row, period.column) for first, row in found.items()}
    formats = {first: piece.grid.number_format(row, period.column) for first, row in found.items()}
    return Added(role, "rows of targets and actuals", values, places, formats, period)


def _role_column(piece: Piece, table: Table) -> int | None:
    """The column that says of nearly every row what its numbers are, in few words, several of them roles; its heading may be blank."""
    named = {one.column for one in table.headings if one.field not in (None, "type", "direction")}
    for column in range(piece.grid.first_column, piece.grid.first_column + len(piece.grid.rows[0])):
        if column in named:
            continue
        told = [piece.grid.at(row, column) for row in table.rows[:MOST_LOOKED_AT]]
        words = {plain(value) for value in told if isinstance(value, str)}
        if len({_role(word) for word in words} - {None}) > 1 and len(words) <= MOST_WORDS and told.count(None) * 5 <= len(told):
            return column
    return None


def _role(value: Value) -> str | None:
    role = role_of(plain(value)) if isinstance(value, str) else None
    return role if role in ROLES else None


def _groups(piece: Piece, table: Table, text: Heading, column: int) -> list[Group]:
    """The rows of each measure that has a role: those below the one that names it, or that name it again."""
    groups: list[Group] = []
    last: Value = None
    for row in table.rows:
        named, said = piece.grid.at(row, text.column), piece.grid.at(row, column)
        if said is None:
            continue
        if groups and (named is None or named == last):
            groups[-1].append((row, _role(said)))
        else:
            groups.append([(row, _role(said))])
        last = named if named is not None else last
    return [group for group in groups if any(role for _, role in group)]
