"""The sheet of changes since the period before, each split into what scored differently and what weighs differently; and what slipped."""

from scorecard.export.cells import Sheet
from scorecard.export.summary import words
from scorecard.export.summary.columns import Column, letter, place
from scorecard.export.summary.facts import Facts
from scorecard.language import marked, tr
from scorecard.measures.compare import compare
from scorecard.model.compare import ScoreChange
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import NONE, Scope
from scorecard.store.store import Store

COLUMNS = (
    Column(marked("Level"), "level", "text", 26),
    Column(marked("Perspective"), "perspective", "wrap", 18),
    Column(marked("Unit"), "unit", "wrap", 20),
    Column(marked("Objective"), "objective", "wrap", 48),
    Column(marked("Before"), "against_score", "score", 8),
    Column(marked("Now"), "score", "score", 8),
    Column(marked("Change"), "change", "change", 9),
    Column(marked("Within"), "within", "change", 9),
    Column(marked("Mix"), "mix", "change", 9),
    Column(marked("Scored before"), "against_completeness", "percent", 9),
    Column(marked("Scored now"), "completeness", "percent", 9),
    Column(marked("Is"), "is", "text", 12),
)
LEVEL = {
    "organisation": marked("Organisation"),
    "perspective": marked("Perspective"),
    "unit": marked("Unit"),
    "unit_perspective": marked("Unit in a perspective"),
    "objective": marked("Objective"),
}
SLIPPED = (marked("Key result"), marked("Unit"), marked("Owner"), marked("Objective"), marked("A week ago"), marked("Now"))
SLIPPED_WIDTHS = (52, 20, 20, 52, 17, 17)


def changes(sheet: Sheet, store: Store, facts: Facts) -> None:
    """Every score of both sides that the scope is about."""
    earlier = facts.earlier
    if earlier is None:
        sheet.title(tr("Changes"))
        sheet.skip(1)
        sheet.line(tr("There is no period before this one to compare with."))
    else:
        sheet.title(tr("Changes since {period}").format(period=earlier.period))
        _compared(sheet, store, facts, earlier)


def slipped(sheet: Sheet, facts: Facts) -> None:
    """Key results that stand worse than a week ago, those that fell furthest first."""
    sheet.title(tr("Slipped since last week"))
    body: list[list[object]] = [
        [one.key_result, one.unit, one.owner, one.objective, words.status(one.before), words.status(one.status)] for one in facts.slips
    ]
    sheet.table([tr(head) for head in SLIPPED], body, ["wrap", "wrap", "wrap", "wrap", "text", "text"], filtered=True)


def _compared(sheet: Sheet, store: Store, facts: Facts, earlier: Scope) -> None:
    whole = [Scope(one.as_of, one.period) for one in (facts.scope, earlier)]
    rows = [one for one in compare(store, *whole).changes if _shown(one, facts)]
    now, before = (f"{letter(COLUMNS, field)}{{row}}" for field in ("score", "against_score"))
    sheet.table(
        [tr(column.head) for column in COLUMNS],
        [_line(one, facts) for one in rows],
        [column.kind for column in COLUMNS],
        filtered=True,
        live={place(COLUMNS, "change"): f'=IF(AND(ISNUMBER({now}),ISNUMBER({before})),{now}-{before},"")'},
    )
    if rows:
        column = place(COLUMNS, "change")
        bars = {"type": "data_bar", "bar_color": "#BFE3D5", "bar_negative_color": "#F3C9C0", "bar_solid": True}
        sheet.sheet.conditional_format(sheet.row - 1 - len(rows), column, sheet.row - 2, column, bars)
    sheet.line(tr("Within: what is below scored differently. Mix: it weighs differently, came or went. The two sum to the change."))


def _shown(one: ScoreChange, facts: Facts) -> bool:
    scope = facts.scope
    if scope.unit is not None:
        return one.level not in ("organisation", "perspective") and (one.unit or NONE) in {row.unit or NONE for row in facts.objectives}
    return scope.perspective is None or (one.level not in ("organisation", "unit") and (one.perspective or UNMAPPED) == scope.perspective)


def _line(one: ScoreChange, facts: Facts) -> list[object]:
    came = one.objective_id is not None and one.against_objective_id is None
    went = one.objective_id is None and one.against_objective_id is not None
    made: dict[str, object] = {
        "level": tr(LEVEL[one.level]),
        "perspective": None if one.level in ("organisation", "unit") else words.perspective(facts.held, one.perspective),
        "unit": None if one.level in ("organisation", "perspective") else words.unit(one.unit),
        "is": tr("new") if came else tr("gone") if went else None,
    }
    return [made[column.field] if column.field in made else getattr(one, column.field) for column in COLUMNS]
