"""Initiatives in rows of their own below a measure: told by a label, bullets, a line above them, or the heading of their column."""

import re
from collections.abc import Mapping, Sequence

from scorecard.intake.cells.numbers import number
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import field_of, plain
from scorecard.intake.places.find import Table

AN_INITIATIVE = "an initiative, not a key result"
MOST_ROWS = 5_000
"""Larger tables are exports, which have a column for what each row is."""
_LEVELS = ("baseline", "target", "current", "at_period", "progress")
_LABEL = re.compile(
    r"\W*(?:(?:strategic |strategische[rs]? )?(?:initiatives?|initiatie(?:f|ven)|initiativen?|actions?|action items?|acties?|actiepunt"
    r"|aktion(?:en)?|projects?|projekte?|projet|proyecto|projeto|progetto|tasks?|taak|aufgabe|activity|activiteit|aktivität|ma(?:ss|ß)nahmen?|maatregel"
    r"|acción|acciones|iniciativa|ação|azione|iniziativa))\s*#?\s*\d*(?:\.\d+)*\s*[:–-]\s*\S",
    re.IGNORECASE,
)
""" "Initiative: New prices", "Action 1 - Survey"."""
_BULLET = re.compile(r"\s*[-–•·*→>‣◦▪○●]+\s*\S")
_JOINED = re.compile(r"[/|+&,]|\b(?:and|en|und|et|y|e)\b")


def initiative_rows(grid: Grid, table: Table) -> dict[int, str]:
    """The rows of a table that hold initiatives without any level, by their number, and why; none where nothing but their blanks tells."""
    if len(table.rows) > MOST_ROWS or table.fields() & {"initiative", "type", "milestone"}:
        return {}
    texts = [one for one in table.headings if one.field in ("key_result", "objective", "okr_text") and one.group is None]
    text = next((one for one in texts if one.field == "key_result"), texts[0] if texts else None)
    levels = [one.column for one in table.headings if one.field in _LEVELS]
    if text is None or not levels:
        return {}
    told = {row: grid.at(row, text.column) for row in table.rows}
    valued = {row for row in table.rows if any(number(value) is not None for value in (grid.at(row, one) for one in levels))}
    bare = [row for row in table.rows if row not in valued]
    found = {row for row in bare if isinstance(told[row], str) and _LABEL.match(str(told[row]))}
    goal = next((one for one in texts if one.field == "objective" and one is not text), None)
    goals = {row: grid.at(row, goal.column) for row in table.rows} if goal else {}
    found |= _below_lines(grid, table.rows, valued, told, goals)
    if text.field == "key_result":
        named = [row for row in table.rows if isinstance(told[row], str) and row not in found]
        with_bullets = {row for row in named if _BULLET.match(str(told[row]))}
        first = named[0] if named else None
        if with_bullets and first not in with_bullets and with_bullets.isdisjoint(valued) and {*named} - with_bullets <= valued:
            found |= with_bullets
        if _names_initiatives_too(text.text):
            found |= {row for row in named if row not in valued and row != first}
        # A row that is the only one to name its objective stays, whatever it is.
        kept = {goals.get(row) for row in table.rows if row not in found}
        found = {row for row in found if goals.get(row) is None or told[row] is None or goals[row] in kept}
    return dict.fromkeys(sorted(found), AN_INITIATIVE) if found and valued - found else {}


def _below_lines(grid: Grid, rows: Sequence[int], valued: set[int], told: Mapping[int, Value], goals: Mapping[int, Value]) -> set[int]:
    """Lines that say nothing but "Initiatives", and the rows below them with the same columns filled; a blank row or a level ends them."""
    found: set[int] = set()
    inside, before, like = False, 0, None
    for row in rows:
        if _is_line([value for value in grid.row(row) if value is not None]):
            inside, like = True, None
        elif inside:
            filled = (told[row] is not None, goals.get(row) is not None)
            like = like or filled
            inside = row not in valued and before == row - 1 and filled == like and not all(filled)
        before = row
        if inside:
            found.add(row)
    return found


def _is_line(cells: Sequence[Value]) -> bool:
    return len(cells) == 1 and isinstance(cells[0], str) and field_of(plain(cells[0]))[0] == "initiative"


def _names_initiatives_too(heading: str) -> bool:
    """ "KPI / Action": rows with levels are measures, those below them without any are what is done for them."""
    return any(field_of(plain(part))[0] == "initiative" for part in _JOINED.split(heading.casefold()))
