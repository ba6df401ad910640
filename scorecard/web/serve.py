"""Start the dashboard's server and wait for it."""

import os
import subprocess
import sys
from pathlib import Path

from scorecard.errors import CannotServe
from scorecard.web.places import home

MAIN = Path(__file__).with_name("main.py")


def serve(store: Path, port: int | None, address: str) -> int:
    """Serve the dashboard on `address` until it is stopped; the server's exit code. Raises CannotServe."""
    command = [sys.executable, "-m", "streamlit", "run", str(MAIN), f"--server.address={address}"]
    if port is not None:
        command.append(f"--server.port={port}")
    environment = {**os.environ, "SCORECARD_STORE": str(store.resolve())}
    try:
        # The server reads its settings from the folder it starts in.
        return subprocess.run(command, cwd=home(), env=environment, check=False).returncode
    except OSError as error:
        raise CannotServe(
            "The dashboard could not be started.", "Install Scorecard again, with its dependencies."
        ) from error
    except KeyboardInterrupt:
        return 0
