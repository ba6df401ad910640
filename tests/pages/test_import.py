"""The import page as a person uses it: what a file would bring before it is loaded, what became of many, what is kept and taken back."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from scorecard.web import correct_parts, session
from tests.pages.company import workbook
from tests.pages.conftest import opened
from tests.pages.test_pages import XLSX, words

ROW: list[object] = ["Customer", "North", "Keep every promise", "On-time delivery (%)", "Head of Fleet", 80, 95, 90, date(2026, 8, 20)]


def made(tmp_path: Path, name: str, rows: list[list[object]], title: str = "OKRs 2026-Q3") -> tuple[str, bytes, str]:
    return name, workbook(tmp_path / "made.xlsx", rows, title).read_bytes(), XLSX


def drop(at: AppTest, *files: tuple[str, bytes, str]) -> AppTest:
    at.file_uploader[0].set_value(list(files))
    at.run()
    assert not at.exception
    return at


def load(at: AppTest) -> AppTest:
    at.button(key="load").click().run()
    assert not at.exception
    return at


def field(at: AppTest, kind: str, label: str) -> Any:
    fields: list[Any] = list(at.get(kind))
    return next(one for one in fields if one.label == label)


def differently(at: AppTest, kind: str, label: str, value: object) -> None:
    """Say how the one sheet is to be read, and have it read again."""
    field(at, kind, label).set_value(value)
    next(one for one in at.button if one.label == "Read again").click().run()
    assert not at.exception


def told(at: AppTest) -> str:
    return words(at).replace("\\", "")


@pytest.mark.usefixtures("empty")
def test_a_preview_says_for_which_period_and_unit_a_file_counts(tmp_path: Path) -> None:
    at = drop(opened("imports"), made(tmp_path, "okr.xlsx", [ROW]))
    assert "Period: 2026-Q3. Unit: North." in told(at)
    assert not at.warning


@pytest.mark.usefixtures("empty")
def test_a_preview_warns_of_rows_without_a_period(tmp_path: Path) -> None:
    row = [*ROW[:8], None]
    at = drop(opened("imports"), made(tmp_path, "okr.xlsx", [["Customer", None, *row[2:]]], "Our OKRs"))
    assert "Period: none named. Unit: none named." in told(at)
    assert "1 objective names no period" in at.warning[0].value
    at.text_input(key="given_period").set_value("2026-Q3").run()
    assert "Period: 2026-Q3. Unit: none named." in told(at)
    assert not at.warning


@pytest.mark.usefixtures("empty")
def test_a_preview_names_every_period_and_unit_and_those_without_last(tmp_path: Path) -> None:
    rows = [["Customer", unit, f"Serve {unit}", *ROW[3:]] for unit in (None, "West", "East")]
    at = drop(opened("imports"), made(tmp_path, "okr.xlsx", rows))
    assert "Period: 2026-Q3. Unit: East, West and none named." in told(at)


@pytest.mark.usefixtures("empty")
def test_a_preview_shows_the_first_key_results_as_they_were_read(tmp_path: Path) -> None:
    at = drop(opened("imports"), made(tmp_path, "okr.xlsx", [ROW, [None, None, None, "Complaints", "Head of Care", 40, 10, None, None]]))
    [read] = [one.value for one in at.dataframe if "Baseline" in one.value.columns]
    assert read[["Key result", "Baseline", "Target"]].values.tolist() == [["On-time delivery (%)", 80, 95], ["Complaints", 40, 10]]
    assert list(read["Current"].fillna(-1)) == [90, -1]
    assert list(read["Cell"]) == ["OKRs, cell D4", "OKRs, cell D5"]


@pytest.mark.usefixtures("empty")
def test_what_was_loaded_makes_room_for_the_next_files(tmp_path: Path) -> None:
    at = load(drop(opened("imports"), made(tmp_path, "okr.xlsx", [ROW])))
    assert "okr.xlsx: 1 objective, 1 key result and 1 check-in loaded." in told(at)
    assert [one.key for one in at.button if one.key == "load"] == []
    assert "See the Overview: 2026-Q3" in told(at)
    drop(at, made(tmp_path, "more.xlsx", [[*ROW[:2], "Something else", *ROW[3:]]]))
    assert "okr.xlsx: 1 objective" not in told(at), "what became of earlier files is no word on these"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("title", "period", "day"),
    [("OKRs 2025-Q1", "2025-Q1", date(2025, 3, 31)), ("OKRs 2026-Q3", "2026-Q3", date(2026, 8, 1)), ("Our OKRs", "No period named", None)],
)
def test_the_sidebar_goes_to_the_period_that_was_loaded(tmp_path: Path, title: str, period: str, day: date | None) -> None:
    at = opened("imports")
    at.date_input(key="as_of").set_value(date(2026, 8, 1)).run()
    load(drop(at, made(tmp_path, "other.xlsx", [[*ROW[:2], "Something else", *ROW[3:8], None]], title)))
    assert at.selectbox(key="period").value == period
    assert at.date_input(key="as_of").value == (day or session.today())
    assert f"See the Overview: {period}" in told(at)


@pytest.mark.usefixtures("empty")
def test_a_period_said_of_all_files_is_not_taken_for_the_next_ones(tmp_path: Path) -> None:
    at = drop(opened("imports"), made(tmp_path, "okr.xlsx", [[*ROW[:8], None]], "Our OKRs"))
    at.text_input(key="given_period").set_value("2026-Q3").run()
    drop(load(at), made(tmp_path, "next.xlsx", [[*ROW[:7], 93, None]], "Our OKRs"))
    assert "Period: none named." in told(at)


@pytest.mark.usefixtures("empty")
def test_a_few_files_of_which_one_is_broken_leave_its_reason(tmp_path: Path) -> None:
    at = load(drop(opened("imports"), made(tmp_path, "okr.xlsx", [ROW]), ("broken.xlsx", b"PK\3\4 cut off", XLSX)))
    assert "okr.xlsx: 1 objective, 1 key result and 1 check-in loaded." in told(at)
    assert "broken.xlsx" in " ".join(one.value for one in at.error).replace("\\", "")


@pytest.mark.usefixtures("empty")
def test_many_files_are_told_in_a_table_with_trouble_first_and_one_of_them_in_full(tmp_path: Path) -> None:
    files = [made(tmp_path, f"{unit}.xlsx", [["Customer", unit, *ROW[2:]]]) for unit in ("East", "North", "South", "West")]
    at = drop(opened("imports"), *files, ("broken.xlsx", b"PK\3\4 cut off", XLSX))
    assert at.button(key="load").label == "Load 4 files"
    table = at.dataframe[0].value
    assert list(table["File"]) == ["broken.xlsx", "East.xlsx", "North.xlsx", "South.xlsx", "West.xlsx"]
    assert list(table["Period"])[1:] == ["2026-Q3"] * 4
    assert at.selectbox(key="shown_file").value == 0
    assert len(at.error) == 1
    at.selectbox(key="shown_file").set_value(2).run()
    assert "Unit: North." in told(at)
    assert not at.error
    load(at)
    assert "4 of 5 files loaded. Not loaded: broken.xlsx." in " ".join(one.value for one in at.warning).replace("\\", "")
    assert list(at.dataframe[0].value["Outcome"]) == ["refused", "loaded", "loaded", "loaded", "loaded"]


@pytest.mark.usefixtures("empty")
def test_why_a_file_with_a_long_name_was_not_loaded_is_shown_as_a_whole(tmp_path: Path) -> None:
    files = [made(tmp_path, f"{unit}.xlsx", [["Customer", unit, *ROW[2:]]]) for unit in ("East", "North", "South", "West")]
    name = "opening-hours-of-all-our-branches-2026.csv"
    at = drop(opened("imports"), *files, (name, b"Day,From,Until\nMonday,9,17\nTuesday,9,17\n", "text/csv"))
    for grid in (at.dataframe[0], load(at).dataframe[0]):
        width = json.loads(grid.proto.columns)["Why"]["width"]
        assert len(grid.value["Why"][0]) * 6.4 <= (width - 16) * (grid.proto.row_height // 20), grid.value["Why"][0]
        assert json.loads(grid.proto.columns)["File"]["width"] <= 240


@pytest.mark.usefixtures("empty")
def test_a_file_and_its_copy_can_be_dropped_together(tmp_path: Path) -> None:
    name, content, kind = made(tmp_path, "okr.xlsx", [ROW])
    at = drop(opened("imports"), (name, content, kind), (f"copy of {name}", content, kind))
    assert at.button(key="load").label == "Load 2 files"


@pytest.mark.usefixtures("empty")
def test_the_gravest_findings_stand_first(tmp_path: Path) -> None:
    rows: list[list[object]] = [[*ROW[:6], "n/a", 90, None], [None, None, None, "Complaints", "Head of Care", 40, 10, "some of them", None]]
    at = drop(opened("imports"), made(tmp_path, "okr.xlsx", rows))
    [findings] = [one.value for one in at.dataframe if "What to do" in one.value.columns]
    assert list(findings["Severity"]) == ["warning", "note"]


@pytest.mark.usefixtures("empty")
def test_a_period_said_of_a_sheet_is_not_taken_for_the_next_file(tmp_path: Path) -> None:
    at = drop(opened("imports"), made(tmp_path, "okr.xlsx", [[*ROW[:8], None]], "Our OKRs"))
    differently(at, "text_input", "Period, where none is named", "2026-Q3")
    assert "Period: 2026-Q3." in told(at)
    drop(load(at), made(tmp_path, "next.xlsx", [[*ROW[:7], 93, None]], "Our OKRs"))
    assert "Period: none named." in told(at)


@pytest.mark.usefixtures("empty")
def test_a_word_on_a_column_that_changes_nothing_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[object] = []

    def edited(frame: pd.DataFrame, **_: object) -> pd.DataFrame:
        meant = frame["Meaning"].mask(frame["Heading"] == "Data source", "description")
        return frame.assign(Meaning=meant)

    def say(what: str, shape: str, told: object) -> None:
        said.append(told)
        keep(what, shape, told)

    keep = correct_parts._say
    monkeypatch.setattr(st, "data_editor", edited)
    monkeypatch.setattr(correct_parts, "_say", say)
    content = b"Objective,Key result,KPI definition,Data source,Target\nGrow,Revenue,What we sell,SAP,5\n"
    drop(opened("imports"), ("okr.csv", content, "text/csv"))
    assert len(said) == 1


@pytest.mark.usefixtures("empty")
def test_what_is_kept_of_a_shape_is_shown_and_can_be_taken_back(tmp_path: Path) -> None:
    rows: list[list[object]] = [ROW, ["Financial", "South", *ROW[2:]]]
    at = drop(opened("imports"), made(tmp_path, "okr.xlsx", rows))
    differently(at, "multiselect", "Leave out rows that begin with", ["Financial"])
    assert "left out by a person" in told(at)
    load(at)
    at = drop(opened("imports"), made(tmp_path, "next.xlsx", [*rows, ["Customer", "West", *ROW[2:]]]))
    assert "left out by a person" in told(at)
    assert field(at, "multiselect", "Leave out rows that begin with").value == ["Financial"]
    differently(at, "multiselect", "Leave out rows that begin with", [])
    assert "left out by a person" not in told(at)
    load(at)
    drop(at, made(tmp_path, "last.xlsx", [*rows, ["Customer", "East", *ROW[2:]]]))
    assert "left out by a person" not in told(at)


def sheets(tmp_path: Path, name: str, held: dict[str, list[list[object]]]) -> tuple[str, bytes, str]:
    book = Workbook()
    for title, rows in held.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / name)
    return name, (tmp_path / name).read_bytes(), XLSX


HEAD: list[object] = ["Team", "Objective", "Key result", "Start value", "Target value", "Current value"]
UNTOLD: list[list[object]] = [
    ["Squad of", "What we dream of", "Key result", "Current value"],
    ["North", "Calm mornings", "Late starts", 12],
]
VALUES: list[list[object]] = [["Key result", "Current value"], ["Late starts", 12]]


@pytest.mark.usefixtures("empty")
def test_a_file_in_which_no_objective_is_recognised_is_not_loaded_unseen(tmp_path: Path) -> None:
    plan = sheets(tmp_path, "plan 2026-Q3.xlsx", {"Plan": UNTOLD})
    at = drop(opened("imports"), plan)
    assert [one.value for one in at.warning if "No objective was recognised here" in one.value]
    at = drop(opened("imports"), plan, *(made(tmp_path, f"{name}.xlsx", [[*ROW[:2], name, *ROW[3:]]]) for name in ("One", "Two", "Three")))
    assert [one.value.replace("\\", "") for one in at.warning if "Look at how that is read" in one.value] == [
        "No objective was recognised in plan 2026-Q3.xlsx. Look at how that is read before you load."
    ]


@pytest.mark.usefixtures("empty")
def test_values_of_key_results_elsewhere_raise_no_alarm_and_sheets_that_are_wholly_understood_are_closed(tmp_path: Path) -> None:
    values = drop(opened("imports"), sheets(tmp_path, "values 2026-Q3.xlsx", {"Values": VALUES}))
    assert not any("No objective" in one.value for one in values.warning)
    known: list[list[object]] = [HEAD, ["North", "Calm mornings", "Late starts", 30, 5, 12]]
    odd: list[list[object]] = [[*HEAD, "Moon phase"], ["South", "Fair shifts", "Wishes met", 50, 90, 60, "full"]]
    at = drop(opened("imports"), sheets(tmp_path, "okr 2026-Q3.xlsx", {"One": known, "Two": known, "Three": odd}))
    folds = {one.label.split(":")[0]: one.proto.expanded for one in at.main.expander if "heading in row" in one.label}
    assert folds == {"One": True, "Two": False, "Three": True}
