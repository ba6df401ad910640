"""One table, headed in the words of eleven languages as their offices write them: it is read as the same."""

from pathlib import Path

import pytest

from scorecard.model.reading import Given
from tests.spec.sheets import expect, imported, workbook

GIVEN = Given(period="2026-Q3")
ROWS = """
Quieter nights | Falls on the ward | Nora Vale | 40 | 22 | 31 | 50 % | 2026-09-30 | Two rooms wait for rails
Quieter nights | Bells answered    | Ivo Brandt | 60 | 90 | 75 | 50 % | 2026-09-15 | New screens
"""
HEADINGS = {
    "nl 1": "Naam doelstelling | Omschrijving kernresultaat | Aanspreekpunt | Startniveau | Eindwaarde | Stand per heden | Realisatiegraad | Streefdatum | Toelichtingen",
    "nl 2": "Kwartaaldoel | Kengetal | Contactpersoon | 0-meting | Normwaarde | Waarde | Percentage behaald | Uiterste datum | Stand van zaken",
    "nl 3": "Speerpunt | KPI-omschrijving | Portefeuillehouder | Nul meting | Taakstelling | Laatste score | Doelbereik | Gereed voor | Nadere toelichting",
    "de 1": "Zielbeschreibung | Bezeichnung der Kennzahl | Hauptverantwortlicher | Ausgangsbasis | Planwert | Bisher erreicht | Umsetzungsgrad | Zieltermin | Sachstand",
    "de 2": "Teamziel | Messkriterium | Ansprechperson | Nullmessung | Vorgabewert | Istwerte | Erreichungsgrad | Bis wann | Anmerkungen",
    "de 3": "Leitziel | Kenngröße | Federführend | Startniveau | Endwert | Aktuelle Messung | Fortschrittsgrad | Fälligkeitsdatum | Kommentierung",
    "fr 1": "Intitulé de l'objectif | Libellé de l'indicateur | Référent | Ligne de base | Valeur attendue | Valeur à date | Taux d'avancement | Date d'échéance | Observations",
    "fr 2": "Objectif d'équipe | Indicateur clé de performance | Personne en charge | État initial | Cible à atteindre | Dernière mesure | Pourcentage atteint | Date butoir | Faits marquants",
    "fr 3": "Objectif trimestriel | Résultat clef | Responsable principal | Mesure initiale | Objectif à atteindre | Résultat à date | Degré d'avancement | Échéance | Remarques",
    "es 1": "Nombre del objetivo | Nombre del KPI | Persona encargada | Línea de base | Valor esperado | Resultado a la fecha | Porcentaje de avance | Fecha de entrega | Observaciones",
    "es 2": "Objetivo del equipo | Métrica | Coordinadora | Medición inicial | Meta propuesta | Valor obtenido | Grado de avance | Fecha compromiso | Aclaraciones",
    "es 3": "Objetivo trimestral | Indicador clave | Dueño del KR | Valor de partida | Meta del periodo | Última medición | Nivel de cumplimiento | Plazo | Comentarios de avance",
    "pt 1": "Nome do objetivo | Métrica de sucesso | Ponto focal | Valor inicial | Valor da meta | Realizado acumulado | Percentual atingido | Prazo final | Observações",
    "pt 2": "Objectivo estratégico | Indicador chave | Responsáveis | Medição inicial | Meta prevista | Valor apurado | Taxa de execução | Data de conclusão | Justificativa",
    "pt 3": "Objetivo da equipe | Nome do KPI | Dono do KR | Linha base | Meta a atingir | Último resultado | Grau de execução | Data alvo | Ponto de situação",
    "it 1": "Descrizione obiettivo | Metrica di successo | Capo progetto | Livello di partenza | Valore da raggiungere | Consuntivo | Grado di avanzamento | Termine | Osservazioni",
    "it 2": "Obiettivo trimestrale | Indicatore chiave | Persona responsabile | Baseline | Valore previsto | Ultima misurazione | Percentuale raggiunta | Scadenza | Note di avanzamento",
    "it 3": "Finalità | Indicatore di prestazione | Responsabili | Punto di partenza | Livello atteso | Valore rilevato | Avanzamento percentuale | Entro il | Commenti",
    "pl 1": "Cel strategiczny | Kluczowy rezultat | Właściciel | Wartość wyjściowa | Wartość docelowa | Aktualna wartość | Postęp | Termin realizacji | Komentarz",
    "pl 2": "Cel operacyjny | Miernik | Odpowiedzialność | Stan wyjściowy | Poziom docelowy | Stan aktualny | Stopień realizacji | Data końcowa | Uwagi",
    "pl 3": "Cel | Wskaźnik | Osoba odpowiedzialna | Wartość bazowa | Cel liczbowy | Wartość | % realizacji | Termin wykonania | Uwagi",
    "sv 1": "Övergripande mål | Nyckelresultat | Målägare | Utgångsvärde | Målvärde | Nuvarande värde | Framsteg | Måldatum | Kommentar",
    "sv 2": "Målsättning | Mätetal | Ansvarig | Nollmätning | Måltal | Utfall | Uppfyllnad | Klart senast | Kommentar",
    "da 1": "Målsætning | Nøgleresultat | Ejer | Udgangspunkt | Målværdi | Nuværende værdi | Fremdrift | Frist | Bemærkninger",
    "da 2": "Mål | Målepunkt | Ansvarlig | Udgangsværdi | Måltal | Status nu | Målopfyldelse | Slutdato | Kommentar",
    "no 1": "Hovedmål | Nøkkelresultat | Eier | Utgangspunkt | Målverdi | Nåværende verdi | Fremdrift | Tidsfrist | Kommentar",
    "no 2": "Målsetting | Måleparameter | Ansvarlig | Basisverdi | Måltall | Status nå | Måloppnåelse | Sluttdato | Kommentar",
    "cs 1": "Strategický cíl | Klíčový výsledek | Vlastník | Výchozí hodnota | Cílová hodnota | Aktuální hodnota | Pokrok | Termín splnění | Komentář",
    "cs 2": "Cíl | Ukazatel | Odpovědná osoba | Výchozí stav | Cílový stav | Skutečnost | Plnění | Do kdy | Poznámka",
    "cs 3": "Název cíle | Měřítko | Garant | Počáteční hodnota | Cílová úroveň | Dosažená hodnota | Míra plnění | Datum dokončení | Poznámky",
}


@pytest.mark.parametrize("language", HEADINGS)
def test_a_table_headed_in_the_words_of_its_language(tmp_path: Path, language: str) -> None:
    path = workbook(tmp_path / "q3.xlsx", {"Q3": HEADINGS[language] + ROWS})
    expect(
        imported(path, GIVEN),
        """
        objective      | key_result        | owner      | baseline | target | current | progress | due_on     | comment
        Quieter nights | Falls on the ward | Nora Vale  | 40       | 22     | 31      | 50       | 2026-09-30 | Two rooms wait for rails
        Quieter nights | Bells answered    | Ivo Brandt | 60       | 90     | 75      | 50       | 2026-09-15 | New screens
    """,
    )
