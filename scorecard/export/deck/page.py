"""One slide being filled: its title, texts, cards and charts, each within its place, and what the speaker reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pptx.chart.chart import Chart
from pptx.chart.data import ChartData
from pptx.dml.color import ColorFormat, RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide, SlideLayout
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Emu, Pt

from scorecard.charts import theme
from scorecard.export.deck import fitting
from scorecard.export.deck.template import FILLED, Area, Template, holders, inset
from scorecard.language import in_use

TALL = 6_858_000
"""The height of a slide for which sizes are told: seven and a half inches."""
FIRST_SIZES, TITLE_SIZES, UNDER_SIZES = (40, 36, 32, 28, 24), (28, 26, 24, 22, 20, 18), (24, 22, 20, 18, 16, 14)
BODY, SMALL, NOTE, GAP = 14.0, 12.0, 10.5, 6.0
"""Of letters, and of the room between lines, in points."""
LANGUAGES = {"en": "en-GB", "nl": "nl-NL", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}
"""How a presentation calls the language of a text, for what reads it out or checks its spelling."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of a line in one look."""

    text: str
    size: float = BODY
    bold: bool = False
    colour: str | None = None
    """Such as "#3d9480"; None: the template's own colour of text."""
    quiet: bool = False
    """A little nearer to the ground."""


Line = Sequence[Bit]


@dataclass(frozen=True, slots=True)
class About:
    """What a chart says of itself."""

    name: str
    alt: str
    """Its numbers in words."""
    as_of: date


class Board:
    """The deck being made."""

    def __init__(self, template: Template) -> None:
        self.template, self.deck = template, template.deck
        self.scale = (self.deck.slide_height or TALL) / TALL
        self.foot = ""
        """What stands small at the foot of every slide but the first."""

    def first(self, title: str, notes: str) -> "Page":
        return Page(self, self.template.first, title, notes, FIRST_SIZES)

    def page(self, title: str, notes: str) -> "Page":
        """A new slide; `notes` is what its numbers say in words."""
        made = Page(self, self.template.plain, title, notes, TITLE_SIZES)
        foot = made.area.bottom + made.points(NOTE * 0.8)
        made.text(Area(made.area.left, foot, made.area.width, made.points(NOTE * 1.4)), [[Bit(self.foot, NOTE, quiet=True)]])
        return made


