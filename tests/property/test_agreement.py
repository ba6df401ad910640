"""Agreement told twice: by the views, and slowly by counting every pair of ratings."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard import desk
from scorecard.measures import agreement
from scorecard.model.workshop import GroupAgreement
from scorecard.store.store import Store
from tests.spec.workshop import clear, sort

PERSPECTIVES = ("financial", "customer", "internal_process", "learning_growth", "esg")
ANSWER = st.one_of(st.sampled_from(PERSPECTIVES), st.sampled_from(PERSPECTIVES[:2]), st.none(), st.just("?"))
Answers = list[list[str | None]]
ANSWERS: st.SearchStrategy[Answers] = st.integers(1, 5).flatmap(
    lambda people: st.lists(st.lists(ANSWER, min_size=people, max_size=people), min_size=1, max_size=6)
)


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    """One store for all examples, for opening one takes longer than asking it."""
    made = desk.open_store(None)
    yield made
    made.close()


def everyone(store: Store, answers: Answers) -> GroupAgreement | None:
    """Everyone's agreement in the store's only workshop, which holds these answers."""
    clear(store)
    sort(store, [(f"O{number}", line) for number, line in enumerate(answers)])
    return next(iter(agreement.groups(store, 1)), None)


def fleiss(answers: Answers) -> Fraction | None:
    """Every pair of ratings of an objective is looked at; every pair of ratings by chance is drawn from the mean shares."""
    rated = [kept for line in answers if len(kept := [one for one in line if one not in (None, "?")]) >= 2]
    if len(rated) < 2:
        return None
    observed = sum(Fraction(sum(a == b for a, b in combinations(line, 2)), len(list(combinations(line, 2)))) for line in rated) / len(rated)
    shares = {one: sum(Fraction(line.count(one), len(line)) for line in rated) / len(rated) for one in PERSPECTIVES}
    expected = sum(shares[a] * shares[b] for a in PERSPECTIVES for b in PERSPECTIVES if a == b)
    return None if expected == 1 else Fraction(observed - expected) / Fraction(1 - expected)


def cohen(pairs: list[tuple[str, str]]) -> Fraction | None:
    """By chance either answer of one meets either of the other: every answer is held against every other."""
    if len(pairs) < 2:
        return None
    observed = Fraction(sum(a == b for a, b in pairs), len(pairs))
    expected = Fraction(sum(a == b for a, _ in pairs for _, b in pairs), len(pairs) ** 2)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def told(number: Fraction | None) -> object:
    return None if number is None else pytest.approx(float(number), abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(ANSWERS)
def test_the_views_say_what_counting_every_pair_says(shared: Store, answers: Answers) -> None:
    whole = everyone(shared, answers)
    assert (whole.kappa if whole else None) == told(fleiss(answers))
    found = {(one.participant_id, one.other_id): one.kappa for one in agreement.raters(shared, 1)}
    for a, b in combinations(range(len(answers[0])), 2):
        pairs = [(x, y) for line in answers if (x := line[a]) not in (None, "?") and (y := line[b]) not in (None, "?")]
        assert ((a + 1, b + 1) in found) == bool(pairs)
        assert found.get((a + 1, b + 1)) == told(cohen([(str(x), str(y)) for x, y in pairs]))
    mixed = Counter(
        tuple(sorted((x, y)))
        for line in answers
        for x, y in combinations([one for one in line if one not in (None, "?")], 2)
        if x != y
    )  # fmt: skip
    assert {(one.perspective, one.other_perspective): one.pairs for one in agreement.mixups(shared, 1)} == mixed


@settings(max_examples=10, deadline=None)
@given(ANSWERS, st.randoms(use_true_random=False))
def test_neither_the_order_of_people_nor_the_names_of_perspectives_change_agreement(
    shared: Store, answers: Answers, random: Random
) -> None:
    renamed = dict(zip(PERSPECTIVES, random.sample(PERSPECTIVES, len(PERSPECTIVES)), strict=True))
    people = random.sample(range(len(answers[0])), len(answers[0]))
    other = [[renamed.get(str(line[one]), line[one]) for one in people] for line in answers]
    one, two = everyone(shared, answers), everyone(shared, other)
    assert (one.kappa if one else None) == pytest.approx(two.kappa if two else None)


@pytest.mark.slow
def test_an_interval_holds_the_truth_about_as_often_as_it_says(shared: Store) -> None:
    """Invented people of known skill: their kappa over 4,000 objectives is the truth that intervals from a dozen shall hold."""
    random = Random(7)
    truth = fleiss(invented(random, 4_000))
    assert truth is not None
    held = 0
    for _ in range(40):
        whole = everyone(shared, invented(random, 12))
        assert whole is not None
        interval = agreement.kappa_interval(shared, whole)
        held += interval is not None and interval.low <= truth <= interval.high
    assert 34 <= held <= 40


def invented(random: Random, objectives: int) -> Answers:
    answers: Answers = []
    for _ in range(objectives):
        meant, clarity = random.choice(PERSPECTIVES[:4]), random.betavariate(2, 1)
        answers.append([meant if random.random() < clarity else random.choice(PERSPECTIVES[:4]) for _ in range(5)])
    return answers
