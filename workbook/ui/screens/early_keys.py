"""Keys that come while a screen is still being drawn wait for its first field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[Any]
else:
    Base = object


class EarlyKeys(Base):
    """The part of a screen that loses no letter of someone who is faster than the screen."""

    _early: list[events.Key] | None = None
    _ready = False

    def on_key(self, event: events.Key) -> None:
        """Keep a key until there is a field to take it."""
        if self._ready or self.focused is not None:
            return
        event.stop()
        event.prevent_default()
        self._early = [*(self._early or ()), event]

    def keys_are_for(self, widget: Widget | None) -> None:
        """The screen stands: hand what was typed meanwhile to the widget that has the focus."""
        self._ready = True
        for event in self._early or ():
            if widget is not None:
                widget.post_message(events.Key(event.key, event.character))
        self._early = None
