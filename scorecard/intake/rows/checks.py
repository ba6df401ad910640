"""What is wrong with cells: said with file, sheet, cell, heading, value and what to do; never an exception."""

import re
from collections.abc import Set
from datetime import date
from typing import Any

from scorecard.intake.cells.labels import change, told_in_words
from scorecard.intake.cells.limits import two_limits
from scorecard.intake.cells.numbers import Number, number
from scorecard.intake.cells.phrases import is_range
from scorecard.intake.cells.times import day
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.grid import Grid, Value, address
from scorecard.intake.headings.columns import DAYS, Columns
from scorecard.intake.headings.heading import Heading
from scorecard.intake.headings.kinds import WORDED, kind, meanings, mode, unknown_words
from scorecard.intake.headings.timed import day_beside_level, day_of_target, end_of_part
from scorecard.intake.rows.doubts import MOST_WORDS, check_order, check_periods, check_weights, check_within, tell_words
from scorecard.intake.rows.typed import DONE_TYPES, is_kept, limits_in, value_by_mark
from scorecard.intake.values.changed import target_changes
from scorecard.intake.values.growth import tells_growth
from scorecard.intake.values.mixtures import find_stray_share
from scorecard.model.finding import Severity
from scorecard.model.status import statuses

NUMERIC = {
    "baseline", "target", "stretch", "current", "weight", "objective_weight", "lower_limit", "upper_limit", "tolerance", "rollup_weight",
    "denominator",
}  # fmt: skip
DATES = DAYS - {"done_on"}
"""Cells of days that are told when no day can be read; whether a step is done may be said in words too."""


def check_columns(columns: Columns, context: Context, gathered: Gathered, yes_or_no: frozenset[int] = frozenset()) -> None:
    """Cells of numbers and dates that could not be read as such; `yes_or_no` are rows of key results that are done or not."""
    _check_bands(columns, context, gathered)
    for heading in columns.headings:
        if heading.within:
            check_within(columns, heading, context, gathered)
        if heading.field in NUMERIC or heading.field == "at_period":
            _check_numbers(columns, heading, context, gathered, yes_or_no)
        elif heading.field in DATES:
            _check_days(columns, heading, context, gathered)
        elif heading.field in ("progress", "confidence", "self_score"):
            _check_shares(columns, heading, context, gathered)
        elif heading.field == "status":
            _check_statuses(columns, heading, context, gathered)
        elif heading.field in WORDED:
            _check_words(columns, heading, context, gathered)
        elif heading.field == "period" and heading.group is None:
            check_periods(columns, heading, context, gathered)


def _check_bands(columns: Columns, context: Context, gathered: Gathered) -> None:
    """Columns that grade the value, where none is called the target."""
    bands = [one for one in columns.headings if one.field == "threshold"]
    if not columns.rows or len(bands) < LEAST_BANDS or any(one.field == "target" for one in columns.headings):
        return
    names = ", ".join(f"“{one.text}”" for one in bands)
    gathered.find(
        "target-among-bands", Severity.WARNING, f"{names} grade the value, and none of them is called the target, so it is unknown.",
        "Say on the Import page which of them is the target, or head it so.", sheet=context.sheet,
        cell=columns.address(0, bands[0]), heading=bands[0].text,
    )  # fmt: skip


LEAST_BANDS = 3
"""Two may be the limits of a range."""


