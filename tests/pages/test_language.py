"""Every text of every page is one that the catalogues hold; the language is the visitor's, and it stays."""

import gettext
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from scorecard import desk
from scorecard.language import in_use, retelling, speaking, texts
from scorecard.model.reading import Given
from scorecard.rules.run import rules
from scorecard.web import language_switch, session, tables
from tests.gallery.cases import key_result
from tests.pages.company import HOSTILE
from tests.pages.conftest import MAIN, PAGES, led_to, opened

PIECE = re.compile(r"(\{\w*\}|\*\*|`)")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
COMPANY = """
OKRs Customer North Keep every promise On time delivery Head of Fleet Complaints per month Care Financial Margin Learning growth South
Grow our own planners Planners certified HR Something else entirely Odd Wotsits okr xlsx Analyst Perspective Team Objective
Key result Owner Start value Target Current Date
"""
"""What the company's workbook, its file and its people say."""
NAMES = """
Financieel Klant Interne processen Leren groei Duurzaamheid Missie English Nederlands Deutsch Français Español Português
januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr jun jul aug sep okt nov dec
"""
"""Of perspectives, languages and months: no catalogue holds them."""
SIGNS = "Scorecard en nl Letter ESG UTC CSV Parquet JSON Excel vs DD MM YYYY"
"""The same in every language."""
RULES = " ".join(rule.rule for rule in rules())
DATA = {word.casefold() for text in (HOSTILE, COMPANY, NAMES, SIGNS, RULES) for word in re.findall(r"[^\W\d_]+", text)}


