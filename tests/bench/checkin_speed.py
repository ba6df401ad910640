"""How long check-in workbooks for all owners take: `python -m tests.bench.checkin_speed [owners]`."""

import io
import sys
import zipfile

from scorecard.export.checkins import check_in_books
from scorecard.model.scope import Scope
from tests.bench import organisation
from tests.bench.clock import measured, say

OWNERS = 200
EACH = 12
"""Key results of one owner."""


def main(owners: int) -> None:
    store = organisation.opened(None, owners * EACH)
    with store.transaction() as cursor:
        cursor.execute("update key_result set owner = 'Owner ' || (hash(key_result_id) % ?)", [owners])
    with measured() as cost:
        made = check_in_books(store, Scope(organisation.AS_OF, organisation.PERIOD))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        count = len(archive.namelist())
    say(
        f"{count} check-in workbooks of {owners * EACH:,} key results: {cost.seconds:.2f} s (at most 20 for 200), "
        f"{len(made) / 1e6:.1f} MB, peak {cost.megabytes:,.0f} MB"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else OWNERS)
