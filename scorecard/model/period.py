"""Periods by their ids: `2026`, `2026-H1`, `2026-Q3`, `2026-07`, `2025/2026`, `2025/2026-Q2`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_ID = re.compile(r"(?P<year>\d{4})(?:/(?P<fiscal>\d{4}))?(?:-(?P<part>H[12]|Q[1-4]|0[1-9]|1[0-2]))?", re.ASCII)
YEARS = range(1900, 2200)
"""In which periods begin: what a person may mean, and far from where days end."""


@dataclass(frozen=True, slots=True)
class Period:
    period_id: str
    starts_on: date | None
    """First day, included. None: a fiscal period whose year has no known first month; it has no dates and no pace."""
    ends_on: date | None
    """Last day, included."""


def is_period(text: str) -> bool:
    return _matched(text) is not None


def _matched(text: str) -> re.Match[str] | None:
    match = _ID.fullmatch(text)
    if match is None or int(match["year"]) not in YEARS or (match["fiscal"] and int(match["fiscal"]) != int(match["year"]) + 1):
        return None
    return match


def period_of(period_id: str, fiscal_start_month: int | None = None) -> Period:
    """The period with its days.

    `fiscal_start_month` (1 to 12) is the first month of a fiscal year `2025/2026`. Raises ValueError for no period's id.
    """
    match = _matched(period_id)
    if match is None:
        raise ValueError(f"{period_id!r} is no period; write 2026, 2026-H1, 2026-Q3, 2026-07, 2025/2026 or 2025/2026-Q2")
    first = 1
    if match["fiscal"]:
        if fiscal_start_month is None:
            return Period(period_id, None, None)
        first = fiscal_start_month
    months, offset = _span(match["part"])
    start = _month(int(match["year"]), first + offset)
    return Period(period_id, start, _month(start.year, start.month + months) - timedelta(days=1))


def period_before(period_id: str) -> str:
    """The id of the period of the same kind just before."""
    return _shifted(period_id, -1)


def period_after(period_id: str) -> str:
    """The id of the period of the same kind just after."""
    return _shifted(period_id, 1)


def kind_of(period_id: str) -> str:
    """What periods of the same length and calendar have in common; of others it differs."""
    return re.sub(r"\d", "0", period_id)


def _shifted(period_id: str, by: int) -> str:
    match = _matched(period_id)
    if match is None:
        raise ValueError(f"{period_id!r} is no period")
    part = match["part"] or ""
    letter, many = (part[0], {"H": 2, "Q": 4}[part[0]]) if part[:1] in ("H", "Q") else ("", 12 if part else 1)
    year, place = divmod(int(match["year"]) * many + (int(part.lstrip("HQ")) - 1 if part else 0) + by, many)
    told = f"{year}/{year + 1}" if match["fiscal"] else f"{year}"
    return told if not part else f"{told}-{letter}{place + 1}" if letter else f"{told}-{place + 1:02}"


def _span(part: str | None) -> tuple[int, int]:
    """Length and offset in months."""
    if part is None:
        return 12, 0
    if part[0] == "H":
        return 6, 6 * (int(part[1]) - 1)
    if part[0] == "Q":
        return 3, 3 * (int(part[1]) - 1)
    return 1, int(part) - 1


def _month(year: int, month: int) -> date:
    """The first of a month that may lie beyond December."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
