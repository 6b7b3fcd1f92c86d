"""``workbook show``: what can be sent, printed as it would leave or written to a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbook.cli.call import Call
from workbook.cli.options import for_every_command
from workbook.cli.saying import say, shown
from workbook.errors import UsageError

if TYPE_CHECKING:
    from workbook.journey.documents.model import Document
    from workbook.journey.documents.names import NameStyle
    from workbook.journey.meetings import Meeting
    from workbook.journey.reading import Reading

WHAT = ("agenda", "followup", "agreement", "goals", "meeting", "update", "thanks")
"""What can be shown."""

OF_A_MEETING = ("agenda", "followup", "meeting")
"""Those that are about one meeting."""

FORMATS = ("md", "html", "json", "ics")
"""In which forms; the endings of files name them too."""

STYLES = ("name", "nickname", "initials")
"""How people can be named."""

STDOUT = Path("-")
"""Stands for the standard output, as in other programs."""


@click.command()
@click.argument("what", type=click.Choice(WHAT))
@click.option("--meeting", "wanted", metavar="DATE", help="A day, such as thu, or last or next.")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), help="Markdown unless FILE says more."
)
@click.option(
    "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write it into a file."
)
@click.option("--names", type=click.Choice(STYLES), help="How people are named.")
@click.option("--force", is_flag=True, help="Write over FILE if it is there already.")
@for_every_command
@click.pass_obj
def show(
    call: Call,
    what: str,
    *,
    wanted: str | None,
    form: str | None,
    output: Path | None,
    names: str | None,
    force: bool,
) -> None:
    """Print what you can send, exactly as it would leave.

    Nothing private is ever in it. The agenda is that of the next meeting and the follow-up that of
    the last one, unless --meeting names another; the update is made from the last review. Only a
    meeting can be shown as ics, for a calendar.
    """
    from workbook.cli.services import read_workbook
    from workbook.journey.documents.names import NameStyle

    if output == STDOUT:
        output = None
    form = form or form_of(output)
    if form == "ics" and what != "meeting":
        raise UsageError("ics is for calendars and holds a meeting: use workbook show meeting")
    if wanted is not None and what not in OF_A_MEETING:
        raise UsageError(f"the {what} isn't about one meeting: leave --meeting out")
    if force and output is None:
        raise UsageError("--force goes with --output: name the file to write over")
    reading, problems = read_workbook(call)
    asked = _Asked(what, call, reading, NameStyle(names) if names else None, call.clock()())
    content = asked.calendar(wanted) if form == "ics" else asked.document(wanted, form)
    hand_over(content, output, force=force)
    for problem in (*problems, *asked.missing):
        say(problem)


def form_of(output: Path | None) -> str:
    """The form that a file's ending names, Markdown where it names none."""
    ending = output.suffix.removeprefix(".").lower() if output is not None else ""
    return {"htm": "html", "ical": "ics"}.get(ending, ending if ending in FORMATS else FORMATS[0])


class _Asked:
    """What one call asks for, found in the workbook.

    Attributes:
        missing: What to say beside what is shown, since it is not there yet.
    """

    def __init__(
        self, what: str, call: Call, reading: Reading, names: NameStyle | None, now: datetime
    ) -> None:
        from workbook.journey.mentorships import current, named

        self.missing: tuple[str, ...] = ()
        self._what = what
        self._reading = reading
        self._names = names
        self._now = now
        who = call.with_name
        mentorship = named(reading, who) if who else current(reading, now)
        if mentorship is None:
            raise UsageError("there is nothing to show yet: run workbook to begin")
        self._mentorship: int = mentorship

    def document(self, wanted: str | None, form: str) -> str:
        """The document in one of its forms."""
        from workbook.output.formats import Format, draw

        document = self._built(wanted)
        if document.missing:
            self.missing = (document.missing,)
        return draw(document, Format(form))

    def calendar(self, wanted: str | None) -> bytes:
        """The meeting for a calendar."""
        from workbook.journey.documents.meeting import event
        from workbook.output.calendar import to_calendar

        meeting = self._meeting(wanted)
        found = event(self._reading, meeting.item.id, self._mentorship, names=self._names)
        if found is None:
            raise UsageError("the day of this meeting is private: a calendar can't hold it")
        return to_calendar(found, self._now)

    def _built(self, wanted: str | None) -> Document:
        from workbook.journey.documents.agenda import agenda
        from workbook.journey.documents.agreement import agreement
        from workbook.journey.documents.followup import followup
        from workbook.journey.documents.goals import goals
        from workbook.journey.documents.meeting import whole_meeting
        from workbook.journey.documents.update import thanks, update

        pages = {"agreement": agreement, "goals": goals, "update": update, "thanks": thanks}
        if self._what in pages:
            return pages[self._what](self._reading, self._mentorship, names=self._names)
        build = {"agenda": agenda, "followup": followup, "meeting": whole_meeting}[self._what]
        meeting = self._meeting(wanted)
        return build(self._reading, meeting.item.id, self._mentorship, names=self._names)

    def _meeting(self, wanted: str | None) -> Meeting:
        """The meeting that is meant: the one named, else the one that this is mostly wanted of."""
        from workbook.journey.documents import which

        if wanted is not None:
            return which.named_meeting(self._reading, self._mentorship, wanted, self._now)
        usual = {"agenda": which.coming_meeting, "followup": which.last_meeting}
        return usual.get(self._what, which.any_meeting)(self._reading, self._mentorship, self._now)


def hand_over(content: str | bytes, output: Path | None, *, force: bool) -> None:
    """Print it, or write it into a file.

    Raises:
        UsageError: The file is there already, or can't be one.
    """
    from workbook.output.writing import write_file

    if output is None:
        click.echo(content, nl=False)
        return
    try:
        write_file(output, content, force=force)
    except FileExistsError as error:
        raise UsageError(
            f"{shown(output)} is there already: give another name, or add --force to write over it"
        ) from error
    except FileNotFoundError as error:
        raise UsageError(
            f"there is no folder {shown(output.parent)}: make it first, or name another"
        ) from error
    say(f"{shown(output)} is written; only you can read it")
