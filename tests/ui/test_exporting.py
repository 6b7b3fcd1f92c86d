"""Everything can be written into a folder without leaving the screens."""

from __future__ import annotations

from pathlib import Path

from tests.ui.app_driver import begin, running


async def test_the_palette_writes_everything_and_says_where(tmp_path: Path) -> None:
    begin(tmp_path)
    async with running(tmp_path, size=(120, 40)) as driver:
        await driver.shows("Your path")
        await driver.press("ctrl+p")
        await driver.wait_for(lambda: driver.app.screen.query("Input"), "the palette")
        await driver.type("export every")
        await driver.shows("Export everything")
        await driver.press("enter")
        await driver.shows("Write everything into a folder")
        await driver.press("ctrl+u")
        await driver.type(str(tmp_path))
        await driver.press("enter")
        await driver.shows("not empty: give the name")
        await driver.type("/out")
        await driver.press("enter")
        await driver.shows("Only you can read it")
    assert (tmp_path / "out" / "workbook.json").is_file()
    assert (tmp_path / "out" / "Mine" / "Goals.md").is_file()
