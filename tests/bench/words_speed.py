"""How long the lexicon and the hard cases take for 10,000 new objectives: `python -m tests.bench.words_speed [objectives]`.

Each has three key results; all texts differ, in six languages, of the words of the lexicon and of many that it does not know.
"""

import random
import sys
import time

from scorecard.mapping.lexicon import LANGUAGES, judge
from scorecard.mapping.rules import cases
from tests.bench.clock import say

OBJECTIVES = 10_000
SECONDS = 5.0
"""What the issue allows for mapping as many."""
STRANGE = 3_000
"""Words that the lexicon does not know."""


def texts(number: int, chance: random.Random) -> list[str]:
    known = {language: [word for case in cases() for phrase in case.phrases[language] for word in phrase.split()] for language in LANGUAGES}
    strange = [
        "".join(chance.choices(("ka", "lo", "ren", "tis", "mo", "ver", "den", "sta"), k=chance.randint(2, 4))) for _ in range(STRANGE)
    ]
    made = []
    for nth in range(number):
        words = chance.choices(known[chance.choice(LANGUAGES)], k=4) + chance.choices(strange, k=5)
        chance.shuffle(words)
        made.append(" ".join([*words, f"from {nth} to {nth + 5}"]))
    return made


def main(objectives: int) -> None:
    made = iter(texts(objectives * 4, random.Random(4)))
    told = [[(next(made), 1.5), *((next(made), 1 / 3) for _ in range(3))] for _ in range(objectives)]
    started = time.perf_counter(), time.process_time()
    judge([("", 1.0)])
    loaded = time.perf_counter(), time.process_time()
    sure = sum(judge(parts).perspective is not None for parts in told)
    done = time.perf_counter(), time.process_time()
    say(
        f"lexicon and cases read in {loaded[0] - started[0]:.2f} s",
        f"{objectives:,} objectives of {objectives * 4:,} new texts judged in {done[0] - loaded[0]:.2f} s "
        f"({done[1] - loaded[1]:.2f} s of one core; at most {SECONDS} s for {OBJECTIVES:,}), {sure:,} sure",
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else OBJECTIVES)
