"""Whatever people do one after the other: kept views hold what they would hold made anew, and an undo taken back leaves no trace."""

from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scorecard import desk
from scorecard.desk import importing
from scorecard.errors import ScorecardError
from scorecard.measures import catalog
from scorecard.measures.progress import key_results
from scorecard.model.intent import PerspectiveChange
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.reading import read

IN_CI = 2
UNDONE_IN_CI = 4
SHARE = 25
"""One of so many examples asked for is drawn here: each is a store and some thirty actions."""
STEPS = 9
PERSPECTIVES = ("financial", "customer", "internal_process", "learning_growth")
TEXTS = ("Grow abroad", "Raise customer satisfaction", "Run a calm harbour", "Train strong crews")
MEASURES = ("Sales", "Crossings on time", "Open repairs", "Training hours")


def files(dice: Random) -> Iterator[tuple[str, str]]:
    """Objectives, key results, values, units and dependencies in files of their own, some of them once more with other numbers."""
    units = dice.sample(("North", "South", "Group"), 2)
    objectives = [(dice.choice(units), f"O{number}", text) for number, text in enumerate(dice.sample(TEXTS, 3), start=1)]
    results = [(unit, code, text, f"{code}.1", measure) for (unit, code, text), measure in zip(objectives, MEASURES, strict=False)]
    for again in range(2):
        rows = "".join(
            f"{unit},{code},{text},{dice.choice(('Customer', 'Financial', ''))},{again + 1}\n" for unit, code, text in objectives
        )
        yield "objectives.csv", f"Unit,Objective ID,Objective,Perspective,Objective weight\n{rows}"
        unit, place = dice.choice((("Unit,", "{}"), ("", "")))
        rows = "".join(
            f"{place.format(of + ',') if place else ''}{code},{key},{measure},0,{dice.choice((10, 20))},{dice.choice(('', 5, 7))}\n"
            for of, code, _, key, measure in dice.sample(results, dice.randint(1, 3))
        )
        yield "results.csv", f"{unit}Objective ID,KR ID,Key Result,Baseline,Target,Current\n{rows}"
        rows = "".join(f"{key},{measure},2025-08-{dice.randint(10, 28)},{dice.randint(0, 12)}\n" for *_, key, measure in results)
        yield "log.csv", f"KR ID,Key Result,Date,Value\n{rows}"
    yield (
        "units.csv",
        f"Unit,Parent unit,Level,Roll-up weight\n{units[0]},,company,1\n{units[1]},{units[0]},team,{dice.choice((0, 1, 3))}\n",
    )
    yield "needs.csv", f"Objective ID,Depends on\nO1,O2\nO2,{units[0]}\n"


def kept(store: Store) -> dict[str, list[str]]:
    with store.cursor() as cursor:
        return {one.name: sorted(map(repr, cursor.execute(f"from {one.name}").fetchall())) for one in catalog.views() if one.kept}


def stale(store: Store) -> list[str]:
    """The kept views that would hold other rows if they were made anew."""
    found = kept(store)
    with store.rehearsal() as tried:
        with tried.cursor() as cursor:
            catalog.refresh(cursor)
        anew = kept(tried)
    return [name for name, rows in found.items() if rows != anew[name]]


def numbers(store: Store) -> list[tuple[object, ...]]:
    names = ("unit", "period", "objective", "key_result", "perspective", "baseline", "target", "current", "observed_on", "score", "status")
    told = [tuple(getattr(one, name) for name in names) for one in key_results(store, Scope(date(2025, 9, 30)))]
    return sorted(told, key=repr)


