"""A fault of the screens: what was typed is kept, and nobody who reads the report reads it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from tests.effort import soak_only
from tests.ui.app_driver import WatchedApp, begin, make_workbook
from workbook.cli.faults import screens_report_privately
from workbook.ui.app import Options
from workbook.ui.cursor import CursorFile
from workbook.ui.screens.guide import GuideScreen

WRITTEN = "zqwrittenqz"
"""Typed right before the fault, and neither saved nor settled yet."""


def fail(app: WatchedApp) -> None:
    """Stumble over an answer, which both the message and the local variables then hold."""
    answers = [answer.value for answer in app.desk.reading().snapshot.answers.values()]
    assert WRITTEN in answers
    raise KeyError(WRITTEN, answers)


class BrokenScreen(Screen[None]):
    """A screen that can't be made, or drawn, or shown."""

    def __init__(self, app: WatchedApp, *, when: str) -> None:
        super().__init__()
        self.owner = app
        self.when = when

    def compose(self) -> Any:  # noqa: ANN401 - nothing comes of it
        """Fail here."""
        if self.when == "compose":
            fail(self.owner)
        yield Static("words", markup=False)

    def on_mount(self) -> None:
        """Or here."""
        if self.when == "mount":
            fail(self.owner)

    def render(self) -> Any:  # noqa: ANN401 - nothing comes of it
        """Or here."""
        fail(self.owner)


async def in_a_key(app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    patch.setattr(GuideScreen, "action_next_step", lambda _screen: fail(app))
    await pilot.press("ctrl+n")


async def in_a_timer(app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    app.screen.set_timer(0.001, lambda: fail(app))


async def in_a_worker(app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        fail(app)

    app.screen.run_worker(work())


async def in_a_thread(app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    app.screen.run_worker(lambda: fail(app), thread=True)


async def in_the_news(app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    """The app itself fails, with the screens still there."""
    app.changed.subscribe(app.screen, lambda _none: fail(app))
    app.changed.publish(None)


async def in_what_a_widget_hears(
    app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch
) -> None:
    """The very widget that is typed into fails with the next key."""
    focused = app.focused
    assert focused is not None
    patch.setattr(type(focused), "on_key", lambda _widget: fail(app), raising=False)
    await pilot.press("x")


async def in_the_app(app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    app.post_message(app.Deliver(lambda: fail(app)))


async def in_compose(app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    app.push_screen(BrokenScreen(app, when="compose"))


async def in_mount(app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    app.push_screen(BrokenScreen(app, when="mount"))


async def in_drawing(app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    app.push_screen(BrokenScreen(app, when="render"))


async def while_saving_after_a_fault(
    app: WatchedApp, pilot: Pilot[Any], patch: pytest.MonkeyPatch
) -> None:
    """A second fault on the way out changes nothing."""
    patch.setattr(GuideScreen, "leave_fields", lambda _screen: fail(app))
    await in_a_key(app, pilot, patch)


USUAL = (in_a_key, in_a_worker, in_the_app, while_saving_after_a_fault)

FURTHER = (
    in_a_timer,
    in_a_thread,
    in_the_news,
    in_what_a_widget_hears,
    in_compose,
    in_mount,
    in_drawing,
)
"""The other places in which code of the screens runs."""


@pytest.mark.parametrize(
    "fault", [*USUAL, *(pytest.param(fault, marks=soak_only) for fault in FURTHER)]
)
def test_a_fault_keeps_what_was_typed_and_shows_none_of_it(
    fault: Callable[[WatchedApp, Pilot[Any], pytest.MonkeyPatch], Awaitable[None]],
    tmp_path: Path,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="asyncio")
    monkeypatch.chdir(place)
    # Nothing is saved in time, so that what is there afterwards was saved because of the fault.
    monkeypatch.setattr(WatchedApp, "_schedule", lambda _app, _seconds, _save: lambda: None)
    begin(tmp_path)
    workbook = make_workbook(tmp_path, app=True)
    app = WatchedApp(workbook, CursorFile(tmp_path / "cursor.json"), Options(page="mentorship"))

    async def story(pilot: Pilot[Any]) -> None:
        for _ in range(40):
            await pilot.pause(0.01)
            if isinstance(app.screen, GuideScreen) and app.focused is not None:
                break
        await pilot.press("ctrl+n", *WRITTEN)
        assert app.desk.saver.drafts
        await fault(app, pilot, monkeypatch)

    with screens_report_privately():
        app.run(headless=True, auto_pilot=story)
    workbook.notebook.close()

    out, err = capfd.readouterr()
    assert app.return_code == 1
    assert "a fault of the screens (" in err
    assert WRITTEN not in out + err + caplog.text
    assert [file for file in place.rglob("*") if file.is_file()] == []
    kept = make_workbook(tmp_path)
    said = [answer.value for answer in kept.notebook.snapshot().answers.values()]
    kept.notebook.close()
    assert any(isinstance(value, str) and WRITTEN in value for value in said)
