"""The words that say what a key result is: its type, how its values add up, how it is planned to grow. They stand in `kinds.toml`."""

import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from scorecard.intake.cells.words import is_placeholder
from scorecard.model.perspective import normalised

WORDED = ("key_result_type", "accumulation", "scale", "plan_curve", "goal_mode")
"""Fields whose cells hold words of `kinds.toml`."""
CONTROL = "control"
"""Of a key result to be kept, where only the limits tell whether at least, at most or between."""
CONTROLS = (CONTROL, "control_at_least", "control_at_most", "control_between")
NONE = "none"
"""Of a known word that says nothing of the kind."""


@cache
def _words() -> dict[str, dict[str, str]]:
    """Field -> word, as `normalised` leaves it -> what it means."""
    told = tomllib.loads((files("scorecard.intake.headings") / "kinds.toml").read_text(encoding="utf-8"))
    return {
        field: {normalised(word) or word: meaning for meaning, lines in meanings.items() for words in lines.values() for word in words}
        for field, meanings in told.items()
    }


def kind(field: str, text: str) -> str | None:
    """What a cell of the field says, as the store spells it; "none" for a word that says nothing of it, None for an unknown one."""
    return _words()[field].get(normalised(text) or text.strip())


def kinds(field: str, texts: Sequence[str | None]) -> list[str | None]:
    """A column of such cells; None where one says nothing."""
    known = {text: kind(field, text) for text in set(texts) if text}
    return [None if text is None or known.get(text) == NONE else known.get(text) for text in texts]


def unknown_words(field: str, texts: Iterable[str]) -> list[str]:
    """The words that the table does not know, each once, in their order."""
    return [text for text in dict.fromkeys(texts) if kind(field, text) is None and not is_placeholder(text)]


def meanings(field: str) -> list[str]:
    """What a cell of the field may say."""
    return [one for one in dict.fromkeys(_words()[field].values()) if one != NONE]


def are_types(texts: Sequence[str], *, beyond: Iterable[str] = ()) -> bool:
    """Most words of a column are types of key results, some of them others than those `beyond` which there has to be one."""
    said = [kind("key_result_type", text) for text in texts]
    telling = {one for one in said if one not in (None, NONE)}
    return sum(one in telling for one in said) >= 0.6 * max(1, len(texts)) and bool(telling.difference(beyond))


def mode(text: str | None) -> str | None:
    """ "committed" or "aspirational", where a cell says one: by all its words, else by the first ("Stretch (70 %)")."""
    if not text:
        return None
    said = kind("goal_mode", text) or kind("goal_mode", text.split()[0])
    return None if said == NONE else said
