"""What a heading is taken for: names, misspellings, numbered groups, periods, corrections; and what is left alone."""

import re
import tomllib
from datetime import UTC, datetime
from importlib.resources import files
from itertools import chain

import pytest
from rapidfuzz import fuzz, process

from scorecard.intake.grid import Grid, Value
from scorecard.intake.headings.aliases import LIKENESS, fields, plain
from scorecard.intake.headings.heading_row import fingerprint, recognise
from scorecard.intake.places.find import find_tables

WORDS = tomllib.loads((files("scorecard.intake.headings") / "headings.toml").read_text(encoding="utf-8"))


def test_no_word_names_two_fields() -> None:
    meant: dict[str, set[str]] = {}
    for field, languages in WORDS.items():
        for word in chain.from_iterable(languages.values()):
            meant.setdefault(plain(word), set()).add(field)
    assert {word: named for word, named in meant.items() if len(named) > 1} == {}


def field_of(heading: str) -> str | None:
    [found] = recognise([heading], 1, {})
    return found.field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Objective", "objective"),
        ("OBJECTIVE_NAME", "objective"),
        ("Strategisch doel", "objective"),
        ("Ziel", "objective"),
        ("Objectif stratégique", "objective"),
        ("Objetivo estratégico", "objective"),
        ("Key-Result", "key_result"),
        ("Schlüsselergebnis", "key_result"),
        ("Kernresultaat", "key_result"),
        ("Résultat clé", "key_result"),
        ("KPI", "key_result"),
        ("Team key result", "key_result"),
        ("Quarterly Key Results", "key_result"),
        ("Half", "period"),
        ("Semester", "period"),
        ("Zielwert", "target"),
        ("Streefwaarde", "target"),
        ("Meta", "target"),
        ("Ist-Wert", "current"),
        ("Linha de base", "baseline"),
        ("Eigenaar", "owner"),
        ("Owner (Person)", "owner"),
        ("Poids", "weight"),
        ("% Complete", "progress"),
        ("% achieved", "progress"),
        ("Achieved (%)", "progress"),
        ("Achieved", "current"),
        ("Actual %", "current"),
        ("Ist aktuell", "current"),
        ("Wert aktuell", "current"),
        ("Start from", "baseline"),
        ("Zieldatum", "due_on"),
        ("Kartrekker", "owner"),
        ("Points bloquants", "blocker"),
    ],
)
def test_a_heading_is_known_by_its_names_in_six_languages(heading: str, field: str) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize(("heading", "field"), [("Objectve", "objective"), ("Key Resullt", "key_result"), ("Perspectve", "perspective")])
def test_a_long_heading_may_be_misspelt(heading: str, field: str) -> None:
    [found] = recognise([heading], 1, {})
    assert (found.field, found.how) == (field, "fuzzy")


NAMES = {plain(word): field for field, languages in WORDS.items() for words in languages.values() for word in words}


@pytest.mark.parametrize("name", [name for name in NAMES if len(name) > 7][::25])
def test_a_misspelt_heading_is_taken_for_the_most_alike_of_all_names(name: str) -> None:
    longer = (f"{name}s", f"{name}en", f"{name}{name[:5]}", f"{name[:3]}x{name[3:]}")
    for text in (*longer, name[:-1], name[:-2], name[1:], f"{name[:2]}{name[3:]}"):
        [found] = recognise([text], 1, {})
        if found.how in ("fuzzy", "not recognised") and len(plain(text)) > 6:
            best = process.extractOne(plain(text), list(NAMES), scorer=fuzz.ratio, score_cutoff=LIKENESS)
            # A number more or less is no slip, but for one that only counts the column.
            known = best and digits(best[0]) in (digits(plain(text)), digits(re.sub(r" \d+$", "", plain(text))))
            assert found.field == (NAMES[best[0]] if best and known else None)


def digits(text: str) -> list[str]:
    return re.findall(r"\d", text)


