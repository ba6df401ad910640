"""What tables show is what prose says: rounded, in the language in use."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from scorecard.web import tables
from tests.pages.conftest import opened

SCRIPT = """
from datetime import date
from scorecard.language import asked_through
from scorecard.web import tables
asked_through(lambda: "nl")
rows = [
    {"Score": 0.797, "Scored": 70.6, "Current": 1234.5, "Day": date(2026, 11, 26)},
    {"Score": -0.001, "Scored": None, "Current": None, "Day": None},
]
tables.show(rows, key="t", alt="t", columns={"Score": tables.SCORE, "Scored": tables.PERCENT, "Day": tables.days()})
"""


def test_a_table_rounds_where_the_grid_would_cut_digits_off_and_shows_no_minus_nought() -> None:
    [frame] = [one.value for one in AppTest.from_string(SCRIPT).run().dataframe]
    assert [str(value) for value in frame["Score"]] == ["0.8", "0.0"]
    assert frame["Scored"][0] == 0.71
    assert frame["Current"][0] == 1234.5


def test_a_table_leaves_signs_to_the_language_and_writes_days_as_they_are_typed() -> None:
    [grid] = AppTest.from_string(SCRIPT).run().dataframe
    told = grid.proto.columns
    assert '"format": "percent"' in told
    assert told.count('"format": "localized"') == 2
    assert '"format": "DD-MM-YYYY"' in told


LONG = """
from scorecard.web import tables
rows = [{"File": "a.xlsx", "Key results": "132 added, 3 changed, 2 vanished", "Objectives": "42 added"}]
tables.show(rows, key="t", alt="t", names=("Key results", "Objectives"))
"""


def test_names_go_on_in_the_next_line_in_each_column_that_has_long_ones() -> None:
    [grid] = AppTest.from_string(LONG).run().dataframe
    told = json.loads(grid.proto.columns)
    assert {name: one.get("width") for name, one in told.items() if name in ("Key results", "Objectives")} == {
        "Key results": 170,
        "Objectives": None,
    }
    assert grid.proto.row_height == 66


GAPS = """
from scorecard.model.scores import Gap
from scorecard.rules.run import rules
from scorecard.web import tables
[rule] = [one for one in rules() if one.rule == "status-disagrees"]
message = "“Customer satisfaction after shipment” says “On track”, but its numbers say behind: 33 %, with 63 % expected."
found = Gap(rule.rule, rule.title, "warning", "2026-Q4", "North", None, None, None, message, rule.fix, 1.0, "okr.xlsx", "OKRs", 3, None)
tables.gaps([found], {"warning": "warning"})
"""
PHONE, SEVERITY, STATUS, LETTER, LINE = 358, 112, 74, 7.2, 20
"""Pixels: a table on a phone, the columns of the severity in the longest language and of a status, a letter, a line of a cell."""


def test_a_phone_shows_what_is_wrong_as_a_whole_beside_how_grave_it_is() -> None:
    [grid] = AppTest.from_string(GAPS).run().dataframe
    told = json.loads(grid.proto.columns)
    width = told["What"]["width"]
    assert SEVERITY + width <= PHONE
    lines = grid.proto.row_height // LINE
    [message], [fix] = grid.value["What"], grid.value["What to do"]
    assert len(message) * LETTER <= (width - 16) * lines
    assert len(fix) * LETTER <= (told["What to do"]["width"] - 16) * lines


OUTLIER = """
from scorecard.web import tables
rows = [{"Value": "298"}] * 2 + [{"Value": "Finance Manager A&O"}] + [{"Value": "301"}] * 5
tables.show(rows, key="few", alt="t")
tables.show([{"Owner": "COO"}] * 10 + [{"Owner": "Director Customer Care"}], key="below", alt="t")
tables.show([{"Value": "Finance Manager A&O"}] * 8, key="alike", alt="t")
"""


def test_a_column_makes_room_for_a_text_longer_than_those_that_the_grid_measures() -> None:
    few, below, alike = (json.loads(one.proto.columns) for one in AppTest.from_string(OUTLIER).run().dataframe)
    assert few["Value"]["width"] >= len("Finance Manager A&O") * LETTER
    assert below["Owner"]["width"] >= len("Director Customer Care") * LETTER
    assert "width" not in alike["Value"]


WRAPPED = """
from scorecard.web import tables
name = "Orders that reach the invoice without manual correction"
tables.show([{"Key result": "Sales", "Unit": "Kontraktlogistik DACH"}], key="short", alt="t", names="Key result", narrow=["Unit"])
tables.show([{"Key result": name, "Unit": "Kontraktlogistik DACH"}], key="long", alt="t", names="Key result", narrow=["Unit"])
tables.show([{"Key result": name * 2, "Unit": "North"}], key="longer", alt="t", names="Key result", narrow=["Unit"])
"""


def test_rows_are_as_high_as_the_longest_name_asks_for_and_short_names_then_take_a_second_line_too() -> None:
    short, long, longer = AppTest.from_string(WRAPPED).run().dataframe
    widths = [{name: one.get("width") for name, one in json.loads(grid.proto.columns).items()} for grid in (short, long, longer)]
    assert [(one["Key result"], one["Unit"]) for one in widths] == [(None, None), (170, 124), (170, None)]
    assert [grid.proto.row_height for grid in (short, long, longer)] == [0, 66, 104]


@pytest.mark.usefixtures("filled")
def test_a_phone_shows_an_objectives_score_beside_its_status_and_name() -> None:
    grid = next(one for one in opened("perspectives").dataframe if {"Objective", "Score"} <= {*one.value})
    assert list(grid.value)[:3] == ["Status", "Objective", "Score"]
    assert STATUS + tables.NAMES + json.loads(grid.proto.columns)["Score"]["width"] <= PHONE
