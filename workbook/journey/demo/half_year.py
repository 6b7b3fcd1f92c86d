"""The demonstration as it is shown in pictures: half a year, written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from msgspec.structs import replace

from workbook.journey import edits, meeting_edits, meeting_pages
from workbook.journey.asked import prompt_view
from workbook.journey.demo import half_items as items
from workbook.journey.demo import half_meetings as met
from workbook.journey.demo import half_words as words
from workbook.journey.demo.parts import Answers, Met, Thing
from workbook.journey.demo.story import Act, Story
from workbook.journey.items import group_over
from workbook.journey.meetings import HELD
from workbook.journey.place import Place, entry_place, once_place
from workbook.notebook.records import COLUMNS, Item
from workbook.pages import needs
from workbook.pages.packs import Pack

NOTHING: Mapping[str, Answers] = MappingProxyType({})

NEXT_LINE = 8
"""Minutes between two lines of the notes."""

EVENING = 180
"""Minutes after a meeting at which it is thought about."""


def half_year(pack: Pack, now: datetime, seed: int) -> tuple[Act, ...]:
    """Half a year with two mentors, in the order in which it was written."""
    story = _HalfYear(pack, now, seed)
    story.on(words.STARTED)
    amara = story.begin(words.AMARA)
    story.run(needs.SELF_CHECK, amara, words.FIRST_CHECK, -110)
    story.on(-102)
    story.say_once(words.VIEW, amara)
    story.things(items.GOALS, amara)
    story.things(items.MEETINGS, amara)
    for number, (key, row) in enumerate(words.COMPARED.items()):
        story.compare(key, row, amara, (-64, -46, -38), number)
    story.on(-38, len(words.COMPARED) + 1)
    story.say_once(words.CHECKS, amara)
    story.things(items.ACTIONS, amara)
    story.things(met.HEARD, amara)
    story.things(met.LEARNT, amara)
    story.things(items.TALKED_ABOUT, amara)
    for meeting in met.HELD:
        story.meet(meeting, amara)
    story.run(needs.SELF_CHECK, amara, words.SECOND_CHECK, -18)
    story.on(-9)
    story.raise_topic(words.RAISED, amara)
    story.run(needs.REVIEW, amara, met.REVIEWED.says, met.REVIEWED.day, met.REVIEWED.about)
    story.things(items.TOPICS, amara)
    story.meet(met.NEXT, amara)
    story.on(words.SECOND_STARTED)
    jonas = story.begin(words.JONAS)
    story.things(items.WITH_JONAS, jonas)
    return tuple(sorted(story.acts, key=lambda act: act.at))


class _HalfYear(Story):
    """The story with what its telling by hand needs: things are found by their words and days."""

    def run(
        self,
        page_id: str,
        mentorship: int,
        answers: Answers,
        day: int,
        about: Mapping[str, Answers] = NOTHING,
    ) -> None:
        """Fill in and finish a run of a page that is done again and again."""
        page = self.pack.pages.get(page_id)
        if page is None:
            return
        self.on(day)
        run = edits.new_run(page, mentorship, self.moment, make_id=self.make_id)
        place = entry_place(page, run, mentorship)
        self.write(run)
        for key, value in answers.items():
            self.say({key: value}, place)
        for what, says in about.items():
            for key, value in says.items():
                self._say_about(what, key, value, place)
        self.on(day, 14)
        self.write(edits.finished(self.reading(), run, place, self.moment))

    def things(self, things: Sequence[Thing], mentorship: int) -> None:
        """Make items of groups."""
        for thing in things:
            self._thing(thing, mentorship)

    def _thing(self, thing: Thing, mentorship: int) -> None:
        group = self.pack.group(thing.group)
        if group is None:
            return
        self.on(thing.made)
        notes = self._page_of(thing.met, needs.NOTES, mentorship) if thing.met else None
        made_in = notes.entry if notes is not None else None
        item = self.make(group, mentorship, thing.says, made_in)
        if thing.archived:
            self.write(replace(item, archived=True))

    # -- meetings ---------------------------------------------------------------------------------------

    def _meeting(self, day: int, mentorship: int) -> Item | None:
        """The meeting of a day."""
        reading = self.reading()
        wanted = self.day(day)
        return next(
            (
                meeting
                for meeting in reading.meetings(mentorship)
                if reading.item_value(meeting, needs.MEETING_DATE) == wanted
            ),
            None,
        )

    def _page_of(self, day: int, page_id: str, mentorship: int) -> Place | None:
        meeting = self._meeting(day, mentorship)
        if meeting is None:
            return None
        return meeting_pages.place_of_page(self.reading(), page_id, meeting.id, mentorship)

    def meet(self, then: Met, mentorship: int) -> None:
        """Prepare a meeting, take its notes and look back on it."""
        meeting = self._meeting(then.day, mentorship)
        if meeting is None:
            return
        for key, value in then.says.items():
            self._turn_to(key, then.day)
            self.say({key: value}, self._page_of(then.day, key.partition("/")[0], mentorship))
        for about, answers in then.about.items():
            for key, value in answers.items():
                self._turn_to(key, then.day)
                place = self._page_of(then.day, key.partition("/")[0], mentorship)
                self._say_about(about, key, value, place)
        if then.held:
            self._hold(then, meeting, mentorship)

    def _turn_to(self, key: str, day: int) -> None:
        """Go to the time at which a page of a meeting is written."""
        page = key.partition("/")[0]
        self.on(day - (page == needs.PREP), EVENING if page == needs.REFLECTION else 0)

    def _hold(self, then: Met, meeting: Item, mentorship: int) -> None:
        """Write down what was said, and close the notes."""
        notes = self._page_of(then.day, needs.NOTES, mentorship)
        group = self.pack.group(needs.NOTES_LINES)
        for number, (tag, text) in enumerate(then.noted, 1):
            if notes is not None and group is not None:
                self.on(then.day, NEXT_LINE * number)
                self.make_at(group, notes, {needs.LINE_WHAT: text, needs.LINE_TAG: tag})
        when = self.moment
        self.write(*meeting_edits.marked(self.reading(), meeting, HELD, mentorship, when))
        self.write(*meeting_edits.notes_left(self.reading(), meeting, mentorship, when))

    def _say_about(self, about: str, key: str, value: object, place: Place | None) -> None:
        """Say something at a place about the action, topic or goal with these words."""
        group = self.pack.group(key.rpartition(".")[0])
        if place is None or group is None:
            return
        reading = self.reading()
        through = group_over(reading, group, place)
        if through is None or not through.prompts:
            return
        for item in reading.snapshot.items_of(through.key):
            if reading.item_value(item, through.prompts[0].key) == about:
                self.say({key: value}, place.of_item(group, item))

    # -- the agreement ------------------------------------------------------------------------------------

    def compare(
        self,
        key: str,
        columns: Iterable[object],
        mentorship: int,
        days: Sequence[int],
        minute: int,
    ) -> None:
        """Fill in a row of which each of the two has a view, each column on a day of its own."""
        page = self.pack.pages.get(key.partition("/")[0])
        prompt = self.pack.prompt(key)
        if page is None or prompt is None or not prompt.compare:
            return
        place = once_place(page, mentorship)
        for column, value, day in zip(COLUMNS, columns, days, strict=True):
            if value is not None:
                self.on(day, minute)
                self.say({key: value}, place, column)

    def raise_topic(self, key: str, mentorship: int) -> None:
        """Make a topic of a row in which the two differ."""
        page = self.pack.pages.get(key.partition("/")[0])
        prompt = self.pack.prompt(key)
        if page is None or prompt is None or prompt.group is not None:
            return
        reading = self.reading()
        view = prompt_view(reading, prompt, once_place(page, mentorship))
        _, records = edits.raised(reading, view, self.moment, make_id=self.make_id)
        self.write(*records)
