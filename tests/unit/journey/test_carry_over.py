"""Whatever the order of edits, what is open waits for the next meeting, each thing exactly once."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.effort import effort
from tests.unit.journey.build import AMARA, JONAS, NOW, Notes, builtin
from workbook.journey import edits, meeting_edits
from workbook.journey.capturing import captured
from workbook.journey.follows import following
from workbook.journey.meeting_edits import minutes_changed
from workbook.journey.noting import noted
from workbook.journey.place import Place, meeting_place
from workbook.journey.preparing import waiting
from workbook.journey.quick import quick
from workbook.journey.tags import Tag
from workbook.notebook.records import Item
from workbook.pages import needs

WAITING_KINDS = ("question", "idea", "feedback", "")
"""Kinds of topic that wait until they are talked about, however long that takes."""

KINDS = ("question", "win", "idea", "obstacle", "feedback", "")

ANY = st.integers(0, 30)


class Loop:
    """A mentorship that goes on: each step is one thing that a person may do, in any order."""

    def __init__(self) -> None:
        self.notes = Notes(pack=builtin())
        for who in (AMARA, JONAS):
            self.notes.mentorship(who)
        self.now = NOW
        self.plan(AMARA)

    def wait(self, hours: int) -> None:
        """Let time pass."""
        self.now += timedelta(hours=hours)

    def plan(self, who: int) -> Item:
        """A new meeting in three days."""
        day = self.now.date() + timedelta(days=3)
        item, records = meeting_edits.planned(
            self.notes.reading(), who, self.now, day, make_id=self.notes.new_id
        )
        self.notes.write(*records)
        return item

    def one(self, group: str, number: int) -> Item | None:
        """Some item of a group, put away or not."""
        items = [item for item in self.notes.items.values() if item.group == group]
        return items[number % len(items)] if items else None

    def pick(self, meeting: Item, group_key: str, number: int, choice: int) -> None:
        """Answer the first question of some card of a list that one goes through."""
        reading = self.notes.reading()
        group = self.notes.group(group_key)
        who = meeting.mentorship
        place = meeting_place(reading.pack.pages[group.page], meeting.id, who)
        items = reading.items(group, place)
        if not items:
            return
        inside = place.of_item(group, items[number % len(items)])
        asked = quick(reading, group, inside)
        if asked is None:  # everything that it goes through was put away: nothing is asked
            return
        value = asked.after(choice % len(asked.choices) + 1)
        answer = edits.answered(reading, asked.prompt, inside, value)
        self.notes.write(answer, *following(reading, answer, inside, self.now))

    def step(self, what: str, number: int, other: int) -> None:
        """One thing that a person does."""
        reading = self.notes.reading()
        who = JONAS if other % 4 == 3 else AMARA
        meeting = self.one(needs.MEETINGS, number)
        assert meeting is not None
        match what:
            case "capture":
                kind = KINDS[number % len(KINDS)]
                _, made = captured(reading, who, "words", self.now, kind, make_id=self.notes.new_id)
                self.notes.write(*made)
            case "note":
                place = self.place(needs.NOTES, meeting)
                tag = Tag.DECISION if number % 3 == 0 else Tag.ACTION
                self.notes.write(*noted(reading, place, "so be it", tag, self.now)[1])
            case "went":
                self.pick(meeting, needs.OWED, number, other)
            case "talked":
                self.pick(meeting, needs.COVERED, number, other)
            case "on the agenda":
                self.on_agenda(meeting, number, other)
            case "put away":
                item = self.one((needs.ACTIONS, needs.TOPICS)[other % 2], number)
                if item is not None:
                    self.notes.write(replace(item, archived=not item.archived))
            case "meet":
                planned = self.plan(who)
                self.wait(96)
                held = meeting_edits.marked(self.notes.reading(), planned, "held", who, self.now)
                self.notes.write(*held)
            case _:
                self.change(meeting, other)

    def change(self, meeting: Item, other: int) -> None:
        """Say something about a meeting itself, leave its notes, or let time pass."""
        reading, who = self.notes.reading(), meeting.mentorship
        match other % 7:
            case 0 | 1 | 2 | 3:
                state = ("held", "planned", "cancelled", "moved")[other % 7]
                self.notes.write(*meeting_edits.marked(reading, meeting, state, who, self.now))
            case 4:
                day = self.now.date() + timedelta(days=other)
                self.notes.write(*meeting_edits.moved(reading, meeting, who, day))
            case 5:
                self.notes.write(*meeting_edits.notes_left(reading, meeting, who, self.now))
            case _:
                self.wait(other)

    def on_agenda(self, meeting: Item, number: int, other: int) -> None:
        """Put some waiting topic on the agenda, give it minutes, or take it off."""
        reading = self.notes.reading()
        group = self.notes.group(needs.AGENDA)
        place = self.place(needs.PREP, meeting)
        items = reading.items(group, place)
        if items:
            inside = place.of_item(group, items[number % len(items)])
            self.notes.say(needs.AGENDA_ON, "yes" if other % 2 == 0 else None, inside)
            if other % 3 == 0:
                self.notes.write(*minutes_changed(self.notes.reading(), inside, other % 5 - 2))

    def place(self, page: str, meeting: Item) -> Place:
        """The place of a page of a meeting."""
        return meeting_place(self.notes.pack.pages[page], meeting.id, meeting.mentorship)


DONE = (
    "capture",
    "capture",
    "note",
    "went",
    "talked",
    "on the agenda",
    "put away",
    "meet",
    "change",
)
"""What a person may do, the usual twice."""

STEPS = st.lists(st.tuples(st.sampled_from(DONE), ANY, ANY), min_size=10, max_size=50)


@given(STEPS)
@settings(deadline=None, derandomize=True, max_examples=effort(600))
def test_what_is_open_waits_for_the_next_meeting_exactly_once(
    steps: list[tuple[str, int, int]],
) -> None:
    loop = Loop()
    for what, number, other in steps:
        loop.step(what, number, other)
    loop.wait(24)
    for who in (AMARA, JONAS):
        meeting = loop.plan(who)
        reading = loop.notes.reading()
        found = waiting(reading, meeting, who)

        def said(item: Item, key: str) -> object:
            return reading.item_value(item, key)  # noqa: B023 - used at once

        mine = [
            item
            for item in loop.notes.items.values()
            if not item.archived and item.mentorship == who
        ]
        owed = [
            item.id
            for item in mine
            if item.group == needs.ACTIONS
            and said(item, needs.ACTION_STATUS) not in ("done", "dropped")
        ]
        open_topics = {
            item.id
            for item in mine
            if item.group == needs.TOPICS
            and said(item, needs.TOPIC_STATE) not in ("covered", "dropped")
        }
        for_good = {
            item.id
            for item in mine
            if item.id in open_topics and (said(item, needs.TOPIC_KIND) or "") in WAITING_KINDS
        }
        shown = Counter(item.id for item in found.topics)
        assert sorted(item.id for item in found.owed) == sorted(owed)
        assert for_good <= set(shown) <= open_topics
        assert set(shown.values()) <= {1}


def test_a_win_is_offered_once_more_and_then_rests() -> None:
    loop = Loop()
    reading = loop.notes.reading()
    win, made = captured(reading, AMARA, "The talk went well", NOW, "win")
    asked, also = captured(reading, AMARA, "How do I ask?", NOW, "question")
    loop.notes.write(*made, *also)
    offered = []
    for week in range(3):
        moment = datetime.combine(
            date(2026, 11, 26) + timedelta(weeks=week), NOW.time(), NOW.tzinfo
        )
        meeting = loop.notes.meeting(moment.date().isoformat(), "planned")
        found = {item.id for item in waiting(loop.notes.reading(), meeting, AMARA).topics}
        offered.append((win.id in found, asked.id in found))
        held = meeting_edits.marked(loop.notes.reading(), meeting, "held", AMARA, moment)
        loop.notes.write(*held)

    assert offered == [(True, True), (True, True), (False, True)]

    loop.notes.say(needs.TOPIC_STATE, "waiting", loop.notes.in_item(win, loop.notes.at("topics")))
    later = loop.notes.meeting("2026-12-17", "planned")
    assert win.id in {item.id for item in waiting(loop.notes.reading(), later, AMARA).topics}


def test_what_is_said_of_an_action_can_be_taken_back() -> None:
    loop = Loop()
    action = loop.notes.item(needs.ACTIONS, AMARA, what="Write it", owner="me")
    first = loop.notes.meeting("2026-11-26", "planned")

    def status() -> object:
        return loop.notes.reading().item_value(action, needs.ACTION_STATUS)

    loop.pick(first, needs.OWED, 0, 1)  # partly
    assert status() == "partly"
    loop.notes.write(*meeting_edits.marked(loop.notes.reading(), first, "held", AMARA, NOW))
    second = loop.notes.meeting("2026-12-03", "planned")
    loop.pick(second, needs.OWED, 0, 0)  # done, by mistake
    assert status() == "done"
    loop.pick(second, needs.OWED, 0, 0)  # the same again takes it back
    assert status() == "partly"
    loop.pick(second, needs.OWED, 0, 3)  # dropped
    assert status() == "dropped"
    assert [item.id for item in waiting(loop.notes.reading(), second, AMARA).owed] == [action.id]
    third = loop.notes.meeting("2026-12-10", "planned")
    assert waiting(loop.notes.reading(), third, AMARA).owed == ()


def test_feedback_that_is_tried_out_returns_on_its_day() -> None:
    loop = Loop()
    for heard, day in (("Slower", "2026-12-03"), ("Louder", None), ("Shorter", "2026-11-20")):
        loop.notes.item(needs.FEEDBACK, AMARA, heard=heard, decision="test", look_on=day)
    group = loop.notes.group("prep/second-look")

    def returns(day: str) -> list[object]:
        meeting = loop.notes.meeting(day, "planned")
        reading = loop.notes.reading()
        items = reading.items(group, loop.place(needs.PREP, meeting))
        return [reading.item_value(item, needs.FEEDBACK_HEARD) for item in items]

    assert returns("2026-11-26") == ["Louder", "Shorter"]
    assert returns("2026-12-03") == ["Slower", "Louder", "Shorter"]
