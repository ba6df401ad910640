"""A company's template for the board deck: its master is kept, its slides go, and what must not be opened is refused with a reason."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from scorecard.errors import UnreadableFile
from scorecard.export.deck.page import Board
from scorecard.export.deck.template import MOST_BYTES, template

CONTENT_TYPES = "[Content_Types].xml"
TITLE_ONLY = 5
"""Its place in the library's own template."""


def company(change: Callable[[Any], None] = lambda deck: None) -> bytes:
    """A template of 4:3 with a slide of its own, changed."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Confidential merger"
    slide.notes_slide.notes_text_frame.text = "Confidential notes"
    change(deck)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def only(*places: int) -> Callable[[Any], None]:
    """Leave no layouts but these, under names that tell nothing."""

    def change(deck: Any) -> None:
        kept = [deck.slide_layouts[place] for place in places]
        ids = deck.slides._sldIdLst
        for one in list(ids):
            deck.part.drop_rel(one.rId)
            ids.remove(one)
        for layout in list(deck.slide_layouts):
            if layout not in kept:
                deck.slide_layouts.remove(layout)
        for number, layout in enumerate(kept):
            layout._element.cSld.set("name", f"Folie {number}")

    return change


def rewritten(content: bytes, change: Callable[[str, bytes], bytes | None], *more: tuple[str, bytes]) -> bytes:
    """The archive with parts changed, left out (None) or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in archive.namelist():
            data = change(name, archive.read(name))
            if data is not None:
                kept.writestr(name, data)
        for name, data in more:
            kept.writestr(name, data)
    return out.getvalue()


def same(name: str, data: bytes) -> bytes:
    return data


def one_page(content: bytes) -> bytes:
    """A deck on the template with a single slide."""
    board = Board(template(content))
    board.page("A title", "Said of it")
    out = io.BytesIO()
    board.deck.save(out)
    return out.getvalue()


def test_the_size_and_the_master_are_kept_and_nothing_of_the_slides_is_left() -> None:
    made = one_page(company())
    book = Presentation(io.BytesIO(made))
    assert (book.slide_width, book.slide_height) == (Inches(10), Inches(7.5))
    assert [slide.shapes.title.text_frame.text for slide in book.slides] == ["A title"]
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = archive.namelist()
        assert sorted(names) == sorted(set(names))
        assert [name for name in names if name.startswith("ppt/slides/slide")] == ["ppt/slides/slide1.xml"]
        assert not any(b"Confidential" in archive.read(name) for name in names)
        assert not any("thumbnail" in name or "printerSettings" in name or name == "docProps/app.xml" for name in names)


def test_lists_that_name_slides_go_with_them() -> None:
    def change(deck: Any) -> None:
        told = deck.part._element
        shown = next(iter(deck.slides._sldIdLst)).rId
        show = f'<p:custShow name="Short" id="0"><p:sldLst><p:sld r:id="{shown}"/></p:sldLst></p:custShow>'
        told.append(parse_xml(f'<p:custShowLst {nsdecls("p", "r")}>{show}</p:custShowLst>'))
        told.append(parse_xml(f'<p:extLst {nsdecls("p")}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"/></p:extLst>'))

    told = Presentation(io.BytesIO(one_page(company(change)))).part._element
    assert told.find(qn("p:custShowLst")) is None
    assert told.find(qn("p:extLst")) is None


@pytest.mark.parametrize(
    ("places", "plain"),
    [((1, TITLE_ONLY, 6), TITLE_ONLY), ((0, 1, 3), 1), ((3, 6), 6)],
    ids=["title alone", "title and content", "nothing"],
)
def test_a_layout_is_found_by_what_it_holds_and_not_by_its_name(places: tuple[int, ...], plain: int) -> None:
    made = one_page(company(only(*places)))
    [slide] = Presentation(io.BytesIO(made)).slides
    assert slide.slide_layout.name == f"Folie {places.index(plain)}"
    assert any(shape.has_text_frame and shape.text_frame.text == "A title" for shape in slide.shapes)
    assert not any(one.placeholder_format.type.name in ("OBJECT", "BODY") for one in slide.placeholders)


