"""What forms a word takes: its inflection in six languages, and its place in a Dutch or German compound."""

import re
from collections.abc import Collection, Iterable, Set
from functools import lru_cache

from scorecard.model.perspective import normalised

GLUE = frozenset(
    word
    for told in (
        "the of s an",
        "de het der onze ons",
        "der die das den dem des unser unsere unserer unseren",
        "le la les l de d du des notre nos",
        "el la los las lo de del su sus nuestro nuestra nuestros nuestras",
        "os as de do da dos das seu sua nosso nossa nossos nossas",
    )
    for word in told.split()
)
"""Words that change no meaning between two others: “satisfaction des clients” is “satisfaction client”."""

_INFLECTED: dict[str, tuple[tuple[str, str], ...]] = {
    "en": ((r"$", "s"), (r"([sxh])$", r"\1es"), (r"y$", "ies"), (r"our$", "or"), (r"is(e|ed|ing|ation)$", r"iz\1")),
    "nl": (
        *((r"$", ending) for ending in ("s", "e", "en", "n")),
        (r"s$", "zen"),
        (r"f$", "ven"),
        (r"heid$", "heden"),
        (r"([aeou])\1([^aeiou])$", r"\1\2en"),
        (r"([aeo])\1s$", r"\1zen"),
        (r"([^aeiou][aeiou])([bdfgklmnprst])$", r"\1\2\2en"),
    ),
    "de": (*((r"$", ending) for ending in ("e", "en", "n", "er", "es", "s", "ern", "em")), (r"in$", "innen"), (r"nis$", "nisse")),
    "fr": (*((r"$", ending) for ending in ("s", "x", "e", "es")), (r"al$", "aux"), (r"if$", "ive"), (r"(e[ln])$", r"\1\1e")),
    "es": ((r"$", "s"), (r"$", "es"), (r"z$", "ces")),
    "pt": ((r"$", "s"), (r"$", "es"), (r"ao$", "oes"), (r"ao$", "aes"), (r"m$", "ns"), (r"([aeou])l$", r"\1is"), (r"il$", "eis")),
}
"""An ending and what takes its place. Forms are made from known words, never cut from a text's, so that no stem meets a stranger."""

_ENDINGS = {language: [(re.compile(ending), instead) for ending, instead in table] for language, table in _INFLECTED.items()}

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def forms(word: str, language: str) -> frozenset[str]:
    """The forms of one word, in normal form: itself, its plurals and cases, German umlauts also as two letters."""
    bases = {normalised(word)}
    if language == "de":
        bases.add(normalised(word.translate(_UMLAUTS)))
    made = set(bases)
    for base in bases:
        if len(base) < 3:
            continue
        made.update(ending.sub(instead, base, count=1) for ending, instead in _ENDINGS.get(language, ()))
    return frozenset(made)


COMPOUNDING = ("nl", "de")
PART_LETTERS = 5
"""A shorter word stands in too many others by chance."""
INSIDE_LETTERS = 7
"""The same for a word that others stand both before and behind."""

_NO_MODIFIER = {
    language: frozenset(told.split())
    for language, told in {
        "nl": "aan ver her ont uit over door onder voor ken mis wan toe weg mee met bij tegen",
        "de": "ver ent aus auf ein zer miss unter uber vor nach durch bei mit her hin weg",
    }.items()
}
"""What stands before a word and makes another word of it, no compound: “aanwinst” is no “winst”."""

_NO_HEAD = {
    "nl": re.compile(r"loos|loze|baar|bare|lijke?|achtige?|ing(en)?|aard|heid|ad[ao]s?|ed|able"),
    "de": re.compile(r"(los|bar|lich|isch|haft|sam)(e[nrsm]?)?|isier\w*|ung(en)?|ad[ao]s?|ed|able"),
}
"""What stands behind a word and makes another word of it: “kostenlos” is no cost."""


_NONE: frozenset[int] = frozenset()