class Office:
    """Somebody who does one thing after the other."""

    def __init__(self, store: Store, folder: Path, dice: Random) -> None:
        self.store, self.folder, self.dice = store, folder, dice
        self.waiting = list(files(dice))
        dice.shuffle(self.waiting)
        self.done: list[str] = []

    def ids(self, sql: str) -> list[str]:
        with self.store.cursor() as cursor:
            return [one for (one,) in cursor.execute(f"{sql} order by 1").fetchall()] or [""]

    def step(self) -> None:
        doings = (*["brings"] * 5, "undoes", "undoes", "redoes", "ends", "decides", "sets", "weighs", "links", "calls_same", "takes_back")
        doing = self.dice.choice(doings)
        with suppress(ScorecardError):
            getattr(self, doing)()
        self.done.append(doing)

    def brings(self) -> None:
        if self.waiting:
            name, text = self.waiting.pop()
            (self.folder / name).write_text(text, encoding="utf-8")
            desk.import_file(self.store, self.folder / name, Given(period="2025-Q3"), by="A")

    def undoes(self) -> None:
        if upload := self.dice.choice(self.ids("select upload_id from upload")):
            desk.undo(self.store, int(upload), by="A")

    def redoes(self) -> None:
        if upload := self.dice.choice(self.ids("select upload_id from upload")):
            desk.redo(self.store, int(upload), by="A")

    def ends(self) -> None:
        kind = self.dice.choice(("objective", "key_result"))
        self.dice.choice((desk.end, desk.end, desk.take_back_end))(self.store, kind, self.one(kind), by="A")

    def one(self, kind: str = "objective") -> str:
        return self.dice.choice(self.ids(f"select {kind}_id from {kind}"))

    def decides(self) -> None:
        if objective := self.one():
            desk.decide(self.store, objective, self.dice.choice((*PERSPECTIVES, None)), by="A", esg=self.dice.choice((None, True)))

    def takes_back(self) -> None:
        desk.take_back(self.store, by="A")

    def sets(self) -> None:
        desk.keep_settings(
            self.store, {"stale_days": self.dice.choice((7, 14)), "control_scoring": self.dice.choice(("share", "latest"))}, by="A"
        )

    def weighs(self) -> None:
        weights = tuple((name, float(self.dice.choice((1, 2, 3)))) for name in PERSPECTIVES)
        unit = self.dice.choice((None, "North", "South"))
        desk.keep_perspectives(self.store, PerspectiveChange(self.dice.choice((None, "2025-Q3")), weights, unit=unit), by="A")

    def links(self) -> None:
        one, other = self.one(), self.one()
        self.dice.choice((desk.draw_link, desk.draw_link, desk.take_off_link))(self.store, one, other, by="A")

    def calls_same(self) -> None:
        one, other = self.one(), self.dice.choice(self.ids("select distinct objective_id from objective_version"))
        if one and other and one != other:
            desk.call_same(self.store, one, other, same=self.dice.random() < 0.7, by="A")


def test_kept_views_hold_what_they_would_hold_made_anew(request: pytest.FixtureRequest) -> None:
    examples = request.config.getoption("--examples")

    @settings(
        max_examples=max(1, examples // SHARE) if examples else IN_CI, derandomize=examples is None, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.integers(0, 2**63))
    def hold(seed: int) -> None:
        dice = Random(seed)
        with (
            TemporaryDirectory() as folder,
            closing(desk.open_store(Path(folder) / "s.duckdb")) as store,
            patch.object(importing, "read", read),
        ):
            office = Office(store, Path(folder), dice)
            for number in range(STEPS):
                office.step()
                if number % 3 == 2:
                    assert stale(store) == [], (seed, office.done)
            before = numbers(store)
            if upload := dice.choice(office.ids("select upload_id from standing_upload")):
                desk.undo(store, int(upload), by="A")
                desk.redo(store, int(upload), by="A")
                assert (numbers(store), stale(store)) == (before, []), (seed, office.done, upload)

    hold()


def told_by(files: list[tuple[str, str]], folder: Path, undone: int | None = None) -> list[tuple[object, ...]]:
    """The numbers of a store of its own into which files came in this order, one of them taken out again."""
    with TemporaryDirectory(dir=folder) as own, closing(desk.open_store(Path(own) / "s.duckdb")) as store:
        for name, text in files:
            (Path(own) / name).write_text(text, encoding="utf-8")
            desk.import_file(store, Path(own) / name, Given(period="2025-Q3"), by="A")
        if undone is not None:
            desk.undo(store, undone + 1, by="A")
        return numbers(store)


def test_an_undone_file_leaves_what_would_be_there_had_it_never_come(request: pytest.FixtureRequest) -> None:
    examples = request.config.getoption("--examples")

    @settings(
        max_examples=max(1, examples // SHARE) if examples else UNDONE_IN_CI, derandomize=examples is None, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(st.integers(0, 2**63))
    def leave(seed: int) -> None:
        dice = Random(seed)
        came = list(files(dice))
        dice.shuffle(came)
        came = came[: dice.randint(2, 5)]
        undone = dice.randrange(len(came))
        with TemporaryDirectory() as folder, patch.object(importing, "read", read):
            without = told_by([*came[:undone], *came[undone + 1 :]], Path(folder))
            assert told_by(came, Path(folder), undone) == without, (seed, [name for name, _ in came], undone)

    leave()
