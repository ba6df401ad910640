"""A company's own template: whether it may be read at all, and which of its layouts our slides can stand on.

Layouts are known by what they hold, never by their name, for those are in every language.
"""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from pptx import Presentation as opened
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import _Relationship
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout

from scorecard.errors import UnreadableFile
from scorecard.export.deck.fitting import Letters
from scorecard.export.deck.neutral import neutral
from scorecard.intake.readers.archives import DAMAGED, TooLarge, declares_type, inflated, plain, points_outside
from scorecard.language import tr

MOST_BYTES = 50_000_000
MOST_PARTS = 4_000
MOST_INFLATED = 250_000_000
MOST_MARKUP = 25_000_000
"""Bytes of XML in all: read, they take some twenty times as much memory."""
_AS_TEMPLATE = b"presentationml.template.main+xml"
_AS_PRESENTATION = b"presentationml.presentation.main+xml"
_GONE = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.COMMENT_AUTHORS,
    RELATIONSHIP_TYPE.PRINTER_SETTINGS,
)
"""What tells of the slides that are taken off, or of those who made them."""
EDGES = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER})
TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
FILLED = frozenset({PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.BODY})
LEAST = 0.5
"""Of the slide's height and width that must be left free for what a slide shows."""
SMALLEST = 2_000_000
"""Least height of a slide, in its own unit: some five and a half centimetres."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place on a slide, in the unit of a presentation."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height

    @property
    def right(self) -> int:
        return self.left + self.width

    def above(self, height: int) -> "Area":
        return Area(self.left, self.top, self.width, height)

    def below(self, height: int) -> "Area":
        """What is left under so much of it."""
        return Area(self.left, self.top + height, self.width, self.height - height)

    def beneath(self, height: int) -> "Area":
        """So much right under it, a little apart."""
        return Area(self.left, self.bottom + height // 3, self.width, height - height // 3)

    def columns(self, shares: Iterable[float], gap: int) -> list["Area"]:
        """Side by side, by their shares of the width."""
        told = list(shares)
        room, found, left = self.width - gap * (len(told) - 1), [], self.left
        for share in told:
            wide = int(room * share / sum(told))
            found.append(Area(left, self.top, wide, self.height))
            left += wide + gap
        return found


@dataclass(frozen=True, slots=True)
class Template:
    deck: Presentation
    first: SlideLayout
    """Of the first slide; the same as `plain` where the template has none for it."""
    plain: SlideLayout
    """Of every other slide."""
    area: Area
    """What a slide on `plain` has free below its title."""
    letters: Letters
    own: bool
    """A company's, not the neutral one."""


def template(content: bytes | None) -> Template:
    """The company's template, without its slides, or the neutral one. Raises UnreadableFile."""
    if content is None:
        deck = neutral()
        _clear(deck)
        return _found(deck, own=False)
    try:
        deck = opened(io.BytesIO(_checked(content)))
        _clear(deck)
        return _found(deck, own=True)
    except (PythonPptxError, KeyError, ValueError, AttributeError, TypeError, SyntaxError, IndexError) as error:
        raise _refused(tr("The template can't be read as a PowerPoint presentation.")) from error


def _found(deck: Presentation, *, own: bool) -> Template:
    """The layouts that suit us best."""
    free = [(layout, area) for layout in deck.slide_layouts if (area := _free(deck, layout)) is not None]
    if not free:
        raise _refused(tr("The template has no layout with a title alone, a title and one place for content, or nothing at all."))
    plain, area = min(free, key=lambda one: _rank(one[0]))
    first = next((layout for layout in deck.slide_layouts if _opens(layout)), plain)
    return Template(deck, first, plain, area, Letters.called(*_fonts(plain)), own)


