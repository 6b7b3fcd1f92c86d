"""Several mentors: going from one to another, beginning with a new one, putting one away."""

from __future__ import annotations

from msgspec.structs import replace

from workbook.journey.dates import short_day
from workbook.journey.meetings import next_meeting
from workbook.journey.mentorships import mentor_name
from workbook.journey.moments import day_of
from workbook.notebook.records import Mentorship
from workbook.plain.beginning import begin
from workbook.plain.commands import Command
from workbook.plain.session import Session, nothing_here


def show_mentorships(session: Session) -> None:
    """The mentorships; a number goes to one.

    Raises:
        Ended: There are no more lines.
    """
    while True:
        known = _all(session)
        session.say()
        session.say("Your mentorships:")
        for number, one in enumerate(known, 1):
            session.say(f"{number}. {_words(session, one)}")
        session.say(
            "A number goes there; new begins one; .away 1 puts one away; an empty line goes back."
        )
        said = session.read()
        if isinstance(said, Command):
            if said.name == "away" and 1 <= (said.number or 0) <= len(known):
                _away(session, known, known[(said.number or 0) - 1])
                continue
            if said.name in ("stop", "back", "skip", "next"):
                return
            if said.name not in ("help", "away", "again"):
                session.say(nothing_here(said))
            continue
        word = said.strip().casefold()
        if word == "new":
            if begin(session, first=False):
                return
        elif word.isdecimal() and 1 <= int(word) <= len(known):
            session.mentorship = known[int(word) - 1].id
            session.say(f"With {session.mentor}.")
            return
        elif not word:
            return
        else:
            session.say(f"There is no “{word}” here.")


def _all(session: Session) -> list[Mentorship]:
    reading = session.reading()
    found = reading.snapshot.mentorships.values()
    return sorted(found, key=lambda m: (m.archived, m.started, mentor_name(reading, m.id)))


def _words(session: Session, one: Mentorship) -> str:
    reading, today = session.reading(), session.today
    meeting = next_meeting(reading, one.id, session.now)
    since = day_of(one.started)
    facts = (
        "here" if one.id == session.mentorship else "",
        f"since {short_day(since, today)}" if since is not None else "",
        f"meets {short_day(meeting.day, today)}" if meeting is not None else "",
        "put away" if one.archived else "",
    )
    return f"{mentor_name(reading, one.id)} ({', '.join(fact for fact in facts if fact)})"


def _away(session: Session, known: list[Mentorship], one: Mentorship) -> None:
    """Put a mentorship away, or bring it back; nothing of it is deleted."""
    others = [m for m in known if not m.archived and m.id != one.id]
    if not others and not one.archived:
        session.say("This is your only mentorship: begin another one before it goes.")
        return
    if session.keep(replace(one, archived=not one.archived)):
        name = mentor_name(session.reading(), one.id)
        session.say(f"{name}: {'brought back' if one.archived else 'put away'}.")
        if one.id == session.mentorship and not one.archived:
            session.mentorship = others[-1].id
