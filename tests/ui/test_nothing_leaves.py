"""Nothing is sent anywhere, and nothing that a page or an answer says opens by itself."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from tests.ui.app_driver import begin, running
from workbook.cli import run
from workbook.pages import needs
from workbook.ui import clipboard
from workbook.ui.palette import system_commands

OUTWARD = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "urllib.Request",
    "webbrowser.open",
    "os.system",
    "subprocess.Popen",
)
"""What Python tells its auditors of before it is done."""


class Auditor:
    """Takes down what the interpreter is about to do; hooks can't be taken away, so it sleeps."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.awake = False
        sys.addaudithook(self.hear)

    def hear(self, event: str, details: tuple[Any, ...]) -> None:
        """Note what leads out of this process."""
        if not self.awake:
            return
        opened = event == "socket.__new__" and details[1] not in (socket.AF_UNIX, -1)
        if opened or event in OUTWARD:
            self.found.append(f"{event} {details}")


AUDITOR = Auditor()


@pytest.fixture
def led_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What led out of this process while the test ran."""
    monkeypatch.setattr(clipboard, "PROGRAMS", ())
    opened: list[str] = []
    monkeypatch.setattr(App, "open_url", lambda _app, url, **_how: opened.append(url))
    AUDITOR.found.clear()
    AUDITOR.awake = True
    yield AUDITOR.found
    AUDITOR.awake = False
    assert opened == []


COMMANDS = (
    ["status"],
    ["status", "--json"],
    ["where"],
    ["actions"],
    ["review"],
    ["review", "--whole", "https://example.org"],
    ["capture", "see https://example.org"],
    ["content", "check"],
    *(["show", what] for what in ("agenda", "agreement", "goals", "meeting")),
    ["show", "goals", "--format", "html"],
    ["show", "meeting", "--format", "ics"],
)


def test_the_auditor_hears_what_it_listens_to(led_out: list[str]) -> None:
    """So that the tests below can fail."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM):
        assert len(led_out) == 1


def test_no_command_sends_or_starts_anything(led_out: list[str], place: Path) -> None:
    begin(place)

    assert [run(words) for words in COMMANDS] == [0] * len(COMMANDS)
    assert led_out == []


async def test_a_story_on_the_screens_sends_nothing(led_out: list[str], tmp_path: Path) -> None:
    begin(tmp_path, goal="See https://example.org/[link](javascript:x)")
    async with running(tmp_path, page=needs.PREP, size=(100, 40)) as driver:
        await driver.shows("step 1 of")
        await driver.press("ctrl+n", "ctrl+n")
        await driver.type("See example.org, please")
        await driver.press("escape", "d", "enter", "a", "c", "f")
        await driver.shows("Agenda")
        await driver.saved()

    assert led_out == []


PAGE = """---
page: stranger
for: me
---

# A page from somewhere [b]else[/b]

<script>alert(1)</script> ![picture](file:///etc/passwd) {% include "/etc/hostname" %}

See [this](javascript:alert(1)), [@click=app.quit]leave[/] and <https://example.org/track>.

## Read `file:///etc/passwd` and answer

[home](https://example.org/a) <img src="https://example.org/b.png">

`line: answer`
"""


async def test_what_a_page_says_is_shown_and_never_done(led_out: list[str], tmp_path: Path) -> None:
    begin(tmp_path)
    own = tmp_path / "own"
    own.mkdir()
    (own / "stranger.md").write_text(PAGE, encoding="utf-8")
    async with running(tmp_path, page="stranger", own=own, size=(110, 40)) as driver:
        await driver.shows("<script>alert(1)</script>", "home (https://example.org/a)")
        await driver.shows("this (javascript:alert(1))", "[@click=app.quit]leave[/]")
        for y, line in enumerate(driver.text.splitlines()):
            at = max(line.find("https://"), line.find("javascript:"), line.find("@click"))
            if at >= 0:
                await driver.pilot.click(offset=(at + 2, y))
                await driver.pilot.click(offset=(at + 2, y), control=True)
        await driver.shows("<script>alert(1)</script>")
        assert "root:" not in driver.text

    assert led_out == []


async def test_nothing_that_is_offered_makes_a_picture_of_the_screen(tmp_path: Path) -> None:
    """Textual's own list would: a picture holds the answers, and lies about unasked."""
    begin(tmp_path)
    async with running(tmp_path, page="goals") as driver:
        app = driver.app
        offered = [command.title for command in system_commands(app, app.screen)]
        offered += [command.title for command in app.get_system_commands(app.screen)]
        keys = {binding.action for _, binding, *_ in app.screen.active_bindings.values()}

    assert offered
    assert [title for title in offered if "screenshot" in title.casefold()] == []
    assert [action for action in keys if "screenshot" in action] == []
