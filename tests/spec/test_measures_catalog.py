"""What every view promises: a header, the shape of its dataclass, and SQL that other engines read alike."""

import json
import math
import os
import re
import subprocess
import sys
from dataclasses import fields
from typing import Any

import pytest
import sqlglot
from sqlglot import exp

from scorecard.mapping import run as mapping
from scorecard.measures import catalog
from scorecard.model import (
    check_in_book,
    confidence,
    coverage,
    explain,
    finding,
    forecast,
    history,
    lineage,
    review,
    scores,
    standing,
    strategy,
    workshop,
)
from scorecard.rules.run import rules
from scorecard.store.store import Store
from tests.bench import organisation
from tests.spec.tables import given

SHAPES = {
    "key_result_standing": standing.KeyResultStanding,
    "key_result_reckoning": explain.KeyResultReckoning,
    "milestone": explain.Milestone,
    "goal_held": explain.GoalHeld,
    "objective_score": scores.ObjectiveScore,
    "unit_perspective_score": scores.UnitPerspectiveScore,
    "unit_score": scores.UnitScore,
    "perspective_score": scores.PerspectiveScore,
    "organisation_score": scores.OrganisationScore,
    "unit_tree": scores.UnitTree,
    "carry_over": scores.CarryOver,
    "metric_pool": scores.MetricPool,
    "coverage": scores.CoverageCell,
    "balance": scores.Balance,
    "coverage_quality": coverage.CellQuality,
    "balance_member": coverage.PerspectiveShare,
    "strategy_link_newest": strategy.StrategyLink,
    "objective_alignment": strategy.Alignment,
    "dependency": strategy.Dependency,
    "unit": strategy.UnitPlace,
    "data_confidence": confidence.ConfidencePart,
    "check_in_record": scores.CheckInRecord,
    "contested_record": check_in_book.Contested,
    "progress_path": forecast.PathPoint,
    "control_outlook": forecast.RangeOutlook,
    "forecast_setting": forecast.ForecastSettings,
    "objective_mapping": scores.ObjectiveMapping,
    "upload_record": scores.UploadRecord,
    "upload_effect": history.UploadEffect,
    "check_in_effect": history.UploadEffect,
    "change_record": history.Change,
    "check_in_change": history.Change,
    "goalpost_move": history.GoalpostMove,
    "vanished": history.Vanished,
    "number_source": lineage.NumberSource,
    "key_result_source": lineage.KeyResultSource,
    "finding_change": finding.FindingChange,
    "review_queue": review.Queued,
    "review_tally": review.ReviewTally,
    "workshop_record": workshop.WorkshopRecord,
    "workshop_person": workshop.Person,
    "workshop_objective": workshop.Laid,
    "workshop_candidate": workshop.Candidate,
    "rating_tally": workshop.Choice,
    "objective_agreement": workshop.ObjectiveAgreement,
    "group_agreement": workshop.GroupAgreement,
    "rater_agreement": workshop.RaterAgreement,
    "perspective_mixup": workshop.Mixup,
    "workshop_comparison": workshop.Comparison,
}
REFUSED: dict[type[exp.Expression], str] = {
    exp.Greatest: "greatest() skips nulls here and not elsewhere; write a case",
    exp.Least: "least() skips nulls here and not elsewhere; write a case",
    exp.Median: "median() becomes approximate or unknown elsewhere",
    exp.PercentileCont: "percentile_cont() becomes approximate elsewhere",
    exp.Quantile: "quantile() becomes approximate elsewhere",
    exp.Pivot: "pivot and unpivot are ours alone",
    exp.Qualify: "qualify is not everywhere; number the rows in a subquery",
    exp.Anonymous: "a function sqlglot does not know",
    exp.Lambda: "lambdas are not everywhere",
    exp.CurrentDate: "no clock in a view; filter by as_of",
    exp.CurrentTimestamp: "no clock in a view; filter by as_of",
}


def faults(sql: str) -> list[str]:
    tree = sqlglot.parse_one(sql, read="duckdb")
    found = [why for node in tree.walk() for kind, why in REFUSED.items() if isinstance(node, kind)]
    joins = list(tree.find_all(exp.Join))
    if any(join.args.get("using") for join in joins):
        found.append("join on, not using")
    if any(str(join.args.get("method")).lower() == "asof" for join in joins):
        found.append("asof join is ours alone")
    if any(isinstance(node.this, exp.Window) and node.this.args.get("alias") for node in tree.find_all(exp.Sub)):
        found.append("a named window before a minus is read as one name elsewhere; put it in brackets")
    if any(group.args.get("all") for group in tree.find_all(exp.Group)):
        found.append("name the columns of group by")
    return found


