"""Which perspectives hold when (methodology §9.7): what was set for a period holds for it, and history is not re-mapped."""

import pytest

from scorecard import desk
from scorecard.measures import catalog, perspectives
from scorecard.measures.coverage import balances, coverage
from scorecard.measures.filters import mappings
from scorecard.measures.progress import objective_scores
from scorecard.measures.scorecard import organisation_score, unit_scores
from scorecard.model.intent import PerspectiveChange
from scorecard.model.perspective import classic
from scorecard.model.scope import NONE, Scope
from scorecard.model.templates import templates
from scorecard.rules.run import gaps
from scorecard.store.store import Store
from tests.spec.organisation import day, hold, intend, organise
from tests.spec.tables import rows

DAY = day("2026-02-12")

YEAR = """
    id | unit  | period  | perspective
    A  | Group | 2026-Q1 | customer
    B  | Group | 2026-Q2 | customer
    C  | Group | 2026-Q3 | customer
    D  | Group | 2026-Q1 | safety
    E  | Group | 2026-Q2 | safety
    F  | Group | 2026-Q3 | safety
"""


def year(store: Store, objectives: str = YEAR) -> None:
    organise(store, objectives, "id | of | baseline | target | value", units="unit | level\nGroup | Company")


def held(store: Store, period: str) -> tuple[str, ...]:
    return perspectives.perspective_set(store, Scope(DAY, period)).ids


def placed(store: Store) -> dict[str, str | None]:
    return {one.objective_id: one.perspective for one in mappings(store, Scope(DAY))}


def test_a_period_without_a_set_of_its_own_takes_the_newest_from_before_it(store: Store) -> None:
    year(store)
    hold(store, "customer 3, safety 2, learning_growth 1", since="2026-Q2")
    assert held(store, "2026-Q1") == classic().ids
    assert held(store, "2026-Q2") == held(store, "2026-Q3") == ("customer", "safety", "learning_growth")


def test_history_is_not_mapped_anew(store: Store) -> None:
    year(store)
    hold(store, "customer 3, safety 2, learning_growth 1", since="2026-Q2")
    hold(store, "financial 3, internal_process 2, safety 1", since="2026-Q3")
    assert placed(store) == {"A": "customer", "B": "customer", "C": None, "D": None, "E": "safety", "F": "safety"}
    states = {(one.period, one.perspective): one.state for one in coverage(store, Scope(DAY))}
    assert {key: state for key, state in states.items() if key[0] == "2026-Q3"} == {
        ("2026-Q3", "financial"): "gap",
        ("2026-Q3", "internal_process"): "gap",
        ("2026-Q3", "safety"): "not_measurable",
        ("2026-Q3", None): "unmapped",
    }
    assert ("2026-Q1", "safety") not in states
    assert states["2026-Q1", "financial"] == "gap"


def test_of_two_words_about_one_period_the_newer_holds_and_an_earlier_period_keeps_its_own(store: Store) -> None:
    year(store)
    hold(store, "customer 3, safety 2, learning_growth 1", since="2026-Q2")
    hold(store, "customer 3, internal_process 2, learning_growth 1", since="2026-Q2")
    hold(store, "financial 3, safety 2, learning_growth 1")
    assert held(store, "2026-Q1") == ("financial", "safety", "learning_growth")
    assert held(store, "2026-Q3") == ("customer", "internal_process", "learning_growth")


def test_what_begins_within_a_longer_period_leaves_it_as_it_was(store: Store) -> None:
    year(store, "id | unit | period | perspective\nA | Group | 2026 | customer\nB | Group | 2026-Q2 | customer")
    hold(store, "financial 3, safety 2, learning_growth 1", since="2026-Q2")
    assert placed(store) == {"A": "customer", "B": None}


def test_okrs_without_a_period_follow_what_holds_from_the_beginning(store: Store) -> None:
    year(store)
    with store.transaction() as cursor:
        cursor.execute("update objective_version set period = null where objective_id in ('A', 'D')")
        cursor.execute("update objective set period = null, starts_on = null, ends_on = null where objective_id in ('A', 'D')")
    hold(store, "financial 3, safety 2, learning_growth 1")
    hold(store, "financial 3, customer 2, learning_growth 1", since="2026-Q1")
    assert held(store, NONE) == ("financial", "safety", "learning_growth")
    assert {key: placed(store)[key] for key in "AD"} == {"A": None, "D": "safety"}


def test_a_set_from_a_period_without_known_days_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="no known days"):
        hold(store, "financial 3, safety 2, learning_growth 1", since="2025/2026-Q2")


