"""All pages together: order, pages of one's own, and what is broken."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.unit.pages.samples import page_of
from workbook.pages.lock import lock_text, make_lock
from workbook.pages.needs import NEEDS
from workbook.pages.pack import load_pack
from workbook.pages.packs import Pack

QUESTION = "## A\n\n`line: a`\n"


def needed(page_id: str) -> str:
    """A page that has exactly what the app needs of it."""
    need = NEEDS[page_id]
    parts = []

    def ask(heading: str, key: str) -> str:
        wanted = need.prompts[key]
        kind = "rate 1 to 5" if wanted.type == "rate" else str(wanted.type)
        dated = "; dated" if wanted.dated else ""
        choices = "".join(f"- {choice} `{choice}`\n" for choice in wanted.choices)
        return f"{heading} Q\n\n`{kind}: {key.rpartition('.')[2]}{dated}`\n\n{choices}\n"

    for group in need.groups:
        parts.append(f"## G\n\n`repeat: {group}`\n\n")
        parts += [ask("###", key) for key in need.prompts if key.startswith(f"{group}.")]
    parts += [ask("##", key) for key in need.prompts if "." not in key]
    extra = f"kind: {need.kind}\nfor: {need.audience}\n"
    return page_of("".join(parts) or QUESTION, page=page_id, extra=extra)


@pytest.fixture
def builtin(tmp_path: Path) -> Path:
    """A folder of built-in pages that has all that the app needs."""
    folder = tmp_path / "content" / "en"
    folder.mkdir(parents=True)
    for page_id in NEEDS:
        write(folder, page_id, needed(page_id))
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's folder, empty."""
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str) -> Path:
    """Write a page file."""
    path = folder / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def codes(pack: Pack) -> list[tuple[str, int, str]]:
    """File name, line and code of every message."""
    return [(Path(p.file).name, p.line, p.code) for p in pack.problems]


def test_a_whole_pack_has_no_messages(builtin: Path) -> None:
    (builtin / "README.md").write_text("How to write pages: `line`\n", encoding="utf-8")
    (builtin / ".draft.md").write_text("not yet", encoding="utf-8")
    pack = load_pack(builtin)
    assert codes(pack) == []
    assert pack.broken == ()
    assert set(pack.pages) == set(NEEDS)
    assert not any(page.own for page in pack.pages.values())


def test_pages_stand_in_path_order(builtin: Path) -> None:
    def place(name: str, front: str, title: str) -> None:
        text = page_of(QUESTION, page=name, extra=front).replace("# Sample", f"# {title}")
        write(builtin, name, text)

    place("z-first", "stage: start\n", "Zebra")
    place("a-last", "", "Apple")
    place("b-aim", "stage: aim\n", "Bee")
    place("c-aim", "stage: aim\nafter: d-aim\n", "Ant")
    place("d-aim", "stage: aim\n", "Dog")
    place("e-follows", "after: z-first\n", "Eel")
    pack = load_pack(builtin)
    placed = [page_id for page_id in pack.pages if page_id not in NEEDS]
    assert placed == ["z-first", "e-follows", "b-aim", "d-aim", "c-aim", "a-last"]


def test_after_must_lead_somewhere_and_not_in_a_circle(builtin: Path) -> None:
    write(builtin, "one", page_of(QUESTION, page="one", extra="after: two\n"))
    write(builtin, "two", page_of(QUESTION, page="two", extra="after: one\n"))
    write(builtin, "three", page_of(QUESTION, page="three", extra="after: goal\n"))
    pack = load_pack(builtin)
    assert codes(pack) == [("one.md", 3, "E109"), ("three.md", 3, "E109"), ("two.md", 3, "E109")]
    assert "did you mean 'goals'?" in pack.problems[1].message


