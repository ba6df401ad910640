"""A look at a whole column of texts says what a look at each would say."""

from hypothesis import given
from hypothesis import strategies as st

from scorecard.intake.cells.texts import all_normalised, are_tidy
from scorecard.intake.labels import _LABEL, bare
from scorecard.model.perspective import normalised

letters = st.text(st.sampled_from("aZkKoO19 -.:\t\n\x0b\x1c\u00a0éß_%"), max_size=12)
columns = st.lists(letters, max_size=6)


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
