"""An organisation drawn as two tables: what a measure's test needs and no more."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from scorecard import desk
from scorecard.measures import catalog
from scorecard.model.intent import PerspectiveChange
from scorecard.model.period import period_of
from scorecard.model.perspective import Perspective, PerspectiveSet, known
from scorecard.model.status import statuses
from scorecard.store.store import Store
from tests.spec.tables import rows

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
        periods = {row.get("period", "2026-Q1") for row in rows(objectives)} - {None}
        for period_id in sorted(period for period in periods if period):
            period = period_of(period_id)
            cursor.execute("insert into period values (?, ?, ?)", [period_id, period.starts_on, period.ends_on])
        for number, row in enumerate(rows(objectives), start=2):
            cursor.execute(
                """
                insert into objective_version
                values (1, 'Q1', ?, 'A' || ?, ?, null, null, ?, ?, 'Objective ' || ?, true, null, null, ?, ?, ?)
                """,
                [
                    number, number, row["id"], row.get("period", "2026-Q1"), row.get("unit"), row["id"], row.get("weight") or 1,
                    row.get("mode") or "committed", row.get("state") or "active",
                ],
            )  # fmt: skip
            if row.get("perspective"):
                cursor.execute(
                    "insert into vote (objective_id, voter, name, perspective, confidence, reason, cast_at) values (?, 'file', 'column', ?, 1, '', ?)",
                    [row["id"], row["perspective"], NOON],
                )
        for number, row in enumerate(rows(key_results), start=2):
            cursor.execute(
                """
                insert into key_result_version (upload_id, sheet, row, cell, key_result_id, objective_id, text, unit_of_measure, weight)
                values (1, 'Q1', ?, 'B' || ?, ?, ?, 'Key result ' || ?, '%', 1)
                """,
                [number, number, row["id"], row["of"], row["id"]],
            )
            for name, value in row.items():
                if value is not None and (column := KEY_RESULT_COLUMNS.get(name)):
                    cursor.execute(f"update key_result_version set {column} = ? where key_result_id = ?", [value, row["id"]])
            if row.get("value") or row.get("percent"):
                said = [row.get(name) for name in ("value", "percent", "status", "cases")]
                checked = [number, row["id"], row.get("on") or "2026-02-10", *said]
                cursor.execute(
                    "insert into check_in_version values (1, 'Q1', ?, 'C2', ?, ?, true, ?, ?, null, ?, null, null, null, ?)", checked
                )
        for word, status in statuses(word for row in rows(key_results) if (word := row.get("status"))).items():
            cursor.execute("insert into status_reading values (1, 'Q1', ?, ?)", [word, status])
        for number, row in enumerate(rows(check_ins) if check_ins else [], start=2):
            checked = [number, row["of"], row["on"], row["value"], row.get("confidence"), row.get("status"), row.get("cases")]
            cursor.execute(
                "insert into check_in_version values (1, 'Log', ?, 'C2', ?, ?, true, ?, null, ?, ?, null, null, null, ?)", checked
            )
        for word, status in statuses(word for row in rows(check_ins or "of") if (word := row.get("status"))).items():
            cursor.execute("insert into status_reading values (1, 'Log', ?, ?)", [word, status])
        for number, row in enumerate(rows(milestones or "of"), start=1):
            passed = [number, row["of"], number, row.get("weight") or 1, row.get("due"), row.get("done")]
            cursor.execute("insert into milestone_version values (1, 'Steps', ?, 'C2', ?, ?, null, ?, ?, ?)", passed)
        for number, row in enumerate(rows(plan or "of"), start=1):
            planned = [number, row["of"], row["on"], row["progress"]]
            cursor.execute("insert into plan_point_version values (1, 'Plan', ?, 'C2', ?, ?, ?)", planned)
        for row in rows(units) if units else []:
            told = [row["unit"], row.get("parent"), row.get("level"), row.get("weight")]
            cursor.execute("insert into unit_version (upload_id, unit, parent, level, rollup_weight) values (1, ?, ?, ?, ?)", told)
        catalog.refresh(cursor)


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
