"""The id lock: every id, type and choice that was ever released.

Answers are kept under ids.  Once an id is in the lock, a page may no longer lose it unnoticed:
that it is gone (E114), has another type (E115) or has lost a choice (E116) is an error, unless
the page says that it is meant (``retired:`` in the front matter, ``was`` on the answer line).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct, field

from workbook.pages.clauses import REPEAT
from workbook.pages.files import (
    LOCK_NAME,
    is_of_language,
    lock_beside,
    read_text,
    shown,
    unreadable,
)
from workbook.pages.model import AnswerType, Page, Prompt
from workbook.pages.packs import Problem
from workbook.pages.reader import Draft
from workbook.pages.reliance import kind_of_answer
from workbook.pages.resolve import Names, old_keys
from workbook.pages.source import Source
from workbook.pages.spelling import ID_PATTERN

_FORMAT = 1
_KEY = re.compile(rf"{ID_PATTERN}/(?:{ID_PATTERN}\.)?{ID_PATTERN}")


class Locked(Struct, frozen=True):
    """One id of the lock: its type, ``repeat`` for a group, and its choices or statements."""

    type: str
    choices: tuple[str, ...] = ()


class Lock(Struct, frozen=True):
    """The lock of one folder.

    Attributes:
        ids: Every released id by full key.
        lines: The line of each key in the file, for messages.
    """

    ids: Mapping[str, Locked]
    lines: Mapping[str, int] = field(default_factory=dict)


def lock_path(folder: Path) -> Path:
    """Where the lock of a folder of pages is to be written."""
    found = lock_beside(folder)
    if found:
        return found
    return (folder.parent if is_of_language(folder) else folder) / LOCK_NAME


def make_lock(pages: Iterable[Page], before: Lock | None = None) -> Lock:
    """The lock of these pages.

    ``before`` is the lock so far: its ids and choices stay in, since answers may have been given
    under them even if they are retired by now.
    """
    ids: dict[str, Locked] = {}
    for page in pages:
        for group in page.groups():
            ids[group.key] = Locked(REPEAT)
        for prompt in page.prompts():
            ids[prompt.key] = Locked(kind_of_answer(prompt), tuple(c.id for c in prompt.choices))
    for key, old in (before.ids if before else {}).items():
        new = ids.setdefault(key, old)
        gone = tuple(choice for choice in old.choices if choice not in new.choices)
        if gone and new.type == old.type:
            ids[key] = Locked(new.type, new.choices + gone)
    return Lock(dict(sorted(ids.items())))


def lock_text(lock: Lock) -> str:
    """The lock as it is kept: JSON, sorted, a line for each id, so that a change reads well."""
    lines: list[str] = []
    for key, locked in sorted(lock.ids.items()):
        value: dict[str, object] = {"type": locked.type}
        if locked.choices:
            value["choices"] = list(locked.choices)
        lines.append(f"    {json.dumps(key)}: {json.dumps(value)}")
    body = ",\n".join(lines)
    inner = f"\n{body}\n  " if lines else ""
    return f'{{\n  "format": {_FORMAT},\n  "ids": {{{inner}}}\n}}\n'


def read_lock(path: Path) -> Lock | Problem:
    """The lock in this file, or a message where it can't be read."""
    file = shown(path)
    text = read_text(path)
    if isinstance(text, Problem):
        return unreadable(file, "the id lock can't be read; restore it, or make it anew")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        line = min(line, text.count("\n") + 1)
        return unreadable(file, "the id lock is damaged here; restore it, or make it anew", line)
    ids = _ids(data)
    if ids is None:
        return unreadable(file, "this is no id lock of this version; make it anew")
    lines: dict[str, int] = {}
    for number, entry in enumerate(text.split("\n"), 1):
        key = entry.strip().partition(":")[0].strip('" ')
        if key in ids:
            lines[key] = number
    return Lock(ids, lines)


def _ids(data: object) -> dict[str, Locked] | None:
    """The ids of a lock's data, or None where it is not of the right shape."""
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        return None
    entries = data.get("ids")
    if not isinstance(entries, dict):
        return None
    ids: dict[str, Locked] = {}
    for key, value in entries.items():
        if not isinstance(value, dict) or not _KEY.fullmatch(str(key)):
            return None
        kind, choices = value.get("type"), value.get("choices", [])
        if not isinstance(kind, str) or not isinstance(choices, list):
            return None
        ids[str(key)] = Locked(kind, tuple(str(choice) for choice in choices))
    return ids


