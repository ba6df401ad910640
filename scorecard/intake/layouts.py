"""From a table of objectives and key results to what the store takes.

Each row passes the same steps: fill down what merged or blank cells leave out, take the key results from the row's own
column or from its KR1, KR2, … groups, take each one's numbers from plain columns, from one column a period, or from its text.
"""

from dataclasses import replace

from scorecard.intake.cells.numbers import Number, clean
from scorecard.intake.cells.phrases import from_to, target_in_text
from scorecard.intake.cells.words import direction, is_placeholder
from scorecard.intake.headings import Heading
from scorecard.intake.labels import PARTS, TOTAL, bare, blank_below, depth, state_of, value_of, weight_of
from scorecard.intake.roles import RESULT_TYPES, Read, Roles
from scorecard.intake.series import Measured
from scorecard.model.finding import Severity
from scorecard.model.perspective import normalised


class OkrTable(Roles):
    """One table with objectives, key results or both."""

    def gather(self) -> Read:
        """Put every row into `gathered`, and say what became of it."""
        if self.columns.one("okr_text") and not self.key_result:
            self._gather_labelled(self.columns.one("okr_text"))
        elif self.typed and not self.groups:
            self.read.layout = "objective and key result rows"
            self._gather_typed()
        elif self._is_outline():
            self.read.layout = "outline"
            self._gather_outline()
        else:
            self.read.layout = "numbered key results side by side" if self.groups else self.series.layout or "flat"
            self._gather_rows()
        return self.read

    # The layouts

    def _is_outline(self) -> bool:
        """One text column in which rows without any number are the objectives of the rows below them."""
        if self.only_text is None:
            return False
        bare = [index for index, text in enumerate(self.objective_texts) if text and not self.series.any_value(index)]
        return 0 < len(bare) < len([text for text in self.objective_texts if text])

    def _gather_rows(self) -> None:
        last: int | None = None
        last_index = 0
        blank_units = blank_below(self.units)
        blank_words = blank_below(self.words)
        blank_periods = blank_below(self.periods)
        unit: str | None = None
        word: str | None = None
        period: str | None = None
        seen: dict[tuple[int | None, str], int] = {}
        for index, row in enumerate(self.columns.rows):
            objective, result = self.objective_texts[index], self.key_result_texts[index]
            if self.only_text:
                objective, result = None, objective
            first = objective or result or ""
            if TOTAL.search(normalised(first)) and (not result or result == first):
                self.read.skip("a total or average", row)
                continue
            unit = self.units[index] or (unit if blank_units else None)
            word = self.words[index] or (word if blank_words else None)
            period = self.periods[index] or (period if blank_periods else None)
            if self.groups:
                if not objective:
                    self.read.skip("no objective in the row", row)
                    continue
                self._gather_groups(index, objective, unit, word, period)
                continue
            if not result or result.casefold() in ("-", "n/a"):
                if objective and not is_placeholder(objective):
                    last, last_index = self._objective(index, objective, unit, word, period), index
                else:
                    self.read.skip(self._why_no_result(index), row)
                continue
            linked = self._linked(index) if not objective else None
            if objective:
                last, last_index = self._objective(index, objective, unit, word, period), index
            elif linked is not None:
                last, last_index = linked, index
            elif self.objective is not None and not self.only_text and last is not None:
                self.read.filled.setdefault(self.columns.address(last_index, self.objective), []).append(row)
            else:
                last = None
            key = (last, normalised(result) + "|" + (self.key_result_ids[index] or "") + ("" if last is not None else f"|{unit}|{period}"))
            self._key_result(index, last, result, unit, word, period, seen.get(key) if self.series.long else None)
            if self.series.long and key not in seen:
                seen[key] = len(self.gathered.key_results) - 1

    def _gather_groups(self, index: int, objective: str, unit: str | None, word: str | None, period: str | None) -> None:
        key = self._objective(index, objective, unit, word, period)
        for told in self.groups.values():
            text = self.columns.texts(told["key_result"])[index]
            if text and not is_placeholder(text):
                self._write(index, key, text, self.series.of_group(index, told), self.owners[index], None, told["key_result"])

    def _gather_typed(self) -> None:
        column = self.objective or self.key_result or self.columns.one("description")
        texts = self.columns.texts(column)
        last: int | None = None
        for index, row in enumerate(self.columns.rows):
            text = texts[index]
            if not text:
                self.read.skip("no text in the row", row)
            elif self.types[index] in RESULT_TYPES:
                parent = self.gathered.by_source_id.get((self.parents[index] or "").lower()) if self.parents[index] else None
                self._key_result(
                    index, parent if parent is not None else last, text, self.units[index], self.words[index], self.periods[index], None
                )
            else:
                last = self._objective(index, text, self.units[index], self.words[index], self.periods[index])

    def _gather_outline(self) -> None:
        ancestors: list[tuple[int, int]] = []
        unit = owner = None
        last: int | None = None
        for index, row in enumerate(self.columns.rows):
            text = self.objective_texts[index]
            if not text:
                self.read.skip("a note or a stray value: no text in the row", row)
                continue
            deep = depth(self.outline[index])
            if not self.series.any_value(index):
                unit, owner = self.units[index] or unit, self.owners[index] or owner
                while ancestors and deep and ancestors[-1][0] >= deep:
                    ancestors.pop()
                last = self._objective(index, text, unit, self.words[index], self.periods[index])
                ancestors.append((deep or (ancestors[-1][0] if ancestors else 1), last))
                continue
            above = [key for depth_above, key in ancestors if not deep or depth_above < deep]
            self._key_result(
                index, above[-1] if above else last, text, self.units[index] or unit, self.words[index], self.periods[index], None, owner
            )

    def _gather_labelled(self, column: Heading | None) -> None:
        """ "Goal: …; Target: …" in one cell."""
        self.only_text = column
        self.read.layout = "labelled parts in one cell"
        for index, (row, text) in enumerate(zip(self.columns.rows, self.columns.texts(column), strict=True)):
            match = PARTS.match(text or "")
            place = (self.units[index], self.words[index], self.periods[index])
            if match:
                self._key_result(index, self._objective(index, match["objective"], *place), match["key_result"], *place, None)
            elif text:
                self._key_result(index, None, text, *place, None)
            else:
                self.read.skip("no text in the row", row)

    # One thing at a time

    def _linked(self, index: int) -> int | None:
        """The objective that the row names by id, read from another sheet or an earlier row."""
        told = self.objective_ids[index] or self.parents[index]
        if not told:
            return None
        found = self.gathered.by_source_id.get(told.lower())
        if found is None:
            found = self.gathered.by_text.get((None, None, normalised(told)))
        if found is not None and self.gathered.objectives[found][8] != told:
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
        return self._objective(index, told, self.units[index], self.words[index], self.periods[index])

    def _placed(self, key: int, unit: str | None, period: str | None) -> int:
        """The objective in the unit and period that its key result names, where it names none itself."""
        known = self.gathered.objectives[key]
        own_unit, own_period = known[7], known[6]
        if (own_unit or not unit) and (own_period or not period):
            return key
        here = (str(own_unit) if own_unit else unit, str(own_period) if own_period else period)
        place = (*here, f"{normalised(str(known[8]))}|{known[4] or ''}")
        found = self.gathered.by_text.get(place)
        if found is None:
            found = key if key not in self.gathered.placed else len(self.gathered.objectives)
            moved = (found, *known[1:6], here[1], here[0], *known[8:])
            if found == key:
                self.gathered.objectives[key] = moved
            else:
                self.gathered.objectives.append(moved)
                self.read.objectives += 1
            self.gathered.placed.add(found)
            self.gathered.by_text[place] = found
        return found

    def _objective(self, index: int, text: str, unit: str | None, word: str | None, period: str | None) -> int:
        text = bare(text)
        unit, period = unit or self.context.unit, period or self.context.period
        source_id = self.objective_ids[index]
        compared = normalised(text)
        place = (unit, period, f"{compared}|{source_id or ''}")
        known = self.gathered.by_text.get(place)
        if known is not None:
            return known
        key = len(self.gathered.objectives)
        word = word or self.listed.get(compared) or self.context.perspective_word
        column = self.objective or self.columns.one("okr_text") or self.key_result
        mode = normalised(self.modes[index] or "")
        self.gathered.objectives.append((
            key, self.context.sheet, self.columns.rows[index], self.columns.address(index, column), source_id,
            self.parents[index], period, unit, text, True, self.owners[index], word, weight_of(self.objective_weights[index]),
            "aspirational" if mode.startswith(("aspir", "stretch", "moonshot", "ambit")) else "committed", state_of(self.status[index]),
        ))  # fmt: skip
        self.gathered.by_text[place] = key
        self.gathered.by_text.setdefault((None, None, compared), key)
        if source_id:
            self.gathered.by_source_id.setdefault(source_id.lower(), key)
        self.read.objectives += 1
        return key

    def _key_result(
        self, index: int, objective: int | None, text: str, unit: str | None, word: str | None, period: str | None,
        again: int | None, owner: str | None = None,
    ) -> None:  # fmt: skip
        measured = self.series.of_row(index)
        if again is not None:
            self._check_ins(index, again, measured, self.gathered.key_results[again])
            return
        if objective is None:
            objective = self._unstated(index, text, unit, word, measured.period or period)
        elif measured.period and not (period or self.context.period):
            self._date_objective(objective, measured.period)
        self._write(
            index, objective, text, measured, self.owners[index] or owner, self.key_result_ids[index], self.key_result or self.only_text
        )

    def _unstated(self, index: int, text: str, unit: str | None, word: str | None, period: str | None) -> int:
        key = len(self.gathered.objectives)
        self.gathered.objectives.append((
            key, self.context.sheet, self.columns.rows[index], self.columns.address(index, self.key_result or self.only_text), None, None,
            period or self.context.period, unit or self.context.unit, bare(text), False, self.owners[index],
            word or self.context.perspective_word, weight_of(self.objective_weights[index]), "committed", state_of(self.status[index]),
        ))  # fmt: skip
        return key

    def _date_objective(self, key: int, period: str) -> None:
        """An objective takes the newest period its key results were measured in."""
        old = self.gathered.objectives[key]
        if old[6] is None or str(old[6]) < period:
            self.gathered.objectives[key] = (*old[:6], period, *old[7:])

    def _write(
        self, index: int, objective: int, text: str, measured: Measured, owner: str | None, source_id: str | None, column: Heading | None
    ) -> None:
        text = bare(text)
        owner = owner or self._owner_of(objective)
        baseline, target, current = measured.baseline, measured.target, measured.current
        if target is None and not measured.has_target_cell:
            pair = from_to(text, self.columns.decimal())
            if pair:
                baseline = baseline or pair[0]
            target = pair[1] if pair else target_in_text(text, self.columns.decimal())
        unit = self.units_of_measure[index] or next((one.unit for one in (target, current, baseline) if one and one.unit), None)
        unit = unit or measured.unit or self._unit_in(text, target)
        if unit is None and self._is_share(text, target):
            baseline, target, current = _hundredfold(baseline), _hundredfold(target), _hundredfold(current)
            measured.check_ins = [replace(one, value=None if one.value is None else clean(one.value * 100)) for one in measured.check_ins]
            unit = "%"
        if baseline is not None and target is not None and baseline.value == target.value:
            self.gathered.find(
                "target-equals-baseline", Severity.WARNING, f"The target equals the start ({target.value:g}): progress can't be measured.",
                "Correct the baseline or the target, or say that the level is to be maintained.", sheet=self.context.sheet,
                cell=self.columns.address(index, self.columns.one("target") or column), value=f"{target.value:g}",
            )  # fmt: skip
        if measured.off_scale:
            self.gathered.find(
                "scale-mixed", Severity.WARNING, "This number is thousands of times smaller than the row's others; it counts as unknown.",
                "Write it in full or with the same word, such as million.", sheet=self.context.sheet,
                cell=self.columns.address(index, measured.off_scale), heading=measured.off_scale.text,
                value=self.columns.raw(measured.off_scale)[index],
            )  # fmt: skip
        stated = self.directions[index] or measured.direction or _asked(text, baseline, target)
        key = len(self.gathered.key_results)
        self.gathered.key_results.append((
            key, objective, self.context.sheet, self.columns.rows[index], self.columns.address(index, column), source_id, text, owner, unit,
            value_of(baseline), value_of(target), stated, weight_of(measured.weight or self.weights[index]), self.starts[index],
            measured.due_on or self.due[index], measured.status or self.status[index],
        ))  # fmt: skip
        self.read.key_results += 1
        for name in filter(None, (source_id and source_id.lower(), normalised(text))):
            self.gathered.key_result_keys.setdefault(name, key)
        self._check_ins(index, key, measured, None)

    def _owner_of(self, objective: int) -> str | None:
        told = self.gathered.objectives[objective][10]
        return str(told) if told else None

    def _unit_in(self, text: str, target: Number | None) -> str | None:
        """The unit that the key result's own words give its target: "reach 80 %" beside a target of 80."""
        if target is None or f"{target.value:g}" not in text.replace(",", "."):
            return None
        told = target_in_text(text, self.columns.decimal())
        return told.unit if told is not None and told.value == target.value else None

    def _is_share(self, text: str, target: Number | None) -> bool:
        """A target of 0.15 beside the words "15 % of …" is 15 %."""
        if target is None or target.unit or not 0 < target.value <= 1 or "%" not in text:
            return False
        told = target_in_text(text, self.columns.decimal())
        return told is not None and told.unit == "%" and told.value == clean(target.value * 100)

    def _check_ins(self, index: int, key: int, measured: Measured, earlier: tuple[object, ...] | None) -> None:
        row = self.columns.rows[index]
        for one in measured.check_ins:
            self.gathered.check_ins.append((
                key, self.context.sheet, row, one.cell or self.columns.address(index, None), one.observed_on, one.value,
                one.percent_complete, one.confidence, one.status_word, one.comment, one.blocker, one.support_needed,
            ))  # fmt: skip
            self.read.check_ins += 1
        if earlier is not None and measured.current is not None:
            # A long table's newest row speaks for the key result: its place, its target, its period.
            self.gathered.key_results[key] = (
                *earlier[:3], row, self.columns.address(index, self.key_result), *earlier[5:9],
                earlier[9] if earlier[9] is not None else value_of(measured.baseline), value_of(measured.target), *earlier[11:],
            )  # fmt: skip
            if measured.period and isinstance(earlier[1], int):
                self._date_objective(earlier[1], measured.period)

    def _why_no_result(self, index: int) -> str:
        if self.columns.one("initiative") and self.columns.texts(self.columns.one("initiative"))[index]:
            return "no key result in the row: it continues the initiatives above"
        return "no objective and no key result in the row"


def _asked(text: str, baseline: Number | None, target: Number | None) -> str | None:
    """The direction that the first word asks for ("Reduce …"), unless the numbers would contradict it."""
    asked = direction(text.split(" ")[0])
    if asked is None or target is None or target.comparator:
        return None
    if baseline is None:
        return asked
    moved = "increase" if target.value > baseline.value else "decrease" if target.value < baseline.value else "maintain"
    return asked if asked == moved else None


def _hundredfold(one: Number | None) -> Number | None:
    return None if one is None else replace(one, value=clean(one.value * 100), unit="%")
