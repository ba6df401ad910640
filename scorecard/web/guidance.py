"""What good looks like and what to do next, beside each page; and how to mend what a page finds, by example.

For people who lead a team and did not choose the method: short, one step at a time. The numbers are the method's defaults.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from scorecard.language import marked, tr


@dataclass(frozen=True, slots=True)
class Advice:
    good: tuple[str, ...]
    """Signs that what the page shows is as it should be; Markdown of our own."""
    steps: tuple[str, ...]
    """What to do next, in this order; Markdown of our own."""


@dataclass(frozen=True, slots=True)
class Example:
    before: str
    after: str
    """The same thing mended."""


ADVICE: dict[str, Advice] = {
    "": Advice(
        (
            marked("Every perspective has a score, and its range is narrow: little is missing."),
            marked("Most key results are on track, and those that are not have somebody who helps."),
            marked("The number moved because work moved it, not because objectives came or went."),
        ),
        (
            marked("Open the perspective with the lowest score or the widest range."),
            marked("Take the first of the most pressing gaps, and ask its unit to mend it at its cell."),
            marked("Name one unit that needs help this week, and offer it."),
        ),
    ),
    "perspectives": Advice(
        (
            marked("An objective says in one line what should be different and why it matters; it holds no number."),
            marked("Two to five key results prove it, each with one number, one start, one target and one owner."),
            marked("It stands where its effect is felt: with customers, in money, in how you work, or in what people can do."),
        ),
        (
            marked("Ask of each objective: who would notice if it were reached? That is its perspective."),
            marked("Decide what is unmapped; your word outlasts every later import."),
            marked("Rewrite an objective that names a task: say what changes once the task is done, and keep the task as an initiative."),
        ),
    ),
    "review": Advice(
        (
            marked("Nothing waits, and every decision has a reason that a colleague would accept."),
            marked("Alike texts stand in the same perspective, whichever unit wrote them."),
        ),
        (
            marked("Decide by the change that the objective wants, not by the department that wrote it."),
            marked("Between two perspectives, take the one where the result is felt first."),
            marked("If nobody can tell, ask its owner to rewrite it."),
        ),
    ),
    "workshop": Advice(
        (
            marked("People who sort alone come to the same answer; where they do not, the text is unclear."),
            marked("Agreement rises between the sorting before and the one after a training."),
        ),
        (
            marked("Lay out ten to twenty objectives, some of them doubtful."),
            marked("Talk about those with the least agreement, and rewrite them together."),
            marked("Confirm the result, so that it counts."),
        ),
    ),
    "coverage": Advice(
        (
            marked("Every unit that must cover a perspective does, with at least one key result that can be measured."),
            marked("A team need not cover all four: two or more are usual, and what does not apply is said."),
            marked("Weight follows the strategy; equal shares are no goal of their own."),
        ),
        (
            marked("For each gap, add one objective or record why the perspective does not apply."),
            marked("Where objectives stand without a measure, give one key result a start and a target."),
            marked("A unit with only money in view: ask which customer, process or skill moves the money."),
        ),
    ),
    "map": Advice(
        (
            marked(
                "Read from the bottom up it tells one story: what people can do improves how we work, customers notice, results follow."
            ),
            marked("Each objective at the top has a driver below it, and each at the bottom leads somewhere."),
            marked("At most some 25 objectives: beyond that nobody can explain it."),
        ),
        (
            marked("For each objective without a driver ask: which process or skill should move it?"),
            marked("Write down why you expect a link to hold, and after how long."),
            marked("A link is a supposition until measures bear it out: look at it again each quarter."),
            marked("Where something waits for what is late, speak with its owner; where nobody has it as a goal, agree who will."),
        ),
    ),
    "progress": Advice(
        (
            marked("A key result counts an outcome that changes within the period, not work that was done."),
            marked("Beside measures that look back there is one that you can move within weeks."),
            marked("A quantity is paired with what must not get worse while it is pushed."),
        ),
        (
            marked("Begin with what is furthest behind: agree one action, one name and one day."),
            marked("Ask for a new value where the last one is older than two weeks."),
            marked("What was reached early: raise the target or spend the effort elsewhere."),
        ),
    ),
    "check-ins": Advice(
        (
            marked("Weekly for goals of a quarter, monthly for those of a year, always on the same day."),
            marked("A check-in tells a value, a confidence (1 to 5 in the workbook, 1 to 10 on pages) and what is in the way or needed."),
            marked("Confidence falls before progress does; falling is news, not failure."),
        ),
        (
            marked("Send the sheet to each owner, and take it in when it comes back."),
            marked("Look at open blockers first: the oldest one needs somebody with more reach."),
            marked("Where values stay the same for weeks while confidence is high, ask how the measure is taken."),
        ),
    ),
    "forecast": Advice(
        (
            marked("What is likely is left alone, what is open is talked about, what is unlikely gets a decision."),
            marked("Earlier forecasts held about as often as they promised."),
        ),
        (
            marked("For each miss ahead choose: help, change the plan, or give it up in the open."),
            marked("Do not move the target to make the forecast fit."),
        ),
    ),
    "compare": Advice(
        (
            marked("Most of a change is within: the same goals did better or worse."),
            marked("A change that is mostly mix is news about the plan, not about performance."),
        ),
        (
            marked("In the review tell first what changed and why, then what you will do otherwise."),
            marked("Close what ended with its score and a lesson; carry over on purpose, not by habit."),
            marked("For ambitious goals about 0.7 is good; near 1 time after time means they were too easy."),
        ),
    ),
    "explain": Advice(
        (
            marked("Few parts make the number, and no single key result decides it alone."),
            marked("Everything that is left out has a reason."),
        ),
        (
            marked("Follow the part with the most weight and the lowest score down to its cell."),
            marked("If you doubt a number, mend the cell it came from and import the file again."),
        ),
    ),
    "gaps": Advice(
        (
            marked("Nothing must be fixed, and each warning is known and accepted by somebody."),
            marked("Gaps are about how goals are written, never about how well a person works."),
        ),
        (
            marked("Begin with what must be fixed: without it nothing can be scored."),
            marked("Choose one rule and mend all its hits at once; that is quicker than unit by unit."),
            marked("Mend in your own file, and import it again: what is mended goes away."),
        ),
    ),
    "history": Advice(
        (
            marked("Targets stay where they were set; where one moved, the reason is written down."),
            marked("Nothing vanished without somebody ending it."),
        ),
        (
            marked("Ask the owner of each moved target what was learned."),
            marked("End what was given up, so that it counts no longer in silence."),
        ),
    ),
    "import": Advice(
        (
            marked("Each row is one key result: its objective, unit, owner, unit of measure, start, target and newest value."),
            marked("The dates and the period are in the file, so that pace can be told."),
        ),
        (
            marked("Drop the files as they are, and read the preview before you load them."),
            marked("Correct a column once; it is remembered for files of that shape."),
            marked("Send the fix list back to whoever keeps the file."),
        ),
    ),
    "settings": Advice(
        (
            marked("The perspectives and their weights are what the leadership means, said by them."),
            marked("Settings change between periods, seldom within one."),
        ),
        (
            marked("Set the intended weights; without them equal ones are supposed, which nobody chose."),
            marked("Read what a change would do before you save it, and tell those it touches."),
        ),
    ),
}
"""By the page's address; the front page has none."""

