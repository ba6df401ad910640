"""Writers that put more than one thing into a row, a column or a sheet: groups, periods, turned tables, several sheets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tests.property.hands import MONTHS, Cell, Hand, Shown, with_fields
from tests.property.layouts import OF_THE_OBJECTIVE, Writer, cell, dressed, everything, pairs, table
from tests.property.organisations import Objective, Organisation
from tests.property.written import Rows, Table, Written, blank, joined

GROUPS = {"en": "Key Result", "nl": "Kernresultaat", "de": "Schlüsselergebnis", "fr": "Résultat clé", "es": "Resultado clave", "pt": "KR"}
IN_GROUPS = ("baseline", "target", "current", "progress", "weight", "due_on", "status")


# Numbered groups


def groups(organisation: Organisation, hand: Hand) -> Written:
    """KR1, KR1 target, KR2, …: one row an objective, the columns in any order."""
    hand = replace(hand, fields=hand.fields - {"unit_of_measure", "owner"})
    inner = hand.columns(without=[name for name in hand.priority if name not in IN_GROUPS])
    outer = hand.columns("objective", without=[name for name in hand.priority if name not in OF_THE_OBJECTIVE])
    most = max(len(objective.key_results) for objective in organisation.objectives)
    word = hand.choose((GROUPS[hand.language], "KR"), 21)
    blocks = [[(number, name) for name in ("key_result", *inner)] for number in range(most)]
    order = [pair for block in blocks for pair in block]
    if hand.choose((True, False), 22):
        order.sort(key=lambda pair: hand.priority.index(pair[1]))
    heads = [f"{word} {number + 1}" if name == "key_result" else f"{word} {number + 1} {hand.heading(name)}" for number, name in order]
    rows: Rows = []
    for objective in organisation.objectives:
        told = dict(enumerate(objective.key_results))
        own = [cell(hand, name, objective, objective.key_results[0]) for name in outer]
        rows.append([*own, *(cell(hand, name, objective, told[number]) if number in told else None for number, name in order)])
    made = Table([*map(hand.heading, outer), *heads], rows)
    return Written({"Plan": dressed(hand, made)}, everything(organisation, [*outer, *inner]))


def lists_in_a_cell(organisation: Organisation, hand: Hand) -> Written:
    """All key results of an objective in one cell, a line each, numbered or not; their numbers beside them, a line each."""
    columns = hand.columns("objective", "key_result", "target", without=[*IN_GROUPS, "unit_of_measure", "owner", *_OF_ONE])
    bullet = hand.choose(("- ", "• ", "1. "), 21)
    rows: Rows = []
    for objective in organisation.objectives:
        row: list[Cell] = []
        for column in columns:
            if column == "key_result":
                lines = [f"{f'{at}. ' if bullet == '1. ' else bullet}{one.text}" for at, one in enumerate(objective.key_results, start=1)]
                row.append("\n".join(lines) if len(lines) > 1 else objective.key_results[0].text)
            elif column == "target":
                typed = replace(hand, typed=True)
                row.append("\n".join(str(typed.number(one.target, one.unit_of_measure)) for one in objective.key_results))
            else:
                row.append(cell(hand, column, objective, objective.key_results[0]))
        rows.append(row)
    return Written({"Plan": Table(list(map(hand.heading, columns)), rows).all_rows}, everything(organisation, columns))


_OF_ONE = ("direction", "start_on", "confidence", "comment")


# One column a period, one row a period


def _series(organisation: Organisation, columns: Sequence[str]) -> list[Any]:
    """With every value that there is, and the day it is of."""
    told: list[Any] = everything(organisation, columns)
    for fact, (_, one) in zip(told, pairs(organisation), strict=True):
        fact["values"] = [(day, value) for day, value in zip(organisation.days, one.values, strict=True) if value is not None]
        fact["unit_of_measure"] = one.unit_of_measure if fact["values"] or fact.get("target") or fact.get("baseline") else None
    return told


def _day_heading(organisation: Organisation, hand: Hand, day: date) -> Cell:
    """The day, or the month, week or quarter that it ends."""
    real = day.isoformat() if hand.typed else Shown(datetime(day.year, day.month, day.day), "yyyy-mm-dd")  # noqa: DTZ001
    month = MONTHS[hand.language].split()[day.month - 1]
    spelt: dict[str, tuple[Cell, ...]] = {
        "month": (real, f"{month} {day.year}", f"{day:%Y-%m}"),
        "week": (real, f"{day.isocalendar().year}-W{day.isocalendar().week:02}"),
        "quarter": (real, f"Q{day.month // 3} {day.year}", f"{day.year}-Q{day.month // 3}"),
    }
    return hand.choose(spelt[organisation.every], 21)


def column_a_period(organisation: Organisation, hand: Hand) -> Written:
    hand = with_fields(hand, "target", "unit_of_measure")
    columns = hand.columns("objective", "key_result", without=("current", "progress", "confidence", "period", "baseline", "comment"))
    heads: list[Cell] = [_day_heading(organisation, hand, day) for day in organisation.days]
    rows: Rows = [
        [*(cell(hand, name, objective, one) for name in columns), *(hand.number(value) for value in one.values)]
        for objective, one in pairs(organisation)
    ]
    told = _series(organisation, columns)
    if not isinstance(heads[0], Shown) and heads[0] != organisation.days[0].isoformat() and organisation.every != "week":
        for fact in told:
            values = fact["values"]
            # The newest month or quarter may not be over: the day of its value is settled when it is loaded.
            fact["values"] = [*values[:-1], *((None, value) for _, value in values[-1:])]
    return Written({"Values": [[*map(hand.heading, columns), *heads], *rows]}, told)


def row_a_period(organisation: Organisation, hand: Hand) -> Written:
    """Every value has a row, which says the rest again."""
    hand = with_fields(hand, "current", "target", "unit_of_measure")
    columns = hand.columns(
        "objective", "key_result", "observed_on", without=("progress", "confidence", "comment", "status", "owner")
    )
    rows: Rows = []
    valued = replace(organisation, objectives=tuple(filter(None, map(_valued, organisation.objectives))))
    for objective, one in pairs(valued):
        for day, value in zip(valued.days, one.values, strict=True):
            now = replace(one, values=(value,))
            if value is not None:
                rows.append([hand.day(day) if name == "observed_on" else cell(hand, name, objective, now) for name in columns])
    if not rows:
        return column_a_period(organisation, hand)
    told = _series(valued, [name for name in columns if name not in ("observed_on", "current")])
    return Written({"Values": [[*map(hand.heading, columns)], *rows]}, told)


def _valued(objective: Objective) -> Objective | None:
    """Of the key results those that have a value."""
    some = tuple(one for one in objective.key_results if one.current is not None)
    return replace(objective, key_results=some) if some else None


def check_in_log(organisation: Organisation, hand: Hand) -> Written:
    """A sheet of key results and a sheet of their values, by id or by text, in any order."""
    hand = with_fields(hand, "target", "unit_of_measure")
    by_id = hand.choose((True, False), 21)
    columns = hand.columns("objective", "key_result", without=("current", "progress", "confidence", "comment"))
    ids = {id(one): f"K-{number}" for number, (_, one) in enumerate(pairs(organisation), start=1)}
    main = table(hand, pairs(organisation), columns)
    named = hand.heading("key_result_id" if by_id else "key_result")
    if by_id:
        main = replace(main, headings=[named, *main.headings])
        main = replace(main, rows=[[ids[id(one)], *row] for row, (_, one) in zip(main.rows, pairs(organisation), strict=True)])
    rows: Rows = [
        [hand.day(day), ids[id(one)] if by_id else one.text, hand.number(value)]
        for at, day in enumerate(organisation.days)
        for _, one in pairs(organisation)
        for value in (one.values[at],)
        if value is not None
    ]
    sheets = {"Plan": main.all_rows}
    if rows:
        sheets["Log"] = [[hand.heading("observed_on"), named, hand.heading("current")], *rows]
    return Written(_in_order(sheets, hand), _series(organisation, columns))


def _in_order(sheets: dict[str, Rows], hand: Hand) -> dict[str, Rows]:
    names = list(sheets)
    start = hand.choose(range(len(names)), 23)
    return {name: sheets[name] for name in [*names[start:], *names[:start]]}


# Several sheets


def linked_sheets(organisation: Organisation, hand: Hand) -> Written:
    """Objectives on one sheet, key results on another, joined by id or by the objective's text."""
    hand = with_fields(hand, "target")
    by_id = hand.choose((True, False), 21)
    outer = hand.columns("objective", without=[name for name in hand.priority if name not in OF_THE_OBJECTIVE])
    inner = hand.columns("key_result", without=OF_THE_OBJECTIVE)
    goals: Rows = []
    results: Rows = []
    for number, objective in enumerate(organisation.objectives, start=1):
        key = f"O-{number}" if by_id else objective.text
        goals.append([*([key] if by_id else []), *(cell(hand, name, objective, objective.key_results[0]) for name in outer)])
        results += [[key, *(cell(hand, name, objective, one) for name in inner)] for one in objective.key_results]
    named = hand.heading("objective_id" if by_id else "objective")
    sheets: dict[str, Rows] = {
        "Objectives": [[*([named] if by_id else []), *map(hand.heading, outer)], *goals],
        "Key results": [[named, *map(hand.heading, inner)], *results],
    }
    return Written(_in_order(sheets, hand), everything(organisation, [*outer, *inner]))


