"""Methodology §5.3: each rule hits what it must and nothing else."""

from pathlib import Path

import pytest

from scorecard import desk
from scorecard.measures import catalog
from scorecard.model.reading import Given
from scorecard.model.scope import NONE, Scope
from scorecard.model.scores import Gap
from scorecard.rules.run import GapList, gap_counts, gap_list, gaps, rules
from scorecard.store.store import Store
from tests.spec.organisation import day, organise
from tests.spec.tables import rows

HEALTHY = """
    id | of | baseline | target | value | on         | owner
    K1 | O1 |        0 |     10 |     9 | 2026-02-10 | A
    K2 | O1 |        0 |     10 |     9 | 2026-02-10 | B
"""


def found(store: Store, objectives: str, key_results: str, rule: str, units: str = "", as_of: str = "2026-02-12") -> list[Gap]:
    organise(store, objectives, key_results, units)
    return gaps(store, Scope(day(as_of)), rule=rule)


def test_a_healthy_team_has_no_gap(store: Store) -> None:
    organise(store, "id | unit | perspective\nO1 | North | customer", HEALTHY)
    assert gaps(store, Scope(day("2026-02-12"))) == []
    assert gap_counts(store, Scope(day("2026-02-12"))) == []


def test_g01_a_company_without_a_required_perspective(store: Store) -> None:
    told = found(store, "id | unit | perspective\nO1 | North | customer", HEALTHY, "G01", units="unit | level\nNorth | Company")
    assert [gap.perspective for gap in told] == ["financial", "internal_process", "learning_growth"]
    assert told[0].severity == "error"
    assert told[0].message == "North has no objective in Financial."


def test_g02_objectives_without_anything_measurable(store: Store) -> None:
    [gap] = found(store, "id | unit | perspective\nO1 | North | customer", "id | of | target\nK1 | O1 | 10", "G02")
    assert gap.message == "Customer in North has objectives but nothing measurable yet."


def test_g11_more_than_five_objectives(store: Store) -> None:
    lines = "\n".join(f"O{number} | North | customer" for number in range(6))
    [gap] = found(store, f"id | unit | perspective\n{lines}", "id | of", "G11")
    assert gap.value == "6"


@pytest.mark.parametrize(("count", "severity"), [(0, "error"), (1, "warning"), (2, None), (5, None), (6, "warning")])
def test_g12_two_to_five_key_results(store: Store, count: int, severity: str | None) -> None:
    lines = "\n".join(f"K{number} | O1" for number in range(count))
    told = found(store, "id | unit | perspective\nO1 | North | customer", f"id | of\n{lines}", "G12")
    assert [gap.severity for gap in told] == ([severity] if severity else [])
    assert all(gap.message.startswith(f"{count} key result{'' if count == 1 else 's'} for “") for gap in told)


def test_g10_what_waits_for_what_no_okr_is_about(store: Store) -> None:
    drawn = "id | of\nK1 | O1\nK2 | O2"
    organise(store, "id | unit\nO1 | North\nO2 | South", drawn, units="unit | parent\nNorth | Group\nYard | Group")
    with store.transaction() as cursor:
        for number, named in enumerate(("Key result K2", "South", "Yard", "The weather"), start=2):
            cursor.execute("insert into dependency_version values (1, 'Q1', ?, ?, 'Key result K1', ?)", [number, f"F{number}", named])
    found = {(gap.unit, gap.key_result_id, gap.value, gap.row) for gap in gaps(store, Scope(day("2026-02-12")), rule="G10")}
    assert found == {("North", "K1", "Yard", 4), ("North", "K1", "The weather", 5)}


def test_g13_one_key_result_with_most_of_the_weight(store: Store) -> None:
    [gap] = found(store, "id | unit\nO1 | North", "id | of | weight\nK1 | O1 | 7\nK2 | O1 | 3", "G13")
    assert gap.key_result_id == "K1"
    assert "70 %" in gap.message


def test_g13_holds_weights_as_they_count(store: Store) -> None:
    """One below 0 counts 0, and of a metric that stands twice one row counts."""
    drawn = "id | of | weight | metric\nK1 | O1 | 7 |\nK2 | O1 | -3 |\nK3 | O2 | 3 | M\nK4 | O2 | 3 | M\nK5 | O2 | 1 |"
    organise(store, "id | unit\nO1 | North\nO2 | North", drawn)
    told = {(gap.key_result_id, gap.message[:38]) for gap in gaps(store, Scope(day("2026-02-12")), rule="G13")}
    assert told == {("K1", "One key result carries 100 % of the we"), ("K3", "One key result carries 75 % of the wei")}


