"""Objectives that are written out once and called by their label from there on: "O1: Calm mornings", and below it "O1"."""

import re
from collections.abc import Iterable, Sequence

from scorecard.intake.cells.labels import bare, kind_of_label_alone
from scorecard.model.perspective import normalised

LONGEST_LABEL = 14
"""Characters of "Objective 10.2"."""
_NUMBER = re.compile(r"\D*(\d+(?:[.\-]\d+)*)\D*")


def any_label_alone(texts: Iterable[str | None]) -> bool:
    """Some text is nothing but the label of an objective."""
    return any(text and len(text) <= LONGEST_LABEL and _is_label(text) for text in texts)


def spelt_out(texts: Sequence[str | None]) -> list[str | None]:
    """The texts with each label alone as the text above that it begins, else as the only one below; others as they are."""
    told = list(texts)
    if not any_label_alone(dict.fromkeys(texts)):
        return told
    named: dict[str, list[str]] = {}
    for text in dict.fromkeys(texts):
        label = None if text is None else _label_before(text)
        if text is not None and label is not None:
            named.setdefault(label, []).append(text)
    above: dict[str, str] = {}
    for index, text in enumerate(texts):
        if text is None:
            continue
        label = _label_before(text)
        if label is not None:
            above[label] = text
        elif _is_label(text):
            label = normalised(text)
            meant = named.get(label, [])
            told[index] = above.get(label) or (meant[0] if len(meant) == 1 else text)
    return told


def _is_label(text: str) -> bool:
    return kind_of_label_alone(text) == "objective" and _NUMBER.fullmatch(text) is not None


def _label_before(text: str) -> str | None:
    """ "o1" of "O1: Calm mornings"."""
    words = bare(text)
    label = text.strip().removesuffix(words).strip(" \t\n:.–—-") if words != text.strip() else ""
    return normalised(label) if label and _is_label(label) else None
