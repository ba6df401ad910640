"""The catalogues hold what the source shows, and say it with the same values."""

import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message

from scorecard.language import SOURCE, catalogue, languages
from scorecard.model.perspective import known
from tests.language.sources import gathered

COMPLETE = ("nl",)


@pytest.fixture(scope="module")
def source() -> Catalog:
    return gathered()


@pytest.mark.parametrize("language", catalogue.prepared())
def test_a_catalogue_holds_every_text_of_the_source_and_no_other(language: str, source: Catalog) -> None:
    held = catalogue.read(language)
    wanted, there = ({message.id for message in one if message.id} for one in (source, held))
    assert there == wanted, "python -m tests.language brings the catalogues up to the source"
    assert not held.obsolete
    assert not [message.id for message in held if message.id and message.fuzzy]


@pytest.mark.parametrize("language", COMPLETE)
def test_every_text_is_translated(language: str) -> None:
    assert [message.id for message in catalogue.read(language) if message.id and not all(_forms(message.string))] == []


@pytest.mark.parametrize("language", catalogue.prepared())
def test_a_translation_fills_in_the_same_values_and_marks_the_same_words(language: str) -> None:
    wrong = [
        (message.id, form)
        for message in catalogue.read(language)
        for form in _forms(message.string)
        if message.id and form and not any(_holds(form) == _holds(source) for source in _forms(message.id))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", catalogue.prepared())
def test_a_translation_ends_as_its_text_does(language: str) -> None:
    """A full stop, a colon or an ellipsis; buttons and headings have none."""
    wrong = [
        (source, form)
        for message in catalogue.read(language)
        for source, form in zip(_forms(message.id), _forms(message.string), strict=False)
        if source and form and _end(source) != _end(form)
    ]
    assert wrong == []


def test_only_languages_that_have_most_of_their_texts_are_offered() -> None:
    assert list(languages()) == [SOURCE, *COMPLETE]
    assert languages()["nl"] == "Nederlands"


@pytest.mark.parametrize("language", COMPLETE)
def test_perspectives_have_the_names_by_which_files_know_them(language: str) -> None:
    said = catalogue.translations(language)
    for one in known().values():
        assert said.gettext(one.names["en"]) == one.names[language]


def test_a_text_says_nothing_in_pieces(source: Catalog) -> None:
    """Where a text is only values and signs there is nothing to translate."""
    empty = [
        message.id
        for message in source
        if message.id and not any(re.search(r"\w", re.sub(r"\{\w+\}", "", one)) for one in _forms(message.id))
    ]
    assert empty == []


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _holds(text: str) -> tuple[set[str], int, int]:
    """Placeholders, and marks of bold text and of code."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}, text.count("**"), text.count("`")


def _end(text: str) -> str:
    return text[-1] if text[-1] in ".:…?" else ""


def test_messages_are_found_where_they_are_made(source: Catalog) -> None:
    """One of each place: page, heading of a table, title and message of a rule, finding, setting, refused file, rows left aside."""
    texts = {text for message in source if isinstance(message, Message) and message.id for text in _forms(message.id)}
    assert {
        "Overview",
        "Unit of measure",
        "A key result without an owner",
        "Nobody is named as owner of “{text}”.",
        "This can't be read as a date; it counts as unknown.",
        "Days after which a value is stale",
        "{file} is a Word document, not a spreadsheet. Upload the workbook itself.",
        "a total or average",
        "outside the tables",
        "names the columns",
    } <= texts
