"""Small organisations to be written into spreadsheets: units, objectives, key results and their values, in six languages.

The words are composed here. Left out is only what a person could not tell either, with the reason beside it.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import strategies as st

LANGUAGES = ("en", "nl", "de", "fr", "es", "pt")
VERBS = {
    "en": ("Become", "Build", "Keep", "Open up", "Strengthen", "Rethink", "Win back"),
    "nl": ("Word", "Bouw aan", "Versterk", "Vernieuw", "Ontwikkel", "Herwin"),
    "de": ("Werde", "Stärke", "Erneuere", "Entwickle", "Gewinne", "Öffne"),
    "fr": ("Devenir", "Renforcer", "Bâtir", "Rénover", "Développer", "Regagner"),
    "es": ("Construir", "Reforzar", "Renovar", "Desarrollar", "Recuperar", "Cuidar"),
    "pt": ("Construir", "Reforçar", "Renovar", "Desenvolver", "Recuperar", "Cuidar"),
}
"""What objectives begin with; none names a direction."""
THINGS = {
    "en": ("the calm harbour", "bright workshops", "a friendly ferry line", "trust in our gardens", "honest repairs", "quiet trams"),
    "nl": ("de rustige haven", "lichte werkplaatsen", "een vriendelijke veerdienst", "eerlijke reparaties", "stille trams", "ons café"),
    "de": ("den ruhigen Hafen", "helle Werkstätten", "eine freundliche Fähre", "ehrliche Reparaturen", "leise Bahnen", "das Gewächshaus"),
    "fr": ("le port tranquille", "l'atelier lumineux", "la ligne de bac", "des réparations honnêtes", "le café d'été"),
    "es": ("el puerto tranquilo", "talleres luminosos", "la línea de barcos", "reparaciones honestas", "el tranvía", "el jardín"),
    "pt": ("o porto tranquilo", "oficinas iluminadas", "a linha de barcos", "reparações honestas", "o elétrico silencioso", "o jardim"),
}
PLACES = {
    "en": ("along the river", "for every neighbour", "in the old town", "with our suppliers", "before the winter", "on the islands"),
    "nl": ("langs de rivier", "voor iedere buur", "in de oude stad", "met onze leveranciers", "vóór de winter", "op de eilanden"),
    "de": ("entlang des Flusses", "für alle Nachbarn", "in der Altstadt", "mit unseren Lieferanten", "vor dem Winter", "auf den Inseln"),
    "fr": ("le long du fleuve", "pour chaque voisin", "dans la vieille ville", "avec nos fournisseurs", "avant l'hiver", "sur les îles"),
    "es": ("a lo largo del río", "para cada vecino", "en el casco antiguo", "con los proveedores", "antes del invierno", "en las islas"),
    "pt": ("ao longo do rio", "para cada vizinho", "na cidade velha", "com os fornecedores", "antes do inverno", "nas ilhas"),
}
MEASURES = {
    "en": ("Crossings on time", "Complaints", "Repeat visits", "Open repairs", "Reduce waiting", "Grow moorings let", "Paint used"),
    "nl": ("Overtochten op tijd", "Klachten", "Terugkerende bezoekers", "Open reparaties", "Verlaag wachttijd", "Ligplaatsen verhuurd"),
    "de": ("Fahrten nach Plan", "Beschwerden", "Wiederkehrende Gäste", "Offene Reparaturen", "Senke Wartezeit", "Liegeplätze vermietet"),
    "fr": ("Traversées à l'heure", "Plaintes", "Visites répétées", "Réparations ouvertes", "Réduire l'attente", "Places d'amarrage louées"),
    "es": ("Travesías puntuales", "Quejas", "Visitas repetidas", "Reparaciones abiertas", "Reducir la espera", "Amarres alquilados"),
    "pt": ("Travessias pontuais", "Queixas", "Visitas repetidas", "Reparações abertas", "Reduzir a espera", "Amarras alugadas"),
}
UNITS = {
    "en": ("Harbour crew", "Ferry line", "Workshops North", "Garden office"),
    "nl": ("Ploeg haven", "Veer Zuid", "Werkplaats Noord", "Kantoor tuinen"),
    "de": ("Trupp Hafen", "Fähre Süd", "Werkstatt Nord", "Büro der Gärten"),
    "fr": ("Équipe du port", "Ligne de bac", "Ateliers nord", "Bureau des jardins"),
    "es": ("Cuadrilla del puerto", "Línea de barcos", "Talleres norte", "Oficina de jardines"),
    "pt": ("Turma do porto", "Linha de barcos", "Oficinas norte", "Gabinete dos jardins"),
}
"""Names that are no perspective's, for a sheet "Finance" may be either; of several words, for a "Unit" of "Gäste" may be a measure's."""
PERSPECTIVES = {
    "en": ("Financial", "Customer", "Internal process", "Learning & growth"),
    "nl": ("Financieel", "Klant", "Interne processen", "Leren & groei"),
    "de": ("Finanzen", "Kunden", "Interne Prozesse", "Lernen und Entwicklung"),
    "fr": ("Axe financier", "Clients", "Processus internes", "Apprentissage & développement"),
    "es": ("Financiera", "Clientes", "Procesos internos", "Aprendizaje y crecimiento"),
    "pt": ("Financeira", "Clientes", "Processos internos", "Aprendizado e crescimento"),
}
STATUSES = {
    "en": ("On track", "At risk", "Off track", "Not started"),
    "nl": ("Op koers", "Risico", "Niet gestart", "Groen"),
    "de": ("Im Plan", "Gefährdet", "Nicht begonnen", "Grün"),
    "fr": ("En bonne voie", "À risque", "Pas commencé", "Vert"),
    "es": ("En curso", "En riesgo", "Sin empezar", "Verde"),
    "pt": ("Em andamento", "Em risco", "Por iniciar", "Verde"),
}
COMMENTS = {
    "en": ("Waits for the new pier", "Nothing special", "Crew of 4 since May; more to come"),
    "nl": ("Wacht op de nieuwe steiger", "Niets bijzonders", "Ploeg van 4 sinds mei; meer volgt"),
    "de": ("Wartet auf den neuen Steg", "Nichts Besonderes", "Seit Mai zu viert; mehr folgt"),
    "fr": ("Attend le nouveau ponton", "Rien de spécial", "Équipe de 4 depuis mai ; la suite arrive"),
    "es": ("Espera el nuevo muelle", "Nada especial", "Somos 4 desde mayo; vendrán más"),
    "pt": ("Espera o novo cais", "Nada de especial", "Somos 4 desde maio; virão mais"),
}
PEOPLE = ("Ida Holm", "Noor de Wit", "J. O'Neil", "Zoë Müller-Lang", "André Peña", "Łukasz Żak", "mia@example.org")
CURRENCIES = ("€", "$", "CHF", "£")
COUNTED = {
    "en": ("days", "hours"), "nl": ("dagen", "uur"), "de": ("Tage", "Stunden"), "fr": ("jours", "heures"), "es": ("días", "horas"),
    "pt": ("dias", "horas"),
}  # fmt: skip
MOST_DAYS = 4
DIRECTIONS = ("increase", "decrease", "maintain")


@dataclass(frozen=True, slots=True)
class KeyResult:
    """A key result as it is meant, whatever the spreadsheet makes of it. None: the organisation does not say."""

    text: str
    unit_of_measure: str | None
    baseline: float | None
    target: float | None
    values: tuple[float | None, ...]
    """On the organisation's days, the newest last."""
    progress: float | None
    """0 to 100."""
    direction: str | None
    weight: float
    owner: str | None
    start_on: date | None
    due_on: date | None
    status: str | None
    confidence: float | None
    """1 to 10."""
    comment: str | None

    @property
    def current(self) -> float | None:
        return next((value for value in reversed(self.values) if value is not None), None)