def _check_numbers(columns: Columns, heading: Heading, context: Context, gathered: Gathered, yes_or_no: frozenset[int]) -> None:
    if heading.field in ("weight", "objective_weight"):
        check_weights(columns, heading, context, gathered)
    # Equal cells are read alike, and most columns have none that needs a word.
    different = columns.different_numbers(heading)
    is_target = heading.field == "target"
    doubtful = {value for value, read in different.items() if read is None or read.note or (is_target and _may_be_change(value, read))}
    if doubtful <= {None}:
        return
    starts = columns.numbers(columns.one("baseline"))
    told_as_changes = target_changes(columns, heading) if is_target else [None] * len(columns.rows)
    for index, (value, read) in enumerate(zip(columns.raw(heading), columns.numbers(heading), strict=True)):
        if value is None or value not in doubtful:
            continue
        on = day_of_target(value, context) if read is None and is_target and heading.period is None else None
        if read is None and not on and heading.field in ("current", "target") and (index in yes_or_no or _is_done_or_not(columns, index)):
            if value_by_mark("binary", value) is None and not is_placeholder(str(value)):
                find_unclear(columns, index, heading, context, gathered)
            continue
        place: dict[str, Any] = {"sheet": context.sheet, "cell": columns.address(index, heading), "heading": heading.text, "value": value}
        if read is None and is_placeholder(str(value)):
            gathered.find(
                "placeholder",
                Severity.NOTE,
                "A placeholder stands here; the value counts as unknown.",
                "Fill in the number when it is known.",
                **place,
            )
        elif on:
            gathered.find(
                "target-is-day", Severity.NOTE, f"A day stands here, and no level; it is taken for the day by which this is due: {on}.",
                "Give the day a column of its own, and write the level to reach.", **place,
            )  # fmt: skip
        elif told_as_changes[index] is not None:
            if starts[index] is None:
                gathered.find(
                    "target-is-change", Severity.NOTE, "This target is a change; without a baseline its progress can't be computed.",
                    "Add a baseline, and write the level to reach.", **place,
                )  # fmt: skip
            else:
                _find_change(gathered, place)
        elif read is None and (told := told_in_words(value, heading.field, columns.decimal())):
            _find_in_words(told, day_beside_level(value, context) if is_target else None, gathered, place)
        elif read is None and isinstance(value, str) and (is_range(value) or (is_target and two_limits(value))):
            if is_target and limits_in(value, None, columns.decimal()).type and _is_kept(columns, index, value):
                continue  # the limits of a key result to be kept
            gathered.find(
                "number-range", Severity.WARNING, "Two levels stand here; the value counts as unknown.",
                "Write the one level to reach, such as 80 %, or at least 80 %; for limits to keep to, say “stay between” as the type.",
                **place,
            )  # fmt: skip
        elif read is None and is_target and isinstance(value, str) and tells_growth(value):
            _find_change(gathered, place)
        elif read is None:
            gathered.find(
                "number-unreadable", Severity.WARNING, "This can't be read as one number; the value counts as unknown.",
                "Write one number, with its unit if you like, such as 25 % or 1.2 million.", **place,
            )  # fmt: skip
        elif read is not None and read.note == "ambiguous":
            gathered.find(
                "number-ambiguous", Severity.NOTE, f"Nothing in the column tells the decimal mark; read as {read.value:g}.",
                "Use the same decimal mark in the whole column, or store it as a number.", **place,
            )  # fmt: skip


def _find_in_words(told: tuple[Number | None, Number], until: date | None, gathered: Gathered, place: dict[str, Any]) -> None:
    if until:
        gathered.find(
            "number-in-words", Severity.NOTE, f"Read as {_shown(told)} by {until} from the words in the cell.",
            "If that is not what is meant, write the number alone, and the day into a column of its own.", **place,
        )  # fmt: skip
        return
    gathered.find(
        "number-in-words", Severity.NOTE, f"Read as {_shown(told)} from the words in the cell.",
        "If that is not what is meant, write the number alone; the start has a column of its own.", **place,
    )  # fmt: skip


def _find_change(gathered: Gathered, place: dict[str, Any]) -> None:
    gathered.find(
        "target-is-change", Severity.WARNING, "This target is a change and no level; it counts as unknown.",
        "Write the level to reach, in the unit of the other numbers.", **place,
    )  # fmt: skip


def _is_done_or_not(columns: Columns, index: int) -> bool:
    """The row's key result is one that is done or not."""
    type_ = columns.coded_texts(columns.one("key_result_type")).at(index)
    return type_ is not None and kind("key_result_type", type_) in DONE_TYPES


def find_unclear(columns: Columns, index: int, heading: Heading, context: Context, gathered: Gathered) -> None:
    gathered.find(
        "done-unclear", Severity.WARNING, "This says neither that it is done nor that it is not; it counts as not done.",
        "Write yes or no, or the day on which it was done.", sheet=context.sheet, cell=columns.address(index, heading),
        heading=heading.text, value=columns.raw(heading)[index],
    )  # fmt: skip


