"""Words in cells: directions, people, lists, placeholders, confidence."""

import re
from collections.abc import Sequence

from scorecard.intake.cells.numbers import number, numbers
from scorecard.intake.grid import Value
from scorecard.model.perspective import normalised

PLACEHOLDERS = {
    "", "tbd", "tba", "tbc", "n a", "na", "nvt", "n v t", "n d", "nd", "none", "null", "nil", "unknown", "no data", "not available", "not applicable",
    "to be defined", "to be determined", "to be decided", "nader te bepalen", "ntb", "onbekend", "offen", "noch offen", "unbekannt", "k a", "keine angabe",
    "a definir", "por definir", "no disponible", "inconnu", "a determiner", "pendiente", "x", "xx", "xxx", "todo", "no goal", "new meas", "new measure",
}  # fmt: skip
_BRACKETS = re.compile(r"\[[^\]]*\]|<[^>0-9]+>|\{[^}]*\}|_{2,}|\?+")


def is_placeholder(text: str) -> bool:
    """"tbd", "n.v.t.", "[X]%", "-", "?" and the like: somebody meant to fill this in, or says there is nothing."""
    return normalised(text) in PLACEHOLDERS or bool(_BRACKETS.search(text)) and number(text) is None and len(text) < 25


_UP = {
    "increase", "increasing", "grow", "growth", "raise", "up", "higher", "higher is better", "more is better", "maximize", "maximise", "at least", "above",
    "verhogen", "stijgen", "omhoog", "hoger", "hoger is beter", "groeien", "erhohen", "steigern", "hoher", "hoher ist besser", "augmenter", "hausse",
    "croissant", "aumentar", "subir", "creciente", "maior", "mayor", "incrementar", "upward", "positive",
}  # fmt: skip
_DOWN = {
    "decrease", "decreasing", "reduce", "reduction", "lower", "down", "lower is better", "less is better", "minimize", "minimise", "at most", "below",
    "verlagen", "dalen", "omlaag", "lager", "lager is beter", "verminderen", "senken", "reduzieren", "niedriger", "niedriger ist besser", "diminuer",
    "reduire", "baisse", "decroissant", "reducir", "disminuir", "bajar", "decreciente", "reduzir", "diminuir", "menor", "downward", "negative",
}  # fmt: skip
_HOLD = {"maintain", "hold", "keep", "stable", "handhaven", "behouden", "stabiel", "halten", "beibehalten", "maintenir", "mantener", "manter", "range", "between", "control"}
_ARROWS = {"↑": "increase", "⬆": "increase", "▲": "increase", "↗": "increase", "↓": "decrease", "⬇": "decrease", "▼": "decrease", "↘": "decrease", "→": "maintain", "↔": "maintain"}


def direction(value: Value) -> str | None:
    """"increase", "decrease" or "maintain", where a cell states one."""
    if not isinstance(value, str):
        return None
    for arrow, meaning in _ARROWS.items():
        if value.strip().startswith(arrow):
            return meaning
    word = normalised(value)
    first = word.split(" ")[0] if word else ""
    for meaning, words in (("increase", _UP), ("decrease", _DOWN), ("maintain", _HOLD)):
        if word in words or first in words:
            return meaning
    return None


_MAIL = re.compile(r"\s*(?P<name>[^<>@]*?)\s*<[^<>@\s]+@[^<>\s]+>\s*")


def person(value: Value) -> str | None:
    """An owner as written, without the address behind the name."""
    if value is None or isinstance(value, (bool, float)):
        return None
    text = " ".join(str(value).split())
    if is_placeholder(text):
        return None
    match = _MAIL.fullmatch(text)
    return match["name"] if match and match["name"] else text


def items(text: str) -> list[str]:
    """The entries of a list in a cell, parted by lines, semicolons or bars; commas only when every part is short."""
    for mark in ("\n", ";", "|"):
        if mark in text:
            return [part for part in (_bare(part) for part in text.split(mark)) if part]
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 1 and all(part and len(part) <= 30 and len(part.split()) <= 3 for part in parts):
        return parts
    return [text.strip()] if text.strip() else []


def _bare(text: str) -> str:
    return re.sub(r"^\s*(?:[-*•·–]|\(?\d{1,2}[.)])\s+", "", text).strip()


_LEVELS = {"low": 2.0, "laag": 2.0, "niedrig": 2.0, "gering": 2.0, "faible": 2.0, "bajo": 2.0, "baja": 2.0, "baixo": 2.0, "medium": 5.0, "middel": 5.0, "gemiddeld": 5.0,
           "mittel": 5.0, "moyen": 5.0, "medio": 5.0, "media": 5.0, "high": 8.0, "hoog": 8.0, "hoch": 8.0, "eleve": 8.0, "alto": 8.0, "alta": 8.0}  # fmt: skip


def confidences(column: Sequence[Value], formats: Sequence[str]) -> list[float | None]:
    """A column of confidence on 1 to 10: numbers of 1 to 10, shares, percents, "5/10" or words. The column decides the scale."""
    read = numbers(column, formats, None)
    plain = [one.value for one in read if one is not None and one.unit != "%"]
    share = bool(plain) and max(plain) <= 1
    found: list[float | None] = []
    for value, one in zip(column, read, strict=True):
        if one is None:
            found.append(_LEVELS.get(normalised(value)) if isinstance(value, str) else None)
        else:
            ten = one.value / 10 if one.unit == "%" else one.value * 10 if share else one.value
            found.append(ten if 0 <= ten <= 10 else None)
    return found


def percents(column: Sequence[Value], formats: Sequence[str]) -> list[float | None]:
    """A column of progress in percent: 0.6 under a percent format, "60 %", 60, or 0.6 where no plain number is above 1.5."""
    read = numbers(column, formats, None)
    plain = [one.value for one in read if one is not None and one.unit is None]
    share = bool(plain) and max(plain) <= 1.5
    return [None if one is None else one.value * 100 if one.unit is None and share else one.value for one in read]


def percent(value: Value, number_format: str = "General") -> float | None:
    """Progress in percent as one cell tells it by itself: "75 %", 75, or 0.75 under a percent format."""
    return percents([value], [number_format])[0] if isinstance(value, str) or "%" in number_format else _plain(value)


def _plain(value: Value) -> float | None:
    one = number(value)
    return one.value if one else None


def confidence(value: Value, number_format: str = "General") -> float | None:
    """Confidence on 1 to 10 as one cell tells it by itself."""
    return confidences([value], [number_format])[0]
