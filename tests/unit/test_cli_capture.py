"""``workbook capture``: thoughts caught from the shell, while whatever else is open."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.effort import effort
from tests.unit.test_cli_status import begin_mentorship
from workbook.cli import run
from workbook.cli.call import Call
from workbook.cli.services import open_workbook, read_workbook
from workbook.pages import needs

ROOT = Path(__file__).parents[2]

ALONE = "import sys; sys.modules['textual'] = None; from workbook.cli import main; main()"
"""A call in a process of its own, in which there is no Textual."""


def topics() -> list[tuple[object, object]]:
    """All topics in their order, as (kind, words)."""
    reading, _ = read_workbook(Call())
    return [
        (reading.item_value(item, needs.TOPIC_KIND), reading.item_value(item, needs.TOPIC_WHAT))
        for item in reading.snapshot.items_of(needs.TOPICS)
    ]


def pipe(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    """Let the standard input be a pipe that brings these bytes."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))


def test_what_stands_behind_the_command_is_one_topic(capsys: pytest.CaptureFixture[str]) -> None:
    begin_mentorship("Amara")

    assert run(["capture", "How do", "people ask?"]) == 0
    assert run(["capture", "--as", "win", "The talk went well"]) == 0
    assert run(["capture", "--as", "win", "q: and then"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Kept for your next meeting: How do people ask?",
        "Kept for your next meeting (win): The talk went well",
        "Kept for your next meeting (question): and then",
    ]
    assert topics() == [
        (None, "How do people ask?"),
        ("win", "The talk went well"),
        ("question", "and then"),
    ]


def test_each_line_of_a_pipe_is_a_topic(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_mentorship("Amara")
    pipe(monkeypatch, b"one\r\n\n   \n w: two [/b] \xff\n\x1b[31mthree")

    assert run(["capture", "--as", "idea"]) == 0

    assert capsys.readouterr().out == "Kept 3 topics for your next meeting.\n"
    assert topics() == [("idea", "one"), ("win", "two [/b] �"), ("idea", "[31mthree")]


@pytest.mark.parametrize("words", [["  "], ["\x1b"], ["", ""], []])
def test_nothing_to_keep_is_said_and_keeps_nothing(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_mentorship("Amara")
    pipe(monkeypatch, b" \n\n")

    assert run(["capture", *words]) == 2

    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "nothing to keep" in err
    assert topics() == []


def test_a_whole_book_is_not_taken_for_topics(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_mentorship("Amara")
    pipe(monkeypatch, b"line\n" * 201)

    assert run(["capture"]) == 2
    assert "at most 200" in capsys.readouterr().err
    assert topics() == []


def test_without_a_mentorship_it_says_what_to_do_and_makes_nothing(
    capsys: pytest.CaptureFixture[str], place: Path
) -> None:
    before = set(place.rglob("*"))

    assert run(["capture", "a thought"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err == "workbook: there is no mentorship yet: run workbook to begin one\n"
    assert set(place.rglob("*")) == before


def test_a_mentor_is_named_where_there_are_several(capsys: pytest.CaptureFixture[str]) -> None:
    begin_mentorship("Amara")

    assert run(["capture", "--with", "ama", "a thought"]) == 0
    assert run(["--with", "Bo", "capture", "a thought"]) == 2
    assert len(topics()) == 1


@contextmanager
def held_by_an_app() -> Iterator[None]:
    """Another process holds the notebook as the app does."""
    code = (
        "import sys\n"
        "from workbook.cli.call import Call\n"
        "from workbook.cli.services import open_workbook\n"
        "with open_workbook(Call(), app=True) as workbook:\n"
        "    print(workbook.notebook.held_by, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as app:
        assert app.stdout is not None
        assert app.stdout.readline() == "None\n"
        try:
            yield
        finally:
            app.communicate("")


def test_it_works_while_the_workbook_is_open() -> None:
    begin_mentorship("Amara")
    with held_by_an_app():
        assert run(["capture", "a thought"]) == 0
        assert topics() == [(None, "a thought")]


def test_an_open_workbook_sees_it_when_it_looks() -> None:
    begin_mentorship("Amara")
    with open_workbook(Call(), app=True) as app:
        assert run(["capture", "a thought"]) == 0
        assert app.notebook.poll().result()
        assert len(app.reading().snapshot.items_of(needs.TOPICS)) == 1


def test_many_at_once_lose_nothing_and_never_load_the_screens() -> None:
    begin_mentorship("Amara")
    count = effort(100)

    def catch(number: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", ALONE, "capture", f"thought {number}"],
            cwd=ROOT,
            env=dict(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(catch, range(count)))

    assert [one.stderr for one in done] == [""] * count
    assert [one.stdout for one in done] == [
        f"Kept for your next meeting: thought {number}\n" for number in range(count)
    ]
    assert Counter(topics()) == Counter((None, f"thought {number}") for number in range(count))
