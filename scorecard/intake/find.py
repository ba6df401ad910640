"""Where the tables of a sheet stand: heading rows below titles, repeated headings, what is title and what is data."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from scorecard.intake.aliases import names_among, plain
from scorecard.intake.cells.times import day, period
from scorecard.intake.grid import Grid, Value, texts_among
from scorecard.intake.heading_row import recognise
from scorecard.intake.headings import Heading, names_week
from scorecard.intake.headlines import LABEL, have_lines_of_their_own, named_period
from scorecard.intake.labels import PARTS, announces, kind_of_label
from scorecard.intake.yearless import is_yearless_day, spelt_out
from scorecard.model.finding import LIST_HEADINGS, LIST_TITLE
from scorecard.model.perspective import perspective_named

FAR = 40
"""A first heading row is looked for in this many non-empty rows."""
CORE = {"objective", "key_result", "okr_text", "objective_id", "key_result_id"}
TELLING = {"type", "target", "current", "progress", "self_score", "baseline", "status", "due_on", "parent", "period"}
"""Fields beside which a plain "Title" or "Name" is an objective's."""
EXPECTED = re.compile(r"outcome|r[ei]sult|resultaat|logi[ck]|logique|logica|kette|summary|resumen|hierarch|jerarquia")
"""Of titles that name objectives only beside levels to reach or levels of a tree: action plans have a column for what is expected too."""
USEFUL = {"unit", "parent_unit", "level", "rollup_weight"}


@dataclass(frozen=True, slots=True)
class Table:
    """A heading row and the rows below it, down to the next table. Row numbers are the sheet's."""

    heading_row: int
    headings: tuple[Heading, ...]
    rows: tuple[int, ...]
    """Non-empty rows below the heading."""
    repeated: tuple[int, ...] = ()
    """Rows that only repeat the heading, and titles printed again above them."""
    titles: tuple[int, ...] = ()
    """Rows of titles between this table and the one above it."""
    headlined: bool = False
    """Each of several tables of these headings has a line of its own above it."""
    bands: tuple[int, ...] = ()
    """Rows that named something for the rows below them."""
    folded: tuple[int, ...] = ()
    """Rows whose numbers stand in the row of their measure."""
    reckoned: tuple[int, ...] = ()
    """Rows of numbers that are reckoned from those of their measure, such as a variance."""
    units: tuple[tuple[str, str | None, str], ...] = ()
    """Units that the columns name, each with the one above it and its level."""

    def fields(self) -> set[str]:
        return {one.field for one in self.headings if one.field}


def filled(grid: Grid) -> list[int]:
    """The numbers of the rows that hold anything."""
    return grid.filled()


def occupied(grid: Grid) -> list[int]:
    """The rows that hold anything to a person's eye: error cells and formulas without a result too."""
    spoilt = {row for row, _ in (*grid.error_cells, *grid.uncached)}
    return sorted({*filled(grid), *spoilt}) if spoilt else filled(grid)


def lists_findings(rows: Iterable[Sequence[object]]) -> bool:
    """Whether we wrote the sheet ourselves: its title or its heading row is that of a list of findings."""
    return any(tuple(row[:1]) == (LIST_TITLE,) or tuple(row[: len(LIST_HEADINGS)]) == LIST_HEADINGS for row in islice(rows, FAR))