@dataclass(frozen=True, slots=True)
class Objective:
    text: str
    unit: str
    period: str
    perspective: str
    key_results: tuple[KeyResult, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    language: str
    every: str
    """"month", "week" or "quarter": how often there are values."""
    days: tuple[date, ...]
    """The last day of each month, week or quarter with values."""
    units: tuple[str, ...]
    objectives: tuple[Objective, ...]

    def observed_on(self, one: KeyResult) -> date | None:
        """The day of its newest value."""
        return next((day for day, value in zip(reversed(self.days), reversed(one.values), strict=True) if value is not None), None)


def _texts(language: str, count: int, first: dict[str, tuple[str, ...]]) -> st.SearchStrategy[list[str]]:
    """So many different texts; some with quotes, signs, other alphabets, or long."""
    firsts, things, places = (words[language] for words in (first, THINGS, PLACES))

    def composed(number: int) -> str:
        number, dress = divmod(number, len(DRESSES))
        number, place = divmod(number, len(places))
        thing, begin = divmod(number, len(firsts))
        return DRESSES[dress](f"{firsts[begin]} {things[thing]} {places[place]}")

    most = len(firsts) * len(things) * len(places) * len(DRESSES) - 1
    return st.lists(st.integers(0, most), min_size=count, max_size=count, unique=True).map(lambda drawn: list(map(composed, drawn)))


DRESSES: tuple[Callable[[str], str], ...] = (
    str,
    lambda text: f"{text} – “{text[-7:]}”",
    lambda text: f'{text}, "as said"; and more',
    lambda text: f"{text} (ü & Ω), 東京",
    lambda text: f"{text}, {text[0].lower()}{text[1:]}, " * 3 + "…",
    lambda text: f"{text}'s < best > = 50/50",
)


_DAYS = st.integers(0, 1_094).map(lambda days: date(2025, 1, 1) + timedelta(days))
_WHOLE = st.integers(1, 9_999).map(float)
_LARGE = st.integers(1, 9_999).map(lambda thousands: thousands * 1_000.0)
_CENTS = st.integers(101, 999_999).map(lambda cents: cents / 100)
_TENTHS = st.integers(11, 999).map(lambda tenths: tenths / 10)
_PERCENTS = st.integers(1, 100).map(float)
_AMOUNTS = {"%": (_PERCENTS, _TENTHS), "money": (_WHOLE, _LARGE, _CENTS), "count": (_WHOLE, _WHOLE, _LARGE, _CENTS)}
"""Above 1: whether a bare 0.4 in a measure in percent is 0.4 % or 40 % can't be told."""


@cache
def _numbered(language: str) -> st.SearchStrategy[tuple[str | None, float | None, float | None, list[float | None], str | None]]:
    """Unit of measure, baseline, target, values and direction."""

    def told(unit: str | None, amount: st.SearchStrategy[float]) -> st.SearchStrategy[tuple[object, ...]]:
        maybe = st.one_of(st.none(), amount, amount)
        values = st.lists(maybe, min_size=MOST_DAYS, max_size=MOST_DAYS)
        return st.tuples(st.just(unit), maybe, amount, values, st.sampled_from((None, *DIRECTIONS)))

    units = (None, None, "%", "%", *CURRENCIES, *COUNTED[language])
    kinds = {unit: "%" if unit == "%" else "money" if unit in CURRENCIES else "count" for unit in units}
    return st.one_of(*(told(unit, amount) for unit in units for amount in _AMOUNTS[kinds[unit]]))


@cache
def _described(language: str) -> st.SearchStrategy[tuple[Any, ...]]:
    """Progress, weight, owner, start, due, status, confidence and comment."""

    def maybe(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.one_of(st.none(), one, one)

    return st.tuples(
        maybe(st.integers(0, 100).map(float)), st.integers(1, 9).map(float), maybe(st.sampled_from(PEOPLE)), maybe(_DAYS), maybe(_DAYS),
        maybe(st.sampled_from(STATUSES[language])), maybe(st.integers(1, 10).map(float)), maybe(st.sampled_from(COMMENTS[language])),
    )  # fmt: skip


def _key_result(text: str, days: int, numbered: Any, described: Any) -> KeyResult:
    unit, baseline, target, values, direction = numbered
    if baseline is not None and direction is not None:
        # A direction that the numbers contradict is a fault of its own.
        direction = "increase" if target > baseline else "decrease" if target < baseline else "maintain"
    return KeyResult(text, unit, baseline, target, tuple(values[:days]), described[0], direction, *described[1:])


@st.composite
def organisations(draw: st.DrawFn, *, largest: int = 3) -> Organisation:
    """Up to `largest` objectives, each with one to `largest` key results."""
    language = draw(st.sampled_from(LANGUAGES))
    every, year = draw(st.sampled_from(("month", "week", "quarter"))), draw(st.integers(2024, 2027))
    days = _ends(every, year, draw(st.integers(1, MOST_DAYS)))
    units = tuple(draw(st.lists(st.sampled_from(UNITS[language]), min_size=1, max_size=3, unique=True)))
    spans = draw(st.lists(st.sampled_from(_PERIODS[draw(st.integers(0, 2))]), min_size=1, max_size=2, unique=True))
    counts = draw(st.lists(st.integers(1, largest), min_size=1, max_size=largest))
    goals, results = draw(_texts(language, len(counts), VERBS)), iter(draw(_texts(language, sum(counts), MEASURES)))
    numbered, described = _numbered(language), _described(language)
    objectives = tuple(
        Objective(
            text=goal,
            unit=draw(st.sampled_from(units)),
            period=f"{year}{draw(st.sampled_from(spans))}",
            perspective=draw(st.sampled_from(PERSPECTIVES[language])),
            key_results=tuple(_key_result(next(results), len(days), draw(numbered), draw(described)) for _ in range(count)),
        )
        for goal, count in zip(goals, counts, strict=True)
    )
    return Organisation(language, every, days, units, objectives)


_PERIODS = (("-Q1", "-Q2", "-Q3", "-Q4"), ("-H1", "-H2"), ("",))


def _ends(every: str, year: int, count: int) -> tuple[date, ...]:
    if every == "week":
        return tuple(date.fromisocalendar(year, 9 + week, 7) for week in range(count))
    months = range(1, count + 1) if every == "month" else range(3, 3 * count + 1, 3)
    return tuple(date(year, month, monthrange(year, month)[1]) for month in months)

