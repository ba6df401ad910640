"""A check-in workbook that came back: its rows known by their hidden ids, its columns by their hidden codes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scorecard.intake.balance import left_aside
from scorecard.intake.cells.numbers import Number
from scorecard.intake.cells.times import day
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.grid import Book, Grid, Value, address
from scorecard.intake.headings.columns import Columns, meant
from scorecard.intake.headings.heading import Heading
from scorecard.intake.own.own_sheets import NEAR, codes, uncoded
from scorecard.intake.rows.checks import check_columns, check_grid
from scorecard.intake.rows.typed import value_by_mark
from scorecard.intake.values.mixtures import find_stray_share, stray_shares
from scorecard.model.check_in_book import FILLED_IN, MARK, SENT, in_text
from scorecard.model.finding import Severity
from scorecard.model.perspective import normalised
from scorecard.model.reading import Cells, ColumnReading, SheetReading, SkippedRows

FIELDS = {"value": "current"}
"""Of the columns to be filled in, those that intake calls otherwise."""
CONFIDENCE = "Confidence (1-5)"
"""The scale of the workbook, whatever its heading became."""
HOW = "marked by Scorecard"
LEFT = "goals are changed in the planning workbook, or in the unit's own file."
_TEXTS = ("comment", "blocker", "support_needed")


@dataclass(frozen=True, slots=True)
class Sent:
    """What the hidden sheet says was sent."""

    as_of: date | None = None
    seen: str | None = None
    statuses: Mapping[str, str] = field(default_factory=dict)
    """Status by the word that was offered for it, normalised."""
    rows: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    """By key result: `measure` and the cells of `SENT`."""


def holds_answers(book: Book) -> bool:
    """Whether the file is a check-in workbook of ours, or a sheet of one."""
    return any(_is_sent(grid) or "id" in codes(grid, NEAR) for grid in book.grids)


def gather_answers(book: Book, gathered: Gathered) -> tuple[SheetReading, ...]:
    """The accounts of its sheets; what was filled in is gathered."""
    hidden = next((grid for grid in book.grids if _is_sent(grid)), None)
    sent = Sent() if hidden is None else _sent(hidden)
    accounts = []
    for grid in book.grids:
        known = _codes(grid)
        if known and hidden is None:
            gathered.find(
                "answers-without-origin", Severity.ERROR, "This is a sheet of a check-in workbook without what its sender saw.",
                "Upload the workbook itself, as .xlsx or .ods, not a sheet saved on its own.", sheet=grid.sheet,
            )  # fmt: skip
        elif known:
            accounts.append(_Answers(grid, known, sent, gathered).gather())
            continue
        reason = "written by Scorecard: what the sender saw" if grid is hidden else "a sheet beside the check-ins; nothing on it is read"
        accounts.append(SheetReading(grid.sheet, "skipped", reason, len(grid.occupied()), cells=left_aside(grid)))
    return tuple(accounts)


def _is_sent(grid: Grid) -> bool:
    return bool(grid.rows) and grid.at(1, 1) == MARK


def _sent(grid: Grid) -> Sent:
    as_of, seen = None, None
    statuses: dict[str, str] = {}
    rows: dict[str, Mapping[str, Value]] = {}
    for told in grid.rows:
        name, key, *rest = (*told, None, None)[: max(len(told), 3)]
        if name == "as of":
            as_of = day(key)
        elif name == "seen":
            seen = str(key) if key else None
        elif name == "status":
            statuses[normalised(str(rest[0]))] = str(key)
        elif name == "sent":
            rows[str(key)] = dict(zip(("measure", *SENT), rest, strict=False))
    return Sent(as_of, seen, statuses, rows)


def _codes(grid: Grid) -> dict[str, tuple[int, int]]:
    """The codes of a sheet of check-ins; {} on any other sheet."""
    found = codes(grid)
    return found if "id" in found else {}


class _Answers:
    """One sheet that was filled in."""

    def __init__(self, grid: Grid, codes: dict[str, tuple[int, int]], sent: Sent, gathered: Gathered) -> None:
        self.grid, self.codes, self.sent, self.gathered = grid, codes, sent, gathered
        self.coded = next(iter(codes.values()))[0]
        ids = {row: grid.at(row, codes["id"][1]) for row in grid.filled() if row != self.coded}
        self.ids = {row: str(value).strip() for row, value in ids.items() if value is not None and str(value).strip()}
        self.heading = self._heading([row for row, value in ids.items() if value is None])
        self.skipped: dict[str, list[int]] = {"names the columns": [self.coded]}

    def gather(self) -> SheetReading:
        grid = self.grid
        self._others()
        rows = list(self.ids)
        columns = Columns(grid, self._headings(), rows)
        done = frozenset(index for index, row in enumerate(rows) if self._measure(row) == "done")
        told = tuple(one for one in columns.headings if one.field != "status")
        check_grid(grid, self.gathered)
        check_columns(Columns(grid, told, rows), Context(grid.sheet), self.gathered, done)
        count = len(self.gathered.answers)
        for index, row in enumerate(rows):
            self._changed(row)
            if not self._answer(columns, index, row):
                self.skipped.setdefault("nothing was filled in", []).append(row)
        skipped = tuple(SkippedRows(tuple(sorted(rows)), why) for why, rows in self.skipped.items())
        return SheetReading(
            grid.sheet, "read", "", len(grid.occupied()), self.heading, "check-in workbook", columns=self._columns(), skipped=skipped,
            check_ins=len(self.gathered.answers) - count, cells=self._cells(skipped),
        )  # fmt: skip

    def _heading(self, others: list[int]) -> int:
        """The row above the first answer that names most columns; people may have renamed each of them."""
        first = min(self.ids, default=self.coded + len(self.grid.rows))
        places = [column for _, column in self.codes.values()]
        above = [row for row in others if row < first]
        return max(above, key=lambda row: sum(self.grid.at(row, column) is not None for column in places), default=self.coded)

    def _headings(self) -> tuple[Heading, ...]:
        found = []
        for code in FILLED_IN:
            if code in self.codes:
                text = CONFIDENCE if code == "confidence" else self._named(self.codes[code][1])
                found.append(Heading(self.codes[code][1], text, FIELDS.get(code, code), HOW))
        return tuple(found)

    def _named(self, column: int) -> str:
        return str(self.grid.at(self.heading, column) or "")

    def _measure(self, row: int) -> str:
        return str(self.sent.rows.get(self.ids[row], {}).get("measure") or "value")

    def _answer(self, columns: Columns, index: int, row: int) -> bool:
        """Keep what a row says; whether it says anything."""
        one = columns.one
        value = self._value(columns, index, row)
        percent = self._measure(row) == "percent"
        word = columns.words(one("status"))[index]
        seen = self.sent.rows.get(self.ids[row], {})
        told = {
            "observed_on": columns.days(one("observed_on"))[index],
            "value": None if percent else value,
            "percent_complete": value if percent else None,
            "confidence": columns.confidences(one("confidence"))[index],
            "status_word": word,
            **{name: meant(columns.texts(one(name))[index]) for name in _TEXTS},
        }
        if all(said is None for name, said in told.items() if name != "observed_on"):
            return False
        last = seen.get("last_value")
        self.gathered.answers.add(
            **told, key_result_id=self.ids[row], sheet=self.grid.sheet, row=row, cell=columns.address(index, one("current")),
            status=self.sent.statuses.get(normalised(word)) if word else None, as_of=self.sent.as_of, seen=self.sent.seen,
            seen_on=day(seen.get("last_on")), seen_value=float(last) if isinstance(last, (int, float)) else None,
        )  # fmt: skip
        return True

    def _value(self, columns: Columns, index: int, row: int) -> float | None:
        heading = columns.one("current")
        raw = None if heading is None else columns.raw(heading)[index]
        if heading is None or raw is None:
            return None
        measure, seen = self._measure(row), self.sent.rows.get(self.ids[row], {})
        place = {"sheet": self.grid.sheet, "cell": columns.address(index, heading), "heading": heading.text}
        if measure == "none":
            self.gathered.find(
                "value-not-asked", Severity.WARNING, "This key result is measured by its milestones; the value was not loaded.",
                "Say in the unit's own file which milestones are done.", **place, value=raw,
            )  # fmt: skip
            return None
        read = columns.numbers(heading)[index]
        if read is None and measure == "done":
            read = value_by_mark("binary", raw)
        unit = seen.get("unit_of_measure")
        if read is not None and read.unit == "%" and unit not in (None, "%"):
            self.gathered.find(
                "unit-differs", Severity.WARNING, f"A share stands here, but the key result is measured in {unit}; it was not loaded.",
                f"Write the value in {unit}.", **place, value=raw,
            )  # fmt: skip
            return None
        levels = {name: _level(seen.get(name)) for name in ("baseline", "target", "last_value")}
        if read is not None and "current" in stray_shares(None if unit is None else str(unit), {"current": read, **levels}):
            find_stray_share(self.gathered, read.value, **place)
            return None
        return None if read is None else read.value

    def _changed(self, row: int) -> None:
        """Cells that only Scorecard writes, and somebody changed."""
        sent = self.sent.rows.get(self.ids[row])
        for name in SENT if sent is not None else ():
            if name not in self.codes:
                continue
            column = self.codes[name][1]
            now, before = self.grid.at(row, column), sent.get(name) if sent else None
            if name == "last_on":
                now, before = day(now) or now, day(before)
            if _as_sent(now) != _as_sent(before):
                self.gathered.find(
                    "sent-cell-changed", Severity.WARNING,
                    f"“{_as_sent(before)[:60]}” was sent here and “{_as_sent(now)[:60]}” came back; the change was not loaded.",
                    f"Take it back; {LEFT}", sheet=self.grid.sheet, cell=address(row, column), heading=self._named(column),
                    value=_as_sent(now),
                )  # fmt: skip

    def _others(self) -> None:
        """Rows without an id: titles, the heading, and what somebody added."""
        first = self.codes["id"][1]
        for row in self.grid.filled():
            if row in self.ids or row in (self.coded, self.heading):
                continue
            if row < self.heading:
                self.skipped.setdefault("title or notes above the heading", []).append(row)
                continue
            self.skipped.setdefault("a row without its hidden id", []).append(row)
            at, value = next((place, value) for place, value in enumerate(self._of(row), start=self.grid.first_column) if value is not None)
            self.gathered.find(
                "row-without-id", Severity.WARNING,
                "This row was added by hand; which key result it is about can't be told, and it was not loaded.",
                "Bring new key results in the planning workbook or the unit's own file; write check-ins in the row that was sent.",
                sheet=self.grid.sheet, cell=address(row, at if at != first else first + 1), value=value,
            )  # fmt: skip

    def _of(self, row: int) -> list[Value]:
        return self.grid.row(row)

    def _columns(self) -> tuple[ColumnReading, ...]:
        told = sorted((column, code) for code, (_, column) in self.codes.items())
        own = tuple(
            ColumnReading(address(self.heading, column), self._named(column) or code, FIELDS.get(code, code), HOW) for column, code in told
        )
        others = ((address(self.heading, column), self._named(column)) for column in self._uncoded())
        return own + tuple(ColumnReading(cell, text, None, "not recognised") for cell, text in others)

    def _uncoded(self) -> list[int]:
        """Columns that somebody added."""
        return uncoded(self.grid, self.codes, [row for row in (*self.ids, self.heading) if row != self.coded])

    def _cells(self, skipped: tuple[SkippedRows, ...]) -> Cells:
        """The books of the sheet: what stands in columns that somebody added is kept, and told."""
        whole = left_aside(self.grid)
        aside = sum(len(cells) - cells.count(None) for one in skipped for cells in map(self._of, one.rows))
        named = 0 if self.heading == self.coded else sum(value is not None for value in self._of(self.heading))
        passed = {row for one in skipped for row in one.rows}
        kept = 0
        for column in self._uncoded():
            here = sum(self.grid.at(row, column) is not None for row in self.ids if row not in passed)
            kept += here
            self.gathered.find(
                "heading-not-recognised", Severity.NOTE, "This column was added by hand; it is kept, but not used.", "",
                sheet=self.grid.sheet, cell=address(self.heading, column), heading=self._named(column),
            )  # fmt: skip
        used = whole.read - whole.unreadable - aside - named - kept
        return Cells(whole.read, named, used, kept, aside, whole.unreadable)


def _level(value: Value) -> Number | None:
    return Number(float(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _as_sent(value: Value) -> str:
    return in_text(value) if isinstance(value, (str, int, float, date)) or value is None else str(value)
