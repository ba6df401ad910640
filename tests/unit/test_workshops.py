"""What happens in a workshop, from its opening to the votes it ends with, and the page that tells of it."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scorecard import cli, desk
from scorecard.errors import NotAdmitted
from scorecard.export.workshop_summary import ON_THE_PAGE, workshop_summary
from scorecard.measures import agreement, filters, workshops
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.model.workshop import Person, WorkshopRecord
from scorecard.store.store import Store
from tests.pages.company import HOSTILE, workbook
from tests.spec import organisation
from tests.spec.organisation import day, organise
from tests.spec.workshop import hold

DAY = day("2026-09-01")
SCOPE = Scope(DAY)


@pytest.fixture
def company(tmp_path: Path) -> Store:
    store = desk.open_store(tmp_path / "s.duckdb")
    desk.import_file(store, workbook(tmp_path / "okr.xlsx"), Given(), by="Analyst")
    return store


def opened(store: Store, *names: tuple[str, str | None]) -> WorkshopRecord:
    """A workshop with everything that may be sorted."""
    ids = [one.objective_id for one in workshops.candidates(store, SCOPE)]
    number = desk.open_workshop(store, "Kick-off", "before", ids, by="Facilitator", named=names)
    return next(one for one in workshops.workshops(store) if one.workshop_id == number)


def come(store: Store, record: WorkshopRecord, name: str, department: str | None = None) -> Person:
    found = workshops.person_by_token(store, record.workshop_id, desk.join(store, record.workshop_id, name, department))
    assert found is not None
    return found


def say(store: Store, person: Person, *perspectives: str | None) -> None:
    for one, perspective in zip(workshops.laid(store, person.workshop_id), perspectives, strict=False):
        desk.answer(store, person.workshop_id, person.participant_id, one.objective_id, perspective)


def test_a_workshop_lays_the_objectives_as_they_read_when_it_was_opened(company: Store) -> None:
    record = opened(company)
    assert (record.open, record.objectives, record.participants) == (True, 4, 0)
    with company.transaction() as cursor:
        cursor.execute("update objective set text = 'Rewritten'")
    assert HOSTILE in {one.text for one in workshops.laid(company, record.workshop_id)}


def test_the_links_of_two_workshops_and_of_two_people_cannot_be_guessed_from_each_other(company: Store) -> None:
    first, second = opened(company), opened(company)
    tokens = {first.token, second.token, come(company, first, "Ann").token, come(company, first, "Ben").token}
    assert len(tokens) == 4
    assert min(map(len, tokens)) >= 20
    assert workshops.workshop_by_token(company, first.token) == next(one for one in workshops.workshops(company) if one.workshop_id == 1)
    assert workshops.workshop_by_token(company, "1") is None


def test_the_same_name_goes_on_where_it_left_off_and_the_newest_answer_holds(company: Store) -> None:
    record = opened(company)
    ann = come(company, record, "Ann", "Road")
    say(company, ann, "financial", None)
    again = come(company, record, "  ann ", "Somewhere else")
    assert (again.participant_id, again.department, again.answered, again.unsure) == (ann.participant_id, "Road", 2, 1)
    say(company, again, "customer")
    first, second, *_ = workshops.laid(company, record.workshop_id)
    assert workshops.answers(company, record.workshop_id, ann.participant_id) == {
        first.objective_id: "customer",
        second.objective_id: None,
    }


def test_a_name_that_the_facilitator_listed_is_taken_up_by_its_own_link_only(company: Store) -> None:
    record = opened(company, ("Ann", "Road"), ("ann", None), ("Ben", None))
    people = workshops.people(company, record.workshop_id)
    assert [(one.name, one.invited, one.joined) for one in people] == [("ann", True, False), ("Ben", True, False)]
    with pytest.raises(NotAdmitted, match="link of their own"):
        desk.join(company, record.workshop_id, "ANN", None)
    desk.enter(company, record.workshop_id, people[0].participant_id, "Sea")
    [ann] = [one for one in workshops.people(company, record.workshop_id) if one.joined]
    assert (ann.name, ann.department, ann.token) == ("ann", "Sea", people[0].token)


def test_a_department_is_written_as_others_wrote_it_first(company: Store) -> None:
    record = opened(company)
    told = [come(company, record, name, said).department for name, said in [("A", "Road"), ("B", " ROAD "), ("C", "  "), ("D", None)]]
    assert told == ["Road", "Road", None, None]


def test_who_has_finished_changes_nothing_any_more(company: Store) -> None:
    record = opened(company)
    ann = come(company, record, "Ann")
    say(company, ann, "financial", "financial", "financial", "financial")
    desk.finish(company, record.workshop_id, ann.participant_id)
    with pytest.raises(NotAdmitted, match="finished"):
        say(company, ann, "customer")
    [told] = workshops.workshops(company)
    assert (told.participants, told.finished) == (1, 1)


def test_a_closed_workshop_takes_no_answer_and_an_opened_one_does_again(company: Store) -> None:
    record = opened(company)
    ann = come(company, record, "Ann")
    desk.close_workshop(company, record.workshop_id, by="Facilitator")
    for late in (
        lambda: say(company, ann, "financial"),
        lambda: come(company, record, "Ben"),
        lambda: desk.finish(company, record.workshop_id, ann.participant_id),
    ):
        with pytest.raises(NotAdmitted, match="closed"):
            late()
    desk.reopen_workshop(company, record.workshop_id, by="Facilitator")
    say(company, ann, "financial")
    assert workshops.workshops(company)[0].open


def test_the_result_becomes_votes_that_say_how_many_agreed(company: Store) -> None:
    record = opened(company)
    for name, said in {"Ann": "customer", "Ben": "customer", "Cyd": "financial", "Dov": None}.items():
        say(company, come(company, record, name), said)
    first, second, *_ = workshops.laid(company, record.workshop_id)
    desk.decide(company, first.objective_id, "financial", by="Analyst", secondary="customer", esg=True)
    assert desk.decide_workshop(company, record.workshop_id, {first.objective_id: "customer"}, by="Facilitator") == 1
    [vote] = [vote for vote in filters.votes(company, first.objective_id) if vote.name == "Facilitator"]
    assert (vote.voter, vote.perspective, vote.reason) == ("person", "customer", "Decided in workshop Kick-off: 2 of 3")
    assert all(vote.voter != "person" for vote in filters.votes(company, second.objective_id))
    [told] = [one for one in filters.mappings(company, SCOPE) if one.objective_id == first.objective_id]
    assert (told.perspective, told.perspective_by, told.esg) == ("customer", "person", True)
    [row] = [one for one in agreement.objectives(company, record.workshop_id) if one.decided]
    assert (row.objective_id, row.decided_here, row.decided_ratings) == (first.objective_id, "customer", 2)


def test_what_a_workshop_has_decided_is_not_said_twice_and_may_be_changed(company: Store) -> None:
    record = opened(company)
    say(company, come(company, record, "Ann"), "customer", "financial")
    first, second, *_ = workshops.laid(company, record.workshop_id)
    decided = {first.objective_id: "customer", second.objective_id: "financial"}
    assert desk.decide_workshop(company, record.workshop_id, decided, by="F") == 2
    assert desk.decide_workshop(company, record.workshop_id, {**decided, first.objective_id: "financial"}, by="F") == 1
    told = {one.objective_id: one.decided_here for one in agreement.objectives(company, record.workshop_id)}
    assert (told[first.objective_id], told[second.objective_id]) == ("financial", "financial")


def test_a_decision_that_fails_halfway_leaves_no_vote(company: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    record = opened(company)
    say(company, come(company, record, "Ann"), "customer", "financial")
    before = filters.votes(company, None)
    monkeypatch.setattr("scorecard.desk.workshops.catalog.refresh", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        desk.decide_workshop(company, record.workshop_id, {workshops.laid(company, 1)[0].objective_id: "customer"}, by="F")
    assert filters.votes(company, None) == before


def test_objectives_are_sorted_into_the_perspectives_of_their_own_period(store: Store) -> None:
    organise(store, "id | unit | period\nO1 | X | 2026-Q1\nO2 | X | 2027-Q1", "id | of | baseline | target\nK | O1 | 0 | 1")
    organisation.hold(store, "customer 3, safety 2, financial 1", since="2027-Q1")
    desk.open_workshop(store, "W", "other", ["O1", "O2"], by="F")
    held = workshops.held(store, 1)
    assert held["2027-Q1"].ids == ("customer", "safety", "financial")
    assert "internal_process" in held["2026-Q1"].ids
    together = workshops.held_together(store, 1)
    assert {"safety", "internal_process"} <= set(together.ids)
    assert together.name_of("safety") == "Safety"


def test_the_candidates_are_those_of_most_weight_first_and_tell_where_votes_differ(company: Store) -> None:
    found = workshops.candidates(company, SCOPE)
    assert [one.voices for one in found] == [1 if one.perspective else 0 for one in found]
    desk.decide(company, found[-1].objective_id, "internal_process", by="Analyst")
    with company.transaction() as cursor:
        cursor.execute("update objective set weight = 7 where objective_id = ?", [found[-1].objective_id])
    first = workshops.candidates(company, SCOPE)[0]
    assert (first.objective_id, first.weight, first.voices) == (found[-1].objective_id, 7, 2)


def lines(made: bytes) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(made))["Workshop"].iter_rows(values_only=True))


def summarised(store: Store, called: str = "1") -> bytes:
    record = workshops.workshop_called(store, called)
    assert record is not None
    return workshop_summary(store, record, DAY)


def test_the_summary_tells_what_the_page_tells_on_one_sheet_for_one_sheet_of_paper(company: Store) -> None:
    record = opened(company)
    for name, department, *said in (
        ("Ann", "Road", "customer", "financial", "learning_growth", "internal_process"),
        ("Ben", "Road", "customer", "financial", "learning_growth", "customer"),
        ("Cyd", "Sea", "customer", "customer", "learning_growth", "financial"),
    ):
        say(company, come(company, record, str(name), department), *said)
    made = summarised(company, "kick-OFF")
    book = load_workbook(io.BytesIO(made))
    [sheet] = book.worksheets
    assert sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
    # What the file leaves out is one page.
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight or 1) == (9, 1, 1)
    told = {line[0]: line for line in lines(made) if line[0]}
    whole, *_ = agreement.groups(company, record.workshop_id)
    assert told["Workshop: Kick-off"]
    assert told["Everyone"][1] == pytest.approx(whole.kappa)
    assert told["Everyone"][4] == pytest.approx(whole.observed)
    assert [name for name in told if name in ("Road", "Sea")] == ["Road", "Sea"]
    assert not {"Ann", "Ben", "Cyd"} & {cell for line in lines(made) for cell in line}
    rows = [line for line in lines(made) if line[0] in {one.text for one in workshops.laid(company, 1)}]
    assert [line[1] for line in rows] == [pytest.approx(one.pair_agreement) for one in agreement.objectives(company, 1)]


def test_names_and_texts_in_the_summary_stay_text(company: Store) -> None:
    ids = [one.objective_id for one in workshops.candidates(company, SCOPE)]
    desk.open_workshop(company, "=1+1", "other", ids, by="F")
    say(company, come(company, workshops.workshops(company)[0], "Ann", "=2+2"), "customer", "customer", "customer", "customer")
    sheet = load_workbook(io.BytesIO(summarised(company))).active
    assert sheet is not None
    cells = {cell.value: cell for line in sheet.iter_rows() for cell in line}
    for text in ("Workshop: =1+1", "=2+2", HOSTILE):
        assert cells[text].data_type == "s"
        assert cells[text].hyperlink is None


def test_two_workshops_stand_side_by_side_in_the_summary_before_first(store: Store) -> None:
    answers = "objective | A | B | C\nO1 | f | {0} | f\nO2 | c | c | {0}\nO3 | i | i | l"
    hold(store, answers.format("l"), workshop=1, phase="after")
    hold(store, answers.format("i"), workshop=2, phase="before")
    told = {line[0]: line for line in lines(summarised(store)) if line[0]}
    one = agreement.comparison(store, 2, 1)[0]
    assert "Before and after: Workshop 2, then Workshop 1" in told
    assert told["Everyone: kappa"][1:4] == (
        pytest.approx(one.before_kappa),
        pytest.approx(one.after_kappa),
        pytest.approx(one.kappa_difference),
    )


def test_the_page_holds_no_more_objectives_than_can_be_read_and_says_so(store: Store) -> None:
    hold(store, "objective | A | B\n" + "\n".join(f"O{number} | f | c" for number in range(ON_THE_PAGE + 3)))
    told = lines(summarised(store))
    assert sum(str(line[0]).startswith("Objective O") for line in told) == ON_THE_PAGE
    assert any(str(line[0]).startswith(f"The first {ON_THE_PAGE} of {ON_THE_PAGE + 3} objectives") for line in told)


def test_the_command_line_writes_the_summary_by_name_or_number(company: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    opened(company)
    company.close()
    for called in ("kick-off", "1"):
        out = tmp_path / f"{called}.xlsx"
        assert cli.main(["workshop-summary", str(out), "--workshop", called, "--store", str(tmp_path / "s.duckdb")]) == 0
        assert any("Nobody has sorted" in str(line[0]) for line in lines(out.read_bytes()))
    assert cli.main(["workshop-summary", str(out), "--workshop", "none", "--store", str(tmp_path / "s.duckdb")]) == 2
    assert "there are: 1 Kick-off" in capsys.readouterr().err


def test_a_phase_that_nobody_could_show_opens_no_workshop(company: Store) -> None:
    with pytest.raises(ValueError, match="is no phase of a workshop; before, after, other are"):
        desk.open_workshop(company, "Kick-off", "before training", [], by="Facilitator")
    assert workshops.workshops(company) == []
