"""The services that everything above this room is built with: pages, notebook and clock."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime

from msgspec import Struct, field

from workbook.journey.day_style import style_of
from workbook.journey.reading import Reading
from workbook.notebook.backups import Backups
from workbook.notebook.future import Future
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Record
from workbook.pages.packs import Pack

Clock = Callable[[], datetime]
"""Tells the time with its offset; handed down from the command line, never called elsewhere."""


class Workbook(Struct, frozen=True):
    """The workbook that is open: what is asked, what is answered, and what time it is.

    Attributes:
        pack: The pages.
        notebook: What was written.
        clock: Tells the time.
        backups: The notebook's backups; None where none are made of it.
    """

    pack: Pack
    notebook: Notebook
    clock: Clock
    backups: Backups | None = None
    # What a reading found out stays with it, and finding out is for one thread at a time.
    _latest: threading.local = field(default_factory=threading.local)

    def reading(self) -> Reading:
        """The workbook as it is at this moment; the same while nothing changes."""
        snapshot, style = self.notebook.snapshot(), style_of(self.today())
        latest: Reading | None = getattr(self._latest, "reading", None)
        if latest is not None and latest.snapshot is snapshot and latest.style == style:
            return latest
        found = self._latest.reading = Reading(self.pack, snapshot, style)
        return found

    def now(self) -> datetime:
        """This moment, with its offset."""
        return self.clock()

    def today(self) -> date:
        """Today, where the person is."""
        return self.clock().date()

    def write(self, *records: Record) -> Future[None]:
        """Hand one act to the notebook; see ``Notebook.write``."""
        return self.notebook.write(*records)

    def save(self, *records: Record) -> None:
        """The same for whoever waits until it is durable, as screens never do."""
        self.notebook.save(*records)
