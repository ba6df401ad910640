"""The pieces of the Forecast page. Lists go by unit; nothing here ranks people."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from scorecard.charts.forecast import forecast_ranges, forecast_ranges_in_words, path_ahead, path_ahead_in_words
from scorecard.language import day, marked, number, percent, signed, tr, trn
from scorecard.measures import forecast
from scorecard.model.forecast import METHODS, REASONS, Backtest, BacktestLine, ConfidenceCalibration, ForecastSettings, KeyResultForecast
from scorecard.web import parts, session, tables

MOST_DRAWN = 25
"""Key results in the picture, so that each keeps a line of its own."""
CHANCE = {"unlikely": marked("▼ unlikely"), "open": marked("◆ open"), "likely": marked("● likely")}
CAVEATS = (
    marked("Who sees a forecast acts on it, so a good one may keep itself from coming true."),
    marked("A key result that jumps at the end (one launch, one contract) is foreseen too low until it jumps."),
    marked("Series are short, and days are those on which values were entered, not measured."),
    marked("Intervals and probabilities hold as far as this period goes like the earlier ones of the whole organisation."),
)


def headline(rows: Sequence[KeyResultForecast], test: Backtest) -> None:
    """How many are foreseen, how many of these miss their goal, and by which method."""
    foreseen = [row for row in rows if row.forecast is not None]
    if not foreseen:
        over = rows and all(row.reason == "over" for row in rows)
        ended = tr("This period is over. Choose an earlier day to see what was foreseen then.")
        st.info(ended if over else tr("Nothing can be foreseen here yet."))
        return
    judged = [row for row in foreseen if row.judged]
    if judged:
        st.markdown(
            trn(
                "**{n} of {judged}** key result is forecast to miss its goal.",
                "**{n} of {judged}** key results are forecast to miss their goal.",
                len(judged),
            ).format(n=number(sum(row.misses for row in judged)), judged=number(len(judged)))
        )
    else:
        st.markdown(
            trn(
                "{n} key result has a forecast. Whether it misses its goal can't be told: no interval yet.",
                "{n} key results have a forecast. Whether they miss their goal can't be told: no interval yet.",
                len(foreseen),
            ).format(n=number(len(foreseen)))
        )
    st.caption(tr("Foreseen by {method}; how that did on closed key results stands below.").format(method=tr(METHODS[test.method])))
    if any(row.scenario_low is not None for row in foreseen):
        many = sum(row.scenario_low is not None for row in foreseen)
        st.caption(
            trn(
                "{n} stands with a scenario band: from where it ends if nothing more happens, to where it ends "
                "if the average pace so far continues. Not a probability.",
                "{n} stand with a scenario band: from where they end if nothing more happens, to where they end "
                "if the average pace so far continues. Not a probability.",
                many,
            ).format(n=number(many))
        )


def ahead(rows: Sequence[KeyResultForecast]) -> None:
    """The forecasts, drawn and as a table, unit by unit."""
    if not rows:
        st.success(tr("No key result of this selection is forecast to miss its goal."))
        return
    drawn = rows[:MOST_DRAWN]
    st.plotly_chart(forecast_ranges(drawn), key="ranges", alt=forecast_ranges_in_words(drawn), config={"displayModeBar": False})
    st.caption(
        tr(
            "Circle: now. Diamond: forecast, open where no interval is earned; a cross where it misses the goal (the upright mark): the "
            "interval ends below it, or reaching it is less likely than 30%. Solid band: interval; dotted: scenario band, no probability."
        )
    )
    if len(rows) > MOST_DRAWN:
        st.caption(
            tr("Drawn are the first {most} of {n}, unit by unit. Narrow the unit to see others.").format(
                most=MOST_DRAWN, n=number(len(rows))
            )
        )
    parts.limited(rows, tables.MOST)
    tables.show(
        [_line(row) for row in rows[: tables.MOST]],
        key="forecasts",
        alt=tr("Key results by unit with progress now, forecast, interval or scenario band, and the chance of reaching the goal"),
        columns={"Weeks left": tables.decimals(1)} | dict.fromkeys(("Now", "Forecast", "From", "To", "Goal"), tables.PERCENT)
        | {"Chance": st.column_config.TextColumn(width=tables.BESIDE)},
        names=("Key result", "Band", "Chance"),
        narrow=("Unit",),
    )


def _line(row: KeyResultForecast) -> dict[str, object]:
    band = (row.interval_low, row.interval_high) if row.interval_low is not None else (row.scenario_low, row.scenario_high)
    return {
        "Key result": row.key_result,
        "Now": tables.in_percent(row.progress),
        "Forecast": tables.in_percent(row.forecast),
        "Outlook": tr("✕ misses its goal") if row.misses else None,
        "Unit": row.unit,
        "From": tables.in_percent(band[0]),
        "To": tables.in_percent(band[1]),
        "Band": tr("interval") if row.reason is None else tr("scenario, no probability: {reason}").format(reason=tr(REASONS[row.reason])),
        "Chance": None if row.p_hit is None or row.chance is None else f"{tr(CHANCE[row.chance])}, {_chance(row.p_hit)}",
        "Goal": tables.in_percent(row.theta),
        "Weeks left": row.weeks_left,
        "Calibrated on": row.calibrated_on,
    }


def _chance(p_hit: float) -> str:
    """Never 0 or 100 %: nobody knows that."""
    told = tr("under {share}") if p_hit < 0.01 else tr("over {share}") if p_hit > 0.99 else "{share}"
    return told.format(share=percent(min(max(p_hit, 0.01), 0.99)))


def one_path(rows: Sequence[KeyResultForecast]) -> None:
    """The way of one key result so far and ahead, when somebody picks it."""
    by_id = {row.key_result_id: row for row in rows}
    picked = st.selectbox(
        tr("One key result's way"),
        list(by_id),
        index=None,
        format_func=lambda key: f"{by_id[key].key_result} · {by_id[key].unit or tr('no unit')}",
        placeholder=tr("Choose a key result"),
        key="way",
    )
    if picked is None:
        return
    row = by_id[picked]
    path = session.ask(forecast.path, row.key_result_id, row.as_of)
    st.plotly_chart(path_ahead(path, row), key="path", alt=path_ahead_in_words(path, row), config={"displayModeBar": False})


def how_made(settings: ForecastSettings) -> None:
    """What no forecast can know, printed; and how this one is made, for whoever asks."""
    st.caption(tr("What a forecast can't know:") + "  \n" + "  \n".join(f"· {tr(caveat)}" for caveat in CAVEATS))
    with st.expander(tr("How is the forecast made?")):
        st.markdown(
            tr(
                "**Trend**: the median of the slopes between any two points, the start (0%) included; it takes "
                "{min_points} points. **Forecast**: the newest progress and what is left of the trend, of which each "
                "further week keeps {phi}. **Interval**: as far to both sides as forecasts of earlier key results "
                "erred with as many weeks left, so that it would have held {share} of them; it takes {min_calib} of "
                "them. **Chance**: the share of these errors that would carry the forecast to the goal; it takes "
                "{phit_min_calib}, {phit_min_tau} of the time gone, and a test in which such chances told more than "
                "the mere share that was met."
            ).format(
                min_points=settings.min_points,
                phi=percent(settings.phi),
                share=percent(1 - settings.alpha),
                min_calib=settings.min_calib,
                phit_min_calib=settings.phit_min_calib,
                phit_min_tau=percent(settings.phit_min_tau),
            )
        )


def without(rows: Sequence[KeyResultForecast]) -> None:
    """Those that have no forecast, why, and what stands in its place: steps that are late and confidence."""
    left = [row for row in rows if row.forecast is None]
    if not left:
        return
    why = Counter(row.reason for row in left)
    told = "; ".join(f"{number(many)}: {tr(REASONS[reason])}" for reason, many in why.most_common() if reason)
    label = trn("{n} key result without a forecast", "{n} key results without a forecast", len(left)).format(n=number(len(left)))
    with st.expander(label):
        st.caption(f"{told}.")
        parts.limited(left, tables.MOST)
        tables.show(
            [
                {
                    "Key result": row.key_result,
                    "Now": tables.in_percent(row.progress),
                    "Unit": row.unit,
                    "Late steps": row.late_steps,
                    "Confidence": row.confidence,
                    "Why": tr(REASONS[row.reason or ""]),
                }
                for row in left[: tables.MOST]
            ],
            key="without",
            alt=tr("Key results without a forecast, by unit, and why"),
            columns={"Now": tables.PERCENT},
            names="Key result",
        )


def held(test: Backtest) -> None:
    """The back-test: the decisions in sentences; for whoever asks, a line for so many weeks left."""
    for sentence in test.told():
        st.markdown(parts.plain(sentence))
    if test.pooled is not None:
        with st.expander(tr("Errors and intervals by weeks left, for those who check forecasts")):
            _by_weeks_left(test)


def _by_weeks_left(test: Backtest) -> None:
    tables.show(
        [_errors(line) for line in test.every_line],
        key="errors",
        alt=tr("Errors of earlier forecasts by weeks left and method"),
        columns=dict.fromkeys(("Damped trend", "No change", "Average pace", "Half the pace", "Bias"), tables.PERCENT)
        | dict.fromkeys(("Against no change", "Against pace"), tables.SCORE),
    )
    tables.show(
        [_promises(line) for line in test.every_line],
        key="promises",
        alt=tr("How many outcomes lay within their intervals, and how good probabilities were, by weeks left"),
        columns=dict.fromkeys(("Covered", "Width"), tables.PERCENT) | dict.fromkeys(("Winkler", "Brier", "Skill"), tables.SCORE),
    )
    st.caption(
        tr(
            "Each forecast of a key result that had closed before {day} knows only its own values up to then, "
            "and is calibrated on periods that had closed before its own began. Errors are mean absolute "
            "differences in points of progress; below 1 against a method the damped trend is better. Bias (above "
            "0 is too hopeful), coverage, width, Winkler, Brier and skill are those of {method}."
        ).format(day=day(test.before), method=tr(METHODS[test.method]))
    )
    for one in test.candidates:
        st.caption(
            tr(
                "{method} against the damped trend: {difference} points of error (80% of 2,000 draws of key results: {low} to {high})."
            ).format(
                method=tr(METHODS[one.method]).capitalize(),
                difference=signed(one.difference * 100, 1),
                low=signed(one.low * 100, 1),
                high=signed(one.high * 100, 1),
            )
        )


def _errors(line: BacktestLine) -> dict[str, object]:
    return {
        "Weeks left": tr("all") if line.weeks_left == "all" else line.weeks_left,
        "Forecasts": line.forecasts,
        "Damped trend": tables.in_percent(line.error_dts),
        "No change": tables.in_percent(line.error_last),
        "Average pace": tables.in_percent(line.error_pace),
        "Half the pace": tables.in_percent(line.error_half_drift),
        "Against no change": line.against_last,
        "Against pace": line.against_pace,
        "Bias": tables.in_percent(line.bias),
    }


def _promises(line: BacktestLine) -> dict[str, object]:
    low, high = line.coverage_low, line.coverage_high
    wilson = None if low is None or high is None else tr("{low} to {high}").format(low=percent(low), high=percent(high))
    return {
        "Weeks left": tr("all") if line.weeks_left == "all" else line.weeks_left,
        "Intervals": line.intervals,
        "Covered": tables.in_percent(line.coverage),
        "Wilson 95%": wilson,
        "Width": tables.in_percent(line.mean_width),
        "Winkler": line.winkler,
        "Chances": line.probabilities,
        "Brier": line.brier,
        "Skill": line.skill,
    }


def confidence(told: ConfidenceCalibration) -> None:
    """Brier and skill over all, then confidence against what was met, by band; never by person."""
    if told.brier is None or told.brier_reference is None:
        st.info(
            tr("Not known yet: {n} closed key results had a confidence by the half of their time; it takes 20.").format(
                n=number(told.key_results)
            )
        )
        return
    words = tr("none or all were met, so nothing tells skill from luck") if told.skill is None else _skill(told.skill)
    st.markdown(
        tr(
            "Brier score **{brier}** against {reference} of the mere share that was met, skill **{skill}**: "
            "{words}. n = {n} key results of all periods that are over, with the newest confidence "
            "told by the half of their time."
        ).format(
            brier=number(told.brier, 3),
            reference=number(told.brier_reference, 3),
            skill=tr("unknown") if told.skill is None else number(told.skill, 2),
            words=words,
            n=number(told.key_results),
        )
    )
    tables.show(
        [
            {
                "Confidence": band.name,
                "Key results": band.key_results,
                "Told on average": tables.in_percent(band.told),
                "Met": tables.in_percent(band.met),
            }
            for band in told.bands
        ],
        key="confidence",
        alt=tr("Confidence told and share of key results met, by band"),
        columns={"Told on average": tables.PERCENT, "Met": tables.PERCENT},
    )
    st.caption(tr("5 of 10 means even chances. A band with fewer than 5 key results is not told."))


def _skill(skill: float) -> str:
    return tr("confidence told more than the share alone") if skill > 0 else tr("confidence told less than the share alone")
