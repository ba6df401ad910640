"""The strategy map: objectives in bands of perspectives, the drivers below and the purpose on top, and what is meant to move what.

Drawn as SVG, for text must wrap in its box and not shrink with the page: the same map is placed once for each of three widths,
and the style sheet shows the one that fits. Colours that depend on the ground are those of the page (`--st-…`).
"""

import html
from collections.abc import Mapping, Sequence

from scorecard.charts import placement, theme, words
from scorecard.charts.placement import Band, Box
from scorecard.language import number, tr
from scorecard.model.perspective import PerspectiveSet
from scorecard.model.scores import ObjectiveScore
from scorecard.model.strategy import StrategyLink

WIDTHS = (960, 540, 342)
"""Pixels for which the map is placed; the style sheet below knows them too."""
DASH = {"hypothesis": "", "definitional": "2 4", "enables": "7 4"}
STYLE = """
.map { container-type: inline-size; font-family: var(--st-font, sans-serif); color: var(--st-text-color, #0d161f); }
.map svg { display: none; margin: 0 auto; overflow: visible; }
@container (min-width: 960px) { .map svg.w960 { display: block; } }
@container (min-width: 540px) and (max-width: 959.98px) { .map svg.w540 { display: block; } }
@container (max-width: 539.98px) { .map svg.w342 { display: block; } }
.map text { fill: currentColor; font-size: 13px; }
.map .name { font-weight: 600; }
.map .foot { font-size: 12px; }
.map .box { cursor: pointer; outline: none; }
.map .box rect.ground { fill: var(--st-background-color, #fff); stroke: var(--st-border-color, #d9dfe5); }
.map .box:hover rect.ground, .map .box:focus-visible rect.ground { stroke: var(--st-primary-color, #1f5f8b); stroke-width: 2; }
.map .box.picked rect.ground { stroke: var(--st-primary-color, #1f5f8b); stroke-width: 2.5; }
.map .far text, .map .far rect.edge { opacity: 0.4; }
.map .link { pointer-events: none; fill: none; stroke: currentColor; stroke-width: 1.4; opacity: 0.55; }
.map .link.near { opacity: 1; stroke-width: 2.2; }
.map .link.away { opacity: 0.12; }
.map marker path { fill: currentColor; }
"""


def strategy_map(
    objectives: Sequence[ObjectiveScore], links: Sequence[StrategyLink], held: PerspectiveSet, picked: str | None = None
) -> str:
    """HTML of the map; each box carries its objective's id as `data-key`. What `picked` is linked to is brought out."""
    by_id = {row.objective_id: row for row in objectives if row.perspective in held.ids}
    drawn = [one for one in links if one.from_objective_id in by_id and one.to_objective_id in by_id]
    pairs = [(one.from_objective_id, one.to_objective_id) for one in drawn]
    bands = placement.ordered([[key for key, row in by_id.items() if row.perspective == one] for one in held.ids], pairs)
    linked = {key for pair in pairs if picked in pair for key in pair}
    near = {picked, *linked} if picked is not None and picked in by_id else set(by_id)
    maps = [_svg(width, bands, by_id, drawn, held, near, picked) for width in WIDTHS]
    return f'<style>{STYLE}</style><div class="map">{"".join(maps)}</div>'


def strategy_map_in_words(objectives: Sequence[ObjectiveScore], links: Sequence[StrategyLink], held: PerspectiveSet) -> str:
    """How many objectives stand in each band, and every link."""
    by_id = {row.objective_id: row for row in objectives if row.perspective in held.ids}
    counts = ", ".join(f"{held.name_of(one)} {number(sum(row.perspective == one for row in by_id.values()))}" for one in held.ids)
    told = "; ".join(
        f"“{by_id[one.from_objective_id].objective}” → “{by_id[one.to_objective_id].objective}”"
        for one in links
        if one.from_objective_id in by_id and one.to_objective_id in by_id
    )
    if not told:
        return tr("Strategy map without links. Objectives by perspective, the top first: {counts}.").format(counts=counts)
    return tr("Strategy map. Objectives by perspective, the top first: {counts}. Links: {links}.").format(counts=counts, links=told)


def _svg(
    width: int,
    keys: Sequence[Sequence[str]],
    by_id: Mapping[str, ObjectiveScore],
    links: Sequence[StrategyLink],
    held: PerspectiveSet,
    near: set[str],
    picked: str | None,
) -> str:
    bands = placement.placed(keys, {key: row.objective for key, row in by_id.items()}, width)
    boxes = {box.key: box for band in bands for box in band.boxes}
    height = bands[-1].y + bands[-1].height if bands else 40
    colours = theme.colours(held)
    names = [_band(band, held.name_of(one), colours[one], width) for band, one in zip(bands, held.ids, strict=True)]
    ports = _ports(links, boxes)
    curves = [_curve(one, ports, boxes, width, picked) for one in links]
    drawn = [_box(box, by_id[key], colours, far=key not in near, picked=key == picked) for key, box in boxes.items()]
    head = (
        f'<marker id="tip{width}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        'markerUnits="userSpaceOnUse" orient="auto"><path d="M0,0 L8,4 L0,8 z"/></marker>'
    )
    under, over = ("".join(one for one in curves if (" near" in one) == near) for near in (False, True))
    inside = "".join([*names, f'<g aria-hidden="true">{under}</g>', *drawn, f'<g aria-hidden="true">{over}</g>'])
    return (
        f'<svg class="w{width}" width="{width}" height="{height + 4:.0f}" viewBox="0 0 {width} {height + 4:.0f}" '
        f'style="max-width:100%" role="group"><defs>{head}</defs>{inside}</svg>'
    )


