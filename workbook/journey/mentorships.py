"""Which mentorships there are, what they are called, and which one is meant."""

from __future__ import annotations

import difflib
from datetime import datetime

from workbook.errors import UsageError
from workbook.journey.meetings import HELD, PLANNED, meetings
from workbook.journey.moments import order_of
from workbook.journey.place import once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Mentorship
from workbook.pages import needs

NAMELESS = "your mentor"
"""What a mentor is called who has not been given a name."""


def mentor_name(reading: Reading, mentorship: int | None) -> str:
    """The name that the workbook uses for a mentor, on one line."""
    prompt = reading.pack.prompt(needs.MENTOR_NAME)
    if prompt is None or mentorship is None:
        return NAMELESS
    value = reading.value(prompt, once_place(reading.pack.pages[prompt.page], mentorship))
    return " ".join(value.split()) if isinstance(value, str) else NAMELESS


def active(reading: Reading) -> tuple[Mentorship, ...]:
    """The mentorships that are not put away, the newest first."""
    kept = (m for m in reading.snapshot.mentorships.values() if not m.archived)
    return tuple(sorted(kept, key=lambda m: (order_of(m.started), m.id), reverse=True))


def current(reading: Reading, now: datetime) -> int | None:
    """The mentorship one means without saying: that of the next meeting, else the newest.

    A meeting of today is the next one until the day is over, whether it has begun or not.
    """
    candidates = active(reading)
    if not candidates:
        return None
    ahead = [
        (meeting.when, mentorship.id)
        for mentorship in candidates
        for meeting in meetings(reading, mentorship.id)
        if meeting.state in (PLANNED, HELD) and meeting.day >= now.date()
    ]
    return min(ahead)[1] if ahead else candidates[0].id


def named(reading: Reading, name: str) -> int:
    """The mentorship with a mentor of this name (its beginning is enough, in any case).

    Raises:
        UsageError: No mentor, or more than one, is called so; the message names who there is.
    """
    names = {m.id: mentor_name(reading, m.id) for m in active(reading)}
    wanted = " ".join(name.split()).casefold()
    exact = [i for i, known in names.items() if known.casefold() == wanted]
    near = exact or [
        i for i, known in names.items() if wanted and known.casefold().startswith(wanted)
    ]
    if len(near) == 1:
        return near[0]
    if near:
        several = ", ".join(sorted(names[i] for i in near))
        raise UsageError(f"several mentors are called {name!r}: {several}; say more of the name")
    everyone = ", ".join(sorted(names.values())) or "nobody yet"
    close = difflib.get_close_matches(name, names.values(), 1)
    hint = f"did you mean {close[0]!r}?" if close else f"your mentors: {everyone}"
    raise UsageError(f"no mentor is called {name!r}; {hint}")
