"""An organisation as rows, such that reading them gives the same organisation again."""

from typing import Any

from scorecard.model.own_book import DATA
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope
from scorecard.store.store import Store

Rows = list[tuple[Any, ...]]

_SOURCES = {
    "objectives": """
        select objective.* replace (coalesce(objective_perspective.perspective, objective.perspective_word) as perspective_word)
        from objective
        left join objective_perspective on objective_perspective.objective_id = objective.objective_id
    """,
    "key_results": """
        select key_result_shown.*, status_reading.status, objective.period
        from key_result_shown join objective using (objective_id)
        left join status_reading
          on status_reading.upload_id = key_result_shown.upload_id and status_reading.sheet = key_result_shown.sheet
          and status_reading.word = key_result_shown.status_word
    """,
    "check_ins": """
        select check_in.*, status_reading.status, objective.period
        from check_in join key_result using (key_result_id) join objective using (objective_id)
        left join status_reading
          on status_reading.upload_id = check_in.upload_id and status_reading.sheet = check_in.sheet
          and status_reading.word = check_in.status_word
    """,
    "milestones": """
        select milestone_version.*, objective.period
        from milestone_version semi join milestone using (key_result_id, upload_id, step)
        join key_result using (key_result_id) join objective using (objective_id)
    """,
    "plan_points": """
        select plan_point_version.*, objective.period
        from plan_point_version
        join (
          select key_result_id, max(upload_id) as upload_id from plan_point_version semi join standing_upload using (upload_id)
          group by key_result_id
        ) as newest using (key_result_id, upload_id)
        join key_result using (key_result_id) join objective using (objective_id)
    """,
    "units": "select unit.*, null as period from unit",
}
"""What stands in each table as it was told, before any measure makes something of it."""
_ORDER = {
    "objectives": "upload_id, sheet, row, objective_id",
    "key_results": "upload_id, sheet, row, key_result_id",
    "check_ins": "key_result_id, observed_on",
    "milestones": "key_result_id, step",
    "plan_points": "key_result_id, planned_on, planned_progress",
    "units": "unit",
}


def data_tables(store: Store, scope: Scope, held: PerspectiveSet) -> dict[str, Rows]:
    """Each table of `DATA` with its rows, of the scope's period or of all; perspectives by their names, as they are decided."""
    found: dict[str, Rows] = {}
    with store.cursor() as cursor:
        for name, columns in DATA.items():
            asked = ", ".join(columns)
            within = "where $period is null or coalesce(period, '') = $period" if name != "units" else ""
            given = {"period": scope.period} if within else {}
            found[name] = cursor.execute(f"select {asked} from ({_SOURCES[name]}) {within} order by {_ORDER[name]}", given).fetchall()
    place = DATA["objectives"].index("perspective_word")
    named = [(*row[:place], held.name_of(row[place]) if row[place] else None, *row[place + 1 :]) for row in found["objectives"]]
    return {**found, "objectives": named}


def check_ins(store: Store, scope: Scope) -> int:
    """How many check-ins the scope's period has, which are most of its rows."""
    with store.cursor() as cursor:
        [(count,)] = cursor.execute(
            """
            select count(*) from check_in join key_result using (key_result_id) join objective using (objective_id)
            where $period is null or coalesce(period, '') = $period
            """,
            {"period": scope.period},
        ).fetchall()
    return int(count)
