"""The sentence of the quarter, said from its facts; pages and files use the same.

Said are at most `MOST` clauses, in this order: how the perspectives stand, of which too little is known, where the holes are,
what slipped, what is foreseen to miss. A fact that is not there is not mentioned.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from scorecard.language import day, number, tr, trn
from scorecard.model.headline import Headline
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scope import Scope

MOST = 4
APART = 0.05
"""Scores nearer than this are told and not ranked (methodology §2.6, trap 7)."""


def sentence(facts: Headline, held: PerspectiveSet) -> str:
    """Such as "Customer leads at 0.71; Learning & growth covers 2 of 6 units; 4 key results slipped since last week."; plain text."""
    said = [clause for part in (_standing, _thin, _hole, _slipped, _foreseen) for clause in part(facts, held)][:MOST]
    told = "; ".join(said)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _standing(facts: Headline, held: PerspectiveSet) -> Iterator[str]:
    if not facts.standings:
        if not facts.objectives:
            yield tr("no objective has a perspective yet")
        elif not facts.thin:
            yield tr("nothing can be scored yet")
        return
    best, worst = facts.standings[0], facts.standings[-1]
    names = [_name(held, one.perspective) for one in (best, worst)]
    scores = [number(one.score, 2) for one in (best, worst)]
    if len(facts.standings) == 1:
        yield tr("{perspective} stands at {score}").format(perspective=names[0], score=scores[0])
    elif scores[0] == scores[1]:
        yield tr("the perspectives all stand at {score}").format(score=scores[0])
    elif best.score - worst.score < APART - 1e-9:
        yield tr("the perspectives stand close together, from {low} to {high}").format(low=scores[1], high=scores[0])
    else:
        yield tr("{leading} leads at {high}, {trailing} trails at {low}").format(
            leading=names[0], high=scores[0], trailing=names[1], low=scores[1]
        )


def _thin(facts: Headline, held: PerspectiveSet) -> Iterator[str]:
    if not facts.thin:
        return
    if not facts.standings:
        yield tr("too little is known of every perspective to give it a number")
    elif len(facts.thin) == 1:
        yield tr("too little is known of {perspective} to give it a number").format(perspective=_name(held, facts.thin[0]))
    else:
        yield trn(
            "too little is known of {n} perspective to give it a number",
            "too little is known of {n} perspectives to give them numbers",
            len(facts.thin),
        ).format(n=number(len(facts.thin)))


def _hole(facts: Headline, held: PerspectiveSet) -> Iterator[str]:
    if not facts.holes or not facts.objectives:
        return
    hole = facts.holes[0]
    name = _name(held, hole.perspective)
    *others, last = [_name(held, one.perspective) for one in facts.holes if not one.covered] or [""]
    nowhere = tr("{names} or {last}").format(names=", ".join(others), last=last) if others else last
    if facts.unit is not None:
        yield tr("nothing is planned in {perspective}").format(perspective=nowhere or name)
    elif nowhere:
        yield tr("no unit has an objective in {perspective}").format(perspective=nowhere)
    else:
        yield trn("{perspective} covers {covered} of {n} unit", "{perspective} covers {covered} of {n} units", hole.asked).format(
            perspective=name, covered=number(hole.covered), n=number(hole.asked)
        )


def _slipped(facts: Headline, held: PerspectiveSet) -> Iterator[str]:
    if facts.slipped:
        yield trn("{n} key result slipped since last week", "{n} key results slipped since last week", facts.slipped).format(
            n=number(facts.slipped)
        )


def _foreseen(facts: Headline, held: PerspectiveSet) -> Iterator[str]:
    if facts.missing:
        yield trn(
            "{missing} of {n} key result that can be foreseen is set to miss",
            "{missing} of {n} key results that can be foreseen are set to miss",
            facts.judged,
        ).format(missing=number(facts.missing), n=number(facts.judged))


def of_the_whole(unit: str | None, *, known: bool) -> str:
    """How the number of the organisation (None), of a unit or of what names no unit ("") is said, to be filled in; bold in Markdown.

    Where there is no number, nothing "stands at" it, and no status is told: what little is scored may well be the exception.
    """
    if unit is None and known:
        return tr("The organisation stands at **{score}** ({status}); {complete} of the weight is scored.")
    if unit is None:
        return tr("The organisation: **{score}**; {complete} of the weight is scored.")
    if unit and known:
        return tr("{unit} stands at **{score}** ({status}); {complete} of the weight is scored.")
    if unit:
        return tr("{unit}: **{score}**; {complete} of the weight is scored.")
    if known:
        return tr("OKRs without a unit stand at **{score}** ({status}); {complete} of the weight is scored.")
    return tr("OKRs without a unit: **{score}**; {complete} of the weight is scored.")


def other_side(now: Scope, then: Scope, days: Mapping[str, tuple[date, date]]) -> list[str]:
    """Which day the other side of "what changed" is, and what a reader must know of the two; `days` are the periods' first and last."""
    at_the_end = then.as_of == days[then.period or ""][1]
    told = tr("Then: {day}, the end of {period}.") if at_the_end else tr("Then: {day}, the same day of {period}.")
    found = [told.format(day=day(then.as_of), period=then.period)]
    if at_the_end and now.as_of < days[now.period or ""][1]:
        found.append(tr("{period} still runs, so its scores go on growing.").format(period=now.period))
    return found


def _name(held: PerspectiveSet, perspective: str) -> str:
    return held.name_of(perspective)
