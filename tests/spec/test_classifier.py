"""Methodology §9: the classifier learns from what people decided, says why, and is used without asking only where it proved right."""

import io
from collections import Counter
from datetime import datetime

import numpy as np
import pytest

from scorecard import desk
from scorecard.mapping import learned, semantic
from scorecard.mapping.classifier import ENOUGH, TARGET, nearness, unpacked
from scorecard.mapping.examples import own, starter
from scorecard.mapping.run import classify, map_objectives
from scorecard.mapping.semantic import DIMENSIONS
from scorecard.mapping.suggest import guesses, trained
from scorecard.mapping.training import threshold, train
from scorecard.measures import catalog
from scorecard.measures.filters import mappings, votes
from scorecard.model.perspective import PerspectiveSet, known
from scorecard.model.scope import Scope
from scorecard.store.store import Store
from tests.spec.organisation import day, organise

SCOPE = Scope(day("2026-02-12"))
NOW = datetime.fromisoformat("2026-02-01T12:00:00")
needs_meaning = pytest.mark.skipif(not semantic.installed(), reason="the extra [semantic] is not installed")

OURS = {
    "customer": "Wotsit {} blimp",
    "financial": "Grommet {} trove",
    "internal_process": "Sprocket {} dance",
    "learning_growth": "Gizmo {} class",
}
"""Words that no lexicon and no starter text holds: what they mean only this organisation's people know."""
LETTERS = ["alba", "bono", "cira", "dune", "elmo", "fizz", "gala", "hugo", "ibex", "juno", "kilo", "luna", "mira", "nova", "orca", "pico"]


def filled(store: Store, decided: int, *, heard: bool = True) -> None:
    """Objectives in the organisation's own words, about which the classifier is asked, and of which some of each perspective are decided."""
    texts = {f"{perspective}-{word}": text.format(word) for perspective, text in OURS.items() for word in LETTERS}
    organise(store, "id | unit\n" + "\n".join(f"{key} | North" for key in texts), "id | of | baseline | target\nK | customer-alba | 0 | 10")
    with store.transaction() as cursor:
        cursor.execute("delete from key_result_version")
        for key, text in texts.items():
            cursor.execute("update objective_version set text = ? where objective_id = ?", [text, key])
        catalog.refresh(cursor)
        map_objectives(cursor, at=NOW)
        catalog.refresh(cursor, after="vote")
    if heard:
        desk.suggest(store, list(texts))
    for perspective in OURS if decided else ():
        desk.decide_together(store, [f"{perspective}-{word}" for word in LETTERS[:decided]], perspective, by="Analyst")


def _bring(store: Store, objective_id: str, text: str) -> None:
    """One more objective, as by an import."""
    with store.transaction() as cursor:
        cursor.execute(
            "insert into objective_version select * replace (? as objective_id, ? as text) from objective_version limit 1",
            [objective_id, text],
        )
        catalog.refresh(cursor)
        map_objectives(cursor)
        catalog.refresh(cursor)


def placed(store: Store) -> dict[str, tuple[str | None, str | None]]:
    return {one.objective_id: (one.perspective, one.perspective_by) for one in mappings(store, SCOPE)}


def test_the_starter_set_is_balanced_and_speaks_six_languages() -> None:
    folders = Counter((one.fold, one.perspective) for one in starter())
    assert len(folders) == 5 * 4
    assert len(starter()) >= 5_500
    by_perspective = Counter(one.perspective for one in starter())
    assert max(by_perspective.values()) < 1.2 * min(by_perspective.values())
    assert len({(one.text.casefold(), one.perspective) for one in starter()}) > 0.98 * len(starter())


def test_texts_without_a_telling_word_find_their_perspective() -> None:
    told = classify(["Delight all who visit us", "Make this a workplace nobody wants to leave", "Nothing gets lost in the depot"])
    assert [one.perspective for one in told] == ["customer", "learning_growth", "internal_process"]


def test_before_there_are_decisions_it_only_suggests(store: Store) -> None:
    filled(store, decided=0)
    assert {by for _, by in placed(store).values()} == {None}
    [vote] = [one for one in votes(store, "customer-alba") if one.voter == "classifier"]
    assert vote.perspective is None
    assert 0 < vote.confidence < 1
    assert vote.reason.startswith("Not sure: closest ")


def test_an_import_waits_for_no_suggestion(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "trained", lambda *_: pytest.fail("an import trained the classifier"))
    monkeypatch.setattr(semantic, "embed", lambda *_: pytest.fail("an import embedded texts"))
    filled(store, decided=12, heard=False)
    assert {one.voter for one in votes(store, None)} == {"rule", "person"}


