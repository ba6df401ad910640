"""The template that is taken where a company brings none of its own: white, wide and quiet."""

from pptx import Presentation as opened
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Inches

WIDE, TALL, SIDE = Inches(13.333), Inches(7.5), Inches(0.6)
INK = "20262D"
FONT = "Arial"
"""Every program has it, or letters of the same widths."""
COLOURS = {"dk1": INK, "lt1": "FFFFFF", "dk2": "1F5F8B", "lt2": "F4F6F8", "hlink": "1F5F8B", "folHlink": "565F69"} | {
    f"accent{place}": colour for place, colour in enumerate(("2E7CC2", "C55227", "5C8D66", "96588A", "7D8590", "C47D1A"), start=1)
}
FIRST, TITLE_ONLY = 0, 5
"""Places in the library's own template of the two layouts that are kept."""
ACROSS = WIDE - 2 * SIDE
BOXES = {
    "title": (SIDE, Inches(0.45), ACROSS, Inches(0.95)),
    "body": (SIDE, Inches(1.55), ACROSS, Inches(5.2)),
    "sldNum": (WIDE - SIDE - Inches(1), Inches(6.95), Inches(1), Inches(0.3)),
    "ctrTitle": (SIDE, Inches(2.0), ACROSS, Inches(0.9)),
    "subTitle": (SIDE, Inches(3.05), ACROSS, Inches(2.9)),
}
"""Left, top, width and height of each kind of placeholder."""


def neutral() -> Presentation:
    """An empty presentation of 16:9 with two layouts: a first slide, and one with a title alone."""
    deck = opened()
    deck.slide_width, deck.slide_height = WIDE, TALL
    _paint(deck.slide_master)
    for place, layout in enumerate(list(deck.slide_layouts)):
        if place not in (FIRST, TITLE_ONLY):
            deck.slide_layouts.remove(layout)
    for holder in (deck.slide_master, *deck.slide_layouts):
        _arrange(holder)
    for level in (one for told in deck.slide_master._element.iter(qn("p:titleStyle")) for one in told.iter(qn("a:lvl1pPr"))):
        level.set("algn", "l")
        for letters in level.iter(qn("a:defRPr")):
            letters.set("sz", "4000")
            letters.set("b", "1")
    return deck


def _paint(master: SlideMaster) -> None:
    """The colours of the theme."""
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for name, colour in COLOURS.items():
        for held in theme.iter(qn(f"a:{name}")):
            for old in list(held):
                held.remove(old)
            held.append(parse_xml(f'<a:srgbClr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" val="{colour}"/>'))
    for font in (one for name in ("a:majorFont", "a:minorFont") for held in theme.iter(qn(name)) for one in held.iter(qn("a:latin"))):
        font.set("typeface", FONT)
    part.blob = serialize_part_xml(theme)


def _arrange(holder: SlideMaster | SlideLayout) -> None:
    for shape in list(holder.placeholders):
        kind = _kind(shape)
        if kind in ("dt", "ftr"):
            shape._element.getparent().remove(shape._element)
        elif kind in BOXES:
            shape.left, shape.top, shape.width, shape.height = BOXES[kind]
        for level in shape._element.iter(qn("a:lvl1pPr")):
            level.set("algn", "r" if kind == "sldNum" else "l")
            for letters in level.iter(qn("a:defRPr")) if kind == "subTitle" else ():
                letters.clear()
        for body in shape._element.iter(qn("a:bodyPr")):
            body.set("lIns", "0")
            body.set("rIns", "0")
            if kind == "ctrTitle":
                body.set("anchor", "b")


def _kind(shape: BaseShape) -> str:
    return str(next(shape._element.iter(qn("p:ph"))).get("type", "obj"))
