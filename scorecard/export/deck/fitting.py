"""How much of a text its place holds: what does not fit is shortened, so that nothing overflows.

Which letters a reader's program will take is not known here: our own are measured, and what the template's are wider is added.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics

from scorecard.export.print_look import BOLD, PLAIN, styles

POINT = 12_700
"""In the unit of a presentation, of which an inch has 914,400."""
LEADING = 1.2
"""Height of a line in sizes."""
USUAL = 1.3
"""How much wider than ours letters may be: Arial's are by 1.12, those that a machine without Arial takes in their place by up to 1.3."""
WIDER = {"calibri": 1.04, "aptos": 1.12, "verdana": 1.35, "tahoma": 1.15, "century gothic": 1.25, "montserrat": 1.32, "poppins": 1.3}
"""The same of others, where a company's are known to differ."""


def told(text: object) -> str:
    """A text from data as one line of what can be seen: no line breaks, nothing that XML can't hold or that turns the line round."""
    seen = (letter if letter.isprintable() else " " if letter.isspace() else "" for letter in str(text))
    return " ".join("".join(seen).split())


@dataclass(frozen=True, slots=True)
class Letters:
    """Those of a template. Sizes are in points, widths and heights in the unit of a presentation."""

    wider: float = USUAL

    @classmethod
    def called(cls, *fonts: str) -> "Letters":
        """As wide as the widest of these."""
        return cls(max((WIDER.get(font.casefold(), USUAL) for font in fonts if font), default=USUAL))

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        styles()
        full = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
        measured: float = pdfmetrics.stringWidth(text, BOLD if bold else PLAIN, size)
        return (measured * self.wider + full * size * 0.5) * POINT

    def lines(self, text: str, size: float, across: float, *, bold: bool = False) -> list[str]:
        """As a program would wrap it: between words, within one only where it is longer than a line."""
        found: list[str] = []
        for word in (part for whole in text.split(" ") for part in self._broken(whole, size, across, bold)):
            longer = f"{found[-1]} {word}" if found else word
            if found and self.width(longer, size, bold=bold) <= across:
                found[-1] = longer
            else:
                found.append(word)
        return found or [""]

    def fitted(self, text: str, size: float, across: float, most: int = 1, *, bold: bool = False) -> str:
        """The text, or as much of it as stands on `most` lines, with an ellipsis."""
        whole = self.lines(text, size, across, bold=bold)
        if len(whole) <= most:
            return text
        kept = " ".join(whole[:most])
        while kept and len(self.lines(f"{kept}…", size, across, bold=bold)) > most:
            kept = kept[:-1]
        return f"{kept.rstrip(' ,;:.')}…"

    def size_for(self, text: str, sizes: Sequence[float], across: float, down: float, *, bold: bool = False) -> tuple[float, str]:
        """The first of the sizes in which the text fits its place, and the text; if none does the last one, and a shortened text."""
        for size in sizes:
            if len(self.lines(text, size, across, bold=bold)) * size * LEADING * POINT <= down:
                return size, text
        size = sizes[-1]
        return size, self.fitted(text, size, across, max(1, int(down / (size * LEADING * POINT))), bold=bold)

    def _broken(self, word: str, size: float, across: float, bold: bool) -> Iterator[str]:
        """A word in pieces that fit a line each."""
        if self.width(word, size, bold=bold) <= across:
            yield word
            return
        piece = ""
        for letter in word:
            if piece and self.width(piece + letter, size, bold=bold) > across:
                yield piece
                piece = ""
            piece += letter
        yield piece
