"""The rules of the house that no other tool checks."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from workbook.ui.style_files import FIRST, FOLDER, LATER, style_file

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "workbook"

LONGEST_FILE = 400
"""Lines, after which a file is more than one thing."""

LONGEST_FUNCTION = 60
"""Lines without the docstring; most are under 40."""

CLOCKS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
}
"""What reads the clock of the system; the command line alone does, and hands it down."""

CLOCK_READERS = {"cli/call.py", "notebook/storage.py"}
"""The command line, and the storage where it serves a database that has nothing else around it."""


MODULES = sorted(PACKAGE.rglob("*.py"))
"""Every Python file of the package."""

EVERYTHING = [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))]
"""The same and the tests."""


def name_of(path: Path) -> str:
    """The file as messages name it."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """The file's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_file_of_styles_is_read() -> None:
    names = [style_file(name).name for name in (*FIRST, *LATER)]

    assert sorted(names) == sorted(path.name for path in FOLDER.iterdir())


def test_no_file_is_long() -> None:
    lines = {name_of(path): path.read_text(encoding="utf-8").count("\n") for path in EVERYTHING}

    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def lengths(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Each function's name and its lines, those of its docstring left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node) is not None:
                docstring = node.body[0]
                lines -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
            yield node.name, lines


def test_no_function_is_long() -> None:
    long = [
        f"{name_of(path)}: {name} has {lines} lines"
        for path in EVERYTHING
        for name, lines in lengths(tree_of(path))
        if lines > LONGEST_FUNCTION
    ]

    assert long == []


def clock_calls(tree: ast.Module) -> list[int]:
    """Lines that read the clock of the system."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name | ast.Attribute)
        and (_last(node.value), node.attr) in CLOCKS
    ]


def _last(node: ast.Name | ast.Attribute) -> str:
    """The last part of a dotted name."""
    return node.id if isinstance(node, ast.Name) else node.attr


def test_only_the_command_line_reads_the_clock() -> None:
    readers = {
        path.relative_to(PACKAGE).as_posix() for path in MODULES if clock_calls(tree_of(path))
    }

    assert readers == CLOCK_READERS


def style_changes(tree: ast.Module) -> list[int]:
    """Lines that set a style in code, where a class and a stylesheet belong."""
    changes = []
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=targets):
                pass
            case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
                targets = [target]
            case _:
                continue
        changes += [
            node.lineno
            for target in targets
            for part in ast.walk(target)
            if isinstance(part, ast.Attribute) and part.attr == "styles"
        ]
    return changes


def test_styles_live_in_stylesheets() -> None:
    found = [f"{name_of(path)}:{line}" for path in MODULES for line in style_changes(tree_of(path))]

    assert found == []


def private_imports(tree: ast.Module) -> list[str]:
    """Imported names of which any part is private."""
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names += [f"{node.module or ''}.{alias.name}" for alias in node.names]
    return [name for name in names if re.search(r"(^|\.)_(?!_)", name)]


def test_nothing_private_is_imported() -> None:
    found = [
        f"{name_of(path)}: {name}" for path in EVERYTHING for name in private_imports(tree_of(path))
    ]

    assert found == []


UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def unfinished(path: Path) -> list[str]:
    """Comments that say that something is still to be done."""
    if not UNFINISHED.search(path.read_text(encoding="utf-8")):
        return []
    with path.open("rb") as file:
        return [
            f"{name_of(path)}:{token.start[0]}"
            for token in tokenize.tokenize(file.readline)
            if token.type == tokenize.COMMENT and UNFINISHED.search(token.string)
        ]


def test_no_comment_says_that_something_is_unfinished() -> None:
    assert [place for path in EVERYTHING for place in unfinished(path)] == []


def test_names_say_what_is_inside() -> None:
    vague = {"utils", "util", "helpers", "helper", "misc", "common"}

    assert [name_of(path) for path in EVERYTHING if path.stem in vague] == []


@pytest.mark.parametrize(
    ("rule", "source", "found"),
    [
        (clock_calls, "datetime.now(tz=UTC)", True),
        (clock_calls, "x = datetime.datetime.now", True),
        (clock_calls, "date.today()", True),
        (clock_calls, "time.time()", True),
        (clock_calls, "self.now(); time.monotonic(); clock.now()", False),
        (style_changes, "self.styles.width = 3", True),
        (style_changes, "a.styles.width, b = 3, 4", True),
        (style_changes, "w.styles.offset += 1", True),
        (style_changes, "styles = w.styles.width", False),
        (private_imports, "from textual._context import active_app", True),
        (private_imports, "from textual.app import _x", True),
        (
            private_imports,
            "from __future__ import annotations\nfrom workbook import __version__",
            False,
        ),
    ],
)
def test_the_rules_themselves_see_what_they_forbid(rule: object, source: str, found: bool) -> None:
    assert callable(rule)
    assert bool(rule(ast.parse(source))) is found
