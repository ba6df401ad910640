"""Writers of tables with a row for each key result, or for each line of the tree: organisation -> sheets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from scorecard.intake.grid import MergedRange
from tests.property.hands import UNKNOWN, Cell, Hand, with_fields
from tests.property.organisations import KeyResult, Objective, Organisation
from tests.property.written import Facts, Rows, Table, Written, alone, blank, with_columns

Writer = Callable[[Organisation, Hand], Written]
Pairs = Sequence[tuple[Objective, KeyResult]]
OF_THE_OBJECTIVE = ("objective", "unit", "period", "perspective")
TOTALS = {"en": "Total", "nl": "Totaal", "de": "Gesamt", "fr": "Moyenne", "es": "Promedio", "pt": "Total"}
NOTES = {
    "en": "Note: drawn up by the harbour office.", "nl": "Toelichting: opgesteld door het havenkantoor.",
    "de": "Hinweis: erstellt vom Hafenbüro.", "fr": "Remarque : établi par le bureau du port.",
    "es": "Notas: elaborado por la oficina del puerto.", "pt": "Observações: elaborado pelo gabinete do porto.",
}  # fmt: skip
TITLES = {
    "en": "Our plan", "nl": "Ons plan", "de": "Unser Plan", "fr": "Notre plan", "es": "Nuestro plan", "pt": "O nosso plano",
}  # fmt: skip


def pairs(organisation: Organisation) -> list[tuple[Objective, KeyResult]]:
    return [(objective, one) for objective in organisation.objectives for one in objective.key_results]


def cell(hand: Hand, column: str, objective: Objective, one: KeyResult) -> Cell:
    """What stands in the column of a field."""
    if column in ("objective", "key_result"):
        text = objective.text if column == "objective" else one.text
        return hand.choose((text, text, f" {text} ", text.replace(" ", "  ", 1), text.replace(" ", "\u00a0", 1)), 27)
    if column in ("unit", "perspective"):
        told: str = getattr(objective, column)
        return told
    return hand.period(objective.period) if column == "period" else hand.attribute(column, one)


def facts(objective: Objective, one: KeyResult, columns: Sequence[str]) -> Facts:
    """What the columns carry."""
    told: Facts = {"objective": " ".join(objective.text.split()), "key_result": " ".join(one.text.split())}
    for column in columns:
        if column not in told:
            told[column] = getattr(objective if column in OF_THE_OBJECTIVE else one, column)
    measured = [told.get(name) for name in ("baseline", "target", "current")]
    if "unit_of_measure" not in columns and any(level is not None for level in measured):
        told["unit_of_measure"] = one.unit_of_measure
    if told.get("direction") is None:
        told.pop("direction", None)  # The words of the key result may ask for one.
    if told.get("current") is None and told.get("progress") is None and told.get("confidence") is None:
        told.pop("comment", None)  # Nothing was checked in that one could comment on.
    return told


def everything(organisation: Organisation, columns: Sequence[str]) -> list[Facts]:
    return [facts(objective, one, columns) for objective, one in pairs(organisation)]


def table(hand: Hand, told: Pairs, columns: Sequence[str]) -> Table:
    """One row a key result."""
    texts = tuple(at for at, name in enumerate(columns) if name in ("objective", "key_result"))
    rows = [[cell(hand, column, objective, one) for column in columns] for objective, one in told]
    return Table([hand.heading(column) for column in columns], rows, texts)


def dressed(hand: Hand, one: Table, *, again: bool = True) -> Rows:
    """The table among the other things that stand on a sheet: titles, columns of something else, totals, notes, empty rows.

    `again`: its heading may stand again between the rows.
    """
    language, width = hand.language, len(one.headings)
    added: list[tuple[int, str, list[Cell]]] = []
    for number in range(hand.choose((0, 0, 1, 2), 11)):
        content: list[Cell] = [f"X-{row}" if row % 3 else None for row in range(len(one.rows))]
        added.append((hand.choose(range(width + 1), 12 + number), UNKNOWN[language][number], content))
    one = with_columns(one, added)
    width = len(one.headings)
    rows = [*one.rows]
    if again and hand.choose((False, False, True), 14) and len(rows) > 1:
        rows.insert(hand.choose(range(1, len(rows)), 15), [*one.headings])
    if hand.choose((False, False, True), 16) and len(rows) > 1:
        rows.insert(hand.choose(range(1, len(rows)), 17), blank(width))
    if hand.choose((False, False, True), 18):
        rows.append([TOTALS[language], *_sums(one.rows)])
    if hand.choose((False, False, True), 19):
        rows += [blank(width), alone(NOTES[language], width)]
    above: Rows = []
    if hand.choose((False, False, True), 20):
        above = [alone(TITLES[language], width), blank(width)]
    return [*above, [*one.headings], *rows]


def _sums(rows: Rows) -> list[Cell]:
    """Below each column but the first: the sum of its bare numbers."""
    sums: list[Cell] = []
    for column in list(zip(*rows, strict=True))[1:]:
        levels = [value for value in column if isinstance(value, float)]
        sums.append(sum(levels) if len(levels) == len(column) else None)
    return sums


# One row a key result


def flat(organisation: Organisation, hand: Hand) -> Written:
    columns = hand.columns("objective", "key_result")
    rows = dressed(hand, table(hand, pairs(organisation), columns))
    return Written({"Plan": rows}, everything(organisation, columns))


def objective_once(organisation: Organisation, hand: Hand) -> Written:
    """What belongs to the objective stands in its first row only."""
    columns = hand.columns("objective", "key_result")
    whole = table(hand, pairs(organisation), columns)
    for row, first in zip(whole.rows, _firsts(organisation), strict=True):
        for at, column in enumerate(columns):
            if not first and column in OF_THE_OBJECTIVE:
                row[at] = None
    return Written({"Plan": dressed(hand, whole)}, _owned(organisation, columns))


def _owned(organisation: Organisation, columns: Sequence[str]) -> list[Facts]:
    """Where a blank cell means "as above", a blank owner may mean the one above as well."""
    told = everything(organisation, columns)
    return [{name: value for name, value in one.items() if name != "owner" or value is not None} for one in told]


def objective_merged(organisation: Organisation, hand: Hand) -> Written:
    """The cells of the objective are merged over its key results' rows."""
    columns = hand.columns("objective", "key_result")
    whole = table(hand, pairs(organisation), columns)
    merged = []
    starts = [row for row, first in enumerate(_firsts(organisation)) if first]
    for start, end in pairwise([*starts, len(whole.rows)]):
        for at, column in enumerate(columns):
            if column in OF_THE_OBJECTIVE:
                for row in whole.rows[start + 1 : end]:
                    row[at] = None
                if end - start > 1:
                    merged.append(MergedRange(start + 2, at + 1, end + 1, at + 1))
    return Written({"Plan": whole.all_rows}, _owned(organisation, columns), merged={"Plan": tuple(merged)})


