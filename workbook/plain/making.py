"""Making an item of a list from one line: ``Amara: send the form by fri``, ``win: the talk went well``."""

from __future__ import annotations

from datetime import date, time

from workbook.journey import edits, meeting_edits
from workbook.journey.dates import explain_day, read_day, read_time
from workbook.journey.kept.feedback import read_who
from workbook.journey.kept.model import Looked
from workbook.journey.lists import GroupView
from workbook.journey.noting import action_says
from workbook.journey.place import Place
from workbook.journey.tags import KINDS, read_kind
from workbook.journey.typed import READ
from workbook.journey.values import day_of, one_line
from workbook.notebook.records import Answer, Item, Record, Value
from workbook.pages import needs
from workbook.pages.model import AnswerType, Group, Prompt
from workbook.plain.session import Session

IN_A_LINE = (AnswerType.LINE, AnswerType.TEXT, AnswerType.DATE, AnswerType.TIME, AnswerType.NUMBER)
"""Types of first questions that a line can answer."""


class UnclearError(Exception):
    """The line makes nothing; the message says what would."""


def new_one(
    session: Session, view: GroupView, place: Place
) -> tuple[Item, tuple[Record, ...], tuple[Record, ...]]:
    """A new item of a list, its records, and what is proposed for it."""
    reading = session.reading()
    item, records = edits.new_item(reading, view.group, place, session.now, view.source)
    due: tuple[Record, ...] = ()
    if item.group == needs.MEETINGS:
        due = meeting_edits.as_proposed(reading, item, place.mentorship, session.now)
    return item, records, due


def first_prompt(session: Session, view: GroupView) -> Prompt | None:
    """What a new item of a list is asked first."""
    group = _made_in(session, view)
    shown = view.source.fields if view.source is not None else ()
    prompts = [p for p in group.prompts if not shown or p.id in shown] if group else []
    return prompts[0] if prompts else None


def _made_in(session: Session, view: GroupView) -> Group | None:
    over = view.group.over
    if over is None:
        return view.group
    return session.reading().pack.group(f"{over.page or view.group.page}/{over.id}")


def takes_a_line(session: Session, view: GroupView) -> bool:
    """Whether a new item can be made from one line."""
    prompt = first_prompt(session, view)
    return prompt is not None and prompt.type in IN_A_LINE and not prompt.compare


def made_from(
    session: Session, view: GroupView, place: Place, line: str
) -> tuple[Item, tuple[Record, ...], str]:
    """A new item of a list, its records, and what was understood of the line.

    Raises:
        UnclearError: The line is no day where one is needed.
    """
    reading = session.reading()
    item, records = edits.new_item(reading, view.group, place, session.now, view.source)
    group = reading.pack.group(item.group)
    prompt = first_prompt(session, view)
    if group is None or prompt is None:
        raise UnclearError("Nothing can be made here.")
    says, words = _says(session, group, prompt, line)
    home = reading.place_of(reading.pack.pages[group.page], place)
    if home is None:
        raise UnclearError("Nothing can be made here.")
    inside = home.of_item(group, item)
    said = {record.key.prompt: record for record in records if isinstance(record, Answer)}
    for key, value in says.items():
        about = reading.pack.prompt(key)
        if about is not None and value is not None:
            said[key] = edits.answered(reading, about, inside, value)
    return item, (item, *said.values()), words


def _says(
    session: Session, group: Group, prompt: Prompt, line: str
) -> tuple[dict[str, Value], str]:
    """What a line says of an item, by full key, and in words what was understood."""
    looked = Looked(session.reading(), session.mentorship, session.now)
    match group.key:
        case needs.ACTIONS:
            says = action_says(one_line(line), session.mentor, session.today)
            due = day_of(says.get(needs.ACTION_DUE))
            who = session.mentor if says.get(needs.ACTION_OWNER) == "mentor" else "me"
            when = f", by {explain_day(due, session.today)}" if due is not None else ""
            return says, f"{says[needs.ACTION_WHAT]} ({who}{when})"
        case needs.TOPICS:
            kind, words = read_kind(line)
            kinds: dict[str, Value] = {needs.TOPIC_KIND: kind} if kind else {}
            what = one_line(words)
            return {needs.TOPIC_WHAT: what, **kinds}, KINDS[kind] if kind else ""
        case needs.FEEDBACK:
            who, words = read_who(looked, line)
            return (
                {needs.FEEDBACK_HEARD: words, needs.FEEDBACK_WHO: who or None},
                f"said by {who}" if who else "",
            )
        case needs.MEETINGS if prompt.key == needs.MEETING_DATE:
            return _meeting(session, line)
        case _:
            form = READ.get(prompt.type)
            value = form.understood(line, session.today) if form is not None else line
            meaning = form.meaning(value, session.today) if form is not None else None
            return {prompt.key: value}, meaning or ""


def _meeting(session: Session, line: str) -> tuple[dict[str, Value], str]:
    found = read_when(line, session.today)
    if found is None:
        raise UnclearError(
            "Type the day as fri, 26 nov or +2w, and a time behind it if you know it."
        )
    day, clock = found
    says: dict[str, Value] = {needs.MEETING_DATE: day.isoformat()}
    if clock is not None:
        says[needs.MEETING_TIME] = f"{clock:%H:%M}"
    return says, f"{explain_day(day, session.today)}{f', {clock:%H:%M}' if clock else ''}"


def read_when(line: str, today: date) -> tuple[date, time | None] | None:
    """The day, and the time behind it, that a line means: ``thu 14:00``; None for no day."""
    said = one_line(line)
    whole = read_day(said, today)
    if whole is not None:
        return whole, None
    before, _, last = said.rpartition(" ")
    clock = read_time(last) if before else None
    day = read_day(before.removesuffix(" at").rstrip(" ,"), today) if clock is not None else None
    return (day, clock) if day is not None else None
