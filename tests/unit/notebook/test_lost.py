"""A notebook of which nothing can be read is never taken for an empty one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.notebook.laptops import Laptop, put, said
from workbook.errors import NotebookError
from workbook.notebook.files import Disk
from workbook.notebook.line import header_line

LOST: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("null", lambda _: b"null\n"),
    ("a list", lambda _: b"[]\n"),
    ("binary", lambda _: bytes(range(256)) * 20),
    ("another program's", lambda _: b'{"level":"info","msg":"hi"}\n'),
    ("every line damaged", lambda log: log.replace(b'"', b"'")),
    ("UTF-16", lambda log: log.decode().encode("utf-16")),
    ("one huge line", lambda _: b"x" * 5_000_000 + b"\n"),
]
"""What a log may have become."""

BEGUN: list[tuple[str, bytes]] = [
    ("nothing", b""),
    ("a header", header_line("abcdefgh", "laptop")),
    ("a header and a torn act", header_line("abcdefgh", "laptop") + b'{"f":1,"dev":"abc'),
    ("a torn header", header_line("abcdefgh", "laptop")[:20]),
]
"""What a first save may leave that was cut off."""


@pytest.fixture
def log(laptop: Laptop) -> Path:
    """The log of a notebook that was written in."""
    notebook = laptop.open()
    put(notebook, "words")
    notebook.close()
    (path,) = laptop.data.glob("log-*.jsonl")
    return path


@pytest.mark.parametrize("spoil", [one[1] for one in LOST], ids=[one[0] for one in LOST])
@pytest.mark.parametrize("app", [True, False])
def test_it_is_not_opened_and_not_touched(
    laptop: Laptop, log: Path, app: bool, spoil: Callable[[bytes], bytes]
) -> None:
    spoiled = spoil(log.read_bytes())
    log.write_bytes(spoiled)
    with pytest.raises(NotebookError) as caught:
        laptop.open(app=app)
    assert str(laptop.data) in str(caught.value)
    assert "workbook doctor" in str(caught.value)
    assert [path.name for path in laptop.data.iterdir()] == [log.name]
    assert log.read_bytes() == spoiled
    log.rename(log.with_name("aside"))
    put(laptop.open(app=app), "anew")


def test_one_that_may_not_be_read_is_not_opened(
    laptop: Laptop, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Disk.read

    def forbidden(disk: Disk, path: Path, offset: int = 0) -> object:
        if path == log:
            raise PermissionError(13, "Permission denied")
        return read(disk, path, offset)

    monkeypatch.setattr(Disk, "read", forbidden)
    with pytest.raises(NotebookError, match="doctor"):
        laptop.open()
    content = log.read_bytes()
    other = log.with_name("log-another1.jsonl")
    other.write_bytes(content)  # whatever else can be read is opened
    notebook = laptop.open()
    assert [problem for problem in notebook.problems if log.name in problem]
    put(notebook, "other words")
    notebook.close()
    assert log.read_bytes() == content
    assert len(list(laptop.data.glob("log-*.jsonl"))) == 3, "it is written into a log of its own"
    monkeypatch.undo()
    assert said(laptop.open()) == "other words"


@pytest.mark.parametrize("begun", [one[1] for one in BEGUN], ids=[one[0] for one in BEGUN])
def test_a_first_save_that_was_cut_off_keeps_nobody_out(laptop: Laptop, begun: bytes) -> None:
    laptop.data.mkdir(parents=True)
    (laptop.data / "log-abcdefgh.jsonl").write_bytes(begun)
    notebook = laptop.open(app=True)
    put(notebook, "words")
    assert said(laptop.open()) == "words"
    assert (laptop.data / "log-abcdefgh.jsonl").read_bytes() == begun
