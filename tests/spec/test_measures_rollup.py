"""Methodology §2 and §5: the worked numbers of the roll-up, coverage and balance."""

import pytest

from scorecard.measures.coverage import balances, coverage
from scorecard.measures.progress import metric_pools, objective_scores
from scorecard.measures.scorecard import organisation_score, perspective_scores, unit_perspective_scores, unit_scores, unit_trees
from scorecard.model.scope import Scope
from scorecard.model.scores import MetricPool
from scorecard.store.store import Store
from tests.spec.organisation import day, intend, organise

MARCH = Scope(day("2026-02-12"))


def worked_unit(store: Store, weights: bool = True) -> None:
    """§2.7: unit X with financial .617 (C .875), customer .60, internal .40 and nothing in learning & growth."""
    if weights:
        intend(store, "financial 30, customer 30, internal_process 25, learning_growth 15")
    organise(
        store,
        """
        id | unit | perspective
        O1 | X    | financial
        O2 | X    | financial
        O3 | X    | customer
        O4 | X    | internal_process
        """,
        """
        id | of | baseline | target | value | weight
        a  | O1 |        0 |    100 |    55 | 2
        b  | O1 |        0 |    100 |    20 | 1
        c  | O1 |        0 |    100 |       | 1
        d  | O2 |        0 |    100 |    90 | 1
        e  | O2 |        0 |    100 |    70 | 1
        f  | O3 |        0 |    100 |    60 | 1
        g  | O4 |        0 |    100 |    40 | 1
        """,
    )


def test_an_objective_with_a_missing_key_result_ships_completeness_and_bounds(store: Store) -> None:
    worked_unit(store)
    one = next(row for row in objective_scores(store, MARCH) if row.objective_id == "O1")
    assert (one.score, one.completeness, one.low, one.high) == pytest.approx((1.3 / 3, 0.75, 0.325, 0.575))
    assert (one.key_results, one.scored_key_results) == (3, 2)


def test_a_unit_in_one_perspective_is_the_mean_of_its_objectives(store: Store) -> None:
    worked_unit(store)
    one = next(row for row in unit_perspective_scores(store, MARCH) if row.perspective == "financial")
    assert (one.score, one.completeness) == (pytest.approx(0.617, abs=5e-4), pytest.approx(0.875))


def test_a_unit_weighs_its_perspectives_and_counts_an_empty_one_as_missing(store: Store) -> None:
    worked_unit(store)
    [one] = unit_scores(store, MARCH)
    told = (one.score, one.completeness, one.low, one.high)
    assert told == (pytest.approx(0.547, abs=5e-4), pytest.approx(0.8125), pytest.approx(0.449, abs=5e-4), pytest.approx(0.636, abs=5e-4))


def test_perspective_first_and_unit_first_differ_when_units_cover_different_perspectives(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective\nA | X | financial\nB | Y | financial\nC | Y | customer",
        "id | of | baseline | target | value\na | A | 0 | 10 | 9\nb | B | 0 | 10 | 3\nc | C | 0 | 10 | 5",
    )
    one = organisation_score(store, MARCH)
    assert one is not None
    assert (one.score, one.unit_first, one.mix) == (pytest.approx(0.55), pytest.approx(0.65), True)


def test_unmapped_objectives_have_a_row_of_their_own_and_count_in_no_total(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective\nA | X | financial\nB | X | ",
        "id | of | baseline | target | value\na | A | 0 | 10 | 9\nb | B | 0 | 10 | 1",
    )
    assert [(row.perspective, row.score) for row in perspective_scores(store, MARCH)] == [("financial", 0.9), (None, 0.1)]
    one = organisation_score(store, MARCH)
    assert one is not None
    assert (one.score, one.objectives) == (pytest.approx(0.9), 1)


def test_an_objective_without_key_results_is_missing_not_zero(store: Store) -> None:
    organise(store, "id | unit | perspective\nA | X | financial", "id | of | baseline | target | value")
    [one] = objective_scores(store, MARCH)
    assert (one.score, one.completeness, one.low, one.high, one.status) == (None, 0, 0, 1, "no_data")