def test_names_on_other_pages_are_checked(builtin: Path) -> None:
    body = (
        "## A\n\n`show: goals/goals; fields statement; only status = moving`\n\n"
        "## B\n\n`show: goals/goals; fields statment; only status = movin`\n\n"
        "## C\n\n`line: c; if gaols/goals >= 1`\n\nSee `=mentorship/mento`.\n"
    )
    write(builtin, "looks", page_of(body, page="looks"))
    pack = load_pack(builtin)
    assert codes(pack) == [
        ("looks.md", 13, "E109"),
        ("looks.md", 13, "E110"),
        ("looks.md", 17, "E109"),
        ("looks.md", 19, "E109"),
    ]
    assert "looks" not in pack.pages
    assert [Path(problem.file).name for problem in pack.broken] == ["looks.md"]


def test_names_of_a_broken_page_are_not_told_again(builtin: Path) -> None:
    write(builtin, "one", page_of("## A\n\n`lin: a`\n", page="one"))
    (builtin / "two.md").write_bytes(b"\xff\xfe\x00")
    body = "## A\n\n`line: a; if one/a is answered`\n\nAlso `=two/b`.\n"
    write(builtin, "three", page_of(body, page="three"))
    pack = load_pack(builtin)
    assert codes(pack) == [("one.md", 9, "E101"), ("two.md", 1, "E100")]
    assert "three" in pack.pages


def test_an_id_used_by_two_files_is_told_at_the_second(builtin: Path) -> None:
    write(builtin, "x-goals", needed("goals"))
    pack = load_pack(builtin)
    assert codes(pack) == [("x-goals.md", 2, "E104")]
    assert Path(pack.pages["goals"].path).name == "goals.md"


def test_a_page_that_the_app_needs_must_be_there(builtin: Path) -> None:
    (builtin / "goals.md").unlink()
    pack = load_pack(builtin)
    assert [(problem.code, problem.line) for problem in pack.problems] == [("E119", 1)]
    assert "'goals'" in pack.problems[0].message


@pytest.mark.parametrize(
    ("page_id", "old", "new", "line"),
    [
        ("mentorship", "line: mentor", "line: mentr", 2),
        ("mentorship", "line: mentor", "text: mentor", 11),
        ("mentorship", "for: mentorship", "for: me", 4),
        ("self-check", "kind: each time", "kind: once", 3),
        ("topics", "repeat: topics", "repeat: topic", 2),
        ("topics", "- win `win`\n", "", 20),
        ("topics", "line: what", "line: wat", 11),
        ("goals", "; dated", "", 25),
    ],
)
def test_what_the_app_needs_of_a_page_must_be_on_it(
    builtin: Path, own: Path, page_id: str, old: str, new: str, line: int
) -> None:
    changed = needed(page_id).replace(old, new)
    assert changed != needed(page_id)
    write(own, page_id, changed)
    pack = load_pack(builtin, own)
    assert codes(pack) == [(f"{page_id}.md", line, "E119")]
    assert not pack.pages[page_id].own
    assert [problem.code for problem in pack.broken] == ["E119"]


def test_a_page_of_ones_own_replaces_the_built_in_one(builtin: Path, own: Path) -> None:
    write(own, "my-goals", needed("goals").replace("# Sample", "# My goals"))
    write(own, "more", page_of(QUESTION + "\n## G\n\n`show: goals/goals`\n", page="more"))
    pack = load_pack(builtin, own)
    assert codes(pack) == []
    assert (pack.pages["goals"].title, pack.pages["goals"].own) == ("My goals", True)
    assert pack.pages["more"].own


def test_a_broken_page_of_ones_own_leaves_the_built_in_one(builtin: Path, own: Path) -> None:
    write(own, "goals", needed("goals").replace("`line:", "`lin:"))
    pack = load_pack(builtin, own)
    assert [problem.code for problem in pack.broken] == ["E101"]
    assert not pack.pages["goals"].own


def test_answers_of_the_built_in_page_keep_their_type(builtin: Path, own: Path) -> None:
    extra = "\n## Why\n\n`line: why`\n\n## How\n\n`date: how`\n"
    write(builtin, "goals", needed("goals") + extra)
    mine = extra.replace("`line: why`", "`number: why`").replace("`date: how`", "`text: how`")
    write(own, "goals", needed("goals") + mine)
    pack = load_pack(builtin, own)
    assert [problem.code for problem in pack.problems] == ["E115"]
    assert not pack.pages["goals"].own


