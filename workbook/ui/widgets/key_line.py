"""The line at the bottom of a screen: the keys that work now, each with a word for what it does.

One widget draws them all.  The keys change with every step of the cursor, so a widget for each of
them would cost more than everything else that a key press sets off.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from msgspec import Struct
from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip

from workbook.ui.commands import COMMANDS
from workbook.ui.widgets.drawn_line import drawn_line
from workbook.ui.widgets.drawn_once import DrawnOnce

HELP = "help"
"""Id of the command that tells all the others."""

LAST = frozenset({HELP, *(command.id for command in COMMANDS if command.keys == "escape")})
"""Commands that stand at the end of the line on every screen, and for which there is always room:
the way back, and help."""

SIGNS = {"⏎": "enter"}
"""Keys that are called by their names, as everywhere else, where they would be drawn as a sign."""


KEY, LABEL = "bold $text-accent", "$text-muted"
"""Styles of a key and of its label; those of components are worked out anew for each screen."""

OFF, POINTED = "dim", "on $block-hover-background"
"""What is added where a key does nothing now, and where the mouse points at it."""


class ShownKey(Struct, frozen=True):
    """A key on the line.

    Attributes:
        key: Its name, as it is pressed.
        sign: The key as it is drawn, such as ``^n``.
        label: What it does, in a word or two.
        tip: What it does, in a sentence, for the mouse; "" where there is none.
        works: Whether it does anything now; one that doesn't is drawn dim.
        last_to_go: Whether it stays where there is no room for all.
    """

    key: str
    sign: str
    label: str
    tip: str
    works: bool
    last_to_go: bool

    @property
    def text(self) -> tuple[str, str]:
        """The two texts that are drawn, with the blanks around them."""
        return f" {self.sign} ", f"{self.label} "

    @property
    def width(self) -> int:
        """Columns that it takes."""
        return sum(map(cell_len, self.text))


class KeyLine(DrawnOnce):
    """The keys that work now, in one line; a click on a key presses it.

    The way back and help stand at its end.  Where the line is too narrow whole keys are left out,
    from the right end on, and those two last.
    """

    ALLOW_SELECT = False
    auto_links = Reactive(False)

    def __init__(self, *keeps: str) -> None:
        """A line of keys.

        Args:
            keeps: Ids of more commands for which there is to be room, before others.
        """
        super().__init__()
        self._keeps = LAST.union(keeps)
        self._keys: tuple[ShownKey, ...] = ()
        self._pointed: ShownKey | None = None
        self._looking = False

    def on_mount(self) -> None:
        """Look at the keys whenever they may have changed."""
        # At once: else each of the changes would be a call of its own that finds nothing to do.
        signal = self.screen.bindings_updated_signal
        signal.subscribe(self, self._on_bindings_updated, immediate=True)

    def _on_bindings_updated(self, _screen: Screen[object]) -> None:
        # One step of the cursor tells of several changes; they are looked at together, and not
        # while the terminal is out of sight, when nothing has the focus and all keys seem gone, nor
        # while another screen is in front, whose keys are not these.
        if self.app.app_focus and self.screen.is_current and not self._looking:
            self._looking = True
            self.call_later(self._look)

    def _look(self) -> None:
        """Draw the keys as they are now, if they are not drawn so already."""
        if self._find():
            self._point_at(None)
            self.refresh()

    def _find(self) -> bool:
        """Find out which keys work now; whether they are others than before."""
        self._looking = False
        if not (self.is_attached and self.screen.is_current):
            return False
        active = self._in_place([*self.screen.active_bindings.values()])
        before, self._keys = self._keys, tuple(self._shown(sorted(active, key=_place)))
        return self._keys != before

    def _in_place(self, active: list[ActiveBinding]) -> Iterable[ActiveBinding]:
        """The same keys, with those that were changed where they usually stand."""
        changed = getattr(self.app, "changed_keys", None)
        if not changed:
            return active
        from workbook.ui.keys import in_place

        return (active[n] for n in in_place([one.binding.id or "" for one in active], changed))

    def _shown(self, active: Iterable[ActiveBinding]) -> Iterable[ShownKey]:
        """The keys to show, in the order of the bindings; of several for one action the first."""
        seen: set[str] = set()
        for _node, binding, works, tip in active:
            if binding.show and binding.action not in seen:
                seen.add(binding.action)
                yield ShownKey(
                    binding.key,
                    SIGNS.get(shown := self.app.get_key_display(binding), shown),
                    binding.description,
                    tip,
                    works,
                    binding.id in self._keeps,
                )

    # Drawing

    @property
    def keys(self) -> tuple[ShownKey, ...]:
        """The keys for which there is room."""
        keys = list(self._keys)
        room = self.content_size.width + 1  # the blank after the last key may fall off the edge
        width = sum(key.width for key in keys)
        while width > room:
            last = next((key for key in reversed(keys) if not key.last_to_go), keys[-1])
            keys.remove(last)
            width -= last.width
        return tuple(keys)

    @property
    def look(self) -> Hashable:
        """The keys: with each step to and fro come those that were there before.

        Where they may have changed they are found out before they are drawn: so a screen that opens
        has them in its first frame.
        """
        if (self._looking or not self._keys) and self._pointed is None:
            self._find()
        return self._keys, self._pointed

    def render_line(self, y: int) -> Strip:
        """The line."""
        del y
        base = self.visual_style
        line = Content.assemble(*(part for key in self.keys for part in self._drawn(key)))
        return drawn_line(line, self.content_size.width, base)

    def _drawn(self, key: ShownKey) -> Iterator[tuple[str, str]]:
        """The two texts of a key in their styles."""
        added = ("" if key.works else f" {OFF}") + (f" {POINTED}" if key == self._pointed else "")
        for text, style in zip(key.text, (KEY, LABEL), strict=True):
            yield text, f"{style}{added}"

    # The mouse

    def _key_at(self, event: events.MouseEvent) -> ShownKey | None:
        """The key under the mouse, or None."""
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        end = 0
        for key in self.keys:
            end += key.width
            if offset.x < end:
                return key
        return None

    def _point_at(self, key: ShownKey | None) -> None:
        """Mark the key under the mouse, and say in a sentence what it does."""
        if key != self._pointed:
            self._pointed = key
            self.tooltip = key.tip if key is not None and key.tip else None
            self.set_class(key is not None, "-pointed")
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark the key under the mouse."""
        self._point_at(self._key_at(event))

    def on_leave(self) -> None:
        """Mark none."""
        self._point_at(None)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked; one that doesn't work now rings the bell."""
        event.stop()
        key = self._key_at(event)
        if key is None:
            return
        if key.works:
            self.app.simulate_key(key.key)
        else:
            self.app.bell()


def _place(active: ActiveBinding) -> int:
    """Where a key stands: in the order in which the keys come, then the way back, then help."""
    name = active.binding.id or ""
    return (name in LAST) + (name == HELP)
