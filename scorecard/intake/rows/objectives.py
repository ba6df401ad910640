"""The objectives of one table, from where a layout found them to the rows the store takes: each once, by text, unit, period and id."""

from collections.abc import Iterable, Sequence
from itertools import repeat

from scorecard.intake.cells.labels import bare, state_of, weight_of
from scorecard.intake.cells.texts import all_normalised
from scorecard.intake.gathered import Context, Gathered
from scorecard.intake.grid import column_letter
from scorecard.intake.headings.columns import Columns, each_once, taken
from scorecard.intake.headings.heading import Heading
from scorecard.intake.rows.roles import Roles
from scorecard.intake.rows.typed import Typed
from scorecard.model.finding import Severity
from scorecard.model.perspective import normalised

TELLING_OBJECTIVES = ("perspective", "category", "objective_owner", "objective_weight", "parent", "goal_mode")
"""Columns that say more of an objective than what it is called."""


class Objectives(Roles):
    """What a table's rows say of objectives, put into `gathered` as they are named."""

    def __init__(self, columns: Columns, context: Context, gathered: Gathered) -> None:
        super().__init__(columns, context, gathered)
        self.typed_columns = Typed(columns, context, gathered)
        self.beside: set[int] = set()
        """Objectives first told in the row of a key result, whose owner is not yet theirs."""
        self._only_names = self._tells_nothing_else()
        self._last: tuple[tuple[str | None, ...], int] | None = None
        """What the row before said of its objective, and the objective's key: most rows say the same again."""

    def _tells_nothing_else(self) -> bool:
        """The table names objectives beside their key results, and what else it says is of these."""
        named = (self.columns.one(name) for name in TELLING_OBJECTIVES)
        return self.key_result is not None and not any(named) and not self.typed and not self.listed and not self.context.perspective_word

    def objective_of_row(self, index: int, text: str, unit: str | None, word: str | None, period: str | None) -> int:
        """The key of the objective with this text, unit and period; a new one where it was not told before."""
        source_id = self.objective_ids[index]
        told = (text, unit, period, source_id)
        if self._last is None or self._last[0] != told:
            unit, period = unit or self.context.unit, period or self.context.period
            self._last = (told, self._objectives([index], [bare(text)], [unit], [word], [period])[0])
        return self._last[1]

    def objectives_of_rows(
        self, texts: Sequence[str], units: Sequence[str | None], words: Sequence[str | None], periods: Sequence[str | None]
    ) -> list[int]:
        """The same for every row of the table at once."""
        told = list(zip(texts, units, periods, self.objective_ids, strict=True))
        at = sorted(dict(zip(reversed(told), range(len(told) - 1, -1, -1), strict=True)).values())
        keys = self._objectives(
            at,
            [bare(texts[index]) for index in at],
            [units[index] or self.context.unit for index in at],
            taken(words, at),
            [periods[index] or self.context.period for index in at],
        )
        known = dict(zip(taken(told, at), keys, strict=True))
        return list(map(known.__getitem__, told))

    def objective_named(self, index: int) -> int | None:
        """The objective that the row names by id, read from another sheet or an earlier row."""
        told = self.objective_ids[index] or self.parents[index]
        if not told:
            return None
        found = self.gathered.objective_with(told, self.units[index] or self.context.unit, self.periods[index] or self.context.period)
        if found is None:
            found = self.gathered.by_text.get((None, None, normalised(told)))
        if found is not None and self.gathered.objectives["text"][found] != told:
            return self._placed(found, self.units[index], self.periods[index])
        if not self.objective_ids[index]:
            return None
        # No sheet tells this objective's words: its id is all there is.
        if self.linked:
            self.gathered.find(
                "key-result-orphaned", Severity.WARNING, "This key result names an objective that no sheet of this file has.",
                "Correct the id, or add the objective.", sheet=self.context.sheet,
                cell=self.columns.address(index, self.columns.one("objective_id")), value=told,
            )  # fmt: skip
        return self.objective_of_row(index, told, self.units[index], self.words[index], self.periods[index])

    def own_objective(self, index: int, heading: Heading | None, text: str, unit: str | None, word: str | None, period: str | None) -> int:
        """What a key result without an objective stands under: its own words."""
        key, word = len(self.gathered.objectives), word or self.context.perspective_word
        self._add_objectives(
            [index], heading, text=[bare(text)], compared=[normalised(bare(text))], stated=[False], goal_mode=["committed"],
            period=[period or self.context.period], unit=[unit or self.context.unit], perspective_word=[word],
        )  # fmt: skip
        return key

    def date_objective(self, key: int, period: str) -> None:
        """An objective takes the newest period its key results were measured in."""
        periods = self.gathered.objectives["period"]
        if periods[key] is None or periods[key] < period:
            periods[key] = period

    def _objectives(
        self,
        at: Sequence[int],
        texts: Sequence[str],
        units: Sequence[str | None],
        words: Sequence[str | None],
        periods: Sequence[str | None],
    ) -> list[int]:
        """The keys of the objectives that these rows name, by text, unit, period and id; those not told before are added."""
        gathered, ids = self.gathered, taken(self.objective_ids, at)
        compared = all_normalised(texts)
        if gathered.listed and not self.lists_objectives:
            self._take_listed(dict.fromkeys(zip(compared, units, periods, ids, strict=True)))
        keys: list[int] = []
        new: list[int] = []
        known = len(gathered.objectives)
        for place, (unit, period, words_, source_id) in enumerate(zip(units, periods, compared, ids, strict=True)):
            name = (unit, period, f"{words_}|{source_id or ''}")
            key = gathered.by_text.get(name)
            if key is None:
                key = gathered.by_text[name] = known + len(new)
                gathered.by_text.setdefault((None, None, words_), key)
                if self.lists_objectives:
                    gathered.listed.setdefault(words_, []).append(key)
                if self.key_result_texts[at[place]] and self.objective_owners is self.owners:
                    self.beside.add(key)
                if source_id:
                    gathered.know(source_id, key)
                new.append(place)
            keys.append(key)
        modes = self.typed_columns.modes
        self._add_objectives(
            taken(at, new),
            self.objective or self.columns.one("okr_text") or self.key_result,
            text=taken(texts, new),
            compared=taken(compared, new),
            stated=repeat(True, len(new)),
            period=taken(periods, new),
            unit=taken(units, new),
            source_id=taken(ids, new),
            parent_source_id=[self.parents[at[place]] for place in new],
            perspective_word=[words[place] or self.listed.get(compared[place]) or self.context.perspective_word for place in new],
            goal_mode=[(modes[at[place]] if modes else None) or "committed" for place in new],
        )
        self.read.objectives += len(new)
        return keys

    def _take_listed(self, named: Iterable[tuple[str, str | None, str | None, str | None]]) -> None:
        """Objectives of another table's list that rows name by their words."""
        for compared, unit, period, source_id in named:
            name, found = (unit, period, f"{compared}|{source_id or ''}"), self.gathered.listed_as(compared, unit, period, source_id)
            if found is not None and name not in self.gathered.by_text:
                self.gathered.by_text[name] = self._placed(found, unit, period)

    def _add_objectives(self, at: Sequence[int], heading: Heading | None, **columns: Iterable[object]) -> None:
        """Rows of objectives with what these rows of the table say about them."""
        first, letter = len(self.gathered.objectives), column_letter(heading.column if heading else 1)
        rows = [self.columns.rows[index] for index in at]
        self.gathered.objectives.extend(
            len(at),
            key=range(first, first + len(at)),
            sheet=repeat(self.context.sheet, len(at)),
            row=rows,
            cell=[f"{letter}{row}" for row in rows],
            owner=taken(self.objective_owners, at),
            weight=list(map(weight_of, taken(self.objective_weights, at))),
            state=each_once([self.status[index] or "" for index in at], state_of),
            named_only=repeat(self._only_names, len(at)),
            **columns,
        )

    def _placed(self, key: int, unit: str | None, period: str | None) -> int:
        """The objective in the unit and period that its key result names, where it names none itself."""
        known = len(self.gathered.objectives)
        found = self.gathered.in_place(key, unit, period)
        self.read.objectives += len(self.gathered.objectives) - known
        return found
