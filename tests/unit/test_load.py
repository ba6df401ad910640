"""Identity and the ledger: what makes a thing the same thing, and twice once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any, cast

import duckdb
import openpyxl
import pyarrow as pa
import pytest

from scorecard import desk
from scorecard.intake import tables
from scorecard.intake.rows.repeats import counted, kept_rows
from scorecard.intake.storing import load
from scorecard.intake.storing.naming import name_things
from scorecard.intake.tables import Content
from scorecard.model.perspective import normalised
from scorecard.model.reading import FileReading, Given
from scorecard.store.store import Store
from tests import reading

TODAY = date(2026, 8, 20)
TICKET = load.Ticket(by="Analyst", at=datetime(2026, 8, 20, 9, 0, tzinfo=UTC).replace(tzinfo=None), today=TODAY)


def table(schema: pa.Schema, *rows: dict[str, Any]) -> pa.Table:
    """Rows with the columns that matter; the others are null."""
    return pa.Table.from_pylist([{**dict.fromkeys(schema.names), **row} for row in rows], schema=schema)


def objective(key: int, text: str, **more: Any) -> dict[str, Any]:
    usual = {
        "sheet": "Q3",
        "row": key + 2,
        "cell": f"A{key + 2}",
        "stated": True,
        "weight": 1.0,
        "goal_mode": "committed",
        "state": "active",
    }
    return {
        "key": key,
        "text": text,
        "compared": normalised(text),
        "period": "2026-Q3",
        "unit": "Fleet",
        **usual,
        **more,
    }


def key_result(key: int, objective_key: int, text: str, **more: Any) -> dict[str, Any]:
    usual = {"sheet": "Q3", "row": key + 2, "cell": f"B{key + 2}", "weight": 1.0}
    return {"key": key, "objective_key": objective_key, "text": text, "compared": normalised(text), **usual, **more}


def content(
    objectives: list[dict[str, Any]],
    key_results: list[dict[str, Any]],
    check_ins: list[dict[str, Any]] | None = None,
) -> Content:
    return Content(
        objectives=table(tables.OBJECTIVES, *objectives),
        key_results=table(tables.KEY_RESULTS, *key_results),
        check_ins=table(
            tables.CHECK_INS,
            *({"sheet": "Q3", "row": 2, "cell": "C2", **one} for one in check_ins or []),
        ),
        units=table(tables.UNITS),
        rows_as_read=partial(table, tables.SOURCE_ROWS, {"sheet": "Q3", "row": 1, "cells": ["Objective", None]}),
    )


def loaded(
    cursor: duckdb.DuckDBPyConnection,
    made: Content,
    sha256: str = "aa",
    given: Given | None = None,
) -> FileReading:
    [(_, account)] = load.load(cursor, [delivery(made, sha256, given)], TICKET)
    return account


def delivery(made: Content, sha256: str = "aa", given: Given | None = None) -> load.Delivery:
    return load.Delivery(counted(FileReading("fleet.xlsx", sha256, "loaded"), made), made, given or Given(), bytes=10)


def ids(cursor: duckdb.DuckDBPyConnection, what: str) -> list[str]:
    return [one for (one,) in cursor.execute(f"select {what}_id from {what}_version order by upload_id, row").fetchall()]


def test_the_same_text_in_the_same_unit_and_period_is_the_same_objective(
    store: Store,
) -> None:
    with store.transaction() as cursor:
        loaded(
            cursor,
            content([objective(0, "Délight every  Guest!")], [key_result(0, 0, "NPS 40")]),
        )
        loaded(
            cursor,
            content([objective(0, "delight every guest")], [key_result(0, 0, "nps 40.")]),
            "bb",
        )
    with store.cursor() as cursor:
        assert len(set(ids(cursor, "objective"))) == 1
        assert len(set(ids(cursor, "key_result"))) == 1


def test_the_same_text_in_another_unit_or_period_is_another_objective(
    store: Store,
) -> None:
    with store.transaction() as cursor:
        made = [
            objective(0, "Delight"),
            objective(1, "Delight", unit="Sea"),
            objective(2, "Delight", period="2026-Q4"),
            objective(3, "Delight", unit=None),
        ]
        loaded(cursor, content(made, []))
    with store.cursor() as cursor:
        assert len(set(ids(cursor, "objective"))) == 4


class Planned:
    """A cursor that keeps the plan of each table that it makes."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self.cursor, self.plans = cursor, list[str]()

    def execute(self, sql: str) -> None:
        self.plans.append(self.cursor.execute(f"explain {sql.partition(' as')[2]}").fetchall()[0][1])
        self.cursor.execute(sql)


