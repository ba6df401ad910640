"""The alignment tree: units below units, their objectives, and which objective each serves. HTML, for it folds and wraps."""

import html
from collections.abc import Mapping, Sequence

from scorecard.charts import theme, words
from scorecard.language import number, tr, trn
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scores import ObjectiveScore
from scorecard.model.strategy import Alignment, UnitPlace

MOST_LISTED = 1_000
"""Objectives; of more, only how many each unit has is told."""
OPEN = 2
"""How many levels of units stand open at first."""
STYLE = """
.tree { font-family: var(--st-font, sans-serif); font-size: 14px; color: var(--st-text-color, #0d161f); line-height: 1.45; }
.tree details { margin-left: 2px; padding-left: 14px; border-left: 1px solid var(--st-border-color, #d9dfe5); }
.tree > details { padding-left: 0; border-left: none; }
.tree summary { cursor: pointer; padding: 5px 0; font-weight: 600; }
.tree .leaf { margin: 0; padding: 5px 0; font-weight: 600; }
.tree .count { font-weight: 400; opacity: 0.8; }
.tree ul { list-style: none; margin: 0 0 6px 0; padding: 0 0 0 16px; }
.tree li { display: flex; gap: 8px; padding: 3px 0; align-items: baseline; }
.tree li .text { flex: 1; min-width: 0; overflow-wrap: anywhere; cursor: pointer; }
.tree li .text:hover, .tree li .text:focus-visible { text-decoration: underline; outline: none; }
.tree li .serves { display: block; font-size: 12.5px; opacity: 0.85; }
.tree li .score { font-variant-numeric: tabular-nums; white-space: nowrap; min-width: 3.6em; }
.tree .edge { width: 4px; align-self: stretch; border-radius: 2px; flex: none; }
"""


def alignment_tree(
    units: Sequence[UnitPlace], alignments: Sequence[Alignment], scores: Mapping[str, ObjectiveScore], held: PerspectiveSet,
    *, listed: bool = True,
) -> str:  # fmt: skip
    """HTML of the tree. Units without objectives in their whole tree are left out; each objective carries its id as `data-key`.

    Not `listed`: units and how many objectives they have, alone.
    """
    inside: dict[str | None, list[Alignment]] = {}
    for one in alignments:
        inside.setdefault(one.unit, []).append(one)
    below = _below(_parents(units, inside))
    colours = theme.colours(held)

    def items(unit: str | None) -> str:
        return "".join(_item(one, scores.get(one.objective_id), colours) for one in inside.get(unit, ()))

    def branch(unit: str | None, depth: int) -> str:
        lower = "".join(branch(child, depth + 1) for child in below.get(unit, ()) if unit is not None)
        count = len(inside.get(unit, ()))
        told = f' <span class="count">{number(count)}</span>' if count else ""
        own = f"<ul>{items(unit)}</ul>" if count and listed else ""
        name = f"{html.escape(words.unit(unit))}{told}"
        if not own and not lower:
            return f'<p class="leaf">{name}</p>'
        opened = " open" if depth < OPEN else ""
        return f"<details{opened}><summary>{name}</summary>{own}{lower}</details>"

    if not alignments:
        return f'<style>{STYLE}</style><div class="tree">{html.escape(tr("No objective stands here."))}</div>'
    roots = (*below.get(None, ()), *([None] if None in inside else []))
    return f'<style>{STYLE}</style><div class="tree">{"".join(branch(unit, 0) for unit in roots)}</div>'


def alignment_tree_in_words(alignments: Sequence[Alignment]) -> str:
    """How many objectives serve another one, and how many name one that is not there."""
    served = sum(one.parent_objective_id is not None for one in alignments)
    lost = sum(one.named is not None and one.parent_objective_id is None for one in alignments)
    units = len({one.unit for one in alignments})
    counted = trn("{n} objective", "{n} objectives", len(alignments)).format(n=number(len(alignments)))
    told = [
        trn("{objectives} in {n} unit", "{objectives} in {n} units", units).format(objectives=counted, n=number(units)),
        trn("{n} serves another objective", "{n} serve another objective", served).format(n=number(served)),
        trn("{n} names one that is not found", "{n} name one that is not found", lost).format(n=number(lost)),
    ]
    return "{}: {}, {}.".format(*told)


def _parents(units: Sequence[UnitPlace], inside: Mapping[str | None, Sequence[Alignment]]) -> dict[str | None, str | None]:
    """Each unit that has objectives, or has some below it, and the unit above it; a unit that stands above itself is at the top."""
    told = {one.unit: one.parent for one in units}
    found: dict[str | None, str | None] = {}
    for start in (unit for unit in inside if unit is not None):
        way: list[str] = []
        here: str | None = start
        while here is not None and here not in way:
            way.append(here)
            here = told.get(here)
        for unit, parent in zip(way, [*way[1:], None], strict=True):
            found.setdefault(unit, parent)
    return found


def _below(parents: Mapping[str | None, str | None]) -> dict[str | None, list[str]]:
    """The units right below each, in the order of their names; None: those at the top, in the order of their objectives."""
    found: dict[str | None, list[str]] = {}
    for unit, parent in parents.items():
        if unit is not None:
            found.setdefault(parent, []).append(unit)
    return {parent: units if parent is None else sorted(units) for parent, units in found.items()}


def _item(one: Alignment, row: ObjectiveScore | None, colours: Mapping[str | None, str]) -> str:
    score = words.mark(row.score, enough=row.enough) if row else ""
    status = words.standing(row.status, enough=row.enough) if row else "no_data"
    colour = colours.get(row.perspective if row else None, theme.MUTED)
    longer = one.parent_objective and one.parent_period != one.period
    serves = f"{one.parent_objective} · {one.parent_period}" if longer else one.parent_objective
    told = f'<span class="serves">↑ {html.escape(serves)}</span>' if serves else ""
    if one.named and one.parent_objective is None:
        told = f'<span class="serves">↑ {html.escape(tr("{name}: not found").format(name=one.named))}</span>'
    return (
        f'<li><span class="edge" style="background:{colour}"></span>'
        f'<span class="text" role="button" tabindex="0" data-key="{html.escape(one.objective_id)}">'
        f"{html.escape(one.objective)}{told}</span>"
        f'<span class="score"><span role="img" aria-label="{html.escape(words.status(status))}" '
        f'style="color:{theme.STATUS.get(status, theme.MUTED)}">{theme.GLYPH.get(status, "○")}</span> '
        f"{score}</span></li>"
    )
