"""What there is to choose from, and the records behind the numbers."""

from datetime import date

from scorecard.measures.ask import rows, scoped
from scorecard.model.finding import Finding, Severity
from scorecard.model.scope import NONE, Scope
from scorecard.model.scores import CheckInRecord, ObjectiveMapping, UploadRecord, Vote
from scorecard.store.store import Store

PLACE = ("period", "unit", "perspective")


def periods(store: Store) -> list[str]:
    """The periods that have objectives, newest first by their last day; `NONE` at the end when some have none."""
    with store.cursor() as cursor:
        found = cursor.execute(
            """
            select period from (select distinct period, starts_on, ends_on from objective)
            order by ends_on desc nulls last, starts_on desc nulls last, period desc nulls last
            """
        ).fetchall()
    return [period for (period,) in found if period is not None] + ([NONE] if (None,) in found else [])


def units(store: Store, period: str | None) -> list[str]:
    """The units that have objectives in a period (None: in any), and those above them, by name; `NONE` at the end."""
    with store.cursor() as cursor:
        found = cursor.execute(
            """
            select distinct coalesce(unit_ancestor.ancestor, unit_period.unit) as unit
            from unit_period left join unit_ancestor on unit_ancestor.unit = unit_period.unit
            where $period is null or coalesce(unit_period.period, '') = $period order by unit nulls last
            """,
            {"period": period},
        ).fetchall()
    return [NONE if unit is None else unit for (unit,) in found]


def tree_of(store: Store, unit: str | None) -> set[str] | None:
    """A unit and those below it; None: every unit."""
    if unit is None:
        return None
    with store.cursor() as cursor:
        found = cursor.execute("select unit from unit_ancestor where ancestor = ?", [unit]).fetchall()
    return {unit, *(one for (one,) in found)}


def days_of_periods(store: Store) -> dict[str, tuple[date, date]]:
    """The first and last day of each period that has days."""
    with store.cursor() as cursor:
        asked = "select period_id, starts_on, ends_on from period where starts_on is not null and ends_on is not null"
        return {period: (begins, ends) for period, begins, ends in cursor.execute(asked).fetchall()}


def default_as_of(period: str | None, today: date, ends_on: date | None) -> date:
    """Today, but not after the period's last day."""
    return ends_on if period and ends_on and ends_on < today else today


def check_ins(store: Store, key_result_id: str) -> list[CheckInRecord]:
    """One key result's check-ins, oldest first."""
    return rows(
        store,
        CheckInRecord,
        "from check_in_record where key_result_id = $key_result_id order by observed_on",
        {"key_result_id": key_result_id},
    )


def check_in_log(store: Store, scope: Scope) -> list[CheckInRecord]:
    """Every check-in of the scope, oldest first."""
    return scoped(store, CheckInRecord, "check_in_record", scope, PLACE, "observed_on, upload, sheet, row, cell", dated=False)


def uploads(store: Store) -> list[UploadRecord]:
    """Newest first."""
    return rows(store, UploadRecord, "from upload_record order by upload desc")


def mappings(store: Store, scope: Scope) -> list[ObjectiveMapping]:
    """Every objective with its perspective and who said so; the unmapped first."""
    order = "perspective nulls first, period, unit, objective, objective_id"
    return scoped(store, ObjectiveMapping, "objective_mapping", scope, PLACE, order, dated=False)


def votes(store: Store, objective_id: str | None) -> list[Vote]:
    """Every vote on one objective (None: on all), newest first."""
    return rows(
        store,
        Vote,
        """
        from (select * replace (strftime(cast_at, '%Y-%m-%dT%H:%M:%SZ') as cast_at), cast_at as moment from vote)
        where $objective_id is null or objective_id = $objective_id order by moment desc, objective_id, voter
        """,
        {"objective_id": objective_id},
    )


def findings(store: Store, upload: int | None = None) -> list[Finding]:
    """What the importer found in the uploads that count (or in one), in the order of the files."""
    with store.cursor() as cursor:
        found = cursor.execute(
            """
            select code, severity, message, fix, file, sheet, cell, heading, value
            from finding_record
            where $upload is null or upload = $upload
            order by upload, sheet, length(cell), cell, code
            """,
            {"upload": upload},
        ).fetchall()
    return [Finding(code, Severity(severity), *rest) for code, severity, *rest in found]
