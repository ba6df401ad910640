"""Headings that say when their numbers are of: the beginning or end of a year, quarter or season; or a day among other words."""

import re
from datetime import date

from scorecard.intake.cells.times import MONTHS, day
from scorecard.model.perspective import normalised

_BEGINNING = r"(?:start|beginning|begin|outset|anfang|beginn|debut|inicio|inizio|aanvang)"
_END = r"(?:end|ende|einde|eind|fin|fim|fine|close)"
_PART = (
    r"(?:year|school year|quarter|season|cycle|period|term|semester|project|programme|program|jahr|jahres|schuljahr|schuljahres|quartal"
    r"|quartals|saison|zyklus|periode|projekt|jaar|schooljaar|kwartaal|seizoen|cyclus|annee|trimestre|cycle|projet|ano|temporada|ciclo"
    r"|proyecto|projeto|anno|stagione|progetto)"
)
_LINK = r"(?:(?: of| the| de| du| del| della| dell| do| da| des| der| van| het| d| l| la)*)"
_EDGES = re.compile(
    rf"\b(?:(?P<beginning>{_BEGINNING})|(?P<end>{_END})){_LINK} {_PART}\b"
    rf"|\b{_PART}s?(?:(?P<beginning2>beginn|anfang|start|begin)|(?P<end2>ende|einde|eind))\b"
)
_AT = frozenset((
    "at", "by", "am", "zu", "zum", "per", "op", "bij", "au", "en", "a", "al", "no", "the", "value", "level", "wert", "waarde",
    "valeur", "niveau",
))  # fmt: skip
"""Words beside the edge that say nothing of what stands there."""
_DAY = re.compile(r"\b(?:\d{1,2}[./-]\d{1,2}[./-]20\d\d|20\d\d-\d\d-\d\d)\b")
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NAMED_DAY = re.compile(rf"\b(?:\d{{1,2}} (?:de )?(?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}) (?:de )?(?:20)?\d\d\b")
_AS_OF = re.compile(r"\b(?:as of|as at|at|on|per|am|vom|zum|op|au|le|al|em|a)\b")


def day_inside(text: str, bare: str) -> tuple[date, str] | None:
    """The day that a heading names among other words, and what these say: "Stand 30.06.2026", "Actual at 30 June 2026"."""
    for found, words in ((_DAY.search(text), text), (_NAMED_DAY.search(bare), bare)):
        observed = day(found[0]) if found else None
        if found and observed:
            return observed, " ".join(_AS_OF.sub(" ", normalised(words.replace(found[0], " "))).split())
    return None


_ONE = rf"(?:{_PART}|month|monat|mois|mes|maand|mese)"
_THIS = re.compile(rf"^(?:this|current|diese[rs]?|dit|deze|cette|este|esta|questo|questa) {_ONE}(?: s)? (?P<rest>.+)$")


_MONTHS_OWN = re.compile(r"^(?:in |im |per )?(?:month|mtd|monat|mois|mes|maand|mese) (?P<rest>.+)$")
"""In a report of one month, beside the year so far."""


def of_this_one(bare: str) -> str | None:
    """What a heading says beside "this season"; None where it says nothing of the kind."""
    found = _THIS.match(bare) or _MONTHS_OWN.match(bare)
    return found["rest"] if found else None


def at_edge(bare: str) -> tuple[str, str] | None:
    """ "beginning" or "end", and what else the heading says; None for one that names no edge."""
    found = _EDGES.search(bare)
    if found is None:
        return None
    rest = (bare[: found.start()] + " " + bare[found.end() :]).split()
    which = "beginning" if found["beginning"] or found["beginning2"] else "end"
    return which, " ".join(word for word in rest if word not in _AT)


_UNIT_OF_TIME = (
    "d|days?|weeks?|months?|mo|years?|yrs?|tagen?|wochen?|monaten?|jahren?|dagen|weken|maanden|maand|jaar|jours?|semaines?|mois|ans?|annees?"
    "|dias?|semanas?|mes|meses|anos?|giorni|settiman[ae]|mes[ei]|ann[oi]"
)
_WITHIN = "(?:within|in|after|at|for|nach|ab|binnen|na|over|op|a|en|dans|sous|apres|dentro de|tras|para|entro|dopo|em|apos)"
_TERM = "(?:del |de |do |para el |para o )?(?:bienio|trienio|cuatrienio|quinquenio|sexenio|quadrienio|mandato)|(?:cuatri|quinque)nal"
_HORIZON = re.compile(
    rf"\b(?:{_WITHIN} )?(?:[jmt] )?\d{{1,3}} ?(?:{_UNIT_OF_TIME})\b|\b(?:{_WITHIN} )?[jm] ?\d{{1,3}}\b"
    rf"|\b(?P<phase>(?:{_WITHIN} )?(?:phase|fase) \d{{1,2}})\b|\b(?:{_TERM})\b"
)
""" "In 12 months", "M+3", "T+6 mois", "phase 2", "del cuatrienio"."""


def at_horizon(bare: str) -> tuple[str, bool] | None:
    """What a heading says beside how far ahead it looks, and whether that is a phase: "target" of "12-month target", "Target phase 2"."""
    found = _HORIZON.search(bare)
    rest = " ".join((bare[: found.start()] + " " + bare[found.end() :]).split()) if found else ""
    return (rest, bool(found["phase"])) if found and rest else None
