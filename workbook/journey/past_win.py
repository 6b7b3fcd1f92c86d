"""One thing that went well before, in the mentee's own words, for the top of a preparation.

A reflection shows it too, if its day was a hard one.  Each meeting has its own, so it stays the same
as often as a page is opened, and no two meetings in a row have the same one; where there is only
one win, every second meeting has none.  What is private is never among them: somebody may be looking
on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from workbook.journey import values
from workbook.journey.items import rests
from workbook.journey.meetings import Meeting, held
from workbook.journey.moments import day_of
from workbook.journey.place import Place, meeting_place, once_place
from workbook.journey.reading import Reading
from workbook.notebook.records import Item
from workbook.pages import needs
from workbook.pages.model import Prompt

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
    """The win of a meeting: of those there were by then the one that was not shown for longest.

    What was never shown comes first, the oldest before the others.  All that was shown waits in the
    order in which it was, so that no meeting asks for all wins.
    """
    wins = past_wins(reading, mentorship)
    days = [_in_time(win) for win in wins]
    new, shown = 0, OrderedDict[int, None]()
    before: int | None = None
    for one in reading.meetings(mentorship):
        day = values.day_of(reading.item_value(one, needs.MEETING_DATE))
        known = len(wins) if day is None else bisect_left(days, (True, day))
        if new < known:
            before, new = new, new + 1
        else:
            before = next((n for n in shown if n < known and n != before), None)
        if one.id == meeting.id:
            return wins[before] if before is not None else None
        if before is not None:
            shown[before] = None
            shown.move_to_end(before)
    return None


def _in_time(win: PastWin) -> tuple[bool, date]:
    """A key that sorts wins by their days, those without one first."""
    return win.day is not None, win.day or date.min


def past_wins(reading: Reading, mentorship: int | None) -> tuple[PastWin, ...]:
    """Everything that went well or was overcome, the oldest first."""
    return reading.once(
        ("past wins", mentorship), lambda: _in_order(found_wins(reading, mentorship))
    )


def _in_order(wins: Iterable[PastWin]) -> tuple[PastWin, ...]:
    return tuple(sorted(wins, key=lambda win: (*_in_time(win), win.title, win.text)))


def read_ahead(reading: Reading, mentorship: int | None) -> Iterator[None]:
    """Find the wins bit by bit before they are asked for: there may be years of them to read."""
    for _meeting, notes in _noted(reading, mentorship):
        reading.snapshot.keys_of(notes.entry)
        yield
    found = []
    for win in found_wins(reading, mentorship):
        found.append(win)
        yield
    reading.once(("past wins", mentorship), lambda: _in_order(found))


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
        words = _open_words(reading, prompt, place)
        if words:
            yield PastWin("Something you managed", words, meeting.day)


def _topics(reading: Reading, mentorship: int | None) -> Iterator[PastWin]:
    """Wins that were talked about or rest by now, and obstacles of which something came out."""
    what_of = _sayings(reading, needs.TOPICS, needs.TOPIC_WHAT)
    came_out = _CameOut(reading, mentorship)
    for topic in reading.snapshot.items_of(needs.TOPICS):
        if topic.mentorship not in (mentorship, None):
            continue
        kind = reading.item_value(topic, needs.TOPIC_KIND)
        if kind not in ("win", "obstacle"):
            continue
        covered = reading.item_value(topic, needs.TOPIC_STATE) == "covered"
        if not covered and not rests(reading, topic):
            continue
        what = what_of(topic)
        if what and kind == "win":
            yield PastWin("A win of yours", what, day_of(topic.made))
        elif what:
            for meeting, words in came_out.of(topic):
                yield PastWin("It was in your way once", f"{what}\n→ {words}", meeting.day)


class _CameOut:
    """What came out of topics, as the notes of the held meetings say."""

    def __init__(self, reading: Reading, mentorship: int | None) -> None:
        self._reading = reading
        self._mentorship = mentorship
        self._group = reading.pack.group(needs.COVERED)
        self._prompt = reading.pack.prompt(needs.COVERED_CAME_OUT)

    @cached_property
    def _noted_of(self) -> Mapping[int | None, Sequence[tuple[Meeting, Place]]]:
        """For each topic the meetings whose notes say anything of it: both may be hundreds."""
        found: dict[int | None, list[tuple[Meeting, Place]]] = {}
        for meeting, notes in _noted(self._reading, self._mentorship):
            for item in {key.item for key in self._reading.snapshot.keys_of(notes.entry)}:
                found.setdefault(item, []).append((meeting, notes))
        return found

    def of(self, topic: Item) -> Iterator[tuple[Meeting, str]]:
        """The meetings in which something came out of a topic, each with that."""
        group, prompt = self._group, self._prompt
        if group is None or group.over is None or prompt is None or prompt.group is None:
            return
        for meeting, notes in self._noted_of.get(topic.id, ()):
            words = _open_words(self._reading, prompt, notes.of_item(group, topic))
            if words:
                yield meeting, words


def _noted(reading: Reading, mentorship: int | None) -> Iterator[tuple[Meeting, Place]]:
    """The held meetings, each with its notes of the topics; none where no page asks for them."""
    group = reading.pack.group(needs.COVERED)
    if group is not None:
        page = reading.pack.pages[group.page]
        for meeting in held(reading, mentorship):
            yield meeting, meeting_place(page, meeting.item.id, mentorship)


def _feedback(reading: Reading) -> Iterator[PastWin]:
    """Feedback of which something came."""
    heard_in = _sayings(reading, needs.FEEDBACK, needs.FEEDBACK_HEARD)
    came_of = _sayings(reading, needs.FEEDBACK, needs.FEEDBACK_OUTCOME)
    for piece in reading.snapshot.items_of(needs.FEEDBACK):
        came = came_of(piece)
        heard = heard_in(piece) if came else ""
        if heard:
            yield PastWin("You were told this once", f"{heard}\n→ {came}", day_of(piece.made))


def _reached(reading: Reading) -> Iterator[PastWin]:
    """Goals that were reached, with what shows it where that is said."""
    stated_in = _sayings(reading, needs.GOALS, needs.GOAL_STATEMENT)
    shown_by = _sayings(reading, needs.GOALS, needs.GOAL_RESULT)
    for goal in reading.snapshot.items_of(needs.GOALS, archived=True):
        if reading.item_value(goal, needs.GOAL_STATUS) != "reached":
            continue
        statement, result = stated_in(goal), shown_by(goal)
        if statement:
            text = f"{statement}\n→ {result}" if result else statement
            yield PastWin("A goal you reached", text, day_of(goal.made))


def _sayings(reading: Reading, group_key: str, key: str) -> Callable[[Item], str]:
    """Tells what an item of a group says under a prompt; "" where that is private or hidden."""
    prompt, group = reading.pack.prompt(key), reading.pack.group(group_key)
    if prompt is None or group is None or prompt.group != group.id:
        return lambda _item: ""
    page = reading.pack.pages[group.page]

    def says(item: Item) -> str:
        place = once_place(page, item.mentorship).of_item(group, item)
        return _open_words(reading, prompt, place)

    return says


def _open_words(reading: Reading, prompt: Prompt, place: Place) -> str:
    """What is said under a prompt; "" where that is private or hidden."""
    answer = reading.decided(prompt, place)
    if answer is None:
        return ""
    value = reading.value(prompt, place)
    if not isinstance(value, str) or reading.is_private(prompt, place, answer):
        return ""
    return value.strip()
