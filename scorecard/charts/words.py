"""The words that charts, pages and workbooks share: statuses, scores and units, in the language in use."""

from scorecard.language import marked, number, percent, tr

STATUS = {
    "achieved": ("★", marked("achieved")),
    "on_track": ("●", marked("on track")),
    "at_risk": ("▲", marked("at risk")),
    "behind": ("▼", marked("behind")),
    "not_started": ("○", marked("not started")),
    "no_data": ("○", marked("no data")),
    "unknown_stale": ("◌", marked("stale")),
    "unpaced": ("◇", marked("no dates")),
    "partly": ("◐", marked("partly reached")),
    "missed": ("✕", marked("missed")),
}
"""Each status by shape and word, so that nobody depends on colour."""


def status(key: str) -> str:
    return tr(STATUS[key][1] if key in STATUS else key)


def status_and_shape(key: str) -> str:
    return f"{shape_of(key)} {status(key)}"


def shape_of(status: str) -> str:
    return STATUS[status][0] if status in STATUS else "○"


def standing(key: str, *, enough: bool) -> str:
    """The status that stands beside `mark`: none is told where too little is known to tell a score."""
    return key if enough else "no_data"


def score(value: float | None, *, enough: bool = True) -> str:
    """To two decimals; not a number where too little of it is known."""
    if value is None:
        return tr("not scored")
    return number(value, 2) if enough else tr("insufficient data")


def mark(value: float | None, *, enough: bool = True) -> str:
    """A score where there is room for a number alone: “–” nothing is scored, “?” too little is known."""
    if value is None:
        return "–"
    return number(value, 2) if enough else "?"


def share(value: float | None) -> str:
    return tr("unknown") if value is None else percent(value)


def unit(name: str | None) -> str:
    return name or tr("No unit named")