def objective_above(organisation: Organisation, hand: Hand) -> Written:
    """The objective has a row of its own, above those of its key results."""
    columns = hand.columns("objective", "key_result")
    rows: Rows = []
    for objective in organisation.objectives:
        own = [cell(hand, column, objective, objective.key_results[0]) if column in OF_THE_OBJECTIVE else None for column in columns]
        rows.append(own)
        for one in objective.key_results:
            rows.append([None if column in OF_THE_OBJECTIVE else cell(hand, column, objective, one) for column in columns])
    whole = table(hand, pairs(organisation), columns)
    return Written({"Plan": dressed(hand, replace(whole, rows=rows))}, everything(organisation, columns))


def _firsts(organisation: Organisation) -> Iterator[bool]:
    for objective in organisation.objectives:
        for one in objective.key_results:
            yield one is objective.key_results[0]


def titled(organisation: Organisation, hand: Hand) -> Written:
    """A line above the table says its period and its unit: here all objectives have the first one's."""
    whose = organisation.objectives[0]
    alike = tuple(replace(one, unit=whose.unit, period=whose.period) for one in organisation.objectives)
    organisation = replace(organisation, objectives=alike)
    columns = hand.columns("objective", "key_result", without=("unit", "period"))
    made = table(hand, pairs(organisation), columns)
    period = str(hand.period(whose.period)).removesuffix(".0")
    label = hand.choose(("Team", {"nl": "Afdeling", "de": "Abteilung", "fr": "Équipe", "es": "Equipo"}.get(hand.language, "Unit")), 21)
    above: Rows = hand.choose(
        (
            [[f"{TITLES[hand.language]} {period}"], [f"{label}: {whose.unit}"]],
            [[f"{label}:", whose.unit], ["Period:", period], []],
            [[f"{label}: {whose.unit}", None, f"Period: {period}"], []],
        ), 22,
    )  # fmt: skip
    return Written({"Plan": [*above, *dressed(hand, made)]}, everything(organisation, [*columns, "unit", "period"]))


