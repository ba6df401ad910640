"""Which column holds the target where several could, or none is called so: a goal, a plan, the level for which all is reached."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scorecard.intake.cells.labels import kind_of_label_alone
from scorecard.intake.cells.numbers import number
from scorecard.intake.grid import Value
from scorecard.intake.headings.aliases import PLANNED, field_of, plain, without_brackets
from scorecard.intake.headings.columns import is_timed
from scorecard.intake.headings.heading import CORRECTED, Heading
from scorecard.intake.settling.initiatives import BY_OTHERS

Headings = tuple[Heading, ...]
Below = Sequence[Sequence[Value]]
"""The cells below each heading."""
LEVELS = ("baseline", "target", "current", "progress")
NUMERIC = 0.7
"""More of its cells than this are numbers in a column of levels."""


def result_in_words(headings: Headings, below: Below) -> Headings:
    """A "Target" of words beside a target of numbers is the key result that the numbers are of, where nothing else is one."""
    named = {one.field for one in headings} & {"key_result", "title", "okr_text"}
    if named or any(one.group is not None for one in headings):
        return headings
    filled = [(one, cells) for one, cells in zip(headings, below, strict=True) if _is_level(one) and any(map(_is_told, cells))]
    targets = [(one, share_of_numbers(cells)) for one, cells in filled if one.field == "target" and one.how != CORRECTED]
    words = [one for one, share in targets if share <= 0.5]
    if len(targets) != 2 or len(words) != 1:
        return headings
    return tuple(replace(one, field="key_result", how="by content") if one is words[0] else one for one in headings)


def result_behind_codes(headings: Headings, below: Below) -> Headings:
    """Where the key results are nothing but numbered ("KR1.2"), a "Target" of words says what they are, whatever measures them."""
    named = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.field in ("key_result", "target") and _is_plain(one)]
    told = {one.field: (one, [value for value in cells if _is_told(value)]) for one, cells in reversed(named)}
    more = [one for one, _ in named if all(one is not other for other, _ in told.values())]
    if len(told) != 2 or any(one.field == "target" for one in more) or any(one.field in ("key_result_id", "row_id") for one in headings):
        return headings
    (code, codes), (target, words) = told["key_result"], told["target"]
    numbered = bool(codes) and all(kind_of_label_alone(value) == "key result" for value in codes)
    if not numbered or sum(len(str(value).split()) > 2 for value in words) * 2 <= len(words):
        return headings
    fields = {code: "row_id", target: "key_result", **dict.fromkeys(more)}
    return tuple(replace(one, field=fields[one], how="by content") if one in fields else one for one in headings)


def _is_plain(one: Heading) -> bool:
    return one.group is None and not is_timed(one) and one.how != CORRECTED


def worded(headings: Headings, below: Below) -> Headings:
    """Of several columns for one level one without any digit says in words what another one says in numbers."""
    filled = [(one, [value for value in cells if _is_told(value)]) for one, cells in zip(headings, below, strict=True)]
    words = {one for one, cells in filled if _is_level(one) and one.how != CORRECTED and cells and all(map(_is_in_words, cells))}
    numbered = {one.field for one in headings if _is_level(one) and one not in words}
    return tuple(replace(one, field=None, how="by content") if one in words and one.field in numbered else one for one in headings)


def level_reached(headings: Headings, below: Below) -> Headings:
    """A "Level" of numbers beside a target is where it is now: no tree has levels so deep."""
    fields = [one.field for one in headings]
    if "target" not in fields or fields.count("level") != 1 or {"current", "progress", "at_period", "type", "parent"} & {*fields}:
        return headings
    heading, cells = next((one, cells) for one, cells in zip(headings, below, strict=True) if one.field == "level")
    told = [one.value for value in cells if _is_told(value) and (one := number(value))]
    if heading.how == CORRECTED or share_of_numbers(cells) <= NUMERIC or not any(one > DEEPEST or one % 1 for one in told):
        return headings
    return tuple(replace(one, field="current", how="by content") if one is heading else one for one in headings)


DEEPEST = 10
"""Levels of a tree."""


_FROM_TO = (("de", "para"), ("de", "a"), ("desde", "hasta"), ("da", "a"), ("de", "ate"))
""" "Van" and "naar", "from" and "to" say it in other languages, where no other words are so short."""


def from_to(headings: Headings, below: Below) -> Headings:
    """Numbers below "De" and "Para" side by side are where a measure starts and where it should get."""
    if {one.field for one in headings} & {"baseline", "target"}:
        return headings
    for (start, starts), (aim, aims) in pairwise(zip(headings, below, strict=True)):
        named = (plain(start.text), plain(aim.text)) in _FROM_TO and start.field is None and aim.field is None
        if named and CORRECTED not in (start.how, aim.how) and min(map(share_of_numbers, (starts, aims))) > NUMERIC:
            fields = {start: "baseline", aim: "target"}
            return tuple(replace(one, field=fields[one], how=BY_OTHERS) if one in fields else one for one in headings)
    return headings


def aimed(headings: Headings, below: Below) -> Headings:
    """The headings with a target, where measures have none."""
    fields = {one.field for one in headings}
    if "key_result" not in fields or "target" in fields:
        return headings
    for step in (_by_goal, _by_shares, _by_plan, _by_horizon, _by_green, _by_word, _by_threshold):
        told = step(headings, below)
        if told:
            return told
    return headings


def _by_goal(headings: Headings, below: Below) -> Headings | None:
    """A "Goal" of numbers beside measures is their target."""
    filled = zip(headings, below, strict=True)
    levelled = not {one.field for one in headings}.isdisjoint(("baseline", "current"))
    aims = [(one, cells) for one, cells in filled if one.field == "objective"]
    told = [(one, cells) for one, cells in aims if share_of_numbers(cells) > NUMERIC or (levelled and _begin_with_levels(cells))]
    goals = [one for one, cells in told if not _are_counted(cells)]
    return tuple(replace(one, field="target", how="by content") if one in goals else one for one in headings) if goals else None


_LEVEL = re.compile(r"[<>≤≥~+-]?=?\s?[$€£]?\s?(?P<size>\d[\d.,]*)(?![\d.)]*[.)]\s)")


def _begin_with_levels(cells: Sequence[Value]) -> bool:
    """ "5% of visits", "> 40 points": texts that begin with numbers."""
    return _share_of_levels(cells) > NUMERIC


def _share_of_levels(cells: Sequence[Value]) -> float:
    """Of the cells that hold anything, those that are numbers or begin with one."""
    told = [value for value in cells if _is_told(value)]
    return sum(number(value) is not None or _LEVEL.match(str(value).strip()) is not None for value in told) / max(1, len(told))


_COUNTED = re.compile(r"\W*(?P<place>\d{1,2})[.):]?\s+[^\W\d]")


def _are_counted(cells: Sequence[Value]) -> bool:
    """ "1 Calm pools", "2 Warm pools": the numbers are the places of the texts."""
    places = [int(match["place"]) for match in (_COUNTED.match(str(value)) for value in cells if _is_told(value)) if match]
    return len(places) > 1 and places[0] <= 1 and all(after - before in (0, 1) for before, after in pairwise(places))


def _by_plan(headings: Headings, below: Below) -> Headings | None:
    """A "Plan" or "Budget" of numbers beside the actuals of measures is their target."""
    if not {one.field for one in headings} & {"current", "at_period"}:
        return None
    free = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.field is None and one.how != CORRECTED]
    named = [(one, cells) for one, cells in free if plain(without_brackets(one.text)) in PLANNED]
    if len(named) != 1 or share_of_numbers(named[0][1]) <= NUMERIC:
        return None
    return tuple(replace(one, field="target", how=BY_OTHERS) if one is named[0][0] else one for one in headings)


def _by_word(headings: Headings, below: Below) -> Headings | None:
    """The one column of levels with "target" among the words above it, such as "Cautious target", is the target."""
    unknown = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.field is None and one.how != CORRECTED]
    named = [one for one, cells in unknown if not is_timed(one) and _speaks_of_targets(one.text) and _share_of_levels(cells) >= HALF]
    if len(named) != 1:
        return None
    return tuple(replace(one, field="target", how="by content") if one is named[0] else one for one in headings)


_THRESHOLDS = frozenset((
    "threshold", "drempel", "drempelwaarde", "schwelle", "schwellenwert", "seuil", "valeur seuil", "umbral", "limiar", "soglia",
    "valore soglia",
))  # fmt: skip


def _by_threshold(headings: Headings, below: Below) -> Headings | None:
    """The one "Threshold" of numbers, some of which say on which side of it to be, "≥ 80 %": it is all that measures are held against."""
    named = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.field in ("threshold", "stretch")]
    if len(named) != 1 or plain(without_brackets(named[0][0].text)) not in _THRESHOLDS or named[0][0].how == CORRECTED:
        return None
    levels = [number(value) for value in named[0][1] if _is_told(value)]
    if share_of_numbers(named[0][1]) <= NUMERIC or not any(one and one.comparator for one in levels):
        return None
    return tuple(replace(one, field="target", how=BY_OTHERS) if one is named[0][0] else one for one in headings)


def _speaks_of_targets(text: str) -> bool:
    """One of its words does, and the others name nothing else, such as an id."""
    words = plain(without_brackets(text)).split()
    others = [word for word in words if field_of(word)[0] != "target"]
    return len(others) == len(words) - 1 and all(field_of(word)[0] is None for word in others)


_SHARE = re.compile(r"(?<![\d.,])(\d{1,3}) ?%")
_NUMBER = re.compile(r"\d\.\d+")
ALL = 100
MOST = 3.0
"""Of a share that is a number: 1.5 for 150 %."""


def _by_shares(headings: Headings, below: Below) -> Headings | None:
    """ "0 %", "50 %", "100 %", "150 %": the levels for which so much is reached, all of it at the target."""
    levels = [one for one, cells in zip(headings, below, strict=True) if share_of_numbers(cells) > NUMERIC]
    for share_of in (_share_in_words, _share_in_numbers):
        shares = {one: share for one in levels if one.field in (None, "threshold") and (share := share_of(one.text)) is not None}
        # Without a part of it 1, 2, 3 are marks.
        parts = any(share % ALL for share in shares.values())
        if parts and list(shares.values()).count(ALL) == 1 and len({*shares.values()}) == len(shares):
            fields = {one: "target" if share == ALL else "threshold" for one, share in shares.items() if one.how != CORRECTED}
            return tuple(replace(one, field=fields[one], how=BY_OTHERS) if one in fields else one for one in headings)
    return None


def _share_in_words(text: str) -> float | None:
    """The one percentage that a heading names."""
    named = _SHARE.findall(text)
    return float(named[0]) if len(named) == 1 else None


def _share_in_numbers(text: str) -> float | None:
    """The percentage of a heading that is a number."""
    bare = number(text) if _NUMBER.fullmatch(text) else None
    return round(bare.value * ALL, 6) if bare and bare.value <= MOST else None


_BEYOND = re.compile(r"(?:stretch|max(?:imum)?|outstanding|exceptional|exceeds|superior|maximal\w*|maximo|massimo|uitmuntend)\b")
"""What the level beyond a target begins with in a table of thresholds, targets and more."""


def beyond_the_target(headings: Headings, below: Below) -> Headings:
    """A "Maximum" behind the threshold and the target, each of whose numbers lies on the other side of the target: the stretch target."""
    fields = [one.field for one in headings]
    if "threshold" not in fields or fields.count("target") != 1 or "stretch" in fields:
        return headings
    levels = {one: [number(value) for value in cells] for one, cells in zip(headings, below, strict=True) if one.how != CORRECTED}
    target = next((one for one in levels if one.field == "target" and not is_timed(one)), None)
    named = [one for one in levels if one.field in (None, "threshold") and _BEYOND.match(plain(one.text))]
    lower = next((one for one in levels if one.field == "threshold" and one not in named), None)
    if target is None or lower is None or len(named) != 1:
        return headings
    told = [three for three in zip(levels[lower], levels[target], levels[named[0]], strict=True) if None not in three]
    ordered = (a.value < b.value < c.value or a.value > b.value > c.value for a, b, c in told if a and b and c)
    if not told or not all(ordered):
        return headings
    return tuple(replace(one, field="stretch", how=BY_OTHERS) if one is named[0] else one for one in headings)


_HORIZON = re.compile(
    r"(?:in |within |after |over |na |nach |apres |dans |en |a )?(?P<many>\d{1,3}) ?(?:(?P<days>days?|dagen|tage|jours|dias)"
    r"|(?P<weeks>weeks?|weken|wochen|semaines|semanas)|(?P<months>months?|mo|maanden|monate|mois|meses)"
    r"|(?P<years>years?|yrs?|jaar|jahre?|ans?|anos?))(?: (?:target|goal|doel|ziel))?"
)
_NTH_MONTH = re.compile(r"(?:m|months?|mo|monat|maand|mois|mes|mese|manad|maned|miesiac) ?(?P<many>\d{1,2})")
""" "M6", "M+6", "Month 6"; one after the other they may hold what each month reached."""
_DAYS = {"days": 1, "weeks": 7, "months": 30, "years": 365}


def _by_horizon(headings: Headings, below: Below) -> Headings | None:
    """ "3 months", "6 months", "1 year": levels to be reached by then, the last of them the target; beside where it is now."""
    if not {one.field for one in headings} & {"current", "baseline"}:
        return None
    free = [(one, cells) for one, cells in zip(headings, below, strict=True) if one.field is None and one.how != CORRECTED]
    told = [(days, one, cells) for one, cells in free if (days := _horizon(one.text))]
    until = [days for days, _, _ in told]
    # A level in words among them is one of a measure in words.
    if len(told) < LEAST_HORIZONS or until != sorted(until) or any(share_of_numbers(cells) <= HALF for _, _, cells in told):
        return None
    by_month = any(_NTH_MONTH.fullmatch(plain(one.text)) for _, one, _ in told)
    if by_month and (_follow_each_other(until) or not _are_filled_alike([cells for _, _, cells in told])):
        return None
    return tuple(replace(one, field="target", how=BY_OTHERS) if one is told[-1][1] else one for one in headings)


LEAST_HORIZONS, HALF = 2, 0.5


def _horizon(text: str) -> int | None:
    """Days until then, about."""
    bare = plain(text)
    nth = _NTH_MONTH.fullmatch(bare) or (_AHEAD.fullmatch(text.strip()) if "+" in text else None)
    if nth:
        return int(nth["many"]) * _DAYS["months"]
    found = _HORIZON.fullmatch(bare)
    return int(found["many"]) * _DAYS[found.lastgroup] if found and found.lastgroup else None


_AHEAD = re.compile(r"[TM]\s?\+\s?(?P<many>\d{1,2})(?:\s?(?:m|mo|months?|mois|monate|maanden))?", re.IGNORECASE)
""" "T+6", "M+6"."""


def _follow_each_other(until: Sequence[int]) -> bool:
    """Month by month."""
    return all(after - before == _DAYS["months"] for before, after in pairwise(until))


def _are_filled_alike(columns: Sequence[Sequence[Value]]) -> bool:
    """Where one tells a level all do: what is reached is not told ahead."""
    return all(None not in levels or not any(map(_is_told, levels)) for levels in zip(*columns, strict=True))


def farthest(headings: Headings) -> Headings:
    """Of targets that look ahead, "M6 target" and "M12 target", the farthest is the target, where none is called so by itself."""
    targets = [one for one in headings if one.field == "target" and _is_plain(one)]
    ahead = {one: days for one in targets if (days := _target_ahead(one.text))}
    if len(targets) < LEAST_HORIZONS or not ahead:
        return headings
    near = {one: days for one, days in ahead.items() if days <= FAR_OFF} or ahead
    kept = next((one for one in targets if one not in ahead), None) or max(near, key=near.__getitem__)
    return tuple(replace(one, field=None, how=BY_OTHERS) if one in ahead and one is not kept else one for one in headings)


FAR_OFF = 3 * _DAYS["years"]
"""Days. What is to be reached later is a vision beside what is to be reached before."""
_OF_TARGET = re.compile(r"\b(?:targets?|goals?|zielwert|ziel|soll|streefwaarde|doel|cible|objectif|meta|objetivo)\b")


def _target_ahead(text: str) -> int | None:
    """How far ahead a heading looks that names a target beside: days, about."""
    rest = " ".join(_OF_TARGET.sub(" ", plain(text)).split())
    return _horizon(rest) if rest != plain(text) else None


_LIGHTS = {
    **dict.fromkeys(("green", "groen", "grun", "vert", "verde"), "green"),
    **dict.fromkeys(("amber", "yellow", "orange", "geel", "oranje", "gelb", "jaune", "amarillo", "naranja", "amarelo", "giallo"), "amber"),
    **dict.fromkeys(("red", "rood", "rot", "rouge", "rojo", "vermelho", "rosso"), "red"),
}


def _by_green(headings: Headings, below: Below) -> Headings | None:
    """Bounds below the names of all three lights: where green begins is the target."""
    lights = {_LIGHTS[name]: (one, cells) for one, cells in zip(headings, below, strict=True) if (name := plain(one.text)) in _LIGHTS}
    if len(lights) != len({*_LIGHTS.values()}) or any(one.field for one, _ in lights.values()):
        return None
    green, cells = lights["green"]
    if green.how == CORRECTED or share_of_numbers(cells) <= NUMERIC:
        return None
    return tuple(replace(one, field="target", how=BY_OTHERS) if one is green else one for one in headings)


def _is_level(one: Heading) -> bool:
    return one.field in LEVELS and one.group is None and not is_timed(one)


def _is_told(value: Value) -> bool:
    return value is not None


def _is_in_words(value: Value) -> bool:
    return isinstance(value, bool) or (isinstance(value, str) and not any(map(str.isdigit, value)))


def share_of_numbers(cells: Sequence[Value]) -> float:
    """Of the cells that hold anything."""
    told = [value for value in cells if _is_told(value)]
    return sum(number(value) is not None for value in told) / max(1, len(told))
