"""What we write we can read: planning and check-in workbooks give back what was put into them, whatever was done to their rows between."""

import io
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scorecard.export.checkin import check_in_workbook
from scorecard.export.planning import written
from scorecard.intake.tables import Reading
from scorecard.language import languages, speaking
from scorecard.model.check_in_book import Asked, CheckInBook
from scorecard.model.own_book import CODE
from scorecard.model.plan_book import PlanBook, PlanRow
from tests.property.organisations import COMMENTS, KeyResult, Objective, Organisation, organisations
from tests.property.test_layouts_read_back import differences, found
from tests.reading import read

AS_OF = date(2024, 9, 1)
IN_CI = 12


def read_back(made: bytes) -> Reading:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "back.xlsx"
        path.write_bytes(made)
        return read(path)


def mixed(made: bytes, dice: Random, first: int) -> tuple[Worksheet, Any]:
    """The workbook's first sheet as somebody leaves it: rows sorted at random, a row and a column inserted, headings renamed."""
    book = load_workbook(io.BytesIO(made))
    sheet = book.worksheets[0]
    lines = [[(cell.value, cell.number_format) for cell in line] for line in sheet.iter_rows(min_row=first)]
    dice.shuffle(lines)
    for at, line in enumerate(lines, start=first):
        for place, (value, form) in enumerate(line, start=1):
            cell = sheet.cell(at, place)
            cell.value, cell.number_format = value, form
            if isinstance(value, str):
                # A program for people leaves a text a text; openpyxl makes a formula of one that begins like it.
                cell.data_type = "s"
    if dice.random() < 0.5:
        for place in range(2, sheet.max_column + 1):
            sheet.cell(first - 1, place).value = f"Spalte {place}"
    if dice.random() < 0.5:
        sheet.insert_rows(dice.randint(first, sheet.max_row))
    if dice.random() < 0.5:
        sheet.insert_cols(dice.randint(2, sheet.max_column))
    return sheet, book


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def planned(organisation: Organisation) -> tuple[PlanBook, list[tuple[Objective, KeyResult]]]:
    """The plan of one unit and period of an organisation."""
    unit, period = organisation.objectives[0].unit, organisation.objectives[0].period
    pairs = [
        (goal, one) for goal in organisation.objectives if (goal.unit, goal.period) == (unit, period) for one in goal.key_results
    ]
    rows = tuple(
        PlanRow(
            goal.text, one.text, goal.perspective, one.owner, one.unit_of_measure, one.baseline, one.target, one.direction, one.weight,
            one.due_on,
        )
        for goal, one in pairs
    )  # fmt: skip
    names = tuple((name, 0.25) for name in dict.fromkeys(goal.perspective for goal in organisation.objectives))
    return PlanBook(unit, period, AS_OF, names, rows), pairs




def meant(pairs: Sequence[tuple[Objective, KeyResult]]) -> list[dict[str, Any]]:
    return [
        {
            "objective": goal.text, "key_result": one.text, "unit": goal.unit, "period": goal.period, "perspective": goal.perspective,
            "owner": one.owner, "unit_of_measure": one.unit_of_measure, "baseline": one.baseline, "target": one.target,
            "weight": one.weight, "due_on": one.due_on,
            # Where none is stated the words of the key result may ask for one.
            **({"direction": one.direction} if one.direction else {}),
        }
        for goal, one in pairs
    ]  # fmt: skip


def test_a_plan_is_read_back_as_it_was_written(request: pytest.FixtureRequest) -> None:
    asked = request.config.getoption("--examples")

    @settings(
        max_examples=asked or IN_CI, derandomize=asked is None, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )  # fmt: skip
    @given(organisations(), st.sampled_from(sorted(languages())), st.randoms(use_true_random=False))
    def law(organisation: Organisation, language: str, dice: Random) -> None:
        book, pairs = planned(organisation)
        with speaking(language):
            _, made = mixed(written(book), dice, first=8)
        reading = read_back(saved(made))
        assert differences(meant(pairs), found(reading)) == []
        assert [one.code for one in reading.account.findings if one.code not in EXPECTED] == []

    law()


