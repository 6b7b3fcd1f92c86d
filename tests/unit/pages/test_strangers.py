"""Pages that somebody else wrote: whatever they hold, the others work and nobody waits."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.pages.samples import page_of
from workbook.journey.documents.plain import plain
from workbook.pages import files
from workbook.pages.pack import load_pack
from workbook.pages.packs import Pack, Problem
from workbook.pages.quotes import split
from workbook.pages.reader import read_draft
from workbook.pages.size import MOST_CHOICES, MOST_IN_LINE, MOST_QUESTIONS, MOST_STEPS
from workbook.paths import builtin_pages
from workbook.ui.prose import inline, prose

QUESTION = "## A\n\n`line: a`\n"


@cache
def texts() -> tuple[str, ...]:
    """The built-in pages as they are written."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(builtin_pages().glob("*.md")))


@cache
def builtin() -> Pack:
    """The built-in pages."""
    return load_pack(builtin_pages())


def with_own(folder: Path) -> Pack:
    """The built-in pages with those of a folder over them; all of them can still be used."""
    pack = load_pack(builtin_pages(), folder)
    assert set(pack.pages) >= set(builtin().pages)
    return pack


def told(pack: Pack) -> list[tuple[str, str]]:
    """Name and code of each file that can't be used."""
    return [(Path(problem.file).name, problem.code) for problem in pack.broken]