def linked_files(organisation: Organisation, hand: Hand) -> Written:
    """Three sheets to be uploaded one by one: objectives, key results, values; joined by ids or by texts."""
    hand = with_fields(hand, "target", "unit_of_measure", "unit", "period")
    hand = replace(hand, fields=hand.fields - {"current", "progress", "confidence", "comment"})
    plan, log = linked_sheets(organisation, hand), check_in_log(organisation, hand)
    by_id = hand.choose((True, False), 21)
    results = plan.sheets["Key results"]
    if by_id:
        named = log.sheets["Plan"]
        results = [[key[0], *row] for key, row in zip(named, results, strict=True)]
    expected = everything(organisation, ["unit", "period", *(name for name in ("baseline", "target") if name in hand.fields)])
    for fact, (_, one) in zip(expected, pairs(organisation), strict=True):
        fact["current"] = one.current
        del fact["unit_of_measure"]
    sheets = {"goals": plan.sheets["Objectives"], "results": results}
    return Written(sheets | ({"values": log.sheets["Log"]} if "Log" in log.sheets else {}), expected)


def _sheet_for_each(organisation: Organisation, hand: Hand, field: str) -> Written:
    columns = hand.columns("objective", "key_result", without=(field,))
    sheets: dict[str, Rows] = {}
    for name in dict.fromkeys(getattr(objective, field) for objective in organisation.objectives):
        own = [(objective, one) for objective, one in pairs(organisation) if getattr(objective, field) == name]
        title = str(hand.period(name)).replace("/", " ").removesuffix(".0") if field == "period" else name
        sheets[title] = dressed(hand, table(hand, own, columns))
    # One sheet alone may be called anything.
    told = [*columns, field] if len(sheets) > 1 or field != "unit" else columns
    return Written(sheets, everything(organisation, told), named=True)


