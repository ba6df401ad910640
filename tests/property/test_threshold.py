"""What is used without asking was right often enough where it could be checked."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scorecard.mapping.classifier import TARGET
from scorecard.mapping.training import threshold

PREDICTIONS = st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=300)


@given(PREDICTIONS)
def test_above_the_threshold_at_least_the_target_was_right(drawn: list[tuple[int, bool]]) -> None:
    confidence = np.array([sure / 20 for sure, _ in drawn], np.float32)
    right = np.array([one for _, one in drawn], bool)
    cut = threshold(confidence, right)
    if cut is not None:
        assert right[confidence >= cut].mean() >= TARGET
        assert (confidence >= cut).sum() >= 9


@given(PREDICTIONS)
def test_the_order_of_the_predictions_does_not_matter(drawn: list[tuple[int, bool]]) -> None:
    def cut(rows: list[tuple[int, bool]]) -> float | None:
        return threshold(np.array([sure / 20 for sure, _ in rows], np.float32), np.array([one for _, one in rows], bool))

    assert cut(drawn) == cut(drawn[::-1])
