"""Start the dashboard's server and wait for it."""

import os
import sys
from pathlib import Path

from scorecard.web import ready
from scorecard.web.places import home

MAIN = Path(__file__).with_name("main.py")


def serve(store: Path, port: int | None, address: str) -> int:
    """Serve the dashboard on `address` until it is stopped; the server's exit code."""
    # Only this verb of the command line needs the server, which takes a second to load.
    from streamlit.web import cli

    from scorecard.web import front

    ready.load()
    os.environ["SCORECARD_STORE"] = str(store.resolve())
    # The server reads its settings from the folder it starts in.
    os.chdir(home())
    front.keep_ready()
    sys.argv = ["streamlit", "run", str(MAIN), f"--server.address={address}"]
    if port is not None:
        sys.argv.append(f"--server.port={port}")
    try:
        cli.main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0
