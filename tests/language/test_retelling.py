"""Sentences that are kept in English are told in another language by the template that they were made from."""

import pytest

from scorecard.language import formula_retold, retold, speaking
from scorecard.rules.run import rules
from tests.language import kept


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        ("“Wotsits” has a target but no baseline. Where do we start from?",
         "“Wotsits” heeft een streefwaarde maar geen startwaarde. Waar beginnen we?"),
        ("North has no objective in Internal process.", "North heeft geen doelstelling in Interne processen."),
        ("The organisation has no objective in Customer.", "De organisatie heeft geen doelstelling in Klant."),
        ("“{x} 100 %” was last measured on 2026-07-12.", "“{x} 100 %” is voor het laatst gemeten op 12 juli 2026."),
        ("This can't be read as a date; it counts as unknown.", "Dit is niet te lezen als datum; het telt als onbekend."),
        ("plan.xlsx is a Word document, not a spreadsheet. Upload the workbook itself.",
         "plan.xlsx is een Word-document, geen spreadsheet. Upload de werkmap zelf."),
        ("Needs review: closest Customer. Words that spoke: “nps” (Customer).",
         "Te beoordelen: het dichtst bij Klant. Woorden die spraken: “nps” (Klant)."),
        ("R02: NPS and CSAT tell what customers think. Words that spoke: “nps” (Customer).",
         "R02: NPS en CSAT zeggen wat klanten vinden. Woorden die spraken: “nps” (Klant)."),
        ("Expected 62%: 62% of the time from 2026-10-01 to 2026-12-31 has passed, planned evenly over it: 62%, "
         "times 1 (as a committed goal).",
         "Verwacht 62%: 62% van de tijd van 1 oktober 2026 tot en met 31 december 2026 is voorbij, gelijkmatig daarover gepland: 62%, "
         "maal 1 (als toegezegd doel)."),
        ("Newest value of 2026-11-13, 13 days old.", "Nieuwste waarde van 13 november 2026, 13 dagen oud."),
        ("Behind: 21.5 points behind what is expected; up to 6.2 points behind is on track, up to 18.5 at risk.",
         "Achterstand: 21,5 punten achter op wat wordt verwacht; tot 6,2 punten achter is op schema, tot 18,5 loopt het risico."),
    ],
)  # fmt: skip
def test_a_kept_sentence_is_retold_with_its_values(english: str, dutch: str) -> None:
    assert retold(english) == english
    with speaking("nl"):
        assert retold(english) == dutch


def test_a_formula_is_told_with_the_signs_and_words_of_the_language() -> None:
    written, unknown = "(1,200.5 - 3) / 4 = 0.55", "Not scored: the numbers for it are not all there."
    assert (formula_retold(written), formula_retold(unknown)) == (written, unknown)
    with speaking("nl"):
        assert formula_retold(written) == "(1.200,5 - 3) / 4 = 0,55"
        assert formula_retold(unknown) == "Geen score: niet alle getallen ervoor zijn er."
        told = formula_retold("9 of 12 check-ins within 4.5 to 5 (12 seen of 13 due) = 0.75")
        assert told == "9 van 12 check-ins binnen 4,5 tot 5 (12 gezien van 13 verwacht) = 0,75"
        assert formula_retold("8 of 8 check-ins at least 1,200.5 = 1.00") == "8 van 8 check-ins minstens 1.200,5 = 1,00"
        told = formula_retold("the newest check-in, 9, is not within 1,000 to 2,000 = 0.00")
        assert told == "de nieuwste check-in, 9, is niet binnen 1.000 tot 2.000 = 0,00"
        assert formula_retold("done = 1.00") == "gereed = 1,00"


def test_what_no_template_made_stays_as_it_is() -> None:
    with speaking("nl"):
        assert retold("Customer’s own words. And more of them?") == "Customer’s own words. And more of them?"
        assert retold("") == ""


def test_a_querys_message_becomes_a_template_for_each_way_through_its_cases() -> None:
    sql = """
        select '“' || text || '” is ' || coalesce(unit.name, 'nowhere') || case when late then ', late by ' || days else '.' end as message,
        days from told
    """
    assert kept.messages(sql) == [
        "“{text}” is {perspective}, late by {days}",
        "“{text}” is {perspective}.",
        "“{text}” is nowhere, late by {days}",
        "“{text}” is nowhere.",
    ]


def test_every_rule_says_something_that_can_be_retold() -> None:
    with speaking("nl"):
        for rule in rules():
            for template in kept.messages(rule.sql):
                said = template.replace("{perspective}", "Customer").replace("{", "<").replace("}", ">")
                assert retold(said) != said, rule.rule
