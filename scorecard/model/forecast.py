"""What is foreseen of key results, how well earlier foresight did, and how well confidence told the outcome (methodology §3.4, §4).

Progress, forecasts and their errors are ratios of the way from baseline to target: 1 is the target. None is unknown.
"""

from dataclasses import dataclass
from datetime import date

from scorecard.language import marked, number, percent, tr, trn

METHODS = {
    "dts": marked("the damped trend"),
    "last": marked("no change"),
    "pace": marked("the average pace"),
    "half_drift": marked("half the average pace"),
}
"""How the end may be foreseen: the method of methodology §4.2 first, then those it is held against."""
RANGE = "beta_binomial"
"""The method for a range to be kept: each check-in left is within it as often as those so far (methodology §4.5)."""
HORIZONS = ("1-2", "3-4", "5-6", "7-8", "9-10")
"""Weeks left, rounded up; errors are pooled within these. Beyond ten weeks nothing is calibrated."""
FORECAST_MISS = "FORECAST_MISS"
UNLIKELY, LIKELY = 0.3, 0.7
"""A probability below the first is unlikely, above the second likely, else open (methodology §4.4)."""


@dataclass(frozen=True, slots=True)
class ForecastSettings:
    """The choices of methodology §0.3 under `forecast`."""

    phi: float = 0.8
    """How much of the trend is left after each further week, above 0 and at most 1."""
    min_points: int = 3
    """Points that a trend needs, the start included."""
    alpha: float = 0.2
    """The share of outcomes that an interval may miss."""
    min_calib: int = 20
    """Earlier key results that an interval needs, per weeks left; also those a choice of method or a skill needs."""
    phit_min_calib: int = 40
    """Earlier key results that a probability needs, per weeks left."""
    phit_min_tau: float = 0.4
    """The share of its time that must have passed before a key result is given a probability."""


@dataclass(frozen=True, slots=True)
class Outset:
    """What a forecast begins with: some fields of KeyResultStanding, as there."""

    as_of: date
    key_result_id: str
    period: str | None
    unit: str | None
    perspective: str | None
    objective: str | None
    key_result: str
    kind: str | None
    progress: float | None
    in_range: float | None
    observed_on: date | None
    due_on: date | None
    elapsed: float | None
    confidence: float | None
    method_version: str


@dataclass(frozen=True, slots=True)
class KeyResultForecast:
    """What is foreseen of one key result at its due date, from what was known on `as_of`."""

    as_of: date
    key_result_id: str
    period: str | None
    unit: str | None
    perspective: str | None
    objective: str | None
    key_result: str
    kind: str | None
    progress: float | None
    """On `as_of`; of a range the share of observations within it."""
    theta: float | None
    """The progress that counts as met: 1, 0.7 of an aspirational goal, 0.9 of a range. None: there is nothing to foresee from."""
    observed_on: date | None
    due_on: date | None
    weeks_left: float | None
    """From the newest value to the due date."""
    points: int
    """The path's points, the start included; of a range its observations. 0: nothing was measured between start and due date."""
    method: str | None
    """One of METHODS, or RANGE; None: nothing is foreseen."""
    forecast: float | None
    """Progress at the due date, unbounded."""
    interval_low: float | None
    interval_high: float | None
    """Where the outcome lies in 80 % of cases (1 - alpha), as far as earlier key results tell; of a range by its own observations.
    None: not earned."""
    calibrated_on: int
    """Key results of earlier periods whose errors at this many weeks left are known."""
    scenario_low: float | None
    scenario_high: float | None
    """Between nothing more and the average pace so far, where there is no interval. Not a probability."""
    p_hit: float | None
    """The probability of reaching `theta`; None: not earned (methodology §4.4)."""
    flags: str
    """"FORECAST_MISS": the interval ends below `theta`, or a probability below 30 % and a forecast below `theta`."""
    reason: str | None
    """Why nothing is foreseen, or why without an interval: one of REASONS; None where there is an interval."""
    confidence: float | None
    """The newest said by `as_of`, 1 to 10."""
    late_steps: int | None
    """Milestones that were due by `as_of` and are not done; None: it has no milestones."""
    method_version: str
    """As in KeyResultStanding."""

    @property
    def misses(self) -> bool:
        return FORECAST_MISS in self.flags.split()

    @property
    def judged(self) -> bool:
        """Whether it can be told at all that it misses: an interval or a probability was earned."""
        return self.interval_low is not None or self.p_hit is not None

    @property
    def chance(self) -> str | None:
        """The probability in a word."""
        return None if self.p_hit is None else chance(self.p_hit)


@dataclass(frozen=True, slots=True)
class RangeOutlook:
    """How a key result with a range to be kept stands on a day (methodology §4.5)."""

    key_result_id: str
    seen: int
    """Observations so far."""
    hits: int
    """Those within the range."""
    periods_left: float
    """Check-in periods that have not passed yet."""
    theta: float


@dataclass(frozen=True, slots=True)
class PathPoint:
    """A day on which a key result's way was measured."""

    observed_on: date
    progress: float


REASONS = {
    "kind": marked("not extrapolated: steps and typed percentages have no trend"),
    "unknown": marked("its progress can't be told"),
    "undated": marked("it has no start or due date"),
    "over": marked("its due date has passed"),
    "few_points": marked("too few values for a trend"),
    "far": marked("more than ten weeks are left"),
    "few_errors": marked("too few key results of earlier periods"),
    "withdrawn": marked("earlier intervals did not hold what they promise"),
}
"""Why nothing is foreseen (the first five), or why there is no interval."""


