"""The first slide: the quarter in a sentence."""

from scorecard.charts import theme, words
from scorecard.export.deck.page import Board
from scorecard.export.headline import sentence
from scorecard.export.summary.facts import Facts
from scorecard.language import day, number, tr, trn


def first(board: Board, facts: Facts) -> None:
    title = tr("Balanced Scorecard")
    if facts.scope.period:
        title = tr("Balanced Scorecard {period}").format(period=facts.scope.period)
    told = sentence(facts.headline, facts.held)
    about = [subject(facts), *_standing_on(facts)]
    page = board.first(title, f"{told}\n{' · '.join(about)}")
    page.under(told, " · ".join(about))
    if not board.template.own:
        colours = theme.colours(facts.held)
        page.strips([colours.get(key, theme.MUTED) for key in facts.held.ids])


def foot(facts: Facts) -> str:
    """What every slide says of itself: whose, when, on how much, and by which version of the method."""
    return " · ".join([subject(facts), facts.scope.period or tr("No period named"), *_standing_on(facts)])


def subject(facts: Facts) -> str:
    """What the deck is about."""
    scope = facts.scope
    if scope.perspective is not None:
        return facts.held.name_of(facts.columns[0])
    return tr("All units") if scope.unit is None else words.unit(scope.unit)


def _standing_on(facts: Facts) -> list[str]:
    scored = sum(row.score is not None for row in facts.results)
    version = next((row.method_version for row in facts.results), None)
    return [
        tr("as of {day}").format(day=day(facts.scope.as_of)),
        trn("{scored} of {n} key result scored", "{scored} of {n} key results scored", len(facts.results)).format(
            scored=number(scored), n=number(len(facts.results))
        ),
        *([tr("method {version}").format(version=version)] if version else []),
    ]
