"""Status words: what each says is told by the words beside it in the column."""

import pytest

from scorecard.model.status import statuses

COLUMNS = """
    On Track = on_track, at risk = at_risk, Off track = behind
    On track = on_track, At risk = at_risk, Behind = behind, Achieved = achieved
    On track = on_track, Behind = at_risk, At Risk = behind, Postponed = none, Closed = none
    Completed = achieved, On track = on_track, Lagging = at_risk, At risk = behind
    on track = on_track, lagging = at_risk, at risk = behind
    On track = on_track, At risk = at_risk, Behind = at_risk
    Accomplished = achieved, On track = on_track, Needs attention = at_risk, Off track = behind
    On track = on_track, Caution = at_risk, Off track = behind
    Pending = none, Paused = none, Completed = achieved
    created = not_started, ongoing = none, blocked = none, accomplished = achieved
    Fail = none, Commit = none, Target = none, Stretch = none
    Green = on_track, Yellow = at_risk, Red = behind
    G = on_track, A = at_risk, R = behind
    planificación = not_started, en_progreso = none, completado = achieved, en_espera = none
    not Started = not_started, AT RISK = at_risk, On-track = on_track
    🟢 = on_track, 🟡 = at_risk, 🔴 On fire = None
    🟢 96% = on_track, 🟡 43 % = at_risk, 🔴 = behind, 50% = None
    no ritmo = on_track, acima da meta = on_track, abaixo da meta = behind
    boven doel = on_track, onder doel = behind
    über Plan = on_track, unter Plan = behind
    🟢 On track = on_track, 2 - At risk = at_risk, Off track (3) = behind
    op schema = on_track, loopt risico = at_risk, achterstand = behind
    Grün = on_track, gefährdet = at_risk, im Rückstand = behind
    en bonne voie = on_track, à surveiller = at_risk, en retard = behind
    según lo previsto = on_track, en riesgo = at_risk, retraso = behind
    no prazo = on_track, em risco = at_risk, atraso = behind
    verde = on_track, giallo = at_risk, rosso = behind
    in linea = on_track, a rischio = at_risk, in ritardo = behind, raggiunto = achieved, non iniziato = not_started, in corso = none
    On time = on_track, Delayed = at_risk, Late = behind
    Good = none, Meets = none, Below = none
    Good = on_track, OK = on_track, Risk = at_risk
    Parked = None, On track = on_track
    Not Started = not_started, Progressing = none, Done = achieved
"""

VENDORS = """
    Viva Goals   | On track = on_track, Behind = at_risk, At risk = behind, Not started = not_started, Postponed = none, Closed = none
    Ally         | On track = on_track, Needs attention = at_risk, At risk = behind
    Engagedly    | Not started = not_started, On track = on_track, Behind = at_risk, At risk = behind, Completed = achieved
    UpRaise      | On Track = on_track, Lagging = at_risk, At Risk = behind, Abandoned = none, Carried forward = none
    Planview     | Ahead = on_track, On Track = on_track, Behind = behind
    ServiceNow   | Green = on_track, Yellow = at_risk, Red = behind, Draft = none, Not achieved = behind
    Mooncamp     | On track = on_track, Progressing = at_risk, Off track = behind, Achieved = achieved, Missed = behind
    Workpath     | Green = on_track, Yellow = at_risk, Red = behind
    Perdoo       | Accomplished = achieved, On track = on_track, Needs attention = at_risk, Off track = behind
    Quantive     | Active = none, Achieved = achieved, Abandoned = none
    Profit.co    | Not Started = not_started, On Track = on_track, At Risk = at_risk, In Trouble = behind, Completed = achieved
    WorkBoard    | Green = on_track, Amber = at_risk, Red = behind, No rating = none
    Koan         | On track = on_track, Has issues = at_risk, At risk = behind
"""


@pytest.mark.parametrize("column", [line.strip() for line in COLUMNS.strip().splitlines()])
def test_a_columns_words_tell_what_each_of_them_says(column: str) -> None:
    drawn = dict(pair.strip().split(" = ") for pair in column.split(","))
    assert {word: str(status) for word, status in statuses(drawn).items()} == drawn


@pytest.mark.parametrize("line", [line.strip() for line in VENDORS.strip().splitlines()])
def test_the_words_of_a_vendor_mean_what_they_mean_there(line: str) -> None:
    drawn = dict(pair.strip().split(" = ") for pair in line.partition("|")[2].split(","))
    assert {word: str(status) for word, status in statuses(drawn).items()} == drawn


@pytest.mark.parametrize("milder", ["Behind", "Lagging", "Falling behind"])
def test_where_at_risk_is_the_worst_behind_is_milder_and_where_it_is_not_behind_is_worst(milder: str) -> None:
    theirs = statuses(["On track", milder, "At risk", "Completed"])
    ours = statuses(["On track", "At risk", "Behind", "Achieved"])
    assert (theirs[milder], theirs["At risk"]) == ("at_risk", "behind")
    assert (ours["At risk"], ours["Behind"]) == ("at_risk", "behind")


def test_a_remark_is_no_word_of_a_vocabulary() -> None:
    assert statuses(["waiting for the supplier to answer our second letter"]).popitem()[1] is None
    assert statuses([]) == {}