def _fonts(layout: SlideLayout) -> list[str]:
    """Of the theme: those of titles and of other texts. Raises ValueError where it has none."""
    theme = parse_xml(layout.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    found = [held.find(qn("a:latin")).get("typeface", "") for name in ("a:majorFont", "a:minorFont") for held in theme.iter(qn(name))]
    if not found:
        raise ValueError("a theme without letters")
    return found


def holders(layout: SlideLayout, kinds: Iterable[PP_PLACEHOLDER]) -> list[BaseShape]:
    """Its placeholders of these kinds."""
    wanted = frozenset(kinds)
    return [shape for shape in layout.placeholders if shape.placeholder_format.type in wanted]


def inset(layout: SlideLayout) -> int:
    """Between a title's frame and its letters."""
    for holder in (layout, layout.slide_master):
        for shape in holder.placeholders:
            if shape.placeholder_format.type in TITLES:
                for body in shape._element.iter(qn("a:bodyPr")):
                    if body.get("lIns") is not None:
                        return int(body.get("lIns"))
    return 91_440


def _rank(layout: SlideLayout) -> int:
    """A title alone first, then one with a place for content, then nothing."""
    if not holders(layout, TITLES):
        return 2
    return 1 if _others(layout) else 0


def _others(layout: SlideLayout) -> list[BaseShape]:
    return [shape for shape in layout.placeholders if shape.placeholder_format.type not in EDGES | TITLES]


def _free(deck: Presentation, layout: SlideLayout) -> Area | None:
    """Where a slide on this layout has room for us; None: nowhere."""
    wide, tall = deck.slide_width or 0, deck.slide_height or 0
    others = _others(layout)
    if tall < SMALLEST or len(others) > 1 or any(shape.placeholder_format.type not in FILLED for shape in others):
        return None
    side = wide // 22
    titles = holders(layout, TITLES)
    left, right, top = side, wide - side, tall // 5
    if titles:
        title = titles[0]
        side = inset(layout)
        left, right, top = title.left + side, title.left + title.width - side, title.top + title.height + tall // 50
    elif others:
        return None
    feet = [shape.top for shape in holders(layout, EDGES) if shape.top is not None and shape.top > tall // 2]
    bottom = min([tall - tall // 20, *(foot - tall // 100 for foot in feet)])
    if others:
        [one] = others
        left, right, top, bottom = one.left, one.left + one.width, max(top, one.top), min(bottom, one.top + one.height)
    area = Area(left, top, right - left, bottom - top)
    inside = left >= 0 and top >= 0 and right <= wide and bottom <= tall
    return area if inside and area.height >= LEAST * tall and area.width >= LEAST * wide else None


def _opens(layout: SlideLayout) -> bool:
    kinds = {shape.placeholder_format.type for shape in layout.placeholders} - EDGES
    return kinds == {PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.SUBTITLE}


def _clear(deck: Presentation) -> None:
    """Take off the slides and what names them, and refuse what would fetch something from elsewhere."""
    told = deck.part._element
    for name in ("p:custShowLst", "p:extLst"):
        for one in told.findall(qn(name)):
            told.remove(one)
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    for held in (deck.part.package._rels, deck.part.rels):
        for key, one in list(held.items()):
            if one.reltype in _GONE:
                held.pop(key)
    for one in deck.part.package.iter_rels():
        if one.is_external and one.reltype != RELATIONSHIP_TYPE.HYPERLINK:
            raise _refused(tr("The template would fetch something from elsewhere: {place}.").format(place=_place(one)))


def _place(one: _Relationship) -> str:
    return "".join(letter for letter in one.target_ref[:80] if letter.isprintable())


def _checked(content: bytes) -> bytes:
    """The archive, put together anew from parts that are neither too many nor too large, and that no macro is among."""
    if len(content) > MOST_BYTES:
        raise _refused(tr("The template is larger than {n} MB.").format(n=MOST_BYTES // 1_000_000))
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as kept:
            parts = archive.infolist()
            names = [plain(part.filename) for part in parts]
            _check_names(names)
            left, markup = MOST_INFLATED, MOST_MARKUP
            for part, name in zip(parts, names, strict=True):
                data = inflated(archive, part, left)
                left -= len(data)
                markup -= len(data) if _is_markup(data) else 0
                _check_part(name, data, markup)
                kept.writestr(part.filename, data.replace(_AS_TEMPLATE, _AS_PRESENTATION) if name == "[content_types].xml" else data)
    except TooLarge as error:
        raise _refused(tr("The template unpacks to more than {n} MB.").format(n=MOST_INFLATED // 1_000_000)) from error
    except DAMAGED as error:
        raise _refused(tr("The template can't be read as a PowerPoint presentation.")) from error
    return out.getvalue()


def _check_names(names: list[str]) -> None:
    if len(names) > MOST_PARTS:
        raise _refused(tr("The template holds {n} parts, more than any template needs.").format(n=len(names)))
    if len(set(names)) != len(names) or points_outside(names):
        raise _refused(tr("The template holds parts twice, or parts that point outside of it."))
    if any(name.rsplit("/", 1)[-1].startswith("vbaproject") or "/activex/" in name for name in names):
        raise _refused(tr("The template holds macros. Save it as a presentation without them (.pptx)."))


def _is_markup(data: bytes) -> bool:
    """Whatever it is called: the list of content types says what is read as XML, and may say it of any part."""
    return data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")


def _check_part(name: str, data: bytes, markup: int) -> None:
    """`markup`: bytes of XML that are left to this presentation."""
    if markup < 0:
        raise _refused(tr("The template holds more than its layouts need. Delete its slides, and save it again."))
    if name == "[content_types].xml" and b"macroenabled" in data.lower():
        raise _refused(tr("The template holds macros. Save it as a presentation without them (.pptx)."))
    if declares_type(name, data):
        raise _refused(tr("The template declares a DTD or entities, which presentations never do."))


def _refused(why: str) -> UnreadableFile:
    return UnreadableFile(why, tr("Take another one, or none: there is a neutral one."))
