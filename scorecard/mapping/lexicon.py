"""Which perspective the words of a text speak of (methodology §9.3 to §9.5). It never guesses: below the threshold it says so."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from scorecard.mapping.own_words import own_terms
from scorecard.mapping.phrases import Heard, Phrases, Said, words_of
from scorecard.mapping.rules import Case, add_cases, cases
from scorecard.model.perspective import ESG, PerspectiveSet, classic

ACCEPT_SCORE = 1.0
ACCEPT_MARGIN = 0.30
WEAK, SINGLE, PHRASE = 0.5, 1.0, 2.0
ESG_SHARE = 0.5
"""What a word of sustainability adds to internal processes while it is no perspective of its own."""
FEWEST_SPOKEN = 2
"""Function words of a language that tell a text's."""
LANGUAGES = ("en", "nl", "de", "fr", "es", "pt")


@dataclass(frozen=True, slots=True)
class Verdict:
    perspective: str | None
    """None: the best is below the threshold, too close to the second, or only weak words speak for it."""
    best: str | None
    """The best guess, whatever its score; None when no word spoke."""
    second: str | None
    score: float
    margin: float
    """(best - second) / best, 0 to 1."""
    words: tuple[tuple[str, str], ...]
    """The words that spoke, each with its perspective."""
    secondary: str | None = None
    """Another perspective that the objective serves as well: the one its hard case names, else the second if it would do alone."""
    tags: tuple[str, ...] = ()
    """`esg` where words of sustainability spoke."""
    cases: tuple[Case, ...] = ()
    """The hard cases that spoke, in the table's order."""
    among: PerspectiveSet = field(default_factory=classic, repr=False)
    """The perspectives that could be named."""

    @property
    def reason(self) -> str:
        """What the person who decides should know: the cases and the words that spoke, and the two closest when none is sure."""
        name_of = self.among.name_of
        told = [f"{case.id}: {case.reason}" for case in self.cases if self.perspective in (None, _home(case.perspective or "", self.among))]
        said = ", ".join(f"“{word}” ({name_of(perspective)})" for word, perspective in self.words[:6])
        if self.best is None:
            told.insert(0, "Needs review: no word of the text tells its perspective.")
        elif self.perspective is None:
            one = f"Needs review: closest {name_of(self.best)}."
            told.insert(0, f"Needs review: closest {name_of(self.best)}, then {name_of(self.second)}." if self.second else one)
        return " ".join([*told, f"Words that spoke: {said}."] if said else told)


@cache
def _told() -> dict[str, Any]:
    """The file: lists of words by language, and for each perspective terms by language and kind of measure (or `weak`)."""
    return tomllib.loads((files("scorecard.mapping") / "lexicon.toml").read_text(encoding="utf-8"))


@cache
def _phrases() -> Phrases:
    told = dict(_told())
    del told["function_words"]
    phrases = Phrases(LANGUAGES, told.pop("apart"), told.pop("alone"))
    add_cases(phrases)
    for language, terms in told.pop("silent").items():
        for term in terms:
            phrases.add(language, term, Said(None, 0.0, first=True))
    for perspective, by_language in told.items():
        for language, kinds in by_language.items():
            for kind, terms in kinds.items():
                for term in terms:
                    weight = WEAK if kind == "weak" else PHRASE if len(words_of(term)) > 1 else SINGLE
                    phrases.add(language, term, Said(perspective, weight))
    return phrases


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Which languages use a function word."""
    known = _told()["function_words"]
    everything = {word for words in known.values() for word in words}
    return {word: tuple(language for language in LANGUAGES if word in known[language]) for word in everything}


def prepare() -> None:
    """Make what the first verdict needs, which takes as long as a thousand verdicts."""
    _phrases()
    _speakers()


def is_function_word(word: str) -> bool:
    """Whether a word tells a language rather than a perspective."""
    return word in _speakers()


def languages_of(words: Sequence[str]) -> tuple[str, ...]:
    """The text's language and English (acronyms of measures often are); every language when the words don't tell."""
    speakers = _speakers()
    said = [language for word in words if word in speakers for language in speakers[word]]
    if len(said) < FEWEST_SPOKEN:
        return LANGUAGES
    counts = [said.count(language) for language in LANGUAGES]
    most = max(counts)
    if most < FEWEST_SPOKEN or counts.count(most) > 1:
        return LANGUAGES
    return tuple(dict.fromkeys([LANGUAGES[counts.index(most)], "en"]))


@lru_cache(maxsize=65_536)
def _heard(words: tuple[str, ...]) -> tuple[Heard, ...]:
    return _phrases().hear(words, languages_of(words))


def spoken(text: str) -> tuple[tuple[str, str, float], ...]:
    """The terms of a text as (term, perspective, weight), hard cases first, then the longest: no word used twice, each term once."""
    return tuple((heard.words, heard.said.perspective, heard.said.weight) for heard in _heard(words_of(text)) if heard.said.perspective)


def _home(perspective: str, among: PerspectiveSet) -> str:
    """The perspective that takes what is said: internal processes take sustainability where it is a tag."""
    return "internal_process" if perspective == ESG and among.esg_is_tag else perspective


def judge(parts: Sequence[tuple[str, float]], among: PerspectiveSet | None = None) -> Verdict:
    """The verdict on an objective: `parts` are texts with their field weights (objective 1.5, key results 1.0 shared, …).

    Only the perspectives of the set are named (None: the classic four).
    """
    among = among or classic()
    scores: dict[str, float] = {}
    firm: set[str] = set()
    words: dict[tuple[str, str], None] = {}
    spoke: set[int] = set()
    tags: set[str] = set()
    for text, weight in parts:
        for heard in _heard(words_of(text)):
            said = heard.said
            home = _home(said.perspective, among) if said.perspective else None
            if said.perspective == ESG:
                tags.add(ESG)
            if home is not None and home not in among.ids:
                continue
            if said.case is not None:
                spoke.add(said.case)
            if home is None:
                continue
            if said.weight > WEAK:
                firm.add(home)
            share = ESG_SHARE if said.perspective != home else 1.0
            scores[home] = scores.get(home, 0.0) + weight * said.weight * share
            words.setdefault((heard.words, home))
        for term, own, term_weight in own_terms(text, among):
            firm.add(own)
            scores[own] = scores.get(own, 0.0) + weight * term_weight
            words.setdefault((term, own))
    named = tuple(cases()[number] for number in sorted(spoke))
    return _verdict(scores, firm, tuple(words), tags, named, among)


def _verdict(
    scores: Mapping[str, float],
    firm: set[str],
    words: tuple[tuple[str, str], ...],
    tags: set[str],
    named: tuple[Case, ...],
    among: PerspectiveSet,
) -> Verdict:
    tags = tags | {case.tag for case in named if case.tag}
    ranked = sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))
    if not ranked:
        return Verdict(None, None, None, 0.0, 0.0, (), tags=tuple(sorted(tags)), cases=named, among=among)
    best, top = ranked[0]
    second, next_best = ranked[1] if len(ranked) > 1 else (None, 0.0)
    margin = (top - next_best) / top
    sure = top >= ACCEPT_SCORE - 1e-9 and margin >= ACCEPT_MARGIN - 1e-9 and best in firm
    secondary = next((case.secondary for case in named if case.secondary and _home(case.perspective or "", among) == best), None)
    if secondary is None and next_best >= ACCEPT_SCORE - 1e-9:
        secondary = second
    return Verdict(best if sure else None, best, second, top, margin, words, secondary, tuple(sorted(tags)), named, among)
