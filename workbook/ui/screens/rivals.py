"""Choosing between the versions of an answer that several devices wrote: keep, swap or join."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.journey.dates import short_day
from workbook.journey.rivals import Rivals, Version
from workbook.journey.values import is_answered
from workbook.notebook.records import Value
from workbook.ui.screens.dialog import Dialog
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.widgets.lock import LOCK
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.rows import Row, Rows, one_line

JOIN = "join"
"""Id of the row that joins all versions."""

BESIDE = 110
"""Columns of a screen on which two versions stand side by side; each further one needs 36 more."""

EACH = 36
"""Those columns."""

TALL = 30
"""Lines of a screen below which the texts take all the room that is left."""

NOTHING_THERE = "Nothing: it was cleared there."

INTRO = "It was written in two places at once. What you don't choose stays in its earlier versions."


class Chosen(Struct, frozen=True):
    """What an answer shall say from now on."""

    value: Value


class RivalsScreen(EarlyKeys, Dialog[Chosen | None]):
    """All versions whole, with a row for each thing that can be made of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back"),
        *(Binding(str(n), f"take({n - 1})", "take", show=False) for n in range(1, 10)),
        Binding("j", "join", "join", show=False),
        Binding("e", "earlier", "earlier versions", show=False),
        Binding("o", "go_there", "go there", show=False),
        Binding("shift+down", "scroll_texts(1)", "down", show=False),
        Binding("shift+up", "scroll_texts(-1)", "up", show=False),
    ]
    HELP = (
        "Two devices wrote this answer at once. A digit takes what stands beside it, j joins "
        "them, o goes to where the answer stands; nothing that you don't take is lost."
    )
    AUTO_FOCUS = ""

    def __init__(
        self,
        found: Rivals,
        today: date,
        *,
        private: bool = False,
        can_choose: bool,
        earlier: Callable[[], None] | None = None,
        go_there: Callable[[], None] | None = None,
    ) -> None:
        """A choice.

        Args:
            found: The versions.
            today: The day.
            private: Whether they are private.
            can_choose: Whether anything can be changed here.
            earlier: Opens the earlier versions instead, or None.
            go_there: Opens the page on which it is asked instead, or None.
        """
        super().__init__()
        self._found = found
        self._today = today
        self._private = private
        self._can_choose = can_choose
        self._earlier = earlier
        self._go_there = go_there
        self._joined = found.joined

    def compose(self) -> ComposeResult:
        """The question, the rows, and the versions."""
        with Vertical(classes="modal"):
            yield Static(self._title(), classes="modal-title")
            yield Static(INTRO, id="rivals-intro")
            yield Rows(list(self._rows()), id="rivals-rows")
            with VerticalScroll(can_focus=False, id="rivals-texts"):
                for number, version in enumerate(self._found.versions):
                    head = Content.assemble(
                        (f"{number + 1}  ", "$text-accent"), self._from(version)
                    )
                    text = version.text or NOTHING_THERE
                    yield _box(head, text, f"rival-{number}", quiet=not version.text)
                if self._joined is not None:
                    head = Content.assemble(
                        ("j  ", "$text-accent"), "joined, to be edited as you like"
                    )
                    yield _box(head, self._found.text_of(self._joined), "rival-join")
            yield ModalKeys(*self._keys())

    def on_mount(self) -> None:
        """Show the versions, beside each other where there is room."""
        rows = self.query_one(Rows)
        self._show(rows.cursor_id)
        self.set_focus(rows)
        self.take_early_keys()

    def on_resize(self) -> None:
        """Stand beside or below each other, as the room allows."""
        count = len(self._found.versions)
        self.set_class(self.app.size.width >= BESIDE + EACH * (count - 2), "-beside")
        self.set_class(self.app.size.height < TALL, "-low")

    # -- what is shown -----------------------------------------------------------------------------------

    def _title(self) -> Content:
        where = " › ".join(map(one_line, self._found.where))
        above = Content.styled(f"{where}\n", "not bold $text-muted") if where else Content("")
        lock = f"  {LOCK}" if self._private else ""
        return Content.assemble(above, one_line(self._found.question), (lock, "$text-muted"))

    def _rows(self) -> Iterator[Row]:
        two = len(self._found.versions) == 2
        for number, version in enumerate(self._found.versions):
            label = "keep this one" if not number else "take the other" if two else "take this one"
            words = Content.assemble(label, (f" · {self._from(version)}", "$text-muted"))
            sign = Content.styled(str(number + 1), "$text-accent")
            yield Row(str(number), words, sign=sign)
        if self._joined is not None:
            label = "join both" if two else "join all"
            yield Row(JOIN, Content(label), sign=Content.styled("j", "$text-accent"))

    def _from(self, version: Version) -> str:
        where = f"on {one_line(version.device)}" if version.device else "on this screen"
        if not version.at:
            return where
        moment = datetime.fromisoformat(version.at)
        return f"{where}, {short_day(moment.date(), self._today)}, {moment:%H:%M}"

    def _keys(self) -> list[str]:
        keys = ["enter chooses"] if self._can_choose else []
        if self._go_there is not None:
            keys.append("o goes there")
        if self._earlier is not None:
            keys.append("e earlier versions")
        return [*keys, "shift+down scrolls", "esc back"]

    def _show(self, row: str | None) -> None:
        """Show what the cursor is on: a version among the others, or all joined."""
        for box in self.query(".rival"):
            box.display = (box.id == "rival-join") == (row == JOIN)
            box.set_class(box.id == f"rival-{row}", "-here")
            if box.id == f"rival-{row}":
                self.call_after_refresh(box.scroll_visible, animate=False, top=True)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        """Show what the cursor came to."""
        event.stop()
        self._show(event.row_id)

    def action_scroll_texts(self, by: int) -> None:
        """Scroll the texts."""
        self.query_one("#rivals-texts").scroll_relative(y=3 * by, animate=False)

    # -- choosing ----------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Choose what the cursor is on."""
        event.stop()
        if event.row_id == JOIN:
            self.action_join()
        else:
            self.action_take(int(event.row_id))

    def action_take(self, number: int) -> None:
        """Let the answer say what one version says."""
        if self._can_choose and number < len(self._found.versions):
            self.dismiss(Chosen(self._found.versions[number].value))

    def action_join(self) -> None:
        """Let the answer say what all versions say."""
        if self._can_choose and self._joined is not None:
            self.dismiss(Chosen(self._joined))

    def action_earlier(self) -> None:
        """Look at what the answer said before instead."""
        self._leave_for(self._earlier)

    def action_go_there(self) -> None:
        """Open the page on which it is asked instead."""
        self._leave_for(self._go_there)

    def _leave_for(self, where: Callable[[], None] | None) -> None:
        if where is not None:
            self.dismiss(None)
            self.app.call_later(where)


def _box(head: Content, text: str, box_id: str, *, quiet: bool = False) -> Vertical:
    """One version with what stands above it."""
    return Vertical(
        Static(head, classes="rival-head"),
        Static(Content(text), classes="rival-text -quiet" if quiet else "rival-text"),
        id=box_id,
        classes="rival",
    )


def said_after(value: Value) -> str:
    """What is said once something was chosen."""
    what = "Kept" if is_answered(value) else "Cleared"
    return f"{what}. The rest is among the earlier versions (‹guide.earlier›)."
