"""The workbooks in which scenes are looked at, and what goes wrong around them."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from unittest.mock import patch

from msgspec.structs import replace
from textual.content import Content

from tests.ui.app_driver import NOW, WatchedApp, begin, make_workbook
from tests.ui.elsewhere import written
from workbook.journey import edits
from workbook.journey.demo import write_demo
from workbook.journey.place import once_place
from workbook.journey.workbook import Workbook
from workbook.notebook.backup import Reason
from workbook.notebook.backups import Backups
from workbook.notebook.files import Disk
from workbook.notebook.records import Value
from workbook.pages import needs

LONG_NAME = "Dr. Maria-Magdalena Konstantinopoulou-Featherstonehaugh"
"""A mentor's name that is longer than most places for one."""

LONG_GOAL = (
    "Run the planning meeting of our department on my own, from the first invitation to the "
    "minutes, so that nobody has to ask afterwards what was decided"
)
"""A goal that is longer than a line."""

LONG_WORDS = (
    "Write down for the people in the ward what we found out about the waiting times, and ask "
    "them what they would do first"
)
"""What an action says that is longer than a line."""

MANY = 40
"""Actions that are more than any screen has lines."""

FIRST_DAY = date(2026, 11, 19)
"""The day before the first of them is due."""

WHY = "mentorship/why"
"""The question that is answered in two places."""


DIFFERS = (
    (re.compile(r"\S+/workbook-scenes-\w+/data"), "/home/me/workbook"),
    (re.compile(r"log-\w+\.jsonl"), "log-k3x9ab2c.jsonl"),
    (re.compile(r"process \d+"), "process 4711"),
)
"""What a banner says that differs from run to run, and what stands there instead."""


def alike(text: str) -> Content:
    """What a banner says, the same in every run."""
    for pattern, instead in DIFFERS:
        text = pattern.sub(instead, text)
    return Content(text)


@contextmanager
def anywhere() -> Iterator[None]:
    """The same surroundings wherever the tests run: computer, folder, and what banners say of them."""
    with (
        chdir(Path.home().anchor),
        patch("platform.node", lambda: "desktop"),
        patch.dict(os.environ, {"VISUAL": "", "EDITOR": "vim"}),
        patch("workbook.ui.widgets.banner.Content", alike),
        patch.object(WatchedApp, "NOTIFICATION_TIMEOUT", 3600.0),
    ):
        yield


@contextmanager
def new(folder: Path) -> Iterator[None]:
    """No workbook yet."""
    del folder
    yield


@contextmanager
def begun(folder: Path) -> Iterator[None]:
    """A workbook as the first run leaves it."""
    begin(folder)
    yield


@cache
def _demo() -> Path:
    """The demonstration, written once; it is copied from here."""
    folder = Path(tempfile.mkdtemp(prefix="workbook-demo-"))
    workbook = make_workbook(folder)
    write_demo(workbook)
    workbook.notebook.close()
    return folder


@contextmanager
def lived_in(folder: Path) -> Iterator[None]:
    """The demonstration."""
    shutil.copytree(_demo(), folder, dirs_exist_ok=True)
    yield


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The demonstration, which another window has open."""
    with lived_in(folder):
        holder = make_workbook(folder, app=True)
        try:
            yield
        finally:
            holder.notebook.close()


@contextmanager
def crowded(folder: Path) -> Iterator[None]:
    """Long names, long answers, and more actions than a screen has lines."""
    mentorship = begin(folder, mentor=LONG_NAME, goal=LONG_GOAL)
    workbook = make_workbook(folder)
    for number in range(1, MANY + 1):
        day = None if number % 4 == 0 else (FIRST_DAY + timedelta(days=number)).isoformat()
        says: dict[str, Value] = {
            needs.ACTION_WHAT: f"{number}. {LONG_WORDS}",
            needs.ACTION_OWNER: "mentor" if number % 3 == 0 else "me",
            needs.ACTION_DUE: day,
        }
        reading = workbook.reading()  # one comes after the other only if that is there already
        group = reading.pack.group(needs.ACTIONS)
        assert group is not None
        place = once_place(reading.pack.pages[group.page], mentorship.id)
        item, records = edits.new_item(reading, group, place, NOW)
        inside = place.of_item(group, item)
        asked = [(reading.pack.prompt(key), value) for key, value in says.items()]
        answers = [edits.answered(reading, p, inside, value) for p, value in asked if p is not None]
        workbook.write(*records, *answers).result()
    workbook.notebook.close()
    written(folder, {WHY: f"{LONG_GOAL}. {LONG_WORDS}.\n\n" * 3})
    yield


@contextmanager
def twice_written(folder: Path) -> Iterator[None]:
    """An answer that two computers wrote apart from each other."""
    begin(folder)
    written(folder, {WHY: "I want to be heard in the planning meeting."})
    written(folder, {WHY: "My manager suggested it, and I am curious."}, on="laptop")
    yield


@contextmanager
def older_pages(folder: Path) -> Iterator[None]:
    """An answer whose question is gone from its page, and a line of the notebook that is damaged."""
    mentorship = begin(folder)
    workbook = make_workbook(folder)
    reading = workbook.reading()
    asked = reading.pack.prompt(WHY)
    assert asked is not None
    place = once_place(reading.pack.pages[asked.page], mentorship.id)
    gone = replace(asked, id="hopes", prompt="What did you hope for when you began?")
    hopes = "To be asked what I think, and to have an answer ready."
    workbook.write(edits.answered(reading, gone, place, hopes)).result()
    workbook.notebook.close()
    log = next((folder / "data").glob("log-*.jsonl"))
    first, second, *rest = log.read_text(encoding="utf-8").splitlines(keepends=True)
    damaged = second.replace("a", "#", 3)
    again = "".join((first, second, damaged, *rest))
    log.with_name("log-k3x9ab2c.jsonl").write_text(again, encoding="utf-8")
    log.unlink()
    yield


@contextmanager
def full_disk(folder: Path) -> Iterator[None]:
    """A workbook on a disk that has no room left once the app runs."""
    begin(folder)

    def full(_disk: Disk, path: Path, *, new: bool) -> int:
        del new
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    with patch.object(Disk, "open_log", full):
        yield


@contextmanager
def slow_disk(folder: Path) -> Iterator[None]:
    """A workbook on a disk that answers only once the app has been left."""
    begin(folder)
    free = threading.Event()
    sync = Disk.sync

    def waits(disk: Disk, descriptor: int) -> None:
        free.wait(60)
        sync(disk, descriptor)

    with patch.object(Disk, "sync", waits):
        try:
            yield
        finally:
            free.set()


@contextmanager
def backed_up(folder: Path) -> Iterator[None]:
    """A workbook with a backup, in which something was answered since."""

    def made(folder: Path, *, own: Path | None = None, app: bool = False) -> Workbook:
        workbook = make_workbook(folder, own=own, app=app)
        return Workbook(workbook.pack, workbook.notebook, workbook.clock, _backups(folder))

    with lived_in(folder):
        _backups(folder).make(Reason.ASKED)
        begin(folder, mentor="Ruth", goal="Ask before I am asked")
        with (
            patch("tests.ui.app_driver.make_workbook", made),
            patch("workbook.ui.backing_up.SOON", 3600.0),
        ):
            yield


def _backups(folder: Path) -> Backups:
    """The backups of the workbook in a folder."""
    state = folder / "state"
    return Backups(folder / "data", state=state, clock=lambda: NOW, root=state / "backups")
