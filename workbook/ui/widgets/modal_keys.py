"""The last line of a question: what its keys do; a click on one presses it."""

from __future__ import annotations

from textual.content import Content

from workbook.ui.keys import key_named
from workbook.ui.widgets.pressable import Pressable, pressing


class ModalKeys(Pressable):
    """The keys of a screen that stands in front of another one, each with what it does.

    Args:
        hints: What is said, each a key and its words, such as ``esc back``; what does not begin
            with a key is only words.
    """

    def __init__(self, *hints: str) -> None:
        super().__init__(Content("  ").join(map(_drawn, hints)), classes="modal-keys")


def _drawn(hint: str) -> Content:
    """A key in the colour of keys and its words, both to be clicked."""
    sign, _, words = hint.partition(" ")
    key = key_named(sign)
    if key is None:
        return Content(hint)
    drawn = Content.assemble((sign, "bold $text-accent"), f" {words}")
    return drawn.stylize(pressing(key))
