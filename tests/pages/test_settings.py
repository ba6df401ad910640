"""The Settings page as a session runs it: templates, own perspectives, weights, from which period, seen before kept."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.measures import method, perspectives
from scorecard.measures.filters import mappings
from scorecard.model.intent import PerspectiveChange
from scorecard.model.perspective import Perspective, PerspectiveSet, classic, known
from scorecard.model.reading import Given
from scorecard.model.scope import Scope
from scorecard.web import parts, session
from tests.pages.company import HOSTILE, workbook
from tests.pages.conftest import PAGES, opened
from tests.pages.test_pages import words

DAY = date(2026, 9, 1)
Q3, Q4 = Scope(DAY, "2026-Q3"), Scope(DAY, "2026-Q4")


def held(scope: Scope) -> PerspectiveSet:
    return session.ask(perspectives.perspective_set, scope)


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert not at.exception
    return at


@pytest.mark.usefixtures("filled")
def test_a_template_is_seen_and_then_kept_from_its_period_on() -> None:
    at = opened("settings")
    at.selectbox(key="start").select("public_enabler").run()
    assert "Nothing is kept before you have seen what it would change" in words(at)
    press(at, "foresee_set")
    assert held(Q3) == classic()
    assert "0 objectives become unmapped" in words(at).replace("\\", "")
    press(at, "keep_set")
    assert held(Q3).name_of("customer") == "Citizen"
    told = at.dataframe[-1].value.to_dict("records")
    assert [(one["Holds from"], one["For"], one["Template"]) for one in told] == [
        ("2026-Q3", "the organisation", "Public body: money as a resource")
    ]
    at.switch_page("../../pages/overview.py").run()
    assert "Citizen" in words(at)
    assert "Mission" in words(at)


@pytest.mark.usefixtures("filled")
def test_what_was_seen_for_one_change_keeps_no_other() -> None:
    at = opened("settings")
    at.selectbox(key="start").select("nonprofit_kn").run()
    press(at, "foresee_set")
    at.selectbox(key="start").select("public_dual").run()
    assert [one.key for one in at.button if one.key == "keep_set"] == []


@pytest.mark.usefixtures("filled")
def test_three_perspectives_renamed_one_added_and_weighed() -> None:
    at = opened("settings")
    start = "2026-Q3|what holds then|0"
    press(at, f"remove|internal_process|{start}")
    press(at, f"remove|learning_growth|{start}")
    assert "2 perspectives count; from 3 to 6 may\\." in [one.value for one in at.warning]
    assert at.button(key="foresee_set").disabled
    at.text_input(key=f"add|{start}|0").set_value("Skills & culture").run()
    press(at, "add_perspective")
    at.text_input(key=f"name|customer|{start}").set_value(HOSTILE[:60]).run()
    at.text_input(key=f"de|skills_culture|{start}").set_value("Können").run()
    at.text_area(key=f"words|skills_culture|{start}").set_value("planner*\ngrow our own").run()
    at.toggle(key=f"alike|{start}").set_value(False).run()
    at.number_input(key=f"weight|skills_culture|{start}").set_value(2.0).run()
    press(at, "foresee_set")
    press(at, "keep_set")
    own = held(Q3)
    assert own.ids == ("financial", "customer", "skills_culture")
    assert (own.name_of("customer"), own.name_of("skills_culture", "de")) == (HOSTILE[:60], "Können")
    placed = {one.objective: one.perspective for one in session.ask(mappings, Q3)}
    assert placed["Grow our own planners"] == "skills_culture"
    share = {one.perspective_id: one.share for one in session.ask(perspectives.intended, Q3) if one.organisation}
    assert share == {"financial": 0.25, "customer": 0.25, "skills_culture": 0.5}
    assert session.ask(perspectives.perspective_set_on, date(2026, 4, 1)) == classic()


@pytest.mark.usefixtures("filled")
def test_sustainability_becomes_a_perspective_of_the_coming_period_only() -> None:
    at = opened("settings")
    at.selectbox(key="set_from").select("2026-Q4").run()
    at.radio(key="esg|2026-Q4|what holds then|0").set_value("goal").run()
    press(at, "foresee_set")
    assert "No period that holds OKRs would change." in [one.value for one in at.info]
    press(at, "keep_set")
    assert held(Q3).esg_is_tag
    then = session.ask(perspectives.perspective_set_on, date(2026, 10, 1))
    assert (then.ids[:2], then.members[1].rank) == (("financial", "esg"), 4)


@pytest.mark.usefixtures("filled")
def test_a_unit_intends_weights_of_its_own_and_takes_them_back() -> None:
    at = opened("settings")
    at.selectbox(key="weights_unit").select("South").run()
    at.toggle(key="alike|South|2026-Q3").set_value(False).run()
    at.number_input(key="weight|customer|South|2026-Q3").set_value(0.0).run()
    press(at, "foresee_weights")
    press(at, "keep_weights")

    def by() -> dict[str | None, str]:
        return {one.unit: one.weights_by for one in session.ask(perspectives.intended, Q3)}

    assert by() == {None: "nobody", "North": "nobody", "South": "unit"}
    at.toggle(key="alike|South|2026-Q3").set_value(True).run()
    press(at, "foresee_weights")
    press(at, "keep_weights")
    assert by() == {None: "nobody", "North": "nobody", "South": "nobody"}


@pytest.mark.usefixtures("empty")
def test_perspectives_can_be_set_before_anything_is_imported() -> None:
    at = opened("settings")
    at.selectbox(key="start").select("nonprofit_kn").run()
    press(at, "foresee_set")
    press(at, "keep_set")
    assert held(Q3).ids[0] == "customer"


def kept(path: Path, count: int, since: str = "2026-Q3") -> PerspectiveSet:
    """A store whose quarter has `count` perspectives, one of them with a hostile name."""
    members = [known()["customer"], known()["financial"], Perspective("safety", 2, {"en": f"Safety {HOSTILE}"})]
    members += [Perspective(f"own_{number}", 1, {"en": f"Own {number}"}) for number in range(count - 3)]
    store = desk.open_store(path)
    told = PerspectiveSet.of(members)
    desk.keep_perspectives(store, PerspectiveChange(since, (), told), by="Analyst")
    store.close()
    return told


@pytest.mark.parametrize("count", [3, 6])
def test_every_page_shows_three_or_six_perspectives_by_their_names_and_as_text(filled: Path, count: int) -> None:
    told = kept(filled, count)
    at = opened("overview")
    for page in PAGES:
        at.switch_page(f"../../pages/{page}.py").run()
        assert not at.exception, page
        assert "![" not in words(at).replace("\\!", "").replace("!\\[", ""), page
    at.switch_page("../../pages/overview.py").run()
    assert [name for name in ("Customer", "Financial", "Safety") if name not in words(at)] == []
    assert "own_" not in words(at)
    at.switch_page("../../pages/perspectives.py").run()
    assert at.button_group(key="perspective").options[:count] == [parts.plain(told.name_of(key)) for key in told.ids]


def test_a_perspective_of_one_period_is_no_choice_in_another(filled: Path, tmp_path: Path) -> None:
    told = kept(filled, 3, since="2026-Q4")
    store = desk.open_store(filled)
    row: list[object] = ["Safety", "North", "Nobody gets hurt", "Accidents", "Head of Fleet", 9, 0, 4, date(2026, 11, 20)]
    path = workbook(tmp_path / "q4.xlsx", [row], title="OKRs 2026-Q4")
    assert desk.import_file(store, path, Given(), by="Analyst").status == "loaded"
    store.close()
    at = opened("perspectives")
    at.selectbox(key="period").select("2026-Q4").run()
    at.button_group(key="perspective").set_value("safety").run()
    assert "Nobody gets hurt" in list(at.dataframe[0].value["Objective"])
    at.selectbox(key="period").select("2026-Q3").run()
    assert not at.exception
    assert at.button_group(key="perspective").options[:4] == [parts.plain(classic().name_of(key)) for key in classic().ids]
    assert told.ids == held(Q4).ids


@pytest.mark.usefixtures("filled")
def test_a_person_says_what_else_an_objective_touches_and_the_tag_gathers_it() -> None:
    at = opened("perspectives")
    at.radio[0].set_value("customer")
    next(one for one in at.selectbox if one.label.startswith("Also touches")).select("internal_process")
    next(one for one in at.checkbox if one.label.startswith("Serves sustainability")).check()
    next(one for one in at.button if one.label == "Decide").click().run()
    assert not at.exception
    [one] = [row for row in session.ask(mappings, Q3) if row.perspective_by == "person"]
    assert (one.perspective, one.secondary, one.esg) == ("customer", "internal_process", True)
    at.button_group(key="perspective").set_value("esg-tag").run()
    assert list(at.dataframe[0].value["Objective"]) == [one.objective]
    assert list(at.dataframe[0].value["Also"]) == ["Internal process, ESG"]


@pytest.mark.usefixtures("filled")
def test_a_setting_is_changed_once_its_effect_was_seen_and_every_number_says_so() -> None:
    at = opened("settings")
    assert "m1" in words(at)
    at.number_input(key="kr_min|m1.0").set_value(4).run()
    assert [one.key for one in at.button if one.key == "keep_settings"] == []
    press(at, "foresee_settings")
    assert "Gaps: " in words(at).replace("\\", "")
    press(at, "keep_settings")
    assert session.ask(method.settings_now)["kr_min"] == 4
    assert session.ask(method.method_version) == "m1.0+1"
    [told] = [one.value.to_dict("records") for one in at.dataframe if "Setting" in one.value.columns]
    assert [(one["Setting"], one["Value"]) for one in told] == [("kr_min", "4")]
