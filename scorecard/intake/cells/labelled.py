"""Levels in one cell, each behind its name: "Threshold 80 / Target 100 / Stretch 120"."""

import re
from functools import lru_cache

_NAMES = {
    "threshold": r"threshold|min(?:imum)?|floor|entry|drempel(?:waarde)?|schwelle(?:nwert)?|seuil|umbral|m[ií]nimo|limiar|soglia",
    "target": r"(?:on )?target|goal|streefwaarde|doel|ziel(?:wert)?|cible|meta|objetivo|obiettivo",
    "stretch": r"stretch(?: target| goal)?|max(?:imum)?|outstanding|m[aá]ximo|massimo",
}
_ANY = "|".join(_NAMES.values())
_ONE = re.compile(
    rf"(?P<name>{_ANY})\b\.?\s*[:=–-]?\s*(?P<level>[^:=;/|\n]*?\d[^:=;/|\n]*?)\s*(?:[;/|\n]\s*|,\s+|\s(?=(?:{_ANY})\b)|$)", re.IGNORECASE
)
_LONGEST = 100


@lru_cache(maxsize=4_096)
def levels_by_name(text: str) -> dict[str, str]:
    """The words of each level by what it is: "threshold", "target", "stretch"; empty unless a target and another one are all there is."""
    text = " ".join(text.split(" ")).strip()
    if len(text) > _LONGEST:
        return {}
    told: dict[str, str] = {}
    at = 0
    while at < len(text):
        match = _ONE.match(text, at)
        name = match and next(field for field, names in _NAMES.items() if re.fullmatch(names, match["name"], re.IGNORECASE))
        if not match or not name or name in told:
            return {}
        told[name] = match["level"]
        at = match.end()
    return told if "target" in told and len(told) > 1 else {}
