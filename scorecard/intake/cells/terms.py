"""Seasons, terms and cycles: times that have a name, and no days that everybody agrees on."""

import re

from scorecard.intake.cells.vocabulary import TOLD, by_word, one_of, plain

_TIMES = TOLD["times"]
_WITH = r"(?:\s+(?:semester|term|cycle|season|quarter|period))?"
_SEASON = rf"(?<![a-z]){one_of(_TIMES['seasons'])}{_WITH}(?![a-z])"
_NTH = rf"(?:[1-9](?:st|nd|rd|th|\.|e|er|º|ª|°)?|{one_of(by_word(_TIMES['ordinals']))})"
_TERM = rf"(?<![a-z-])(?:{one_of(_TIMES['counted'])}\s*#?\d{{1,2}}(?![\d./])|(?<!\d){_NTH}\s+{one_of(_TIMES['counted'])}(?![a-z]))"
_NAMED = rf"(?:{_SEASON}|{_TERM})"
_YEAR = r"(?:(?:fy|sy|ay)\s?)?(?<!\d)20\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?(?!\d)"
_GAP = r"[\s\-–—_/,.:'’]*(?:of\s+)?"
# "2026 fall prevention" is of the year.
_ENDS = r"(?=\s*(?:$|[^\w\s]|(?:okrs?|goals|objectives|kpis?|scorecard)(?![a-z])))"
_OF_A_YEAR = re.compile(rf"{_NAMED}{_GAP}{_YEAR}|{_YEAR}{_GAP}{_NAMED}{_ENDS}")
_COUNTED = re.compile(_TERM)
_ALONE = re.compile(_NAMED)


def years_of_terms(text: str) -> list[tuple[int, int]]:
    """The parts of a plain text in which a whole year is that of a season, term or cycle, and not the period itself."""
    told = text.replace("_", " ")
    return [(0, len(text))] if _COUNTED.search(told) else [found.span() for found in _OF_A_YEAR.finditer(told)]


def term_in_text(text: str, *, alone: bool = False, whole: bool = False) -> str | None:
    """The season, term or cycle that a title or a name says, "Spring 2026" or "Cycle 2"; None for none.

    A season without its year counts only where it is all that the text says and stands `alone` in place of a period. `whole`: the
    text must say nothing else.
    """
    told = " ".join(text.replace("_", " ").split())
    bare = plain(told)
    found = _OF_A_YEAR.search(bare) or _COUNTED.search(bare) or (_ALONE.fullmatch(bare) if alone else None)
    if found is None or (whole and found[0] != bare):
        return None
    # A text without letters that fold into several keeps its own case.
    return told[found.start() : found.end()] if len(bare) == len(told) else found[0]
