"""Where the workbook stands, for the command line: what home says, as lines and as JSON."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct

from workbook.journey.dates import say_day, short_day
from workbook.journey.home import HomeView, home_view
from workbook.journey.meetings import meetings
from workbook.journey.mentorships import current, named
from workbook.journey.progress import StepState
from workbook.journey.reading import Reading
from workbook.journey.waiting import waiting, waiting_words
from workbook.notebook.short_ids import short_ids
from workbook.pages import needs

MARKS = {StepState.EMPTY: "○", StepState.PARTLY: "◐", StepState.DONE: "●"}
"""How far something is, as a sign that needs no colour."""


class Status(Struct, frozen=True):
    """Home of one mentorship at one moment, or no home where there is no mentorship yet.

    ``to_choose`` counts the answers of the whole workbook that say several things at once.
    """

    home: HomeView | None
    today: date
    action_ids: tuple[str, ...] = ()
    to_choose: int = 0

    def lines(self) -> list[str]:
        """What ``workbook status`` prints."""
        home = self.home
        if home is None:
            return ["Nothing here yet. Run workbook to begin: it takes three minutes."]
        detail = f" ({home.next.detail})" if home.next.detail else ""
        lines = [f"With {home.mentor}", f"Next: {home.next.title}{detail}", self._meeting(home), ""]
        width = max(len(row.title) for row in home.path) if home.path else 0
        lines += [f"{MARKS[r.state]} {r.title:<{width}}  {r.words}" for r in home.path]
        late = f", {home.late} late" if home.late else ""
        lines += ["", f"Actions: {len(home.actions)} open{late}"]
        for row, short in zip(home.actions, self.action_ids, strict=True):
            when = short_day(row.due, self.today) if row.due else "no date"
            sign = "!" if row.late else "○"
            lines.append(f"{sign} {short}  {row.what}  ({row.owner or 'nobody named'}, {when})")
        if home.topics:
            lines += ["", "To raise:", *(f"- {row.what}" for row in home.topics)]
        if self.to_choose:
            lines += ["", f"{waiting_words(self.to_choose)}: run workbook and press w to choose"]
        return lines

    def _meeting(self, home: HomeView) -> str:
        if home.meeting is None:
            return "Next meeting: no date yet"
        clock = f", {home.meeting.time:%H:%M}" if home.meeting.time else ""
        return f"Next meeting: {say_day(home.meeting.day, self.today)}{clock}"

    def as_json(self) -> dict[str, Any]:
        """What ``workbook status --json`` prints: one object with the same keys in every case.

        Where there is no data stands null or an empty list.
        """
        home = self.home
        if home is None:
            return {
                "mentor": None,
                "next": None,
                "meeting": None,
                "pages": [],
                "actions": [],
                "topics": [],
                "confidence": [],
                "to_choose": self.to_choose,
            }
        meeting = home.meeting
        return {
            "mentor": home.mentor,
            "next": {
                "title": home.next.title,
                "detail": home.next.detail,
                "page": home.next.page,
                "item": str(home.next.item) if home.next.item is not None else None,
            },
            "meeting": None
            if meeting is None
            else {
                "id": str(meeting.item.id),
                "day": meeting.day.isoformat(),
                "time": meeting.time.strftime("%H:%M") if meeting.time else None,
                "place": meeting.place or None,
            },
            "pages": [
                {
                    "page": row.page,
                    "state": str(row.state),
                    "answered": row.progress.answered,
                    "asked": row.progress.asked,
                    "complete": row.progress.complete,
                    "minutes_left": row.progress.minutes_left,
                }
                for row in home.path
            ],
            "actions": [
                {
                    "id": short,
                    "what": row.what,
                    "owner": row.owner or None,
                    "due": row.due.isoformat() if row.due else None,
                    "late": row.late,
                }
                for row, short in zip(home.actions, self.action_ids, strict=True)
            ],
            "topics": [{"what": row.what, "kind": row.kind or None} for row in home.topics],
            "confidence": list(home.confidence),
            "to_choose": self.to_choose,
        }


def status(reading: Reading, now: datetime, with_name: str | None = None) -> Status:
    """The status of a mentorship: the one named, else the one of the next meeting.

    Raises:
        UsageError: No mentor, or more than one, has that name.
    """
    mentorship = named(reading, with_name) if with_name else current(reading, now)
    if mentorship is None:
        return Status(None, now.date(), to_choose=len(waiting(reading)))
    home = home_view(reading, mentorship, now)
    every = short_ids(item.id for item in reading.snapshot.items_of(needs.ACTIONS, archived=True))
    ids = tuple(every[row.item.id] for row in home.actions)
    return Status(home, now.date(), ids, len(waiting(reading)))


def holds_until(reading: Reading, now: datetime) -> datetime:
    """The moment from which the status may say something else though nothing was written.

    That is when a meeting of today begins, or else the end of the day.
    """
    today = now.date()
    known = [one for mentor in reading.snapshot.mentorships for one in meetings(reading, mentor)]
    begins = [one.when.replace(tzinfo=now.tzinfo) for one in known if one.day == today]
    midnight = datetime.combine(today + timedelta(days=1), time.min, now.tzinfo)
    return min([midnight, *(begin for begin in begins if begin >= now)])
