"""Hostile words on every screen: they are shown as words, and a terminal obeys none of them."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.screen import Screen

from tests.effort import SOAK, soak_only
from tests.ui.app_driver import Driver, running
from tests.ui.hostile import HOSTILE, hostile_pages, make_hostile
from tests.ui.terminal_bytes import strangers
from tests.ui.ways import come_to
from workbook.ui import screens

ROUTES: dict[str, tuple[tuple[str, ...], ...]] = {
    "": (
        ("f1", "escape"),
        ("ctrl+p", "g", "o", "escape"),
        ("c", "escape"),
        ("m", "n", "tab", "tab", "tab", "tab"),
        ("v", "down", "enter", "enter"),
        ("slash", "b", "enter"),
        ("i", "down", "h"),
        ("h", "down", "enter"),
        ("d", "n"),
        ("d", "end", "enter", "o"),
        ("d", "enter", "a", "w"),
        ("d", "end", "enter", "f", "f"),
        ("s", "down"),
        ("v", "w", "p"),
    ),
    "goals": (("f2", "f3", "escape", "f4", "escape", "f5"), ("ctrl+n", "down", "enter", "ctrl+n")),
    "agreement": (("ctrl+n", "ctrl+n", "ctrl+o", "escape"),),
    "mentorship": (("ctrl+n", "f2"),),
    "self-check": (("enter",),),
    "review": (("ctrl+n",),),
    "prep": (("ctrl+n", "ctrl+n", "ctrl+n"),),
    "notes": (("up", "enter"), ("ctrl+n",)),
    "reflection": (("enter", "ctrl+n"),),
    "learning": (("ctrl+n", "enter"),),
    "actions": (("d", "4", "escape", "x", "u", "n"), ("enter", "ctrl+n"), ("slash", "b"), ("e",)),
    "topics": (("d", "z"),),
    "feedback": (("d", "1"),),
    "@export": (("down", "enter"),),
    "@go back": ((),),
    "@keys": (("down", "enter", "q", "escape"),),
    "@tour": (("enter", "enter", "b"),),
}
"""Ways through all screens, by what is opened first (see ``come_to``); "" begins at home."""

ELSEWHERE = {
    *("ExistingScreen", "NoticeScreen", "AskScreen", "RivalsScreen", "BackupsScreen"),
    *("OlderScreen", "VersionsScreen", "SettingLineScreen"),
}
"""Screens that the ways above do not come by."""


def all_screens() -> set[str]:
    """The name of every screen that there is, but for those that only others are made from."""
    found: set[type] = set()
    for module in pkgutil.iter_modules(screens.__path__):
        kinds = vars(importlib.import_module(f"{screens.__name__}.{module.name}")).values()
        found |= {kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Screen)}
    own = {kind for kind in found if kind.__module__.startswith("workbook.")}
    bases = {base for kind in own for base in kind.__mro__[1:]}
    return {kind.__name__ for kind in own - bases}


class Walk:
    """A walk through the screens, which looks at each."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.seen: set[str] = set()

    async def go(self, page: str, keys: tuple[str, ...]) -> None:
        """From home open a page, press keys, and come home again."""
        app = self.driver.app
        await come_to(self.driver, page)
        if SOAK:
            self.look()
        for number, key in enumerate(keys):
            await self.driver.press(key)
            if SOAK and number + 1 < len(keys):
                self.look()
        self.look()
        app.go_home()
        await self.driver.pilot.pause()

    def look(self) -> None:
        """No word on this screen does anything when it is clicked."""
        app = self.driver.app
        self.seen.add(type(app.screen).__name__)
        lines = self.driver.text.splitlines()
        for y, line in enumerate(lines):
            at = line.find("click=app.quit]go")
            for x in range(at, at + 20) if at >= 0 else ():
                assert "@click" not in app.screen.get_style_at(x, y).meta, line


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that would reach the terminal from now on."""
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", False)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _driver, data: written.append(data))
    return written


ALL = [(page, keys) for page, ways in ROUTES.items() for keys in ways]
"""Every way: many minutes of keys, so that most runs go the ones below."""

USUAL = [
    ("", ("i",)),
    ("", ("v", "enter")),
    ("goals", ("ctrl+n", "down", "enter", "f3")),
    ("notes", ("up",)),
    ("actions", ("d",)),
]
"""Ways that see most kinds of widgets."""


async def walked(
    folder: Path, ways: list[tuple[str, tuple[str, ...]]], size: tuple[int, int]
) -> Walk:
    """Go these ways in a hostile workbook with hostile pages, and tell of it in a toast."""
    make_hostile(folder, folder / "home")
    own = hostile_pages(folder / "own")
    async with running(folder, size=size, own=own) as driver:
        assert driver.app.workbook.reading().snapshot.mentorships, "there is something to see"
        walk = Walk(driver)
        for page, keys in ways:
            await walk.go(page, keys)
        driver.app.notify(HOSTILE, title=HOSTILE)
        await driver.pilot.pause()
        walk.look()
    return walk


async def test_screens_show_hostile_words_as_words(tmp_path: Path, sent: list[str]) -> None:
    await walked(tmp_path, USUAL, (80, 24))

    assert "[@click=app.quit]go[/] see [1] and [b" in "".join(sent)
    assert list(strangers("".join(sent)))[:3] == []


@soak_only
@pytest.mark.timeout(600)
@pytest.mark.parametrize("size", [(80, 24), (40, 12), (150, 50)])
async def test_every_screen_shows_hostile_words_as_words(
    tmp_path: Path, sent: list[str], size: tuple[int, int]
) -> None:
    walk = await walked(tmp_path, ALL, size)

    assert list(strangers("".join(sent)))[:3] == []
    assert all_screens() - ELSEWHERE - walk.seen == set()
