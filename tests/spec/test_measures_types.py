"""Methodology §1.1 to §1.6: every type of key result, its edges, grades, and numbers that were told anew."""

from datetime import date

import pytest

from scorecard.measures import catalog
from scorecard.measures.progress import carried_over, key_results, objective_scores
from scorecard.model.scope import Scope
from scorecard.model.standing import KeyResultStanding
from scorecard.store.store import Store
from tests.spec.organisation import day, organise, settle

MARCH_END = Scope(day("2026-03-31"), "2026-Q1")
OBJECTIVE = "id | unit | perspective\nO | North | customer"

SATISFACTION = (4.8, 4.2, 4.5, 3.5, 4.25, None, 4.5, 2, 3, 4.5, 4.6, 5, 4.5)
"""§1.7, example 7: thirteen weeks of a measure to be kept between 4 and 5."""


def of(store: Store, key_result: str, as_of: str = "2026-02-12", objective: str = OBJECTIVE, **more: str) -> KeyResultStanding:
    organise(store, objective, key_result, **more)
    [one] = key_results(store, Scope(day(as_of)))
    return one


def weekly(values: tuple[float | None, ...], start: str = "2025-12-31") -> str:
    first = date.fromisoformat(start).toordinal() + 6
    told = [f"K | {date.fromordinal(first + 7 * week)} | {value}" for week, value in enumerate(values) if value is not None]
    return "\n".join(["of | on | value", *told])


KEPT = "id | of | type | lower | upper | starts | due\nK | O | control_between | 4 | 5 | 2025-12-31 | 2026-03-31"


def test_a_range_is_scored_by_the_share_of_observations_in_it(store: Store) -> None:
    one = of(store, KEPT, "2026-03-31", check_ins=weekly(SATISFACTION))
    assert (one.kind, one.progress, one.score) == ("control_between", pytest.approx(9 / 12), pytest.approx(0.75))
    assert (one.in_range, one.strict) == (pytest.approx(0.75), pytest.approx(9 / 13))
    assert (one.expected, one.status, one.flags) == (pytest.approx(0.90), "at_risk", "")


SCORINGS = [("accrued", 9 / 13), ("latest", 1.0), ("graded", 1.0)]


@pytest.mark.parametrize(("scoring", "score"), SCORINGS)
def test_a_range_is_scored_as_the_settings_say(store: Store, scoring: str, score: float) -> None:
    settle(store, control_scoring=scoring)
    one = of(store, KEPT, "2026-03-31", check_ins=weekly(SATISFACTION))
    assert one.score == pytest.approx(score)
    assert one.expected == pytest.approx(1.0 if scoring == "accrued" else 0.9)


def test_graded_control_loses_by_its_distance_in_tolerances(store: Store) -> None:
    settle(store, control_scoring="graded")
    assert of(store, KEPT, "2026-01-28", check_ins=weekly((4.8, 4.2, 4.5, 3.8))).score == pytest.approx(1 - 0.2 / 0.5)


RANGES = [
    ((4.5, 4.6, 4.4), "on_track"),  # always in range
    ((4.5, 4.6, 3.8), "at_risk"),  # 0.4 tolerances out, once
    ((4.5, 4.6, 3.5), "behind"),  # 1 tolerance out
    ((4.5, 3.8, 3.8), "behind"),  # the last two out
    ((3.8, 4.5, 4.5), "at_risk"),  # in range now, but two of three
]


@pytest.mark.parametrize(("values", "status"), RANGES)
def test_the_status_of_a_range_asks_where_it_is_now_and_where_it_was(store: Store, values: tuple[float, ...], status: str) -> None:
    assert of(store, KEPT, "2026-01-21", check_ins=weekly(values)).status == status


def test_a_range_seen_less_than_half_of_the_time_is_not_scored(store: Store) -> None:
    one = of(store, KEPT, "2026-02-12", check_ins=weekly((4.5, 4.5)))
    assert (one.score, one.in_range, one.strict) == (None, pytest.approx(1.0), pytest.approx(2 / 6))
    assert "CTRL_MISSING" in one.flags


