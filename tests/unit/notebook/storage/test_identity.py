"""Under which name a computer writes, and when it takes a new one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.notebook.storage.computer import Computer, everything, put, texts
from workbook.notebook.device import state_name
from workbook.notebook.dropped import FIELD, as_field
from workbook.notebook.line import header_line, scan
from workbook.notebook.storage import LogStorage


def owner(data: bytes) -> set[str]:
    """The devices whose acts are in a log."""
    return {line.content["dev"] for line in scan(data).lines}


def write_on(computer: Computer, text: str = "more") -> str:
    """Write something as a new program; returns the name it was written under."""
    storage = computer.open()
    put(storage, 50, text)
    device = storage.device
    storage.close()
    assert texts(computer.open(), 50) == [text]
    for name, data in computer.logs().items():
        if name == f"log-{device}.jsonl":
            assert owner(data) >= {device}
    return device


def test_a_computer_keeps_its_name(laptop: Computer) -> None:
    assert len({write_on(laptop, str(n)) for n in range(4)}) == 1
    assert len(laptop.logs()) == 1


def test_reading_makes_no_log_and_no_state(laptop: Computer) -> None:
    storage = laptop.open()
    storage.refresh()
    storage.read()
    storage.close()
    assert laptop.logs() == {}
    assert not laptop.state.exists()


def test_programs_that_start_at_once_write_under_one_name(laptop: Computer) -> None:
    first, second = laptop.open(), laptop.open()
    put(first, 1, "a")
    put(second, 2, "b")
    put(first, 3, "c")
    assert first.device == second.device
    assert len(laptop.logs()) == 1
    assert everything(laptop.open()) == {1: ["a"], 2: ["b"], 3: ["c"]}


def test_a_program_that_runs_takes_a_new_name_when_its_numbers_turn_up_elsewhere(
    laptop: Computer,
) -> None:
    storage = laptop.open()
    put(storage, 1, "a")
    name = storage.device
    put(storage, 1, "b")
    assert storage.device == name
    ahead = {FIELD: as_field([(9, 0x1234ABCD)])}  # all that is left of an act is that it was there
    copy = laptop.data / f"log-{name} (copy).jsonl"
    copy.write_bytes(header_line(name, "laptop", ahead))
    storage.refresh()
    put(storage, 1, "c")
    assert storage.device != name
    assert everything(laptop.open()) == {1: ["c"]}


def test_a_copied_folder_is_another_computers(laptop: Computer, desktop: Computer) -> None:
    name = write_on(laptop)
    shutil.copytree(laptop.home, desktop.home)
    other = write_on(desktop, "there")
    assert other != name
    assert desktop.logs()[f"log-{name}.jsonl"] == laptop.logs()[f"log-{name}.jsonl"]


def test_a_copied_home_on_another_machine_is_another_computers(
    laptop: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = write_on(laptop)
    monkeypatch.setattr("workbook.notebook.device._machine_id", lambda: "another machine")
    assert write_on(laptop, "there") != name


def test_a_link_to_the_folder_is_the_folder(laptop: Computer) -> None:
    name = write_on(laptop)
    link = laptop.home / "link"
    link.symlink_to(laptop.data)
    assert state_name(link) == state_name(laptop.data)
    other = Computer(laptop.home)
    other.data.rename(laptop.home / "moved")
    assert state_name(laptop.home / "moved") != state_name(laptop.data)
    (laptop.home / "moved").rename(laptop.data)
    assert write_on(laptop) == name


@pytest.mark.parametrize(
    "change",
    [
        lambda log: log[: len(log) // 2],
        lambda log: log[: log.rstrip(b"\n").rfind(b"\n") + 1],
        lambda log: log[:-10] + b"x" + log[-9:],
        lambda _: b"",
        lambda log: log.replace(b"\n", b"\r\n"),
        lambda log: b"\n" + log,
    ],
    ids=["half", "a line less", "last line damaged", "empty", "other breaks", "shifted"],
)
@pytest.mark.parametrize("running", [True, False], ids=["while running", "while closed"])
def test_a_log_that_does_not_continue_is_left_alone(
    laptop: Computer,
    change: Callable[[bytes], bytes],
    running: bool,
) -> None:
    name = write_on(laptop, "one")
    write_on(laptop, "two")
    storage = laptop.open()
    path = laptop.data / f"log-{name}.jsonl"
    spoiled = change(path.read_bytes())
    path.write_bytes(spoiled)
    if not running:
        storage = laptop.open()
    put(storage, 60, "written on")
    assert storage.device != name
    assert path.read_bytes() == spoiled
    assert texts(laptop.open(), 60) == ["written on"]
    assert laptop.open().device == storage.device


def test_a_log_that_was_taken_away_is_not_begun_again(laptop: Computer, desktop: Computer) -> None:
    name = write_on(laptop)
    write_on(desktop)
    shutil.copytree(desktop.data, laptop.data, dirs_exist_ok=True)
    storage = laptop.open()
    (laptop.data / f"log-{name}.jsonl").unlink()
    put(storage, 60, "written on")
    assert storage.device != name
    assert any("gone" in problem for problem in storage.problems)
    assert texts(laptop.open(), 60) == ["written on"]


def test_a_log_replaced_by_the_same_lines_continues(laptop: Computer) -> None:
    name = write_on(laptop)
    storage = laptop.open()
    path = laptop.data / f"log-{name}.jsonl"
    copy = laptop.data / ".tmp-copy"
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    put(storage, 60, "written on")
    assert storage.device == name
    assert len(laptop.logs()) == 1
    assert texts(laptop.open(), 60) == ["written on"]


def test_what_the_state_has_missed_is_known_from_the_log(laptop: Computer) -> None:
    """As after a kill between the append and the note about it."""
    name = write_on(laptop)
    (note,) = laptop.state.rglob("device.json")
    old = note.read_bytes()
    storage = laptop.open()
    number = put(storage, 61, "not noted")
    storage.close()
    note.write_bytes(old)
    again = laptop.open()
    assert again.device == name
    assert put(again, 62, "next") == number + 1


@pytest.mark.parametrize("note", [b"", b"null", b"{}", b"\xff\xfe", b'{"device":1}', b"x" * 300,
                                  b'{"device":"../../x","number":1,"offset":0,"crc":0}'])  # fmt: skip
def test_a_note_that_cannot_be_read_costs_a_new_name(laptop: Computer, note: bytes) -> None:
    name = write_on(laptop)
    (path,) = laptop.state.rglob("device.json")
    path.write_bytes(note)
    new = write_on(laptop, "again")
    assert new != name
    assert write_on(laptop, "and again") == new


def test_the_state_folder_is_taken_away_while_a_program_runs(laptop: Computer) -> None:
    storage = laptop.open()
    put(storage, 1, "a")
    shutil.rmtree(laptop.state)
    put(storage, 1, "b")
    put(storage, 1, "c")
    assert texts(storage, 1) == texts(laptop.open(), 1) == ["c"]


def test_numbers_that_others_have_seen_are_not_given_again(
    laptop: Computer, desktop: Computer
) -> None:
    """A log and its state that were put back, while another device knows what came after."""
    storage = laptop.open()
    put(storage, 1, "one")
    backup = laptop.home.with_name("backup")
    shutil.copytree(laptop.home, backup)
    put(storage, 1, "two")
    name = storage.device
    storage.close()
    shutil.copytree(laptop.data, desktop.data)
    there = desktop.open()
    put(there, 1, "three, having seen two")
    shutil.rmtree(laptop.home)
    shutil.copytree(backup, laptop.home)
    shutil.copy2(desktop.data / f"log-{there.device}.jsonl", laptop.data)
    here = laptop.open()
    put(here, 2, "here")
    assert here.device != name
    assert everything(here) == {1: ["three, having seen two"], 2: ["here"]}


def test_the_default_state_folder_is_the_systems(
    laptop: Computer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HOME", str(tmp_path))
    storage = LogStorage(laptop.data)
    put(storage, 1, "by the system's clock")
    assert storage.versions("answers", 1)[0].at[10] == "T"
    assert list(tmp_path.rglob("device.json"))