def test_what_it_was_asked_about_is_judged_anew_when_its_text_changes(store: Store) -> None:
    filled(store, decided=0, heard=False)
    desk.suggest(store, ["customer-alba"])
    assert [one.objective_id for one in votes(store, None) if one.voter == "classifier"] == ["customer-alba"]
    with store.transaction() as cursor:
        cursor.execute("update objective_version set text = 'Delight all who visit us'")
        catalog.refresh(cursor)
        map_objectives(cursor)
    told = [one for one in votes(store, None) if one.voter == "classifier"]
    assert [one.objective_id for one in told] == ["customer-alba"] * 2
    assert "“visit”" in told[0].reason


def test_before_a_person_lets_it_learn_decisions_teach_it_nothing(store: Store) -> None:
    filled(store, decided=12, heard=False)
    desk.suggest(store, ["customer-pico"])
    assert placed(store)["customer-pico"] == (None, None)
    standing = desk.learning(store)
    assert (standing.decisions, standing.new_decisions, standing.outdated) == (0, 48, True)


def test_under_a_newer_program_it_learns_again_from_people_at_the_next_import(store: Store) -> None:
    filled(store, decided=12)
    desk.retrain(store, by="Analyst")
    with store.transaction() as cursor:
        cursor.execute("update classifier_model set program = 'an earlier one'")
    assert desk.learning(store).decisions == 0
    _bring(store, "new", "Sprocket zulu dance")
    assert placed(store)["new"] == ("internal_process", "classifier")
    assert desk.learning(store).decisions == 48


def test_it_learns_what_the_organisations_own_words_mean_and_quotes_them(store: Store) -> None:
    filled(store, decided=12)
    desk.retrain(store, by="Analyst")
    assert placed(store)["customer-pico"] == ("customer", "classifier")
    [vote, *_] = [one for one in votes(store, "customer-pico") if one.voter == "classifier"]
    assert "decided by a person" in vote.reason
    assert "“Wotsit" in vote.reason


def test_what_would_change_is_said_before_and_is_what_changes(store: Store) -> None:
    filled(store, decided=12)
    before = placed(store)
    foreseen = desk.retraining_preview(store)
    assert placed(store) == before
    assert desk.retrain(store, by="Analyst") == foreseen
    after = placed(store)
    assert {one.objective_id: (one.before, one.after) for one in foreseen} == {
        key: (before[key][0], after[key][0]) for key in after if before[key][0] != after[key][0]
    }
    assert len(foreseen) == 16
    assert desk.retraining_preview(store) == []


def test_it_knows_when_decisions_are_new_to_it(store: Store) -> None:
    filled(store, decided=1)
    standing = desk.learning(store)
    assert (standing.decisions, standing.new_decisions, standing.outdated, standing.threshold) == (0, 4, True, None)
    desk.retrain(store, by="Analyst")
    standing = desk.learning(store)
    assert (standing.decisions, standing.new_decisions, standing.outdated) == (4, 0, False)


def test_a_person_the_file_and_the_lexicon_speak_before_the_classifier(store: Store) -> None:
    filled(store, decided=12)
    desk.decide(store, "customer-pico", "financial", by="Analyst")
    desk.retrain(store, by="Analyst")
    assert placed(store)["customer-pico"] == ("financial", "person")
    desk.decide(store, "customer-pico", None, by="Analyst")
    desk.retrain(store, by="Analyst")
    assert placed(store)["customer-pico"] == ("customer", "classifier")


def test_a_new_objective_is_placed_by_what_was_learned_last(store: Store) -> None:
    filled(store, decided=12)
    desk.retrain(store, by="Analyst")
    _bring(store, "new", "Sprocket zulu dance")
    assert placed(store)["new"] == ("internal_process", "classifier")


def test_mapping_again_adds_no_vote_of_the_classifier(store: Store) -> None:
    filled(store, decided=0)
    before = votes(store, None)
    with store.transaction() as cursor:
        map_objectives(cursor)
    assert votes(store, None) == before


def test_training_is_the_same_for_the_same_examples() -> None:
    ours = [own([("Wotsit", 1.0)], "customer", "person"), own([("Grommet", 1.0)], "financial", "person")]
    first, again = (train([*starter(), *ours], None, "") for _ in range(2))
    assert first.account == again.account
    assert np.array_equal(first.of_grams, again.of_grams)


def test_the_threshold_holds_its_precision_on_what_was_held_out() -> None:
    confidence = np.linspace(0.99, 0.3, 100).astype(np.float32)
    right = np.arange(100) < 60
    cut = threshold(confidence, right)
    assert cut is not None
    assert right[confidence >= cut].mean() >= TARGET
    assert (confidence >= cut).sum() >= 60
    assert threshold(confidence, np.arange(100) % 2 == 0) is None
    assert threshold(confidence[:3], np.ones(3, bool)) is None


