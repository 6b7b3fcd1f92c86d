"""What a terminal shows of the app: its bytes, drawn cell by cell as they come.

Tests else look at what the screen would show were it drawn in full; here at what was drawn.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyte
from textual.drivers.headless_driver import HeadlessDriver
from textual.widget import Widget

from tests.journeys.terminal import UNKNOWN_TO_PYTE
from tests.ui.app_driver import Driver, running

Cell = tuple[str, str, str, bool, bool, bool, bool]
"""A sign, its two colours, and whether it is bold, italic, underlined, reversed."""


class SeenDriver(HeadlessDriver):
    """Draws what it is sent on a terminal in memory."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - those of any driver
        super().__init__(*given, **named)
        self.terminal = pyte.Screen(*self._get_terminal_size())
        self._stream = pyte.ByteStream(self.terminal)

    @property
    def is_headless(self) -> bool:
        """It is not: the app draws."""
        return False

    def write(self, data: str) -> None:
        """Draw."""
        self._stream.feed(UNKNOWN_TO_PYTE.sub(b"", data.encode()))


class SeenApp:
    """A running app, and the terminal that it draws on."""

    def __init__(self, driver: Driver, terminals: list[SeenDriver]) -> None:
        self.driver = driver
        self._terminals = terminals

    def cells(self) -> list[list[Cell]]:
        """All that is on the terminal."""
        screen = self._terminals[-1].terminal
        return [
            [
                (one.data, one.fg, one.bg, one.bold, one.italics, one.underscore, one.reverse)
                for one in (screen.buffer[row][column] for column in range(screen.columns))
            ]
            for row in range(screen.lines)
        ]

    async def shows_what_is_there(self, after: str) -> None:
        """Fail where the terminal keeps showing other words than the screen does as a whole."""
        try:
            await self.driver.wait_for(lambda: self.words == self.driver.text.rstrip("\n"), after)
        except AssertionError as error:
            raise AssertionError(f"{error}\n\nand the terminal shows\n{self.words}") from None

    async def is_as_if_drawn_anew(self, after: str) -> None:
        """Fail where the terminal shows anything that it does not once every part was drawn again."""
        await self.driver.saved()
        await self.driver.wait_for(self._stands_still, "a cursor that blinks no more")
        await self.shows_what_is_there(after)
        before, words = self.cells(), self.words
        app = self.driver.app
        parts: list[Widget] = [app.screen, *app.screen.query("*")]
        parts += [part.vertical_scrollbar for part in parts if part.show_vertical_scrollbar]
        self._terminals[-1].terminal.erase_in_display(2)  # so that all has to be drawn
        for part in parts:
            part.refresh()
        await self.driver.wait_for(lambda: self.words == words, "all of it drawn anew")
        assert before == self.cells(), f"after {after}, drawn was\n{words}\nand is\n{self.words}"

    @property
    def words(self) -> str:
        """The words that are on the terminal."""
        lines = (line.rstrip() for line in self._terminals[-1].terminal.display)
        return "\n".join(lines).rstrip("\n")

    def _stands_still(self) -> bool:
        return not getattr(self.driver.app.focused, "cursor_blink", False)


@asynccontextmanager
async def seen(folder: Path, **options: Any) -> AsyncIterator[SeenApp]:  # noqa: ANN401 - of running
    """The app on a folder, drawn on a terminal."""
    terminals: list[SeenDriver] = []

    def made(*given: Any, **named: Any) -> SeenDriver:  # noqa: ANN401
        terminals.append(SeenDriver(*given, **named))
        return terminals[-1]

    with (
        patch("textual.drivers.headless_driver.HeadlessDriver", made),
        patch("workbook.ui.screens.guide_keeping.SETTLE", 0.01),
        patch("workbook.ui.widgets.fields.blinking.STILL", 0.01),
    ):
        async with running(folder, **options) as driver:
            yield SeenApp(driver, terminals)
