"""A program on a pty that is timed from outside, as a person at the terminal would.

What the program writes is taken in at once, with the moment, and drawn only when it pauses: drawing
in memory takes longer than the program needs for a frame and would be measured along with it.
A frame ends where the program says so (synchronised output), else with what was read at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.figures import Sample
from tests.journeys.terminal import PATIENCE, Terminal

SIZE = (120, 36)
"""Columns and rows of every terminal here."""

START_OF_FRAME = b"\x1b[?2026h"

END_OF_FRAME = b"\x1b[?2026l"

QUIET = 0.25
"""Seconds without output after which a program has answered; a cursor blinks every half second."""

Seen = Callable[[str], bool]
"""Whether the lines of a screen show what is waited for."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """What a key did.

    Attributes:
        first: Until the frame that first showed what was waited for.
        rest: Until the last frame before the pause that changed any sign on the screen.
    """

    first: Sample
    rest: Sample


@dataclass(frozen=True, slots=True)
class Idle:
    """What a program did while nobody typed.

    Attributes:
        written: Bytes.
        frames: Frames.
        changed: Whether any sign on the screen changed.
        cpu: Share of one processor, in per cent.
    """

    written: int
    frames: int
    changed: bool
    cpu: float


class Watched(Terminal):
    """A program that is timed."""

    def __init__(self, command: Sequence[str | Path], **variables: str | Path) -> None:
        self.began = self._pressed = time.monotonic()
        self._cpu_pressed = 0.0
        super().__init__(
            [str(word) for word in command],
            environment={name: str(value) for name, value in variables.items()},
            size=SIZE,
        )

    # -- starting ---------------------------------------------------------------------------------------

    def stands(self, words: str) -> Sample:
        """Wait for the first whole frame with these words; returns the time since the start.

        The words have to be written in one go, as those in one style are.
        """
        sample, taken = self._stands(words)
        self.draw(taken)
        return sample

    def stands_and_answers(self, words: str, key: str, seen: Seen) -> tuple[Sample, Sample]:
        """The same, with a key pressed that moment; returns both times since the start.

        Nothing is drawn here until the key is answered.
        """
        stood, taken = self._stands(words)
        self._strike(key)
        frames = self._until_quiet()
        self.draw(taken)
        first = self._answer(frames, seen).first
        waited = (self._pressed - self.began) * 1000
        before = self._cpu_pressed * 1000
        return stood, Sample(waited + first.wall, before + (first.cpu or 0.0))

    def _stands(self, words: str) -> tuple[Sample, bytes]:
        """Wait for words; returns the time since the start, and what was written, not drawn yet."""
        sought = words.encode()
        taken = bytearray()
        at = -1
        while at < 0 or (START_OF_FRAME in taken and END_OF_FRAME not in taken[at:]):
            taken += self._receive()
            at = taken.find(sought)
        wall = time.monotonic() - self.began
        return Sample(wall * 1000, cpu_seconds(self.process.pid) * 1000), bytes(taken)

    # -- keys -------------------------------------------------------------------------------------------

    def stroke(self, keys: str, seen: Seen) -> Stroke:
        """Press a key, or type several at once, and see how long it takes until that is shown.

        Raises:
            AssertionError: It never is; the message holds the screen.
        """
        self._strike(keys)
        return self._answer(self._until_quiet(), seen)

    def _strike(self, keys: str) -> None:
        """Press a key, and note when."""
        self._cpu_pressed, self._pressed = cpu_seconds(self.process.pid), time.monotonic()
        self.press(keys)

    def _answer(self, frames: list[tuple[Sample, bytes]], seen: Seen) -> Stroke:
        """What the key did, by the frames until the first pause, and those after it."""
        first: Sample | None = None
        rest = Sample(0.0)
        before = self.text
        while True:
            for sample, frame in frames:
                self.draw(frame)
                text = self.text
                if text == before:
                    continue
                before = text
                rest = sample
                if first is None and seen(text):
                    first = rest
            if first is not None:
                return Stroke(first, rest)
            if time.monotonic() - self._pressed > PATIENCE:
                raise AssertionError(f"the key is not answered:\n{self.text}")
            frames = self._until_quiet()

    def settle(self) -> None:
        """Draw what is written until there is a pause."""
        for _, frame in self._until_quiet():
            self.draw(frame)

    def _until_quiet(self) -> list[tuple[Sample, bytes]]:
        """Each frame with the time since a key was pressed, until there is a pause.

        What is left without the end of a frame counts as one.
        """
        frames: list[tuple[Sample, bytes]] = []
        open_frame, sample = b"", Sample(0.0)
        while (data := self.receive(QUIET)) != b"":
            if data is None:
                raise AssertionError(f"the program has ended:\n{self.text}")
            wall = time.monotonic() - self._pressed
            cpu = cpu_seconds(self.process.pid) - self._cpu_pressed
            sample = Sample(wall * 1000, cpu * 1000)
            *whole, open_frame = (open_frame + data).split(END_OF_FRAME)
            frames += [(sample, frame + END_OF_FRAME) for frame in whole]
        if open_frame:
            frames.append((sample, open_frame))
        return frames

    # -- standing still ----------------------------------------------------------------------------------

    def idle(self, seconds: float) -> Idle:
        """Let the program be and note what it does."""
        before, cpu = self.text, cpu_seconds(self.process.pid)
        end = time.monotonic() + seconds
        taken = b""
        while (left := end - time.monotonic()) > 0:
            taken += self.receive(left) or b""
        used = cpu_seconds(self.process.pid) - cpu
        self.draw(taken)
        frames = max(taken.count(END_OF_FRAME), bool(taken))
        return Idle(len(taken), frames, self.text != before, 100 * used / seconds)

    def peak_memory(self) -> float:
        """The most memory that the program ever held, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024

    # -- parts ------------------------------------------------------------------------------------------

    def _receive(self) -> bytes:
        """What the program writes next.

        Raises:
            AssertionError: It writes nothing more.
        """
        data = self.receive(PATIENCE)
        if not data:
            raise AssertionError(f"the program never stands:\n{self.written[-2000:]!r}")
        return data


def cpu_seconds(process: int) -> float:
    """The processor's time that a running process has used, all its threads together.

    Linux gives every process a clock of its own, to the nanosecond, where ``/proc/PID/stat`` counts
    in hundredths of a second.
    """
    return time.clock_gettime(((~process) << 3) | 2)
