"""Killed, ended or hung up on at any moment, while typing in every kind of field.

A kill may take what was typed in the last second; any other end takes nothing.  What is there is
always what was typed up to some moment, in one log, and the next start shows it.
"""

from __future__ import annotations

import random
import signal
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.effort import SOAK
from tests.journeys.terminal import Terminal
from tests.journeys.test_on_a_terminal import RESTORED, re_of, workbook
from tests.ui.app_driver import begin, make_workbook
from tests.ui.test_home import add_item
from workbook.journey import values
from workbook.journey.reading import Reading
from workbook.journey.unfinished import is_unfinished
from workbook.pages import needs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills are POSIX")

SENTENCE = "I want to say what I need before the meeting, not after it is over. "

SAFE = 1.0
"""Seconds after which a letter is on the disk, on a computer that has nothing else to do."""

SLACK = 0.0 if not SOAK else 5.0
"""More seconds, where everything else runs at the same time."""

PAGE = """---
page: every-{name}
version: 1
kind: once
for: me
stage: keep
---

# Every {name}

## Just this

### What is the {name}?

`{type}`
{choices}
"""

TYPES: Mapping[str, str] = {
    "line": "line: it",
    "text": "text: it",
    "list": "list: it",
    "row": "text: it; compare",
    "number": "number: it",
    "date": "date: it",
    "choice": "choose one: it",
    "rating": "rate 1 to 5: it",
}


@dataclass(frozen=True)
class Field:
    """A kind of field, and how to come to it.

    Attributes:
        opened: What is opened from the command line.
        ready: What the screen shows then.
        keys: Keys that lead to the field, each with what the screen shows afterwards.
        typed: What is typed into it, again and again.
        prompt: Full key of what it answers.
        shown: What the screen shows of what was typed; "" for a text, which is shown as it is.
    """

    opened: tuple[str, ...]
    ready: str
    prompt: str
    keys: tuple[tuple[str, str], ...] = ()
    typed: str = SENTENCE
    shown: str = ""


def _own(name: str, typed: str = SENTENCE, shown: str = "") -> Field:
    page = ("open", f"every-{name}")
    return Field(page, f"What is the {name}", f"every-{name}/it", typed=typed, shown=shown)


