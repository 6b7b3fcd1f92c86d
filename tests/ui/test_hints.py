"""Every text that says which key to press names the one that is really bound."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

import workbook
from tests.ui.app_driver import begin, running
from workbook.preferences import Preferences
from workbook.ui.commands import COMMANDS
from workbook.ui.hints import HINT, content_with_keys, with_keys


def test_a_text_names_the_keys_as_they_are() -> None:
    text = "‹guide.next› goes on, ‹talk.covered› covers, ‹nothing› stays"

    assert with_keys(text, {}) == "ctrl+n goes on, space covers, ‹nothing› stays"
    assert with_keys(text, {"guide.next": "f8,f9"}).startswith("f8 goes on")
    styled = content_with_keys(Content.assemble(("‹guide.next›", "bold"), " on"), {})
    assert styled.plain == "ctrl+n on"


def test_only_commands_that_there_are_are_named_in_texts() -> None:
    sources = Path(workbook.__file__).parent.rglob("*.py")
    named = {name for file in sources for name in HINT.findall(file.read_text(encoding="utf-8"))}

    assert named - {command.id for command in COMMANDS} == {"id"}  # where it is explained
    assert len(named) > 20


async def test_changed_keys_are_named_wherever_they_are_said(tmp_path: Path) -> None:
    begin(tmp_path)
    file = tmp_path / "settings.toml"
    changed = {"home.actions": "O", "kept.new": "N", "settings.usual": "U", "quit": "ctrl+l"}
    lines = [f'"{name}" = "{key}"' for name, key in changed.items()]
    file.write_text("\n".join(["[keys]", *lines]), encoding="utf-8")
    async with running(tmp_path, preferences=Preferences(file)) as driver:
        await driver.shows("O opens the list")
        await driver.press("ctrl+c")
        await driver.shows("ctrl+l leaves")
        await driver.press("O")
        await driver.shows("N writes down the first one")
        await driver.hides("ctrl+l leaves")  # what was said on home stays there
        await driver.press("escape", "s", "f1")
        await driver.shows("U takes what is usual")
