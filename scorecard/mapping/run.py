"""Votes of files, of the lexicon and of the classifier on every current objective. Votes are added, never changed."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import duckdb
import pyarrow as pa
from rapidfuzz import fuzz, process

from scorecard.mapping import learned, semantic
from scorecard.mapping.classifier import Model
from scorecard.mapping.examples import Example
from scorecard.mapping.lexicon import Verdict, judge
from scorecard.mapping.suggest import Guess, guesses, trained
from scorecard.mapping.votes import CURRENT, Said, Vote, cast, texts_of, weighed
from scorecard.model.perspective import ESG, PerspectiveSet, classic, normalised
from scorecard.model.scope import Scope
from scorecard.store.perspectives import perspective_sets
from scorecard.store.store import Store

READS = (
    "decision", "key_result", "objective", "objective_bare", "objective_told", "period_mapping", "period_perspective", "review_state",
    "vote_newest",
)  # fmt: skip
"""Views that the votes of an import rest on; the rest may be filled meanwhile."""
MARKS = " .,;:!?()-–\"'"
"""What the names of `objective_bare` go without, as in every view that compares names."""
UNIT_WEIGHT = 0.25
MISSPELT = 86.0
"""A column's word of at least six letters this like a perspective's name (0 to 100) is taken for it."""
Rule = tuple[str | None, str, str | None, bool | None]
"""What a rule's vote says: perspective, reason, secondary, esg."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    perspective: str
    """The best guess, always."""
    confidence: float
    """0 to 1."""
    voter: str
    auto: bool
    """Sure enough to be used without asking."""
    reason: str


def classify(texts: Sequence[str], model: Model | None = None, known: Sequence[Example] = ()) -> list[Suggestion]:
    """A suggestion for each text by itself: the lexicon's where it is sure, else the classifier's.

    Confidences are the classifier's, so that the texts can be put in order by them. `known` are an organisation's own examples,
    which `model` has learned from; without a model one is trained on them and the starter set.
    """
    model = model or trained(tuple(known), semantic.installed())
    told = guesses(model, [[(text, 1.0)] for text in texts], known)
    return [_suggestion(judge([(text, 1.0)]), guess) for text, guess in zip(texts, told, strict=True)]


def combined(verdict: Verdict | None, likely: Mapping[str, float]) -> tuple[str, float]:
    """The best guess of both and its confidence: the lexicon's where it is sure, with what the classifier gives for it."""
    best = max(sorted(likely), key=lambda name: likely[name])
    guess = (verdict.perspective if verdict else None) or best
    return guess, likely.get(guess, 0.0)


def _suggestion(verdict: Verdict, guess: Guess) -> Suggestion:
    perspective, confidence = combined(verdict, dict(guess.likely))
    if verdict.perspective is None:
        return Suggestion(perspective, confidence, "classifier", guess.auto, guess.reason)
    return Suggestion(perspective, confidence, "rule", True, verdict.reason)


def _confidence(verdict: Verdict) -> float:
    return round(min(1.0, verdict.score / 2) * (0.5 + verdict.margin / 2), 3) if verdict.best else 0.0


@cache
def word_of_file(word: str, among: PerspectiveSet | None = None) -> str | None:
    """Which perspective of a set (the classic one) a column's word names, misspelt ones included; None for one that it does not know."""
    among = among or classic()
    named = among.named(word)
    bare = normalised(word)
    if named or len(bare) < 6:
        return named
    aliases = {alias: perspective for alias, perspective in among.aliases.items() if len(alias) > 4}
    best = process.extractOne(bare, aliases.keys(), scorer=fuzz.ratio, score_cutoff=MISSPELT)
    return aliases[best[0]] if best else None