SCORED = """
    id | unit | period  | perspective
    A  | X    | 2026-Q1 | financial
    B  | X    | 2026-Q1 | customer
    C  | Y    | 2026-Q1 | financial
    D  | Y    | 2026-Q1 | customer
    E  | X    | 2026-Q2 | financial
    F  | X    | 2026-Q2 | customer
"""
RESULTS = """
    id | of | baseline | target | value | on
    a  | A  |        0 |     10 |     8 | 2026-01-05
    b  | B  |        0 |     10 |     4 | 2026-01-05
    c  | C  |        0 |     10 |     8 | 2026-01-05
    d  | D  |        0 |     10 |     4 | 2026-01-05
    e  | E  |        0 |     10 |     8 | 2026-01-05
    f  | F  |        0 |     10 |     4 | 2026-01-05
"""


def stands(store: Store) -> dict[tuple[str | None, str | None], float]:
    return {(one.period, one.unit): round(one.score or -1, 3) for one in unit_scores(store, Scope(DAY))}


def test_a_units_own_weights_count_for_it_from_their_period_on_and_for_nobody_else(store: Store) -> None:
    organise(store, SCORED, RESULTS)
    intend(store, "financial 3, customer 1, internal_process 0, learning_growth 0")
    assert stands(store) == {("2026-Q1", "X"): 0.7, ("2026-Q1", "Y"): 0.7, ("2026-Q2", "X"): 0.7}
    intend(store, "financial 0, customer 1, internal_process 1, learning_growth 1", unit="X", since="2026-Q2")
    assert stands(store) == {("2026-Q1", "X"): 0.7, ("2026-Q1", "Y"): 0.7, ("2026-Q2", "X"): 0.4}
    whole = organisation_score(store, Scope(DAY, "2026-Q2"))
    assert whole is not None
    assert whole.score == pytest.approx(0.7)
    intend(store, "", unit="X", since="2026-Q2")
    assert stands(store)["2026-Q2", "X"] == 0.7


def test_balance_of_a_unit_is_held_against_the_units_own_weights(store: Store) -> None:
    lines = [f"{perspective}{number} | X | {perspective}" for perspective, n in (("financial", 4), ("customer", 2), ("internal_process", 2)) for number in range(n)]
    organise(store, "id | unit | perspective\n" + "\n".join(lines), "id | of")
    intend(store, "financial 20, customer 30, internal_process 35, learning_growth 15", unit="X")
    whole, unit = balances(store, Scope(DAY))
    assert (whole.balance, whole.best_balance) == (pytest.approx(2 / 3), pytest.approx(1))
    assert (unit.balance, unit.best_balance) == (pytest.approx(0.647, abs=5e-4), pytest.approx(0.912, abs=5e-4))


def weighed(store: Store, unit: str | None) -> dict[str, tuple[float, str]]:
    told = perspectives.intended(store, Scope(DAY, "2026-Q1"))
    return {one.perspective_id: (round(one.share, 3), one.weights_by) for one in told if (one.unit, one.organisation) == (unit, unit is None)}


def test_weights_for_other_perspectives_do_not_count_and_those_left_are_weighed_among_themselves(store: Store) -> None:
    organise(store, SCORED, RESULTS)
    intend(store, "financial 30, customer 30, internal_process 25, learning_growth 15", unit="X")
    hold(store, "financial 4, customer 3, internal_process 2", weights="financial 2, customer 1, internal_process 1")
    assert weighed(store, "X") == {"financial": (0.353, "unit"), "customer": (0.353, "unit"), "internal_process": (0.294, "unit")}
    hold(store, "financial 4, customer 3, internal_process 2, safety 1", weights="financial 3, customer 3, internal_process 3, safety 1")
    assert weighed(store, "X") == weighed(store, None) | {key: (share, "organisation") for key, (share, _) in weighed(store, None).items()}
    assert weighed(store, None)["safety"] == (0.1, "organisation")


def test_nobody_told_weights_so_all_weigh_alike(store: Store) -> None:
    organise(store, SCORED, RESULTS)
    hold(store, "financial 3, customer 2, safety 1")
    assert set(weighed(store, None).values()) == {(0.333, "nobody")}


@pytest.mark.parametrize(("count", "evenness"), [(3, 1.0), (6, 0.613)])
def test_evenness_and_the_best_balance_follow_the_number_of_perspectives(store: Store, count: int, evenness: float) -> None:
    keys = ("financial", "customer", "safety", "suppliers", "society", "skills")[:count]
    organise(store, "id | unit | perspective\nA | X | financial\nB | X | customer\nC | X | safety", "id | of")
    hold(store, ", ".join(f"{key} {rank}" for rank, key in enumerate(keys, start=1)))
    whole = balances(store, Scope(DAY))[0]
    assert whole.evenness == pytest.approx(evenness, abs=5e-4)
    assert whole.balance == whole.best_balance
    assert not whole.unbalanced


