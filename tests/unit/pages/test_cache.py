"""The pages as they are kept between two starts."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.pages.samples import page_of
from workbook.pages import cache, pack
from workbook.pages.packs import Pack
from workbook.paths import builtin_pages

PAGE = page_of("## What is it?\n\n`text: what`\n", page="mine")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "mine.md").write_text(PAGE)
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "state"
    folder.mkdir(mode=0o700)
    return folder / "pages.json"


def question(read: Pack) -> str:
    """What the page of one's own asks."""
    prompt = read.prompt("mine/what")
    assert prompt is not None
    return prompt.prompt


def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Counts how often the pages are really read."""
    read: list[Path] = []

    def load(builtin: Path, own: Path | None = None) -> Pack:
        read.append(builtin)
        return original(builtin, own)

    original = pack.load_pack
    monkeypatch.setattr(pack, "load_pack", load)
    return read


def test_the_kept_pages_are_those_that_were_read(
    own: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "broken.md").write_text("---\npage: broken\n---\n")
    builtin = builtin_pages()
    read = read_anew(monkeypatch)
    first = cache.load_pack(builtin, own, kept)

    second = cache.load_pack(builtin, own, kept)

    assert len(read) == 1
    assert second == first == pack.load_pack(builtin, own)
    assert list(second.pages) == list(first.pages)
    assert second.broken
    assert second.problems


def test_no_parser_is_needed_for_them(own: Path, kept: Path) -> None:
    cache.load_pack(builtin_pages(), own, kept)
    code = (
        "import sys; from pathlib import Path; from workbook.pages.cache import load_pack;"
        "load_pack(*map(Path, sys.argv[1:])); print('markdown_it' in sys.modules)"
    )
    words = [sys.executable, "-c", code, str(builtin_pages()), str(own), str(kept)]

    told = subprocess.run(words, capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "False"


def test_a_changed_new_or_deleted_page_is_noticed(own: Path, kept: Path) -> None:
    builtin = builtin_pages()
    cache.load_pack(builtin, own, kept)
    page = own / "mine.md"
    before = page.stat()

    page.write_text(PAGE.replace("What is it?", "Who is it? "))  # of the same length
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert question(cache.load_pack(builtin, own, kept)) == "Who is it?"

    (own / "other.md").write_text(page_of("## A\n\n`line: a`\n", page="other"))
    assert "other" in cache.load_pack(builtin, own, kept).pages
    page.unlink()
    assert "mine" not in cache.load_pack(builtin, own, kept).pages
    assert "mine" not in cache.load_pack(builtin, None, kept).pages


def test_messages_name_files_from_the_folder_one_is_in(
    own: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "broken.md").write_text("---\npage: broken\n---\n")
    cache.load_pack(builtin_pages(), own, kept)

    monkeypatch.chdir(own.parent)

    assert cache.load_pack(builtin_pages(), own, kept).broken[0].file == "pages/broken.md"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:0],
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"What is it?", b"What was it"),
        lambda data: b"\x00" * len(data),
        lambda data: data.partition(b"\n")[0] + b"\nnull",
    ],
)
def test_a_damaged_file_is_read_anew(own: Path, kept: Path, spoil: object) -> None:
    first = cache.load_pack(builtin_pages(), own, kept)
    assert callable(spoil)
    kept.write_bytes(spoil(kept.read_bytes()))

    assert cache.load_pack(builtin_pages(), own, kept) == first
    assert cache.load_pack(builtin_pages(), own, kept) == first


def test_it_is_for_its_owner_alone(own: Path, kept: Path) -> None:
    before = os.umask(0)
    try:
        cache.load_pack(builtin_pages(), own, kept)
    finally:
        os.umask(before)

    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.parametrize("is_file", [True, False])
def test_without_its_folder_the_pages_are_read_all_the_same(
    own: Path, tmp_path: Path, *, is_file: bool
) -> None:
    state = tmp_path / "state"
    if is_file:
        state.write_text("a file where the folder would be")

    read = cache.load_pack(builtin_pages(), own, state / "pages.json")

    assert question(read) == "What is it?"
    assert state.exists() == is_file
