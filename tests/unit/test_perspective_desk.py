"""What a change of perspectives would do is told by doing it where nothing stays."""

import io
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scorecard import desk
from scorecard.export.workbook import summary
from scorecard.measures import perspectives
from scorecard.measures.filters import mappings, votes
from scorecard.measures.scorecard import organisation_score
from scorecard.model.intent import PerspectiveChange
from scorecard.model.perspective import Perspective, PerspectiveSet, classic, known
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.pages.company import HOSTILE
from tests.spec.organisation import day, hold, intend, organise

DAY = day("2026-02-12")


def company(store: Store) -> None:
    organise(
        store,
        """
        id | unit  | period  | perspective
        A  | Group | 2026-Q1 | financial
        B  | Group | 2026-Q1 | customer
        C  | Group | 2026-Q2 | financial
        D  | Group | 2026-Q2 | customer
        """,
        """
        id | of | baseline | target | value | on
        a  | A  |        0 |     10 |     8 | 2026-01-05
        b  | B  |        0 |     10 |     4 | 2026-01-05
        c  | C  |        0 |     10 |     8 | 2026-01-05
        d  | D  |        0 |     10 |     4 | 2026-01-05
        """,
        units="unit | level\nGroup | Company",
    )


def three() -> PerspectiveSet:
    return PerspectiveSet.of([known()["financial"], known()["internal_process"], Perspective("safety", 1, {"en": "Safety"})])


def test_a_change_is_foreseen_for_the_periods_that_it_touches_and_nothing_stays(store: Store) -> None:
    company(store)
    intend(store, "financial 1, customer 3, internal_process 1, learning_growth 1", unit="Group")
    before = mappings(store, Scope(DAY)), votes(store, None), perspectives.intended(store, Scope(DAY)), perspectives.words(store)
    [effect] = desk.foresee_perspectives(store, PerspectiveChange("2026-Q2", (), three()), DAY)
    assert (mappings(store, Scope(DAY)), votes(store, None), perspectives.intended(store, Scope(DAY)), perspectives.words(store)) == before
    assert effect.period == "2026-Q2"
    assert [(one.objective_id, one.before, one.after) for one in effect.moved] == [("D", "customer", None)]
    assert (effect.before.score, effect.after.score) == (pytest.approx(0.6), pytest.approx(0.8))
    assert (effect.before.covered, effect.before.required, effect.before.unmapped) == (2, 4, 0)
    assert (effect.after.covered, effect.after.required, effect.after.unmapped) == (1, 3, 1)
    assert effect.cells == 4
    assert effect.units_overtaken == ("Group",)


def test_what_was_foreseen_is_what_keeping_it_does(store: Store) -> None:
    company(store)
    change = PerspectiveChange("2026-Q2", (("financial", 1.0), ("internal_process", 1.0), ("safety", 2.0)), three())
    [foreseen] = desk.foresee_perspectives(store, change, DAY)
    desk.keep_perspectives(store, change, by="Analyst")
    whole = organisation_score(store, Scope(DAY, "2026-Q2"))
    assert whole is not None
    assert whole.score == foreseen.after.score
    assert {one.objective_id: one.perspective for one in mappings(store, Scope(DAY)) if one.perspective is None} == {"D": None}
    assert desk.foresee_perspectives(store, change, DAY) == []


def test_another_name_alone_touches_a_period_and_changes_no_number(store: Store) -> None:
    company(store)
    citizen = replace(known()["customer"], names={**known()["customer"].names, "en": "Citizen"})
    renamed = PerspectiveSet.of(citizen if one.perspective_id == "customer" else one for one in classic().members)
    effects = desk.foresee_perspectives(store, PerspectiveChange("2026-Q1", (), renamed), DAY)
    assert {one.after.held.name_of("customer") for one in effects} == {"Citizen"}
    assert [(one.period, one.moved, one.cells, one.before == replace(one.after, held=one.before.held)) for one in effects] == [
        ("2026-Q2", (), 0, True),
        ("2026-Q1", (), 0, True),
    ]


def test_a_rehearsal_is_seen_by_nobody_else_and_leaves_nothing(store: Store) -> None:
    seen: list[object] = []

    def look() -> None:
        with store.cursor() as cursor:
            seen.extend(cursor.execute("select count(*) from period").fetchall())

    with store.rehearsal() as tried:
        with tried.transaction() as cursor:
            cursor.execute("insert into period values ('2026', null, null)")
        with tried.cursor() as cursor:
            assert cursor.execute("select count(*) from period").fetchall() == [(1,)]
        other = threading.Thread(target=look)
        other.start()
        other.join()
    look()
    assert seen == [(0,), (0,)]
    assert store.version == 0


def test_a_rehearsal_that_fails_leaves_the_store_as_it_was(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.rehearsal() as tried, tried.transaction() as cursor:
        cursor.execute("insert into period values ('2026', null, null)")
        raise ZeroDivisionError
    with store.transaction() as cursor:
        assert cursor.execute("select count(*) from period").fetchall() == [(0,)]


@pytest.mark.parametrize("count", [3, 6])
def test_the_summary_has_a_column_for_each_perspective_by_its_name_as_text(store: Store, count: int) -> None:
    company(store)
    name = f"=Safety {HOSTILE}"
    more = ", ".join(f"own_{number} 1" for number in range(count - 3))
    hold(store, f"financial 3, customer 2, safety 1{', ' if more else ''}{more}", since="2026-Q2", names={"safety": {"en": name}})
    desk.decide(store, "C", "safety", by="Analyst", secondary="financial", esg=True)
    book = load_workbook(io.BytesIO(summary(store, Scope(DAY, "2026-Q2"))), data_only=True)
    head = [cell.value for cell in book["Coverage"][4]]
    own = perspectives.perspective_set(store, Scope(DAY, "2026-Q2"))
    assert head == ["Unit", *(own.name_of(key) for key in own.ids), "Objectives"]
    assert len(own.ids) == count
    line = {cell.value: value.value for cell, value in zip(book["Objectives"][4], book["Objectives"][6], strict=True)}
    assert (line["Perspective"], line["Also in"], line["ESG"]) == (name, "Financial", "ESG")
    assert book["Objectives"].cell(6, 2).data_type == "s"
    told = {row[0]: row[1:4] for row in book["Method"].iter_rows(values_only=True)}
    assert told[name] == (None, 1, pytest.approx(1 / count))


def test_a_store_of_the_version_before_opens_with_the_classic_scorecard(tmp_path: Path) -> None:
    store = desk.open_store(tmp_path / "s.duckdb")
    company(store)
    with store.transaction() as cursor:
        for table in ("perspective_set", "perspective_member", "perspective_name", "perspective_word", "weighting", "intended_weight"):
            cursor.execute(f"drop table {table}")
        cursor.execute("alter table vote drop column secondary")
        cursor.execute("alter table vote drop column esg")
        cursor.execute("delete from migration where number = 9")
        cursor.execute("update bound set fingerprint = 'before'")
    store.close()
    again = desk.open_store(tmp_path / "s.duckdb")
    assert sorted(one.perspective or "" for one in mappings(again, Scope(DAY))) == ["customer", "customer", "financial", "financial"]
    again.close()
