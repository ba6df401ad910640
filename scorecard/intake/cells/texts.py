"""Questions to a whole column of texts at once: a look at all of them together is cheaper than one at each."""

from collections.abc import Sequence

from scorecard.model.perspective import normalised

_BLANKS = ("  ", "\n ", " \n", *"\t\r\v\f\x1c\x1d\x1e\x1f\x85")
"""What a column of tidy texts, joined by line ends, does not hold."""
_ASCII = str.maketrans({code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128) if chr(code) != "\n"})


def are_tidy(texts: Sequence[str]) -> bool:
    """No text has blanks at its ends, two in a row, or other blanks than the plain one. Texts outside ASCII are not looked at."""
    joined = "\n".join(texts)
    if not joined.isascii() or joined.count("\n") != len(texts) - 1:
        return False
    return joined.strip() == joined and not any(blank in joined for blank in _BLANKS)


def all_normalised(texts: Sequence[str]) -> list[str]:
    """Each as `normalised` has it."""
    joined = "\n".join(texts)
    if not joined.isascii() or joined.count("\n") != len(texts) - 1:
        return [normalised(text) for text in texts]
    plain = joined.translate(_ASCII)
    if plain.strip() == plain and not any(blank in plain for blank in _BLANKS):
        return plain.split("\n")
    return [" ".join(text.split()) for text in plain.split("\n")]