def test_a_third_of_the_weight_behind_keeps_a_parent_from_being_on_track(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective\nA | X | financial",
        "id | of | baseline | target | value\na | A | 0 | 10 | 9\nb | A | 0 | 10 | 9\nc | A | 0 | 10 | 0.1",
    )
    [one] = objective_scores(store, MARCH)
    assert one.score is not None
    assert one.expected is not None
    assert one.score > one.expected
    assert one.status == "at_risk"


def test_weight_nought_is_listed_but_changes_no_score(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective\nA | X | financial",
        "id | of | baseline | target | value | weight\na | A | 0 | 10 | 9 | 1\nb | A | 0 | 10 | 1 | 0",
    )
    [one] = objective_scores(store, MARCH)
    assert (one.score, one.key_results) == (pytest.approx(0.9), 2)


def test_an_objective_of_negative_weight_counts_nothing(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective | weight\nA | X | financial | 1\nB | X | financial | -1",
        "id | of | baseline | target | value\na | A | 0 | 10 | 9\nb | B | 0 | 10 | 1",
    )
    [one] = unit_perspective_scores(store, MARCH)
    assert (one.score, one.objectives) == (pytest.approx(0.9), 2)


def test_where_nothing_has_weight_everything_is_possible(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective | weight\nA | X | financial | 0\nB | Y | financial | 1",
        "id | of | baseline | target | value\na | A | 0 | 10 | 9\nb | B | 0 | 10 | 6",
    )
    told = {one.unit: (one.score, one.completeness, one.low, one.high) for one in unit_perspective_scores(store, MARCH)}
    assert told == {"X": (None, 0.0, 0.0, 1.0), "Y": (0.6, 1.0, 0.6, 0.6)}
    [whole] = perspective_scores(store, MARCH)
    assert (whole.score, whole.completeness, whole.low, whole.high) == pytest.approx((0.6, 0.5, 0.3, 0.8))


def test_coverage_tells_gaps_only_where_a_perspective_is_required(store: Store) -> None:
    organise(
        store,
        """
        id | unit  | perspective
        A  | Group | financial
        B  | Group | customer
        C  | Dock  | customer
        D  | Dock  |
        """,
        "id | of | baseline | target\na | A | 0 | 10\nb | B | | 10\nc | C | 0 | 10\nd | D | 0 | 10",
        units="unit | level\nGroup | Company\nDock | Team",
    )
    told = {(row.unit, row.perspective): row.state for row in coverage(store, MARCH)}
    assert told == {
        ("Group", "financial"): "covered",
        ("Group", "customer"): "not_measurable",
        ("Group", "internal_process"): "gap",
        ("Group", "learning_growth"): "gap",
        ("Dock", "financial"): "not_required",
        ("Dock", "customer"): "covered",
        ("Dock", "internal_process"): "not_required",
        ("Dock", "learning_growth"): "not_required",
        ("Dock", None): "unmapped",
    }


def spread(store: Store, counts: dict[str, int], weights: str | None = None) -> None:
    lines = [f"{perspective}{number} | X | {perspective}" for perspective, count in counts.items() for number in range(count)]
    if weights:
        intend(store, weights)
    organise(store, "id | unit | perspective\n" + "\n".join(lines), "id | of | baseline | target")


def test_balance_against_equal_intent_is_the_worked_example(store: Store) -> None:
    spread(store, {"financial": 4, "customer": 2, "internal_process": 2})
    told = balances(store, MARCH)[0]
    assert (told.organisation, told.balance, told.best_balance, told.evenness) == (
        True,
        pytest.approx(2 / 3),
        pytest.approx(1),
        pytest.approx(0.75),
    )
    assert told.unbalanced


def test_balance_against_intended_weights_is_the_worked_example(store: Store) -> None:
    intended = "financial 20, customer 30, internal_process 35, learning_growth 15"
    spread(store, {"financial": 4, "customer": 2, "internal_process": 2}, intended)
    told = balances(store, MARCH)[0]
    assert (told.balance, told.best_balance) == (pytest.approx(0.647, abs=5e-4), pytest.approx(0.912, abs=5e-4))


