"""The wording of a row's texts: labels in front, totals, two labelled parts in one cell, units, states."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scorecard.intake.cells.by_when import level_by_day
from scorecard.intake.cells.labelled import levels_by_name
from scorecard.intake.cells.numbers import Number, clean, number
from scorecard.intake.cells.phrases import STARTS, from_to, is_range, target_in_text
from scorecard.intake.cells.sizes import size_of
from scorecard.intake.cells.vocabulary import TOLD
from scorecard.intake.cells.words import PLACEHOLDERS
from scorecard.intake.grid import Value
from scorecard.model.perspective import normalised

_ALL = (
    r"total|totals|grand total|sub ?total|sum|average|avg|mean|median|overall|gesamt|gesamtergebnis|gesamtsumme|summe|zwischensumme"
    r"|durchschnitt|mittelwert|totaal|subtotaal|eindtotaal|gemiddelde|som|moyenne|sous total|somme|promedio|suma|media|soma|\u03c3|\u2211"
    r"|итого|всего|среднее|жами|уртача"
)
_OF_ALL = (
    r"quarter|quarterly|annual|score|progress|result|results|weight|total|average|general|geral|completion|achievement|okrs?|krs?|okr score"
    r"|percentage|avg|mean|sum|ytd|to date|year to date"
)
TOTAL = re.compile(
    rf"^(?:{_ALL})(?: (?:{_OF_ALL}))*$|(?:\bweighted (?:score|average)|взвешенная оценка|вазнли баҳо)$"
    r"|^(?:objective|goal|okr)s? (?:progress|score|average)$"
    r"|^(?:sub ?total|grand total|subtotaal|eindtotaal|zwischensumme|gesamtsumme|gesamtergebnis|sous total|total general) \S"
)
"""What a row of totals says in its first cell, normalised. "Total pallets" is a measure."""
_OBJECTIVES = r"objectives?|obj|goals?|o|ziel|doel|doelstelling|objectif|objec?tivo|obiettivo"
_RESULTS = (
    r"key results?|krs?|kernresultaat|sleutelresultaat|schl[uü]sselergebnis|r[eé]sultat cl[eé]|resultado (?:clave|chave)|risultato chiave"
)
_MARK = r"(?:\s*[:.)]|\s*[–—-](?=\s)|(?<=\d)\s*[–—-])"
"""Behind a label; the hyphen of "Goal-setting" is none."""
_SIGN = r"(?:[\u2190-\u2bff\U0001f000-\U0001faff][\u200d\u20e3\ufe0f]*\s*)*"
"""Pictures before a label."""
_LABEL = re.compile(
    rf"^\s*{_SIGN}(?:(?:kr|o)\s*\d+(?:\.\d+)*\s+(?:[–—-]\s+)?(?![:.)])|(?:{_RESULTS}|{_OBJECTIVES})\s*#?\s*\d*(?:\.\d+)*{_MARK}\s*"
    r"|\(?\d{1,2}(?:\.\d{1,2})*[.):]\s+|[-*•·–—]\s+)",
    re.IGNORECASE,
)
_BEGINNINGS = frozenset(("ke", "kr", "sl", "sc", "re", "ré", "ri", "ob", "go", "zi", "do"))
"""Two letters that labels begin with; most texts begin with others."""
PARTS = re.compile(
    r"^\s*(?:goal|objective|okr|doel|ziel|objectif|objetivo|obiettivo)\s*:\s*(?P<objective>.+?)\s*[;\n|]\s*"
    rf"(?:target|{_RESULTS}|measure|metric|resultaat|ergebnis|resultado|meta)\s*:\s*(?P<key_result>.+?)\s*$",
    re.IGNORECASE | re.DOTALL,
)


_MORE = r"up|more|mais|más|mas|plus|meer|mehr|extra|additional"
_LESS = r"down|less|fewer|menos|minder|weniger|moins"
_CHANGE = re.compile(
    rf"(?:(?:\+|(?P<more>{_MORE}))\s*(?P<amount>\S.*)|(?P<amount2>\S*\d\S*(?:\s+\w+)?)\s+(?:(?:a|de|em|en)\s+)?(?P<more2>{_MORE})"
    rf"|(?P<less>{_LESS})\s*(?P<amount3>\d.*)|(?P<amount4>\S*\d\S*(?:\s+\w+)?)\s+(?:(?:a|de|em|en)\s+)?(?P<less2>{_LESS}))",
    re.IGNORECASE,
)


_LONGEST = 200
"""Characters of a cell that is two numbers and the words between them; a longer one would take a time that grows by its cube."""


_BELOW = ("-", "−", "–")


def change(value: Value) -> tuple[Number, str] | None:
    """A target told as a change, "10 % more" or "-20 h", as its size and direction; None for a level."""
    match = _CHANGE.fullmatch(value.strip()) if isinstance(value, str) and len(value) <= _LONGEST else None
    if match is None:
        fall = number(value) if isinstance(value, str) and value.lstrip()[:1] in _BELOW else None
        return None if fall is None or fall.value >= 0 else (replace(fall, value=-fall.value), "decrease")
    size = number(next(filter(None, (match["amount"], match["amount2"], match["amount3"], match["amount4"]))))
    return None if size is None else (size, "decrease" if match["less"] or match["less2"] else "increase")


def _is_signed(value: Value) -> bool:
    """A number that is written with its sign, or is below zero: one on a scale that has both, such as NPS."""
    if isinstance(value, str):
        return value.strip()[:1] == "+" and number(value) is not None
    return isinstance(value, (int, float)) and value < 0


def changes(targets: Sequence[Value], *beside: Sequence[Value]) -> list[tuple[Number, str] | None]:
    """The targets of a column that are told as changes; a "+45" beside "+30" or a number below zero is a level.

    `beside` are the baselines and what was reached. A "-20" is only a change where these are above zero.
    """
    told = {value: change(value) for value in {*targets}}
    found = list(map(told.__getitem__, targets))
    for index, one in enumerate(found) if any(found) else ():
        if one is not None and str(targets[index]).lstrip()[:1] == "+" and any(_is_signed(column[index]) for column in beside):
            found[index] = None
        if one is not None and str(targets[index]).lstrip()[:1] in _BELOW and not _are_above_zero([column[index] for column in beside]):
            found[index] = None
    return found


def _are_above_zero(levels: Sequence[Value]) -> bool:
    """The first of them is known, and each that is."""
    told = [number(value) for value in levels if value is not None]
    return bool(levels) and levels[0] is not None and all(one is not None and one.value > 0 for one in told)


def told_in_words(value: Value, field: str | None, decimal: str | None) -> tuple[Number | None, Number] | None:
    """Start and level that a cell of the target or current column tells in words, where it is no number; None for neither.

    "45 -> 60" and "60 (from 45)" have both; "USD 500M recurring income by 2028" is a target's level. A current value is only read from a
    pair, a share of something, "54 % of the forms", or from "zero"; a baseline from such a share.
    """
    if not isinstance(value, str) or field not in ("baseline", "target", "current") or change(value) is not None:
        return None
    if _TIMES_AS_MUCH.search(value):
        return None
    share = _share_of(value, decimal) if field != "target" else None
    if share:
        return None, share
    if _NOUGHT.fullmatch(normalised(value)):
        return None, Number(0.0)
    behind = _START_BEHIND.fullmatch(value) if len(value) <= _LONGEST else None
    start, level = (number(behind[name], decimal=decimal) if behind else None for name in ("start", "level"))
    pair = (start, level) if start and level else from_to(value, decimal)
    aside = _ASIDE.fullmatch(value) if pair is None and len(value) <= _LONGEST else None
    level = number(aside["level"], decimal=decimal) if aside and not _SIZE.search(aside["aside"]) else None
    if field == "baseline":
        # Without another number for it a word behind one may be what a rate is of.
        return (None, level) if level and (level.unit is None or size_of(level.unit)) else None
    if level:
        return None, level
    named = levels_by_name(value) if pair is None and field == "target" else {}
    if named and (aim := number(named["target"], decimal=decimal)):
        return None, aim
    by_day = level_by_day(value) if pair is None and field == "target" else None
    if by_day:
        aim = None if change(by_day[0]) or is_range(by_day[0]) else number(by_day[0], decimal=decimal) or target_in_text(by_day[0], decimal)
        return None if aim is None else (None, aim)
    if pair or field == "current" or is_range(value):
        return pair
    level = target_in_text(value, decimal)
    return None if level is None else (None, level)


def _share_of(text: str, decimal: str | None) -> Number | None:
    """The share that a text begins with and says nothing more of than what it is a share of: 54 % of "54 % of the forms"."""
    match = _SHARE.fullmatch(text) if len(text) <= _LONGEST else None
    told = match is not None and _CHANGES.isdisjoint(normalised(match["whole"]).split())
    return number(match["share"], decimal=decimal) if match and told else None


_SHARE = re.compile(
    r"\s*(?P<share>\S{0,2}\s?\d[\d.,]*\s?%)\s+(?:of|van|von|der|des|de|dos|das|do|da|del|di|dei|delle|della|d['’])\s*(?P<whole>[^\d%]{2,80})",
    re.IGNORECASE,
)
_CHANGES = frozenset(normalised(phrase).split()[-1] for phrase in TOLD["sentences"]["change_behind"])
_TIMES_AS_MUCH = re.compile(r"\d\s?-?(?:fold|fach|voudig)\b", re.IGNORECASE)
_NOUGHT = re.compile(r"(?:zero|cero)(?: [^\W\d_]+){0,2}")
""" "Zero", "Zero accidents"."""
_ASIDE = re.compile(r"\s*(?P<level>[^()]*\d[^()]*?)\s*\(\s*(?P<aside>[^()]*\d[^()]*)\)\s*")
"""A number with another one in parentheses: "300 (2025: 250)", "15,000 (stretch 18,000)"."""
_SIZE = re.compile(r"\bin\b|^\D{0,3}0{3}|000s?$(?<!,000)|[x*]\s?\d|^[-+]?\d+(?:[.,]\d+)?\s*$", re.IGNORECASE)
"""What may say how large the number is, or another number for it."""
_START_BEHIND = re.compile(rf"\s*(?P<level>[^()]+?)\s*\({STARTS}(?P<start>[^()]+?)\s*\)\s*", re.IGNORECASE)


RANKS = {
    **dict.fromkeys(("corporate", "company", "enterprise", "organisation", "organization"), 0),
    "group": 1,
    **dict.fromkeys(("division", "business unit", "bu"), 2),
    **dict.fromkeys(("department", "abteilung", "afdeling", "departement", "departamento", "bereich"), 3),
    **dict.fromkeys(("team", "squad", "equipe", "equipo"), 4),
}
"""Words for the levels of an organisation, from the top."""
INDIVIDUALS = frozenset(("individual", "personal", "person", "employee"))
"""Words for the level below them all, which has no unit of its own."""
NO_RESULT = frozenset(("-", "n/a", "N/A", "N/a", "n/A"))
"""What people write where an objective has no key result."""


def blank_below(values: list[str | None]) -> bool:
    """Written once and meant for the rows below: the first row has it, many don't, and no row repeats the one above it.

    Where rows repeat it, people write it in every row, and a blank is one that they left out.
    """
    if not values or values[0] is None or None not in values:
        return False
    return not any(value is not None and above == value for above, value in pairwise(values))


def filled_down(values: Sequence[str | None], cells: Sequence[str | None] | None = None) -> list[str | None]:
    """Each blank as the value above it; `cells` says what is blank where a value may be None for another reason."""
    found: list[str | None] = []
    last: str | None = None
    for value, cell in zip(values, cells or values, strict=True):
        last = value or (last if cell is None else None)
        found.append(last)
    return found


_WHOSE = (
    r"strategic|company|corporate|organi[sz]ational|team|annual|yearly|quarterly|department(?:al)?|business|operational|overall|main"
    r"|strategische[rs]?|strategisch"
)
_OF_WHAT_KIND = r"estrat[eé]gico|strat[eé]gique|strategico|operativo|op[eé]rationnel|operacional|general|g[eé]n[eé]ral|geral"
_KIND = re.compile(
    rf"^\s*{_SIGN}(?:(?P<objective>(?:(?:{_WHOSE})\s+)?(?:{_OBJECTIVES})(?:\s+(?:{_OF_WHAT_KIND}))?\s*#?\s*\d*(?={_MARK})|o\s*\d{{1,2}}(?=\s)"
    rf"|okrs?\s*#?\s*\d{{1,2}}(?={_MARK}))"
    rf"|(?P<measure>(?:kpi|measure|metric|indicator|kennzahl|indikator|indicateur|indicador|maatstaf)\s*#?\s*\d*(?={_MARK}))"
    rf"|(?P<result>(?:{_RESULTS})\s*#?\s*\d*(?:\.\d+)*(?={_MARK})|kr\s*\d{{1,2}}(?:\.\d+)*(?=\s)))"
    r"\s*[:.)–—-]?\s*\S",
    re.IGNORECASE,
)
""" "Objective 1: …", "KR 2 - …"; of the short ones also without a mark, "O1 …" and "KR1.2 …"."""


def kind_of_label(text: str) -> str | None:
    """What the label in front of a text says it is: "objective", "measure", "key result", or None without one."""
    match = _KIND.match(text)
    return None if match is None else "objective" if match["objective"] else "measure" if match["measure"] else "key result"


def is_numbered(text: str) -> bool:
    """A label with a number stands in front, "KR 1.2: …": the text belongs to a tree."""
    match = _KIND.match(text)
    return match is not None and any(map(str.isdigit, text[: match.end() - 1]))


_LABEL_ALONE = re.compile(
    r"^(?:(?P<objective>objective|goal|o|obj|ziel|doel|objectif|objetivo|obiettivo)|(?:key result|kr))\s*#?\s*\d*(?:[.\-]\d+)*\.?:?$",
    re.IGNORECASE,
)


def kind_of_label_alone(value: Value) -> str | None:
    """What a label in a cell of its own announces, "Objective 1" or "KR 1.1": "objective", "key result", or None for no label."""
    match = _LABEL_ALONE.match(value.strip(" \t\n\u00a0*")) if isinstance(value, str) else None
    return None if match is None else "objective" if match["objective"] else "key result"


def announces(cells: Sequence[Value]) -> str | None:
    """What a line of a numbered label and its text announces, "Objective 1" beside "Calm mornings"."""
    return kind_of_label_alone(cells[0]) if len(cells) == 2 and str(cells[0]).rstrip(" .:")[-1:].isdigit() else None


def behind_label(text: str) -> str:
    """What stands behind the label: "Late plans" of "KPI: Late plans"."""
    match = _KIND.match(text)
    return text[match.end() - 1 :].strip() if match else text.strip()


def objective_in_line(value: Value) -> str | None:
    """ "Grow" of "Objective 1: Grow"; None for a text that names no objective behind such a label, as the heading "Objective:" is."""
    told = behind_label(value).strip(" :") if isinstance(value, str) and kind_of_label(value) == "objective" else ""
    return told if any(map(str.isalpha, told)) else None


def bare(text: str) -> str:
    """Without the label in front: "KR 2: …", "1.2 …", "- …". "OBJ-1" is an id and stays."""
    beginning = text[:2]
    label = None if beginning.isalpha() and beginning.lower() not in _BEGINNINGS else _LABEL.match(text)
    if label is None:
        return text.strip()
    shorter = text[label.end() :].strip()
    return shorter if any(char.isalpha() for char in shorter) else text.strip()


def all_bare(texts: Sequence[str]) -> list[str]:
    """Each as `bare` has it; the first two letters tell most of them to have no label."""
    doubtful = {one for one in {text[:2] for text in texts} if not one.isalpha() or one.lower() in _BEGINNINGS}
    return [bare(text) if text[:2] in doubtful else text.strip() for text in texts] if doubtful else [text.strip() for text in texts]


def depth(outline: str | None) -> int:
    numbers = re.findall(r"\d+", outline or "")
    return len(numbers)


def value_of(one: Number | None) -> float | None:
    return None if one is None else one.value


MOST_WEIGHT = 1e12


def weight_of(one: Number | None) -> float:
    """1 where the file states none; weights are relative, so 50 and 50 % are alike. One below 0 is kept: the views count it as 0.

    Of one beyond `MOST_WEIGHT` nothing is known: sums of such would go beyond all numbers.
    """
    return 1.0 if one is None or abs(one.value) > MOST_WEIGHT else one.value


def state_of(status: str | None) -> str:
    word = normalised(status or "")
    if word in ("cancelled", "canceled", "dropped", "abandoned", "geannuleerd", "abgebrochen", "annule", "cancelado"):
        return "cancelled"
    return "draft" if word in ("draft", "concept", "entwurf", "brouillon", "borrador", "rascunho") else "active"


_NO_UNIT = (
    "number", "numeric", "count", "currency", "time", "aantal", "anzahl", "numero", "nombre", "cantidad", "quantidade", "contagem",
    "numerico",
)  # fmt: skip
"""Words for a unit that say only that something is counted."""


def unit_word(text: str | None) -> str | None:
    if text is None or (normalised(text) in PLACEHOLDERS and not re.search(r"[%€$£¥]", text)):
        return None
    if "%" in text and not re.search(r"[A-Za-z]", text):
        return "%"
    word = normalised(text)
    if word in ("percent", "percentage", "pct", "procent", "prozent", "pourcentage", "porcentaje", "percentual"):
        return "%"
    return (
        None if word in _NO_UNIT or re.fullmatch(r"[#0.,]+", text) else text
    )


def start_in_text(text: str, target: Number, decimal: str | None) -> Number | None:
    """Where a key result's own words begin that end at its target: "from 12 to 18 %" beside a target of 18 %."""
    pair = from_to(text, decimal)
    if pair is None or pair[1].value != target.value or (pair[1].unit and target.unit and pair[1].unit != target.unit):
        return None
    return pair[0]


