"""What a document draws on: answers that the app knows by name, as far as they may leave."""

from __future__ import annotations

from msgspec import Struct

from workbook.journey import values
from workbook.journey.documents import leaving
from workbook.journey.documents.names import Names, NameStyle, names_in
from workbook.journey.place import Place, entry_place, meeting_place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Entry, Item, Value
from workbook.pages.model import Kind, Prompt


class Source(Struct, frozen=True):
    """The workbook as one mentorship's documents see it; nothing private comes out of it.

    Attributes:
        reading: The workbook.
        mentorship: Id of the mentorship.
        names: What the two are called.
        meeting: Id of the meeting that a document is about, or None.
        run: The run of a page that a document is about, or None.
    """

    reading: Reading
    mentorship: int | None
    names: Names
    meeting: int | None = None
    run: Entry | None = None

    # -- answers of a page ---------------------------------------------------------------------------

    def home(self, page_id: str) -> Place | None:
        """The place on a page: this meeting's, this run's, or the one entry; None for no such."""
        page = self.reading.pack.pages.get(page_id)
        if page is None:
            return None
        if page.kind is Kind.PER_MEETING:
            meeting = self.meeting
            return meeting_place(page, meeting, self.mentorship) if meeting is not None else None
        if self.run is not None and self.run.page == page_id:
            return entry_place(page, self.run, self.mentorship)
        return once_place(page, self.mentorship) if page.kind is Kind.ONCE else None

    def value(self, key: str) -> Value:
        """The answer to a prompt that stands outside of groups, by full key."""
        there = self._there(key, None)
        return leaving.open_value(self.reading, *there) if there is not None else None

    def words(self, key: str) -> str:
        """The same as lines of plain text; "" where there is none."""
        return self._words(self._there(key, None))

    # -- answers of items ------------------------------------------------------------------------------

    def items(self, group_key: str) -> tuple[Item, ...]:
        """The items of a group as this mentorship, or this meeting, sees them.

        Of a group that goes through another one these are that one's items.
        """
        group = self.reading.pack.group(group_key)
        home = self.home(group.page) if group is not None else None
        if group is None or home is None or not self.reading.group_visible(group, home):
            return ()
        return self.reading.items(group, home)

    def item_value(self, item: Item, key: str) -> Value:
        """What an item says under a prompt of a group, by full key."""
        there = self._there(key, item)
        return leaving.open_value(self.reading, *there) if there is not None else None

    def item_words(self, item: Item, key: str) -> str:
        """The same on one line; "" where there is none."""
        return values.one_line(self._words(self._there(key, item)))

    # -- texts of a page --------------------------------------------------------------------------------

    def question(self, text: str, place: Place) -> str | None:
        """A heading of a page as plain text; None where it quotes what stays here."""
        return leaving.filled(self.reading, text, place, self.names.quoted)

    def _there(self, key: str, item: Item | None) -> tuple[Prompt, Place] | None:
        prompt = self.reading.pack.prompt(key)
        home = self.home(prompt.page) if prompt is not None else None
        if prompt is None or home is None or (prompt.group is None) != (item is None):
            return None
        group = home.page.group(prompt.group) if prompt.group is not None else None
        return prompt, home.of_item(group, item) if group is not None and item else home

    def _words(self, there: tuple[Prompt, Place] | None) -> str:
        value = leaving.open_value(self.reading, *there) if there is not None else None
        return "" if there is None else leaving.words(self.reading, *there, value)


def source(
    reading: Reading,
    mentorship: int | None,
    names: NameStyle | None = None,
    meeting: int | None = None,
    run: Entry | None = None,
) -> Source:
    """What a document of this mentorship draws on, with the names as chosen or as asked for."""
    return Source(reading, mentorship, names_in(reading, mentorship, names), meeting, run)