def test_before_a_check_in_period_has_passed_none_is_missing(store: Store) -> None:
    one = of(store, KEPT, "2026-01-03", check_ins="of | on | value\nK | 2026-01-02 | 9")
    assert (one.in_range, one.strict, one.flags) == (0.0, None, "")


LIMITS = [
    ("control_at_least", "95", "", 96, "on_track"),
    ("control_at_most", "", "3", 4, "at_risk"),
    ("control_at_most", "", "3", 9, "behind"),
]


@pytest.mark.parametrize(("kind", "lower", "upper", "value", "status"), LIMITS)
def test_one_limit_is_enough(store: Store, kind: str, lower: str, upper: str, value: float, status: str) -> None:
    drawn = f"id | of | direction | lower | upper | baseline | tolerance\nK | O | maintain | {lower} | {upper} | | 3"
    one = of(store, drawn, "2026-01-07", check_ins=f"of | on | value\nK | 2026-01-06 | {value}")
    assert (one.kind, one.status) == (kind, status)


def test_milestones_count_by_weight_and_only_once_done(store: Store) -> None:
    steps = """
        of | weight | due        | done
        K  | 1      | 2026-01-20 | 2026-01-18
        K  | 2      | 2026-02-10 | 2026-02-12
        K  | 2      | 2026-03-20 |
    """
    organise(store, OBJECTIVE, "id | of | type\nK | O | milestone", milestones=steps)
    told = {on: key_results(store, Scope(day(on)))[0] for on in ("2026-01-17", "2026-02-11", "2026-02-12", "2026-03-31")}
    assert [one.score for one in told.values()] == pytest.approx([0.0, 0.2, 0.6, 0.6])
    assert [one.expected for one in told.values()] == pytest.approx([0.0, 0.6, 0.6, 1.0])
    assert [one.status for one in told.values()] == ["on_track", "behind", "on_track", "behind"]


def test_a_milestone_of_negative_weight_counts_nothing(store: Store) -> None:
    steps = "of | weight | done\nK | 1 | 2026-01-04\nK | -1 | 2026-01-04\nK | 1 |"
    assert of(store, "id | of\nK | O", milestones=steps).score == pytest.approx(0.5)


def test_a_key_result_with_milestones_needs_no_type(store: Store) -> None:
    assert of(store, "id | of\nK | O", milestones="of | done\nK | 2026-01-04\nK |").score == pytest.approx(0.5)


@pytest.mark.parametrize(("value", "percent", "score"), [("1", "", 1.0), ("0", "", 0.0), ("", "60", 0.0), ("", "100", 1.0), ("", "", None)])
def test_a_binary_key_result_has_no_middle(store: Store, value: str, percent: str, score: float | None) -> None:
    one = of(store, f"id | of | type | value | percent\nK | O | binary | {value} | {percent}")
    assert one.score == score


def test_setting_a_baseline_is_done_once_it_is_measured(store: Store) -> None:
    log = "of | on | value\nK | 2026-02-10 | 37"
    organise(store, OBJECTIVE, "id | of | type\nK | O | baseline_setting", check_ins=log)
    told = [key_results(store, Scope(day(on)))[0] for on in ("2026-02-09", "2026-02-10", "2026-03-31")]
    assert [(one.score, one.status) for one in told] == [(0.0, "behind"), (1.0, "achieved"), (1.0, "achieved")]


def test_a_percent_complete_reads_a_value_as_percent(store: Store) -> None:
    assert of(store, "id | of | type | value\nK | O | percent_complete | 35").progress == pytest.approx(0.35)


def test_reach_starts_at_zero_whatever_the_baseline(store: Store) -> None:
    one = of(store, "id | of | type | baseline | target | value\nK | O | reach | 5 | 40 | 10")
    assert (one.kind, one.baseline, one.progress) == ("reach", 0.0, pytest.approx(0.25))


