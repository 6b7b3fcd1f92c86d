"""Where on the workbook one stands: which page, whose entry of it, and which item."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from workbook.notebook.records import AnswerKey, Column, Entry, Item, entry_id
from workbook.pages.model import Audience, Group, Page, Prompt


class Place(Struct, frozen=True):
    """The point from which refs are read and at which answers are kept.

    Attributes:
        page: The page.
        entry: Id of the entry of the page that is being filled in or looked at.
        mentorship: The mentorship one is in, or None before there is one.  It is known on pages of
            one's own too, since what they show may be between mentor and mentee.
        meeting: Id of the meeting of a ``per meeting`` page, else None.
        group: The group whose item one is in, or None.
        item: Id of that item, or None.
        item_entry: The entry that keeps the item's answers: the one the item belongs to or, in an
            ``over`` group, this one.
    """

    page: Page
    entry: int
    mentorship: int | None = None
    meeting: int | None = None
    group: Group | None = None
    item: int | None = None
    item_entry: int | None = None

    def of_item(self, group: Group, item: Item) -> Place:
        """The same place inside one item of a group of this page."""
        home = self.entry if group.over else item.entry
        return replace(self, group=group, item=item.id, item_entry=home)

    def key(self, prompt: Prompt, column: Column | None = None) -> AnswerKey:
        """The key of a prompt's answer here; a prompt of the group needs a place in an item."""
        if prompt.group is None:
            return AnswerKey(self.entry, None, prompt.key, column)
        if self.item is None or self.item_entry is None:
            raise ValueError(f"{prompt.key} is asked of an item")
        return AnswerKey(self.item_entry, self.item, prompt.key, column)

    def outside(self) -> Place:
        """The same place outside any item."""
        return replace(self, group=None, item=None, item_entry=None)


def once_place(page: Page, mentorship: int | None) -> Place:
    """The place of a ``once`` page: its one entry, the mentee's own or the mentorship's."""
    whose = mentorship if page.audience is Audience.MENTORSHIP else None
    return Place(page, entry_id(page.id, whose), mentorship)


def entry_place(page: Page, entry: Entry, mentorship: int | None) -> Place:
    """The place of an entry that is kept, such as one run of a page."""
    return Place(page, entry.id, entry.mentorship or mentorship, entry.meeting)


def meeting_place(page: Page, meeting: int, mentorship: int | None) -> Place:
    """The place of a ``per meeting`` page for one meeting."""
    return Place(page, entry_id(page.id, meeting=meeting), mentorship, meeting)
