"""The board deck in LibreOffice: every slide becomes a page, with its texts and numbers."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pptx import Presentation

from scorecard.export.presentation import deck
from scorecard.store.store import Store
from tests.office.conftest import IMPRESS, SCOPE, Converter


@pytest.mark.skipif(not IMPRESS and not os.environ.get("CI"), reason="LibreOffice without Impress")
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext")
def test_every_slide_is_a_page_with_its_title_and_the_numbers_of_its_charts(filled: Store, converted: Converter, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(deck(filled, SCOPE))
    slides = list(Presentation(str(tmp_path / "deck.pptx")).slides)
    printed = converted(tmp_path / "deck.pptx", "pdf")
    text = subprocess.run(["pdftotext", "-layout", str(printed), "-"], check=True, capture_output=True, timeout=60).stdout.decode()
    pages = text.split("\f")[:-1]
    assert len(pages) == len(slides)
    for page, slide in zip(pages, slides, strict=True):
        assert " ".join(slide.shapes.title.text_frame.text.split())[:20] in " ".join(page.split())
        for chart in (shape.chart for shape in slide.shapes if shape.has_chart and shape.name == "Score"):
            assert all(f"{score:.2f}" in page for score in chart.plots[0].series[0].values if score is not None)
