"""A workshop as its facilitator and its participants run it."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.measures import agreement, filters, workshops
from scorecard.model.scope import Scope
from scorecard.model.workshop import WorkshopRecord
from scorecard.web import session, sort_parts
from tests.pages.company import HOSTILE
from tests.pages.conftest import MAIN, opened
from tests.pages.test_pages import words

pytestmark = pytest.mark.usefixtures("filled")


def held() -> WorkshopRecord:
    return session.ask(workshops.workshops)[0]


def hold(name: str = "Kick-off", listed: str = "") -> AppTest:
    """The facilitator's page after a workshop was opened."""
    at = opened("workshop")
    at.text_input(key="workshop_name").set_value(name)
    at.text_area(key="listed").set_value(listed)
    at.button(key="open").click().run()
    assert not at.exception
    return at


def come(token: str = "", **more: str) -> AppTest:
    """The participants' page by a link."""
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["workshop"] = token or held().token
    for key, value in more.items():
        at.query_params[key] = value
    at.switch_page("../../pages/sort.py").run()
    assert not at.exception
    return at


def joined(name: str, department: str | None = None) -> AppTest:
    at = come()
    at.text_input(key="name").set_value(name)
    if department:
        at.selectbox(key="department").select(department)
    next(one for one in at.button if one.label == "Begin").click().run()
    assert not at.exception
    return at


def shown(at: AppTest) -> str:
    return str(at.header[0].value)


def sort(at: AppTest, perspective: str = "customer") -> None:
    """Everything into one perspective."""
    while "choice_customer" in [one.key for one in at.button]:
        at.button(key=f"choice_{perspective}").click().run()
        assert not at.exception


def test_the_facilitator_opens_a_workshop_and_gets_the_links() -> None:
    at = hold(listed="Ann; Road\n\nBen")
    record = held()
    assert (record.name, record.phase, record.objectives, record.open) == ("Kick-off", "other", 4, True)
    assert f"/sort?workshop={record.token}" in at.code[0].value
    people = next(frame.value for frame in at.dataframe if "State" in frame.value)
    assert list(zip(people["Name"], people["Department"].fillna(""), strict=True)) == [("Ann", "Road"), ("Ben", "")]
    assert all(f"workshop={record.token}&as=" in link for link in people["Link"])
    assert "Nobody has come yet" in words(at)


def test_a_participants_link_is_shown_as_a_whole() -> None:
    at = hold(listed="Ann; Road\n\nBen")
    grid = next(one for one in at.dataframe if "Link" in one.value)
    lines = grid.proto.row_height // 20
    assert max(map(len, grid.value["Link"])) * 6.4 <= (json.loads(grid.proto.columns)["Link"]["width"] - 16) * lines


def test_a_workshop_without_a_name_is_not_opened() -> None:
    at = hold(name="  ")
    assert "give the workshop a name" in words(at)
    assert session.ask(workshops.workshops) == []


def test_how_many_are_laid_out_is_typed_and_one_can_be_narrowed() -> None:
    at = opened("workshop")
    at.number_input(key="how_many").set_value(2).run()
    assert at.button(key="open").label == "Open the workshop with 2 objectives"
    at.selectbox(key="of_perspective").select("financial").run()
    assert at.button(key="open").label == "Open the workshop with 1 objective"
    at.selectbox(key="which").select("Those where votes differ").run()
    assert at.button(key="open").disabled


def test_a_participant_sorts_looks_through_changes_and_finishes() -> None:
    hold()
    at = joined("Cyd", "North")
    for _ in range(3):
        at.button(key="choice_customer").click().run()
    at.button(key="choice_unsure").click().run()
    assert "Look through them once more" in words(at)
    at.button(key="change_1").click().run()
    at.button(key="choice_financial").click().run()
    at.button(key="all").click().run()
    at.button(key="finish").click().run()
    assert not at.exception
    assert "Thank you, Cyd" in words(at)
    record = held()
    [cyd] = session.ask(workshops.people, record.workshop_id)
    assert (cyd.department, cyd.answered, cyd.unsure, cyd.finished) == ("North", 4, 1, True)
    said = session.ask(workshops.answers, record.workshop_id, cyd.participant_id)
    order = sort_parts.in_own_order(session.ask(workshops.laid, record.workshop_id), cyd.token)
    assert [said[one.objective_id] for one in order] == ["customer", "financial", "customer", None]


def test_back_and_next_move_without_an_answer_and_the_chosen_one_is_marked() -> None:
    hold()
    at = joined("Cyd")
    first = shown(at)
    assert at.button(key="back").disabled
    at.button(key="choice_customer").click().run()
    assert shown(at) != first
    at.button(key="back").click().run()
    assert shown(at) == first
    assert at.button(key="choice_customer").label.startswith("✓")
    assert not at.button(key="choice_financial").label.startswith("✓")
    at.button(key="next").click().run()
    assert shown(at) != first
    assert "next" not in [one.key for one in at.button]


def test_who_comes_again_by_name_or_link_goes_on_in_the_same_order() -> None:
    hold()
    at = joined("Cyd")
    at.button(key="choice_customer").click().run()
    second = shown(at)
    assert shown(joined("cyd")) == second
    [cyd] = session.ask(workshops.people, held().workshop_id)
    again = come(**{"as": cyd.token})
    assert shown(again) == second
    assert "1 of 4 sorted" in str(again.get("progress")[0].proto.text)


def test_everybody_sorts_in_an_order_of_their_own() -> None:
    hold()
    laid = session.ask(workshops.laid, held().workshop_id)
    orders = {tuple(one.objective_id for one in sort_parts.in_own_order(laid, f"token {number}")) for number in range(40)}
    assert len(orders) > 10
    assert all(set(order) == {one.objective_id for one in laid} for order in orders)


