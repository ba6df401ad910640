"""A level and the day by which to reach it in one cell."""

from datetime import date

import pytest

from scorecard.intake.cells.by_when import level_by_day, until

Q4, Q2, YEAR = date(2026, 12, 31), date(2026, 6, 30), 2026


@pytest.mark.parametrize(
    "text, level, on",
    [
        (">3:1 by Q4", ">3:1", Q4),
        ("95% by Dec 2026", "95%", Q4),
        ("<2h until end of Q2", "<2h", Q2),
        ("5 by 12/2026", "5", Q4),
        ("5 by EOY", "5", Q4),
        ("5 (by December)", "5", Q4),
        ("at least 80% by November 30", "at least 80%", date(2026, 11, 30)),
        ("By 30 Nov 2026, 5", "5", date(2026, 11, 30)),
        ("5 bis 31.12.2026", "5", Q4),
        ("< 2 h bis Ende Q2", "< 2 h", Q2),
        ("bis Q4: 5", "5", Q4),
        ("5 zum 31.12.", "5", Q4),
        ("< 2 uur voor eind Q2", "< 2 uur", Q2),
        ("95% eind 2026", "95%", Q4),
        ("5 d'ici fin 2026", "5", Q4),
        ("95 % au 31/12/2026", "95 %", Q4),
        ("5 para dic 2026", "5", Q4),
    ],
)
def test_a_level_and_its_day_are_told_apart(text: str, level: str, on: date) -> None:
    told = level_by_day(text)
    assert told is not None
    assert (told[0], until(told[1], YEAR)) == (level, on)


@pytest.mark.parametrize(
    "text", ["5", "5 by phone", "5 in store", "20 per month", "80% in 2 weeks", "3 out of 5", "5 a day", "by Q4", "Q4 2026"]
)
def test_other_texts_tell_no_day(text: str) -> None:
    assert level_by_day(text) is None


def test_without_a_year_a_part_of_it_is_no_day() -> None:
    assert until("Q4", None) is None
    assert until("November 30", None) is None
    assert until("Dec 2026", None) == Q4
