"""The cursor of a text: it blinks while somebody types, and then stands still to be seen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.ui.fields_app import one_field
from workbook.pages.model import AnswerType
from workbook.ui.widgets.fields import blinking

BLINK = 0.03
"""Seconds for which a cursor is there, and for which it is away, here."""

STILL = 0.2
"""Seconds until it stands still here."""

PATIENCE = 30.0
"""Seconds after which waiting is given up; only what is broken takes that long."""

WORDS = "words"
"""What is written there; the cursor is behind them."""


def is_there(text: Input | TextArea) -> bool:
    """Whether the cursor is drawn: it looks unlike the blank beside it."""
    line, end = text.render_line(0), len(WORDS)
    return line.crop(end, end + 1) != line.crop(end + 1, end + 2)


async def until(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Wait, however busy the machine is, as only a clock brings it about."""
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await pilot.pause(BLINK / 4)


@pytest.mark.parametrize("answer", [AnswerType.LINE, AnswerType.TEXT])
async def test_a_cursor_stands_still_in_sight_until_a_key_comes(
    answer: AnswerType, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_interval = Widget.set_interval

    def blink_often(widget: Widget, seconds: float, *told: Any, **named: Any) -> Timer:  # noqa: ANN401
        seconds = BLINK if isinstance(widget, Input | TextArea) else seconds
        return set_interval(widget, seconds, *told, **named)

    monkeypatch.setattr(Widget, "set_interval", blink_often)
    monkeypatch.setattr(blinking, "STILL", STILL)
    async with one_field(answer, WORDS) as (_app, pilot, field):
        text = field.focus_part
        assert isinstance(text, Input | TextArea)
        await until(pilot, lambda: not (is_there(text) and text.cursor_blink))
        await until(pilot, lambda: not text.cursor_blink)
        assert is_there(text)
        monkeypatch.setattr(blinking, "STILL", 60.0)
        await pilot.press("end")
        await until(pilot, lambda: not is_there(text))