@pytest.mark.parametrize("heading", ["Colour", "Shelf", "Room", "Budget code", "ISBN", "x", "Owner status", "The project team"])
def test_a_heading_of_other_things_is_not_recognised(heading: str) -> None:
    assert field_of(heading) is None


@pytest.mark.parametrize(
    ("heading", "field", "group"),
    [
        ("Key Result 1", "key_result", 1),
        ("KR2", "key_result", 2),
        ("KR3 Target", "target", 3),
        ("kr1_description", "key_result", 1),
        ("key_result_2_completion", "progress", 2),
        ("Kernresultaat 1", "key_result", 1),
    ],
)
def test_numbered_key_results_are_groups(heading: str, field: str, group: int) -> None:
    [found] = recognise([heading], 1, {})
    assert (found.field, found.group) == (field, group)


def test_a_heading_that_names_a_period_holds_its_values() -> None:
    year, target, quarter, prior, day = recognise(
        [2025, "2026 Target", "Q2 Actual", "Prior Year Actual", datetime(2026, 3, 31, tzinfo=UTC)], 1, {}
    )
    assert (year.field, year.period) == ("at_period", "2025")
    assert (target.field, target.period) == ("target", "2026")
    assert (quarter.field, quarter.quarter) == ("current", "Q2")
    assert (prior.field, prior.back) == ("current", 1)
    assert (day.field, str(day.observed)) == ("at_period", "2026-03-31")


@pytest.mark.parametrize("heading", ["Q1 Actual", "Réalisé T1", "T1 réalisé", "Realisatie K1"])
def test_a_quarter_beside_a_role_is_known_by_its_letter_in_four_languages(heading: str) -> None:
    [found] = recognise([heading], 1, {})
    assert (found.field, found.quarter) == ("current", "Q1")


def test_a_unit_in_brackets_is_the_measures() -> None:
    [found] = recognise(["Target (%)"], 1, {})
    assert (found.field, found.unit) == ("target", "%")


def test_what_a_person_said_wins() -> None:
    said, unsaid = recognise(["Target", "Mood"], 1, {"Target": None, "Mood": "confidence"})
    assert (said.field, unsaid.field) == (None, "confidence")
    assert said.how == unsaid.how == "corrected by a person"


def test_columns_are_counted_as_the_spreadsheet_does() -> None:
    assert [one.column for one in recognise([None, "Objective", None, "Target"], 3, {})] == [4, 6]


def test_a_fingerprint_forgets_case_and_punctuation_but_no_names() -> None:
    assert fingerprint(["Key Result", "Target"]) == fingerprint(["KEY_RESULT", "target "])
    assert fingerprint(["Key Result", "Target"]) != fingerprint(["Key Result", "Actual"])


def test_fields_are_told_in_the_tables_order() -> None:
    assert fields()[:2] == ("objective", "objective_id")


def test_a_second_heading_is_found_below_many_different_rows() -> None:
    """Columns of many different values are only asked in rows that could be a heading by the others."""
    rows: list[list[Value]] = [["Key result", "Owner", "Target"]]
    rows += [[f"Raise measure {number}", f"Role {number}", float(number)] for number in range(1_500)]
    rows += [["Objective", "Key result", "Owner"], ["Be on time", "Late trips to 2 %", "Planning"]]
    assert [table.heading_row for table in find_tables(Grid("", rows), {})] == [1, 1502]


def test_a_second_heading_of_two_names_below_a_blank_row_is_found_in_varied_columns_too() -> None:
    rows: list[list[Value]] = [["Key result", "Owner"]]
    rows += [[f"Raise measure {number}", f"Role {number}"] for number in range(1_500)]
    rows += [[None, None], ["Objective", "Status"], ["Be on time", "At risk"]]
    assert [table.heading_row for table in find_tables(Grid("", rows), {})] == [1, 1503]
