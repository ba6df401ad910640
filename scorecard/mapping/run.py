"""Votes of files and of the lexicon on every current objective. Votes are added, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import duckdb
import pyarrow as pa
from rapidfuzz import fuzz, process

from scorecard.mapping.lexicon import Verdict, judge
from scorecard.model.perspective import normalised, perspective_named, perspectives

OBJECTIVE_WEIGHT = 1.5
KEY_RESULT_WEIGHT = 1.0
UNIT_WEIGHT = 0.25
MISSPELT = 86.0
"""A column's word of at least six letters this like a perspective's name (0 to 100) is taken for it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    perspective: str
    """The best guess, always."""
    confidence: float
    """0 to 1; 0 when no word spoke."""
    voter: str
    auto: bool
    """Sure enough to be used without asking."""
    reason: str


def classify(texts: Sequence[str]) -> list[Suggestion]:
    """A suggestion for each text by itself."""
    return [_suggestion(judge([(text, 1.0)])) for text in texts]


def _suggestion(verdict: Verdict) -> Suggestion:
    guess = verdict.best or "internal_process"
    return Suggestion(guess, _confidence(verdict), "rule", verdict.perspective is not None, verdict.reason)


def _confidence(verdict: Verdict) -> float:
    return round(min(1.0, verdict.score / 2) * (0.5 + verdict.margin / 2), 3) if verdict.best else 0.0


@cache
def word_of_file(word: str) -> str | None:
    """The perspective that a column's word names, misspelt ones included; None for one nobody knows."""
    named = perspective_named(word)
    bare = normalised(word)
    if named or len(bare) < 6:
        return named
    aliases = {alias: one.perspective_id for one in perspectives().values() for alias in one.aliases if len(alias) > 4}
    best = process.extractOne(bare, aliases.keys(), scorer=fuzz.ratio, score_cutoff=MISSPELT)
    return aliases[best[0]] if best else None


def map_objectives(cursor: duckdb.DuckDBPyConnection, uploads: Sequence[int] | None = None, at: datetime | None = None) -> None:
    """Cast the votes that are new or have changed, inside the caller's transaction. The lexicon speaks where the file does not.

    Only the objectives that some uploads tell of are judged (None: all), for nothing else has changed.
    """
    at = at or datetime.now(UTC).replace(tzinfo=None)
    _told_of(cursor, uploads)
    _vote_by_words(cursor, at)
    newest = _newest_rules(cursor)
    votes = []
    for objective_id, text, unit, results in _unnamed(cursor):
        parts = [(text, OBJECTIVE_WEIGHT), *((result, KEY_RESULT_WEIGHT / len(results)) for result in results)]
        if unit:
            parts.append((unit, UNIT_WEIGHT))
        verdict = judge(parts)
        if newest.get(objective_id) != (verdict.perspective, verdict.reason):
            votes.append((objective_id, "rule", "lexicon", verdict.perspective, _confidence(verdict), verdict.reason, at))
    _cast(cursor, votes)


def _told_of(cursor: duckdb.DuckDBPyConnection, uploads: Sequence[int] | None) -> None:
    """The objectives to be judged, as a temporary table."""
    cursor.execute(
        """
        create or replace temporary table judged as
        select objective.objective_id, objective.text, objective.unit, objective.perspective_word, objective.stated
        from objective
        where $uploads is null
          or objective.objective_id in (select objective_id from objective_version where list_contains($uploads, upload_id))
          or objective.objective_id in (select objective_id from key_result_version where list_contains($uploads, upload_id))
          or objective.objective_id in (
            select objective_told.objective_id from objective_told join objective_version
              on objective_version.objective_id = objective_told.told_by
            where list_contains($uploads, objective_version.upload_id)
          )
        """,
        {"uploads": None if uploads is None else list(uploads)},
    )


def _vote_by_words(cursor: duckdb.DuckDBPyConnection, at: datetime) -> None:
    """The file's votes, by the words it names perspectives with; kept as `staged_word` for those it leaves open."""
    told = cursor.execute("select distinct perspective_word from judged where perspective_word is not null").fetchall()
    words = [word for (word,) in told]
    named = [word_of_file(word) for word in words]
    reasons = [
        f"The file says “{word}”." if perspective else f"The file says “{word}”, which names no known perspective."
        for word, perspective in zip(words, named, strict=True)
    ]
    columns = {"word": words, "perspective": named, "reason": reasons}
    cursor.register("told_words", pa.table({name: pa.array(column, pa.string()) for name, column in columns.items()}))
    cursor.execute("create or replace temporary table staged_word as select * from told_words")
    cursor.unregister("told_words")
    cursor.execute(
        """
        insert into vote by name
        select judged.objective_id, 'file' as voter, 'column' as name, staged_word.perspective,
          case when staged_word.perspective is null then 0.0 else 1.0 end as confidence, staged_word.reason, $at as cast_at
        from judged
        join staged_word on staged_word.word = judged.perspective_word
        left join (
          select *, row_number() over (partition by objective_id order by cast_at desc) as recency
          from vote where voter = 'file' and objective_id in (select objective_id from judged)
        ) as newest on newest.objective_id = judged.objective_id and newest.recency = 1
        where newest.objective_id is null
          or newest.perspective is distinct from staged_word.perspective or newest.reason <> staged_word.reason
        """,
        {"at": at},
    )


def _newest_rules(cursor: duckdb.DuckDBPyConnection) -> dict[str, tuple[str | None, str]]:
    rows = cursor.execute(
        """
        select objective_id, perspective, reason from (
          select *, row_number() over (partition by objective_id order by cast_at desc) as recency
          from vote where voter = 'rule' and objective_id in (select objective_id from judged)
        ) where recency = 1
        """
    ).fetchall()
    return {objective_id: (perspective, reason) for objective_id, perspective, reason in rows}


def _unnamed(cursor: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str | None, list[str]]]:
    """The objectives for which the file names no known perspective: id, text, unit, and the texts of their key results."""
    return cursor.execute(
        """
        select judged.objective_id, judged.text, judged.unit,
          coalesce(list(key_result.text order by key_result.key_result_id) filter (key_result.text is not null and judged.stated), [])
        from judged
        left join staged_word on staged_word.word = judged.perspective_word
        left join key_result on key_result.objective_id = judged.objective_id
        where staged_word.perspective is null
        group by judged.objective_id, judged.text, judged.unit
        """
    ).fetchall()


def _cast(cursor: duckdb.DuckDBPyConnection, votes: Sequence[tuple[str, str, str, str | None, float, str, datetime]]) -> None:
    if not votes:
        return
    names = ("objective_id", "voter", "name", "perspective", "confidence", "reason", "cast_at")
    types = (pa.string(), pa.string(), pa.string(), pa.string(), pa.float64(), pa.string(), pa.timestamp("us"))
    columns = [pa.array(column, kind) for column, kind in zip(zip(*votes, strict=True), types, strict=True)]
    cursor.register("staged_votes", pa.table(columns, names=names))
    cursor.execute("insert into vote by name select * from staged_votes")
    cursor.unregister("staged_votes")


def decide(cursor: duckdb.DuckDBPyConnection, objective_id: str, perspective: str | None, *, by: str, reason: str = "") -> None:
    """Write a person's vote inside the caller's transaction."""
    at = datetime.now(UTC).replace(tzinfo=None)
    _cast(cursor, [(objective_id, "person", by, perspective, 1.0, reason or "Decided by a person.", at)])