@pytest.mark.parametrize(("target", "flags"), [("", "E_NO_TARGET"), ("0", "E_ZERO_RANGE")])
def test_a_reach_needs_a_target_above_nought_and_says_so(store: Store, target: str, flags: str) -> None:
    one = of(store, f"id | of | type | target | value\nK | O | reach | {target} | 10")
    assert (one.progress, one.flags) == (None, flags)


def test_increments_add_up_from_the_start_on(store: Store) -> None:
    log = "of | on | value\nK | 2025-12-30 | 9\nK | 2026-01-10 | 3\nK | 2026-01-20 | 4\nK | 2026-02-20 | 5"
    one = of(store, "id | of | accumulation | target\nK | O | increment | 20", check_ins=log)
    assert (one.current, one.progress) == (7, pytest.approx(0.35))


def test_a_stretch_target_is_told_beside_the_score(store: Store) -> None:
    one = of(store, "id | of | baseline | target | stretch | value\nK | O | 20 | 40 | 50 | 46")
    assert (one.score, one.stretch, one.flags) == (1.0, pytest.approx(0.6), "OVERSHOOT")


@pytest.mark.parametrize(("value", "progress"), [("20", 0.5), ("40", 1.0), ("0", None)])
def test_a_logarithmic_scale_halves_at_the_geometric_mean(store: Store, value: str, progress: float | None) -> None:
    one = of(store, f"id | of | baseline | target | value | scale\nK | O | 10 | 40 | {value} | log")
    assert one.progress == (None if progress is None else pytest.approx(progress))


GRADES = [("committed", 99, "missed"), ("committed", 100, "met")] + [
    ("aspirational", value, grade) for value, grade in ((39, "red"), (40, "yellow"), (69, "yellow"), (70, "green"))
]


@pytest.mark.parametrize(("mode", "value", "grade"), GRADES)
def test_a_commitment_is_met_or_missed_and_an_aspiration_has_three_grades(store: Store, mode: str, value: int, grade: str) -> None:
    drawn = f"id | of | baseline | target | value | goal_mode\nK | O | 0 | 100 | {value} | {mode}"
    assert of(store, drawn).grade == grade


CLOSED = [("committed", 100, "achieved"), ("committed", 80, "missed"), ("aspirational", 50, "partly"), ("aspirational", 75, "achieved")]


@pytest.mark.parametrize(("mode", "value", "status"), CLOSED)
def test_a_closed_key_result_stands_by_its_grade(store: Store, mode: str, value: int, status: str) -> None:
    closed = f"id | unit | perspective | state | mode\nO | North | customer | closed | {mode}"
    one = of(store, f"id | of | baseline | target | value\nK | O | 0 | 100 | {value}", objective=closed)
    assert one.status == status
    [objective] = objective_scores(store, Scope(day("2026-02-12")))
    counted = {"achieved": objective.achieved, "partly": objective.partly, "missed": objective.missed}
    assert counted == {**dict.fromkeys(counted, 0), status: 1}


def test_a_closed_key_result_has_its_grade_on_every_day(store: Store) -> None:
    closed = "id | unit | perspective | state\nO | North | customer | closed"
    drawn = "id | of | baseline | target | value | on | starts\nK | O | 0 | 100 | 100 | 2026-01-10 | 2026-02-20"
    assert of(store, drawn, objective=closed).status == "achieved"


def test_a_closed_key_result_without_a_grade_is_unknown(store: Store) -> None:
    closed = "id | unit | perspective | state\nO | North | customer | closed"
    assert of(store, "id | of | baseline | target\nK | O | 0 | 100", objective=closed).status == "no_data"


def test_a_self_score_far_from_the_computed_one_is_flagged_and_never_rolled_up(store: Store) -> None:
    one = of(store, "id | of | baseline | target | value | self_score\nK | O | 0 | 100 | 50 | 0.71")
    assert (one.score, one.self_score, one.flags) == (pytest.approx(0.5), 0.71, "SELF_SCORE")


