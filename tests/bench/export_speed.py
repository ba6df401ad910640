"""How long the Excel summary takes: `python -m tests.bench.export_speed [key results]`."""

import sys

from scorecard.export.workbook import summary
from scorecard.model.scope import Scope
from tests.bench import organisation
from tests.bench.clock import measured, say

KEY_RESULTS = 10_000


def main(key_results: int) -> None:
    store = organisation.opened(None, key_results)
    with measured() as cost:
        made = summary(store, Scope(organisation.AS_OF, organisation.PERIOD))
    say(
        f"summary of {key_results:,} key results: {cost.seconds:.2f} s (at most 5 at 10,000), "
        f"{len(made) / 1e6:.1f} MB, peak {cost.megabytes:,.0f} MB"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else KEY_RESULTS)