def quarter_beside_year(organisation: Organisation, hand: Hand) -> Written:
    """ "Q3" and 2026 in two columns."""
    hand = with_fields(hand, "period")
    columns = hand.columns("objective", "key_result", "year")
    rows: Rows = []
    for objective, one in pairs(organisation):
        year, part = objective.period[:4], objective.period[5:]
        own: dict[str, Cell] = {"year": year if hand.typed else float(year), "period": part or year}
        rows.append([own[name] if name in own else cell(hand, name, objective, one) for name in columns])
    made = Table([hand.heading(name) for name in columns], rows)
    return Written({"Plan": dressed(hand, made)}, everything(organisation, [name for name in columns if name != "year"]))


# Rows of two kinds


TYPES = {
    "en": ("Objective", "Key result"), "nl": ("Doel", "Kernresultaat"), "de": ("Ziel", "Schlüsselergebnis"), "fr": ("Objectif", "KR"),
    "es": ("Objetivo", "KR"), "pt": ("Objetivo", "KR"),
}  # fmt: skip


def typed_rows(organisation: Organisation, hand: Hand) -> Written:
    """Each row says whether it is an objective or a key result, and whose it is by its parent's id."""
    columns = hand.columns("row_id", "type", "parent", "objective", without=("key_result",))
    goal, result = TYPES[hand.language]
    rows: Rows = []
    for number, objective in enumerate(organisation.objectives, start=1):
        own: dict[str, Cell] = {"row_id": f"G{number}", "type": goal}
        own |= {name: cell(hand, name, objective, objective.key_results[0]) for name in OF_THE_OBJECTIVE}
        rows.append([own.get(column) for column in columns])
        for at, one in enumerate(objective.key_results, start=1):
            mine: dict[str, Cell] = {"row_id": f"G{number}K{at}", "type": result, "parent": f"G{number}", "objective": one.text}
            rows.append([mine[column] if column in mine else cell(hand, column, objective, one) for column in columns])
    headings = {"objective": hand.choose(("Title", "Name", "Summary"), 21), "type": "Type"}
    made = Table([headings.get(column) or hand.heading(column) for column in columns], rows)
    return Written({"Plan": made.all_rows}, everything(organisation, [name for name in columns if name not in _TREE]))


_TREE = ("row_id", "type", "parent")


def outline_numbers(organisation: Organisation, hand: Hand) -> Written:
    """1 and 1.1 in front of one column of texts; only key results have numbers beside them."""
    hand = with_fields(hand, "target")
    columns = hand.columns(without=(*OF_THE_OBJECTIVE, "key_result"))
    rows: Rows = []
    for number, objective in enumerate(organisation.objectives, start=1):
        rows.append([f"{number}", objective.text, *blank(len(columns))])
        for at, one in enumerate(objective.key_results, start=1):
            rows.append([f"{number}.{at}", one.text, *(cell(hand, column, objective, one) for column in columns)])
    heads = [hand.choose(("#", "Order", "WBS"), 21), hand.heading("objective"), *map(hand.heading, columns)]
    return Written({"Plan": Table(heads, rows).all_rows}, everything(organisation, columns))


LABELS = {"en": ("Objective", "Key result"), "nl": ("Doel", "KR"), "de": ("Ziel", "KR"), "fr": ("Objectif", "KR"), "es": ("Objetivo", "KR")}


def labels_in_front(organisation: Organisation, hand: Hand) -> Written:
    """ "O1: …" and "KR1.1: …" below each other in one column."""
    columns = hand.columns(without=(*OF_THE_OBJECTIVE, "key_result"))
    goal, result = hand.choose((("O", "KR"), LABELS.get(hand.language, LABELS["en"])), 21)
    rows: Rows = []
    for number, objective in enumerate(organisation.objectives, start=1):
        rows.append([f"{goal} {number}: {objective.text}", *blank(len(columns))])
        for at, one in enumerate(objective.key_results, start=1):
            rows.append([f"{result} {number}.{at}: {one.text}", *(cell(hand, column, objective, one) for column in columns)])
    made = Table([hand.heading("objective"), *map(hand.heading, columns)], rows)
    # A heading below a lone objective would make the objective a headline of what follows.
    return Written({"Plan": dressed(hand, made, again=False)}, everything(organisation, columns))