def test_g16_a_unit_known_from_another_period(store: Store) -> None:
    drawn = "id | unit | period\nO1 | North | 2026-Q1\nO2 | South | 2026-Q1\nO3 | South | 2026-Q2"
    [gap] = found(store, drawn, "id | of", "G16")
    assert (gap.unit, gap.period, gap.message) == ("North", "2026-Q2", "No OKRs recorded for North.")


def test_g17_more_than_five_key_results_for_one_person(store: Store) -> None:
    lines = "\n".join(f"K{number} | O1 | Head of Fleet" for number in range(6))
    [gap] = found(store, "id | unit\nO1 | North", f"id | of | owner\n{lines}", "G17")
    assert gap.value == "Head of Fleet"


def test_g22_objectives_without_perspective(store: Store) -> None:
    [gap] = found(store, "id | unit\nO1 | North", "id | of", "G22")
    assert gap.message == "1 objective of North has no perspective yet."


ROWS = [
    ("owner-missing", "K1 | O1 | 0 | 10 | 5 | 2026-02-10 | ", "error"),
    ("baseline-missing", "K1 | O1 | | 10 | 5 | 2026-02-10 | A", "error"),
    ("target-missing", "K1 | O1 | 0 | | 5 | 2026-02-10 | A", "error"),
    ("target-equals-baseline", "K1 | O1 | 10 | 10 | 5 | 2026-02-10 | A", "error"),
    ("value-missing", "K1 | O1 | 0 | 10 | | | A", "warning"),
]


@pytest.mark.parametrize(("rule", "row", "severity"), ROWS)
def test_what_a_key_result_lacks_is_said_with_its_place(store: Store, rule: str, row: str, severity: str) -> None:
    [gap] = found(store, "id | unit\nO1 | North", f"id | of | baseline | target | value | on | owner\n{row}", rule)
    assert (gap.severity, gap.key_result_id, gap.file, gap.sheet, gap.row) == (severity, "K1", "okr.xlsx", "Q1", 2)
    assert gap.fix


def test_a_direction_that_contradicts_the_numbers(store: Store) -> None:
    drawn = "id | of | baseline | target | direction\nK1 | O1 | 50 | 10 | increase\nK2 | O1 | 50 | 10 | decrease"
    [gap] = found(store, "id | unit\nO1 | North", drawn, "direction-contradicts")
    assert (gap.key_result_id, gap.message) == ("K1", "“Key result K1” says increase, but goes from 50 to 10.")


TYPED = """
    id | of | baseline | target | value | percent | on         | says
    K1 | O1 |        0 |     10 |     4 |      40 | 2026-02-10 |
    K2 | O1 |        0 |     10 |     4 |      45 | 2026-02-10 |
    K3 | O1 |        0 |     10 |     4 |      46 | 2026-02-10 | 46 %, but 4 on the way from 0 to 10 is 40 %.
    K4 | O1 |       50 |     80 |    60 |      75 | 2026-02-10 | 75 %, but 60 on the way from 50 to 80 is 33 %. What is typed is the value divided by the target, as if
    K5 | O1 |        8 |      5 |     6 |      10 | 2026-02-10 | 10 %, but 6 on the way from 8 to 5 is 67 %.
    K6 | O1 |        0 |     10 |    13 |     100 | 2026-02-10 |
    K7 | O1 |        5 |     10 |     4 |       0 | 2026-02-10 |
    K8 | O1 |          |        |       |      70 | 2026-02-10 |
    K9 | O1 |        0 |     10 |       |      70 | 2026-02-10 |
"""


def test_a_typed_progress_that_the_rows_own_numbers_deny(store: Store) -> None:
    told = found(store, "id | unit\nO1 | North", TYPED.replace("| says", "| owner"), "progress-disagrees")
    says = {row["id"]: row["says"] for row in rows(TYPED) if row["says"]}
    assert {gap.key_result_id: gap.message.split(" says ")[1][: len(says[gap.key_result_id or ""] or "")] for gap in told} == says
    assert {(gap.severity, gap.file, gap.sheet) for gap in told} == {("warning", "okr.xlsx", "Q1")}
    assert [gap.row for gap in told if gap.key_result_id == "K3"] == [4]


