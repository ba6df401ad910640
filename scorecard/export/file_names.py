"""Names of files that hold a word from data: safe on every system, whatever the word is."""

import re
import unicodedata

MOST_LETTERS = 80
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


def safe(text: str) -> str:
    """The letters, digits, dots and dashes of a text, as a part of a file's name; "" where there are none."""
    letters = unicodedata.normalize("NFC", text)
    kept = "".join(letter if letter.isalnum() or letter in "-_.@" else " " for letter in letters)
    name = " ".join(kept.split())[:MOST_LETTERS].strip(" .")
    return f"_{name}" if _RESERVED.fullmatch(name) else name
