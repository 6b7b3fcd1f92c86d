"""Without colours everything can still be told apart: by signs and words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from tests.ui.app_driver import begin, running
from workbook.ui.widgets.rows import BAR

COLOURED = re.compile(r"[34]8;2;(\d+);(\d+);(\d+)|[34]8;5;\d+|(?<![\d;])(?:3[1-6]|4[1-6])(?![\d;])")
"""A colour in what is sent to a terminal; grey are those with three equal parts."""


@pytest.mark.parametrize("wish", ["1", None])
async def test_nothing_but_greys_is_sent_and_states_have_signs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wish: str | None
) -> None:
    sent: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", False)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _driver, data: sent.append(data))
    if wish is not None:
        monkeypatch.setenv("NO_COLOR", wish)
    begin(tmp_path)
    async with running(tmp_path, page="mentorship") as driver:
        await driver.shows("Who it is")
        await driver.press("ctrl+o")
        await driver.shows(f"{BAR} ◐ Who it is", "○ ")

    styles = re.findall(r"\x1b\[([\d;]*)m", "".join(sent))
    colours = [found for style in styles for found in COLOURED.finditer(style)]
    grey = [found for found in colours if found[1] and found[1] == found[2] == found[3]]
    assert colours
    assert (len(grey) == len(colours)) is (wish is not None)
