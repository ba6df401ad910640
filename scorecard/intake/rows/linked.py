"""Tables that add to others: check-ins by key result, and units with their parents."""

import re
from collections.abc import Sequence

from scorecard.intake.cells.labels import MOST_WEIGHT, bare, filled_down
from scorecard.intake.cells.numbers import Number
from scorecard.intake.cells.words import is_placeholder, items
from scorecard.intake.gathered import Context, Gathered, Rows
from scorecard.intake.headings.aliases import field_of, plain
from scorecard.intake.headings.columns import Columns, each_once, meant
from scorecard.intake.headings.timed import days_observed
from scorecard.intake.places.find import Table
from scorecard.intake.places.named import DEPARTMENT
from scorecard.intake.places.snapshots import BY_NAME
from scorecard.intake.rows.addressed import Addressed
from scorecard.intake.rows.roles import Read
from scorecard.intake.rows.typed import DONE_TYPES, value_by_mark
from scorecard.intake.settling.initiatives import BY_OTHERS
from scorecard.intake.values.mixtures import find_stray_share, stray_shares
from scorecard.intake.values.plans import Planned, keep_plan
from scorecard.intake.values.series import Series
from scorecard.intake.values.unlike import Placed, settle, unlike
from scorecard.model.finding import Severity
from scorecard.model.perspective import normalised


def gather_values(columns: Columns, context: Context, gathered: Gathered) -> Read:
    """Values of key results that another table has: one row a date, or one column a date."""
    series = Series(columns, context)
    return _gather_timed(columns, series, context, gathered) if series.timed else gather_check_ins(columns, context, gathered)


def _gather_timed(columns: Columns, series: Series, context: Context, gathered: Gathered) -> Read:
    read = Read(layout="values, one column a date")
    ids, texts = columns.texts(columns.one("key_result_id")), bare_texts(columns)
    addressed = Addressed(columns, context, gathered)
    for index, row in enumerate(columns.rows):
        here = series.of_row(index).check_ins
        of_row = addressed.at(index, ids[index], texts[index])
        nobodys = None if here or len(of_row) == 1 else of_row
        for one in here:
            found = addressed.at(index, ids[index], texts[index], one.observed_on) if len(of_row) > 1 else of_row
            if len(found) == 1:
                gathered.check_ins.add(key_result_key=found[0], sheet=context.sheet, **one._asdict())
                read.check_ins += 1
                continue
            nobodys = found
            told = {"named_id": ids[index], "named": texts[index], **addressed.said_of(index)}
            gathered.loose_check_ins.add(**told, sheet=context.sheet, **one._asdict())
        if nobodys is not None:
            _orphan(columns, index, ids[index] or texts[index], nobodys, context, gathered, read)
        elif not here:
            read.skip("no value in the row", row)
    return read


def bare_texts(columns: Columns) -> list[str | None]:
    """What the rows call their key results, without labels in front ("KR 2: …"); one word alone is an id ("O1.KR2") and no label."""
    return each_once(columns.texts(columns.one("key_result")), lambda text: bare(text) if " " in text.strip() else text)


def _orphan(
    columns: Columns, index: int, told: str | None, found: Sequence[int], context: Context, gathered: Gathered, read: Read
) -> None:
    if not told:
        read.skip("no key result in the row", columns.rows[index])
        return
    if found:
        read.skip("could be of several key results; kept, and counts for none", columns.rows[index])
        gathered.find(
            "check-in-ambiguous", Severity.WARNING,
            f"This check-in could be of {len(found)} key results that are called alike; it counts for none of them.",
            "Add a column with the id, the unit or the period of the key result.", sheet=context.sheet,
            cell=columns.address(index, columns.one("key_result_id") or columns.one("key_result")), value=told,
        )  # fmt: skip
        return
    read.skip("names a key result that no sheet of this file has; kept until a file brings it", columns.rows[index])
    gathered.find(
        "check-in-orphaned", Severity.WARNING,
        "This check-in names a key result that no sheet of this file has; it counts when another file has it.",
        "Correct the id or the text, or upload the key result.", sheet=context.sheet,
        cell=columns.address(index, columns.one("key_result_id") or columns.one("key_result")), value=told,
    )  # fmt: skip


