"""How printed pages look: fonts, styles, and charts as lines and areas, so that they stay sharp at any size."""

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from importlib.resources import as_file, files
from math import cos, pi, sin

from reportlab.graphics.shapes import Circle, Drawing, Group, Line, Polygon, Rect, Shape, String
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from scorecard.charts import theme
from scorecard.model.trend import TrendPoint

PLAIN, BOLD = "Printed", "Printed-Bold"
INK, QUIET, HAIR = HexColor("#0d161f"), HexColor("#565f69"), HexColor("#d9dfe5")
MOST_LETTERS = 400
"""Of one text from data: beyond, a cell could outgrow its page."""


@cache
def styles() -> dict[str, ParagraphStyle]:
    """The kinds of text; the first call hands the fonts to the PDF library, which keeps them for the process."""
    for name, file in ((PLAIN, "SourceSansPro-Regular.ttf"), (BOLD, "SourceSansPro-Bold.ttf")):
        with as_file(files("font_source_sans_pro") / "files" / file) as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)
    text = ParagraphStyle("text", fontName=PLAIN, fontSize=9, leading=12, textColor=INK, splitLongWords=1)
    return {
        "text": text,
        "note": ParagraphStyle("note", text, fontSize=8, leading=10, textColor=QUIET),
        "title": ParagraphStyle("title", text, fontName=BOLD, fontSize=17, leading=21, spaceAfter=6),
        "heading": ParagraphStyle("heading", text, fontName=BOLD, fontSize=11.5, leading=15, spaceBefore=12, spaceAfter=4),
        "name": ParagraphStyle("name", text, fontName=BOLD, fontSize=9.5),
        "score": ParagraphStyle("score", text, fontSize=19, leading=23),
        "words": ParagraphStyle("words", text, fontSize=12, leading=23),
        "head": ParagraphStyle("head", text, fontName=BOLD, fontSize=8, leading=10, textColor=QUIET),
        "number": ParagraphStyle("number", text, alignment=2),
    }


def words(text: str, style: str = "text") -> Paragraph:
    """A text as it is: what looks like markup in it is shown, and what is very long is cut."""
    return marked_up(data(text), style)


def marked_up(text: str, style: str = "text") -> Paragraph:
    """Markup of our own; texts from data in it have passed `data`."""
    return Paragraph(text, styles()[style])


def data(text: object) -> str:
    """A text from data for `marked_up`."""
    told = " ".join(str(text).split())
    told = "".join(letter for letter in told if letter.isprintable())
    return escape(told if len(told) <= MOST_LETTERS else told[: MOST_LETTERS - 1].rstrip() + "…", quote=False)


def _colour(told: str, share: float = 1.0) -> Color:
    solid = HexColor(told)
    return Color(*(1 - share * (1 - part) for part in (solid.red, solid.green, solid.blue)))


def _star(size: float) -> list[float]:
    rays = [(size * (1.15 if ray % 2 == 0 else 0.5), pi / 2 + ray * pi / 5) for ray in range(10)]
    return [part for far, turn in rays for part in (far * cos(turn), far * sin(turn))]


def _outline(shape: Shape, colour: Color) -> Shape:
    shape.fillColor, shape.strokeColor, shape.strokeWidth = None, colour, 1
    return shape


_SHAPES: dict[str, Callable[[float, Color], Shape]] = {
    "star": lambda size, colour: Polygon(_star(size), fillColor=colour, strokeColor=None),
    "circle": lambda size, colour: Circle(0, 0, size * 0.8, fillColor=colour, strokeColor=None),
    "triangle-up": lambda size, colour: Polygon([-size, -size * 0.8, size, -size * 0.8, 0, size], fillColor=colour, strokeColor=None),
    "triangle-down": lambda size, colour: Polygon([-size, size * 0.8, size, size * 0.8, 0, -size], fillColor=colour, strokeColor=None),
    "circle-open": lambda size, colour: _outline(Circle(0, 0, size * 0.75), colour),
    "circle-dot": lambda size, colour: _outline(Circle(0, 0, size * 0.75, strokeDashArray=[1, 1]), colour),
    "diamond-open": lambda size, colour: _outline(Polygon([0, size, size, 0, 0, -size, -size, 0]), colour),
    "diamond": lambda size, colour: Polygon([0, size, size, 0, 0, -size, -size, 0], fillColor=colour, strokeColor=None),
    "x": lambda size, colour: Group(
        Line(-size, -size, size, size, strokeColor=colour, strokeWidth=1.5),
        Line(-size, size, size, -size, strokeColor=colour, strokeWidth=1.5),
    ),
}


def status(state: str, word: str) -> Drawing:
    """A status by shape, colour and word."""
    styles()
    drawn = Drawing(pdfmetrics.stringWidth(word, PLAIN, 9) + 12, 10)
    colour = HexColor(theme.STATUS.get(state, theme.MUTED))
    drawn.add(Group(_SHAPES[theme.SYMBOL.get(state, "circle-open")](3.6, colour), transform=(1, 0, 0, 1, 4, 4.5)))
    drawn.add(String(12, 1.5, word, fontName=PLAIN, fontSize=9, fillColor=INK))
    return drawn


def trend(points: Sequence[TrendPoint], colour: str, width: float) -> Drawing:
    """A column a day from 0 to 1, the newest in full colour; pale between its bounds where only these are known."""
    tall = 26.0
    drawn = Drawing(width, tall + 2)
    drawn.add(Line(0, 0, width, 0, strokeColor=HAIR, strokeWidth=0.6))
    if not points:
        return drawn
    each = min(width / len(points), 14.0)
    for place, point in enumerate(points):
        known = point.enough and point.score is not None
        low, high = (0.0, point.score or 0.0) if known else (point.low or 0.0, 1.0 if point.high is None else point.high)
        share = 0.25 if not known else 1.0 if point is points[-1] else 0.55
        tallness = max(0.6, tall * (min(1.0, high) - max(0.0, low)))
        drawn.add(Rect(place * each, tall * max(0.0, low), each - 1.5, tallness, fillColor=_colour(colour, share), strokeColor=None))
    return drawn


def bar(
    score: float | None, low: float | None, high: float | None, expected: float | None, colour: str, width: float, tall: float = 9.0
) -> Drawing:
    """From 0 to 1: the score in its colour, pale what might be, a stroke where the plan wanted it by now."""
    drawn = Drawing(width, tall + 4)
    drawn.add(Rect(0, 2, width, tall, fillColor=_colour(theme.MUTED, 0.1), strokeColor=None))

    def at(share: float) -> float:
        return width * max(0.0, min(1.0, share))

    if low is not None and high is not None:
        drawn.add(Rect(at(low), 2, at(high) - at(low), tall, fillColor=_colour(theme.MUTED, 0.35), strokeColor=None))
    if score is not None:
        drawn.add(Rect(0, 2 + tall * 0.22, at(score), tall * 0.56, fillColor=HexColor(colour), strokeColor=None))
    if expected is not None:
        drawn.add(Line(at(expected), 0.5, at(expected), tall + 3.5, strokeColor=INK, strokeWidth=1.4))
    return drawn
