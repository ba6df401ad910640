"""`scorecard learn`, and what is told of how the classifier stands."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard import desk
from scorecard.cli import main
from scorecard.mapping import semantic
from scorecard.model.learning import Learning
from tests.spec.test_classifier import LETTERS, OURS, filled, placed

NEW = Learning(
    semantic=False,
    decisions=0,
    new_decisions=0,
    enough=30,
    outdated=False,
    threshold=None,
    precision=None,
    coverage=None,
    accuracy=None,
)


@pytest.fixture
def store_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(semantic, "installed", lambda: False)
    store = desk.open_store(tmp_path / "s.duckdb")
    filled(store, decided=12)
    store.close()
    return tmp_path / "s.duckdb"


def test_learn_on_trial_prints_what_learning_then_does(store_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = ["learn", "--store", str(store_file), "--format", "json"]
    assert main([*told, "--dry-run"]) == 0
    foreseen = capsys.readouterr()
    changes = json.loads(foreseen.out)
    assert {one["objective_id"] for one in changes} == {f"{key}-{word}" for key in OURS for word in LETTERS[12:]}
    assert all(one["before"] is None and one["objective_id"].startswith(one["after"]) for one in changes)
    assert "16 objectives would change their perspective." in foreseen.err
    assert "48 decisions are new to it." in foreseen.err
    assert main(told) == 0
    done = capsys.readouterr()
    assert json.loads(done.out) == changes
    assert "16 objectives changed their perspective." in done.err
    assert "has learned from 48 decisions of people. None is new to it." in done.err
    store = desk.open_store(store_file)
    assert placed(store)["customer-pico"] == ("customer", "classifier")
    store.close()


def test_learn_without_a_store_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", "--store", str(tmp_path / "none.duckdb")]) >= 10
    assert "There is no store" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("standing", "sentences"),
    [
        (NEW, ("no decision of people yet. It only suggests:", "it needs 30 more decisions", "(0 of 30 are there)")),
        (replace(NEW, new_decisions=29), ("29 decisions are new to it.", "it needs 1 more decision before")),
        (replace(NEW, new_decisions=30), ("It only suggests: there are enough decisions now",)),
        (
            replace(NEW, decisions=31, new_decisions=-2),
            ("31 decisions of people. 2 decisions no longer stand.", "it needs 1 more decision"),
        ),
        (replace(NEW, decisions=31, outdated=True), ("Since then some of what it learns from has changed.",)),
        (replace(NEW, decisions=31, accuracy=0.6), ("it met 60%", "not met surely enough")),
        (
            replace(NEW, decisions=40, accuracy=0.8, threshold=0.71, precision=0.95, coverage=0.625),
            ("from a confidence of 71% on", "62% were that sure", "of these it met 95%"),
        ),
    ],
)
def test_how_it_stands_is_told_in_plain_words(standing: Learning, sentences: tuple[str, ...]) -> None:
    told = " ".join(standing.told())
    assert [one for one in sentences if one not in told] == []
