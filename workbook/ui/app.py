"""The app: it opens home, keeps what is typed safe, and tells the screens what changed."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.command import Provider
from textual.message import Message
from textual.screen import Screen
from textual.signal import Signal

from workbook.journey.mentorships import active, current
from workbook.journey.workbook import Workbook
from workbook.ui.colours import with_quiet_text
from workbook.ui.commands import Where, bindings
from workbook.ui.cursor import CursorFile
from workbook.ui.desk import Desk
from workbook.ui.ending import end_at_latest, let_go_of_terminal
from workbook.ui.saving import Saver, SaveState

if TYPE_CHECKING:
    from workbook.journey.review.finding import Finder

POLL = 2.0
"""Seconds between two looks at what other devices and commands wrote."""

LAST_SAVE = 1.0
"""Seconds that a signal waits for the last save."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line and the settings say about the screens.

    Attributes:
        theme: Name of the colours, or None for the usual ones.
        save_theme: Keeps the colours chosen.
        save_data: Keeps the folder of a workbook that is already there, for "I already have one".
        editor: The command of one's own editor, or None.
        page: Id of the page to open, or None for home.
        item: Id of the meeting that the page is opened for, or None for the one that is meant.
        mentorship: The mentorship to open, or None for that of the next meeting.
        notices: What to say on home, such as a page that can't be used.
    """

    theme: str | None = None
    save_theme: Callable[[str], None] = lambda _name: None
    save_data: Callable[[str], None] = lambda _folder: None
    editor: str | None = None
    page: str | None = None
    item: int | None = None
    mentorship: int | None = None
    notices: tuple[str, ...] = field(default=())


def _palette() -> type[Provider]:
    """What the palette asks; imported when it is first opened."""
    from workbook.ui.palette import PaletteProvider

    return PaletteProvider


class WorkbookApp(App[str]):
    """The workbook on the screen.  It returns "reopen" when another folder was chosen."""

    TITLE = "Workbook"
    CSS_PATH: ClassVar = [
        "styles/app.tcss",
        "styles/fields.tcss",
        "styles/home.tcss",
        "styles/guide.tcss",
        "styles/kept.tcss",
        "styles/notes.tcss",
        "styles/meetings.tcss",
        "styles/review.tcss",
        "styles/modals.tcss",
        "styles/trends.tcss",
    ]
    BINDINGS: ClassVar = bindings(Where.EVERYWHERE)
    COMMANDS = {_palette}  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-normal"), (110, "-wide")]  # noqa: RUF012

    @dataclass
    class Deliver(Message):
        """Something to run in the app's thread."""

        run: Callable[[], None]

    class NotebookChanged(Message):
        """The notebook changed: by a save, another device or another command."""

    def __init__(self, workbook: Workbook, cursor: CursorFile, options: Options) -> None:
        super().__init__()
        self.workbook = workbook
        self.options = options
        self.changed: Signal[None] = Signal(self, "changed")
        """Published whenever what the screens show may have changed."""
        self.saved: Signal[SaveState] = Signal(self, "saved")
        """Published with each new state of saving."""
        saver = Saver(workbook, self._schedule, self._deliver, self.saved.publish)
        self.finder: Finder | None = None
        """Finds words in what was written, once that was asked for."""
        self.desk = Desk(
            workbook,
            saver,
            cursor,
            self.changed,
            self.saved,
            self.open_page,
            self._reopen,
            options.editor,
        )
        self.mentorship = options.mentorship
        self._leaving_anyway = False

    # -- start and end -----------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Bring up home and begin to listen."""
        if self.no_color:  # they leave the colours to the terminal, and then there are none at all
            for name in ("ansi-dark", "ansi-light"):
                self.unregister_theme(name)
        if options_theme := self.options.theme:
            if options_theme in self.available_themes:
                self.theme = options_theme
            else:
                self.notify(f"There are no colours called “{options_theme}”.", severity="warning")
        self.theme_changed_signal.subscribe(self, lambda theme: self.options.save_theme(theme.name))
        self._unsubscribe = self.workbook.notebook.subscribe(self._tell)
        self.set_interval(POLL, self._poll)
        self._listen_to_signals()
        self._open_first()

    def _open_first(self) -> None:
        reading = self.desk.reading()
        if self.mentorship is None:
            self.mentorship = current(reading, self.workbook.now())
        if not active(reading) and self.desk.read_only is None:
            from workbook.ui.screens.first_run import FirstRunScreen

            self.push_screen(FirstRunScreen(self.desk), self._first_run_done)
            return
        self.open_home()
        if self.options.page is not None:
            self._open_named(self.options.page)

    def _open_named(self, page_id: str) -> None:
        """Open the page that the command line names; without a mentor's name that of any of them."""
        from workbook.ui.opening import open_page

        named = self.options.mentorship is not None
        others = () if named else tuple(one.id for one in active(self.desk.reading()))
        open_page(self, page_id, self.options.item, self.mentorship, others)

    def _first_run_done(self, mentorship: int | None) -> None:
        self.mentorship = mentorship
        self.open_home()

    def _listen_to_signals(self) -> None:
        """Save on a signal that would otherwise end the process with no handler run."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                loop.add_signal_handler(number, self._on_signal, int(number))

    def _on_signal(self, number: int) -> None:
        self._leave_fields()
        self.desk.saver.wait(LAST_SAVE)
        code = 128 + number
        if number == getattr(signal, "SIGHUP", None):
            let_go_of_terminal()
        end_at_latest(code)
        self.exit(return_code=code)

    async def action_quit(self) -> None:
        """Save everything and leave; what can't be saved keeps the app open once."""
        self._leave_fields()
        if self.desk.saver.wait(LAST_SAVE) or self._leaving_anyway:
            self.exit()
            return
        self._leaving_anyway = True
        self.notify(
            "What you typed last is not saved yet. Copy it if you need it, "
            "then press ctrl+q once more to leave without it.",
            severity="error",
            timeout=30,
        )

    def _leave_fields(self) -> None:
        """Let the screens hand over what stands in their fields and where the cursor is."""
        for screen in self.screen_stack:
            leave = getattr(screen, "leave_fields", None)
            if leave is not None:
                leave()

    def on_unmount(self) -> None:
        """Stop listening; the widgets are gone by now and everything was saved before."""
        if hasattr(self, "_unsubscribe"):
            self._unsubscribe()

    # -- going places -----------------------------------------------------------------------------------

    def open_home(self) -> None:
        """Show home of the current mentorship."""
        from workbook.ui.screens.home import HomeScreen

        self.push_screen(HomeScreen(self.desk, self._current, self.switch_to, self.options.notices))

    def _current(self) -> int | None:
        return self.mentorship

    def go_home(self) -> None:
        """Go home from wherever one is; what is typed is handed over first."""
        self._leave_fields()
        self.desk.saver.flush()
        self.clear_notifications()
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def switch_to(self, mentorship: int | None) -> None:
        """Go on with another mentorship, at home."""
        if mentorship is None:
            return
        self.mentorship = mentorship
        self.go_home()
        self.changed.publish(None)

    def _reopen(self, folder: str) -> None:
        self.options.save_data(folder)
        self.exit("reopen")

    def open_page(
        self, page_id: str, item: int | None = None, mentorship: int | None = None
    ) -> None:
        """Open a page, or one item of its first group, for a mentorship (by default the current)."""
        from workbook.ui.opening import open_page

        open_page(self, page_id, item, mentorship if mentorship is not None else self.mentorship)

    def action_capture(self) -> None:
        """Catch something for the next meeting."""
        from workbook.ui.screens.capture import open_capture

        open_capture(self, self.desk, self.mentorship)

    def action_capture_here(self) -> None:
        """Catch something while a text has the focus."""
        self.action_capture()

    def action_review(self) -> None:
        """Show everything that was written."""
        from workbook.ui.review_opening import open_review

        open_review(self)

    def action_search(self) -> None:
        """Look for words in everything that was written."""
        from workbook.ui.review_opening import open_review

        open_review(self, searching=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a letter to whoever is writing, and catch nothing where that makes no sense."""
        if action in ("capture", "capture_here"):
            from workbook.ui.screens.capture import may_capture

            return may_capture(self.screen, writing=action == "capture_here")
        if action == "search":
            from workbook.ui.review_opening import may_search

            return may_search(self.screen)
        return super().check_action(action, parameters)

    # -- what changed -----------------------------------------------------------------------------------

    def _schedule(self, seconds: float, callback: Callable[[], None]) -> Callable[[], None]:
        return self.set_timer(seconds, callback).stop

    def _deliver(self, run: Callable[[], None]) -> None:
        self.post_message(self.Deliver(run))

    def _tell(self) -> None:
        """Pass on, from the writer thread, that the notebook changed."""
        self.post_message(self.NotebookChanged())

    def on_workbook_app_deliver(self, event: Deliver) -> None:
        """Run in this thread what another one handed over."""
        event.run()

    def on_workbook_app_notebook_changed(self) -> None:
        """Tell every screen, the covered ones too."""
        self.changed.publish(None)

    def _poll(self) -> None:
        self.workbook.notebook.poll()

    def on_app_focus(self) -> None:
        """Look at once when the terminal comes back to the front."""
        self._poll()

    # -- palette, colours and help -----------------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything that the palette finds: pages, commands, colours."""
        from workbook.ui.palette import system_commands

        yield from system_commands(self, screen)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables, as texts of several styles need them."""
        return with_quiet_text(super().get_css_variables())

    def action_help_quit(self) -> None:
        """What ctrl+c says where nothing is selected: it never ends anything."""
        self.notify("Everything is saved as you type. ctrl+q leaves.")

    def action_help(self) -> None:
        """Explain the screen that is open."""
        from workbook.ui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        else:
            page = getattr(getattr(self.screen, "place", None), "page", None)
            self.push_screen(HelpScreen(self.screen, getattr(page, "sources", "")))


def run(workbook: Workbook, cursor: CursorFile, options: Options) -> tuple[str | None, int]:
    """Run the app until it is left.

    Returns:
        What it returned ("reopen" or None), and the process's exit code.
    """
    app = WorkbookApp(workbook, cursor, options)
    result = app.run()
    return result, app.return_code or 0
