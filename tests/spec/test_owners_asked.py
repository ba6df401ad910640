"""Who is asked about how many key results, told without telling each of them."""

from scorecard.measures.asking import asked, owners, owners_asked
from scorecard.measures.perspectives import perspective_set
from scorecard.model.check_in_book import OwnerAsked
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day, organise

OBJECTIVES = "id | unit\nO1 | North\nO2 | South"
KEY_RESULTS = """
    id | of | baseline | target | value | on         | owner
    K1 | O1 |        0 |     10 |     9 | 2026-02-10 | Ann  Bos
    K2 | O1 |        0 |     10 |     9 | 2026-02-08 | ann bos
    K3 | O1 |        0 |     10 |       |            | Ann Bos
    K4 | O2 |        0 |     10 |       |            |
    K5 | O2 |        0 |     10 |     9 | 2026-02-11 | Cas Dam
"""
SCOPE = Scope(day("2026-02-12"))


def test_names_that_differ_in_case_and_blanks_are_one_owner_and_nobody_comes_last(store: Store) -> None:
    organise(store, OBJECTIVES, KEY_RESULTS)
    assert owners_asked(store, SCOPE) == [
        OwnerAsked("Ann Bos", ("Ann Bos", "ann bos"), 3, 1, day("2026-02-10")),
        OwnerAsked("Cas Dam", ("Cas Dam",), 1, 0, day("2026-02-11")),
        OwnerAsked("", ("",), 1, 1, None),
    ]


def test_they_are_those_of_the_key_results_that_are_sent(store: Store) -> None:
    organise(store, OBJECTIVES, KEY_RESULTS)
    for scope in (SCOPE, Scope(SCOPE.as_of, unit="North"), Scope(SCOPE.as_of, unit="South"), Scope(day("2026-02-09"))):
        sent = owners(asked(store, scope, perspective_set(store, scope)))
        told = {name: (len(rows), max((row.last_on for row in rows if row.last_on), default=None)) for name, rows in sent.items()}
        assert {one.owner: (one.key_results, one.newest_on) for one in owners_asked(store, scope)} == told
