"""Opens the screens: finds the page that is meant, hands over the settings, and keeps changes.

The rooms are imported when the screens open, so that no other command waits for them.
"""

from __future__ import annotations

import difflib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from workbook.cli.call import Call, day_style
from workbook.cli.faults import screens_report_privately
from workbook.cli.missing import settle_missing
from workbook.cli.saying import say
from workbook.collection import begin_start, end_start
from workbook.errors import UsageError, WorkbookError
from workbook.paths import CONTENT_VARIABLE, DATA_VARIABLE

if TYPE_CHECKING:
    from workbook.journey.workbook import Workbook
    from workbook.pages.packs import Pack
    from workbook.preferences import Preferences

TELLTALE = ("TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_LOG", "TEXTUAL_SCREENSHOT", "TEXTUAL_SHOW_RETURN")
"""Variables by which Textual writes down keys and pictures of the screen, or sends them."""

REOPEN = "reopen"
"""What the app returns when another folder was chosen."""


class Choices(Struct):
    """Keeps what is chosen on the screens; what can't be kept is told once they are closed.

    Attributes:
        preferences: The settings.
        data: The notebook's folder that was chosen, if one was.
    """

    preferences: Preferences
    data: str | None = None

    def save_theme(self, name: str) -> None:
        """Keep the colours."""
        self.preferences.change("theme", name)

    def save_data(self, folder: str) -> None:
        """Keep the notebook's folder, wherever the next call comes from."""
        self.data = str(Path(folder).expanduser().absolute())
        self.preferences.change("data", self.data)


def open_screens(call: Call, page: str | None = None, meeting: str | None = None) -> int:
    """Open the workbook on the screen, or in plain mode where that is wanted, until it is left.

    Args:
        call: Says which folders, which mentor and which clock.
        page: A word for the page to begin with; None for home.
        meeting: The day of the meeting that the page is opened for; None for the one that is meant.

    Returns:
        The exit code.

    Raises:
        UsageError: This is no terminal, or there is no such page, mentor or meeting.
        WorkbookError: A folder can't be used.
    """
    if call.is_plain:
        from workbook.cli.plain import open_plain

        return open_plain(call, page, meeting)
    from workbook.cli.services import read_pack

    page_id = find_page(read_pack(call), page) if page else None
    check_terminal()
    if not settle_missing(call):
        return WorkbookError.exit_code
    while True:
        choices = Choices(preferences_of(call))
        begin_start()
        try:
            result, code = _open_once(call, page_id, meeting, choices)
        finally:
            end_start()
        for problem in choices.preferences.problems:
            say(problem)
        if result != REOPEN or choices.data is None:
            return code
        call, page_id, meeting = call._replace(data=choices.data), None, None


def check_terminal() -> None:
    """Make sure that somebody can see the screens.

    Raises:
        UsageError: This is no terminal.
    """
    if not in_terminal():
        raise UsageError(
            "the screens need a terminal that can draw: use workbook --plain, which asks line by "
            "line and works anywhere, or see where you are with workbook status"
        )


def in_terminal() -> bool:
    """Whether somebody can see the screens and type; a dumb terminal can't draw them."""
    drawn = os.environ.get("TERM") != "dumb"
    return drawn and sys.stdin.isatty() and sys.stdout.isatty()


def _open_once(
    call: Call, page_id: str | None, meeting: str | None, choices: Choices
) -> tuple[str | None, int]:
    """Open one notebook on the screen; returns what the app returned and its exit code."""
    _write_nothing_down()
    from workbook.cli.services import broken_pages, open_workbook
    from workbook.journey.mentorships import named
    from workbook.ui.app import Options, run
    from workbook.ui.cursor import CursorFile

    chosen = choices.preferences
    with open_workbook(call, app=True, style=lambda: day_style(chosen.settings)) as workbook:
        options = Options(
            theme=chosen.settings.theme,
            preferences=chosen,
            save_theme=choices.save_theme,
            save_data=choices.save_data,
            page=page_id,
            item=meeting_named(call, workbook, meeting) if meeting is not None else None,
            mentorship=named(workbook.reading(), call.with_name) if call.with_name else None,
            notices=(
                *chosen.wrong,
                *broken_pages(workbook.pack),
                *workbook.notebook.problems,
            ),
        )
        cursor = CursorFile.read(call.paths().cursor)
        with screens_report_privately():
            return run(workbook, cursor, options)


def preferences_of(call: Call) -> Preferences:
    """The settings of a call, and what holds whatever they say."""
    from workbook.preferences import Named, Preferences

    paths = call.paths()
    named = {}
    for key, option, variable in (
        ("data", call.data, DATA_VARIABLE),
        ("content", call.content, CONTENT_VARIABLE),
    ):
        folder = paths.data if key == "data" else paths.own
        if option:
            named[key] = Named(str(folder), f"--{key}")
        elif call.environ.get(variable, "").strip():
            named[key] = Named(str(folder), variable)
    usual = {"data": str(paths.data), "content": str(paths.own), "backups": str(paths.backups)}
    return Preferences(paths.settings, read=call.settings(), named=named, usual=usual)


def _write_nothing_down() -> None:
    """Let Textual, which looks when it is imported, make no log and no picture of the screen."""
    for name in TELLTALE:
        os.environ.pop(name, None)


def meeting_named(call: Call, workbook: Workbook, wanted: str) -> int:
    """The id of the meeting on a day, such as "thu", "last" or "next".

    Raises:
        UsageError: There is none.
    """
    from workbook.journey.documents.which import named_meeting
    from workbook.journey.mentorships import current, named

    reading, now = workbook.reading(), workbook.now()
    mentorship = named(reading, call.with_name) if call.with_name else current(reading, now)
    if mentorship is None:
        raise UsageError("there is no meeting yet: run workbook to begin")
    return named_meeting(reading, mentorship, wanted, now).item.id


def find_page(pack: Pack, word: str) -> str:
    """The id of the page that a word means: its id or its title, in any case.

    Raises:
        UsageError: There is none, or it can't be used; the message names those that are near.
    """
    names = {
        name.casefold(): page.id for page in pack.pages.values() for name in (page.title, page.id)
    }
    wanted = " ".join(word.split()).casefold()
    if wanted in names:
        return names[wanted]
    for problem in pack.broken:
        if Path(problem.file).stem.casefold() == wanted:
            raise UsageError(f"the page {word!r} can't be used: {problem}")
    near = dict.fromkeys(names[name] for name in difflib.get_close_matches(wanted, names, 3))
    listed = ", ".join(near or pack.pages)
    hint = f"did you mean {listed}?" if near else f"there are: {listed}"
    raise UsageError(f"there is no page {word!r}; {hint}")
