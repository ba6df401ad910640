"""The classifier beside a store: it learns from what people decided there, and votes where nobody else speaks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zlib import crc32

import duckdb
import numpy as np
import pyarrow as pa

from scorecard.mapping import semantic
from scorecard.mapping.classifier import ENOUGH, Account, Model, unpacked
from scorecard.mapping.examples import Example, learnable, own, starter
from scorecard.mapping.suggest import Guess, guesses, mark, trained
from scorecard.mapping.votes import CURRENT, Said, Vote, cast, texts_of, weighed
from scorecard.model.learning import Learning
from scorecard.model.perspective import PerspectiveSet
from scorecard.store.perspectives import perspective_sets

MOST_OF_FILES = 1_000
"""Examples that are taken from files' own columns, so that training stays a matter of seconds."""
TOGETHER = 2_000
PLACED = """
    select vote_newest.objective_id, vote_newest.perspective, vote_newest.voter, vote_newest.precedence
    from vote_newest
    join objective on objective.objective_id = vote_newest.objective_id
    join period_perspective
      on period_perspective.period is not distinct from objective.period
      and period_perspective.perspective_id = vote_newest.perspective
    where vote_newest.voter <> 'classifier'
"""
"""Where people, files and the lexicon place objectives, as of now: kept views are refreshed only after all have voted."""
HEARD = "select objective_id from vote where voter = 'classifier'"
Sets = Mapping[int, PerspectiveSet]


@dataclass(frozen=True, slots=True)
class Judged:
    """An objective on which the classifier may speak, and what it says."""

    objective_id: str
    text: str
    unit: str | None
    guess: Guess

    @property
    def perspective(self) -> str | None:
        return self.guess.perspective if self.guess.auto else None


def vote(cursor: duckdb.DuckDBPyConnection, source: str, sets: Sets, at: datetime) -> None:
    """Cast the votes on the objectives of a source that an import brings, by the model as last trained.

    It speaks where it may place objectives, and where it was heard before; else it could only suggest, which waits until somebody asks.
    """
    newest = _newest(cursor)
    if newest is None:
        return
    _, account = newest
    may_place = account["threshold"] is not None
    silent = _silent(cursor, source if may_place else f"(select * from {source} where objective_id in ({HEARD}))")
    model = None if not silent else ready(cursor, at) if may_place else kept(cursor)
    if model is not None:
        _cast(cursor, _judge(cursor, model, silent, sets, write=True), at)


def suggest(cursor: duckdb.DuckDBPyConnection, objective_ids: Sequence[str], at: datetime) -> None:
    """Cast the votes on some objectives, where nobody else speaks."""
    silent = _silent(cursor, f"(select * from {CURRENT} where list_contains($asked, objective_id))", {"asked": list(objective_ids)})
    if silent:
        _cast(cursor, _judge(cursor, ready(cursor, at), silent, perspective_sets(cursor), write=True), at)


def prepare(cursor: duckdb.DuckDBPyConnection, objective_ids: Sequence[str]) -> None:
    """Let the process know what `suggest` needs: the model, and the texts in meaning. Changes nothing, so that no writer waits for it."""
    silent = _silent(cursor, f"(select * from {CURRENT} where list_contains($asked, objective_id))", {"asked": list(objective_ids)})
    if not silent:
        return
    model = kept(cursor)
    if model is None:
        known = _examples(cursor, from_people=_learns_from_people(cursor))
        _recall(cursor, _texts(known))
        model = trained(tuple(known), semantic.installed())
    _judge(cursor, model, silent, perspective_sets(cursor))


def ready(cursor: duckdb.DuckDBPyConnection, at: datetime) -> Model:
    """The model as last trained; trained now when this program has not trained one yet."""
    return kept(cursor) or _keep(cursor, "first use", at, from_people=_learns_from_people(cursor))


