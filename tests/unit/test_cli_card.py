"""The card by which ``capture`` and ``status`` answer without reading the notebook."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.unit.test_cli_capture import pipe
from tests.unit.test_cli_status import begin_mentorship
from workbook.cli import run
from workbook.cli.call import Call
from workbook.cli.services import open_workbook
from workbook.journey.edits import item_saying
from workbook.notebook.files import Disk
from workbook.notebook.notebook import Notebook
from workbook.notebook.ranks import rank_between
from workbook.pages import needs

NOON = "2026-11-22T12:00"

CALLS = [
    (["ask about “x” \\ \u2028 and\ttabs é 漢 🦆"], b""),
    (["--as", "win", "The talk went well"], b""),
    (["--as", "idea", "q: and then"], b""),
    ([], b"one\r\n\n o: two [/b] \xff\x1b[31m\nthree"),
]
"""What may be caught: the words of the call, and what the standard input brings."""


@pytest.fixture(autouse=True)
def _begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """A notebook that this computer wrote, of which no card is kept yet, at noon."""
    monkeypatch.setenv("WORKBOOK_NOW", NOON)
    begin_mentorship("Amara")


def meet(day: str, at: str | None = None) -> None:
    """Plan a meeting."""
    with open_workbook(Call()) as workbook:
        when = {needs.MEETING_DATE: day, needs.MEETING_TIME: at}
        made = item_saying(workbook.reading(), needs.MEETINGS, 7, workbook.now(), when)[1]
        workbook.write(*made).result()


def card(place: Path) -> Path:
    """The file of the card."""
    (found,) = (place / "state").glob("card-*.json")
    return found


def log(place: Path) -> Path:
    """The one log."""
    (found,) = (place / "data").glob("log-*.jsonl")
    return found


def last_line(place: Path) -> bytes:
    """The last line of the log."""
    return log(place).read_bytes().splitlines()[-1]


def ranks_in(line: bytes) -> list[str]:
    """The ranks of the items that a line makes."""
    return [one["v"]["rank"] for one in json.loads(line)["set"] if one["t"] == "items"]


def without_chance(line: bytes) -> bytes:
    """A line with its random ids by their order, without its number, ranks, sitting and sum."""
    ids: list[bytes] = []

    def named(found: re.Match[bytes]) -> bytes:
        ids.extend([found[1]] if found[1] not in ids else [])
        return b'"%d"' % ids.index(found[1])

    line = re.sub(rb'"(\d{10,})"', named, line)
    return re.sub(rb'"(?:n|rank|sit|sum)":(?:\d+|"\w+")', b"", line)


class Reads:
    """Counts how often the notebook is read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        opened = Notebook.open

        def counted(*words: object, **options: object) -> Notebook:
            self.count += 1
            return opened(*words, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(Notebook, "open", counted)

    def in_run(self, *words: str) -> int:
        """How often a command reads it that succeeds."""
        before = self.count
        assert run(words) == 0
        return self.count - before


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    return Reads(monkeypatch)


def test_what_is_written_by_the_card_is_what_is_written_without(
    place: Path,
    reads: Reads,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def catch(words: list[str], piped: bytes) -> tuple[bytes, str, int]:
        pipe(monkeypatch, piped)
        read = reads.in_run("capture", *words)
        return last_line(place), capsys.readouterr().out, read

    lines: list[bytes] = []
    for words, piped in CALLS:
        if lines:
            card(place).write_bytes(card(place).read_bytes()[:-1])
        found = [catch(words, piped) for _ in range(2)]
        assert [read for _, _, read in found] == [1, 0]
        assert found[0][1] == found[1][1]
        assert without_chance(found[0][0]) == without_chance(found[1][0])
        lines += [line for line, _, _ in found]

    every = [rank for line in lines for rank in ranks_in(line)]
    assert every == [rank_between(before, None) for before in (None, *every[:-1])]
    assert [json.loads(line)["n"] for line in lines] == list(range(2, 2 + len(lines)))
    assert run(["doctor"]) == 0


def test_the_status_is_said_from_the_card_in_both_forms(
    reads: Reads, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for read in (1, 0):
        for words in (["status"], ["status", "--json"]):
            assert reads.in_run(*words) == (read if words == ["status"] else 0)
            said.append(capsys.readouterr())

    assert said[:2] == said[2:]
    assert "With Amara\n" in said[0].out
    assert json.loads(said[1].out)["mentor"] == "Amara"


def test_what_was_caught_by_the_card_is_in_the_status(
    reads: Reads, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["status"])
    assert reads.in_run("capture", "a thought") == 0
    assert reads.in_run("capture", "another") == 0
    assert reads.in_run("status") == 1

    assert "- a thought\n- another\n" in capsys.readouterr().out


def other_log(place: Path) -> Path:
    made = place / "data" / "log-other.jsonl"
    made.write_bytes(b"")
    return made


def no_log(place: Path) -> Path:
    made = place / "data" / "log-strange.jsonl"
    made.mkdir()
    return made


def own_page(place: Path) -> Path:
    made = place / "data" / "content" / "mine.md"
    made.parent.mkdir(exist_ok=True)
    made.write_text("# Mine\n", encoding="utf-8")
    return made


def settings(place: Path) -> Path:
    made = place / "config" / "settings.toml"
    made.parent.mkdir(exist_ok=True)
    made.write_text('dates = "26.11."\n', encoding="utf-8")
    return made


def touched_log(place: Path) -> None:
    os.utime(log(place), ns=(1, 1))


def damage(place: Path) -> None:
    data = card(place).read_bytes()
    assert b"Amara" in data
    card(place).write_bytes(data.replace(b"Amara", b"Amaro"))


def meeting(_: Path) -> None:
    meet("thu")


@pytest.mark.parametrize("words", [("status",), ("capture", "a thought")])
def test_whatever_changes_all_is_read(words: tuple[str, ...], place: Path, reads: Reads) -> None:
    for change in (other_log, no_log, own_page, settings, touched_log, damage, meeting):
        run(["status"])
        assert reads.in_run("status") == 0
        made = change(place)

        assert reads.in_run(*words) == 1, change.__name__
        if made is not None:
            made.rmdir() if made.is_dir() else made.unlink()


def test_a_capture_reads_all_where_this_computers_mark_is_another(
    place: Path, reads: Reads
) -> None:
    run(["status"])
    (mark,) = (place / "state" / "notebooks").glob("*/device.json")
    mark.write_bytes(mark.read_bytes().replace(b'"number":1', b'"number":4'))

    assert reads.in_run("capture", "a thought") == 1
    assert json.loads(last_line(place))["n"] == 5


def test_a_card_holds_until_a_meeting_begins_and_never_on_another_day(
    reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    meet("2026-11-22", "14:00")
    for now, read in (
        ("2026-11-22T13:59", 0),
        ("2026-11-22T14:00", 1),
        ("2026-11-22T11:59", 1),
        ("2026-11-23T00:00", 1),
    ):
        monkeypatch.setenv("WORKBOOK_NOW", NOON)
        run(["status"])
        monkeypatch.setenv("WORKBOOK_NOW", now)
        assert reads.in_run("status") == read, now


def test_a_mentor_who_is_named_is_looked_up(
    reads: Reads, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["status"])

    assert reads.in_run("--with", "ama", "status") == 1
    assert reads.in_run("capture", "--with=ama", "a thought") == 1
    assert run(["status", "--with", "Bo"]) == 2


def test_a_full_disk_is_told_in_the_same_words_and_the_number_is_spent(
    place: Path,
    reads: Reads,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    run(["status"])
    capsys.readouterr()
    size, before = log(place).stat().st_size, reads.count
    said = []
    with monkeypatch.context() as full:
        full.setattr(Disk, "sync", refuse)
        for read in (0, 1):
            assert run(["capture", "a thought"]) == 1
            assert reads.count == before + read
            said.append(capsys.readouterr())

    assert said[0] == said[1]
    assert "Make some room there." in said[0].err
    assert log(place).stat().st_size == size
    assert run(["capture", "a thought"]) == 0
    assert json.loads(last_line(place))["n"] == 4


def test_an_open_workbook_sees_what_is_caught_by_the_card(reads: Reads) -> None:
    with open_workbook(Call(), app=True) as app:
        run(["status"])
        assert reads.in_run("capture", "a thought") == 0
        assert app.notebook.poll().result()
        (item,) = app.reading().snapshot.items_of(needs.TOPICS)
        app.notebook.delete(item).result()

    assert reads.in_run("capture", "another") == 1


def test_a_notebook_with_something_wrong_is_read_every_time(
    place: Path, reads: Reads, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "data" / "log-other.jsonl").write_bytes(b"no line\n")

    for _ in range(2):
        assert reads.in_run("status") == 1
        assert "damaged" in capsys.readouterr().err


def test_nobody_else_can_read_the_card(place: Path) -> None:
    run(["status"])

    assert card(place).stat().st_mode & 0o077 == 0
