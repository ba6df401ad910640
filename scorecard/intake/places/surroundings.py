"""What holds for all rows of a table by the words around it: its titles, the names of its sheet and file, what a person says."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scorecard.intake.cells.labels import RANKS
from scorecard.intake.cells.times import period, period_in_text, term_in_text
from scorecard.intake.cells.words import person
from scorecard.intake.gathered import Context
from scorecard.intake.grid import Grid
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.headlines import line_above, named_period, perspective_in, titles
from scorecard.intake.places.named import unit_in_titles
from scorecard.intake.places.snapshots import day_of_sheet, end_of_month, is_month, is_of_a_day
from scorecard.model.period import is_period
from scorecard.model.perspective import perspective_named
from scorecard.model.reading import Given

GENERIC = re.compile(
    r"^(?:(?:annual|quarterly|yearly|monthly|company|corporate|team|individual|department|all|my|our) )?"
    r"(?:sheet|blad|tabelle|feuil|hoja|plan|planilha|table|data|export|okrs?|kpis?|goals?|objectives?|key results?|overview|scorecard"
    r"|template|import|list|tracker|kpi tracker|annual|quarterly|monthly|yearly|company|corporate"
    r"|individuals?|actuals?|targets?|baselines?|values?|histor(?:y|ies)|measures?|metrics?|summary|resumen|dashboard|o|obj|krs?"
    r"|ziel|doel)[ _-]?\d*$"
    r"|^(?:teams?|departments?|divisions?|groups?)$",
    re.IGNORECASE,
)
"""Names of sheets that name no unit."""
_KIND_OF_UNIT = re.compile(rf"^(?:{'|'.join(sorted(RANKS, key=len, reverse=True))}|dept)\s*[-–:_]\s*(?=\S)", re.IGNORECASE)
"""What a sheet's name says before the unit's own: "Team - Routes"."""
_OF_FILE = re.compile(
    r"\W*(?:versi[oóõ]n|vers[aã]o|versie|versione|v\d|revision|stand|status|updated?|last|as of|date|datum|fecha|mise? [aà] jour|laatst"
    r"|actuali[sz]ad\w|atualizad\w|aggiornat\w|bijgewerkt|zuletzt|aktualisiert|erstellt|created|printed|published|draft)\b",
    re.IGNORECASE,
)
"""Begins a title that tells when the file was written; what its goals are for other titles say better."""
_PERIOD_LABELS = (
    "period", "quarter", "kwartaal", "periode", "quartal", "reporting period", "cycle", "trimestre", "periodo", "review period",
    "okr cycle", "appraisal period", "performance period", "plan period", "time period", "timeframe",
)  # fmt: skip
_YEAR_LABELS = ("year", "fiscal year", "jaar", "jahr", "geschaftsjahr", "annee", "ano", "anno")
_PERSPECTIVE_LABELS = ("perspective", "perspectief", "perspektive", "perspectiva", "axe")
_UNIT_LABELS = (
    "unit", "team", "department", "business unit", "division", "afdeling", "abteilung", "bereich", "departement", "equipe", "area",
    "departamento", "equipo", "scorecard", "squad", "tribe", "directorate", "faculty", "site", "plant", "dienst", "directie", "vestiging",
    "faculteit", "fachbereich", "dezernat", "standort", "werk", "fakultat", "entite", "pole", "gerencia", "secretaria", "setor",
    "diretoria", "equipa", "reparto", "ufficio", "dipartimento", "settore", "time", "service",
)  # fmt: skip

_UNITS_SHEETS = ("name", "scorecard", "okr", "okrs", "goals", "objectives", "plan", "dashboard", "kpis")
"""What a label says behind the word for a unit."""


_ROLES = {
    **dict.fromkeys(("target", "targets", "zielwerte", "doelwaarden", "streefwaarden", "cibles", "metas"), "target"),
    **dict.fromkeys(("baseline", "baselines", "startwerte", "nulmetingen"), "baseline"),
    **dict.fromkeys(("actual", "actuals", "istwerte", "realisatie"), "current"),
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The words around one table."""

    own: Sequence[str]
    """Its own titles, of a table below others."""
    above: str | None
    """The line above its heading."""
    titles: Sequence[str]
    """The sheet's, above the first heading."""
    beside: Sequence[str]
    """The sheet's too, where the table is read from a part of its columns."""
    labels: dict[str, str]
    """What stands beside a label, "Team" or "Quarter:", by the label normalised; the nearest last."""
    sheet: str
    file: str
    """Without what follows the dot."""
    whose: str | None = None
    """The unit that the line above it names, where others stand above tables like it."""
    section: str | None = None
    """The period that the last titles between the tables above it name."""


