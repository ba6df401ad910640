"""The steps of a chain of results, from the goal down to what is done: "Outcome 1: Mothers use clinics"."""

import re
from typing import NamedTuple

from scorecard.intake.grid import Value
from scorecard.model.perspective import normalised

_STEPS = (
    r"(?:(?:overall|general|strategic|development|project|specific|immediate|intermediate|ultimate|expected|long term|short term) )?"
    r"(?:goals?|impacts?|purposes?|objectives?|outcomes?|outputs?|results?|components?)"
    r"|oberziele?|projektziele?|wirkung(?:en)?|ergebnis(?:se)?|leistung(?:en)?|hoofddoel|projectdoel|resulta(?:at|ten)|uitkomst(?:en)?"
    r"|objectifs? (?:generaux|general|global|specifiques?)|finalite|effets?|produits?|resultats?(?: attendus?)?"
    r"|objetivos? (?:general|generales|especificos?|geral|gerais)|fin|proposito|finalidade|impactos?|efectos?|efeitos?"
    r"|resultados?(?: esperados?)?|productos?|produtos?|componentes?|obiettiv[oi] (?:generale|specific[oi])|risultat[oi]|prodott[oi]"
)
_WORK = (
    r"activit(?:y|ies)|inputs?|tasks?|activiteit(?:en)?|aktivitat(?:en)?|massnahmen?|activites?|intrants?|actividad(?:es)?|insumos?"
    r"|atividades?|attivita"
)
_NUMBER = r"(?: ?\d{1,2}(?: \d{1,2})*)?"
_ALONE = re.compile(rf"(?:{_STEPS}|(?P<work>{_WORK})){_NUMBER}")
_BEFORE = re.compile(r"\s*(?P<label>[^:\n–—]{3,40}?)\s*(?::|\n|\s[–—-]\s|[–—])\s*(?P<text>\S.*)", re.DOTALL)


class Step(NamedTuple):
    text: str | None
    """Behind its level; None where it is what is done, and no result."""
    of_chain: bool
    """Its level is one that only chains of results have, such as an outcome; goals and objectives others have too."""


_OF_CHAINS = re.compile(
    r"\b(?:outcomes?|outputs?|impacts?|purposes?|components?|projektziele?|wirkung(?:en)?|projectdoel|uitkomst(?:en)?|effets?|produits?"
    r"|proposito|impactos?|efectos?|efeitos?|productos?|produtos?|componentes?|prodott[oi])\b"
)


def is_level(value: Value) -> bool:
    """The text names a level and nothing else: "Outcome", "OUTPUTS", "Result 1.2"."""
    return isinstance(value, str) and _ALONE.fullmatch(normalised(value)) is not None


def step_in(text: str) -> Step | None:
    """The step that a text names behind its level; None without one."""
    before = _BEFORE.fullmatch(text)
    label = _ALONE.fullmatch(normalised(before["label"])) if before else None
    if before is None or label is None:
        return None
    return Step(None if label["work"] else " ".join(before["text"].split()), is_of_chain(before["label"]))


def is_of_chain(level: str) -> bool:
    return _OF_CHAINS.search(normalised(level)) is not None
