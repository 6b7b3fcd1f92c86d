"""``workbook --plain``: from the command line, through pipes, and on a dumb terminal."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.terminal import Terminal
from tests.unit.plain.talks import BEGUN, Talks, only_words
from workbook.cli import run
from workbook.pages import needs

COMMAND = [sys.executable, "-m", "workbook"]


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBOOK_NOW", "2026-11-22T10:00")


@pytest.fixture
def talks(place: Path) -> Talks:
    """What is kept in the notebook of the command line."""
    return Talks(place)


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let these lines be what is typed."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--plain"], "With Amara. Next, prepare Thursday's meeting"),
        (["prep", "--plain"], "Preparation for Thu 26 Nov 2026"),
        (["--plain", "notes", "--meeting", "next"], "Notes for Thu 26 Nov 2026"),
        (["--plain", "open", "goals"], "Goals"),
        (["--plain", "goals"], "Goals"),
        (["--plain", "actions"], "A line makes a new action"),
        (["--plain", "review", "planning"], "1 entry with “planning”:"),
        (["--plain", "search", "planning", "meeting"], "1 entry with “planning meeting”:"),
        (["--plain", "trends"], "1. Confidence: "),
        (["--plain", "show"], "Which one?"),
        (["--plain", "settings"], "1. Days: Thu 26 Nov, as usual."),
        (["--plain", "mentors"], "1. Amara (here"),
        (["--plain", "--with", "ama", "meetings"], "Meetings with Amara:"),
    ],
)
def test_a_word_goes_straight_there(
    words: list[str],
    said: str,
    talks: Talks,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    talks(*BEGUN)
    typed(monkeypatch)

    assert run(words) == 0
    out, err = capsys.readouterr()
    assert said in out
    assert err == ""


def test_what_is_not_there_is_said(
    talks: Talks, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    talks(*BEGUN)
    typed(monkeypatch)

    assert run(["--plain", "gaols"]) == 2
    assert "'gaols'" in capsys.readouterr().err
    assert run(["gaols"]) == 2


def test_the_settings_can_make_it_the_usual_way(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "config").mkdir()
    (place / "config" / "settings.toml").write_text("plain = true\n", encoding="utf-8")
    typed(monkeypatch, "Amara")

    assert run([]) == 0
    assert "Welcome to your workbook" in capsys.readouterr().out
    assert run(["--no-plain"]) == 2
    assert "workbook --plain" in capsys.readouterr().err


def test_the_menu_tells_where_everything_is_and_whether_it_is_well(
    talks: Talks, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    talks(*BEGUN)
    typed(monkeypatch, "where", "doctor", "settings", "1", "4", "", "prep", ".stop", "stop")

    assert run(["--plain"]) == 0
    out = capsys.readouterr().out
    assert f"    {talks.folder / 'data'}\n" in out
    assert "All is well." in out
    assert "Days: 2026-11-26." in out
    assert "(in 4 days" in out
    assert out.endswith("Everything is kept.\n")


def test_a_dumb_terminal_is_told_of_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")

    assert run([]) == 2
    assert "use workbook --plain" in capsys.readouterr().err


def test_answers_are_piped_in_whatever_their_bytes(talks: Talks) -> None:
    lines = b"Am\xe9lie\xff\nRun the \xe2\x80\x9cplanning\xe2\x80\x9d meeting\nthu\n2pm\n"
    done = subprocess.run(
        [*COMMAND, "--plain"], input=lines, capture_output=True, check=False, env=os.environ
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert only_words(done.stdout.decode())
    assert talks.kept(needs.GOAL_STATEMENT) == ["Run the “planning” meeting"]
    assert talks.kept(needs.MEETING_TIME) == ["14:00"]


def test_on_a_dumb_terminal_nothing_but_lines_is_written(talks: Talks) -> None:
    environment = {**os.environ, "TERM": "dumb"}
    with Terminal([*COMMAND, "--plain"], environment=environment) as terminal:
        for question, answer in zip(
            ("call your", "able to", "which day", "what time"), BEGUN, strict=True
        ):
            terminal.wait_for(question)
            terminal.type(f"{answer}\n")
        terminal.wait_for("With Amara. Next,")
        terminal.type("stop\n")
        assert terminal.ended() == 0
        written = terminal.written

    assert only_words(written.decode().replace("\r\n", "\n"))
    assert talks.kept(needs.MENTOR_NAME) == ["Amara"]
    assert talks.kept(needs.MEETING_TIME) == ["14:00"]
