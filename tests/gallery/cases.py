"""Values to draw: few, many, none, and such as strain a chart. They are made up, and the same at every run."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice

from scorecard.model.compare import Cause, Part, ScoreChange
from scorecard.model.coverage import STATES, CellQuality, PerspectiveShare
from scorecard.model.scores import CheckInRecord, PerspectiveScore, UnitPerspectiveScore
from scorecard.model.standing import KeyResultStanding
from scorecard.model.strategy import Alignment, StrategyLink, UnitPlace

DAY, BEGINS = date(2026, 8, 15), date(2026, 7, 1)
LONG = "Verbetering van de klanttevredenheidsonderzoeksresultaten in de Benelux en <b>aangrenzende</b> regio’s & markten"
HOSTILE = '<a href="http://203.0.113.9">Fleet & Care</a>'
PERSPECTIVES = ("financial", "customer", "internal_process", "learning_growth")
STATUSES = ("behind", "at_risk", "on_track", "achieved", "no_data", "unknown_stale", "unpaced", "missed", "partly", "not_started")
UNITS = ("Air & Ocean", "Road Transport", "Customs", LONG, "IT")
TEXTS = (
    "Give customers one answer, fast", "Protect gross profit while rates fall", "Digitise the process around a shipment", LONG,
    "Grow the skills for complex trades", "Be on time, every time", "Close the books in five days", "Keep everybody safe",
)  # fmt: skip


def _score(number: int) -> float:
    """Spread over 0 to 1 without order."""
    return (number * 37 % 101) / 100


def perspective_score(perspective: str | None, score: float | None, *, enough: bool = True) -> PerspectiveScore:
    known = score is not None
    return PerspectiveScore(
        as_of=DAY, period="2026-Q3", perspective=perspective, score=score, completeness=0.8 if known else 0.0, enough=enough and known,
        low=max(0.0, (score or 0.0) - 0.08), high=1.0 if score is None else min(1.0, score + 0.11), expected=0.49 if known else None,
        behind_share=0.2, lowest=score, status="on_track" if known else "no_data", units=3, objectives=4, key_results=9,
        scored_key_results=7 if known else 0, achieved=1, on_track=3, at_risk=2, behind=1, partly=0, missed=0, unknown=2,
        method_version="m1.0",
    )  # fmt: skip


def perspective_scores(scores: Sequence[float | None]) -> list[PerspectiveScore]:
    return [perspective_score(key, score) for key, score in zip((*PERSPECTIVES, None), scores, strict=False)]


def unit_scores(units: Sequence[str | None], *, known: bool = True) -> list[UnitPerspectiveScore]:
    return [
        UnitPerspectiveScore(
            as_of=DAY, period="2026-Q3", unit=unit, perspective=perspective, score=_score(row * 4 + column) if known else None,
            completeness=0.9, enough=(row + column) % 7 != 3, low=0.1, high=0.9, expected=0.5 if known else None, behind_share=0.1,
            lowest=0.2, status="on_track", objectives=2, key_results=5, scored_key_results=4, achieved=0, on_track=2, at_risk=1, behind=1,
            partly=0, missed=0, unknown=1, method_version="m1.0",
        )
        for row, unit in enumerate(units)
        for column, perspective in enumerate(PERSPECTIVES)
        if (row + column) % 5
    ]  # fmt: skip


def key_result(number: int, **more: object) -> KeyResultStanding:
    progress = _score(number) * 1.3 - 0.1
    made = KeyResultStanding(
        as_of=DAY, key_result_id=f"K{number}", objective_id=f"O{number // 3}", upload=1, file="okr.xlsx", sheet="Q3", row=number + 2,
        period="2026-Q3", unit=UNITS[number % len(UNITS)], objective=TEXTS[number % len(TEXTS)], key_result=TEXTS[number * 3 % len(TEXTS)],
        owner="A. de Vries", perspective=(*PERSPECTIVES, None)[number % 5], perspective_by="file", baseline=0.0, target=100.0,
        lower_limit=None, upper_limit=None, stretch_target=None, current=progress * 100, observed_on=DAY - timedelta(days=number * 5 % 40),
        unit_of_measure="%", weight=1.0, direction=None, kind="increase", goal_mode="committed", plan_curve="linear", progress=progress,
        score=max(0.0, min(1.0, progress)), stretch=None, in_range=None, strict=None, grade=None, self_score=None, confidence=7.0,
        elapsed=0.5, expected=0.5, gap=progress - 0.5, pace_index=None, pace_time=None, pace_day=None, rebased_on=None,
        status=STATUSES[number % 4], flags="", due_on=date(2026, 9, 30), method_version="m1.0",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]  # whatever a case changes


def key_results(count: int) -> list[KeyResultStanding]:
    return [key_result(number) for number in range(count)]


def unknown_key_results(count: int) -> list[KeyResultStanding]:
    nothing = dict.fromkeys(("progress", "score", "expected", "gap", "observed_on", "current", "unit", "owner"))
    return [key_result(number, status="no_data", **nothing) for number in range(count)]


def check_ins(rows: Sequence[KeyResultStanding]) -> list[CheckInRecord]:
    return [
        CheckInRecord(
            key_result_id=row.key_result_id, key_result=row.key_result, observed_on=row.observed_on - timedelta(days=7 * back), value=3.5,
            percent_complete=None, confidence=7.0, comment=None, blocker=LONG if number % 6 == 5 and back == 0 else None,
            support_needed=None, denominator=None, upload=1, file="okr.xlsx", sheet="Q3", row=2, cell="F2",
        )
        for number, row in enumerate(rows)
        if row.observed_on is not None
        for back in range(number % 6)
    ]  # fmt: skip


def cells(units: Sequence[str | None]) -> list[CellQuality]:
    states = cycle(STATES)
    made: list[CellQuality] = []
    for unit in units:
        for perspective, state in zip((*PERSPECTIVES, None), islice(states, 5), strict=True):
            shown = "unmapped" if perspective is None else "healthy" if state == "unmapped" else state
            count = 0 if shown in ("empty", "not_required") else 2 + len(made) % 3
            made.append(CellQuality(DAY, "2026-Q3", unit, perspective, True, shown, count, count * 3, count * 2, count // 2, count, None))
    return made


def shares(observed: Sequence[float | None]) -> list[PerspectiveShare]:
    return [
        PerspectiveShare("2026-Q3", None, True, key, share, wanted, 12)
        for key, share, wanted in zip(PERSPECTIVES, observed, (0.3, 0.3, 0.25, 0.15), strict=False)
    ]


def change(perspective: str | None, before: float | None, now: float | None, unit: str | None = None) -> ScoreChange:
    return ScoreChange(
        level="perspective", unit=unit, perspective=perspective, objective=None, as_of=DAY, period="2026-Q3",
        against_as_of=date(2026, 6, 30), against_period="2026-Q2", score=now, against_score=before,
        change=None if before is None or now is None else now - before, within=None, mix=None, same=None, completeness=1.0,
        against_completeness=1.0, enough=now is not None, against_enough=before is not None, low=now, high=now, against_low=before,
        against_high=before, key_results=1, against_key_results=1, scored_key_results=1, against_scored_key_results=1,
        objective_id=None, against_objective_id=None,
    )  # fmt: skip


def changes(pairs: Sequence[tuple[float | None, float | None]]) -> list[ScoreChange]:
    return [change(key, before, now) for key, (before, now) in zip((*PERSPECTIVES, "esg", None), pairs, strict=False)]


def causes(*amounts: float) -> list[Cause]:
    kinds = ("objective", "objective_mix", "unit_mix", "perspective_mix")
    return [Cause("organisation", None, None, kind, amount) for kind, amount in zip(kinds, amounts, strict=False)]


def parts(count: int) -> list[Part]:
    return [
        Part("perspective", None, "customer", UNITS[n % 5], "customer", None, 0.5, 0.5, 0.6, 0.5, _score(n) - 0.5, _score(n + 3) / 3)
        for n in range(count)
    ]


def tree(count: int) -> tuple[list[UnitPlace], list[Alignment]]:
    """Units three deep, each with some objectives; some of those serve one of the unit above."""
    names = ["Group", *(f"Division {n}" for n in range(1, count // 6 + 1)), *(f"Team {n}" for n in range(1, count - count // 6))]
    divisions = names[1 : count // 6 + 1]
    places = [
        UnitPlace(name, None if name == "Group" else "Group" if name in divisions or not divisions else divisions[n % len(divisions)], None)
        for n, name in enumerate(names[:count])
    ]
    served = {place.unit: place.parent for place in places}
    aligned = [
        Alignment(
            f"{place.unit}/{n}", place.unit, TEXTS[(n + row) % len(TEXTS)], "x" if served[place.unit] else None,
            f"{served[place.unit]}/0" if served[place.unit] and n == 0 else None,
            "2026-Q3",
            TEXTS[row % len(TEXTS)] if served[place.unit] and n == 0 else None,
            "2026" if row % 2 else "2026-Q3",
        )
        for row, place in enumerate(places)
        for n in range(row % 3 + 1)
    ]  # fmt: skip
    return places, aligned


def links(ids: Sequence[str], count: int) -> list[StrategyLink]:
    """Links from later ids, which stand lower on the map, to earlier ones."""
    kinds = ("hypothesis", "hypothesis", "definitional", "enables")
    half = max(1, len(ids) // 2)
    made = [(ids[-1 - n * 5 % half], ids[n * 3 % half], kinds[n % 4]) for n in range(count)]
    return [
        StrategyLink(a, b, kind, "raises", 4, "Because.", "2026-07-01 09:00", "Analyst") for a, b, kind in dict.fromkeys(made) if a != b
    ]