class Pseudo(gettext.NullTranslations):
    """A language that marks each text; what is filled in later stays outside of the marks, so that it has to be marked for itself."""

    def gettext(self, message: str) -> str:
        return "".join(piece if PIECE.fullmatch(piece) or not piece.strip() else f"⟦{piece}⟧" for piece in PIECE.split(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for room in (texts, retelling):
        monkeypatch.setattr(room, "translations", lambda language: Pseudo())
    retelling._retold.cache_clear()
    with speaking("nl"):  # The test's own thread words the options of widgets as the page does.
        yield
    retelling._retold.cache_clear()


def dutch(page: str = "overview") -> AppTest:
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.query_params["lang"] = "nl"
    return led_to(page, at)


@pytest.mark.parametrize("page", PAGES)
def test_no_text_of_a_page_stays_untranslated(page: str, filled: object, pseudo: None) -> None:
    at = dutch(page)
    assert not at.exception
    assert sorted({f"{word}: {text}" for text in shown(at) for word in unmarked(text)}) == []


def test_no_text_of_an_empty_store_stays_untranslated(empty: object, pseudo: None) -> None:
    assert sorted({f"{word}: {text}" for text in shown(dutch()) for word in unmarked(text)}) == []


def test_no_text_about_okrs_without_a_period_or_unit_stays_untranslated(empty: Path, tmp_path: Path, pseudo: None) -> None:
    told = "Objective,Key result,Start,Target,Current,Date\nKeep every promise,Complaints per month,40,10,25,2026-08-20\n"
    (tmp_path / "okr.csv").write_text(told, encoding="utf-8")
    store = desk.open_store(empty)
    assert desk.import_file(store, tmp_path / "okr.csv", Given(), by="Analyst").status == "loaded"
    store.close()
    at = dutch("compare")
    assert not at.exception
    assert sorted({f"{word}: {text}" for text in shown(at) for word in unmarked(text)}) == []


@pytest.mark.parametrize(
    ("lower", "upper", "told", "gezegd"),
    [(32.5, None, "at least 32.5", "minstens 32,5"), (None, 3, "at most 3", "hoogstens 3"), (4, 5.5, "4 to 5.5", "4 tot 5,5")],
)
def test_a_range_is_told_in_the_readers_language(lower: float | None, upper: float | None, told: str, gezegd: str) -> None:
    row = key_result(1, lower_limit=lower, upper_limit=upper)
    assert tables.limits(row) == told
    with speaking("nl"):
        assert tables.limits(row) == gezegd


def unmarked(text: str) -> list[str]:
    """The words that no catalogue gave and that are no data."""
    while MARKED.search(text):
        text = MARKED.sub(" ", text)
    plain = re.sub(r":(?:[a-z]+-badge|gray|small)(?=\[)|<[^>]*>|\\|&\w+;|https?:\S+|%\{[^}]*\}", " ", text)
    return [word for word in re.findall(r"[^\W\d_]{2,}", plain) if word.casefold() not in DATA]


def shown(at: AppTest) -> Iterator[str]:
    """Every text that a person reads, hears or finds in a chart; not the SQL that is told on request."""
    for block in (at.main, at.sidebar):
        yield from _of_block(block)


def _of_block(block: Any) -> Iterator[str]:
    children = getattr(block, "children", None)
    if children is None:
        yield from _of_element(block)
        return
    label = getattr(block, "label", "")
    yield label
    if "computed" not in label:
        for child in children.values():
            yield from _of_block(child)


def _of_element(element: Any) -> Iterator[str]:
    if element.type in ("code", "html", "skeleton"):
        return
    for name in ("label", "help", "placeholder", "options", "body", "value", "alt", "caption", "format"):
        told = getattr(element.proto, name, None)
        if isinstance(told, str):
            yield told
        elif name == "options" and told:
            yield from (one if isinstance(one, str) else one.content for one in told)
    if element.type == "plotly_chart":
        yield from _of_figure(json.loads(element.proto.spec))
    if element.type == "arrow_data_frame":
        yield from (one.get("label") or "" for one in json.loads(element.proto.columns or "{}").values())
        yield from _of_frame(element.value)


def _of_figure(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for name, inner in part.items():
            if name in ("text", "name", "ticktext", "hovertemplate", "hovertext", "texttemplate"):
                yield from _strings(inner)
            elif name != "template":
                yield from _of_figure(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _of_figure(inner)


def _strings(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, list):
        for one in told:
            yield from _strings(one)
    else:
        yield from _of_figure(told)


def _of_frame(frame: Any) -> Iterator[str]:
    for column in frame.columns:
        yield from {one for one in frame[column] if isinstance(one, str)}


def by_browser(locale: str | None, **link: str) -> AppTest:
    at = AppTest.from_file(MAIN, default_timeout=60)
    at.session_state["tour"] = "seen"
    at.context["locale"] = locale
    at.query_params.update(link)
    return at.run()


@pytest.fixture
def in_dutch() -> Iterator[None]:
    """The test's own thread words the options of widgets as the page does."""
    with speaking("nl"):
        yield


def told_to_the_browser(at: AppTest) -> str:
    return str(next(one.proto.body for one in at.sidebar.get("html") if "documentElement" in one.proto.body))


def titles(at: AppTest) -> list[str]:
    return [one.value for one in at.title]


def test_the_language_is_the_browsers_unless_the_link_names_another(empty: object) -> None:
    assert by_browser("nl-BE").page_link[0].proto.label == "Spreadsheets importeren"
    assert by_browser("pt-BR").page_link[0].proto.label == "Import spreadsheets"
    assert by_browser(None, lang="nl").page_link[0].proto.label == "Spreadsheets importeren"
    assert by_browser("nl", lang="en").page_link[0].proto.label == "Import spreadsheets"
    assert by_browser("en", lang="xx").page_link[0].proto.label == "Import spreadsheets"


def test_a_switch_holds_on_every_page_and_is_told_to_the_browser(filled: object) -> None:
    at = by_browser("en-GB")
    assert at.selectbox(key="period").label == "Period"
    at.button_group(key="lang").set_value("nl").run()
    with speaking("nl"):
        assert at.selectbox(key="period").label == "Periode"
        at.switch_page("../../pages/gaps.py").run()
    assert titles(at) == ["Hiaten"]
    told = told_to_the_browser(at)
    assert "document.documentElement.lang = 'nl'" in told
    assert "document.cookie = 'lang=nl;" in told


def test_what_is_chosen_is_shown_in_the_language_that_was_switched_to(filled: object) -> None:
    at = opened("gaps")
    at.button_group(key="lang").set_value("nl").run()
    assert not at.exception
    unit = at.selectbox(key="unit")
    assert (unit.value, unit.proto.set_value, unit.proto.raw_value) == ("All units", True, "Alle eenheden")


def test_a_language_that_nobody_switched_is_not_remembered(filled: object) -> None:
    told = told_to_the_browser(by_browser("nl"))
    assert "lang = 'nl'" in told
    assert "cookie" not in told


def test_numbers_and_days_are_written_in_the_language(filled: object) -> None:
    at = by_browser("nl")
    told = " ".join(one.value for one in at.caption)
    assert "Per 30 september 2026, n = 5 kernresultaten, waarvan 4 (80%) gescoord." in told
    assert at.date_input(key="as_of").proto.format == "DD-MM-YYYY"


def test_perspectives_bear_their_names_in_the_language_and_gaps_are_retold(filled: object, in_dutch: None) -> None:
    at = by_browser("nl")
    at.switch_page("../../pages/gaps.py").run()
    frame = next(one.value for one in at.dataframe if "What" in one.value)
    assert "“Wotsits” heeft een streefwaarde maar geen startwaarde. Waar beginnen we?" in list(frame["What"])
    at.switch_page("../../pages/settings.py").run()
    assert any("Interne processen" in one.value.to_csv() for one in at.dataframe)


def test_a_file_to_download_speaks_the_language_of_the_page_that_offers_it(empty: Path, in_dutch: None) -> None:
    write = session.writer(lambda store: (in_use(), store.path))
    with speaking("en"):
        assert write() == ("nl", empty)


def test_a_choice_stands_in_the_link_by_a_name_that_every_language_knows(filled: object) -> None:
    with speaking("nl"):
        at = by_browser("nl").switch_page("../../pages/progress.py").run()
        at.button_group(key="progress_view").set_value("scores").run()
        at.selectbox(key="sort").set_value("Oldest value first").run()
        at.multiselect(key="status").set_value(["behind", "at_risk"]).run()
    named = {name: at.query_params[name] for name in ("progress_view", "sort", "status")}
    assert named == {"progress_view": "scores", "sort": "Oldest value first", "status": ["behind", "at_risk"]}
    for language, link in (("en", named), ("nl", {"progress_view": "Spreiding van scores", "sort": "Oudste waarde eerst"})):
        other = AppTest.from_file(MAIN, default_timeout=60)
        other.query_params.update({"lang": language, **link})
        with speaking(language):
            led_to("progress", other)
            assert not other.exception
            assert (other.button_group(key="progress_view").value, other.selectbox(key="sort").value) == ("scores", "Oldest value first")
            assert other.multiselect(key="status").value == list(link.get("status", ()))


def test_a_page_asks_for_its_language_once_and_not_for_every_text(filled: object, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    of_session = language_switch.of_session

    def counted() -> str:
        asked.append(of_session())
        return asked[-1]

    monkeypatch.setattr(language_switch, "of_session", counted)
    assert not opened("progress").exception
    assert 0 < len(asked) < 10
