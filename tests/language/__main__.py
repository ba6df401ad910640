"""`python -m tests.language` brings every catalogue up to the texts of the source and says what is left to translate.

A new text is added without a translation, one that is gone is dropped, and nothing is guessed from a likeness.
"""

import sys

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from scorecard.language import catalogue
from tests.language.sources import gathered


def main() -> None:
    texts = gathered()
    for language in catalogue.prepared():
        held = catalogue.read(language)
        created = held.creation_date
        held.update(texts, no_fuzzy_matching=True)
        held.obsolete.clear()
        held.creation_date = created
        with catalogue.file_of(language).open("wb") as file:
            write_po(file, held, width=120, include_lineno=False, sort_by_file=True)
        sys.stdout.write(f"{language}: {missing(held)} of {len(held)} texts without a translation\n")


def missing(held: Catalog) -> int:
    return sum(1 for message in held if message.id and not (message.string and all(message.string)))


if __name__ == "__main__":
    main()
