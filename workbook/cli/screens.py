"""Opens the screens: finds the page that is meant, hands over the settings, and keeps changes.

The rooms are imported when the screens open, so that no other command waits for them.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.cli.call import Call
from workbook.cli.faults import screens_report_privately
from workbook.cli.saying import say
from workbook.errors import UsageError, WorkbookError
from workbook.settings import write_settings

if TYPE_CHECKING:
    from workbook.journey.workbook import Workbook
    from workbook.pages.packs import Pack

REOPEN = "reopen"
"""What the app returns when another folder was chosen."""


@dataclass(slots=True)
class Choices:
    """Keeps what is chosen on the screens; what can't be kept is told once they are closed.

    Attributes:
        settings: The file of the settings.
        data: The notebook's folder that was chosen, if one was.
        problems: Why something could not be kept, each message once.
    """

    settings: Path
    data: str | None = None
    problems: dict[str, None] = field(default_factory=dict)

    def save_theme(self, name: str) -> None:
        """Keep the colours."""
        self._save({"theme": name})

    def save_data(self, folder: str) -> None:
        """Keep the notebook's folder, wherever the next call comes from."""
        self.data = str(Path(folder).expanduser().absolute())
        self._save({"data": self.data})

    def _save(self, changes: Mapping[str, str | None]) -> None:
        try:
            write_settings(self.settings, changes)
        except (WorkbookError, OSError) as error:
            self.problems[f"{', '.join(changes)} could not be kept in the settings: {error}"] = None


def open_screens(call: Call, page: str | None = None, meeting: str | None = None) -> int:
    """Open the workbook on the screen until it is left.

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
    from workbook.cli.services import read_pack

    page_id = find_page(read_pack(call), page) if page else None
    check_terminal()
    while True:
        choices = Choices(call.paths().settings)
        result, code = _open_once(call, page_id, meeting, choices)
        for problem in choices.problems:
            say(problem)
        if result != REOPEN or choices.data is None:
            return code
        call, page_id, meeting = replace(call, data=choices.data), None, None


def check_terminal() -> None:
    """Make sure that somebody can see the screens.

    Raises:
        UsageError: This is no terminal.
    """
    if not in_terminal():
        raise UsageError(
            "the screens need a terminal: run workbook in one, or see where you are with "
            "workbook status"
        )


def in_terminal() -> bool:
    """Whether somebody can see the screens and type."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _open_once(
    call: Call, page_id: str | None, meeting: str | None, choices: Choices
) -> tuple[str | None, int]:
    """Open one notebook on the screen; returns what the app returned and its exit code."""
    from workbook.cli.services import broken_pages, open_workbook
    from workbook.journey.mentorships import named
    from workbook.ui.app import Options, run
    from workbook.ui.cursor import CursorFile

    read = call.settings()
    with open_workbook(call, app=True) as workbook:
        options = Options(
            theme=read.settings.theme,
            save_theme=choices.save_theme,
            save_data=choices.save_data,
            editor=read.settings.editor,
            page=page_id,
            item=_meeting(call, workbook, meeting) if meeting is not None else None,
            mentorship=named(workbook.reading(), call.with_name) if call.with_name else None,
            notices=(
                *read.problems,
                *broken_pages(workbook.pack),
                *workbook.notebook.problems,
            ),
        )
        cursor = CursorFile.read(call.paths().cursor)
        with screens_report_privately():
            return run(workbook, cursor, options)


def _meeting(call: Call, workbook: Workbook, wanted: str) -> int:
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
