"""What the keys of a list of what is kept do: say how a row stands, make a new one, take it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from workbook.journey import edits
from workbook.journey.kept.changing import (
    A_LINE,
    ANOTHER_KIND,
    LOG,
    MOVED,
    OUTCOME,
    Acts,
    Added,
    act,
    answer_to,
    put_away,
    understood_day,
)
from workbook.journey.kept.listing import Listing, Sight
from workbook.journey.kept.model import Ask, KeptRow, Kind, Looked
from workbook.journey.kept.telling import place_of
from workbook.journey.kept.topics import kind_set
from workbook.journey.place import Place, once_place
from workbook.journey.tags import KINDS as TOPIC_KINDS
from workbook.journey.unfinished import unfinished, unfinished_words
from workbook.notebook.records import Answer, AnswerKey, Item, Record
from workbook.ui.desk import Desk
from workbook.ui.guide_opening import open_guide
from workbook.ui.hints import hinted
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.widgets.ask_line import Asked, AskLine
from workbook.ui.widgets.rows import Rows
from workbook.ui.widgets.taken_in import taken_in

FILTER = "Only those with these words"


class KeptChanging(AtOnce[None]):
    """The part of the list that changes what is kept.

    Attributes:
        desk: The services.
        kind: What is listed.
        mentorship: The mentorship one is in.
        sight: How one looks at the list.
        looked: From where one looks.
        listing: All rows.
        shown: The rows that are shown.
        by_id: The same by the ids of their items.
        held: Ids of items that stay in their place although they were changed.
        acts: What was done here.
        cursor_on: The item on which the cursor is put once it is shown, or None.
        ready: The list stands, and keys are taken.
    """

    looked: Looked
    listing: Listing

    def __init__(self, desk: Desk, kind: Kind) -> None:
        super().__init__()
        self.desk = desk
        self.kind = kind
        self.shown: Sequence[KeptRow] = ()
        self.by_id: dict[int, KeptRow] = {}
        self.ready = False

    def begin(self, mentorship: int | None, item: int | None) -> None:
        """Look at the list as it is opened, whatever was done in it before."""
        self.mentorship = mentorship
        self.sight = Sight(self.kind.views[0])
        self.held: set[int] = set()
        self.acts = Acts()
        self.cursor_on = item

    @property
    def rows(self) -> Rows:
        """The list."""
        raise NotImplementedError

    @property
    def row(self) -> KeptRow | None:
        """The row under the cursor."""
        raise NotImplementedError

    @property
    def line(self) -> AskLine:
        """The line in which something is asked."""
        return self.query_one(AskLine)

    def show_list(self) -> None:
        """Show the list as it stands."""
        raise NotImplementedError

    def show_rows(self) -> None:
        """Show the rows that one looks at."""
        raise NotImplementedError

    # -- writing -----------------------------------------------------------------------------------------

    def may_write(self) -> bool:
        """Whether anything can be changed; says why where it can't."""
        if self.desk.read_only is not None:
            self.notify(self.desk.read_only, severity="warning", markup=False)
        return self.desk.read_only is None

    def _do(
        self, words: str, item: Item, records: Sequence[Record], before: Looked | None = None
    ) -> None:
        """Write an act, so that it can be taken back to what was there, by default just now."""
        if not records:
            return
        before = before if before is not None else self.looked
        self.acts.add(act(before, words, item, records))
        self._write(records)

    def _write(self, records: Sequence[Record]) -> None:
        """Write records as one act; it is seen at once, and tried again until it is on the disk."""
        self.desk.saver.settled(*records)
        self.show_list()
        self.refresh_bindings()

    def action_status(self, number: int) -> None:
        """Say how the row under the cursor stands, and ask what that makes necessary."""
        row = self.row
        if row is None or not self.may_write():
            return
        status = self.kind.statuses[number - 1]
        if row.status != status.id:
            self.held.add(row.item.id)
            self._do(status.words, row.item, self.kind.answers(self.looked, row.item, status.id))
        if status.ask is not None:
            self._ask(row.item, status.ask)

    def _ask(self, item: Item, ask: Ask) -> None:
        """Ask one line about an item; a day is kept once it is whole, words with every key."""
        looked = self.looked

        def keep(text: str) -> None:
            self._do(ask.question, item, answer_to(looked, item, ask, text), looked)

        meaning = (lambda text: understood_day(looked, ask, text)) if ask.is_day else None
        hint = ask.proposed or hinted(self, "‹kept.keep_line› leaves it empty")
        draft = None if ask.is_day else self._as_typed(partial(answer_to, looked, item, ask))
        about = self._about(item)
        self._open_line(Asked(ask.question, keep, about, draft=draft, meaning=meaning, hint=hint))

    def _as_typed(self, made: Callable[[str], tuple[Answer, ...]]) -> Callable[[str], None]:
        """What saves a line about an item with every key, as long as it says anything.

        Args:
            made: The answers that the line makes; () for an empty one.
        """
        before = self.looked.reading.snapshot
        typed: dict[AnswerKey, Answer] = {}

        def draft(text: str) -> None:
            typed.update((answer.key, answer) for answer in made(text))
            for key, answer in typed.items():
                was = before.answer(key)
                back = replace(answer, value=was.value if was is not None else None)
                self.desk.saver.typed(answer if text else back)

        return draft

    def _about(self, item: Item) -> str:
        row = self.by_id.get(item.id)
        return self.listing.tell(row).what if row is not None else ""

    def action_kind(self, number: int) -> None:
        """Say which kind of topic it is."""
        row = self.row
        if row is not None and self.may_write():
            kind = list(TOPIC_KINDS)[number - 1]
            self.held.add(row.item.id)
            self._do(ANOTHER_KIND, row.item, kind_set(self.looked, row.item, kind))

    def action_log(self) -> None:
        """Write down what has happened with an action."""
        self._add_line(LOG)

    def action_outcome(self) -> None:
        """Write down what came of a piece of feedback."""
        self._add_line(OUTCOME)

    def _add_line(self, added: Added) -> None:
        """Ask for one more line about the row under the cursor."""
        row = self.row
        if row is None or not self.may_write():
            return
        item, looked = row.item, self.looked
        self.held.add(item.id)

        def keep(text: str) -> None:
            self._do(A_LINE, item, added.answers(looked, item, text), looked)

        draft = self._as_typed(partial(added.answers, looked, item))
        about = self._about(item)
        self._open_line(Asked(added.question, keep, about, draft=draft, hint=added.hint))

    def action_new(self) -> None:
        """Write a new one in one line."""
        if self.may_write():
            place = self._home()
            before = unfinished_words(self.desk.reading(), self.kind.what, place) if place else ""
            meaning = partial(self.kind.understood, self.looked)
            self._open_line(
                Asked(
                    self.kind.ask,
                    self._make,
                    draft=self._draft,
                    meaning=meaning,
                    before=before,
                    waits=True,
                )
            )

    def _home(self) -> Place | None:
        """The page on which all of it is kept."""
        pack = self.looked.reading.pack
        group = pack.group(self.kind.group)
        return once_place(pack.pages[group.page], self.mentorship) if group is not None else None

    def _draft(self, text: str) -> None:
        """Keep the line for a new one as it stands."""
        place = self._home()
        if place is not None:
            for answer in unfinished(self.desk.reading(), self.kind.what, place, text):
                self.desk.saver.typed(answer)

    def _make(self, text: str) -> None:
        if text:
            item, records = self.kind.made(self.looked, text, self.sight.view)
            self.cursor_on = item.id
            self._draft("")
            self._do(f"a new {self.kind.called}", item, records)

    def action_put_away(self) -> None:
        """Put the row away, or bring it back."""
        row = self.row
        if row is None or not self.may_write():
            return
        item = row.item
        self.held.discard(item.id)
        words = (
            "brought back"
            if item.archived
            else "put away; ‹kept.closed› shows it, ‹kept.take_back› takes it back"
        )
        what = self.listing.tell(row).what
        self._do(words.partition(";")[0], item, (put_away(item),))
        self.notify(f"{what}: {words}.", markup=False)

    def action_move(self, by: int) -> None:
        """Move the row among those around it."""
        row = self.row
        if row is None or not self.may_write():
            return
        beside = [one.item for one in self.shown if one.section == row.section]
        moved = edits.moved(beside, row.item, by)
        self.held.clear()
        self._do(MOVED, row.item, moved)

    def action_take_back(self) -> None:
        """Take back what was done last."""
        found = self.acts.take_back(self.looked)
        if found is None:
            self.refresh_bindings()
            return
        done, records = found
        self.cursor_on = done.item
        self._write(records)
        self.notify(f"Taken back: {done.words}.", markup=False)

    # -- looking -----------------------------------------------------------------------------------------

    def _look(self, sight: Sight) -> None:
        """Look at the list in another way; what was changed goes where it now belongs."""
        self.sight = sight
        self.held.clear()
        self.show_rows()
        self.call_after_refresh(self.rows.show_cursor)

    def action_view(self) -> None:
        """Look at the next view."""
        views = self.kind.views
        at = views.index(self.sight.view)
        self.action_look_at(views[(at + 1) % len(views)].id)

    def action_look_at(self, view: str) -> None:
        """Look at a view by its id."""
        self._look(Sight(self.kind.view(view), self.sight.closed, self.sight.words))

    def action_closed(self) -> None:
        """Show what is closed or put away, or hide it."""
        self._look(Sight(self.sight.view, not self.sight.closed, self.sight.words))

    def action_narrow(self) -> None:
        """Narrow the list by words."""
        self._open_line(Asked(FILTER, self._narrow, change=self._narrow, before=self.sight.words))

    def _narrow(self, words: str) -> None:
        self._look(Sight(self.sight.view, self.sight.closed, words))

    # -- the line ----------------------------------------------------------------------------------------

    def _open_line(self, asked: Asked) -> None:
        self.add_class("-asking")
        self.line.ask(asked)
        self.refresh_bindings()

    async def action_keep_line(self) -> None:
        """Keep the line."""
        await taken_in(self.line.entry)
        self._close_line()

    async def action_leave_line(self) -> None:
        """Leave the line; what was typed is kept, if it is no item yet as a draft; a filter goes."""
        await taken_in(self.line.entry)
        asked = self.line.asked
        if asked is not None and asked.waits:
            self._let_wait(asked)
        elif asked is not None and (asked.change is not None or not self.line.text):
            self._end_line()
            if asked.change is not None:
                asked.change("")
            self.refresh_bindings()
        else:
            self._close_line()

    def _let_wait(self, asked: Asked) -> None:
        """Leave a line that is half written; it comes back when it is asked again."""
        words = self._end_line()
        if asked.draft is not None:
            asked.draft(words)
        self.desk.saver.flush()
        if words:
            self.notify("What you began waits: ‹kept.new› goes on with it.")
        self.refresh_bindings()

    def _close_line(self) -> None:
        asked = self.line.asked
        if asked is not None:
            text = self._end_line()
            asked.keep(text)
            self.refresh_bindings()

    def _end_line(self) -> str:
        """Ask no more; returns what was typed."""
        text = self.line.close()
        self.remove_class("-asking")
        self.set_focus(self.rows)
        return text

    async def action_to_rows(self) -> None:
        """Go from the words of the filter to what they found."""
        asked = self.line.asked
        if asked is not None and asked.change is not None:
            await self.action_keep_line()

    def leave_fields(self) -> None:
        """Keep what stands in the line; called before leaving."""
        asked = self.line.asked if self.ready else None
        if asked is not None and asked.waits:
            self._let_wait(asked)
        elif asked is not None and self.line.text:
            self._close_line()

    # -- going places --------------------------------------------------------------------------------------

    def open_card(self) -> None:
        """Open the row's card, in which everything can be changed."""
        row = self.row
        if row is not None:
            open_guide(self.app, self.desk, place_of(self.looked, row.item))

    def action_whole_page(self) -> None:
        """Open the page on which all of it is kept."""
        place = self._home()
        if place is not None:
            open_guide(self.app, self.desk, place)

    def action_back(self) -> None:
        """Show all again where words narrow the list; else go back."""
        if self.sight.words:
            self._narrow("")
            return
        self.desk.saver.flush()
        self.dismiss()
