"""Small workbooks for the tests: pages from a few lines, and a notebook made of plain records."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from workbook.journey.place import Place, entry_place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import (
    Answer,
    AnswerKey,
    Column,
    Entry,
    Item,
    Mentorship,
    Record,
    Value,
    entry_id,
)
from workbook.notebook.snapshot import Snapshot
from workbook.pages.model import Audience, Group, Page, Prompt
from workbook.pages.pack import load_pack
from workbook.pages.packs import Pack
from workbook.pages.reader import read_page

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=1)))
"""A Sunday morning."""

TODAY = NOW.date()

AMARA, JONAS = 7, 8
"""Two mentorships."""

CONTENT = Path(__file__).parents[3] / "content" / "en"

MEETINGS = """\
## Your meetings
`repeat: meetings; called "Meeting"`
### Day
`date: date`
### Time
`time: time`
### Place
`line: place`
### State
`choose one: state`
- Still to come `planned`
- We met `held`
- Moved `moved`
- Called off `cancelled`
"""


def page(body: str, page_id: str = "sample", **front: object) -> Page:
    """A page with this body; what its front matter says beside its id is given by name."""
    audience = front.pop("audience", "me")
    matter = "".join(f"{key}: {value}\n" for key, value in {"for": audience, **front}.items())
    source = f"---\npage: {page_id}\n{matter}---\n\n# Page {page_id}\n\n{body}"
    found, problems = read_page(source, f"{page_id}.md")
    assert found is not None, [str(problem) for problem in problems]
    return found


def meetings_page() -> Page:
    """The page of meetings, as far as the app relies on it."""
    return page(MEETINGS, "meetings", stage="meet")


@cache
def builtin() -> Pack:
    """The pages that are delivered; shared by all tests, so its mapping is never altered."""
    return load_pack(CONTENT)


class Notes:
    """A notebook in memory, filled by hand.

    Ids of items and runs count from 100, so that a test can tell them.
    """

    def __init__(self, *pages: Page, pack: Pack | None = None) -> None:
        self.pack = pack or Pack({page.id: page for page in pages})
        self.mentorships: dict[int, Mentorship] = {}
        self.entries: dict[int, Entry] = {}
        self.items: dict[int, Item] = {}
        self.answers: dict[AnswerKey, Answer] = {}
        self._next = 100

    def write(self, *records: Record) -> None:
        """Take in the records of an act."""
        for record in records:
            match record:
                case Mentorship():
                    self.mentorships[record.id] = record
                case Entry():
                    self.entries[record.id] = record
                case Item():
                    self.items[record.id] = record
                case Answer():
                    self.answers[record.key] = record

    def reading(self) -> Reading:
        """The workbook as it now is."""
        snapshot = Snapshot(
            1, dict(self.mentorships), dict(self.entries), dict(self.items), dict(self.answers)
        )
        return Reading(self.pack, snapshot)

    # -- places ------------------------------------------------------------------------------------

    def at(self, page_id: str = "sample", mentorship: int | None = AMARA) -> Place:
        """The place of a ``once`` page."""
        return once_place(self.pack.pages[page_id], mentorship)

    def at_meeting(self, page_id: str, meeting: Item, mentorship: int | None = AMARA) -> Place:
        """The place of a ``per meeting`` page."""
        page = self.pack.pages[page_id]
        return Place(page, entry_id(page_id, meeting=meeting.id), mentorship, meeting.id)

    def at_run(self, run: Entry, mentorship: int | None = AMARA) -> Place:
        """The place of a run."""
        return entry_place(self.pack.pages[run.page], run, mentorship)

    def in_item(self, item: Item, place: Place | None = None) -> Place:
        """The place inside an item of its own group."""
        group = self.group(item.group)
        return (place or self.at(group.page)).of_item(group, item)

    # -- pages -------------------------------------------------------------------------------------

    def prompt(self, key: str) -> Prompt:
        """A prompt by its full key."""
        prompt = self.pack.prompt(key)
        assert prompt is not None, key
        return prompt

    def group(self, key: str) -> Group:
        """A group by its full key."""
        group = self.pack.group(key)
        assert group is not None, key
        return group

    # -- what a person did ---------------------------------------------------------------------------

    def new_id(self) -> int:
        """The next id."""
        self._next += 1
        return self._next

    def mentorship(self, number: int = AMARA, name: str = "", started: str = "") -> Mentorship:
        """A mentorship, and where it has a name the answer that says so."""
        record = Mentorship(number, started or f"2026-03-0{number % 9 + 1}T09:00:00+01:00")
        self.write(record)
        if name:
            self.say("mentorship/mentor", name, self.at("mentorship", number))
        return record

    def say(
        self,
        key: str,
        value: Value,
        place: Place | None = None,
        *,
        column: Column | None = None,
        private: bool = False,
        **more: Value,
    ) -> Answer:
        """An answer, as it is, whether it fits the prompt or not."""
        prompt = self.prompt(key)
        there = place or self.at(prompt.page)
        answer = Answer(
            there.key(prompt, column),
            value,
            prompt.prompt,
            str(prompt.type),
            private=private,
            **more,
        )
        self.write(answer)
        return answer

    def item(
        self,
        group_key: str,
        mentorship: int | None = AMARA,
        home: Place | None = None,
        **says: Value,
    ) -> Item:
        """An item of a group, the last one, with answers by prompt id (``_`` for ``-``)."""
        group = self.group(group_key)
        home = home or self.at(group.page)
        number = self.new_id()
        item = Item(number, group_key, home.entry, mentorship, rank=f"i{number:06}i")
        self.write(item)
        for name, value in says.items():
            self.say(f"{group_key}.{name.replace('_', '-')}", value, home.of_item(group, item))
        return item

    def meeting(self, day: str, state: str = "held", mentorship: int | None = AMARA) -> Item:
        """A meeting on a day, such as ``2026-11-26``."""
        return self.item("meetings/meetings", mentorship, date=day, state=state)

    def run(self, page_id: str, started: str, *, finished: bool = True, **kept: Value) -> Entry:
        """A run of an ``each time`` page that began on a day."""
        page = self.pack.pages[page_id]
        whose = AMARA if page.audience is Audience.MENTORSHIP else None
        moment = f"{started}T10:00:00+01:00"
        run = Entry(
            self.new_id(), page_id, whose, None, moment, moment if finished else None, **kept
        )
        self.write(run)
        return run
