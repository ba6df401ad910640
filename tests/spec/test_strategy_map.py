"""Links on the strategy map and what they forbid; how good what stands in a cell of the coverage is."""

import pytest

from scorecard import desk
from scorecard.errors import WrongLink
from scorecard.measures import catalog, coverage, strategy
from scorecard.model.scope import Scope
from scorecard.model.strategy import leading_nowhere, without_driver
from scorecard.store.store import Store
from tests.spec.organisation import day, intend, organise

MARCH = Scope(day("2026-02-12"), "2026-Q1")


def four_bands(store: Store) -> None:
    organise(
        store,
        """
        id | unit | perspective
        F1 | X    | financial
        C1 | X    | customer
        C2 | X    | customer
        P1 | X    | internal_process
        L1 | X    | learning_growth
        U1 | X    |
        """,
        """
        id | of | baseline | target | value | owner
        f  | F1 |        0 |    100 |    55 | Ann
        c  | C1 |        0 |    100 |    20 | Ann
        d  | C2 |        0 |    100 |    20 | Ann
        p  | P1 |        0 |    100 |    40 | Ann
        l  | L1 |        0 |    100 |    40 | Ann
        u  | U1 |        0 |    100 |    40 | Ann
        """,
    )


def pairs(store: Store) -> list[tuple[str, str, str]]:
    return [(one.from_objective_id, one.to_objective_id, one.kind) for one in strategy.links(store, MARCH)]


def test_the_newest_word_about_two_objectives_holds_and_the_earlier_ones_stay_in_the_books(store: Store) -> None:
    four_bands(store)
    desk.draw_link(store, "L1", "P1", by="Ann", effect="lowers", lag_weeks=6, rationale="Skilled people make fewer faults.")
    [one] = strategy.links(store, MARCH)
    assert (one.kind, one.effect, one.lag_weeks, one.rationale, one.said_by) == (
        "hypothesis", "lowers", 6, "Skilled people make fewer faults.", "Ann",
    )  # fmt: skip
    desk.take_off_link(store, "L1", "P1", by="Ben")
    assert pairs(store) == []
    desk.draw_link(store, "L1", "P1", by="Ben", kind="definitional")
    assert pairs(store) == [("L1", "P1", "definitional")]
    with store.cursor() as cursor:
        assert cursor.execute("select count(*) from strategy_link").fetchone() == (3,)


@pytest.mark.parametrize(
    ("source", "target", "kind", "why"),
    [
        ("P1", "P1", "hypothesis", "An objective cannot drive itself."),
        ("U1", "C1", "hypothesis", "An objective without a perspective has no place on the map."),
        ("L1", "P1", "enables", "This link is on the map already."),
        ("C1", "P1", "hypothesis", "A cause does not stand above its effect."),
        ("C2", "C1", "hypothesis", "The link would close a circle of causes."),
    ],
)
def test_the_map_refuses_what_the_method_forbids(store: Store, source: str, target: str, kind: str, why: str) -> None:
    four_bands(store)
    desk.draw_link(store, "L1", "P1", by="Ann")
    desk.draw_link(store, "C1", "C2", by="Ann")
    with pytest.raises(WrongLink, match=why):
        desk.draw_link(store, source, target, by="Ann", kind=kind)
    assert len(pairs(store)) == 2


def test_what_enables_may_lead_down_and_levels_may_be_skipped(store: Store) -> None:
    four_bands(store)
    desk.draw_link(store, "F1", "P1", by="Ann", kind="enables")
    desk.draw_link(store, "L1", "F1", by="Ann")
    assert pairs(store) == [("F1", "P1", "enables"), ("L1", "F1", "hypothesis")]


def test_what_has_no_driver_and_what_leads_nowhere_is_told(store: Store) -> None:
    four_bands(store)
    ranks = strategy.ranks(store, MARCH)
    assert ranks == {"F1": 4, "C1": 3, "C2": 3, "P1": 2, "L1": 1}
    desk.draw_link(store, "P1", "F1", by="Ann")
    links = strategy.links(store, MARCH)
    assert (without_driver(ranks, links), leading_nowhere(ranks, links)) == ([], ["L1"])


def test_an_objective_serves_the_one_of_its_period_that_its_file_names_by_id_or_text(store: Store) -> None:
    four_bands(store)
    with store.transaction() as cursor:
        cursor.execute("update objective_version set source_id = 'O-7' where objective_id = 'F1'")
        cursor.execute("update objective_version set parent_source_id = 'o-7' where objective_id = 'C1'")
        cursor.execute("update objective_version set parent_source_id = 'objective f1' where objective_id = 'C2'")
        cursor.execute("update objective_version set parent_source_id = 'O-9' where objective_id = 'P1'")
        catalog.refresh(cursor)
    served = {one.objective_id: (one.named, one.parent_objective_id) for one in strategy.alignments(store, MARCH)}
    assert served == {
        "F1": (None, None), "C1": ("o-7", "F1"), "C2": ("objective f1", "F1"), "P1": ("O-9", None), "L1": (None, None), "U1": (None, None),
    }  # fmt: skip


