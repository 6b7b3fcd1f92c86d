"""The files that people read: one for each entry, and one that leads to them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from urllib.parse import quote

from workbook.journey.dates import MONTHS
from workbook.journey.export.model import Leaf
from workbook.notebook.clean import clean, clean_value
from workbook.output.markdown import escaped, to_markdown

README = "README.md"

_MARKS = re.compile(r"[<>&\[\]`]")
"""Signs that begin or end something in Markdown or HTML wherever they stand."""

WORDS = """\
Everything that stood in the workbook on {day}: {what}.

Each page is a file that any program can show; the lines between `---` at its beginning are for
programs. `workbook.json` holds the same once more, complete, with everything that was said before;
`workbook import` reads it back into a workbook.\
"""

WITH_PRIVATE = "Private answers are in it, in plain words. Keep it where only you can read it."
NONE_PRIVATE = "Nothing private is in it."
KEPT_BACK = "Nothing private is in it: {count} stayed in the workbook."


def page(leaf: Leaf) -> str:
    """One entry as a file: lines for programs, then words for people."""
    return f"{_front(leaf.front)}\n{to_markdown(leaf.document)}"


def _front(front: Mapping[str, object]) -> str:
    """The lines for programs: YAML, each value as JSON has it, so that no text can end them."""
    lines = [f"{name}: {_json(value)}" for name, value in front.items()]
    return "\n".join(("---", *lines, "---", ""))


def _json(value: object) -> str:
    """A value for programs; what knows nothing of such lines finds no mark in its texts either."""
    if isinstance(value, str):
        return _MARKS.sub(_spelt, json.dumps(clean(value), ensure_ascii=False))
    return json.dumps(clean_value(value), ensure_ascii=False)


def _spelt(mark: re.Match[str]) -> str:
    return f"\\u{ord(mark[0]):04x}"


def index(
    files: Mapping[tuple[str, ...], Leaf], now: datetime, *, private: bool, kept_back: int
) -> str:
    """The file that leads to all others.

    Args:
        files: The entries by the parts of their paths.
        now: This moment.
        private: Whether private answers are among them.
        kept_back: How many of them are not.
    """
    day = f"{now.day} {MONTHS[now.month - 1].capitalize()} {now.year}"
    count = len(files)
    what = "1 page" if count == 1 else f"{count} pages"
    note = WITH_PRIVATE if private else NONE_PRIVATE
    if kept_back:
        answers = "1 answer" if kept_back == 1 else f"{kept_back} answers"
        note = KEPT_BACK.format(count=answers)
    parts = ["# Workbook", WORDS.format(day=day, what=what), note]
    return "\n\n".join((*parts, *_list(files))) + "\n"


def _list(files: Mapping[tuple[str, ...], Leaf]) -> Iterator[str]:
    """The files by their folders, each with the day of its latest change."""
    by_folder: dict[tuple[str, ...], list[tuple[tuple[str, ...], Leaf]]] = {}
    for path, leaf in files.items():
        by_folder.setdefault(path[:-1], []).append((path, leaf))
    for folder in sorted(by_folder, key=lambda names: (names[:1] != ("Mine",), names)):
        yield f"## {' · '.join(map(escaped, folder))}"
        yield "\n".join(_link(path, leaf) for path, leaf in by_folder[folder])


def _link(path: tuple[str, ...], leaf: Leaf) -> str:
    where = "/".join(quote(name, safe="") for name in path)
    name = path[-1].removesuffix(".md")
    dated = name[:1].isdecimal()
    facts = [f"changed on {leaf.changed.isoformat()}"] if leaf.changed and not dated else []
    facts += ["put away"] if leaf.front.get("archived") else []
    return f"- [{escaped(name)}]({where})" + (f" ({', '.join(facts)})" if facts else "")