def test_known_things_are_sought_by_equality_and_not_each_held_against_each(store: Store) -> None:
    """A second import of 100,000 rows once took ten times as long as the first."""
    made = content([objective(0, "Delight")], [key_result(key, 0, f"NPS {key}", source_id=f"K{key}") for key in range(300)])
    with store.transaction() as cursor:
        loaded(cursor, made)
        load._stage(cursor, range(2, 3), [made])
        cursor.register("staged_files", pa.table({"upload_id": [2], "file": ["again.xlsx"], "several": [False]}))
        planned = Planned(cursor)
        name_things(cast("duckdb.DuckDBPyConnection", planned))
    assert len(planned.plans) == 2
    assert [plan for plan in planned.plans if "BLOCKWISE" in plan or "NESTED_LOOP" in plan] == []


def test_an_id_holds_a_thing_together_when_its_words_change(store: Store) -> None:
    with store.transaction() as cursor:
        loaded(
            cursor,
            content(
                [objective(0, "Old words", source_id="O-1")],
                [key_result(0, 0, "Old", source_id="K-1")],
            ),
        )
        loaded(
            cursor,
            content(
                [objective(0, "New words", source_id="o-1")],
                [key_result(0, 0, "New", source_id="k-1")],
            ),
            "bb",
        )
    with store.cursor() as cursor:
        assert len(set(ids(cursor, "objective"))) == 1
        assert len(set(ids(cursor, "key_result"))) == 1


def test_a_repeated_row_counts_once_and_is_said(store: Store) -> None:
    made = content(
        [objective(0, "Delight")],
        [key_result(0, 0, "NPS 40"), key_result(1, 0, "NPS 40")],
        [{"key_result_key": 1, "value": 5.0}],
    )
    with store.transaction() as cursor:
        account = loaded(cursor, made)
    assert [(finding.code, finding.cell, finding.value) for finding in account.findings] == [("key-result-repeated", "B3", "NPS 40")]
    with store.cursor() as cursor:
        assert len(ids(cursor, "key_result")) == 1
        assert cursor.execute("select count(*) from check_in_version join key_result_version using (key_result_id)").fetchall() == [(1,)]


def test_a_repeated_row_with_other_numbers_says_which_are_not_used(store: Store) -> None:
    rows = [{"baseline": 1.0, "target": 10.0}, {"baseline": 1.0, "target": 20.5}, {"baseline": 2.0}]
    made = content([objective(0, "Delight")], [key_result(key, 0, "NPS 40", **row) for key, row in enumerate(rows)])
    with store.transaction() as cursor:
        account = loaded(cursor, made)
    once = "This row repeats the key result of row 2; it counts once."
    assert [finding.message for finding in account.findings] == [
        f"{once} Its target 20.5 is not used; what row 2 says holds.",
        f"{once} Its baseline 2 is not used; what row 2 says holds.",
    ]


@pytest.mark.parametrize("back", [timedelta(0), timedelta(hours=2)])
def test_the_last_word_on_an_upload_holds_though_the_clock_stood_still_or_was_set_back(store: Store, back: timedelta) -> None:
    with store.transaction() as cursor:
        loaded(cursor, content([objective(0, "Delight")], [key_result(0, 0, "NPS 40")]))
        for word, undone in enumerate((True, False, True, False, True)):
            load.mark(cursor, 1, "Analyst", TICKET.at - word * back, undone=undone)
            assert cursor.execute("select count(*) from standing_upload").fetchall() == [(0 if undone else 1,)]


