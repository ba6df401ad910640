"""Columns whose name fits two things, told apart by the rows: an id of the objective or of the row, a day of a value or of the end."""

from dataclasses import replace

from scorecard.intake.aliases import plain
from scorecard.intake.grid import Grid
from scorecard.intake.headings import CORRECTED, Heading
from scorecard.intake.initiatives import BY_OTHERS

Headings = tuple[Heading, ...]
LOOKED_AT = 200
"""Rows that tell."""


def day_of_the_end(headings: Headings) -> Headings:
    """A bare "Date" beside where each key result starts and should get, but no value of it, is the day by which it should."""
    fields = {one.field for one in headings}
    named = next((one for one in headings if one.field == "observed_on" and plain(one.text) in _DATES and one.how != CORRECTED), None)
    told = fields & {"current", "progress", "confidence", "at_period", "due_on"}
    if named is None or told or not {"key_result", "baseline", "target"} <= fields:
        return headings
    return tuple(replace(one, field="due_on", how=BY_OTHERS) if one is named else one for one in headings)


def ids_of_rows(headings: Headings, grid: Grid, table_rows: tuple[int, ...]) -> Headings:
    """An id that rows of one objective don't share is the row's; a parent that is the id of such a row says nothing more."""
    one = {name: next((told for told in headings if told.field == name and told.group is None), None) for name in _OF_ROWS}
    own, text, parent = one["objective_id"], one["objective"], one["parent"]
    if own is None or text is None or one["key_result"] is None or own.how == CORRECTED or one["row_id"] or one["key_result_id"]:
        return headings
    told = [(grid.at(row, own.column), grid.at(row, text.column)) for row in table_rows[:LOOKED_AT]]
    told = [(id_, words) for id_, words in told if id_ is not None and words is not None]
    if len({id_ for id_, _ in told}) < len(told) or len({words for _, words in told}) == len(told):
        return headings
    words_of = dict(told)
    above = [(grid.at(row, parent.column), grid.at(row, text.column)) for row in table_rows[:LOOKED_AT]] if parent else []
    within = all(words_of.get(id_) == words for id_, words in above if id_ is not None)
    swaps = {own: "row_id", **({parent: None} if parent and within else {})}
    return tuple(replace(told, field=swaps[told], how="by content") if told in swaps else told for told in headings)


_OF_ROWS = ("objective_id", "objective", "key_result", "parent", "row_id", "key_result_id")
_DATES = frozenset(("date", "datum", "fecha", "data"))
