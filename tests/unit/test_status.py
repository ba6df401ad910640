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
    🟢 On track = on_track, 2 - At risk = at_risk, Off track (3) = behind
    op schema = on_track, loopt risico = at_risk, achterstand = behind
    Grün = on_track, gefährdet = at_risk, im Rückstand = behind
    en bonne voie = on_track, à surveiller = at_risk, en retard = behind
    según lo previsto = on_track, en riesgo = at_risk, retraso = behind
    no prazo = on_track, em risco = at_risk, atraso = behind
    On time = on_track, Delayed = at_risk, Late = behind
    Good = none, Meets = none, Below = none
    Parked = None, On track = on_track
"""


@pytest.mark.parametrize("column", [line.strip() for line in COLUMNS.strip().splitlines()])
def test_a_columns_words_tell_what_each_of_them_says(column: str) -> None:
    drawn = dict(pair.strip().split(" = ") for pair in column.split(","))
    assert {word: str(status) for word, status in statuses(drawn).items()} == drawn


def test_a_remark_is_no_word_of_a_vocabulary() -> None:
    assert statuses(["waiting for the supplier to answer our second letter"]).popitem()[1] is None
    assert statuses([]) == {}
