"""Forecasts to draw."""

from dataclasses import replace
from datetime import date

from scorecard.model.forecast import KeyResultForecast
from tests.gallery.cases import DAY, HOSTILE, LONG, TEXTS, UNITS


def forecasts(count: int) -> list[KeyResultForecast]:
    """By turns with an interval, with a scenario band, and foreseen to miss."""
    made = []
    for n in range(count):
        ahead = 0.3 + n * 37 % 80 / 100
        judged = n % 3 != 1
        made.append(
            KeyResultForecast(
                as_of=DAY, key_result_id=f"K{n}", period="2026-Q3", unit=UNITS[n % len(UNITS)], perspective="customer", objective=None,
                key_result=TEXTS[n % len(TEXTS)], kind="increase", progress=ahead * 0.6, theta=1.0, observed_on=DAY,
                due_on=date(2026, 9, 30), weeks_left=6.7, points=6, method="dts", forecast=ahead,
                interval_low=ahead - 0.2 if judged else None, interval_high=ahead + 0.2 if judged else None, calibrated_on=40,
                scenario_low=None if judged else ahead * 0.6, scenario_high=None if judged else ahead * 1.3, p_hit=None,
                flags="FORECAST_MISS" if judged and ahead < 0.8 else "", reason=None if judged else "few_errors", confidence=6.0,
                late_steps=None, method_version="m1.0",
            )
        )  # fmt: skip
    return made


def extreme() -> list[KeyResultForecast]:
    usual = forecasts(3)
    return [
        replace(usual[0], key_result=LONG, unit=None, forecast=9.0, interval_low=-4.0, interval_high=12.0),
        replace(usual[1], key_result=HOSTILE, forecast=-2.0, scenario_low=-2.0, scenario_high=5.0),
        replace(usual[2], progress=None, forecast=None),
    ]