def gather_check_ins(columns: Columns, context: Context, gathered: Gathered) -> Read:
    """A log of check-ins: one row a key result and date, joined by id or by text."""
    read = Read(layout="log of check-ins")
    one = columns.one
    ids, texts = columns.texts(one("key_result_id")), bare_texts(columns)
    current = one("current")
    values, dates = columns.numbers(current), days_observed(columns, context)
    progress, confidence = columns.percents(one("progress")), columns.confidences(one("confidence"))
    words = {name: columns.words(one(name.removesuffix("_word"))) for name in ("status_word", "comment", "blocker", "support_needed")}
    denominators = columns.denominators(one("denominator"))
    addressed, measures = Addressed(columns, context, gathered), gathered.key_results
    for index, row in enumerate(columns.rows):
        found = addressed.at(index, ids[index], texts[index], dates[index])
        key = found[0] if len(found) == 1 else None
        if key is None:
            _orphan(columns, index, ids[index] or texts[index], found, context, gathered, read)
            if not (ids[index] or texts[index]):
                continue
        value = values[index]
        if value is None and key is not None and current:
            value = value_by_mark(measures["key_result_type"][key], columns.raw(current)[index])
        if key is not None and value is not None and "current" in _stray(measures, key, value):
            find_stray_share(gathered, value.value, sheet=context.sheet, cell=columns.address(index, one("current")))
            value = None
        if key is not None and value is not None and current and unlike((value,), measures["unit_of_measure"][key]):
            place = Placed(value, columns.address(index, current), current.text, columns.raw(current)[index])
            value = settle({"current": place}, measures["unit_of_measure"][key], context, gathered).get("current", value)
        into = gathered.loose_check_ins if key is None else gathered.check_ins
        into.add(
            key_result_key=key,
            named_id=ids[index],
            named=texts[index],
            **addressed.said_of(index),
            sheet=context.sheet,
            row=row,
            cell=columns.address(index, one("current")),
            observed_on=dates[index],
            value=None if value is None else value.value,
            percent_complete=progress[index],
            confidence=confidence[index],
            denominator=denominators[index],
            **{name: told[index] for name, told in words.items()},
        )
        read.check_ins += key is not None
    return read


def is_log(table: Table) -> bool:
    """Values by date and nothing else about their key results, which another table may have."""
    fields = table.fields()
    if not fields & {"key_result", "key_result_id"} or fields & {"baseline", "weight", "year"}:
        return False
    if fields & {"objective", "objective_id"} and ("key_result" in fields or fields & {"target", "due_on"}):
        # With an objective and words for its key result a table can stand for itself.
        return False
    timed = any(one.field in ("at_period", "current") and (one.observed or one.period or one.quarter) for one in table.headings)
    # A table of measures and their targets is none, though its name dates it.
    named = "target" in fields and any(one.field == "observed_on" and one.how == BY_NAME for one in table.headings)
    return timed or ("observed_on" in fields and bool(fields & {"current", "progress", "confidence"}) and not named)


def only_values(columns: Columns) -> bool:
    """Values or statuses, one row each, beside nothing that describes their key results: another file may."""
    fields = {one.field for one in columns.headings}
    described = {"target", "baseline", "weight", "due_on", "start_on", "direction", "perspective", "period", "unit", "year"}
    return "key_result" in fields and bool(fields & {"current", "progress", "confidence", "status"}) and not fields & described


def names_known(columns: Columns, gathered: Gathered) -> bool:
    """Most rows name a key result that is known by then; or the table could not stand for itself."""
    known = gathered.key_result_names()
    ids, texts = columns.texts(columns.one("key_result_id")), bare_texts(columns)
    if columns.one("key_result") is None:
        return True
    told = [(one or "", text or "") for one, text in zip(ids, texts, strict=True) if one or text]
    named = sum(not known.keys().isdisjoint((one.lower(), text.lower(), normalised(text))) for one, text in told)
    return 2 * named >= len(told) > 0 and bool(known)


