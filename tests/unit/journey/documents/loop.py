"""A small workbook in which a meeting is prepared and noted, and what a document says as text."""

from __future__ import annotations

from collections.abc import Iterator

from tests.unit.journey.build import MEETINGS, Notes, page
from workbook.journey.documents.model import Answered, Block, Document, Line, Listing, Paragraph
from workbook.journey.place import Place
from workbook.notebook.records import Item
from workbook.pages.model import Page

MENTORSHIP = """\
### Mentor
`line: mentor; required`
### Since
`date: since`
### Me
`line: me`
### Names
`choose one: names`
- Name `name`
- Nickname `nickname`
- Initials `initials`
### Nickname
`line: nickname; if names = nickname`
"""

MEETING_MORE = """\
### Minutes
`number: length`
### Aim
`line: aim`
### Moved from
`list: moved-from; dated`
"""

GOALS = """\
## Goals
`repeat: goals; called "Goal"`
### What is it?
`line: statement; required`
### How will you know?
`text: measure`
### By when?
`date: by`
### Which steps?
`list: checkpoints; dated`
### What gets in the way?
`text: obstacle; private`
### Which help?
`choose any: help; or other`
- Read a *draft* `read`
- Listen `listen`
### How sure?
`rate 1 to 5: sure; low "not at all"; high "very"`
### Talked about?
`yes/no: talked`
### Where does it stand?
`choose one: status`
- Moving `moving`
- Let go `let-go`
"""

ACTIONS = """\
## Actions
`repeat: actions; called "Action"`
### What?
`line: what; required`
### Who?
`choose one: owner`
- I do `me`
- My mentor does `mentor`
### By when?
`date: due`
### Goal
`choose one: goal; from goals/goals.statement`
### How far?
`choose one: status`
- Open `open`
- Partly `partly`
- Done `done`
- Dropped `dropped`
"""

TOPICS = """\
## Topics
`repeat: topics; called "Topic"`
### What?
`line: what; required`
### Kind
`choose one: kind`
- A question `question`
- A win `win`
- An obstacle `obstacle`
- A view `feedback`
- An idea `idea`
### State
`choose one: state`
- Waiting `waiting`
- Covered `covered`
- Dropped `dropped`
"""

PREP = """\
## Owed
`repeat: owed; over actions/actions; only status is not done; only status is not dropped`
### How did it go?
`choose one: went`
- Done `done`
- Partly `partly`
- Not yet `not-yet`
- Dropped `dropped`
### Why?
`line: why; if went is answered; if went is not done`
## Progress
`repeat: progress; over goals/goals; only status is not let-go`
### What moved?
`line: moved`
## Yours
### Leave out
`text: leave-out; private`
### One thing
`line: one-thing`
### Help
`choose any: want; or other`
- A view `view`
- To listen `listen`
## Agenda
`repeat: agenda; over topics/topics; only state is not covered; only state is not dropped`
### On?
`yes/no: on`
### Minutes
`number: minutes; if on = yes`
"""

NOTES = """\
## Lines
`repeat: lines; called "Line"`
### What?
`line: what; required`
### Tag
`choose one: tag`
- Idea `idea`
- Decision `decision`
"""

AGREEMENT = page(
    """\
## Meeting
### How often?
`choose one: often; compare; or other`
- Every week `weekly`
- Every month `monthly`
### Where?
`choose any: where; compare`
- At work `work`
- Outside `outside`
### Purpose?
`line: purpose; compare`
### Only outside
`line: walk; compare; if where includes outside`
## Later
### Which days?
`list: checks; dated`
### For me alone
`text: alone; private`
""",
    "agreement",
    audience="mentorship",
)


def pages(**instead: Page | None) -> list[Page]:
    """The pages of the loop; one may be replaced or, with None, left out, by its id."""
    known: dict[str, Page | None] = {
        "mentorship": page(MENTORSHIP, "mentorship", audience="mentorship"),
        "meetings": page(MEETINGS + MEETING_MORE, "meetings", stage="meet"),
        "goals": page(GOALS, "goals"),
        "actions": page(ACTIONS, "actions"),
        "topics": page(TOPICS, "topics"),
        "agreement": AGREEMENT,
        "prep": page(PREP, "prep", audience="mentorship", kind="per meeting", stage="meet"),
        "notes": page(NOTES, "notes", audience="mentorship", kind="per meeting", stage="meet"),
        **instead,
    }
    return [one for one in known.values() if one is not None]


class Loop(Notes):
    """A mentorship with Amara Okafor and one meeting, filled in by hand."""

    def __init__(self, **instead: Page | None) -> None:
        super().__init__(*pages(**instead))
        self.mentorship(name="Amara Okafor", started="2026-03-03T09:00:00+01:00")
        self.this = self.item(
            "meetings/meetings", date="2026-11-26", time="14:00", length=45, place="Library"
        )

    def there(self, page_id: str) -> Place:
        """The place of this meeting on a page that is filled in for each."""
        return self.at_meeting(page_id, self.this)

    def about(self, key: str, item: Item, value: object, **more: object) -> None:
        """Say something in this meeting about an item that a group goes through."""
        group = self.group(key.rpartition(".")[0])
        self.say(key, value, self.there(group.page).of_item(group, item), **more)  # type: ignore[arg-type]

    def topic(self, what: str, kind: str = "question", minutes: int | None = 10) -> Item:
        """A topic on the agenda of this meeting; off it without minutes."""
        item = self.item("topics/topics", what=what, kind=kind)
        if minutes is not None:
            self.about("prep/agenda.on", item, "yes")
            self.about("prep/agenda.minutes", item, minutes)
        return item

    def noted(self, what: str, tag: str = "decision") -> Item:
        """A line of this meeting's notes."""
        return self.item("notes/lines", home=self.there("notes"), what=what, tag=tag)


def blocks_of(document: Document, key: str) -> tuple[Block, ...]:
    """What a part of a document says; nothing where there is no such part."""
    return next((part.blocks for part in document.sections if part.key == key), ())


def lines_of(document: Document, key: str) -> list[Line]:
    """The lines of the lists in a part of a document."""
    blocks = blocks_of(document, key)
    return [line for block in blocks if isinstance(block, Listing) for line in block.lines]


def texts_of(document: Document, key: str) -> list[str]:
    """The paragraphs of a part of a document."""
    return [block.text for block in blocks_of(document, key) if isinstance(block, Paragraph)]


def answers_of(document: Document) -> dict[str, str]:
    """The questions of a document with their answers, lines joined by new lines."""
    return {
        block.question: "\n".join(_texts(block.answer))
        for part in document.sections
        for block in part.blocks
        if isinstance(block, Answered)
    }


def _texts(block: Paragraph | Listing) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from (line.text for line in block.lines)
