"""Talking to plain mode from a test: lines go in, and what is said and kept comes out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from workbook.journey.reading import Reading
from workbook.journey.workbook import Workbook
from workbook.notebook.backups import Backups
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Value
from workbook.pages.pack import load_pack
from workbook.pages.packs import Pack
from workbook.paths import builtin_pages
from workbook.plain.run import Wanted, talk
from workbook.plain.session import NOTHING_AROUND, Around

NOW = datetime.fromisoformat("2026-11-22T10:00:00+01:00")
"""When every talk takes place unless a test says otherwise: a Sunday morning."""

BEGUN = ("Amara", "Run the planning meeting", "thu", "14:00")
"""What a first run is answered."""


@cache
def built_in() -> Pack:
    """The built-in pages."""
    return load_pack(builtin_pages())


@dataclass
class Talks:
    """A notebook in a folder, and one talk after the other about it.

    Attributes:
        folder: Where it all lies.
        now: The moment of the next talk.
        said: What was said in the last one.
        around: What lies around the workbook.
    """

    folder: Path
    now: datetime = NOW
    said: str = ""
    around: Around = NOTHING_AROUND

    @contextmanager
    def workbook(self) -> Iterator[Workbook]:
        """The workbook, open for a while."""
        clock: Callable[[], datetime] = lambda: self.now  # noqa: E731 - one word, said later
        data, state = self.folder / "data", self.folder / "state"
        notebook = Notebook.open(data, state=state, clock=clock, app=True)
        backups = Backups(data, state=state, clock=clock, root=self.folder / "backups")
        try:
            yield Workbook(built_in(), notebook, clock, backups)
        finally:
            notebook.close()

    def __call__(self, *lines: str, wanted: str = "", page: str = "", end: str = "\n") -> str:
        """Talk: these lines are typed, then there are no more.

        Args:
            lines: What is typed.
            wanted: Words of the menu with which one comes.
            page: Id of the page with which one comes.
            end: What stands after the last line.
        """
        out = io.StringIO()
        source = io.StringIO("\n".join(lines) + end if lines else "")
        with self.workbook() as workbook:
            talk(workbook, source, out, Wanted(words=wanted, page=page), self.around)
        self.said = out.getvalue()
        assert only_words(self.said), "something was said that a terminal would obey"
        return self.said

    def reading(self) -> Reading:
        """What is kept now."""
        with self.workbook() as workbook:
            return workbook.reading()

    def kept(self, prompt: str) -> list[Value]:
        """What is kept under a prompt, given by its full key, in the order of its items."""
        snapshot = self.reading().snapshot
        ranks = {item.id: item.rank for item in snapshot.items.values()}
        found = [
            answer
            for answer in snapshot.answers.values()
            if answer.key.prompt == prompt and answer.value is not None
        ]
        found.sort(key=lambda a: (ranks.get(a.key.item or 0, ""), str(a.key.column or "")))
        return [answer.value for answer in found]


def only_words(text: str) -> bool:
    """Whether a text has no control characters but the ends of its lines."""
    return all(sign.isprintable() or sign == "\n" or sign in "\u200d\ufe0f" for sign in text)


def begun(folder: Path, *lines: Sequence[str]) -> Talks:
    """A workbook after its first run."""
    talks = Talks(folder)
    talks(*BEGUN, *(word for line in lines for word in line))
    return talks