EXPECTED = {"target-equals-baseline", "number-ambiguous"}
"""Findings about what was drawn, not about how it was read."""
TEXTS = st.sampled_from(("On-time delivery", "=1+1", "Total: 5", "Example: x", "https://203.0.113.9", "Ziel", "", "a\nb", "- [x] *y*"))
VALUES = st.one_of(st.none(), st.floats(-1e9, 1e9, width=32), st.integers(-9_999, 9_999).map(float))


@st.composite
def answered(draw: st.DrawFn) -> tuple[CheckInBook, dict[str, dict[str, Any]]]:
    """A workbook, and what is said of some of its key results."""
    count = draw(st.integers(1, 5))
    rows = tuple(
        Asked(
            f"K{number:016x}", "2024-Q3", draw(TEXTS), draw(TEXTS), draw(TEXTS) or "O", draw(TEXTS) or "K", draw(TEXTS), draw(
                st.sampled_from((None, "€", "days"))), draw(VALUES), draw(VALUES), draw(st.sampled_from(("value", "value", "percent"))),
            draw(VALUES), draw(st.one_of(st.none(), st.just(AS_OF))), "on_track",
        )
        for number in range(count)
    )  # fmt: skip
    said = {
        row.key_result_id: {
            "value": draw(VALUES),
            "observed_on": draw(st.one_of(st.none(), st.integers(0, 60).map(lambda days: AS_OF - timedelta(days)))),
            "confidence": draw(st.one_of(st.none(), st.integers(1, 5))),
            "comment": draw(st.one_of(st.none(), st.sampled_from(COMMENTS["de"]))),
        }
        for row in rows
        if draw(st.booleans())
    }
    return CheckInBook("Ida", AS_OF, "2024-Q3", "abc", rows), said


def test_answers_are_read_back_for_the_key_results_they_were_given_to(request: pytest.FixtureRequest) -> None:
    asked = request.config.getoption("--examples")

    @settings(
        max_examples=asked or IN_CI, derandomize=asked is None, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )  # fmt: skip
    @given(answered(), st.sampled_from(sorted(languages())), st.randoms(use_true_random=False))
    def law(drawn: tuple[CheckInBook, dict[str, dict[str, Any]]], language: str, dice: Random) -> None:
        book, said = drawn
        with speaking(language):
            made = check_in_workbook(book)
        filled = load_workbook(io.BytesIO(made))
        sheet = filled.worksheets[0]
        codes = {str(cell.value).removeprefix(CODE): place for place, cell in enumerate(sheet[1])}
        for line in sheet.iter_rows(min_row=7):
            for code, value in said.get(str(line[0].value), {}).items():
                line[codes[code]].value = value
        _, left = mixed(saved(filled), dice, first=7)
        reading = read_back(saved(left))
        spoken = {key: told for key, told in said.items() if any(one is not None for name, one in told.items() if name != "observed_on")}
        rows = [] if reading.content is None else reading.content.answers.to_pylist()
        assert Counter(row["key_result_id"] for row in rows) == Counter(list(spoken))
        for row in rows:
            told, of = spoken[row["key_result_id"]], next(one for one in book.rows if one.key_result_id == row["key_result_id"])
            value = row["percent_complete"] if of.measure == "percent" else row["value"]
            scale = None if told["confidence"] is None else 1 + (told["confidence"] - 1) * 9 / 4
            assert value == (None if told["value"] is None else pytest.approx(told["value"], rel=1e-12))
            assert (row["observed_on"], row["comment"], row["confidence"]) == (told["observed_on"], told["comment"], scale)
            assert (row["seen_on"], row["seen"]) == (of.last_on, "abc")
            assert row["seen_value"] == (None if of.last_value is None else pytest.approx(of.last_value, rel=1e-12))
        assert [one for one in reading.account.findings if one.code == "sent-cell-changed"] == []

    law()
