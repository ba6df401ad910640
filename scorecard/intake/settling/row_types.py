"""What rows say that they are, in a column of types. Beside objective and key result a "Type" is that of the key result instead."""

from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.headings.kinds import kind, kinds
from scorecard.intake.settling.initiatives import BY_OTHERS
from scorecard.model.perspective import normalised

Headings = tuple[Heading, ...]
OBJECTIVE_TYPES = {"objective", "goal", "o", "doel", "ziel", "objectif", "objetivo"}
RESULT_TYPES = {
    "key result", "kr", "key results", "milestone", "kpi", "metric", "measure", "kernresultaat", "schlusselergebnis", "sleutelresultaat",
    "schlusselresultat", "resultat cle", "resultado clave", "resultado chave", "risultato chiave", "kennzahl", "indicator", "indikator",
    "leading indicator", "lagging indicator",
}  # fmt: skip
PROJECT_TYPES = {
    "project", "initiative", "task", "activity", "action", "deliverable", "projekt", "massnahme", "projet", "proyecto", "initiatief",
}  # fmt: skip
PERSPECTIVE_TYPES = {"perspective", "bsc perspective", "perspektive", "perspectief", "perspectiva"}
"""Rows of a tree that name what the rows below them belong to."""
_CALLED = frozenset(("type", "art", "typ", "soort", "sort", "tipo", "slag", "rodzaj"))
"""What a column of types may be called, if its cells name types."""
_OF_ROWS = OBJECTIVE_TYPES | RESULT_TYPES | PROJECT_TYPES


def types_of_results(headings: Headings, below: Sequence[Sequence[Value]]) -> Headings:
    """The headings, with a column of types told by its cells where the table has a column of objectives and one of key results."""
    column = {one.field: place for place, one in enumerate(headings) if one.group is None and not is_timed(one)}
    place = next((place for place, one in enumerate(headings) if _may_be(one)), None)
    if place is None or not {"objective", "key_result"} <= column.keys() or column.keys() & {"key_result_type"}:
        return headings
    rows = zip(below[place], below[column["objective"]], below[column["key_result"]], strict=True)
    told = [(str(word), objective, result) for word, objective, result in rows if word is not None]
    words = [word for word, _, _ in told]
    named = sum(kind("key_result_type", word) is not None or normalised(word) in _OF_ROWS for word in words)
    if not words or named < len(words):
        return headings
    of_results = all(result is not None for _, _, result in told) and not any(normalised(word) in OBJECTIVE_TYPES for word in words)
    field = ("key_result_type" if any(kinds("key_result_type", words)) else None) if of_results else "type"
    if field == headings[place].field:
        return headings
    return tuple(replace(one, field=field, how=BY_OTHERS) if at == place else one for at, one in enumerate(headings))


def _may_be(one: Heading) -> bool:
    return one.how != CORRECTED and (one.field == "type" or (one.field is None and plain(one.text) in _CALLED))
