"""Documents that hold the given words everywhere, for tests of what is drawn of them."""

from __future__ import annotations

from hypothesis import strategies as st

from workbook.journey.documents.model import (
    Answered,
    Document,
    Line,
    Listing,
    Paragraph,
    Section,
)

HOSTILE = (
    "# no heading",
    "## no heading",
    "a | b",
    "| --- | --- |",
    "<script>alert(1)</script>",
    "<!-- gone -->",
    "[a](javascript:alert(1))",
    "![a](https://x.y/z.png)",
    "`code`",
    "```",
    "~~~",
    "~~gone~~",
    "*loud* and **louder**",
    "_soft_ and __softer__",
    "---",
    "===",
    "- no list",
    "+ no list",
    "1. no list",
    "12) no list",
    "> no quote",
    "[x] no tick",
    "[a]: https://x.y",
    "&lt;b&gt; &#35; &copy;",
    "back\\slash \\* \\",
    "<https://x.y>",
    "\x1b[31mred\x1b[0m",
    "\u202eright to left\u2066 and more",
    "$a$ and $b$",
    '" onmouseover="x" \' ',
    "</style></title>",
    "\t    indented",
)
"""What a format might take for something else than words."""

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text("ab1 #*_-+=>.)`~[](){}<&;:/\\|!$\"'^\n\t\x1b\u202e\u2066\u200f\x9b\r", max_size=24),
    st.lists(st.sampled_from(HOSTILE), max_size=3).map("\n".join),
)
"""Words of the kind that somebody might paste."""


def saying(text: str) -> Document:
    """A document with the same words in every place."""
    lines = (Line(text), Line(text, False, text, (text, text)), Line(text, True))
    return Document(
        "agenda",
        text,
        (text, text),
        (
            Section("a", "", (Paragraph(text), Listing(lines))),
            Section("b", text, (Listing((Line(text, detail=text),), numbered=True),)),
            Section("c", text, (Answered(text, Paragraph(text)), Answered(text, Listing(lines)))),
            Section("d", text, (Answered(text, Paragraph(f"{text}\n\n{text}")),), level=3),
        ),
    )
