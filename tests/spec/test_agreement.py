"""How far people agree: Fleiss' and Cohen's kappa as the literature tells them, and what is unknown."""

import pytest

from scorecard import desk
from scorecard.measures import agreement
from scorecard.model.workshop import Comparison, GroupAgreement
from scorecard.store.store import Store
from tests.spec.organisation import organise
from tests.spec.workshop import LETTER, SHORT, hold, sort


def everyone(store: Store, workshop: int = 1) -> GroupAgreement:
    return agreement.groups(store, workshop)[0]


def decide(store: Store, **perspectives: str) -> None:
    """The objectives stand in a file, and a person has placed each."""
    objectives = "\n".join(f"{objective} | North" for objective in perspectives)
    organise(store, f"id | unit\n{objectives}", "id | of | baseline | target\nK | O1 | 0 | 10")
    for objective, perspective in perspectives.items():
        desk.decide(store, objective, SHORT[perspective], by="F")


FLEISS = """
    0  0  0  0 14
    0  2  6  4  2
    0  0  3  5  6
    0  3  9  2  0
    2  2  8  1  1
    7  7  0  0  0
    3  2  6  3  0
    2  5  3  2  2
    6  5  2  1  0
    0  2  2  3  7
"""
"""The worked example of Wikipedia's article on Fleiss' kappa: ten subjects, fourteen raters, five categories."""


def test_fleiss_kappa_of_the_worked_example_is_0_210(store: Store) -> None:
    counts = [[int(cell) for cell in line.split()] for line in FLEISS.strip().splitlines()]
    sort(store, [(f"O{number}", [f"c{j}" for j, n in enumerate(line) for _ in range(n)]) for number, line in enumerate(counts)])
    told = everyone(store)
    assert (told.raters, told.objectives, told.ratings) == (14, 10, 140)
    assert told.observed == pytest.approx(0.378, abs=5e-4)
    assert told.expected == pytest.approx(0.213, abs=5e-4)
    assert told.kappa == pytest.approx(0.210, abs=5e-4)
    assert [round(one.pair_agreement or 0, 3) for one in sorted(agreement.objectives(store, 1), key=lambda one: one.place)] == [
        1.000, 0.253, 0.308, 0.440, 0.330, 0.462, 0.242, 0.176, 0.286, 0.286,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "observed", "expected", "kappa"),
    [
        ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.70, 0.41, 0.492),  # Cohen (1960), table 2
        ([[20, 5], [10, 15]], 0.70, 0.50, 0.40),  # Wikipedia's article on Cohen's kappa, all three
        ([[45, 15], [25, 15]], 0.60, 0.54, 0.1304),
        ([[25, 35], [5, 35]], 0.60, 0.46, 0.2593),
    ],
)
def test_cohens_kappa_is_that_of_the_literature(
    store: Store, table: list[list[int]], observed: float, expected: float, kappa: float
) -> None:
    pairs = [(f"c{i}", f"c{j}") for i, line in enumerate(table) for j, n in enumerate(line) for _ in range(n)]
    sort(store, [(f"O{number}", list(pair)) for number, pair in enumerate(pairs)])
    [told] = agreement.raters(store, 1)
    assert told.objectives == len(pairs)
    assert (told.observed, told.expected) == (pytest.approx(observed), pytest.approx(expected))
    assert told.kappa == pytest.approx(kappa, abs=5e-4)


def test_an_objective_with_one_rating_counts_in_no_kappa_and_not_sure_is_no_rating(store: Store) -> None:
    hold(
        store,
        """
        objective | Ann | Ben | Cyd
        O1        | f   | f   | f
        O2        | c   | c   | f
        O3        | c   | ?   |
        O4        | ?   |     |
        O5        |     |     |
        """,
    )
    told = everyone(store)
    # O1 agrees in 3 of 3 pairs, O2 in 1 of 3; the mean shares are (1 + 1/3) / 2 and (0 + 2/3) / 2.
    assert (told.objectives, told.ratings, told.raters) == (2, 7, 3)
    assert told.observed == pytest.approx(2 / 3)
    assert told.expected == pytest.approx(4 / 9 + 1 / 9)
    assert told.kappa == pytest.approx((6 / 9 - 5 / 9) / (4 / 9))
    rows = {one.objective_id: one for one in agreement.objectives(store, 1)}
    assert {key: (one.ratings, one.unsure, LETTER.get(one.leading or ""), one.leading_share) for key, one in rows.items()} == {
        "O1": (3, 0, "f", 1.0),
        "O2": (3, 0, "c", pytest.approx(2 / 3)),
        "O3": (1, 1, "c", 1.0),
        "O4": (0, 1, None, None),
        "O5": (0, 0, None, None),
    }
    assert [one.pair_agreement for one in (rows["O3"], rows["O4"])] == [None, None]


