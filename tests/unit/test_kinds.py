"""The table of words that say what a key result is: no word means two things, and none is spelt so that nobody can write it."""

import tomllib
from importlib.resources import files

import pytest

from scorecard.intake.headings.kinds import WORDED, kind, mode, unknown_words
from scorecard.model.perspective import normalised

TOLD = tomllib.loads((files("scorecard.intake.headings") / "kinds.toml").read_text(encoding="utf-8"))


def test_no_word_of_a_field_means_two_things() -> None:
    assert set(TOLD) == set(WORDED)
    for field, meanings in TOLD.items():
        said: dict[str, str] = {}
        for meaning, lines in meanings.items():
            for word in (word for words in lines.values() for word in words):
                assert said.setdefault(normalised(word) or word, meaning) == meaning, (field, word)


@pytest.mark.parametrize(
    ("field", "text", "meaning"),
    [
        ("key_result_type", "Stay Above", "control_at_least"),
        ("key_result_type", "Maintain / keep between", "control_between"),
        ("key_result_type", "%", "none"),
        ("key_result_type", "% complete", "percent_complete"),
        ("key_result_type", "Increase the pace of it", None),
        ("key_result_type", "non-binary", None),
        ("accumulation", "Year-to-date", "cumulative"),
        ("accumulation", "per week", "increment"),
        ("plan_curve", "S-curve", "s_curve"),
        ("scale", "Linear", "none"),
    ],
)
def test_a_word_means_what_the_table_says_as_a_whole_and_never_by_a_part_of_it(field: str, text: str, meaning: str | None) -> None:
    assert kind(field, text) == meaning


def test_unknown_words_are_told_once_and_placeholders_never() -> None:
    assert unknown_words("scale", ["log", "bark", "n/a", "bark", "tbd"]) == ["bark"]


def test_a_mode_may_have_words_behind_it() -> None:
    told = {"Stretch (70 %)": "aspirational", "Committed": "committed", "Perhaps aspirational": None, "": None}
    assert {text: mode(text) for text in told} == told
