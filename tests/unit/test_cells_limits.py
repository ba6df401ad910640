"""Two limits in one cell."""

import pytest

from scorecard.intake.cells.limits import two_limits


@pytest.mark.parametrize(
    "text, lower, upper, unit",
    [
        ("≥ 4 and ≤ 5", 4, 5, None),
        ("<5, >3", 3, 5, None),
        (">40% and <60%", 40, 60, "%"),
        ("40% ≤ x ≤ 60%", 40, 60, "%"),
        ("min 8 % max 12 %", 8, 12, "%"),
        ("max 5 / min 4", 4, 5, None),
        ("mindestens 4 und höchstens 5 Tage", 4, 5, "Tage"),
        ("10 ± 2 days", 8, 12, "days"),
        ("5 +/- 1", 4, 6, None),
        ("200 ± 5%", 190, 210, None),
        ("50% ± 5 pp", 45, 55, "%"),
    ],
)
def test_two_signs_or_a_width_tell_two_limits(text: str, lower: float, upper: float, unit: str | None) -> None:
    told = two_limits(text)
    assert told is not None
    assert [(one.value, one.unit) for one in told] == [(lower, unit), (upper, unit)]


@pytest.mark.parametrize("text", ["4-5", "≥ 95 %", "> 60 and < 40", "50% ± 10%", "3/4", "≥ 4 days and ≤ 5 hours", "m 4", "min 4", ""])
def test_other_texts_tell_none(text: str) -> None:
    assert two_limits(text) is None
