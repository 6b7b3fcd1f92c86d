"""Meetings over the years: planned, prepared, moved or called off, held, thought about."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import pairwise

from workbook.journey import meeting_edits
from workbook.journey.demo.calendar import Fate, Meet, meetings
from workbook.journey.demo.life import Bond, Life
from workbook.journey.demo.note_taking import take_notes
from workbook.journey.demo.preparing import catch_topics, prepare
from workbook.journey.demo.reflecting import reflect
from workbook.journey.demo.words.everyday import PLACES
from workbook.journey.meetings import CANCELLED
from workbook.journey.place import Place, meeting_place
from workbook.notebook.records import Item
from workbook.pages import needs

CAUGHT, PREPARED, REFLECTED = time(12, 40), time(19, 45), time(20, 50)
"""When one catches what comes to mind, prepares, and thinks about it afterwards."""

SOON = 5
"""Days before a meeting that is still to come from which its preparation is begun."""

PREPARES, REFLECTS = 0.88, 0.75
"""The share of meetings that are prepared, and thought about."""


class Meetings:
    """The meetings of one mentorship, told one after the other."""

    def __init__(self, life: Life, bond: Bond) -> None:
        self._life = life
        self._bond = bond
        self._items: dict[Meet, Item] = {}

    def tell(self) -> None:
        """Plan them all."""
        life, bond = self._life, self._bond
        known = list(meetings(bond.spell, life.today, life.speech))
        if known:
            at = life.moment(bond.spell.start, time(20, 0))
            life.happens(at, lambda: self._planned(known[0]))
        for meet, following in pairwise([*known, None]):
            if meet is not None:
                self._told(meet, following)

    def _told(self, meet: Meet, following: Meet | None) -> None:
        life = self._life
        first_day = meet.moved_from or meet.day
        held_at = life.moment(meet.day, self._bond.spell.at) + timedelta(minutes=40)
        caught = life.moment(first_day - timedelta(days=life.speech.within(3, 4)), CAUGHT)
        prepared = life.moment(first_day - timedelta(days=1), PREPARED)
        if meet.fate is Fate.PLANNED and (meet.day - life.today).days <= SOON:
            latest = life.story.now - timedelta(hours=2)
            caught, prepared = min(caught, latest - timedelta(hours=1)), min(prepared, latest)
        life.happens(caught, lambda: self._caught(meet))
        if meet.fate is Fate.CANCELLED:
            off = life.moment(meet.day, time(8, 10))
            life.happens(off, lambda: self._called_off(meet, following, off))
            return
        prepares = life.speech.happens(PREPARES) or meet.day >= life.today - timedelta(days=14)
        if prepares:
            life.happens(prepared, lambda: self._prepared(meet))
        if meet.moved_from is not None:
            at = life.moment(meet.moved_from, time(8, 20))
            life.happens(at, lambda: self._moved(meet))
        if meet.fate is Fate.PLANNED:
            return
        life.happens(held_at, lambda: self._held(meet, following, held_at))
        if life.speech.happens(REFLECTS) or life.in_dip(meet.day) or self._is_recent(meet):
            evening = life.moment(meet.day, REFLECTED)
            life.happens(evening, lambda: self._reflected(meet))

    def _is_recent(self, meet: Meet) -> bool:
        return meet.day >= self._life.today - timedelta(days=14)

    def _place(self, page_id: str, meet: Meet) -> Place | None:
        page = self._life.story.pack.pages.get(page_id)
        item = self._items.get(meet)
        return meeting_place(page, item.id, self._bond.id) if page and item else None

    def _planned(self, meet: Meet, made_in: int | None = None) -> None:
        speech, spell = self._life.speech, self._bond.spell
        day = meet.moved_from or meet.day
        says = {
            needs.MEETING_DATE: day.isoformat(),
            needs.MEETING_TIME: spell.at.strftime("%H:%M"),
            needs.MEETING_LENGTH: 45,
            needs.MEETING_PLACE: speech.pick(PLACES),
        }
        item = self._life.make(needs.MEETINGS, self._bond.id, says, made_in)
        if item is not None:
            self._items[meet] = item

    def _caught(self, meet: Meet) -> None:
        catch_topics(self._life, self._bond, meet.day, None, 1, 1)

    def _prepared(self, meet: Meet) -> None:
        place = self._place(needs.PREP, meet)
        if place is not None:
            begun = meet.fate is Fate.PLANNED
            prepare(self._life, self._bond, meet.day, place, begun=begun)

    def _moved(self, meet: Meet) -> None:
        story, item = self._life.story, self._items.get(meet)
        if item is not None:
            story.write(*meeting_edits.moved(story.reading(), item, self._bond.id, meet.day))

    def _called_off(self, meet: Meet, following: Meet | None, now: datetime) -> None:
        story, item = self._life.story, self._items.get(meet)
        if item is not None:
            reading = story.reading()
            story.write(*meeting_edits.marked(reading, item, CANCELLED, self._bond.id, now))
        if following is not None:
            self._planned(following)

    def _held(self, meet: Meet, following: Meet | None, now: datetime) -> None:
        place, item = self._place(needs.NOTES, meet), self._items.get(meet)
        if place is None or item is None:
            return
        story = self._life.story
        reading = story.reading()
        story.write(*meeting_edits.marked(reading, item, Fate.HELD.value, self._bond.id, now))
        take_notes(self._life, self._bond, meet.day, place)
        if following is not None:
            self._planned(following, place.entry)
        story.write(*meeting_edits.notes_left(story.reading(), item, self._bond.id, now))

    def _reflected(self, meet: Meet) -> None:
        place = self._place(needs.REFLECTION, meet)
        if place is not None:
            reflect(self._life, self._bond, meet.day, place)
