"""Columns for a unit: what a measure is counted in, or a part of the organisation, which many languages call the same."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scorecard.intake.cells.units import is_currency, is_measure, is_title
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import LONGEST_NAME, plain
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.settling.initiatives import MEASURED

TWO_FACED = {"unit", "units", "einheit", "eenheid", "unite", "unidad", "unidade", "enhet", "enhed", "jednostka", "jednotka"}
"""Names of an organisation's part as well as of a measure's unit."""
SIGNS = {"%", "€", "$", "£", "#"}
"""No part of an organisation is called so."""
UNITS_OF_MEASURE = {
    "percent", "percentage", "pct", "procent", "prozent", "number", "numeric", "count", "ratio", "index", "score", "days", "day",
    "hours", "hour", "minutes", "weeks", "months", "eur", "usd", "gbp", "euro", "dollar", "points", "numero", "porcentaje",
    "porcentagem", "percentual", "percentuale", "pourcentage", "nombre", "cantidad", "quantidade", "contagem", "quote", "tasa", "taxa",
    "taux", "tasso", "rate", "indice", "razon", "razao", "hectareas", "hectares", "personas", "pessoas", "personnes", "personen",
    "pcs", "pc", "pieces", "each", "ea", "stuks", "stuck", "stk", "bps", "ppm", "unidades",
    "rating", "aantal", "dagen", "uur", "anzahl", "tage", "stunden", "jours", "heures", "dias", "horas", "nps",
}  # fmt: skip


def units_called_metrics(headings: tuple[Heading, ...], below: Sequence[Sequence[Value]]) -> tuple[Heading, ...]:
    """A "Metric" that only says what is counted in, beside the name of it: a title, or words below a heading that says nothing."""
    titled = any(one.field == "title" for one in headings)
    told = list(headings)
    for place, (one, values) in enumerate(zip(headings, below, strict=True)):
        units = {str(value).strip() for value in values if value is not None} if one.field == "key_result" and one.group is None else set()
        counts = bool(units) and all(_counts(unit) for unit in units)
        named = place > 0 and headings[place - 1].field is None and _are_names(below[place - 1])
        if not counts or one.how == CORRECTED or not (titled or named):
            continue
        told[place] = replace(one, field="unit_of_measure", how="by content")
        if not titled and headings[place - 1].how != CORRECTED:
            told[place - 1] = replace(headings[place - 1], field="key_result", how="by its place")
    return tuple(told)


def _counts(text: str) -> bool:
    """What is counted in, alone or by time: "%", "days", "number per week"."""
    return len(text) <= LONGEST_NAME and all(is_unit_of_measure(part) or is_measure(part) or is_currency(part) for part in _PER.split(text))


_PER = re.compile(r"\s*/\s*|\s+(?:per|pro|par|por|a|an)\s+", re.IGNORECASE)


def _are_names(values: Sequence[Value]) -> bool:
    """Texts that differ from row to row, and no units."""
    texts = [value.strip() for value in values if isinstance(value, str) and value.strip()]
    return len(texts) > 1 and len(set(texts)) == len(texts) == sum(value is not None for value in values) and not any(map(_counts, texts))


def unit_beside_unit(heading: Heading, headings: tuple[Heading, ...], values: Sequence[Value]) -> Heading:
    """A "Unit" right of the key result is the measure's where the team has a column of its own, or a number stands beside it.

    Unless it holds names of several words, which no measure is counted in.
    """
    if heading.field != "unit" or plain(heading.text) not in TWO_FACED or any(one.field == "unit_of_measure" for one in headings):
        return heading
    told = [value for value in values if isinstance(value, str)]
    if sum(is_title(value) for value in told) * 2 > len(told):
        return heading
    result = next((one.column for one in headings if one.field in ("key_result", "objective")), 0)
    others = any(one.field == "unit" and one is not heading for one in headings)
    # "Baseline year" is no level, but stands among them.
    levels = (one for one in headings if one.field in MEASURED or plain(one.text).startswith("baseline "))
    beside = any(abs(one.column - heading.column) == 1 for one in levels)
    return replace(heading, field="unit_of_measure", how="by its place") if (others or beside) and heading.column > result else heading


def is_unit_of_measure(value: Value) -> bool:
    """A sign or a word that says what numbers are counted in, and never a part of an organisation."""
    text = str(value).strip()
    return text in SIGNS or plain(text) in UNITS_OF_MEASURE
