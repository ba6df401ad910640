"""The sets of perspectives that a store knows, as values."""

from collections import defaultdict
from dataclasses import replace

import duckdb

from scorecard.model.perspective import Perspective, PerspectiveSet, classic, known


def perspective_sets(cursor: duckdb.DuckDBPyConnection) -> dict[int, PerspectiveSet]:
    """Every set by its number, the classic one (0) included. What nobody renamed bears its usual names."""
    names: dict[tuple[int, str], dict[str, str]] = defaultdict(dict)
    for set_id, perspective_id, language, name in cursor.execute("from perspective_name").fetchall():
        names[set_id, perspective_id][language] = name
    words: dict[tuple[int, str], list[str]] = defaultdict(list)
    for set_id, perspective_id, word in cursor.execute("from perspective_word order by rowid").fetchall():
        words[set_id, perspective_id].append(word)
    members: dict[int, list[Perspective]] = defaultdict(list)
    for set_id, perspective_id, rank, counted in cursor.execute("from perspective_member order by rowid").fetchall():
        usual = known().get(perspective_id) or Perspective(perspective_id, rank, {})
        told = {**usual.names, **names[set_id, perspective_id]}
        spoken = tuple(words[set_id, perspective_id])
        members[set_id].append(replace(usual, rank=rank, names=told, counted=counted, words=spoken))
    return {0: classic()} | {set_id: PerspectiveSet.of(found, set_id) for set_id, found in members.items()}
