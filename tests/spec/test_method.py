"""Methodology §0.3: what can be set, what a change would do, and what is kept of it."""

from dataclasses import fields
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.errors import UnreadableFile, WrongSetting
from scorecard.export.method_file import method_file, read_method_file
from scorecard.measures import forecast
from scorecard.measures.method import method_version, settings_now, settings_said
from scorecard.measures.progress import key_results
from scorecard.measures.scorecard import perspective_scores
from scorecard.model.forecast import ForecastSettings
from scorecard.model.method import faults, settings
from scorecard.model.scope import Scope
from scorecard.rules.run import gaps
from scorecard.store.store import Store
from tests.spec.organisation import day, organise

SCOPE = Scope(day("2026-02-12"), "2026-Q1")
TWO = "id | of | baseline | target | value\nK | O | 0 | 100 | 44\nL | O | 0 | 100 | 20"


def company(store: Store) -> None:
    organise(store, "id | unit | perspective\nO | North | customer", TWO)


def test_the_usual_values_of_the_views_are_those_that_are_told(store: Store) -> None:
    with store.cursor() as cursor:
        stood: dict[str, float | str] = {}
        for view, begin in (("threshold", ""), ("limits", ""), ("forecast_setting", "forecast_")):
            cursor.execute(f"select * exclude (method_version) from {view}" if view == "threshold" else f"select * from {view}")
            stood |= dict(zip([begin + column[0] for column in cursor.description], cursor.fetchall()[0], strict=True))
    told = {key: one.usual for key, one in settings().items()}
    assert stood == told


def test_forecasts_take_their_settings_from_what_is_told(store: Store) -> None:
    assert forecast.settings(store) == ForecastSettings()
    assert {f"forecast_{field.name}" for field in fields(ForecastSettings)} == {key for key in settings() if key.startswith("forecast_")}
    desk.keep_settings(store, {"forecast_phi": 0.9, "forecast_min_calib": 30}, by="Ida")
    assert forecast.settings(store) == ForecastSettings(phi=0.9, min_calib=30)


def test_a_change_is_foreseen_before_it_is_kept_and_then_does_just_that(store: Store) -> None:
    company(store)
    effect = desk.foresee_settings(store, {"on_track_rel": 0.0, "on_track_abs": 0.0, "cap_score": 1.0}, SCOPE)
    assert (effect.before.statuses, effect.after.statuses) == ({"on_track": 1, "behind": 1}, {"at_risk": 1, "behind": 1})
    assert (effect.moved, effect.rescored, effect.before.score) == (1, 0, effect.after.score)
    assert {one.status for one in key_results(store, SCOPE)} == {"on_track", "behind"}
    assert method_version(store) == "m1.0"
    changed = desk.keep_settings(store, {"on_track_rel": 0.0, "on_track_abs": 0.0, "cap_score": 1.0}, by="Ida")
    assert changed == {"on_track_rel": 0.0, "on_track_abs": 0.0}
    assert {one.status for one in key_results(store, SCOPE)} == {"at_risk", "behind"}
    assert {one.method_version for one in perspective_scores(store, SCOPE)} == {"m1.0+1"}
    assert [(one.key, one.value, one.set_by) for one in settings_said(store)] == [("on_track_abs", "0.0", "Ida"), ("on_track_rel", "0.0", "Ida")]


def test_what_would_change_is_told_in_sentences(store: Store) -> None:
    company(store)
    told = desk.foresee_settings(store, {"stale_days": 20}, SCOPE).told()
    assert told == ["2026-Q1, as of 12 February 2026: no number changes."]
    told = desk.foresee_settings(store, {"kr_min": 3, "on_track_rel": 0.0, "on_track_abs": 0.0}, SCOPE).told()
    assert told == [
        "2026-Q1, as of 12 February 2026: the organisation's score 0.32 → 0.32.",
        "Scores change for 0 key results, statuses for 1 (at risk 0 → 1, on track 1 → 0).",
        "No perspective's score changes.",
        f"Gaps: {len(gaps(store, SCOPE))} → {len(gaps(store, SCOPE)) + 1}.",
    ]


def test_keeping_what_holds_already_makes_no_new_version(store: Store) -> None:
    assert desk.keep_settings(store, {"stale_days": 14}, by="Ida") == {}
    assert method_version(store) == "m1.0"


WRONG = [
    ({"speed": 3}, "There is no setting 'speed'."),
    ({"stale_days": "soon"}, "stale_days is a number from 1 to 366, not 'soon'."),
    ({"stale_days": True}, "stale_days is a number from 1 to 366, not True."),
    ({"stale_days": 7.5}, "stale_days is a whole number, not 7.5."),
    ({"theta_committed": 7}, "theta_committed is a number from 0.1 to 1, not 7."),
    ({"control_scoring": "best"}, "control_scoring is one of share, accrued, latest, graded, not 'best'."),
    ({"yellow_from": 0.9}, "yellow_from (0.9) can't be above green_from (0.7)."),
    ({"scores": {"theta": 1}}, "There is no setting 'scores'."),
]


@pytest.mark.parametrize(("told", "fault"), WRONG)
def test_a_wrong_setting_is_refused_with_a_sentence_and_nothing_is_kept(store: Store, told: dict[str, float | str], fault: str) -> None:
    assert faults(told) == [fault]
    with pytest.raises(WrongSetting) as caught:
        desk.keep_settings(store, {"expired_days": 40, **told}, by="Ida")
    assert str(caught.value) == fault
    assert settings_said(store) == []


def test_a_settings_file_gives_back_what_it_was_written_from(store: Store, tmp_path: Path) -> None:
    desk.keep_settings(store, {"theta_aspirational": 0.65, "control_scoring": "graded", "kr_max": 4}, by="Ida")
    now = settings_now(store)
    file = tmp_path / "method.toml"
    file.write_text(method_file(now, method_version(store)), encoding="utf-8")
    assert read_method_file(file) == now
    assert desk.keep_settings(store, read_method_file(file), by="Ida") == {}


@pytest.mark.parametrize("text", ["theta = = 3", "\x00\xff"])
def test_a_file_that_is_no_settings_file_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "method.toml"
    file.write_text(text, encoding="latin-1")
    with pytest.raises(UnreadableFile, match="is no settings file"):
        read_method_file(file)
