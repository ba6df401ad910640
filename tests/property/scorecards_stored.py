"""Whole scorecards on their way into a store, many at once."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import Any

import pyarrow as pa

from scorecard.measures import catalog
from scorecard.store.store import Store
from tests.property.scorecards import PERSPECTIVES, Method, Organisation

NOON = datetime.fromisoformat("2026-01-01T12:00:00")
STATUSES = {"on track": "on_track", "at risk": "at_risk", "behind": "behind"}
Row = tuple[str, dict[str, Any]]
"""A row and its table."""


def put(store: Store, organisations: Iterable[Organisation], method: Method, intended: tuple[float, ...]) -> None:
    """Each organisation in a period, units and uploads of its own; settings and the whole's weights hold for all."""
    tables: dict[str, list[dict[str, Any]]] = {}
    places = list(organisations)
    held = (row for number, one in enumerate(places) for row in _told(one, 10 * number))
    for table, row in [*_settings(method), *_intended(places, intended), *held]:
        tables.setdefault(table, []).append(row)
    with store.transaction() as cursor:
        for table, rows in tables.items():
            cursor.register("staged", pa.Table.from_pylist(rows))
            cursor.execute(f"insert into {table} by name select * from staged")
            cursor.unregister("staged")
        catalog.refresh(cursor)


def _settings(method: Method) -> Iterator[Row]:
    for minute, (key, value) in enumerate(asdict(method).items()):
        yield "method_setting", {"key": key, "value": str(value), "set_at": NOON + timedelta(minutes=minute), "set_by": "Analyst"}


def _intended(organisations: list[Organisation], whole: tuple[float, ...]) -> Iterator[Row]:
    told = [(None, whole), *((one.name, one.intended) for place in organisations for one in place.units if one.intended)]
    for number, (unit, weights) in enumerate(told, start=1):
        yield "weighting", {"weighting_id": number, "unit": unit, "set_at": NOON, "set_by": "Analyst"}
        for perspective, weight in zip(PERSPECTIVES, weights or (), strict=True):
            yield "intended_weight", {"weighting_id": number, "perspective_id": perspective, "weight": weight}


def _told(one: Organisation, before: int) -> Iterator[Row]:
    yield "period", {"period_id": one.period, "starts_on": one.starts, "ends_on": one.ends}
    digest = ""
    for number, upload in enumerate(one.uploads, start=before + 1):
        digest = digest if upload.rereads else str(number)
        at = datetime.combine(upload.on, time(12))
        reading = {"reading": str(number), "file": f"{one.period}.xlsx", "bytes": 1, "uploaded_at": at, "uploaded_by": "A", "account": "[]"}
        yield "upload", {"upload_id": number, "sha256": digest, **reading}
        yield from _objectives(one, number, number - before - 1)
    for unit in one.units:
        yield "unit_version", {"upload_id": before + 1, "unit": unit.name, "parent": unit.parent, "rollup_weight": unit.weight}
    yield from _beside(one, before + 1)


def _objectives(one: Organisation, upload: int, place: int) -> Iterator[Row]:
    row = 1
    for objective in one.objectives:
        row += 1
        where = {"upload_id": upload, "sheet": "Q", "row": row, "cell": f"A{row}", "objective_id": objective.name}
        told = {"period": one.period, "unit": objective.unit, "text": objective.name, "stated": True, "weight": objective.weight}
        yield "objective_version", {**where, **told, "goal_mode": objective.goal_mode, "state": objective.state}
        if objective.perspective and not place:
            vote = {
                "voter": "file",
                "name": "column",
                "perspective": objective.perspective,
                "confidence": 1.0,
                "reason": "",
                "cast_at": NOON,
            }
            yield "vote", {"objective_id": objective.name, **vote}
        for result in objective.key_results:
            row += 1
            goal = result.goals[place]
            yield (
                "key_result_version",
                {
                    **where, "row": row, "cell": f"B{row}", "key_result_id": result.name, "text": result.name, "weight": result.weight,
                    "baseline": goal.baseline, "target": goal.target, "lower_limit": goal.lower, "upper_limit": goal.upper,
                    "direction": result.direction, "key_result_type": result.type, "tolerance": result.tolerance,
                    "stretch_target": result.stretch, "accumulation": result.accumulation, "scale": result.scale,
                    "plan_curve": result.curve, "metric": result.metric, "goal_mode": result.goal_mode, "self_score": result.self_score,
                    "starts_on": result.starts, "due_on": result.due,
                },
            )  # fmt: skip


def _beside(one: Organisation, upload: int) -> Iterator[Row]:
    """Check-ins, milestones and planned points."""
    for word, status in STATUSES.items():
        yield "status_reading", {"upload_id": upload, "sheet": "Log", "word": word, "status": status}
    row = 1
    for result in (result for objective in one.objectives for result in objective.key_results):
        for entry in result.check_ins:
            row += 1
            told = {"observed_on": entry.on, "dated": True, "value": entry.value, "percent_complete": entry.percent}
            said = {"confidence": entry.confidence, "status_word": entry.word}
            yield "check_in_version", {**_place(upload, "Log", row, result.name), **told, **said}
        for step, milestone in enumerate(result.milestones):
            told = {"step": step, "weight": milestone.weight, "due_on": milestone.due, "done_on": milestone.done}
            yield "milestone_version", {**_place(upload, "Steps", step + 1, result.name), **told}
        for point, (on, planned) in enumerate(result.plan):
            told = {"planned_on": on, "planned_progress": planned}
            yield "plan_point_version", {**_place(upload, "Plan", point + 1, result.name), **told}


def _place(upload: int, sheet: str, row: int, key_result: str) -> dict[str, Any]:
    return {"upload_id": upload, "sheet": sheet, "row": row, "cell": f"C{row}", "key_result_id": key_result}
