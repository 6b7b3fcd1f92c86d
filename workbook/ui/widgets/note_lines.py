"""The line of notes that is being written, and those that were kept; one set of keys tags both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.message import Message

from workbook.journey import tags
from workbook.journey.tags import Tag
from workbook.ui.commands import Where, bindings
from workbook.ui.widgets.catch_line import CatchLine, Keep
from workbook.ui.widgets.rows import Rows
from workbook.ui.widgets.taken_in import taken_in

TAGS = tuple(tags.TAG_LETTERS.values())
"""The tags in the order of their keys."""


class NoteLine(CatchLine):
    """The line at the bottom, with the keys that say what kind of line it is."""

    BINDINGS: ClassVar = bindings(Where.NOTE_LINE)

    def __init__(self, keep: Keep) -> None:
        super().__init__("what is worth keeping", keep, tags.read_tag, TAGS)


class KeptLines(Rows):
    """The lines that were kept; the same keys put them under another tag."""

    BINDINGS: ClassVar = bindings(Where.NOTE_LINE)

    @dataclass
    class Tagged(Message):
        """A line shall stand under this tag."""

        row_id: str
        tag: Tag

    async def action_tag(self, number: int) -> None:
        """Put the line under the cursor under a tag, by its place among the keys."""
        await taken_in(self)
        if self.cursor_id is not None:
            self.post_message(self.Tagged(self.cursor_id, TAGS[number - 1]))
