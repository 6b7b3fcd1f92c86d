"""Writes the card of a notebook that was read as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec import to_builtins

from workbook.cli.card import Card, CardFile, Topics
from workbook.cli.saying import printable
from workbook.errors import NotebookError
from workbook.journey.capturing import captured, waits_for
from workbook.journey.mentorships import active, current, mentor_name
from workbook.journey.reading import Reading
from workbook.journey.status import holds_until, status
from workbook.journey.tags import KINDS
from workbook.journey.workbook import Workbook
from workbook.notebook.appending import Known, log_states
from workbook.notebook.changes import prepare
from workbook.notebook.codec import encode, place_of
from workbook.notebook.versions import Change
from workbook.pages import needs

SAMPLE = "words"
"""What the topics say whose forms are kept."""


def remember(
    cards: CardFile, workbook: Workbook, now: datetime, texts: tuple[str, ...] = ()
) -> None:
    """Keep on the card what follows from the notebook as it was read.

    Nothing is kept where others write meanwhile, nor of a notebook or of pages with which something
    is wrong: that has to be said every time.

    Args:
        cards: Where to keep it; made before the pages were read.
        workbook: The notebook and the pages.
        now: The moment for which it was read.
        texts: What the status says then, see ``status_texts``; () where nobody asked.
    """
    if not cards.is_kept:
        return
    logs = log_states(workbook.notebook.path)
    try:
        news = workbook.notebook.poll().result()
    except NotebookError:  # whoever reads it next says so
        return
    if news or workbook.notebook.problems or workbook.pack.broken:
        return
    reading, end = workbook.reading(), workbook.notebook.own_end
    card = Card(
        since=now.isoformat(),
        until=holds_until(reading, now).isoformat(),
        known=Known(logs, *(end or ("", 0))),
        topics=_topics(reading, now) if end is not None else None,
        status=texts,
    )
    if log_states(workbook.notebook.path) == logs:
        cards.write(card)


def status_texts(reading: Reading, now: datetime, with_name: str | None = None) -> tuple[str, str]:
    """What the status prints as JSON and in lines.

    Raises:
        UsageError: No mentor, or more than one, has that name.
    """
    found = status(reading, now, with_name)
    as_json = json.dumps(found.as_json(), indent=2, ensure_ascii=False)
    return as_json, printable("\n".join(found.lines()))


def kept_for(reading: Reading, mentorship: int, now: datetime) -> str:
    """For when a topic is kept that is caught now, in words."""
    meeting = waits_for(reading, mentorship, now)
    several = len(active(reading)) > 1
    return f"{mentor_name(reading, mentorship)}, {meeting}" if several else meeting


def _topics(reading: Reading, now: datetime) -> Topics | None:
    """How a topic is written that is caught now; None where there is nobody to keep it for."""
    mentorship = current(reading, now)
    if mentorship is None or reading.pack.group(needs.TOPICS) is None:
        return None
    item, _ = captured(reading, mentorship, SAMPLE, now)
    forms = dict(_forms(reading, mentorship, now))
    return Topics(kept_for(reading, mentorship, now), item.rank, needs.TOPIC_WHAT, forms)


def _forms(
    reading: Reading, mentorship: int, now: datetime
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """For each kind of topic, "" for none, the changes that make one."""
    for kind in ("", *KINDS):
        _, records = captured(reading, mentorship, SAMPLE, now, kind)
        changes = [Change(*place_of(one), encode(one), one.basis) for one in records]
        yield kind, [to_builtins(change) for change in prepare(changes)]
