"""The table of words that say "done" or "achieved" in a heading, and the questions that it answers."""

import tomllib
from importlib.resources import files
from typing import get_args

import pytest

from scorecard.intake.headings.aliases import plain
from scorecard.intake.headings.completion import Question, asks_whether_done, words_for

TOLD = tomllib.loads((files("scorecard.intake.headings") / "completion.toml").read_text(encoding="utf-8"))
ANSWERS = {word: answers for words in TOLD.values() for word, answers in words.items()}


def test_a_word_stands_in_one_language_and_answers_known_questions_only() -> None:
    assert sum(map(len, TOLD.values())) == len(set(map(plain, ANSWERS)))
    assert {question for answers in ANSWERS.values() for question in answers} == set(get_args(Question))
    assert all(ANSWERS.values())


@pytest.mark.parametrize(
    ("word", "answers"),
    [
        ("done", {"milestone", "count", "yes"}),
        ("completed", {"milestone", "level", "yes"}),
        ("klaar", {"count", "yes"}),
        ("acheve", {"count", "yes"}),
        ("achievement", {"level"}),
        ("af", {"count"}),
        ("progress", set()),
    ],
)
def test_a_word_answers_each_question_by_itself(word: str, answers: set[Question]) -> None:
    assert {question for question in get_args(Question) if word in words_for(question)} == answers


@pytest.mark.parametrize(
    ("heading", "asks"),
    [
        ("% complete", True),
        ("Completion", True),
        ("Parte concluída", True),
        ("Bereits fertiggestellt", True),
        ("Gedaan", False),
        ("Achievement", False),
        ("After review", False),
    ],
)
def test_a_heading_asks_whether_something_is_done_by_any_of_its_words(heading: str, asks: bool) -> None:
    assert asks_whether_done(plain(heading)) is asks
