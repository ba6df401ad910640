"""Methodology §9.4 and §9.5: words in their forms and compounds, no term in two perspectives, and nothing guessed from weak words."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.mapping.lexicon import LANGUAGES, judge, languages_of, spoken
from scorecard.mapping.phrases import words_of
from scorecard.mapping.rules import cases
from scorecard.mapping.words import GLUE, forms
from scorecard.model.perspective import normalised
from tests.spec.tables import rows

TOLD = tomllib.loads((files("scorecard.mapping") / "lexicon.toml").read_text(encoding="utf-8"))
FOUR = ("financial", "customer", "internal_process", "learning_growth")
HINTS = {
    "en": "of the for with", "nl": "van het een voor", "de": "der die das und", "fr": "les des du pour", "es": "el los las del y", "pt": "do da os uma",
}  # fmt: skip
"""Function words by which a text of one term is known to be in its language."""


def terms(*perspectives: str) -> Iterator[tuple[str, str, str, str]]:
    """(perspective, language, kind, term)."""
    for perspective in perspectives:
        for language, kinds in TOLD[perspective].items():
            for kind, listed in kinds.items():
                for term in listed:
                    yield perspective, language, kind, term


def plain(term: str) -> str:
    return " ".join(term.replace("…", " ").replace("*", "").replace("&", " ").split())


def shaped(phrase: str) -> tuple[tuple[str, bool, bool], ...]:
    return tuple((normalised(word) or word, word.startswith("*"), word.endswith("*")) for word in phrase.split())


def said(text: str, language: str) -> set[str]:
    return {perspective for _, perspective, _ in spoken(f"{text} {HINTS[language]}")}


INFLECTED = """
language | text                                  | perspective
en       | two budgets                           | financial
en       | new policies on vacancies             | learning_growth
en       | standardisation of procedures         | internal_process
en       | standardization of procedures         | internal_process
nl       | de werknemers                         | learning_growth
nl       | onze capaciteiten en processen        | internal_process
nl       | de vaardigheden van planners          | learning_growth
nl       | alle klanten                          | customer
de       | die Kunden                            | customer
de       | den Prozessen                         | internal_process
de       | Fähigkeiten und Qualifikationen       | learning_growth
de       | Ertraege und Erträge                  | financial
de       | Maengel der Anlage                    | internal_process
fr       | les nouveaux marchés                  | customer
fr       | les résultats opérationnels           | financial
fr       | les compétences des salariés          | learning_growth
es       | las vulnerabilidades                  | internal_process
es       | los márgenes de contribución          | financial
es       | las capacitaciones                    | learning_growth
pt       | as certificações                      | learning_growth
pt       | os indicadores de vulnerabilidades    | internal_process
pt       | as margens de contribuição            | financial
"""

COMPOUNDS = """
language | text                                  | perspective
nl       | klanttevredenheidsonderzoek           | customer
nl       | grootzakelijkklant                    | customer
nl       | personeelsbezetting                   | learning_growth
nl       | opleidingsplan                        | learning_growth
nl       | huisvestingsbudget                    |
nl       | energiekostenbesparingen              | financial
nl       | magazijnprocessen                     | internal_process
nl       | veiligheidsrondes                     | internal_process
de       | Kundenzufriedenheitsindex             | customer
de       | Großkunden                            | customer
de       | Geschäftskundenbefragung              | customer
de       | Mitarbeiterzufriedenheitswert         | learning_growth
de       | Führungskräfteentwicklungsprogramm    | learning_growth
de       | Jahresumsatz                          | financial
de       | Exportumsatzanteil                    | financial
de       | Lagerprozesse                         | internal_process
de       | Auftragsdurchlaufzeiten               | internal_process
"""

STRANGERS = """
language | text
nl       | goederen omzetten naar een ander formaat
nl       | kenmerken en opmerkingen
nl       | een aanwinst voor het team van gisteren
nl       | hamburgers in de kantine
nl       | rechtvaardigheid en partijdigheid
de       | Sekunden und Urkunden
de       | eine kostenlose Broschüre
de       | Gewissen und Wissenschaft
de       | Verträge mit Salzburger Hotels
de       | der Schlager des Jahres
de       | Herausforderungen der Zeit
de       | das Landesgericht
en       | marginal notes on agriculture
en       | processors and brandy
en       | we grant access to the steam museum
fr       | des marqueurs de couleur
es       | los personajes de la novela
pt       | os marcadores de texto
"""


@pytest.mark.parametrize("row", rows(INFLECTED), ids=lambda row: row["text"])
def test_a_word_speaks_in_all_its_forms(row: dict[str, str]) -> None:
    assert row["perspective"] in said(row["text"], row["language"])


@pytest.mark.parametrize("row", rows(COMPOUNDS), ids=lambda row: row["text"])
def test_a_compound_speaks_by_its_beginning_its_end_or_what_is_inside(row: dict[str, str]) -> None:
    assert said(row["text"], row["language"]) == ({row["perspective"]} - {None})


@pytest.mark.parametrize("row", rows(STRANGERS), ids=lambda row: row["text"])
def test_a_word_inside_another_word_is_not_that_word(row: dict[str, str]) -> None:
    firm = [term for term, _, weight in spoken(f"{row['text']} {HINTS[row['language']]}") if weight > 0.5]
    assert firm == []


def test_no_term_is_in_two_perspectives_of_one_language_nor_contradicts_a_hard_case() -> None:
    strays = [term for term in terms(*FOUR, "esg") if said(plain(term[3]), term[1]) != {term[0]}]
    assert strays == []


def test_no_form_of_a_single_word_belongs_to_two_perspectives() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for perspective, language, _, term in terms(*FOUR, "esg"):
        if "*" not in term and len(words_of(term)) == 1:
            for form in forms(term, language):
                owners.setdefault((language, form), set()).add(perspective)
    assert {form: held for form, held in owners.items() if len(held) > 1} == {}


def test_no_phrase_stands_twice() -> None:
    listed = Counter((language, shaped(term)) for _, language, _, term in terms(*FOUR, "esg"))
    listed.update((language, shaped(phrase)) for case in cases() for language, told in case.phrases.items() for phrase in told)
    assert [phrase for phrase, times in listed.items() if times > 1] == []


def test_each_phrase_of_a_hard_case_is_heard_as_that_case() -> None:
    lost = [
        (case.id, phrase)
        for case in cases()
        for language, listed in case.phrases.items()
        for phrase in listed
        if case not in judge([(f"{plain(phrase)} {HINTS[language]}", 1.0)]).cases
    ]
    assert lost == []


def test_a_stretched_term_has_enough_letters_to_mean_something() -> None:
    stretched = [word for _, _, _, term in terms(*FOUR, "esg") for word in term.split() if "*" in word]
    stretched += [
        word for case in cases() for listed in case.phrases.values() for phrase in listed for word in phrase.split() if "*" in word
    ]
    assert [word for word in stretched if len(normalised(word)) < 3] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_forty_terms_a_perspective_and_portuguese_as_many_as_spanish(language: str) -> None:
    counts = {perspective: sum(map(len, TOLD[perspective][language].values())) for perspective in FOUR}
    assert min(counts.values()) >= 40
    spanish = {perspective: sum(map(len, TOLD[perspective]["es"].values())) for perspective in FOUR}
    assert language != "pt" or all(counts[perspective] >= 0.9 * spanish[perspective] for perspective in FOUR)


KINDS = """
text                                                       | perspective
Readmissions within 30 days below 8 %                      | internal_process
Average length of stay from 5.2 to 4.6 days                | internal_process
Waiting list for youth care gone                           | customer
Tuition income up 5 %                                      | financial
Teachers with a coaching certificate                       | learning_growth
Volunteers retained for a second year                      | learning_growth
Monthly recurring revenue of 1.2 M                         | financial
Monthly active users from 20k to 35k                       | customer
Change failure rate below 10 %                             | internal_process
Mean time to recovery under 30 minutes                     | internal_process
Stock-outs per week from 40 to 10                          | internal_process
Basket size from 31 to 34 EUR                              | financial
Begrotingstekort weggewerkt                                | financial
Doorlooptijd vergunningverlening naar 6 weken              | internal_process
Medewerkers voelen zich bevlogen                           | learning_growth
Huurders waarderen de dienstverlening met een 8            | customer
Bettenauslastung auf 88 %                                  | internal_process
Fehlerquote in der Montage halbieren                       | internal_process
Neukundenanteil auf 25 %                                   | customer
Eigenkapitalquote auf 35 %                                 | financial
Weiterbildungstage pro Kopf verdoppeln                     | learning_growth
Délai moyen d'instruction des dossiers ramené à 20 jours   | internal_process
Taux d'endettement inférieur à 40 %                        | financial
Montée en compétences des équipes commerciales             | learning_growth
Taux de réachat de 20 % à 30 %                             | customer
Tiempo medio de espera en urgencias                        | customer
Reducir la morosidad al 2 %                                | financial
Plan de sucesión para puestos clave                        | learning_growth
Rotura de stock por debajo del 1 %                         | internal_process
Aumentar a margem EBITDA para 18 %                         | financial
Reduzir o retrabalho na linha 3                            | internal_process
Taxa de retenção de clientes em 92 %                       | customer
Formar 40 líderes de equipe                                | learning_growth
"""


@pytest.mark.parametrize("row", rows(KINDS), ids=lambda row: row["text"])
def test_measures_of_many_kinds_of_organisations_find_their_perspective(row: dict[str, str]) -> None:
    assert judge([(row["text"], 1.0)]).perspective == row["perspective"]


SILENT = """
text
Be remarkable in everything we do
Move faster than anyone expects
Win together
Become the place where great ideas happen
Ship version two before summer
Complete phase one of the programme
Maak het verschil in de regio
Zet de volgende stap met elkaar
Den nächsten Schritt gemeinsam gehen
Bis zum Sommer alles abschließen
Faire la différence dans la région
Franchir une nouvelle étape ensemble
Marcar la diferencia en la región
Dar el siguiente paso juntos
Fazer a diferença na região
Dar o próximo passo juntos
"""

WEAK = """
text
Improve quality and efficiency of our operations
Team spirit, knowledge and innovation
Prices, sales and finances
Kwaliteit en efficiëntie van de operatie
Qualität und Effizienz im Betrieb
Qualité et efficacité des opérations
Calidad y eficiencia de las operaciones
Qualidade e eficiência das operações
"""


@pytest.mark.parametrize("row", rows(SILENT), ids=lambda row: row["text"])
def test_a_text_without_a_telling_word_is_left_open(row: dict[str, str]) -> None:
    verdict = judge([(row["text"], 1.5), (row["text"], 1.0)])
    assert verdict.perspective is None
    assert verdict.reason.startswith("Needs review: ")


@pytest.mark.parametrize("row", rows(WEAK), ids=lambda row: row["text"])
def test_weak_words_alone_never_decide_however_many_they_are(row: dict[str, str]) -> None:
    verdict = judge([(row["text"], 1.5)] * 4)
    assert verdict.score >= 1.0
    assert verdict.perspective is None
    assert verdict.best is not None


def test_an_unsure_verdict_names_the_two_closest_and_the_words_that_spoke() -> None:
    verdict = judge([("Profitable growth through satisfied employees", 1.0)])
    assert verdict.perspective is None
    assert verdict.reason.startswith("Needs review: closest Financial, then Learning & growth. Words that spoke: ")
    assert "“profitable” (Financial)" in verdict.reason


def test_the_second_perspective_is_kept_when_it_would_do_alone() -> None:
    verdict = judge([("Raise revenue growth", 1.5), ("Customer retention", 0.5)])
    assert (verdict.perspective, verdict.secondary) == ("financial", "customer")
    assert judge([("Raise revenue growth", 1.5), ("Customer", 0.5)]).secondary is None


def test_a_word_used_by_a_longer_phrase_does_not_speak_again() -> None:
    assert spoken("Customer lifetime of machine learning") == (("customer lifetime", "customer", 2.0),)


def test_the_language_is_that_of_the_function_words_with_english_for_the_acronyms() -> None:
    assert languages_of(words_of("Verhoog de omzet van het team")) == ("nl", "en")
    assert languages_of(["umsatz"]) == LANGUAGES


TOKENS = words_of("raise employee nps revenue per customer kosten pro sendung safety project on time van 0")
TEXT = st.lists(st.sampled_from(TOKENS), max_size=9, unique=True)
"""A word that is said three times over is no text of anybody's."""


@given(TEXT, st.integers(0, 9), st.sampled_from(sorted(GLUE)))
def test_an_article_or_another_number_changes_no_words_that_speak(words: list[str], place: int, article: str) -> None:
    bare = [word for word in words if word not in GLUE]
    longer = [*bare[:place], article, *bare[place:]]
    assert said(" ".join(bare), "en") == said(" ".join(longer).replace("0", "1234"), "en")


@given(TEXT)
def test_no_word_of_a_text_is_used_twice(words: list[str]) -> None:
    used = [word for term, _, _ in spoken(" ".join(words)) for word in term.split() if word != "…"]
    assert len(used) <= len(words_of(" ".join(words)))
