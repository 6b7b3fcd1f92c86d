"""The pages as a list of what was written needs them: where a prompt stands, and whose an entry is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from msgspec import Struct

from workbook.journey import values
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.records import Answer, AnswerKey, entry_id
from workbook.pages import needs
from workbook.pages.model import Audience, Kind, Page, Prompt
from workbook.pages.resolve import old_keys


class Whose(Struct, frozen=True):
    """The page, the mentorship and the meeting of an entry, as far as they are known."""

    page: str
    mentorship: int | None = None
    meeting: int | None = None


@dataclass(frozen=True)  # no slots: what is looked up is looked up once
class Pages:
    """What is looked up about pages and entries once for all answers."""

    reading: Reading

    @cached_property
    def prompts(self) -> dict[str, Prompt]:
        """The prompts by every full key under which they were ever asked."""
        today = [p for page in self.reading.pack.pages.values() for p in page.prompts()]
        before = {old: prompt for prompt in today if prompt.was for old in old_keys(prompt)}
        return {**before, **{prompt.key: prompt for prompt in today}}

    @cached_property
    def order(self) -> dict[str, tuple[int, int]]:
        """Of every prompt of today the place of its group (or its own) on the page, and its own."""
        found: dict[str, tuple[int, int]] = {}
        for page in self.reading.pack.pages.values():
            groups: dict[str, int] = {}
            for number, prompt in enumerate(page.prompts()):
                first = groups.setdefault(prompt.group, number) if prompt.group else number
                found[prompt.key] = (first, number)
        return found

    @cached_property
    def whose(self) -> dict[int, Whose]:
        """What is known of an entry by its id, whether or not it was ever written down itself."""
        snapshot = self.reading.snapshot
        known: dict[int, Whose] = {}
        for page in self.reading.pack.pages.values():
            if page.kind is Kind.ONCE:
                for whose in self._whose(page):
                    known[entry_id(page.id, whose)] = Whose(page.id, whose)
            elif page.kind is Kind.PER_MEETING:
                for item in snapshot.items_of(needs.MEETINGS, archived=True):
                    known[entry_id(page.id, meeting=item.id)] = Whose(
                        page.id, item.mentorship, item.id
                    )
        for entry in snapshot.entries.values():
            meeting = snapshot.items.get(entry.meeting or 0)
            mentorship = entry.mentorship or (meeting.mentorship if meeting is not None else None)
            known[entry.id] = Whose(entry.page, mentorship, entry.meeting)
        return known

    def _whose(self, page: Page) -> tuple[int | None, ...]:
        if page.audience is Audience.MENTORSHIP:
            return tuple(self.reading.snapshot.mentorships)
        return (None,)

    @cached_property
    def page_order(self) -> dict[str, int]:
        """The place of every page on the way, by its id."""
        return {page_id: number for number, page_id in enumerate(self.reading.pack.pages)}

    @cached_property
    def named(self) -> dict[str, Prompt]:
        """For every prompt that lets one choose items, the one by whose words they are chosen."""
        found = ((key, self.named_prompt(prompt)) for key, prompt in self.prompts.items())
        return {key: prompt for key, prompt in found if prompt is not None}

    @cached_property
    def _words_of(self) -> dict[tuple[int, str], list[AnswerKey]]:
        """By (item, prompt) where the words stand by which items are chosen."""
        naming = {prompt.key for prompt in self.named.values()}
        found: dict[tuple[int, str], list[AnswerKey]] = {}
        for key in self.reading.snapshot.keys_known():
            if key.item is not None and key.prompt in naming:
                found.setdefault((key.item, key.prompt), []).append(key)
        return found

    def is_private(self, answer: Answer, prompt: Prompt | None) -> bool:
        """Whether an answer is private: it was when written, it is now, or it names what is."""
        if answer.private or (prompt is not None and prompt.private):
            return True
        named = self.named.get(answer.key.prompt) if prompt is not None else None
        if named is None:
            return False
        chosen = (int(one) for one in values.ids_in(answer.value) if one.isdecimal())
        return named.private or any(self._is_secret(one, named.key) for one in chosen)

    def _is_secret(self, item: int, prompt: str) -> bool:
        """Whether the words by which an item is chosen were private when they were written."""
        found = map(self.reading.snapshot.answer, self._words_of.get((item, prompt), ()))
        return any(answer is not None and answer.private for answer in found)

    def named_prompt(self, prompt: Prompt) -> Prompt | None:
        """The prompt of whose items one chooses by its words; None where nothing is chosen so."""
        if prompt.choices_from is None:
            return None
        page = self.reading.pack.pages[prompt.page]
        group = page.group(prompt.group) if prompt.group else None
        target = self.reading.target(prompt.choices_from, Place(page, 0, group=group))
        return target.prompt if target is not None else None
