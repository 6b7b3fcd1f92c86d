"""Words are only ever words: what is pasted is no keys, and what is said is no markup."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.notifications import SeverityLevel

from workbook.notebook.clean import clean
from workbook.ui.hints import hinted

if TYPE_CHECKING:
    from textual.screen import Screen

    from workbook.ui.widgets.fields.entry import Entry

LAG = 1.0
"""Seconds that what is said in passing may come later than it was said."""


class PlainTextApp(App[str]):
    """The part of the app through which pastes come in and toasts go out."""

    _said_until = 0.0
    """When all that was said in passing has gone by itself, by a clock that only runs forward."""

    def get_driver_class(self) -> type[Driver]:
        """What reads the terminal: the usual driver, but for pastes."""
        usual = super().get_driver_class()
        if sys.platform == "win32" or usual.__name__ != "LinuxDriver":
            return usual
        from workbook.ui.driver import PlainPasteDriver

        return PlainPasteDriver

    def on_mount(self) -> None:
        """What is said in passing belongs to a screen: it goes when another one comes."""
        self.screen_change_signal.subscribe(self, self._on_another_screen, immediate=True)

    def _on_another_screen(self, _screen: Screen[object]) -> None:
        self.clear_notifications()

    @property
    def is_saying(self) -> bool:
        """Whether something that was said in passing may still stand."""
        return monotonic() < self._said_until

    def clear_notifications(self) -> None:
        """Take away what was said in passing; Textual would look for it also where all has gone."""
        if self.is_saying:
            super().clear_notifications()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in passing; whatever is in it is words, also where markup is asked for.

        A key that is to be pressed is named by its command, as ``workbook.ui.hints`` has it.
        """
        del markup
        stands = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self._said_until = max(self._said_until, monotonic() + stands + LAG)
        super().notify(
            hinted(self, clean(message)),
            title=clean(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    def on_entry_joined(self, event: Entry.Joined) -> None:
        """Say that pasted lines were joined, where no field has a line under it to say so."""
        event.stop()
        self.notify(f"The {event.lines} lines you pasted are now one.")

    def on_paste(self, event: events.Paste) -> None:
        """Say that a paste went nowhere: what had the focus takes no text."""
        if event.text.strip():
            self.notify("Nothing was pasted: go to a line to write in first.", severity="warning")
