"""Many ``workbook capture`` at once, as processes of their own; ``python -m … COUNT``.

Each is a fork that waits for the same moment, so that they really meet.
"""

from __future__ import annotations

import importlib
import os
import sys

from workbook.cli.run import run

NEEDED = ("workbook.cli.services", "workbook.journey.capturing", "workbook.journey.mentorships")
"""What every one of them imports; once is enough here, as it is about what they write."""


def main() -> None:
    """Fork, let all go at once, and end with the number of those that failed."""
    count = int(sys.argv[1])
    for name in NEEDED:
        importlib.import_module(name)
    ready, go = os.pipe()
    children = []
    for number in range(count):
        child = os.fork()
        if not child:
            os.close(go)
            os.read(ready, 1)  # ends when the parent closes its end
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os._exit(run(["capture", f"topic number {number}."]))
        children.append(child)
    os.close(ready)
    os.close(go)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    sys.exit(failed)


if __name__ == "__main__":
    main()
