"""What each column of an OKR table is for, and what the rows say in it."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scorecard.intake.cells.labels import depth, unit_word
from scorecard.intake.cells.links import parent_in, share_of_parent, without_links
from scorecard.intake.cells.numbers import Number, number
from scorecard.intake.cells.short_names import spelt_out
from scorecard.intake.cells.words import direction, person
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.columns import Columns, each_once, meant
from scorecard.intake.headings.period_columns import periods_told
from scorecard.intake.headings.timed import days_due
from scorecard.intake.settling.row_types import OBJECTIVE_TYPES, PERSPECTIVE_TYPES, PROJECT_TYPES, RESULT_TYPES
from scorecard.intake.values.series import Series
from scorecard.model.finding import Severity
from scorecard.model.perspective import normalised, perspective_named
from scorecard.model.reading import FilledDown, SkippedRows

if TYPE_CHECKING:
    from scorecard.intake.headings.heading import Heading

MEASURES = ("baseline", "target", "current", "at_period", "progress", "self_score")
OPTIMUM = {
    **dict.fromkeys(("max", "maximum", "maximize", "maximise", "maximieren", "maximiser", "maximizar", "maximaliseren"), "increase"),
    **dict.fromkeys(("min", "minimum", "minimize", "minimise", "minimieren", "minimiser", "minimizar", "minimaliseren"), "decrease"),
}
"""What is best, in a column of directions; or the level that is needed, as the numbers beside it may show."""
LIST_MARKS = "\n;|,"
"""What stands between the units of a list in a cell."""
ENOUGH = 2_000
"""Rows that tell what a column is for."""


@dataclass(slots=True)
class Read:
    """What became of a table's rows."""

    layout: str = "flat"
    objectives: int = 0
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
        self.groups = self.series.groups.headings
        self._settle_roles()
        self.objective_texts = spelt_out(without_links(columns.coded_texts(self.objective)).spread())
        self.key_result_texts = columns.texts(self.key_result)
        self.objective_ids = columns.texts(one("objective_id"))
        self.outline = columns.texts(one("outline"))
        self.key_result_ids = columns.texts(one("key_result_id"))
        # Rows that are only counted, 1, 2, 3, stand under no other.
        if self.only_text is not None and all(depth(told) < 2 for told in set(self.outline)):
            self.key_result_ids, self.objective_ids = (
                [kr or own for kr, own in zip(self.key_result_ids, self.objective_ids, strict=True)],
                [None] * len(columns.rows),
            )
        if self.objective_ids == [None] * len(columns.rows) and self._objectives_are_ids():
            self.objective_ids, self.objective_texts = self.objective_texts, self.objective_ids
        self.owners = columns.each(one("owner"), person) if one("owner") or not context.owner else [context.owner] * len(columns.rows)
        self.objective_owners = columns.each(one("objective_owner"), person) if one("objective_owner") else self.owners
        self.units = self._units(one("unit"))
        self.types = [told or "" for told in each_once(columns.texts(one("type")), normalised)]
        self.words = self._perspective_words()
        self.periods = self._periods()
        self.parents = each_once(columns.texts(one("parent")), parent_in)
        self.row_names = self.row_ids = self._row_ids()
        """What others call a row that is their parent."""
        self.typed = self._is_typed()
        if self.key_result is not None and not self.typed and one("row_id") and one("key_result_id") is None:
            self.key_result_ids = self.row_ids if any(self.row_ids) and self.row_ids != self.objective_ids else self.key_result_ids
        lists_objectives = self.objective is not None and self.key_result is None and self.only_text is None
        self.lists_objectives = lists_objectives and not self.typed and not self.groups
        if self.lists_objectives and one("row_id") and one("objective_id") is None:
            self.objective_ids = self.row_ids
        self.directions = self._directions(one("direction"))
        self.weights = columns.numbers(one("weight")) if one("weight") else self._weights_in_parents(one("parent"))
        # The rows of a list of objectives, and those that say that they are objectives, have weights of objectives.
        of_objectives = one("objective_weight") is None and (self.lists_objectives or self.typed or self.only_text is not None)
        self.objective_weights = columns.numbers(one("weight" if of_objectives else "objective_weight"))
        self.units_of_measure = each_once(columns.texts(one("unit_of_measure")), unit_word)
        self.due, self.starts = days_due(columns, context), columns.days(one("start_on"))
        self.status = self.series.lights.newest
        self.listed = self._objectives_under_perspectives()
        self.linked = bool(gathered.by_source_id)

    def _objectives_are_ids(self) -> bool:
        """The objective's column names objectives of another table by their ids."""
        told = [text.lower() for text in self.objective_texts if text]
        known = sum(text in self.gathered.by_source_id for text in told)
        return self.key_result is not None and known > 0.8 * len(told)

    def _weights_in_parents(self, heading: "Heading | None") -> list[Number | None]:
        """What key results weigh below their objective, where that stands behind its name."""
        shares = each_once(self.columns.texts(heading), share_of_parent)
        return [None if share is None else Number(share) for share in shares]

    def _row_ids(self) -> list[str | None]:
        """What each row is called by others, where that is different in each: by an id, else by its outline number.

        Where no row names another one, each unit and period may count from the same number on.
        """
        one = self.columns.one
        if not (one("row_id") or one("parent") or one("type") or (one("outline") and one("okr_text"))):
            return [None] * len(self.columns.rows)
        places = [(None, None)] * len(self.columns.rows) if one("parent") else list(zip(self.units, self.periods, strict=True))
        for told in (self.columns.texts(one("row_id")), self.objective_ids, self.key_result_ids, self.outline):
            named = [(text.lower(), place) for text, place in zip(told, places, strict=True) if text]
            if named and len(set(named)) == len(named) >= 0.8 * len(told):
                return told
        return [None] * len(self.columns.rows)

    def _is_typed(self) -> bool:
        """Each row says whether it is an objective or a key result; or it follows from who is whose parent."""
        self._parents_by_id()
        known = sum(map((OBJECTIVE_TYPES | RESULT_TYPES | PROJECT_TYPES).__contains__, self.types))
        if known > 0.6 * max(1, len(self.types)) and any(word in RESULT_TYPES for word in self.types):
            return True
        if self._types_by_outline():
            return True
        ids = {one.lower() for one in self.row_names if one}
        parents = {one.lower() for one in self.parents if one} & ids
        if not parents or self.key_result is not None or self.groups:
            return False
        leaves = [own is None or own.lower() not in parents for own in self.row_names]
        self.types = [
            "key result" if leaf and parent and self.series.any_value(index) else "objective"
            for index, (leaf, parent) in enumerate(zip(leaves, self.parents, strict=True))
        ]
        return "key result" in self.types

    def _parents_by_id(self) -> None:
        """Parents that are named by their texts, by the ids of their rows; where no row has an id, its text is what it is called."""
        told = {normalised(parent) for parent in self.parents if parent}
        if not told:
            return
        texts = self.columns.texts(self.objective or self.columns.one("okr_text"))
        if not any(self.row_ids) and told <= {normalised(text) for text in texts if text}:
            self.row_names = texts
            return
        ids = {normalised(text): own for text, own in zip(texts, self.row_ids, strict=True) if text and own}
        self.parents = [ids.get(normalised(parent), parent) if parent else None for parent in self.parents]

    def _types_by_outline(self) -> bool:
        """One column of texts with numbers like 1 and 1.1 before them: what has numbers below it is an objective."""
        numbers = [(one or "").rstrip(".") for one in self.outline]
        above = {one.rpartition(".")[0] for one in numbers if "." in one}
        told = [one for one in numbers if one]
        texts = self.columns.texts(self.columns.one("okr_text"))
        beside = self.key_result is not None and not all(texts)
        if self.columns.one("okr_text") is None or beside or self.groups or not above:
            return False
        if not above <= set(told) or len(set(told)) < len(told) or len(told) < 0.8 * len(numbers):
            return False
        self.types = ["" if not one else "objective" if one in above or "." not in one else "key result" for one in numbers]
        return True

    def _units(self, heading: "Heading | None") -> list[str | None]:
        """The unit of each row; of a list in a cell the first, for a key result stands in one unit."""
        texts = each_once(self.columns.texts(heading), meant)
        if heading is None:
            return texts
        alone = set(texts)
        lists = {value for value in set(self.columns.raw(heading)) if isinstance(value, str) and any(mark in value for mark in LIST_MARKS)}
        for index, value in enumerate(self.columns.raw(heading) if lists else ()):
            if not isinstance(value, str) or value not in lists:
                continue
            listed = [part.strip() for part in re.split(r"[\n;|]", value) if part.strip()]
            by_comma = [part.strip() for part in value.split(",") if part.strip()]
            if len(listed) < 2 and len(by_comma) > 1 and alone.issuperset(by_comma):
                listed = by_comma
            if len(listed) > 1:
                texts[index] = listed[0]
                self.gathered.find(
                    "several-units", Severity.NOTE, f"Several units stand here; the row counts for the first, {listed[0]}.",
                    "Repeat the row for each unit that it belongs to.", sheet=self.context.sheet,
                    cell=self.columns.address(index, heading), heading=heading.text, value=value,
                )  # fmt: skip
        return texts

    def _directions(self, heading: "Heading | None") -> list[str | None]:
        """As stated, or as a yes means under a heading that asks "Lower is better?"."""
        if heading is None:
            return [None] * len(self.columns.rows)
        asked = set(plain(heading.text).split())
        less, more = {"lower", "less", "smaller"}, {"higher", "more", "bigger", "benefit"}
        yes = "decrease" if asked & less else "increase" if asked & more else None
        told = self.columns.each(heading, lambda value: direction(_whole(value), yes=yes))
        optimum = self.columns.each(heading, lambda value: OPTIMUM.get(normalised(str(value))))
        if not any(optimum) or any(map(_contradicts, optimum, self.series.baseline, self.series.target)):
            return told
        return [one or other for one, other in zip(told, optimum, strict=True)]

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
        if not valued:
            return False
        texts, goals = self.columns.texts(self.key_result), self.columns.texts(self.objective)
        words = [text for text in (texts[index] for index in valued) if text and number(text) is None]
        named = {goals[index] for index in valued if goals[index]}
        nested = any(depth(told) > 1 for told in set(self.columns.texts(self.columns.one("outline"))))
        if nested and len(set(words)) < len(valued) * 0.5:
            return True
        return len(words) < 0.5 * len(valued) and len(named) > 0.8 * len(valued)

    def _perspective_words(self) -> list[str | None]:
        stated = self.columns.one("perspective")
        if stated:
            return each_once(self.columns.texts(stated), perspective_word)
        category = self.columns.one("category")
        if category:
            texts = each_once(self.columns.texts(category), meant)
            told = {text for text in texts if text}
            named = {perspective_named(text) for text in told} - {None}
            # "Growth" beside "Retention" is what a business wants, and no perspective.
            if len(named) > 1 and sum(perspective_named(text) is not None for text in told) > 0.6 * len(told):
                return texts
        return self._perspectives_above()

    def _perspectives_above(self) -> list[str | None]:
        """What rows of the type "Perspective" name, for the rows down to the next of them."""
        above: list[str | None] = [None] * len(self.columns.rows)
        if PERSPECTIVE_TYPES.isdisjoint(self.types):
            return above
        last = None
        for index, (told, text) in enumerate(zip(self.types, self.objective_texts, strict=True)):
            last = text if told in PERSPECTIVE_TYPES else last
            above[index] = last
        return above

    def _periods(self) -> list[str | None]:
        if self.series.long and self.columns.one("period") is None:
            return [None] * len(self.columns.rows)
        return periods_told(self.columns, self.context)

    def _objectives_under_perspectives(self) -> dict[str, str]:
        """Columns headed by a perspective that list objectives: which objective stands under which."""
        listed = {}
        for heading in self.columns.headings:
            if heading.field == "objectives_of_perspective":
                for text in self.columns.texts(heading):
                    if text and len(text) > 4:
                        listed[normalised(text)] = heading.text
        return listed if self.objective else {}


_SAID_OF_IT = re.compile("""["“”„«»(:–—]""")
LONGEST_PERSPECTIVE = 300
"""Characters of a perspective's name and what is asked of it."""


def perspective_word(text: str | None) -> str | None:
    """Without the question that templates ask of a perspective: "FINANCIAL "How do we look to owners?"" """
    told = meant(text)
    bare = _SAID_OF_IT.split(told, 1)[0].strip() if told and len(told) <= LONGEST_PERSPECTIVE else ""
    return bare if bare and bare != told and perspective_named(bare) else told


def _contradicts(asked: str | None, start: Number | None, level: Number | None) -> bool:
    """The target lies on the other side of the baseline."""
    if asked is None or start is None or level is None:
        return False
    return level.value < start.value if asked == "increase" else level.value > start.value


def _whole(value: Value) -> Value:
    """Text files hold "1" where a spreadsheet holds 1."""
    return float(value) if isinstance(value, str) and value.strip() in ("0", "1") else value
