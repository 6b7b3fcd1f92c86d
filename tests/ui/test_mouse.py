"""What a key does can be clicked where one expects it: keys, rows, views, choices, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.app_driver import Driver, begin, running

CLICKS = {
    "lists": (
        ("a actions", "What you or your mentor"),
        ("late 0", "[late 0]"),
        ("/ find", "Only those with"),
        ("esc back", "[late 0]"),
        ("n new", "What will be done"),
        ("esc back", "[late 0]"),
        ("esc back", "Your path"),
        ("To raise", "Your path"),
        ("t opens the list", "catches the first thing"),
        ("esc back", "Your path"),
    ),
    "questions": (
        ("c capture", "Capture, for"),
        ("win", "enter keeps it"),
        ("esc back", "Your path"),
        ("d dates", "Coming"),
        ("n new meeting", "A new meeting"),
        ("tab to the time", "A new meeting"),
        ("esc back", "Coming"),
        ("Thu 26 Nov", "not begun"),
        ("a agenda", "as it will leave"),
        ("w write a file", "Write it to a file"),
        ("esc back", "as it will leave"),
        ("esc back", "not begun"),
        ("x called off", "Called off"),
        ("esc back", "Coming"),
    ),
    "looking back": (
        ("v what you wrote", "3 entries"),
        ("Run the planning", "What do you want"),
        ("esc back", "Thu 26 Nov 2026"),
        ("/ looks for words", "Words in any order"),
        ("esc back", "3 entries"),
        ("d when", "From when?"),
        ("This year", "since:2026"),
        ("esc back", "3 entries"),
        ("esc back", "Your path"),
        ("f1 help", "Home shows what comes next"),
        ("esc back", "Your path"),
    ),
}
"""What is clicked on the way, each with what is to be seen then; the first stands on home."""


async def click(driver: Driver, words: str) -> None:
    """Click the first place at which the screen shows words."""
    await driver.shows(words)
    lines = driver.text.splitlines()
    row = next(n for n, line in enumerate(lines) if words in line)
    await driver.pilot.click(offset=(lines[row].index(words), row))


@pytest.mark.parametrize("way", CLICKS)
async def test_the_mouse_does_what_keys_do(tmp_path: Path, way: str) -> None:
    begin(tmp_path)
    async with running(tmp_path, size=(100, 30)) as driver:
        await driver.shows("Your path")
        for words, seen in CLICKS[way]:
            await click(driver, words)
            await driver.shows(seen)
