"""Milestones of key results: rows of a table of their own or below their key result, columns M1, M2, …, or a value that says yes or no."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from scorecard.intake.cells.labels import bare, filled_down, weight_of
from scorecard.intake.cells.marks import done, done_on
from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.words import is_placeholder, items
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.headings.columns import Columns
from scorecard.intake.headings.timed import days_due
from scorecard.intake.rows.addressed import Addressed
from scorecard.intake.rows.checks import check_columns, find_unclear
from scorecard.intake.rows.roles import Read
from scorecard.intake.rows.typed import DONE_TYPES
from scorecard.intake.settling.initiatives import BY_OTHERS
from scorecard.model.finding import Severity

if TYPE_CHECKING:
    from scorecard.intake.headings.heading import Heading
    from scorecard.intake.rows.results import Results

MARK = "milestone_mark"
"""The field of columns M1, M2, …, by what stands below them."""
TELL_DONE = ("done", "done_on", "status", "progress")
"""Fields that say of a milestone whether it is done, the surest first."""
NAMES = ("key_result", "key_result_id", "milestone", "description", "observed_on")
CHECKED = {"due_on", "observed_on", "weight"}
OWN = {"milestone", "done", "done_on", "due_on", "status", "progress", "weight", "owner", "comment"}
"""Fields that are a milestone's where they stand right of it."""


def are_milestones(fields: set[str]) -> bool:
    """A table of milestones that names the key results of another."""
    linked = fields & {"key_result", "key_result_id"}
    return "milestone" in fields and bool(linked) and not fields & {"objective", "target", "current", "baseline", "at_period"}


def parted(columns: Columns) -> tuple[Columns, Columns | None]:
    """A table of key results that has a column of milestones, as two: its key results, and their milestones.

    Where a key result has several rows, the first is its own, and the columns right of the milestones that go on below are theirs.
    """
    milestone, result = columns.one("milestone"), columns.one("key_result")
    if milestone is None or result is None:
        return columns, None
    texts = columns.texts(result)
    above = [None, *filled_down(texts)]
    first = [row for row, text, earlier in zip(columns.rows, texts, above[: len(texts)], strict=True) if text and text != earlier]
    below = set(columns.rows).difference(first)
    right = [one for one in columns.headings if one.field in OWN and (one.column > milestone.column or _is_quarter(one))]
    theirs = [one for one in right if any(columns.grid.at(row, one.column) is not None for row in below)] if below else []
    alone = tuple(replace(one, field=None) if one in theirs else one for one in columns.headings)
    named = [one for one in columns.headings if one.field in NAMES or one is milestone]
    told = theirs if below else [one for one in columns.headings if one.field in ("done", "done_on", "due_on")]
    return Columns(columns.grid, alone, first), Columns(columns.grid, (*named, *told), columns.rows)


def _is_quarter(one: "Heading") -> bool:
    """A period that the table shows to be the milestone's wherever it stands."""
    return one.field == "due_on" and one.how == BY_OTHERS


def gather_milestones(columns: Columns, context: Context, gathered: Gathered, *, beside: bool = False) -> Read:
    """Each row's milestone, of the key result that the row names, else of the one above.

    `beside`: the key results stand in the same table, where a "milestone" beside a number in the same row is a remark.
    """
    read = Read(layout="milestones")
    one = columns.one
    check_columns(Columns(columns.grid, tuple(h for h in columns.headings if h.field in CHECKED), columns.rows), context, gathered)
    named = _named(columns)
    addressed = Addressed(columns, context, gathered)
    texts, due, dates = _texts(columns), days_due(columns, context), columns.days(one("observed_on"))
    weights, results = columns.numbers(one("weight")), gathered.key_results
    remarks = beside and len(named) == len(set(named))
    measured = {*gathered.check_ins["key_result_key"]} if beside else set()
    told = [name for name in TELL_DONE if one(name)]
    for index, row in enumerate(columns.rows):
        source_id, words = named[index]
        text, found = texts[index], addressed.at(index, source_id, bare(words or ""), due[index])
        if not text or is_placeholder(text):
            read.skip("no milestone in the row", row)
            continue
        if len(found) != 1:
            _find_orphan(columns, index, source_id or words, found, context, gathered, read)
            continue
        key = found[0]
        if results["key_result_type"][key] not in DONE_TYPES:
            numbered = results["target"][key] is not None
            if (remarks if numbered else key in measured) or not (numbered or told):
                read.skip("its key result is measured by other things than milestones", row)
                continue
        finished, on = _done(columns, index, context, gathered)
        for step in items(text) if "\n" in text else [text]:
            gathered.milestones.add(
                number=len(gathered.milestones), key_result_key=key, sheet=context.sheet, row=row,
                cell=columns.address(index, one("milestone")), text=bare(step),
                weight=weight_of(weights[index]), due_on=due[index], done=finished,
                done_on=on or dates[index],
            )  # fmt: skip
        _keep_type(gathered, key)
    return read


