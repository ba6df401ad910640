"""Headings that say when their numbers are of: the beginning or end of a year, quarter or season; or a day among other words."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from scorecard.intake.cells.times import MONTHS, day
from scorecard.model.period import period_of
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


class Within(NamedTuple):
    """A time in a period that is told elsewhere."""

    share: float
    """Of the period that is over: 0.5 or 1."""
    kind: str
    """Of which period: "Y", "H", "Q" or "M" of a year, half year, quarter or month; "" of whichever it is."""


_KINDS = {
    "Y": "year|school year|jahr(?:es)?|schuljahr(?:es)?|jaar|schooljaar|annee|ano|anno",
    "H": "half year|semester|semestre|halbjahr(?:es)?|halfjaar|half",
    "Q": "quarter|quartals?|kwartaal|trimestre|q",
    "M": "month|monats?|maand|mois|mes|mese",
    "": "period|cycle|season|term|okr cycle|periode|zyklus|cyclus|ciclo|periodo|parcours|point",
}
_MIDDLE = (
    r"(?:mid|middle(?: of)?|midway(?: through)?|halfway(?: through)?|half way(?: through)?|halverwege|midden(?: van)?|mitte|mi|milieu"
    r"|mitad|mediados|medio|meados|meio|a meta)"
)
_LAST = r"(?:end|close|ende|einde|eind|fin|final|fim|fine|finales)"
_MIDDLES = "midyear|midquarter|midterm|midcycle|midpoint|midseason|quartalsmitte|jahresmitte|halbzeit|moy|moq|halfway|half way|midway"
_ENDS = "quartalsende|jahresende|kwartaaleinde|jaareinde|eoy|eoq|final"


def _period(group: str) -> str:
    """A period of any kind, in a group that is called after it."""
    return "(?:" + "|".join(f"(?P<{group}_{kind}>{words})" for kind, words in _KINDS.items()) + ")"


_AT_TIME = re.compile(
    rf"\b(?:(?P<middle>{_MIDDLE}{_LINK}(?: het)? {_period('of')}|{_MIDDLES})"
    rf"|(?P<end>{_LAST}{_LINK}(?: het)? {_period('behind')}|{_period('before')} (?:end|close)|{_ENDS}))\b"
)
_KIND_OF_WORD = {
    "midyear": "Y", "midquarter": "Q", "quartalsmitte": "Q", "jahresmitte": "Y", "moy": "Y", "moq": "Q", "quartalsende": "Q",
    "jahresende": "Y", "kwartaaleinde": "Q", "jaareinde": "Y", "eoy": "Y", "eoq": "Q",
}  # fmt: skip
_LOOKS = _AT | {
    "review", "reviews", "check", "in", "checkin", "checkpoint", "assessment", "evaluation", "update", "reading", "meeting", "evaluatie",
    "bewertung", "revision", "revue", "bilan", "revisao", "evaluacion", "avaliacao", "valutazione", "of",
}  # fmt: skip
"""Words that only say that somebody looked."""


def at_time(bare: str) -> tuple[Within, str, bool] | None:
    """ "Mid-quarter review", "End of year actual": the time, what else the heading says, and whether it says that somebody looked."""
    found = _AT_TIME.search(bare)
    if found is None:
        return None
    word = found["middle"] or found["end"]
    kind = next((name.partition("_")[2] for name, told in found.groupdict().items() if told and "_" in name), "")
    rest = (bare[: found.start()] + " " + bare[found.end() :]).split()
    told = [one for one in rest if one not in _LOOKS]
    return Within(0.5 if found["middle"] else 1.0, kind or _KIND_OF_WORD.get(word, "")), " ".join(told), len(told) < len(rest)


def is_part(within: Within | None, period_id: str | None) -> bool:
    """A period may have such a time: one of no known kind, or of that which the time is of."""
    return within is None or not (within.kind and period_id) or _kind_of(period_id) == within.kind


def _kind_of(period_id: str) -> str:
    part = period_id.partition("-")[2]
    return (part[0] if part[0] in "QH" else "M") if part else "Y"


def day_within(within: Within, period_id: str | None) -> date | None:
    """The day in a period; None where its days are not known, or the time is of another kind."""
    if period_id is None or not is_part(within, period_id):
        return None
    told, kind = period_of(period_id), _kind_of(period_id)
    if told.starts_on is None or within.share == 1:
        return told.ends_on
    month = told.starts_on.month - 1 + {"Y": 6, "H": 3, "Q": 1, "M": 0}[kind]
    whole = date(told.starts_on.year + month // 12, month % 12 + 1, 1)
    # The middle of a month is its 15th, that of a year the last day of its first half.
    return whole + timedelta(days=14) if kind in "QM" else whole - timedelta(days=1)
