"""What good looks like beside each page, how to mend by example, and the tour."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.rules.run import rules
from scorecard.web.guidance import ADVICE, MENDED
from scorecard.web.tour import STOPS
from tests.pages.conftest import MAIN, opened


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("page", ["overview", "perspectives", "imports"])
def test_a_page_says_what_good_looks_like_and_what_to_do_next(page: str) -> None:
    at = opened(page)
    beside = next(one for one in at.sidebar.expander if one.label == "What good looks like")
    told = [one.value for one in beside.markdown]
    advice = ADVICE[{"overview": "", "imports": "import"}.get(page, page)]
    assert told == [
        "\n".join(f"- {sign}" for sign in advice.good),
        "**What to do next**",
        "\n".join(f"{place}. {step}" for place, step in enumerate(advice.steps, 1)),
    ]


def test_the_tour_and_the_advice_name_pages_that_there_are() -> None:
    addresses = {"", *re.findall(r'url_path="([\w-]+)"', Path(MAIN).read_text(encoding="utf-8"))}
    assert addresses - {"sort"} <= set(ADVICE)
    assert {stop.page for stop in STOPS} <= addresses


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert set(MENDED) == {rule.rule for rule in rules()}


@pytest.mark.usefixtures("filled")
def test_the_gaps_page_shows_by_example_how_to_mend_what_it_found_and_nothing_else() -> None:
    at = opened("gaps")
    found = at.selectbox(key="rule").options[1:]
    titles = {rule.title: rule.rule for rule in rules()}
    shown = next(one for one in at.main.expander if one.label == "How to mend it, by example")
    told = [one.value.split("**")[1].replace("\\", "") for one in shown.markdown]
    assert told == [title for title in found if titles[title] in MENDED]
    picked = next(title for title in found if titles[title] in MENDED)
    at.selectbox(key="rule").select_index(found.index(picked) + 1).run()
    shown = next(one for one in at.main.expander if one.label == "How to mend it, by example")
    assert [one.value.split("**")[1].replace("\\", "") for one in shown.markdown] == [picked]


def first_visit() -> AppTest:
    return AppTest.from_file(MAIN, default_timeout=60).run()


def keys(at: AppTest) -> set[str]:
    return {str(one.key) for one in at.button}


@pytest.mark.usefixtures("filled")
def test_a_first_visit_is_offered_the_tour_which_leads_through_its_pages() -> None:
    at = first_visit()
    assert {"tour_start", "tour_skip"} <= keys(at)
    at.button(key="tour_start").click().run()
    for place, stop in enumerate(STOPS, 1):
        assert at.title[0].value == stop.title
        assert f"**{place} of {len(STOPS)}: {stop.title}**" in [one.value for one in at.main.markdown]
        if place < len(STOPS):
            at.button(key="tour_next").click().run()
    assert "tour_next" not in keys(at)
    at.button(key="tour_end").click().run()
    assert "tour_end" not in keys(at)


@pytest.mark.usefixtures("filled")
def test_a_tour_not_wanted_is_not_offered_again_but_can_be_taken() -> None:
    at = first_visit()
    at.button(key="tour_skip").click().run()
    assert not {"tour_start", "tour_skip"} & keys(at)
    at.switch_page("../../pages/gaps.py").run()
    assert not {"tour_start", "tour_skip"} & keys(at)
    at.button(key="tour_again").click().run()
    assert at.title[0].value == "Overview"
    assert "tour_next" in keys(at)


@pytest.mark.usefixtures("empty")
def test_an_empty_store_offers_no_tour() -> None:
    assert not {"tour_start", "tour_again"} & keys(first_visit())