def gather_plan(columns: Columns, context: Context, gathered: Gathered) -> Read:
    """The plans of key results that another table has: one row a date, or one column a date."""
    read = Read(layout="plan by date")
    series = Series(columns, context)
    ids, texts = columns.texts(columns.one("key_result_id")), bare_texts(columns)
    addressed = Addressed(columns, context, gathered)
    told: dict[int, list[Planned]] = {}
    for index, row in enumerate(columns.rows):
        here = series.planned(index)
        found = addressed.at(index, ids[index], texts[index], here[0].on if here else None)
        if len(found) != 1 or not here:
            read.skip("names no key result of this file, or several, or plans nothing", row)
        else:
            told.setdefault(found[0], []).extend(here)
    for key, planned in told.items():
        if not keep_plan(key, planned, context, gathered):
            _find_no_plan(key, planned, context, gathered)
            for row in dict.fromkeys(one.row for one in planned):
                read.skip("plans levels that are not used", row)
    return read


def _find_no_plan(key: int, planned: Sequence[Planned], context: Context, gathered: Gathered) -> None:
    told = gathered.key_results
    missing = told["baseline"][key] is None or told["target"][key] is None
    why = "its baseline or its target is unknown" if missing else "they do not lead from its baseline to its target, day by day"
    gathered.find(
        "plan-not-used", Severity.WARNING, f"Levels are planned for “{told['text'][key][:60]}”, but {why}; the plan is not used.",
        "Give the key result a baseline and a target, and plan levels between them for two days or more.", sheet=context.sheet,
        cell=planned[0].cell, value=f"{planned[0].level:g}",
    )  # fmt: skip


def gather_dependencies(columns: Columns, context: Context, gathered: Gathered) -> Read:
    """Who waits for whom, beside key results or in a table of its own."""
    read = Read(layout="dependencies")
    one = columns.one
    names = [columns.texts(one(name)) for name in ("key_result_id", "key_result", "objective_id", "objective", "row_id", "unit")]
    waits = one("depends_on")
    for index, value in enumerate(columns.raw(waits) if waits else ()):
        dependent = next((told[index] for told in names if told[index]), None)
        if value is None or is_placeholder(str(value)) or dependent is None:
            read.skip("names nothing that waits, or nothing to wait for", columns.rows[index])
            continue
        for depends_on in items(str(value)):
            gathered.dependencies.add(
                sheet=context.sheet, row=columns.rows[index], cell=columns.address(index, waits), dependent=dependent,
                depends_on=depends_on,
            )  # fmt: skip
    return read


def says_yes_or_no(columns: Columns, gathered: Gathered) -> frozenset[int]:
    """Rows of a log whose key result is one that is done or not."""
    ids, texts = columns.texts(columns.one("key_result_id")), bare_texts(columns)
    types = gathered.key_results["key_result_type"]
    named = {name for name, key in gathered.key_result_names().items() if types[key] in DONE_TYPES}
    told = zip(ids, texts, strict=True)
    return frozenset(
        index for index, (own, text) in enumerate(told) if named and ((own or "").lower() in named or normalised(text or "") in named)
    )


def are_deeds(table: Table) -> bool:
    """Its rows count as key results for want of others: initiatives or milestones of objectives, without any level."""
    fields = table.fields()
    result = next((one for one in table.headings if one.field == "key_result" and one.how == BY_OTHERS), None)
    called = field_of(plain(result.text))[0] if result else None
    return called in ("initiative", "milestone") and "objective" in fields and not fields & {"baseline", "target", "current", "at_period"}


def serve_known_objectives(columns: Columns, gathered: Gathered) -> bool:
    """Most rows name an objective that has key results by then."""
    texts = gathered.objectives["compared"]
    known = {texts[key] for key in {*gathered.key_results["objective_key"]}}
    told = [normalised(bare(text)) for text in filled_down(columns.texts(columns.one("objective"))) if text]
    return 2 * sum(text in known for text in told) > len(told)


