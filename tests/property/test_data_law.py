"""What we write we can read: an organisation exported and imported into an empty store is told the same numbers."""

import hashlib
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from scorecard.desk.deciding import recompute
from scorecard.export.data_sheets import data_workbook
from scorecard.intake.storing import load
from scorecard.measures import progress
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.model.scores import ObjectiveScore
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store
from tests.property.scorecards import Method, Organisation, Upload
from tests.property.scorecards_drawn import AS_OF, Table, tables
from tests.property.scorecards_stored import put
from tests.reading import read

IN_CI = 4
TOGETHER = 10
NOW = datetime.fromisoformat("2026-01-01T12:00:00")
LEFT_OUT = {"key_result_id", "objective_id", "upload", "file", "sheet", "row", "perspective_by", "rebased_on"}
"""What names the place a row comes from, and what only earlier uploads tell."""


def as_first_told(one: Organisation) -> Organisation:
    """The organisation of its first upload: what later ones moved is history, which a workbook does not carry. Its period is a year."""
    objectives = (
        replace(goal, key_results=tuple(replace(result, goals=result.goals[:1]) for result in goal.key_results)) for goal in one.objectives
    )
    return replace(one, period=f"{2000 + int(one.period[1:])}", uploads=(Upload(one.uploads[0].on),), objectives=tuple(objectives))


def numbers(store: Store) -> dict[str, Any]:
    """Everything told of key results and objectives, by their texts."""
    scope = Scope(AS_OF)
    found: dict[str, Any] = {}
    for result in progress.key_results(store, scope):
        found[f"key result {result.key_result}"] = told(result)
    for objective in progress.objective_scores(store, scope):
        found[f"objective {objective.objective}"] = told(objective)
    return found


def told(row: KeyResultStanding | ObjectiveScore) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(row) if field.name not in LEFT_OUT}


def imported(store: Store, made: bytes, periods: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.xlsx"
        path.write_bytes(made)
        reading = read(path)
    assert reading.content is not None, reading.account.reason
    assert reading.account.findings == ()
    with store.transaction() as cursor:
        cursor.executemany("insert into period values (?, ?, ?)", periods)
        account = replace(reading.account, sha256=hashlib.sha256(made).hexdigest())
        ticket = load.Ticket("Analyst", NOW, AS_OF)
        uploads = [number for number, _ in load.load(cursor, [load.Delivery(account, reading.content, Given(), len(made))], ticket)]
        recompute(cursor, uploads)


def differences(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    lines = [f"lost: {name}" for name in before.keys() - after.keys()] + [f"new: {name}" for name in after.keys() - before.keys()]
    for name in before.keys() & after.keys():
        for field, meant in before[name].items():
            told = after[name][field]
            same = told == pytest.approx(meant, rel=1e-9, abs=1e-9) if isinstance(meant, float) and told is not None else told == meant
            if not same:
                lines.append(f"{name}: {field} {meant!r} became {told!r}")
    return lines


def test_an_organisation_exported_and_imported_is_told_the_same_numbers(request: pytest.FixtureRequest, store: Store) -> None:
    asked = request.config.getoption("--examples")

    @settings(
        max_examples=asked // TOGETHER if asked else IN_CI, derandomize=asked is None, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(tables(TOGETHER))
    def law(drawn: Table) -> None:
        organisations, method, whole = drawn
        first = [as_first_told(one) for one in organisations]
        if not any(one.objectives for one in first):
            return
        with store.rehearsal() as source:
            put(source, first, method, whole)
            before = numbers(source)
            with source.cursor() as cursor:
                periods = cursor.execute("select * from period").fetchall()
            made = data_workbook(source, Scope(AS_OF))
        with store.rehearsal() as target:
            put(target, [], method, whole)
            imported(target, made, periods)
            assert differences(before, numbers(target)) == []

    law()


def test_without_anything_to_write_there_is_nothing_to_read(store: Store, tmp_path: Path) -> None:
    with store.rehearsal() as source:
        put(source, [], Method(), (1.0, 1.0, 1.0, 1.0))
        (tmp_path / "data.xlsx").write_bytes(data_workbook(source, Scope(AS_OF)))
    assert read(tmp_path / "data.xlsx").account.status == "nothing"