def sheet_a_period(organisation: Organisation, hand: Hand) -> Written:
    return _sheet_for_each(organisation, hand, "period")


def sheet_a_unit(organisation: Organisation, hand: Hand) -> Written:
    return _sheet_for_each(organisation, hand, "unit")


def sheet_a_perspective(organisation: Organisation, hand: Hand) -> Written:
    return _sheet_for_each(organisation, hand, "perspective")


# Shapes


def transposed(organisation: Organisation, hand: Hand) -> Written:
    """Key results as columns, what they have as rows."""
    hand = with_fields(hand, "target", "current", "owner")
    columns = hand.columns(without=("objective", "key_result"))
    columns = ["objective", "key_result", *columns]
    upright = table(hand, pairs(organisation), columns)
    rows: Rows = [list(cells) for cells in zip(*upright.all_rows, strict=True)]
    return Written({"Plan": rows}, everything(organisation, columns))


def side_by_side(organisation: Organisation, hand: Hand) -> Written:
    """Two tables of the same columns next to each other."""
    columns = hand.columns("objective", "key_result", "target")
    told = pairs(organisation)
    half = (len(organisation.objectives) + 1) // 2
    first = [pair for pair in told if pair[0] in organisation.objectives[:half]]
    rest = [pair for pair in told if pair not in first]
    parts = [table(hand, part, columns) for part in (first, rest) if part]
    return Written({"Plan": joined(parts, hand.choose((1, 2), 21))}, everything(organisation, columns))


BANDS = {"en": "Value", "nl": "Waarde", "de": "Wert", "fr": "Mesure", "es": "Valor", "pt": "Medição"}


def heading_over_two_rows(organisation: Organisation, hand: Hand) -> Written:
    """A word above the columns of numbers, their own words below it."""
    columns = ["objective", "key_result", *hand.columns(without=("objective", "key_result", "baseline", "target", "current"))]
    columns += ["baseline", "target", "current"]
    made = table(hand, pairs(organisation), columns)
    above = [*blank(len(columns) - 3), BANDS[hand.language], None, None]
    return Written({"Plan": [above, *made.all_rows]}, everything(organisation, columns))


LADDER = {"en": ("Division", "Team"), "nl": ("Afdeling", "Team"), "de": ("Bereich", "Team"), "fr": ("Département", "Équipe")}


def levels_as_columns(organisation: Organisation, hand: Hand) -> Written:
    """The levels of the organisation in a column each: the deepest one filled is the objective's."""
    columns = hand.columns("objective", "key_result", without=("unit",))
    above, below = LADDER.get(hand.language, LADDER["en"])
    made = table(hand, pairs(organisation), columns)
    rows: Rows = [
        [_top(organisation), None if objective.unit == _top(organisation) else objective.unit, *row]
        for row, (objective, _) in zip(made.rows, pairs(organisation), strict=True)
    ]
    return Written({"Plan": [[above, below, *made.headings], *rows]}, everything(organisation, [*columns, "unit"]))


def _top(organisation: Organisation) -> str:
    return organisation.units[0]


WIDE: dict[str, Writer] = {
    "numbered groups": groups,
    "lists in a cell": lists_in_a_cell,
    "one column a period": column_a_period,
    "one row a period": row_a_period,
    "a log of values beside the plan": check_in_log,
    "two sheets joined by id or text": linked_sheets,
    "a sheet for each period": sheet_a_period,
    "a sheet for each unit": sheet_a_unit,
    "a sheet for each perspective": sheet_a_perspective,
    "transposed": transposed,
    "tables side by side": side_by_side,
    "heading over two rows": heading_over_two_rows,
    "levels as columns": levels_as_columns,
}
