"""What a review begins with: the facts of the time that it looks back on, gathered from the notebook.

While a review is open they are worked out anew each time.  Once it is finished it keeps them, with
the items they are about, so that it can be read later as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from textwrap import shorten

from msgspec import Struct

from workbook.journey import values
from workbook.journey.asked import rows_that_differ
from workbook.journey.cards import headed_by
from workbook.journey.dates import short_day
from workbook.journey.meetings import Meeting, held, meetings
from workbook.journey.moments import day_of
from workbook.journey.place import Place, meeting_place, once_place
from workbook.journey.reading import Reading
from workbook.journey.recurring import in_feedback, is_private
from workbook.journey.review_runs import Stretch, stretch_of
from workbook.notebook.records import Item, Value
from workbook.pages import needs

EVIDENCE = "evidence of a review"
"""The name under which a finished review keeps it; no list of a page can have it."""

SOURCES = ("done", "seen", "told", "felt")
"""The four sources of belief in oneself, as the choices of a reflection's sides name them."""

ENDED = frozenset({"reached", "let-go"})
"""Where nothing more comes of a goal."""

CLOSED = frozenset({"done", "dropped"})
"""Where nothing more is to be done about an action."""

MOST_NAMED = 3
"""Things that one line names; of more it gives the number of the rest."""

NAME_LENGTH = 40
"""Signs of what such a thing is called; the facts are to be seen at one glance."""


class About(StrEnum):
    """What a finding is about."""

    SINCE = "since"
    MEETINGS = "meetings"
    DONE = "done"
    OPEN = "open"
    MOVED = "moved"
    QUIET = "quiet"
    SOURCES = "sources"
    FEEDBACK = "feedback"
    AGREEMENT = "agreement"


class Finding(Struct, frozen=True):
    """One fact.

    Attributes:
        about: What it is about.
        text: It in words, one line.
        items: The actions, goals or pieces of feedback that it is about.
        private: Its words quote something private.
    """

    about: About
    text: str
    items: tuple[int, ...] = ()
    private: bool = False


def evidence(reading: Reading, place: Place) -> tuple[Finding, ...]:
    """What the review at a place begins with: as it is now or, once finished, as it was kept."""
    entry = reading.snapshot.entries.get(place.entry)
    if entry is not None and entry.finished is not None:
        return tuple(_read(entry.kept.get(EVIDENCE)))
    return tuple(_gathered(reading, place))


def kept_evidence(reading: Reading, place: Place) -> list[Value]:
    """The same to be kept with the review when it is finished."""
    return [
        {
            "id": str(one.about),
            "text": one.text,
            "items": [str(item) for item in one.items],
            **({"private": True} if one.private else {}),
        }
        for one in evidence(reading, place)
    ]


def _read(kept: Value) -> Iterator[Finding]:
    """Findings as they were kept; what is damaged is passed over."""
    for line in kept if isinstance(kept, list) else []:
        if not isinstance(line, dict) or line.get("id") not in set(About):
            continue
        items = line.get("items")
        numbers = [str(item) for item in items] if isinstance(items, list) else []
        yield Finding(
            About(line["id"]),
            values.one_line(str(line.get("text", ""))),
            tuple(int(number) for number in numbers if number.isdecimal()),
            line.get("private") is True,
        )


def _gathered(reading: Reading, place: Place) -> Iterator[Finding]:
    mentorship = place.mentorship
    stretch = stretch_of(reading, place)
    day = stretch.first_day
    since = f"Since your last review, {short_day(day, day)}" if day else "Since you began"
    yield Finding(About.SINCE, since)
    met = [one for one in held(reading, mentorship) if stretch.holds_day(one.day)]
    yield Finding(About.MEETINGS, f"You met {_times(len(met))}." if met else "No meeting was held.")
    yield from _actions(reading, mentorship, stretch)
    yield from _goals(reading, mentorship, stretch)
    yield from _sources(reading, mentorship, met)
    yield from _feedback(reading, stretch)
    agreement = reading.pack.pages.get(needs.AGREEMENT)
    differing = (
        rows_that_differ(reading, once_place(agreement, mentorship))
        if agreement is not None
        else ()
    )
    if differing:
        many = "row of your agreement differs"
        if len(differing) > 1:
            many = "rows of your agreement differ"
        yield Finding(About.AGREEMENT, f"{len(differing)} {many}.")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _named(words: list[str]) -> str:
    """Some of several things by their first words, and how many more there are."""
    more = len(words) - MOST_NAMED
    said = (shorten(one, NAME_LENGTH, placeholder=" …") for one in words[:MOST_NAMED])
    return "; ".join(said) + (f"; and {more} more" if more > 0 else "")


# -- actions ---------------------------------------------------------------------------------------------


def _actions(reading: Reading, mentorship: int | None, stretch: Stretch) -> Iterator[Finding]:
    """How many promises were kept, and how many are open."""
    mine = [
        item
        for item in reading.snapshot.items_of(needs.ACTIONS)
        if item.mentorship in (mentorship, None)
    ]
    done = [item for item in mine if _was_closed(reading, item, stretch, "done")]
    dropped = [item for item in mine if _was_closed(reading, item, stretch, "dropped")]
    still = [i for i in mine if reading.item_value(i, needs.ACTION_STATUS) not in CLOSED]
    if done or dropped:
        off = f", {len(dropped)} dropped on purpose" if dropped else ""
        many = "action" if len(done) == 1 else "actions"
        yield Finding(About.DONE, f"{len(done)} {many} done{off}.", _ids(done))
    if still:
        many = "action is" if len(still) == 1 else "actions are"
        theirs = [i for i in still if reading.item_value(i, needs.ACTION_OWNER) == "mentor"]
        of_them = f", {len(theirs)} of them your mentor's" if theirs else ""
        yield Finding(About.OPEN, f"{len(still)} {many} open{of_them}.", _ids(still))


