"""What every benchmark works with: the installed workbook, its notebooks, and rounds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tests.benchmarks.figures import Row, Sample
from tests.benchmarks.installed import HERE, Installed, succeed
from tests.benchmarks.peers import Peers
from tests.benchmarks.watched import Watched

T = TypeVar("T")

HOME = "Your path"
"""What stands on home."""

FULL = 10_000
"""Answers of a notebook of many years."""


@dataclass(frozen=True, slots=True)
class Bench:
    """One run of the benchmarks.

    Attributes:
        rounds: How often everything is measured.
        folder: The temporary folder of the run.
        installed: The workbook.
        peers: The other programs; None where they are not wanted.
        skipped: Why, by what was not measured.
        failed: What went wrong, by the benchmark that it ended.
    """

    rounds: int
    folder: Path
    installed: Installed
    peers: Peers | None = None
    skipped: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    # -- notebooks ------------------------------------------------------------------------------------

    def empty(self) -> Path:
        """A notebook as the first three minutes leave it."""
        return self._opened("empty")

    def full(self) -> Path:
        """A notebook of many years."""
        return self._opened("full", "--answers", str(FULL))

    def notebook(self, answers: int) -> Path:
        """A notebook of so many answers."""
        return self._made(f"answers-{answers}", "--answers", str(answers))

    def drafts(self, answers: int) -> Path:
        """The same with lines that nobody will look at again."""
        return self._made(f"drafts-{answers}", "--answers", str(answers), "--drafts")

    def long(self) -> tuple[Path, Path]:
        """A notebook of many years with one long answer, and the file of its text."""
        text = self.folder / "long.txt"
        return self._opened("long", "--answers", str(FULL), "--long", str(text)), text

    def journal(self) -> Path:
        """All answers of many years as a journal of jrnl."""
        file = self.folder / "journal.txt"
        self._made("journal", "--answers", str(FULL), "--journal", str(file))
        return file

    def _opened(self, name: str, *words: str) -> Path:
        """A notebook that was open once today: its backup is made, and the pages are read."""
        is_new = not self._folder_of(name).exists()
        data = self._made(name, *words)
        if is_new:
            with self.workbook(data) as terminal:
                terminal.stands(HOME)
        return data

    def _made(self, name: str, *words: str) -> Path:
        """A notebook, made when it is first asked for."""
        data = self._folder_of(name)
        if not data.exists():
            tell(f"making the notebook {name}")
            succeed(self.installed.script("making", data, *words), self.folder)
        return data

    def _folder_of(self, name: str) -> Path:
        return self.folder / "notebooks" / name

    # -- programs --------------------------------------------------------------------------------------

    @contextmanager
    def workbook(self, data: Path, *words: str) -> Iterator[Watched]:
        """The workbook on a terminal, left as people leave it."""
        with Watched([self.installed.workbook, "--data", data, *words]) as terminal:
            yield terminal
            terminal.press("ctrl+q")
            terminal.ended()

    def bare(self) -> Watched:
        """The bare app with one line."""
        return Watched(self.installed.script("bare", "line"))

    def bare_text(self, text: Path) -> Watched:
        """The bare app with one text."""
        return Watched(self.installed.script("bare", "text", text))

    def inside(self, *words: str | Path) -> Any:  # noqa: ANN401 - whatever the script prints
        """What ``inside.py`` measured."""
        return json.loads(succeed(self.installed.script("inside", *words), self.folder))

    # -- rounds ----------------------------------------------------------------------------------------

    def interleaved(self, name: str, *sides: Callable[[], T]) -> tuple[list[T], ...]:
        """What each side gives in every round; the first of a round is another one each time."""
        given: tuple[list[T], ...] = tuple([] for _ in sides)
        for number in range(self.rounds):
            tell(f"{name}: round {number + 1} of {self.rounds}")
            for turn in range(len(sides)):
                at = (number + turn) % len(sides)
                given[at].append(sides[at]())
        return given


Benchmark = Callable[[Bench], list[Row]]
"""Measures one thing, or a few that belong together."""


def tell(what: str) -> None:
    """Say on the error stream how far it is."""
    sys.stderr.write(f"{what}\n")
    sys.stderr.flush()


def command(words: Sequence[str | Path]) -> Sample:
    """How long a command takes as a whole, and how much of the processor's time.

    Raises:
        RuntimeError: It failed.
    """
    began = time.monotonic()
    process = subprocess.Popen(
        [str(word) for word in words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=HERE.anchor,
    )
    _, status, used = os.wait4(process.pid, 0)
    ended = time.monotonic()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{words} failed with {process.returncode}")
    return Sample((ended - began) * 1000, (used.ru_utime + used.ru_stime) * 1000)
