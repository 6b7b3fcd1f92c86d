"""Documents as Markdown: all words stay words."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from tests.effort import effort
from tests.unit.output.documents import HOSTILE, saying, words
from workbook.journey.documents.model import (
    Answered,
    Document,
    Line,
    Listing,
    Paragraph,
    Section,
)
from workbook.notebook.clean import clean
from workbook.output.markdown import to_markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

MEANT = {
    *(
        f"{block}_{end}"
        for end in ("open", "close")
        for block in ("heading", "paragraph", "strong")
    ),
    *(f"{block}_{end}" for end in ("open", "close") for block in ("bullet_list", "ordered_list")),
    *("list_item_open", "list_item_close", "inline", "text", "softbreak", "hardbreak"),
}
"""What a document is made of."""


def read(markdown: str) -> tuple[set[str], list[str]]:
    """The kinds of mark in a Markdown text, and what each piece of text in it says."""
    kinds: set[str] = set()
    said: list[str] = []
    for token in READER.parse(markdown):
        kinds.add(token.type)
        if token.children is not None:
            kinds |= {child.type for child in token.children}
            said.append(
                "".join(
                    "\n" if "break" in child.type else child.content for child in token.children
                )
            )
    return kinds, said


def in_lines(text: str) -> list[str]:
    """The lines of a text that say something, blanks made one."""
    return [" ".join(line.split()) for line in clean(text).splitlines() if line.strip()]


@settings(max_examples=effort(1000))
@given(words)
@example("a\n---")
@example("\n".join(HOSTILE))
def test_words_are_never_taken_for_marks(text: str) -> None:
    kinds, _ = read(to_markdown(saying(text)))

    assert kinds <= MEANT


@settings(max_examples=effort(1000))
@given(words)
def test_words_are_read_as_they_were_written(text: str) -> None:
    document = Document("agenda", "Title", sections=(Section("a", "", (Paragraph(text),)),))

    _, said = read(to_markdown(document))

    assert [line for part in said[1:] for line in part.split("\n")] == in_lines(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_and_a_heading_say_what_they_said(text: str) -> None:
    line = Section("a", text, (Listing((Line(text),)),))

    _, said = read(to_markdown(Document("agenda", "Title", sections=(line,))))

    assert said == ["Title", *[" ".join(in_lines(text))] * 2]


@given(words)
@settings(max_examples=effort(500))
def test_nothing_in_it_commands_a_terminal(text: str) -> None:
    found = to_markdown(saying(text))

    assert not set("\x1b\x9b\u202e\u2066\r") & set(found)


def test_how_it_looks() -> None:
    lines = (
        Line("Write", False, "me · by Fri", ("Half of it", "so far")),
        Line("Read", True),
        Line("It's 5 - 3 = 2, snake_case, a.b & ~5 or $5!"),
    )
    document = Document(
        "agenda",
        "Agenda",
        ("With Amara", "45 minutes"),
        (
            Section("a", "Promised", (Listing(lines), Paragraph("One\nTwo\n\nThree"))),
            Section("b", "Points", (Listing((Line("Ask"),), numbered=True),)),
            Section("c", "", (Answered("How?", Paragraph("So")),)),
            Section("d", "Part", (Answered("Which?", Listing((Line("This"),))),), level=3),
        ),
    )

    assert to_markdown(document) == (
        "# Agenda\n\nWith Amara  \n45 minutes\n\n"
        "## Promised\n\n"
        "- [ ] Write (me · by Fri)\n  - Half of it\n  - so far\n- [x] Read\n"
        "- It's 5 - 3 = 2, snake_case, a.b & ~5 or $5!\n\n"
        "One  \nTwo\n\nThree\n\n"
        "## Points\n\n1. Ask\n\n"
        "**How?**  \nSo\n\n"
        "### Part\n\n**Which?**\n\n- This\n"
    )
