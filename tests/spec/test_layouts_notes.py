"""What people hang on numbers and labels: ticks and pictures, notes in parentheses, a point where their language has none."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import codes, expect, imported, text_file, workbook

GIVEN = Given(period="2026-Q3")


def test_a_tick_or_picture_beside_a_number_changes_nothing(tmp_path: Path) -> None:
    drawing = """
        Measure     | Baseline | Target | Actual
        Late plans  | 30 ⚠️    | 5 🎯   | 18 ✓
        Wishes met  | 50% 📉   | 90% 🚀 | 🟢 91%
        Forms filed | ✅       | 12     | 🔴
    """
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(
        reading,
        """
        key_result  | baseline | target | current
        Late plans  | 30       | 5      | 18
        Wishes met  | 50       | 90     | 91
        Forms filed |          | 12     |
    """,
    )


@pytest.mark.parametrize("minus", ["▲5", "△5"])
def test_a_triangle_before_a_number_may_be_a_minus_sign(tmp_path: Path, minus: str) -> None:
    drawing = f"Measure | Target | Actual\nDelay (days) | 2 | {minus}"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), "key_result | target | current\nDelay (days) | 2 |")


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("12.5% (start of the audit; rising)", "12.5"),
        ("40 (3 of 5 depots, checked by hand)", "40"),
        ("40 (of which 3 in Riga)", "40"),
        ("40 (in thousands of euros)", ""),
        ("40 (12 Mio. EUR in all)", ""),
        ("40 (45)", ""),
    ],
)
def test_a_note_in_words_behind_a_number_is_none_of_it_unless_it_may_say_its_size(tmp_path: Path, now: str, told: str) -> None:
    drawing = f"Measure | Target | Actual\nForms filed | 80 | {now}"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(reading, f"key_result | target | current\nForms filed | 80 | {told}")


@pytest.mark.parametrize("rate", ["8 %/month", "8% per year", "8 % p.a.", "8%/mois", "8 % anual", "8 % pro Jahr", "8% per maand"])
def test_a_rate_of_percent_in_some_time_is_in_percent(tmp_path: Path, rate: str) -> None:
    drawing = f"Measure | Target | Actual\nPeople leaving | 4% | {rate}"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(reading, "key_result | target | current | unit_of_measure\nPeople leaving | 4 | 8 | %")


@pytest.mark.parametrize(
    ("measure", "target", "now", "told"),
    [
        ("Kennzahl", "Soll", "Ist", "1500"),
        ("Métrica", "Meta", "Valor Atual", "1500"),
        ("Indicateur", "Cible", "Réalisé", "1500"),
        ("KPI", "Target", "Actual", "1.5"),
    ],
)
def test_a_lone_point_before_three_digits_is_what_the_headings_language_makes_of_it(
    tmp_path: Path, measure: str, target: str, now: str, told: str
) -> None:
    drawing = f"{measure} | {target} | {now}\nForms filed | 2000 | ~1.500"
    reading = imported(text_file(tmp_path / "kpi.csv", drawing, mark=";"), GIVEN)
    expect(reading, f"key_result | target | current\nForms filed | 2000 | {told}")
    assert "number-ambiguous" in codes(reading)


def test_a_comma_shown_elsewhere_still_says_more_than_the_language(tmp_path: Path) -> None:
    drawing = "Kennzahl | Soll | Ist\nAkten | 2 | 1.500\nQuote | 1.5 | 1.25"
    expect(
        imported(text_file(tmp_path / "kpi.csv", drawing, mark=";"), GIVEN),
        "key_result | target | current\nAkten | 2 | 1.5\nQuote | 1.5 | 1.25",
    )


@pytest.mark.parametrize("label", ["KR1 : ", "KR 1 – ", "KR1 — ", "Résultat clé 1 : "])
def test_a_label_with_a_blank_or_a_long_dash_before_its_text_is_taken_off(tmp_path: Path, label: str) -> None:
    drawing = f"Objectif | Résultat clé | Cible\nObjectif 1 — Matins calmes | {label}Plans en retard | 5"
    expect(
        imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN),
        "objective | key_result | target\nMatins calmes | Plans en retard | 5",
    )


@pytest.mark.parametrize("word", ["Pending", "À mesurer", "Noch zu erheben", "Por medir", "No target", "Nog te meten"])
def test_words_for_a_number_still_to_come_are_placeholders(tmp_path: Path, word: str) -> None:
    drawing = f"Measure | Baseline | Target\nForms filed | {word} | 12"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    assert codes(reading) == {"placeholder"}


def test_counts_of_one_whole_in_each_row_are_numbers(tmp_path: Path) -> None:
    drawing = """
        Measure      | Baseline   | Target     | Actual
        Depots moved | 2/19       | 19/19      | 13 / 19
        Forms filed  | 0/3 depots | 3/3 depots | 1/3 depots
        Teams asked  | 0          | 35         | 15 / 35
    """
    expect(
        imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN),
        """
        key_result   | baseline | target | current
        Depots moved | 2        | 19     | 13
        Forms filed  | 0        | 3      | 1
        Teams asked  | 0        | 35     | 15
    """,
    )


@pytest.mark.parametrize(("target", "now"), [("3/4", "1/12"), ("80%", "15/35"), ("2/1", "1/1")])
def test_two_numbers_with_a_stroke_that_count_nothing_in_common_are_none(tmp_path: Path, target: str, now: str) -> None:
    drawing = f"Measure | Target | Actual\nDepots moved | {target} | {now}\nForms filed | 12 | 3"
    reading = imported(text_file(tmp_path / "kpi.csv", drawing), GIVEN)
    expect(reading, f"key_result | target | current\nDepots moved | {target[:-1] if '%' in target else ''} |\nForms filed | 12 | 3")
    assert "number-unreadable" in codes(reading)


@pytest.mark.parametrize(("target", "read"), [("5.000+", "5000"), ("< 2.000.000", "2000000"), ("5.0", "5"), ("0.125", "0.125")])
def test_three_noughts_behind_a_point_are_thousands_below_headings_of_a_decimal_comma(tmp_path: Path, target: str, read: str) -> None:
    drawing = f"Kernresultaat | Huidige waarde | Streefwaarde\nBezoeken | ~35 | {target}\nPlaats | 25.8 | < 15"
    reading = imported(text_file(tmp_path / "kpi.csv", drawing), GIVEN)
    expect(reading, f"key_result | current | target\nBezoeken | 35 | {read}\nPlaats | 25.8 | 15")


def test_three_places_in_a_column_make_noughts_places_too(tmp_path: Path) -> None:
    drawing = "Kernresultaat | Huidige waarde | Streefwaarde\nDosis | 2.8 | 5.000\nSterkte | 25.8 | 1.250"
    expect(imported(text_file(tmp_path / "kpi.csv", drawing), GIVEN), "key_result | target\nDosis | 5\nSterkte | 1.25")


@pytest.mark.parametrize("target", ["10 avant le 1er sept. 2026", "10 antes del 1º de septiembre de 2026", "10 by 1st September 2026"])
def test_the_first_of_a_month_behind_a_number_is_no_second_number(tmp_path: Path, target: str) -> None:
    drawing = f"Key result | Target\nGuests who stay | {target}\nForms filed | 12"
    expect(imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN), "key_result | target\nGuests who stay | 10\nForms filed | 12")


@pytest.mark.parametrize(
    ("words", "read", "direction"),
    [
        ("inferiore a 400 KiB", "400", "decrease"), ("Inferieur a 4h par mois", "4", "decrease"), ("Superieur a 90%", "90", "increase"),
        ("più di 40", "40", "increase"), ("oltre 500 kB", "500", "increase"), ("almeno 12", "12", "increase"),
        ("al massimo 3", "3", "decrease"), ("mas de 40", "40", "increase"), ("hochstens 3", "3", "decrease"),
    ],
)  # fmt: skip
def test_words_that_compare_are_known_without_their_accents_and_in_italian(
    tmp_path: Path, words: str, read: str, direction: str
) -> None:
    drawing = f"Metric | Target\nGuests who stay | {words}\nForms filed | 12"
    reading = imported(workbook(tmp_path / "okr.xlsx", {"OKR": drawing}), GIVEN)
    expect(reading, f"key_result | target | direction\nGuests who stay | {read} | {direction}\nForms filed | 12 |")


@pytest.mark.parametrize("cell", ["54% of the forms", "54 % dos formulários", "54% der Formulare", "~54% des formulaires"])
def test_a_share_of_something_is_a_level(tmp_path: Path, cell: str) -> None:
    drawing = f"KPI | Baseline | Target | Actual\nForms filed | {cell} | 70% | {cell}\nGuests | 4 | 9 | 5"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(reading, "key_result | baseline | target | current\nForms filed | 54 | 70 | 54\nGuests | 4 | 9 | 5")
    assert codes(reading) == {"number-in-words"}


@pytest.mark.parametrize("cell", ["54% of growth", "54 % de réduction", "54% of 300 forms", "54 forms of many"])
def test_a_change_or_a_share_of_a_number_is_no_level(tmp_path: Path, cell: str) -> None:
    drawing = f"KPI | Baseline | Target\nForms filed | {cell} | 70%\nGuests | 4 | 9"
    expect(imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN), "key_result | baseline\nForms filed |\nGuests | 4")


def test_counts_of_all_are_no_days(tmp_path: Path) -> None:
    drawing = "KR | Baseline | Target\nRoutes moved | 0/12 | 12/12\nDepots ready | 0/5 | 5/5\nTeams asked | 0/9 | 9/9"
    reading = imported(workbook(tmp_path / "kpi.xlsx", {"KPI": drawing}), GIVEN)
    expect(reading, "key_result | baseline | target\nRoutes moved | 0 | 12\nDepots ready | 0 | 5\nTeams asked | 0 | 9")
