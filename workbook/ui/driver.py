"""The terminal as this app reads it: as Textual does, but for pastes and a lone escape."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from textual import constants, events
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from workbook.notebook.clean import clean
from workbook.ui.pasted import END, Pastes

CHUNK = 65_536
"""Bytes that are read at once."""

MOST = 8_000_000
"""Bytes of one paste that are looked at together."""

PATIENCE = 0.02
"""Seconds that are waited for more after what looks like the end of a paste."""

LONGER = 0.1
"""Seconds that are waited in the middle of one."""

ESCAPE = b"\x1b"
"""What the key sends, and what the sequences of many other keys begin with."""

ALONE = 0.05
"""Seconds after which an escape that nothing followed is the key: no terminal waits in a sequence.

Textual looks ten times a second, and so waits twice as long; ESCDELAY says what a slow line needs.
"""

NO_KEY = b"\x1b[E"
"""A sequence that stands for no key, and before which an escape can only have been the key."""


class PlainPasteDriver(LinuxDriver):
    """Reads keys and pastes through a pipe, so that pastes can be cleaned before they are read."""

    def process_message(self, message: Message) -> None:
        """Hand on a message; a paste as clean text."""
        if isinstance(message, events.Paste):
            message = events.Paste(clean(message.text))
        super().process_message(message)

    def run_input_thread(self) -> None:
        """Read until the input is no longer wanted.

        Raises:
            OSError: The terminal is gone.
        """
        terminal = self.fileno
        failed: list[OSError] = []
        with _pipe() as (reading, writing), _pipe() as (woken, wake):

            def pump() -> None:
                try:
                    pump_input(terminal, writing, woken)
                except OSError as error:
                    failed.append(error)
                    self.exit_event.set()

            thread = threading.Thread(target=pump, name="workbook-input")
            thread.start()
            self.fileno = reading
            try:
                super().run_input_thread()
            finally:
                self.fileno = terminal
                os.write(wake, b"!")
                thread.join()
        if failed:
            self.exit_event.clear()
            raise failed[0]


def pump_input(terminal: int, writing: int, woken: int) -> None:
    """Pass on what comes from the terminal, until there is a byte to be woken by.

    Raises:
        OSError: The terminal is gone.
    """
    pastes = Pastes()
    alone = constants.ESCAPE_DELAY if "ESCDELAY" in os.environ else ALONE
    while True:
        ready, _, _ = select.select([terminal, woken], [], [])
        if woken in ready:
            return
        data = _read(terminal)
        while pastes.goes_on(data) and len(data) < MOST and _has_more(terminal, data):
            data += _read(terminal)
        cleaned = pastes.feed(data)
        if cleaned.endswith(ESCAPE) and not pastes.inside and not _is_ready(alone, terminal, woken):
            cleaned += NO_KEY
        passed = memoryview(cleaned)
        while passed:
            ready, able, _ = select.select([woken], [writing], [])
            if ready:
                return
            if able:
                passed = passed[os.write(writing, passed[: select.PIPE_BUF]) :]


def _read(terminal: int) -> bytes:
    """What has come; raises OSError where nothing ever will again."""
    data = os.read(terminal, CHUNK)
    if not data:
        raise OSError("the terminal is closed")
    return data


def _has_more(terminal: int, data: bytes) -> bool:
    """Whether more comes soon after this part of a paste."""
    return _is_ready(PATIENCE if data.endswith(END) else LONGER, terminal)


def _is_ready(seconds: float, *files: int) -> bool:
    """Whether there is something to read within this time."""
    ready, _, _ = select.select(files, [], [], seconds)
    return bool(ready)


@contextmanager
def _pipe() -> Iterator[tuple[int, int]]:
    """A pipe's two ends, both closed at last."""
    reading, writing = os.pipe()
    try:
        yield reading, writing
    finally:
        os.close(reading)
        os.close(writing)
