"""What somebody wants of a summary beside its scope: paper, a way back to the dashboard, earlier periods."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from scorecard.export.cells import PAPERS
from scorecard.model.period import kind_of, period_after
from scorecard.model.perspective import UNMAPPED
from scorecard.model.scope import Scope

MOST_PERIODS = 12
"""Each is a sheet of its own."""
MOST_ADDRESS = 1_500
"""Letters of the dashboard's address; Excel takes some 2,000 with what a link adds."""


@dataclass(frozen=True, slots=True)
class Edition:
    paper: str = "a4"
    """One of `PAPERS`."""
    dashboard: str | None = None
    """The address at which the readers open the dashboard; None: the workbook links to nothing outside."""
    since: str | None = None
    """The first period of a range that ends with the scope's; None: the scope's alone."""

    def __post_init__(self) -> None:
        if self.paper not in PAPERS:
            raise ValueError(f"The paper is one of {', '.join(PAPERS)}, not {self.paper!r}.")
        if self.dashboard is not None:
            _check(self.dashboard)

    def address(self, page: str, scope: Scope, **more: str | None) -> str | None:
        """A page of the dashboard that shows the scope; None where no dashboard is told."""
        if self.dashboard is None:
            return None
        told = {"period": scope.period, "unit": scope.unit, "as_of": scope.as_of.isoformat(), **more}
        return f"{self.dashboard.rstrip('/')}/{page}?{urlencode({key: value for key, value in told.items() if value})}"

    def periods(self, scope: Scope) -> list[str]:
        """The periods of the range, the oldest first; empty without one. Raises ValueError where it is none."""
        if self.since is None:
            return []
        if not scope.period or kind_of(self.since) != kind_of(scope.period):
            raise ValueError(f"A range from {self.since} ends with a period of the same length, not with {scope.period or 'no period'}.")
        found = [self.since]
        while found[-1] != scope.period:
            found.append(period_after(found[-1]))
            if len(found) > MOST_PERIODS:
                raise ValueError(f"From {self.since} to {scope.period} there are no periods, or more than {MOST_PERIODS}.")
        return found


def node(perspective: str | None, unit: str | None = None) -> dict[str, str | None]:
    """What an address of the dashboard says of a number of one perspective."""
    told = {"of_perspective": perspective or UNMAPPED, "of_unit": unit}
    return {"node": "perspective" if unit is None else "unit_perspective", **told}


def _check(address: str) -> None:
    """Raises ValueError for what is no plain address of a web page: a workbook travels, and people click what is in it."""
    try:
        found = urlsplit(address)
        sound = found.scheme in ("http", "https") and bool(found.hostname) and found.port != 0
    except ValueError:
        sound = False
    else:
        sound = sound and not (found.query or found.fragment or found.username or found.password)
    if (
        not sound
        or not address.isascii()
        or len(address) > MOST_ADDRESS
        or any(char <= " " or char in "\"'<>\\^`{|}\x7f" for char in address)
    ):
        raise ValueError(f"The dashboard's address begins with http:// or https:// and names a host and no more, not {address!r}.")
