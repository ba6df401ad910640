"""What stands after some uploads, and what each did to what was there, against a second, slower telling; on ledgers nobody thought of."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scorecard.measures import catalog
from scorecard.store.store import Store
from tests.property.ledgers import Ledger, ledger
from tests.property.ledgers_current import Current

TOGETHER = 40
"""Ledgers in one store."""
IN_CI = 5


def put(store: Store, ledgers: list[Ledger]) -> None:
    with store.transaction() as cursor:
        for table in ledgers[0]:
            rows = [row for one in ledgers for row in one[table]]
            if rows:
                cursor.register("staged", pa.Table.from_pylist(rows))
                cursor.execute(f"insert into {table} by name select * from staged")
                cursor.unregister("staged")
        catalog.refresh(cursor)


def asked(store: Store, sql: str) -> set[tuple[Any, ...]]:
    with store.cursor() as cursor:
        return set(cursor.execute(sql).fetchall())


QUESTIONS = {
    "steps of key results": "select upload_id, key_result_id, before_upload, next_upload, effect from key_result_step",
    "steps of objectives": "select upload_id, objective_id, before_upload, next_upload, effect from objective_step",
    "vanishings": "select upload_id, kind, thing_id, before_upload, returned_upload from vanishing",
    "vanished": "select kind, thing_id, key_results, gone_file, ended_at is not null from vanished",
    "effects": "select upload, kind, added, changed, unchanged, vanished, only_here, newest_here, valued from upload_effect",
    "goalposts": "select upload_id, kind, thing_id, move, before, after from goalpost",
    "check-ins": "select upload_id, key_result_id, day, before_upload, next_upload, old_value, new_value, effect from check_in_step",
    "uploads before": "select upload_id, before from upload_before",
    "values": "select key_result_id, observed_on, value, percent_complete, confidence, upload_id from check_in",
    "key results": "select key_result_id, upload_id, objective_id, borrowed from key_result_shown",
    "objectives": "select objective_id, unit, period, text, owner, perspective_word, weight, state from objective",
    "alignment": "select objective_id, parent_objective_id from objective_alignment",
    "dependencies": "select upload_id, cell, thing_id, for_kind, for_id, for_unit from dependency",
}


def told(one: Current) -> dict[str, set[tuple[Any, ...]]]:
    steps: dict[str, set[tuple[Any, ...]]] = {"key_result": set(), "objective": set()}
    for (kind, upload, thing), step in one.steps.items():
        steps[kind].add((upload, thing, step["before"], step["next"], step["effect"]))
    shown = {key: told for key, told in one.newest_key_results.items() if key in one.shown}
    files = {None: None, **{number: upload["file"] for number, upload in one.uploads.items()}}
    return {
        "steps of key results": steps["key_result"],
        "steps of objectives": steps["objective"],
        "vanishings": one.vanishings,
        "vanished": {(*gone[:3], files[gone[3]], gone[4]) for gone in one.vanished()},
        "effects": {(*place, *counts) for place, counts in one.effects().items()},
        "goalposts": one.goalposts(),
        "check-ins": {(*place, *step) for place, step in one.check_in_steps().items()},
        "uploads before": set(one.befores().items()),
        "values": {(*place, *value) for place, value in one.check_ins().items()},
        "key results": {(key, *(told[name] for name in ("upload_id", "objective_id", "borrowed"))) for key, told in shown.items()},
        "objectives": {
            (key, *(told[name] for name in ("unit", "period", "text", "owner", "perspective_word", "weight", "state")))
            for key, told in one.current.items()
        },
        "alignment": set(one.alignment().items()),
        "dependencies": one.dependencies(),
    }


def differences(empty: Store, ledgers: list[Ledger]) -> Iterator[str]:
    wanted = [told(Current(one)) for one in ledgers]
    with empty.rehearsal() as store:
        put(store, ledgers)
        for name, sql in QUESTIONS.items():
            found, all_wanted = asked(store, sql), set().union(*(one[name] for one in wanted))
            for row in found ^ all_wanted:
                yield f"{name}: only the {'views' if row in found else 'telling'}: {row}"


def test_what_stands_and_what_each_upload_did_is_what_a_slower_telling_makes_of_it(request: pytest.FixtureRequest, empty: Store) -> None:
    examples = request.config.getoption("--examples")
    wrong: list[str] = []

    @settings(
        max_examples=max(1, examples // TOGETHER) if examples else IN_CI, derandomize=examples is None, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.lists(st.integers(0, 2**63), min_size=TOGETHER, max_size=TOGETHER, unique=True))
    def agree(seeds: list[int]) -> None:
        ledgers = [ledger(Random(seed), f"R{place}x", 1 + 10 * place) for place, seed in enumerate(seeds)]
        wrong.extend(differences(empty, ledgers))

    agree()
    assert not wrong, f"{len(wrong)} rows are told otherwise, such as:\n" + "\n".join(sorted(wrong)[:30])