MENDED: dict[str, Example] = {
    "baseline-missing": Example(
        marked("Raise delivery on time to 95 %"),
        marked("Raise delivery on time from 88 % to 95 %; if nobody knows today's value, measuring it is the first key result"),
    ),
    "target-missing": Example(marked("Improve delivery on time"), marked("Raise delivery on time from 88 % to 95 %")),
    "target-equals-baseline": Example(
        marked("Keep complaints at 3 a week (start 3, target 3)"), marked("Keep complaints between 0 and 3 a week: a range to stay within")
    ),
    "direction-contradicts": Example(
        marked("Reduce lead time, start 5 days, target 9 days"), marked("Reduce lead time, start 9 days, target 5 days")
    ),
    "limits-missing": Example(marked("Maintain customer satisfaction"), marked("Keep customer satisfaction at 4.2 or above")),
    "due-before-start": Example(marked("Start 1 September, due 1 August"), marked("Start 1 July, due 1 August")),
    "owner-missing": Example(marked("Owner: Team Sales"), marked("Owner: one name; the team contributes")),
    "value-missing": Example(
        marked("An empty value at the third check-in"),
        marked("A value with its day, or a word on why there is none and when there will be"),
    ),
    "values-unmatched": Example(
        marked("A check-in for “Delivery on time”, a key result “Raise delivery on time from 88 % to 95 %”"),
        marked("The same words in both files, or a column with the key result's id in both"),
    ),
    "stale": Example(
        marked("The last value is from five weeks ago"), marked("Value 91 %, confidence 6, in the way: two drivers short until May")
    ),
    "G01": Example(
        marked("A business unit with objectives for money and customers only"),
        marked("One objective on the process or skill that moves them, or a note why none applies"),
    ),
    "G02": Example(
        marked("Become the partner that clients recommend, proved by “hold client days”"),
        marked("The same objective, proved by “raise the share who would recommend us from 31 % to 45 %”"),
    ),
    "G10": Example(
        marked("“Electric trucks in service” waits for a grid connection that nobody has among their goals"),
        marked("The unit that is to bring the connection has it as a key result, with an owner and a day"),
    ),
    "G11": Example(marked("Nine objectives for one unit"), marked("Three to five; the others wait, with a note for the next period")),
    "G12": Example(
        marked("One objective with eight key results"),
        marked("The two to five that would convince a doubter; the rest are initiatives or watched"),
    ),
    "G13": Example(marked("Weights 80, 10 and 10"), marked("Weights 40, 30 and 30, or two objectives")),
    "G16": Example(marked("A unit without OKRs this quarter"), marked("Its file imported, or a line in the units sheet that it sets none")),
    "G17": Example(
        marked("One manager answers for nine key results"), marked("Whoever can move the number answers for it; five at most each")
    ),
    "G22": Example(
        marked("“Roll out the new planning system”, in no perspective"),
        marked("“Plan each tour on the day before”, internal process; the roll-out is its initiative"),
    ),
    "weights-sum": Example(
        marked("Weights 40, 40 and 40 percent"), marked("Weights 40, 30 and 30 percent, or no weights at all: then all count alike")
    ),
    "weight-negative": Example(
        marked("Weight -1, so that it counts against the others"), marked("Weight 1, and a target in the other direction")
    ),
    "self-score-far": Example(
        marked("0.9 given by its owner, 0.3 computed"),
        marked("0.3 with a word on what the numbers leave out, or the value that is missing"),
    ),
    "cancelled-late": Example(
        marked("Cancelled three weeks before the end at 0.1"), marked("Closed at 0.1 with a lesson: it counts, and the next plan learns")
    ),
    "portfolio": Example(
        marked("Ambitious goals that end at 1.0 quarter after quarter"), marked("Targets for which about 0.7 is a good quarter")
    ),
    "tree-apart": Example(
        marked("A unit at 0.9 over teams at 0.4"),
        marked("Key results of the unit that its teams move, or teams whose objectives serve another unit"),
    ),
    "overdue": Example(
        marked("Due in March, still open in May at 0.6"),
        marked("Closed at 0.6 with a lesson, or carried over with today's value as its start"),
    ),
    "progress-disagrees": Example(
        marked("Start 10, target 20, value 12, and 80 % typed beside it"),
        marked("20 % follows from the numbers; if 80 % is right, the value is 18"),
    ),
    "status-disagrees": Example(
        marked("“On track” typed at 10 % with a week to go"), marked("“Behind”, or a comment on what will close the distance in that week")
    ),
}
"""By the rule's id: something that a rule finds, and the same mended."""


def beside(page: str) -> None:
    """In the sidebar, closed until asked for: what good looks like on the page with this address, and what to do next."""
    advice = ADVICE.get(page)
    if advice is None:
        return
    with st.sidebar, st.expander(tr("What good looks like")):
        st.markdown("\n".join(f"- {tr(sign)}" for sign in advice.good))
        st.markdown("**{}**".format(tr("What to do next")))
        st.markdown("\n".join(f"{place}. {tr(step)}" for place, step in enumerate(advice.steps, 1)))


def by_example(titles: Mapping[str, str]) -> None:
    """How to mend what rules find, each by an example of ours; rules with their titles, as they are shown."""
    known = [rule for rule in titles if rule in MENDED]
    if not known:
        return
    with st.expander(tr("How to mend it, by example")):
        for rule in known:
            st.markdown(
                tr("**{rule}**  \nInstead of: {before}.  \nBetter: {after}.").format(
                    rule=titles[rule], before=tr(MENDED[rule].before), after=tr(MENDED[rule].after)
                )
            )