def test_a_key_result_that_is_due_after_its_period_is_carried(store: Store) -> None:
    drawn = "id | of | baseline | target | value | on | due\nK | O | 0 | 100 | 50 | 2026-03-30 | 2026-06-30"
    organise(store, OBJECTIVE, drawn)
    assert [key_results(store, Scope(day(on)))[0].flags for on in ("2026-03-30", "2026-03-31")] == ["", "CARRIED"]


def told_again(store: Store, upload: int, on: str, sha256: str = "", **numbers: float | str) -> None:
    """The same key result in another upload of that day."""
    sets = ", ".join(f"{name} = {value}" for name, value in numbers.items())
    with store.transaction() as cursor:
        cursor.execute(
            "insert into upload values (?, ?, ?, 'okr.xlsx', 1, ?, 'Analyst', '[]')", [upload, sha256 or str(upload), on, f"{on} 12:00:00"]
        )
        cursor.execute(
            "insert into objective_version select * replace (? as upload_id) from objective_version where upload_id = 1", [upload]
        )
        cursor.execute(
            "insert into key_result_version select * replace (? as upload_id) from key_result_version where upload_id = 1", [upload]
        )
        if sets:
            cursor.execute(f"update key_result_version set {sets} where upload_id = {upload}")
        catalog.refresh(cursor)


HALFWAY = "id | of | baseline | target | value | on\nK | O | 0 | 100 | 50 | 2026-01-20"


def scores(store: Store, *days: str) -> list[tuple[float | None, bool]]:
    told = [key_results(store, Scope(day(on)))[0] for on in days]
    return [(one.score, "REBASED" in one.flags) for one in told]


def test_a_target_told_anew_holds_from_its_day_on(store: Store) -> None:
    organise(store, OBJECTIVE, HALFWAY)
    told_again(store, 2, "2026-02-01", target=200)
    assert scores(store, "2026-01-31", "2026-02-01") == [(0.5, False), (0.25, True)]


def test_a_target_told_anew_after_the_period_corrects_all_of_it(store: Store) -> None:
    organise(store, OBJECTIVE, HALFWAY)
    told_again(store, 2, "2026-02-01", target=200)
    told_again(store, 3, "2026-04-02", target=400)
    assert scores(store, "2026-01-31", "2026-02-01", "2026-03-31") == [(0.125, False)] * 3


def test_a_first_target_rebases_nothing(store: Store) -> None:
    organise(store, OBJECTIVE, "id | of | baseline | value | on\nK | O | 0 | 50 | 2026-01-20")
    told_again(store, 2, "2026-02-01", target=100)
    assert scores(store, "2026-01-31", "2026-02-01") == [(0.5, False)] * 2


def test_a_first_target_holds_from_the_beginning_until_it_moves(store: Store) -> None:
    organise(store, OBJECTIVE, "id | of | baseline | value | on\nK | O | 0 | 50 | 2026-01-20")
    told_again(store, 2, "2026-02-01", target=100)
    told_again(store, 3, "2026-02-05", target=200)
    assert scores(store, "2026-01-31", "2026-02-04", "2026-02-05") == [(0.5, False), (0.5, False), (0.25, True)]


def test_a_target_that_an_upload_leaves_out_goes_on_until_another_is_told(store: Store) -> None:
    """Days before the new target once had it too, for it was held against the upload that left it out."""
    organise(store, OBJECTIVE, HALFWAY)
    told_again(store, 2, "2026-02-01", target="null")
    told_again(store, 3, "2026-02-05", target=200)
    assert scores(store, "2026-01-31", "2026-02-04", "2026-02-05") == [(0.5, False), (0.5, False), (0.25, True)]