def surroundings(
    grid: Grid, heading_row: int, own: Sequence[int], beside: Sequence[str], file: str, whose: str | None = None
) -> Surroundings:
    """`own` are the rows of the table's own titles; the others as in `Surroundings`."""
    texts, labels = titles(grid, heading_row)
    nearer, told = titles(replace(grid, rows=[grid.row(row) for row in own]), grid.first_row + len(own))
    return Surroundings(nearer, line_above(grid, heading_row), texts, beside, labels | told, grid.sheet, file, whose)


def own_period(around: Surroundings, *, monthly: bool = False) -> str | None:
    """The period that its own titles name."""
    return _when(around.own, monthly)[0]


def context_of(around: Surroundings, given: Given, *, among_alike: bool, placed: bool, monthly: bool, turned: bool) -> Context:
    """Period, unit, perspective and owner that hold for the whole table.

    A sheet `among_alike`, others with the same headings, may be called after its unit. A table that is `placed` names perspectives
    itself: its sheet is called Finance after a unit. A `monthly` sheet is of the month at whose end its values are of, and no period's;
    of a fiscal year that month is in the second year where it is behind the turn of it (`turned`).
    """
    labels, sheet = around.labels, around.sheet.strip()
    said = sorted((*around.titles, *around.beside), key=lambda text: _OF_FILE.match(text) is not None)
    far, far_term = _when((*said, around.file), monthly)
    here, here_term = _when(around.own, monthly)
    lines = around.own or [around.above or ""]
    here = here or (None if monthly or here_term else next(filter(None, (_part_in(line, far) for line in lines)), around.section))
    here_term = here_term or (None if here or around.own or monthly else term_in_text(around.above or "", whole=True))
    of_sheet = (_of_sheet(sheet, far or far_term) or period_in_text(sheet)) if sheet else None
    sheet_term = None if of_sheet else term_in_text(sheet, alone=among_alike)
    own, below = (None if monthly else of_sheet, sheet_term), _period_of_labels(labels)
    nearest_first = ((given.period, None), (here, here_term), own, below, (far, far_term))
    named, term = next(filter(any, nearest_first), (None, None))
    # A sprint lies within its quarter; that of a year says nothing of when it begins and ends.
    named = named or next((period_id for period_id, _ in nearest_first if period_id and "-" in period_id), None)
    named = of_sheet[:4] if monthly and of_sheet and named in (None, of_sheet) else named
    over = next(filter(None, map(perspective_in, around.own or filter(None, [around.above]))), None)
    perspective = over or next((value for label, value in labels.items() if label in _PERSPECTIVE_LABELS), None)
    unit = given.unit or around.whose or next((value for label, value in reversed(labels.items()) if _labels_unit(label, value)), None)
    named_so = perspective_named(sheet) and (len(sheet) > 1 or among_alike)
    perspective = sheet if named_so and not (over or placed) and sheet != unit else perspective
    unit = unit or unit_in_titles(around.own) or unit_in_titles(around.titles)
    owner = next((person(value) for label, value in reversed(labels.items()) if _names_owner(label) and not value.isdecimal()), None)
    of_a_day = monthly or is_of_a_day(sheet)
    if unit is None and among_alike and not (perspective or of_sheet or sheet_term or of_a_day) and not GENERIC.match(sheet):
        unit = _KIND_OF_UNIT.sub("", sheet)
    above = (_values_of_title(text) for text in (*around.own, around.above or ""))
    kind = values_are(sheet) or values_are(around.file) or next(filter(None, above), None)
    year = int(named[:4]) if named else _year_in(term, far)
    of_month = year + 1 if year and turned and "/" in (named or "") else year
    observed = (end_of_month(sheet, of_month) if monthly else day_of_sheet(sheet, year)) if of_a_day else None
    return Context(around.sheet, named, unit or None, perspective, owner, year, kind, of_a_day, observed, term=None if named else term)