def _is_kept(columns: Columns, index: int, value: str) -> bool:
    """The row says that its level is to be kept, or gives two limits and no other type."""
    type_, direction = (columns.coded_texts(columns.one(name)).at(index) for name in ("key_result_type", "direction"))
    if two_limits(value) and (type_ is None or kind("key_result_type", type_) in (None, "none")):
        return True
    return is_kept(type_, direction, columns.coded_texts(columns.one("key_result") or columns.one("objective")).at(index))


def _check_shares(columns: Columns, heading: Heading, context: Context, gathered: Gathered) -> None:
    """Progress and confidence that could not be read: shares among percents, values off the scale, words."""
    coded = columns.coded_confidences(heading) if heading.field == "confidence" else columns.coded_percents(heading)
    if heading.field == "progress":
        tell_words(columns, heading, context, gathered)
    if None not in coded.values:
        return
    read = coded.spread()
    for index, (value, one) in enumerate(zip(columns.raw(heading), read, strict=True)):
        if value is None or one is not None:
            continue
        cell = columns.address(index, heading)
        if is_placeholder(str(value)):
            gathered.find(
                "placeholder", Severity.NOTE, "A placeholder stands here; the value counts as unknown.",
                "Fill in the number when it is known.", sheet=context.sheet, cell=cell, heading=heading.text, value=value,
            )  # fmt: skip
            continue
        told = number(value)
        if heading.field != "confidence" and told is not None and told.unit is None and abs(told.value) > 1:
            gathered.find(
                "mark-of-unknown-scale", Severity.WARNING, "This mark is neither a share nor a percentage; progress counts as unknown.",
                "Write the progress in percent, or the mark with its scale, such as 4/5.", sheet=context.sheet, cell=cell,
                heading=heading.text, value=value,
            )  # fmt: skip
            continue
        if heading.field != "confidence" and told is not None and told.unit is None:
            find_stray_share(gathered, told.value, sheet=context.sheet, cell=cell, heading=heading.text)
            continue
        scale = "a confidence from 1 to 10" if heading.field == "confidence" else "a share or a percentage"
        gathered.find(
            "number-unreadable", Severity.WARNING, f"This can't be read as {scale}; the value counts as unknown.",
            "Write 75 % for progress, 7 for confidence.", sheet=context.sheet, cell=cell, heading=heading.text, value=value,
        )  # fmt: skip


def _shown(told: tuple[Number | None, Number]) -> str:
    start, level = (None if one is None else f"{one.value:,.12g} {one.unit or ''}".strip() for one in told)
    return f"{start} to {level}" if start else str(level)


def _may_be_change(value: Value, read: Number | None) -> bool:
    return change(value) is not None or (read is not None and read.value < 0)


def _check_days(columns: Columns, heading: Heading, context: Context, gathered: Gathered) -> None:
    either = check_order(columns, heading, context, gathered)
    if None not in columns.coded_days(heading).values:
        return
    for index, (value, read) in enumerate(zip(columns.raw(heading), columns.days(heading), strict=True)):
        if heading.field in ("observed_on", "due_on") and read is None and end_of_part(value, context):
            continue
        if value is not None and read is None and value not in either and not is_placeholder(str(value)):
            gathered.find(
                "date-unreadable", Severity.WARNING, "This can't be read as a date; it counts as unknown.",
                "Write a date such as 2026-09-30.", sheet=context.sheet, cell=columns.address(index,
                heading), heading=heading.text, value=value,
            )  # fmt: skip


def _check_statuses(columns: Columns, heading: Heading, context: Context, gathered: Gathered) -> None:
    """Each status word that no vocabulary knows, once."""
    words = dict.fromkeys(text for text in columns.coded_texts(heading).values if text)
    unknown = [word for word, status in statuses(words).items() if status is None and not is_placeholder(word) and number(word) is None]
    for word in unknown[:MOST_WORDS]:
        gathered.find(
            "status-unknown", Severity.NOTE, f"“{word[:60]}” is no status word we know; it is kept, and not compared with the numbers.",
            "Use words such as on track, at risk, behind or achieved.", sheet=context.sheet,
            cell=columns.address(columns.texts(heading).index(word), heading), heading=heading.text, value=word,
        )  # fmt: skip


