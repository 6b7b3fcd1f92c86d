"""Which earlier versions are shown."""

from __future__ import annotations

import random
import shutil
from itertools import pairwise

import pytest

from tests.effort import effort
from tests.unit.notebook.storage.computer import TABLE, Computer, earlier, put, text_of, texts
from workbook.notebook.history import MUCH
from workbook.notebook.values import characters_taken

LONG = "The quick brown fox jumps over the lazy dog, and then it rests. "


def test_the_last_word_of_each_sitting_is_shown(laptop: Computer) -> None:
    storage = laptop.open()
    for sitting in ("monday", "tuesday", "wednesday"):
        for end in range(1, 5):
            laptop.passes(seconds=1)
            put(storage, 1, f"{sitting} {'x' * end}", sitting=sitting)
    assert texts(storage, 1) == ["wednesday xxxx"]
    assert earlier(storage, 1) == ["tuesday xxxx", "monday xxxx"]
    assert laptop.open().earlier(TABLE, 1) == storage.earlier(TABLE, 1)
    assert storage.earlier(TABLE, 1)[0].at == "2026-11-22T10:00:08.000+00:00"


@pytest.mark.parametrize(("taken", "shown"), [(MUCH, False), (MUCH + 1, True)])
def test_text_from_which_much_was_taken_is_shown(
    laptop: Computer,
    taken: int,
    shown: bool,
) -> None:
    storage = laptop.open()
    put(storage, 1, "Start. " + LONG + "End.", sitting="s")
    put(storage, 1, "Start. " + LONG[: len(LONG) - taken] + "End.", sitting="s")
    assert earlier(storage, 1) == (["Start. " + LONG + "End."] if shown else [])


def test_text_that_was_typed_over_is_shown(laptop: Computer) -> None:
    storage = laptop.open()
    put(storage, 1, LONG, sitting="s")
    put(storage, 1, "Z" * len(LONG), sitting="s")
    assert earlier(storage, 1) == [LONG]


def test_text_that_went_bit_by_bit_is_shown_as_it_was_at_its_fullest(laptop: Computer) -> None:
    storage = laptop.open()
    for end in [*range(0, len(LONG), 9), len(LONG), *range(len(LONG), 0, -7), 0]:
        put(storage, 1, LONG[:end], sitting="s")
    put(storage, 1, "Something else.", sitting="s")
    assert earlier(storage, 1)[-1] == LONG
    assert len(earlier(storage, 1)) <= 2


def test_a_cleared_answer_shows_what_it_said(laptop: Computer) -> None:
    storage = laptop.open()
    put(storage, 1, LONG, sitting="s")
    put(storage, 1, None, sitting="s")
    assert texts(storage, 1) == []
    assert earlier(storage, 1) == [LONG]


def test_what_is_current_or_shown_already_is_not_shown_again(laptop: Computer) -> None:
    storage = laptop.open()
    for sitting, text in enumerate(["a", "b", "a", "b", "a"]):
        put(storage, 1, text, sitting=str(sitting))
    assert texts(storage, 1) == ["a"]
    assert earlier(storage, 1) == ["b"]


def test_text_of_another_device_that_was_replaced_here_is_shown(
    laptop: Computer, desktop: Computer
) -> None:
    there = desktop.open()
    put(there, 1, "from there", sitting="s")
    shutil.copytree(desktop.data, laptop.data)
    here = laptop.open()
    put(here, 1, "from here", sitting="s")
    (version,) = here.earlier(TABLE, 1)
    assert text_of(version.value) == "from there"
    assert version.device == there.device


@pytest.mark.parametrize("seed", range(effort(100)))
def test_no_text_vanishes_by_one_change(laptop: Computer, seed: int) -> None:
    """Whatever was saved: it is shown, or its successor still has all but a little of it."""
    rng = random.Random(seed)
    storage = laptop.open()
    said = [""]
    for _ in range(rng.randint(5, 40)):
        text = said[-1]
        start = rng.randint(0, len(text))
        end = rng.randint(start, min(len(text), start + rng.choice([0, 0, 3, 30, 100])))
        new = "".join(rng.choices("abcdef ", k=rng.choice([0, 5, 60])))
        said.append(text[:start] + new + text[end:])
        put(storage, 1, said[-1], sitting=str(len(said) // 15))
    shown = {*earlier(storage, 1), *texts(storage, 1)}
    for before, after in pairwise(said[1:]):
        assert before in shown or characters_taken(before, after) <= MUCH


def test_earlier_versions_are_found_where_a_log_was_rewritten(
    laptop: Computer, desktop: Computer
) -> None:
    there = desktop.open()
    put(there, 2, "another record")
    put(there, 1, "first", sitting="a")
    put(there, 1, "second", sitting="b")
    shutil.copytree(desktop.data, laptop.data)
    here = laptop.open()
    (name,) = laptop.logs()
    lines = laptop.logs()[name].splitlines(keepends=True)
    (laptop.data / ".tmp-new").write_bytes(b"".join([lines[0], *lines[2:]]))
    (laptop.data / ".tmp-new").replace(laptop.data / name)
    here.refresh()
    assert earlier(here, 1) == ["first"]
    (laptop.data / name).rename(laptop.data / "log-renamed.jsonl")
    here.refresh()
    assert earlier(here, 1) == ["first"]
    (laptop.data / "log-renamed.jsonl").unlink()
    assert earlier(here, 1) == []  # it is nowhere any more; what is current is still known
    assert texts(here, 1) == ["second"]