def test_objectives_count_alike_however_many_rated_them(store: Store) -> None:
    hold(
        store,
        """
        objective | A | B | C | D | E | F
        O1        | f | f | f | f | f | f
        O2        | c | f |   |   |   |
        """,
    )
    told = everyone(store)
    assert told.observed == pytest.approx((1 + 0) / 2)
    assert told.expected == pytest.approx(0.75**2 + 0.25**2)


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ("objective | A\nO1 | f\nO2 | c", "one rater"),
        ("objective | A | B\nO1 | f | c", "one objective"),
        ("objective | A | B\nO1 | f | f\nO2 | f | f", "all in one perspective: nothing to tell chance from"),
        ("objective | A | B\nO1 | f |  \nO2 |  | c", "nobody rated what another rated"),
        ("objective | A | B\nO1 | ? | ?\nO2 | ? | ?", "nobody was sure"),
    ],
)
def test_kappa_is_unknown_where_nothing_tells_agreement_from_chance(store: Store, answers: str, why: str) -> None:
    hold(store, answers)
    told = everyone(store)
    assert told.kappa is None, why
    assert agreement.kappa_interval(store, told) is None
    assert all(one.kappa is None for one in agreement.raters(store, 1))


DEPARTMENTS = """
    participant | department
    Ann         | Finance
    Ben         | Finance
    Cyd         | Road
    Dov         | Road
    Eli         |
"""


def test_each_department_is_told_by_its_own_people(store: Store) -> None:
    hold(
        store,
        """
        objective | Ann | Ben | Cyd | Dov | Eli
        O1        | f   | f   | c   | f   | f
        O2        | c   | c   | f   | c   | f
        O3        | l   | l   | l   | l   | f
        """,
        departments=DEPARTMENTS,
    )
    told = {(one.everyone, one.department): one for one in agreement.groups(store, 1)}
    assert [(key, one.raters) for key, one in told.items()] == [
        ((True, None), 5),
        ((False, "Finance"), 2),
        ((False, "Road"), 2),
        ((False, None), 1),
    ]
    assert told[False, "Finance"].kappa == pytest.approx(1.0)
    road = told[False, "Road"]
    assert (road.observed, road.expected) == (pytest.approx(1 / 3), pytest.approx(1 / 3))
    assert road.kappa == pytest.approx(0.0)
    assert told[False, None].kappa is None


def test_where_people_differ_most_stands_first_and_the_tie_has_no_leader(store: Store) -> None:
    hold(
        store,
        """
        objective | A | B | C | D
        O1        | f | f | f | f
        O2        | c | c | f | f
        O3        | c | f | i | l
        O4        | i | i | i | f
        """,
    )
    told = agreement.objectives(store, 1)
    assert [(one.objective_id, LETTER.get(one.leading or "")) for one in told] == [("O3", None), ("O2", None), ("O4", "i"), ("O1", "f")]
    assert [one.leading_ratings for one in told] == [1, 2, 3, 4]


def test_the_perspectives_that_people_mix_up_are_counted_in_pairs_of_ratings(store: Store) -> None:
    hold(
        store,
        """
        objective | A | B | C
        O1        | c | c | f
        O2        | i | c | c
        O3        | f | c | l
        """,
    )
    told = {(LETTER[one.perspective], LETTER[one.other_perspective]): (one.objectives, one.pairs) for one in agreement.mixups(store, 1)}
    assert told == {("c", "f"): (2, 3), ("c", "i"): (1, 2), ("c", "l"): (1, 1), ("f", "l"): (1, 1)}
    assert [round(one.share, 3) for one in agreement.mixups(store, 1)] == [0.429, 0.286, 0.143, 0.143]


