"""What the flags of key results and of roll-ups say, in words."""

from dataclasses import dataclass

from scorecard.language import marked, tr

FLAGS = {
    "E_NO_BASELINE": marked("No baseline: nobody knows where it started, so its progress is unknown. It is never taken to be 0."),
    "E_NO_TARGET": marked("No target: nobody knows where it should end, so its progress is unknown."),
    "E_ZERO_RANGE": marked("Target and baseline are the same, so there is no way to measure. Perhaps it is a range to stay in."),
    "E_DIRECTION": marked("Its file says one direction and its numbers go the other way; the numbers are followed."),
    "CONTROL_UNSCORED": marked("A range to stay in without limits: its values are shown and can't be scored."),
    "CTRL_MISSING": marked("Counting each check-in that was left out as outside the range would change its share by more than 10 points."),
    "NO_DATA": marked("No value was reported by this day."),
    "OVERSHOOT": marked("It went beyond its target; what is beyond counts in no roll-up."),
    "REGRESSED": marked("It stands behind its own baseline; it counts as 0."),
    "STALE": marked("Its newest value is old; it still counts."),
    "EXPIRED": marked("Its newest value is so old that its status is unknown; its score still counts."),
    "REBASED": marked("Its baseline, target or limits were told anew within the period; each day is measured by those that held then."),
    "CARRIED": marked("It is due after the end of the period and is carried over; its score here is that of the period's end."),
    "SHARED_METRIC": marked("It measures what another key result of the same unit and period measures, which is the one that counts."),
    "SELF_SCORE": marked("Its owner scores it more than 0.2 away from the computed score; the computed one counts."),
    "LOW_CONF": marked("Its owner gives it a confidence of 3 or less out of 10."),
    "CONF_DROP": marked("Its owner's confidence fell by 2 or more since the word before, or by 3 or more within 28 days."),
    "DIVERGES": marked("The status in the file is at least two bands away from the computed one."),
    "MIX": marked("Perspective first and unit first differ by more than 0.05, because units cover different perspectives."),
    "INSUFFICIENT": marked("Too little of the weight is scored for one number to stand for the whole; its bounds are shown instead."),
    "APART": marked("The unit's own score and that of all below it differ by more than 0.15: are the objectives below the right drivers?"),
}
"""Meaning by code (methodology §1.3 to §3.4)."""
NAMES = {
    "E_NO_BASELINE": marked("no baseline"),
    "E_NO_TARGET": marked("no target"),
    "E_ZERO_RANGE": marked("target equals baseline"),
    "E_DIRECTION": marked("direction contradicted"),
    "CONTROL_UNSCORED": marked("range without limits"),
    "CTRL_MISSING": marked("check-ins left out"),
    "NO_DATA": marked("no value yet"),
    "OVERSHOOT": marked("beyond its target"),
    "REGRESSED": marked("behind its baseline"),
    "STALE": marked("old value"),
    "EXPIRED": marked("value too old"),
    "REBASED": marked("measured anew"),
    "CARRIED": marked("carried over"),
    "SHARED_METRIC": marked("counted elsewhere"),
    "SELF_SCORE": marked("self-score differs"),
    "LOW_CONF": marked("low confidence"),
    "CONF_DROP": marked("confidence fell"),
    "DIVERGES": marked("file says otherwise"),
    "MIX": marked("units weigh otherwise"),
    "INSUFFICIENT": marked("too little scored"),
    "APART": marked("units below differ"),
}
"""What a table has room for, by code."""


@dataclass(frozen=True, slots=True)
class Flag:
    code: str
    meaning: str


def flagged(*codes: str) -> tuple[Flag, ...]:
    """The flags of these codes; a code without words speaks for itself."""
    return tuple(Flag(code, FLAGS.get(code, code)) for code in codes)


def in_words(codes: str) -> str:
    """Codes parted by blanks, as a table tells them in the language in use; a code without a name speaks for itself."""
    return ", ".join(tr(NAMES.get(code, code)) for code in codes.split())
