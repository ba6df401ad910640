"""Where the boxes of a strategy map go: bands from top to bottom, and in each an order that keeps linked boxes near each other."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SWEEPS = 8
LETTER = 6.6
"""Pixels that a letter takes at most on the mean, at the size in which boxes are written."""
LINE = 16
LEAST_BOX, GAP, PAD = 150, 14, 12
"""Pixels: the narrowest box, what lies between two, and what a box keeps free inside at its sides."""
MOST_LINES = 4
HEAD, FOOT = 30, 24
"""Of a band its name above its boxes; of a box the line that tells how it stands."""
BETWEEN_ROWS, BETWEEN_BANDS = 22, 44


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the map; x and y of its upper left corner, all in pixels."""

    key: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    y: float
    height: float
    boxes: tuple[Box, ...]


def ordered(bands: Sequence[Sequence[str]], links: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The same bands, each ordered by the mean place of what its boxes are linked to (barycentres, swept down and up).

    Of all orders met the one with the fewest crossings is taken; without links the order stays.
    """
    beside: dict[str, list[str]] = {}
    for source, target in links:
        beside.setdefault(source, []).append(target)
        beside.setdefault(target, []).append(source)
    now = [list(band) for band in bands]
    best, fewest = now, crossings(now, links)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        now = [list(band) for band in now]
        for number in range(len(now)) if sweep % 2 == 0 else reversed(range(len(now))):
            places = _places(now)
            now[number].sort(key=lambda key: _barycentre(key, beside, places))
        if (count := crossings(now, links)) < fewest:
            best, fewest = now, count
    return best


def _places(bands: Sequence[Sequence[str]]) -> dict[str, float]:
    """Each key's place along its band, 0 to 1."""
    return {key: (place + 0.5) / len(band) for band in bands for place, key in enumerate(band)}


def _barycentre(key: str, beside: Mapping[str, Sequence[str]], places: Mapping[str, float]) -> float:
    others = [places[other] for other in beside.get(key, ()) if other in places]
    return sum(others) / len(others) if others else places[key]


def crossings(bands: Sequence[Sequence[str]], links: Sequence[tuple[str, str]]) -> int:
    """How many pairs of links between the same two bands cross."""
    places = _places(bands)
    level = {key: number for number, band in enumerate(bands) for key in band}
    drawn = [
        (*sorted((level[one], level[other])), *(places[key] for key in sorted((one, other), key=level.__getitem__)))
        for one, other in links
        if one in level and other in level and level[one] != level[other]
    ]
    return sum(
        one[:2] == other[:2] and (one[2] - other[2]) * (one[3] - other[3]) < 0
        for number, one in enumerate(drawn)
        for other in drawn[number + 1 :]
    )


def placed(bands: Sequence[Sequence[str]], texts: Mapping[str, str], width: float) -> list[Band]:
    """Boxes for every key, as many abreast as `width` holds; a band of more takes several rows, filled column by column."""
    abreast = max(1, int((width + GAP) // (LEAST_BOX + GAP)))
    box = (width - GAP * (abreast - 1)) / abreast
    found, y = [], 0.0
    for band in bands:
        made, bottom = _band(band, texts, width, min(box, LEAST_BOX * 1.45), abreast, y + HEAD)
        found.append(Band(y, bottom - y, tuple(made)))
        y = bottom + BETWEEN_BANDS
    return found


def _band(keys: Sequence[str], texts: Mapping[str, str], width: float, box: float, abreast: int, y: float) -> tuple[list[Box], float]:
    rows = max(1, -(-len(keys) // abreast))
    made: list[Box] = []
    for row in range(rows):
        inside = keys[row::rows]
        wrapped = {key: lines_of(texts[key], box) for key in inside}
        height = LINE * max((len(lines) for lines in wrapped.values()), default=1) + FOOT + PAD
        pitch = width / max(1, -(-len(keys) // rows))
        step = max(box + GAP, min(pitch, box * 1.6))
        left = (width - (step * (len(inside) - 1) + box)) / 2
        made.extend(Box(key, left + place * step, y, box, height, wrapped[key]) for place, key in enumerate(inside))
        y += height + BETWEEN_ROWS
    return made, y - BETWEEN_ROWS


def lines_of(text: str, box: float) -> tuple[str, ...]:
    """The text as it stands in a box so wide: at most `MOST_LINES` lines, cut with an ellipsis."""
    letters = int((box - 2 * PAD) // LETTER)
    return tuple(textwrap.wrap(" ".join(text.split()), letters, max_lines=MOST_LINES, placeholder="…")) or ("",)