def test_limits_told_anew_leave_what_was_in_range_in_range(store: Store) -> None:
    settle(store, control_scoring="graded")
    organise(store, OBJECTIVE, KEPT, check_ins=weekly((4.5, 5.5)))
    told_again(store, 2, "2026-01-21", upper_limit=6)
    told_again(store, 3, "2026-01-25", lower_limit=5)
    [before] = key_results(store, Scope(day("2026-01-20")))
    assert (before.in_range, before.score, before.rebased_on) == (0.5, 0.0, None)
    [after] = key_results(store, Scope(day("2026-01-25")))
    assert (after.in_range, after.score, after.rebased_on) == (0.5, 0.0, day("2026-01-25"))


def test_the_same_bytes_read_otherwise_correct_the_reading_and_rebase_nothing(store: Store) -> None:
    organise(store, OBJECTIVE, HALFWAY)
    told_again(store, 2, "2026-02-01", sha256="aa", target=200)
    assert scores(store, "2026-01-31", "2026-02-01") == [(0.25, False)] * 2


def test_an_undone_upload_rebases_nothing(store: Store) -> None:
    organise(store, OBJECTIVE, HALFWAY)
    told_again(store, 2, "2026-02-01", target=200)
    with store.transaction() as cursor:
        cursor.execute("insert into upload_mark values (2, timestamp '2026-02-02 00:00:00', 'Analyst', true)")
        catalog.refresh(cursor)
    assert scores(store, "2026-01-31", "2026-02-01") == [(0.5, False)] * 2


def test_a_metric_that_two_key_results_of_a_unit_share_counts_once(store: Store) -> None:
    drawn = """
        id | of | baseline | target | value | metric
        K  | O  | 0        | 100    | 80    | on-time
        L  | P  | 0        | 100    | 20    | on-time
        M  | P  | 0        | 100    | 40    |
    """
    organise(store, "id | unit | perspective\nO | North | customer\nP | North | customer", drawn)
    told = {one.key_result_id: one for one in key_results(store, Scope(day("2026-02-12")))}
    assert {key: (one.weight, one.flags) for key, one in told.items()} == {"K": (1, ""), "L": (0, "SHARED_METRIC"), "M": (1, "")}
    assert {one.objective_id: one.score for one in objective_scores(store, Scope(day("2026-02-12")))} == pytest.approx({"O": 0.8, "P": 0.4})


def test_what_a_period_leaves_unfinished_begins_the_next_where_it_stands(store: Store) -> None:
    drawn = """
        id | of | type   | baseline | target | value | on
        K  | O  |        | 0        | 100    | 60    | 2026-03-20
        L  | O  |        | 0        | 100    | 100   | 2026-03-20
        M  | O  | binary |          |        | 0     | 2026-03-20
    """
    organise(store, OBJECTIVE, drawn)
    [left] = carried_over(store, MARCH_END)
    assert (left.key_result_id, left.period, left.baseline, left.target, left.remaining) == ("K", "2026-Q1", 60, 100, pytest.approx(0.4))


def test_without_a_period_every_period_tells_what_it_left_unfinished(store: Store) -> None:
    objectives = """
        id | unit  | perspective | period
        O  | North | customer    | 2026-Q1
        P  | South | customer    | 2026-Q1
        N  | North | customer    | 2026-Q2
    """
    drawn = """
        id | of | baseline | target | value | on
        L  | P  | 0        | 100    | 10    | 2026-03-20
        K  | O  | 0        | 100    | 60    | 2026-03-20
        M  | N  | 0        | 100    | 50    | 2026-06-20
        D  | N  | 0        | 100    | 100   | 2026-06-20
    """
    organise(store, objectives, drawn)
    told = carried_over(store, Scope(day("2026-09-30")))
    assert [(one.key_result_id, one.period, one.baseline) for one in told] == [("K", "2026-Q1", 60), ("L", "2026-Q1", 10), ("M", "2026-Q2", 50)]
    assert [one.key_result_id for one in carried_over(store, Scope(day("2026-09-30"), period="2026-Q2"))] == ["M"]
    assert [one.key_result_id for one in carried_over(store, Scope(day("2026-09-30"), unit="South"))] == ["L"]
    assert carried_over(store, Scope(day("2026-09-30"), period="2027-Q1")) == []
