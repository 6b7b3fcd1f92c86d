"""Words of which some press a key when they are clicked."""

from __future__ import annotations

from textual.style import Style
from textual.widgets import Static


def pressing(key: str) -> Style:
    """The style of words that press a key, named as the program calls it."""
    return Style.from_meta({"@click": f"press({key!r})"})


class Pressable(Static):
    """A text in which words can be clicked; they look as they are drawn, and not like links."""

    ALLOW_SELECT = False
    auto_links = False

    def action_press(self, key: str) -> None:
        """Press the key that was clicked."""
        self.app.simulate_key(key)
