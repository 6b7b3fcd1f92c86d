"""The rooms: who may know whom, told by the imports as written and by what really gets loaded."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "workbook"


@dataclass(frozen=True, slots=True)
class Room:
    """What a room may import.

    Attributes:
        rooms: Rooms and modules of this package, as prefixes; its own are always allowed.
        libraries: Libraries beside the standard one.
    """

    rooms: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()


OPEN_NOTEBOOK = tuple(
    f"notebook.{name}"
    for name in (
        *("backup", "backups", "carried", "future", "ids", "missing", "notebook"),
        *("ranks", "records", "short_ids", "snapshot"),
    )
)
"""What the notebook shows the rooms above it: never its storage, its locks or its database."""

PLAIN_NOTEBOOK = (
    "notebook.backup",
    "notebook.carried",
    "notebook.future",
    "notebook.records",
    "notebook.short_ids",
    "notebook.snapshot",
)
"""The part of it that is plain data, and what a write comes to."""

PLAIN_PAGES = ("pages.model", "pages.needs", "pages.packs", "pages.quotes")
"""What a page is once it is read."""

EVERYWHERE = ("msgspec", "workbook.collection", "workbook.spare_file")
"""What any room may use: how plain records are made, what waits while much is made, and what is
kept only to save time."""

ROOMS = {
    "errors": Room(),
    "collection": Room(),
    "spare_file": Room(),
    "paths": Room(("errors", "settings"), ("platformdirs",)),
    "settings": Room(),
    "settings_file": Room(("errors", "settings")),
    "preferences": Room(("errors", "settings", "settings_file")),
    "setting_words": Room(("settings", "preferences")),
    "pages": Room(("errors",), ("markdown_it", "mdit_py_plugins")),
    "notebook": Room(("errors",), ("tinydb", "filelock", "platformdirs")),
    "journey": Room(("errors", "pages", *OPEN_NOTEBOOK), ("dateutil",)),
    "output": Room(
        ("errors", "journey", "notebook.clean", *PLAIN_PAGES, *PLAIN_NOTEBOOK), ("icalendar",)
    ),
    "plain": Room(
        (
            "errors",
            "settings",
            "preferences",
            "setting_words",
            "journey",
            "output",
            "notebook.clean",
            *PLAIN_PAGES,
            *PLAIN_NOTEBOOK,
        )
    ),
    "ui": Room(
        (
            "errors",
            "settings",
            "preferences",
            "setting_words",
            "journey",
            "output",
            "notebook.clean",
            *PLAIN_PAGES,
            *PLAIN_NOTEBOOK,
        ),
        ("textual", "rich"),
    ),
    "cli": Room(
        (
            "errors",
            "paths",
            "settings",
            "settings_file",
            "preferences",
            "pages",
            "notebook",
            "journey",
            "output",
            "plain",
            "ui",
        ),
        ("click",),
    ),
    "__main__": Room(("cli",)),
    "__init__": Room(),
}
"""Every room and every module beside them; one that isn't here may not exist."""


MODULES = sorted(PACKAGE.rglob("*.py"))
"""Every module of the package."""


