"""The board deck on the Overview: made on request, with a company's template or told why not."""

import io

import pytest
from pptx import Presentation
from streamlit.testing.v1 import AppTest

from scorecard.web.deck_parts import KIND
from tests.pages.conftest import opened


def made(at: AppTest) -> AppTest:
    return at.button(key="deck_make").click().run()


@pytest.mark.usefixtures("filled")
def test_the_overview_offers_a_deck_of_what_is_chosen() -> None:
    at = opened("overview")
    at.selectbox(key="deck_perspective").select("customer")
    made(at)
    assert not at.exception
    told = at.session_state["deck_made"][2]
    assert [slide.shapes.title.text_frame.text for slide in Presentation(io.BytesIO(told)).slides][1].startswith("Customer stands at")


@pytest.mark.usefixtures("filled")
def test_a_template_that_cannot_be_used_is_told_with_what_to_do() -> None:
    at = opened("overview")
    at.file_uploader(key="deck_template").upload("company.pptx", b"no presentation", KIND)
    made(at)
    assert not at.exception
    [told] = [one.value.replace("\\", "") for one in at.error]
    assert told == "The template can't be read as a PowerPoint presentation. Take another one, or none: there is a neutral one."
