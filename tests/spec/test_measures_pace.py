"""Methodology §3: plan curves, pace, confidence and the owner's word against the numbers."""

import pytest

from scorecard.measures.progress import key_results
from scorecard.model.scope import Scope
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store
from tests.spec.organisation import day, organise, settle

DAY_42 = "2026-02-12"
"""The 42nd day after 2026-01-01, of 91: the worked example of §3.5."""
HEAD = "id | of | baseline | target | value | on | starts | due | curve"


def paced(store: Store, curve: str, value: int, mode: str = "committed", plan: str = "", as_of: str = DAY_42) -> KeyResultStanding:
    objective = f"id | unit | perspective | mode\nO | North | customer | {mode}"
    drawn = f"{HEAD}\nK | O | 0 | 100 | {value} | {DAY_42} | 2026-01-01 | 2026-04-02 | {curve}"
    organise(store, objective, drawn, plan=plan)
    [one] = key_results(store, Scope(day(as_of)))
    return one


PHASES = "of | on | progress\nK | 2026-01-31 | 0.1\nK | 2026-03-02 | 0.4"
CURVES = [("linear", 0.4615), ("s_curve", 0.4424), ("late", 0.2130), ("early", 0.4615**0.5), ("phased", 0.22)]


@pytest.mark.parametrize(("curve", "expected"), CURVES)
def test_each_plan_curve_expects_what_the_worked_example_says(store: Store, curve: str, expected: float) -> None:
    one = paced(store, curve, 38, plan=PHASES if curve == "phased" else "")
    assert one.elapsed == pytest.approx(42 / 91)
    assert one.expected == pytest.approx(expected, abs=5e-5)


def test_the_bands_of_the_worked_example(store: Store) -> None:
    one = paced(store, "linear", 38)
    assert (one.gap, one.pace_index, one.status) == (pytest.approx(-0.0815, abs=5e-5), pytest.approx(0.823, abs=5e-4), "at_risk")


def test_thirty_percent_is_behind_for_a_commitment(store: Store) -> None:
    one = paced(store, "linear", 30)
    assert (one.gap, one.pace_index, one.status) == (pytest.approx(-0.1615, abs=5e-5), pytest.approx(0.65), "behind")


def test_and_on_track_for_an_aspiration_unless_it_is_paced_in_full(store: Store) -> None:
    one = paced(store, "linear", 30, "aspirational")
    assert (one.expected, one.status) == (pytest.approx(0.3231, abs=5e-5), "on_track")
    settle(store, pace_basis="full")
    [again] = key_results(store, Scope(day(DAY_42)))
    assert (again.expected, again.status) == (pytest.approx(42 / 91), "behind")


TIMES = [("s_curve", 0.908), ("linear", 0.38 * 91 / 42), ("late", 0.38**0.5 * 91 / 42), ("early", 0.38**2 * 91 / 42)]


@pytest.mark.parametrize(("curve", "pace_time"), TIMES)
def test_pace_in_time_asks_when_the_plan_wanted_this_progress(store: Store, curve: str, pace_time: float) -> None:
    assert paced(store, curve, 38).pace_time == pytest.approx(pace_time, abs=5e-4)


PHASED_DAYS = [(10, "2026-01-31"), (25, "2026-02-15"), (70, "2026-03-18"), (100, "2026-04-02"), (130, "2026-04-02"), (-5, "2026-01-01")]


@pytest.mark.parametrize(("value", "pace_day"), PHASED_DAYS)
def test_the_day_for_which_a_phased_plan_wanted_this_progress(store: Store, value: int, pace_day: str) -> None:
    assert paced(store, "phased", value, plan=PHASES).pace_day == day(pace_day)


def test_a_phased_plan_that_goes_back_is_reached_at_its_first_day(store: Store) -> None:
    plan = "of | on | progress\nK | 2026-01-31 | 0.4\nK | 2026-03-02 | 0.2"
    assert paced(store, "phased", 20, plan=plan).pace_day == day("2026-01-16")


def test_a_phased_plan_that_wants_all_early_is_reached_that_day(store: Store) -> None:
    assert paced(store, "phased", 100, plan="of | on | progress\nK | 2026-01-31 | 1").pace_day == day("2026-01-31")


def test_a_key_result_without_milestones_is_not_paced_by_them(store: Store) -> None:
    one = paced(store, "milestone", 38)
    assert (one.plan_curve, one.expected, one.pace_time) == ("linear", pytest.approx(42 / 91), pytest.approx(0.38 * 91 / 42))


def test_every_change_of_a_threshold_tells_its_version(store: Store) -> None:
    assert paced(store, "linear", 38).method_version == "m1.0"
    settle(store, on_track_rel=0.2, stale_days=7)
    [one] = key_results(store, Scope(day(DAY_42)))
    assert (one.method_version, one.status) == ("m1.0+2", "on_track")


CONFIDENCES = [
    ("7, 7, 7", ""),
    ("7, 5", "CONF_DROP"),
    ("7, 6, 5, 4", "CONF_DROP"),  # one at a time, three within four weeks
    ("4, 3", "LOW_CONF"),
    ("8, 5, 5", "CONF_DROP"),
    ("8, 5, 6", ""),
]


@pytest.mark.parametrize(("said", "flags"), CONFIDENCES)
def test_low_and_falling_confidence_is_flagged_and_changes_no_status(store: Store, said: str, flags: str) -> None:
    days = ("2026-01-15", "2026-01-22", "2026-01-29", "2026-02-05")
    log = "\n".join(f"K | {on} | 100 | {one}" for on, one in zip(days, said.split(","), strict=False))
    drawn = "id | of | baseline | target\nK | O | 0 | 200"
    organise(store, "id | unit\nO | North", drawn, check_ins=f"of | on | value | confidence\n{log}")
    [one] = key_results(store, Scope(day("2026-02-05")))
    assert (one.flags, one.status) == (flags, "on_track")


WORDS = [("on track", "DIVERGES"), ("at risk", ""), ("behind", ""), ("", "")]


@pytest.mark.parametrize(("word", "flags"), WORDS)
def test_an_owner_who_is_two_steps_from_the_numbers_diverges(store: Store, word: str, flags: str) -> None:
    log = f"of | on | value | status\nK | {DAY_42} | 5 | {word}\nL | {DAY_42} | 5 | at risk\nL | 2026-02-11 | 5 | behind\nL | 2026-02-10 | 5 | on track"
    organise(store, "id | unit\nO | North", "id | of | baseline | target\nK | O | 0 | 100\nL | O | 0 | 100", check_ins=log)
    one = next(row for row in key_results(store, Scope(day(DAY_42))) if row.key_result_id == "K")
    assert (one.status, one.flags) == ("behind", flags)