def _check_words(columns: Columns, heading: Heading, context: Context, gathered: Gathered) -> None:
    """Each word that the column's table does not know, once."""
    field = heading.field or ""
    first: dict[str, int] = {}
    for index, text in enumerate(columns.texts(heading)):
        if text:
            first.setdefault(text, index)
    unknown = [word for word in unknown_words(field, first) if field != "goal_mode" or mode(word) is None]
    name, severity, counts = field.replace("_", " "), Severity.WARNING, "it counts as unknown"
    if field == "goal_mode":
        severity, counts = Severity.NOTE, "the goal counts as committed"
    for word in unknown[:MOST_WORDS]:
        gathered.find(
            f"{field.replace('_', '-')}-unknown", severity, f"“{word[:60]}” is no {name} that we know; {counts}.",
            f"Use one of: {', '.join(one.replace('_', ' ') for one in meanings(field))}.", sheet=context.sheet,
            cell=columns.address(first[word], heading), heading=heading.text, value=word,
        )  # fmt: skip


def check_grid(grid: Grid, gathered: Gathered, aside: Set[int] = frozenset()) -> None:
    """Error cells, formulas without a stored result, and rows with more cells than their heading; of rows `aside` nothing is read."""
    for row in grid.torn:
        gathered.find(
            "row-torn", Severity.ERROR, "The row has more cells than the heading and was left out: which cell belongs where can't be told.",
            "Quote the texts and numbers that hold the delimiter, or export the file again.", sheet=grid.sheet, cell=address(row, 1),
        )  # fmt: skip
    for (row, column), error in sorted(grid.error_cells.items()):
        gathered.find(
            "error-cell", Severity.WARNING, f"The cell holds the error {error}; the value counts as unknown.",
            "Mend the formula and save the workbook.", sheet=grid.sheet, cell=address(row, column), value=error,
        )  # fmt: skip
    for row, column in grid.uncached:
        if row in aside:
            gathered.find(
                "formula-without-result", Severity.NOTE, "The formula has no stored result; it stands in a row that is skipped.",
                "Nothing has to be mended for the import.", sheet=grid.sheet, cell=address(row, column),
            )  # fmt: skip
            continue
        gathered.find(
            "formula-without-result", Severity.WARNING, "The formula has no stored result; the value counts as unknown.",
            "Open the workbook in Excel, let it calculate, save it and upload it again.", sheet=grid.sheet, cell=address(row, column),
        )  # fmt: skip


_DIGITS = re.compile(r"[-+(]?\s*[€$£]?\s*\d{1,3}(?:[.,'’]\d+)*\s*[€$£%]?\)?")
_GROUPED = re.compile(r"\d+(?:[.,'’]\d*){2,}")
_OUTLINE = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
MOST_ROWS = 10_000
"""Of a sheet without a table, this many are looked through."""


def check_digits(grid: Grid, gathered: Gathered) -> None:
    """Numbers whose marks don't stand by threes, among numbers that read well, on a sheet where no table was recognised.

    In a table `check_columns` says so of the columns that are used.
    """
    for offset, column in enumerate(zip(*grid.rows[:MOST_ROWS], strict=True)):
        told = [(index, value) for index, value in enumerate(column) if isinstance(value, str) and _DIGITS.fullmatch(value.strip())]
        broken = [(index, value) for index, value in told if _GROUPED.search(value) and number(value) is None and not _means_more(value)]
        if len(broken) * 2 > len(told):
            continue
        for index, value in broken:
            gathered.find(
                "number-malformed", Severity.WARNING, "The thousands marks of this number don't stand by threes; it counts as unknown.",
                "Correct the number.", sheet=grid.sheet, cell=address(grid.first_row + index, grid.first_column + offset), value=value,
            )  # fmt: skip


def _means_more(text: str) -> bool:
    """An outline number or a date, which only looks like a number."""
    return _OUTLINE.fullmatch(text.strip()) is not None or day(text) is not None
