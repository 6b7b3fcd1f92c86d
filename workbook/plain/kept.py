"""Actions, topics and feedback: each list, what is said of one by its number, and new ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from workbook.journey import edits
from workbook.journey.kept.changing import (
    Act,
    act,
    answer_to,
    came_of,
    logged,
    put_away,
    taken_back,
    understood_day,
)
from workbook.journey.kept.kinds import KINDS
from workbook.journey.kept.listing import Listing, Sight, counts
from workbook.journey.kept.model import Ask, KeptRow, Kind, Looked, Status
from workbook.journey.kept.telling import place_of
from workbook.journey.kept.topics import kind_set
from workbook.journey.tags import KINDS as TOPIC_KINDS
from workbook.notebook.records import Answer, Item, Record
from workbook.pages import needs
from workbook.plain.commands import Command, help_lines
from workbook.plain.pages import walk_item
from workbook.plain.session import Session, Stopped

ABOUT_ONE = re.compile(r"(\d{1,5})(?:\s+(\S+)(?:\s+(.*))?)?\Z", re.DOTALL)
"""A number, what is said of that one, and what more there is to say."""

OF_A_LIST = ("up", "down", "view", "all", "find", "undo", "again", "stop")


def show_kept(session: Session, page: str) -> None:
    """A list by the page on which its items are kept, until one goes back.

    Raises:
        Ended: There are no more lines.
    """
    try:
        _List(session, KINDS[page]).go()
    except Stopped:
        return


class _List:
    """One list while one is at it; each row keeps its number until the list is told anew."""

    def __init__(self, session: Session, kind: Kind) -> None:
        self.session = session
        self.kind = kind
        self.sight = Sight(kind.views[0])
        self.shown: list[KeptRow] = []
        self.acts: list[Act] = []
        self._look()

    def _look(self) -> None:
        session = self.session
        self.looked = Looked(session.reading(), session.mentorship, session.now)
        self.listing = Listing(self.kind, self.looked)
        now = {row.item.id: row for row in self.listing.rows}
        self.shown = [now.get(row.item.id, row) for row in self.shown]

    def go(self) -> None:
        self._tell_all()
        while True:
            said = self.session.read()
            self._look()
            if isinstance(said, Command):
                if said.name in ("stop", "back", "skip", "next"):
                    return
                self._command(said)
            elif not said.strip():
                return
            else:
                self._line(" ".join(said.split()))

    # -- saying ------------------------------------------------------------------------------------------

    def _tell_all(self) -> None:
        self._look()
        self.shown = self.listing.shown(self.sight)
        say = self.session.say
        number = counts(self.listing.rows, self.kind.views)
        views = ", ".join(f"{view.words} {number[view.id]}" for view in self.kind.views)
        say()
        say(f"{self.kind.several.capitalize()}: {views}.")
        section = ""
        for at, row in enumerate(self.shown, 1):
            if row.section != section:
                section = row.section
                say(f"{section}:")
            say(f"{at}. {self._words(row)}")
        if not self.shown:
            none = f"No {self.kind.several} in this view."
            say(self.kind.empty.partition(" n ")[0] if not self.listing.rows else none)
        words = ", ".join(status.id for status in self.kind.statuses)
        first = "A number opens one"
        say(f"{first}; with a word behind it says how it stands: 1 {self.kind.statuses[0].id}.")
        say(f"The words are {', '.join((words, *self._verbs()))}.")
        say(f"A line makes a new {self.kind.called}; an empty line goes back.")

    def _verbs(self) -> tuple[str, ...]:
        own = {needs.ACTIONS: ("log",), needs.TOPICS: ("kind",), needs.FEEDBACK: ("came",)}
        return (*own[self.kind.group], "away", "card")

    def _words(self, row: KeptRow) -> str:
        told = self.listing.tell(row)
        pressing = "due" if row.pressing else ""
        status = next((s.words for s in self.kind.statuses if s.id == row.status), "")
        facts = (pressing, *told.right[:1], *told.facts)
        beside = [fact for fact in facts if fact]
        if status and not any(status in fact for fact in beside):
            beside.append(status)
        lock = " (private)" if told.private else ""
        more = f" ({'; '.join(beside)})" if beside else ""
        return f"{told.what}{lock}{more}"

    def _detail(self, row: KeptRow) -> None:
        say, detail = self.session.say, self.listing.detail(row)
        say(self._words(row))
        for line in detail.lines:
            say(f"{line.label}: {line.words}{' (private)' if line.private else ''}")
        for told in detail.told:
            day = f"{told.day:%d %b %Y}: " if told.day is not None else ""
            say(f"{day}{told.words}")

    # -- one line ----------------------------------------------------------------------------------------

    def _line(self, line: str) -> None:
        found = ABOUT_ONE.match(line)
        at = int(found[1]) if found is not None else 0
        row = self.shown[at - 1] if 1 <= at <= len(self.shown) else None
        if found is not None and (found[2] is None or self._known(found[2])):
            if row is None:
                self.session.say(f"There is no {self.kind.called} with the number {at}.")
            elif found[2] is None:
                self._detail(row)
            else:
                self._say_of(row, found[2].casefold(), found[3] or "")
            return
        item, records = self.kind.made(self.looked, line, self.sight.view)
        said = self.kind.understood(self.looked, line)
        if self._do(f"a new {self.kind.called}", item, records):
            self.shown += [row for row in self.listing.rows if row.item.id == item.id]
            self.session.say(f"Kept as {len(self.shown)}{f': {said}' if said else ''}.")

    def _known(self, word: str) -> bool:
        said = word.casefold()
        return said in self._verbs() or self._status(said) is not None

    def _status(self, said: str) -> Status | None:
        return next((s for s in self.kind.statuses if said in (s.id, s.words)), None)

    def _say_of(self, row: KeptRow, said: str, rest: str) -> None:
        """Say something of one row."""
        item, session = row.item, self.session
        status = self._status(said)
        if status is not None:
            self._stands(row, status, rest)
            return
        match said:
            case "log" | "came":
                added = logged if said == "log" else came_of
                question = "What has happened?" if said == "log" else "What has come of it?"
                words = rest or session.ask(question)
                if self._do("a line about it", item, added(self.looked, item, words)) and words:
                    session.say("Kept.")
            case "kind":
                if rest.casefold() not in TOPIC_KINDS:
                    session.say(f"Such as 1 kind {', '.join(TOPIC_KINDS)}")
                elif self._do("another kind", item, kind_set(self.looked, item, rest.casefold())):
                    self._again(item)
            case "away":
                if self._do("put away", item, (put_away(item),)):
                    session.say(
                        "Brought back." if item.archived else "Put away; .undo takes it back."
                    )
            case _:
                walk_item(session, place_of(self.looked, item))
                self._tell_all()

    def _stands(self, row: KeptRow, status: Status, rest: str) -> None:
        """Say how one stands, and ask what that makes necessary."""
        item, before = row.item, self.looked
        records = self.kind.answers(before, item, status.id) if row.status != status.id else ()
        if records and not self._do(status.words, item, records):
            return
        if status.ask is not None:
            self._ask(item, status.ask, rest)
        elif rest and self.kind.group == needs.ACTIONS:
            self._do("a line about it", item, logged(self.looked, item, rest))
        elif rest and self.kind.group == needs.FEEDBACK:
            self._do("a line about it", item, came_of(self.looked, item, rest))
        self._again(item)

    def _ask(self, item: Item, ask: Ask, rest: str) -> None:
        text = rest
        if not text:
            hint = f" An empty line means {ask.proposed}." if ask.is_day else ""
            try:
                text = self.session.ask(f"{ask.question}{hint}")
            except Stopped:
                return
        answers: Sequence[Answer] = answer_to(self.looked, item, ask, text)
        if self._do(f"your answer to “{ask.question}”", item, answers) and ask.is_day:
            self.session.say(f"{understood_day(self.looked, ask, text)}.")

    def _again(self, item: Item) -> None:
        row = next((row for row in self.shown if row.item.id == item.id), None)
        if row is not None:
            self.session.say(self._words(row))

    def _do(self, words: str, item: Item, records: Sequence[Record]) -> bool:
        """Write an act, so that it can be taken back; returns whether it is kept."""
        done = act(self.looked, words, item, records)
        if not self.session.keep(*records):
            return False
        if records:
            self.acts.append(done)
        self._look()
        return True

    # -- commands ----------------------------------------------------------------------------------------

    def _command(self, command: Command) -> None:
        match command.name:
            case "again":
                self._tell_all()
            case "view":
                word = command.rest.casefold()
                view = next(
                    (v for v in self.kind.views if word in (v.id.casefold(), v.words)), None
                )
                if view is None:
                    words = ", ".join(view.words for view in self.kind.views)
                    self.session.say(f"Such as .view {words}")
                else:
                    self._turn(replace(self.sight, view=view))
            case "all":
                self._turn(replace(self.sight, closed=not self.sight.closed))
            case "find":
                self._turn(replace(self.sight, words=command.rest))
            case "up" | "down":
                self._move(command)
            case "undo":
                self._undo()
            case _:
                self.session.say(help_lines(OF_A_LIST))

    def _turn(self, sight: Sight) -> None:
        self.sight = sight
        self._tell_all()

    def _move(self, command: Command) -> None:
        at = command.number or 0
        if not 1 <= at <= len(self.shown):
            self.session.say(f"Such as .{command.name} 2")
            return
        row = self.shown[at - 1]
        beside = [one.item for one in self.shown if one.section == row.section]
        moved = edits.moved(beside, row.item, -1 if command.name == "up" else 1)
        if self._do("moved", row.item, moved):
            self._tell_all()

    def _undo(self) -> None:
        while self.acts:
            done = self.acts.pop()
            records = taken_back(self.looked, done)
            if records:
                if self.session.keep(*records):
                    self._look()
                    self.session.say(f"Taken back: {done.words}.")
                return
        self.session.say("There is nothing to take back.")
