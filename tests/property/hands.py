"""How somebody writes a spreadsheet: headings, numbers, days and periods as people of six languages put them."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

from scorecard.intake.grid import Value
from scorecard.intake.headings.completion import words_for
from tests.property.organisations import CURRENCIES, KeyResult, Organisation

Choice = TypeVar("Choice")


class Shown(NamedTuple):
    """A cell with a number format of its own."""

    value: Value
    number_format: str


Cell = Value | Shown

ATTRIBUTES = (
    "unit", "period", "perspective", "owner", "baseline", "target", "current", "progress", "unit_of_measure", "direction", "weight",
    "start_on", "due_on", "status", "confidence", "comment",
)  # fmt: skip
"""What a table may say about a key result, beside its text and its objective's."""
MARKS = {"en": (".", ","), "nl": (",", "."), "de": (",", "."), "fr": (",", "\u202f"), "es": (",", "."), "pt": (",", " ")}
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
DIRECTION_WORDS = {
    "en": {"increase": "Increase", "decrease": "lower is better", "maintain": "Maintain"},
    "nl": {"increase": "verhogen", "decrease": "Lager is beter", "maintain": "behouden"},
    "de": {"increase": "steigern", "decrease": "Senken", "maintain": "halten"},
    "fr": {"increase": "hausse", "decrease": "Baisse", "maintain": "maintenir"},
    "es": {"increase": "aumentar", "decrease": "Reducir", "maintain": "mantener"},
    "pt": {"increase": "maior melhor", "decrease": "menor melhor", "maintain": "manter"},
}
UNKNOWN = {
    "en": ("Cost centre", "Board ref", "Remarks of the auditor"),
    "nl": ("Kostenplaats", "Dossier", "Kleur"),
    "de": ("Kostenstelle", "Aktenzeichen", "Farbe"),
    "fr": ("Centre de coûts", "Dossier", "Couleur"),
    "es": ("Centro de costes", "Expediente", "Color"),
    "pt": ("Centro de custos", "Processo n.º", "Cor"),
}
"""Headings that the product does not know."""
COMPARATORS = {"increase": (">", "≥", ">="), "decrease": ("<", "≤", "<=")}
BLANKS = (None, None, None, "-", "n/a", "tbd")
"""What stands where nothing is known."""


