"""What stands around the digits of a number: magnitudes, units, currencies, scales."""

import re

from scorecard.intake.cells.vocabulary import TOLD, by_word, one_of, plain

MAGNITUDES = {word: float(factor) for factor, words in TOLD["magnitudes"].items() for word in words}
"""A capital M or B stands by itself; a small m is metres, minutes or months."""
CURRENCY_MAGNITUDES = {word: float(factor) for factor, words in TOLD["magnitudes_with_currency"].items() for word in words}
CURRENCIES: frozenset[str] = frozenset(TOLD["units"]["currencies"])
PERCENT: frozenset[str] = frozenset(TOLD["units"]["percent"])
POINTS: frozenset[str] = frozenset(TOLD["units"]["percentage_points"])
_COMPARATORS = by_word(TOLD["comparators"])
COMPARATORS = {plain(word): sign for word, sign in _COMPARATORS.items()} | _COMPARATORS
"""With and without their accents, which are often not typed."""
BEHIND = {word: sign for sign, words in TOLD["comparators_behind"].items() for word in words}
MONTH_WORDS = frozenset(word for words in TOLD["times"]["months"].values() for word in words)

CURRENCY = r"(?:[€$£¥₹₩₺₽元円]|" + one_of(word for word in CURRENCIES if len(word) > 1) + r"(?![^\W\d_]))"
SCALE_TOPS = (5.0, 7.0, 10.0, 20.0, 100.0)
"""The tops of the usual rating scales: "4.5/5" is a rating, "3/4" may be a fraction or a day."""

_GLUED = re.compile(rf"(?P<magnitude>[^\W\d_]+?\.?)\s*(?P<currency>{CURRENCY})", re.IGNORECASE)
_OF_RATE = re.compile(r"(?P<told>[^/\s]+)\s?(?P<rate>/\s?(?:[^\W\d_]{2,}[^/]*|[dhswy]))")
""" "k/month" of "5k/month"."""
_CURRENCY_FIRST = re.compile(rf"(?P<currency>{CURRENCY})\s*(?P<magnitude>[^\W\d_]+\.?)", re.IGNORECASE)
_WORD = r"[^\W\d_](?:[^\W\d_]|[.-](?=[^\W\d_])|(?<=CO)2(?=e\b))*[²³23]?\.?"
_UNIT = re.compile(rf"/?\s?{_WORD}(?:(?:\s+|\s?/\s?){_WORD}){{0,3}}|[‰°★]|°[CF]")
_MONEY_PER = re.compile(rf"{CURRENCY}\s?(?:/|per|pro|par|por)\s?{_WORD}", re.IGNORECASE)
_TIMES = (
    "day|week|month|quarter|year|tag|woche|monat|quartal|jahr|dag|maand|kwartaal|jaar|jour|semaine|mois|trimestre|an|dia|día|semana|mes|mês|año|ano"
    "|giorno|settimana|mese|anno"
)
_EVERY = (
    "p\\.?\\s?a\\.?|daily|weekly|monthly|quarterly|yearly|annually|annual|jährlich|monatlich|jaarlijks|maandelijks|annuel|annuelle|mensuel|mensuelle"
    "|anual|mensual|mensal|semanal|trimestral|annuo|annuale|mensile"
)
_SHARE_PER_TIME = re.compile(rf"{one_of(PERCENT)}\s?(?:(?:/|per|pro|par|por|al|ao|à|a)\s?(?:{_TIMES})|{_EVERY})", re.IGNORECASE)
"""A rate of so many percent in each of some time: "8 %/month", "95% per year"."""
_TWO_FACED = frozenset(("mil", "mi", "bi"))
"""A thousand or a million, a million or a mile: no number without a currency that tells."""
_MEASURES = frozenset(TOLD["units"]["measures"])
_CHANGES = frozenset(word for word in TOLD["sentences"]["change_behind"] if " " not in word)
_CODE = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9]+")
_CJK = "千万萬亿億"
"""Magnitudes to which the unit is glued: "3万人"."""
_JOINED = re.compile(rf"{one_of(TOLD['units']['joined_by'])}\s*", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|º|ª|ste|de)\b", re.IGNORECASE)
_NOT_IN_A_UNIT: frozenset[str] = frozenset(TOLD["units"]["not_in_a_unit"])
_BEHIND = re.compile(rf"(?P<unit>.*?)\s*(?P<word>{one_of(BEHIND)})", re.IGNORECASE | re.DOTALL)


def is_currency(word: str) -> bool:
    return word.casefold() in CURRENCIES


