"""What really brings logs from one computer to another: git, and programs that sync folders."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.unit.notebook.storage.computer import Computer, everything, put, texts

GIT = (
    "git", "-c", "user.name=me", "-c", "user.email=me@example.org", "-c", "commit.gpgsign=false",
    "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always",
)  # fmt: skip


def git(folder: Path, *words: str) -> str:
    """Run git in a folder; returns what it says."""
    done = subprocess.run([*GIT, *words], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def keep(computer: Computer, what: str) -> None:
    """Commit all that lies in a computer's folder."""
    git(computer.data, "add", "-A")
    git(computer.data, "commit", "-q", "-m", what)


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_git_merges_both_sides_without_a_conflict(laptop: Computer, desktop: Computer) -> None:
    here = laptop.open()
    for words in ("w", "wh", "why"):
        put(here, 1, words, sitting="s")
    put(here, 2, "how", sitting="s")
    git(laptop.data, "init", "-q")
    keep(laptop, "from the laptop")
    desktop.home.mkdir()
    git(desktop.home, "clone", "-q", str(laptop.data), "data")
    there = desktop.open()
    put(there, 1, "why, on the desktop", sitting="t")
    put(there, 3, "only on the desktop", sitting="t")
    keep(desktop, "from the desktop")
    put(here, 1, "why, on the laptop", sitting="u")
    put(here, 2, "how, on the laptop", sitting="u")
    assert here.compact(over=0, part=0) > 0
    keep(laptop, "from the laptop, squeezed")
    git(desktop.data, "pull", "-q", "--no-rebase", "--no-edit")
    git(laptop.data, "pull", "-q", "--no-rebase", "--no-edit", str(desktop.data), "main")
    for storage in (here, there, laptop.open(), desktop.open()):
        storage.refresh()
        assert sorted(texts(storage, 1)) == ["why, on the desktop", "why, on the laptop"]
        assert texts(storage, 2) == ["how, on the laptop"]
        assert texts(storage, 3) == ["only on the desktop"]
        assert storage.problems == ()
    assert b"<<<<<<<" not in b"".join(
        path.read_bytes() for path in laptop.data.iterdir() if path.is_file()
    )


COPIES = [
    ("Syncthing", "{}.sync-conflict-20261122-101010-ABCDEFG.jsonl"),
    ("Syncthing, while it brings it", "{}.jsonl.sync-conflict-20261122-101010-ABCDEFG"),
    ("Dropbox", "{} (laptop's conflicted copy 2026-11-22).jsonl"),
    ("Nextcloud", "{} (conflicted copy 2026-11-22 101010).jsonl"),
    ("OneDrive", "{}-DESKTOP-7QK2.jsonl"),
    ("Google Drive", "{} (1).jsonl"),
    ("iCloud", "{} 2.jsonl"),
    ("an editor", "{}.jsonl~"),
]
"""What programs call the copy that they put beside a file."""


@pytest.mark.parametrize("name", [one[1] for one in COPIES], ids=[one[0] for one in COPIES])
def test_a_conflict_copy_is_read_whatever_it_is_called(
    laptop: Computer, desktop: Computer, name: str
) -> None:
    here = laptop.open()
    put(here, 1, "common")
    shutil.copytree(laptop.data, desktop.data)
    there = desktop.open()
    put(there, 1, "from the desktop")
    put(here, 1, "from the laptop")
    put(here, 2, "only on the laptop")
    for path in desktop.data.glob("log-*"):
        if path.name not in laptop.logs():
            (laptop.data / name.format(path.stem)).write_bytes(path.read_bytes())
    for storage in (here, laptop.open()):
        storage.refresh()
        assert sorted(texts(storage, 1)) == ["from the desktop", "from the laptop"]
        assert len(everything(storage)) == 2
        assert storage.problems == ()
    put(here, 3, "and on")
    assert texts(laptop.open(), 3) == ["and on"]


@pytest.mark.parametrize(
    "name",
    [".log-a.jsonl.swp", ".syncthing.log-a.jsonl.tmp", "~log-a.jsonl", ".~lock.log-a.jsonl#"],
)
def test_what_is_still_being_brought_is_not_read(laptop: Computer, name: str) -> None:
    put(laptop.open(), 1, "here")
    (laptop.data / name).write_bytes(b"half of a lin")
    storage = laptop.open()
    assert storage.problems == ()
    assert texts(storage, 1) == ["here"]
