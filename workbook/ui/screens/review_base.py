"""What was written, gathered beside everything else and shown: the list, and one entry whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from workbook.collection import no_collection
from workbook.journey.review.finding import Finder, Found
from workbook.journey.review.gathering import Gathered, slices
from workbook.journey.review.model import Written
from workbook.journey.review.query import Query, read_query
from workbook.journey.review.telling import Teller, Way
from workbook.journey.review.whole import whole_of
from workbook.notebook.snapshot import Snapshot
from workbook.ui.desk import Desk
from workbook.ui.hints import hinted
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.screens.review_drawing import HINT, MOST_FOUND, drawn_rows, nothing, remark, title
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.drawn_once import Line, Scroll
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.rows import Row, Rows
from workbook.ui.widgets.title_line import TitleLine
from workbook.ui.widgets.written_detail import WrittenDetail


class ReviewBase(AtOnce[None]):
    """The list of what was found, and the entry under the cursor."""

    AUTO_FOCUS = ""

    @dataclass
    class Ready(Message):
        """The newest of what was written is gathered, or all of it, perhaps ready to be searched."""

        gathered: Gathered
        rows: Sequence[Row]
        folded: bool

    def __init__(self, desk: Desk, finder: Finder, go: Callable[[Way], None]) -> None:
        """The list.

        Args:
            desk: The services.
            finder: Finds words; it outlives the screen, so that texts are folded once.
            go: Opens the place where an entry can be changed.
        """
        super().__init__()
        self.desk = desk
        self.finder = finder
        self.found = Found(Query())
        self.ready = False
        self.go_to = go
        self.wants_whole = False
        self._gathering: Snapshot | None = None
        self._everything: tuple[Gathered, Sequence[Row]] | None = None

    def compose(self) -> ComposeResult:
        """The title, the box, what is said of the words, the entries, one of them whole, the keys."""
        yield TitleLine()
        yield Banner(self.desk)
        box = Entry(hinted(self, "‹review.search› looks for words"))
        box.id = "review-box"
        yield box
        yield Static(id="review-remark")
        with Line(id="review-body"):
            with Scroll(id="review-scroll", can_focus=False):
                yield Rows(id="review-rows")
            with Scroll(id="review-whole", can_focus=False):
                yield WrittenDetail()
        yield KeyLine()

    # -- gathering -----------------------------------------------------------------------------------------

    def gather(self) -> None:
        """Gather what was written, beside everything else, if it is not gathered yet.

        The newest entries are handed over first: the list stands while older ones are still read.
        """
        reading, before = self.desk.reading(), self.finder.gathered
        now = self.desk.workbook.now()
        same = before is not None and before.reading.snapshot is reading.snapshot
        if before is not None and same and before.today == now.date() and self.finder.is_folded:
            return
        if self._gathering is reading.snapshot:
            return
        self._gathering = reading.snapshot
        reading = reading.with_snapshot(reading.snapshot)  # one that only the thread looks into

        def work() -> None:
            worker = get_current_worker()
            with no_collection(stays=True):
                for found in slices(reading, now, before):
                    if worker.is_cancelled:
                        return
                    if found.whole or before is None:
                        self.post_message(self.Ready(found, drawn_rows(found), folded=False))
                self.finder.fold(found, lambda: worker.is_cancelled)
                if not worker.is_cancelled:
                    self.post_message(self.Ready(found, (), folded=True))

        self.run_worker(work, thread=True, exclusive=True, group="review")

    def on_review_base_ready(self, event: Ready) -> None:
        """Show what was gathered; look for words once that is quick."""
        event.stop()
        self.finder.take(event.gathered)
        if event.folded and self._gathering is event.gathered.reading.snapshot:
            self._gathering = None
        if not event.folded:
            self._everything = (event.gathered, event.rows)
        if not event.folded or self.box.value:
            self.show_found()

    # -- showing -------------------------------------------------------------------------------------------

    @property
    def box(self) -> Entry:
        """The line with the words."""
        return self.query_one("#review-box", Entry)

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one("#review-rows", Rows)

    @property
    def typing(self) -> bool:
        """Whether the cursor stands in the box."""
        return self.focused is self.box

    @property
    def written(self) -> Written | None:
        """The entry under the cursor."""
        known, cursor = self.finder.gathered, self.rows.cursor_id
        return known.by_id.get(cursor) if known is not None and cursor is not None else None

    def show_found(self) -> None:
        """Show what is found with the words in the box; without words everything."""
        known = self.finder.gathered
        query = read_query(self.box.value, self.desk.workbook.today())
        if known is None or (query.needles and not self.finder.is_folded):
            self.rows.show((), empty=Content(hinted(self, nothing(None, self.found))))
            self.query_one(TitleLine).say(title(None, self.found))
            self._show_remark()
            self.show_whole()
            return
        again = query == self.found.query
        self.found = self.finder.find(query)
        rows = self._rows(known)
        self.rows.show(rows, empty=Content(hinted(self, nothing(known, self.found))))
        if not again and rows:
            self.rows.cursor_id = rows[0].id
            self.call_after_refresh(self.rows.show_cursor)
        self.query_one(TitleLine).say(title(known, self.found))
        self._show_remark()
        self.show_whole()

    def _rows(self, known: Gathered) -> Sequence[Row]:
        """The rows of what was found; those of everything are made once, beside everything else."""
        query = self.found.query
        if query.is_empty and self._everything is not None and self._everything[0] is known:
            return self._everything[1]
        if query.is_empty:
            self._everything = (known, drawn_rows(known))
            return self._everything[1]
        shown = self.found.written[: MOST_FOUND if query.needles else None]
        return drawn_rows(known, shown, self.found)

    def show_whole(self) -> None:
        """Show the entry under the cursor whole, where that is wanted."""
        written, known = self.written, self.finder.gathered
        wanted = self.has_class("-wide") or self.wants_whole
        self.set_class(wanted and written is not None, "-whole")
        if wanted and written is not None and known is not None:
            whole = whole_of(Teller(known), written, self.found.query)
            self.query_one(WrittenDetail).show(whole)
            self.call_after_refresh(self._scroll_to_found)
        self.refresh_bindings()

    def _scroll_to_found(self) -> None:
        """Bring the first answer into sight in which something was found."""
        around = self.query_one_optional("#review-whole", Scroll)
        if around is None:  # the screen was left meanwhile
            return
        at = self.query_one(WrittenDetail).found_at
        around.scroll_to(y=at - 1 if at >= around.size.height else 0, animate=False)

    def _show_remark(self) -> None:
        """Say what was not understood; while one types, what can be typed."""
        known = self.finder.gathered
        said = remark(known, self.found) if known is not None else None
        line = self.query_one("#review-remark", Static)
        line.update(said or (HINT if self.typing else Content("")))
        line.display = bool(said) or self.typing

    def on_descendant_focus(self) -> None:
        """Say what can be typed as long as one types."""
        if self.ready:
            self._show_remark()
