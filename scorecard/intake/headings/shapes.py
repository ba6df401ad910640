"""Shapes of sheets: what was corrected once is applied again, also where a heading or two has changed since."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.heading_row import fingerprint
from scorecard.model.reading import Shape

ALIKE = 0.6
"""The share of headings that two shapes must have in common for one to be the other's successor."""
RENAMED = 45.0
"""A heading this like (0 to 100) one that went away is taken for its new name wherever it stands."""


SAME_NAME = 80.0
"""Two names of files or sheets this like (0 to 100) are the same one's."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How a sheet's headings differ from those of the shape it follows."""

    known: str
    """The fingerprint of the shape that is known."""
    renamed: tuple[tuple[str, str], ...]
    """Old and new name."""
    new: tuple[str, ...]
    gone: tuple[str, ...]


Fields = Mapping[str, str | None]
"""Headings as written, in their order, each with what its column was taken for."""


def successor(headings: Fields, shapes: Mapping[str, Fields]) -> Drift | None:
    """The known shape that a sheet of these headings follows, and what changed; None for a known or an unlike shape.

    Of `shapes` only those are given that the sheet may follow, the newest last.
    """
    if fingerprint(list(headings)) in shapes:
        return None
    here = {plain(text) for text in headings}
    best, share = None, ALIKE
    for shape, told in shapes.items():
        there = {plain(text) for text in told}
        common = len(here & there) / max(1, len(here | there))
        # Of equally alike ones the last, which is the newest, is followed.
        if common >= share:
            best, share = shape, common
    return _drift(best, shapes[best], headings) if best else None


def _drift(shape: str, before: Fields, headings: Fields) -> Drift:
    old, now = {plain(text): text for text in before}, {plain(text): text for text in headings}
    gone = [name for name in old if name not in now]
    new = [name for name in now if name not in old]
    renamed = []
    for name in list(gone):
        # Another meaning is another column, wherever it stands.
        fitting = [one for one in new if headings[now[one]] in (None, before[old[name]])]
        told = _renamed(name, list(old), fitting, list(now))
        if told is not None:
            renamed.append((old[name], now[told]))
            gone.remove(name)
            new.remove(told)
    return Drift(shape, tuple(renamed), tuple(now[name] for name in new), tuple(old[name] for name in gone))


def _renamed(old: str, before: Sequence[str], new: Sequence[str], now: Sequence[str]) -> str | None:
    """The new heading that stands between the same neighbours as the old one did, else the one that reads most like it."""
    at = before.index(old)
    for name in new:
        here = now.index(name)
        if before[max(0, at - 1) : at] == now[max(0, here - 1) : here] and before[at + 1 : at + 2] == now[here + 1 : here + 2]:
            return name
    score, name = max(((fuzz.token_set_ratio(old, name), name) for name in new), default=(0.0, ""))
    return name if score >= RENAMED else None


def candidates(file: str, sheet: str, shapes: Mapping[str, Shape]) -> dict[str, Fields]:
    """The shapes of sheets that bear the same name in a file of the same name, but for the period in them."""
    name = _timeless(file), _timeless(sheet)
    return {key: shape.fields for key, shape in shapes.items() if _same(name, (_timeless(shape.file), _timeless(shape.sheet)))}


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return fuzz.ratio(one[0], other[0]) >= SAME_NAME and fuzz.ratio(one[1], other[1]) >= SAME_NAME


def _timeless(name: str) -> str:
    """ "Road 2026-Q3.xlsx" is "road xlsx"."""
    return _PERIOD.sub(" ", plain(name)).strip()


_PERIOD = re.compile(r"\b(?:[qhtks] ?\d|\d+ ?[qh]?|fy ?\d+|kw ?\d+)\b")
