"""Actions, topics and feedback: each list, what is said of one by its number, and new ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from workbook.journey import edits
from workbook.journey.kept.changing import (
    A_LINE,
    ANOTHER_KIND,
    MOVED,
    NOT_A_DAY,
    Acts,
    act,
    answer_to,
    put_away,
    understood_day,
)
from workbook.journey.kept.kinds import KINDS
from workbook.journey.kept.listing import Listing, Sight
from workbook.journey.kept.model import Ask, KeptRow, Kind, Looked, Status, View
from workbook.journey.kept.telling import place_of
from workbook.journey.kept.topics import kind_set
from workbook.journey.tags import KINDS as TOPIC_KINDS
from workbook.notebook.records import Answer, Item, Record
from workbook.plain.commands import Command
from workbook.plain.kept_words import (
    ADDED,
    detail_words,
    help_words,
    how_to,
    row_words,
    verbs_of,
    words_of,
)
from workbook.plain.pages import walk_item
from workbook.plain.prose import spoken
from workbook.plain.session import Session, Stopped, nothing_here

ABOUT_ONE = re.compile(r"(\d{1,5})(?:\s+(\S+)(?:\s+(.*))?)?\Z", re.DOTALL)
"""A number, what is said of that one, and what more there is to say."""


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
        self.acts = Acts()
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
        number = self.listing.counts
        usual = self.kind.views[0]
        some = [view for view in self.kind.views if view is usual or number[view.id]]
        say()
        views = ", ".join(f"{view.words} {number[view.id]}" for view in some)
        say(f"{self.kind.several.capitalize()}: {views}.")
        if self.sight.view is not usual:
            say(f"Here: {self.sight.view.words}. .view {usual.words} leads back.")
        section = ""
        for at, row in enumerate(self.shown, 1):
            if row.section != section:
                section = row.section
                say(f"{section}:")
            say(f"{at}. {row_words(self.kind, self.listing, row)}")
        if not self.shown:
            none = f"No {self.kind.several} in this view."
            say(self.kind.empty if not self.listing.rows else none)
        say(how_to(self.kind, some=bool(self.shown)))

    # -- one line ----------------------------------------------------------------------------------------

    def _line(self, line: str) -> None:
        found = ABOUT_ONE.match(line)
        at = int(found[1]) if found is not None else 0
        row = self.shown[at - 1] if 1 <= at <= len(self.shown) else None
        if found is not None and (found[2] is None or self._known(found[2])):
            if row is None:
                self.session.say(f"There is no {self.kind.called} with the number {at}.")
            elif found[2] is None:
                self.session.say(detail_words(self.kind, self.listing, row, self.session.today))
            else:
                self._say_of(row, found[2].casefold(), found[3] or "")
            return
        view = self._view_named(line)
        if view is not None:
            self._turn(replace(self.sight, view=view))
            return
        item, records = self.kind.made(self.looked, line, self.sight.view)
        said = self.kind.understood(self.looked, line)
        if self._do(f"a new {self.kind.called}", item, records):
            self.shown += [row for row in self.listing.rows if row.item.id == item.id]
            told = f": {spoken(said)}" if said else ""
            self.session.say(f"Kept as {len(self.shown)}{told}.")
            self.session.mind(line)
            if row is not None:
                words = words_of(self.kind)
                self.session.say(f"Of number {at} can be said: {words}. .undo takes this back.")

    def _view_named(self, said: str) -> View | None:
        words = said.casefold()
        return next((v for v in self.kind.views if words in (v.id.casefold(), v.words)), None)

    def _known(self, word: str) -> bool:
        said = word.casefold()
        return said in verbs_of(self.kind) or self._status(said) is not None

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
                self._add(item, rest or session.ask(ADDED[self.kind.group][1].question))
            case "kind":
                if rest.casefold() not in TOPIC_KINDS:
                    session.say(f"Such as 1 kind {', '.join(TOPIC_KINDS)}")
                elif self._do(ANOTHER_KIND, item, kind_set(self.looked, item, rest.casefold())):
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
        elif rest:
            self._add(item, rest)
        self._again(item)

    def _add(self, item: Item, words: str) -> None:
        """Add a line to what is said of an item, in the lists that have such lines."""
        added = ADDED.get(self.kind.group)
        if added is None or not words:
            return
        if self._do(A_LINE, item, added[1].answers(self.looked, item, words)):
            self.session.say("Kept.")

    def _ask(self, item: Item, ask: Ask, rest: str) -> None:
        """Ask what a status makes necessary, a day until it is one or nobody wants to say."""
        text, hint = rest, f" An empty line means {ask.proposed}." if ask.is_day else ""
        while True:
            try:
                text = text or self.session.ask(f"{ask.question}{hint}")
            except Stopped:
                return
            answers: Sequence[Answer] = answer_to(self.looked, item, ask, text)
            if not self._do(f"your answer to “{ask.question}”", item, answers) or not ask.is_day:
                return
            meaning = understood_day(self.looked, ask, text)
            if meaning != NOT_A_DAY:
                self.session.say(f"{meaning}.")
                return
            self.session.say("Not read as a day. Such as fri, 26 nov or +3w.")
            text = ""

    def _again(self, item: Item) -> None:
        row = next((row for row in self.shown if row.item.id == item.id), None)
        if row is not None:
            self.session.say(row_words(self.kind, self.listing, row))

    def _do(self, words: str, item: Item, records: Sequence[Record]) -> bool:
        """Write an act, so that it can be taken back; returns whether it is kept."""
        done = act(self.looked, words, item, records)
        if not self.session.keep(*records):
            return False
        if records:
            self.acts.add(done)
        self._look()
        return True

    # -- commands ----------------------------------------------------------------------------------------

    def _command(self, command: Command) -> None:
        match command.name:
            case "again":
                self._tell_all()
            case "view":
                view = self._view_named(command.rest)
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
            case "help":
                self.session.say(help_words(self.kind, some=bool(self.shown)))
            case _:
                self.session.say(nothing_here(command))

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
        if self._do(MOVED, row.item, moved):
            self._tell_all()

    def _undo(self) -> None:
        found = self.acts.take_back(self.looked)
        if found is None:
            self.session.say("There is nothing to take back.")
            return
        done, records = found
        if self.session.keep(*records):
            self._look()
            self.session.say(f"Taken back: {done.words}.")
