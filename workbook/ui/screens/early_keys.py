"""Keys that come while a screen is still being drawn wait for its first field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events

from workbook.ui.widgets.taken_in import taken_in

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

    Base = Screen[Any]
else:
    Base = object


LEADS_ON = frozenset(
    {
        "next_field",
        "previous_field",
        "enter_field",
        "next_step",
        "previous_step",
        "keep",
        "leave",
    }
)
"""Actions that go on from where one is, or away with what was typed there."""


class EarlyKeys(Base):
    """The part of a screen that loses no letter of someone who is faster than the screen.

    A screen has no focus before all that was typed until then is at hand: else a key that is still
    on its way to the screen would be overtaken by the next one, which goes to the field at once.
    """

    DRAWN_READY = False
    """Whether it comes to the front only when it has its focus, so that it is drawn once."""

    _early: tuple[events.Key | events.Paste, ...] = ()
    _ready = False
    _comes = False
    """Whether it has its focus and only has to come to the front."""

    _wanted: tuple[Widget, bool] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the screen stands and has taken in what was typed meanwhile."""
        return self._ready

    @property
    def is_current(self) -> bool:
        """Whether it can be seen: if it is drawn with its focus, then from when it comes to the front.

        Until then whatever shows the keys that work would look at them for each thing that changes.
        """
        seen = not self._comes if self._ready else not self.DRAWN_READY
        return seen and super().is_current

    def begin_early(self) -> None:
        """Keep the keys from now on, as if the screen were made only now; it has no focus."""
        self._ready, self._wanted, self._early = False, None, ()

    def end_early(self) -> None:
        """Keep no key any more: nobody has pressed one."""
        self._ready = True

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Give the focus to a widget; at the beginning as soon as the early keys can follow."""
        if self._ready:
            super().set_focus(widget, scroll_visible, from_app_focus)
        elif widget is not None:
            self._wanted = widget, scroll_visible

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come to the front later, where that is to be with the focus where it belongs."""
        self._comes = False
        if self.DRAWN_READY and not self._ready:
            event.prevent_default()

    def on_key(self, event: events.Key) -> None:
        """Keep a key until there is a field to take it."""
        self._keep_early(event)

    def on_paste(self, event: events.Paste) -> None:
        """The same with what is pasted."""
        self._keep_early(event)

    def _keep_early(self, event: events.Key | events.Paste) -> None:
        if not self._ready:
            event.stop()
            event.prevent_default()
            self._early = (*self._early, event)

    def take_early_keys(self) -> None:
        """The screen stands: do with what was typed meanwhile what the keys mean now.

        It is done in the app's own turn, in which no later key can come in between.
        """
        self.app.call_next(self._take_early)

    async def _take_early(self) -> None:
        with self.app.batch_update():  # it is drawn once, with the focus
            await taken_in(self)  # what the app has handed on by now is among the early keys then
            self._ready, self._comes = True, self.DRAWN_READY
            if self._wanted is not None and self._wanted[0].is_attached:
                self.set_focus(*self._wanted)
            if self.DRAWN_READY:
                await taken_in(self.focused)
                self.post_message(events.ScreenResume())
        early, self._early = self._early, ()
        for event in early:
            again = (
                events.Key(event.key, event.character)
                if isinstance(event, events.Key)
                else events.Paste(event.text)
            )
            await self.app.on_event(again)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that lead on wait like all others."""
        return not self.is_early(action) and super().check_action(action, parameters)

    def is_early(self, action: str) -> bool:
        """Whether a key that leads on came before there is anything to lead on from."""
        return not self._ready and action in LEADS_ON
