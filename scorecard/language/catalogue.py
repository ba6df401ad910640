"""The catalogues: one `.po` file a language, read as it is, so that no compiled file has to be kept beside it."""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).with_name("locale")
SOURCE = "en"
OFFERED_FROM = 0.5
"""The share of its texts that a language must have before anyone can choose it; the rest is then shown in English."""


def file_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "scorecard.po"


def read(language: str) -> Catalog:
    """A language's catalogue as its file has it, obsolete and doubtful entries included."""
    with file_of(language).open("rb") as file:
        return read_po(file, locale=language, domain="scorecard")


@cache
def translations(language: str) -> gettext.NullTranslations:
    """What a language says for each text; a text it lacks comes back in English, and so does all of an unknown language."""
    if language == SOURCE or not file_of(language).is_file():
        return gettext.NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read(language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def languages() -> dict[str, str]:
    """The languages a person can choose: code to the language's own name, English first."""
    offered = [SOURCE, *(language for language in prepared() if _share_translated(language) >= OFFERED_FROM)]
    return {language: (Locale.parse(language).get_language_name(language) or language).capitalize() for language in offered}


def prepared() -> list[str]:
    """Every language that has a catalogue, complete or not."""
    return sorted(file.parents[1].name for file in LOCALE.glob("*/LC_MESSAGES/scorecard.po"))


def _share_translated(language: str) -> float:
    texts = [message for message in read(language) if message.id]
    return sum(1 for text in texts if text.string and all(_forms(text.string)) and not text.fuzzy) / len(texts) if texts else 0.0


def _forms(string: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)