def test_contradicting_decisions_close_the_gate() -> None:
    ours = [
        own([(f"Wotsit {word} {other}", 1.0)], list(OURS)[(at * 7 + place) % 4], "person")
        for at, word in enumerate(LETTERS)
        for place, other in enumerate(LETTERS[:6])
    ]
    assert len(ours) >= ENOUGH
    account = trained(tuple(ours), meaning=False).account
    assert account.accuracy is not None
    assert account.accuracy < TARGET
    assert account.threshold is None or (account.precision or 0) >= TARGET


def test_an_own_perspective_is_learned_once_there_are_some_examples() -> None:
    ours = tuple(own([(f"Wotsit {word}", 1.0)], "planet", "person") for word in LETTERS)
    [guess] = guesses(trained(ours, meaning=False), [[("Wotsit zulu", 1.0)]], ours)
    assert guess.perspective == "planet"


def test_only_the_perspectives_of_the_period_are_chosen_among() -> None:
    held = PerspectiveSet.of(known()[name] for name in ("customer", "internal_process", "esg"))
    [guess] = guesses(trained((), meaning=False), [[("Raise the revenue", 1.0)]], (), [held])
    assert guess.perspective in {"customer", "internal_process"}


def test_a_kept_model_is_numbers_and_one_that_is_none_is_trained_anew(store: Store) -> None:
    model = trained((), meaning=False)
    held = unpacked(model.packed())
    assert held is not None
    assert held.account == model.account
    said = [[("Delight every guest", 1.0)]]
    assert np.array_equal(held.confidences(said, semantic.embed), model.confidences(said, semantic.embed))
    assert unpacked(b"no model") is None
    foreign = io.BytesIO()
    np.savez(foreign, told=np.array([{}], dtype=object))
    assert unpacked(foreign.getvalue()) is None
    filled(store, decided=0)
    with store.transaction() as cursor:
        cursor.execute("update classifier_model set numbers = 'x'::blob")
        assert learned.kept(cursor) is None
        assert learned.ready(cursor, NOW).account.decisions == 0


def test_a_text_is_near_to_what_its_nearest_examples_say_however_many_are_far() -> None:
    met = np.zeros((10, DIMENSIONS), np.float32)
    met[0, 0], met[1:, 1] = 1, 1
    says = np.zeros((10, 2), np.float32)
    says[0, 0], says[1:, 1] = 1, 1 / 9
    one_of_the_first, nothing_known = met[:1], np.eye(1, DIMENSIONS, k=2, dtype=np.float32)
    [[near, far]] = nearness(one_of_the_first, met, says)
    assert near == pytest.approx(0, abs=1e-4)
    assert far < near - 10
    [[first, second]] = nearness(nothing_known, met, says)
    assert first == pytest.approx(second, abs=1e-4)


@needs_meaning
def test_a_model_that_knows_meanings_is_kept_without_loss() -> None:
    model = trained((), meaning=True)
    held = unpacked(model.packed())
    assert held is not None
    assert np.array_equal(held.met, model.met)
    said = [[("Delight every guest", 1.0)]]
    assert np.array_equal(held.confidences(said, semantic.embed), model.confidences(said, semantic.embed))


@needs_meaning
def test_the_meaning_of_a_text_is_computed_once_and_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(store, decided=0)
    semantic.forget()
    monkeypatch.setattr(semantic, "_encoder", lambda: pytest.fail("a text was embedded again"))
    desk.retrain(store, by="Analyst")
    with store.cursor() as cursor:
        kept = cursor.execute("select count(*), min(octet_length(vector)), count(distinct model) from text_embedding").fetchone()
    assert kept is not None
    assert kept[0] >= len(starter()) * 0.98
    assert kept[1:] == (1024, 1)


@needs_meaning
def test_texts_that_differ_in_numbers_and_case_mean_the_same() -> None:
    assert semantic.digest("Raise NPS from 31 to 40 %") == semantic.digest("raise nps from 5 to 6.5 %")
    assert semantic.digest("2026") != semantic.digest("2027")
    assert np.allclose(np.linalg.norm(semantic.embed(["Raise NPS", ""]), axis=1), 1, atol=1e-2)


@needs_meaning
def test_meaning_crosses_languages_that_the_starter_set_does_not_speak() -> None:
    [guess] = guesses(trained((), meaning=True), [[("Aumentare la soddisfazione di chi compra da noi", 1.0)]], ())
    assert guess.perspective == "customer"
