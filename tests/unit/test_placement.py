"""The strategy map stays readable: nothing overlaps, texts fit their boxes, links cross as little as the order allows."""

import random
import re
from dataclasses import replace
from itertools import combinations

import pytest

from scorecard.charts.alignment import alignment_tree
from scorecard.charts.placement import LETTER, MOST_LINES, PAD, Box, crossings, lines_of, ordered, placed
from scorecard.charts.strategy_map import WIDTHS, strategy_map
from scorecard.model.perspective import classic
from tests.gallery import cases
from tests.gallery.drawings import objectives


def apart(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x + 1e-6 or other.x + other.width <= one.x + 1e-6
    return beside or one.y + one.height <= other.y + 1e-6 or other.y + other.height <= one.y + 1e-6


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("counts", [(7, 6, 6, 6), (0, 1, 25, 3), (1, 0, 0, 0), (15, 15, 15, 15)])
def test_boxes_lie_within_the_map_and_never_on_each_other(width: int, counts: tuple[int, ...]) -> None:
    keys = [[f"{band}-{number}" for number in range(count)] for band, count in enumerate(counts)]
    texts = {key: cases.TEXTS[number % len(cases.TEXTS)] for number, key in enumerate(key for band in keys for key in band)}
    bands = placed(keys, texts, width)
    boxes = [box for band in bands for box in band.boxes]
    assert sorted(box.key for box in boxes) == sorted(texts)
    assert all(box.x >= -1e-6 and box.x + box.width <= width + 1e-6 for box in boxes)
    assert all(apart(one, other) for one, other in combinations(boxes, 2))
    assert all(band.y <= box.y and box.y + box.height <= band.y + band.height + 1e-6 for band in bands for box in band.boxes)


@pytest.mark.parametrize("text", [*cases.TEXTS, "", "x" * 400, "één twee  drie\nvier"])
def test_a_text_fits_its_box_and_says_when_it_is_cut(text: str) -> None:
    lines = lines_of(text, 150)
    assert len(lines) <= MOST_LINES
    assert all(len(line) * LETTER <= 150 - 2 * PAD for line in lines)
    whole = "".join(text.split())
    told = "".join("".join(lines).split())
    assert told == whole or (told.endswith("…") and whole.startswith(told[:-1]))


def test_an_order_untangles_links_that_need_not_cross() -> None:
    bands = [["A", "B", "C"], ["a", "b", "c"]]
    links = [("a", "C"), ("b", "B"), ("c", "A")]
    assert crossings(bands, links) == 3
    assert crossings(ordered(bands, links), links) == 0


def test_an_order_keeps_every_band_and_never_tangles_more_than_before() -> None:
    drawn = random.Random(7)
    for _ in range(60):
        bands = [[f"{band}-{number}" for number in range(drawn.randint(0, 7))] for band in range(4)]
        keys = [key for band in bands for key in band]
        links = [(drawn.choice(keys), drawn.choice(keys)) for _ in range(12)] if keys else []
        found = ordered(bands, links)
        assert [sorted(band) for band in found] == [sorted(band) for band in bands]
        assert crossings(found, links) <= crossings(bands, links)


def test_each_width_holds_every_objective_once_and_every_link() -> None:
    rows = objectives(25)
    links = cases.links([row.objective_id for row in rows], 24)
    maps = re.findall(r"<svg.*?</svg>", strategy_map(rows, links, classic()), re.DOTALL)
    assert len(maps) == len(WIDTHS)
    for one in maps:
        assert sorted(re.findall(r'data-key="(\w+)"', one)) == sorted(row.objective_id for row in rows)
        assert one.count('class="link') == len(links)


def test_what_is_picked_is_brought_out_with_what_it_is_linked_to() -> None:
    rows = objectives(8)
    links = cases.links([row.objective_id for row in rows], 1)
    drawn = strategy_map(rows, links, classic(), picked=links[0].from_objective_id)
    wide = drawn[: drawn.index("</svg>")]
    assert (wide.count('class="box picked"'), wide.count('class="box far"'), wide.count('class="box"')) == (1, 6, 1)
    assert wide.count("link near") == 1


def test_an_objective_of_which_too_little_is_known_still_names_its_unit() -> None:
    thin = replace(objectives(1)[0], unit="Key Accounts", score=0.5, enough=False)
    wide = re.findall(r"<svg.*?</svg>", strategy_map([thin], [], classic()), re.DOTALL)[0]
    assert re.search(r"</tspan> \?</text>.*>Key Accounts</text>", wide)
    assert "Key Accounts; insufficient data" in wide


def test_an_objective_that_is_not_scored_yet_names_its_unit_on_a_wide_map() -> None:
    planned = replace(objectives(1)[0], unit="Air & Ocean", score=None, enough=False)
    wide = re.findall(r"<svg.*?</svg>", strategy_map([planned], [], classic()), re.DOTALL)[0]
    assert re.search(r"</tspan> not scored</text>.*>Air &amp; Ocean</text>", wide)


def test_a_status_is_told_to_who_hears_the_map_and_not_where_too_little_is_known() -> None:
    row = replace(objectives(1)[0], status="on_track", score=0.7, enough=True)
    thin = replace(row, enough=False)
    sure, unsure = (strategy_map([one], [], classic()) for one in (row, thin))
    assert "; 0.70, on track\"" in sure
    assert "●</tspan> 0.70" in sure
    assert "; insufficient data\"" in unsure
    assert "○</tspan> ?" in unsure
    [_], [aligned] = cases.tree(1)
    told = alignment_tree([], [aligned], {aligned.objective_id: replace(thin, objective_id=aligned.objective_id)}, classic())
    assert 'aria-label="no data"' in told
    assert "○</span> ?" in told
