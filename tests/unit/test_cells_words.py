"""Words in cells: placeholders, directions, yes and no, people, lists; progress and confidence by their column."""

import pytest

from scorecard.intake.cells import (
    confidence,
    confidences,
    direction,
    flag,
    is_placeholder,
    items,
    percent,
    percents,
    person,
)
from scorecard.intake.grid import Value


@pytest.mark.parametrize(
    "text",
    [
        "tbd",
        "TBD.",
        "n.v.t.",
        "n/a",
        "N/A",
        "[X]%",
        "[target]",
        "<enter target>",
        "{value}",
        "-",
        "—",
        "?",
        "??",
        "…",
        "",
        " ",
        "x",
        "k.A.",
        "à définir",
        "s/d",
        "nnb",
        "te bepalen",
        "nog niet bekend",
        "noch nicht festgelegt",
        "pas encore défini",
        "sin datos",
        "sem dados",
        "t.b.d.",
        "niet gemeten",
        "€ -",
    ],
)
def test_placeholders_say_nothing(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "50",
        "0",
        "[4.5]/5",
        "Ann <ann@example.org>",
        "Are we ready?",
        "↑",
        "🟢",
        "✓",
        "Reach [X]% of customers by the end of the year",
    ],
)
def test_what_says_something_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


DIRECTIONS = """
    increase | Increase, ↑, Higher is better, hoger is beter, steigern, Augmenter, mayor, crescente, ▲ up
    decrease | reduce, ↓, lower is better, verlagen, Senken, à la baisse, menor, ⬇️, Reduction of waste
    maintain | Maintain, →, handhaven, halten, maintenir, mantener, range
    none     | yes, 5, maybe, n/a
"""


@pytest.mark.parametrize(
    ("meaning", "word"),
    [(line.split("|")[0].strip(), word.strip()) for line in DIRECTIONS.strip().splitlines() for word in line.split("|")[1].split(",")],
)
def test_a_direction_is_read_in_six_languages_and_from_arrows(meaning: str, word: str) -> None:
    assert direction(word) == (None if meaning == "none" else meaning)


def test_a_heading_that_asks_is_answered_with_yes_or_no() -> None:
    assert direction("Ja", yes="decrease") == "decrease"
    assert direction("no", yes="decrease") == "increase"
    assert direction(True, yes="increase") == "increase"
    assert direction("n/a", yes="decrease") is None
    assert direction(5) is None


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (True, True),
        (0, False),
        (1.0, True),
        (2, None),
        ("Sí", True),
        ("nein", False),
        ("✓", True),
        ("❌", False),
        ("maybe", None),
        (None, None),
    ],
)
def test_yes_and_no(value: Value, told: bool | None) -> None:
    assert flag(value) is told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("Ann Boer", "Ann Boer"),
        ("Ann  Boer <ann@example.org>", "Ann Boer"),
        ('"Boer, Ann" <ann@example.org>', "Boer, Ann"),
        ("Ann Boer (ann@example.org)", "Ann Boer"),
        ("<ann@example.org>", "ann@example.org"),
        ("ann@example.org", "ann@example.org"),
        (1042, "1042"),
        ("tbd", None),
        (None, None),
        (True, None),
        (3.5, None),
    ],
)
def test_an_owner_is_named_without_the_address(value: Value, told: str | None) -> None:
    assert person(value) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- one\n- two\n\n", ["one", "two"]),
        ("1) one\n2) two", ["one", "two"]),
        ("a@example.org; b@example.org", ["a@example.org", "b@example.org"]),
        ("alpha | beta", ["alpha", "beta"]),
        ("Alpha, Beta", ["Alpha", "Beta"]),
        ("1,5", ["1,5"]),
        ("We do this, and then we do the other thing", ["We do this, and then we do the other thing"]),
        ("", []),
    ],
)
def test_lists_are_parted_where_they_clearly_are_lists(text: str, told: list[str]) -> None:
    assert items(text) == told


@pytest.mark.parametrize(
    ("column", "formats", "told"),
    [
        ([0.6, 0.25, 1], "General", [60, 25, 100]),
        ([60, 25, 100], "General", [60, 25, 100]),
        ([0.6, 0.25], "0%", [60, 25]),
        ([0.6, 1.2], "General", [60, 120]),
        (["60 %", "0,5 %", "25"], "General", [60, 0.5, 25]),
        ([0.75, "50%"], ["0%", "General"], [75, 50]),
        ([0.6, 75, 80], "General", [None, 75, 80]),
        ([0.5, 33.3], "General", [0.5, 33.3]),
        (["60% done", "3/5", "1 of 4", "Yes", "5 days", None, True], "General", [60, 60, 25, None, None, None, None]),
    ],
)
def test_the_column_decides_whether_progress_is_shares_or_percents(
    column: list[Value], formats: list[str] | str, told: list[float | None]
) -> None:
    assert percents(column, formats) == told


def test_a_mark_of_its_own_scale_says_nothing_of_the_scale_of_the_column() -> None:
    assert percents([60, 0.6, "4.2/5", "1/5"]) == [60, None, 84, 20]
    assert confidences(["7/10", 0.7, "70 %"]) == [7, 7, 7]


def test_words_of_progress_that_say_all_or_nothing_are_read_and_others_are_not() -> None:
    column = ["✓", "Done", "erledigt", "voltooid", "not started", "in progress", "on track", "✗", "✓ done", "✓ planned", "x", "n/a", "75 %"]
    assert percents(column) == [100, 100, 100, 100, 0, None, None, None, 100, None, None, None, 75]
    answers: list[Value] = ["yes", "ja", True, "no", False, "x", 1]
    assert percents(answers, asks_whether_done=True) == [100, 100, 100, None, None, None, 100]
    assert percents(answers) == [None, None, None, None, None, None, 100]


def test_one_cell_of_progress_by_itself() -> None:
    assert percent("75 %") == 75
    assert percent(75) == 75
    assert percent(0.75, "0%") == 75
    assert percent("3/4") == 75
    assert percent("5/4") is None
    assert percent("soon") is None
    assert percent(None) is None


@pytest.mark.parametrize(
    ("column", "top", "told"),
    [
        ([7, 10, 1], None, [7, 10, 1]),
        ([0.5, 1, 0.7], None, [5, 10, 7]),
        ([70, 80], None, [7, 8]),
        ([3, 4, 0, 6, "2/5", "High"], 5.0, [5.5, 7.75, None, None, 3.25, 8]),
        (["7/10", "4/5", "70%"], None, [7, 8, 7]),
        (["High", "laag", "Mittel", "🟢", "amber"], None, [8, 2, 5, 8, 5]),
        ([7, 11, "?", None, "5 days"], None, [7, None, None, None, None]),
        ([7, 500], None, [7, None]),
        ([7, 0.7, 8], None, [7, None, 8]),
        ([7.5, 0.5, 0], None, [7.5, 0.5, 0]),
    ],
)
def test_confidence_is_read_on_the_scale_of_its_column(column: list[Value], top: float | None, told: list[float | None]) -> None:
    assert confidences(column, top=top) == told


def test_one_cell_of_confidence_by_itself() -> None:
    assert confidence("medium") == 5
    assert confidence(7) == 7
    assert confidence(0.7, "0%") == 7