class Page:
    def __init__(self, board: Board, layout: SlideLayout, title: str, notes: str, sizes: Sequence[float]) -> None:
        self.scale, self.letters = board.scale, board.template.letters
        self.slide: Slide = board.deck.slides.add_slide(layout)
        for shape in holders_to_empty(self.slide):
            shape._element.getparent().remove(shape._element)
        whole = board.template.area
        self.area = whole.above(whole.height - self.points(NOTE * 2.4))
        self._title(layout, title, sizes, whole, board.deck.slide_height or TALL)
        self._number(layout)
        frame = self.slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = "\n".join(fitting.told(line) for line in notes.split("\n"))

    def points(self, size: float) -> int:
        """A size told for a slide of the usual height, on this one, in the unit of a presentation."""
        return round(size * self.scale * fitting.POINT)

    def text(self, area: Area, lines: Sequence[Line], *, most: int = 1, right: bool = False, name: str = "") -> None:
        """Lines in their looks. A line of one bit is wrapped on at most so many, one of several bits stands on one."""
        box = self.slide.shapes.add_textbox(Emu(area.left), Emu(area.top), Emu(area.width), Emu(area.height))
        if name:
            box.name = name
        margins(box.text_frame, 0, 0)
        self.write(box.text_frame, area.width, lines, most=most, right=right)

    def under(self, text: str, second: str) -> None:
        """On the first slide, below the title: a sentence, and what it is about."""
        holder = next((one for one in self.slide.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None)
        if holder is None:
            sizes, area = [size * self.scale for size in UNDER_SIZES], self.area
            size, told = self.letters.size_for(fitting.told(text), sizes, area.width, area.height * 0.7)
            self.text(area, [[Bit(told, size / self.scale)], [Bit(second, BODY, quiet=True)]], most=8)
            return
        frame = holder.text_frame
        down = holder.height - self.points(SMALL) * 4
        size, told = self.letters.size_for(fitting.told(text), [one * self.scale for one in UNDER_SIZES], holder.width * 0.97, down)
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.text = told
        last = frame.add_paragraph()
        last.space_before = Pt(SMALL * self.scale)
        last.text = self.letters.fitted(fitting.told(second), SMALL * self.scale, holder.width * 0.97, 2)
        for paragraph, points in zip(frame.paragraphs, (size, SMALL * self.scale), strict=True):
            for run in paragraph.runs:
                run.font.size = Pt(points)
                run._r.get_or_add_rPr().set("lang", LANGUAGES[in_use()])

    def card(self, area: Area, colour: str, lines: Sequence[Line], name: str) -> None:
        """A quiet frame with a strip of colour on top, and as many of the lines as there is room for, the first ones first."""
        strip, pad = self.points(5), self.points(10)
        frame = self._rectangle(area, name)
        frame.fill.background()
        frame.line.color.rgb = rgb(theme.MUTED)
        faint(frame.line.color, 0.45)
        frame.line.width = Pt(0.75)
        top = self._rectangle(area.above(strip), "")
        top.fill.solid()
        top.fill.fore_color.rgb = rgb(colour)
        top.line.fill.background()
        margins(frame.text_frame, pad, pad)
        frame.text_frame.margin_top = Emu(strip + pad)
        across, left, kept = area.width - 2 * pad, area.height - strip - 2 * pad, list[Line]()
        for line in lines:
            left -= self.high(line, across, 2) + (self.points(GAP) if kept else 0)
            if left < 0:
                break
            kept.append(line)
        self.write(frame.text_frame, across, kept, most=2)

    def high(self, line: Line, across: float, most: int) -> int:
        """How high a line stands: one of several bits is never wrapped."""
        size, many = max(bit.size for bit in line), 1
        if len(line) == 1:
            wrapped = self.letters.lines(fitting.told(line[0].text), size * self.scale, across, bold=line[0].bold)
            many = min(most, len(wrapped))
        return self.points(many * size * fitting.LEADING)

    def strips(self, colours: Sequence[str]) -> None:
        """A quiet mark above the first slide's title: a colour a perspective."""
        whole = Area(self.area.left, self.points(132), self.points(200), self.points(6))
        for area, colour in zip(whole.columns([1] * len(colours), self.points(4)), colours, strict=True):
            made = self._rectangle(area, "")
            made.fill.solid()
            made.fill.fore_color.rgb = rgb(colour)
            made.line.fill.background()

    def chart(self, area: Area, kind: XL_CHART_TYPE, data: ChartData, about: About) -> Chart:
        """A native chart, with words for who can't see it."""
        frame = self.slide.shapes.add_chart(kind, Emu(area.left), Emu(area.top), Emu(area.width), Emu(area.height), data)
        describe(frame._element, about.alt)
        frame.name = about.name
        made = frame.chart
        made.font.size = Pt(SMALL * self.scale)
        made.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
        return made

    def write(self, frame: TextFrame, across: float, lines: Sequence[Line], *, most: int = 1, right: bool = False) -> None:
        for place, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
            paragraph.line_spacing = Pt(max(bit.size for bit in line) * self.scale * fitting.LEADING)
            paragraph.space_before = paragraph.space_after = Pt(0 if place == 0 else GAP / 2 * self.scale)
            self._bits(paragraph, across, line, most)

    def _bits(self, paragraph: _Paragraph, across: float, line: Line, most: int) -> None:
        for place, bit in enumerate(line):
            size = bit.size * self.scale
            text = self.letters.fitted(fitting.told(bit.text), size, across, most if len(line) == 1 else 1, bold=bit.bold)
            across -= self.letters.width(text, size, bold=bit.bold) if len(line) > 1 else 0
            run = paragraph.add_run()
            # An empty paragraph would be as high as the template's usual letters.
            run.text = (text if place == len(line) - 1 else f"{text} ") or "\N{NO-BREAK SPACE}"
            run.font.size, run.font.bold = Pt(size), bit.bold
            run._r.get_or_add_rPr().set("lang", LANGUAGES[in_use()])
            if bit.colour is not None:
                run.font.color.rgb = rgb(bit.colour)
            else:
                run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
                if bit.quiet:
                    run.font.color.brightness = 0.35

    def _rectangle(self, area: Area, name: str) -> Shape:
        made = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(area.left), Emu(area.top), Emu(area.width), Emu(area.height))
        # The theme's own style would bring its shadow.
        made._element.remove(made._element.find(qn("p:style")))
        if name:
            made.name = name
        return made

    def _title(self, layout: SlideLayout, title: str, sizes: Sequence[float], whole: Area, tall: int) -> None:
        """In the template's place and letters, smaller where it would not fit."""
        shape = self.slide.shapes.title
        if shape is None:
            area = Area(whole.left, tall // 20, whole.width, whole.top - tall // 20 - tall // 50)
            size, text = self.letters.size_for(fitting.told(title), [one * self.scale for one in sizes], area.width, area.height, bold=True)
            self.text(area, [[Bit(text, size / self.scale, bold=True)]], most=3, name="Title")
            return
        own = _own_size(layout)
        tried = [one * self.scale for one in sizes if own is None or one * self.scale <= own] or [own or sizes[-1]]
        across, down = shape.width - 2 * inset(layout), shape.height - self.points(6)
        size, text = self.letters.size_for(fitting.told(title), tried, across, down, bold=True)
        shape.text_frame.text = text
        for run in shape.text_frame.paragraphs[0].runs:
            run.font.size = Pt(size)
            run._r.get_or_add_rPr().set("lang", LANGUAGES[in_use()])

    def _number(self, layout: SlideLayout) -> None:
        """The slide's number, where the template has a place for it."""
        for held in holders(layout, {PP_PLACEHOLDER.SLIDE_NUMBER})[:1]:
            own = 1 + max((shape.shape_id for shape in self.slide.shapes), default=1)
            self.slide.shapes._spTree.append(parse_xml(
                f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{own}" name="Slide number"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
                f'</p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="{held.placeholder_format.idx}"/></p:nvPr></p:nvSpPr>'
                "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
                '<a:p><a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="en-GB"/><a:t>#</a:t></a:fld></a:p>'
                "</p:txBody></p:sp>"
            ))  # fmt: skip


def holders_to_empty(slide: Slide) -> list[Shape]:
    """Placeholders that would ask to be filled in: our own shapes stand in their place."""
    return [one for one in slide.placeholders if one.placeholder_format.type in FILLED]


def margins(frame: TextFrame, across: int, down: int) -> None:
    """So much room around a text, which is wrapped and stands on top."""
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = Emu(across)
    frame.margin_top = frame.margin_bottom = Emu(down)


def rgb(colour: str) -> RGBColor:
    """Of a colour such as "#3d9480"."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def faint(colour: ColorFormat, share: float) -> None:
    """Let a colour through to `share` of 1, so that it suits a light ground and a dark one."""
    colour._color._xClr.append(parse_xml(f'<a:alpha {nsdecls("a")} val="{round(share * 100_000)}"/>'))


def describe(element: object, words: str) -> None:
    """Alternative text of a chart or a table."""
    next(element.iter(qn("p:cNvPr"))).set("descr", fitting.told(words))  # type: ignore[attr-defined]  # an element of lxml, untyped


def _own_size(layout: SlideLayout) -> float | None:
    """Of the template's titles, in points; None where it says nothing."""
    kinds = ("title", "ctrTitle")
    told = [shape._element for holder in (layout, layout.slide_master) for shape in holder.placeholders if _kind(shape._element) in kinds]
    told += list(layout.slide_master._element.iter(qn("p:titleStyle")))
    letters = [one for held in told for level in held.iter(qn("a:lvl1pPr")) for one in level.iter(qn("a:defRPr"))]
    return next((int(one.get("sz")) / 100 for one in letters if one.get("sz")), None)


def _kind(element: object) -> str:
    return str(next(element.iter(qn("p:ph"))).get("type", "obj"))  # type: ignore[attr-defined]  # an element of lxml, untyped
