"""The app: it opens home, keeps what is typed safe, and tells the screens what changed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct, field
from textual import events
from textual.app import SystemCommand
from textual.command import Provider
from textual.message import Message
from textual.screen import Screen
from textual.signal import Signal

from workbook.collection import collected_in_pauses, end_start
from workbook.journey.mentorships import active, current
from workbook.journey.workbook import Workbook
from workbook.ui.ahead import ahead
from workbook.ui.backing_up import DailyBackup
from workbook.ui.colours import readable
from workbook.ui.commands import Where, bindings
from workbook.ui.cursor import CursorFile
from workbook.ui.desk import Desk
from workbook.ui.ending import NOT_SAVED, STILL_SAVING, end_at_latest
from workbook.ui.everywhere import may_capture, may_search
from workbook.ui.idle import Idle
from workbook.ui.saving import SaveKind, Saver, SaveState
from workbook.ui.steady import SteadyApp
from workbook.ui.style_files import FIRST, LaterStyles, style_file
from workbook.ui.themes import OWN, USUAL
from workbook.ui.widgets.taken_in import taken_in

if TYPE_CHECKING:
    from workbook.journey.review.finding import Finder
    from workbook.preferences import Preferences

POLL = 2.0
"""Seconds between two looks at what other devices and commands wrote."""

LAST_SAVE = 1.0
"""Seconds that leaving, a signal and a fault wait for the last save."""


class Options(Struct, frozen=True):
    """What the command line and the settings say about the screens.

    Attributes:
        theme: Name of the colours, or None for the usual ones.
        save_theme: Keeps the colours chosen.
        save_data: Keeps the folder of a workbook that is already there, for "I already have one".
        preferences: The settings, and what changes them; None where nothing is kept.
        page: Id of the page to open, or None for home.
        item: Id of the meeting that the page is opened for, or None for the one that is meant.
        mentorship: The mentorship to open, or None for that of the next meeting.
        notices: What to say on home, such as a page that can't be used.
    """

    theme: str | None = None
    save_theme: Callable[[str], None] = lambda _name: None
    save_data: Callable[[str], None] = lambda _folder: None
    preferences: Preferences | None = None
    page: str | None = None
    item: int | None = None
    mentorship: int | None = None
    notices: tuple[str, ...] = field(default=())


def _palette() -> type[Provider]:
    """What the palette asks; imported when it is first opened."""
    from workbook.ui.palette import PaletteProvider

    return PaletteProvider


def _preferences() -> Preferences:
    """Settings that nothing is kept of."""
    from workbook.preferences import Preferences

    return Preferences()


class WorkbookApp(SteadyApp):
    """The workbook on the screen.  It returns "reopen" when another folder was chosen."""

    TITLE = "Workbook"
    CSS_PATH: ClassVar = [style_file(name) for name in FIRST]
    BINDINGS: ClassVar = bindings(Where.EVERYWHERE)
    COMMANDS = {_palette}  # noqa: RUF012
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-normal"), (110, "-wide")]  # noqa: RUF012

    _has_theme = False

    @dataclass
    class Deliver(Message):
        """Something to run in the app's thread."""

        run: Callable[[], None]

    class NotebookChanged(Message):
        """The notebook changed: by a save, another device or another command."""

    def __init__(self, workbook: Workbook, cursor: CursorFile, options: Options) -> None:
        super().__init__()
        self._take_theme(options.theme)
        self.workbook = workbook
        self.options = options
        self.preferences = options.preferences or _preferences()
        self.changed: Signal[None] = Signal(self, "changed")
        """Published whenever what the screens show may have changed."""
        self.saved: Signal[SaveState] = Signal(self, "saved")
        """Published with each new state of saving."""
        self.daily = DailyBackup(workbook, self._deliver)
        saver = Saver(workbook, self._schedule, self._deliver, self._tell_saving)
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
            lambda: self.preferences.settings.editor,
            self.daily.problems,
        )
        self._idle = Idle(self._schedule, ahead(self), collected_in_pauses())
        self.mentorship = options.mentorship
        self.usual_theme = USUAL
        """The colours of somebody who chose none."""
        self.changed_keys: dict[str, str] = {}
        """The keys that were changed, by the ids of their commands."""
        self._begins = False
        """Whether the first run is open, over a home that has nothing to show yet."""
        self._leaving_anyway = False
        self._leaving_when_saved = False

    # -- start and end -----------------------------------------------------------------------------------

    def on_load(self) -> None:
        """Take the keys that were chosen, before anything names a key."""
        if self.preferences.settings.keys:
            from workbook.ui.choosing import take_keys

            take_keys(self)

    def get_default_screen(self) -> Screen[None]:
        """Home, which lies under every other screen."""
        from workbook.ui.screens.home import HomeScreen

        if self.mentorship is None:
            self.mentorship = current(self.desk.reading(), self.workbook.now())
        return HomeScreen(self.desk, self._current, self.switch_to, self.options.notices)

    def on_mount(self) -> None:
        """Begin to listen, and open what is wanted over home."""
        wanted = None if self.no_color else self.options.theme
        if wanted and wanted not in self.available_themes:
            self.notify(f"There are no colours called “{wanted}”.", severity="warning")
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        self._unsubscribe = self.workbook.notebook.subscribe(self._tell)
        self.set_interval(POLL, self._poll)
        self.daily.keep_making(self)
        self.listen_to_signals()
        LaterStyles(self).begin()
        self._open_first()
        self.call_after_refresh(self._stand)

    def _stand(self) -> None:
        """Home stands: what it did not need can come, where somebody is there to need it."""
        end_start()
        if not self.is_headless:
            self._idle.begin()

    async def on_event(self, event: events.Event) -> None:
        """Take in what comes from the terminal; what is done while nothing comes waits."""
        if isinstance(event, events.InputEvent):
            self._idle.disturbed()
        await super().on_event(event)

    def _take_theme(self, wanted: str | None) -> None:
        """Begin with these colours, or the usual ones where there are none of that name.

        They are there before the styles are first read; to change them later is to read all styles
        a second time, a tenth of a start.
        """
        for theme in OWN:
            self.register_theme(theme)
        self._has_theme = True
        if self.no_color:  # they leave the colours to the terminal, and then there are none at all
            for name in ("ansi-dark", "ansi-light"):
                self.unregister_theme(name)
        name = wanted if wanted in self.available_themes else USUAL
        self.set_reactive(WorkbookApp.theme, name)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def _keep_theme(self, name: str) -> None:
        """Keep the colours, if others are shown than those that are kept."""
        if name != (self.preferences.settings.theme or self.usual_theme):
            self.options.save_theme(name)

    def _open_first(self) -> None:
        """Open what is to stand over home."""
        if not active(self.desk.reading()) and self.desk.read_only is None:
            from workbook.ui.screens.first_run import FirstRunScreen

            self._begins = True
            self.push_screen(FirstRunScreen(self.desk), self._first_run_done)
        elif self.options.page is not None:
            self._open_named(self.options.page)

    def _open_named(self, page_id: str) -> None:
        """Open the page that the command line names; without a mentor's name that of any of them."""
        from workbook.ui.opening import open_page

        named = self.options.mentorship is not None
        others = () if named else tuple(one.id for one in active(self.desk.reading()))
        open_page(self, page_id, self.options.item, self.mentorship, others)

    def _first_run_done(self, mentorship: int | None) -> None:
        self._begins = False
        self.mentorship = mentorship
        self.changed.publish(None)

    def wait_for_disk(self) -> bool:
        """Save what was handed over, for a moment at most; False where something is not safe."""
        return self.desk.saver.wait(LAST_SAVE)

    async def action_quit(self) -> None:
        """Save everything and leave; what can't be saved keeps the app open once."""
        await taken_in(self.focused)
        self.leave_fields()
        saved = self.wait_for_disk()
        if saved or self._leaving_anyway:
            if not saved:
                end_at_latest(0)  # a disk that hangs must not keep anybody here
            self.exit()
            return
        self._leaving_anyway = True
        failed = self.desk.saver.state.kind is SaveKind.FAILED
        self._leaving_when_saved = not failed
        self.notify(NOT_SAVED if failed else STILL_SAVING, severity="error", timeout=30)

    def _tell_saving(self, state: SaveState) -> None:
        """Tell everybody how saving goes, and leave if that was asked for and now can be done."""
        self.saved.publish(state)
        if state.kind is SaveKind.SAVED:
            self._leaving_anyway = False
            if self._leaving_when_saved:
                self.exit()

    def on_unmount(self) -> None:
        """Stop listening; the widgets are gone by now and everything was saved before."""
        if hasattr(self, "_unsubscribe"):
            self._unsubscribe()

    # -- going places -----------------------------------------------------------------------------------

    def _current(self) -> int | None:
        return self.mentorship

    def go_home(self) -> None:
        """Go home from wherever one is; what is typed is handed over first."""
        self.leave_fields()
        self.desk.saver.flush()
        self.clear_notifications()
        while len(self.screen_stack) > 1 + self._begins:
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

    def action_choose_version(self) -> None:
        """Choose between the versions of the next answer that several devices wrote."""
        from workbook.ui.rival_opening import open_next_rivals

        open_next_rivals(self)

    def action_settings(self) -> None:
        """Show what can be chosen."""
        from workbook.ui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen(self.desk))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a letter to whoever is writing, and catch nothing where that makes no sense."""
        if action in ("capture", "capture_here"):
            return may_capture(self.screen, writing=action == "capture_here")
        if action == "search":
            return may_search(self.screen)
        return super().check_action(action, parameters)

    # -- what changed -----------------------------------------------------------------------------------

    def _schedule(self, seconds: float, callback: Callable[[], None]) -> Callable[[], None]:
        # Not a timer of Textual's: of no seconds it fails, and late on a busy computer it never comes.
        return asyncio.get_running_loop().call_later(seconds, self._deliver, callback).cancel

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
        """The theme's variables, as texts of several styles need them; none before it is known."""
        return readable(super().get_css_variables()) if self._has_theme else {}

    def action_help_quit(self) -> None:
        """What ctrl+c says where nothing is selected: it never ends anything."""
        self.notify("Everything is saved as you type. ‹quit› leaves.")

    def action_help(self) -> None:
        """Explain the screen that is open."""
        from workbook.ui.screens.help import open_help

        open_help(self, self.changed_keys)


def run(workbook: Workbook, cursor: CursorFile, options: Options) -> tuple[str | None, int]:
    """Run the app until it is left.

    Returns:
        What it returned ("reopen" or None), and the process's exit code.
    """
    app = WorkbookApp(workbook, cursor, options)
    result = app.run()
    if not app.return_code:
        app.daily.finish()
    return result, app.return_code or 0