STATUSES = """
    id  | of | baseline | target | value | on         | status      | hit
    K1  | O1 |        0 |    100 |    48 | 2026-02-10 | On track    |
    K2  | O1 |        0 |    100 |    10 | 2026-02-10 | On track    | warning
    K3  | O1 |        0 |    100 |    10 | 2026-02-10 | At risk     |
    K4  | O1 |        0 |    100 |    60 | 2026-02-10 | Off track   | note
    K5  | O1 |        0 |    100 |    38 | 2026-02-10 | On track    |
    K6  | O1 |        0 |    100 |    50 | 2026-02-10 | Completed   | warning
    K7  | O1 |        0 |    100 |   100 | 2026-02-10 | Completed   |
    K8  | O1 |        0 |    100 |    50 | 2026-02-10 | Not started | note
    K9  | O1 |        0 |    100 |    10 | 2026-02-10 | Parked      |
    K10 | O1 |        0 |    100 |    10 | 2026-02-10 | Paused      |
    K11 | O1 |        0 |    100 |    10 | 2026-02-10 |             |
    K12 | O1 |        0 |    100 |       | 2026-02-10 | On track    |
    K13 | O1 |        0 |    100 |   100 | 2026-02-10 | At risk     | note
"""


def test_a_typed_status_two_bands_from_the_computed_one(store: Store) -> None:
    """On 12 February 42 of 89 days of the quarter are gone, so that 47 % is expected."""
    told = found(store, "id | unit\nO1 | North", STATUSES, "status-disagrees")
    assert {gap.key_result_id: gap.severity for gap in told} == {row["id"]: row["hit"] for row in rows(STATUSES) if row["hit"]}
    [message] = [gap.message for gap in told if gap.key_result_id == "K2"]
    assert message == "“Key result K2” says “On track”, but its numbers say behind: 10 %, with 47 % expected by now."


def test_behind_says_less_where_at_risk_is_the_vendors_worst(store: Store) -> None:
    drawn = """
        id | of | baseline | target | value | on         | status
        K1 | O1 |        0 |    100 |    60 | 2026-02-10 | Behind
        K2 | O1 |        0 |    100 |    60 | 2026-02-10 | At risk
        K3 | O1 |        0 |    100 |    60 | 2026-02-10 | Postponed
    """
    told = found(store, "id | unit\nO1 | North", drawn, "status-disagrees")
    assert [gap.key_result_id for gap in told] == ["K2"]


def test_behind_is_the_worst_where_the_column_says_achieved(store: Store) -> None:
    drawn = """
        id | of | baseline | target | value | on         | status
        K1 | O1 |        0 |    100 |    60 | 2026-02-10 | Behind
        K2 | O1 |        0 |    100 |    60 | 2026-02-10 | At risk
        K3 | O1 |        0 |    100 |   100 | 2026-02-10 | Achieved
        K4 | O1 |        0 |    100 |    48 | 2026-02-10 | On track
    """
    told = found(store, "id | unit\nO1 | North", drawn, "status-disagrees")
    assert [gap.key_result_id for gap in told] == ["K1"]


@pytest.mark.parametrize(("as_of", "hits"), [("2026-03-31", 0), ("2026-04-01", 1)])
def test_overdue_begins_the_day_after_the_due_date(store: Store, as_of: str, hits: int) -> None:
    drawn = "id | of | baseline | target | value | on\nK1 | O1 | 0 | 10 | 5 | 2026-03-25\nK2 | O1 | 0 | 10 | 10 | 2026-03-25"
    assert len(found(store, "id | unit\nO1 | North", drawn, "overdue", as_of=as_of)) == hits


def test_a_key_result_that_is_due_before_it_starts(store: Store) -> None:
    drawn = "id | of | starts | due\nK1 | O1 | 2026-03-01 | 2026-02-01\nK2 | O1 | 2026-02-01 | 2026-02-01\nK3 | O1 | |"
    [gap] = found(store, "id | unit\nO1 | North", drawn, "due-before-start")
    assert (gap.severity, gap.row) == ("error", 2)
    assert gap.message == "“Key result K1” is due on 2026-02-01, before it starts on 2026-03-01."


def test_stale_after_four_weeks(store: Store) -> None:
    drawn = "id | of | baseline | target | value | on\nK1 | O1 | 0 | 10 | 5 | 2026-01-10"
    assert len(found(store, "id | unit\nO1 | North", drawn, "stale", as_of="2026-02-08")) == 1


def test_the_gravest_come_first_and_a_limit_cuts_the_rest(store: Store) -> None:
    organise(store, "id | unit\nO1 | North", "id | of\nK1 | O1")
    told = gaps(store, Scope(day("2026-02-12")))
    order = {"error": 0, "warning": 1, "note": 2}
    assert [order[gap.severity] for gap in told] == sorted(order[gap.severity] for gap in told)
    assert gaps(store, Scope(day("2026-02-12")), limit=1) == told[:1]
    assert sum(one.gaps for one in gap_counts(store, Scope(day("2026-02-12")))) == len(told)


