"""Sentences that were kept in English, such as a finding's, told in the language in use by the template that they were made from."""

import re
from datetime import date
from functools import cache, lru_cache
from string import Formatter

from scorecard.language.catalogue import SOURCE, read, translations
from scorecard.language.chosen import in_use
from scorecard.language.formats import day, number, sum_written

OURS = {
    "perspective", "best", "second", "band_name", "direction", "reason", "why", "what", "scale", "counts", "plan",
    "rule", "way", "own", "status", "bands", "passed", "here", "age", "basis", "grade", "when", "curves", "modes", "edge",
}  # fmt: skip
"""Placeholders that hold words of ours, not of data."""
LIMITS = {"lower_limit", "upper_limit", "edge"}
"""Placeholders that hold numbers with their thousands in groups."""
ENDS = re.compile(r"(?<=[.?]) (?=[A-Z])")
"""Where one kept sentence ends and the next begins."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SCORE = re.compile(r"-?\d+\.(\d{1,2})")
RANGE = re.compile(r"(-?[\d.,]+) to (-?[\d.,]+)")
"""Which says too little to be known by its template."""
WORDS = re.compile(r"[A-Za-z]{3}")
FEWEST_LETTERS = 8
"""Of its own, that a template needs to be known by."""


def retold(sentence: str) -> str:
    """The sentence in the language in use, with the values that it holds; as it is where no text of the catalogue fits it."""
    language = in_use()
    return sentence if language == SOURCE or not sentence else _retold(sentence, language)


def formula_retold(formula: str) -> str:
    """A key result's formula that was kept in English: its words in the language in use, else the signs within its numbers."""
    if not WORDS.search(formula):
        return sum_written(formula)
    way, equals, total = formula.rpartition(" = ")
    if not equals:
        return retold(formula)
    said = retold(way)
    return f"{said if said != way else sum_written(way)} = {sum_written(total)}"


@lru_cache(maxsize=16_384)
def _retold(sentence: str, language: str) -> str:
    whole = translations(language).gettext(sentence)
    if whole != sentence:
        return whole
    across: str | None = None
    for first, last, pattern, template in _templates(language):
        if sentence.startswith(first) and sentence.endswith(last) and (found := pattern.fullmatch(sentence)):
            values = {name: _value(name, value, language) for name, value in found.groupdict().items()}
            told = translations(language).gettext(template).format(**values)
            if not any(ENDS.search(value) for value in found.groupdict().values()):
                return told
            across = across or told
    apart = " ".join(_retold(one, language) for one in ENDS.split(sentence)) if ENDS.search(sentence) else sentence
    return apart if apart != sentence else across or sentence


def _value(name: str, value: str, language: str) -> str:
    """A day and a score as the language writes them, a word of ours in its language; all else is text from data."""
    if DAY.fullmatch(value):
        return day(date.fromisoformat(value))
    if score := SCORE.fullmatch(value):
        return number(float(value), len(score[1]))
    if name in OURS and (ends := RANGE.fullmatch(value)):
        return translations(language).gettext("{low} to {high}").format(low=sum_written(ends[1]), high=sum_written(ends[2]))
    if name in LIMITS:
        return sum_written(value)
    if name == "said":  # Words of a text, each with its perspective in brackets.
        return re.sub(r"\(([^()]+)\)", lambda told: f"({_retold(told[1], language)})", value)
    return _retold(value, language) if name in OURS else value


@cache
def _templates(language: str) -> tuple[tuple[str, str, re.Pattern[str], str], ...]:
    """How each template begins and ends, what it fits, and itself; those that say most first."""
    found = []
    for text in {message.id for message in read(language) if isinstance(message.id, str) and message.string}:
        parts = list(Formatter().parse(text))
        said = sum(len(literal) for literal, _, _, _ in parts)
        if any(name for _, name, _, _ in parts) and said >= FEWEST_LETTERS:
            found.append((said, text, parts))
    return tuple(
        (parts[0][0], "" if parts[-1][1] else parts[-1][0], _pattern(parts), text) for said, text, parts in sorted(found, reverse=True)
    )


def _pattern(parts: list[tuple[str, str | None, str | None, str | None]]) -> re.Pattern[str]:
    seen: set[str] = set()
    told = ""
    for literal, name, _, _ in parts:
        told += re.escape(literal)
        if name:
            told += f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
            seen.add(name)
    return re.compile(told, re.DOTALL)
