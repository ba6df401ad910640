"""Rows that are no rows of a table: totals, notes, legends, ruled lines, examples of a template. Each with its reason."""

import re
from string import ascii_lowercase

from scorecard.intake.cells.labels import TOTAL, is_numbered, kind_of_label_alone
from scorecard.intake.cells.numbers import number
from scorecard.intake.cells.words import is_placeholder
from scorecard.intake.grid import Grid, Value, texts_among
from scorecard.intake.headings.headlines import is_blank
from scorecard.intake.places.find import Table
from scorecard.model.perspective import normalised

A_TOTAL, A_NOTE, A_LINE = "a total or average", "a note or legend", "a ruled line"
A_LEGEND = "a legend"
A_COUNT = "counts the columns"
A_SHARE = "a part of the measure above"
AN_EXAMPLE, A_BLANK_FORM = "an example of the template", "still to be filled in"
_LEGEND = re.compile(
    r"^(?:(?:status |colou?r |rating |scoring |score |rag )?(?:legend|key|guide|scale)|legende|legenda|leyenda|kleurcode|farbcode)s?$"
)
_NOTE = re.compile(
    r"^\s*(?:(?:notes?|n\.?b\.?|ps|remarks?|legend|sources?|quellen?|bron|fuente|fonte|hinweise?|anmerkung(?:en)?|toelichting"
    r"|opmerking(?:en)?|notas?|remarques?|observa(?:ciones|coes|ções)|last updated?|updated(?: on)?|as of|stand|generated(?: on)?"
    r"|exported(?: on)?|prepared by|instructions?|how to use|aktualisiert am|bijgewerkt op|mis à jour le|actualizado)\s*[:–-]"
    r"|(?:scale|scoring|skala|schaal|[ée]chelle|escala)\s*[:=]\s*[\d(<≤]"
    r"|(?:[*†‡]|\(\*\)|¹|²)\s*\S)",
    re.IGNORECASE,
)
_SIGNS = "\u25a0-\u25ff\u2605\u2606\u2713-\u2718\u26aa\u26ab\u2705\u274c\u2b50\U0001f534-\U0001f535\U0001f7e0-\U0001f7eb"
_SIGNS_TOLD = re.compile(rf"(?:\s*[{_SIGNS}]\ufe0f?\s*[:=–-]?\s*\w[^{_SIGNS}]*){{2,}}")
"""What lights mean, all in one cell: "🟢 on track 🟡 at risk"."""
_MEANINGS = re.compile(r"\s*(?:[^\s=,;]{1,8}\s?=\s?[^=,;/|]{2,60}(?:[,;/|]\s*|$)){2,}")
""" "G = on target, R = off target"."""
_LONGEST = 200
"""Characters."""
_WITH_ITS_NUMBER = re.compile(r"([^:=]{3,40})[:=] ?[-+]?\d[\d.,]* ?%?(?: ?\([^()]*\))?")
""" "Overall score: 0.6 (of 1)" in one cell."""
_SIGNED = re.compile(
    r"\s*(?:(?:(?:employee|manager|supervisor)s?['’]?s? )?signature|unterschrift|handtekening|assinatura|ondertekening"
    r"|(?:signed|firma|visto|visa)\b(?=\s*(?::|by|del?|du|da|bueno|$))"
    r"|(?:ort|plaats|place|lieu|lugar|luogo|local)\s*(?:,|/|und|en|and|et|y|e)\s*(?:datum|date|fecha|data)"
    r"|(?:prepared|reviewed|approved|checked|released|created)\b(?= by|\s*[:/])"
    r"|(?:erstellt|geprüft|genehmigt|freigegeben|freigabe)\b(?= von| durch| am|\s*[:/])"
    r"|(?:opgesteld|gecontroleerd|goedgekeurd|vastgesteld|akkoord)\b(?= door|\s*[:/])"
    r"|(?:établi|rédigé|vérifié|approuvé|validé)\b(?= par|\s*[:/])"
    r"|(?:elaborado|elaboró|revisado|revisó|aprobado|aprobó|aprovado|redatto|verificato|approvato)\b(?= por| da|\s*[:/])"
    r"|(?:date|datum|fecha|data)\s*:)",
    re.IGNORECASE,
)
"""What stands where a form is signed."""
_EXAMPLE = re.compile(
    r"^[\[(]?\s*(?:example|e\.g\.|beispiel|z\.\s?b\.|voorbeeld|bijv\.|exemple|p\. ?ex\.|ejemplo|exemplo|sample)\s*[:\])–-]"
    r"|^(?:e\.\s?g\.|z\.\s?b\.|bijv\.|p\. ?ex\.|p\. ?ej\.)\s",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(
    r"[\s\-–•·]*(?:(?:out )?of (?:which|whom|these|them)|thereof|davon|darunter|waarvan|waaronder|dont|parmi lesquel(?:le)?s"
    r"|de l[oa]s cuales|d[ao]s quais|di cui|tra cui)\b",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s\-–—=_*.~#]+")
_BEGINNINGS = {
    "tot", "gra", "sub", "sum", "ave", "avg", "mea", "med", "méd", "ove", "ges", "zwi", "dur", "mit", "ein", "gem", "som", "moy", "sou",
    "pro", "leg", "ley", "key", "sta", "col", "rat", "sco", "rag", "gui", "sca", "kle", "far", "not", "n.b", "nb:", "ps:", "rem", "que",
    "bro", "fue", "fon", "hin", "anm", "toe", "opm", "obs", "las", "upd", "gen", "exp", "pre", "ins", "how", "akt", "bij", "mis", "act",
    "exa", "e.g", "bei", "z.b", "voo", "exe", "p.e", "eje", "sam", "as ", "ps ", "nb ", "z. ", "p. ", "\u03c3", "¹", "²",
    "ska", "sch", "éch", "ech", "esc",
    "ито", "все", "сре", "жам", "ўрт",  # noqa: RUF001 they are Cyrillic
}  # fmt: skip
"""Three letters that the texts of noise begin with."""
_ENDINGS = {"score", "erage", "gress", "ценка", " баҳо"}
_AROUND_A_COUNT = re.compile(r"[\s()\[\].]")
_AT_THE_LEFT = 3
"""Columns in which a note or a total begins."""
_TEXTS = {"objective", "key_result", "okr_text", "title"}


def noise(grid: Grid, table: Table) -> dict[int, str]:
    """The rows of a table that hold nothing of it, by their number, and why."""
    texts = [one.column - grid.first_column for one in table.headings if one.field in _TEXTS and one.group is None]
    result = next((one.column - grid.first_column for one in table.headings if one.field == "key_result"), None)
    found: dict[int, str] = _lists_below(grid, table) | _legend_below(grid, table) | _signed_below(grid, table)
    for row in _telling(grid, table, texts, result):
        cells = grid.row(row)
        told = [value for value in cells if value is not None]
        # A row may be counted before its first word.
        first = told[1] if len(told) > 1 and isinstance(told[0], (int, float)) else told[0]
        said = _said(first) if isinstance(first, str) else ""
        if said == A_LEGEND and not _is_measured(cells, table, grid.first_column) and not _goes_on(grid, table, row):
            return found | {below: A_NOTE for below in table.rows if below >= row}
        if said == A_TOTAL and row == table.rows[0] and " " in str(first).strip() and _is_measured(cells, table, grid.first_column):
            continue  # Nothing stands above that it could be the total of.
        reason = _of_row(said, first, cells, result) or _of_texts([cells[one] for one in texts])
        if reason:
            found[row] = reason
    found |= _below(grid, table, found, result) | _numbering(grid, table) | _shares(grid, table, result)
    return found | _blank_labels(grid, table, result)


def _blank_labels(grid: Grid, table: Table, result: int | None) -> dict[int, str]:
    """Rows with nothing but the label of a key result that nobody wrote: "KR 3:"."""
    if result is None or not table.rows:
        return {}
    start, end = (row - grid.first_row for row in (table.rows[0], table.rows[-1]))
    texts = (text for text in texts_among(grid.coded(result).between(start, end + 1).values) if text[:1] in "kK" and len(text) < _LABEL)
    blank = {text for text in texts if kind_of_label_alone(text) == "key result"}
    rows = (row for row in table.rows if grid.row(row)[result] in blank) if blank else ()
    return {row: A_BLANK_FORM for row in rows if sum(value is not None for value in grid.row(row)) == 1}


_LABEL = 20
"""Characters that a label of a key result has at the most."""


def _shares(grid: Grid, table: Table, result: int | None) -> dict[int, str]:
    """Rows that break the measure above them down: "of which women"."""
    if result is None or len(table.rows) < 2:
        return {}
    start, end = (row - grid.first_row for row in (table.rows[0], table.rows[-1]))
    of_which = {text for text in texts_among(grid.coded(result).between(start, end + 1).values) if _OF_WHICH.match(text)}
    below = table.rows[1:] if of_which else ()
    return {row: A_SHARE for row in below if grid.row(row)[result] in of_which}


def _is_measured(cells: list[Value], table: Table, first_column: int) -> bool:
    """A row whose key result has levels: "Scale" is its objective."""
    levels = [cells[one.column - first_column] for one in table.headings if one.field in ("baseline", "target", "current")]
    return sum(value is not None and number(value) is not None for value in levels) > 1


def _goes_on(grid: Grid, table: Table, row: int) -> bool:
    """A row right below the heading, or below one of which the same cells are filled: its objective is called "Scale"."""
    if row - 1 == table.heading_row:
        return True
    filled, above = ([value is not None for value in grid.row(one)] if one >= grid.first_row else [] for one in (row, row - 1))
    return filled == above and sum(filled) >= LEAST_FILLED


LEAST_FILLED = 3
"""Cells of a row by which it looks like the one above."""


def _numbering(grid: Grid, table: Table) -> dict[int, str]:
    """A first row that counts the columns: "1, 2, 3", "(1), (2), (3)" or "a, b, c"."""
    if not table.rows:
        return {}
    cells = [value for value in grid.rows[table.rows[0] - grid.first_row] if value is not None]
    told = [_AROUND_A_COUNT.sub("", f"{value:g}" if isinstance(value, float) else str(value)).casefold() for value in cells]
    counts = ([str(start + place) for place in range(len(told))] for start in (0, 1))
    return {table.rows[0]: A_COUNT} if len(told) > 2 and told in (*counts, [*ascii_lowercase[: len(told)]]) else {}


def _telling(grid: Grid, table: Table, texts: list[int], result: int | None) -> list[int]:
    """The rows in which a text at the left, or of an objective or key result, could be noise; each text is asked once."""
    width = len(grid.rows[0]) if grid.rows else 0
    columns, first = grid.columns(), grid.first_row
    # Totals and notes leave the key result empty, or stand in its column.
    blank = result is not None and None in columns[result]
    bare = table.rows if result is None else tuple(row for row in table.rows if columns[result][row - first] is None) if blank else ()
    found: set[int] = set()
    for offset in {*range(min(_AT_THE_LEFT, width)), *texts}:
        rows = table.rows if offset in texts else bare
        told = grid.coded(offset).between(rows[0] - first, rows[-1] - first + 1).values if rows else ()
        noisy = _noisy(set(texts_among(told)))
        if noisy:
            found.update(row for row in rows if columns[offset][row - first] in noisy)
    return sorted(found)


def _noisy(texts: set[str]) -> set[str]:
    """Those that may be noise. Most texts are told by their first and last letters to be none."""
    begun = {letters for letters in {text[:3] for text in texts} if not letters[:1].isalnum() or letters.casefold() in _BEGINNINGS}
    ended = {letters for letters in {text[-5:] for text in texts} if letters.casefold() in _ENDINGS}
    told = {text for text in texts if text.count("=") > 1}
    if not begun and not ended and not told:
        return set()
    doubtful = (text for text in texts if text[:3] in begun or text[-5:] in ended or text in told)
    return {text for text in doubtful if text.lstrip()[:1] in "[<{" or _said(text) != "" or _is_example(text)}


def _of_row(said: str, first: Value, cells: list[Value], result: int | None) -> str | None:
    if said == A_TOTAL and (result is None or cells[result] is None or cells[result] == first):
        return said
    if said == A_LINE and all(isinstance(value, str) and _RULE.fullmatch(value) for value in cells if value is not None):
        return said
    return said if said == A_NOTE and sum(value is not None for value in cells) <= 2 else None


def _said(text: str) -> str:
    """What the first text of a row says about the row; "" for nothing."""
    if len(text) < 40:
        word = normalised(text)
        if not word:
            return A_LINE if _RULE.fullmatch(text) else ""
        if TOTAL.search(word):
            return A_TOTAL
        if _LEGEND.match(word):
            return A_LEGEND
    label = _WITH_ITS_NUMBER.fullmatch(text.strip())
    if label and TOTAL.search(normalised(label[1])):
        return A_TOTAL
    return A_NOTE if _NOTE.match(text) or (len(text) < _LONGEST and (_SIGNS_TOLD.fullmatch(text) or _MEANINGS.fullmatch(text))) else ""


def _of_texts(told: list[Value]) -> str | None:
    texts = [value for value in told if isinstance(value, str)]
    if any(_is_example(text) for text in texts):
        return AN_EXAMPLE
    if texts and _said(texts[0]) == A_TOTAL and len({*texts}) == 1:
        return A_TOTAL
    if texts and all(text.lstrip()[:1] in "[<{" and is_placeholder(text) for text in texts):
        return A_BLANK_FORM
    return None


def _is_example(text: str) -> bool:
    return _EXAMPLE.match(text.lstrip()) is not None


def _below(grid: Grid, table: Table, known: dict[int, str], result: int | None) -> dict[int, str]:
    """Sentences that stand alone at the end of a table, behind a blank row. In a table of one column every text stands alone.

    What stands below the heading of key results is one, unless that is where notes begin too.
    """
    if len(table.headings) < 2:
        return {}
    found: dict[int, str] = {}
    rows = [row for row in table.rows if row not in known] if known else table.rows
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        cells = grid.row(row)
        told = [value for value in cells if value is not None]
        if len(told) != 1 or not isinstance(told[0], str) or (result and cells[result] is not None):
            break
        found[row] = A_NOTE
        above = rows[place - 1] if place else table.heading_row
        if row - above > 1:
            return found if all(_is_sentence(grid, one) for one in found) else {}
    return {}


_LAST = 30
"""Rows at the end of a table, among which a legend in one row may stand."""


def _legend_below(grid: Grid, table: Table) -> dict[int, str]:
    """The last rows from one on that begins with "Legend:" behind a blank row, and tells each sign in a cell of its own."""
    for row in table.rows[-_LAST:]:
        first = next((value for value in grid.row(row) if value is not None), None)
        if isinstance(first, str) and first.rstrip().endswith(":") and _said(first.rstrip()[:-1]) == A_LEGEND and is_blank(grid, row - 1):
            return {below: A_NOTE for below in table.rows if below >= row}
    return {}


def _signed_below(grid: Grid, table: Table) -> dict[int, str]:
    """The last rows, where each cell says that somebody signs or signed here."""
    found: dict[int, str] = {}
    for row in reversed(table.rows):
        told = [value for value in grid.row(row) if value is not None]
        signed = all(isinstance(value, str) and len(value) < _LONGEST and _SIGNED.match(value) for value in told)
        if not signed or (len(told) < 2 and not is_blank(grid, row - 1)):
            break
        found[row] = A_NOTE
    return found if len(found) < len(table.rows) else {}


def _lists_below(grid: Grid, table: Table) -> dict[int, str]:
    """Rows behind a blank one with words where the table has its levels, and no number in any of them: lists of something else,
    whose first row says what of."""
    levels = [one.column - grid.first_column for one in table.headings if one.field in _LEVELS and one.group is None]
    broken = bool(levels and table.rows) and table.rows[-1] - table.rows[0] >= len(table.rows)
    gaps = [place for place in range(1, len(table.rows)) if table.rows[place] - table.rows[place - 1] > 1] if broken else []
    for place in gaps[-1:]:
        above, rows = table.rows[:place], table.rows[place:]
        told = [value for row in rows for value in (grid.row(row)[one] for one in levels) if value is not None]
        head = [value for value in grid.row(rows[0]) if value is not None]
        in_words = [value for value in told if isinstance(value, str) and len(value.split()) > 2 and not any(map(str.isdigit, value[:1]))]
        numbers = any(isinstance(value, (int, float)) or number(value) is not None for value in told)
        measured = any(isinstance(grid.row(row)[one], (int, float)) for row in above for one in levels)
        short = len(head) > 1 and all(isinstance(value, str) and len(value.split()) <= 3 for value in head)
        if len(rows) > 1 and measured and short and in_words and not numbers:
            return dict.fromkeys(rows, A_NOTE)
    return {}


_LEVELS = ("baseline", "target", "current")


def _is_sentence(grid: Grid, row: int) -> bool:
    text = next(str(value) for value in grid.row(row) if value is not None)
    return not is_numbered(text) and (text.rstrip().endswith((".", "!", ":")) or len(text.split()) > 12)
