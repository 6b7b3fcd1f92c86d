"""The front matter: ``key: value`` lines, read as plain text, so that "no" stays "no"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from markdown_it.token import Token
from msgspec import Struct, field

from workbook.pages.ids import did_you_mean, is_id, respelled
from workbook.pages.model import Audience, Kind, Stage
from workbook.pages.source import Source
from workbook.pages.spelling import ID_PATTERN, plain_marks

KEYS = (
    "page",
    "version",
    "kind",
    "for",
    "stage",
    "after",
    "minutes",
    "retired",
    "sources",
    "language",
)

_ENTRY = re.compile(r"(\s*)([\w-]+)(\s*:\s*)(.*)")
_RULE = re.compile(r"-{3,}\s*")
_NUMBER = re.compile(r"[0-9]{1,6}")
_RETIRED = re.compile(rf"(?:{ID_PATTERN}\.)?{ID_PATTERN}(?:={ID_PATTERN})?")
_Word = TypeVar("_Word", bound=StrEnum)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class FrontMatter(Struct):
    """What the front matter says; the fields are those of ``Page``.

    Attributes:
        body: Index of the first line that is not front matter.
        recovered: True if Markdown saw no proper front matter, so that the page has to be read
            again from ``body`` on.
        places: Line and column of each value, by key.
    """

    page: str = ""
    version: int = 1
    kind: Kind = Kind.ONCE
    audience: Audience = Audience.MENTORSHIP
    stage: Stage | None = None
    after: str | None = None
    minutes: int | None = None
    retired: tuple[str, ...] = ()
    sources: str = ""
    language: str = "en"
    body: int = 0
    recovered: bool = False
    places: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_front_matter(source: Source, tokens: Sequence[Token]) -> FrontMatter:
    """Read the front matter; whatever is wrong with it is E113, or E103 for the page's id."""
    front = FrontMatter()
    start, end = _extent(source, tokens, front)
    seen: set[str] = set()
    for index in range(start, end):
        text = plain_marks(source.lines[index])
        if not text.strip():
            continue
        entry = _ENTRY.fullmatch(text)
        if entry is None:
            _error(source, index + 1, 1, f"expected 'key: value', found '{text.strip()}'")
            continue
        key, value = entry[2], entry[4].strip()
        place = (index + 1, entry.start(4) + 1)
        if key not in KEYS:
            column = entry.start(2) + 1
            _error(source, index + 1, column, f"unknown key '{key}'" + did_you_mean(key, KEYS))
        elif key in seen:
            _error(source, index + 1, entry.start(2) + 1, f"'{key}' stands twice; keep one")
        else:
            seen.add(key)
            front.places[key] = place
            _set(source, front, key, value, place)
    if "page" not in seen and not any(p.code == "E113" for p in source.problems):
        _error(source, 1, 1, "the front matter needs 'page: ' and the page's id")
    return front


def _extent(source: Source, tokens: Sequence[Token], front: FrontMatter) -> tuple[int, int]:
    """The first and the end line index of the entries; sets ``body`` and ``recovered``."""
    lines = source.lines
    if tokens and tokens[0].type == "front_matter" and tokens[0].map:
        end = tokens[0].map[1]
        front.body = end
        closed = _RULE.fullmatch(lines[end - 1]) is not None and end > 1
        last = end - 1 if closed else end
        stray = next((i for i in range(1, last) if lines[i].lstrip().startswith("#")), None)
        if stray is not None:
            front.body, front.recovered = stray, True
            _error(source, stray + 1, 1, "the front matter is not closed; put '---' above this")
            return 1, stray
        return 1, last
    front.recovered = True
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not _RULE.fullmatch(lines[first]) or any(line.strip() for line in lines[:first]):
        _error(
            source,
            1,
            1,
            "a page begins with its front matter: '---', a line 'page: ' with its id, '---'",
        )
        front.body = _entries_end(lines, first)
        return first, front.body
    end = _entries_end(lines, first + 1)
    front.body = end
    if first:
        _error(source, 1, 1, "the front matter must be the first thing in the file; move it up")
        if end < len(lines) and _RULE.fullmatch(lines[end]):
            front.body += 1
    else:
        _error(source, end, 1, "the front matter is not closed; put '---' after its last line")
    return first + 1, end


def _entries_end(lines: Sequence[str], start: int) -> int:
    """The index after the last line from ``start`` on that reads like ``key: value``."""
    end = start
    while end < len(lines):
        entry = _ENTRY.fullmatch(lines[end])
        if entry is None or entry[2] not in KEYS:
            break
        end += 1
    return end


def _set(source: Source, front: FrontMatter, key: str, value: str, place: tuple[int, int]) -> None:
    """Take over one value."""
    if not value:
        if key in ("page", "kind", "for", "version"):
            _error(source, *place, f"'{key}' needs a value")
    elif key in ("page", "after"):
        _page_id(source, front, key, value, place)
    elif key in ("version", "minutes"):
        if _NUMBER.fullmatch(value) and int(value) > 0:
            setattr(front, key, int(value))
        else:
            _error(source, *place, f"'{key}' must be a whole number, not '{value}'")
    elif key == "kind":
        front.kind = _one_of(source, Kind, key, value, place) or front.kind
    elif key == "for":
        front.audience = _one_of(source, Audience, key, value, place) or front.audience
    elif key == "stage":
        front.stage = _one_of(source, Stage, key, value, place)
    elif key == "retired":
        _retired(source, front, value, place)
    elif key == "language":
        front.language = value
        if not _LANGUAGE.fullmatch(value):
            _error(source, *place, f"'{value}' is no language; write its short name, as in 'en'")
    else:
        front.sources = value


def _page_id(
    source: Source, front: FrontMatter, key: str, value: str, place: tuple[int, int]
) -> None:
    """Take over a page's id; a misspelled one of the page itself is E103."""
    if is_id(value):
        setattr(front, key, value)
        return
    proposal = respelled(value, "page")
    source.error(
        *place, "E103", f"the id '{value}' may only hold a-z, 0-9 and single '-'; try '{proposal}'"
    )
    if key == "page":
        front.page = proposal


def _one_of(
    source: Source, words: type[_Word], key: str, value: str, place: tuple[int, int]
) -> _Word | None:
    """The member that this value names."""
    name = " ".join(value.split())
    known = [str(word) for word in words]
    if name in known:
        return words(name)
    hint = did_you_mean(name, known) or f"; it is one of: {', '.join(known)}"
    _error(source, *place, f"'{value}' is no '{key}'{hint}")
    return None


def _retired(source: Source, front: FrontMatter, value: str, place: tuple[int, int]) -> None:
    """Take over the ids that are gone on purpose."""
    names = [name.strip() for name in value.split(",")]
    for name in names:
        if not _RETIRED.fullmatch(name):
            _error(
                source,
                *place,
                f"'{name}' is no id; write 'group.id', or 'group.id=choice', parted by commas",
            )
    front.retired = tuple(names)


def _error(source: Source, line: int, column: int, message: str) -> None:
    """Add a message about the front matter."""
    source.error(line, column, "E113", message)
