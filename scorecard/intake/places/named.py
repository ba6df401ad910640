"""What a title names: the department or team that a sheet is of."""

import re
from collections.abc import Iterable, Sequence

from scorecard.intake.cells.labels import kind_of_label
from scorecard.intake.cells.times import period_in_text, term_in_text
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.headlines import LABEL, SPEAKS_OF_GOALS, line_above, named_period, perspective_in
from scorecard.intake.places.find import Table
from scorecard.model.perspective import normalised

_KIND = (
    r"team|departments?|dept\.?|division|squad|afdeling|abteilung|bereich|fachbereich|departamento|gerencia|diretoria|equipo|equipe|équipe"
    r"|dipartimento"
)
_UNIT = re.compile(
    rf"(?:(?:{_KIND})\s+(?:(?:of|de|da|do|des|der)\s+)?(?P<behind>\S.*)|(?P<before>\S.*)\s+(?:team|department|dept\.?|division|squad))",
    re.IGNORECASE,
)
NUMBERED = re.compile(rf"(?:{_KIND}|division|squad|tribe|group|unit)\s*#?\s*(?:\d{{1,2}}|[A-Z])", re.IGNORECASE)
"""Team 3: the number is its name."""
DEPARTMENT = re.compile(
    r"\b(?:teams?|departments?|dept|divisions?|squad|tribe|afdeling|abteilung|bereich|service|direction|departamento|equipo|equipe|équipe"
    r"|marketing|sales|finance|human resources|hr|it|operations|product|engineering|customer (?:success|service)|legal|procurement"
    r"|logistics|r&d|research|communications?|verkoop|inkoop|financiën|personeelszaken|vertrieb|einkauf|personal|finanzen|produktion"
    r"|ventes|achats|ressources humaines|ventas|compras|finanzas|recursos humanos|vendas|finanças)\b",
    re.IGNORECASE,
)
"""What departments and teams are called."""
LONGEST = 60
"""Characters of a name."""
_PARTS = re.compile(r" [–—-] |\|")
_SAID_OF_SHEETS = re.compile(
    r"(?:\b(?:okrs?|goals?|objectives?|and|key|results?|scorecards?|kpis?|tracker|dashboard|ziele|doelen|doelstellingen|objetivos|metas"
    r"|objectifs)\b|\b(?:fy|[qh][1-4]|\d{2,4})\b|[/'’(),])",
    re.IGNORECASE,
)
_NO_NAMES = re.compile(r"\b(?:our|my|the|your|project|members?|leads?|leader|name|all|by|for|any)\b", re.IGNORECASE)
"""Words beside "team" that name none."""
_OF_SHEETS = re.compile(
    r"\b(?:plans?|planning|report|review|performance|overview|summary|template|charter|priorities|status|update|targets|measures|metrics"
    r"|worksheet|form|sheet|strategy|meeting|level|view|budget)\b",
    re.IGNORECASE,
)
"""Words behind "team" that say what a sheet is."""
_LONGEST = 4
"""Words of a unit's name."""


def unit_in_titles(texts: Iterable[str]) -> str | None:
    """The unit that a title of a table names: "Team Sales", "Sales Team OKRs Q3", "Plan 2026 – Bereich Logistik"; None where none does,
    or several do."""
    parts = (part for text in texts if ":" not in text for part in _PARTS.split(" ".join(text.split())))
    found = {name for part in parts if (name := part if NUMBERED.fullmatch(part) else _name(_SAID_OF_SHEETS.sub(" ", part).strip()))}
    return found.pop() if len(found) == 1 else None


def units_over(grid: Grid, tables: Sequence[Table]) -> dict[int, str]:
    """By the row of its heading: whose each of several tables is, by the one line above it.

    Most of the lines are called like departments; or they are all that tells tables of the same words apart. None where they are not.
    """
    lines = {one.heading_row: line for one in tables if len(one.titles) < 2 and (line := line_above(grid, one.heading_row))}
    names = {row: _bare(text) for row, text in lines.items()}
    if len(tables) < 2 or len(names) < len(tables) or len(set(map(normalised, names.values()))) < len(tables):
        return {}
    if any(not name or len(name) >= LONGEST or _is_other(lines[row]) for row, name in names.items()):
        return {}
    called_so = sum(DEPARTMENT.search(name) is not None for name in names.values())
    return names if called_so * 2 >= len(names) or _say_the_same(grid, tables) else {}


def _bare(text: str) -> str:
    """The name in a line, without what it says of goals and periods."""
    if NUMBERED.fullmatch(text):
        return text
    told = " ".join(_SAID_OF_SHEETS.sub(" ", text).split())
    return _name(told) or (told if SPEAKS_OF_GOALS.search(text) or period_in_text(text) or term_in_text(text) else text)


def _is_other(text: str) -> bool:
    """The line names no unit."""
    other = LABEL.match(text) or named_period(text) or kind_of_label(text) or perspective_in(text)
    return bool(other) or term_in_text(text, alone=True) == text


def _say_the_same(grid: Grid, tables: Sequence[Table]) -> bool:
    """Each table has key results, of the same headings as the first and some of its words."""
    texts: list[set[Value]] = []
    for table in tables:
        one = next((one for one in table.headings if one.field == "key_result" and one.group is None), None)
        if one is None or table.fields() != tables[0].fields():
            return False
        texts.append({grid.at(row, one.column) for row in table.rows} - {None})
    return all(told & texts[0] for told in texts)


def _name(text: str) -> str | None:
    match = _UNIT.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    name = match["behind"] or match["before"]
    other = _NO_NAMES.search(name) or (match["behind"] and _OF_SHEETS.search(name)) or period_in_text(name) or term_in_text(name)
    return name if name[0].isupper() and len(name.split()) <= _LONGEST and not other else None
