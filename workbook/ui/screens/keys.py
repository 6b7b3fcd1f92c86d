"""The keys: every command with its key, and a new one for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.ui.choosing import choose_key
from workbook.ui.commands import COMMANDS, Command, Where, bindings
from workbook.ui.desk import Desk
from workbook.ui.keys import keys_of, may_change, said_key, why_not
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.screens.dialog import Dialog
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.modal_keys import ModalKeys
from workbook.ui.widgets.problem_line import ProblemLine
from workbook.ui.widgets.rows import Row, Rows
from workbook.ui.widgets.taken_in import taken_in
from workbook.ui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp


class KeysScreen(AtOnce[None]):
    """Every command that has a key of its own, under the heading of where it works."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.KEYS)
    WHERE: ClassVar = (Where.KEYS,)
    AUTO_FOCUS = "#keys-rows"
    HELP = (
        "Which key does what. Enter asks for a new key for the command that the cursor is on; a "
        "key that means something else on the same screen is not taken. ‹keys.usual› gives a "
        "command its usual key again."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def _app(self) -> WorkbookApp:
        return cast("WorkbookApp", self.app)

    def compose(self) -> ComposeResult:
        """The title line, the commands, and the keys of this screen."""
        yield TitleLine("Settings › Keys", "• changed")
        yield Banner(self.desk)
        with VerticalScroll(id="settings-scroll", can_focus=False):
            yield Rows(id="keys-rows")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the keys."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys as they are now."""
        changed = self._app.changed_keys
        rows, above = [], None
        for command in filter(may_change, COMMANDS):
            is_changed = command.id in changed
            heading = Content(command.where.value) if command.where is not above else None
            above = command.where
            rows.append(
                Row(
                    command.id,
                    Content(command.help),
                    Content.styled(
                        said_key(command, changed), "bold" if is_changed else "$text-accent"
                    ),
                    sign=Content("•" if is_changed else " "),
                    above=heading,
                )
            )
        self.query_one(Rows).show(rows)

    # -- what can be done ----------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked."""
        event.stop()
        self._open(event.row_id)

    async def action_open_row(self) -> None:
        """Ask for a new key for the command that the cursor is on."""
        await taken_in(self.focused)
        self._open(self.query_one(Rows).cursor_id)

    async def action_usual(self) -> None:
        """Give the command that the cursor is on its usual key again."""
        await taken_in(self.focused)
        command = _command(self.query_one(Rows).cursor_id)
        changed = self._app.changed_keys
        if command is None or command.id not in changed:
            return
        for key in command.keys.split(","):
            if why := why_not(command, key, changed):
                self.notify(why, severity="warning", markup=False)
                return
        choose_key(self._app, command.id, None)
        self.show_keys()

    def action_back(self) -> None:
        """Go back to the settings."""
        self.dismiss()

    def _open(self, name: str | None) -> None:
        command = _command(name)
        if command is None:
            return

        def pressed(key: str | None) -> None:
            if key is not None:
                usual = (key,) == keys_of(command, {})
                choose_key(self._app, command.id, None if usual else key)
                self.show_keys()

        self.app.push_screen(PressScreen(command, self._app.changed_keys), pressed)


class PressScreen(Dialog[str | None]):
    """Waits for the new key of a command; returns it, or None where all stays as it is.

    Args:
        command: The command.
        changed: The keys that were changed, by the ids of their commands.
    """

    def __init__(self, command: Command, changed: dict[str, str]) -> None:
        super().__init__()
        self._command = command
        self._changed = changed

    def compose(self) -> ComposeResult:
        """What the key is for, and what is wrong with the one that was pressed."""
        now = said_key(self._command, self._changed)
        with Vertical(classes="modal"):
            yield Static(Content(f"A new key for: {self._command.help}"), classes="modal-title")
            yield Static(Content(f"It is {now} now. Press another one."), classes="modal-words")
            yield ProblemLine()
            yield ModalKeys("esc leaves it as it was")

    def on_key(self, event: events.Key) -> None:
        """Take the key, or say why it can't be."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
            return
        problem = why_not(self._command, event.key, self._changed)
        if problem:
            self.query_one(ProblemLine).say(problem)
        else:
            self.dismiss(event.key)


def _command(name: str | None) -> Command | None:
    """The command with an id."""
    return next((command for command in COMMANDS if command.id == name), None)
