"""Which meeting is meant by somebody who prepares, takes notes or looks back."""

from __future__ import annotations

from datetime import timedelta

from tests.unit.journey.build import AMARA, JONAS, NOW, TODAY, Notes, builtin
from workbook.journey.meant import Meant, meant
from workbook.journey.place import meeting_place
from workbook.notebook.records import Item


def workbook() -> Notes:
    """Two mentorships and nothing else."""
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara")
    notes.mentorship(JONAS, "Jonas")
    return notes


def find(notes: Notes, page: str, *mentorships: int) -> Meant:
    """What is meant on a Sunday morning at nine, by default in the mentorship with Amara."""
    return meant(notes.reading(), notes.pack.pages[page], mentorships or (AMARA,), NOW)


def ids(known: Meant) -> list[int]:
    """The meetings, the likeliest first."""
    return [meeting.item.id for meeting in known.meetings]


def meet(
    notes: Notes, days: int, state: str = "planned", time: str | None = None, who: int = AMARA
) -> Item:
    """A meeting so many days from today."""
    day = (TODAY + timedelta(days=days)).isoformat()
    return notes.item("meetings/meetings", who, date=day, time=time, state=state)


def test_one_prepares_the_next_meeting() -> None:
    notes = workbook()
    assert find(notes, "prep") == Meant()

    meet(notes, -3, "held")
    following = meet(notes, 11)
    coming = meet(notes, 4)
    clear = find(notes, "prep").clear
    assert clear is not None
    assert (clear.item.id, following.id != coming.id) == (coming.id, True)


def test_two_meetings_on_one_day_are_asked_about() -> None:
    notes = workbook()
    late = meet(notes, 4, time="16:00")
    early = meet(notes, 4, time="09:00")

    known = find(notes, "prep")
    assert known.clear is None
    assert ids(known) == [early.id, late.id]


def test_one_that_is_over_is_not_prepared_where_another_is_to_come_today() -> None:
    notes = workbook()
    meet(notes, 0, time="08:00")
    later = meet(notes, 0, time="15:00")

    assert ids(find(notes, "prep")) == [later.id]


def test_notes_are_of_todays_meeting() -> None:
    notes = workbook()
    meet(notes, -1, "held")
    today = meet(notes, 0)
    meet(notes, 1)

    clear = find(notes, "notes").clear
    assert clear is not None
    assert clear.item.id == today.id


def test_of_two_meetings_today_the_one_that_has_begun_is_likelier() -> None:
    notes = workbook()
    later = meet(notes, 0, time="15:00")
    going_on = meet(notes, 0, time="08:45")

    known = find(notes, "notes")
    assert known.clear is None
    assert ids(known) == [going_on.id, later.id]


def test_without_one_today_fresh_notes_are_of_the_last_meeting() -> None:
    notes = workbook()
    last = meet(notes, -2)
    coming = meet(notes, 4)
    assert ids(find(notes, "notes")) == [last.id]
    assert find(notes, "notes").clear is not None

    place = meeting_place(notes.pack.pages["notes"], last.id, AMARA)
    notes.item("notes/lines", AMARA, place, what="Ask the union first")
    known = find(notes, "notes")
    assert (ids(known), known.now) == ([last.id, coming.id], True), "it may be one unplanned"


def test_with_nothing_planned_one_may_be_meeting_now() -> None:
    known = find(workbook(), "notes")

    assert (known.meetings, known.now, known.clear) == ((), True, None)


def test_one_looks_back_on_the_last_meeting() -> None:
    notes = workbook()
    assert find(notes, "reflection") == Meant(now=True)

    meet(notes, -30, "held")
    last = meet(notes, -2, "held")
    meet(notes, -1, "cancelled")
    meet(notes, 4)
    clear = find(notes, "reflection").clear
    assert clear is not None
    assert clear.item.id == last.id


def test_an_older_one_that_nobody_looked_back_on_is_asked_about() -> None:
    notes = workbook()
    older = meet(notes, -9, "held")
    last = meet(notes, -2, "held")
    assert ids(find(notes, "reflection")) == [last.id, older.id]

    page = notes.pack.pages["reflection"]
    notes.say("reflection/happened", "We talked.", meeting_place(page, older.id, AMARA))
    assert ids(find(notes, "reflection")) == [last.id]


def test_across_mentorships_the_nearest_meeting_counts() -> None:
    notes = workbook()
    mine = meet(notes, 4)
    nearer = meet(notes, 2, who=JONAS)
    assert ids(find(notes, "prep", AMARA, JONAS)) == [nearer.id]
    assert ids(find(notes, "prep", AMARA)) == [mine.id]

    today = meet(notes, 0, who=JONAS)
    assert ids(find(notes, "notes", AMARA, JONAS)) == [today.id]
