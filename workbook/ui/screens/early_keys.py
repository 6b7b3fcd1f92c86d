"""Keys that come while a screen is still being drawn wait for its first field."""

from __future__ import annotations

from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from textual import events
from textual.message import Message

from workbook.ui.widgets.fields.moving import is_one_line

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[Any]
else:
    Base = object


LEADS_ON = {
    "tab": "action_next_field",
    "shift+tab": "action_previous_field",
    "enter": "action_enter_field",
    "ctrl+n": "action_next_step",
    "ctrl+b": "action_previous_step",
    "alt+b": "action_previous_step",
}
"""Keys that are not text, and the methods of the screen that they call."""


class EarlyKeys(Base):
    """The part of a screen that loses no letter of someone who is faster than the screen."""

    _early: list[events.Key] | None = None
    _ready = False
    _since = 0.0

    @property
    def is_ready(self) -> bool:
        """Whether the screen stands and has taken in what was typed meanwhile."""
        return self._ready

    def on_key(self, event: events.Key) -> None:
        """Keep a key until there is a field to take it; one that was on its way goes there now."""
        if event.time < self._since and self.focused is not None:
            self.focused.post_message(events.Key(event.key, event.character))
        if self._ready or self.focused is not None:
            return
        event.stop()
        event.prevent_default()
        self._early = [*(self._early or ()), event]

    async def take_early_keys(self) -> None:
        """The screen stands: do with what was typed meanwhile what the keys mean now."""
        early, self._early = self._early or [], None
        self._since = Message().time  # by the clock that keys go by
        for event in early:
            action = LEADS_ON.get(event.key)
            if action is not None and (event.key != "enter" or is_one_line(self.focused)):
                done = getattr(self, action)()
                if isawaitable(done):
                    await done
            elif self.focused is not None:
                self.focused.post_message(events.Key(event.key, event.character))
        self._ready = True

    def is_early(self, action: str) -> bool:
        """Whether a key that leads on came before there is anything to lead on from."""
        return not self._ready and f"action_{action}" in LEADS_ON.values()
