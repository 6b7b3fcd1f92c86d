"""One thing that went well before, in the mentee's own words, for the top of a preparation.

A reflection shows it too, if its day was a hard one.  Each meeting has its own, so it stays the same
as often as a page is opened, and no two meetings in a row have the same one; where there is only
one win, every second meeting has none.  What is private is never among them: somebody may be looking
on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from workbook.journey import values
from workbook.journey.items import rests
from workbook.journey.meetings import Meeting, held
from workbook.journey.moments import day_of
from workbook.journey.place import Place, meeting_place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Item
from workbook.pages import needs

LOW = 2
"""The highest mark of energy, of five, that counts as low."""

LOW_FEELINGS = frozenset({"nervous", "embarrassed", "angry", "sad", "tired"})
"""Choices of a reflection's feelings that make it a hard day."""

SETBACK = "setback"
"""The side of a reflection on which something went wrong."""


class PastWin(Struct, frozen=True):
    """Something that went well.

    Attributes:
        title: What kind of thing it is, to stand above it.
        text: The mentee's own words; of a setback that was overcome two lines.
        day: When it was, as far as that is known.
    """

    title: str
    text: str
    day: date | None


def helps(reading: Reading, place: Place) -> bool:
    """Whether a place is one to show a win at: a preparation, or a reflection on a hard day."""
    if place.meeting is None or place.group is not None:
        return False
    return place.page.id == needs.PREP or (
        place.page.id == needs.REFLECTION and _is_low(reading, place)
    )


def past_win(reading: Reading, place: Place) -> PastWin | None:
    """The win to show at the top of a page of a meeting; None where there is none."""
    meeting = reading.snapshot.items.get(place.meeting or 0)
    return _chosen(reading, meeting, place.mentorship) if meeting is not None else None


def _is_low(reading: Reading, place: Place) -> bool:
    """Whether a meeting's pages tell of little energy, of hard feelings or of a setback."""
    found = {}
    for key in (needs.ENERGY, needs.REFLECTION_FEELINGS, needs.REFLECTION_SECTIONS):
        prompt = reading.pack.prompt(key)
        if prompt is not None and prompt.group is None and place.meeting is not None:
            page = reading.pack.pages[prompt.page]
            there = meeting_place(page, place.meeting, place.mentorship)
            found[key] = reading.value(prompt, there)
    energy = found.get(needs.ENERGY)
    feelings, sides = found.get(needs.REFLECTION_FEELINGS), found.get(needs.REFLECTION_SECTIONS)
    return (
        (isinstance(energy, int) and energy <= LOW)
        or any(feeling in LOW_FEELINGS for feeling in values.ids_in(feelings))
        or SETBACK in values.ids_in(sides)
    )


def _chosen(reading: Reading, meeting: Item, mentorship: int | None) -> PastWin | None:
    """The win of a meeting: of those there were by then the one that was not shown for longest."""
    wins = past_wins(reading, mentorship)
    shown_in: dict[int, int] = {}
    before: int | None = None
    for number, one in enumerate(reading.meetings(mentorship)):
        day = values.day_of(reading.item_value(one, needs.MEETING_DATE))
        known = (n for n, win in enumerate(wins) if not (day and win.day and win.day >= day))
        others = (n for n in known if n != before)
        before = min(others, key=lambda n: (shown_in.get(n, -1), n), default=None)
        if one.id == meeting.id:
            return wins[before] if before is not None else None
        if before is not None:
            shown_in[before] = number
    return None


def past_wins(reading: Reading, mentorship: int | None) -> tuple[PastWin, ...]:
    """Everything that went well or was overcome, the oldest first."""
    found = found_wins(reading, mentorship)
    return tuple(sorted(found, key=lambda win: (win.day or date.min, win.title, win.text)))


def found_wins(reading: Reading, mentorship: int | None) -> Iterator[PastWin]:
    """The same one by one, as each is found."""
    yield from _managed(reading, mentorship)
    yield from _topics(reading, mentorship)
    yield from _feedback(reading)
    yield from _reached(reading)


