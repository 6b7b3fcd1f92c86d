"""Notes of a meeting, line by line: what was said, under a tag that says what becomes of it.

Most lines stay lines of the meeting.  An action and feedback are records of their own from the
start, made in the meeting's notes, so that they are seen wherever actions and feedback are.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.dates import take_day
from workbook.journey.edits import answered, item_saying, new_item
from workbook.journey.follows import held_by_notes
from workbook.journey.mentorships import NAMELESS, mentor_name
from workbook.journey.note_lines import RECORDS, Line, lines
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.tags import Tag, read_tag
from workbook.journey.unfinished import unfinished, unfinished_words
from workbook.notebook.ranks import is_rank, rank_between
from workbook.notebook.records import Answer, Item, Record, Value
from workbook.pages import needs


def noted(
    reading: Reading, place: Place, text: str, tag: Tag, now: datetime
) -> tuple[Item, tuple[Record, ...]]:
    """A line of the notes, and that the meeting was held if this is its first.

    Args:
        reading: The workbook.
        place: The place of the meeting's notes.
        text: The words; for an action a day after "by" and the mentor's name before a colon are
            understood as its day and its owner.
        tag: What kind of line it is.
        now: The moment.

    Raises:
        ValueError: There are no words, or the pages have nowhere to keep the line.
    """
    words = values.one_line(text).strip()
    if not words:
        raise ValueError("there is nothing to keep")
    if tag in RECORDS:
        item, records = _record(reading, place, words, tag, now)
    else:
        item, records = _line(reading, place, words, tag, now)
    last = _last(reading, place, item)
    held = held_by_notes(reading, place.meeting, place.mentorship, now)
    return last, (last, *(record for record in records if record is not item), *held)


def _last(reading: Reading, place: Place, item: Item) -> Item:
    """A new line below all others of these notes, in whichever group each of them is kept.

    Lines stand in the order of their moments, and those of one second in the order of their ranks.
    """
    ranks = [line.item.rank for line in lines(reading, place) if is_rank(line.item.rank)]
    if not ranks or item.rank > max(ranks):
        return item
    return replace(item, rank=rank_between(max(ranks), None))


def _line(
    reading: Reading, place: Place, words: str, tag: Tag, now: datetime
) -> tuple[Item, tuple[Record, ...]]:
    group = reading.pack.group(needs.NOTES_LINES)
    if group is None:
        raise ValueError(f"no page has the group {needs.NOTES_LINES}")
    item, records = new_item(reading, group, place, now)
    inside = place.of_item(group, item)
    made = list(records)
    for key, value in ((needs.LINE_WHAT, words), (needs.LINE_TAG, str(tag) or None)):
        prompt = reading.pack.prompt(key)
        if prompt is not None and value is not None:
            made.append(answered(reading, prompt, inside, value))
    return item, tuple(made)


def _record(
    reading: Reading, place: Place, words: str, tag: Tag, now: datetime
) -> tuple[Item, tuple[Record, ...]]:
    group, what = RECORDS[tag]
    mentor = mentor_name(reading, place.mentorship)
    says: dict[str, Value] = {what: words}
    if tag is Tag.FEEDBACK:
        says[needs.FEEDBACK_WHO] = mentor if mentor != NAMELESS else None
    else:
        says = action_says(words, mentor, now.date())
    return item_saying(reading, group, place.mentorship, now, says, made_in=place.entry)


def action_says(words: str, mentor: str, today: date) -> dict[str, Value]:
    """What an action says that was written in one line: "Amara: send the form by friday"."""
    owner = "me"
    named, said = read_name(words, mentor)
    if named:
        owner, words = named, said
    text, day = take_day(words, today)
    says: dict[str, Value] = {needs.ACTION_WHAT: text or words, needs.ACTION_OWNER: owner}
    if day is not None and text:
        says[needs.ACTION_DUE] = day.isoformat()
    return says


def read_name(text: str, mentor: str) -> tuple[str, str]:
    """Who is named before a line and a colon, as "me", "mentor" or "", and the line without it."""
    before, colon, after = text.partition(":")
    named = before.strip().casefold()
    name = mentor.casefold()
    first = name.split()[:1] if mentor != NAMELESS else []
    if not colon or not after.strip():
        return "", text
    if named in ("me", "i"):
        return "me", after.strip()
    known = named in (name, *first, "mentor", "my mentor")
    return ("mentor", after.strip()) if known else ("", text)


def retagged(
    reading: Reading, place: Place, line: Line, tag: Tag, now: datetime
) -> tuple[Record, ...]:
    """A line under another tag.

    Where that is kept elsewhere the line is made there and its old record put away, so that
    nothing is lost.
    """
    if tag is line.tag:
        return ()
    if tag not in RECORDS and line.tag not in RECORDS:
        group = reading.pack.group(needs.NOTES_LINES)
        prompt = reading.pack.prompt(needs.LINE_TAG)
        if group is None or prompt is None:
            return ()
        inside = place.of_item(group, line.item)
        return (answered(reading, prompt, inside, str(tag) or None),)
    item, records = noted(reading, place, _as_typed(reading, place, line), tag, now)
    kept = replace(item, made=line.item.made)
    return (kept, *(one for one in records if one is not item), replace(line.item, archived=True))


def _as_typed(reading: Reading, place: Place, line: Line) -> str:
    """A line as one would type it: an action with its owner before it and its day behind it."""
    if line.tag is not Tag.ACTION:
        return line.text
    owner = reading.item_value(line.item, needs.ACTION_OWNER)
    name = mentor_name(reading, place.mentorship)
    who = f"{name if name != NAMELESS else 'mentor'}: " if owner == "mentor" else ""
    due = reading.item_value(line.item, needs.ACTION_DUE)
    by = f" by {due}" if isinstance(due, str) and due else ""
    return f"{who}{line.text}{by}"


# -- the line that is being written --------------------------------------------------------------------


def drafted(reading: Reading, place: Place, text: str, tag: Tag) -> tuple[Answer, ...]:
    """What stands in the line that is being written, so that it outlives the program.

    () where nothing changes.  With ``text`` "" there is no such line any more.
    """
    words = f"{tag}: {text}" if tag is not Tag.NONE and text.strip() else text
    return unfinished(reading, needs.LINE_WHAT, place, words)


def draft(reading: Reading, place: Place) -> tuple[Tag, str]:
    """The line that was being written when the notes were left, with its tag."""
    words = unfinished_words(reading, needs.LINE_WHAT, place)
    tag, text = read_tag(words)
    return (tag, text) if tag is not None else (Tag.NONE, words)