# -- files that are none -----------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="needs links in the file system")
def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("zqsecretqz", encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    (own / "leak.md").symlink_to(secret)
    (own / "endless.md").symlink_to("/dev/zero")
    (own / "real.txt").write_text(page_of(QUESTION, page="inside"), encoding="utf-8")
    (own / "inside.md").symlink_to(own / "real.txt")
    linked = tmp_path / "linked"
    linked.symlink_to(own)

    for folder in (own, linked):
        pack = with_own(folder)

        assert told(pack) == [("endless.md", "E100"), ("leak.md", "E100")]
        assert "zqsecretqz" not in str(pack.problems)
        assert "inside" in pack.pages


@pytest.mark.skipif(sys.platform == "win32", reason="needs links in the file system")
def test_a_lock_of_ids_that_has_no_end_is_told(tmp_path: Path) -> None:
    (tmp_path / "ids.lock").symlink_to("/dev/zero")

    assert [problem.code for problem in with_own(tmp_path).problems] == ["E100"]


def test_of_too_many_pages_the_first_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = "abcdefghijklmnopq"
    for name in names:
        text = page_of(QUESTION + "words\n" * 1_100, page=name)
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")

    monkeypatch.setattr(files, "MOST_FILES", 16)
    pack = with_own(tmp_path)
    assert set(pack.pages) - set(builtin().pages) == set(names[:16])
    assert "q.md and all after it are not read" in pack.broken[0].message

    monkeypatch.setattr(files, "MOST_TOGETHER", 95_000)
    fitting = names[: 95_000 // len(text)]
    assert set(with_own(tmp_path).pages) - set(builtin().pages) == set(fitting)


NO_TEXT = {
    "latin": b"---\npage: caf\xe9\n---\n",
    "two bytes": "---\npage: a\n---\n".encode("utf-16"),
    "a program": b"\x7fELF\x02\x01\x01" + bytes(range(256)),
    "nothing": b"",
    "zeros": bytes(10_000),
}
"""What lies in a file with the ending of a page and is none."""


def test_files_that_hold_no_page_are_told_each_with_its_place(tmp_path: Path) -> None:
    for name, data in NO_TEXT.items():
        (tmp_path / f"{name}.md").write_bytes(data)

    pack = with_own(tmp_path)

    assert sorted(name for name, _ in told(pack)) == sorted(f"{name}.md" for name in NO_TEXT)
    assert all(f".md:{problem.line}:" in str(problem) for problem in pack.broken)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_of_other_systems_are_no_mistakes(tmp_path: Path, end: str) -> None:
    text = "\ufeff" + page_of(QUESTION, page="windows").replace("\n", end)
    (tmp_path / "windows.md").write_bytes(text.encode())

    pack = with_own(tmp_path)

    assert pack.problems == ()
    assert "windows" in pack.pages


# -- pages that ask too much -------------------------------------------------------------------------

TOO_MUCH = {
    "line": QUESTION + "w" * (MOST_IN_LINE + 1),
    "questions": "## A\n\n"
    + "".join(f"### Q{n}\n\n`line: q{n}`\n\n" for n in range(MOST_QUESTIONS + 1)),
    "steps": "".join(f"## Q{n}\n\n`line: q{n}`\n\n" for n in range(MOST_STEPS + 1)),
    "choices": "## A\n\n`choose one: a`\n\n"
    + "".join(f"- c{n} `c{n}`\n" for n in range(MOST_CHOICES + 1)),
    "parts": QUESTION + "".join(f"### S{n}\n\n`show: goals/goals`\n\n" for n in range(600)),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_page_that_nobody_would_fill_in_is_refused_with_one_message(what: str) -> None:
    draft = read_draft(page_of(TOO_MUCH[what]), "much.md")

    errors = [problem for problem in draft.problems if problem.level == "error"]
    assert [problem.code for problem in errors] == ["E122"]
    assert "at most" in errors[0].message


# -- what costs time ---------------------------------------------------------------------------------

SHAPES = (
    *("[", "[a](", "![", "[a](b", "](", "(", "<a", "**a ", "**a* ", "a **", "* a_", "_ _a", "`=a "),
    *("`", "~~", "\\", "> ", "- ", "&amp;", "[[]", "\u00a0", "<!--", "1. "),
)
"""Words that a careless pattern looks at again and again."""

READERS: dict[str, Callable[[str], object]] = {
    "page": lambda text: read_draft(page_of(QUESTION + text), "slow.md"),
    "inline": inline,
    "prose": prose,
    "plain": plain,
    "quotes": split,
}


def seconds(read: Callable[[str], object], text: str) -> float:
    """The shortest of a few times to read this, in seconds of processor time."""
    times = []
    for _ in range(3):
        start = time.process_time()
        read(text)
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("name", READERS)
def test_a_line_of_any_shape_costs_time_in_proportion_to_its_length(name: str) -> None:
    """Four times the length may cost four times as much, and some more; never sixteen times."""
    read, size = READERS[name], effort(30_000)
    slow = {}
    for shape in SHAPES:
        for _ in range(3):
            short = seconds(read, shape * (size // len(shape)))
            long = seconds(read, shape * (4 * size // len(shape)))
            if long < 9 * short or long < 0.02:
                break
        else:
            slow[shape] = long / short
    assert slow == {}


# -- damaged pages among good ones -------------------------------------------------------------------

JUNK = (
    "[",
    "`",
    "\x1b]52;c;eA==\x07",
    "\0",
    "\ud800",
    "---\n",
    "`repeat: x`\n",
    "`if ",
    "<script>",
)


def mutated(seed: int) -> str:
    """One of the built-in pages after a few accidents."""
    chance = random.Random(seed)
    text = chance.choice(texts())
    for _ in range(chance.randint(1, 8)):
        lines = text.split("\n")
        one, other = sorted(chance.randrange(len(lines)) for _ in range(2))
        match chance.randrange(6):
            case 0:
                lines[one], lines[other] = lines[other], lines[one]
            case 1:
                del lines[one : min(other, one + 9)]
            case 2:
                lines[one:one] = lines[one : one + 9] * chance.randint(1, 4)
            case 3:
                lines[one] = chance.choice(JUNK) * chance.randint(1, 9) + lines[one]
            case 4:
                cut = chance.randrange(len(lines[one]) + 1)
                lines[one] = lines[one][:cut] + chance.choice(JUNK) + lines[one][cut:]
            case _:
                lines[one] = "  " * chance.randint(1, 4) + lines[one]
        text = "\n".join(lines)
    return text


@settings(max_examples=effort(1000))
@given(st.integers(0, 2**32))
def test_a_built_in_page_with_accidents_is_read_or_told(seed: int) -> None:
    draft = read_draft(mutated(seed), "mutated.md")

    problems: tuple[Problem, ...] = draft.problems
    assert draft.usable or any(problem.level == "error" for problem in problems)
    assert all(problem.message and problem.line >= 1 for problem in problems)
    shown = "".join(str(problem) for problem in problems)
    assert not {"\x1b", "\x07", "\0"} & set(shown)


@settings(max_examples=effort(30))
@given(seed=st.integers(0, 2**32))
def test_broken_pages_leave_the_built_in_ones(seed: int, tmp_path: Path) -> None:
    for number in range(3):
        text = mutated(seed + number).encode("utf-8", errors="replace")
        (tmp_path / f"own{number}.md").write_bytes(text)

    with_own(tmp_path)