def find_tables(grid: Grid, known: dict[str, str | None], about: str = "", heading_row: int | None = None) -> list[Table]:
    """The tables of a sheet, top to bottom; none where no row reads as a heading.

    `known` is what a person said about headings, `heading_row` where the first one stands; `about` names the file and the sheet.
    """
    rows = filled(grid)
    first = _first_heading(grid, rows[:FAR], known, about)
    if heading_row is not None and heading_row in rows:
        first = (heading_row, tuple(recognise(_cells(grid, heading_row), grid.first_column, known)))
    if first is None:
        return []
    at, headings = first
    earlier = next((row for row in rows[:FAR] if row < at - 1 and _is_another(grid, row, known)), None)
    if earlier is not None and heading_row is None:
        at, headings = earlier, tuple(recognise(_cells(grid, earlier), grid.first_column, known))
    below = rows[bisect_right(rows, at) :]
    repeated = tuple(row for row in _as_above(grid, at, headings) if _repeats(grid, row, headings))
    starts = [row for row in _all_names(grid, at) if row not in repeated and _is_another(grid, row, known, apart=_stands_apart(grid, row))]
    end = starts[0] if starts else below[-1] + 1 if below else at
    tables = [Table(at, headings, _between(below, at, end, repeated), repeated)]
    for number_, start in enumerate(starts):
        end = starts[number_ + 1] if number_ + 1 < len(starts) else below[-1] + 1
        other = tuple(recognise(_cells(grid, start), grid.first_column, known))
        tables.append(Table(start, other, _between(below, start, end, repeated)))
    return _titled(grid, [part for table in tables for part in _parted(grid, table)])


def _between(rows: Sequence[int], start: int, end: int, repeated: Sequence[int]) -> tuple[int, ...]:
    """The rows below `start` and above `end`, which are in order, without those that repeat a heading."""
    found = rows[bisect_right(rows, start) : bisect_left(rows, end)]
    return tuple(row for row in found if row not in repeated) if repeated else tuple(found)


def _parted(grid: Grid, table: Table) -> list[Table]:
    """A table whose heading stands again below a title is several tables; without titles it is printed page by page."""
    lone = not table.fields() & {"objective", "okr_text"}
    cuts = [row for row in table.repeated if _is_title(grid, row - 1, table, labelled=not (lone or _has_own_title(grid, row)))]
    if have_lines_of_their_own(grid, (table.heading_row, *table.repeated)):
        cuts = list(table.repeated)
    above = {value for row in range(grid.first_row, table.heading_row) for value in _cells(grid, row)}
    pages = () if lone else tuple(row for row in cuts if above.issuperset(_cells(grid, row - 1)) and not _is_blank(grid, row - 1))
    if pages:
        rows = tuple(row for row in table.rows if row + 1 not in pages)
        table = replace(table, rows=rows, repeated=tuple(sorted({*table.repeated, *(row - 1 for row in pages)})))
        cuts = [row for row in cuts if row not in pages]
    if not cuts:
        return [table]
    headlined = lone and len(cuts) == len(table.repeated)
    parts = []
    for start, end in zip([table.heading_row, *cuts], [*cuts, grid.first_row + len(grid.rows)], strict=True):
        rows = tuple(row for row in table.rows if start < row < end)
        again = tuple(row for row in table.repeated if start < row < end)
        parts.append(Table(start, table.headings, rows, again, headlined=headlined))
    return parts


def _titled(grid: Grid, tables: list[Table]) -> list[Table]:
    """Each table with the title rows above it; they are no rows of the table before."""
    made: list[Table] = []
    for table in tables:
        titles: list[int] = []
        if made:
            above = made[-1]
            labelled = "objective" in table.fields() or len(table.headings) == 1
            row = table.heading_row - 1
            # A title may have a blank row on both sides.
            row -= _is_blank(grid, row) and _has_own_title(grid, row)
            while (
                above.rows
                and above.rows[-1] == row
                and _is_title(grid, row, above, labelled=labelled and not _has_own_title(grid, row + 1))
            ):
                titles.insert(0, row)
                above, row = replace(above, rows=above.rows[:-1]), row - 1
            made[-1] = above
        elif "objective" not in table.fields():
            row = table.heading_row - 1
            while _is_title(grid, row, table, labelled=not table.headlined or row < table.heading_row - 1) or _tells_of_it(grid, row):
                titles.insert(0, row)
                row -= 1
        made.append(replace(table, titles=tuple(titles)))
    return made


