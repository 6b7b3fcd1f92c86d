"""What commands that are called again and again need of a notebook, on one small card.

Reading a notebook of many years takes longer than all else that such a command does.  Whoever has
read it leaves a card in the state folder: what the status is, and how a topic is written that is
caught now.  A card counts only while no log, no page, no setting and no part of the program has
changed, and until the next moment at which it might say something else though nothing changed.
Whatever is in doubt, all is read.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from workbook import __version__
from workbook.cli.call import Call
from workbook.errors import PageError
from workbook.notebook.appending import Known, log_states
from workbook.paths import Paths
from workbook.spare_file import get_stamped, put_stamped

PROGRAM = Path(__file__).parents[1]
"""The program itself, which may change without its version."""

LOCK_NAME = "ids.lock"
"""The file of released ids, which a folder of pages may share with the one beside it."""


class Topics(NamedTuple):
    """How a topic is written that is caught now.

    Attributes:
        meeting: For when it is kept, in words.
        rank: The rank of the next one.
        prompt: Full key of the prompt that its words answer.
        forms: By its kind, "" for none, the changes that make one.
    """

    meeting: str
    rank: str
    prompt: str
    forms: dict[str, list[dict[str, Any]]]


class Card(NamedTuple):
    """What was found when all was read.

    Attributes:
        since: The moment at which that was, ISO with its offset.
        until: The moment before which it holds, likewise.
        known: The logs.
        topics: How topics are caught; None where that is not known.
        status: What the status says, as JSON and in lines; () where that is not known.
    """

    since: str
    until: str
    known: Known
    topics: Topics | None
    status: tuple[str, ...]

    def holds(self, now: datetime) -> bool:
        """Whether it was written at this moment of the day or a little before."""
        since, until = datetime.fromisoformat(self.since), datetime.fromisoformat(self.until)
        return since <= now < until and since.utcoffset() == now.utcoffset()


class CardFile:
    """The card of the notebook that a call names.

    Attributes:
        paths: The folders of the call.
    """

    def __init__(self, call: Call) -> None:
        """Look at everything that a card rests on beside the logs; nothing of it is read yet."""
        self.paths = call.paths()
        self._key = None if call.with_name else _key(call, self.paths)

    @property
    def is_kept(self) -> bool:
        """Whether there can be a card: looking at a workbook leaves nothing behind."""
        return self._key is not None and self.paths.state.is_dir()

    def read(self, now: datetime) -> Card | None:
        """The card, if there is one and it counts at this moment."""
        body = get_stamped(self.paths.card, self._key) if self._key is not None else None
        if body is None:
            return None
        try:
            since, until, known, topics, status = json.loads(body)
        except ValueError:
            return None
        found = Known(*known)
        card = Card(since, until, found, Topics(*topics) if topics else None, tuple(status))
        return card if card.holds(now) and found.logs == log_states(self.paths.data) else None

    def write(self, card: Card) -> None:
        """Keep a card; that it can't be written is no error."""
        if self._key is not None and card.known.logs:
            put_stamped(self.paths.card, self._key, json.dumps(card).encode())


def _key(call: Call, paths: Paths) -> str | None:
    """What tells that neither pages nor settings nor the program changed; None for wrong ones."""
    try:
        own = paths.own_pages()
    except PageError:
        return None
    settings = call.settings().settings
    digest = hashlib.blake2b(digest_size=16)
    parts = (__version__, paths.data, paths.builtin, own, settings.dates, settings.week_starts)
    digest.update(repr(parts).encode(errors="surrogateescape"))
    for state in (*_states(PROGRAM), *_page_states(paths.builtin), *_page_states(own)):
        digest.update(state.encode(errors="surrogateescape") + b"\0")
    return digest.hexdigest()


def _page_states(folder: Path | None) -> Iterator[str]:
    """The files that are read for a folder of pages, with all that changes when one is written."""
    if folder is not None:
        yield from _states(folder)
        yield _state(folder.parent / LOCK_NAME)


def _states(folder: str | Path) -> Iterator[str]:
    """The same of every file in a folder and in those below it."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield f"{folder}: {error.errno}"
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield _state(entry)
        elif entry.name != "__pycache__":
            yield from _states(entry.path)


def _state(file: os.DirEntry[str] | Path) -> str:
    place = os.fspath(file)
    try:
        status = file.stat()
    except OSError as error:
        return f"{place}: {error.errno}"
    times = (status.st_mtime_ns, status.st_ctime_ns)
    return f"{place} {status.st_ino} {status.st_size} {times}"