FIELDS: Mapping[str, Field] = {
    "line": _own("line"),
    "text": _own("text"),
    "list": _own("list"),
    "row": _own("row"),
    "number": _own("number", "1234567", "1234567"),
    "date": _own("date", "26 november 2026 ", "Thursday 26 November"),
    "choice": _own("choice", "12 ", "● Two"),
    "rating": _own("rating", "12345", "● 5"),
    "notes": Field(("open", "notes"), "Which meeting", needs.LINE_WHAT, (("enter", "Lines"),)),
    "capture": Field((), "Your path", needs.TOPIC_WHAT, (("c", "Capture, for"),)),
    "log": Field(
        ("open", "actions"), "Read chapter 4", needs.ACTION_LOG, (("l", "What has happened"),)
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workbook with a page for every kind of field, and an action."""
    pages = tmp_path / "data" / "content"
    pages.mkdir(parents=True)
    for name, kind in TYPES.items():
        choices = "\n- One `one`\n- Two `two`\n" if name == "choice" else ""
        text = PAGE.format(name=name, type=kind, choices=choices)
        (pages / f"every-{name}.md").write_text(text, encoding="utf-8")
    begin(tmp_path)
    add_item(tmp_path, needs.ACTIONS, {needs.ACTION_WHAT: "Read chapter 4"})
    return tmp_path


def kept(folder: Path, field: Field) -> str:
    """What a new program finds of what was typed."""
    opened = make_workbook(folder, own=folder / "data" / "content")
    opened.notebook.close()
    return "\n".join(_said(opened.reading(), field.prompt))


def _said(reading: Reading, prompt: str) -> list[str]:
    answers = [one for one in reading.snapshot.answers.values() if one.key.prompt == prompt]
    items = reading.snapshot.items
    found = [one for one in answers if one.key.item is None or one.key.item in items]
    found += [one for one in answers if is_unfinished(one.key)]
    return [values.words(one.type, one.value, {}) for one in found if one.value is not None]


def go_to(terminal: Terminal, field: Field) -> None:
    """Come to the field."""
    terminal.wait_for(field.ready)
    for key, shows in field.keys:
        terminal.press(key)
        terminal.wait_for(shows)


def type_on(terminal: Terminal, field: Field, signs: int) -> list[tuple[float, str]]:
    """Type so many signs as a fast typist does; returns each with the moment it was sent."""
    sent = []
    for number in range(signs):
        sign = field.typed[number % len(field.typed)]
        terminal.type(sign)
        sent.append((time.monotonic(), sign))
        terminal.read(0.03)
    return sent


def is_text(name: str) -> bool:
    """Whether what is typed is kept letter by letter."""
    return not FIELDS[name].shown


def check_reopened(folder: Path, field: Field, found: str) -> None:
    """The next start shows what is kept."""
    with workbook(folder, *field.opened, size=(120, 36)) as terminal:
        go_to(terminal, field)
        if found.strip():
            terminal.wait_for(re_of(" ".join(found.split()[:6])))
        terminal.press("ctrl+q")
        terminal.press("ctrl+q")


def kill_while_typing(folder: Path, name: str, chance: random.Random) -> tuple[int, float]:
    """Kill it somewhere in a sentence.

    Returns:
        How many letters were lost, and how many seconds before the kill the first of them was
        typed.
    """
    field = FIELDS[name]
    with workbook(folder, *field.opened, size=(120, 36)) as terminal:
        go_to(terminal, field)
        sent = type_on(terminal, field, chance.randint(10, 120))
        killed = time.monotonic()
        terminal.kill()
    assert len(list((folder / "data").glob("log-*"))) == 1, "a kill makes no further log"
    found = kept(folder, field)
    if not is_text(name):
        return 0, 0.0
    typed = "".join(sign for _, sign in sent)
    plain = found.removeprefix("[ ] ").partition(" (by ")[0]
    assert " ".join(typed.split()).startswith(" ".join(plain.split())), "and nothing else"
    lost = sent[len(plain) :] if len(plain) else sent
    return len(lost), killed - lost[0][0] if lost else 0.0


SEEDS = range(100) if SOAK else range(1)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_kill_takes_at_most_the_last_second(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    name = list(FIELDS)[seed % len(FIELDS)] if SOAK else chance.choice(["text", "log", "list"])
    _, seconds = kill_while_typing(folder, name, chance)
    if SOAK:
        assert seconds <= SAFE + SLACK
        if seed < len(FIELDS):
            check_reopened(folder, FIELDS[name], "")


ENDS: Mapping[str, Callable[[Terminal], object]] = {
    "term": lambda terminal: terminal.kill(signal.SIGTERM),
    "hangup signal": lambda terminal: terminal.kill(signal.SIGHUP),
    "closed window": Terminal.hang_up,
}


@pytest.mark.parametrize(
    ("name", "how"),
    [(name, how) for name in FIELDS for how in ENDS]
    if SOAK
    else [("log", "term"), ("row", "closed window")],
)
def test_any_other_end_takes_nothing(folder: Path, name: str, how: str) -> None:
    field = FIELDS[name]
    with workbook(folder, *field.opened, size=(120, 36)) as terminal:
        go_to(terminal, field)
        words = field.typed[:30].strip()
        terminal.type(words)
        terminal.wait_for(re_of(field.shown or " ".join(words.split()[-3:])))
        ENDS[how](terminal)
        if how == "term":
            assert RESTORED in terminal.written
    if is_text(name):
        assert words in kept(folder, field)
    else:
        assert kept(folder, field)
    assert len(list((folder / "data").glob("log-*"))) == 1
