"""What stands on the terminal is what the screen shows, wherever one came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.app_driver import begin
from tests.ui.seen import SeenDriver, seen

TO_AND_FRO = ["ctrl+n", "ctrl+n", "ctrl+b", "ctrl+b", "ctrl+n"]

WALKS: dict[str, tuple[str, list[str]]] = {
    "a step that is longer than the screen": (
        "agreement",
        ["'because", "ctrl+n", "end", "space", "'every ten days", *TO_AND_FRO],
    ),
    "back from the end of a long step": (
        "agreement",
        [*["tab"] * 9, "ctrl+n", "ctrl+b", *["tab"] * 9, *TO_AND_FRO, "shift+tab", "tab"],
    ),
    "from one page to another": (
        "mentorship",
        ["'Amara", "ctrl+n", "'I moved", "escape", "g", "ctrl+n", "escape", "g", "ctrl+b"],
    ),
    "the list of steps, and help": (
        "agreement",
        ["ctrl+n", "tab", "ctrl+o", "down", "enter", "f1", "escape", "f2", "ctrl+b"],
    ),
    "one page in the place of another": (
        "",
        [
            *["g", "ctrl+n", "escape", "down", "enter", "'Amara", "escape"],
            *["down", "down", "down", "enter", "ctrl+n", "tab", "ctrl+b", "escape", "up", "enter"],
        ],
    ),
    "lists, and back home": ("", ["a", "escape", "d", "escape", "m", "escape", "g", "escape"]),
}
"""A page, and keys; after a "'" comes what is typed before the next key."""


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids="{0[0]}x{0[1]}".format)
async def test_nothing_stays_of_what_was_there_before(
    walk: str, size: tuple[int, int], tmp_path: Path
) -> None:
    page, keys = WALKS[walk]
    begin(tmp_path)
    async with seen(tmp_path, page=page or None, size=size) as app:
        await app.shows_what_is_there("opening")
        for number, key in enumerate(keys, 1):
            if key.startswith("'"):
                await app.driver.type(key[1:])
            else:
                await app.driver.press(key)
                await app.shows_what_is_there(", ".join(keys[:number]))
        await app.is_as_if_drawn_anew(walk)


async def test_a_step_one_comes_back_to_is_seen_from_its_beginning(tmp_path: Path) -> None:
    begin(tmp_path)
    async with seen(tmp_path, page="agreement") as app:
        await app.driver.shows("What goes wrong")
        await app.driver.press(*["tab"] * 9)
        await app.driver.hides("What goes wrong")
        await app.driver.press("ctrl+n")
        await app.driver.shows("step 2 of")
        await app.driver.press("end", "space")
        await app.driver.type("every ten days")
        await app.driver.press("ctrl+b")
        await app.driver.shows("step 1 of", "What goes wrong")
        await app.driver.saved()
        await app.is_as_if_drawn_anew("coming back")
        assert "What goes wrong" in app.words


@pytest.mark.parametrize(("key", "words"), [("g", "step 1 of"), ("a", "Actions  open")])
async def test_a_screen_opens_with_its_keys(
    key: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    firsts: list[str] = []
    usual = SeenDriver.write

    def noted(driver: SeenDriver, data: str) -> None:
        usual(driver, data)
        lines = driver.terminal.display
        if words in "\n".join(lines) and not firsts:
            firsts.append(lines[-1])

    begin(tmp_path)
    monkeypatch.setattr(SeenDriver, "write", noted)
    async with seen(tmp_path) as app:
        await app.driver.shows("Your path")
        await app.driver.press(key)
        await app.driver.wait_for(lambda: bool(firsts), "the screen on the terminal")
        assert "f1 help" in firsts[0]
        await app.shows_what_is_there(key)