def test_a_fifth_perspective_for_sustainability_is_switched_on_and_off_by_period(store: Store) -> None:
    drawn = "id | unit | period | perspective\nA | Group | 2026-Q1 | esg\nB | Group | 2026-Q2 | esg\nC | Group | 2026-Q3 | esg"
    year(store, drawn)
    four = "financial 4, customer 3, internal_process 2, learning_growth 1"
    hold(store, f"{four}, esg 2", since="2026-Q2")
    hold(store, four, since="2026-Q3")
    assert placed(store) == {"A": None, "B": "esg", "C": None}
    told = {period: perspectives.perspective_set(store, Scope(DAY, period)) for period in ("2026-Q1", "2026-Q2", "2026-Q3")}
    assert [one.esg_is_tag for one in told.values()] == [True, False, True]
    assert told["2026-Q2"].ids == ("financial", "customer", "internal_process", "esg", "learning_growth")
    assert [one.perspective for one in coverage(store, Scope(DAY, "2026-Q2"))].count("esg") == 1


def test_words_of_sustainability_speak_for_the_fifth_perspective_only_where_it_holds(store: Store) -> None:
    year(store, "id | unit | period\nA | Group | 2026-Q1\nB | Group | 2026-Q2")
    with store.transaction() as cursor:
        cursor.execute("update objective_version set text = 'Climate neutral by 2030: cut greenhouse gas and CO2'")
        cursor.execute("update objective set text = 'Climate neutral by 2030: cut greenhouse gas and CO2'")
    hold(store, "financial 4, customer 3, internal_process 2, learning_growth 1, esg 2", since="2026-Q2")
    assert placed(store)["B"] == "esg"
    assert placed(store)["A"] is None


WORDS = """
    word         | perspective
    Safety first | safety
    safety       | safety
    Sicherheit   | safety
    Klanten      | customer
    Sicherheitt  | safety
    Finance      |
"""


def test_the_files_own_word_names_a_perspective_by_its_names_in_any_language_where_the_set_has_it(store: Store) -> None:
    drawn = rows(WORDS)
    lines = "\n".join(f"O{number} | Group | 2026-Q2" for number, _ in enumerate(drawn))
    year(store, f"id | unit | period\n{lines}\nOld | Group | 2026-Q1")
    with store.transaction() as cursor:
        for number, row in enumerate(drawn):
            cursor.execute("update objective set perspective_word = ? where objective_id = ?", [row["word"], f"O{number}"])
        cursor.execute("update objective set perspective_word = 'Safety' where objective_id = 'Old'")
    own = templates()["for_profit"].perspectives
    safety = "customer 3, safety 2, learning_growth 1"
    hold(store, safety, since="2026-Q2", names={"safety": {"en": "Safety first", "de": "Sicherheit"}})
    assert own.named("Finance") == "financial"
    assert placed(store) == {f"O{number}": row["perspective"] for number, row in enumerate(drawn)} | {"Old": None}


def test_an_organisations_own_words_speak_for_its_perspective(store: Store) -> None:
    year(store, "id | unit | period\nA | Group | 2026-Q2\nB | Group | 2026-Q1")
    with store.transaction() as cursor:
        cursor.execute("update objective set text = 'Fewer near misses on every dock'")
    hold(store, "customer 3, safety 2, learning_growth 1", since="2026-Q2", words={"safety": ("near miss*", "lost time")})
    assert placed(store) == {"A": "safety", "B": None}


@pytest.mark.parametrize("key", templates())
def test_a_template_holds_as_it_is_written(store: Store, key: str) -> None:
    year(store)
    template = templates()[key]
    desk.keep_perspectives(store, PerspectiveChange("2026-Q2", (), template.perspectives, template=key), by="Analyst")
    now = perspectives.perspective_set(store, Scope(DAY, "2026-Q2"))
    assert now.members == template.perspectives.members
    assert now.mapping_version == 1
    assert "mission" not in {one.perspective for one in coverage(store, Scope(DAY))}


ORDERS = """
    template       | ids                                                            | bands   | customer | financial
    for_profit     | financial, customer, internal_process, learning_growth         |         | Customer | Financial
    public_enabler | customer, internal_process, financial, learning_growth         | Mission | Citizen  | Budget
    public_dual    | financial, customer, internal_process, learning_growth         | Mission | Citizen  | Fiscal accountability
    nonprofit_kn   | customer, financial, internal_process, learning_growth         |         | Customer | Stewardship
"""


@pytest.mark.parametrize("row", rows(ORDERS), ids=lambda row: str(row["template"]))
def test_the_templates_have_the_orders_and_names_of_the_methodology(row: dict[str, str | None]) -> None:
    told = templates()[str(row["template"])].perspectives
    assert ", ".join(told.ids) == row["ids"]
    assert ", ".join(one.name() for one in told.bands) == (row["bands"] or "")
    assert (told.name_of("customer"), told.name_of("financial")) == (row["customer"], row["financial"])
    assert all(set(one.names) == {"en", "nl", "de", "fr", "es", "pt"} for one in told.members)


