"""What a scene is: a screen in a state, the way there, and the walk in which it is seen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.ui.app_driver import Driver

SIZES = ((80, 24), (60, 20), (120, 36))
"""Columns and rows at which every scene is kept."""

NOT_WIDE = SIZES[:2]
"""Those at which a list and what belongs to a row of it do not stand side by side."""

Book = Callable[[Path], AbstractContextManager[None]]
"""Puts a workbook into a folder, and keeps its surroundings as they are meant until it is closed."""

Follows = Callable[[Driver], bool]
"""Tells whether something has come of what was done."""

Size = tuple[int, int]
"""Columns and rows."""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the way to a scene.

    Attributes:
        words: What the screen shows before.
        keys: What is pressed then, one key after the other.
        text: What is typed after the keys.
        follows: What comes of that, where no words show it at every size.
    """

    words: str
    keys: tuple[str, ...] = ()
    text: str = ""
    follows: Follows | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen in a state.

    Attributes:
        name: Its file, without the ending: the screen first, then the state.
        shows: Words by which it is known that the scene is there, at any size.
        way: The way to it from home, or from the page that is opened.
        page: Id of the page to open first; None where the way begins at home.
        command: Title of what the palette is asked for first; "" for nothing.
        picture: The size of its picture, or None where there is none.
        goes_on: Whether the way begins where the scene before ended.
        sizes: The sizes at which there is such a scene.
    """

    name: str
    shows: tuple[str, ...]
    way: tuple[Step, ...] = ()
    page: str | None = None
    command: str = ""
    picture: Size | None = None
    goes_on: bool = False
    sizes: tuple[Size, ...] = SIZES


@dataclass(frozen=True, slots=True)
class Walk:
    """Scenes that are seen one after the other, in one run of the app.

    One comes home between two scenes, unless the second goes on from the first.  What a scene
    writes is there in those after it, and so those that write come last.

    Attributes:
        name: What the test of it is called.
        book: The workbook.
        scenes: The scenes.
        saves: Whether what is typed can be saved; a scene is looked at once it is.
    """

    name: str
    book: Book
    scenes: tuple[Scene, ...]
    saves: bool = True
