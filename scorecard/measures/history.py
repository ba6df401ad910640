"""What each upload did, which goalposts moved, and what vanished."""

from scorecard.measures.ask import rows, scoped
from scorecard.model.history import Change, GoalpostMove, UploadEffect, Vanished
from scorecard.model.scope import Scope
from scorecard.store.store import Store

PLACE = ("period", "unit")


def upload_effects(store: Store) -> list[UploadEffect]:
    """Objectives and key results of every upload, newest first."""
    return rows(store, UploadEffect, "from upload_effect order by upload desc, kind desc")


def effects_of(store: Store, uploads: tuple[int, ...], *, check_ins: bool = True) -> list[UploadEffect]:
    """Objectives, key results and check-ins of some uploads, newest first; asked for them alone it need not look at the others.

    `check_ins` False leaves these aside, of which a large company's uploads hold a million.
    """
    if not uploads:
        return []
    # Written out: from a list in one parameter DuckDB would work out every upload there is.
    where = f"where upload in ({', '.join(str(int(upload)) for upload in uploads)})"
    views = ("upload_effect", "check_in_effect") if check_ins else ("upload_effect",)
    told = [effect for view in views for effect in rows(store, UploadEffect, f"from {view} {where}")]
    order = {"objective": 0, "key_result": 1, "check_in": 2}
    return sorted(told, key=lambda one: (-one.upload, order[one.kind]))


def check_in_effect(store: Store, upload: int) -> UploadEffect | None:
    """The check-ins of one upload; None when it holds none. Asked for one upload, for check-ins are many."""
    found = rows(
        store, UploadEffect, "from check_in_effect where upload = $upload", {"upload": upload}, sliced=["check_in_effect"], by=[upload]
    )
    return found[0] if found else None


def changes(store: Store, upload: int, limit: int = 2_000) -> list[Change]:
    """What one upload did, thing by thing: what vanished first, then what changed, then what is new."""
    return rows(
        store,
        Change,
        """
        from change_record where upload = $upload
        order by effect desc, period, unit, text, kind desc, field limit $limit
        """,
        {"upload": upload, "limit": limit},
    )


def check_in_changes(store: Store, upload: int, limit: int = 2_000) -> list[Change]:
    """The check-ins that one upload changed."""
    return rows(
        store,
        Change,
        "from check_in_change where upload = $upload order by period, unit, text, day limit $limit",
        {"upload": upload, "limit": limit},
        sliced=["check_in_change"],
        by=[upload],
    )


def goalpost_moves(store: Store, scope: Scope) -> list[GoalpostMove]:
    """Every goalpost of the scope that moved, newest upload first, with progress on the value of `scope.as_of`."""
    return scoped(store, GoalpostMove, "goalpost_move", scope, PLACE, "upload desc, unit nulls last, text, move, kind desc")


def vanished(store: Store, scope: Scope) -> list[Vanished]:
    """What the newest files of the scope no longer hold, and what a person ended; what still counts first."""
    order = "ended_at nulls first, period, unit nulls last, text, thing_id"
    return scoped(store, Vanished, "vanished", scope, PLACE, order, dated=False)
