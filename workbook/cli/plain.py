"""Opens plain mode: the workbook as questions and answers on stdin and stdout.

The room is imported when it opens, so that no other command waits for it.
"""

from __future__ import annotations

import io
import sys
from functools import partial

from workbook.cli.call import Call


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
    from workbook.cli.screens import find_page, meeting_named
    from workbook.cli.services import broken_pages, open_workbook, read_pack
    from workbook.output.editor import edited
    from workbook.plain.run import Wanted, talk

    page_id = find_page(read_pack(call), page) if page else ""
    read = call.settings()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    editor = partial(edited, command=read.settings.editor) if at_terminal else None
    with open_workbook(call, app=True) as workbook:
        wanted = Wanted(
            words,
            page_id,
            meeting_named(call, workbook, meeting) if meeting is not None else None,
            call.with_name,
            (*read.problems, *broken_pages(workbook.pack), *workbook.notebook.problems),
        )
        talk(workbook, sys.stdin, sys.stdout, wanted, editor)
    return 0
