"""A program on a real pty: what it shows, what it is sent, how it ends."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 30.0
"""Seconds after which a test gives up waiting; only a broken program takes that long."""

KEYS = {
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "escape": "\x1b",
    "backspace": "\x7f",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    **{f"ctrl+{chr(96 + n)}": chr(n) for n in range(1, 27) if n not in (8, 9, 13)},
}
"""What a terminal sends for a key."""

QUERIES = (
    (re.compile(rb"\x1b\[c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
)
"""What a program asks a terminal, and what one answers."""

UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")
"""Sequences that the terminal in memory would print instead of passing over them."""


class Terminal:
    """A program that runs on a pty of its own.

    Use it as a context: at the end the program is killed if it still runs.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
        cwd: Path | None = None,
    ) -> None:
        """Start the program on a terminal of ``size`` (columns, rows)."""
        columns, rows = size
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._tail = b""
        self.written = b""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            list(command),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, **environment},
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - nothing of this process runs threads yet
        )
        os.close(slave)

    def __enter__(self) -> Self:
        """The running program."""
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Kill the program if it still runs, and give everything back."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        if self._master >= 0:
            os.close(self._master)

    # -- what is shown -------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float) -> bool:
        """Take in what the program writes within this time; False once it has closed."""
        data = self.receive(seconds)
        if data is None:
            return False
        self.draw(data)
        return True

    def receive(self, seconds: float) -> bytes | None:
        """What the program writes within this time, not drawn yet; None once it has closed.

        What it asks of a terminal is answered.
        """
        if not self._says_something(seconds):
            return b""
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return None
        if not data:
            return None
        self.written += data
        for query, answer in QUERIES:
            if query.search(self._tail + data) and not query.search(self._tail):
                os.write(self._master, answer)
        self._tail = data[-16:]
        return data

    def _says_something(self, seconds: float) -> bool:
        """Whether there is something to read, or comes within this time."""
        looking = select.poll()  # not ``select``, which takes no number above 1023
        looking.register(self._master, select.POLLIN)
        return bool(looking.poll(seconds * 1000))

    def draw(self, data: bytes) -> None:
        """Draw what was received on the screen."""
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", data))

    def wait_for(self, pattern: str) -> str:
        """Wait until the screen shows this regular expression; returns the screen.

        Raises:
            AssertionError: It never does; the message holds the screen.
        """
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, self.text, re.MULTILINE | re.DOTALL):
            if time.monotonic() > end or not self.read(0.2):
                raise AssertionError(f"{pattern!r} is not on the screen:\n{self.text}")
        return self.text

    def wait_until_kept(self, folder: Path, words: str) -> None:
        """Wait until a file of a data folder holds these words.

        The word "Saved" on the screen is no sign for that: it may be the one from before the
        words were typed, which is painted over a moment after them.

        Raises:
            AssertionError: No file ever holds them; the message holds the screen.
        """
        end = time.monotonic() + PATIENCE
        sought = words.encode()
        while not any(sought in file.read_bytes() for file in folder.rglob("*.jsonl")):
            if time.monotonic() > end or not self.read(0.05):
                raise AssertionError(f"{words!r} is not kept:\n{self.text}")

    # -- what is sent ----------------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys by name."""
        for key in keys:
            os.write(self._master, KEYS.get(key, key).encode())

    def type(self, text: str) -> None:
        """Type text, key by key."""
        os.write(self._master, text.encode())

    def resize(self, columns: int, rows: int) -> None:
        """Pull the window to another size."""
        self.screen.resize(rows, columns)
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)

    # -- how it ends -----------------------------------------------------------------------------------

    def kill(self, number: signal.Signals = signal.SIGKILL) -> int:
        """Send a signal and wait for the end; returns the exit code as ``Popen`` gives it."""
        self.process.send_signal(number)
        return self.ended()

    def suspend(self) -> None:
        """Send what a shell's "stop" sends, and wait until the program stands still."""
        self.process.send_signal(signal.SIGTSTP)
        end = time.monotonic() + PATIENCE
        stopped = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
        while os.waitid(os.P_PID, self.process.pid, stopped) is None:
            if time.monotonic() > end:
                raise AssertionError(f"the program goes on:\n{self.text}")
            self.read(0.05)
        while self.read(0.05) and self._says_something(0):
            pass

    def hang_up(self) -> int:
        """Close the terminal window; returns the exit code."""
        os.close(self._master)
        self._master = -1
        return self.process.wait(PATIENCE)

    def ended(self) -> int:
        """Wait until the program has ended by itself; returns the exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if time.monotonic() > end:
                raise AssertionError(f"the program goes on:\n{self.text}")
            self.read(0.05)
        while self.read(0.05) and self._says_something(0):
            pass
        return self.process.returncode


def _take_terminal() -> None:
    """Make the pty the controlling terminal of the program, so that closing it hangs up."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
