"""Native tables: as high as their texts need, with hairlines between rows and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.table import _Cell
from pptx.util import Emu

from scorecard.charts import theme, words
from scorecard.export.deck.page import SMALL, Bit, Page, describe
from scorecard.export.deck.template import Area

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without colours and lines, as presentations call it."""
HAIR = "#aab2ba"
"""Of the lines between rows: quiet on a light ground and on a dark one."""
MOST_HEAD = 2
"""Lines of a head."""
ACROSS, DOWN = 5.0, 4.0
"""Room around a cell's text, in points."""


@dataclass(frozen=True, slots=True)
class Drawn:
    rows: int
    """Of the body, as many as there was room for."""
    area: Area
    """Where the table stands."""


@dataclass(frozen=True, slots=True)
class Cell:
    bits: Sequence[Bit]
    fill: str | None = None
    """A colour, let through to a quarter."""
    right: bool = False


def text(told: object, *, bold: bool = False, quiet: bool = False, size: float = SMALL) -> Cell:
    return Cell([Bit(str(told), size, bold, quiet=quiet)])


def figure(told: str, *, bold: bool = False) -> Cell:
    return Cell([Bit(told, SMALL, bold)], right=True)


def status(key: str) -> Cell:
    """By colour, shape and word."""
    return Cell([Bit(words.shape_of(key), SMALL, True, theme.STATUS.get(key, theme.MUTED)), Bit(words.status(key), SMALL)])


def table(
    page: Page, area: Area, shares: Sequence[float], head: Sequence[Cell], body: Sequence[Sequence[Cell]], alt: str, *, most: int = 2
) -> Drawn:
    """Draws as many rows as there is room for, each cell on at most `most` lines."""
    wide = [int(area.width * share / sum(shares)) for share in shares]
    heads = [Cell([Bit(bit.text, bit.size, True, quiet=True) for bit in cell.bits], right=cell.right) for cell in head]
    rows, heights = [heads], [_height(page, heads, wide, MOST_HEAD)]
    for row in body:
        tall = _height(page, row, wide, most)
        if sum(heights) + tall > area.height:
            break
        rows.append(list(row))
        heights.append(tall)
    frame = page.slide.shapes.add_table(
        len(rows), len(wide), Emu(area.left), Emu(area.top), Emu(sum(wide)), Emu(sum(heights))
    )  # fmt: skip
    describe(frame._element, alt)
    made = frame.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = NO_STYLE
    made.horz_banding = False
    for column, across in zip(made.columns, wide, strict=True):
        column.width = Emu(across)
    for line, row, tall in zip(made.rows, rows, heights, strict=True):
        line.height = Emu(tall)
        for held, cell, across in zip(line.cells, row, wide, strict=True):
            _fill(page, held, cell, across, cell is row[0], MOST_HEAD if row is heads else most)
    return Drawn(len(rows) - 1, area.above(sum(heights)))


def _height(page: Page, row: Sequence[Cell], wide: Sequence[int], most: int) -> int:
    """Of a row: that of its highest cell."""
    return 2 * page.points(DOWN) + max(
        page.high(cell.bits, across - 2 * page.points(ACROSS), most) for cell, across in zip(row, wide, strict=True)
    )


def _fill(page: Page, held: _Cell, cell: Cell, across: int, first: bool, most: int) -> None:
    """The first of a row begins where the title does."""
    side, edge = page.points(ACROSS), page.points(DOWN)
    held.margin_left, held.margin_right = Emu(0 if first else side), Emu(side)
    held.margin_top = held.margin_bottom = Emu(edge)
    page.write(held.text_frame, across - 2 * side, [cell.bits], most=most, right=cell.right)
    held.vertical_anchor = MSO_ANCHOR.MIDDLE
    look = held._tc.get_or_add_tcPr()
    look.append(parse_xml(f'<a:lnB {nsdecls("a")} w="9525">{_solid(HAIR, 0.7)}</a:lnB>'))
    if cell.fill is not None:
        look.append(parse_xml(_solid(cell.fill, 0.26)))


def _solid(colour: str, share: float = 1.0) -> str:
    """Let through to `share` of 1."""
    through = f'<a:alpha val="{round(share * 100_000)}"/>' if share < 1 else ""
    return f'<a:solidFill {nsdecls("a")}><a:srgbClr val="{colour.lstrip("#").upper()}">{through}</a:srgbClr></a:solidFill>'
