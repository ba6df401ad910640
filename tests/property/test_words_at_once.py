"""What is added up for a word once and for all says the same of a text as a look at each piece of each of its words."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.mapping import features, semantic
from scorecard.mapping.suggest import trained

letters = st.text(st.sampled_from("abc éß12 -\n"), max_size=12)
texts = st.lists(letters | st.sampled_from(["Delight every guest", "Delight the team"]), max_size=6)


@settings(deadline=None)
@given(texts)
def test_scores_are_those_of_all_pieces_and_pairs(told: list[str]) -> None:
    model = trained((), meaning=False)
    seen = features.grams(told)
    given_by = model.of_grams[seen.buckets] * seen.weighted(model.rarity)[:, None]
    slow = np.zeros((len(told), len(model.perspectives)))
    for text, row in zip(seen.owner, given_by, strict=True):
        slow[text] += row
    assert np.allclose(model.raw(told, semantic.embed), slow + features.scores(told) @ model.of_scores + model.bias, atol=1e-5)


@given(texts)
def test_words_and_pairs_are_those_of_each_text(told: list[str]) -> None:
    seen = features.words_in(told)
    for number, text in enumerate(told):
        words = features.words_of(text)
        assert [seen.known[place] for place in seen.words[seen.owner == number]] == words
        pairs = [features._bucket(f"{before} {after}") for before, after in pairwise(words)]
        assert seen.pairs[seen.pair_owner == number].tolist() == pairs
