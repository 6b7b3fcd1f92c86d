"""Goes to every scene of a walk that is asked for, and shows it."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from tests.golden.books import anywhere
from tests.golden.catalogue import WALKS
from tests.golden.scenes import Scene, Size, Step, Walk
from tests.ui.app_driver import Driver, running
from workbook.ui.screens.tour import POINTED, TourScreen

PATIENCE = 200
"""Turns of the app after which a screen that keeps changing is given up."""

QUIET = 2
"""Turns without anything drawn after which a screen is as it will be."""

Wanted = Callable[[Scene], Size | None]
"""Tells at which size a scene is to be shown; None leaves it out."""

Drawing = tuple[str, Size, str]
"""A scene's name, a size, and the picture of it at this size as the app exports it."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A scene to go to.

    Attributes:
        scene: The scene.
        size: The size that the window has then.
        shown: Whether it is shown, or only on the way to another one.
    """

    scene: Scene
    size: Size
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """A scene at a size.

    Attributes:
        scene: The scene.
        size: Columns and rows.
        svg: The picture of it, as the app exports it.
        driver: The app, which shows it still.
    """

    scene: Scene
    size: Size
    svg: str
    driver: Driver

    @property
    def front(self) -> Region:
        """What is meant to be read: a question that stands before everything else, or all."""
        screen = self.driver.app.screen
        return screen.children[0].region if isinstance(screen, ModalScreen) else screen.region

    async def in_colours(self, theme: str) -> str:
        """The same picture in other colours."""
        self.driver.app.theme = theme
        await settled(self.driver)
        return self.driver.app.export_screenshot(simplify=True)


async def walk_through(walk: Walk, wanted: Wanted, theme: str | None = None) -> AsyncIterator[Seen]:
    """Show the scenes of a walk, one after the other.

    The window has a scene's size before one goes there, so that it looks the same whether or not
    others were shown before it.

    Args:
        walk: The walk.
        wanted: Tells at which size a scene is to be shown.
        theme: Name of the colours, or None for the usual ones.

    Raises:
        AssertionError: A screen never came; the message shows the one that did.
    """
    stops = _stops(walk, wanted)
    if not stops:
        return
    with tempfile.TemporaryDirectory(prefix="workbook-scenes-") as name:
        folder = Path(name)
        with anywhere(), walk.book(folder):
            async with running(folder, size=stops[0].size, theme=theme) as driver:
                driver.app.animation_level = "none"
                for number, stop in enumerate(stops):
                    if number and not stop.scene.goes_on:
                        await _come_home(driver)
                    await _resize(driver, stop.size)
                    await _reach(driver, stop.scene)
                    if walk.saves:
                        await driver.saved()
                    await settled(driver)
                    if stop.shown:
                        svg = driver.app.export_screenshot(simplify=True)
                        yield Seen(stop.scene, stop.size, svg, driver)


def _stops(walk: Walk, wanted: Wanted) -> list[Stop]:
    """The scenes to go to; one may only be on the way to another."""
    stops: list[Stop] = []
    for scene in reversed(walk.scenes):
        size = wanted(scene)
        if size is not None:
            stops.append(Stop(scene, size))
        elif stops and stops[-1].scene.goes_on:
            stops.append(Stop(scene, stops[-1].size, shown=False))
    return stops[::-1]


def on_all_cores(wanted: Iterable[Wanted], theme: str | None = None) -> Iterator[Drawing]:
    """All scenes of all walks, several walks at a time.

    Args:
        wanted: For each time that all walks are walked, what tells at which size a scene is to be
            shown; other processes must be able to import it.
        theme: Name of the colours, or None for the usual ones.
    """
    jobs = [(one, number) for number in range(len(WALKS)) for one in wanted]
    with ProcessPoolExecutor() as pool:
        for drawings in pool.map(partial(_drawings, theme), jobs):
            yield from drawings


def _drawings(theme: str | None, job: tuple[Wanted, int]) -> list[Drawing]:
    """All scenes of a walk."""
    wanted, number = job

    async def draw() -> list[Drawing]:
        seen = walk_through(WALKS[number], wanted, theme)
        return [(found.scene.name, found.size, found.svg) async for found in seen]

    return asyncio.run(draw())


async def _come_home(driver: Driver) -> None:
    """Go home, and forget where the cursor stood in the scene before."""
    driver.app.go_home()
    driver.app.desk.cursor.spots.clear()
    home = driver.app.screen
    home.set_focus(home.query_one("#home-next"))
    home.query_one("#home-scroll").scroll_home(animate=False)


async def _reach(driver: Driver, scene: Scene) -> None:
    """Go to a scene from home."""
    if scene.page is not None:
        driver.app.open_page(scene.page)
        await driver.pilot.pause()
    if scene.command:
        commands = driver.app.get_system_commands(driver.app.screen)
        next(one for one in commands if one.title == scene.command).callback()
        await driver.pilot.pause()
    for step in scene.way:
        await _take(driver, step)
    await driver.shows(*scene.shows)


async def _take(driver: Driver, step: Step) -> None:
    await driver.shows(step.words)
    await settled(driver, 1)
    if step.keys:
        await driver.press(*step.keys)
    if step.text:
        await driver.type(step.text)
    follows = step.follows
    if follows is not None:
        await driver.wait_for(lambda: follows(driver), f"what follows {step.text or step.keys}")


async def _resize(driver: Driver, size: Size) -> None:
    """Give the window a size."""
    if driver.app.size != size:
        await driver.pilot.resize_terminal(*size)
        await settled(driver, 1)


async def settled(driver: Driver, turns: int = QUIET) -> None:
    """Let the app work until it draws nothing any more; no cursor blinks from then on.

    Args:
        driver: The app.
        turns: Turns without anything drawn that are enough; one where keys follow.

    Raises:
        AssertionError: The screen keeps changing.
    """
    if isinstance(driver.app.screen, TourScreen):  # it points when what it points at stands
        await driver.wait_for(
            lambda: any(screen.query(f".{POINTED}") for screen in driver.app.screen_stack), "a mark"
        )
    before, quiet = -1, 0
    for _ in range(PATIENCE):
        field = driver.app.focused  # no other has a cursor
        if isinstance(field, Input | TextArea) and field.cursor_blink:
            field.cursor_blink = False
        quiet = quiet + 1 if driver.app.drawn == before else 0
        if quiet == turns:
            return
        before = driver.app.drawn
        await driver.pilot.pause()
    raise AssertionError(f"the screen keeps changing:\n{driver.text}")