def test_a_reading_and_the_store_tell_key_results_apart_alike(store: Store) -> None:
    """By id within unit and period, below an objective where ids begin anew; else by text there. An objective's own id goes first."""
    objectives = [
        objective(number, text, source_id=source_id, unit=unit, period=period, stated=stated)
        for number, (text, source_id, unit, period, stated) in enumerate(
            product(("A", "b"), (None, "O1", "o1"), ("Fleet", None), ("2026-Q3", None), (True, False))
        )
    ]
    every = product(range(len(objectives)), (None, "K1", "k1"), ("Words", "words!", "Others"), (False, True))
    # What stands for itself has one key result: with an id there is nothing to tell apart by words.
    told = [(of, source_id, text, anew) for of, source_id, text, anew in every if objectives[of]["stated"] or source_id is None]
    results = [
        key_result(number, of, text, source_id=source_id, numbered_anew=anew) for number, (of, source_id, text, anew) in enumerate(told)
    ]
    made = content(objectives, results)
    with store.transaction() as cursor:
        loaded(cursor, made)
    with store.cursor() as cursor:
        kept = {row - 2 for (row,) in cursor.execute("select row from key_result_version").fetchall()}
    assert set(kept_rows(made.objectives, made.key_results).tolist()) == kept
    assert len(kept) < len(results)


def test_a_value_without_a_date_counts_from_today_but_never_after_its_period(
    store: Store,
) -> None:
    made = content(
        [
            objective(0, "Now"),
            objective(1, "Then", period="2026-Q1"),
            objective(2, "Some time", period=None),
        ],
        [key_result(number, number, "K") for number in range(3)],
        [{"key_result_key": number, "value": 1.0} for number in range(3)]
        + [{"key_result_key": 0, "value": 1.0, "observed_on": date(2026, 7, 4)}],
    )
    with store.transaction() as cursor:
        loaded(cursor, made)
    with store.cursor() as cursor:
        seen = cursor.execute("select observed_on, dated from check_in_version order by observed_on, dated").fetchall()
    assert seen == [
        (date(2026, 3, 31), False),
        (date(2026, 7, 4), True),
        (TODAY, False),
        (TODAY, False),
    ]