def _is_title(grid: Grid, row: int, table: Table, *, labelled: bool) -> bool:
    """One text at the left of the row, or a label and its value; with `labelled` only what has a label in front."""
    if not 0 <= row - grid.first_row < len(grid.rows):
        return False
    cells = _cells(grid, row)
    told = [value for value in cells if value is not None]
    if not told or len(told) > 2 or not isinstance(told[0], str) or cells.index(told[0]) > 1 or PARTS.match(told[0]):
        return False
    if announces(told) == "objective":
        return True
    is_label = LABEL.match(told[0]) is not None or kind_of_label(told[0]) is not None or perspective_named(told[0]) is not None
    is_label = is_label or named_period(told[0]) is not None
    if len(told) == 2:
        return told[0].rstrip().endswith(":") or (is_label and not labelled)
    return is_label or (not labelled and cells[0] is not None)


def _tells_of_it(grid: Grid, row: int) -> bool:
    """ "Objective" and its text in two cells above its table, "Owner" and a name between them."""
    told = [value for value in grid.rows[row - grid.first_row] if value is not None] if row >= grid.first_row else []
    if len(told) != 2 or not isinstance(told[0], str):
        return False
    [one] = recognise([told[0]], 1, {})
    return one.field in _OF_AN_OBJECTIVE and one.how != "fuzzy"


_OF_AN_OBJECTIVE = ("objective", "owner", "objective_owner", "unit", "period", "perspective", "due_on", "status", "progress", "weight")


def _cells(grid: Grid, row: int) -> list[Value]:
    return grid.rows[row - grid.first_row]


_GOALS = r"(?:goals?|okrs?|objectives?|ziele|doelen|doelstellingen|objetivos|objectifs|obiettivi)"
SPEAKS_OF_GOALS = re.compile(rf"(?:^|[\W_]){_GOALS}(?:$|[\W_])", re.IGNORECASE)
_LISTS_GOALS = re.compile(rf"(?:^|[\W_]){_GOALS}[\W_\d]*$", re.IGNORECASE)
"""The name of a sheet or file whose last word says what its rows are."""


def _first_heading(grid: Grid, rows: list[int], known: dict[str, str | None], about: str) -> tuple[int, tuple[Heading, ...]] | None:
    best: tuple[float, int, tuple[Heading, ...]] | None = None
    for row in rows:
        cells = _cells(grid, row)
        if not _could_be_heading(cells):
            continue
        headings = tuple(recognise(cells, grid.first_column, known))
        worth = 0.0 if _goes_on_below(grid, row, headings) else _worth(headings, about)
        if worth > 0 and (best is None or worth > best[0] * 1.2):
            best = (worth, row, headings)
    return (best[1], best[2]) if best else None


def _goes_on_below(grid: Grid, row: int, headings: tuple[Heading, ...]) -> bool:
    """Below a day stands a day, below a quarter a quarter: the row is data, and they are no headings."""
    timed = [one for one in headings if one.field == "at_period"]
    if not timed or row + 1 - grid.first_row >= len(grid.rows):
        return False
    below = [(one, grid.at(row + 1, one.column)) for one in timed]
    told = [(one, value) for one, value in below if value is not None]
    return bool(told) and all(_is_of_kind(one, value) for one, value in told)


def _is_of_kind(heading: Heading, value: Value) -> bool:
    if isinstance(value, (int, float)):
        return False
    named = period(value) or ""
    alike = heading.period is not None and re.sub(r"\d", "0", named) == re.sub(r"\d", "0", heading.period)
    return alike or (heading.observed is not None and day(value) is not None)


def _could_be_heading(cells: list[Value]) -> bool:
    """Short texts, and dates of one column a week; a row of numbers or sentences is data."""
    told = [value for value in cells if value is not None and not isinstance(value, date) and not is_yearless_day(str(value))]
    words = [value for value in told if isinstance(value, str)]
    spelt = spelt_out(words)
    texts = [value for value in words if _WORD.search(value) or period(value) or value in spelt or names_week(value)]
    return bool(texts) and len(texts) * 2 >= len(told) and sum(len(text) > 70 for text in texts) * 3 <= len(texts)


