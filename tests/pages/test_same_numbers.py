"""Each number is the same wherever it is shown: on every page that has it, and in the Excel summary."""

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.export.summary.explained import HEAD
from scorecard.export.workbook import summary
from scorecard.measures.progress import key_results, objective_scores
from scorecard.measures.scorecard import organisation_score, perspective_scores, unit_perspective_scores, unit_scores
from scorecard.model.explain import LEVELS, Node
from scorecard.model.perspective import UNMAPPED, classic
from scorecard.model.scope import NONE, Scope
from scorecard.store.store import Store
from tests.pages.conftest import opened
from tests.pages.test_compare import quarters, table
from tests.pages.test_explain import at_node
from tests.pages.test_pages import words

SCOPE = Scope(date(2026, 9, 1), "2026-Q3")
NAME = classic().name_of
Shown = dict[Node, float | None]


def shown(value: float) -> Any:
    """A number as a table has it: rounded, for the grid would cut its digits off."""
    return pytest.approx(value, abs=0.00501)


__all__ = ["quarters"]


@pytest.fixture
def rows(quarters: Path) -> dict[Node, Any]:
    """Everything that has a score, as the views have it."""
    store = desk.open_store(quarters)
    found: dict[Node, Any] = {
        Node("organisation"): organisation_score(store, SCOPE),
        **{Node("perspective", perspective=row.perspective): row for row in perspective_scores(store, SCOPE)},
        **{Node("unit", row.unit): row for row in unit_scores(store, SCOPE)},
        **{Node("unit_perspective", row.unit, row.perspective): row for row in unit_perspective_scores(store, SCOPE)},
        **{Node("objective", thing_id=row.objective_id): row for row in objective_scores(store, SCOPE)},
        **{Node("key_result", thing_id=row.key_result_id): row for row in key_results(store, SCOPE)},
    }
    store.close()
    assert {node.level for node, row in found.items() if row.score is not None} == set(LEVELS)
    return found


@pytest.fixture
def views(rows: dict[Node, Any]) -> Shown:
    return {node: row.score for node, row in rows.items()}


@pytest.fixture
def texts(quarters: Path) -> dict[Node, str]:
    """How tables call objectives and key results; no two of the company bear one name."""
    store = desk.open_store(quarters)
    found = {Node("objective", thing_id=row.objective_id): row.objective for row in objective_scores(store, SCOPE)}
    found |= {Node("key_result", thing_id=row.key_result_id): row.key_result for row in key_results(store, SCOPE)}
    store.close()
    assert len(set(found.values())) == len(found)
    return found


def on(page: str) -> AppTest:
    """A page on the day that is asked about."""
    at = opened(page)
    at.date_input(key="as_of").set_value(SCOPE.as_of).run()
    assert not at.exception
    return at


def column(rows: list[dict[str, Any]], name: str, value: str) -> dict[str, float | None]:
    """One column by another; what a table leaves empty is unknown."""
    return {row[name]: None if row[value] is None or row[value] != row[value] else row[value] for row in rows}


def of(views: Shown, level: str) -> Shown:
    return {node: value for node, value in views.items() if node.level == level}


def named(views: Shown, texts: dict[Node, str], level: str) -> dict[str, Any]:
    return {texts[node]: None if value is None else pytest.approx(value) for node, value in of(views, level).items()}


def test_overview_says_the_organisation_and_each_perspective(views: Shown) -> None:
    at = on("overview")
    whole = views[Node("organisation")]
    assert f"stands at **{whole:.2f}**" in words(at)
    shown = {found[1] for one in at.markdown if (found := re.match(r"\*\*(\d\.\d\d)\*\*", one.value))}
    assert shown == {f"{value:.2f}" for node, value in of(views, "perspective").items() if value is not None and node.perspective}


def test_perspectives_and_coverage_say_each_objective(views: Shown, texts: dict[Node, str]) -> None:
    wanted = named(views, texts, "objective")
    found: dict[str, float | None] = {}
    at = on("perspectives")
    for key in (*classic().ids, UNMAPPED):
        at.segmented_control(key="perspective").set_value(key).run()
        if any("Objective" in one.value and "Score" in one.value for one in at.dataframe):
            found |= column(table(at, "Score"), "Objective", "Score")
    assert found == wanted
    at = on("coverage")
    cells: dict[str, float | None] = {}
    for unit in {node.unit or NONE for node in of(views, "unit_perspective")}:
        at.selectbox(key="unit").set_value(unit).run()
        for key in (*classic().ids, *([UNMAPPED] if Node("perspective") in views else [])):
            next(one for one in at.selectbox if one.label == "Perspective").set_value(key).run()
            if any("Score" in one.value for one in at.dataframe):
                cells |= column(table(at, "Score"), "Objective", "Score")
    assert cells == wanted