@pytest.mark.parametrize("view", catalog.views(), ids=lambda view: view.name)
def test_every_view_says_its_grain_unit_and_null(view: catalog.View) -> None:
    assert {"grain", "unit", "null"} <= view.notes.keys()


@pytest.mark.parametrize("view", catalog.views(), ids=lambda view: view.name)
def test_what_a_view_reads_is_what_a_parser_finds(view: catalog.View) -> None:
    assert view.reads == {table.name for table in sqlglot.parse_one(view.sql, read="duckdb").find_all(exp.Table)}


@pytest.mark.parametrize("view", [one for one in catalog.views() if one.needs], ids=lambda view: view.name)
def test_a_view_has_no_rows_without_any_row_of_what_it_needs(store: Store, view: catalog.View) -> None:
    with store.cursor() as cursor:
        given(cursor, upload="""
            upload_id | sha256 | reading | file | bytes | uploaded_at         | uploaded_by | account
                    1 | a      | r       | a    |     1 | 2026-01-05 08:00:00 | somebody    | []
        """, period="""
            period_id | starts_on  | ends_on
            2026-Q1   | 2026-01-01 | 2026-03-31
        """, objective_version="""
            upload_id | sheet | row | cell | objective_id | period  | unit | text | stated | weight | goal_mode | state
                    1 | S     |   1 | A1   | O1           | 2026-Q1 | U    | Grow | true   |      1 | committed | active
        """, key_result_version="""
            upload_id | sheet | row | cell | key_result_id | objective_id | text | baseline | target | weight
                    1 | S     |   1 | B1   | K1            | O1           | Sell |        0 |     10 |      1
        """, check_in_version="""
            upload_id | sheet | row | cell | key_result_id | observed_on | dated | value
                    1 | S     |   1 | C1   | K1            | 2026-02-01  | true  |     4
        """, milestone_version="""
            upload_id | sheet | row | cell | key_result_id | step | text  | weight
                    1 | S     |   1 | D1   | K1            |    1 | Begin |      1
        """, plan_point_version="""
            upload_id | sheet | row | cell | key_result_id | planned_on | planned_progress
                    1 | S     |   1 | E1   | K1            | 2026-02-01 |              0.5
        """, loose_check_in="""
            upload_id | sheet | row | cell | named | observed_on | dated | value
                    1 | S     |   2 | A2   | sell  | 2026-03-01  | true  |     5
        """, borrowed_key_result="""
            upload_id | key_result_id
                    1 | K1
        """)  # fmt: skip
        for table in view.needs:
            cursor.execute(f"delete from {table}")
        catalog.refresh(cursor)
        assert cursor.execute(view.sql).fetchall() == cursor.execute(f"select * from {view.name}").fetchall() == []


@pytest.mark.parametrize("view", catalog.views(), ids=lambda view: view.name)
def test_every_view_is_portable(view: catalog.View) -> None:
    assert faults(view.sql) == []
    assert view.in_dialect("spark")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.rule)
def test_every_rule_is_portable_and_says_why_and_what_to_do(rule: object) -> None:
    sql = getattr(rule, "sql", "")
    assert faults(sql) == []
    assert all(getattr(rule, name) for name in ("title", "why", "fix"))


@pytest.mark.parametrize(("view", "shape"), SHAPES.items(), ids=list(SHAPES))
def test_every_answer_has_the_fields_of_its_dataclass(store: Store, view: str, shape: type) -> None:
    with store.cursor() as cursor:
        names = {row[0] for row in cursor.execute(f"describe {view}").fetchall()}
    assert {field.name for field in fields(shape)} <= names


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("week / 7.0", "week / CAST(7.0 AS DOUBLE)"),
        ("week / 7", "week / 7"),
        ("strftime(made_at, '%Y-%m-%dT%H:%M:%SZ')", r"DATE_FORMAT(made_at, 'yyyy-MM-dd\'T\'HH:mm:ss\'Z\'')"),
    ],
)
def test_another_engine_is_told_a_decimal_as_a_double_and_a_letter_as_a_letter(asked: str, told: str) -> None:
    assert catalog.View("asked", f"select {asked}").in_dialect("spark") == f"SELECT {told}"


