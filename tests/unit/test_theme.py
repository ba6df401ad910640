"""The colours of the charts, measured: seen on both grounds, and told apart by people who see no red or no green."""

import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from scorecard.charts import theme
from tests.gallery.seeing import SIGHTS, contrast, distance

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
GROUNDS = [CONFIG["theme"][mode][key] for mode in ("light", "dark") for key in ("backgroundColor", "secondaryBackgroundColor")]
MARKS = sorted({*theme.PERSPECTIVE.values(), *theme.OWN, *theme.STATUS.values(), theme.MUTED})
CLASSIC = [theme.PERSPECTIVE[key] for key in ("financial", "customer", "internal_process", "learning_growth")]
STATUSES = [theme.STATUS[key] for key in ("achieved", "on_track", "at_risk", "behind")]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_meets_aa_on_both_of_its_grounds(mode: str) -> None:
    told = CONFIG["theme"][mode]
    assert all(contrast(told["textColor"], told[ground]) >= 4.5 for ground in ("backgroundColor", "secondaryBackgroundColor"))
    assert contrast(told["primaryColor"], told["backgroundColor"]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_captions_which_streamlit_fades_to_60_percent_of_the_text_meet_aa_on_both_grounds(mode: str) -> None:
    told = CONFIG["theme"][mode]
    for ground in (told["backgroundColor"], told["secondaryBackgroundColor"]):
        mixed = [0.6 * int(told["textColor"][at : at + 2], 16) + 0.4 * int(ground[at : at + 2], 16) for at in (1, 3, 5)]
        assert contrast("#" + "".join(f"{round(one):02x}" for one in mixed), ground) >= 4.5


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_stands_out_three_to_one_from_every_ground(mark: str) -> None:
    assert {ground: contrast(mark, ground) for ground in GROUNDS if contrast(mark, ground) < 3} == {}


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(("family", "least"), [(STATUSES, 15), (CLASSIC, 12)], ids=["statuses", "perspectives"])
def test_colours_that_stand_side_by_side_stay_apart_in_every_sight(sight: str, family: list[str], least: float) -> None:
    near = {pair: round(distance(*pair, sight), 1) for pair in combinations(family, 2)}
    assert {pair: far for pair, far in near.items() if far < least} == {}


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("own", [theme.PERSPECTIVE["esg"], *theme.OWN])
def test_an_added_perspective_stays_apart_from_the_classic_ones(sight: str, own: str) -> None:
    assert min(distance(own, one, sight) for one in CLASSIC) >= 5


def test_the_distance_is_that_of_the_published_pairs() -> None:
    """Sharma, Wu and Dalal 2005, pairs 1 and 17."""
    from tests.gallery.seeing import ciede2000

    assert ciede2000(np.array([50.0, 2.6772, -79.7751]), np.array([50.0, 0.0, -82.7485])) == pytest.approx(2.0425, abs=1e-4)
    assert ciede2000(np.array([50.0, 2.5, 0.0]), np.array([73.0, 25.0, -18.0])) == pytest.approx(27.1492, abs=1e-4)


def test_black_on_white_has_the_highest_contrast_and_grey_goes_grey_in_every_sight() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert all(distance("#808080", "#818181", sight) < 1 for sight in SIGHTS)


def test_every_status_has_a_shape_and_those_of_one_colour_have_different_ones() -> None:
    assert set(theme.SYMBOL) == set(theme.STATUS)
    coloured = [key for key in theme.STATUS if theme.STATUS[key] != theme.MUTED]
    assert len({(theme.STATUS[key], theme.SYMBOL[key]) for key in coloured}) == len(coloured)