def _named(columns: Columns) -> list[tuple[str | None, str | None]]:
    """Id and words of each row's key result; a blank means the one above."""
    ids, texts = columns.texts(columns.one("key_result_id")), columns.texts(columns.one("key_result"))
    found: list[tuple[str | None, str | None]] = []
    for told in zip(ids, texts, strict=True):
        found.append(told if any(told) or not found else found[-1])
    return found


def _texts(columns: Columns) -> list[str | None]:
    """What the milestones are called: a column of numbers only numbers them, where another has words."""
    told = [one for one in columns.headings if one.field in ("milestone", "description")]
    for heading in told:
        texts = [str(value) if isinstance(value, str) else None for value in columns.raw(heading)]
        if any(text and number(text) is None for text in texts):
            return [text and text.strip() for text in texts]
    return columns.texts(columns.one("milestone"))


def _done(columns: Columns, index: int, context: Context, gathered: Gathered) -> tuple[bool, date | None]:
    """Whether the row's milestone is done, and the day where one is told; what says neither yes nor no is not done, and said."""
    for heading in filter(None, map(columns.one, TELL_DONE)):
        value = columns.raw(heading)[index]
        if value is None or (isinstance(value, str) and is_placeholder(value) and not done(value)):
            continue
        told = done(value)
        if told is not None:
            return told, done_on(value) or (columns.coded_days(columns.one("done_on")).at(index) if told else None)
        find_unclear(columns, index, heading, context, gathered)
    return False, None


def _find_orphan(
    columns: Columns, index: int, told: str | None, found: Sequence[int], context: Context, gathered: Gathered, read: Read
) -> None:
    read.skip("could be of several key results" if found else "names no key result of this file", columns.rows[index])
    gathered.find(
        "milestone-orphaned", Severity.WARNING,
        f"This milestone could be of {len(found)} key results that are called alike; it is not used." if found
        else "This milestone names no key result that a sheet of this file has; it is not used.",
        "Add a column with the id, the unit or the period of the key result." if found
        else "Correct the id or the text of its key result, or add the key result.", sheet=context.sheet,
        cell=columns.address(index, columns.one("key_result_id") or columns.one("key_result")), value=told or "",
    )  # fmt: skip


def _keep_type(gathered: Gathered, key: int) -> None:
    """Beside a level to reach milestones are the way there: the level says what the key result is."""
    told = gathered.key_results
    baseline, target = told["baseline"][key], told["target"][key]
    if told["key_result_type"][key] is None and baseline is not None and target is not None and baseline != target:
        told["key_result_type"][key] = "increase" if target > baseline else "decrease"



def gather_marks(table: "Results", first: int) -> None:
    """Columns M1, M2, … with done marks, and the value of a milestone without any steps; `first` is the key of its first key result.

    In a row with any mark a blank is a milestone that is not done.
    """
    columns, gathered = table.columns, table.gathered
    marks = [one for one in columns.headings if one.field == MARK]
    current, progress = table.series.current, table.series.progress
    if not marks and not table.typed_columns.marks:
        return
    for place, one in enumerate(table.results):
        type_ = gathered.key_results["key_result_type"][first + place]
        told: list[tuple[Heading | None, str, bool, date | None]] = []
        levels = (gathered.key_results["target"][first + place], current[one.newest], progress[one.newest])
        if marks and (type_ in DONE_TYPES or levels == (None, None, None)):
            values = [columns.raw(heading)[one.index] for heading in marks]
            told = [(h, h.text, bool(done(value)), done_on(value)) for h, value in zip(marks, values, strict=True) if any(values)]
        finished = table.typed_columns.marks.get(one.newest)
        if type_ == "milestone" and not told and finished is not None:
            on = columns.days(columns.one("done_on"))[one.newest] if finished else None
            told = [(one.heading, one.text, finished, on)]
        for heading, text, finished, on in told:
            gathered.milestones.add(
                number=len(gathered.milestones), key_result_key=first + place, sheet=table.context.sheet, row=columns.rows[one.newest],
                cell=columns.address(one.newest, heading), text=text, weight=1.0, done=finished,
                done_on=on or table.series.dates[one.newest],
            )  # fmt: skip


def skip_milestones(columns: Columns) -> Read:
    """Milestones of what their sheet is called after, where the file's key results are others."""
    read = Read(layout="milestones")
    for row in columns.rows:
        read.skip("a milestone of an initiative, not of a key result", row)
    return read
