"""The perspectives of the scorecard, the words by which people name them, and which of them hold together."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from scorecard.language import in_use, tr

UNMAPPED = "unmapped"
"""How an unknown perspective (None in every value, null in every table) is spelt on screens and in links."""
ESG = "esg"
LANGUAGES = {"en": "English", "nl": "Nederlands", "de": "Deutsch", "fr": "Français", "es": "Español", "pt": "Português"}
CLASSIC = ("financial", "customer", "internal_process", "learning_growth")
FEWEST, MOST = 3, 6
"""Perspectives in which objectives are placed at the same time (methodology §9.7)."""
_CHAPTER = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})+\.?|(?:\d{1,2}|[IVX]{1,4})[.)])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Perspective:
    perspective_id: str
    rank: int
    """1 is the driver at the bottom of the strategy map, the highest number the purpose at its top; equal ones are side by side."""
    names: Mapping[str, str] = field(hash=False)
    """By language code; at least one."""
    aliases: frozenset[str] = frozenset()
    """Normalised words by which a column, a heading or a sheet may name it, beside its names."""
    counted: bool = True
    """Objectives are placed here. False: a band of the map, such as the mission, where none is expected."""
    words: tuple[str, ...] = ()
    """Words and phrases of a text that speak for it, as an organisation told them; `*` at the end stands for any ending."""

    def name(self, language: str | None = None) -> str:
        """In the language in use unless another is asked for; where it has none there, in English or in the first that it has."""
        return self.names.get(language or in_use()) or self.names.get("en") or next(iter(self.names.values()), self.perspective_id)


@dataclass(frozen=True)
class PerspectiveSet:
    """The perspectives that hold together, the top of the map first; the classic order where ranks are equal, then the order of telling."""

    members: tuple[Perspective, ...]
    mapping_version: int = 0
    """Which set of the store this is; 0 is the classic scorecard."""

    @classmethod
    def of(cls, members: Iterable[Perspective], mapping_version: int = 0) -> "PerspectiveSet":
        def place(one: Perspective) -> tuple[int, bool, int]:
            return -one.rank, not one.counted, CLASSIC.index(one.perspective_id) if one.perspective_id in CLASSIC else len(CLASSIC)

        return cls(tuple(sorted(members, key=place)), mapping_version)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Those in which objectives are placed."""
        return tuple(one.perspective_id for one in self.members if one.counted)

    @cached_property
    def bands(self) -> tuple[Perspective, ...]:
        """Those that the map only shows."""
        return tuple(one for one in self.members if not one.counted)

    @property
    def esg_is_tag(self) -> bool:
        """Sustainability is a tag on objectives of any perspective, not a perspective of its own."""
        return ESG not in self.ids

    def name_of(self, perspective_id: str | None, language: str | None = None) -> str:
        """The name to show, in the language in use unless another is asked for; `Unmapped` for None, the id itself for one unnamed."""
        if perspective_id is None:
            return tr("Unmapped")
        one = self._by_id.get(perspective_id) or known().get(perspective_id)
        return one.name(language) if one else perspective_id

    def place_of(self, perspective_id: str | None) -> int:
        """For sorting: the top of the map first, the unmapped after the known ones, strange ones last."""
        return self._order.get(perspective_id, len(self._order))

    @cached_property
    def aliases(self) -> dict[str, str]:
        """Normalised words that name a perspective of this set; names and ids before other words for another one."""
        counted = [one for one in self.members if one.counted]
        told = {alias: one.perspective_id for one in counted for alias in one.aliases}
        named = {normalised(name): one.perspective_id for one in counted for name in (*one.names.values(), one.perspective_id)}
        return {word: one for word, one in (told | named).items() if word}

    def named(self, text: str) -> str | None:
        """The id of the perspective that a text names exactly, in any of the languages; None when it names none of this set.

        A number of its chapter may stand before it: "8.1 Financial perspective".
        """
        return self.aliases.get(normalised(text)) or self.aliases.get(normalised(_CHAPTER.sub("", text, count=1)))

    @cached_property
    def _order(self) -> dict[str | None, int]:
        return {key: place for place, key in enumerate([*self.ids, None])}

    @cached_property
    def _by_id(self) -> dict[str, Perspective]:
        return {one.perspective_id: one for one in self.members}


@cache
def known() -> dict[str, Perspective]:
    """Every perspective that needs no explaining, by id: the classic four, sustainability and the mission."""
    told = tomllib.loads((files("scorecard.model") / "perspectives.toml").read_text(encoding="utf-8"))
    return {
        key: Perspective(key, entry["rank"], entry["names"], frozenset(entry["aliases"]), counted=entry.get("counted", True))
        for key, entry in told.items()
    }


@cache
def classic() -> PerspectiveSet:
    """The four perspectives that hold until an organisation tells its own."""
    return PerspectiveSet.of(known()[key] for key in CLASSIC)


class _Letters(dict[int, str]):
    """Each character as it stands in a normal form: folded, without its accents, a blank for all that is no letter or digit."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(code).casefold())
        told = "".join(char if char.isalnum() else " " for char in letters if not unicodedata.combining(char))
        self[code] = told
        return told


_LETTERS = _Letters()


@lru_cache(maxsize=65_536)
def normalised(text: str) -> str:
    """Case folded, accents stripped, everything else than letters and digits one blank (methodology, §9.5)."""
    return " ".join(text.translate(_LETTERS).split())


def perspective_named(text: str) -> str | None:
    """The id of the classic perspective that a text names exactly, in any of the languages; None when it names none."""
    return classic().named(text)
