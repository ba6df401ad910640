"""What each column of an OKR table is for, and what the rows say in it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.times import period as period_named
from scorecard.intake.cells.words import direction, person
from scorecard.intake.columns import Columns, meant
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.labels import unit_word
from scorecard.intake.series import Series
from scorecard.model.perspective import normalised, perspective_named
from scorecard.model.reading import FilledDown, SkippedRows

if TYPE_CHECKING:
    from scorecard.intake.headings import Heading

OBJECTIVE_TYPES = {"objective", "goal", "o", "doel", "ziel", "objectif", "objetivo"}
RESULT_TYPES = {"key result", "kr", "key results", "milestone", "kpi", "metric", "measure", "kernresultaat", "schlusselergebnis"}
MEASURES = ("baseline", "target", "current", "at_period", "progress")
ENOUGH = 2_000
"""Rows that tell what a column is for."""


@dataclass(slots=True)
class Read:
    """What became of a table's rows."""

    layout: str = "flat"
    objectives: int = 0
    key_results: int = 0
    check_ins: int = 0
    skipped: dict[str, list[int]] = field(default_factory=dict)
    filled: dict[str, list[int]] = field(default_factory=dict)

    def skip(self, reason: str, row: int) -> None:
        self.skipped.setdefault(reason, []).append(row)

    def skipped_rows(self) -> tuple[SkippedRows, ...]:
        return tuple(SkippedRows(tuple(rows), reason) for reason, rows in self.skipped.items())

    def filled_down(self) -> tuple[FilledDown, ...]:
        return tuple(FilledDown(cell, tuple(rows)) for cell, rows in self.filled.items())


class Roles:
    """The columns of one table by what they are for, each read once."""

    def __init__(self, columns: Columns, context: Context, gathered: Gathered) -> None:
        self.columns = columns
        self.context = context
        self.gathered = gathered
        self.read = Read()
        self.series = Series(columns, context)
        one = columns.one
        self.objective, self.key_result = one("objective"), one("key_result")
        self.groups = self.series.groups
        self._settle_roles()
        self.objective_texts = columns.texts(self.objective)
        self.key_result_texts = columns.texts(self.key_result)
        self.objective_ids = columns.texts(one("objective_id"))
        self.outline = columns.texts(one("outline"))
        self.key_result_ids = columns.texts(one("key_result_id"))
        if self.only_text is not None and self.outline == [None] * len(columns.rows):
            self.key_result_ids, self.objective_ids = (
                [kr or own for kr, own in zip(self.key_result_ids, self.objective_ids, strict=True)],
                [None] * len(columns.rows),
            )
        self.owners = columns.each(one("owner"), person)
        self.units = [meant(text) for text in columns.texts(one("unit"))]
        self.words = self._perspective_words()
        self.periods = self._periods()
        self.types = [normalised(text or "") for text in columns.texts(one("type"))]
        self.typed = sum(word in OBJECTIVE_TYPES | RESULT_TYPES for word in self.types) > 0.6 * max(1, len(self.types)) and any(
            word in RESULT_TYPES for word in self.types
        )
        self.parents = columns.texts(one("parent"))
        self.directions = columns.each(one("direction"), direction)
        self.weights = columns.numbers(one("weight"))
        self.objective_weights = columns.numbers(one("objective_weight"))
        self.units_of_measure = [unit_word(text) for text in columns.texts(one("unit_of_measure"))]
        self.due, self.starts = columns.days(one("due_on")), columns.days(one("start_on"))
        self.status = columns.texts(one("status"))
        self.modes = columns.texts(one("goal_mode"))
        self.listed = self._objectives_under_perspectives()
        self.linked = bool(gathered.by_source_id)

    def _settle_roles(self) -> None:
        """A single text column with numbers beside it holds key results, whatever its heading calls them."""
        measured = any(heading.field in MEASURES for heading in self.columns.headings)
        self.only_text: Heading | None = None
        if self.objective is None or self.groups or not measured:
            return
        if self.key_result is None or self._key_results_only_describe():
            self.only_text, self.key_result = self.objective, None

    def _key_results_only_describe(self) -> bool:
        """Each row with numbers has a goal's text of its own, and the measure's column is blank or only says how it is counted."""
        valued = [index for index in range(min(ENOUGH, len(self.columns.rows))) if self.series.any_value(index)]
        texts, goals = self.columns.texts(self.key_result), self.columns.texts(self.objective)
        words = [text for text in (texts[index] for index in valued) if text and number(text) is None]
        named = {goals[index] for index in valued if goals[index]}
        if self.columns.one("outline") is not None and len(set(words)) < max(1, len(valued)) * 0.5:
            return True
        return len(words) < 0.5 * len(valued) and len(named) > 0.8 * len(valued)

    def _perspective_words(self) -> list[str | None]:
        stated = self.columns.one("perspective")
        if stated:
            return [meant(text) for text in self.columns.texts(stated)]
        category = self.columns.one("category")
        if category:
            texts = [meant(text) for text in self.columns.texts(category)]
            told = [text for text in texts if text]
            if told and sum(perspective_named(text) is not None for text in told) > 0.6 * len(told):
                return texts
        return [None] * len(self.columns.rows)

    def _periods(self) -> list[str | None]:
        period, year = self.columns.one("period"), self.columns.one("year")
        years = self.columns.each(year, period_named)
        if period is None:
            return years if not self.series.long else [None] * len(self.columns.rows)
        texts = self.columns.raw(period)
        quarters = any(word in normalised(period.text) for word in ("quarter", "kwartaal", "quartal", "trimestre"))
        found = []
        for value, in_year in zip(texts, years, strict=True):
            base = int(in_year) if in_year and in_year.isdigit() else self.context.year
            numbered = quarters and isinstance(value, (int, float)) and value in (1, 2, 3, 4)
            found.append(period_named(f"Q{value:.0f}" if numbered else value, year=base))
        return found

    def _objectives_under_perspectives(self) -> dict[str, str]:
        """Columns headed by a perspective that list objectives: which objective stands under which."""
        listed = {}
        for heading in self.columns.headings:
            if heading.field == "objectives_of_perspective":
                for text in self.columns.texts(heading):
                    if text and len(text) > 4:
                        listed[normalised(text)] = heading.text
        return listed if self.objective else {}