def map_objectives(
    cursor: duckdb.DuckDBPyConnection,
    uploads: Sequence[int] | None = None,
    at: datetime | None = None,
    *,
    versions: Sequence[int] | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> None:
    """Cast the votes that are new or have changed, inside the caller's transaction.

    `meanwhile` is called once, while the words are weighed in another thread: the cursor is free for it then. It may change nothing of
    `READS`.

    The lexicon speaks where the file does not, or where it was heard before; the classifier where nobody else places the objective, once
    it has proved right often enough to place some itself.
    Only the objectives that some uploads tell of, or those of the periods with some mapping versions, are judged (None: all), for
    nothing else has changed; and those that count, or are called otherwise, only since a file was undone. Each is judged by the
    perspectives of its period.
    """
    at = at or datetime.now(UTC).replace(tzinfo=None)
    sets = perspective_sets(cursor)
    _told_of(cursor, uploads, versions)
    _vote_by_words(cursor, sets, at)
    cursor.execute(
        """
        delete from judged
        where exists (
          select 1 from staged_word
          where staged_word.word = judged.perspective_word and staged_word.mapping_version = judged.mapping_version
            and staged_word.perspective is not null
        ) and objective_id not in (select objective_id from vote where voter = 'rule')
        """
    )
    _vote_by_lexicon(cursor, sets, at, meanwhile)
    learned.vote(cursor, "judged", sets, at)


def hear(cursor: duckdb.DuckDBPyConnection, scope: Scope) -> None:
    """Let the lexicon speak on those objectives of a period and unit for which the file alone has spoken so far.

    Once heard, an objective is judged anew with every upload that tells of it. The file's word still goes before.
    """
    _told_of(cursor, None, None)
    cursor.execute(
        """
        delete from judged
        where objective_id in (select objective_id from vote where voter = 'rule') or objective_id not in (
          select objective_id from objective
          where ($period is null or coalesce(period, '') = $period) and ($unit is null or coalesce(unit, '') = $unit)
        )
        """,
        {"period": scope.period, "unit": scope.unit},
    )
    _vote_by_lexicon(cursor, perspective_sets(cursor), datetime.now(UTC).replace(tzinfo=None))


def _vote_by_lexicon(
    cursor: duckdb.DuckDBPyConnection, sets: Mapping[int, PerspectiveSet], at: datetime, meanwhile: Callable[[], object] | None = None
) -> None:
    newest, told = _newest_rules(cursor), texts_of(cursor, "judged")
    if meanwhile is None:
        votes = _by_lexicon(newest, told, sets, at)
    else:
        with ThreadPoolExecutor(1) as beside:
            weighed_beside = beside.submit(_by_lexicon, newest, told, sets, at)
            meanwhile()
            votes = weighed_beside.result()
    cast(cursor, votes)


def _by_lexicon(newest: Mapping[str, Rule], told: Sequence[Said], sets: Mapping[int, PerspectiveSet], at: datetime) -> list[Vote]:
    """The lexicon's votes that are not the newest ones already."""
    votes: list[Vote] = []
    for objective_id, text, unit, version, results in told:
        verdict = judge(_weighed(text, unit, results), sets[version])
        esg, reason = True if ESG in verdict.tags else None, verdict.reason
        if newest.get(objective_id) != (verdict.perspective, reason, verdict.secondary, esg):
            said = (verdict.perspective, _confidence(verdict), reason)
            votes.append((objective_id, "rule", "lexicon", *said, at, verdict.secondary, esg))
    return votes


def verdict_on(store: Store, objective_id: str) -> Verdict | None:
    """What the words of one objective say now, with the two closest perspectives; None for an objective that no file holds."""
    source = f"(select * from {CURRENT} where objective_id = $objective_id)"
    with store.cursor() as cursor:
        for _, text, unit, version, results in texts_of(cursor, source, {"objective_id": objective_id}):
            return judge(_weighed(text, unit, results), perspective_sets(cursor)[version])
    return None


def _weighed(text: str, unit: str | None, results: Sequence[str]) -> list[tuple[str, float]]:
    """The same with the name of the unit, which tells the lexicon a little."""
    parts = weighed(text, results)
    return [*parts, (unit, UNIT_WEIGHT)] if unit else parts


def _told_of(cursor: duckdb.DuckDBPyConnection, uploads: Sequence[int] | None, versions: Sequence[int] | None) -> None:
    """The objectives to be judged, as a temporary table."""
    cursor.execute(
        """
        create or replace temporary table judged as
        select objective.objective_id, objective.text, objective.unit, objective.perspective_word, objective.stated,
          period_mapping.mapping_version
        from objective
        join period_mapping on period_mapping.period is not distinct from objective.period
        where ($versions is null or list_contains($versions, period_mapping.mapping_version)) and ($uploads is null
          or objective.objective_id in (select objective_id from objective_version where list_contains($uploads, upload_id))
          or objective.objective_id in (select objective_id from key_result_version where list_contains($uploads, upload_id))
          or objective.objective_id in (
            select objective_told.objective_id from objective_told join objective_version
              on objective_version.objective_id = objective_told.told_by
            where list_contains($uploads, objective_version.upload_id)
          )
          or (objective.perspective_word is null and objective.objective_id in (
            select vote_newest.objective_id from vote_newest where vote_newest.voter = 'file' and vote_newest.perspective is not null
          ))
          or objective.objective_id not in (select vote.objective_id from vote)
          or objective.objective_id in (select objective_bare.objective_id from objective_bare where objective_bare.name in (
            select unnest([called.id, called.words, called.id || ' ' || called.words])
            from (
              select translate(lower(source_id), $marks, '') as id, translate(lower(text), $marks, '') as words
              from objective_version where list_contains($uploads, upload_id)
            ) as called
          )))
        """,
        {
            "uploads": None if uploads is None else list(uploads),
            "versions": None if versions is None else list(versions),
            "marks": MARKS,
        },
    )


def _vote_by_words(cursor: duckdb.DuckDBPyConnection, sets: Mapping[int, PerspectiveSet], at: datetime) -> None:
    """The file's votes, by the words it names perspectives with; kept as `staged_word` for those it leaves open."""
    told = cursor.execute("select distinct perspective_word, mapping_version from judged where perspective_word is not null").fetchall()
    words = [word for word, _ in told]
    named = [word_of_file(word, sets[version]) for word, version in told]
    reasons = [
        f"The file says “{word}”." if perspective else f"The file says “{word}”, which names no known perspective."
        for word, perspective in zip(words, named, strict=True)
    ]
    columns = {"word": words, "perspective": named, "reason": reasons}
    versions = pa.array([version for _, version in told], pa.int32())
    texts = {name: pa.array(column, pa.string()) for name, column in columns.items()}
    cursor.register("told_words", pa.table(texts | {"mapping_version": versions}))
    cursor.execute("create or replace temporary table staged_word as select * from told_words")
    cursor.unregister("told_words")
    cursor.execute(
        """
        insert into vote by name
        select judged.objective_id, 'file' as voter, 'column' as name, staged_word.perspective,
          case when staged_word.perspective is null then 0.0 else 1.0 end as confidence, staged_word.reason, $at as cast_at
        from judged
        join staged_word
          on staged_word.word = judged.perspective_word and staged_word.mapping_version = judged.mapping_version
        left join vote_newest as newest on newest.objective_id = judged.objective_id and newest.voter = 'file'
        where newest.objective_id is null
          or newest.perspective is distinct from staged_word.perspective or newest.reason <> staged_word.reason
        """,
        {"at": at},
    )
    # What said it was undone, or says it no longer.
    cursor.execute(
        """
        insert into vote by name
        select judged.objective_id, 'file' as voter, 'column' as name, null as perspective, 0.0 as confidence, $reason as reason,
          $at as cast_at
        from judged
        join vote_newest as newest on newest.objective_id = judged.objective_id and newest.voter = 'file'
        where judged.perspective_word is null and newest.perspective is not null
        """,
        {"reason": "No file says a perspective any more.", "at": at},
    )


def _newest_rules(cursor: duckdb.DuckDBPyConnection) -> dict[str, Rule]:
    rows = cursor.execute(
        """
        select objective_id, perspective, reason, secondary, esg
        from vote_newest where voter = 'rule' and objective_id in (select objective_id from judged)
        """
    ).fetchall()
    return {objective_id: tuple(said) for objective_id, *said in rows}