def _worth(headings: tuple[Heading, ...], about: str) -> float:
    """How much a row reads like a heading; 0 when it names nothing that makes a table of ours."""
    named = {(one.field, one.group, one.period) for one in headings if one.field}
    core: set[str | None] = {one.field for one in headings} & CORE
    fields = {one.field for one in headings}
    named_so = any(one.field == "title" and not EXPECTED.search(plain(one.text)) for one in headings)
    levelled = fields & {"baseline", "target", "current"} or {"type", "parent"} <= fields
    if not core and (named_so or ("title" in fields and levelled)):
        told = len(fields & TELLING) > 1 or (len(named) > 2 and SPEAKS_OF_GOALS.search(about)) or _LISTS_GOALS.search(about)
        core = {"title"} if told else core
    if not core and {"observed_on", "current"} <= fields:
        core = {"current"}
    if not core and "description" in fields and len(fields & {"baseline", "target", "current", "progress"}) > 1:
        core = {"description"}
    if not core and "initiative" in fields and {"target", "current"} <= fields:
        core = {"initiative"}
    if not core and any("\\" in one.text for one in headings) and fields & TELLING:
        core = {"path"}
    described = {one.field for one in headings if one.field in USEFUL and one.how != "fuzzy"}
    if not core and len(described) < 2:
        return 0.0
    lone_group = any(one.group is not None for one in headings)
    if len(headings) > 1 and len(named) < 2 and (len(named) * 4 < len(headings) or lone_group):
        return 0.0
    return len(named) + 2.0 * len(core)


def _as_above(grid: Grid, at: int, headings: tuple[Heading, ...]) -> list[int]:
    """The rows below that say again what one of the telling headings says."""
    found: set[int] = set()
    for one in headings:
        if one.field in CORE or one.field == "title":
            column, text, start = grid.columns()[one.column - grid.first_column], _words(one.text), at - grid.first_row + 1
            texts = texts_among(grid.coded(one.column - grid.first_column).between(start, len(column)).values)
            # One look at all texts together tells most columns to hold no such cell.
            if text not in "\n".join(texts).casefold():
                continue
            again = {value for value in texts if len(value) <= len(one.text) + MARKS and _words(value) == text}
            if again:
                found.update(row for row, value in enumerate(column[start:], start=at + 1) if value in again)
    return sorted(found)


def _repeats(grid: Grid, row: int, headings: tuple[Heading, ...]) -> bool:
    """Most of the heading's texts stand again in their columns."""
    core = [one for one in headings if one.field in CORE]
    same = [one for one in headings if _words(grid.at(row, one.column)) == _words(one.text)]
    if len(same) < sum(value is not None for value in _cells(grid, row)) and _says_otherwise(grid, row, headings):
        return False
    return len(same) >= min(len(headings), max(2, len(headings) * 0.5)) or (len(core) > 1 and all(one in same for one in core))


def _says_otherwise(grid: Grid, row: int, headings: tuple[Heading, ...]) -> bool:
    """A cell of the row is what another field is called than its column holds: the row heads a table of its own."""
    fields = {one.column: one.field for one in headings}
    told = recognise(_cells(grid, row), grid.first_column, {})
    return any(one.field and one.how in ("exact", "alias") and one.field != fields.get(one.column) for one in told)


def _words(value: Value) -> str:
    """A heading's words, whatever their case and the marks around them; "" for what is no text."""
    return value.strip(_AROUND).casefold() if isinstance(value, str) else ""


_AROUND = " \t\n\u00a0:.*#-–"
MARKS = 3
"""Characters by which a repeated heading may be longer than the heading."""