def labelled_parts(organisation: Organisation, hand: Hand) -> Written:
    """ "Goal: …; Target: …" in one cell."""
    columns = hand.columns(without=("objective", "key_result"))
    goal, result = hand.choose((("Goal", "Target"), ("Objective", "Key Result"), ("Doel", "Resultaat"), ("Ziel", "Ergebnis")), 21)
    mark = hand.choose(("; ", "\n", " | "), 22)
    rows: Rows = [
        [f"{goal}: {_whole(objective.text)}{mark}{result}: {one.text}", *(cell(hand, column, objective, one) for column in columns)]
        for objective, one in pairs(organisation)
    ]
    told = [facts(objective, one, columns) for objective, one in pairs(organisation)]
    for fact, (objective, _) in zip(told, pairs(organisation), strict=True):
        fact["objective"] = _whole(objective.text)
    made = Table([hand.choose(("OKR description", "Goal and target"), 23), *map(hand.heading, columns)], rows)
    return Written({"Plan": dressed(hand, made)}, told)


def _whole(text: str) -> str:
    """Without a semicolon, which would part it for a reader too."""
    return text.replace(";", ",")


# Bands and blocks


def bands(organisation: Organisation, hand: Hand) -> Written:
    """A row with the perspective's name above the rows that belong to it."""
    hand = with_fields(hand, "target")
    columns = hand.columns("objective", "key_result", without=("perspective",))
    rows: Rows = []
    for word in dict.fromkeys(objective.perspective for objective in organisation.objectives):
        rows.append(alone(word, len(columns)))
        rows += [[cell(hand, name, of, one) for name in columns] for of, one in pairs(organisation) if of.perspective == word]
    made = Table([hand.heading(column) for column in columns], rows)
    return Written({"Plan": made.all_rows}, everything(organisation, [*columns, "perspective"]))


def blocks(organisation: Organisation, hand: Hand) -> Written:
    """A table for each unit, below each other, with the unit's name above."""
    columns = hand.columns("objective", "key_result", without=("unit",))
    label = hand.choose(("Team", {"nl": "Afdeling", "de": "Abteilung", "fr": "Équipe", "es": "Equipo"}.get(hand.language, "Unit")), 21)
    rows: Rows = []
    for unit in dict.fromkeys(objective.unit for objective in organisation.objectives):
        own = [(objective, one) for objective, one in pairs(organisation) if objective.unit == unit]
        rows += [alone(f"{label}: {unit}", len(columns)), *table(hand, own, columns).all_rows, blank(len(columns))]
    return Written({"Plan": rows[:-1]}, everything(organisation, [*columns, "unit"]))


def objective_as_headline(organisation: Organisation, hand: Hand) -> Written:
    """A table of key results for each objective, below a line that says it."""
    columns = hand.columns("key_result", without=("objective", "unit", "period", "perspective"))
    label = {"nl": "Doel", "de": "Ziel", "fr": "Objectif", "es": "Objetivo", "pt": "Objetivo"}.get(hand.language, "Objective")
    rows: Rows = []
    for number, objective in enumerate(organisation.objectives, start=1):
        own = [(objective, one) for one in objective.key_results]
        rows += [alone(f"{label} {number}: {objective.text}", len(columns)), *table(hand, own, columns).all_rows, blank(len(columns))]
    return Written({"Plan": rows[:-1]}, everything(organisation, columns))


def plain_scorecard(organisation: Organisation, hand: Hand) -> Written:
    """Measures only: who reads it finds no objectives."""
    hand = with_fields(hand, "target", "current")
    columns = hand.columns("key_result", without=("objective",))
    told = everything(organisation, columns)
    for fact in told:
        fact["objective"] = None
    return Written({"Plan": dressed(hand, table(hand, pairs(organisation), columns))}, told)


def paths(organisation: Organisation, hand: Hand) -> Written:
    r"""Perspective\Objective\Indicator in one column."""
    hand = with_fields(hand, "target")
    columns = hand.columns(without=("objective", "key_result", "perspective"))
    rows: Rows = [
        [f"{of.perspective}\\{of.text}\\{one.text}", *(cell(hand, name, of, one) for name in columns)] for of, one in pairs(organisation)
    ]
    made = Table(["Category\\Objective\\Indicator", *map(hand.heading, columns)], rows)
    return Written({"Plan": made.all_rows}, everything(organisation, [*columns, "perspective"]))


ROWS: dict[str, Writer] = {
    "one row a key result": flat,
    "objective written once": objective_once,
    "objective merged": objective_merged,
    "objective in a row of its own": objective_above,
    "period and unit in a title": titled,
    "quarter beside year": quarter_beside_year,
    "rows with types and parents": typed_rows,
    "outline numbers": outline_numbers,
    "labels in front": labels_in_front,
    "labelled parts in one cell": labelled_parts,
    "bands of perspectives": bands,
    "a block for each unit": blocks,
    "objective as a headline": objective_as_headline,
    "measures without objectives": plain_scorecard,
    "paths in a column": paths,
}
