"""Which objective continues which earlier one.

One of a period continues one of an earlier period of the same length in the same unit when a person says so, when the texts
are equal, or when the file gives the same id and the texts are alike: people use O1 again every quarter, so an id alone says
nothing. A person's "not the same" parts any of these.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rapidfuzz import fuzz

from scorecard.measures import recall
from scorecard.model.identity import Line, Thing
from scorecard.model.likeness import ALIKE, bare
from scorecard.model.period import kind_of
from scorecard.model.perspective import normalised
from scorecard.model.scope import Scope
from scorecard.store.store import Store

Words = Mapping[str, Mapping[str, bool]]
"""By thing and earlier thing: whether a person calls them the same."""


def lines(store: Store) -> list[Line]:
    """Every objective that has a period, with those it continues."""
    return recall.once(store, "lines", Scope(date.min), lambda _: _lines(store))


def _lines(store: Store) -> list[Line]:
    with store.cursor() as cursor:
        told = cursor.execute("select objective_id, unit, period, text, source_id from objective where period is not null").fetchall()
        names = cursor.execute("select objective_id, known_as, text, source_id from identity_name").fetchall()
        said = cursor.execute("select objective_id, earlier_objective_id, same from identity_word").fetchall()
    words: dict[str, dict[str, bool]] = defaultdict(dict)
    for thing_id, earlier_id, same in said:
        words[thing_id][earlier_id] = same
    known_as: dict[str, list[tuple[str, str, str | None]]] = defaultdict(list)
    for thing_id, *name in names:
        known_as[thing_id].append((name[0], name[1], name[2]))
    return lines_of((Thing(*row) for row in told), words, known_as)


def line_of_each(store: Store) -> dict[str, str]:
    """By objective: the id of the oldest one of its line; its own for one without a period."""
    with store.cursor() as cursor:
        alone = cursor.execute("select objective_id from objective").fetchall()
    found = {thing_id: thing_id for (thing_id,) in alone}
    return found | {one.thing_id: line.members[0].thing_id for line in lines(store) for one in line.members}


def lines_of(
    things: Iterable[Thing], words: Words | None = None, known_as: Mapping[str, Sequence[tuple[str, str, str | None]]] | None = None
) -> list[Line]:
    """Things as lines through the periods. `known_as`: by thing, what else it is called: id, text and source id of what counts no more."""
    batches: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    for one in things:
        batches[kind_of(one.period), one.period].append(one)
    found: list[Line] = []
    growing = _Growing(words or {}, known_as or {})
    for kind, period in sorted(batches):
        if growing.kind != kind:
            found += growing.closed()
            growing = _Growing(growing.words, growing.known_as, kind)
        growing.take(sorted(batches[kind, period], key=lambda one: one.thing_id))
    return found + growing.closed()


def likeness(one: Thing, other: Thing) -> float:
    """0 to 100, numbers and the unit's own name aside."""
    return fuzz.ratio(bare(one.text, one.group), bare(other.text, other.group))


@dataclass
class _Growing:
    """The lines of periods of one length while they grow, period by period."""

    words: Words
    known_as: Mapping[str, Sequence[tuple[str, str, str | None]]]
    kind: str = ""
    lines: list[list[Thing]] = field(default_factory=list)
    place: dict[str, int] = field(default_factory=dict)
    """Of each thing, under every id that it is known by, its line."""

    def closed(self) -> list[Line]:
        return [Line(tuple(members)) for members in self.lines]

    def take(self, batch: Sequence[Thing]) -> None:
        """Let each thing of the next period continue a line, the surest first; each line goes on once."""
        by_text, by_id = self._heads()

        def said(one: Thing) -> Iterator[int]:
            return (self.place[key] for key, same in self.words.get(one.thing_id, {}).items() if same and key in self.place)

        def of_text(one: Thing) -> Iterator[int]:
            return iter(by_text.get((one.group, normalised(one.text)), ()))

        def of_id(one: Thing) -> Sequence[int]:
            return by_id.get((one.group, one.source_id.lower()), ()) if one.source_id else ()

        def of_text_and_id(one: Thing) -> Iterator[int]:
            return (at for at in of_text(one) if at in of_id(one))

        def of_id_and_alike(one: Thing) -> Iterator[int]:
            near = [(likeness(one, name), at) for at in of_id(one) for name in self._names(self.lines[at][-1])]
            return (at for how, at in sorted(near, key=lambda pair: -pair[0]) if how >= ALIKE)

        went: dict[str, int] = {}
        taken: set[int] = set()
        # What comes first has nothing to go on from.
        for way in (said, of_text_and_id, of_text, of_id_and_alike) if self.lines else ():
            for thing in batch:
                if thing.thing_id not in went:
                    found = (at for name in self._names(thing) for at in way(name) if at not in taken and not self._parted(thing, at))
                    if (at := next(found, None)) is not None:
                        went[thing.thing_id] = at
                        taken.add(at)
        for thing in batch:
            if thing.thing_id not in went:
                self.lines.append([])
            at = went.get(thing.thing_id, len(self.lines) - 1)
            self.lines[at].append(thing)
            self.place |= {name.thing_id: at for name in self._names(thing)}

    def _heads(self) -> tuple[Mapping[tuple[str | None, str], list[int]], Mapping[tuple[str | None, str], list[int]]]:
        """Lines by the text, and by the id, of their newest member; those that ended last come first."""
        by_text: dict[tuple[str | None, str], list[int]] = defaultdict(list)
        by_id: dict[tuple[str | None, str], list[int]] = defaultdict(list)
        for at in sorted(range(len(self.lines)), key=lambda at: self.lines[at][-1].period, reverse=True):
            for name in self._names(self.lines[at][-1]):
                by_text[name.group, normalised(name.text)].append(at)
                if name.source_id:
                    by_id[name.group, name.source_id.lower()].append(at)
        return by_text, by_id

    def _names(self, thing: Thing) -> list[Thing]:
        """The thing, and what it was before a file called it otherwise."""
        found = [thing]
        for one in found:
            known = {each.thing_id for each in found}
            found += [
                replace(thing, thing_id=key, text=text, source_id=source_id)
                for key, text, source_id in self.known_as.get(one.thing_id, ())
                if key not in known
            ]
        return found

    def _parted(self, thing: Thing, at: int) -> bool:
        said = self.words.get(thing.thing_id, {})
        return any(said.get(member.thing_id) is False for member in self.lines[at])
