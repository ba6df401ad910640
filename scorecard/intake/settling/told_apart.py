"""Columns whose name fits two things, told apart by the rows: an id of the objective or of the row, a day of a value or of the end."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scorecard.intake.cells.labels import kind_of_label_alone
from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.headings.kinds import mode
from scorecard.intake.settling.initiatives import BY_OTHERS

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


def commitments_in_words(headings: Headings, below: Sequence[Sequence[Value]]) -> Headings:
    """A "Commitment" or "Ambition" that says what is promised, and not how firmly, is the objective where no other is told."""
    told = []
    for one, cells in zip(headings, below, strict=True):
        texts = [str(value) for value in cells if value is not None] if one.field == "goal_mode" and one.how != CORRECTED else []
        in_words = bool(texts) and not any(map(mode, texts)) and sum(" " in text.strip() for text in texts) * 2 > len(texts)
        free = not any(other.field in ("objective", "okr_text", "type") for other in headings)
        told.append(replace(one, field="objective" if free else None, how="by content") if in_words else one)
    return tuple(told)


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


def codes_of_results(headings: Headings, below: Sequence[Sequence[Value]]) -> Headings:
    """ "KR" or "#" with nothing but codes below it, beside a column that says the key results in words, holds their ids."""
    plain_ones = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.group is None and not is_timed(one)]
    results = [(one, list(cells)) for one, cells in plain_ones if one.field == "key_result"]
    if not results or any(one.field in ("key_result_id", "row_id") for one in headings):
        return headings
    coded = [one for one, cells in results if _are_codes(cells, [other for heading, other in results if heading is not one])]
    signs = [one for one, cells in plain_ones if one.field == "outline" and one.text in _SIGN and _are_of_results(cells)]
    found = coded if 0 < len(coded) < len(results) else signs if not coded else []
    found = [one for one in found[:1] if one.how != CORRECTED]
    return tuple(replace(one, field="key_result_id", how="by content") if one in found else one for one in headings)


def counter(headings: Headings, below: Sequence[Sequence[Value]]) -> Headings:
    """A "No" left of the texts that counts the rows, 1, 2, 3 or 1.1, 1.2, is their number; it is no answer beside a "Yes"."""
    texts = [one.column for one in headings if one.field in ("objective", "key_result", "okr_text", "title")]
    named = next(((one, cells) for one, cells in zip(headings, below, strict=True) if one.field is None and plain(one.text) == "no"), None)
    others = {plain(one.text) for one in headings} & {"yes", "y"} or any(one.field == "outline" for one in headings)
    if named is None or named[0].how == CORRECTED or not texts or named[0].column > min(texts) or others:
        return headings
    told = [str(value).removesuffix(".0") for value in named[1] if value is not None]
    places = [tuple(map(int, text.rstrip(".").split("."))) for text in told if _PLACE.fullmatch(text)]
    if len(places) < len(told) or len(places) < LEAST_PLACES or any(after <= before for before, after in pairwise(places)):
        return headings
    return tuple(replace(one, field="outline", how="by content") if one is named[0] else one for one in headings)


LEAST_PLACES = 2
_PLACE = re.compile(r"\d{1,4}(?:\.\d{1,3})*\.?")


def words_by_time(headings: Headings, below: Sequence[Sequence[Value]]) -> Headings:
    """Sentences below quarters, beside objectives and no key result: nobody says whether they are key results, steps or remarks."""
    fields = {one.field for one in headings}
    timed = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.field == "at_period" and one.how != CORRECTED]
    told = [value for _, cells in timed for value in cells if value is not None]
    words = sum(isinstance(value, str) and value[:1].isalpha() and len(value.split()) > 1 for value in told)
    if "objective" not in fields or fields & {"key_result", "okr_text", "title", "target", "baseline", "current"} or words * 2 <= len(told):
        return headings
    named = {one for one, _ in timed}
    return tuple(replace(one, field=None, how="by content") if one in named else one for one in headings)


def _are_codes(cells: Sequence[Value], others: Sequence[Sequence[Value]]) -> bool:
    """All are in the rows in which another column tells something; what stands in the others heads them."""
    told = [value for row, value in enumerate(cells) if value is not None and (not others or any(other[row] for other in others))]
    return bool(told) and all(map(_is_code, told))


def _is_code(value: Value) -> bool:
    """ "KR1.1", "K-04", 2.1."""
    return isinstance(value, float) or (isinstance(value, str) and _CODE.fullmatch(value.strip()) is not None)


def _are_of_results(cells: Sequence[Value]) -> bool:
    told = [value for value in cells if value is not None]
    return bool(told) and all(kind_of_label_alone(value) == "key result" for value in told)


_CODE = re.compile(r"[^\W\d_]{0,5}[\s.#_-]{0,2}\d{1,4}(?:[.\-_/]\d{1,4})*[a-z]?\.?", re.IGNORECASE)
_SIGN = ("#", "No.", "Nr.", "№")
_OF_ROWS = ("objective_id", "objective", "key_result", "parent", "row_id", "key_result_id")
_DATES = frozenset(("date", "datum", "fecha", "data"))