def _was_closed(reading: Reading, action: Item, stretch: Stretch, status: str) -> bool:
    """Whether an action was done, or dropped, in this time.

    That is known by when it was ticked; where it is not known, by the day it was due or made.
    """
    if reading.item_value(action, needs.ACTION_STATUS) != status:
        return False
    group, prompt = reading.pack.group(needs.ACTIONS), reading.pack.prompt(needs.ACTION_STATUS)
    if group is None or prompt is None:
        return False
    place = once_place(reading.pack.pages[group.page], action.mentorship).of_item(group, action)
    answer = reading.answer(prompt, place)
    if answer is not None and answer.at:
        return stretch.holds(answer.at)
    due = values.day_of(reading.item_value(action, needs.ACTION_DUE))
    return stretch.holds_day(due or day_of(action.made))


def _ids(items: list[Item]) -> tuple[int, ...]:
    return tuple(item.id for item in items)


# -- goals -----------------------------------------------------------------------------------------------


def _goals(reading: Reading, mentorship: int | None, stretch: Stretch) -> Iterator[Finding]:
    """Which goals something is noted of, and which of those that are alive nothing is."""
    group = reading.pack.group(needs.GOALS)
    if group is None:
        return
    home = once_place(reading.pack.pages[group.page], mentorship)
    told = _goals_told_of(reading, mentorship, stretch)
    moved, quiet = [], []
    for goal in reading.items(group, home):
        if goal.id in told or _ticked(reading, goal, stretch):
            moved.append(goal)
        elif reading.item_value(goal, needs.GOAL_STATUS) not in ENDED:
            quiet.append(goal)
    for about, says, goals in (
        (About.MOVED, "Moved", moved),
        (About.QUIET, "Nothing noted yet", quiet),
    ):
        headed = [headed_by(reading, group, home.of_item(group, goal)) for goal in goals]
        words = [one.words or "a goal without words" for one in headed]
        if words:
            private = any(one.private for one in headed)
            yield Finding(about, f"{says}: {_named(words)}", _ids(goals), private)


def _goals_told_of(reading: Reading, mentorship: int | None, stretch: Stretch) -> set[int]:
    """The goals of which a preparation for a meeting of this time says what moved."""
    group, prompt = reading.pack.group(needs.PROGRESS), reading.pack.prompt(needs.PROGRESS_MOVED)
    if group is None or prompt is None:
        return set()
    page = reading.pack.pages[group.page]
    return {
        answer.key.item
        for meeting in meetings(reading, mentorship)
        if stretch.holds_day(meeting.day)
        for answer in reading.snapshot.answers_of(
            meeting_place(page, meeting.item.id, mentorship).entry
        )
        if answer.key.prompt == prompt.key
        and answer.key.item is not None
        and values.is_answered(answer.value)
    }


def _ticked(reading: Reading, goal: Item, stretch: Stretch) -> bool:
    """Whether a step on the way, of a day in this time, is ticked."""
    steps = reading.item_value(goal, needs.GOAL_CHECKPOINTS)
    return any(
        step.get("done") and (day := values.day_of(step.get("day"))) and stretch.holds_day(day)
        for step in (steps if isinstance(steps, list) else [])
        if isinstance(step, Mapping)
    )


# -- sources, feedback, agreement ---------------------------------------------------------------------------


def _sources(reading: Reading, mentorship: int | None, met: list[Meeting]) -> Iterator[Finding]:
    """Which of the four sources the reflections of this time looked at least."""
    prompt = reading.pack.prompt(needs.REFLECTION_SECTIONS)
    if prompt is None or prompt.group is not None:
        return
    page = reading.pack.pages[prompt.page]
    labels = {choice.id: choice.label for choice in prompt.choices if choice.id in SOURCES}
    looked: Counter[str] = Counter(dict.fromkeys(labels, 0))
    for meeting in met:
        chosen = reading.value(prompt, meeting_place(page, meeting.item.id, mentorship))
        sides = chosen if isinstance(chosen, list) else []
        looked.update(side for side in sides if isinstance(side, str) and side in labels)
    least = min(looked.values(), default=0)
    if least == max(looked.values(), default=0):
        return
    words = [labels[source] for source, count in looked.items() if count == least]
    yield Finding(About.SOURCES, f"Looked at least: {'; '.join(words)}")


def _feedback(reading: Reading, stretch: Stretch) -> Iterator[Finding]:
    """What several pieces of feedback are about, one of this time among them."""
    pieces = reading.snapshot.items_of(needs.FEEDBACK)
    lately = {piece.id for piece in pieces if stretch.holds(piece.made)}
    found = [one for one in in_feedback(reading) if lately.intersection(one.items)]
    if found:
        words = [f"“{one.word}” ({_times(len(one.items))})" for one in found]
        items = tuple(dict.fromkeys(item for one in found for item in one.items))
        private = any(is_private(reading, piece) for piece in pieces if piece.id in items)
        yield Finding(About.FEEDBACK, f"Comes back in feedback: {_named(words)}", items, private)