def behind(text: str, *, currency: bool = False) -> tuple[float, str | None, str | None] | None:
    """What stands behind the digits as (factor, unit, comparator); None when it is more than a magnitude and a unit.

    `currency` says that a currency stands before the digits, so that a small m means million.
    """
    if _ORDINAL.match(text) or _is_code(text) or (text and text[0] in "¹²³½¼¾"):
        return None
    text = text.strip()
    comparator = None
    if text.startswith("+"):
        comparator, text = ">=", text[1:].strip()
    match = _BEHIND.fullmatch(text)
    if match and text.casefold() == "min.":
        return 1.0, "min", None  # "45 Min."
    if match and (match["word"] == "+" or not match["unit"][-1:].isalpha() or text[match.start("word") - 1].isspace()):
        comparator, text = BEHIND[" ".join(match["word"].casefold().split())], match["unit"].strip()
    told = _magnitude_and_unit(text, currency)
    return None if told is None else (*told, comparator)


def is_measure(word: str) -> bool:
    """A word that a number is counted in: "days", "km", "%"."""
    small = word.casefold().rstrip(".")
    return small in _MEASURES or small in PERCENT


_AMOUNTS = one_of(word for word in (*MAGNITUDES, *CURRENCY_MAGNITUDES) if len(word) > 1)
_SIZES = re.compile(rf"(?<![^\W\d_]){_AMOUNTS}(?![^\W\d_])|{CURRENCY}|000", re.IGNORECASE)


def tells_size(text: str) -> bool:
    """Words in which a magnitude or a currency stands: "in thousands", "EUR"."""
    return _SIZES.search(text) is not None


def is_title(unit: str) -> bool:
    """Several words with a capital that begin with no unit: rather a heading than what is counted."""
    first, _, more = unit.partition(" ")
    return bool(more) and first[0].isupper() and first.casefold() not in _MEASURES and not is_currency(first)


def _is_code(glued: str) -> bool:
    """Capitals glued to the digits make a code of them ("4LPX"), unless they are a known unit or amount ("12KG", "5MUSD")."""
    small = glued.casefold()
    if not _CODE.fullmatch(glued) or small in _MEASURES or small in POINTS:
        return False
    known = _magnitude_and_unit(glued, currency=False)
    return known is None or (known == (1.0, glued) and not is_currency(glued))


def prefix(text: str) -> tuple[float, str] | None:
    """A currency before the digits, with the magnitude that may be glued to it: "M€", "kEUR", "US$"."""
    if is_currency(text):
        return 1.0, text
    match = _GLUED.fullmatch(text)
    factor = _magnitude(match["magnitude"], currency=True) if match else None
    return (factor, match["currency"]) if match and factor else None


def _magnitude_and_unit(text: str, currency: bool) -> tuple[float, str | None] | None:
    if not text:
        return 1.0, None
    known = _known_unit(text)
    if known:
        return 1.0, known
    whole = _magnitude(text, currency)
    if whole:
        return whole, None
    for pattern in (_GLUED, _CURRENCY_FIRST):
        match = pattern.fullmatch(text)
        factor = _magnitude(match["magnitude"], currency=True) if match else None
        if match and factor:
            return factor, match["currency"]
    if text[0] in _CJK:
        unit = _known_unit(text[1:]) or _unit(text[1:])
        return (MAGNITUDES[text[0]], unit) if unit else None
    of_rate = _OF_RATE.fullmatch(text)
    told = _magnitude_and_unit(of_rate["told"], currency) if of_rate else None
    if of_rate and told and told[0] != 1:
        return told[0], told[1] or of_rate["rate"]
    words = text.split(" ")
    for length in (2, 1):
        if len(words) > length:
            factor = _magnitude(" ".join(words[:length]), currency)
            rest = " ".join(words[length:])
            if factor:
                joined = _JOINED.match(rest)
                rest = rest[joined.end() :] if joined and is_currency(rest[joined.end() :]) else rest
                unit = _known_unit(rest) or _unit(rest)
                return (factor, unit) if unit else None
    unit = _unit(text)
    return (1.0, unit) if unit else None


def _magnitude(word: str, currency: bool) -> float | None:
    small = word.casefold()
    if currency and small in CURRENCY_MAGNITUDES:
        return CURRENCY_MAGNITUDES[small]
    return MAGNITUDES.get(word) or MAGNITUDES.get(small)


def _known_unit(text: str) -> str | None:
    small = " ".join(text.casefold().split())
    if small in PERCENT or _SHARE_PER_TIME.fullmatch(small):
        return "%"
    if small in POINTS:
        return "pp"
    return text if small in CURRENCIES else None


def _unit(text: str) -> str | None:
    """A unit as written; None for words that make a sentence or a date of it."""
    if _MONEY_PER.fullmatch(text):
        return text
    words = plain(text).rstrip(".").split()
    if not _UNIT.fullmatch(text) or words[0] in _TWO_FACED:
        return None
    if words[0] in PERCENT or _CHANGES.intersection(words):
        return None
    if any(word in _NOT_IN_A_UNIT or word.rstrip(".") in MONTH_WORDS for word in words):
        return None
    return text.rstrip(".")
