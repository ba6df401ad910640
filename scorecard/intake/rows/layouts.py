"""From a table of objectives and key results to what the store takes.

Each row passes the same steps: fill down what merged or blank cells leave out, take the key results from the row's own
column or from its KR1, KR2, … groups, take each one's numbers from plain columns, from one column a period, or from its text.
"""

from collections.abc import Sequence

from scorecard.intake.cells.labels import NO_RESULT, PARTS, blank_below, depth, filled_down, numbered_heads
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.rows.results import Result, Results
from scorecard.intake.rows.roles import Read
from scorecard.intake.settling.row_types import OBJECTIVE_TYPES, PERSPECTIVE_TYPES, PROJECT_TYPES, RESULT_TYPES
from scorecard.model.finding import Severity
from scorecard.model.perspective import normalised

NAMES_BELOW = "names what the rows below it belong to"
MOST_LEVELS = 20
"""Of a tree of objectives."""


def _differ(one: str | None, other: str | None) -> bool:
    """Both are told, and not alike."""
    return one is not None and other is not None and one != other


class OkrTable(Results):
    """One table with objectives, key results or both."""

    def gather(self) -> Read:
        """Put every row into `gathered`, and say what became of it."""
        self.read.layout = self.context.layout or self._layout()
        {
            "labelled parts in one cell": self._gather_labelled,
            "objective and key result rows": self._gather_typed,
            "outline": self._gather_outline,
        }.get(self.read.layout, self._gather_rows)()
        self.write()
        return self.read

    # The layouts

    def _layout(self) -> str:
        if self.columns.one("okr_text") and not self.key_result and not self.typed:
            return "labelled parts in one cell"
        if self.typed and not self.groups:
            return "objective and key result rows"
        if self._is_outline():
            return "outline"
        return "numbered key results side by side" if self.groups else self.series.layout or "flat"

    def _is_outline(self) -> bool:
        """One text column in which rows without any number are the objectives of the rows below them."""
        if self.only_text is None:
            return False
        bare = [index for index, text in enumerate(self.objective_texts) if text and not self._is_measured(index)]
        return 0 < len(bare) < len([text for text in self.objective_texts if text])

    def _is_measured(self, index: int) -> bool:
        """The row holds a number, or a level in words that are none: "10-15 %"."""
        told = (self.columns.words(one)[index] for one in map(self.columns.one, ("baseline", "target", "current")) if one)
        return self.series.any_value(index) or any(text is not None and any(map(str.isdigit, text)) for text in told)

    def _gather_rows(self) -> None:
        last: int | None = None
        last_index = 0
        # With numbered key results or a level in it each row is whole: a blank unit is one that it does not have.
        blank_units = blank_below(self.units) and not self.groups and self.columns.one("level") is None
        period_cells = self.columns.texts(self.columns.one("period") or self.columns.one("year"))
        units = filled_down(self.units) if blank_units else self.units
        words = filled_down(self.words) if blank_below(self.words) else self.words
        periods = filled_down(self.periods, period_cells) if blank_below(period_cells) else self.periods
        if self._is_whole():
            self._gather_whole(units, words, periods)
            return
        seen: dict[tuple[int | None, str], Result] = {}
        for index, row in enumerate(self.columns.rows):
            objective, result = self.objective_texts[index], self.key_result_texts[index]
            if self.only_text:
                objective, result = None, objective
            unit, word, period = units[index], words[index], periods[index]
            if self.groups:
                if not objective and self.objective is not None:
                    self.read.skip("no objective in the row", row)
                    continue
                self._gather_groups(index, objective, unit, word, period)
                continue
            if not result or result in NO_RESULT:
                if objective and not is_placeholder(objective):
                    last, last_index = self.objective_of_row(index, objective, unit, word, period), index
                else:
                    self.read.skip(self._why_no_result(index), row)
                continue
            linked = self.objective_named(index) if not objective else None
            if objective:
                last, last_index = self.objective_of_row(index, objective, unit, word, period), index
            elif linked is not None:
                last, last_index = linked, index
            elif self.objective is not None and not self.only_text and last is not None:
                self.read.filled.setdefault(self.columns.address(last_index, self.objective), []).append(row)
            else:
                last = None
            under, above = last, self.objective_texts[last_index]
            elsewhere = _differ(unit, units[last_index]) or _differ(period, periods[last_index])
            if last is not None and not objective and above and elsewhere:
                # Filled down into a row of another unit or period it is what it would be, were it written there.
                self.objective_ids[index] = self.objective_ids[index] or self.objective_ids[last_index]
                under = self.objective_of_row(index, above, unit, word, period)
            if not self.series.long:
                self.result_of_row(index, under, result, unit, word, period)
                continue
            own = "" if under is not None else f"|{unit}|{period}"
            key = (under, normalised(result) + "|" + (self.key_result_ids[index] or "") + own)
            if key in seen:
                self.again(index, seen[key])
            else:
                seen[key] = self.result_of_row(index, under, result, unit, word, period)

    def _is_whole(self) -> bool:
        """Each row names its objective and its key result, and has its numbers in plain columns: the rows are read as columns."""
        if self.groups or self.series.timed or self.series.long or self.only_text:
            return False
        return all(self.objective_texts) and all(self.key_result_texts) and NO_RESULT.isdisjoint(self.key_result_texts)

    def _gather_whole(self, units: Sequence[str | None], words: Sequence[str | None], periods: Sequence[str | None]) -> None:
        texts = [text for text in self.objective_texts if text]
        keys = self.objectives_of_rows(texts, units, words, periods)
        told = zip(keys, self.key_result_texts, self.key_result_ids, self.owners, self.plain, strict=True)
        for index, (key, text, source_id, owner, plain) in enumerate(told):
            measured = None if plain else self.series.of_row(index)
            self.results.append(Result(index, key, text or "", source_id, owner, self.key_result, measured, index))

    def _gather_groups(self, index: int, objective: str | None, unit: str | None, word: str | None, period: str | None) -> None:
        """Each numbered key result of a row; without an objective's column each stands for itself."""
        under = self.objective_of_row(index, objective, unit, word, period) if objective else None
        for number_, told in self.groups.items():
            measured = self.series.groups.of_row(index, number_)
            text = self.series.groups.text_of_row(index, number_)
            if text and not is_placeholder(text):
                key = self.own_objective(index, told["key_result"], text, unit, word, period) if under is None else under
                self.results.append(Result(index, key, text, None, self.owners[index], told["key_result"], measured, index))

    def _gather_typed(self) -> None:
        """Objectives first, for a key result may name one that stands below it; else the one above it is meant."""
        texts, beside = self._texts_and_objectives()
        keys: list[int | None] = []
        for index, text in enumerate(texts):
            is_objective = text and self.types[index] not in RESULT_TYPES | PROJECT_TYPES | PERSPECTIVE_TYPES
            self.objective_ids[index] = self.row_ids[index] if is_objective else None
            self.parents[index] = self.parents[index] or self._number_above(index)
            keys.append(
                self.objective_of_row(index, text, self.units[index], self.words[index], self.periods[index])
                if text and is_objective
                else None
            )
        above = {own.lower(): parent for own, parent in zip(self.row_names, self.parents, strict=True) if own}
        named = {own.lower(): key for own, key in zip(self.row_names, keys, strict=True) if own and key is not None}
        listed = {normalised(text): key for text, key in zip(texts, keys, strict=True) if text and key is not None} if any(beside) else {}
        # Where most key results name what they belong to, one that names nothing belongs to nothing.
        results = [parent for key, parent in zip(keys, self.parents, strict=True) if key is None]
        by_name = sum(parent is not None for parent in results) * 2 > len(results)
        last: int | None = None
        found: list[tuple[int, str, int | None]] = []
        for index, (row, text) in enumerate(zip(self.columns.rows, texts, strict=True)):
            last = keys[index] if keys[index] is not None else last
            if not text:
                self.read.skip("no text in the row", row)
            elif self.types[index] in PROJECT_TYPES:
                self.read.skip("a project or task, not a key result", row)
            elif self.types[index] in PERSPECTIVE_TYPES:
                self.read.skip(NAMES_BELOW, row)
            elif keys[index] is None:
                self.key_result_ids[index] = self.key_result_ids[index] or self.row_ids[index]
                parent = self._parent_of(self.parents[index], above, named)
                parent = listed.get(normalised(beside[index] or "")) if parent is None else parent
                found.append((index, text, parent if parent is not None or (by_name and not self.parents[index]) else last))
        self._results_under(found)

    def _texts_and_objectives(self) -> tuple[list[str | None], list[str | None]]:
        """Each row's words; and the objective that stands beside the words of a key result."""
        told = self.columns.texts(self.objective or self.columns.one("okr_text") or self.key_result or self.columns.one("description"))
        own = self.key_result_texts if self.objective and self.key_result else []
        results = {index for index, text in enumerate(own) if text and self.types[index] in RESULT_TYPES}
        listed = {normalised(text) for index, text in enumerate(told) if text and self.types[index] in OBJECTIVE_TYPES}
        if not results or not {normalised(text) for index in results if (text := told[index])} <= listed:
            # What stands in the objective's column is the key result, and the other column says how it is measured.
            return told, [None] * len(told)
        words = [own[index] if index in results else text for index, text in enumerate(told)]
        return words, [text if index in results else None for index, text in enumerate(told)]

    def _results_under(self, found: Sequence[tuple[int, str, int | None]]) -> None:
        """Key results by row, each with its words and its objective."""
        places: dict[int | None, set[tuple[str | None, str | None]]] = {}
        for index, _, parent in found:
            places.setdefault(parent, set()).add((self.units[index], self.periods[index]))
        for index, text, parent in found:
            # Where its key results stand in several units, an objective without one belongs to none of them alone.
            if parent is not None and len(places[parent]) == 1:
                parent = self._placed(parent, self.units[index], self.periods[index])
            if parent is not None:
                self._check_unit(index, parent)
            self.result_of_row(index, parent, text, self.units[index], self.words[index], self.periods[index])

    def _check_unit(self, index: int, objective: int) -> None:
        unit, above = self.units[index], self.gathered.objectives["unit"][objective]
        if unit and above and normalised(unit) != normalised(above):
            heading = self.columns.one("unit")
            self.gathered.find(
                "unit-not-the-objectives", Severity.NOTE, f"The objective belongs to {above}; its key result counts there too.",
                "Give this unit an objective of its own, if the key result is to count for it.", sheet=self.context.sheet,
                cell=self.columns.address(index, heading), heading=heading.text if heading else "", value=unit,
            )  # fmt: skip

    def _parent_of(self, parent: str | None, above: dict[str, str | None], named: dict[str, int]) -> int | None:
        """The nearest objective up the tree, here or in another table."""
        for _ in range(MOST_LEVELS):
            if not parent:
                return None
            found = named.get(parent.lower(), self.gathered.objective_with(parent))
            if found is not None:
                return found
            parent = above.get(parent.lower())
        return None

    def _number_above(self, index: int) -> str | None:
        """The outline number that "1.2.1" stands under: "1.2"."""
        return (self.outline[index] or "").rstrip(".").rpartition(".")[0] or None

    def _gather_outline(self) -> None:
        ancestors: list[tuple[int, int]] = []
        unit = owner = None
        last: int | None = None
        for index, row in enumerate(self.columns.rows):
            text = self.objective_texts[index]
            if not text:
                self.read.skip("a note or a stray value: no text in the row", row)
                continue
            if self.types[index] in PERSPECTIVE_TYPES:
                self.read.skip(NAMES_BELOW, row)
                ancestors, last = [], None
                continue
            deep = depth(self.outline[index])
            if not self._is_measured(index):
                unit, owner = self.units[index] or unit, self.owners[index] or owner
                while ancestors and deep and ancestors[-1][0] >= deep:
                    ancestors.pop()
                last = self.objective_of_row(index, text, unit, self.words[index], self.periods[index])
                ancestors.append((deep or (ancestors[-1][0] if ancestors else 1), last))
                continue
            above = [key for depth_above, key in ancestors if not deep or depth_above < deep]
            self.result_of_row(
                index, above[-1] if above else last, text, self.units[index] or unit, self.words[index], self.periods[index], owner
            )

    def _gather_labelled(self) -> None:
        """ "Goal: …; Target: …" in one cell."""
        self.only_text = column = self.columns.one("okr_text") or self.objective or self.key_result
        cells = self.columns.raw(column) if column else []
        heads, above = numbered_heads(self.columns.texts(column)), None
        for index, (row, text) in enumerate(zip(self.columns.rows, self.columns.texts(column), strict=True)):
            match = PARTS.match(str(cells[index] or ""))
            place = (self.units[index], self.words[index], self.periods[index])
            if match:
                objective, result = (" ".join(match[name].split()) for name in ("objective", "key_result"))
                self.objective_texts[index], self.key_result_texts[index] = objective, result
                self.result_of_row(index, self.objective_of_row(index, objective, *place), result, *place)
            elif text and index in heads:
                above = self.objective_of_row(index, heads[index], *place)
            elif text:
                self.result_of_row(index, above, text, *place)
            else:
                self.read.skip("no text in the row", row)

    def _why_no_result(self, index: int) -> str:
        if self.columns.coded_texts(self.columns.one("initiative")).at(index):
            return "no key result in the row: it continues the initiatives above"
        return "no objective and no key result in the row"
