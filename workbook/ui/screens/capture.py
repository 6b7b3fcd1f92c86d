"""Catching a thought from anywhere, before it is gone: one line, and one more, and back."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from workbook.journey import capturing, tags
from workbook.journey.tags import KIND_SIGNS
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk
from workbook.ui.saving import SaveKind, SaveState
from workbook.ui.screens.dialog import Dialog
from workbook.ui.screens.early_keys import EarlyKeys
from workbook.ui.widgets.catch_line import CatchLine, Keep
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.pressable import Pressable, pressing
from workbook.ui.widgets.rows import one_line
from workbook.ui.widgets.taken_in import taken_in

KINDS = ("", *tags.KINDS)
"""The kinds in the order in which tab goes through them; "" is none yet."""

ROOM_FOR_SIGNS = 76
"""Columns of a screen on which each kind shows its sign too."""

LONGEST_ECHO = 60
"""Columns of a line that are repeated when it is kept."""


def open_capture(app: App[str], desk: Desk, mentorship: int | None) -> None:
    """Open the line in front of whatever is open; says why where nothing can be caught.

    Where nothing can be written, that is said in front of everything too: what is typed on must
    not be taken for keys.
    """
    if desk.read_only is not None:
        app.push_screen(NoticeScreen("Nothing can be caught here", desk.read_only))
    elif mentorship is None:
        app.notify(
            "There is no mentorship yet: ‹home.mentorships› on home begins one.", severity="warning"
        )
    else:
        app.push_screen(CaptureScreen(desk, mentorship))


class NoticeScreen(Dialog[None]):
    """Something to read, which only esc and enter close."""

    BINDINGS: ClassVar = [Binding("escape,enter", "dismiss(None)", "back")]

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self._title = title
        self._words = words

    def compose(self) -> ComposeResult:
        """The title over the words."""
        with Vertical(classes="modal"):
            yield Static(Content(self._title), classes="modal-title")
            yield Static(Content(self._words), classes="modal-words")
            yield ModalKeys("esc back")


class KindLine(CatchLine):
    """The line, with the keys that say what it is."""

    BINDINGS: ClassVar = bindings(Where.CAPTURE)

    def __init__(self, keep: Keep) -> None:
        kinds = tuple(tags.KIND_LETTERS.values())
        super().__init__("what you want to bring up", keep, tags.read_kind, kinds)

    async def action_kind(self, number: int) -> None:
        """Choose a kind by its place among the letters, from 1."""
        await self.action_tag(number)

    async def action_next_kind(self, by: int) -> None:
        """Go on to the next kind, or back to the one before; after the last comes none."""
        await taken_in(self)
        at = KINDS.index(self.tag) + by
        self.tag = KINDS[at % len(KINDS)]
        self.post_message(self.Tagged(self))


class CaptureScreen(EarlyKeys, Dialog[None]):
    """One line and its kind.  Enter keeps it and stays for the next; on an empty line it closes."""

    BINDINGS: ClassVar = [Binding("escape", "leave", "back", priority=True)]
    AUTO_FOCUS = ""
    WHERE: ClassVar = (Where.CAPTURE,)
    HELP = (
        "What you catch here waits among your topics and comes up in the next preparation. It "
        "needs no kind. Enter keeps the line and leaves room for another one; enter on an empty "
        "line, or esc, goes back. A line that you leave half written is here again next time."
    )

    def __init__(self, desk: Desk, mentorship: int) -> None:
        super().__init__()
        self.desk = desk
        self._mentorship = mentorship
        self._kept = 0
        self._echo = ""

    def compose(self) -> ComposeResult:
        """The line, its kinds, and what was kept."""
        with Vertical(classes="modal"):
            yield Static(id="capture-title", classes="modal-title")
            yield KindLine(self._keep_line)
            yield Pressable(id="capture-kinds")
            yield Static(id="capture-kept")
            yield ModalKeys("enter keeps it", "tab or alt+letter: kind", "esc back")

    def on_mount(self) -> None:
        """Go on where one left off."""
        reading, now = self.desk.reading(), self.desk.workbook.now()
        meeting = one_line(capturing.waits_for(reading, self._mentorship, now))
        self.query_one("#capture-title", Static).update(Content(f"Capture, for {meeting}"))
        self.desk.saved.subscribe(self, self._on_saved)
        kind, text = capturing.draft(reading, self._mentorship)
        self.line.go_on(text, kind)
        self._show()
        self.set_focus(self.line)
        self.take_early_keys()

    @property
    def line(self) -> KindLine:
        """The line."""
        return self.query_one(KindLine)

    # -- showing -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show the kinds, the one of this line among them, and what was kept last."""
        self.query_one("#capture-kinds", Pressable).update(
            _kinds(self.line.tag_now, signs=self.app.size.width >= ROOM_FOR_SIGNS)
        )
        state = self.desk.saver.state
        failed = f"{state.message} It is tried again." if state.kind is SaveKind.FAILED else ""
        kept = self.query_one("#capture-kept", Static)
        kept.update(Content(failed or self._echo))
        kept.display = bool(failed or self._echo)

    def _on_saved(self, _state: SaveState) -> None:
        self._show()

    # -- writing -----------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the line as it stands, so that nothing half written is lost."""
        event.stop()
        self._draft(event.value)

    def on_catch_line_tagged(self) -> None:
        """Another kind belongs to the line as it stands."""
        self._draft(self.line.value)

    def _draft(self, text: str) -> None:
        reading = self.desk.reading()
        for answer in capturing.drafted(reading, self._mentorship, text, self.line.tag):
            self.desk.saver.typed(answer)
        self._show()

    def _keep_line(self, text: str, tag: str) -> None:
        """Keep the line as a topic; an empty one closes this."""
        if not text.strip():
            self.leave()
            return
        reading, now = self.desk.reading(), self.desk.workbook.now()
        _, records = capturing.captured(reading, self._mentorship, text, now, tag)
        done = capturing.drafted(reading, self._mentorship, "")
        self.desk.saver.settled(*records, *done)
        self.desk.changed.publish(None)
        self._kept += 1
        count = "Kept" if self._kept == 1 else f"{self._kept} kept, the last"
        what = Content(one_line(text)).truncate(LONGEST_ECHO, ellipsis=True).plain
        kind = f" ({tags.KINDS[tag]})" if tag else ""
        self._echo = f"{count}{kind}: {what}"
        self._show()

    def leave_fields(self) -> None:
        """Hand over the line as it stands; called before leaving."""
        if self.is_mounted:
            self._draft(self.line.value)

    async def action_leave(self) -> None:
        """Go back, with every key that came before this one."""
        await taken_in(self.line)
        self.leave()

    def leave(self) -> None:
        """Go back; a line that is half written is here again next time."""
        self.leave_fields()
        self.desk.saver.flush()
        self.dismiss()


def _kinds(chosen: str, *, signs: bool) -> Content:
    """The kinds in one line, each with its letter, and the chosen one marked."""
    kinds = [
        Content.assemble(
            (letter, "bold $text-accent"),
            f" {KIND_SIGNS[kind]} " if signs else " ",
            (kind, "bold reverse" if kind == chosen else "$text-muted"),
        ).stylize(pressing(f"alt+{letter}"))
        for letter, kind in tags.KIND_LETTERS.items()
    ]
    return Content("  ").join(kinds)
