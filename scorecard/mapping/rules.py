"""The hard cases of methodology §9.3, which speak before the lexicon; the table is rules.toml."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from scorecard.mapping.phrases import Phrases, Said

WEIGHT = 2.5
"""More than a phrase of the lexicon: beside one such the case is still not sure, beside a single word it is."""

_SET = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    perspective: str | None
    """None: the words say nothing of the purpose and keep still."""
    reason: str
    phrases: Mapping[str, tuple[str, ...]]
    """By language; sets are written out."""
    secondary: str | None = None
    tag: str | None = None
    weight: float = WEIGHT


@cache
def cases() -> tuple[Case, ...]:
    """The table in its order, the sides of one case one after the other."""
    told = tomllib.loads((files("scorecard.mapping") / "rules.toml").read_text(encoding="utf-8"))
    sets: dict[str, dict[str, list[str]]] = told["sets"]
    return tuple(_case(entry, sets) for entry in told["case"])


def _case(entry: Mapping[str, object], sets: Mapping[str, Mapping[str, Sequence[str]]]) -> Case:
    phrases = {
        language: tuple(written for phrase in listed for written in _written_out(phrase, {name: by[language] for name, by in sets.items()}))
        for language, listed in entry.items()
        if isinstance(listed, list)
    }
    perspective, secondary, tag = (str(entry[key]) if key in entry else None for key in ("perspective", "secondary", "tag"))
    weight = float(str(entry.get("weight", WEIGHT)))
    return Case(str(entry["id"]), perspective, str(entry["reason"]), phrases, secondary, tag, weight)


def _written_out(phrase: str, sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A phrase once for each choice from the sets it names."""
    told = _SET.split(phrase)
    between, names = told[::2], told[1::2]
    for choice in product(*(sets[name] for name in names)):
        yield "".join(piece for pair in zip(between, (*choice, ""), strict=True) for piece in pair)


def add_cases(phrases: Phrases) -> None:
    for number, case in enumerate(cases()):
        for language, listed in case.phrases.items():
            for phrase in listed:
                phrases.add(language, phrase, Said(case.perspective, case.weight, number, first=case.weight >= WEIGHT))
