"""What can still be read of the damaged lines of the logs.

A line whose sum is wrong is never taken for an answer: nobody knows what in it is true.  A person
can tell, and here they get to see it: the words in it as far as they are words, and the bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from workbook.notebook.clean import clean
from workbook.notebook.examining import LogFacts, Span
from workbook.notebook.files import Disk

_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)("|$|\n)')
"""A text as JSON writes it, or what is left of one."""

_OURS = frozenset(
    ("seen", "sum", "value", "asked", "type", "labels", "version", "private", "entry", "item",
     "prompt", "column", "answers", "items", "entries", "mentorships", "page", "mentorship",
     "meeting", "started", "finished", "kept", "archived", "group", "made_in", "rank", "made",
     "label", "dropped", "dev", "order", "sit", "set", "from", "past")
)  # fmt: skip
"""Texts that stand in every line and say nothing."""

_SHORT = 3
"""Signs; shorter texts are ids and rubble."""

_MOST = 2_000_000
"""Bytes of one damaged place that are written out."""


def rescued(data: Path, logs: Iterable[LogFacts]) -> Iterator[str]:
    """The lines of a file with all that can be read of what is damaged, and where it stands.

    Raises:
        OSError: A log can't be read any more.
    """
    for log in logs:
        spans = [*log.damaged, *([log.torn] if log.torn else [])]
        if spans:
            content, _ = Disk().read(data / log.name)
            for span in spans:
                yield from _of_span(log.name, span, content[span.start : span.end])


def _of_span(name: str, span: Span, content: bytes) -> Iterator[str]:
    """One damaged place."""
    yield f"== {clean(name)}, bytes {span.start} to {span.end} =="
    yield ""
    text = content[:_MOST].decode(errors="replace")
    words = list(_texts(text))
    yield "Words that can be read in it:" if words else "No words can be read in it."
    yield from (f"  {line}" for one in words for line in one.split("\n"))
    yield ""
    yield "As it stands there, what is no text as \\xNN:"
    yield _escaped(content[:_MOST])
    if len(content) > _MOST:
        yield f"… and {len(content) - _MOST} bytes more, which are in the log."
    yield ""


def _texts(text: str) -> Iterator[str]:
    """The texts in a damaged line that may be words of a person."""
    seen: set[str] = set()
    for found in _STRING.finditer(text):
        try:
            words = json.loads(f'"{found[1]}"')
        except ValueError:
            words = found[1]
        words = clean(words).strip()
        if len(words) >= _SHORT and words not in _OURS and words not in seen:
            seen.add(words)
            yield words


def _escaped(content: bytes) -> str:
    """The bytes as text that no terminal would act on."""
    text = content.decode(errors="backslashreplace")
    return "".join(
        sign if sign.isprintable() else "".join(f"\\x{byte:02x}" for byte in sign.encode())
        for sign in text
    )
