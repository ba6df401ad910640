"""Next quarter's sheet is known again, and only what changed is told."""

from scorecard.intake.headings.heading_row import fingerprint
from scorecard.intake.headings.shapes import Drift, successor

BEFORE = {
    "Team": "unit",
    "Objective": "objective",
    "Key Result": "key_result",
    "Target": "target",
    "Current": "current",
    "Comment": "comment",
}
KNOWN = fingerprint(list(BEFORE))
SHAPES = {KNOWN: BEFORE}


def without(name: str) -> dict[str, str]:
    return {text: field for text, field in BEFORE.items() if text != name}


def test_a_known_shape_has_not_drifted() -> None:
    assert successor({text.upper() + ":": field for text, field in BEFORE.items()}, SHAPES) is None


def test_a_heading_between_the_same_neighbours_is_the_renamed_one() -> None:
    now = {"Actual YTD" if text == "Current" else text: field for text, field in BEFORE.items()}
    assert successor(now, SHAPES) == Drift(KNOWN, (("Current", "Actual YTD"),), (), ())


def test_a_heading_that_nobody_knows_in_the_place_of_one_that_went_is_its_new_name() -> None:
    now = {"Standings" if text == "Current" else text: field if text != "Current" else None for text, field in BEFORE.items()}
    assert successor(now, SHAPES) == Drift(KNOWN, (("Current", "Standings"),), (), ())


def test_a_column_of_another_meaning_is_new_wherever_it_stands() -> None:
    assert successor({**without("Comment"), "Confidence": "confidence"}, SHAPES) == Drift(KNOWN, (), ("Confidence",), ("Comment",))


def test_what_is_new_and_what_is_gone_is_told() -> None:
    assert successor(without("Comment"), SHAPES) == Drift(KNOWN, (), (), ("Comment",))
    assert successor({"RAG": "status", **BEFORE}, SHAPES) == Drift(KNOWN, (), ("RAG",), ())


def test_a_sheet_of_other_headings_follows_no_shape() -> None:
    assert successor({"Perspective": "perspective", "KPI": "key_result", "Actual": "current", "Target": "target"}, SHAPES) is None


def test_of_two_alike_shapes_the_nearer_one_is_followed() -> None:
    nearer = {**without("Current"), "RAG": "status"}
    drift = successor({**nearer, "Mood": None}, {**SHAPES, fingerprint(list(nearer)): nearer})
    assert drift is not None
    assert drift.known == fingerprint(list(nearer))
