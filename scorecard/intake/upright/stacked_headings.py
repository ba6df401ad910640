"""Headings over two rows or three: a band above several columns, and below it what each of them holds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

from scorecard.intake.cells.labels import announces, kind_of_label_alone
from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.units import is_currency, is_measure
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import LONGEST_NAME, plain, role_of, without_brackets
from scorecard.intake.headings.heading import Known, heading_of
from scorecard.intake.headings.heading_row import recognise
from scorecard.intake.headings.heading_score import LOOKED_AT, richness
from scorecard.intake.places.piece import Piece

OVER_TWO = "heading over two rows"
OVER_ROWS = 2
"""Rows above its lowest that a heading may have."""
YEARS = frozenset(range(1990, 2101))
FAR_APART = 5
"""Years from one column to the next."""
LEAST_DAYS = 2
"""A start and an end may stand below one word."""


def one_heading(piece: Piece, known: Known) -> Piece:
    """Where two rows together read as a richer heading than either, their texts stand joined in the lower one."""
    grid = piece.grid
    rows = list(grid.rows)
    joined: list[int] = []
    for upper in range(min(len(rows), LOOKED_AT) - 1):
        lower = upper + 1
        if (joined and joined[-1] == upper) or not has_bands(rows[upper], rows[lower]) or not _could_head(rows[lower]):
            continue
        if _stands_again(grid.rows, lower) or _is_labelled(rows[upper]):
            continue
        if _join(rows, upper, lower, grid.first_column, known):
            joined.append(lower)
            # A third row above the two may say the year of their quarters.
            if upper and not _is_labelled(rows[upper - 1]) and has_bands(rows[upper - 1], rows[lower]):
                _join(rows, upper - 1, lower, grid.first_column, known)
    if not joined:
        return piece
    return replace(piece, grid=replace(grid, rows=rows), told=(*piece.told, OVER_TWO))


def _join(rows: list[list[Value]], upper: int, lower: int, first_column: int, known: Known) -> bool:
    """Put the upper row's texts into the lower one, where together they are richer than either; not in the rows of a table, whose heading
    stands above all their columns.
    """
    together = [_name(*cells, known) for cells in under_bands(rows[upper], rows[lower])]
    points = [richness(recognise(rows[one], first_column, known)) for one in (upper, lower)]
    alone = max(points)
    parts_it = points[0] > 0 and _says_only_parts(rows[upper], rows[lower])
    if richness(recognise(together, first_column, known)) <= alone and not parts_it:
        return False
    top = next((at + 1 for at in range(upper - 1, -1, -1) if rows[at].count(None) == len(rows[at])), 0)
    over_all = (row for row in rows[top:upper] if all(row[at] is not None for at, text in enumerate(together) if text is not None))
    if any(0 < richness(recognise(row, first_column, known)) >= alone for row in over_all):
        return False
    rows[upper], rows[lower] = [None] * len(together), list(together)
    return True


def _stands_again(rows: Sequence[Sequence[Value]], lower: int) -> bool:
    """A heading of one row that stands again further down: what is above it there is data."""
    return any(rows[at] == rows[lower] and (not at or rows[at - 1] != rows[lower - 1]) for at in range(lower))


def _is_labelled(row: Sequence[Value]) -> bool:
    """ "Objective 1" and its text in two cells; or "Objective" and a sentence."""
    told = [value for value in row if value is not None]
    sentence = len(told) == 2 and row.index(told[1]) == row.index(told[0]) + 1 and len(str(told[1]).split()) > WORDS_OF_HEADING
    return announces(told) is not None or (sentence and kind_of_label_alone(told[0]) is not None)


WORDS_OF_HEADING = 4
"""At the most."""


def _could_head(row: Sequence[Value]) -> bool:
    """Short texts, and beside them numbers that are years one after the other below each band; or days, each later than the one before."""
    told = [value for value in row if value is not None]
    days = [value for value in told if isinstance(value, date)]
    if len(days) == len(told) > LEAST_DAYS:
        return all(before < later for before, later in pairwise(days))
    short = [value for value in told if isinstance(value, str) and len(value) < LONGEST_NAME and number(value) is None]
    years = [value for value in told if isinstance(value, float)]
    steps = [later - year for year, later in pairwise(years)]
    in_order = all(year in YEARS for year in years) and any(0 < step <= FAR_APART for step in steps) and max(steps) <= FAR_APART
    return len(told) > 1 and len(short) + len(years) == len(told) and (not years or in_order)


def has_bands(upper: Sequence[Value], lower: Sequence[Value]) -> bool:
    """Some text of the upper row has a blank at its right, and the lower row names both. One text alone above the first is a title."""
    lone = [place for place, value in enumerate(upper) if value is not None]
    if len(lone) == 1 and lone[0] <= next((place for place, value in enumerate(lower) if value is not None), 0):
        return False
    return any(
        upper[place] is not None and upper[place + 1] is None and lower[place] is not None and lower[place + 1] is not None
        for place in range(len(upper) - 1)
    )


def _says_only_parts(upper: Sequence[Value], lower: Sequence[Value]) -> bool:
    """Each text of the lower row stands below a band over several columns, of which it names one: that is no row of a table."""
    told = [place for place, value in enumerate(lower) if value is not None]
    if not all(isinstance(lower[place], str) for place in told):
        return False
    bands = [place for place in told if upper[place] is not None]
    return len(told) > len(bands) and all(
        upper[place] is None or (place + 1 < len(upper) and upper[place + 1] is None and lower[place + 1] is not None) for place in told
    )


def under_bands(upper: Sequence[Value], lower: Sequence[Value]) -> Iterator[tuple[Value, Value, Value]]:
    """Of each column its band, its upper and its lower cell: a band goes on to the right as far as there are lower cells."""
    band: Value = None
    for top, bottom in zip(upper, lower, strict=True):
        band = top if top is not None else band if bottom is not None else None
        yield band, top, bottom


def _name(band: Value, top: Value, bottom: Value, known: Known) -> Value:
    """The text of one column: both words where that is a name, else the one that is."""
    if bottom is None:
        return top
    if band is None:
        return bottom
    words = band.date().isoformat() if isinstance(band, datetime) else f"{band:g}" if isinstance(band, float) else str(band)
    if isinstance(bottom, date):
        return bottom if role_of(plain(without_brackets(words))) == "current" else f"{words} {bottom:%Y-%m-%d}"
    below = f"{bottom:g}" if isinstance(bottom, float) else str(bottom)
    [over], [under] = recognise([words], 1, known), recognise([below], 1, known)
    # The year that a baseline is of is no year of the row.
    dates_level = over.field in ("baseline", "target") and under.field in ("year", "period", "observed_on")
    # What nobody knows below a time, such as a variance, is none of the time's values.
    bare = without_brackets(words) or words
    time = heading_of(bare, bare, 1)
    of_time = time.field in _TIMES or plain(bare) in _SO_FAR
    unknown = of_time and isinstance(bottom, str) and not is_measure(bottom) and not is_currency(bottom)
    names = [f"{words} {below}"] if dates_level else [f"{words} {below}", below, *([] if unknown else [words])]
    if time.field == "at_period" and role_of(plain(below)):
        # A target of a month is no target of all of them.
        names = [f"{words} {below}"]
    for text in names:
        [one] = recognise([text], 1, known)
        if one.field:
            return text
    return names[0]


_TIMES = ("at_period", "observed_on", "period", "year")
_SO_FAR = ("ytd", "year to date", "mtd", "month to date", "jahr bis heute", "kumuliert", "cumul", "acumulado", "cumulatief", "cumulato")
"""Words of a band for what was reached by now, and of what else it holds."""