def check_vanished(lock: Lock, file: str, page_ids: Iterable[str]) -> list[Problem]:
    """Tell of pages that are in the lock and no longer in the folder (E114), each once."""
    there = set(page_ids)
    problems: list[Problem] = []
    for key in lock.ids:
        page_id = key.partition("/")[0]
        if page_id not in there:
            there.add(page_id)
            message = (
                f"the page '{page_id}' is gone: answers given on it would be orphaned; "
                "put it back, or take its lines out of this file"
            )
            problems.append(Problem(file, lock.lines.get(key, 1), 1, "error", "E114", message))
    return problems


def check_lock(source: Source, draft: Draft, lock: Lock, pages: Iterable[Page]) -> None:
    """Hold one page against the lock.

    Args:
        source: Takes the messages.
        draft: The page.
        lock: The lock of its folder.
        pages: All pages of the folder, whose ``was`` may have taken over ids of this one.
    """
    page = draft.page
    names = Names.of(page)
    moved = {key for other in pages for prompt in other.prompts() for key in old_keys(prompt)}
    gone: dict[str, list[str]] = {}
    for key, locked in lock.ids.items():
        page_id, _, local = key.partition("/")
        if page_id != page.id or _is_retired(local, page):
            continue
        prompt, group = names.prompts.get(local), names.groups.get(local)
        if prompt:
            _check_same(source, prompt, locked, page)
        elif group and locked.type != REPEAT:
            message = f"'{local}' was '{locked.type}' and is now a 'repeat': use a new id"
            source.error(group.line, group.column, "E115", message)
        elif group is None and key not in moved and not _all_moved(key, lock, moved):
            gone.setdefault(local.rpartition(".")[0], []).append(local)
    for group_id, locals_ in gone.items():
        if group_id not in gone.get("", []):
            _tell_gone(source, draft, names, group_id, locals_)


def _is_retired(local: str, page: Page) -> bool:
    """Whether the front matter says that this id, or its group, is gone on purpose."""
    return local in page.retired or local.partition(".")[0] in page.retired


def _all_moved(key: str, lock: Lock, moved: set[str]) -> bool:
    """Whether a group's questions were all taken over under new keys."""
    if lock.ids[key].type != REPEAT:
        return False
    inside = [other for other in lock.ids if other.startswith(f"{key}.")]
    return bool(inside) and all(other in moved for other in inside)


def _check_same(source: Source, prompt: Prompt, locked: Locked, page: Page) -> None:
    """Whether a question still has its type and choices."""
    now = kind_of_answer(prompt)
    if now != locked.type:
        if prompt.type is not AnswerType.TEXT:
            source.error(
                prompt.line,
                prompt.column,
                "E115",
                f"'{prompt.local}' was '{locked.type}' and is now '{now}': use a new id, or 'text'",
            )
        return
    there = {choice.id for choice in prompt.choices}
    gone = [
        choice
        for choice in locked.choices
        if choice not in there and f"{prompt.local}={choice}" not in page.retired
    ]
    if gone:
        ids = ", ".join(f"`{choice}`" for choice in gone)
        retired = ", ".join(f"{prompt.local}={choice}" for choice in gone)
        source.error(
            prompt.line,
            prompt.column,
            "E116",
            f"'{prompt.local}' has lost {ids}, which answers may hold; put it back, "
            f"or write 'retired: {retired}' in the front matter",
        )


def _tell_gone(source: Source, draft: Draft, names: Names, group_id: str, gone: list[str]) -> None:
    """Tell of ids that are gone: at the question that left its group, else at the group or page."""
    listed = ", ".join(f"'{local}'" for local in gone)
    are = "is" if len(gone) == 1 else "are"
    message = f"{listed} {are} gone: answers given there would be orphaned"
    for local in gone:
        outside = names.prompts.get(local.rpartition(".")[2]) if group_id else None
        if outside:
            source.error(
                outside.line,
                outside.column,
                "E114",
                f"{message}; this question has left '{group_id}': put it back under a deeper "
                f"heading, or add 'was {local}'",
            )
            return
    group = names.groups.get(group_id)
    line, column = (group.line, group.column) if group else draft.places.get("page", (1, 1))
    source.error(
        line,
        column,
        "E114",
        f"{message}; add 'was {gone[0]}' where it is asked now, or write "
        f"'retired: {', '.join(gone)}' in the front matter",
    )