@cache
def names() -> dict[str, dict[str, list[str]]]:
    """What each field is called, by language."""
    return tomllib.loads((files("scorecard.intake.headings") / "headings.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Hand:
    """One person's way; equal hands write equal files."""

    language: str
    priority: tuple[str, ...]
    """Every field, in the order of the columns."""
    fields: frozenset[str]
    """The attributes that the tables have."""
    dice: tuple[int, ...]
    """Drawn numbers that decide the rest."""
    typed: bool
    """Numbers and days are texts, as in a CSV file."""
    file: str
    """"grid", "xlsx" or "csv"."""

    def choose(self, among: Sequence[Choice], which: int) -> Choice:
        return among[self.dice[which % len(self.dice)] // (1 + which // len(self.dice)) % len(among)]

    def columns(self, *always: str, without: Sequence[str] = ()) -> list[str]:
        """The fields of a table in their order."""
        wanted = (self.fields | set(always)) - set(without)
        return [name for name in self.priority if name in wanted]

    def heading(self, field: str) -> str:
        """A name that people give to the field, in some spelling."""
        told = names()[field]
        # Fingers of one hand are another scale than the one that the values are drawn on.
        # Nor is a bare number below "Done" surely a progress.
        known = [one for one in told.get(self.language) or told["en"] if not one.startswith("fist") and one not in words_for("count")]
        at = self.priority.index(field)
        return self._spelt(known[(self.dice[0] + 7 * at) % len(known)])

    def _spelt(self, name: str) -> str:
        spelt = (name.capitalize(), name.capitalize(), name.title(), name.upper(), name, name.replace(" ", "_"), f"{name}:")
        return self.choose(spelt, 1)

    # Values

    @property
    def decimal(self) -> str:
        return MARKS[self.language][0]

    def number(self, value: float | None, unit: str | None = None) -> Cell:
        """A level in its unit; without one the bare number."""
        if value is None:
            return self.blank()
        if not self.typed:
            return _real(value, unit)
        return self._digits(value) if unit is None else self._with_unit(value, unit)

    def _compared(self, level: Cell, direction: str | None) -> Cell:
        """ "> 95 %": at least so much is wanted."""
        if not isinstance(level, str) or level in BLANKS or direction not in COMPARATORS:
            return level
        sign = self.choose(COMPARATORS[direction], 25)
        return f"{sign} {level}" if self.choose((False, False, True), 26) else level

    def blank(self) -> Cell:
        return self.choose(BLANKS, 2)

    def _digits(self, value: float) -> str:
        """A number above a thousand in groups shows its decimals too: whether 1.250 is more than a thousand nobody can tell.

        1.250.000 shows it without.
        """
        mark, group = MARKS[self.language]
        grouped = self.choose((True, False), 3) and value >= 1000
        shown = value >= 1_000_000 and not value % 1
        text = f"{value:,.0f}" if grouped and shown else f"{value:,.2f}" if grouped else f"{value:.2f}" if value % 1 else f"{value:.0f}"
        return text.replace(",", "G").replace(".", mark).replace("G", group)

    def _with_unit(self, value: float, unit: str) -> str:
        if unit in CURRENCIES:
            if value >= 100_000 and value % 10_000 == 0:
                word = {"en": "million", "nl": "mln", "de": "Mio."}.get(self.language, "M")
                return f"{f'{value / 1e6:.2f}'.replace('.', self.decimal)} {word} {unit}"
            return f"{unit} {self._digits(value)}" if self.choose((True, False), 4) else f"{self._digits(value)} {unit}"
        blank = self.choose(("", " "), 4) if unit == "%" else " "
        return f"{self._digits(value)}{blank}{unit}"

    def day(self, value: date | None) -> Cell:
        if value is None:
            return self.blank()
        if not self.typed:
            return Shown(datetime(value.year, value.month, value.day), "yyyy-mm-dd")  # noqa: DTZ001
        words = MONTHS[self.language].split()
        month = words[value.month - 1]
        joined = f"{value.day} de {month} de {value.year}" if self.language in ("es", "pt") else f"{value.day} {month} {value.year}"
        spelt = (
            value.isoformat(),
            f"{value:%d.%m.%Y}" if self.language != "en" else f"{value:%d/%m/%Y}",
            self._month_first(value) if self.language == "en" else f"{value:%d-%m-%y}",
            joined,
            f"{value.day}. {month} {value.year}" if self.language == "de" else f"{value:%Y/%m/%d}",
        )
        return self.choose(spelt, 5)

    def _month_first(self, value: date) -> str:
        """Where no day is above 12, month and day can't be told apart."""
        return f"{value:%m/%d/%Y}" if value.day > 12 else value.isoformat()

    def period(self, named: str) -> Cell:
        """2026-Q3 as people write it."""
        year, part = named[:4], named[5:]
        if not part:
            return self.choose((float(year) if not self.typed else year, year), 6)
        if part[0] == "Q":
            letter = {"nl": "K", "fr": "T", "es": "T", "pt": "T"}.get(self.language, "Q")
            word = {"nl": "kwartaal", "de": "Quartal"}.get(self.language, "Q")
            wordy = f"{part[1]}. {word} {year}" if word != "Q" else f"{part}/{year}"
            return self.choose((f"{part} {year}", named, f"{year} {part}", f"{letter}{part[1]} {year}", wordy), 6)
        return self.choose((f"{part} {year}", named), 6)

    def attribute(self, field: str, one: KeyResult) -> Cell:
        """The cell of a key result in the field's column."""
        bare = None if "unit_of_measure" in self.fields else one.unit_of_measure
        if field in ("baseline", "target", "current"):
            level = self.number(getattr(one, field), bare)
            return self._compared(level, one.direction) if field == "target" else level
        if field == "owner" and one.owner is not None and "@" not in one.owner:
            return self.choose((one.owner, one.owner, f"{one.owner} <somebody@example.org>"), 24)
        if field in ("weight", "confidence"):
            return self.number(getattr(one, field))
        if field == "progress":
            return self.number(one.progress, "%")
        if field in ("start_on", "due_on"):
            return self.day(getattr(one, field))
        if field == "direction":
            return self.blank() if one.direction is None else DIRECTION_WORDS[self.language][one.direction]
        told: str | None = getattr(one, field)
        return self.blank() if told is None else told


def _real(value: float, unit: str | None) -> Cell:
    """A number as a spreadsheet holds it, its unit in the number format."""
    if unit == "%":
        return Shown(value / 100, "0.0%")
    if unit in CURRENCIES:
        return Shown(value, f'"{unit}" #,##0.00')
    return value if unit is None else Shown(value, f'#,##0.00 "{unit}"')


@st.composite
def hands(draw: st.DrawFn, organisation: Organisation) -> Hand:
    """A person of the organisation's language, or of English, which many companies write."""
    told = ("objective", "key_result", "observed_on", "year", "objective_id", "key_result_id", "row_id", "type", "parent", *ATTRIBUTES)
    wanted = draw(st.sets(st.sampled_from(ATTRIBUTES), min_size=2))
    file = draw(st.sampled_from(("grid", "grid", "grid", "xlsx", "csv")))
    return Hand(
        language=draw(st.sampled_from((organisation.language, organisation.language, "en"))),
        priority=tuple(draw(st.permutations(told))),
        fields=frozenset(wanted),
        dice=tuple(draw(st.lists(st.integers(0, 5_039), min_size=8, max_size=8))),
        typed=file == "csv" or draw(st.booleans()),
        file=file,
    )


def with_fields(hand: Hand, *fields: str) -> Hand:
    return replace(hand, fields=hand.fields | set(fields))
