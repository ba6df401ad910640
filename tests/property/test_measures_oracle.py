"""The views against a second, slower telling of the methodology, on organisations nobody thought of."""

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from scorecard.store.store import Store
from tests.property.methodology_pace import Standing
from tests.property.methodology_rollup import COUNTED, Node, Rollup
from tests.property.scorecards import Method, Organisation, renamed
from tests.property.scorecards_asked import NODE, Told, asked
from tests.property.scorecards_drawn import AS_OF, Table, tables
from tests.property.scorecards_stored import put

IN_CI = 200
TOGETHER = 20
"""Organisations drawn at once."""
ROOM = 200
"""Of many examples so many organisations share a store: to ask for hundreds takes hardly longer than to ask for one."""


def told(one: Organisation, method: Method, intended: tuple[float, ...]) -> Told:
    """What the methodology says of one organisation."""
    rollup = Rollup(one, intended, AS_OF, method)
    found: Told = {}
    for name, standing in rollup.standings.items():
        found["key result", one.period, name] = {field.name: getattr(standing, field.name) for field in fields(Standing)}
    weights = {objective.name: max(0.0, objective.weight) for objective in one.objectives}
    for key, node in rollup.objectives.items():
        found["objective", one.period, key] = {**_node(node), "weight": weights[key]}
    for (unit, perspective), node in rollup.places.items():
        found["unit and perspective", one.period, unit, perspective] = {**_node(node), "objectives": node.objectives}
    for unit in rollup.named:
        node = rollup.unit(unit)
        found["unit", one.period, unit] = {**_node(node), "objectives": node.objectives}
    for perspective in {perspective for _, perspective in rollup.places}:
        node = rollup.perspective(perspective)
        found["perspective", one.period, perspective] = {**_node(node), "objectives": node.objectives, "units": node.units}
    if rollup.named:
        node, unit_first, mix = rollup.organisation()
        more = {"objectives": node.objectives, "units": node.units, "unit_first": unit_first, "mix": mix}
        found["organisation", one.period] = {**_node(node), **more}
    for place in {*rollup.units, *rollup.named}:
        if place is not None and (tree := rollup.tree(place)):
            found["tree", one.period, place] = tree._asdict()
    return found


def _node(node: Node) -> dict[str, Any]:
    counts = dict(node.counts)
    return {**{name: getattr(node, name) for name in NODE}, **{name: counts.get(name, 0) for name in (*COUNTED, "unknown")}}


def differences(one: Organisation, method: Method, intended: tuple[float, ...], found: Told) -> list[str]:
    """One line a number of an organisation that the two tell differently."""
    wanted = told(one, method, intended)
    places = {place for place in found if place[1] == one.period} | wanted.keys()
    wrong = []
    for place in sorted(places, key=str):
        if place not in found or place not in wanted:
            wrong.append(f"{place}: only the {'methodology' if place in wanted else 'views'} know it")
            continue
        names = [name for name in found[place] if name not in ("pace_day",)]
        wrong += [
            f"{place} {name}: the views {found[place][name]}, the methodology {wanted[place][name]}"
            for name in names
            if not same(found[place][name], wanted[place][name])
        ]
        if "reached" in wanted[place] and not right_day(found[place]["pace_day"], wanted[place]["reached"], one, place[2]):
            wrong.append(f"{place} pace_day: the views {found[place]['pace_day']}, the methodology {wanted[place]['reached']} of the time")
    return wrong


def same(one: Any, other: Any) -> bool:
    if isinstance(one, float) and isinstance(other, (int, float)):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    return bool(one == other)


def right_day(day: date | None, reached: float | None, one: Organisation, key_result: str) -> bool:
    """The whole day nearest to where the plan is; halfway between two, either."""
    [result] = [result for objective in one.objectives for result in objective.key_results if result.name == key_result]
    starts, due = result.starts or one.starts, result.due or one.ends
    if reached is None or starts is None or due is None:
        return day is None
    return day is not None and abs((day - starts) / timedelta(1) - reached * (due - starts).days) <= 0.5 + 1e-6


def checked(empty: Store, organisations: list[Organisation], method: Method, intended: tuple[float, ...]) -> list[str]:
    with empty.rehearsal() as store:
        put(store, organisations, method, intended)
        found = asked(store, AS_OF)
    wrong = ((one, differences(one, method, intended, found)) for one in organisations)
    return ["\n".join([*lines, repr(one), repr(method), repr(intended)]) for one, lines in wrong if lines]


def test_views_and_methodology_agree_on_every_number(request: pytest.FixtureRequest, empty: Store) -> None:
    asked_for = request.config.getoption("--examples")
    waiting: list[Organisation] = []
    wrong: list[str] = []

    @settings(
        max_examples=(asked_for or IN_CI) // TOGETHER, derandomize=asked_for is None, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(tables(TOGETHER))
    def agree(drawn: Table) -> None:
        organisations, method, intended = drawn
        waiting.extend(renamed(one, f"{len(waiting)}-{place}") for place, one in enumerate(organisations))
        if len(waiting) >= (ROOM if asked_for else TOGETHER):
            wrong.extend(checked(empty, waiting, method, intended))
            waiting.clear()

    agree()
    wrong.extend(checked(empty, waiting, Method(), (1.0, 1.0, 1.0, 1.0)))
    assert not wrong, f"{len(wrong)} organisations are told otherwise, such as:\n{min(wrong, key=len)}"