def test_the_participants_page_shows_nothing_of_other_pages_and_no_hint() -> None:
    hold()
    at = joined("Cyd")
    told = words(at) + " ".join(one.label for one in at.button)
    assert len(at.sidebar.selectbox) == 0
    assert not re.search("okr.xlsx|file|lexicon|Head of|Votes", told)
    sort(at)
    assert not re.search("kappa|agree", words(at))


def test_a_link_that_nobody_gave_out_opens_nothing() -> None:
    hold()
    for token in ("1", "x" * 22, "' or true --"):
        at = come(token)
        assert "belongs to no workshop" in words(at)
        assert len(at.button) == 0
    at = come(**{"as": "1"})
    assert "Your name or an alias" in [one.label for one in at.text_input]


def test_a_named_participant_says_the_department_once_and_sorts() -> None:
    hold(listed="Ann; North")
    [ann] = session.ask(workshops.people, held().workshop_id)
    at = come(**{"as": ann.token})
    assert "You take part as **Ann**" in words(at)
    assert at.selectbox(key="department").value == "North"
    next(one for one in at.button if one.label == "Begin").click().run()
    assert "Objective 1 of 4" in words(at)
    at = joined("ann")
    assert "has a link of their own" in words(at)


def test_names_are_text_wherever_they_are_shown() -> None:
    hold(name=HOSTILE[:80])
    at = joined(HOSTILE[:60])
    told = words(at)
    sort(at)
    told += words(at)
    at.button(key="finish").click().run()
    told += words(at)
    page = opened("workshop")
    page.toggle(key="early").set_value(True).run()
    assert not page.exception
    told += words(page) + " ".join(one.label for one in page.selectbox if one.key and one.key.startswith("decision"))
    assert not re.search(r"(?<!\\)(?:!\[|<a |\*bold)", told)


def test_results_show_when_asked_for_or_when_the_workshop_is_closed() -> None:
    at = hold()
    sort(joined("Ann", "North"))
    sort(joined("Ben", "South"), "financial")
    at.run()
    assert "results show when the workshop is closed" in words(at)
    assert len(at.metric) == 0
    at.button(key="close").click().run()
    assert not at.exception
    assert [one.label for one in at.metric] == ["Fleiss' kappa", "Pairs of answers that agree", "Agree with what was decided"]
    assert at.metric[1].value == "0%"
    assert "Most often Financial and Customer" in words(at) or "Most often Customer and Financial" in words(at)
    late = come()
    assert "This workshop is closed" in words(late)
    assert len(late.button) == 0
    at.button(key="close").click().run()
    assert "results show when the workshop is closed" in words(at)


def test_the_confirmed_result_becomes_peoples_votes_and_what_stays_open_is_not_decided() -> None:
    at = hold()
    for name, perspective in {"Ann": "internal_process", "Ben": "internal_process", "Cyd": "customer"}.items():
        sort(joined(name), perspective)
    at.button(key="close").click().run()
    pickers = [one for one in at.selectbox if one.key and one.key.startswith("decision")]
    assert [one.value for one in pickers] == ["internal_process"] * 4
    pickers[0].select_index(0)
    next(one for one in at.button if one.label == "Confirm as decided").click().run()
    assert not at.exception
    assert "3 new decisions" in words(at)
    reasons = {vote.reason for vote in session.ask(filters.votes, None) if vote.voter == "person"}
    assert reasons == {"Decided in workshop Kick-off: 2 of 3"}
    mapped = session.ask(filters.mappings, Scope(session.today()))
    assert sum(row.perspective == "internal_process" for row in mapped) == 3
    assert at.metric[2].value == "67%"


def test_a_second_workshop_takes_the_objectives_of_the_first_and_is_compared_with_it() -> None:
    at = hold("Before")
    for name, perspective in {"Ann": "internal_process", "Ben": "customer"}.items():
        sort(joined(name), perspective)
    at.button(key="close").click().run()
    assert "No other workshop has sorted any of these objectives" in words(at)
    assert {one.value for one in at.selectbox if one.key and one.key.startswith("decision")} == {None}, "two answers tie"
    at.text_input(key="workshop_name").set_value("After")
    at.selectbox(key="which").select("Those of workshop 1, Before")
    at.radio(key="phase").set_value("after").run()
    at.button(key="open").click().run()
    for name in ("Ann", "Ben"):
        sort(joined(name))
    at.run()
    at.button(key="close").click().run()
    assert not at.exception
    [compared] = [frame.value for frame in at.dataframe if "Kappa before" in frame.value]
    [whole, *_] = session.ask(agreement.comparison, 1, 2)
    assert (whole.objectives, whole.before_raters, whole.after_raters) == (4, 2, 2)
    assert list(compared["Department"]) == ["Everyone", "No department named"]
    assert compared["Kappa after"][0] == "unknown"


def test_the_summary_is_offered_where_the_results_are(filled: Path) -> None:
    at = hold()
    at.button(key="close").click().run()
    assert filled.exists()
    assert [one.proto.label for one in at.get("download_button")] == ["Download the workshop's summary"]


def test_a_workshop_is_called_the_same_while_it_is_chosen_and_says_whether_it_is_open() -> None:
    """By the label a browser goes on naming what is chosen; one that changed named a workshop that is not there."""
    hold()
    at = opened("workshop")
    [box] = [one for one in at.selectbox if one.label == "Workshop"]
    called = list(box.options)
    assert "**Kick\\-off**: 4 objectives, open." in words(at)
    at.button(key="close").click().run()
    [box] = [one for one in at.selectbox if one.label == "Workshop"]
    assert box.options == called
    assert "**Kick\\-off**: 4 objectives, closed." in words(at)
