"""The Explain page as a session runs it: from the organisation down to a cell, and back up."""

import re
from datetime import date
from math import isnan
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.measures.progress import key_results
from scorecard.model.explain import LEVELS, TREES, Node
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.web import session
from scorecard.web.drill import node_in, node_of, params_of
from tests.pages.company import HOSTILE, workbook
from tests.pages.conftest import MAIN, opened
from tests.pages.test_compare import table
from tests.pages.test_pages import words

SCOPE = Scope(date(2026, 9, 1), "2026-Q3")


def at_node(node: Node, **more: str) -> AppTest:
    """The page as a link to the node opens it."""
    at = AppTest.from_file(MAIN, default_timeout=60)
    for name, value in {"as_of": "2026-09-01", **params_of(node), **more}.items():
        at.query_params[name] = value
    at.run()
    at.switch_page("../../pages/explain.py").run()
    assert not at.exception
    return at


NODES = [
    Node("organisation"),
    Node("perspective", perspective="customer"),
    Node("perspective"),
    Node("unit", "North"),
    Node("unit"),
    Node("unit_perspective", "North", "customer"),
    Node("unit_perspective", None, None),
    Node("objective", thing_id="O1"),
    Node("key_result", thing_id="K1"),
    Node("tree", "North"),
    Node("tree_perspective", "North", "customer"),
]


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.level)
def test_a_link_names_its_number_and_nothing_else(node: Node) -> None:
    assert node_in(params_of(node), SCOPE) == node
    assert {one.level for one in NODES} == {*LEVELS, *TREES}


def test_without_a_link_the_number_is_that_of_the_sidebar() -> None:
    assert node_in({}, SCOPE) == Node("organisation")
    assert node_in({"node": "planet"}, Scope(SCOPE.as_of, SCOPE.period, "South")) == Node("unit", "South")
    assert node_in({}, Scope(SCOPE.as_of, SCOPE.period, "")) == node_of(Scope(SCOPE.as_of, SCOPE.period, "")) == Node("unit")


@pytest.mark.usefixtures("filled")
def test_flags_are_told_in_words_and_a_column_that_nothing_fills_is_left_out() -> None:
    [odd] = [row for row in session.ask(key_results, SCOPE) if row.key_result == "Wotsits"]
    [row] = table(at_node(Node("objective", thing_id=odd.objective_id)), "Contribution")
    assert odd.flags.split() == ["E_NO_BASELINE", "NO_DATA"]
    assert row["Flags"] == "no baseline, no value yet"
    assert not {"Flags", "Left out"} & table(at_node(Node("unit_perspective", "North", "customer")), "Contribution")[0].keys()


@pytest.mark.usefixtures("filled")
def test_the_organisation_is_written_as_a_sum_with_what_is_left_out() -> None:
    at = at_node(Node("organisation"))
    told = " ".join(one.value for one in at.code)
    assert "33.3% · 0.50 + 33.3% · 0.58 + 33.3% · 0.40 = 0.49" in told
    rows = {row["Part"]: row for row in table(at, "Contribution")}
    assert rows["Internal process"]["Left out"] == "no objective stands here: counts as missing"
    assert isnan(rows["Internal process"]["Contribution"])
    contributions = [row["Contribution"] for row in rows.values() if not isnan(row["Contribution"])]
    assert sum(contributions) == pytest.approx((0.5833333333 + 0.5 + 0.4) / 3, abs=0.0002)


@pytest.mark.usefixtures("filled")
def test_whence_weights_come_is_said_once_where_it_is_the_same_of_all() -> None:
    at = at_node(Node("organisation"))
    assert all("Weight from" not in row for row in table(at, "Contribution"))
    assert [one.value for one in at.caption].count("Weight from: nobody said, so all weigh alike.") == 1


@pytest.mark.usefixtures("filled")
def test_a_key_result_shows_its_formula_and_its_cells_and_no_text_of_it_is_interpreted() -> None:
    opened("overview")
    margin = next(row for row in session.ask(key_results, SCOPE) if row.key_result == f"Margin {HOSTILE}")
    at = at_node(Node("key_result", thing_id=margin.key_result_id))
    assert at.code[0].value == "(5 - 4) / (6 - 4) = 0.50"
    assert {(row["Number"], row["Cell"], row["As in the file"]) for row in table(at, "As in the file")} == {
        ("baseline", "F6", "4"),
        ("target", "G6", "6"),
        ("value", "H6", "5"),
    }
    assert not re.search(r"(?<!\\)(<a href|!\[|\*bold)", words(at))


@pytest.mark.usefixtures("filled")
def test_what_is_not_there_is_said_and_not_a_fault() -> None:
    at = at_node(Node("objective", thing_id="nobody"))
    assert "Nothing of this stands" in words(at)


def test_where_nothing_has_a_perspective_the_way_to_give_it_one_is_shown(empty: Path, tmp_path: Path) -> None:
    odd: list[object] = ["", "South", "Something else entirely", "Wotsits", "Head of Odd", 1, 5, 3, date(2026, 8, 20)]
    store = desk.open_store(empty)
    desk.import_file(store, workbook(tmp_path / "okr.xlsx", [odd]), Given(), by="Analyst")
    store.close()
    at = at_node(Node("organisation"))
    assert "Decide on the Perspectives page" in words(at)
    [link] = [one for one in at.main.get("page_link") if one.proto.label == "Perspectives"]
    assert link.proto.page.endswith("perspectives")
    assert "The organisation's number" not in {one.proto.label for one in at.main.get("page_link")}


@pytest.mark.usefixtures("filled")
def test_what_the_units_come_to_is_told_where_the_perspectives_come_to_something_else() -> None:
    at = at_node(Node("organisation"))
    assert [one.value for one in at.header if "units" in one.value] == ["By way of the units"]
    perspectives, units = (float(one.value.rpartition(" ")[2]) for one in at.code)
    assert (perspectives, units) == (0.49, 0.47)
    assert "By way of the units the number is 0.47: units cover different perspectives." in [one.value for one in at.caption]


@pytest.mark.usefixtures("filled")
def test_what_a_click_on_a_chart_opens_is_opened_from_a_list_too() -> None:
    at = opened("overview")
    [box] = [one for one in at.selectbox if one.label == "Open"]
    assert [text.split(":")[0] for text in box.options] == ["North", "South"]  # of South too little is scored to rank it
    box.select("North" + next(text for text in box.options if text.startswith("North"))[5:]).run()
    assert not at.exception
    [link] = [one for one in at.sidebar.get("page_link") if one.proto.label == "Open"]
    assert "node=unit" in link.proto.query_string
    assert "of_unit=North" in link.proto.query_string