def test_listed_and_counted_at_once_gaps_are_what_each_tells_alone(store: Store) -> None:
    organise(store, "id | unit\nO1 | North\nO2 | South", "id | of\nK1 | O1\nK2 | O1")
    asked = Scope(day("2026-02-12"))
    assert {gap.severity for gap in gaps(store, asked)} == {"error", "warning"}
    assert len(gap_counts(store, asked)) > 2
    for limit in (1, 2, 1_000):
        assert gap_list(store, asked, limit=limit) == GapList(gap_counts(store, asked), gaps(store, asked, limit=limit))


KINDS = """
    id | of | type             | direction | lower | baseline | target | value | due        | owner
    K1 | O1 | milestone        |           |       |          |        |       | 2026-01-20 | A
    K2 | O1 | binary           |           |       |          |        | 0     |            | A
    K3 | O1 | control_at_least |           | 95    |          |        | 90    | 2026-01-20 | A
    K4 | O1 | baseline_setting |           |       |          |        |       |            | A
    K5 | O1 | percent_complete |           |       |          |        | 40    |            | A
"""


def test_a_key_result_lacks_only_what_its_type_needs(store: Store) -> None:
    organise(store, "id | unit | perspective\nO1 | North | customer", KINDS, milestones="of | due\nK1 | 2026-01-20")
    assert {(gap.rule, gap.key_result_id) for gap in gaps(store, Scope(day("2026-02-12")))} == {("overdue", "K1")}


def test_a_level_to_be_kept_needs_limits(store: Store) -> None:
    [gap] = found(store, "id | unit\nO1 | North", "id | of | direction | target\nK1 | O1 | maintain | 5\nK2 | O1 | | 5", "limits-missing")
    assert gap.message == "“Key result K1” is to be kept, and has no limits."


def test_weights_that_do_not_add_up_and_weights_below_nothing(store: Store) -> None:
    drawn = "id | of | weight\nK1 | O1 | 60\nK2 | O1 | 30\nK3 | O2 | 60\nK4 | O2 | 40\nK5 | O3 | 3\nK6 | O3 | -1"
    organise(store, "id | unit\nO1 | North\nO2 | North\nO3 | North", drawn)
    asked = Scope(day("2026-02-12"))
    assert [gap.message for gap in gaps(store, asked, rule="weights-sum")] == ["The weights below “Objective O1” add up to 90, not to 100."]
    assert [gap.message for gap in gaps(store, asked, rule="weight-negative")] == ["“Key result K6” has a weight of -1."]


@pytest.mark.parametrize(("level", "told"), [("10", "10"), ("10.5", "10.5"), ("0", "0"), ("1000000", "1000000")])
def test_a_whole_number_is_told_without_a_point(store: Store, level: str, told: str) -> None:
    drawn = f"id | of | baseline | target | value | due | owner\nK1 | O1 | {level} | {level} | 5 | 2026-02-10 | A"
    [gap] = found(store, "id | unit\nO1 | North", drawn, "target-equals-baseline")
    assert gap.message == f"“Key result K1” starts at its target ({told})."


def test_an_owner_s_score_far_from_the_numbers(store: Store) -> None:
    drawn = "id | of | baseline | target | value | self_score\nK1 | O1 | 0 | 10 | 5 | 0.8\nK2 | O1 | 0 | 10 | 5 | 0.7"
    [gap] = found(store, "id | unit\nO1 | North", drawn, "self-score-far")
    assert (gap.key_result_id, gap.severity) == ("K1", "warning")
    assert "nobody says why" in gap.message


def test_a_unit_far_from_the_units_below_it(store: Store) -> None:
    objectives = "id | unit | perspective\nO1 | Group | customer\nO2 | North | customer"
    drawn = "id | of | baseline | target | value\nK1 | O1 | 0 | 10 | 2\nK2 | O2 | 0 | 10 | 8"
    [gap] = found(store, objectives, drawn, "tree-apart", units="unit | parent\nNorth | Group")
    assert gap.message == "Group stands at 0.2, with the units below it at 0.5: are the OKRs below the right drivers?"


