"""What tables show is what prose says: rounded, in the language in use."""

import json

from streamlit.testing.v1 import AppTest

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
