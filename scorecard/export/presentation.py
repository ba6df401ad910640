"""The board deck: six to ten slides with native charts, from the values of the pages; fewer where there is nothing to tell."""

from scorecard.export.deck import attention, changes, coverage, first, method, scores, weeks
from scorecard.export.deck.fitting import told
from scorecard.export.deck.packed import packed
from scorecard.export.deck.page import Board
from scorecard.export.deck.template import template
from scorecard.export.summary.facts import Said, asked
from scorecard.language import tr
from scorecard.model.scope import Scope
from scorecard.store.store import Store


def deck(store: Store, scope: Scope, company: bytes | None = None, said: Said = lambda share, text: None) -> bytes:
    """The presentation for a period and day, as bytes, in the language in use; of a perspective or of a unit with its tree where the
    scope names one. `company` is a template (.pptx or .potx) to be used in place of the neutral one. `said` is told how far it is.

    Raises UnreadableFile for a template that can't or mustn't be used.
    """
    board = Board(template(company))
    facts = asked(store, scope, said)
    said(0.5, tr("Drawing the slides"))
    board.foot = first.foot(facts)
    first.first(board, facts)
    scores.cards(board, facts)
    scores.against_pace(board, facts)
    coverage.coverage(board, facts)
    changes.changes(board, store, facts)
    attention.objectives(board, facts)
    attention.gaps(board, facts)
    weeks.weeks(board, store, facts)
    attention.forecast(board, facts)
    method.method(board, store, facts)
    said(0.9, tr("Putting the presentation together"))
    subject = " ".join(part for part in (scope.period, scope.unit, scope.perspective) if part)
    made = packed(board.deck, tr("Balanced Scorecard"), told(subject)[:200], scope.as_of)
    said(1.0, "")
    return made
