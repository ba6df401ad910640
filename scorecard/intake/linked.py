"""Tables that add to others: check-ins by key result, and units with their parents."""

from scorecard.intake.cells.numbers import Number
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.columns import Columns, meant
from scorecard.intake.gathered import Context, Gathered, Rows
from scorecard.intake.mixtures import find_stray_share, stray_shares
from scorecard.intake.roles import Read
from scorecard.model.finding import Severity
from scorecard.model.perspective import normalised


def gather_check_ins(columns: Columns, context: Context, gathered: Gathered) -> Read:
    """A log of check-ins: one row a key result and date, joined by id or by text."""
    read = Read(layout="log of check-ins")
    one = columns.one
    ids, texts = columns.texts(one("key_result_id")), columns.texts(one("key_result"))
    values, dates = columns.numbers(one("current")), columns.days(one("observed_on"))
    progress, confidence = columns.percents(one("progress")), columns.confidences(one("confidence"))
    words = {name: columns.texts(one(name.removesuffix("_word"))) for name in ("status_word", "comment", "blocker", "support_needed")}
    known, measures = gathered.key_result_names(), gathered.key_results
    for index, row in enumerate(columns.rows):
        told = ids[index] or texts[index]
        if not told:
            read.skip("no key result in the row", row)
            continue
        key = known.get((ids[index] or "").lower())
        key = key if key is not None else known.get(normalised(texts[index] or ""))
        if key is None:
            read.skip("names a key result that no sheet of this file has", row)
            gathered.find(
                "check-in-orphaned", Severity.WARNING, "This check-in names a key result that no sheet of this file has.",
                "Correct the id or the text, or add the key result.", sheet=context.sheet,
                cell=columns.address(index, one("key_result_id") or one("key_result")), value=told,
            )  # fmt: skip
            continue
        value = values[index]
        if value is not None and "current" in stray_shares(measures["unit_of_measure"][key], _beside(measures, key, value)):
            find_stray_share(gathered, value.value, sheet=context.sheet, cell=columns.address(index, one("current")))
            value = None
        gathered.check_ins.add(
            key_result_key=key,
            sheet=context.sheet,
            row=row,
            cell=columns.address(index, one("current")),
            observed_on=dates[index],
            value=None if value is None else value.value,
            percent_complete=progress[index],
            confidence=confidence[index],
            **{name: told[index] for name, told in words.items()},
        )
        read.check_ins += 1
    return read


def _beside(measures: Rows, key: int, value: Number) -> dict[str, Number | None]:
    """A check-in's value beside its key result's baseline and target."""
    levels = {name: measures[name][key] for name in ("baseline", "target")}
    return {"current": value, **{name: None if level is None else Number(level, "%") for name, level in levels.items()}}


def gather_units(columns: Columns, gathered: Gathered) -> Read:
    """A sheet that says which unit belongs to which and on what level it stands."""
    read = Read(layout="units")
    units = columns.texts(columns.one("unit"))
    parents, levels = columns.texts(columns.one("parent_unit") or columns.one("parent")), columns.texts(columns.one("level"))
    for index, row in enumerate(columns.rows):
        unit = units[index]
        if unit and not is_placeholder(unit):
            gathered.units.add(unit=unit, parent=meant(parents[index]), level=meant(levels[index]))
        else:
            read.skip("no unit in the row", row)
    return read
