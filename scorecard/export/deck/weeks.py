"""The slide of how scores came to be what they are: week by week, or where too few weeks are known, period by period."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scorecard.charts import theme
from scorecard.export.deck import drawn
from scorecard.export.deck.page import NOTE, About, Bit, Board
from scorecard.export.summary.facts import Facts
from scorecard.language import day, day_and_month, number, tr
from scorecard.measures import filters, headline
from scorecard.model.period import period_before
from scorecard.store.store import Store

FEWEST = 2
"""Points that make a line."""
TELLING = 4
"""Weeks below which more periods tell more."""
MOST_PERIODS = 6
Lines = Mapping[str | None, Sequence[float | None]]


def weeks(board: Board, store: Store, facts: Facts) -> None:
    known = [one.as_of for one in facts.trend if one.enough and one.perspective in _keys(facts)]
    days = sorted({one.as_of for one in facts.trend if known and one.as_of >= min(known)})
    told = {(one.as_of, one.perspective): one.score if one.enough else None for one in facts.trend}
    by_week = _drawable({key: [told.get((on, key)) for on in days] for key in _keys(facts)})
    names, lines = ([], {}) if by_week and len(days) >= TELLING else _periods(store, facts)
    if by_week and (not lines or len(days) >= len(names)):
        _drawn(board, facts, tr("Scores week by week"), [day_and_month(on) for on in days], by_week, "")
    elif lines:
        _drawn(board, facts, tr("Scores period by period"), names, lines, _until(store, facts))


def _until(store: Store, facts: Facts) -> str:
    """For which days the scores of periods are told, and that the last one is no fall."""
    period, on = facts.scope.period, facts.scope.as_of
    note = [tr("Each period at its end; {period} as of {day}.").format(period=period, day=day(on))]
    days = filters.days_of_periods(store).get(period or "")
    if days and on < days[1]:
        note.append(tr("{period} still runs, so its scores go on growing.").format(period=period))
    return " ".join(note)


def _periods(store: Store, facts: Facts) -> tuple[list[str], Lines]:
    """This period and those right before it, each on its last day."""
    known, names = set(filters.periods(store)), [facts.scope.period or ""]
    while len(names) < MOST_PERIODS and names[0] and period_before(names[0]) in known:
        names.insert(0, period_before(names[0]))
    days = filters.days_of_periods(store)
    scores = {(facts.scope.period, row.perspective): row.score if row.enough else None for row in facts.perspectives}
    for name in (one for one in names[:-1] if one in days):
        for row in headline.perspective_scores(store, replace(facts.scope, period=name, as_of=days[name][1])):
            scores[name, row.perspective] = row.score if row.enough else None
    return names, _drawable({key: [scores.get((name, key)) for name in names] for key in _keys(facts)})


def _keys(facts: Facts) -> list[str | None]:
    return [key for key in facts.columns if key is not None or facts.scope.perspective is not None]


def _drawable(lines: Lines) -> Lines:
    return {key: values for key, values in lines.items() if sum(value is not None for value in values) >= FEWEST}


def _drawn(board: Board, facts: Facts, title: str, places: Sequence[str], lines: Lines, note: str) -> None:
    told = {facts.held.name_of(key): values for key, values in lines.items()}
    alt = "; ".join(_way(name, [value for value in values if value is not None]) for name, values in told.items())
    page = board.page(title, alt)
    foot = page.points(NOTE * 1.6)
    colours = [theme.colours(facts.held).get(key, theme.MUTED) for key in lines]
    drawn.over_time(page, page.area.above(page.area.height - foot), places, told, colours, About(title, alt, facts.scope.as_of))
    page.text(page.area.below(page.area.height - foot), [[Bit(note, NOTE, quiet=True)]])


def _way(name: str, known: Sequence[float]) -> str:
    return tr("{name}: from {first} to {last}").format(name=name, first=number(known[0], 2), last=number(known[-1], 2))