def _all_names(grid: Grid, at: int) -> list[int]:
    """The rows below that could be the heading of another table: most of their cells are what some heading is called."""
    below = at - grid.first_row + 1
    candidates: set[int] = set()
    varied = broken = 0
    for offset, column in enumerate(grid.columns()):
        different = grid.coded(offset).between(below, len(column)).values
        broken += None in different
        if any(len(set(told)) > MOST_DIFFERENT for told in (different[: 2 * MOST_DIFFERENT], different)):
            varied += 1
            continue
        names = names_among(set(different))
        if names:
            candidates.update(row for row, value in enumerate(column[below:], start=at + 1) if value in names)
    width = len(grid.rows[0])
    if varied >= LEAST_APART:
        # A heading without a name in any other column has its names in the varied ones, and little beside them.
        least = width - varied / SHARE_OF_NAMES
        if broken >= least:
            candidates.update(row for row, cells in enumerate(grid.rows[below:], start=at + 1) if cells.count(None) >= least)
    return sorted(row for row in candidates if _is_mostly_names(grid, row))


def _is_mostly_names(grid: Grid, row: int) -> bool:
    cells = _cells(grid, row)
    names = names_among(set(cells))
    if len(names) > 1 and _begins_log(grid, row):
        return True
    least = LEAST_APART if _stands_apart(grid, row) else LEAST_NAMES
    share = HALF if _has_own_title(grid, row) else SHARE_OF_NAMES
    return sum(value in names for value in cells) >= max(least, share * (len(cells) - cells.count(None)))


MOST_DIFFERENT = 1_000
"""Values by which a column is asked first; a column of more is asked only in rows that may be a heading by the others."""
LEAST_NAMES, SHARE_OF_NAMES = 3, 0.7
"""Cells of a heading that are names of fields."""
LEAST_APART = 2
"""Of a heading below a blank row that has nothing but names."""
HALF = 0.5
"""Of a heading below a title of its own, whatever it is about."""


def _stands_apart(grid: Grid, row: int) -> bool:
    """Nothing stands in the row above, or a title behind a blank row."""
    return _is_blank(grid, row - 1) or _has_own_title(grid, row)


def _is_blank(grid: Grid, row: int) -> bool:
    return row >= grid.first_row and not any(value is not None for value in _cells(grid, row))


def _has_own_title(grid: Grid, row: int) -> bool:
    """One text stands alone above the row, behind a blank one."""
    if not _is_blank(grid, row - 2):
        return False
    told = [value for value in _cells(grid, row - 1) if value is not None]
    return len(told) == 1 and isinstance(told[0], str)


def _begins_log(grid: Grid, row: int) -> bool:
    """Nothing but texts, a name for a day above the first day of its column and one for what is measured: values by day follow."""
    cells = _cells(grid, row)
    if sum(value is not None for value in cells) < LEAST_NAMES or any(isinstance(value, (int, float, date)) for value in cells):
        return False
    named = {one.field: one.column for one in recognise(cells, grid.first_column, {}) if one.how in ("exact", "alias")}
    if "observed_on" not in named or not named.keys() & (CORE | {"row_id", "current"}) or row + 1 - grid.first_row >= len(grid.rows):
        return False
    above, below = (grid.at(one, named["observed_on"]) for one in (row - 1, row + 1))
    return day(below) is not None and day(above) is None


def _is_another(grid: Grid, row: int, known: dict[str, str | None], *, apart: bool = False) -> bool:
    """A row that reads as the heading of another table: nearly all its cells are names of fields; all, where it stands `apart`;
    half of at least three, where it has a title of its own."""
    cells = _cells(grid, row)
    told = [value for value in cells if value is not None]
    if any(not isinstance(value, str) or len(value) >= 40 for value in told):
        return False
    found = recognise(cells, grid.first_column, known)
    sure = [one for one in found if one.field and one.how in ("exact", "alias", "numbered group")]
    fields = {one.field for one in sure}
    if (apart and len(fields) == len(told) > 1) or (len(fields) > 1 and _begins_log(grid, row)):
        return True
    if len(told) > 2 and len(fields) >= max(2, HALF * len(told)) and _has_own_title(grid, row):
        return True
    of_initiatives = "initiative" in fields and len(fields) == len(told)
    return len(sure) >= 3 and len(sure) >= 0.7 * len(told) and (bool(fields & CORE) or of_initiatives)


_WORD = re.compile(r"[^\W\d_]{2,}|^[QHKT][1-4]$", re.IGNORECASE)