def _of_sheet(sheet: str, far: str | None) -> str | None:
    """The period that a sheet is called after, "Q2" in the year of the period or term around it; of a fiscal one, if that is."""
    year = _YEAR.search(far or "")
    named = period(sheet, year=int(year[0]) if year else None)
    if not far or "/" not in far or not named or not _PART.fullmatch(named) or re.search(r"\d\d", sheet):
        return named
    return f"{far.partition('-')[0]}-{named[5:]}" if is_period(far) else None


def _part_in(line: str, far: str | None) -> str | None:
    """The quarter or half year that is all a line says, "Q2" or "Second half", of the year of the period around it."""
    bare = named_period(line) if line and not re.search(r"\d\d", line) else None
    named = _of_sheet(bare, far) if bare else None
    return named if named and re.fullmatch(r"Q\d|H\d", named.rpartition("-")[2]) else None


def _year_in(*told: str | None) -> int | None:
    """The one year of the calendar that these name."""
    found = {int(year) for text in told if text and "/" not in text for year in _YEAR.findall(text)}
    fiscal = any("/" in text for text in told if text)
    return found.pop() if len(found) == 1 and not fiscal else None


_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_PART = re.compile(r"\d{4}-[QH]\d")


def _when(texts: Iterable[str], monthly: bool) -> tuple[str | None, str | None]:
    """The period that the first of the texts names that names any, or the season, term or cycle that it does, within no quarter or half.

    Around the sheets of months they may be called after their month again.
    """
    term = None
    for text in texts:
        found = period_in_text(text)
        if found and not (monthly and is_month(found)) and (term is None or "-" in found):
            return found, None
        term = term or (None if found or _OF_FILE.match(text) else term_in_text(text))
    return None, term


def _period_of_labels(labels: Mapping[str, str]) -> tuple[str | None, str | None]:
    """What "Period" or "Quarter" says above a table, in the year that stands behind "Year"; or a term, or else that year."""
    year = next((found for found in (period(value) for label, value in labels.items() if label in _YEAR_LABELS) if found), None)
    known = int(year) if year and year.isdigit() else None
    values = [value for label, value in labels.items() if label in _PERIOD_LABELS]
    named = next((found for found in (period(value, year=known) for value in values) if found), None)
    term = None if named else next((found for found in (term_in_text(value, alone=True) for value in values) if found), None)
    return (named or year, None) if term is None else (None, term)


_OWNERS = frozenset((
    "naam medewerker", "collaboratrice", "salarie", "empleado", "empleada", "colaborador", "colaboradora", "trabajador", "funcionario",
    "dipendente", "collaboratore",
))  # fmt: skip
"""Whose goals they are, before one name; above columns such words head much else."""


def _names_owner(label: str) -> bool:
    if label in _OWNERS:
        return True
    [one] = recognise([label], 1, {})
    return one.field in ("owner", "objective_owner") and one.how != "fuzzy" and label.rpartition(" ")[2] not in ("id", "no", "number")


def _labels_unit(label: str, value: str) -> bool:
    """ "Team", or "Department scorecard", before a name."""
    unit, _, what = label.partition(" ")
    if unit == "time" and any(map(str.isdigit, value)):
        return False  # A team is called so in Portuguese, and a time of the day in English.
    return label in _UNIT_LABELS or (unit in _UNIT_LABELS and what in _UNITS_SHEETS and period_in_text(value) is None)


def values_are(name: str) -> str | None:
    """What the values of a sheet or file are, by its name: "targets", "KPI baselines 2026"."""
    words = set(plain(name).split())
    told = {_ROLES[word] for word in words if word in _ROLES}
    return told.pop() if len(told) == 1 else None


_BESIDE_A_ROLE = frozenset((
    "kpi", "kpis", "okr", "okrs", "metric", "metrics", "performance", "annual", "yearly", "quarterly", "monthly", "key", "our", "the",
    "for", "of", "end", "year", "fiscal", "fy", "success", "growth", "business", "company", "team", "strategic",
))  # fmt: skip
"""Words of a title that leave what the values below are to another one: "KPI targets 2026"; "Results against targets" says nothing."""


def _values_of_title(title: str) -> str | None:
    words = [word for word in plain(title).split() if word not in _ROLES and not any(map(str.isdigit, word))]
    return values_are(title) if all(word in _BESIDE_A_ROLE for word in words) else None