def _managed(reading: Reading, mentorship: int | None) -> Iterator[PastWin]:
    """What the reflections say of things that were managed."""
    prompt = reading.pack.prompt(needs.REFLECTION_MANAGED)
    if prompt is None or prompt.group is not None:
        return
    page = reading.pack.pages[prompt.page]
    for meeting in held(reading, mentorship):
        place = meeting_place(page, meeting.item.id, mentorship)
        answer = reading.decided(prompt, place)
        value = reading.value(prompt, place)
        if isinstance(value, str) and not reading.is_private(prompt, place, answer):
            yield PastWin("Something you managed", value.strip(), meeting.day)


def _topics(reading: Reading, mentorship: int | None) -> Iterator[PastWin]:
    """Wins that were talked about or rest by now, and obstacles of which something came out."""
    noted = _noted(reading, mentorship)
    for topic in reading.snapshot.items_of(needs.TOPICS):
        if topic.mentorship not in (mentorship, None):
            continue
        covered = reading.item_value(topic, needs.TOPIC_STATE) == "covered"
        if not covered and not rests(reading, topic):
            continue
        what = _open_words(reading, topic, needs.TOPIC_WHAT)
        kind = reading.item_value(topic, needs.TOPIC_KIND)
        if kind == "win" and what:
            yield PastWin("A win of yours", what, day_of(topic.made))
        elif kind == "obstacle" and what:
            yield from _overcome(reading, topic, what, noted)


def _noted(reading: Reading, mentorship: int | None) -> tuple[tuple[Meeting, Place], ...]:
    """The held meetings, each with its notes of the topics; () where no page asks for them."""
    group = reading.pack.group(needs.COVERED)
    if group is None:
        return ()
    page = reading.pack.pages[group.page]
    return tuple(
        (meeting, meeting_place(page, meeting.item.id, mentorship))
        for meeting in held(reading, mentorship)
    )


def _overcome(
    reading: Reading, topic: Item, what: str, noted: Sequence[tuple[Meeting, Place]]
) -> Iterator[PastWin]:
    """An obstacle with what came out of it, as the notes of a meeting say."""
    group, prompt = reading.pack.group(needs.COVERED), reading.pack.prompt(needs.COVERED_CAME_OUT)
    if group is None or prompt is None or prompt.group is None:
        return
    for meeting, notes in noted:
        place = notes.of_item(group, topic)
        answer = reading.decided(prompt, place)
        if answer is None:
            continue
        value = reading.value(prompt, place)
        if isinstance(value, str) and not reading.is_private(prompt, place, answer):
            yield PastWin("It was in your way once", f"{what}\n→ {value.strip()}", meeting.day)


def _feedback(reading: Reading) -> Iterator[PastWin]:
    """Feedback of which something came."""
    for piece in reading.snapshot.items_of(needs.FEEDBACK):
        heard = _open_words(reading, piece, needs.FEEDBACK_HEARD)
        came = _open_words(reading, piece, needs.FEEDBACK_OUTCOME)
        if heard and came:
            yield PastWin("You were told this once", f"{heard}\n→ {came}", day_of(piece.made))


def _reached(reading: Reading) -> Iterator[PastWin]:
    """Goals that were reached, with what shows it where that is said."""
    for goal in reading.snapshot.items_of(needs.GOALS, archived=True):
        if reading.item_value(goal, needs.GOAL_STATUS) != "reached":
            continue
        statement = _open_words(reading, goal, needs.GOAL_STATEMENT)
        result = _open_words(reading, goal, needs.GOAL_RESULT)
        if statement:
            text = f"{statement}\n→ {result}" if result else statement
            yield PastWin("A goal you reached", text, day_of(goal.made))


def _open_words(reading: Reading, item: Item, key: str) -> str:
    """What an item says under a prompt; "" where that is private or hidden."""
    prompt, group = reading.pack.prompt(key), reading.pack.group(item.group)
    if prompt is None or group is None or prompt.group != group.id:
        return ""
    home = once_place(reading.pack.pages[group.page], item.mentorship)
    place = home.of_item(group, item)
    value = reading.value(prompt, place)
    if not isinstance(value, str) or reading.is_private(
        prompt, place, reading.decided(prompt, place)
    ):
        return ""
    return value.strip()
