"""A look at a whole column of texts says what a look at each would say."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from scorecard.intake.cells.labels import _LABEL, bare
from scorecard.intake.cells.texts import all_normalised, are_tidy
from scorecard.model.perspective import normalised

letters = st.text(st.sampled_from("aZkKoO19 -.:\t\n\x0b\x1c\u00a0éß_%"), max_size=12)
columns = st.lists(letters, max_size=6)


@given(st.text(max_size=30) | letters)
def test_a_text_is_normalised_as_a_slow_look_at_the_whole_of_it_tells(text: str) -> None:
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    assert normalised(text) == re.sub(r"[\W_]+", " ", bare).strip()


@given(columns)
def test_all_are_normalised_as_each_is(texts: list[str]) -> None:
    assert all_normalised(texts) == [normalised(text) for text in texts]


@given(columns)
def test_a_column_called_tidy_holds_only_tidy_texts(texts: list[str]) -> None:
    if texts and are_tidy(texts):
        assert all(text == " ".join(text.split()) for text in texts)


@given(columns)
def test_a_text_that_no_label_begins_is_left_as_it_is(texts: list[str]) -> None:
    for text in texts:
        assert bare(text) == text.strip() or _LABEL.match(text)
