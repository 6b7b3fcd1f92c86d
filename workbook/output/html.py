"""A document as one HTML file that needs nothing else: no script, no picture, nothing from afar.

It is made to be read in a browser, attached to a message and printed on A4 or Letter.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from workbook.journey.documents.model import (
    Answered,
    Block,
    Document,
    Line,
    Listing,
    Paragraph,
    Section,
)
from workbook.notebook.clean import clean

# No page size is named: the margins hold on whatever paper the printer has.
STYLE = """\
@page { margin: 20mm 22mm; }
* { box-sizing: border-box; }
html { color: #1a1a1a; background: #fff; font: 11.5pt/1.45 Georgia, "Times New Roman", serif; }
body { max-width: 40em; margin: 2.5em auto; padding: 0 1.25em; overflow-wrap: break-word; }
h1, h2, h3, .about, .detail { font-family: system-ui, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.5em; line-height: 1.2; margin: 0 0 .3em; }
h2 { font-size: 1.08em; margin: 1.6em 0 .4em; }
h3 { font-size: 1em; margin: 1.1em 0 .3em; }
h1, h2, h3, dt { break-after: avoid; }
.about { color: #555; font-size: .92em; margin: 0; padding-bottom: .9em; }
.about { border-bottom: 1px solid #bbb; }
p { margin: 0 0 .6em; orphans: 2; widows: 2; }
ul, ol { margin: 0 0 .6em; padding-left: 1.4em; }
ul ul, ol ul { margin: .1em 0 0; list-style: none; padding: 0; color: #444; }
li { margin: 0 0 .25em; break-inside: avoid; }
ul.ticks-list { list-style: none; padding: 0; }
ul.ticks-list > li { position: relative; padding-inline-start: 1.6em; }
.tick { position: absolute; inset-inline-start: 0; top: .3em; width: 1em; height: 1em; }
.tick { border: 1px solid #555; font: bold .8em/1 system-ui, sans-serif; text-align: center; }
.detail { display: inline-block; color: #555; font-size: .88em; padding-inline-start: .4em; }
.part { margin-top: 1.6em; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: 38% 1fr; column-gap: 1.5em; padding: .45em 0; }
dl > div { break-inside: avoid; border-top: 1px solid #ddd; }
dt { color: #444; font-size: .92em; }
dd { margin: 0; }
dd > :last-child { margin-bottom: 0; }
@media (max-width: 34em) { dl > div { display: block; } }
@media print { body { max-width: none; margin: 0; padding: 0; } }
"""
"""How it looks, on the screen and on paper."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for it: nothing, whatever stands in it."""


def to_html(document: Document) -> str:
    """The document as a whole HTML page."""
    title = _text(document.title)
    about = "<br>".join(f"<bdi>{_text(line)}</bdi>" for line in document.subtitle if line.strip())
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>\n{STYLE}</style>",
        "</head>",
        "<body>",
        f'<h1 dir="auto">{title}</h1>',
        *([f'<p class="about">{about}</p>'] if about else ()),
        *(part for section in document.sections for part in _section(section)),
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f'<h{section.level} dir="auto">{_text(section.title)}</h{section.level}>'
    else:
        yield '<div class="part">'
    rows: list[str] = []
    for block in section.blocks:
        if isinstance(block, Answered):
            rows.append(_row(block))
            continue
        yield from _rows(rows)
        rows = []
        yield from _block(block)
    yield from _rows(rows)
    if not section.title:
        yield "</div>"


def _rows(rows: list[str]) -> Iterator[str]:
    """Questions with their answers, one below the other."""
    if rows:
        yield "<dl>"
        yield from rows
        yield "</dl>"


def _row(block: Answered) -> str:
    answer = "".join(_block(block.answer))
    return f'<div><dt dir="auto">{_text(block.question)}</dt><dd>{answer}</dd></div>'


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield from _paragraphs(text)
        case Listing(lines, numbered):
            tag = "ol" if numbered else "ul"
            ticked = any(line.done is not None for line in lines)
            kind = ' class="ticks-list"' if ticked and not numbered else ""
            yield f"<{tag}{kind}>"
            yield from map(_line, lines)
            yield f"</{tag}>"
        case Answered():
            yield _row(block)


def _line(line: Line) -> str:
    tick = {
        None: "",
        True: '<span class="tick" role="img" aria-label="done">✓</span>',
        False: '<span class="tick" role="img" aria-label="not done"></span>',
    }[line.done]
    detail = f' <span class="detail"><bdi>{_text(line.detail)}</bdi></span>' if line.detail else ""
    notes = "".join(f'<li dir="auto">{_text(note)}</li>' for note in line.notes)
    below = f"<ul>{notes}</ul>" if notes else ""
    return f'<li dir="auto">{tick}<bdi>{_text(line.text)}</bdi>{detail}{below}</li>'


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", clean(text)):
        lines = [_text(line) for line in paragraph.splitlines() if line.strip()]
        if lines:
            yield f'<p dir="auto">{"<br>".join(lines)}</p>'


def _text(text: str) -> str:
    """A text on one line, in which nothing is a mark."""
    return html.escape(" ".join(clean(text).split()))