def skip_initiatives(columns: Columns) -> Read:
    """Initiatives serve key results and are none."""
    read = Read(layout="initiatives")
    for row in columns.rows:
        read.skip("an initiative, not a key result", row)
    return read


def _stray(measures: Rows, key: int, value: Number) -> set[str]:
    """Which of a check-in's value and its key result's baseline and target are fractions among percents."""
    levels = {name: measures[name][key] for name in ("baseline", "target")}
    beside = {"current": value, **{name: None if level is None else Number(level) for name, level in levels.items()}}
    return set(stray_shares(measures["unit_of_measure"][key], beside))


def gather_units(columns: Columns, gathered: Gathered) -> Read:
    """A sheet that says which unit belongs to which and on what level it stands."""
    read = Read(layout="units")
    units = columns.texts(columns.one("unit"))
    parents, levels = columns.texts(columns.one("parent_unit") or columns.one("parent")), columns.texts(columns.one("level"))
    weights = _rollup_weights(columns, gathered)
    for index, row in enumerate(columns.rows):
        unit = units[index]
        if unit and not is_placeholder(unit):
            gathered.units.add(unit=unit, parent=meant(parents[index]), level=meant(levels[index]), rollup_weight=weights[index])
        else:
            read.skip("no unit in the row", row)
    return read


_REPORTS = re.compile(r"reports to|(?:berichtet|rapporteert) a[na]")
"""May be followed by a person."""


def gather_parents(columns: Columns, gathered: Gathered) -> None:
    """What the rows of objectives say of the unit that theirs belongs to; what a sheet of units says of it holds."""
    unit, parent = columns.one("unit"), columns.one("parent_unit")
    if unit is None or parent is None:
        return
    told = dict.fromkeys(zip(columns.texts(unit), map(meant, columns.texts(parent)), strict=True))
    pairs = [(one, above) for one, above in told if one and above and one != above and not is_placeholder(one)]
    units = {one for one, _ in pairs}
    if _REPORTS.fullmatch(plain(parent.text)) and not any(above in units or DEPARTMENT.search(above) for _, above in pairs):
        return
    known = set(gathered.units["unit"])
    for one, above in pairs:
        if one not in known and not any(mark in one for mark in "\n;|"):
            gathered.units.add(unit=one, parent=above, level=None)


def tell_parents(gathered: Gathered) -> None:
    """Units that a file has below several others, which are one unit all the same."""
    above: dict[str, dict[str, None]] = {}
    for unit, parent in zip(gathered.units["unit"], gathered.units["parent"], strict=True):
        if parent:
            above.setdefault(unit, {})[parent] = None
    for unit, parents in above.items():
        if len(parents) > 1:
            first, second, *_ = parents
            gathered.find(
                "unit-several-parents", Severity.WARNING,
                f"“{unit}” stands below {first} and {second}; it is one unit, and all of it counts below one of them.",
                "Give different units names of their own, such as Sales North and Sales South.", value=unit,
            )  # fmt: skip


def _rollup_weights(columns: Columns, gathered: Gathered) -> list[float | None]:
    """How much each row's unit counts; what is no number of at least 0 is unknown, and said."""
    heading = columns.one("rollup_weight") or columns.one("weight")
    read = [None if one is None or not 0 <= one.value <= MOST_WEIGHT else one.value for one in columns.numbers(heading)]
    for index, value in enumerate(columns.raw(heading) if heading else ()):
        if heading and value is not None and read[index] is None and not is_placeholder(str(value)):
            gathered.find(
                "number-unreadable", Severity.WARNING, "This is no weight of a unit; it counts as unknown.",
                "Write a number of at least 0, such as 1 or 2.5.", sheet=columns.grid.sheet, cell=columns.address(index, heading),
                heading=heading.text, value=value,
            )  # fmt: skip
    return read
