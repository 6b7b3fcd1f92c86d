"""Documents as HTML and as JSON."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

from hypothesis import given, settings

from tests.effort import effort
from tests.unit.output.documents import saying, words
from workbook.journey.documents.model import (
    Answered,
    Document,
    Line,
    Listing,
    Paragraph,
    Section,
)
from workbook.notebook.clean import clean
from workbook.output.formats import Format, draw
from workbook.output.html import STYLE, to_html
from workbook.output.json import to_json

TAGS = set(
    "html head meta title style body h1 h2 h3 p br bdi div ul ol li span dl dt dd".split()  # noqa: SIM905 (reads better so)
)
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "dir", "role", "aria-label"),
}


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.other: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style" and data.strip():
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)


@settings(max_examples=effort(1000))
@given(words)
def test_words_never_become_part_of_the_page(text: str) -> None:
    seen = Seen(to_html(saying(text)))

    assert seen.tags <= TAGS
    assert seen.attributes <= ATTRIBUTES
    assert (seen.open, seen.other) == ([], [])
    said = " ".join(clean(text).split())
    if said:
        assert {one.strip() for one in seen.texts} >= {said}
        assert seen.texts.count(said) >= 6


@settings(max_examples=effort(500))
@given(words)
def test_nothing_in_a_page_commands_a_terminal_or_turns_the_reading_round(text: str) -> None:
    for form in Format:
        assert not set("\x1b\x9b\u202e\u2066") & set(draw(saying(text), form))


def test_a_page_needs_nothing_from_anywhere() -> None:
    page = to_html(saying("words"))

    assert re.search(r"\b(src=|href=|url\(|@import|javascript)", page) is None
    assert "default-src 'none'" in page
    assert "<script" not in page


def test_a_page_prints_without_broken_rows_on_any_paper() -> None:
    assert "@page" in STYLE
    assert "size:" not in STYLE.split("}", 1)[0]
    assert STYLE.count("break-inside: avoid") >= 2


def test_ticks_are_told_to_those_who_do_not_see_them() -> None:
    page = to_html(
        Document("a", "A", sections=(Section("s", "S", (Listing((Line("x", True),)),)),))
    )

    assert 'aria-label="done"' in page


def test_json_has_the_same_keys_in_every_case() -> None:
    document = Document(
        "agenda",
        "Agenda",
        ("With Amara",),
        (
            Section("a", "A", (Listing((Line("x", True, "d", ("n",)),), numbered=True),)),
            Section("b", "", (Answered("Q", Paragraph("P")),), level=3),
        ),
        date(2026, 11, 26),
    )

    line = {"text": "x", "done": True, "detail": "d", "notes": ["n"]}
    answer = {"type": "answer", "question": "Q", "answer": {"type": "paragraph", "text": "P"}}
    assert json.loads(to_json(document)) == {
        "document": "agenda",
        "title": "Agenda",
        "subtitle": ["With Amara"],
        "day": "2026-11-26",
        "sections": [
            {
                "key": "a",
                "title": "A",
                "level": 2,
                "blocks": [{"type": "list", "numbered": True, "lines": [line]}],
            },
            {"key": "b", "title": "", "level": 3, "blocks": [answer]},
        ],
    }
    assert json.loads(to_json(Document("goals", "Goals"))) == {
        "document": "goals",
        "title": "Goals",
        "subtitle": [],
        "day": None,
        "sections": [],
    }


@settings(max_examples=effort(500))
@given(words)
def test_json_says_the_words_as_they_were_written(text: str) -> None:
    found = json.loads(to_json(saying(text)))

    assert found["sections"][0]["blocks"][0]["text"] == clean(text)
