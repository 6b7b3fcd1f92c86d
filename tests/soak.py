"""The heavy repetitions: ``python -m tests.soak`` runs every repeated test in full.

Further arguments go to pytest, so that ``python -m tests.soak tests/unit/notebook`` soaks one room.
"""

from __future__ import annotations

import os
import subprocess
import sys


def main() -> int:
    """Run the tests with every repetition made; returns pytest's exit code."""
    environment = {**os.environ, "WORKBOOK_SOAK": "1"}
    command = [sys.executable, "-m", "pytest", "--timeout=1800", *sys.argv[1:]]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