class Vocabulary:
    """One language's known words, by number: which of them a word of a text is a form of, or a compound with."""

    def __init__(self, language: str, apart: Iterable[str], alone: Iterable[str]) -> None:
        """`apart`: words that only look like forms or compounds of others; `alone`: words that others contain by chance."""
        self._language = language
        self._apart = frozenset(form for word in apart for form in forms(word, language))
        self._alone = frozenset(map(normalised, alone))
        self._whole: dict[str, set[int]] = {}
        self._begun: dict[str, list[tuple[str, int]]] = {}
        """By their first three letters, the words that take any ending."""
        self._ended: dict[str, list[tuple[str, int]]] = {}
        """By their last three letters, the words that take any beginning."""
        self._parts: dict[str, list[tuple[str, int]]] = {}
        """By their first letters, the forms that may be part of a compound."""
        self._single: set[str] = set()
        self.numbers = lru_cache(65_536)(self._look_up)

    def add(self, number: int, word: str, shape: str, *, single: bool) -> None:
        """A word that stands inflected, with any ending (`*`) or any beginning (`-`); a `single` one may be part of a compound."""
        bare = normalised(word)
        if shape == "*":
            self._begun.setdefault(bare[:3], []).append((bare, number))
            return
        compounds = single and self._language in COMPOUNDING and len(bare) >= PART_LETTERS and bare not in self._alone
        for form in forms(word, self._language) - (self._apart - {bare}):
            if shape == "-":
                self._ended.setdefault(form[-3:], []).append((form, number))
                continue
            self._whole.setdefault(form, set()).add(number)
            if single:
                self._single.add(form)
            if compounds:
                self._parts.setdefault(form[:PART_LETTERS], []).append((form, number))

    def _look_up(self, word: str) -> tuple[Set[int], Collection[int]]:
        """The numbers of the words that it is a form of, and of those it is a compound with when it is none."""
        whole: Set[int] = self._whole.get(word, _NONE)
        if word in self._apart:
            return whole, _NONE
        if word[:3] in self._begun:
            whole = whole | {number for stem, number in self._begun[word[:3]] if word.startswith(stem)}
        if word[-3:] in self._ended:
            whole = whole | {number for ending, number in self._ended[word[-3:]] if word.endswith(ending)}
        if not self._parts or word in self._single or len(word) < PART_LETTERS + 3:
            return whole, _NONE
        return whole, [number for _, number in self.parts(word)]

    def parts(self, word: str) -> tuple[tuple[str, int], ...]:
        """The known words inside a compound, the longest first, no letter used twice: at its beginning, its end or within.

        Before a part stand at least three letters that are no prefix; behind it as many that are no suffix, after a linking s, e, n or en.
        """
        found: list[tuple[int, int, int]] = []
        for start in range(len(word) - PART_LETTERS + 1):
            for form, number in self._parts.get(word[start : start + PART_LETTERS], ()):
                end = start + len(form)
                within = start > 0 and end < len(word)
                if word.startswith(form, start) and form != word and (len(form) >= INSIDE_LETTERS or not within):
                    found.append((start, end, number))
        told: list[tuple[int, int, int]] = []
        for start, end, number in sorted(found, key=lambda part: part[0] - part[1]):
            apart = all(end <= other_start or other_end <= start for other_start, other_end, _ in told)
            if apart and _modifies(word[:start], self._language) and _heads(word[end:], self._language):
                told.append((start, end, number))
        return tuple((word[start:end], number) for start, end, number in told)


def _modifies(before: str, language: str) -> bool:
    return not before or (len(before) >= 3 and before not in _NO_MODIFIER[language])


def _heads(behind: str, language: str) -> bool:
    bare = [behind] + [behind[len(link) :] for link in ("en", "s", "e", "n") if behind.startswith(link)]
    return not behind or (max(map(len, bare)) >= 3 and not any(_NO_HEAD[language].fullmatch(rest) for rest in bare))
