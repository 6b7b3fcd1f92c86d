"""Writing everything into a folder, from the palette: what may leave, where to, and where it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from workbook.errors import WorkbookError
from workbook.journey.export.gate import Gate
from workbook.output.export.folder import build, proposed, write
from workbook.ui.screens.choose import ChooseScreen
from workbook.ui.screens.export_as import ExportAsScreen
from workbook.ui.screens.save_as import proposed_file
from workbook.ui.widgets.rows import Row

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp

WITHOUT, WITH = "without", "with"
"""What is chosen about private answers."""

SHOWN = 15
"""Seconds for which it is said where everything is."""


def open_export(app: WorkbookApp) -> None:
    """Ask what may leave and where to, then write it."""
    app.desk.saver.flush()
    app.run_worker(partial(_gather, app), thread=True, exclusive=True, group="export")


def _gather(app: WorkbookApp) -> None:
    """Read everything, in a thread; then ask."""
    try:
        app.workbook.notebook.flush()
        records, _damaged = app.workbook.notebook.carry_out()
        gate = Gate(app.workbook.reading(), records)
        private = gate.count
    except WorkbookError as error:
        app.call_from_thread(_say, app, str(error), wrong=True)
        return
    app.call_from_thread(_ask, app, gate, private)


def _ask(app: WorkbookApp, gate: Gate, private: int) -> None:
    """Ask about private answers, where there are any."""
    if not private:
        _ask_where(app, gate, WITH)
        return
    answers = "1 private answer" if private == 1 else f"{private} private answers"
    rows = [
        Row(WITHOUT, Content("Leave them out")),
        Row(WITH, Content("Take them along, in plain words")),
    ]
    words = "Whoever gets the folder can read what is in it."
    screen = ChooseScreen(f"You have {answers}", words, rows)
    app.push_screen(screen, partial(_ask_where, app, gate))


def _ask_where(app: WorkbookApp, gate: Gate, chosen: str | None) -> None:
    """Ask for the folder."""
    if chosen is None:
        return
    parent = proposed_file("workbook").parent
    folder = proposed(app.workbook.now(), parent)

    def write_it(where: Path | None) -> None:
        if where is not None:
            work = partial(_write, app, gate, where, private=chosen == WITH)
            app.run_worker(work, thread=True, exclusive=True, group="export")

    app.push_screen(ExportAsScreen(folder), write_it)


def _write(app: WorkbookApp, gate: Gate, folder: Path, *, private: bool) -> None:
    """Write everything, in a thread; then say where it is."""
    try:
        write(build(gate, app.workbook.now(), private=private), folder)
    except WorkbookError as error:
        app.call_from_thread(_say, app, str(error), wrong=True)
    except OSError as error:
        why = (error.strerror or "the disk refuses it").lower()
        app.call_from_thread(_say, app, f"{folder} can't be written: {why}.", wrong=True)
    else:
        app.call_from_thread(_say, app, f"Everything is in {folder}. Only you can read it there.")


def _say(app: WorkbookApp, words: str, *, wrong: bool = False) -> None:
    app.notify(words, severity="error" if wrong else "information", timeout=SHOWN, markup=False)
