"""How topics and lines look in the notes of a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from workbook.journey.meeting_words import day_words
from workbook.journey.mentorships import mentor_name
from workbook.journey.moments import moment_of
from workbook.journey.note_lines import Line
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.journey.tags import KIND_SIGNS, TAG_LETTERS
from workbook.journey.talking import AGAIN, COVERED, LET_GO, SAID, Talk
from workbook.ui.widgets.lock import locked
from workbook.ui.widgets.pressable import pressing
from workbook.ui.widgets.rows import Row, one_line

MARKS = {"": "○", COVERED: "✓", AGAIN: "↻", LET_GO: "–"}
"""What stands before a topic, by what became of it."""

WORDLESS = "A line without words"

TAG_WIDTH = max(len(tag) for tag in TAG_LETTERS.values())
"""Columns of the longest tag."""


def title(reading: Reading, place: Place) -> Content:
    """Which meeting it is, and with whom."""
    page = reading.fill(place.page.title, place).text
    meeting = reading.snapshot.items.get(place.meeting or 0)
    day = day_words(reading, meeting) if meeting is not None else "a meeting without a day"
    mentor = mentor_name(reading, place.mentorship)
    return Content(one_line(f"{page} › {day} with {mentor}"))


def topics_heading(topics: Sequence[Talk]) -> Content:
    """What stands over the topics: how many were dealt with, and the minutes of the agenda."""
    done = sum(bool(talk.talked) for talk in topics)
    minutes = sum(talk.minutes or 0 for talk in topics)
    parts = [f"{done} of {len(topics)}"] if topics else []
    parts += [f"{minutes} min"] if minutes else []
    count = Content.styled(f"   {' · '.join(parts)}", "not bold $text-muted")
    return Content.assemble("To talk about", count if parts else "")


def topic_row(talk: Talk) -> Row:
    """A topic with its kind, its minutes, what became of it and what came out of it."""
    mark = MARKS.get(talk.talked, "○")
    sign = Content.assemble((mark, "bold $text-accent" if talk.talked else ""), " ")
    kind = KIND_SIGNS.get(talk.kind, "·")
    time = f"{talk.minutes} min" if talk.minutes else ("agenda" if talk.on else "")
    said = SAID.get(talk.talked, "")
    forms = list(dict.fromkeys(form for form in (_join(said, time), said or time) if form))
    right = [Content.styled(form, "$text-muted") for form in forms]
    what = Content.styled(one_line(talk.what), "$text-muted" if talk.talked else "")
    return Row(
        str(talk.topic.id),
        locked(what, private=talk.private),
        right[0] if right else None,
        below=Content(f"→ {one_line(talk.came_out)}") if talk.came_out else None,
        sign=Content.assemble(sign, kind),
        shorter=tuple(right[1:]),
    )


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def line_row(line: Line, *, narrow: bool) -> Row:
    """A line with its moment and tag; where there is little room the moment is left out."""
    made = moment_of(line.item.made)
    clock = f"{made:%H:%M} " if made is not None and not narrow else ""
    tag = Content(str(line.tag) or "·").truncate(TAG_WIDTH, pad=True)
    sign = Content.assemble((clock, "$text-muted"), tag.stylize("$text-accent"))
    more = Content.styled(one_line(line.more), "$text-muted") if line.more else None
    text = locked(Content(one_line(line.text) or WORDLESS), private=line.private)
    return Row(str(line.item.id), text, more, sign=sign)


def legend(chosen: str, width: int) -> Content:
    """The tags with their letters, in one line of this width; where it is narrow, letters alone."""
    long = [
        Content.assemble(
            (letter, "bold $text-accent"), " ", (str(tag), _style(tag, chosen))
        ).stylize(pressing(f"alt+{letter}"))
        for letter, tag in TAG_LETTERS.items()
    ]
    line = Content.assemble("alt+  ", Content("  ").join(long))
    if line.cell_length <= width - 4:
        return line
    short = [_marked(str(tag), letter, chosen) for letter, tag in TAG_LETTERS.items()]
    return Content.assemble("alt+", Content(" ").join(short))


def _marked(tag: str, letter: str, chosen: str) -> Content:
    """A tag with its letter underlined."""
    at = tag.index(letter)
    return Content.assemble(
        (tag[:at], _style(tag, chosen)),
        (letter, "bold underline $text-accent"),
        (tag[at + 1 :], _style(tag, chosen)),
    ).stylize(pressing(f"alt+{letter}"))


def _style(tag: str, chosen: str) -> str:
    return "bold reverse" if tag == chosen else "$text-muted"
