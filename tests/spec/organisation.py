"""An organisation drawn as two tables: what a measure's test needs and no more."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import duckdb

from scorecard import desk
from scorecard.measures import catalog
from scorecard.model.intent import PerspectiveChange
from scorecard.model.period import period_of
from scorecard.model.perspective import Perspective, PerspectiveSet, known
from scorecard.model.status import statuses
from scorecard.store.store import Store
from tests.spec.tables import insert, rows

KEY_RESULT_COLUMNS = {
    **{name: name for name in ("owner", "baseline", "target", "direction", "weight", "tolerance", "accumulation", "scale", "metric")},
    **{"type": "key_result_type", "lower": "lower_limit", "upper": "upper_limit", "stretch": "stretch_target", "curve": "plan_curve"},
    **{"status": "status_word", "starts": "starts_on", "due": "due_on", "goal_mode": "goal_mode", "self_score": "self_score"},
}
"""What can be drawn of a key result, and where it is kept."""
NOON = datetime.fromisoformat("2026-01-01T12:00:00")


def organise(
    store: Store, objectives: str, key_results: str, units: str = "", check_ins: str = "", milestones: str = "", plan: str = ""
) -> None:
    """Fill the store.

    objectives:  id | unit | perspective | weight | period | mode | state      (period 2026-Q1, weight 1, committed, active if not drawn)
    key_results: id | of | value | cases | percent | on and any of KEY_RESULT_COLUMNS
    check_ins:   of | on | value | confidence | status | cases
    milestones:  of | weight | due | done
    plan:        of | on | progress
    units:       unit | parent | level | weight
    """
    with store.transaction() as cursor:
        cursor.execute("insert into upload values (1, 'aa', 'r', 'okr.xlsx', 1, ?, 'Analyst', '[]')", [NOON])
        _objectives(cursor, rows(objectives))
        _key_results(cursor, rows(key_results))
        _check_ins(cursor, rows(check_ins or "of"))
        steps = [
            {"upload_id": 1, "sheet": "Steps", "row": number, "cell": "C2", "key_result_id": row["of"], "step": number}
            | {"weight": row.get("weight") or 1, "due_on": row.get("due"), "done_on": row.get("done")}
            for number, row in enumerate(rows(milestones or "of"), start=1)
        ]
        insert(cursor, "milestone_version", steps)
        legs = [
            {"upload_id": 1, "sheet": "Plan", "row": number, "cell": "C2", "key_result_id": row["of"]}
            | {"planned_on": row["on"], "planned_progress": row["progress"]}
            for number, row in enumerate(rows(plan or "of"), start=1)
        ]
        insert(cursor, "plan_point_version", legs)
        told = [
            {"upload_id": 1, "unit": row["unit"], "parent": row.get("parent"), "level": row.get("level"), "rollup_weight": row.get("weight")}
            for row in rows(units or "unit")
        ]
        insert(cursor, "unit_version", told)
        catalog.refresh(cursor)


def _objectives(cursor: duckdb.DuckDBPyConnection, drawn: list[dict[str, str | None]]) -> None:
    periods = [period_of(one) for one in sorted({row.get("period", "2026-Q1") or "" for row in drawn} - {""})]
    insert(cursor, "period", [{"period_id": one.period_id, "starts_on": one.starts_on, "ends_on": one.ends_on} for one in periods])
    versions = [
        {"upload_id": 1, "sheet": "Q1", "row": number, "cell": f"A{number}", "objective_id": row["id"]}
        | {"period": row.get("period", "2026-Q1"), "unit": row.get("unit"), "text": f"Objective {row['id']}", "stated": True}
        | {"perspective_word": row.get("perspective")}
        | {"weight": row.get("weight") or 1, "goal_mode": row.get("mode") or "committed", "state": row.get("state") or "active"}
        for number, row in enumerate(drawn, start=2)
    ]
    insert(cursor, "objective_version", versions)
    votes = [
        {"objective_id": row["id"], "voter": "file", "name": "column", "perspective": row["perspective"]}
        | {"confidence": 1, "reason": "", "cast_at": NOON}
        for row in drawn
        if row.get("perspective")
    ]
    insert(cursor, "vote", votes)


def _key_results(cursor: duckdb.DuckDBPyConnection, drawn: list[dict[str, str | None]]) -> None:
    versions = [
        {"upload_id": 1, "sheet": "Q1", "row": number, "cell": f"B{number}", "key_result_id": row["id"], "objective_id": row["of"]}
        | {"text": f"Key result {row['id']}", "unit_of_measure": "%", "weight": 1}
        | {column: row[name] for name, column in KEY_RESULT_COLUMNS.items() if row.get(name) is not None}
        for number, row in enumerate(drawn, start=2)
    ]
    insert(cursor, "key_result_version", versions)
    values = [
        {"upload_id": 1, "sheet": "Q1", "row": number, "cell": "C2", "key_result_id": row["id"], "observed_on": row.get("on") or "2026-02-10"}
        | {"dated": True, "value": row.get("value"), "percent_complete": row.get("percent")}
        | {"status_word": row.get("status"), "denominator": row.get("cases")}
        for number, row in enumerate(drawn, start=2)
        if row.get("value") or row.get("percent")
    ]
    insert(cursor, "check_in_version", values)
    _words(cursor, "Q1", drawn)


def _check_ins(cursor: duckdb.DuckDBPyConnection, drawn: list[dict[str, str | None]]) -> None:
    said = [
        {"upload_id": 1, "sheet": "Log", "row": number, "cell": "C2", "key_result_id": row["of"], "observed_on": row["on"], "dated": True}
        | {"value": row["value"], "confidence": row.get("confidence"), "status_word": row.get("status"), "denominator": row.get("cases")}
        for number, row in enumerate(drawn, start=2)
    ]
    insert(cursor, "check_in_version", said)
    _words(cursor, "Log", drawn)


def _words(cursor: duckdb.DuckDBPyConnection, sheet: str, drawn: list[dict[str, str | None]]) -> None:
    read = statuses(word for row in drawn if (word := row.get("status")))
    insert(cursor, "status_reading", [{"upload_id": 1, "sheet": sheet, "word": word, "status": status} for word, status in read.items()])


def settle(store: Store, **settings: str | float) -> None:
    """Keep settings, each as a version of its own."""
    with store.transaction() as cursor:
        for minute, (key, value) in enumerate(settings.items()):
            at = NOON + timedelta(minutes=minute)
            cursor.execute("insert into method_setting values (?, ?, ?, 'Analyst')", [key, str(value), at])
        catalog.refresh(cursor)


def intend(store: Store, weights: str, *, unit: str | None = None, since: str | None = None) -> None:
    """Keep intended weights, drawn as `financial 30, customer 70`; empty takes them back."""
    told = tuple((one.split()[0], float(one.split()[1])) for one in weights.split(",") if one.strip())
    desk.keep_perspectives(store, PerspectiveChange(since, told, unit=unit), by="Analyst")


def hold(
    store: Store,
    perspectives: str,
    *,
    since: str | None = None,
    weights: str = "",
    names: dict[str, dict[str, str]] | None = None,
    words: dict[str, tuple[str, ...]] | None = None,
) -> None:
    """Keep a set of perspectives, drawn as `mission 5 band, customer 4, safety 3`: id, rank, and whether it is only a band of the map."""
    members = []
    for key, rank, *band in (one.split() for one in perspectives.split(",")):
        usual = known().get(key) or Perspective(key, 0, {"en": key.title()})
        told_names = {**usual.names, **(names or {}).get(key, {})}
        members.append(replace(usual, rank=int(rank), counted=not band, names=told_names, words=(words or {}).get(key, ())))
    told = tuple((one.split()[0], float(one.split()[1])) for one in weights.split(",") if one.strip())
    desk.keep_perspectives(store, PerspectiveChange(since, told, PerspectiveSet.of(members)), by="Analyst")


def day(text: str) -> date:
    return date.fromisoformat(text)
