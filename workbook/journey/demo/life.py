"""What everything that is told over the years shares: the story, its words, and what is going on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from msgspec import Struct, field

from workbook.journey.demo.calendar import DIP, Spell, last_spring, season
from workbook.journey.demo.parts import Answers
from workbook.journey.demo.speech import Speech
from workbook.journey.demo.story import Story
from workbook.journey.demo.words.dip import DIP as DIP_CHAPTER
from workbook.journey.demo.words.handing_on import NEWCOMER, SCRIPTS
from workbook.journey.demo.words.limits import ASKING, URGENT
from workbook.journey.demo.words.model import Chapter
from workbook.journey.demo.words.reaching import BEDS, GRADE
from workbook.journey.demo.words.talking import BOARD, TALKS
from workbook.journey.demo.words.told import Heard
from workbook.journey.place import Place, once_place
from workbook.notebook.records import Item
from workbook.pages import needs

CHAPTERS = (URGENT, ASKING, TALKS, BEDS, NEWCOMER, BOARD, SCRIPTS, GRADE)
"""The themes in the order in which the seasons take them up, the last spring the first of them."""

FORGETS, RECENT = timedelta(days=21), timedelta(days=45)
"""How often what is closed is forgotten, and how far back everything is kept in mind."""

DIP_BEFORE, DIP_AFTER = 10, 19
"""Days before and after the dip in which the talk is of it."""


class LiveGoal(Struct):
    """A goal that is alive."""

    item: Item
    chapter: Chapter
    begun: date
    steps: list[tuple[str, date, bool]]
    moving: bool = False


class Promise(Struct):
    """An action that is open, and how often it was asked about."""

    item: Item
    mine: bool
    asked: int = 0


class Waiting(Struct):
    """A topic that waits, and how often it was offered."""

    item: Item
    chapter: Chapter | None
    offered: int = 0


class Test(Struct):
    """Feedback that is put to the test until a day."""

    item: Item
    heard: Heard
    look_on: date


class Bond(Struct):
    """One mentorship and what is open in it."""

    id: int
    spell: Spell
    promises: list[Promise] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    tests: list[Test] = field(default_factory=list)
    reviews: int = 0

    @property
    def mentor(self) -> str:
        """The mentor's first name."""
        return self.spell.mentor.first


class Life:
    """The years as they are told.

    Attributes:
        story: What is written.
        speech: How it is said.
        start: The first day.
        goals: Those that are alive.
        aims: What was aimed at so far, in words.
    """

    def __init__(self, story: Story, speech: Speech, start: date) -> None:
        self.story = story
        self.speech = speech
        self.start = start
        self.goals: list[LiveGoal] = []
        self.aims: set[str] = set()
        self._events: list[tuple[datetime, int, Callable[[], None]]] = []

    # -- time ---------------------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """Today."""
        return self.story.now.date()

    @property
    def dip(self) -> date:
        """The day on which confidence was lowest."""
        return self.today - timedelta(days=DIP)

    def moment(self, day: date, at: time) -> datetime:
        """A moment of a day, where the person is."""
        return datetime.combine(day, at, self.story.now.tzinfo)

    def happens(self, moment: datetime, what: Callable[[], None]) -> None:
        """Something is written in one sitting at a moment; what lies ahead never comes to pass."""
        if moment <= self.story.now:
            self._events.append((moment, len(self._events), what))

    def live(self, progress: Callable[[float], None] | None = None) -> None:
        """Let everything happen, in its order; what happens may bring more.

        Args:
            progress: Is told now and then which share of the time has passed.
        """
        done, forgotten = 0, self.start
        while done < len(self._events):
            self._events[done:] = sorted(self._events[done:], key=lambda one: one[:2])
            while done < len(self._events):
                moment, _, what = self._events[done]
                known = len(self._events)
                done += 1
                if moment.date() - forgotten > FORGETS:
                    forgotten = moment.date()
                    self._forget(moment)
                    if progress is not None:
                        progress((forgotten - self.start) / (self.today - self.start))
                with self.story.sitting(moment):
                    what()
                if len(self._events) > known:
                    break

    def _forget(self, now: datetime) -> None:
        """Keep in mind what is open and what the last weeks brought."""
        recent = (now - RECENT).isoformat()
        alive = {goal.item.id for goal in self.goals}
        self.story.forget(
            lambda item: item.made >= recent or item.id in alive or item.group == needs.FEEDBACK,
            now - RECENT,
        )

    def in_dip(self, day: date) -> bool:
        """Whether these are the weeks of the dip."""
        away = (day - self.dip).days
        return -DIP_BEFORE <= away <= DIP_AFTER

    def theme(self, day: date) -> Chapter:
        """What the season is about."""
        return CHAPTERS[(season(day) - last_spring(self.today)) % len(CHAPTERS)]

    def chapter(self, bond: Bond, day: date) -> Chapter:
        """What is talked about with a mentor."""
        if not bond.spell.is_main:
            return SCRIPTS
        return DIP_CHAPTER if self.in_dip(day) else self.theme(day)

    # -- things -------------------------------------------------------------------------------------------

    def make(
        self, group_key: str, mentorship: int | None, says: Answers, made_in: int | None = None
    ) -> Item | None:
        """Make an item of a group that stands on a page that is filled in once."""
        group = self.story.pack.group(group_key)
        if group is None:
            return None
        return self.story.make(group, mentorship, says, made_in)

    def place_in(self, group_key: str, item: Item, place: Place | None = None) -> Place | None:
        """The place inside an item, on its own page or on one that goes through it."""
        group = self.story.pack.group(group_key)
        if group is None:
            return None
        home = place or once_place(self.story.pack.pages[group.page], item.mentorship)
        return home.of_item(group, item)

    def say_of(self, item: Item, answers: Answers, place: Place | None = None) -> None:
        """Say something of an item; the keys tell in which group."""
        for key, value in answers.items():
            self.story.say({key: value}, self.place_in(key.rpartition(".")[0], item, place))
