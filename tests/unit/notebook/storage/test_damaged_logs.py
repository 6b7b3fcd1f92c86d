"""Logs that are not what they should be: read what is good, keep every byte, say what is wrong."""

from __future__ import annotations

import os
import random
import zlib
from collections.abc import Callable

import pytest

from tests.effort import effort
from tests.unit.notebook.storage.computer import TABLE, Computer, everything, put, texts
from workbook.errors import ReadOnlyError
from workbook.notebook.line import scan

Spoil = Callable[[bytes], bytes]


def sealed(content: bytes) -> bytes:
    """A line of this content, without its last brace, with a right checksum."""
    return b'%b,"sum":"%08x"}\n' % (content, zlib.crc32(content))


def last_line(log: bytes) -> int:
    """Where the last line begins."""
    return log.rstrip(b"\n").rfind(b"\n") + 1


KINDS: list[tuple[str, Spoil, int, str]] = [
    ("empty", lambda _: b"", 0, "is empty"),
    ("zeros", lambda log: bytes(len(log)), 0, "not complete"),
    ("zeros at the end", lambda log: log + bytes(500), 5, "not complete"),
    ("cut in the last line", lambda log: log[:-30], 4, "not complete"),
    ("cut in half", lambda log: log[: len(log) // 2], 2, "not complete"),
    ("without its beginning", lambda log: log[150:], 4, "damaged"),
    ("BOM", lambda log: b"\xef\xbb\xbf" + log, 5, "damaged"),
    ("null", lambda _: b"null\n", 0, "damaged"),
    ("list", lambda _: b"[]\n", 0, "damaged"),
    ("null before", lambda log: b"null\n" + log, 5, "damaged"),
    ("binary", lambda _: bytes(range(256)) * 20 + b"\n", 0, "damaged"),
    ("binary before", lambda log: bytes(range(256)) * 20 + log, 5, "damaged"),
    ("another program's", lambda _: b'{"level":"info","msg":"hi"}\n' * 3, 0, "3 lines are damaged"),
    ("markers of git", lambda log: b"<<<<<<< HEAD\n" + log + b"=======\n" + log + b">>>>>>> x\n",
     5, "3 lines are damaged"),
    ("a line twice", lambda log: log + log[last_line(log):], 5, ""),
    ("its last break gone", lambda log: log[:-1], 5, ""),
    ("breaks of another system", lambda log: log.replace(b"\n", b"\r\n"), 5, ""),
    ("UTF-16", lambda log: log.decode().encode("utf-16"), 0, "damaged"),
    ("newer", lambda log: log + sealed(b'{"f":2,"all":"different"'), 5, "newer Workbook"),
    ("strange", lambda log: log + sealed(b'{"f":1,"set":[]'), 5, "not understood"),
    ("format 0", lambda log: log + sealed(b'{"f":0,"set":[]'), 5, "not understood"),
    ("an id that is none", lambda log: log + sealed(
        b'{"f":1,"dev":"x","n":9,"at":"","order":1,"sit":"","set":'
        b'[{"t":"answers","i":"one","v":{},"seen":{}}]'), 5, "not understood"),
    ("a number of letters", lambda log: log + sealed(
        b'{"f":1,"dev":"x","n":"9","at":"","order":1,"sit":"","set":[]'), 5, "not understood"),
    ("unknown fields", lambda log: log + sealed(
        b'{"f":1,"dev":"x","n":9,"at":"","order":1,"sit":"","new":[1],"set":'
        b'[{"t":"answers","i":"6","v":{"value":"6"},"seen":{},"more":{}}]'), 6, ""),
]  # fmt: skip


@pytest.fixture
def log(desktop: Computer) -> bytes:
    """A good log of five records."""
    storage = desktop.open()
    for number in range(1, 6):
        put(storage, number, str(number))
    storage.close()
    (content,) = desktop.logs().values()
    return content


@pytest.mark.parametrize(("spoil", "records", "said"), [k[1:] for k in KINDS],
                         ids=[k[0] for k in KINDS])  # fmt: skip
@pytest.mark.parametrize("name", ["log-friend12.jsonl", "log-a.sync-conflict-1.jsonl"])
def test_another_devices_log(
    laptop: Computer, log: bytes, name: str, spoil: Spoil, records: int, said: str
) -> None:
    put(laptop.open(), 100, "mine")
    path = laptop.data / name
    path.write_bytes(spoil(log))
    storage = laptop.open()
    assert texts(storage, 100) == ["mine"]
    assert len(everything(storage)) == records + 1
    if said:
        assert [problem for problem in storage.problems if name in problem and said in problem]
    else:
        assert storage.problems == ()
    assert storage.read_only is None
    put(storage, 100, "mine, more")
    assert path.read_bytes() == spoil(log)
    assert len(everything(laptop.open())) == records + 1


@pytest.mark.parametrize(("spoil", "records", "said"), [k[1:] for k in KINDS if k[0] != "newer"],
                         ids=[k[0] for k in KINDS if k[0] != "newer"])  # fmt: skip
def test_this_devices_own_log(
    desktop: Computer, log: bytes, spoil: Spoil, records: int, said: str
) -> None:
    (name,) = desktop.logs()
    path = desktop.data / name
    path.write_bytes(spoil(log))
    storage = desktop.open()
    assert len(everything(storage)) == records
    assert [problem for problem in storage.problems if said in problem] or not said
    put(storage, 200, "written on")
    assert path.read_bytes().startswith(spoil(log))
    again = desktop.open()
    assert texts(again, 200) == ["written on"]
    assert len(everything(again)) == records + 1
    assert everything(again) == everything(storage)


def test_a_newer_log_of_this_device_is_only_read(desktop: Computer, log: bytes) -> None:
    (name,) = desktop.logs()
    with (desktop.data / name).open("ab") as file:
        file.write(sealed(b'{"f":2,"all":"different"'))
    before = desktop.logs()
    storage = desktop.open()
    assert len(everything(storage)) == 5
    assert storage.read_only is not None
    assert "newer" in storage.read_only
    with pytest.raises(ReadOnlyError, match="newer"):
        put(storage, 1, "no")
    assert texts(storage, 1) == ["1"]
    assert desktop.logs() == before


def test_a_newer_program_writes_while_an_older_one_is_open(desktop: Computer, log: bytes) -> None:
    storage = desktop.open()
    put(storage, 1, "mine")
    (name,) = desktop.logs()
    with (desktop.data / name).open("ab") as file:
        file.write(sealed(b'{"f":2,"all":"different"'))
    before = desktop.logs()
    with pytest.raises(ReadOnlyError, match="newer"):
        put(storage, 1, "no")
    assert desktop.logs() == before


@pytest.mark.parametrize("seed", range(effort(100)))
def test_random_damage(laptop: Computer, seed: int) -> None:
    rng = random.Random(seed)
    storage = laptop.open()
    for number in range(1, 41):
        put(storage, number, "words " * rng.randint(1, 40) + str(number))
    whole = everything(storage)
    (name,) = laptop.logs()
    path = laptop.data / name
    data = bytearray(path.read_bytes())
    for place in rng.sample(range(len(data)), max(1, len(data) // rng.choice([100, 1000, 5000]))):
        data[place] = rng.randrange(256)
    path.write_bytes(data)
    good = {
        int(line.content["set"][0]["i"])
        for line in scan(bytes(data)).lines
        if "set" in line.content
    }
    again = laptop.open()
    assert everything(again) == {number: whole[number] for number in sorted(good)}
    if len(good) < 40:
        assert any("damaged" in problem or "not complete" in problem for problem in again.problems)
    put(again, 500, "written on")
    assert path.read_bytes().startswith(bytes(data))
    assert texts(laptop.open(), 500) == ["written on"]


def test_what_is_no_log_is_left_alone(laptop: Computer) -> None:
    put(laptop.open(), 1, "a")
    for name in ("notes.txt", ".tmp-log-x.jsonl", ".syncthing.log-a.jsonl.tmp", "log-.txt"):
        (laptop.data / name).write_text("not mine\n")
    storage = laptop.open()
    assert storage.problems == ()
    assert texts(storage, 1) == ["a"]


def test_what_has_a_logs_name_and_is_none_is_said(laptop: Computer) -> None:
    put(laptop.open(), 1, "a")
    (laptop.data / "log-folder.jsonl").mkdir()
    (laptop.data / "log-link.jsonl").symlink_to(laptop.home / "nowhere")
    (laptop.data / "log-loop.jsonl").symlink_to(laptop.data / "log-loop.jsonl")
    os.mkfifo(laptop.data / "log-pipe.jsonl")  # reading it would wait for ever
    storage = laptop.open()
    assert [problem.partition(".jsonl: ")[0] for problem in storage.problems] == [
        "log-folder", "log-link", "log-loop", "log-pipe"
    ]  # fmt: skip
    assert texts(storage, 1) == ["a"]
    put(storage, 1, "b")
    assert texts(laptop.open(), 1) == ["b"]


def test_a_line_that_has_seen_itself_is_there_all_the_same(laptop: Computer) -> None:
    laptop.data.mkdir(parents=True)
    (laptop.data / "log-x.jsonl").write_bytes(
        sealed(
            b'{"f":1,"dev":"x","n":9,"at":"","order":1,"sit":"","set":'
            b'[{"t":"answers","i":"6","v":{"value":"here"},"seen":{"x":99}}]'
        )
    )
    assert texts(laptop.open(), 6) == ["here"]


def test_a_log_that_comes_in_parts_is_read_once_it_is_whole(laptop: Computer, log: bytes) -> None:
    storage = laptop.open()
    path = laptop.data / "log-friend12.jsonl"
    seen = 0
    for end in range(0, len(log) + 1, 13):
        path.write_bytes(log[:end])
        seen += len(storage.refresh())
        assert not any("damaged" in problem for problem in storage.problems)
    path.write_bytes(log)
    seen += len(storage.refresh())
    assert seen == 5
    assert storage.problems == ()
    assert everything(storage) == {number: [str(number)] for number in range(1, 6)}


def test_a_log_that_vanishes_is_said_and_what_was_read_stays(laptop: Computer, log: bytes) -> None:
    path = laptop.data / "log-friend12.jsonl"
    laptop.data.mkdir(parents=True)
    path.write_bytes(log)
    storage = laptop.open()
    path.unlink()
    storage.refresh()
    assert any("gone" in problem for problem in storage.problems)
    assert len(everything(storage)) == 5


def test_a_log_rewritten_in_place_is_noticed(laptop: Computer, log: bytes) -> None:
    laptop.data.mkdir(parents=True)
    path = laptop.data / "log-friend12.jsonl"
    path.write_bytes(log[: last_line(log)])
    storage = laptop.open()
    assert len(everything(storage)) == 4
    other = Computer(laptop.home / "other")
    there = other.open()
    for number in range(11, 21):
        put(there, number, "of another log")
    (content,) = other.logs().values()
    assert len(content) > len(log)
    path.write_bytes(content)  # longer, and not what the first one would have become
    assert len(storage.refresh()) == 10


def test_a_label_from_elsewhere_cannot_steer_the_terminal(laptop: Computer) -> None:
    laptop.data.mkdir(parents=True)
    (laptop.data / "log-x.jsonl").write_bytes(
        sealed('{"f":1,"dev":"x","label":"a\\u001b[2J\u202e\\nb"'.encode())
        + sealed(
            b'{"f":1,"dev":"x","n":9,"at":"","order":1,"sit":"","set":'
            b'[{"t":"answers","i":"6","v":{"value":"here"},"seen":{}}]'
        )
    )
    (version,) = laptop.open().versions(TABLE, 6)
    assert version.label == "a[2Jb"
