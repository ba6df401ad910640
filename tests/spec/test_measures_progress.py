"""Methodology §1 and §3: the worked numbers and the edge cases."""

import pytest

from scorecard.measures.progress import key_results
from scorecard.model.scope import Scope
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store
from tests.spec.organisation import day, organise

OBJECTIVE = """
    id | unit  | perspective
    O  | North | financial
"""


def standing(store: Store, key_result: str, as_of: str = "2026-02-12", mode: str = "committed", head: str = "") -> KeyResultStanding:
    head = head or "id | of | baseline | target | value | on | direction | percent"
    objective = f"id | unit | perspective | mode\nO | North | financial | {mode}"
    organise(store, objective, f"{head}\n{key_result}")
    [one] = key_results(store, Scope(day(as_of)))
    return one


WORKED = [
    ("K | O | 20 | 40 | 31 | | | ", 0.55, 0.55, ""),
    ("K | O | 50 | 10 | 26 | | | ", 0.60, 0.60, ""),
    ("K | O | 30 | 40 | 32 | | | ", 0.20, 0.20, ""),
    ("K | O | -8 | 4 | -2 | | | ", 0.50, 0.50, ""),
    ("K | O | 20 | 40 | 18 | | | ", -0.10, 0.0, "REGRESSED"),
    ("K | O | 20 | 40 | 46 | | | ", 1.30, 1.0, "OVERSHOOT"),
]


@pytest.mark.parametrize(("drawn", "progress", "score", "flags"), WORKED)
def test_the_worked_examples_of_progress(store: Store, drawn: str, progress: float, score: float, flags: str) -> None:
    one = standing(store, drawn)
    assert (one.progress, one.score, one.flags) == (pytest.approx(progress), pytest.approx(score), flags)


EDGES = [
    ("K | O | 6.5 | 6.5 | 7 | | | ", "E_ZERO_RANGE"),
    ("K | O |  | 40 | 31 | | | ", "E_NO_BASELINE"),
    ("K | O | 20 |  | 31 | | | ", "E_NO_TARGET"),
    ("K | O | 20 | 40 |  | | | ", "NO_DATA"),
    ("K | O | 20 | 40 | 31 | | maintain | ", "CONTROL_UNSCORED"),
]


@pytest.mark.parametrize(("drawn", "flag"), EDGES)
def test_what_cannot_be_scored_is_unknown_and_says_why(store: Store, drawn: str, flag: str) -> None:
    one = standing(store, drawn)
    assert one.score is None
    assert one.progress is None
    assert flag in one.flags.split()


def test_a_direction_that_contradicts_the_numbers_is_computed_by_the_numbers_and_flagged(store: Store) -> None:
    one = standing(store, "K | O | 50 | 10 | 26 | | increase | ")
    assert one.score == pytest.approx(0.6)
    assert one.flags == "E_DIRECTION"


def test_a_typed_progress_counts_where_baseline_or_target_is_missing(store: Store) -> None:
    one = standing(store, "K | O |  | 40 | 31 | | | 60")
    assert (one.kind, one.score, one.current) == ("percent_complete", pytest.approx(0.6), 31)


def test_the_newest_value_by_the_day_counts_and_later_ones_do_not(store: Store) -> None:
    log = """
        of | on         | value
        K  | 2026-01-15 | 25
        K  | 2026-02-10 | 30
        K  | 2026-03-20 | 39
    """
    organise(store, OBJECTIVE, "id | of | baseline | target\nK | O | 20 | 40", check_ins=log)
    asked = {on: key_results(store, Scope(day(on)))[0].current for on in ("2026-01-14", "2026-02-09", "2026-02-10", "2026-12-31")}
    assert asked == {"2026-01-14": None, "2026-02-09": 25, "2026-02-10": 30, "2026-12-31": 39}


def test_a_quarter_day_42_of_91_has_the_expected_pace_of_the_example(store: Store) -> None:
    # 2026-Q1 runs over 89 steps; a period of 91 is 2026-Q3 plus one day, so the share is checked by its own days.
    one = standing(store, "K | O | 0 | 100 | 38 | 2026-02-12 | | ")
    assert one.elapsed == pytest.approx(42 / 89)
    assert one.expected == pytest.approx(42 / 89)
    assert one.gap == pytest.approx(0.38 - 42 / 89)
    assert one.pace_index == pytest.approx(0.38 / (42 / 89))


BANDS = [(48, "on_track"), (43, "on_track"), (42, "at_risk"), (34, "at_risk"), (33, "behind"), (100, "achieved"), (130, "achieved")]


@pytest.mark.parametrize(("value", "status"), BANDS)
def test_status_follows_the_bands_around_expected_pace(store: Store, value: int, status: str) -> None:
    # Expected 0.4719: on track down to 0.4719 * 0.9 = 0.4247, at risk down to 0.4719 * 0.7 = 0.3303.
    assert standing(store, f"K | O | 0 | 100 | {value} | 2026-02-12 | | ").status == status


def test_an_aspirational_key_result_is_paced_against_seven_tenths(store: Store) -> None:
    one = standing(store, "K | O | 0 | 100 | 30 | 2026-02-12 | | ", mode="aspirational")
    assert one.expected == pytest.approx(0.7 * 42 / 89)
    assert one.status == "on_track"


DAYS = [
    ("2025-12-31", "", "not_started"),
    ("2026-01-05", "", "not_started"),
    ("2026-02-12", "", "no_data"),
    ("2026-03-31", "30", "unknown_stale"),
]


@pytest.mark.parametrize(("as_of", "value", "status"), DAYS)
def test_status_before_the_start_without_data_and_after_four_weeks(store: Store, as_of: str, value: str, status: str) -> None:
    assert standing(store, f"K | O | 0 | 100 | {value} | 2026-02-12 | | ", as_of).status == status


def test_an_old_value_is_flagged_stale_after_two_weeks(store: Store) -> None:
    assert standing(store, "K | O | 0 | 100 | 30 | 2026-02-01 | | ", "2026-02-16").flags == "STALE"


def test_after_the_due_date_a_value_does_not_grow_older(store: Store) -> None:
    assert standing(store, "K | O | 0 | 100 | 90 | 2026-03-28 | | ", "2026-12-31").flags == ""


def test_an_okr_without_period_is_shown_but_never_paced(store: Store) -> None:
    organise(store, "id | unit | period\nO | North | ", "id | of | baseline | target | value\nK | O | 0 | 10 | 4")
    [one] = key_results(store, Scope(day("2026-02-12")))
    assert (one.period, one.score, one.expected, one.status) == (None, pytest.approx(0.4), None, "unpaced")


def test_key_results_of_cancelled_and_draft_objectives_do_not_count(store: Store) -> None:
    organise(
        store,
        "id | unit | state\nO | North | cancelled\nP | North | draft",
        "id | of | baseline | target | value\nK | O | 0 | 10 | 4\nL | P | 0 | 10 | 4",
    )
    assert key_results(store, Scope(day("2026-02-12"))) == []


def test_every_key_result_leads_to_its_place_in_the_file(store: Store) -> None:
    one = standing(store, "K | O | 20 | 40 | 31 | | | ")
    assert (one.upload, one.file, one.sheet, one.row) == (1, "okr.xlsx", "Q1", 2)
