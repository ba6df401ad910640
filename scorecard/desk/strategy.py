"""Where a person draws a link on the strategy map, or takes one off."""

from datetime import UTC, datetime

from scorecard.errors import WrongLink
from scorecard.measures import strategy
from scorecard.model.scope import Scope
from scorecard.model.strategy import why_not
from scorecard.store.store import Store


def draw_link(
    store: Store,
    from_objective_id: str,
    to_objective_id: str,
    *,
    by: str,
    kind: str = "hypothesis",
    effect: str = "raises",
    lag_weeks: int | None = None,
    rationale: str | None = None,
) -> None:
    """A person's word that the one objective drives the other. Raises WrongLink where the map's rules forbid it (methodology §6.1)."""
    with store.transaction() as cursor:
        everywhere = Scope(datetime.now(UTC).date())
        held = [(one.from_objective_id, one.to_objective_id, one.kind) for one in strategy.links(store, everywhere)]
        broken = why_not(from_objective_id, to_objective_id, kind, strategy.ranks(store, everywhere), held)
        if broken:
            raise WrongLink(*_said(broken))
        cursor.execute(
            "insert into strategy_link values (?, ?, true, ?, ?, ?, ?, ?, ?)",
            [from_objective_id, to_objective_id, kind, effect, lag_weeks, rationale or None, _now(), by],
        )


def take_off_link(store: Store, from_objective_id: str, to_objective_id: str, *, by: str) -> None:
    """A person's word that the one objective does not drive the other; what was said before stays in the books."""
    with store.transaction() as cursor:
        cursor.execute(
            "insert into strategy_link values (?, ?, false, 'hypothesis', 'raises', null, null, ?, ?)",
            [from_objective_id, to_objective_id, _now(), by],
        )


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _said(broken: str) -> tuple[str, str]:
    """What is wrong with a link, and what to do."""
    return {
        "self": ("An objective cannot drive itself.", "Choose two objectives."),
        "unmapped": ("An objective without a perspective has no place on the map.", "Decide on the Perspectives page first."),
        "twice": ("This link is on the map already.", "Take it off first to draw it otherwise."),
        "down": ("A cause does not stand above its effect.", "Turn the link round, or say that it enables."),
        "circle": ("The link would close a circle of causes.", "Take off another link of the circle first."),
    }[broken]
