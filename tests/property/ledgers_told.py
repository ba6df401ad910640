"""A second, slow telling of what uploads make of what was there, from the sentences above the views and the README's decisions."""

from datetime import date
from functools import cached_property
from itertools import product
from typing import Any

from tests.property.ledgers import Ledger, Row

KEY_RESULT_FIELDS = (
    "text", "owner", "unit_of_measure", "baseline", "target", "direction", "weight", "starts_on", "due_on", "key_result_type",
    "lower_limit", "upper_limit", "tolerance", "scale",
)  # fmt: skip
OBJECTIVE_FIELDS = {
    "text": "text", "owner": "owner", "parent": "parent_source_id", "perspective": "perspective_word", "weight": "weight",
    "goal_mode": "goal_mode", "state": "state",
}  # fmt: skip
REMARKS = ("value", "percent_complete", "confidence", "comment")
MOVES = ("target", "baseline", "owner", "text", "due_on")


def plain(text: str | None) -> str | None:
    """Words without case, blanks and punctuation."""
    return None if text is None else "".join(letter for letter in text.lower() if letter not in " .,;:!?()-–\"'")


def low(text: str | None) -> str | None:
    return None if text is None else text.lower()


class Told:
    """What holds of one ledger. Versions are rows; a version's upload and thing name it."""

    def __init__(self, told: Ledger) -> None:
        self.told = told
        self.uploads = {one["upload_id"]: one for one in told["upload"]}
        self.standing = sorted(number for number in self.uploads if not self._undone(number))
        self.periods = {one["period_id"]: one for one in told["period"]}
        self.borrowed = {(one["upload_id"], one["key_result_id"]) for one in told["borrowed_key_result"]}
        self.key_results = {(one["upload_id"], one["key_result_id"]): one for one in told["key_result_version"]}
        self.objectives = {(one["upload_id"], one["objective_id"]): one for one in told["objective_version"]}
        self.over = {(kind, thing) for kind in ("objective", "key_result") for thing in self._things(kind) if self._ended(kind, thing)}

    def _undone(self, upload: int) -> bool:
        marks = sorted((one["marked_at"], one["undone"]) for one in self.told["upload_mark"] if one["upload_id"] == upload)
        return bool(marks) and marks[-1][1]

    def _things(self, kind: str) -> set[str]:
        return {one[f"{kind}_id"] for one in self.told[f"{kind}_version"]}

    def _ended(self, kind: str, thing: str) -> bool:
        """A person's newest word, until a file that came later holds it again."""
        marks = [one for one in self.told["end_mark"] if (one["kind"], one["thing_id"]) == (kind, thing)]
        if not marks or not max(marks, key=lambda one: one["marked_at"])["ended"]:
            return False
        at = max(one["marked_at"] for one in marks)
        return all(self.uploads[upload]["uploaded_at"] <= at for upload in self._holding(kind, thing) if upload in self.standing)

    def _holding(self, kind: str, thing: str) -> list[int]:
        return sorted(upload for upload, held in (self.key_results if kind == "key_result" else self.objectives) if held == thing)

    # Which version speaks

    def lent(self, upload: int, key_result: str) -> bool:
        """A file that only holds values of what another one that counts tells."""
        held = self._holding("key_result", key_result)
        tellers = [one for one in held if one in self.standing and (one, key_result) not in self.borrowed]
        return (upload, key_result) in self.borrowed and bool(tellers)

    def objective_lent(self, upload: int, objective: str) -> bool:
        own = [one for one in self.key_results.values() if (one["upload_id"], one["objective_id"]) == (upload, objective)]
        return bool(own) and all(self.lent(upload, one["key_result_id"]) for one in own)

    @cached_property
    def newest_key_results(self) -> dict[str, Row]:
        """With `borrowed`: no file that counts tells more than values."""
        found = {}
        for thing in self._things("key_result"):
            held = [one for one in self._holding("key_result", thing) if one in self.standing]
            tell = [one for one in held if (one, thing) not in self.borrowed]
            if held and ("key_result", thing) not in self.over:
                found[thing] = {**self.key_results[(tell or held)[-1], thing], "borrowed": not tell}
        return found

    @cached_property
    def newest_objectives(self) -> dict[str, Row]:
        found = {}
        for thing in self._things("objective"):
            held = [one for one in self._holding("objective", thing) if one in self.standing]
            if held and ("objective", thing) not in self.over:
                found[thing] = self._as_known(thing, held)
        return found

    # What each upload did

    def near(self, kind: str, thing: str, upload: int) -> tuple[int | None, int | None]:
        """The uploads that count and hold it too, before this one and after; of objectives before one that tells more than a name."""
        lent = self.lent if kind == "key_result" else self.objective_lent
        held = [one for one in self._holding(kind, thing) if one in self.standing and not lent(one, thing)]
        before = [one for one in held if one < upload]
        tell = [one for one in before if kind == "key_result" or not self.objectives[one, thing]["named_only"]]
        return max(tell or before, default=None), min((one for one in held if one > upload), default=None)

    @cached_property
    def steps(self) -> dict[tuple[str, int, str], Row]:
        found: dict[tuple[str, int, str], Row] = {}
        for kind, versions in (("objective", self.objectives), ("key_result", self.key_results)):
            for upload, thing in versions:
                if self.objective_lent(upload, thing) if kind == "objective" else self.lent(upload, thing):
                    continue
                before, after = self.near(kind, thing, upload)
                changes = self.changes(kind, thing, upload, before)
                effect = "added" if before is None else "changed" if changes else "unchanged"
                if (upload, thing) in self.borrowed:
                    effect, changes = "valued", {}
                found[kind, upload, thing] = {"before": before, "next": after, "effect": effect, "changes": changes}
        return found

    def changes(self, kind: str, thing: str, upload: int, before: int | None) -> dict[str, tuple[Any, Any]]:
        if before is None:
            return {}
        if kind == "key_result":
            old, new = self.key_results[before, thing], self.key_results[upload, thing]
            return {name: (old.get(name), new.get(name)) for name in KEY_RESULT_FIELDS if old.get(name) != new.get(name)}
        earlier = [one for one in self._holding("objective", thing) if one in self.standing and one < upload]
        held = [one for one in earlier if not self.objective_lent(one, thing)]
        old, new = (self._as_known(thing, some) for some in (held, [*held, upload]))
        fields = {"text": "text"} if self.objectives[upload, thing]["named_only"] else OBJECTIVE_FIELDS
        return {field: (old[name], new[name]) for field, name in fields.items() if old[name] != new[name]}

    def _as_known(self, objective: str, held: list[int]) -> Row:
        """The newest version that tells more than a name, called as the newest does that knows more than the id."""
        versions = [self.objectives[one, objective] for one in held]
        speaks = ([one for one in versions if not one["named_only"]] or versions)[-1]
        calls = [one for one in versions if one["source_id"] is not None and low(one["source_id"]) != low(one["text"])]
        return {**speaks, "text": (calls or [speaks])[-1]["text"]}

    def place(self, kind: str, upload: int, thing: str) -> tuple[str | None, str | None]:
        objective = thing if kind == "objective" else self.key_results[upload, thing]["objective_id"]
        one = self.objectives[upload, objective]
        return one["unit"], one["period"]

    def brings(self, upload: int) -> dict[tuple[Any, ...], set[str]]:
        """Of which units and periods an upload tells objectives, and holds key results; where it names one not, under its name."""
        found: dict[tuple[Any, ...], set[str]] = {}
        for held, thing in self.objectives:
            if held == upload and not self.objective_lent(upload, thing):
                told = found.setdefault(self.series("objective", upload, thing), set())
                one = self.objectives[upload, thing]
                told |= {"telling"} if one["stated"] and not one["named_only"] else set()
                told |= {"holding"} if self.holds_of(upload, thing) else set()
        return found

    def series(self, kind: str, upload: int, thing: str) -> tuple[str | None, str | None, str | None]:
        unit, period = self.place(kind, upload, thing)
        return unit, period, self.uploads[upload]["file"] if unit is None or period is None else None

    def holds_of(self, upload: int, objective: str) -> bool:
        """More than values of its key results."""
        held = [one for one in self.key_results.values() if (one["upload_id"], one["objective_id"]) == (upload, objective)]
        return any((upload, one["key_result_id"]) not in self.borrowed for one in held)

    @cached_property
    def vanishings(self) -> set[tuple[int, str, str, int, int | None]]:
        """Upload, kind, thing, the upload that held it last and the one that holds it again.

        A list of objectives leaves out no key result, and key results none of the objectives that had none.
        """
        found = set()
        for (kind, upload, thing), step in self.steps.items():
            if upload not in self.standing:
                continue
            objective = kind == "objective"
            asked = {"telling"} if objective and self.stated(kind, upload, thing) else set()
            asked |= {"holding"} if not asked or self.holds_of(upload, thing) else set()
            place = self.series(kind, upload, thing)
            later = [one for one in self.standing if one > upload and asked & self.brings(one).get(place, set())]
            if later and (step["next"] is None or later[0] < step["next"]):
                found.add((later[0], kind, thing, upload, step["next"]))
        return found

    def vanished(self) -> set[tuple[Any, ...]]:
        """Kind, thing, its objective's key results, the upload without it, whether a person ended it."""
        gone = {(kind, thing, before): upload for upload, kind, thing, before, _ in self.vanishings}
        whole = {thing for _, kind, thing, _, again in self.vanishings if kind == "objective" and again is None}
        found = set()
        for (kind, upload, thing), step in self.steps.items():
            over = (kind, thing) in self.over
            if upload not in self.standing or step["next"] is not None or not (over or (kind, thing, upload) in gone):
                continue
            if not over and kind == "key_result" and self.key_results[upload, thing]["objective_id"] in whole:
                continue
            count = sum((one["upload_id"], one["objective_id"]) == (upload, thing) for one in self.key_results.values())
            found.add((kind, thing, count if kind == "objective" else None, gone.get((kind, thing, upload)), over))
        return found

    def stated(self, kind: str, upload: int, thing: str) -> bool:
        return kind == "key_result" or bool(self.objectives[upload, thing]["stated"])

    def effects(self) -> dict[tuple[int, str], tuple[int, ...]]:
        """Added, changed, unchanged, vanished, only here, newest here, valued."""
        found: dict[tuple[int, str], list[int]] = {}
        for (kind, upload, thing), step in self.steps.items():
            if not self.stated(kind, upload, thing):
                continue
            counts = found.setdefault((upload, kind), [0] * 7)
            counts[("added", "changed", "unchanged").index(step["effect"]) if step["effect"] != "valued" else 6] += 1
            if step["next"] is None and step["effect"] in ("added", "changed"):
                counts[4 if step["effect"] == "added" else 5] += 1
        for upload, kind, thing, before, _ in self.vanishings:
            if self.stated(kind, before, thing):
                found.setdefault((upload, kind), [0] * 7)[3] += 1
        for upload, thing in self.key_results:
            if self.lent(upload, thing):
                found.setdefault((upload, "key_result"), [0] * 7)[6] += 1
        return {place: tuple(counts) for place, counts in found.items()}

    def goalposts(self) -> set[tuple[Any, ...]]:
        """Upload, kind, thing, what moved, before and after."""
        found = set()
        for (kind, upload, thing), step in self.steps.items():
            if upload in self.standing and self.stated(kind, upload, thing):
                moved = {name: told for name, told in step["changes"].items() if name in MOVES and told[0] is not None}
                found |= {(upload, kind, thing, name, _said(old), _said(new)) for name, (old, new) in moved.items()}
        for upload, kind, thing, before, _ in self.vanishings:
            if self.stated(kind, before, thing):
                found.add((upload, kind, thing, "vanished", self._versions(kind)[before, thing]["text"], None))
        return found

    def _versions(self, kind: str) -> dict[tuple[int, str], Row]:
        return self.key_results if kind == "key_result" else self.objectives

    def befores(self) -> dict[int, int]:
        """The newest upload before one of the same workbook: of its name and place, or with one of its objectives in a like sheet."""
        found = {}
        for later in self.standing:
            alike = [one for one in self.standing if one < later and (self._same_series(one, later) or self._same_sheet(one, later))]
            if alike:
                found[later] = alike[-1]
        return found

    def _same_series(self, one: int, later: int) -> bool:
        """What an upload does not say of units and periods agrees with all."""
        stems = {self.uploads[each]["file"].lower().replace("-fix-list", "").replace(" (1)", "") for each in (one, later)}
        told = [[self.place("objective", each, thing) for upload, thing in self.objectives if upload == each] for each in (one, later)]
        agree = (all(None in pair or pair[0] == pair[1] for pair in zip(*places, strict=True)) for places in product(*told))
        return len(stems) == 1 and any(agree)

    def _same_sheet(self, one: int, later: int) -> bool:
        held = [
            {(told["objective_id"], told["sheet"]) for told in self.objectives.values() if told["upload_id"] == each}
            for each in (one, later)
        ]
        return not held[0].isdisjoint(held[1])

    def check_in_steps(self) -> dict[tuple[int, str, date | None], tuple[Any, ...]]:
        """Before, next, old and new value, effect, by upload, key result and day; of several for one day the last in the file."""
        held: dict[tuple[int, str, date | None], Row] = {}
        for one in sorted(self.told["check_in_version"], key=lambda one: (one["sheet"], one["row"])):
            held[one["upload_id"], one["key_result_id"], one["observed_on"] if one["dated"] else None] = one
        found = {}
        for (upload, thing, day), one in held.items():
            others = sorted(each for each, other, on in held if (other, on) == (thing, day) and each in self.standing)
            before = max((each for each in others if each < upload), default=None)
            after = min((each for each in others if each > upload), default=None)
            old = held[before, thing, day] if before is not None else None
            effect = "added" if old is None else "changed" if any(old[name] != one[name] for name in REMARKS) else "unchanged"
            found[upload, thing, day] = (before, after, _value(old), _value(one), effect)
        return found


def _said(value: Any) -> str | None:
    return None if value is None else str(value)


def _value(one: Row | None) -> float | None:
    return None if one is None else one["value"] if one["value"] is not None else one["percent_complete"]