def unit_in_words(text: str, target: Number | None, decimal: str | None) -> str | None:
    """The unit that a key result's own words give its target: "reach 80 %" beside a target of 80."""
    if target is None or f"{target.value:g}" not in text.replace(",", "."):
        return None
    told = target_in_text(text, decimal)
    return told.unit if told is not None and told.value == target.value else None


_PERCENTAGES = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d{1,4})?)\s?%")


def is_share_in_words(text: str, target: Number | None, decimal: str | None) -> bool:
    """A target of 0.15 beside the words "15 % of …" is 15 %."""
    if target is None or target.unit or not 0 < target.value <= 1 or "%" not in text:
        return False
    percent = clean(target.value * 100)
    told = target_in_text(text, decimal)
    if told is not None:
        return told.unit == "%" and told.value == percent
    # One of several percentages: that a whole 1 is 100 % would be too little to go by.
    return target.value < 1 and any(float(one.replace(",", ".")) == percent for one in _PERCENTAGES.findall(text))


_HEAD = re.compile(r"(?:(?:objective|goal|o|ziel|doel|objectif|objetivo)\s*)?(?P<number>\d{1,2})\s*[.):]\s+(?P<text>\S.*)", re.IGNORECASE)


def numbered_heads(texts: Sequence[str | None]) -> dict[int, str]:
    """By place the texts that are numbered 1, 2, 3, …, the first of all among them, each above texts without a number; without it."""
    found = {place: match for place, text in enumerate(texts) if text and (match := _HEAD.fullmatch(text))}
    places = list(found)
    counts = [int(match["number"]) for match in found.values()] == list(range(1, len(found) + 1))
    apart = all(later - place > 1 for place, later in pairwise([*places, len(texts)]))
    return {place: match["text"] for place, match in found.items()} if places[:1] == [0] and counts and apart else {}