def _band(band: Band, name: str, colour: str, width: int) -> str:
    rule = f'<line x1="0" x2="{width}" y1="{band.y + 20:.0f}" y2="{band.y + 20:.0f}" stroke="{colour}" stroke-width="2"/>'
    nothing = "" if band.boxes else f'<text x="0" y="{band.y + 42:.0f}">{html.escape(tr("No objective"))}</text>'
    return f'{rule}<text class="name" x="0" y="{band.y + 13:.0f}">{html.escape(name)}</text>{nothing}'


def _box(box: Box, row: ObjectiveScore, colours: Mapping[str | None, str], *, far: bool, picked: bool) -> str:
    lines = "".join(
        f'<text x="{box.x + 12:.1f}" y="{box.y + 19 + placement.LINE * number:.1f}">{html.escape(line)}</text>'
        for number, line in enumerate(box.lines)
    )
    standing = words.standing(row.status, enough=row.enough)
    score = words.score(row.score, enough=row.enough)
    shown = score if row.score is None else words.mark(row.score, enough=row.enough)
    # Words and numbers of the foot are narrower than the widest names of units; its edges, mark and gap take 44 pixels.
    room = int((box.width - 44 - 5.6 * len(shown)) // 6.6)
    unit = row.unit or ""
    unit = unit if len(unit) <= room else unit[: max(0, room - 1)].rstrip() + "…" if room > 4 else ""
    foot = (
        f'<text class="foot" x="{box.x + 12:.1f}" y="{box.y + box.height - 10:.1f}">'
        f'<tspan style="fill:{theme.STATUS.get(standing, theme.MUTED)}">{theme.GLYPH.get(standing, "○")}</tspan> {shown}</text>'
        f'<text class="foot" text-anchor="end" x="{box.x + box.width - 10:.1f}" y="{box.y + box.height - 10:.1f}">'
        f"{html.escape(unit)}</text>"
    )
    place = f'x="{box.x:.1f}" y="{box.y:.1f}" height="{box.height:.1f}"'
    kind = f"box{' far' if far else ''}{' picked' if picked else ''}"
    told = html.escape(f"{row.objective}; {words.unit(row.unit)}; {score}" + (f", {words.status(standing)}" if row.enough else ""))
    return (
        f'<g class="{kind}" role="button" tabindex="0" data-key="{html.escape(row.objective_id)}" aria-label="{told}"><title>{told}</title>'
        f'<rect class="ground" {place} width="{box.width:.1f}" rx="6"/>'
        f'<rect class="edge" {place} width="4" rx="2" fill="{colours.get(row.perspective, theme.MUTED)}"/>{lines}{foot}</g>'
    )


def _ports(links: Sequence[StrategyLink], boxes: Mapping[str, Box]) -> dict[tuple[str, str, bool], float]:
    """Where along its box each end of each link lies: by ends (from, to, whether it is the end that is moved).

    The ends on one side of a box stand apart, in the order of where they lead, so that arrows do not lie on each other.
    """
    sides: dict[tuple[str, bool], list[tuple[float, tuple[str, str, bool]]]] = {}
    for one in links:
        source, target = boxes[one.from_objective_id], boxes[one.to_objective_id]
        up = target.y + target.height < source.y
        down = source.y + source.height < target.y
        for here, there, moved in ((source, target, False), (target, source, True)):
            top = (up or not down) if not moved else not up
            sides.setdefault((here.key, top), []).append((there.x, (source.key, target.key, moved)))
    return {
        end: boxes[key].x + boxes[key].width * (place + 1) / (len(ends) + 1)
        for (key, _), ends in sides.items()
        for place, (_, end) in enumerate(sorted(ends))
    }


def _curve(
    link: StrategyLink, ports: Mapping[tuple[str, str, bool], float], boxes: Mapping[str, Box], width: int, picked: str | None
) -> str:
    """From the top of the driver to the bottom of what it moves; beside each other round their tops, downwards the other way."""
    source, target = boxes[link.from_objective_id], boxes[link.to_objective_id]
    x, end = (ports[source.key, target.key, moved] for moved in (False, True))
    if target.y + target.height < source.y:
        y, goal = source.y, target.y + target.height + 2
        bend, turn = (y - goal) / 2, 1
    elif source.y + source.height < target.y:
        y, goal = source.y + source.height, target.y - 2
        bend, turn = (goal - y) / 2, -1
    else:
        y, goal, bend, turn = source.y, target.y - 2, 26.0, 0
    first, last = (y + bend, goal - bend) if turn < 0 else (y - bend, goal + bend if turn else goal - bend)
    way = f"M{x:.1f},{y:.1f} C{x:.1f},{first:.1f} {end:.1f},{last:.1f} {end:.1f},{goal:.1f}"
    near = "" if picked is None else " near" if picked in (source.key, target.key) else " away"
    dash = f' stroke-dasharray="{DASH[link.kind]}"' if DASH[link.kind] else ""
    return f'<path class="link{near}" d="{way}"{dash} marker-end="url(#tip{width})"/>'
