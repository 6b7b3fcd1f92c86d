"""What plain mode says over a workbook that is lived in: words alone, whole, and of its own commands."""

from __future__ import annotations

import io
import os
import re
import shutil
from pathlib import Path

import pytest

from tests.unit.plain.talks import Talks
from workbook.journey.demo import write_demo
from workbook.plain.console import WIDTH, Console

FOR_EYES = re.compile(r"[·→★▲◇●○◐≠‹›↑↓✓▸]|\bctrl\+|\balt\+|\bf\d\b|\bEsc\b|\bpress\b|Space puts")
"""Signs that are only seen, and keys that only the screens have."""


def for_eyes(said: str) -> list[str]:
    """The lines in which something is only for the eye."""
    return [line for line in said.splitlines() if FOR_EYES.search(line)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with half a year of a workbook."""
    folder = tmp_path_factory.mktemp("demo")
    with Talks(folder).workbook() as workbook:
        write_demo(workbook)
    return folder


@pytest.fixture
def lived_in(demo: Path, tmp_path: Path) -> Talks:
    """A workbook that is lived in, to do with as one likes."""
    shutil.copytree(demo / "data", tmp_path / "data")
    return Talks(tmp_path)


@pytest.mark.parametrize("page", ["agreement", "goals", "notes", "prep", "review"])
def test_a_page_is_walked_through_in_words_alone(lived_in: Talks, page: str) -> None:
    said = lived_in("", ".help", *[".skip"] * 150, page=page)

    assert for_eyes(said) == []
    assert "That is all of" in said


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("actions", ("1 log: write down what has happened", ".undo: take back what you did last")),
        ("feedback", ("1 adopt: taken on", "1 came: write down what has come of it")),
        ("topics", ("1 kind: say what it is", "1 waiting: waits")),
        ("review", ("since: a day or a month", ".change: go to where an entry can be changed")),
        ("meetings", ("new plans one",)),
        ("mentors", (".away 1 puts one away",)),
        ("notes", (".away: put a line away", ".talk: what became of a topic")),
        ("goals", (".raise: make this question a topic", ".edit: write it in your own editor")),
        ("trends", ("A number tells its points",)),
        ("show", ("Which one?",)),
        ("then", ("A number tells one",)),
        ("capture", ("An empty line goes back.",)),
        ("pages", ("A number goes through one",)),
    ],
)
def test_help_speaks_of_the_place(lived_in: Talks, place: str, words: tuple[str, ...]) -> None:
    first = ("1",) if place == "notes" else ()

    said = lived_in(*first, ".help", wanted=place)

    assert [one for one in words if one not in said] == []
    assert "does nothing here" not in said
    assert for_eyes(said) == []


def test_a_terminal_gets_lines_it_can_hold_and_a_pipe_whole_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    long = "word " * 60
    out = io.StringIO()
    console = Console(io.StringIO(), out)
    console.say(long)
    assert out.getvalue() == f"{long.rstrip()}\n"

    monkeypatch.setattr(out, "isatty", lambda: True)
    console.say(long)
    assert max(map(len, out.getvalue().splitlines()[1:])) in range(WIDTH - 5, WIDTH + 1)

    monkeypatch.setattr(out, "fileno", lambda: 1)
    monkeypatch.setattr("os.get_terminal_size", lambda _number: os.terminal_size((40, 24)))
    before = len(out.getvalue())
    console.say(long, "  ")
    assert max(map(len, out.getvalue()[before:].splitlines())) in range(34, 40)