def test_progress_says_each_key_result(views: Shown, texts: dict[Node, str]) -> None:
    wanted = {texts[node]: None if value is None else shown(value) for node, value in of(views, "key_result").items()}
    assert column(table(on("progress"), "Progress"), "Key result", "Progress") == wanted


def test_compare_says_each_score_of_every_level_that_enough_is_known_of(
    rows: dict[Node, Any], views: Shown, texts: dict[Node, str]
) -> None:
    at = on("compare")
    assert f"to **{views[Node('organisation')]:.2f}**" in words(at)
    seen = set()
    for level in ("perspective", "unit", "unit_perspective", "objective"):
        at.segmented_control(key="level").set_value(level).run()
        for row in table(at, "Within" if level != "objective" else "Objective"):
            keys = [node for node in of(views, level) if _named(node, texts) == tuple(row.get(name) for name in _NAMES[level])]
            for node in keys:
                told = row[SCOPE.period or ""]
                value = views[node]
                assert (None if told != told else told) == (shown(value) if rows[node].enough and value is not None else None)
                seen.add(node)
    assert {node for node in views if node.level in _NAMES and rows[node].enough} <= seen


_NAMES = {"perspective": ("Perspective",), "unit": ("Unit",), "unit_perspective": ("Unit", "Perspective"), "objective": ("Objective",)}


def _named(node: Node, texts: dict[Node, str]) -> tuple[str, ...]:
    known = {"Perspective": NAME(node.perspective), "Unit": node.unit or "No unit named", "Objective": texts.get(node, "")}
    return tuple(known[name] for name in _NAMES[node.level])


def test_explain_says_each_of_them_as_a_part_of_the_one_above(views: Shown, texts: dict[Node, str]) -> None:
    found: dict[tuple[str, str], float | None] = {}
    for node in views:
        if node.level in ("organisation", "perspective", "unit_perspective", "objective"):
            below = {"organisation": "perspective", "perspective": "unit_perspective", "unit_perspective": "objective"}.get(
                node.level, "key_result"
            )
            rows = column(table(at_node(node), "Contribution"), "Part", "Score")
            found |= {(below, name): score for name, score in rows.items()}
    wanted = {
        **{("perspective", NAME(node.perspective)): value for node, value in of(views, "perspective").items()},
        **{("unit_perspective", f"{node.unit}, {NAME(node.perspective)}"): value for node, value in of(views, "unit_perspective").items()},
        **{(node.level, text): views[node] for node, text in texts.items()},
    }
    assert {key: found[key] for key in wanted} == {key: None if value is None else shown(value) for key, value in wanted.items()}


def test_the_excel_summary_says_each_of_them_on_every_sheet(views: Shown, texts: dict[Node, str], quarters: Path) -> None:
    store = Store(quarters)
    book: Any = load_workbook(io.BytesIO(summary(store, SCOPE)), data_only=True)
    store.close()
    first = {line[0]: line[1] for line in book["Summary"].iter_rows(values_only=True) if isinstance(line[1], float)}
    assert first["Organisation"] == pytest.approx(views[Node("organisation")])
    for node, value in of(views, "perspective").items():
        assert first.get(NAME(node.perspective)) == (value if value is None else pytest.approx(value))
    assert written(book["Objectives"], "Objective", "Score") == named(views, texts, "objective")
    assert written(book["Key results"], "Key result", "Score") == named(views, texts, "key_result")
    assert written(book["Units"], "Unit", "Score") == {
        node.unit: value if value is None else pytest.approx(value) for node, value in of(views, "unit").items()
    }
    lines = book["Explain"].iter_rows(min_row=7, values_only=True)
    explained: list[dict[str, Any]] = [dict(zip(HEAD, line, strict=True)) for line in lines if line[0]]
    by_id = {line["Id"]: line["Score"] for line in explained if line["Id"]}
    assert by_id == {node.thing_id: value if value is None else pytest.approx(value) for node, value in views.items() if node.thing_id}
    perspective, cells = None, dict[tuple[str, str | None], Any]()
    for line in explained:
        perspective = line["What"].strip() if line["Level"] == "Perspective" else perspective
        cells |= {(line["What"].strip(), perspective): line["Score"]} if line["Level"] == "Unit" else {}
    assert cells == {
        (node.unit, NAME(node.perspective)): value if value is None else pytest.approx(value)
        for node, value in of(views, "unit_perspective").items()
    }


def written(sheet: Any, name: str, value: str) -> dict[str, float | None]:
    """One column of a sheet by another."""
    lines = list(sheet.iter_rows(values_only=True))
    head = next(place for place, line in enumerate(lines) if name in line)
    key, number = lines[head].index(name), lines[head].index(value)
    return {line[key]: line[number] for line in lines[head + 1 :] if line[key] and len([one for one in line if one is not None]) > 1}
