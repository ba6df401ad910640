"""How long mapping takes once the classifier may place objectives: `python -m tests.bench.learning_speed [objectives]`.

A store learns from decisions; then come new objectives with three key results each, whose texts all differ, in six languages. They are
mapped end to end: words of the file, lexicon and hard cases, classifier, votes. First by words alone, then with the meaning of texts
where the extra `semantic` is installed; there the same is mapped twice, for no text may be looked at again.
"""

import random
import sys
from unittest import mock

from scorecard import desk
from scorecard.desk.importing import _many_objects
from scorecard.mapping import learned, semantic
from scorecard.mapping.examples import starter
from scorecard.mapping.features import Floats
from scorecard.mapping.run import map_objectives
from scorecard.measures import catalog
from scorecard.store.store import Store
from tests.bench import organisation
from tests.bench.clock import Cost, measured, say
from tests.bench.words_speed import OBJECTIVES, SECONDS, texts

DECISIONS = 200
MILLISECONDS = 15.0
"""What the issue allows for the meaning of one new text."""


def main(objectives: int) -> None:
    _measure(objectives, meaning=False)
    if semantic.installed():
        _measure(objectives, meaning=True)
    else:
        say("without scorecard[semantic] nothing is said of meaning")


def _measure(objectives: int, *, meaning: bool) -> None:
    semantic.forget()
    computed: list[int] = []
    encoder = semantic._encoder() if meaning else None

    def counted(found: list[str]) -> Floats:
        assert encoder is not None
        computed.append(len(found))
        return encoder(found)

    with mock.patch.object(semantic, "installed", lambda: meaning), mock.patch.object(semantic, "_encoder", lambda: counted):
        store = desk.open_store(None)
        _fill(store, objectives)
        with measured() as trained, store.transaction() as cursor:
            threshold = learned._keep(cursor, "bench", organisation.NOW, from_people=True).account.threshold
        say(
            f"{'with the meaning of texts' if meaning else 'by words alone'}:",
            f"  trained on {len(starter()):,} texts of ours and {DECISIONS} decisions in {_told(trained)}; it "
            + ("only suggests" if threshold is None else f"places from {threshold:.0%} on"),
        )
        del computed[:]
        with measured() as mapped:
            _map(store)
        placed = _counted(store, "select count(*) from vote_newest where voter = 'classifier' and perspective is not null")
        asked = _counted(store, "select count(*) from vote_newest where voter = 'classifier'")
        bound = "" if meaning else f", at most {SECONDS} s for {OBJECTIVES:,}"
        say(f"  {objectives:,} new objectives mapped in {_told(mapped)}{bound}; {asked:,} by the classifier, {placed:,} of them surely")
        if meaning:
            each = mapped.of_one_core / max(sum(computed), 1) * 1000
            say(f"  {sum(computed):,} new texts, {each:.2f} ms of one core each, all of mapping told (at most {MILLISECONDS} ms)")
            del computed[:]
            semantic.forget()
            with measured() as again:
                _map(store)
            say(f"  the same again in {_told(again)}, {sum(computed):,} texts looked at again")
        store.close()


def _fill(store: Store, objectives: int) -> None:
    """New objectives, and decisions on some others."""
    organisation.fill(store, 3 * (objectives + DECISIONS), check_ins_each=0)
    made = texts(4 * objectives, random.Random(4))
    decided = [(one.text, one.perspective) for one in random.Random(5).sample(starter(), DECISIONS)]
    with store.transaction() as cursor:
        cursor.execute("delete from vote")
        for kind, some in (("objective", made[:objectives]), ("key_result", made[objectives:])):
            prefix = "O" if kind == "objective" else "K"
            cursor.execute(
                f"create temporary table told as select unnest(?) as text, '{prefix}' || unnest(range(?)) as id", [some, len(some)]
            )
            cursor.execute(f"update {kind}_version set text = told.text from told where told.id = {kind}_id")
            cursor.execute("drop table told")
        for place, (text, perspective) in enumerate(decided, start=objectives):
            said = (f"O{place}", "person", "Analyst", perspective, 1.0, "", organisation.NOW)
            cursor.execute(
                "insert into vote (objective_id, voter, name, perspective, confidence, reason, cast_at) values (?, ?, ?, ?, ?, ?, ?)", said
            )
            cursor.execute("update objective_version set text = ? where objective_id = ?", [text, f"O{place}"])
        catalog.refresh(cursor)


def _map(store: Store) -> None:
    """As an import does."""
    with _many_objects(), store.transaction() as cursor:
        map_objectives(cursor)
        catalog.refresh(cursor, after="vote")


def _counted(store: Store, query: str) -> int:
    with store.cursor() as cursor:
        [(count,)] = cursor.execute(query).fetchall()
    return int(count)


def _told(took: Cost) -> str:
    return f"{took.seconds:.2f} s ({took.of_one_core:.2f} s of one core)"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else OBJECTIVES)
