"""`python -m scorecard` is the command line."""

import sys

from scorecard.cli import main

sys.exit(main())