def test_three_objectives_in_four_perspectives_cannot_be_balanced_and_are_not_blamed(store: Store) -> None:
    spread(store, {"financial": 1, "customer": 1, "internal_process": 1})
    told = balances(store, MARCH)[0]
    assert (told.best_balance, told.evenness) == (pytest.approx(2 / 3), pytest.approx(0.792, abs=5e-4))
    assert not told.unbalanced


TREE = """
    unit  | parent | level      | weight
    Group |        | company    |
    North | Group  | division   | 3
    South | Group  | division   | 1
    Depot | North  | department |
"""


def grouped(store: Store, group_value: str = "", units: str = TREE) -> None:
    """Scores: Depot .4, North .8, South .2, and the group's own where it is told."""
    organise(
        store,
        "id | unit | perspective\nD | Depot | customer\nN | North | customer\nS | South | customer"
        + ("\nG | Group | customer" if group_value else ""),
        "id | of | baseline | target | value\nd | D | 0 | 100 | 40\nn | N | 0 | 100 | 80\ns | S | 0 | 100 | 20"
        + (f"\ng | G | 0 | 100 | {group_value}" if group_value else ""),
        units=units,
    )


def test_a_tree_joins_a_unit_with_the_units_below_it_by_weight(store: Store) -> None:
    grouped(store)
    told = {one.unit: (one.own, one.tree, one.headline, one.basis, one.units) for one in unit_trees(store, MARCH)}
    north = (0.8 + 0.4) / 2
    group = (3 * north + 0.2) / 4
    assert told == {
        "Depot": (0.4, pytest.approx(0.4), 0.4, "own", 1),
        "North": (0.8, pytest.approx(north), 0.8, "own", 2),
        "South": (0.2, pytest.approx(0.2), 0.2, "own", 1),
        "Group": (None, pytest.approx(group), pytest.approx(group), "tree", 3),
    }


def test_a_group_with_okrs_of_its_own_shows_both_numbers_and_says_when_they_part(store: Store) -> None:
    grouped(store, "90")
    one = next(row for row in unit_trees(store, MARCH) if row.unit == "Group")
    assert (one.own, one.headline, one.basis) == (0.9, 0.9, "own")
    assert one.tree == pytest.approx((0.9 + 3 * 0.6 + 0.2) / 5)
    assert one.apart


def test_a_unit_without_a_score_leaves_the_tree_and_its_bounds_know_it(store: Store) -> None:
    organise(
        store,
        "id | unit | perspective\nN | North | customer\nS | South | customer",
        "id | of | baseline | target | value\nn | N | 0 | 100 | 80\ns | S | 0 | 100 |",
        units="unit | parent\nNorth | Group\nSouth | Group",
    )
    one = next(row for row in unit_trees(store, MARCH) if row.unit == "Group")
    assert (one.tree, one.units) == (pytest.approx(0.8), 2)
    # One perspective of four has objectives: half of that is missing, and all of the others.
    assert (one.completeness, one.low, one.high) == pytest.approx((0.5 / 4, 0.4 / 4, 1 - 0.1 / 4))


def test_a_unit_of_no_weight_leaves_its_parent_without_a_number_and_pulls_nobody_down(store: Store) -> None:
    units = "unit | parent | weight\nNorth | Group | 1\nSouth | Group | 1\nDepot | North | 0"
    organise(
        store,
        "id | unit | perspective\nD | Depot | customer\nS | South | customer",
        "id | of | baseline | target | value\nd | D | 0 | 100 | 50\ns | S | 0 | 100 | 80",
        units=units,
    )
    told = {one.unit: (one.tree, one.completeness, one.low, one.high, one.units) for one in unit_trees(store, MARCH)}
    assert told["North"] == (None, 0.0, 0.0, 1.0, 1)
    # In one perspective of four the group has South whole and North unknown.
    assert told["Group"] == pytest.approx((0.8, 0.5 / 4, 0.4 / 4, 1 - 0.1 / 4, 2))


