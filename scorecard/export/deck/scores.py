"""Two slides of scores: a card for each perspective, and how far each has come against its pace."""

from collections.abc import Sequence

from scorecard.charts import theme, words
from scorecard.charts.progress import progress_by_perspective_in_words
from scorecard.export.deck import drawn
from scorecard.export.deck.page import BODY, NOTE, SMALL, About, Bit, Board, Line, Page
from scorecard.export.deck.table import status, table, text
from scorecard.export.deck.template import Area
from scorecard.export.headline import of_the_whole
from scorecard.export.summary.facts import Facts
from scorecard.export.summary.words import COUNTED
from scorecard.language import number, tr, trn
from scorecard.model.scores import OrganisationScore, PerspectiveScore, UnitPerspectiveScore, UnitScore

MOST_COLUMNS = 8
"""In a chart of units: those furthest behind their pace."""
KEEPS = ("achieved", "on_track")
"""Statuses of what keeps its pace."""
Row = PerspectiveScore | UnitPerspectiveScore


def cards(board: Board, facts: Facts) -> None:
    """Score, bounds, completeness and status of each perspective."""
    by_id = {row.perspective: row for row in facts.perspectives}
    keys = [key for key in facts.columns if key is not None] or facts.columns
    page = board.page(_whole(facts), progress_by_perspective_in_words(facts.perspectives, facts.held))
    gap = page.points(14)
    wide = page.area.width > 2 * page.area.height
    across = len(keys) if len(keys) <= (4 if wide else 1) else -(-len(keys) // 2)
    rows = -(-len(keys) // across)
    note = page.points(NOTE * 2.8)
    tall = min((page.area.height - note - gap * (rows - 1)) // rows, page.points(190))
    colours = theme.colours(facts.held)
    for place, key in enumerate(keys):
        row = page.area.below((place // across) * (tall + gap)).above(tall)
        frame = row.columns([1] * across, gap)[place % across]
        page.card(frame, colours.get(key, theme.MUTED), _card(facts, by_id.get(key), key, large=rows == 1), facts.held.name_of(key))
    rest = page.area.below(rows * (tall + gap))
    page.text(rest.above(note), _remarks(facts), most=2)
    _slipped(page, facts, rest.below(note))


def against_pace(board: Board, facts: Facts) -> None:
    """A column with a dash for each perspective, or for the units of the one that the deck is about; and how many stand where."""
    rows = _compared(facts)
    if not any(row.score is not None and row.enough for row in rows):
        return
    names = [_name(facts, row) for row in rows]
    alt = progress_by_perspective_in_words(rows, facts.held) if facts.scope.perspective is None else _units_in_words(names, rows)
    counts = {code: (f"{words.shape_of(code)} {tr(COUNTED[code])}", [getattr(row, code) for row in rows]) for code in COUNTED}
    counts = {code: each for code, each in counts.items() if any(each[1])}
    stand = "; ".join(f"{name}: {_counts(row)}" for name, row in zip(names, rows, strict=True))
    page = board.page(_pace_title(facts, rows), f"{alt}\n{stand}")
    colours = theme.colours(facts.held)
    left, right = page.area.columns([56, 44], page.points(24))
    head = page.points(BODY * 1.8)
    upright = facts.scope.perspective is None
    reading = tr("Score, and where the plan wanted it by now (dash)") if upright else tr("Score, and below it what was expected by now")
    for area, title in ((left, reading), (right, tr("Key results by status"))):
        page.text(area.above(head), [[Bit(title, BODY, bold=True)]])
    series = {tr("Score"): [row.score if row.enough else None for row in rows], tr("Expected by now"): [row.expected for row in rows]}
    draw = drawn.against_pace if upright else drawn.beside_pace
    fills = [colours.get(row.perspective, theme.MUTED) for row in rows]
    draw(page, left.below(head), names, series, fills, About(tr("Score"), alt, facts.scope.as_of))
    drawn.statuses(page, right.below(head), names, counts, About(tr("Key results by status"), stand, facts.scope.as_of))


def _slipped(page: Page, facts: Facts, area: Area) -> None:
    """What stands worse than a week ago, as far as there is room."""
    if not facts.slips or area.height < page.points(SMALL * 8):
        return
    head = page.points(BODY * 1.8)
    many = trn("{n} key result slipped since last week", "{n} key results slipped since last week", len(facts.slips))
    page.text(area.above(head), [[Bit(many.format(n=number(len(facts.slips))), BODY, bold=True)]])
    heads = [text(word) for word in (tr("Key result"), tr("Unit"), tr("Owner"), tr("A week ago"), tr("Now"))]
    body = [
        [text(one.key_result), text(words.unit(one.unit)), text(one.owner or tr("no owner")), status(one.before), status(one.status)]
        for one in facts.slips
    ]  # fmt: skip
    table(page, area.below(head), [3.2, 2.2, 2.1, 1.35, 1.35], heads, body, tr("Slipped since last week"), most=1)


def _whole(facts: Facts) -> str:
    """The number of what the deck is about, in a sentence."""
    row: OrganisationScore | UnitScore | Row | None = facts.whole
    if facts.scope.perspective is not None:
        row = next(iter(facts.perspectives), None)
    if row is None:
        return tr("No objective has a perspective yet.")
    known = row.score is not None and row.enough
    text = of_the_whole(facts.scope.unit, known=known).replace("**", "")
    if facts.scope.perspective is not None:
        text = tr("{perspective}: {score}; {complete} of the weight is scored.")
        if known:
            text = tr("{perspective} stands at {score} ({status}); {complete} of the weight is scored.")
    return text.format(
        score=words.score(row.score, enough=row.enough), status=words.status_and_shape(row.status), complete=words.share(row.completeness),
        unit=facts.scope.unit, perspective=facts.held.name_of(facts.columns[0]),
    )  # fmt: skip


def _card(facts: Facts, row: Row | None, key: str | None, *, large: bool) -> list[Line]:
    name = [Bit(facts.held.name_of(key), 16, bold=True)]
    if row is None:
        return [name, [Bit(tr("no objectives"), 18, quiet=True)]]
    low, high = ("?" if bound is None else number(bound, 2) for bound in (row.low, row.high))
    known = row.score is not None and row.enough
    told = [
        *([tr("expected by now {expected}").format(expected=number(row.expected, 2))] if row.expected is not None else []),
        tr("{low} to {high} · {complete} scored").format(low=low, high=high, complete=words.share(row.completeness)),
        trn("{n} objective", "{n} objectives", row.objectives).format(n=number(row.objectives)),
    ]
    stands = [Bit(words.shape_of(row.status), 16, True, theme.STATUS.get(row.status, theme.MUTED)), Bit(words.status(row.status), 16, True)]
    return [
        name,
        [Bit(words.score(row.score, enough=row.enough), (40 if large else 30) if known else 18, bold=known)],
        *([stands] if known else []),
        *([Bit(text, SMALL, quiet=True)] for text in (told if large else [" · ".join(told)])),
    ]


def _remarks(facts: Facts) -> list[Line]:
    told = [tr("The range holds whatever the missing numbers are: every one of them counted as 0, and as 1.")]
    loose = sum(one.objectives for one in facts.perspectives if one.perspective is None)
    if loose and facts.scope.perspective is None:
        text = trn("{n} objective has no perspective yet.", "{n} objectives have no perspective yet.", loose)
        told.append(text.format(n=number(loose)))
    if any(not one.enough for one in facts.perspectives):
        told.append(tr("Where too little is scored no number stands."))
    return [[Bit(" ".join(told), NOTE, quiet=True)]]


def _compared(facts: Facts) -> Sequence[Row]:
    if facts.scope.perspective is None:
        return [row for row in facts.perspectives if row.perspective is not None]
    rows = sorted(facts.cells, key=lambda row: (row.score is None or not row.enough, (row.score or 0.0) - (row.expected or 0.0)))
    return rows[:MOST_COLUMNS]


def _name(facts: Facts, row: Row) -> str:
    if facts.scope.perspective is not None and isinstance(row, UnitPerspectiveScore):
        return words.unit(row.unit)
    return facts.held.name_of(row.perspective)


def _pace_title(facts: Facts, rows: Sequence[Row]) -> str:
    keeping = sum(row.status in KEEPS for row in rows)
    if facts.scope.perspective is None:
        told = trn("{n} of {all} perspective keeps its pace", "{n} of {all} perspectives keep their pace", len(rows))
    elif len(facts.cells) > len(rows):
        return tr("The {n} units furthest behind their pace").format(n=number(len(rows)))
    else:
        told = trn("{n} of {all} unit keeps its pace", "{n} of {all} units keep their pace", len(rows))
    return told.format(n=number(keeping), all=number(len(rows)))


def _counts(row: Row) -> str:
    return ", ".join(f"{number(getattr(row, code))} {tr(word)}" for code, word in COUNTED.items() if getattr(row, code))


def _units_in_words(names: Sequence[str], rows: Sequence[Row]) -> str:
    return "; ".join(f"{name} {words.score(row.score, enough=row.enough)}" for name, row in zip(names, rows, strict=True))
