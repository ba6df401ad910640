"""The perspectives of the scorecard, and the words by which people name them."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

UNMAPPED = "unmapped"
"""How an unknown perspective (None in every value, null in every table) is spelt on screens and in links."""


@dataclass(frozen=True, slots=True)
class Perspective:
    perspective_id: str
    rank: int
    """1 is the driver at the bottom of the strategy map, the highest number the purpose at its top."""
    names: dict[str, str]
    """By language code."""
    aliases: frozenset[str]
    """Normalised words by which a column, a heading or a sheet may name it."""

    def name(self, language: str = "en") -> str:
        return self.names.get(language, self.names["en"])


@cache
def perspectives() -> dict[str, Perspective]:
    """The four perspectives by id, the top of the map first."""
    told = tomllib.loads((files("scorecard.model") / "perspectives.toml").read_text(encoding="utf-8"))
    made = [Perspective(key, entry["rank"], entry["names"], frozenset(entry["aliases"])) for key, entry in told.items()]
    return {one.perspective_id: one for one in sorted(made, key=lambda one: -one.rank)}


def name_of(perspective_id: str | None, language: str = "en") -> str:
    """The name to show; `Unmapped` for None, the id itself for one that is not of the four."""
    if perspective_id is None:
        return "Unmapped"
    known = perspectives().get(perspective_id)
    return known.name(language) if known else perspective_id


_BETWEEN_WORDS = re.compile(r"[\W_]+")
_ASCII = str.maketrans({chr(code): chr(code).lower() if chr(code).isalnum() else " " for code in range(128)})


@lru_cache(maxsize=16_384)
def normalised(text: str) -> str:
    """Case folded, accents stripped, everything else than letters and digits one blank (methodology, §9.5)."""
    if text.isascii():
        return " ".join(text.translate(_ASCII).split())
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _BETWEEN_WORDS.sub(" ", "".join(char for char in letters if not unicodedata.combining(char))).strip()


def perspective_named(text: str) -> str | None:
    """The id of the perspective that a text names exactly, in any of the languages; None when it names none."""
    word = normalised(text)
    for one in perspectives().values():
        if word in one.aliases or word == normalised(one.perspective_id):
            return one.perspective_id
    return None