def test_a_tree_counts_units_whatever_their_perspectives_and_weighs_as_its_top_intends(store: Store) -> None:
    intend(store, "financial 3, customer 1, internal_process 0, learning_growth 0", unit="Group")
    organise(
        store,
        "id | unit | perspective\nN | North | customer\nS | South | financial",
        "id | of | baseline | target | value\nn | N | 0 | 100 | 80\ns | S | 0 | 100 | 20",
        units="unit | parent\nNorth | Group\nSouth | Group",
    )
    one = next(row for row in unit_trees(store, MARCH) if row.unit == "Group")
    assert (one.tree, one.completeness, one.units) == (pytest.approx((3 * 0.2 + 0.8) / 4), pytest.approx(1.0), 2)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_parents_that_a_file_names_the_same_one_holds_everywhere(store: Store, order: int) -> None:
    lines = [f"Depot{number} | {parent} | {weight}" for number in range(20) for parent, weight in (("South", 3), ("North", 2))]
    units = "\n".join(("unit | parent | weight", *lines[::order]))
    organise(store, "id | unit | perspective\nO1 | Depot1 | customer", "id | of | baseline | target | value\nK1 | O1 | 0 | 10 | 5", units=units)
    with store.cursor() as cursor:
        told = cursor.execute("select distinct parent, rollup_weight from unit").fetchall()
        above = cursor.execute("select distinct ancestor from unit_ancestor where depth = 1").fetchall()
    assert (told, above) == ([("North", 2.0)], [("North",)])


def test_units_that_stand_above_each_other_have_no_tree_but_themselves(store: Store) -> None:
    grouped(store, units="unit | parent\nNorth | Depot\nDepot | North\nSouth | South")
    assert {one.unit: one.tree for one in unit_trees(store, MARCH)} == pytest.approx({"Depot": 0.4, "North": 0.8, "South": 0.2})


def test_units_count_in_the_organisation_by_their_weight(store: Store) -> None:
    grouped(store)
    [one] = perspective_scores(store, MARCH)
    assert one.score == pytest.approx((0.4 + 3 * 0.8 + 0.2) / 5)
    whole = organisation_score(store, MARCH)
    assert whole is not None
    assert (whole.score, whole.unit_first) == (pytest.approx(0.6), pytest.approx(0.6))


def test_a_mean_ships_its_lowest_part_and_the_share_behind(store: Store) -> None:
    grouped(store)
    [one] = perspective_scores(store, MARCH)
    assert (one.lowest, one.behind_share) == (0.2, pytest.approx(1 / 5))


def test_rates_of_a_shared_metric_are_pooled_over_units_and_never_averaged(store: Store) -> None:
    objectives = "id | unit | perspective\nN | North | customer\nS | South | customer\nE | East | customer"
    drawn = """
        id | of | metric       | value | cases | baseline | target
        A  | N  | satisfaction | 88    | 120   | 50       | 100
        B  | S  | satisfaction | 62    | 880   | 50       | 100
        C  | E  | satisfaction | 10    |       | 50       | 100
        D  | E  |              | 70    | 5     | 50       | 100
    """
    organise(store, objectives, drawn, check_ins="of | on | value | cases\nA | 2026-03-01 | 90 | 100")
    assert metric_pools(store, Scope(day("2026-01-10"))) == [
        MetricPool(day("2026-01-10"), "satisfaction", "2026-Q1", "%", 3, 0, None, None, None, None)
    ]
    [told] = metric_pools(store, Scope(day("2026-02-12")))
    assert (told.pooled, told.cases) == (pytest.approx(65.12), 1000)
    assert (told.key_results, told.pooled_key_results, told.lowest, told.highest) == (3, 2, 62, 88)
    [later] = metric_pools(store, Scope(day("2026-03-31")))
    assert (later.pooled, later.cases) == (pytest.approx((90 * 100 + 62 * 880) / 980), 980)


def test_a_metric_that_one_unit_measures_twice_is_pooled_once(store: Store) -> None:
    drawn = """
        id | of | metric       | value | cases
        A  | N  | satisfaction | 80    | 10
        B  | N  | satisfaction | 80    | 10
        C  | S  | satisfaction | 60    | 30
    """
    organise(store, "id | unit | perspective\nN | North | customer\nS | South | customer", drawn)
    [told] = metric_pools(store, Scope(day("2026-02-12")))
    assert (told.pooled, told.cases, told.key_results) == (pytest.approx(65), 40, 2)
