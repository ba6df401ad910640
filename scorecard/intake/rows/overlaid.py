"""Tables that say more of key results which another table of the file tells: dashboards, weekly updates, lists of owners.

They are read as any other table, and then laid over what is known: they fill what is open, bring the values that are new, and
add no key result that the file has already.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from scorecard.intake.cells.labels import bare
from scorecard.intake.gathered import Context, Gathered, Rows, placed
from scorecard.intake.headings.columns import Columns, is_timed, meant
from scorecard.intake.places.find import Table
from scorecard.intake.rows.addressed import Addressed
from scorecard.intake.rows.layouts import OkrTable
from scorecard.intake.rows.roles import Read
from scorecard.model.finding import Severity

Placing = Callable[[int, int], tuple[int, int]]
LAYOUT = "more of known key results"
MOSTLY = 0.8
"""The share of the rows that name known key results; of a table that tells the same levels of them as is known half are enough."""
FEWEST = 2
"""Rows that do: one text may be the same by chance."""
_OF_ITS_OWN = {"objective", "objective_id", "okr_text", "parent", "type", "period", "year", "milestone", "initiative"}
"""Fields of a table that can stand for itself."""
_LEVELS = ("baseline", "target")
_FILLED = (
    "owner", "unit_of_measure", "direction", "starts_on", "due_on", "status_word", "key_result_type", "lower_limit", "upper_limit",
    "tolerance", "stretch_target", "accumulation", "scale", "plan_curve", "metric", "goal_mode", "self_score", "self_comment",
)  # fmt: skip
_SAID = ("value", "percent_complete", "confidence", "status_word", "comment", "blocker", "support_needed", "denominator", "status")


def says_more(table: Table) -> bool:
    """Key results without objectives: whether they are new ones only the other tables can tell."""
    fields = table.fields()
    grouped = any(one.group is not None or is_timed(one) for one in table.headings)
    return "key_result" in fields and not fields & _OF_ITS_OWN and not grouped


def lay_over(columns: Columns, context: Context, gathered: Gathered, place: Placing) -> Read | None:
    """Put what the table says beside what is known; None where it stands for itself, and is to be read as such.

    `place` leads from the rows and columns that are read to those of the sheet.
    """
    known = _known(columns, context, gathered)
    if known is None:
        return None
    told = Gathered(gathered.file)
    read = OkrTable(columns, context, told).gather()
    about = [known.get(row) for row in told.key_results["row"]]
    if len(told.milestones) or len(told.plan_points) or _is_about_others(told, gathered, about):
        return None
    gathered.findings.extend(told.findings)
    new: set[int] = set()
    keys = [
        _as_new(told, index, gathered, new) if key is None else _filled(told, index, key, context, gathered, place, new)
        for index, key in enumerate(about)
    ]
    read.check_ins = _bring_values(told.check_ins, keys, context, gathered, place, new)
    read.objectives, read.layout = 0, LAYOUT
    for row in told.key_results["row"]:
        if row not in new:
            read.skip("says nothing new of its key result", row)
    return read


def _known(columns: Columns, context: Context, gathered: Gathered) -> dict[int, int] | None:
    """By row: the key result that it is about, where most rows name one of the table's own unit and period."""
    if not len(gathered.key_results):
        return None
    addressed = Addressed(columns, context, gathered)
    ids, texts = columns.texts(columns.one("key_result_id")), columns.texts(columns.one("key_result"))
    named, found = 0, dict[int, int]()
    for index, row in enumerate(columns.rows):
        text = meant(texts[index])
        if not (ids[index] or text):
            continue
        named += 1
        keys = [key for key in addressed.at(index, ids[index], bare(text) if text else None) if addressed.is_beside(index, key)]
        if len(keys) == 1:
            found[row] = keys[0]
    enough = len(set(found.values())) >= FEWEST and len(found) * 2 > named
    return found if enough else None


