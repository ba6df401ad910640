"""Types, limits, milestones and plans of any key results, written in any of the table's words, are read as they were meant."""

import tomllib
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.intake.grid import Book, Grid, Value
from scorecard.intake.tables import Content
from tests.reading import read_book

TOLD = tomllib.loads((files("scorecard.intake.headings") / "kinds.toml").read_text(encoding="utf-8"))["key_result_type"]
HEADINGS = tomllib.loads((files("scorecard.intake.headings") / "headings.toml").read_text(encoding="utf-8"))
WORDS = {meaning: [word for words in lines.values() for word in words] for meaning, lines in TOLD.items()}
OF_TYPES = ("KR type", "Key result type", "Type kernresultaat", "Art des Schlüsselergebnisses", "Type de résultat clé")
LIMITED = {"control_at_least": (True, False), "control_at_most": (False, True), "control_between": (True, True)}
START = date(2026, 7, 1)


def names(field: str) -> st.SearchStrategy[str]:
    return st.sampled_from([name for names in HEADINGS[field].values() for name in names])


@st.composite
def key_results(draw: st.DrawFn) -> dict[str, Any]:
    """A type with a word for it, and the limits that it needs; a control type may be called by the word for all of them."""
    type_ = draw(st.sampled_from([one for one in WORDS if one not in ("none", "control")]))
    word = draw(st.sampled_from(WORDS[type_] + (WORDS["control"] if type_ in LIMITED else [])))
    low = draw(st.integers(1, 40))
    lower, upper = LIMITED.get(type_, (False, False))
    return {"type": type_, "word": word, "lower": low if lower else None, "upper": low + draw(st.integers(0, 20)) if upper else None}


def read(sheets: dict[str, list[list[Value]]]) -> Content:
    content = read_book(Book(tuple(Grid(name, rows) for name, rows in sheets.items())), "okr").content
    assert content is not None
    return content


@settings(deadline=None, max_examples=60)
@given(st.data(), st.lists(key_results(), min_size=1, max_size=6))
def test_types_and_limits_are_read_as_written_whatever_the_words_and_the_order_of_the_columns(
    data: st.DataObject, told: list[dict[str, Any]]
) -> None:
    columns: dict[str, list[Value]] = {
        "Objective": ["Calm days"] * len(told),
        "Key Result": [f"Measure number {number} of the shops" for number in range(len(told))],
        data.draw(st.sampled_from(OF_TYPES)): [one["word"] for one in told],
        data.draw(names("lower_limit")): [one["lower"] for one in told],
        data.draw(names("upper_limit")): [one["upper"] for one in told],
    }
    order = data.draw(st.permutations(list(columns)))
    rows: list[list[Value]] = [list(order), *map(list, zip(*(columns[name] for name in order), strict=True))]
    found = read({"OKRs": rows}).key_results.to_pylist()
    assert [(one["key_result_type"], one["lower_limit"], one["upper_limit"]) for one in found] == [
        (one["type"], one["lower"], one["upper"]) for one in told
    ]


STEPS = st.tuples(st.integers(0, 2), st.booleans(), st.integers(0, 60), st.integers(1, 9))
"""Of a milestone: its key result, whether it is done, on which day, its weight."""


@settings(deadline=None, max_examples=60)
@given(st.lists(STEPS, min_size=1, max_size=8))
def test_milestones_are_read_as_written(steps: list[tuple[int, bool, int, int]]) -> None:
    okrs: list[list[Value]] = [["Objective", "KR ID", "Key Result", "KR type"]]
    okrs += [["Calm days", f"K{number}", f"Open hub {number}", "Milestones"] for number in range(3)]
    rows: list[list[Value]] = [["KR ID", "Milestone", "Done on", "Weight"]]
    rows += [
        [f"K{of}", f"Step {number} of the way", START + timedelta(days=day) if done else None, weight]
        for number, (of, done, day, weight) in enumerate(steps)
    ]
    found = read({"OKRs": okrs, "Milestones": rows}).milestones.to_pylist()
    assert [(one["key_result_key"], one["done"], one["done_on"], one["weight"]) for one in found] == [
        (of, done, START + timedelta(days=day) if done else None, weight) for of, done, day, weight in steps
    ]


PLANS = st.dictionaries(st.integers(0, 90), st.integers(0, 100), min_size=2, max_size=6)
"""Percent of the way by days since the start."""


@settings(deadline=None, max_examples=60)
@given(st.integers(-50, 50), st.integers(1, 40), st.booleans(), PLANS)
def test_a_plan_is_read_as_progress_from_baseline_to_target(baseline: int, width: int, falls: bool, shares: dict[int, int]) -> None:
    target = baseline - width if falls else baseline + width
    okrs: list[list[Value]] = [["Objective", "KR ID", "Key Result", "Baseline", "Target"], ["Calm days", "K1", "Rating", baseline, target]]
    planned = {START + timedelta(days=day): share / 100 for day, share in shares.items()}
    rows: list[list[Value]] = [["KR ID", "Date", "Planned value"]]
    rows += [["K1", day, baseline + share * (target - baseline)] for day, share in planned.items()]
    content = read({"OKRs": okrs, "Phases": rows})
    found = {one["planned_on"]: round(one["planned_progress"], 9) for one in content.plan_points.to_pylist()}
    assert found == (planned if len(set(planned.values())) > 1 else {})
    assert content.key_results["plan_curve"].to_pylist() == ["phased" if found else None]
