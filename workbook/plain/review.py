"""Looking back on everything that was written, newest first, and looking for words in it."""

from __future__ import annotations

from contextlib import suppress

from workbook.journey.documents.written import written_document
from workbook.journey.review.filters import not_there
from workbook.journey.review.finding import Finder
from workbook.journey.review.gathering import gathered
from workbook.journey.review.model import Written
from workbook.journey.review.query import HINTS, Query, read_query
from workbook.journey.review.telling import Teller
from workbook.journey.review.whole import Part, whole_of
from workbook.plain.commands import Command, help_lines
from workbook.plain.pages import walk_item, walk_page
from workbook.plain.prose import prose
from workbook.plain.sending import write_document
from workbook.plain.session import Session, Stopped, nothing_here

FEW = 15
"""Entries that are told at once."""

LONGEST = 160
"""Characters of an entry that its line tells."""

OF_THE_REVIEW = {
    "more": "the next ones",
    "all": "everything again",
    "change": "go to where an entry can be changed, or an earlier version come back: .change 2",
    "write": "write what was found to a file, without what is private: .write found.md",
    "stop": "leave here; everything is kept",
}
"""What can be done here."""

LOOKS_FOR = "\n".join(
    (
        "Words look for entries that have them all; in quotes, one behind the other.",
        *(f"{name}: {hint}" for name, hint in HINTS.items()),
    )
)
"""What words do here, and what narrows it down."""


def show_review(session: Session, words: str = "") -> None:
    """Entries, newest first; words look for some, a number tells one whole, until one goes back.

    Raises:
        Ended: There are no more lines.
    """
    try:
        _Review(session).go(words)
    except Stopped:
        return


class _Review:
    """What one looks at while one looks back."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.finder = Finder()
        self.words = ""
        self.told = 0

    def go(self, words: str) -> None:
        self._look(words)
        while True:
            said = self.session.read()
            if isinstance(said, Command):
                if said.name in ("stop", "back", "skip", "next"):
                    return
                self._command(said)
            elif not said.strip():
                if not self.words:
                    return
                self._look("")
            elif _is_number(said):
                self._whole(int(said))
            else:
                self._look(said)

    def _gather(self) -> None:
        session = self.session
        self.known = gathered(session.reading(), session.now)
        self.finder.take(self.known)
        self.teller = Teller(self.known)
        self.query: Query = read_query(self.words, session.today)
        self.found = self.finder.find(self.query)
        self.written: tuple[Written, ...] = self.found.written

    def _look(self, words: str) -> None:
        self.words = " ".join(words.split())
        self._gather()
        session = self.session
        session.say()
        for notice in (*self.query.notices, *not_there(self.known, self.query).values()):
            session.say(notice)
        if not self.written:
            session.say("Nothing was found." if self.known.written else "Nothing is written yet.")
        elif self.found.some:
            session.say("No entry has all these words; these have some of them.")
        elif self.words:
            many = len(self.written)
            session.say(f"{many} {'entry' if many == 1 else 'entries'} with “{self.words}”:")
        else:
            session.say("All you wrote, newest first:")
        self.told = 0
        self._more()
        back = "shows everything again" if self.words else "goes back"
        session.say(f"A number tells one whole; words look for them; an empty line {back}.")

    def _more(self) -> None:
        entries = self.written[self.told : self.told + FEW]
        for number, one in enumerate(entries, self.told + 1):
            told = self.teller.tell(one, self.query)
            lock = "(private) " if told.private else ""
            facts = ", ".join(told.facts)
            year = "" if one.day.year == self.session.today.year else f" {one.day.year}"
            words = told.what.words
            short = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
            self.session.say(f"{number}. {told.day}{year}, {facts}: {lock}{short}")
        self.told += len(entries)
        left = len(self.written) - self.told
        if left > 0:
            self.session.say(f"{left} more: .more tells them.")

    # -- one entry -------------------------------------------------------------------------------------

    def _whole(self, number: int) -> None:
        if not 1 <= number <= len(self.written):
            many = len(self.written)
            self.session.say(f"There is no entry {number}; they go from 1 to {many}.")
            return
        say, one = self.session.say, self.written[number - 1]
        whole = whole_of(self.teller, one, self.query)
        say()
        say(f"{whole.title}: {', '.join(whole.facts)}")
        for part in whole.parts:
            self._part(part)
        say(f".change {number} goes to where it can be changed.")

    def _part(self, part: Part) -> None:
        say = self.session.say
        if part.about:
            say(part.about)
        if part.question.words:
            say(prose(part.question.words))
        notes = (part.whose, "private" if part.private else "", part.note)
        beside = ", ".join(note for note in notes if note)
        if beside:
            say(f"({beside})", "  ")
        say(part.words.words, "  ")

    def _command(self, command: Command) -> None:
        match command.name:
            case "more":
                self._more()
            case "all" | "again":
                self._look("")
            case "change":
                self._change(command)
            case "write" if command.rest:
                taken = written_document(self.known, self.written, everything=False)
                write_document(self.session, taken.document, command.rest)
                if taken.private + taken.unasked:
                    self.session.say(f"Not in it: {taken.kept_back}.")
            case "write":
                self.session.say("Such as .write found.md")
            case name:
                if name != "help":
                    self.session.say(nothing_here(command))
                self.session.say(f"{LOOKS_FOR}\n{help_lines(OF_THE_REVIEW, OF_THE_REVIEW)}")

    def _change(self, command: Command) -> None:
        at = command.number or 0
        one = self.written[at - 1] if 1 <= at <= len(self.written) else None
        way = self.teller.way(one, self.query) if one is not None else None
        if way is None:
            self.session.say("Such as .change 1; not every entry can be changed.")
            return
        start = way.name.removeprefix("prompt:") if way.name.startswith("prompt:") else way.step
        if way.place.group is not None:
            walk_item(self.session, way.place, start=start)
        else:
            with suppress(Stopped):
                walk_page(self.session, way.place, start=start)
        self._look(self.words)


def _is_number(said: str) -> bool:
    """Whether a line means an entry by its number, and not a year or other words."""
    return said.strip().isdecimal() and len(said.strip()) < 4
