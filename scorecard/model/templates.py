"""Sets of perspectives to start from (methodology §9.7)."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from scorecard.model.perspective import PerspectiveSet, known


@dataclass(frozen=True, slots=True)
class Template:
    key: str
    title: str
    basis: str
    """Why this order."""
    perspectives: PerspectiveSet


@cache
def templates() -> dict[str, Template]:
    """By key, the default first."""
    told = tomllib.loads((files("scorecard.model") / "templates.toml").read_text(encoding="utf-8"))
    return {key: Template(key, entry["title"], entry["basis"], _set_of(entry)) for key, entry in told.items()}


def _set_of(entry: dict[str, Any]) -> PerspectiveSet:
    renamed: dict[str, dict[str, str]] = entry.get("names", {})
    ranks: dict[str, int] = entry["ranks"]
    return PerspectiveSet.of(
        replace(known()[key], rank=rank, names={**known()[key].names, **renamed.get(key, {})}) for key, rank in ranks.items()
    )
