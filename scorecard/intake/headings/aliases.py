"""What people call the fields, in six languages and a few more: words and the field they name, misspelt ones included."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from scorecard.intake.grid import Value
from scorecard.model.perspective import normalised

LIKENESS = 89.0
"""A heading of at least seven letters this like a known one (0 to 100) is taken for it."""
LONGEST_NAME = 40
GROUP = re.compile(
    r"^(?:key results?|krs?|kernresultaat|sleutelresultaat|schlusselergebnis|schlusselresultat|resultat cle|resultado clave"
    r"|resultado chave|measure|kpi)"
    r" ?(?P<number>\d{1,2})(?: (?P<rest>.+))?$"
)
MEASURED = {"baseline", "target", "stretch", "current", "progress", "confidence", "status", "comment", "weight", "owner", "due_on"}
"""Fields a key result's numbered group or a period's column may hold."""
GOALS = frozenset(("goal", "doel", "ziel", "objectif", "objetivo", "obiettivo", "hedef", "cel", "mal", "obj"))
"""Words for a goal in words and, beside a time, for a target in numbers."""
_FOLLOWED = (
    "tracking", "weekly tracking", "monthly tracking", "weekly check in", "weekly check ins", "check ins", "opvolging", "verlauf",
    "wochenverlauf", "monatsverlauf", "acompanhamento", "acompanhamento semanal", "acompanhamento mensal", "seguimiento",
    "seguimiento semanal", "seguimiento mensual", "suivi", "suivi hebdomadaire", "suivi mensuel", "andamento", "andamento mensile",
    "measured values", "measurements", "actuals", "messwerte", "messungen", "istwerte", "ist werte", "metingen", "meetwaarden",
    "realisaties", "mesures", "valeurs mesurees", "realisations", "mediciones", "medicoes", "misurazioni", "rilevazioni",
)  # fmt: skip
"""What values of several times are called together."""
PLANNED = frozenset((
    "plan", "budget", "bud", "planned", "geplant", "gepland", "begroot", "begroting", "prevu", "previsto", "presupuesto", "presupuestado",
    "presup", "ppto", "orcado", "orcamento", "preventivo",
))  # fmt: skip
"""What a target is called beside what was reached."""
_ROLE = {
    **dict.fromkeys(("milestones", "targets milestones", "targets and milestones", "milestones targets"), "target"),
    **dict.fromkeys(("milestone", "amended", "approved", "proposed", *GOALS, *PLANNED), "target"),
    **dict.fromkeys(("scheduled", "programado", "programada", "planificado"), "target"),
    **dict.fromkeys(("planejado", "prevista", "planeado", "pianificato"), "target"),
    "forecast": "forecast",
    **dict.fromkeys(("ref", "reference", "referenz", "referentie", "referencia", "riferimento", "base", "base year"), "baseline"),
    **dict.fromkeys(("basisjahr", "basisjaar", "annee de base", "annee de reference", "ano base", "ano de referencia"), "baseline"),
    **dict.fromkeys(_FOLLOWED, "current"),
    **dict.fromkeys(("dato", "datos", "cierre", "realidad", "to date", "year end"), "current"),
    **dict.fromkeys(("results", "resultados", "resultats", "ergebnisse"), "current"),
    **dict.fromkeys(("situation", "situatie", "situacion", "situacao", "situazione"), "current"),
}
_SLASH = re.compile(r"\s*[/|+&]\s*|\s+(?:or|oder|of|ou|o)\s+", re.IGNORECASE)
_AND = re.compile(r"\s*[/|+&,]\s*|\s+(?:and|en|und|et|y|e)\s+", re.IGNORECASE)
_FILLERS = frozenset(("value", "wert", "waarde", "valeur", "valor", "of", "the", "de", "der", "la", "le", "el", "so", "far"))
"""Words of a heading that tell nothing of what it names."""
_LONG_NUMBER = re.compile(r"\d{3}")
_DIGITS, _COUNT = re.compile(r"\d"), re.compile(r" \d+$")


def plain(text: str) -> str:
    """Normalised, with CamelCase and snake_case as words."""
    return normalised(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text))


def without_brackets(text: str) -> str:
    """The words outside of brackets."""
    return re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)


@cache
def _told() -> dict[str, dict[str, list[str]]]:
    """By field and language, as the table has them."""
    return tomllib.loads((files("scorecard.intake.headings") / "headings.toml").read_text(encoding="utf-8"))


@cache
def fields() -> tuple[str, ...]:
    """Every field a column may be taken for, in the order of the table."""
    return tuple(_told())


@cache
def _names() -> dict[str, str]:
    return {
        normalised(name): field for field, lines in _told().items() for kind, names in lines.items() if kind != "accented" for name in names
    }


@cache
def accented() -> dict[str, str]:
    """Names that mean something else without their accents, as written in lower case."""
    return {name: field for field, lines in _told().items() for name in lines.get("accented", [])}


def names_among(values: Iterable[Value]) -> set[Value]:
    """Those that are what some heading is called, numbered ones included. Most texts are told apart by their first two letters."""
    begun = _beginnings()
    likely = (
        value
        for value in values
        if value.__class__ is str and (value[:2].lower() in begun or not value[:2].isascii() or not value[:2].isalpha())
    )
    short = (value for value in likely if len(value) < LONGEST_NAME and not _LONG_NUMBER.search(value))
    return {value for value in short if (bare := plain(value)) in _names() or GROUP.match(bare)}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:2] for name in _names())


def field_of(bare: str) -> tuple[str | None, str]:
    """The field that plain words name, and how; None and nothing where they are no name."""
    known = _names().get(bare)
    return (known, "exact" if bare == (known or "").replace("_", " ") else "alias") if known else (None, "")


_WITH_POINT = ("en", "zh", "ja")
"""Languages that have a decimal point."""


@cache
def _names_with_point() -> frozenset[str]:
    return frozenset(normalised(name) for lines in _told().values() for language in _WITH_POINT for name in lines.get(language, []))


def have_decimal_comma(texts: Iterable[str]) -> bool:
    """Most of the headings that are names are so in languages that have a decimal comma."""
    bare = [plain(without_brackets(text)) for text in texts]
    named = [one in _names_with_point() for one in bare if one in _names()]
    return sum(named) * 2 < len(named)


def in_percent(text: str, bare: str) -> tuple[str, str] | None:
    """ "% achieved" is progress, where "Achieved" is a value; "Actual %" stays a value. None where the percent sign tells nothing."""
    if "%" not in text:
        return None
    known = _names().get(f"pct {bare}") or _names().get(f"{bare} pct")
    return (known, "alias") if known else None


_KINDS_OF_MEASURES = frozenset(("lead", "lag", "leading", "lagging"))
""" "Lead / lag" asks for no person."""


def of_joined_names(text: str) -> str | None:
    """ "Company / Team / Person": names of one thing joined, none of which names another thing; or a name and its translation.

    Of "Target and deadline" the target is read, of "KPI + flags" the KPI.
    """
    parts = [plain(part) for part in _SLASH.split(text) if plain(part)]
    if _KINDS_OF_MEASURES.issuperset(parts):
        return None
    fields = {field for field in (field_of(part)[0] for part in parts) if field}
    joined = {field_of(plain(part))[0] for part in _AND.split(text)}
    if joined == {"target", "due_on"}:
        return "target"
    if fields == {"key_result", "milestone"} or joined == {"key_result", "initiative"}:
        return "key_result"
    if len(parts) < 2 or len(fields) != 1:
        return None
    translated = len(parts) == 2 and "/" in text
    more = "+" in text and field_of(parts[0])[0] is not None
    return fields.pop() if translated or more or sum(field_of(part)[0] is not None for part in parts) > 1 else None


def of_one_thing(bare: str) -> str | None:
    """ "Ist aktuell": words each of which alone would name the same thing."""
    words = [word for word in bare.split() if word not in _FILLERS]
    fields = {field_of(word)[0] for word in words}
    return fields.pop() if len(fields) == 1 else None


_WHAT_IT_IS_LIKE = frozenset((
    "strategic", "desired", "agreed", "official", "ideal", "optimal", "strategisch", "strategische", "strategischer", "strategisches",
    "strategique", "souhaite", "souhaitee", "visee", "ideale", "convenue", "estrategica", "estrategico", "deseada", "acordada",
    "comprometida", "oficial", "optima", "institucional", "aprobada", "fijada", "desejada", "desejado", "acordada", "aprovada", "otima",
    "pactuada", "strategico", "desiderato", "ottimale", "concordato", "gewunscht", "gewunschter", "gewenst", "gewenste", "afgesproken",
    "vereinbart", "vereinbarter", "vereinbartes",
))  # fmt: skip
"""Words that make no other thing of a target."""


def of_target(bare: str) -> str | None:
    """ "Strategic target", "Meta deseada": a target, whatever is said of what it is like."""
    words = bare.split()
    told = [word for word in words if word not in _WHAT_IT_IS_LIKE]
    return "target" if len(told) < len(words) and field_of(" ".join(told))[0] == "target" else None


_WHICH = frozenset((
    "main", "primary", "principal", "key", "core", "top", "headline", "suggested", "proposed", "related", "associated", "selected",
    "chosen", "success", "strategic", "hoofd", "kern", "belangrijkste", "voorgestelde", "haupt", "zentrale", "zentraler", "wichtigste",
    "wichtigster", "vorgeschlagene", "clave", "asociado", "asociada", "sugerido", "sugerida", "propuesto", "propuesta", "cle",
    "principale", "associe", "suggere", "propose", "chave", "associado", "associada", "proposto", "proposta", "chiave", "associato",
    "suggerito",
))  # fmt: skip
"""Words that say which of the measures it is."""
_MEASURES = frozenset((
    "kpi", "kpis", "metric", "metrics", "measure", "measures", "indicator", "indicators", "kennzahl", "kennzahlen", "indikator",
    "indikatoren", "indicateur", "indicateurs", "indicador", "indicadores", "indicatore", "indicatori", "metrica", "metrique", "metriek",
    "maatstaf",
))  # fmt: skip


def of_measure(bare: str) -> str | None:
    """ "Main KPI", "Indicador principal": a measure, whichever of them it is."""
    words = bare.split()
    told = [word for word in words if word not in _WHICH]
    return "key_result" if len(told) == 1 and len(words) > 1 and told[0] in _MEASURES else None


_COMPOUND = re.compile(
    r"[^\W\d_]{3,}(?:(?P<objective>ziele?|doel(?:en)?|doelstelling(?:en)?)|(?P<key_result>kennzahl(?:en)?|indikator(?:en)?|indicator(?:en)?))"
)
_NO_GOAL = re.compile(r"zwischen|etappen|tussen")
"""Of goals on the way."""


def of_compound(bare: str) -> str | None:
    """ "Qualitätsziel", "Steuerungskennzahlen", "Jaardoelstelling": one word that ends in what it names."""
    found = _COMPOUND.fullmatch(bare)
    return None if found is None or _NO_GOAL.match(bare) else found.lastgroup


@lru_cache(maxsize=20_000)
def alike(bare: str) -> str | None:
    """The field whose name these plain words are a misspelling of."""
    if len(bare) < 7:
        return None
    best = process.extractOne(bare, _about_as_long_as(len(bare)), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    # A number more is no slip, unless it only counts the column: "Year 1 target" is not the year's.
    told = [_DIGITS.findall(one) for one in (bare, _COUNT.sub("", bare))]
    return _names()[best[0]] if best and _DIGITS.findall(best[0]) in told else None


@cache
def _about_as_long_as(letters: int) -> list[str]:
    """Names that so many letters can be that like: no more than all of the shorter one stands in the longer one too."""
    return [name for name in _names() if 200 * min(letters, len(name)) >= LIKENESS * (letters + len(name))]


def role_of(bare: str) -> str | None:
    """What the numbers beside words such as "target" or "actual", or of a time, are: a field, or None. Owner and remarks are the row's."""
    field = _ROLE.get(bare) or field_of(bare)[0]
    return field if field in MEASURED - {"owner", "due_on", "comment", "weight"} else None
