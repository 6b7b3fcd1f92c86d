"""Opens plain mode: the workbook as questions and answers on stdin and stdout.

The room is imported when it opens, so that no other command waits for it.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from workbook.cli.call import Call
from workbook.cli.missing import settle_missing
from workbook.errors import WorkbookError

if TYPE_CHECKING:
    from workbook.plain.session import Editor, Report
    from workbook.preferences import Preferences


def open_plain(
    call: Call, page: str | None = None, meeting: str | None = None, words: str = ""
) -> int:
    """Ask and answer until somebody leaves, or until there are no more lines.

    Args:
        call: Says which folders, which mentor and which clock.
        page: A word for the page to go through; None for the menu.
        meeting: The day of the meeting that the page is opened for; None for the one that is meant.
        words: Words as one types them in the menu, such as ``review rota``; "" for none.

    Returns:
        The exit code.

    Raises:
        UsageError: There is no such page, mentor, meeting or word.
        WorkbookError: A folder can't be used, or something could not be saved.
    """
    from workbook.cli.call import day_style
    from workbook.cli.screens import find_page, meeting_named, preferences_of
    from workbook.cli.services import broken_pages, open_workbook, read_pack
    from workbook.plain.run import Wanted, talk
    from workbook.plain.session import Around

    page_id = find_page(read_pack(call), page) if page else ""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    if not settle_missing(call):
        return WorkbookError.exit_code
    chosen = preferences_of(call)
    around = Around(_editor(chosen), chosen, _reports(call))
    with open_workbook(call, app=True, style=lambda: day_style(chosen.settings)) as workbook:
        wanted = Wanted(
            words,
            page_id,
            meeting_named(call, workbook, meeting) if meeting is not None else None,
            call.with_name,
            (*chosen.wrong, *broken_pages(workbook.pack), *workbook.notebook.problems),
        )
        talk(workbook, sys.stdin, sys.stdout, wanted, around)
    return 0


def _editor(chosen: Preferences) -> Editor | None:
    """The editor that is chosen at the moment; None where there is no terminal for it."""
    from workbook.output.editor import edited

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    return lambda text: edited(text, chosen.settings.editor)


def _reports(call: Call) -> dict[str, Report]:
    """What can be told about the workbook as a whole, by the commands that tell it too."""

    def where() -> str:
        from workbook.cli.folders import places

        return "\n".join(places(call))

    def doctor() -> str:
        from workbook.cli.checkup import check_up, report
        from workbook.notebook.examining import examine

        paths = call.paths()
        return "\n".join(report(check_up(call, examine(paths.data, paths.state))))

    return {"where": where, "doctor": doctor}
