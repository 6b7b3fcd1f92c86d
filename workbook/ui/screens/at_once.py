"""A screen that opens is styled once and laid out once, before it is drawn for the first time."""

from __future__ import annotations

from typing import Self

from textual import events, messages, on
from textual.geometry import Region
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen, ScreenResultType
from textual.strip import Strip
from textual.widget import Widget

from workbook.ui.widgets.drawn_once import drawn_once

DRAWN_FOR_ANOTHER = 2
"""How often Textual draws a screen anew for one that opens over it and closes."""


class AtOnce(Screen[ScreenResultType]):
    """What every screen is: one that is spared it what Textual does twice as one opens.

    The parts of a screen get their styles as they are mounted, and would all get the same ones
    again as it comes to the front.  It is laid out there, and would be so again as it hears of its
    size, which is also when it gets the class of the terminal's width, with which all of it would
    be styled anew: here it has that class from its first moment.  Then everything that its parts
    asked for until then would be done once more, and all of it be drawn a second time.
    """

    virtual_size = drawn_once()

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Who has the focus; the two that it goes from and to draw themselves, and nothing else changes."""

    _styled_in = ""
    """The theme in which its parts have their styles; "" as long as it was never in front."""

    _appears = False
    """Whether it is just being laid out and drawn, as it comes to the front."""

    _drawn = 0.0
    """When that began, as messages tell the time."""

    _comes_back = False
    """Whether it comes to the front again, laid out as it was, to be drawn in full."""

    _to_draw: tuple[Widget, Region] | None = None
    """Whose next layout draws which region in full."""

    _changes_places = False
    """Whether it is being laid out and drawn for that."""

    _not_covered = 0
    """How often it is still to be drawn for a screen over it that never covers it."""

    def __init__(
        self,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - the name that every widget uses
        classes: str | None = None,
    ) -> None:
        super().__init__(name, id, classes)
        fitting = self._fitting()
        if fitting is not None:
            self.add_class(fitting, update=False)

    @property
    def is_current(self) -> bool:
        """Whether it can be seen: in front, or behind windows that leave some of it to be seen.

        Textual calls the screen right behind the front one current, too, and draws the front one
        anew whenever something changes behind it.
        """
        return super().is_current and (self.is_active or self.app.screen.is_modal)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Its background, of which one line is drawn: all are alike, but under a window."""
        if self.is_modal:
            return super().render_lines(crop)
        return super().render_lines(Region(crop.x, crop.y, crop.width, 1)) * crop.height

    def _fitting(self) -> str | None:
        """The class of the terminal's width."""
        width = self.app.size.width
        steps = [step for step in self.app.HORIZONTAL_BREAKPOINTS or () if step[0] <= width]
        return max(steps)[1] if steps else None

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw it anew, unless it has come to the front and was drawn for that just now.

        One that comes to the front again is drawn together with what changed in it, whose places
        may have to be worked out first; else it would be drawn for that, and then once more.
        """
        if self._appears and not layout and not recompose:
            self._appears = False
            return self
        if self._not_covered and repaint and not (regions or layout or recompose):
            self._not_covered -= 1
            return self
        if self._comes_back and repaint and not (regions or layout or recompose):
            self._comes_back = False
            self.post_message(messages.Update(self))
            return super().refresh(self.size.region)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    async def mount_behind(self, other: Screen[None]) -> None:
        """Mount another screen, which must be installed, without anything being seen of it.

        No screen is mounted but by being opened.  It is closed at once, before anything of it can
        be drawn or any key can go to it, and this one hears nothing of having been covered.  If it
        is covered by then, or the other is no longer wanted, nothing is done.

        Args:
            other: The screen.
        """
        if not (self.is_active and self.app.is_screen_installed(other)):
            return
        covered = events.ScreenSuspend, events.ScreenResume
        self.disable_messages(*covered)
        self._not_covered = DRAWN_FOR_ANOTHER
        self.app.push_screen(other)
        closed = self.app.pop_screen()
        self.enable_messages(*covered)
        await closed
        self._not_covered = 0

    @on(messages.Layout)
    @on(messages.Update)
    def _draw_once(self, message: messages.Layout | messages.Update) -> None:
        """A part asks to be laid out or drawn: what was asked before all was drawn is done."""
        if message.time < self._drawn or self._comes_along(message):
            message.stop()
            message.prevent_default()

    def draw_with_layout(self, holder: Widget, region: Region) -> None:
        """Draw all of a region with the next layout of what holds the parts that take turns there.

        Textual draws what stands elsewhere than before. It may have found out by then where all
        stands now, which anybody's question after a place makes it do, and so find no difference.

        Args:
            holder: What holds the parts.
            region: Where they stand on the screen.
        """
        self._to_draw = holder, region

    def _comes_along(self, message: messages.Layout | messages.Update) -> bool:
        """Whether it asks to draw a part that is drawn with the next layout, having no place yet.

        For its asking Textual would find out twice where every part is.
        """
        part = message.widget
        if isinstance(message, messages.Layout):
            if self._to_draw is not None and self._to_draw[0] in (part, part.parent):
                region, self._to_draw = self._to_draw[1], None
                self._changes_places = True
                self.call_after_refresh(self._changed_places)
                super().refresh(region)
                self.post_message(messages.Update(self))
            return False
        comes = self._changes_places or self._to_draw is not None
        return comes and part is not self and not part.region

    def _changed_places(self) -> None:
        self._changes_places = False

    @on(events.ScreenResume)
    def _style_once(self, event: events.ScreenResume) -> None:
        """It comes to the front, with the styles that its parts have: only a theme changes them."""
        if self._styled_in in ("", self.app.theme):
            event.refresh_styles = False
        self._styled_in = self.app.theme
        self._appears = self.is_attached and self.outer_size != self.app.size
        self._comes_back = self.is_attached and not self._appears
        if self._appears:
            self._drawn = Message().time

    @on(events.ScreenSuspend)
    def _is_styled(self) -> None:
        """Another one comes to the front: a theme chosen until now is in its styles."""
        self._styled_in = self.app.theme

    @on(events.Resize)
    def _lay_out_once(self, event: events.Resize) -> None:
        """It hears of its size: one that it is laid out in, and fits, changes nothing.

        Of any other it gets the class before it is laid out, not after.
        """
        fitting = self._fitting()
        if fitting is None:
            return
        if event.size == self.outer_size and self.has_class(fitting):
            event.prevent_default()
            return
        for _, name in self.app.HORIZONTAL_BREAKPOINTS or ():
            self.set_class(name == fitting, name)
