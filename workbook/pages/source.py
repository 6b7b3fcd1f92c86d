"""The text of a page as lines, and the messages about them.

Word processors leave marks that look like others: curly quotes, no-break spaces, a byte order
mark, line ends of another system.  They are understood here, one character for one, so that every
line and column of a message is that of the file.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from workbook.pages.packs import Problem
from workbook.pages.spelling import BLANKS

_LINE_END = re.compile(r"\r\n?|\n")
# Markdown only takes a plain blank after a heading's #, a list's mark or a quote's >.
_LEADING_BLANK = re.compile(rf"(?m)^[ ]{{0,3}}(?:#{{1,6}}|[-*+>]|[0-9]{{1,9}}[.)])?[{BLANKS} ]+")
_ANY_BLANK = re.compile(f"[{BLANKS}]")
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # ESC and all else that a terminal would obey
    "\u2028-\u202e\u2066-\u2069"  # what breaks a line elsewhere, or turns it round
    "\ud800-\udfff]"
)


class Edit(Struct, frozen=True):
    """A missing id to be written into the file: instead of ``[start, end)``, columns from 1."""

    line: int
    start: int
    end: int
    text: str


class Source(Struct):
    """One file's text, ready to be read.

    Attributes:
        file: The name for messages.
        lines: The lines without their ends.
        problems: What was found so far.
        edits: Missing ids with their places.
    """

    file: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, file: str) -> Source:
        """Take a file's text apart; a byte order mark at its start is left out.

        A control character becomes a sign that shows that something was there.
        """
        text = _CONTROL.sub("\ufffd", _LINE_END.sub("\n", text.removeprefix("\ufeff")))
        text = _LEADING_BLANK.sub(lambda found: _ANY_BLANK.sub(" ", found[0]), text)
        return cls(file, text.split("\n"))

    @classmethod
    def for_messages(cls, file: str) -> Source:
        """Take messages about a file whose text is no longer at hand."""
        return cls(file, [])

    def error(self, line: int, column: int, code: str, message: str) -> None:
        """Note a mistake that makes the page unusable."""
        self._add(line, column, "error", code, message)

    def warning(self, line: int, column: int, code: str, message: str) -> None:
        """Note something that should be looked at; the page stays usable."""
        self._add(line, column, "warning", code, message)

    def propose(self, line: int, start: int, end: int, text: str) -> None:
        """Note that this text, which has a missing id, can stand for ``[start, end)``."""
        self.edits.append(Edit(line, start, end, text))

    def _add(self, line: int, column: int, level: str, code: str, message: str) -> None:
        """Keep the place inside the file, so that an editor can always jump to it."""
        if self.lines:
            line = min(max(line, 1), len(self.lines))
            column = min(max(column, 1), len(self.lines[line - 1]) + 1)
        self.problems.append(Problem(self.file, line, column, level, code, message))

    @property
    def failed(self) -> bool:
        """Whether there is any error."""
        return any(problem.level == "error" for problem in self.problems)


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Messages by file and place, each once."""
    return tuple(
        sorted(dict.fromkeys(problems), key=lambda p: (p.file, p.line, p.column, p.code, p.message))
    )