def chance(p_hit: float) -> str:
    """A probability in a word."""
    return "unlikely" if p_hit < UNLIKELY else "open" if p_hit <= LIKELY else "likely"


@dataclass(frozen=True, slots=True)
class BacktestLine:
    """How forecasts of closed key results did, made so many weeks before their end; one forecast per key result and line."""

    weeks_left: str
    """One of HORIZONS, or "all"."""
    key_results: int
    forecasts: int
    error_dts: float | None
    """Mean absolute error of progress; so of the other three methods."""
    error_last: float | None
    error_pace: float | None
    error_half_drift: float | None
    against_last: float | None
    """`error_dts / error_last`: below 1 is better than foreseeing no change."""
    against_pace: float | None
    bias: float | None
    """Mean of forecast minus outcome, of the method in use: above 0 is too hopeful."""
    intervals: int
    """Forecasts whose interval could be calibrated on earlier periods alone."""
    coverage: float | None
    """The share of these whose outcome lay within; meant is 80 %."""
    coverage_low: float | None
    coverage_high: float | None
    """Wilson's 95 % interval of the coverage."""
    mean_width: float | None
    winkler: float | None
    """Width plus penalties for outcomes outside; lower is better."""
    probabilities: int
    """Forecasts that could be given a probability from earlier periods alone."""
    brier: float | None
    """Mean squared distance between probability and outcome."""
    brier_reference: float | None
    """The same if everybody were given the share that was met."""
    skill: float | None
    """1 - brier / reference; above 0 the probabilities tell more than the share alone. None: fewer than `min_calib`, or all alike."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another method held against the damped trend, key results drawn anew 2,000 times."""

    method: str
    error: float
    difference: float
    """Its mean absolute error minus that of the damped trend: below 0 it is better."""
    low: float
    high: float
    """80 % of the draws."""
    better: bool
    """At least 5 % less error, by an interval below 0, over at least 60 key results (methodology §4.6)."""


@dataclass(frozen=True, slots=True)
class Backtest:
    """Forecasts of closed key results, each made and calibrated as if its own period and later ones were not known."""

    before: date
    """Only key results that had closed by this day."""
    key_results: int
    periods: int
    method: str
    """The one of METHODS that is shown."""
    lines: tuple[BacktestLine, ...]
    """One per horizon that has forecasts."""
    pooled: BacktestLine | None
    candidates: tuple[Candidate, ...]
    intervals_hold: bool | None
    """Whether pooled coverage is within 70 to 90 %; None: fewer than 50 intervals tested."""

    @property
    def every_line(self) -> tuple[BacktestLine, ...]:
        """The lines, and the one over all."""
        return (*self.lines, self.pooled) if self.pooled else ()

    @property
    def skilled(self) -> frozenset[str]:
        """The horizons whose probabilities told more than the share that was met."""
        return frozenset(line.weeks_left for line in self.lines if line.skill is not None and line.skill > 0)

    def told(self) -> list[str]:
        """The decisions in plain words: which method is shown, and whether intervals are."""
        if not self.pooled:
            return [tr("No key result with values enough has closed yet, so no forecast can be tested.")]
        return [self._method(), self._intervals()]

    def _method(self) -> str:
        assert self.pooled is not None
        tested = trn(
            "tested on {n} closed key results of {periods} period", "tested on {n} closed key results of {periods} periods", self.periods
        ).format(n=number(self.key_results), periods=self.periods)
        against = ""
        if self.pooled.against_last is not None:
            told = tr("({share} of the error of foreseeing no change)").format(share=percent(self.pooled.against_last))
            against = f" {told}"
        if self.method == "dts":
            return tr("Shown is the damped trend, {tested}: it beats foreseeing no change{against}.").format(tested=tested, against=against)
        if any(one.better and one.method == self.method for one in self.candidates):
            told = tr("Shown is {method}, {tested}: at least 5% less error than the damped trend, beyond chance.")
            return told.format(method=tr(METHODS[self.method]), tested=tested)
        told = tr("The damped trend does not beat foreseeing no change{against}, {tested}; so no change is shown.")
        return told.format(against=against, tested=tested)

    def _intervals(self) -> str:
        assert self.pooled is not None
        line = self.pooled
        if self.intervals_hold is None:
            told = tr("Whether intervals hold what they promise is not known yet: {n} of 50 could be tested.")
            return told.format(n=line.intervals)
        assert line.coverage is not None and line.coverage_low is not None and line.coverage_high is not None
        held = tr("{share} of {n} earlier outcomes lay within (Wilson 95%: {low} to {high})").format(
            share=percent(line.coverage), n=number(line.intervals), low=percent(line.coverage_low), high=percent(line.coverage_high)
        )
        if self.intervals_hold:
            return tr("Intervals are shown: {held}.").format(held=held)
        return tr("Intervals are not shown: {held}, which is not between 70 and 90%.").format(held=held)


@dataclass(frozen=True, slots=True)
class ConfidenceBand:
    """Key results whose owners told a confidence within a band (methodology §3.4)."""

    name: str
    """"1-3", "4-7" or "8-10"."""
    key_results: int
    told: float | None
    """Mean of confidence / 10; None with fewer than 5 key results."""
    met: float | None
    """The share that was met; None with fewer than 5 key results."""


@dataclass(frozen=True, slots=True)
class ConfidenceCalibration:
    """How well the confidence told by the half of a key result's time foretold whether it was met."""

    key_results: int
    brier: float | None
    """None with fewer than 20 key results; so are the two below."""
    brier_reference: float | None
    skill: float | None
    """1 - brier / reference; None too where all or none were met."""
    bands: tuple[ConfidenceBand, ...]