def room_of(path: Path) -> str:
    """The room that a module stands in, or its own name where it stands beside the rooms."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports_of(path: Path, source: str) -> Iterator[str]:
    """Dotted names of what a module imports, wherever in it, relative imports made whole."""
    here = ("workbook", *path.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level] if node.level else ()
            start = ".".join((*above, *((node.module or "").split(".") if node.module else ())))
            yield from (f"{start}.{alias.name}" for alias in node.names)


def within(name: str, prefix: str) -> bool:
    """Whether a dotted name is this one or stands under it."""
    return name == prefix or name.startswith(f"{prefix}.")


def wrong_imports(path: Path, source: str) -> list[str]:
    """What this module imports and may not."""
    room = ROOMS[room_of(path)]
    allowed = tuple(f"workbook.{name}" for name in (room_of(path), *room.rooms))
    return [
        name
        for name in imports_of(path, source)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and name != "workbook.__version__"
        and not any(within(name, prefix) for prefix in (*allowed, *room.libraries, *EVERYWHERE))
    ]


def test_every_module_stands_in_a_known_room() -> None:
    assert {room_of(path) for path in MODULES} <= set(ROOMS)


def test_modules_import_only_what_their_room_may_know() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in MODULES
        for name in wrong_imports(path, path.read_text(encoding="utf-8"))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("pages/x.py", "from workbook.notebook.records import Item", True),
        ("pages/x.py", "from workbook import notebook", True),
        ("pages/x.py", "from ..notebook import records", True),
        ("pages/x.py", "def f():\n    import tinydb", True),
        ("pages/x.py", "from . import model\nimport markdown_it, re", False),
        ("notebook/x.py", "import workbook.pages.model", True),
        ("notebook/x.py", "from tinydb.table import Table", False),
        ("journey/x.py", "from workbook.ui.app import run", True),
        ("journey/x.py", "from workbook.notebook.storage import LogStorage", True),
        ("journey/x.py", "from workbook.notebook.notebook import Notebook", False),
        ("ui/x.py", "from workbook.notebook.notebook import Notebook", True),
        ("ui/widgets/x.py", "from textual.widget import Widget", False),
        ("cli/x.py", "import textual", True),
        ("settings.py", "from workbook.paths import Paths", True),
    ],
)
def test_the_rule_itself_sees_a_wrong_import(module: str, source: str, wrong: bool) -> None:
    assert bool(wrong_imports(PACKAGE / module, source)) is wrong


LOADED = "import json, sys; print(json.dumps(sorted(sys.modules)))"


def loaded_after(code: str) -> set[str]:
    """Names of all modules that a fresh interpreter has loaded after running this code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{LOADED}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def room_code(room: str) -> str:
    """Code that imports every module of a room, where there is no Textual at all."""
    names = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (PACKAGE / room).rglob("*.py")
    )
    return "\n".join(["import sys; sys.modules['textual'] = None", *(f"import {n}" for n in names)])


NOT_IN_PAGES = {"tinydb", "filelock", "click", "rich", "workbook.notebook", "workbook.journey"}
NOT_IN_NOTEBOOK = {"markdown_it", "click", "rich", "workbook.pages", "workbook.journey"}
NOT_IN_JOURNEY = {"click", "rich", "workbook.ui", "workbook.cli"}
NOT_IN_PLAIN = {"click", "rich", "workbook.ui", "workbook.cli"}
NOT_IN_OUTPUT = {"tinydb", "markdown_it", "icalendar", *NOT_IN_JOURNEY}


@pytest.mark.parametrize(
    ("room", "never"),
    [
        ("pages", NOT_IN_PAGES),
        ("notebook", NOT_IN_NOTEBOOK),
        ("journey", NOT_IN_JOURNEY),
        ("output", NOT_IN_OUTPUT),
        ("plain", NOT_IN_PLAIN),
    ],
)
def test_a_room_runs_without_textual_and_without_the_rooms_beside_it(
    room: str, never: set[str]
) -> None:
    loaded = loaded_after(room_code(room))

    assert f"workbook.{room}" in loaded
    assert loaded & never == set()


def call_code(*words: str) -> str:
    """Code that runs a command, where there is no Textual at all."""
    return (
        "import sys; sys.modules['textual'] = None\n"
        "from workbook.cli import run\n"
        f"run({list(words)!r})"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("--help",),
        ("where",),
        ("completion", "fish"),
    ],
)
def test_a_command_that_needs_no_room_loads_none(words: tuple[str, ...]) -> None:
    loaded = loaded_after(call_code(*words))

    assert (
        loaded & {"rich", "tinydb", "markdown_it", "workbook.pages", "workbook.notebook"} == set()
    )
    assert "workbook.cli" in loaded


@pytest.mark.parametrize(
    ("words", "needed", "never"),
    [
        (("content", "check"), "workbook.pages", {"tinydb", "filelock", "workbook.notebook"}),
        (("content", "lock", "nowhere"), "workbook.pages", {"tinydb", "workbook.notebook"}),
        (("status",), "workbook.journey", set()),
        (("status", "--json"), "workbook.journey", set()),
        (("show", "agreement"), "workbook.journey", set()),
        (("show", "meeting", "--format", "ics"), "workbook.journey", set()),
        (("open", "no such page"), "workbook.pages", set()),
    ],
)
def test_a_command_without_screens_never_loads_textual(
    words: tuple[str, ...], needed: str, never: set[str]
) -> None:
    loaded = loaded_after(call_code(*words))

    assert needed in loaded
    assert loaded & {"rich", "workbook.ui", *never} == set()