def test_what_built_in_pages_look_at_must_stay(builtin: Path, own: Path) -> None:
    body = "## A\n\n`show: extra/things; fields size`\n"
    things = "## T\n\n`repeat: things`\n\n### S\n\n`line: size`\n\n### K\n\n`line: kind`\n"
    write(builtin, "looks", page_of(body, page="looks"))
    write(builtin, "extra", page_of(things, page="extra"))
    write(own, "extra", page_of(things.replace(": size", ": sizes"), page="extra"))
    pack = load_pack(builtin, own)
    assert codes(pack) == [("extra.md", 2, "E119")]
    assert set(pack.pages) == {*NEEDS, "looks", "extra"}
    write(own, "looks", page_of(body.replace("size", "sizes"), page="looks"))
    assert codes(load_pack(builtin, own)) == []


def test_a_missing_folder_is_told_and_the_rest_works(builtin: Path, tmp_path: Path) -> None:
    pack = load_pack(builtin, tmp_path / "nowhere")
    assert set(pack.pages) == set(NEEDS)
    assert [problem.code for problem in pack.broken] == ["E100"]
    nothing = load_pack(tmp_path / "nowhere")
    assert nothing.pages == {}
    assert [problem.code for problem in nothing.problems] == ["E100"]
    file = write(tmp_path, "file", "")
    assert [problem.code for problem in load_pack(builtin, file).problems] == ["E100"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes in the file system")
def test_files_that_can_not_be_read_are_told(builtin: Path, own: Path) -> None:
    (own / "folder.md").mkdir()
    (own / "latin.md").write_bytes("---\npage: caf\u00e9\n---\n".encode("latin-1"))
    (own / "dangling.md").symlink_to(own / "nowhere")
    with (own / "huge.md").open("wb") as file:
        file.truncate(50_000_000)
    os.mkfifo(own / "pipe.md")
    pack = load_pack(builtin, own)
    assert codes(pack) == [
        ("dangling.md", 1, "E100"),
        ("folder.md", 1, "E100"),
        ("huge.md", 1, "E100"),
        ("latin.md", 2, "E100"),
        ("pipe.md", 1, "E100"),
    ]
    assert len(pack.broken) == 5
    assert set(pack.pages) == set(NEEDS)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="the administrator may read everything"
)
def test_a_forbidden_file_is_told(builtin: Path, own: Path) -> None:
    write(own, "secret", QUESTION).chmod(0)
    assert codes(load_pack(builtin, own)) == [("secret.md", 1, "E100")]


def test_the_id_lock_beside_the_pages_is_held(builtin: Path) -> None:
    pages = load_pack(builtin).pages.values()
    (builtin.parent / "ids.lock").write_text(lock_text(make_lock(pages)), encoding="utf-8")
    assert codes(load_pack(builtin)) == []
    write(builtin, "agreement", needed("agreement").replace("`line: a`", "`line: b`"))
    assert codes(load_pack(builtin)) == [("agreement.md", 2, "E114")]
    (builtin / "agreement.md").unlink()
    found = codes(load_pack(builtin))
    assert [code for _, _, code in found] == ["E119", "E114"]


def test_the_users_folder_has_a_lock_of_its_own(builtin: Path, own: Path) -> None:
    write(own, "mine", page_of(QUESTION, page="mine"))
    mine = load_pack(builtin, own).pages["mine"]
    (own / "ids.lock").write_text(lock_text(make_lock([mine])), encoding="utf-8")
    assert codes(load_pack(builtin, own)) == []
    write(own, "mine", page_of(QUESTION.replace("line", "date"), page="mine"))
    assert codes(load_pack(builtin, own)) == [("mine.md", 9, "E115")]


def test_a_damaged_lock_is_told_and_the_pages_work(builtin: Path) -> None:
    (builtin.parent / "ids.lock").write_text("{", encoding="utf-8")
    pack = load_pack(builtin)
    assert codes(pack) == [("ids.lock", 1, "E100")]
    assert set(pack.pages) == set(NEEDS)
