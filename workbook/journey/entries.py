"""Which entry is meant: where a ref from one place leads, by the kinds of both pages.

The same page means this entry; a ``once`` page its one entry; a ``per meeting`` page the same
meeting's or, from elsewhere, the latest held meeting's; an ``each time`` page the latest finished
run; ``last`` the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.day_style import USUAL, DayStyle
from workbook.journey.place import Place, entry_place, once_place
from workbook.notebook.records import Answer, AnswerKey, Column, Entry, Item, Value, entry_id
from workbook.notebook.snapshot import Snapshot
from workbook.pages import needs
from workbook.pages.model import Audience, Kind, Page, Prompt
from workbook.pages.packs import Pack
from workbook.pages.resolve import old_keys

T = TypeVar("T")


class Entries(Struct, frozen=True, eq=False):
    """The pages and the notebook as they are at one moment, entry by entry.

    Attributes:
        pack: The pages.
        snapshot: The notebook.
        style: How the person writes days.
    """

    pack: Pack
    snapshot: Snapshot
    style: DayStyle = USUAL
    # What was looked up once; it goes with the snapshot that it was looked up in.
    _meetings: dict[int | None, tuple[Item, ...]] = field(default_factory=dict)
    _held: dict[int | None, tuple[Item, ...]] = field(default_factory=dict)
    _when: dict[int, tuple[str, str, int]] = field(default_factory=dict)
    _made_in: dict[int | None, list[Item]] = field(default_factory=dict)
    _prompts: dict[str, tuple[Prompt | None, tuple[str, ...]]] = field(default_factory=dict)
    _known: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, name: Hashable, find: Callable[[], T]) -> T:
        """What is found out once of this state of the notebook and then known.

        Args:
            name: What it is; of no two things the same.
            find: Finds it out; nothing but this state may decide what it finds.
        """
        if name not in self._known:
            self._known[name] = find()
        known: T = self._known[name]
        return known

    # -- entries ---------------------------------------------------------------------------------

    def place_of(self, page: Page, here: Place, *, last: bool = False) -> Place | None:
        """Where refs from ``here`` to ``page`` lead; None where there is no such entry yet."""
        if page.id == here.page.id and not last:
            return here.outside()
        match page.kind:
            case Kind.ONCE:
                return None if last else self._once(page, here)
            case Kind.PER_MEETING:
                return self._meeting_place(page, here, last=last)
            case Kind.EACH_TIME:
                return self._run_place(page, here, last=last)

    def _once(self, page: Page, here: Place) -> Place | None:
        if page.audience is Audience.MENTORSHIP and here.mentorship is None:
            return None
        return once_place(page, here.mentorship)

    def _meeting_place(self, page: Page, here: Place, *, last: bool) -> Place | None:
        held = self.held_meetings(here.mentorship)
        if here.meeting is None:
            back = 2 if last else 1
            chosen = held[-back].id if len(held) >= back else None
        elif not last:
            chosen = here.meeting
        else:
            before = self._meetings_before(held, here.meeting)
            chosen = before[-1].id if before else None
        if chosen is None:
            return None
        return Place(page, entry_id(page.id, meeting=chosen), here.mentorship, chosen)

    def _meetings_before(self, held: Sequence[Item], meeting: int) -> list[Item]:
        this = self.snapshot.items.get(meeting)
        if this is None:
            return []
        when = self.meeting_when(this)
        return [m for m in held if self.meeting_when(m) < when]

    def _run_place(self, page: Page, here: Place, *, last: bool) -> Place | None:
        runs = self.runs(page, here.mentorship)
        back = 2 if last else 1
        if page.id == here.page.id:  # then it is the one before this run, however many came later
            ids = [run.id for run in runs]
            runs = runs[: ids.index(here.entry)] if here.entry in ids else runs
            back = 1
        done = [run for run in runs if run.finished]
        return entry_place(page, done[-back], here.mentorship) if len(done) >= back else None

    def runs(self, page: Page, mentorship: int | None) -> tuple[Entry, ...]:
        """The runs of an ``each time`` page, oldest first, finished or not."""
        whose = mentorship if page.audience is Audience.MENTORSHIP else None
        return self.snapshot.entries_of(page.id, whose)

    # -- meetings, which decide what "this meeting" and "the last one" are -------------------------

    def meetings(self, mentorship: int | None) -> tuple[Item, ...]:
        """The meetings of a mentorship in the order of their days; those without a day come last."""
        known = self._meetings.get(mentorship)
        if known is None:
            items = self.snapshot.items_of(needs.MEETINGS)
            mine = (m for m in items if m.mentorship in (mentorship, None))
            known = self._meetings[mentorship] = tuple(sorted(mine, key=self.meeting_when))
        return known

    def held_meetings(self, mentorship: int | None) -> tuple[Item, ...]:
        """Those of the meetings that were held."""
        known = self._held.get(mentorship)
        if known is None:
            everyone = self.meetings(mentorship)
            known = tuple(m for m in everyone if self.meeting_state(m) == "held")
            self._held[mentorship] = known
        return known

    def meeting_when(self, meeting: Item) -> tuple[str, str, int]:
        """A key that sorts meetings by day and time, as far as these were understood."""
        known = self._when.get(meeting.id)
        if known is None:
            day = self.item_value(meeting, needs.MEETING_DATE)
            time = self.item_value(meeting, needs.MEETING_TIME)
            known = self._when[meeting.id] = (
                day if values.is_day(day) else "9999",
                time if values.is_clock(time) else "",
                meeting.id,
            )
        return known

    def meeting_state(self, meeting: Item) -> str:
        """``planned``, ``held``, ``moved`` or ``cancelled``; planned unless it says otherwise."""
        state = self.item_value(meeting, needs.MEETING_STATE)
        return state if isinstance(state, str) and state else "planned"

    def topics_made_in(self, entry: int) -> Sequence[Item]:
        """The topics that were made in an entry of any page, in their own order."""
        if not self._made_in:
            for item in self.snapshot.items_of(needs.TOPICS):
                self._made_in.setdefault(item.made_in, []).append(item)
        return self._made_in.get(entry, ())

    # -- answers -----------------------------------------------------------------------------------

    def item_value(self, item: Item, prompt_key: str) -> Value:
        """What an item says under a prompt given by its full key; None where nothing.

        Conditions are not looked at: what meetings say decides what refs mean, and refs are what
        conditions are made of.
        """
        if prompt_key not in self._prompts:
            found = self.pack.prompt(prompt_key)
            self._prompts[prompt_key] = (found, old_keys(found) if found is not None else ())
        prompt, before = self._prompts[prompt_key]
        if prompt is None:
            return None
        key = AnswerKey(item.entry, item.id, prompt_key)
        answer = self.snapshot.answer(key)
        if answer is None and before:
            answer = self._first(*(replace(key, prompt=old) for old in before))
        if answer is None or not values.fits(prompt, answer.value):
            return None
        return answer.value

    def answer(self, prompt: Prompt, place: Place, column: Column | None = None) -> Answer | None:
        """The answer kept at a place, under its own key or an old one that the page names."""
        key = place.key(prompt, column)
        if not prompt.was:
            return self.snapshot.answer(key)
        return self._first(key, *self.earlier_keys(prompt, place, column))

    def _first(self, *keys: AnswerKey) -> Answer | None:
        """The first of these answers that was ever written, cleared or not."""
        return next((found for key in keys if (found := self.snapshot.answer(key))), None)

    def earlier_keys(
        self, prompt: Prompt, place: Place, column: Column | None = None
    ) -> Iterator[AnswerKey]:
        """Under what this answer may have been given when its question stood elsewhere (``was``)."""
        key = place.key(prompt, column)
        for old in old_keys(prompt):
            page_id, _, local = old.partition("/")
            if ("." in local) != (prompt.group is not None):
                continue  # an item's answer was never one of the page itself
            if page_id == prompt.page or prompt.group is not None:
                yield replace(key, prompt=old)
            elif place.page.kind is not Kind.EACH_TIME:  # a new run begins without answers
                yield replace(key, prompt=old, entry=self._entry_of(page_id, place))

    def _entry_of(self, page_id: str, place: Place) -> int:
        """The entry of another page that stands beside a place, even if that page is gone."""
        if place.meeting is not None:
            return entry_id(page_id, meeting=place.meeting)
        audience = self.pack.pages.get(page_id, place.page).audience
        return entry_id(page_id, place.mentorship if audience is Audience.MENTORSHIP else None)

    def decided(self, prompt: Prompt, place: Place) -> Answer | None:
        """The answer that counts: of a ``compare`` prompt what is agreed, else what is mine."""
        if not prompt.compare:
            return self.answer(prompt, place)
        agreed = self.answer(prompt, place, Column.AGREED)
        if (
            agreed is not None
            and values.is_answered(agreed.value)
            and values.fits(prompt, agreed.value)
        ):
            return agreed
        return self.answer(prompt, place, Column.MINE)
