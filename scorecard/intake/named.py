"""What a title names: the department or team that a sheet is of."""

import re
from collections.abc import Iterable

from scorecard.intake.cells.times import period_in_text

_KIND = (
    r"team|departments?|dept\.?|division|squad|afdeling|abteilung|bereich|fachbereich|departamento|gerencia|diretoria|equipo|equipe|équipe"
    r"|dipartimento"
)
_UNIT = re.compile(
    rf"(?:(?:{_KIND})\s+(?:(?:of|de|da|do|des|der)\s+)?(?P<behind>\S.*)|(?P<before>\S.*)\s+(?:team|department|dept\.?|division|squad))",
    re.IGNORECASE,
)
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
    found = {name for part in parts if (name := _name(_SAID_OF_SHEETS.sub(" ", part).strip()))}
    return found.pop() if len(found) == 1 else None


def _name(text: str) -> str | None:
    match = _UNIT.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    name = match["behind"] or match["before"]
    other = _NO_NAMES.search(name) or (match["behind"] and _OF_SHEETS.search(name))
    return name if name[0].isupper() and len(name.split()) <= _LONGEST and not other and period_in_text(name) is None else None
