"""Which meeting a page is opened for: asked where it is not clear, proposed where none is planned."""

from __future__ import annotations

from workbook.journey import meeting_edits, meeting_pages
from workbook.journey.dates import say_day
from workbook.journey.meant import Meant, meant
from workbook.journey.meeting_view import meeting_row
from workbook.journey.meeting_words import lacks_words, when_words
from workbook.journey.meetings import HELD, proposed
from workbook.journey.mentorships import active, mentor_name
from workbook.journey.place import Place
from workbook.notebook.records import Item, Record
from workbook.pages.model import Page, Stage
from workbook.plain.making import read_when
from workbook.plain.session import Session, numbers_to

NOT_A_DAY = "Type the day as fri, 26 nov or +2w, and a time behind it if you know it."


def meeting_meant(session: Session, page: Page, meeting: int | None) -> Place | None:
    """The place of a page for the meeting that is meant; None where there is none after all.

    Raises:
        Stopped: One leaves instead of choosing.
        Ended: There are no more lines.
    """
    reading, now = session.reading(), session.now
    item = reading.snapshot.items.get(meeting or 0)
    if item is None:
        others = (one.id for one in active(reading))
        mine = [session.mentorship] if session.mentorship is not None else []
        those = tuple(dict.fromkeys([*mine, *others]))
        known = meant(reading, page, those, now)
        if known.clear is not None:
            item = known.clear.item
        elif known.meetings or known.now:
            item = _asked(session, page, known)
        else:
            item = propose(session)
    if item is None:
        return None
    if item.mentorship is not None:
        session.mentorship = item.mentorship
    return meeting_pages.place_of_page(session.reading(), page.id, item.id, session.mentorship)


def _asked(session: Session, page: Page, known: Meant) -> Item | None:
    reading = session.reading()
    reflects = page.stage is Stage.REFLECT
    session.say("Which meeting do you look back on?" if reflects else "Which meeting is it?")
    for number, one in enumerate(known.meetings, 1):
        row = meeting_row(reading, one.item, one, one.item.mentorship, session.now)
        who = mentor_name(reading, one.item.mentorship)
        facts = ", ".join(part for part in (f"with {who}", lacks_words(row)) if part)
        session.say(f"{number}. {when_words(reading, row, session.today)} ({facts})")
    most = len(known.meetings) + known.now
    if known.now:
        words = "We met today, without a plan" if reflects else "We are meeting now, without a plan"
        session.say(f"{most}. {words}")
    while True:
        said = session.ask("A number; an empty line takes the first.") or "1"
        if said.isdecimal() and 1 <= int(said) <= len(known.meetings):
            return known.meetings[int(said) - 1].item
        if known.now and said == str(most):
            return _made_now(session, held=reflects)
        session.say(f"Type {numbers_to(most)}, or an empty line.")


def _made_now(session: Session, *, held: bool) -> Item | None:
    """A meeting of today: at this time, or held some time before."""
    now = session.now
    clock = None if held else now.time().replace(second=0, microsecond=0)
    state = HELD if held else None
    item, records = meeting_edits.planned(
        session.reading(), session.mentorship, now, now.date(), clock, state=state
    )
    return item if session.keep(*records) else None


def propose(session: Session) -> Item | None:
    """Plan a meeting on the day that the rhythm asks for, or on another one.

    Raises:
        Stopped: One leaves instead.
        Ended: There are no more lines.
    """
    session.say(f"No meeting with {session.mentor} is planned yet.")
    return plan(session)


def plan(session: Session) -> Item | None:
    """Ask for a day and plan a meeting on it; an empty line takes what is proposed.

    Raises:
        Stopped: One leaves instead.
        Ended: There are no more lines.
    """
    reading = session.reading()
    rhythm = proposed(reading, session.mentorship, session.now)
    if rhythm is not None:
        clock = f", {rhythm[1]:%H:%M}" if rhythm[1] is not None else ""
        session.say(f"By your rhythm it would be {say_day(rhythm[0], session.today)}{clock}.")
    while True:
        said = session.ask("On which day, and at what time?")
        found = read_when(said, session.today) if said else rhythm
        if found is not None:
            break
        if not said:
            return None
        session.say(NOT_A_DAY)
    records: tuple[Record, ...]
    item, records = meeting_edits.planned(reading, session.mentorship, session.now, *found)
    if not session.keep(*records):
        return None
    clock = f", {found[1]:%H:%M}" if found[1] is not None else ""
    session.say(f"Planned for {say_day(found[0], session.today)}{clock}.")
    return item