def _is_about_others(told: Gathered, gathered: Gathered, places: Sequence[int | None]) -> bool:
    """The same words about something else: most levels that both tell differ, or any where few are known; without levels the values."""
    pairs = [(index, place) for index, place in enumerate(places) if place is not None]
    ours, theirs = told.key_results, gathered.key_results
    levels = [(ours[name][index], theirs[name][place]) for index, place in pairs for name in _LEVELS]
    if all(theirs[name][place] is None for _, place in pairs for name in _LEVELS):
        values, known = (dict(zip(one.check_ins["key_result_key"], one.check_ins["value"], strict=True)) for one in (told, gathered))
        levels = [(values.get(index), known.get(place)) for index, place in pairs]
    both = [(one, other) for one, other in levels if one is not None and other is not None]
    differ = sum(one != other for one, other in both)
    return differ > len(both) / 2 if len(pairs) >= MOSTLY * len(places) else bool(differ) or not both


def _as_new(told: Gathered, index: int, gathered: Gathered, new: set[int]) -> int:
    """A key result that no other table has, with what it stands under; its row is put into `new`."""
    new.add(told.key_results["row"][index])
    objective = told.key_results["objective_key"][index]
    above = {**_row(told.objectives, objective), "key": len(gathered.objectives)}
    gathered.objectives.add(**above)
    key = len(gathered.key_results)
    gathered.key_results.add(**{**_row(told.key_results, index), "key": key, "objective_key": above["key"]})
    return key


def _filled(told: Gathered, index: int, key: int, context: Context, gathered: Gathered, place: Placing, new: set[int]) -> int:
    """The key result with what the table says and nobody else, whose row is put into `new`; where it says something else that is told."""
    one, known = _row(told.key_results, index), gathered.key_results
    before = (_row(known, key), _row(gathered.objectives, known["objective_key"][key]))
    above = gathered.objectives["perspective_word"]
    if above[known["objective_key"][key]] is None:
        above[known["objective_key"][key]] = told.objectives["perspective_word"][one["objective_key"]]
    for name in _FILLED:
        if known[name][key] is None:
            known[name][key] = one[name]
    if known["weight"][key] == 1.0:
        known["weight"][key] = one["weight"]
    for name in _LEVELS:
        if known[name][key] is None:
            known[name][key] = one[name]
            cell = one[f"{name}_cell"] if known["sheet"][key] == context.sheet else None
            known[f"{name}_cell"][key] = placed(cell, place)[1] if cell else None
        elif one[name] not in (None, known[name][key]):
            _tell_otherwise(one[name], known[name][key], context.sheet, one[f"{name}_cell"] or one["cell"], known["sheet"][key], gathered)
    if before != (_row(known, key), _row(gathered.objectives, known["objective_key"][key])):
        new.add(one["row"])
    return key


def _bring_values(told: Rows, keys: Sequence[int], context: Context, gathered: Gathered, place: Placing, new: set[int]) -> int:
    """The check-ins that are new, whose rows are put into `new`; those of no day add to what is known of today. How many came."""
    held: dict[int, list[int]] = {}
    for index, key in enumerate(gathered.check_ins["key_result_key"]):
        held.setdefault(key, []).append(index)
    came = 0
    for index in range(len(told)):
        one = _row(told, index)
        key = keys[one["key_result_key"]]
        before = held.get(key, [])
        if one["observed_on"] is not None or not before:
            gathered.check_ins.add(**{**one, "key_result_key": key})
            new.add(one["row"])
            came += 1
            continue
        kept = gathered.check_ins
        days = kept["observed_on"]
        newest = max(before, key=lambda at: (days[at] is None, days[at] or date.min, at))
        if kept["value"][newest] is None and one["value"] is not None:
            # A check-in is known by the cell of its value.
            kept["sheet"][newest] = context.sheet
            kept["row"][newest], kept["cell"][newest] = placed(one["cell"], place)
        for name in _SAID:
            if kept[name][newest] is None and one[name] is not None:
                kept[name][newest] = one[name]
                new.add(one["row"])
        value = kept["value"][newest]
        if one["value"] not in (None, value):
            _tell_otherwise(one["value"], value, context.sheet, one["cell"], kept["sheet"][newest], gathered)
    return came


def _tell_otherwise(said: float, known: float, sheet: str, cell: str, other: str, gathered: Gathered) -> None:
    gathered.find(
        "told-otherwise", Severity.WARNING,
        f"The sheet “{other}” says {known:,.10g} where this one says {said:,.10g}; what that sheet says holds.",
        "Correct one of the two.", sheet=sheet, cell=cell, value=f"{said:,.10g}",
    )  # fmt: skip


def _row(rows: Rows, index: int) -> dict[str, Any]:
    return {name: rows[name][index] for name in rows.schema.names}
