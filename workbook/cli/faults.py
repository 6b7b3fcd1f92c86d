"""How a fault of the program is shown: where it happened, but nothing that the mentee wrote.

The message of an exception often quotes the value that it stumbled on, and that may be an answer;
so do local variables.  The kinds of exception and the lines of code are enough to find a fault.
"""

from __future__ import annotations

import io
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from types import TracebackType

OUR_FRAME = r"\b((?:workbook|textual)/[\w/]+\.py:\d+)"
"""A place in the code, as a report of the screens names it."""

KIND = r"(?m)^[╰+][─-]+[╯+]\n([A-Za-z_][\w.]*)"
"""The kind of an exception, which stands right below the frames of such a report."""

ADVICE = (
    "What was saved is safe.\n"
    "To report it, send the lines above: nothing that you wrote is in them."
)


def show_fault(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """Print where and in what the program failed; takes the place of ``sys.excepthook``."""
    print(_describe(kind, error), file=sys.stderr)  # noqa: T201 (the interpreter is ending)


def show_fault_of_thread(arguments: threading.ExceptHookArgs) -> None:
    """The same for a thread; takes the place of ``threading.excepthook``."""
    error = arguments.exc_value
    if error is not None and not isinstance(error, SystemExit):
        show_fault(arguments.exc_type, error, arguments.exc_traceback)


def _describe(kind: type[BaseException], error: BaseException) -> str:
    """The frames and kinds of this exception and of those that led to it, oldest first."""
    parts = []
    for link in reversed(_chain(error)):
        frames = traceback.format_list(traceback.extract_tb(link.__traceback__))
        parts.append("".join(frames) + f"{type(link).__module__}.{type(link).__qualname__}")
    return (
        "\n\n".join(parts)
        + f"\n\nworkbook: this is a fault of the program ({kind.__name__}), not yours. {ADVICE}"
    )


def _chain(error: BaseException) -> list[BaseException]:
    """This exception and those before it, newest first."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return chain


@contextmanager
def screens_report_privately() -> Iterator[None]:
    """While the screens are open, keep back what they print when they fail, and retell it.

    Textual shows local variables, among which are answers.  It draws on the terminal itself, so
    that nothing but such a report comes to stderr.
    """
    report = io.StringIO()
    try:
        with redirect_stderr(report):
            yield
    finally:
        if report.getvalue().strip():
            print(retold(report.getvalue()), file=sys.stderr)  # noqa: T201 (as for other faults)


def retold(report: str) -> str:
    """A report of the screens, cut down to the places in the code and the kind of exception."""
    squeezed = re.sub(r"[\s│|]+", "", report)  # a path may be broken where the window ends
    places = re.findall(OUR_FRAME, squeezed)
    found = re.search(KIND, report)
    kind = found[1] if found else "no kind known"
    listed = "".join(f"  {place}\n" for place in places)
    return f"{listed}\nworkbook: this is a fault of the screens ({kind}), not yours. {ADVICE}"
