"""The settings: each with what it says now, what it does, and where that comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.setting_words import ALL, Shown, short_folder, value_of
from workbook.settings import CHOICES, KEYS_TABLE, SWITCHES
from workbook.ui.choosing import ask_colours, choose, take_all
from workbook.ui.commands import Where, bindings
from workbook.ui.desk import Desk
from workbook.ui.screens.at_once import AtOnce
from workbook.ui.screens.choose import ChooseScreen, choices
from workbook.ui.setting_rows import rows_of
from workbook.ui.widgets.banner import Banner
from workbook.ui.widgets.key_line import KeyLine
from workbook.ui.widgets.rows import Rows, one_line
from workbook.ui.widgets.taken_in import taken_in
from workbook.ui.widgets.title_line import TitleLine

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp


class SettingsScreen(AtOnce[None]):
    """Everything that can be chosen; it holds at once where that is possible."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.SETTINGS)
    WHERE: ClassVar = (Where.SETTINGS,)
    AUTO_FOCUS = "#settings-rows"
    HELP = (
        "What you can choose. Enter changes the setting that the cursor is on, ‹settings.usual› "
        "takes what is usual again. All of it is kept in one small file, which ‹settings.file› "
        "opens in your editor; what you write there by hand, comments too, stays as it is."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    @property
    def _app(self) -> WorkbookApp:
        return cast("WorkbookApp", self.app)

    def compose(self) -> ComposeResult:
        """The title line, what is wrong with the file, the settings, and the keys."""
        yield TitleLine("Settings")
        yield Banner(self.desk)
        with VerticalScroll(id="settings-scroll", can_focus=False):
            yield Static(id="settings-problems")
            yield Rows(id="settings-rows")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the settings, and again whenever one changed."""
        self.desk.changed.subscribe(self, lambda _nothing: self.show_settings())
        self._app.theme_changed_signal.subscribe(self, lambda _theme: self.show_settings())

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self.is_mounted:
            self.show_settings()

    def show_settings(self) -> None:
        """Show the settings as they stand."""
        app, chosen = self._app, self._app.preferences
        file = short_folder(str(chosen.file)) if chosen.file else "nothing is kept here"
        self.query_one(TitleLine).say(state=Content(one_line(file)))
        unknown = [f'"{key}" means nothing to this version; it stays.' for key in chosen.unknown]
        problems = Content("\n".join(f"! {one_line(text)}" for text in (*chosen.wrong, *unknown)))
        shown = self.query_one("#settings-problems", Static)
        shown.update(problems)
        shown.display = bool(problems)
        rows = rows_of(chosen, len(app.changed_keys), app.usual_theme)
        self.query_one(Rows).show(rows)

    # -- what can be done ----------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A row was clicked."""
        event.stop()
        self._open(event.row_id)

    async def action_open_row(self) -> None:
        """Change the setting that the cursor is on."""
        await taken_in(self.focused)
        self._open(self.query_one(Rows).cursor_id)

    async def action_usual(self) -> None:
        """Take what is usual again for the setting that the cursor is on."""
        await taken_in(self.focused)
        key = self.query_one(Rows).cursor_id
        if key == KEYS_TABLE:
            self.notify("Enter shows the keys: ‹keys.usual› there gives each its usual one again.")
        elif key is not None and not self._is_fixed(key):
            if key == "data":
                self.notify("Enter opens another notebook; this one stays where it is.")
            else:
                choose(self._app, key, None)

    def action_edit_file(self) -> None:
        """Change the file in one's own editor, and take over what it says then."""
        from workbook.ui.editor import EditorError, edit_file

        try:
            file = self._app.preferences.make_file()
            if file is None:
                self.notify("Nothing is kept here, so there is no file.", severity="warning")
                return
            edit_file(self.app, file, self.desk.editor())
        except (EditorError, OSError) as error:
            self.notify(str(error), severity="error", markup=False)
        take_all(self._app)
        self.show_settings()

    def action_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss()

    def _is_fixed(self, key: str) -> bool:
        """Whether something else names the value; says so."""
        named = self._app.preferences.named.get(key)
        if named is not None:
            self.notify(f"{named.by} names it for now, so it can't be changed here.")
        return named is not None

    def _open(self, key: str | None) -> None:
        """Change a setting, in the way that suits it."""
        setting = next((one for one in ALL if one.key == key), None)
        if setting is None or self._is_fixed(setting.key):
            return
        if setting.key == "theme":
            ask_colours(self._app)
        elif setting.key == KEYS_TABLE:
            from workbook.ui.screens.keys import KeysScreen

            self.app.push_screen(KeysScreen(self.desk))
        elif setting.key == "data":
            from workbook.ui.screens.existing import ExistingScreen

            self.app.push_screen(ExistingScreen(self.desk))
        elif setting.key in SWITCHES:
            choose(
                self._app,
                setting.key,
                None if value_of(self._app.preferences, setting.key) else True,
            )
        elif setting.key in CHOICES:
            self._choose(setting)
        else:
            self._ask(setting)

    def _choose(self, setting: Shown) -> None:
        """Choose from a list."""
        values = CHOICES[setting.key]
        now = value_of(self._app.preferences, setting.key) or values[0]

        def chosen(value: str | None) -> None:
            if value is not None:
                choose(self._app, setting.key, None if value == values[0] else value)

        words = f"{setting.words}."
        self.app.push_screen(ChooseScreen(setting.name, words, choices(values, now), now), chosen)

    def _ask(self, setting: Shown) -> None:
        """Type a folder or a command."""
        from workbook.setting_words import USUAL_PLACE, editor_named_by
        from workbook.ui.screens.setting_line import SettingLineScreen

        chosen = self._app.preferences
        usual = editor_named_by() if setting.key == "editor" else USUAL_PLACE

        def typed(value: str | None) -> None:
            if value is not None:
                choose(self._app, setting.key, value or None)

        value = value_of(chosen, setting.key)
        self.app.push_screen(SettingLineScreen(setting, value, usual), typed)