def test_an_objective_of_a_quarter_serves_one_of_its_year_and_rather_one_above_its_unit(store: Store) -> None:
    with store.transaction() as cursor:
        cursor.execute("insert into upload values (1, 's', 'r', 'okr.xlsx', 1, timestamp '2026-01-05 12:00', 'Analyst', '[]')")
        days = ("2026", "2026-01-01", "2026-12-31"), ("2026-Q1", "2026-01-01", "2026-03-31"), ("2025", "2025-01-01", "2025-12-31")
        cursor.executemany("insert into period values (?, ?, ?)", days)
        cursor.executemany("insert into unit_version (upload_id, unit, parent) values (1, ?, ?)", [("Crew", "Depot"), ("Depot", None)])
        told = [
            ("Y", "1", None, "2026", None, "Lead the city"),
            ("L", "1", None, "2025", None, "Lead the city"),
            ("D", "1", None, "2026", "Depot", "Clean buses"),
            ("O", "1", None, "2026-Q1", "Yard", "Safe yard"),
            ("A", "2", "lead the city.", "2026-Q1", "Depot", "Wash daily"),
            ("B", "1", "1", "2026-Q1", "Crew", "Calm mornings"),
            ("C", "3", "1", "2026", "Crew", "Fair shifts"),
            ("E", "4", "Wash daily", "2026", "Yard", "Less water"),
        ]
        for number, (key, source_id, parent, period, unit, text) in enumerate(told, start=2):
            cursor.execute(
                """
                insert into objective_version (upload_id, sheet, row, cell, objective_id, source_id, parent_source_id, period, unit, text,
                  stated, weight, goal_mode, state)
                values (1, 'OKR', ?, 'A2', ?, ?, ?, ?, ?, ?, true, 1, 'committed', 'active')
                """,
                [number, key, source_id, parent, period, unit, text],
            )
        catalog.refresh(cursor)
    found = {one.objective_id: (one.parent_objective_id, one.parent_period) for one in strategy.alignments(store, Scope(MARCH.as_of))}
    assert {key: found[key] for key in "ABCE"} == {"A": ("Y", "2026"), "B": ("D", "2026"), "C": ("D", "2026"), "E": (None, None)}


def test_a_cell_has_the_first_of_the_faults_that_half_of_it_has(store: Store) -> None:
    organise(
        store,
        """
        id | unit | perspective
        A1 | A    | financial
        A2 | A    | financial
        A3 | A    | financial
        B1 | A    | customer
        C1 | A    | internal_process
        D1 | B    | financial
        E1 | B    | customer
        """,
        """
        id | of | baseline | target | value | on         | owner
        a  | A1 |        0 |    100 |    55 | 2026-02-10 | Ann
        b  | A2 |        0 |    100 |    20 | 2026-02-10 |
        c  | A3 |        0 |    100 |    20 | 2026-01-10 | Ann
        d  | B1 |        0 |    100 |    60 | 2026-01-10 | Ann
        e  | B1 |        0 |    100 |    60 | 2026-02-10 | Ann
        f  | C1 |          |        |       |            | Ann
        g  | D1 |        0 |    100 |    60 | 2026-02-10 |
        h  | E1 |        0 |    100 |       |            | Ann
        """,
        units="""
        unit | parent | level
        A    |        | Company
        B    | A      | Team
        """,
    )
    found = {(one.unit, one.perspective): (one.state, one.unowned, one.stale) for one in coverage.quality(store, MARCH)}
    assert found == {
        ("A", "financial"): ("healthy", 1, 1),
        ("A", "customer"): ("stale", 0, 1),
        ("A", "internal_process"): ("unmeasured", 0, 0),
        ("A", "learning_growth"): ("empty", 0, 0),
        ("B", "financial"): ("unowned", 1, 0),
        ("B", "customer"): ("stale", 0, 1),
        ("B", "internal_process"): ("not_required", 0, 0),
        ("B", "learning_growth"): ("not_required", 0, 0),
    }


def test_results_without_a_driver_are_told_once_people_drew_links(store: Store) -> None:
    four_bands(store)
    before = {one.perspective: (one.state, one.undriven) for one in coverage.quality(store, MARCH)}
    assert before["customer"] == ("healthy", None)
    desk.draw_link(store, "P1", "F1", by="Ann")
    after = {one.perspective: (one.state, one.undriven) for one in coverage.quality(store, MARCH)}
    assert after == {
        "financial": ("healthy", 0),
        "customer": ("only_lagging", 2),
        "internal_process": ("healthy", None),
        "learning_growth": ("healthy", None),
        None: ("unmapped", None),
    }


def test_shares_of_the_weight_stand_beside_those_intended(store: Store) -> None:
    four_bands(store)
    intend(store, "financial 40, customer 30, internal_process 20, learning_growth 10")
    found = {one.perspective: (one.observed, one.intended) for one in coverage.shares(store, MARCH)}
    assert found == {
        "financial": pytest.approx((0.2, 0.4)),
        "customer": pytest.approx((0.4, 0.3)),
        "internal_process": pytest.approx((0.2, 0.2)),
        "learning_growth": pytest.approx((0.2, 0.1)),
    }
