"""What you wrote: all of it, newest first, with a box that looks for words in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Input

from workbook.journey.review.finding import Finder
from workbook.journey.review.telling import Teller, Way
from workbook.ui.commands import Where, bindings, commands
from workbook.ui.desk import Desk
from workbook.ui.screens.review_taking import ReviewTaking
from workbook.ui.widgets.rows import Rows
from workbook.ui.widgets.taken_in import taken_in

IN_THE_BOX = frozenset(command.action for command in commands(Where.SEARCH))
"""What keys do while words are typed."""

ON_A_ROW = frozenset(
    {
        *("open_row", "go_there", "scroll_whole", "this_page", "this_mentor"),
        *("copy_entry", "take_along", "earlier"),
    }
)
"""Actions that need a row under the cursor."""

OWN_ACTIONS = IN_THE_BOX | {command.action.partition("(")[0] for command in commands(Where.REVIEW)}
"""Everything that this screen's own keys do."""

GONE = "The page it was written on is gone; what you wrote is kept, here and in exports."


class ReviewScreen(ReviewTaking):
    """The keys of the list and of the box."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.REVIEW, Where.SEARCH)
    WHERE: ClassVar = (Where.REVIEW, Where.SEARCH)
    CALLED = "what you wrote"
    HELP = (
        "Everything you wrote, newest first. Type words into the box to find where you wrote them, "
        "whatever their case and accents; page:reflection, mentor:amara, goal:planning, "
        "tag:decision, since:june, until:august and private:yes narrow it, and so do single keys. "
        "Enter shows an entry whole, and then leads to where it can be changed."
    )

    def __init__(
        self,
        desk: Desk,
        finder: Finder,
        go: Callable[[Way], None],
        *,
        searching: bool = False,
        words: str = "",
    ) -> None:
        """The screen.

        Args:
            desk: The services.
            finder: Finds words; it outlives the screen, so that texts are folded once.
            go: Opens the place where an entry can be changed.
            searching: The cursor stands in the box at first.
            words: What stands in the box at first.
        """
        super().__init__(desk, finder, go)
        self._searching = searching
        self._words = words
        self._early: list[events.Key] = []

    @property
    def may_capture(self) -> bool:
        """Whether a letter may catch something: not before it is clear where it belongs."""
        return self.ready

    def on_mount(self) -> None:
        """Show what was gathered before, and look at what is new; early keys are taken now."""
        self.desk.changed.subscribe(self, self._on_changed)
        self.box.value = self._words
        self.set_focus(self.box if self._searching else self.rows)
        self.show_found()
        self.gather()
        self.ready = True
        early, self._early = self._early, []
        for event in early:
            self.app.post_message(events.Key(event.key, event.character))

    def on_key(self, event: events.Key) -> None:
        """Keep a key until the screen is there."""
        if not self.ready:
            event.stop()
            event.prevent_default()
            self._early.append(event)

    def on_screen_resume(self) -> None:
        """Take in what changed while another screen was in front."""
        if self.ready:
            self.gather()

    def on_resize(self) -> None:
        """Show the entry beside the list where there is room for both."""
        if self.ready:
            self.call_after_refresh(self.show_whole)

    def _on_changed(self, _nothing: None) -> None:
        if self.is_current and self.ready:
            self.gather()

    # -- one entry -----------------------------------------------------------------------------------------

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Show the entry that the cursor came to."""
        event.stop()
        self.show_whole()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked."""
        event.stop()
        self.see()

    def see(self) -> None:
        """Show the entry whole; where it is shown already, go to where it can be changed."""
        if self.has_class("-whole"):
            self.go()
            return
        self.wants_whole = True
        self.show_whole()
        self.call_after_refresh(self.rows.show_cursor)

    def go(self) -> None:
        """Go to where the entry can be changed."""
        written, known = self.written, self.finder.gathered
        if written is None or known is None:
            return
        way = Teller(known).way(written, self.found.query)
        if way is None:
            self.notify(GONE, severity="warning")
            return
        self.go_to(way)

    async def action_open_row(self) -> None:
        """Show the entry whole, or go there."""
        await taken_in(self.focused)
        self.see()

    async def action_go_there(self) -> None:
        """Go to where the entry can be changed."""
        await taken_in(self.focused)
        self.go()

    def action_scroll_whole(self, by: int) -> None:
        """Scroll the entry."""
        self.query_one("#review-whole").scroll_relative(y=3 * by, animate=False)

    # -- the box -------------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed."""
        event.stop()
        if self.ready:
            self.show_found()

    def action_to_box(self) -> None:
        """Go to the box."""
        self.set_focus(self.box)

    async def action_to_rows(self) -> None:
        """Go from the box to what was found."""
        await taken_in(self.focused)
        self.set_focus(self.rows)

    async def action_leave_box(self) -> None:
        """Go to the list; from a box in which nothing stands go back."""
        await taken_in(self.focused)
        if self._searching and not self.box.value:
            self.dismiss()
        else:
            self.set_focus(self.rows)

    def action_back(self) -> None:
        """Close what is open: the entry, the words, and then the screen."""
        if self.wants_whole and not self.has_class("-wide"):
            self.wants_whole = False
            self.show_whole()
        elif self.box.value not in ("", self._words):
            self.box.value = ""
        else:
            self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense here; a letter belongs to the box while one types in it."""
        del parameters
        if action not in OWN_ACTIONS:
            return True
        if not self.ready:
            return False
        if self.typing or action in IN_THE_BOX:
            return self.typing and action in IN_THE_BOX
        return self.written is not None if action in ON_A_ROW else True