def test_values_of_a_key_result_that_no_file_describes(store: Store, tmp_path: Path) -> None:
    values, described = tmp_path / "values.csv", tmp_path / "okr.csv"
    values.write_text("Date,Key Result,Value\n2026-07-17,Late plans,7\n2026-07-17,Calls,5\n", "utf-8")
    described.write_text("Objective,Key Result,Target,Owner\nCalm mornings,Late plans,5,Head\n", "utf-8")
    asked = Scope(day("2026-07-31"))

    def told(rule: str) -> list[str]:
        return [gap.message for gap in gaps(store, asked, rule=rule)]

    desk.import_file(store, values, Given(period="2026-Q3"), by="Analyst")
    assert told("values-unmatched") == [f"“{name}” has values, but no file says more of it." for name in ("Calls", "Late plans")]
    desk.import_file(store, described, Given(period="2026-Q3"), by="Analyst")
    assert told("values-unmatched") == ["“Calls” has values, but no file says more of it."]
    assert told("owner-missing") == told("target-missing") == []


def test_unmatched_values_without_a_period_show_in_the_periods_that_their_days_fall_in(store: Store, tmp_path: Path) -> None:
    values, described = tmp_path / "values.csv", tmp_path / "okr.csv"
    values.write_text("Date,Key Result,Value\n2026-07-17,Calls,7\n2026-08-17,Calls,8\n2025-01-17,Visits,5\n", "utf-8")
    described.write_text("Period,Objective,Key Result,Target,Owner\n2026-Q2,Calm,Late plans,5,A\n2026-Q3,Calm,Late plans,4,A\n", "utf-8")
    for file in (values, described):
        desk.import_file(store, file, Given(), by="Analyst")

    def told(period: str | None) -> list[str]:
        return [gap.message.split("”")[0][1:] for gap in gaps(store, Scope(day("2026-09-30"), period), rule="values-unmatched")]

    assert [told(period) for period in ("2026-Q2", "2026-Q3", NONE, None)] == [[], ["Calls"], ["Visits"], ["Calls", "Visits"]]


def cancelled(store: Store, on: str) -> list[Gap]:
    """An objective of the first quarter that another upload of that day cancels."""
    organise(store, "id | unit\nO1 | North", "id | of\nK1 | O1")
    with store.transaction() as cursor:
        cursor.execute("insert into upload values (2, 'bb', 'r', 'okr.xlsx', 1, ?, 'Analyst', '[]')", [f"{on} 12:00:00"])
        cursor.execute("insert into objective_version select * replace (2 as upload_id, 'cancelled' as state) from objective_version")
        catalog.refresh(cursor)
    return gaps(store, Scope(day("2026-03-31")), rule="cancelled-late")


@pytest.mark.parametrize(("on", "hits"), [("2026-02-10", 0), ("2026-02-20", 1)])
def test_what_is_cancelled_late_is_listed(store: Store, on: str, hits: int) -> None:
    assert [gap.value for gap in cancelled(store, on)] == [on] * hits


def test_aspirations_that_are_out_of_reach_or_twice_too_easy(store: Store) -> None:
    objectives, drawn = ["id | unit | period | mode"], ["id | of | baseline | target | value | on"]
    for unit, period, on, value in (
        ("Easy", "2026-Q1", "2026-03-30", 95), ("Easy", "2026-Q2", "2026-06-29", 92), ("Once", "2026-Q2", "2026-06-29", 95),
        ("Hard", "2026-Q2", "2026-06-29", 30), ("Sweet", "2026-Q2", "2026-06-29", 65), ("Few", "2026-Q2", "2026-06-29", 10),
        ("Pause", "2025-Q4", "2025-12-30", 95), ("Pause", "2026-Q2", "2026-06-29", 95),
    ):  # fmt: skip
        objectives.append(f"{unit}{period} | {unit} | {period} | aspirational")
        drawn += [f"{unit}{period}{number} | {unit}{period} | 0 | 100 | {value} | {on}" for number in range(7 if unit == "Few" else 8)]
    organise(store, "\n".join(objectives), "\n".join(drawn))
    told = {gap.unit: gap.message for gap in gaps(store, Scope(day("2026-06-30"), "2026-Q2"), rule="portfolio")}
    assert told == {
        "Easy": "Easy stands at 0.92 on average over 8 aspirational key results, and as high the period before: too easy?",
        "Hard": "Hard stands at 0.3 on average over 8 aspirational key results: out of reach?",
    }


def test_every_rule_has_a_test_here() -> None:
    tested = {
        "G01",
        "G02",
        "G10",
        "G11",
        "G12",
        "G13",
        "G16",
        "G17",
        "G22",
        "cancelled-late",
        "due-before-start",
        "limits-missing",
        "portfolio",
        "self-score-far",
        "tree-apart",
        "values-unmatched",
        "weight-negative",
        "weights-sum",
        "direction-contradicts",
        "overdue",
        "progress-disagrees",
        "stale",
        "status-disagrees",
        *(rule for rule, _, _ in ROWS),
    }
    assert {rule.rule for rule in rules()} == tested
