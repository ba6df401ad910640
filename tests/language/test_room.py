"""The room of languages by itself: which language is in use, what it says, and how it writes numbers and days."""

import gettext
from collections.abc import Iterator
from contextvars import copy_context
from datetime import date, datetime

import pytest

from scorecard import language
from scorecard.language import chosen, texts

DAY = date(2026, 7, 12)


class Shouting(gettext.NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return (msgid1 if n == 1 else msgid2).upper()


@pytest.fixture
def door() -> Iterator[list[str]]:
    """A door that names the first of some languages; taken away afterwards."""
    before = list(chosen._door)
    said = ["nl"]
    language.asked_through(lambda: said[0])
    yield said
    chosen._door[:] = before


def test_a_text_without_a_translation_is_told_in_english() -> None:
    with language.speaking("nl"):
        assert language.tr("No catalogue holds this") == "No catalogue holds this"
        assert language.trn("{n} gnu", "{n} gnus", 1) == "{n} gnu"
        assert language.trn("{n} gnu", "{n} gnus", 2) == "{n} gnus"


def test_nothing_stays_nothing() -> None:
    with language.speaking("nl"):
        assert language.tr("") == ""


def test_texts_come_from_the_language_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "translations", lambda code: Shouting() if code == "nl" else gettext.NullTranslations())
    assert language.tr("quiet") == "quiet"
    with language.speaking("nl"):
        assert language.tr("quiet") == "QUIET"
        assert language.trn("{n} unit", "{n} units", 3) == "{N} UNITS"


def test_the_door_says_the_language_whatever_thread_asks(door: list[str]) -> None:
    assert language.in_use() == "nl"
    assert copy_context().run(language.in_use) == "nl"
    door[0] = "en"
    assert language.in_use() == "en"


def test_work_for_somebody_else_keeps_its_own_language(door: list[str]) -> None:
    with language.speaking("en"):
        assert language.in_use() == "en"
    assert language.in_use() == "nl"


def test_the_nearest_language_offered_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "languages", lambda: {"en": "English", "nl": "Nederlands"})
    assert language.closest(["nl-BE"]) == "nl"
    assert language.closest([None, "", "nl_NL"]) == "nl"
    assert language.closest(["xx", "pt-BR", "NL"]) == "nl"
    assert language.closest(["../../etc", None]) == "en"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", ["1,234.50", "+0.05", "71%", "1234.5", "12 July 2026", "12 Jul 2026", "July 2026", "12 July 2026, 14:05"]),
        ("nl", ["1.234,50", "+0,05", "71%", "1234,5", "12 juli 2026", "12 jul 2026", "juli 2026", "12 juli 2026, 14:05"]),
        ("de", ["1.234,50", "+0,05", "71\xa0%", "1234,5", "12. Juli 2026", "12.07.2026", "Juli 2026", "12. Juli 2026, 14:05"]),
    ],
)  # fmt: skip
def test_numbers_and_days_are_written_as_the_language_writes_them(code: str, told: list[str]) -> None:
    with language.speaking(code):
        assert told == [
            language.number(1234.5, 2),
            language.signed(0.05, 2),
            language.percent(0.714),
            language.figure(1234.5),
            language.day(DAY),
            language.short_day(DAY),
            language.month(DAY),
            language.day_and_time(datetime(2026, 7, 12, 14, 5)),  # noqa: DTZ001
        ]


@pytest.mark.parametrize("value", [0.125, 0.705, 0.715, 2.675, -0.045, 0.995])
def test_every_language_rounds_as_english_does(value: float) -> None:
    english = language.number(value, 2)
    assert english == f"{value:.2f}"
    with language.speaking("nl"):
        assert language.number(value, 2) == english.replace(".", ",")


def test_what_rounds_to_nothing_has_no_minus() -> None:
    assert language.number(-0.001, 2) == "0.00"
    assert language.percent(-0.001) == "0%"
    assert language.signed(-0.001, 2) == "+0.00"


def test_a_thread_that_speaks_a_language_does_so_to_its_end_and_no_other_one_does() -> None:
    def spoken() -> list[str]:
        language.speak("nl")
        told = [language.in_use()]
        with language.speaking("de"):
            told.append(language.in_use())
        return [*told, language.in_use()]

    before = language.in_use()
    assert copy_context().run(spoken) == ["nl", "de", "nl"]
    assert language.in_use() == before


def test_a_sum_kept_in_english_takes_the_signs_of_the_language_within_its_numbers_alone() -> None:
    kept = "3 + 5.5 = 8.5; (1,200.5 - 3) / 40, and so on = 0.55"
    assert language.sum_written(kept) == kept
    with language.speaking("nl"):
        assert language.sum_written(kept) == "3 + 5,5 = 8,5; (1.200,5 - 3) / 40, and so on = 0,55"