def test_each_participant_is_held_against_what_a_person_decided(store: Store) -> None:
    hold(
        store,
        """
        objective | Ann | Ben
        O1        | f   | f
        O2        | c   | f
        O3        | c   | ?
        O4        | l   | l
        """,
    )
    decide(store, O1="f", O2="c", O3="c")
    decided = {one.participant_id: one for one in agreement.raters(store, 1) if one.other_id is None}
    assert (decided[1].objectives, decided[1].kappa) == (3, pytest.approx(1.0))
    assert (decided[2].objectives, decided[2].observed) == (2, 0.5)
    told = everyone(store)
    assert (told.decided_ratings, told.decided_share) == (5, pytest.approx(4 / 5))


def test_the_share_that_agrees_with_the_decision_is_not_told_of_one_person(store: Store) -> None:
    hold(
        store,
        "objective | Ann | Ben | Cyd\nO1 | f | f | c\nO2 | c | c | c",
        departments="participant | department\nAnn | Road\nBen | Road\nCyd | Sea",
    )
    decide(store, O1="f", O2="c")
    told = {one.department: one.decided_share for one in agreement.groups(store, 1) if not one.everyone}
    assert told == {"Road": 1.0, "Sea": None}


BEFORE = """
    objective | Ann | Ben | Cyd | Dov
    O1        | f   | f   | c   | i
    O2        | c   | f   | c   | l
    O3        | l   | l   | i   | i
    O4        | i   | c   | i   | f
    O9        | f   | f   | f   | f
"""
AFTER = """
    objective | Ann | Ben | Cyd | Dov
    O1        | f   | f   | f   | f
    O2        | c   | c   | c   | i
    O3        | l   | l   | l   | l
    O4        | i   | i   | i   | f
    O8        | f   | c   | i   | l
"""


def compared(store: Store) -> Comparison:
    return agreement.comparison(store, 1, 2)[0]


def test_before_and_after_stand_on_the_objectives_of_both(store: Store) -> None:
    hold(store, BEFORE, workshop=1, phase="before", departments=DEPARTMENTS)
    hold(store, AFTER, workshop=2, phase="after", departments=DEPARTMENTS)
    decide(store, O1="f", O2="c", O3="l", O4="i", O8="f", O9="f")
    told = compared(store)
    assert (told.objectives, told.before_raters, told.after_raters) == (4, 4, 4)
    assert (told.before_decided_share, told.after_decided_share) == (pytest.approx(8 / 16), pytest.approx(14 / 16))
    # Without O9 and O8 each workshop gives the kappa that it would give alone.
    hold(store, "\n".join(line for line in BEFORE.splitlines() if "O9" not in line), workshop=3)
    hold(store, "\n".join(line for line in AFTER.splitlines() if "O8" not in line), workshop=4)
    assert told.before_kappa == pytest.approx(everyone(store, 3).kappa)
    assert told.after_kappa == pytest.approx(everyone(store, 4).kappa)
    assert told.kappa_difference == pytest.approx((told.after_kappa or 0) - (told.before_kappa or 0))
    departments = [(one.department, one.before_decided_share, one.after_decided_share) for one in agreement.comparison(store, 1, 2)[1:]]
    assert departments == [("Finance", 0.75, 1.0), ("Road", 0.25, 0.75)]


def test_the_difference_has_an_interval_and_so_has_each_side(store: Store) -> None:
    hold(store, BEFORE, workshop=1)
    hold(store, AFTER, workshop=2)
    told = compared(store)
    found = agreement.difference_intervals(store, told)
    for name in ("before_kappa", "after_kappa", "kappa_difference"):
        one = found[name]
        assert one is not None
        assert one.low < getattr(told, name) < one.high or one.high == 1.0
    assert found["decided_difference"] is None
    assert agreement.difference_intervals(store, told) == found


def test_two_workshops_without_a_common_objective_are_not_compared(store: Store) -> None:
    hold(store, "objective | A | B\nO1 | f | f\nO2 | c | c", workshop=1)
    hold(store, "objective | A | B\nO3 | f | f\nO4 | c | c", workshop=2)
    assert agreement.comparison(store, 1, 2) == []


def test_agreement_that_is_the_same_in_every_draw_has_no_interval(store: Store) -> None:
    hold(store, "objective | A | B\n" + "\n".join(f"O{n} | {'fc'[n % 2]} | {'fc'[n % 2]}" for n in range(12)))
    assert everyone(store).kappa == pytest.approx(1.0)
    assert agreement.kappa_interval(store, everyone(store)) is None