def test_no_kept_view_holds_every_row_of_one_table_against_every_row_of_another(store: Store) -> None:
    """Tables that were just filled are planned as if they held no rows, so joins without an equality look cheap."""
    organisation.fill(store, 300)
    with store.transaction() as cursor:
        catalog.refresh(cursor)
        plans = {one.name: cursor.execute(f"explain {one.sql}").fetchall()[0][1] for one in catalog.views() if one.kept}
    assert [name for name, plan in plans.items() if "NESTED_LOOP_JOIN" in plan] == []


def test_no_question_of_a_day_holds_every_key_result_against_every_other(store: Store) -> None:
    """A condition on the left side alone among those of a left join is enough: the engine then compares all with all."""
    key_results = 300
    organisation.fill(store, key_results)
    with store.cursor() as cursor:
        for view in catalog.views():
            dated = "as_of" in [column for column, *_ in cursor.execute(f"describe {view.name}").fetchall()]
            asked = f"select * from {view.name} where as_of = ?" if dated else view.sql
            given = [organisation.AS_OF] if dated else []
            [(_, told)] = cursor.execute(f"explain (analyze, format json) {asked}", given).fetchall()
            compared = _compared(json.loads(told))
            assert compared <= 10 * key_results, f"{view.name} compares {compared:,} pairs of rows one by one"


def _compared(plan: dict[str, Any]) -> int:
    """The most pairs of rows that one step of a plan looked at without an equality to find them by."""
    below = plan.get("children", [])
    most = max(map(_compared, below), default=0)
    if plan.get("operator_type") in ("NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN"):
        most = max(most, math.prod(one["operator_cardinality"] for one in below))
    return most


def test_a_view_that_an_earlier_version_made_goes_when_views_are_bound(store: Store) -> None:
    with store.transaction() as cursor:
        cursor.execute("create view once_ours as select as_of from reporting_day")
        catalog.bind(cursor)
        assert cursor.execute("select count(*) from duckdb_views() where view_name = 'once_ours'").fetchall() == [(0,)]


def test_views_that_are_made_anew_hold_what_they_held(store: Store) -> None:
    organisation.fill(store, 30)
    with store.transaction() as cursor:
        catalog.refresh(cursor)
        cursor.execute("delete from reporting_day where as_of <> date '2026-02-12'")
        before = {one.name: cursor.execute(f"from {one.name} order by all").fetchall() for one in catalog.views() if one.kept}
        catalog.bind(cursor)
        assert {name: cursor.execute(f"from {name} order by all").fetchall() for name in before} == before
        kinds = dict(cursor.execute("select table_name, table_type from information_schema.tables").fetchall())
    assert {one.name: kinds[one.name] for one in catalog.views()} == {
        one.name: "BASE TABLE" if one.kept else "VIEW" for one in catalog.views()
    }
    assert all(before[name] for name in ("objective", "key_result", "measurement"))


def test_every_process_knows_the_views_by_the_same_fingerprint() -> None:
    asked = "from scorecard.measures import catalog; import sys; sys.stdout.write(catalog.fingerprint())"
    told = {
        subprocess.run([sys.executable, "-c", asked], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2", "3")
    }
    assert told == {catalog.fingerprint().encode()}


@pytest.mark.parametrize(
    "sql",
    [
        "select a, sum(b) from t group by all",
        "select * from t asof join u on t.d >= u.d",
        "select greatest(0, a) from t",
        "select median(b) from t",
        "select * from a join b using (k)",
        "select current_date",
        "select a from t qualify row_number() over (order by a) = 1",
        "unpivot t on q1, q2 into name quarter value amount",
        "select unheard_of(a) from t",
        "select lag(a) over way - a from t window way as (order by b)",
    ],
)
def test_the_lint_sees_what_it_must(sql: str) -> None:
    assert faults(sql)


def test_names_are_compared_in_one_way() -> None:
    """SQL has no word for it that all engines share: every view that drops case and marks drops the same, and so does the mapping."""
    found = {marks for one in catalog.views() for marks in re.findall(r"translate\(lower\((?:[^()]|\([^()]*\))*\), ('(?:[^']|'')*')", one.sql)}
    assert found == {"'" + mapping.MARKS.replace("'", "''") + "'"}
