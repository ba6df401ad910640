"""What uploads may leave in a store, drawn small: who holds what, what is undone, ended, only named or only valued.

Rows are those of the store's tables. Ids, units, files and texts begin with the name of their ledger, so that many may share a store.
"""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

Row = dict[str, Any]
Ledger = dict[str, list[Row]]
"""The rows of each table."""
FIRST = datetime.fromisoformat("2026-02-26T09:00:00")
DAYS = (date(2026, 1, 5), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 9))
PERIODS: dict[str | None, tuple[date | None, date | None]] = {
    "P1": (date(2026, 1, 1), date(2026, 3, 31)),
    "P2": (date(2026, 4, 1), date(2026, 6, 30)),
    "Y": (date(2026, 1, 1), date(2026, 12, 31)),
    "N": (None, None),
    None: (None, None),
}
TABLES = (
    "period", "upload", "upload_mark", "end_mark", "objective_version", "key_result_version", "borrowed_key_result", "check_in_version",
    "loose_check_in", "unit_version", "dependency_version",
)  # fmt: skip


def ledger(dice: Random, name: str, first_upload: int) -> Ledger:
    """Up to five uploads of up to four objectives and five key results."""
    return _Drawn(dice, name, first_upload).told


class _Drawn:
    def __init__(self, dice: Random, name: str, first_upload: int) -> None:
        self.dice, self.name = dice, name
        self.told: Ledger = {table: [] for table in TABLES}
        for period, (starts, ends) in PERIODS.items():
            if period is not None:
                self.put("period", period_id=f"{name}{period}", starts_on=starts, ends_on=ends)
        self.objectives = [self._objective(number) for number in range(dice.randint(1, 4))]
        self.key_results = [self._key_result(number) for number in range(dice.randint(1, 5))]
        self.days = sorted(FIRST + timedelta(hours=dice.choice((0, 2, 30, 48, 700, 1000))) for _ in range(dice.randint(1, 5)))
        for number, at in enumerate(self.days, start=first_upload):
            self._upload(number, at)
        self._marks()

    def put(self, table: str, **row: Any) -> None:
        self.told[table].append(row)

    def choice(self, *of: Any) -> Any:
        return self.dice.choice(of)

    def _objective(self, number: int) -> Row:
        """What is the same in each version: its id hangs on it."""
        source = self.choice(None, "O1", "O2")
        text = self.choice("Grow", "Lead - now", "Open")
        place = {"unit": self.own(self.choice("A", "B", None)), "period": self.own(self.choice("P1", "P1", "P2", "Y", "N", None))}
        named = f"{self.name}O{number}"
        return {"objective_id": named, "source_id": self.own(source), **place, "text": self.own(text), "stated": self.dice.random() < 0.9}

    def _key_result(self, number: int) -> Row:
        source, text = self.choice(None, "K1", "K2"), self.choice("Sales", "Vans, new", "K2")
        return {"key_result_id": f"{self.name}K{number}", "source_id": self.own(source), "text": self.own(text)}

    def own(self, text: str | None) -> str | None:
        return None if text is None else self.name + text

    def _upload(self, number: int, at: datetime) -> None:
        file = self.name + self.choice("plan.xlsx", "plan.xlsx", "Plan-fix-list (1).xlsx", "log.csv")
        same = self.told["upload"][-1]["sha256"] if self.told["upload"] and self.dice.random() < 0.1 else f"{number}"
        told = {"reading": f"{number}", "bytes": 1, "uploaded_by": "A", "account": "[]"}
        self.put("upload", upload_id=number, sha256=same, file=file, uploaded_at=at, **told)
        held: dict[str, str] = {}
        borrows = self.dice.random() < 0.3
        for row, one in enumerate(self.dice.sample(self.key_results, self.dice.randint(0, len(self.key_results))), start=20):
            objective = self.dice.choice(self.objectives)["objective_id"]
            held[objective] = one["key_result_id"]
            self._version(number, row, one, objective)
            if borrows:
                self.put("borrowed_key_result", upload_id=number, key_result_id=one["key_result_id"])
            for _ in range(self.choice(0, 1, 1, 2)):
                self._value("check_in_version", number, min(at.date(), self._last_day(objective)), key_result_id=one["key_result_id"])
        for row, one in enumerate(self.objectives, start=2):
            if one["objective_id"] in held or self.dice.random() < 0.3:
                self._objective_version(number, row, one)
        for _ in range(self.choice(0, 0, 1, 2)):
            named = {"named_id": self.own(self.choice(None, "K1", "k2")), "named": self.own(self.choice(None, "sales", "VANS NEW", "K2"))}
            place = {"unit": self.own(self.choice(None, "a", "B", "C")), "objective": self.own(self.choice(None, "o1", "Grow"))}
            self._value("loose_check_in", number, at.date(), **named, **place)
        for unit in "AB":
            if self.dice.random() < 0.2:
                told = {"parent": self.own(self.choice(None, "A", "B", "Z")), "level": None, "rollup_weight": self.choice(None, 2.0)}
                self.put("unit_version", upload_id=number, unit=self.name + unit, **told)
        for row in range(2, 2 + self.choice(0, 0, 1, 2)):
            names = ("O1", "o2", "Grow", "lead now", "K1", "Sales", "Team A", "a", "Nobody")
            at_cell = {"sheet": "Needs", "row": row, "cell": f"B{row}"}
            self.put(
                "dependency_version", upload_id=number, **at_cell, dependent=self.name + self.choice(*names), depends_on=self._waited(names)
            )

    def _waited(self, names: tuple[str, ...]) -> str:
        told = self.choice(*names)
        return f"Team {self.name}A" if told == "Team A" else self.name + told

    def _objective_version(self, upload: int, row: int, one: Row) -> None:
        named_only = self.dice.random() < 0.25
        text = one["text"]
        if one["source_id"] is not None:
            text = one["source_id"] if named_only and self.dice.random() < 0.5 else self.own(self.choice("Grow", "Lead - now"))
        told = {
            "owner": self.choice(None, "Ida", "Bo"),
            "perspective_word": self.choice(None, None, "Customer"),
            "weight": self.choice(1.0, 1.0, 2.0, -1.0),
        }
        if named_only:
            told = {"owner": None, "perspective_word": None, "weight": 1.0}
        serves = self.own(self.choice(None, "O1", "o2", "grow", "Lead, now"))
        state = "active" if named_only else self.choice("active", "active", "active", "closed", "cancelled")
        where = {"upload_id": upload, "sheet": self.choice("Plan", "Goals"), "row": row, "cell": f"A{row}"}
        more = {"goal_mode": "committed", "state": state, "named_only": named_only, "parent_source_id": serves}
        self.put("objective_version", **where, **{**one, "text": text}, **told, **more)

    def _version(self, upload: int, row: int, one: Row, objective: str) -> None:
        text = one["text"] if one["source_id"] is None else self.own(self.choice("Sales", "Vans, new", "K2"))
        where = {"upload_id": upload, "sheet": "Plan", "row": row, "cell": f"B{row}", "objective_id": objective}
        numbers = {"baseline": self.choice(None, 0.0, 0.0, 10.0, -5.0), "target": self.choice(None, 10.0, 10.0, 20.0)}
        told = {
            "owner": self.choice(None, None, "Ida", "Bo"),
            "due_on": self.choice(None, None, DAYS[1]),
            "scale": self.choice(None, None, "log"),
        }
        more = {"lower_limit": self.choice(None, None, None, 1.0), "direction": self.choice(None, None, None, "maintain")}
        self.put("key_result_version", **where, **{**one, "text": text}, **numbers, **told, **more, weight=self.choice(1.0, 1.0, 2.0))

    def _last_day(self, objective: str) -> date:
        period = next(one["period"] for one in self.objectives if one["objective_id"] == objective)
        return PERIODS[period and period.removeprefix(self.name)][1] or date.max

    def _value(self, table: str, upload: int, undated: date, **named: Any) -> None:
        """Dated, or of a day that is a guess."""
        dated = self.dice.random() < 0.6
        on = self.choice(*DAYS) if dated else undated
        row = 2 + len(self.told["check_in_version"]) + len(self.told["loose_check_in"])
        where = {"upload_id": upload, "sheet": self.choice("Log", "Log", "Later log"), "row": row, "cell": f"C{row}"}
        value = self.choice(None, 0.0, 4.0, 10.0, 12.0, -2.0)
        percent = self.choice(None, None, None, 40.0)
        said = {"confidence": self.choice(None, None, 3.0, 8.0), "comment": self.choice(None, None, "Slow")}
        self.put(table, **where, **named, observed_on=on, dated=dated, value=value, percent_complete=percent, **said)

    def _marks(self) -> None:
        for upload in self.told["upload"]:
            for later in range(self.choice(0, 0, 0, 1, 1, 2)):
                at = FIRST + timedelta(days=80, minutes=later)
                self.put("upload_mark", upload_id=upload["upload_id"], marked_at=at, marked_by="A", undone=not later)
        for kind, things in (("objective", self.objectives), ("key_result", self.key_results)):
            for one in things:
                for turn in range(self.choice(0, 0, 0, 0, 1, 2)):
                    at = self.dice.choice((*self.days, FIRST + timedelta(days=90))) + timedelta(minutes=5 + turn)
                    self.put("end_mark", kind=kind, thing_id=one[f"{kind}_id"], ended=not turn, marked_at=at, marked_by="B")