def test_a_value_of_a_quarter_that_is_over_is_of_its_last_day_and_of_one_that_runs_of_today(store: Store) -> None:
    ends = {0: date(2026, 6, 30), 1: date(2026, 9, 30), 2: date(2026, 6, 30)}
    made = content(
        [objective(0, "This year", period="2026"), objective(1, "Then", period="2026-Q1")],
        [key_result(number, number // 2, f"K{number}") for number in range(3)],
        [{"key_result_key": key, "value": 1.0, "until": until} for key, until in ends.items()],
    )
    with store.transaction() as cursor:
        loaded(cursor, made)
    with store.cursor() as cursor:
        seen = cursor.execute("select observed_on, dated from check_in_version order by observed_on").fetchall()
    assert seen == [(date(2026, 3, 31), False), (date(2026, 6, 30), True), (TODAY, False)]


def test_milestones_are_numbered_in_their_key_result_and_one_done_without_a_day_was_done_when_a_value_would_be(store: Store) -> None:
    done = [(0, True, None), (1, True, None), (1, False, None), (1, True, date(2026, 2, 3))]
    steps = [
        {"number": number, "key_result_key": key, "sheet": "Q3", "row": 2, "cell": "E2", "weight": 1.0, "done": mark, "done_on": day}
        for number, (key, mark, day) in enumerate(done)
    ]
    told = content([objective(0, "Now"), objective(1, "Then", period="2026-Q1")], [key_result(0, 0, "K"), key_result(1, 1, "K")])
    with store.transaction() as cursor:
        loaded(cursor, replace(told, milestones=table(tables.MILESTONES, *steps)))
    with store.cursor() as cursor:
        seen = cursor.execute("select step, done_on from milestone_version order by done_on nulls last").fetchall()
    assert seen == [(3, date(2026, 2, 3)), (1, date(2026, 3, 31)), (1, TODAY), (2, None)]


def test_the_ledger_knows_the_bytes_and_how_they_were_read(store: Store) -> None:
    other = Given(period="2026-Q4")
    with store.transaction() as cursor:
        loaded(cursor, content([objective(0, "A")], []))
        assert load.earlier(cursor, {"aa": Given()})["aa"] == [load.Earlier(1, same_reading=True, undone=False)]
        assert load.earlier(cursor, {"aa": other})["aa"] == [load.Earlier(1, same_reading=False, undone=False)]
        assert load.earlier(cursor, {"bb": Given()})["bb"] == []
        load.mark(cursor, 1, "Analyst", TICKET.at, undone=True)
        assert load.earlier(cursor, {"aa": Given()})["aa"] == [load.Earlier(1, same_reading=True, undone=True)]


def test_every_source_row_is_kept_as_read(store: Store) -> None:
    with store.transaction() as cursor:
        loaded(cursor, content([objective(0, "A")], []))
    with store.cursor() as cursor:
        assert cursor.execute("select sheet, row, cells from source_row").fetchall() == [("Q3", 1, ["Objective", None])]


def test_readings_loaded_together_leave_what_each_alone_would_leave() -> None:
    made = [
        Content(
            objectives=table(tables.OBJECTIVES, objective(0, "A"), objective(1, "A", source_id=name), objective(2, "Alone", stated=False)),
            key_results=table(
                tables.KEY_RESULTS,
                key_result(0, 0, "NPS 40", target=number, status_word="late"),
                key_result(1, 1, "Held elsewhere", status_word="late"),
                key_result(2, 0, "nps 40"),
                key_result(3, 2, "Alone", source_id=f"k{number % 2}"),
            ),
            check_ins=table(
                tables.CHECK_INS,
                {"key_result_key": 2, "sheet": "Q3", "row": 2, "cell": "C2", "value": 1.0},
                {"key_result_key": 1, "sheet": "Log", "row": 3, "cell": "C3", "value": 2.0, "status_word": "on track"},
            ),
            units=table(tables.UNITS, {"unit": "Fleet"}, {"unit": "Fleet"}),
            rows_as_read=partial(table, tables.SOURCE_ROWS, {"sheet": "Q3", "row": 1, "cells": [name, None]}),
            loose_check_ins=table(tables.LOOSE_CHECK_INS, {"named": name, "sheet": "Q3", "row": 4, "cell": "C4", "value": 3.0}),
            dependencies=table(tables.DEPENDENCIES, {"sheet": "Q3", "row": 5, "cell": "D5", "dependent": name, "depends_on": "NPS 40"}),
            milestones=table(
                tables.MILESTONES,
                {"number": 0, "key_result_key": 0, "sheet": "Q3", "row": 2, "cell": "E2", "weight": 1.0, "done": True},
                {"number": 1, "key_result_key": 0, "sheet": "Q3", "row": 3, "cell": "E3", "weight": 1.0, "done": False},
            ),
            plan_points=table(
                tables.PLAN_POINTS,
                {"key_result_key": 3, "sheet": "Q3", "row": 2, "cell": "F2", "planned_on": TODAY, "planned_progress": 0.5},
            ),
            borrowed=frozenset({1}),
        )
        for number, name in enumerate(("x", "y", "x"))
    ]
    deliveries = [delivery(one, f"a{number}") for number, one in enumerate(made)]
    together, alone = desk.open_store(None), desk.open_store(None)
    with together.transaction() as cursor:
        told = load.load(cursor, deliveries, TICKET)
    with alone.transaction() as cursor:
        assert told == [one for each in deliveries for one in load.load(cursor, [each], TICKET)]
    for name in WRITTEN:
        assert rows_of(together, name) == rows_of(alone, name) != []


WRITTEN = (
    "upload",
    "source_row",
    "unit_version",
    "objective_version",
    "key_result_version",
    "check_in_version",
    "loose_check_in",
    "dependency_version",
    "milestone_version",
    "plan_point_version",
    "borrowed_key_result",
    "status_reading",
    "finding",
    "period",
)


def rows_of(store: Store, table: str) -> list[tuple[Any, ...]]:
    with store.cursor() as cursor:
        return sorted(cursor.execute(f"select * from {table}").fetchall(), key=str)


def test_a_number_below_a_day_is_kept_as_a_number(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active
    for row in (("Key result", date(2026, 7, 6), date(2026, 7, 13)), ("Punctual ferries", 71, 72.5)):
        book.active.append(row)
    book.save(tmp_path / "weeks.xlsx")
    content = reading.read(tmp_path / "weeks.xlsx").content
    assert content
    told = [row["cells"] for row in content.source_rows.to_pylist()]
    assert told == [["Key result", "2026-07-06", "2026-07-13"], ["Punctual ferries", "71", "72.5"]]
