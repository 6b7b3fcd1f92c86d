"""The workbook on a real terminal: typed into, killed, hung up on, opened again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.effort import SOAK
from tests.journeys.terminal import Terminal
from tests.ui.app_driver import begin

RESTORED = b"\x1b[?1049l"
"""What gives the usual screen back."""

SENTENCE = "I want to say what I need before the meeting, not after it. "


def workbook(folder: Path, *arguments: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    """The command in a terminal, on a data folder of its own."""
    return Terminal(
        [sys.executable, "-m", "workbook", *arguments],
        environment={
            "WORKBOOK_DATA": str(folder / "data"),
            "WORKBOOK_STATE": str(folder / "state"),
            "WORKBOOK_CONFIG": str(folder / "config"),
            "WORKBOOK_NOW": "2026-11-22T10:00",
            "PYTHONPATH": str(Path.cwd()),
        },
        size=size,
        cwd=folder,
    )


def answer_first_questions(folder: Path) -> None:
    """Do the first run on the terminal and leave."""
    with workbook(folder) as terminal:
        terminal.wait_for("Welcome to your workbook")
        terminal.type("Amara\rRun the planning meeting\rthu\t2pm")
        terminal.wait_for("Thursday 26 November.*14:00")
        terminal.press("ctrl+n")
        terminal.wait_for("with Amara.*Your path")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert RESTORED in terminal.written


def test_the_first_run_is_there_the_next_day(tmp_path: Path) -> None:
    answer_first_questions(tmp_path)
    with workbook(tmp_path) as terminal:
        text = terminal.wait_for("Your path.*1 goal.*Next meeting")
        assert "with Amara" in text
        assert "Thu 26 Nov, 14:00" in text


def re_of(text: str) -> str:
    """A pattern that finds the text although lines may be broken at its blanks."""
    return r"[\s▏▌]+".join(word.replace(".", r"\.") for word in text.split())


def end(terminal: Terminal, how: str, kept: Path, words: str) -> None:
    """End the workbook in one of the ways in which that happens; a kill comes after the save."""
    match how:
        case "kill":
            terminal.wait_until_kept(kept, words)
            terminal.kill()
        case "term":
            assert terminal.kill(signal.SIGTERM) == 128 + signal.SIGTERM
            assert RESTORED in terminal.written
        case "hangup":
            terminal.hang_up()
        case _:
            terminal.press("ctrl+q")
            assert terminal.ended() == 0


def test_what_is_typed_survives_every_end(tmp_path: Path) -> None:
    begin(tmp_path)
    said: list[str] = []
    for how in ("quit", "kill", "term", "hangup", "looked at again"):
        with workbook(tmp_path, "open", "mentorship") as terminal:
            if not said:
                terminal.wait_for("Who it is")
                terminal.press("ctrl+n")
            terminal.wait_for("step 2 of .*Why does a mentor matter")
            for words in said:
                terminal.wait_for(re_of(words))
            words = f"Before {how} I typed this. "
            for start in range(0, len(words), 5):
                terminal.type(words[start : start + 5])
                terminal.read(0.02)
            terminal.wait_for(re_of(words))
            said.append(words)
            end(terminal, how, tmp_path, words)


@pytest.mark.parametrize("seed", range(3 if SOAK else 1))
def test_a_kill_in_the_middle_of_a_sentence_loses_at_most_the_last_second(
    tmp_path: Path, seed: int
) -> None:
    begin(tmp_path)
    chance = random.Random(seed)
    with workbook(tmp_path, "open", "mentorship") as terminal:
        terminal.wait_for("Who it is")
        terminal.press("ctrl+n")
        terminal.wait_for("Why does a mentor matter")
        typed_text = ""
        while len(typed_text) < 200:
            sign = SENTENCE[len(typed_text) % len(SENTENCE)]
            terminal.type(sign)
            typed_text += sign
            terminal.read(0.02)
            if len(typed_text) == 60:
                terminal.wait_until_kept(tmp_path, typed_text[:50])
            if len(typed_text) > 60 and chance.random() < 0.02:
                break
        terminal.kill()
    with workbook(tmp_path, "open", "mentorship") as terminal:
        kept = r"\W+".join(typed_text[:50].replace(",", "").split())
        terminal.wait_for(f"step 2 of .*Why does a mentor matter.*{kept}")


def test_status_says_what_home_says(tmp_path: Path) -> None:
    begin(tmp_path)
    with workbook(tmp_path, "status") as terminal:
        text = terminal.wait_for("Actions: 0 open")
        assert terminal.ended() == 0
    assert "With Amara" in text
    assert "Next meeting: Thursday 26 November" in text


def test_the_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    temporary = Path(os.environ["TMPDIR"])
    with workbook(tmp_path, "demo", size=(120, 36)) as terminal:
        terminal.wait_for("with Amara Okafor.*Actions.*To raise")
        assert list(temporary.iterdir())
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert not list(temporary.iterdir())
    assert not (tmp_path / "data").exists()


def test_no_terminal_is_said_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "workbook"],
        cwd=Path.cwd(),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "need a terminal" in done.stderr
