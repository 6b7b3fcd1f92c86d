"""A block of lines of text around an answer or a list, each there only while it says something.

Every widget costs when a page opens, one that is out of sight and says nothing hardly less.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.ui.widgets.drawn_once import Ground, Text
from workbook.ui.widgets.saying import say


class Telling(Vertical, Ground):
    """A block that tells its parts in order: widgets that stay, and texts that come and go."""

    def __init__(self, *, classes: str) -> None:
        super().__init__(classes=classes)
        self._texts: dict[str, Static] = {}

    def told(self) -> Iterator[tuple[str, Content | Widget]]:
        """Each part from above to below: a text with its class, or a widget that is always there."""
        raise NotImplementedError

    def text_part(self, name: str, text: Content) -> Static:
        """The widget for a text that says something for the first time."""
        return Text(text, classes=name)

    def compose(self) -> ComposeResult:
        """The widgets, and the texts that say something."""
        for name, part in self.told():
            if isinstance(part, Widget):
                yield part
            elif part.plain:
                self._texts[name] = self.text_part(name, part)
                yield self._texts[name]

    def tell(self) -> None:
        """Say everything as it is now."""
        above: Widget | None = None
        for name, part in self.told():
            if isinstance(part, Widget):
                above = part
            elif name in self._texts:
                above = self._texts[name]
                say(self._texts[name], part)
                if above.display is not bool(part.plain):  # to say so lays out everything anew
                    above.display = bool(part.plain)
            elif part.plain:
                text = self._texts[name] = self.text_part(name, part)
                self.mount(text, before=0 if above is None else None, after=above)
                above = text
