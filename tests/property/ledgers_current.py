"""A second, slow telling of what stands after all uploads: whose values are whose, what serves what, and what waits for what."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from tests.property.ledgers import Row
from tests.property.ledgers_told import Told, low, plain


class Spot(NamedTuple):
    upload: int
    sheet: str
    row: int
    cell: str


class Current(Told):
    # Values of other files

    def named_key_results(self) -> list[Row]:
        """Key results of which a file tells more than values, with the names by which another file may mean them."""
        found = []
        for key, one in self.newest_key_results.items():
            above = self.newest_objectives.get(one["objective_id"])
            if one["borrowed"] or above is None:
                continue
            teller = self.newest_objectives.get(self.told_by.get(one["objective_id"], ""), {})
            place = {name: above[name] if above[name] is not None else teller.get(name) for name in ("unit", "period")}
            called = {name: teller[name] if teller.get(name) is not None else above[name] for name in ("text", "source_id")}
            period = self.periods.get(place["period"] or "", {"starts_on": None, "ends_on": None})
            names = {"id": low(one["source_id"]), "words": plain(one["text"]), "of": {**place, **called}}
            found.append({"key": key, **names, **period})
        return found

    def apart_from_its_file(self) -> list[Row]:
        """Values of the uploads that count whose file does not tell their key result: by names only, or as one that no file tells."""
        found = []
        for one in self.told["loose_check_in"]:
            names = {"borrowed": None, "id": one["named_id"], "called": one["named"], "in": one["unit"], "of": plain(one["objective"])}
            found.append({**one, **names})
        for one in self.told["check_in_version"]:
            held = self.newest_key_results.get(one["key_result_id"])
            above = self.newest_objectives.get(held["objective_id"]) if held else None
            if held and held["borrowed"] and above:
                of = plain(above["text"] if above["source_id"] is None else above["source_id"]) if above["stated"] else None
                names = {"borrowed": one["key_result_id"], "id": held["source_id"], "called": held["text"], "in": above["unit"], "of": of}
                found.append({**one, **names})
        return [one for one in found if one["upload_id"] in self.standing]

    @cached_property
    def joined(self) -> dict[Spot, tuple[str, Row]]:
        """By the place of a value: its key result. By id, words, unit and day, in this order; one that could be of several is of none."""
        known = self.named_key_results()
        units = {low(one["of"]["unit"]) for one in known}
        found = {}
        for one in self.apart_from_its_file():
            unit = low(one["in"])
            near = [each for each in known if unit is None or unit not in units or low(each["of"]["unit"]) in (None, unit)]
            alike = {each["key"]: self.alike(one, each) for each in near}
            best = max((rank for rank in alike.values() if rank is not None), default=None)
            likest = [each for each in near if best is not None and alike[each["key"]] == best]
            within = [each for each in likest if each["starts_on"] and each["starts_on"] <= one["observed_on"] <= each["ends_on"]]
            chosen = within or likest
            if len(chosen) == 1:
                # Of no day, and told after the period: of its last day.
                days = [one["observed_on"], *([chosen[0]["ends_on"]] if not one["dated"] and chosen[0]["ends_on"] else [])]
                found[Spot(one["upload_id"], one["sheet"], one["row"], one["cell"])] = (chosen[0]["key"], {**one, "observed_on": min(days)})
        return found

    @staticmethod
    def alike(one: Row, each: Row) -> int | None:
        """How well a value's names fit those of a key result; None: not at all."""
        by_id = low(one["id"]) is not None and low(one["id"]) in (each["id"], each["words"])
        by_words = plain(one["called"]) is not None and plain(one["called"]) == each["words"]
        as_id = low(one["called"]) is not None and low(one["called"]) == each["id"]
        if not (by_id or by_words or as_id):
            return None
        of = one["of"] is not None and one["of"] in (plain(each["of"]["text"]), plain(each["of"]["source_id"]))
        return 2 * by_id + by_words + of

    @cached_property
    def shown(self) -> set[str]:
        """Key results that stand for themselves."""
        return self.newest_key_results.keys() - {one["borrowed"] for _, one in self.joined.values()}

    @cached_property
    def placed(self) -> list[tuple[str, Row]]:
        """Every value of an upload that counts, with its key result."""
        own = [(one["key_result_id"], one) for one in self.told["check_in_version"] if one["key_result_id"] in self.shown]
        return [(key, one) for key, one in [*own, *self.joined.values()] if one["upload_id"] in self.standing]

    def overtaken(self, key_result: str, undated: Row, logs: set[int]) -> bool:
        """Its day is a guess, made after the period was over, and a later file or a log of the same day says one of the period."""
        of = self.newest_key_results[key_result]["objective_id"]
        known = [self.newest_objectives[one] for one in (of, self.told_by.get(of)) if one in self.newest_objectives]
        period = next((self.periods[one["period"]] for one in known if one["period"] is not None), None)
        on = self.uploads[undated["upload_id"]]["uploaded_at"].date()
        if undated["dated"] or not period or undated["observed_on"] != period["ends_on"] or undated["observed_on"] >= on:
            return False
        for key, one in self.placed:
            upload = one["upload_id"]
            said = one["value"] is not None or one["percent_complete"] is not None
            if key == key_result and upload != undated["upload_id"] and one["dated"] and said:
                same_day_log = upload in logs and self.uploads[upload]["uploaded_at"].date() == on
                if period["starts_on"] <= one["observed_on"] <= period["ends_on"] and (upload > undated["upload_id"] or same_day_log):
                    return True
        return False

    def check_ins(self) -> dict[tuple[str, Any], tuple[Any, ...]]:
        """Value, percentage, confidence and upload, by key result and day: the newest word, of several one that is no guess."""
        logs = {spot.upload for spot in self.joined}
        by_day: dict[tuple[str, Any], list[tuple[bool, Row]]] = {}
        for key, one in self.placed:
            by_day.setdefault((key, one["observed_on"]), []).append((self.overtaken(key, one, logs), one))
        found = {}
        for place, told in by_day.items():
            overtaken, one = max(told, key=lambda each: (not each[0], each[1]["upload_id"], each[1]["sheet"], each[1]["row"]))
            numbers = (None, None) if overtaken else (one["value"], one["percent_complete"])
            found[place] = (*numbers, one["confidence"], one["upload_id"])
        return found

    # Objectives of several files

    @cached_property
    def told_by(self) -> dict[str, str]:
        """An objective that one file only names beside key results, and the one that another file tells."""
        holding = {one["objective_id"] for one in self.newest_key_results.values()}
        names: dict[str, list[tuple[str | None, bool]]] = {}
        for key, one in self.newest_objectives.items():
            is_id = low(one["source_id"]) == low(one["text"])
            if one["stated"] and one["source_id"] is not None and not is_id:
                names.setdefault(key, []).append((plain(one["source_id"]), True))
            if one["stated"] and key not in holding and (one["source_id"] is None or not is_id):
                names.setdefault(key, []).append((plain(one["text"]), False))
        found = {}
        for key, bare in self.newest_objectives.items():
            only_id = bare["source_id"] is not None and low(bare["source_id"]) == low(bare["text"])
            both = bare["source_id"] is not None and not only_id
            if key not in holding or not bare["stated"] or bare["perspective_word"] is not None or (both and not bare["named_only"]):
                continue
            said = plain(bare["source_id"] if both else bare["text"])
            tellers = []
            for other, called in names.items():
                one = self.newest_objectives[other]
                apart = any(bare[name] is not None and one[name] is not None and bare[name] != one[name] for name in ("unit", "period"))
                fits = any(name == said and (by_id or bare["source_id"] is None) for name, by_id in called)
                if both and (one["named_only"] or plain(one["text"]) != plain(bare["text"])):
                    continue
                if other != key and one["upload_id"] != bare["upload_id"] and fits and not apart:
                    tellers.append(other)
            if len(tellers) == 1:
                found[key] = tellers[0]
        return found

    @cached_property
    def current(self) -> dict[str, Row]:
        """Objectives as they count, with what another file tells of them; not those of which all values belong elsewhere."""
        holding = {one["objective_id"] for one in self.newest_key_results.values()}
        shown = {self.newest_key_results[key]["objective_id"] for key in self.shown}
        found = {}
        for key, one in self.newest_objectives.items():
            if key not in shown and (key in holding or key in self.told_by.values()):
                continue
            teller = self.newest_objectives.get(self.told_by.get(key, ""), {})
            first = {name: one[name] if one[name] is not None else teller.get(name) for name in ("unit", "period", "perspective_word")}
            last = {
                name: teller[name] if teller.get(name) is not None else one[name]
                for name in ("text", "owner", "weight", "state", "source_id", "parent_source_id")
            }
            days = self.periods.get(first["period"] or "", {"starts_on": None, "ends_on": None})
            found[key] = {**one, **first, **last, **days, "weight": max(0.0, last["weight"])}
        return found

    # Units, and what serves what

    @cached_property
    def parents(self) -> dict[str, str | None]:
        newest: dict[str, Row] = {}
        for one in sorted(self.told["unit_version"], key=lambda one: one["upload_id"]):
            if one["upload_id"] in self.standing:
                newest[one["unit"]] = one
        return {unit: one["parent"] if one["parent"] != unit else None for unit, one in newest.items()}

    def above(self, unit: str | None) -> list[str]:
        """The units above one, nearest first; none where one of them stands above itself."""
        way: list[str] = []
        while unit is not None and (unit := self.parents.get(unit)) is not None:
            if unit in way:
                return []
            way.append(unit)
        return way

    def alignment(self) -> dict[str, str | None]:
        """What an active or closed objective serves: by id before words, above its unit before its own, its period before others."""
        counts = {key: one for key, one in self.current.items() if one["state"] in ("active", "closed")}
        found: dict[str, str | None] = {}
        for key, child in counts.items():
            ranked = []
            for other, one in counts.items():
                named = child["parent_source_id"]
                by_id, by_words = low(one["source_id"]) == low(named), plain(one["text"]) == plain(named)
                same = one["period"] == child["period"]
                if named is None or other == key or not (by_id or by_words) or not (same or _around(one, child)):
                    continue
                way = self.above(child["unit"])
                unit = one["unit"]
                place = 1 if unit == child["unit"] else 0 if unit is None or unit in way else 2
                starts = -one["starts_on"].toordinal() if one["starts_on"] else 0
                depth = 0 if unit == child["unit"] and unit is not None else way.index(unit) + 1 if unit in way else 99
                ranked.append((not by_id, place, not same, starts, depth, other))
            found[key] = min(ranked)[-1] if ranked else None
        return found

    # What waits for what

    @cached_property
    def names(self) -> list[tuple[str | None, bool, str, str, str]]:
        """Name, whether it is an id, kind, thing and its objective, of all that counts."""
        found = []
        for key, one in self.current.items():
            found.append((low(one["source_id"]), True, "objective", key, key))
            if one["stated"]:
                found.append((plain(one["text"]), False, "objective", key, key))
        for key, one in self.newest_key_results.items():
            if key in self.shown and one["objective_id"] in self.current:
                found.append((low(one["source_id"]), True, "key_result", key, one["objective_id"]))
                found.append((plain(one["text"]), False, "key_result", key, one["objective_id"]))
        return [one for one in found if one[0] is not None]

    def called(self, said: str) -> dict[str, tuple[str, str]]:
        return {thing: (kind, of) for name, is_id, kind, thing, of in self.names if name == (low(said) if is_id else plain(said))}

    def only(self, ranked: Mapping[str, tuple[Any, ...]]) -> str | None:
        """The thing of the lowest rank, where no other has it."""
        best = min(ranked.values(), default=None)
        first = [thing for thing, rank in ranked.items() if rank == best]
        return first[0] if len(first) == 1 else None

    def late(self, objective: str) -> int:
        starts = self.current[objective]["starts_on"]
        return -starts.toordinal() if starts else 0

    def dependencies(self) -> set[tuple[Any, ...]]:
        """Upload, cell, what waits, what for: kind, thing and unit. As the newest file of each name says that holds what waits."""
        waits = {}
        for one in self.told["dependency_version"]:
            if one["upload_id"] in self.standing:
                ranked = {thing: (self.late(of),) for thing, (_, of) in self.called(one["dependent"]).items()}
                waits[one["upload_id"], one["cell"]] = (one, self.only(ranked))
        found = set()
        for (upload, cell), (one, waiting) in waits.items():
            file = self.uploads[upload]["file"]
            same = [number for number in self.standing if self.uploads[number]["file"] == file]
            holds = [
                number for number in same
                if waiting is None or (number, waiting) in self.key_results or (number, waiting) in self.objectives
                or any(thing == waiting for (of, _), (_, thing) in waits.items() if of == number)
            ]  # fmt: skip
            if upload == max(holds):
                found.add((upload, cell, waiting, *self.provider(one["depends_on"], waiting)))
        return found

    def provider(self, said: str, waiting: str | None) -> tuple[str | None, str | None, str | None]:
        own = next((self.current[of] for _, _, _, thing, of in self.names if thing == waiting), None) if waiting else None
        ranked: dict[str, tuple[Any, ...]] = {}
        told = self.called(said)
        for thing, (_, of) in told.items():
            starts = self.current[of]["starts_on"]
            too_late = own and own["starts_on"] and starts and starts > own["ends_on"]
            if thing != waiting and not too_late:
                ranked[thing] = (self.current[of]["period"] != (own["period"] if own else None), self.late(of))
        meant = self.only(ranked)
        if meant is not None:
            return told[meant][0], meant, self.current[told[meant][1]]["unit"]
        told_units = (*self.parents, *self.parents.values(), *(one["unit"] for one in self.current.values()))
        units = {one for one in told_units if one is not None}
        whole = said.lower()
        shorter = {whole.replace(" team", ""): 1, whole.replace("team ", ""): 1, whole: 0}
        unit = min(((shorter[one.lower()], one) for one in units if one.lower() in shorter), default=None)
        return ("unit", None, unit[1]) if unit else ("several" if ranked else None, None, None)


def _around(one: Row, child: Row) -> bool:
    return bool(one["starts_on"] and child["starts_on"] and one["starts_on"] <= child["starts_on"] and one["ends_on"] >= child["ends_on"])
