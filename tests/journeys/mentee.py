"""A mentee who keeps a real workbook on a real folder, on a clock that a story sets."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from workbook.journey import edits, meeting_edits, preparing
from workbook.journey.action_list import status_set
from workbook.journey.capturing import captured
from workbook.journey.documents.agenda import agenda as agenda_document
from workbook.journey.documents.followup import followup
from workbook.journey.follows import following
from workbook.journey.mentorships import named
from workbook.journey.noting import noted
from workbook.journey.place import Place, meeting_place, once_place
from workbook.journey.tags import Tag
from workbook.journey.workbook import Workbook
from workbook.notebook.notebook import Notebook
from workbook.notebook.records import Item, Record, Value
from workbook.output.markdown import to_markdown
from workbook.pages import needs
from workbook.pages.pack import load_pack
from workbook.paths import builtin_pages

PACK = load_pack(builtin_pages())


@dataclass
class Mentee:
    """One person's workbook, used as its screens use it: by the rooms behind them.

    Attributes:
        folder: Where it is kept.
        now: The moment; the story sets it.
        who: The mentorship one is in.
    """

    folder: Path
    now: datetime
    who: int = 0
    workbook: Workbook = field(init=False)

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        """Open the workbook of the folder."""
        data, state = self.folder / "data", self.folder / "state"
        notebook = Notebook.open(data, state=state, clock=lambda: self.now, app=True)
        self.workbook = Workbook(PACK, notebook, lambda: self.now)

    def reopen(self) -> None:
        """Leave the workbook and come back to it, so that only what was kept is there."""
        self.workbook.notebook.close()
        self.open()

    def write(self, *records: Record) -> None:
        """One act, on the disk when this returns."""
        if records:
            self.workbook.write(*records).result()

    def at(self, day: str, clock: str = "09:00") -> None:
        """It is this day and hour now."""
        self.now = datetime.fromisoformat(f"{day}T{clock}:00+01:00")

    def later(self, minutes: int = 1) -> None:
        """A little later."""
        self.now += timedelta(minutes=minutes)

    # -- mentors and meetings ------------------------------------------------------------------------

    def begin(self, name: str) -> None:
        """Begin with a mentor, and go on in that mentorship."""
        mentorship, records = edits.begun(self.workbook.reading(), name, self.now)
        self.write(*records)
        self.who = mentorship.id

    def with_(self, name: str) -> None:
        """Go on in the mentorship with this mentor."""
        self.who = named(self.workbook.reading(), name)

    def plan(self, day: str, clock: str = "14:00", minutes: int = 45) -> Item:
        """Fix a meeting."""
        item, records = meeting_edits.planned(
            self.workbook.reading(), self.who, self.now, day, clock
        )
        self.write(*records)
        group = PACK.group(needs.MEETINGS)
        assert group is not None
        place = once_place(PACK.pages["meetings"], self.who).of_item(group, item)
        self.say(needs.MEETING_LENGTH, minutes, place)
        return item

    def mark(self, meeting: Item, state: str) -> None:
        """Say that a meeting was held, cancelled, or is planned after all."""
        reading = self.workbook.reading()
        self.write(*meeting_edits.marked(reading, meeting, state, self.who, self.now))

    def move(self, meeting: Item, day: str) -> None:
        """Move a meeting to another day."""
        self.write(*meeting_edits.moved(self.workbook.reading(), meeting, self.who, day))

    # -- answers --------------------------------------------------------------------------------------

    def page(self, page: str, meeting: Item) -> Place:
        """A page of a meeting."""
        return meeting_place(PACK.pages[page], meeting.id, self.who)

    def say(self, key: str, value: Value, place: Place) -> None:
        """Answer a prompt, with what follows from the answer."""
        prompt = PACK.prompt(key)
        assert prompt is not None, key
        reading = self.workbook.reading()
        answer = edits.answered(reading, prompt, place, value)
        self.write(answer, *following(reading, answer, place, self.now))

    def of(self, meeting: Item, key: str, item: Item, value: Value) -> None:
        """Answer a prompt of a list that a page of the meeting goes through."""
        group = PACK.group(key.rpartition(".")[0])
        assert group is not None, key
        self.say(key, value, self.page(group.page, meeting).of_item(group, item))

    def went(self, meeting: Item, action: Item, how: str, why: str = "") -> None:
        """Say in a preparation how an action went."""
        self.of(meeting, needs.OWED_WENT, action, how)
        if why:
            self.of(meeting, needs.OWED_WHY, action, why)

    def bring(self, meeting: Item, topic: Item, minutes: int) -> None:
        """Put a topic on the agenda."""
        self.of(meeting, needs.AGENDA_ON, topic, "yes")
        self.of(meeting, needs.AGENDA_MINUTES, topic, minutes)

    def talked(self, meeting: Item, topic: Item, what: str = "covered") -> None:
        """Say in the notes what became of a topic."""
        self.of(meeting, needs.COVERED_TALKED, topic, what)

    def note(self, meeting: Item, text: str, tag: Tag = Tag.NONE) -> Item:
        """Write a line during a meeting."""
        self.later()
        place = self.page(needs.NOTES, meeting)
        item, records = noted(self.workbook.reading(), place, text, tag, self.now)
        self.write(*records)
        return item

    def leave_notes(self, meeting: Item) -> None:
        """Close the notes."""
        reading = self.workbook.reading()
        self.write(*meeting_edits.notes_left(reading, meeting, self.who, self.now))

    def capture(self, text: str, kind: str) -> Item:
        """Catch a thought."""
        self.later()
        item, records = captured(self.workbook.reading(), self.who, text, self.now, kind)
        self.write(*records)
        return item

    def set_status(self, action: Item, status: str, why: str = "") -> None:
        """Say outside of a meeting where an action stands."""
        self.write(*status_set(self.workbook.reading(), action, status, self.who, why))

    # -- what one sees ----------------------------------------------------------------------------------

    def words(self, *items: Item) -> list[str]:
        """What these items say."""
        reading = self.workbook.reading()
        keys = {needs.ACTIONS: needs.ACTION_WHAT, needs.TOPICS: needs.TOPIC_WHAT}
        return [str(reading.item_value(item, keys[item.group])) for item in items]

    def owed(self, meeting: Item) -> list[str]:
        """The actions that a preparation opens with."""
        return self.words(*preparing.waiting(self.workbook.reading(), meeting, self.who).owed)

    def topics(self, meeting: Item) -> list[str]:
        """The topics that wait for a meeting."""
        return self.words(*preparing.waiting(self.workbook.reading(), meeting, self.who).topics)

    def agenda(self, meeting: Item) -> str:
        """The agenda as the mentor will see it."""
        return to_markdown(agenda_document(self.workbook.reading(), meeting.id, self.who))

    def followup(self, meeting: Item) -> str:
        """The follow-up as it will be sent."""
        return to_markdown(followup(self.workbook.reading(), meeting.id, self.who))
