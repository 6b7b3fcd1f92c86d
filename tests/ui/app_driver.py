"""The whole app on a data folder of its own, and ways to wait for what it shows."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from msgspec.structs import replace
from textual import events
from textual.keys import KEY_NAME_REPLACEMENTS
from textual.pilot import Pilot

import workbook.ui
from tests.ui.shown import screen_text
from tests.ui.styles import parsed_once
from workbook.cli.call import day_style
from workbook.journey import edits
from workbook.journey.day_style import now_in
from workbook.journey.workbook import Workbook
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Answer, Mentorship
from workbook.pages.pack import load_pack
from workbook.pages.packs import Pack
from workbook.paths import builtin_pages
from workbook.ui.app import Options, WorkbookApp
from workbook.ui.cursor import CursorFile

NOW = datetime.fromisoformat("2026-11-22T10:00:00+01:00")
"""When every test takes place: a Sunday morning."""

GOAL = "Run the planning meeting"
"""The goal with which every test begins."""

NEVER = 3600.0
"""Seconds after which an app that was left ends its process: here that is the one of the tests."""

TURN = 0.01
"""Seconds for which the app works before a test looks again whether what it waits for is there."""

PATIENCE = 3000
"""Turns after which a test gives up waiting; only a broken app takes that many."""


class WatchedApp(WorkbookApp):
    """The app, which counts how often it drew something."""

    CSS_PATH: ClassVar = [Path(workbook.ui.__file__).parent / name for name in WorkbookApp.CSS_PATH]

    drawn = 0

    def post_display_hook(self) -> None:
        """Something was drawn."""
        self.drawn += 1


@dataclass
class Driver:
    """A running app with its pilot and the folders it works in."""

    app: WatchedApp
    pilot: Pilot[Any]
    folder: Path

    @property
    def text(self) -> str:
        """What the screen shows."""
        return screen_text(self.app)

    async def wait_for(self, condition: Callable[[], object], what: str) -> None:
        """Let the app work until a condition holds; fails with the screen if it never does."""
        if condition():
            return
        for _ in range(PATIENCE):
            await asyncio.sleep(TURN)
            if condition():
                await self.pilot.pause(0)  # what came along with it is done, too
                return
        raise AssertionError(f"never happened: {what}\n{self.text}")

    async def shows(self, *words: str) -> None:
        """Wait until the screen shows all these words."""
        for word in words:
            await self._wait_for_text(word, f"{word!r} on the screen", there=True)

    async def hides(self, *words: str) -> None:
        """Wait until the screen shows none of these words."""
        for word in words:
            await self._wait_for_text(word, f"{word!r} gone", there=False)

    async def _wait_for_text(self, word: str, what: str, *, there: bool) -> None:
        """Wait for a word to come or go; the screen is read again only once it was drawn again."""
        looked_at: int | None = None

        def holds() -> bool:
            nonlocal looked_at
            if looked_at == self.app.drawn:
                return False
            looked_at = self.app.drawn
            # Where a line is broken depends on how long the folders' names are.
            text = self.text
            return (word in text or word in " ".join(text.split())) is there

        await self.wait_for(holds, what)

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type text as fast as a keyboard sends it: the app draws when it comes to it."""
        for sign in text:
            self.app.post_message(_key(sign))
        await self.pilot.pause()

    async def saved(self) -> None:
        """Wait until all that was typed is on the disk."""
        self.app.desk.saver.flush()
        await self.wait_for(lambda: not self.app.desk.saver.drafts, "everything saved")

    def answers(self) -> dict[str, object]:
        """Every answer by its prompt (and column), as the notebook holds it."""
        snapshot = self.app.workbook.notebook.snapshot()
        return {_name(answer): answer.value for answer in snapshot.answers.values()}


def _key(sign: str) -> events.Key:
    """The key with which one types a sign."""
    if sign == "\n":
        return events.Key("enter", None)
    name = sign if sign.isalnum() else unicodedata.name(sign).lower()
    name = name.replace("-", "_").replace(" ", "_")
    return events.Key(KEY_NAME_REPLACEMENTS.get(name, name), sign)


def _name(answer: Answer) -> str:
    column = f" {answer.key.column}" if answer.key.column else ""
    return f"{answer.key.prompt}{column}"


@cache
def builtin_pack() -> Pack:
    """The built-in pages, read once: nothing can change them."""
    return load_pack(builtin_pages())


def make_workbook(folder: Path, *, own: Path | None = None, app: bool = False) -> Workbook:
    """The workbook in a folder, with the built-in pages and, over them, those of one's own."""
    pack = builtin_pack() if own is None else load_pack(builtin_pages(), own)
    notebook = Notebook.open(folder / "data", state=folder / "state", clock=lambda: NOW, app=app)
    return Workbook(pack, notebook, lambda: NOW)


def begin(folder: Path, *, mentor: str = "Amara", goal: str = GOAL) -> Mentorship:
    """A workbook as the first run leaves it."""
    workbook = make_workbook(folder)
    mentorship, records = edits.first_run(
        workbook.reading(), NOW, mentor=mentor, goal=goal, day=date(2026, 11, 26)
    )
    workbook.write(*records).result()
    workbook.notebook.close()
    return mentorship


@asynccontextmanager
async def running(
    folder: Path,
    *,
    page: str | None = None,
    size: tuple[int, int] = (80, 24),
    own: Path | None = None,
    **options: Any,  # noqa: ANN401 - those of Options
) -> AsyncIterator[Driver]:
    """The app on a folder, closed properly at the end."""
    workbook = make_workbook(folder, own=own, app=True)
    if preferences := options.get("preferences"):  # they say how days are written
        workbook = replace(workbook, clock=lambda: now_in(day_style(preferences.settings), NOW))
    cursor = CursorFile.read(folder / "state" / "cursor.json")
    app = WatchedApp(workbook, cursor, Options(page=page, **options))
    try:
        with parsed_once(), patch("workbook.ui.ending.AT_LATEST", NEVER):
            async with app.run_test(size=size, notifications=True) as pilot:
                yield Driver(app, pilot, folder)
    finally:
        workbook.notebook.close()
