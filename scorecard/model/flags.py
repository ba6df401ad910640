"""What the flags of key results and of roll-ups say, in words."""

from dataclasses import dataclass

FLAGS = {
    "E_NO_BASELINE": "No baseline: nobody knows where it started, so its progress is unknown. It is never taken to be 0.",
    "E_NO_TARGET": "No target: nobody knows where it should end, so its progress is unknown.",
    "E_ZERO_RANGE": "Target and baseline are the same, so there is no way to measure. Perhaps it is a range to stay in.",
    "E_DIRECTION": "Its file says one direction and its numbers go the other way; the numbers are followed.",
    "CONTROL_UNSCORED": "A range to stay in without limits: its values are shown and can't be scored.",
    "CTRL_MISSING": "Counting each check-in that was left out as outside the range would change its share by more than 10 points.",
    "NO_DATA": "No value was reported by this day.",
    "OVERSHOOT": "It went beyond its target; what is beyond counts in no roll-up.",
    "REGRESSED": "It stands behind its own baseline; it counts as 0.",
    "STALE": "Its newest value is old; it still counts.",
    "EXPIRED": "Its newest value is so old that its status is unknown; its score still counts.",
    "REBASED": "Its baseline, target or limits were told anew within the period; each day is measured by those that held then.",
    "CARRIED": "It is due after the end of the period and is carried over; its score here is that of the period's end.",
    "SHARED_METRIC": "It measures what another key result of the same unit and period measures, which is the one that counts.",
    "SELF_SCORE": "Its owner scores it more than 0.2 away from the computed score; the computed one counts.",
    "LOW_CONF": "Its owner gives it a confidence of 3 or less out of 10.",
    "CONF_DROP": "Its owner's confidence fell by 2 or more since the word before, or by 3 or more within 28 days.",
    "DIVERGES": "The status in the file is at least two bands away from the computed one.",
    "MIX": "Perspective first and unit first differ by more than 0.05, because units cover different perspectives.",
    "INSUFFICIENT": "Too little of the weight is scored for one number to stand for the whole; its bounds are shown instead.",
    "APART": "The unit's own score and that of all below it differ by more than 0.15: are the objectives below the right drivers?",
}
"""Meaning by code (methodology §1.3 to §3.4)."""


@dataclass(frozen=True, slots=True)
class Flag:
    code: str
    meaning: str


def flagged(*codes: str) -> tuple[Flag, ...]:
    """The flags of these codes; a code without words speaks for itself."""
    return tuple(Flag(code, FLAGS.get(code, code)) for code in codes)
