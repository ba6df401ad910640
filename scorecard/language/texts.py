"""Texts of the interface in the language in use."""

from scorecard.language.catalogue import translations
from scorecard.language.chosen import in_use


def tr(text: str) -> str:
    """An English text in the language in use; placeholders stay, to be filled afterwards: `tr("Until {day}").format(day=…)`."""
    return translations(in_use()).gettext(text) if text else text


def trn(one: str, many: str, n: int) -> str:
    """The form of a text that goes with a number: `trn("{n} unit", "{n} units", n).format(n=…)`."""
    return translations(in_use()).ngettext(one, many, n)


def marked(text: str) -> str:
    """The same English text; it marks a word in a table as one that the catalogues hold and that is translated where it is shown."""
    return text
