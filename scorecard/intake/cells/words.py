"""Words in cells: placeholders, directions, people, lists."""

import re
import unicodedata

from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.vocabulary import TOLD, by_word
from scorecard.intake.grid import Value
from scorecard.model.perspective import normalised

_TOLD = TOLD["meanings"]
PLACEHOLDERS: frozenset[str] = frozenset(_TOLD["placeholder"])
"""As `normalised` leaves them; "" stands for dashes, dots and question marks alone."""
_TO_FILL_IN = re.compile(r"\W*(?:\[[^\]]*\]|\{[^}]*\}|<[^<>@]+>|_{2,})\W*\w{0,8}\W*")
_LONGEST_WORDS = max(map(len, PLACEHOLDERS)) + 6
"""Characters, with some dots in them; no placeholder in words has more."""
_LONGEST = 40
"""Characters; what is longer is a text with a bracket in it, not a placeholder."""


def _with_remark(text: str) -> str:
    """ "n/a" of "n/a (not counted yet)"; other texts as they are."""
    head, bracket, _ = text.partition("(")
    return head.strip() if bracket and text.rstrip().endswith(")") and normalised(head) in PLACEHOLDERS else text


def is_placeholder(text: str) -> bool:
    """ "tbd", "n.v.t.", "[X]%", "-", "?" and the like: somebody meant to fill this in, or says that there is nothing.

    A sign that says something by itself (an arrow, a tick, a coloured dot) is none.
    """
    text = _with_remark(text)
    if len(text) > _LONGEST_WORDS and text[0].isalnum():
        return False
    word = normalised(text)
    if not word:
        return not any(unicodedata.category(char) in ("So", "Sm") for char in text)
    if word in PLACEHOLDERS:
        return True
    return len(text) <= _LONGEST and _TO_FILL_IN.fullmatch(text) is not None and number(text) is None


_DIRECTIONS = by_word(_TOLD["direction"])
_ARROWS = {
    "increase": "↑⬆▲△🔼⇧⇑↗📈",
    "decrease": "↓⬇▼▽🔽⇩⇓↘📉",
    "maintain": "→↔⇔➡",
}
_BY_ARROW = {arrow: meaning for meaning, arrows in _ARROWS.items() for arrow in arrows}
_YES, _NO = frozenset(_TOLD["yes"]), frozenset(_TOLD["no"])
TICKS = ("✓", "✔", "☑", "✅")
_OPPOSITE = {"increase": "decrease", "decrease": "increase"}


def direction(value: Value, *, yes: str | None = None) -> str | None:
    """ "increase", "decrease" or "maintain", where a cell states one.

    `yes` is what a yes means under a heading that asks ("Lower is better": `yes="decrease"`); a no then means the
    opposite.
    """
    told = flag(value) if yes else None
    if told is not None:
        return yes if told else _OPPOSITE.get(yes or "")
    if not isinstance(value, str):
        return None
    shown = value.strip()
    if shown[:1] in _BY_ARROW:
        return _BY_ARROW[shown[0]]
    word = normalised(value)
    return _DIRECTIONS.get(word) or _DIRECTIONS.get(word.split(" ")[0])


def flag(value: Value) -> bool | None:
    """A yes or no, as a truth value, a word of six languages, 1 or 0, or a tick; None for anything else."""
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return bool(value) if value in (0, 1) else None
    if not isinstance(value, str):
        return None
    if value.strip()[:1] in TICKS:
        return True
    if value.strip()[:1] in ("✗", "✘", "☐", "❌"):
        return False
    word = normalised(value)
    return True if word in _YES else False if word in _NO else None


_MAIL = re.compile(r"\s*\"?(?P<name>[^<>@\"()]*?)\"?\s*[<(](?P<mail>[^<>@\s()]+@[^<>\s()]+)[>)]\s*")


def person(value: Value) -> str | None:
    """An owner as written, without the address behind the name; the address where it is all there is."""
    if value is None or isinstance(value, (bool, float)):
        return None
    if isinstance(value, str) and any(mark in value for mark in "\n;|"):
        several = [one for one in map(person, re.split(r"[\n;|]", value)) if one]
        return ", ".join(dict.fromkeys(several)) or None
    text = " ".join(str(value).split())
    if text[0:1] == "[" and _are_names(text):
        text = text[1:-1]
    if is_placeholder(text):
        return None
    match = _MAIL.fullmatch(text)
    return (match["name"] or match["mail"]) if match else text


_LONGEST_NAMES = 200
"""Characters."""


def _are_names(text: str) -> bool:
    """ "[Vera Ng]": names as programs write lists, each word of them with a capital."""
    words = text[1:-1].split() if len(text) <= _LONGEST_NAMES and text[-1] == "]" else []
    return len(words) > 1 and all(word[0].isupper() for word in words) and not _ROLE.search(normalised(text))


_ROLE = re.compile(r"\b(?:name|owner|person|who|responsible|insert|your|tbd|naam|eigenaar|verantwort\w*|nom|nombre|nome|responsa\w*)\b")
"""Words of a template for whoever fills it in."""


_BULLET = re.compile(r"^\s*(?:[-*•·–▪◦]|\(?\d{1,2}[.)])\s+")


MOST_ITEMS = 100
"""Of a list in one cell; a text of more lines is a report."""


def items(text: str) -> list[str]:
    """The entries of a list in a cell, parted by lines, semicolons or bars; by commas only when every part is short."""
    for mark in ("\n", ";", "|"):
        if mark in text:
            parts = [part for part in (_BULLET.sub("", part).strip() for part in text.split(mark)) if part]
            return parts if len(parts) <= MOST_ITEMS else [text.strip()]
    parts = [part.strip() for part in text.split(",")]
    listed = 1 < len(parts) <= MOST_ITEMS and all(part and len(part) <= 30 and len(part.split()) <= 3 for part in parts)
    if listed and number(text) is None:
        return parts
    return [text.strip()] if text.strip() else []
