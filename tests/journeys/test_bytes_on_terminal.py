"""Every byte that reaches a real terminal from a hostile workbook, and hostile pastes into it."""

from __future__ import annotations

import os
from pathlib import Path

from tests.journeys.terminal import Terminal
from tests.journeys.test_on_a_terminal import workbook
from tests.ui.app_driver import begin
from tests.ui.hostile import make_hostile
from tests.ui.terminal_bytes import strangers

HOSTILE = (
    b"one \x1b two \x1b[31m three \x1b[201~ four\x11 five \x00 six \xc2\x9b31m \xe2\x80\xaeseven"
)
"""With an end of the paste and ctrl+q in it."""

SHOWN = "one  two [31m three [201~ four five  six 31m seven"


def paste(terminal: Terminal, text: bytes) -> None:
    """Paste as a terminal does that takes nothing out."""
    os.write(terminal._master, b"\x1b[200~" + text + b"\x1b[201~")


def test_a_hostile_workbook_tells_the_terminal_nothing(tmp_path: Path) -> None:
    make_hostile(tmp_path, tmp_path / "home")
    with workbook(tmp_path, size=(100, 30)) as terminal:
        terminal.wait_for("Your path")
        for key, shown in (("g", "longer view"), ("escape", "Your path"), ("a", "Actions  open")):
            terminal.press(key)
            terminal.wait_for(shown)
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    sent = terminal.written.decode("utf-8", "surrogateescape")
    assert "[@click=app.quit]go[/]" in sent
    assert list(strangers(sent)) == []


def test_a_hostile_paste_is_words_and_no_keys(tmp_path: Path) -> None:
    begin(tmp_path)
    with workbook(tmp_path, "open", "mentorship", size=(120, 30)) as terminal:
        terminal.wait_for("Who it is")
        terminal.press("ctrl+n")
        terminal.wait_for("Why does a mentor")
        paste(terminal, HOSTILE)
        terminal.type(" and more")
        shown = terminal.wait_for("and more")
        assert SHOWN.replace(" ", "") in "".join(shown.replace("▌", "").split())
        terminal.press("escape")
        terminal.wait_for("Your path")
        paste(terminal, b"q\x1b\x11 n p")
        terminal.wait_for("Nothing was pasted")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert list(strangers(terminal.written.decode("utf-8", "surrogateescape"))) == []