def _learns_from_people(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Where it did so before, under an earlier program: what that changes the first time is to be seen first."""
    newest = _newest(cursor)
    return newest is not None and newest[1]["decisions"] > 0


def retrain(cursor: duckdb.DuckDBPyConnection, *, by: str, at: datetime) -> list[Judged]:
    """Learn from all that is decided now, and vote anew wherever nobody else speaks."""
    judged = _judge(cursor, _keep(cursor, by, at, from_people=True), _silent(cursor, CURRENT), perspective_sets(cursor), write=True)
    _cast(cursor, judged, at)
    return judged


def foreseen(cursor: duckdb.DuckDBPyConnection) -> list[Judged]:
    """What would be said on each objective after training anew. Changes nothing."""
    known = examples_of(cursor)
    _recall(cursor, _texts(known))
    model = trained(tuple(known), semantic.installed())
    return _judge(cursor, model, _silent(cursor, CURRENT), perspective_sets(cursor))


def standing(cursor: duckdb.DuckDBPyConnection) -> Learning:
    """How the classifier stands beside what it would learn from now."""
    known = examples_of(cursor)
    decisions = sum(one.by == "person" for one in learnable((*starter(), *known)))
    account = _account(cursor)
    if account is None:
        return Learning(
            semantic=semantic.installed(),
            decisions=0,
            new_decisions=decisions,
            enough=ENOUGH,
            outdated=bool(known),
            threshold=None,
            precision=None,
            coverage=None,
            accuracy=None,
        )
    return Learning(
        semantic=account.semantic,
        decisions=account.decisions,
        new_decisions=decisions - account.decisions,
        enough=ENOUGH,
        outdated=account.fingerprint != mark(known, meaning=account.semantic),
        threshold=account.threshold,
        precision=account.precision,
        coverage=account.coverage,
        accuracy=account.accuracy,
    )


def _account(cursor: duckdb.DuckDBPyConnection) -> Account | None:
    """Of the newest model, when this program can use it."""
    newest = _newest(cursor)
    return Account(**newest[1]) if newest is not None and newest[0] == _program() else None


def _newest(cursor: duckdb.DuckDBPyConnection) -> tuple[str, dict[str, Any]] | None:
    """The newest model's program and the account of it, whether this program can use it or not."""
    found = cursor.execute("select program, account from classifier_model order by trained_at desc limit 1").fetchone()
    return None if found is None else (found[0], json.loads(found[1]))


def _program() -> str:
    """The same starter set, lexicon and encoder make a model usable."""
    return mark((), meaning=semantic.installed())


def _silent(cursor: duckdb.DuckDBPyConnection, source: str, given: Mapping[str, object] | None = None) -> list[Said]:
    """The objectives of a source that nobody else places."""
    return texts_of(cursor, f"(select * from {source} where objective_id not in (select objective_id from ({PLACED})))", given)


def examples_of(cursor: duckdb.DuckDBPyConnection) -> list[Example]:
    """What people decided about current objectives, and what files say about the others; each wording once."""
    placed = cursor.execute(
        f"""
        select objective_id, perspective, voter from (
          select *, row_number() over (partition by objective_id order by precedence) as choice from ({PLACED})
        ) where choice = 1 and voter in ('person', 'file')
        """
    ).fetchall()
    source = f"(select * from {CURRENT} where objective_id in (select unnest($placed)))"
    texts = texts_of(cursor, source, {"placed": [objective_id for objective_id, *_ in placed]})
    said = {objective_id: weighed(text, results) for objective_id, text, _, _, results in texts}
    found = {own(said[objective_id], perspective, voter) for objective_id, perspective, voter in placed}
    people = [one for one in found if one.by == "person"]
    by_files = sorted((one for one in found if one.by == "file"), key=lambda one: (crc32(one.text.encode()), repr(one)))
    return sorted([*people, *by_files[:MOST_OF_FILES]], key=repr)


def _texts(known: Sequence[Example]) -> list[str]:
    """What must be known in meaning before training, and before examples are quoted."""
    return [text for one in (*starter(), *known) for text, _ in one.parts]


def _judge(cursor: duckdb.DuckDBPyConnection, model: Model, silent: Sequence[Said], sets: Sets, *, write: bool = False) -> list[Judged]:
    known = examples_of(cursor) if silent else []
    judged = []
    for start in range(0, len(silent), TOGETHER):
        some = silent[start : start + TOGETHER]
        said = [weighed(text, results) for _, text, _, _, results in some]
        if model.account.semantic:
            _recall(cursor, _texts(known))
            _recall(cursor, [text for parts in said for text, _ in parts], write=write)
        told = guesses(model, said, known, [sets[version] for _, _, _, version, _ in some])
        judged += [Judged(objective_id, text, unit, guess) for (objective_id, text, unit, *_), guess in zip(some, told, strict=True)]
    return judged


def _cast(cursor: duckdb.DuckDBPyConnection, judged: Sequence[Judged], at: datetime) -> None:
    rows = cursor.execute("select objective_id, perspective, reason from vote_newest where voter = 'classifier'").fetchall()
    before = {objective_id: (perspective, reason) for objective_id, perspective, reason in rows}
    told: list[Vote] = [
        (one.objective_id, "classifier", "learned", one.perspective, one.guess.confidence, one.guess.reason, at, None, None)
        for one in judged
        if before.get(one.objective_id) != (one.perspective, one.guess.reason)
    ]
    cast(cursor, told)


def kept(cursor: duckdb.DuckDBPyConnection) -> Model | None:
    """The newest model, when this program can use it."""
    found = cursor.execute("select program, numbers from classifier_model order by trained_at desc limit 1").fetchone()
    if found is None or found[0] != _program() or found[1] is None:
        return None
    return unpacked(found[1])


def _keep(cursor: duckdb.DuckDBPyConnection, by: str, at: datetime, *, from_people: bool) -> Model:
    known = _examples(cursor, from_people=from_people)
    meaning = semantic.installed()
    _recall(cursor, _texts(known), write=True)
    model = trained(tuple(known), meaning)
    cursor.execute("update classifier_model set numbers = null where numbers is not null")
    cursor.execute(
        "insert into classifier_model values (?, ?, ?, ?, ?)",
        [at, by, _program(), json.dumps(asdict(model.account)), model.packed()],
    )
    return model


def _examples(cursor: duckdb.DuckDBPyConnection, *, from_people: bool) -> list[Example]:
    return [one for one in examples_of(cursor) if from_people or one.by != "person"]


def _recall(cursor: duckdb.DuckDBPyConnection, texts: Sequence[str], *, write: bool = False) -> None:
    """Let the process know the vectors of these texts: from the store, and computed for those that are new to it."""
    if not semantic.installed():
        return
    # What another store's work has taught this process is still to be kept in this one.
    missing = {semantic.digest(text): text for text in texts if write or not semantic.met(text)}
    if not missing:
        return
    rows = cursor.execute(
        "select digest, vector from text_embedding where model = $model and digest in (select unnest($digests))",
        {"model": semantic.model(), "digests": list(missing)},
    ).fetchall()
    for digest, vector in rows:
        semantic.meet(missing.pop(digest), np.frombuffer(vector, np.float16).astype(np.float32))
    computed = semantic.embed(list(missing.values()))
    if write and missing:
        columns = {
            "model": pa.array([semantic.model()] * len(missing), pa.string()),
            "digest": pa.array(list(missing), pa.string()),
            "vector": pa.array([vector.astype(np.float16).tobytes() for vector in computed], pa.binary()),
        }
        cursor.register("staged_embedding", pa.table(columns))
        cursor.execute("insert or ignore into text_embedding select * from staged_embedding")
        cursor.unregister("staged_embedding")
