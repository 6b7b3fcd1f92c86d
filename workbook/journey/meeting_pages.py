"""The pages of one meeting: where each of them is, and what it says under a prompt of its own."""

from __future__ import annotations

from msgspec import Struct

from workbook.journey.place import Place, meeting_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Value
from workbook.pages.model import Kind, Prompt


class Said(Struct, frozen=True):
    """What a page says under one prompt; ``value`` is None where it says nothing."""

    value: Value = None
    private: bool = False

    @property
    def words(self) -> str:
        """The value where it is words, else ""."""
        return self.value if isinstance(self.value, str) else ""


def place_of_page(
    reading: Reading, page_id: str, meeting: int, mentorship: int | None
) -> Place | None:
    """The place of one page of a meeting; None where no such page is filled in for meetings."""
    page = reading.pack.pages.get(page_id)
    if page is None or page.kind is not Kind.PER_MEETING:
        return None
    return meeting_place(page, meeting, mentorship)


def said(reading: Reading, key: str, meeting: int, mentorship: int | None) -> Said:
    """What a page of a meeting says under a prompt that stands outside of groups, by full key."""
    prompt = reading.pack.prompt(key)
    if prompt is None or prompt.group is not None:
        return Said()
    place = place_of_page(reading, prompt.page, meeting, mentorship)
    return said_at(reading, prompt, place) if place is not None else Said()


def said_at(reading: Reading, prompt: Prompt, place: Place) -> Said:
    """What is said under a prompt at a place, and whether that is private."""
    value = reading.value(prompt, place)
    if value is None:
        return Said()
    return Said(value, reading.is_private(prompt, place, reading.decided(prompt, place)))
