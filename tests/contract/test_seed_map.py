"""The guide to the pages holds: its map, its tables and its examples agree with the pack.

``content/README.md`` maps each line of two guides for mentees to the prompts that carry it, and
teaches the page format with whole pages.  Both age unnoticed unless something reads them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbook.pages.model import AnswerType
from workbook.pages.needs import NEEDS
from workbook.pages.pack import load_pack
from workbook.pages.packs import Pack
from workbook.pages.reader import read_page

CONTENT = Path(__file__).parents[2] / "content"
README = (CONTENT / "README.md").read_text(encoding="utf-8")

CARRIER = re.compile(r"`(?:(later): )?([a-z0-9./-]+)`")
"""One entry of a "carried by" cell: a full key, or ``later:`` and the id of a page to come."""

MAP = "Where two guides for mentees went"
CHECKLISTS = {"Guide A: the checklist": 8, "Guide B: the checklist": 10}
SOURCES = "Guide A: the four sources of self-efficacy"
EVIDENCE = ("Guide A: the evidence", "Guide B: the evidence")
MAP_TABLES = (
    *CHECKLISTS,
    SOURCES,
    *EVIDENCE,
    "Guide A: the steps",
    "Guide B: the duties",
)


def section(title: str) -> str:
    """What stands under the heading with this title, up to the next of the same or a higher level."""
    heading = re.search(rf"^(#+) {re.escape(title)}$", README, re.MULTILINE)
    assert heading, f"content/README.md has no heading '{title}'"
    rest = README[heading.end() :]
    end = re.search(rf"^#{{1,{len(heading[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(title: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its head, as stripped cells."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def carriers(cell: str) -> list[tuple[bool, str]]:
    """What a "carried by" cell names, each with whether it is still to come."""
    return [(later == "later", name) for later, name in CARRIER.findall(cell)]


def all_carriers() -> list[tuple[bool, str]]:
    """Everything that the whole map names."""
    return carriers(section(MAP))


def examples() -> list[str]:
    """The pages that the guide gives as examples, in order."""
    blocks = re.findall(r"^```markdown\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [block for block in blocks if block.startswith("---\n")]


def example_name(page: str) -> str:
    """The file name under which an example page would be saved."""
    found = re.search(r"^page: (\S+)$", page, re.MULTILINE)
    assert found, "an example page has no id"
    return f"{found[1]}.md"


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The built-in pages."""
    return load_pack(CONTENT / "en")


def exists(pack: Pack, key: str) -> bool:
    """Whether a full key names a prompt, a group or a statement of a rating."""
    if pack.prompt(key) or pack.group(key):
        return True
    rating, _, statement = key.rpartition(".")
    prompt = pack.prompt(rating)
    if prompt is None or prompt.type is not AnswerType.RATE:
        return False
    return statement in {choice.id for choice in prompt.choices}


@pytest.mark.parametrize(("title", "count"), CHECKLISTS.items())
def test_each_checklist_is_mapped_in_full_and_in_order(title: str, count: int) -> None:
    assert [row[0] for row in rows(title)] == [str(n) for n in range(1, count + 1)]


def test_the_four_sources_are_mapped_and_asked_about_together(pack: Pack) -> None:
    assert len(rows(SOURCES)) == 5  # four sources, and looking for the one that is short
    asked = pack.prompt("self-check/confidence-from")
    assert asked is not None
    assert len(asked.choices) == 4


@pytest.mark.parametrize("title", MAP_TABLES)
def test_every_line_of_the_guides_is_carried_by_something(title: str) -> None:
    table = rows(title)
    assert table
    for row in table:
        assert carriers(row[-1]), f"nothing carries: {row[1]}"
        leftover = CARRIER.sub("", row[-1]).replace(",", "").strip()
        assert not leftover, f"not a full key or a later page: {leftover}"


def test_every_prompt_that_the_map_names_exists(pack: Pack) -> None:
    missing = {key for later, key in all_carriers() if not later and not exists(pack, key)}
    assert not missing


def test_pages_marked_as_later_do_not_exist_yet(pack: Pack) -> None:
    written = {name for later, name in all_carriers() if later and name in pack.pages}
    assert not written, "these pages exist now: name their prompts in the map"


@pytest.mark.parametrize("title", EVIDENCE)
def test_evidence_is_shown_where_the_map_says(pack: Pack, title: str) -> None:
    for finding, origin, carried in rows(title):
        prompts = [pack.prompt(key) for later, key in carriers(carried) if not later]
        sources = [" ".join((p.source or "").split()) for p in prompts if p is not None]
        figures = re.findall(r"\d+ %", finding)
        if figures:
            assert all(figure in source for source in sources for figure in figures)
        for reference in origin.split("; "):
            doi = re.search(r"doi (\S+)", reference)
            wanted = doi[1] if doi else reference
            assert any(wanted in source for source in sources), f"{wanted} is shown nowhere"


def test_every_built_in_page_is_listed_with_a_link(pack: Pack) -> None:
    listed = [re.match(r"\[`([a-z-]+)`\]\(en/\1\.md\)", r[0]) for r in rows("The built-in pages")]
    assert {found[1] for found in listed if found} == set(pack.pages)


def test_the_guide_names_every_kind_of_answer() -> None:
    shown = " ".join(row[0] for row in rows("Answers of every kind"))
    assert [kind for kind in AnswerType if f"`{kind}" not in shown] == []


def test_the_guide_names_what_the_workbook_relies_on() -> None:
    named = {row[0].strip("`"): set(re.findall(r"`([a-z.-]+)`", row[1])) for row in rows_of_needs()}
    for page, need in NEEDS.items():
        assert named.get(page, set()) >= set(need.prompts) | set(need.groups), page


def rows_of_needs() -> list[list[str]]:
    """The table of ids that the workbook uses: the one whose head says what a page keeps."""
    table = section("Where your pages go").partition("| Page | What it keeps |")[2]
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


@pytest.mark.parametrize("page", examples(), ids=example_name)
def test_example_pages_read_without_a_message(page: str) -> None:
    read, problems = read_page(page, example_name(page), own=True)
    assert read is not None
    assert problems == ()


def test_example_pages_work_beside_the_built_in_ones(tmp_path: Path) -> None:
    for page in examples():
        (tmp_path / example_name(page)).write_text(page, encoding="utf-8")
    together = load_pack(CONTENT / "en", tmp_path)
    assert [str(problem) for problem in together.problems] == []
    assert {example_name(page).removesuffix(".md") for page in examples()} <= set(together.pages)


def test_the_sample_message_is_what_the_checker_says() -> None:
    broken = examples()[0].replace("`text:", "`txt:")
    _, problems = read_page(broken, example_name(broken), own=True)
    assert [str(problem) for problem in problems] == re.findall(
        r"^shadowing\.md:.*$", README, re.MULTILINE
    )