def test_a_gap_is_told_by_the_perspectives_own_name(store: Store) -> None:
    year(store, "id | unit | period | perspective\nA | Group | 2026-Q1 | customer")
    desk.keep_perspectives(store, PerspectiveChange(None, (), templates()["public_enabler"].perspectives), by="Analyst")
    told = [gap.message for gap in gaps(store, Scope(DAY), rule="G01")]
    assert "Group has no objective in Budget." in told
    assert "Group has no objective in Learning & growth." in told
    assert not any("mission" in message.casefold() for message in told)


def test_the_classic_scorecard_of_the_views_is_that_of_the_vocabulary(store: Store) -> None:
    with store.cursor() as cursor:
        told = cursor.execute("select perspective_id, rank, name from perspective_told where set_id = 0 order by rank desc").fetchall()
    assert told == [(one.perspective_id, one.rank, one.name("en")) for one in classic().members]


def test_a_secondary_perspective_is_listed_and_never_counted(store: Store) -> None:
    organise(store, "id | unit | perspective\nA | X | customer", "id | of | baseline | target | value\na | A | 0 | 10 | 5")
    before = coverage(store, Scope(DAY)), balances(store, Scope(DAY)), organisation_score(store, Scope(DAY))
    desk.decide(store, "A", "customer", by="Analyst", secondary="internal_process", esg=True)
    [one] = objective_scores(store, Scope(DAY))
    assert (one.perspective, one.secondary, one.esg) == ("customer", "internal_process", True)
    assert (coverage(store, Scope(DAY)), balances(store, Scope(DAY)), organisation_score(store, Scope(DAY))) == before


ASIDE = """
    person                   | rule                       | secondary        | esg
                             | customer financial yes     | financial        | yes
    customer -         no    | customer financial yes     |                  | no
    customer financial yes   | customer internal_process -| financial        | yes
    customer -         -     | customer financial yes     | financial        | yes
    -        -         -     | customer financial yes     | financial        | yes
    customer customer  -     |                            |                  | no
    customer safety    -     |                            |                  | no
"""


@pytest.mark.parametrize("row", rows(ASIDE), ids=lambda row: f"{row['person']} / {row['rule']}")
def test_the_first_who_says_anything_beside_the_perspective_says_both(store: Store, row: dict[str, str | None]) -> None:
    organise(store, "id | unit\nA | X", "id | of")
    hold(store, "financial 4, customer 3, internal_process 2")
    with store.transaction() as cursor:
        for voter in ("rule", "person"):
            if row[voter]:
                perspective, secondary, esg = (None if part == "-" else part for part in str(row[voter]).split())
                told = ["A", voter, perspective, secondary, None if esg is None else esg == "yes"]
                cursor.execute("insert into vote values (?, ?, '', ?, 1, '', timestamp '2100-01-01', ?, ?, null)", told)
        catalog.refresh(cursor, after="vote")
    [one] = objective_scores(store, Scope(DAY))
    assert (one.secondary, one.esg) == (row["secondary"], row["esg"] == "yes")


FAULTS = [
    ("customer 2, financial 1", "2 perspectives count; from 3 to 6 may."),
    ("a 1, b 1, c 1, d 1, e 1, f 1, g 1", "7 perspectives count; from 3 to 6 may."),
    ("customer 2, financial 1, customer 1", "Two perspectives are the same"),
    ("customer 2, financial 1, unmapped 1", "Two perspectives are the same"),
]


@pytest.mark.parametrize(("drawn", "fault"), FAULTS)
def test_a_set_that_cannot_hold_is_refused_in_words(store: Store, drawn: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        hold(store, drawn)
    assert perspectives.words(store) == []


@pytest.mark.parametrize(("weights", "fault"), [("financial 0, customer 0", "Every weight is 0"), ("financial -1, customer 2", "below 0")])
def test_weights_that_cannot_hold_are_refused_in_words(store: Store, weights: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        intend(store, weights)


def test_every_word_is_kept_with_who_and_from_when(store: Store) -> None:
    year(store)
    hold(store, "customer 3, safety 2, learning_growth 1", since="2026-Q2", weights="customer 2, safety 1, learning_growth 1")
    intend(store, "customer 1, safety 1, learning_growth 1", unit="Group", since="2026-Q3")
    told = [(one.told_by, one.from_period, one.unit, one.perspectives.ids if one.perspectives else None, one.weights) for one in perspectives.words(store)]
    assert told == [
        ("Analyst", "2026-Q3", "Group", None, (("customer", 1), ("safety", 1), ("learning_growth", 1))),
        ("Analyst", "2026-Q2", None, ("customer", "safety", "learning_growth"), (("customer", 2), ("safety", 1), ("learning_growth", 1))),
    ]
