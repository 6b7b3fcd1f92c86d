"""A list of items on a page: new ones in a line, each opened, moved and put away by its number."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from workbook.journey import edits
from workbook.journey.lists import GroupView, Looking, group_view, show_view
from workbook.journey.place import Place
from workbook.journey.unfinished import left_empty
from workbook.journey.views import CardView
from workbook.notebook.records import Record
from workbook.pages import needs
from workbook.pages.model import AnswerType
from workbook.plain.commands import Command, help_lines
from workbook.plain.doing import of_the_page
from workbook.plain.making import UnclearError, first_prompt, made_from, new_one, takes_a_line
from workbook.plain.moves import HERE, NEXT, Move, Went, move_of
from workbook.plain.session import Session, Stopped, nothing_here
from workbook.plain.telling import tell_cards, tell_list

OF_A_LIST = ("new", "up", "down", "away", "all")
"""What can be done in a list, besides what can be done everywhere."""

IN_A_LIST = {
    "all": "also what is put away",
    "again": "the list once more",
    "up": "one place up: .up 2; .down 1 goes down",
    "new": "a new one, question by question",
}
"""What some commands do here."""


class Here(Struct, frozen=True):
    """Where a list stands.

    Attributes:
        view: The list as it was when one came.
        place: The place of its page.
        only_new: The items were gone through before; here new ones are made.
    """

    view: GroupView
    place: Place
    only_new: bool = False


Shows = Callable[[str], bool]
"""Shows what was put away in a list, or hides it."""


def ask_items(session: Session, here: Here, shows: Shows) -> Went:
    """Show a list and take what is done with it, until one goes on.

    Raises:
        Stopped: One leaves the page.
        Ended: There are no more lines.
    """
    if here.view.group.key == needs.NOTES_LINES and here.view.source is None:
        from workbook.plain.notes import ask_lines

        return ask_lines(session, here.place)
    return _List(session, here, shows).ask()


class _List:
    """One list while one is at it."""

    def __init__(self, session: Session, here: Here, shows: Shows) -> None:
        self.session = session
        self.here = here
        self._shows = shows
        self._view = here.view
        self._numbered = not here.only_new or bool(here.view.sum)

    def ask(self) -> Went:
        if self.here.only_new:
            self.session.say()
            if not self._view.cards:
                tell_list(self.session, self._view)
            elif self._numbered:
                tell_cards(self.session, self._fresh(), numbered=True)
        else:
            tell_list(self.session, self._view, numbered=True)
        self.session.say(self._hint())
        while True:
            said = self.session.read()
            went = self._command(said) if isinstance(said, Command) else self._line(said.strip())
            if went is not HERE:
                return went

    def _hint(self) -> str:
        view = self._view
        parts = []
        if view.cards and self._numbered:
            parts.append("a number opens one")
        if len(view.cards) > 1 and self._numbered and view.add:
            parts.append(".up 2 moves one up")
        if view.add:
            new = "a line" if takes_a_line(self.session, view) else ".new"
            if view.group.key == needs.MEETINGS:
                new = "a day, such as fri 14:00,"
            one = "one" if self._numbered else f"a new {view.group.called.lower()}"
            parts.append(f"{new} adds {one}")
        parts.append("an empty line goes on")
        said = "; ".join(parts)
        return f"{said[:1].upper()}{said[1:]}."

    def _line(self, line: str) -> Went:
        if not line:
            return NEXT
        card = self._card(int(line)) if line.isdecimal() and self._numbered else None
        if card is not None:
            self._open(card)
            return HERE
        takes = self._view.add and takes_a_line(self.session, self._view)
        if not takes or self._is_a_number(line):
            self.session.say(self._hint())
            return HERE
        return self._make(line)

    def _is_a_number(self, line: str) -> bool:
        """Whether a line is only a number where words make a new item."""
        prompt = first_prompt(self.session, self._view)
        wants_words = prompt is not None and prompt.type in (AnswerType.LINE, AnswerType.TEXT)
        return wants_words and line.isdecimal()

    def _card(self, number: int) -> CardView | None:
        cards = self._view.cards
        return cards[number - 1] if 1 <= number <= len(cards) else None

    def _command(self, command: Command) -> Went:
        if command.name == "stop":
            raise Stopped
        went = move_of(command)
        if went is not None:
            return went
        match command.name:
            case "help":
                names = (*OF_A_LIST, *of_the_page(self.session, self.here.place))
                self.session.say(f"{self._hint()}\n{help_lines(names, IN_A_LIST)}")
            case "again":
                tell_list(self.session, self._fresh(), numbered=True)
            case "new" if self._view.add:
                return self._make(command.rest) if command.rest else self._make_empty()
            case "all":
                self._shows(self._view.name)
                return Went(Move.HERE)
            case "up" | "down" | "away":
                self._change(command)
            case _:
                self.session.say(nothing_here(command))
        return HERE

    # -- making ----------------------------------------------------------------------------------------

    def _make(self, line: str) -> Went:
        """A new item from a line."""
        session = self.session
        try:
            item, records, words = made_from(session, self._view, self.here.place, line)
        except UnclearError as error:
            session.say(str(error))
            return HERE
        if not session.keep(*records):
            return HERE
        session.say(f"Kept{f': {words}' if words else ''}.")
        session.mind(line)
        if self.here.only_new:
            return Went(Move.ITEM, item.id)
        card = next((c for c in self._fresh().cards if c.item.id == item.id), None)
        if card is not None and self._view.source is None and len(self._view.group.prompts) > 1:
            self._open(card, after=1)
        return HERE

    def _make_empty(self) -> Went:
        """A new item, asked from its first question on; left empty it goes again."""
        session = self.session
        item, records, due = new_one(session, self._view, self.here.place)
        if not session.keep(*records, *due):
            return HERE
        if self.here.only_new:
            return Went(Move.ITEM, item.id)
        card = next((c for c in self._fresh().cards if c.item.id == item.id), None)
        if card is not None:
            self._open(card, new=() if due else records)
        return HERE

    def _open(self, card: CardView, *, after: int = 0, new: tuple[Record, ...] = ()) -> None:
        """Go through the questions of an item, then come back to the list."""
        from workbook.plain.pages import walk_item

        try:
            walk_item(self.session, card.place, after=after)
        finally:
            empty = left_empty(self.session.reading(), card.item.id, new) if new else ()
            if empty:
                self.session.workbook.notebook.delete(*empty).result()
        fresh = self._fresh()
        self.session.say()
        tell_cards(self.session, fresh, numbered=True)
        self.session.say(self._hint())

    # -- changing --------------------------------------------------------------------------------------

    def _fresh(self) -> GroupView:
        """The list as it stands now."""
        reading, view, place = self.session.reading(), self._view, self.here.place
        keep = {view.name: frozenset(card.item.id for card in view.cards)}
        looking = Looking(keep, frozenset({view.name}) if self._archived() else frozenset())
        for step in place.page.steps:
            for element in step.elements:
                if view.source is not None and element == view.source:
                    shown = show_view(reading, step, view.source, place, looking)
                    self._view = shown if isinstance(shown, GroupView) else view
                elif view.source is None and element == view.group:
                    self._view = group_view(reading, step, view.group, place, looking)
        return self._view

    def _archived(self) -> bool:
        return any(card.item.archived for card in self._view.cards)

    def _change(self, command: Command) -> None:
        """Move an item, or put it away."""
        session = self.session
        card = self._card(command.number or 0)
        if card is None:
            session.say(f".{command.name} needs a number of the list, such as .{command.name} 1")
            return
        items = session.reading().snapshot.items
        item = items.get(card.item.id, card.item)
        if command.name == "away":
            if session.keep(replace(item, archived=not item.archived)):
                session.say(f"{card.title}: {'brought back' if item.archived else 'put away'}.")
        else:
            now = [items[one.item.id] for one in self._view.cards if one.item.id in items]
            siblings = sorted(now, key=lambda one: (one.rank, one.id))
            session.keep(*edits.moved(siblings, item, -1 if command.name == "up" else 1))
        tell_cards(session, self._fresh(), numbered=True)