def test_a_template_without_a_layout_for_us_is_told_so() -> None:
    with pytest.raises(UnreadableFile, match="no layout with a title alone"):
        template(company(only(3, 4)))


def test_a_template_file_is_taken_like_a_presentation() -> None:
    def as_template(name: str, data: bytes) -> bytes:
        return data.replace(b"presentation.main+xml", b"template.main+xml") if name == CONTENT_TYPES else data

    assert len(Presentation(io.BytesIO(one_page(rewritten(company(), as_template)))).slides) == 1


def test_macros_are_refused() -> None:
    def with_macros(name: str, data: bytes) -> bytes:
        told = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
        kind = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        return data.replace(kind, told) if name == CONTENT_TYPES else data

    for content in (rewritten(company(), with_macros), rewritten(company(), same, ("ppt/vbaProject.bin", b"\xd0\xcf"))):
        with pytest.raises(UnreadableFile, match="holds macros"):
            template(content)


def test_what_a_layout_would_fetch_from_elsewhere_is_refused_and_what_a_slide_links_to_goes_with_it() -> None:
    def on_a_layout(deck: Any) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        deck.slide_layouts[TITLE_ONLY].part.relate_to("http://203.0.113.9/x.png", kind, is_external=True)

    def on_a_slide(deck: Any) -> None:
        run = deck.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]
        run.hyperlink.address = "http://203.0.113.9/"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        deck.slides[0].part.relate_to("http://203.0.113.9/x.png", kind, is_external=True)

    with pytest.raises(UnreadableFile, match=r"fetch something from elsewhere: http://203\.0\.113\.9/x\.png"):
        template(company(on_a_layout))
    with zipfile.ZipFile(io.BytesIO(one_page(company(on_a_slide)))) as archive:
        assert not any(b"203.0.113.9" in archive.read(name) for name in archive.namelist())


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.export.deck.template.MOST_INFLATED", 5_000_000)
    with pytest.raises(UnreadableFile, match="unpacks to more than 5 MB"):
        template(rewritten(company(), same, ("ppt/media/image1.bmp", bytes(6_000_000))))
    with pytest.raises(UnreadableFile, match="more than any template needs"):
        template(rewritten(company(), same, *((f"ppt/media/{n}.bin", b"") for n in range(4_001))))
    with pytest.raises(UnreadableFile, match="larger than 50 MB"):
        template(bytes(MOST_BYTES + 1))


def test_a_small_file_whose_xml_would_take_all_memory_is_refused_whatever_its_part_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.export.deck.template.MOST_MARKUP", 1_000_000)
    assert template(company()).own
    for name, begins in (("ppt/slides/slide9.xml", b"<p:a>"), ("ppt/media/x.bin", b"\xff\xfe<\0p\0"), ("customXml/a.xml", b" \n<a>")):
        with pytest.raises(UnreadableFile, match="Delete its slides"):
            template(rewritten(company(), same, (name, begins + b"<p:a/>" * 200_000)))
    template(rewritten(company(), same, ("ppt/media/film.bin", bytes(2_000_000))))


def test_entities_and_parts_outside_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    with pytest.raises(UnreadableFile, match="DTD"):
        template(rewritten(company(), lambda name, data: bomb if name == "ppt/theme/theme1.xml" else data))
    with pytest.raises(UnreadableFile, match="outside"):
        template(rewritten(company(), same, ("../evil.xml", b"<a/>")))


@pytest.mark.parametrize("content", [b"", b"no presentation", b"PK\x03\x04 damaged"])
def test_what_is_no_presentation_is_told_so(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="can't be read as a PowerPoint presentation"):
        template(content)


@pytest.mark.parametrize("part", ["ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml", CONTENT_TYPES])
@pytest.mark.parametrize("damage", [None, b"", b"<a/>", b"<"])
def test_a_damaged_presentation_is_refused_and_never_a_traceback(part: str, damage: bytes | None) -> None:
    with pytest.raises(UnreadableFile):
        template(rewritten(company(), lambda name, data: damage if name == part else data))
