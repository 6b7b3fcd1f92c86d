"""A meeting in words: its row in the list, and the whole of it to read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from workbook.journey import values
from workbook.journey.dates import short_day
from workbook.journey.day_style import style_of
from workbook.journey.meeting_pages import Said
from workbook.journey.meeting_view import OVER, CoveredTopic, MeetingRow, MeetingView, Part
from workbook.journey.meeting_words import BECAME_WORDS, how_prepared, lacks_words, when_words
from workbook.journey.meetings import CANCELLED, HELD, MOVED, PLANNED
from workbook.journey.mentorships import mentor_name
from workbook.journey.note_lines import Line
from workbook.journey.progress import StepState
from workbook.journey.reading import Reading
from workbook.journey.tags import Tag
from workbook.notebook.clean import clean
from workbook.pages import needs
from workbook.pages.model import AnswerType, Stage
from workbook.ui.widgets.lines import TextLine
from workbook.ui.widgets.lock import locked
from workbook.ui.widgets.rows import Row, one_line

SIGNS = {PLANNED: "○", OVER: "?", HELD: "◐", MOVED: "→", CANCELLED: "×"}
"""What stands before a meeting; one that was held and lacks nothing has ●."""

BECAME = {"covered": "✓", "again": "↻", "dropped": "–"}
"""What became of a topic, as a sign."""

STATUS = {"done": "✓", "partly": "◐", "dropped": "–"}
"""Where an action stands, as a sign; an open one has ○."""

LABEL = 10
"""Columns for what a fact or a line of the notes is about."""

QUIET = "$text-muted"


def meeting_row(reading: Reading, row: MeetingRow, today: date) -> Row:
    """A meeting in the list: when it is and what for, what it lacks."""
    about = reading.item_value(row.item, needs.MEETING_AIM)
    place = row.meeting.place if row.meeting is not None else ""
    said = needs.MEETING_AIM if isinstance(about, str) else needs.MEETING_PLACE
    what = one_line(about if isinstance(about, str) else place)
    left = Content(when_words(reading, row, today, short=True))
    if what:
        left = Content.assemble(left, (f"  {what}", QUIET))
        left = locked(left, private=reading.item_is_private(row.item, said))
    pressing = row.state == OVER
    words = lacks_words(row) or ("complete" if row.state == HELD else how_prepared(row))
    first = f"lacks {row.lacks[0]} …" if len(row.lacks) > 1 else words
    style = "$text-warning" if pressing else QUIET
    sign = "●" if row.state == HELD and not row.lacks else SIGNS.get(row.state, "○")
    return Row(
        str(row.item.id),
        left,
        Content.styled(words, style),
        sign=Content.styled(sign, "bold $text-warning" if pressing else ""),
        shorter=(Content.styled(first, style),),
    )


# -- the whole of it -----------------------------------------------------------------------------------


def meeting_lines(
    reading: Reading, view: MeetingView, mentorship: int | None, today: date
) -> list[TextLine]:
    """A meeting from top to bottom."""
    parts = {part.page.id: part for part in view.row.parts}
    sections = (
        list(_facts(reading, view, today)),
        list(_prepared(view, parts.pop(needs.PREP, None))),
        list(_topics(view)),
        list(_notes(view, parts.pop(needs.NOTES, None))),
        list(_actions(reading, view, mentorship, today)),
        list(_sent(view, today)),
        *(list(_other(view, part)) for part in parts.values()),
    )
    lines: list[TextLine] = []
    for section in sections:
        if section:
            lines += [TextLine(Content("")), *section] if lines else section
    return lines


def _facts(reading: Reading, view: MeetingView, today: date) -> Iterator[TextLine]:
    """Where it is and what for, and what it lacks."""
    row = view.row
    length = f"{row.meeting.length} min" if row.meeting is not None and row.meeting.length else ""
    place = reading.item_value(row.item, needs.MEETING_PLACE)
    where = one_line(place) if isinstance(place, str) else ""
    hidden = reading.item_is_private(row.item, needs.MEETING_PLACE)
    facts = (
        ("where", where, hidden),
        ("how long", length, False),
        ("what for", one_line(view.aim.words), view.aim.private),
        ("not on", ", ".join(_moved_from(reading, row, today)), False),
    )
    for label, words, private in facts:
        if words:
            yield TextLine(locked(Content(words), private=private), _label(label))
    if row.state == OVER:
        words = (
            "Did it happen?  ‹meeting.held› we met · ‹meeting.moved› it was moved · "
            "‹meeting.off› it was called off"
        )
        yield TextLine(Content.styled(words, "$text-warning"), Content.styled("? ", "bold"))
    elif row.lacks and row.state != MOVED:
        yield TextLine(Content(", ".join(row.lacks)), _label("lacks"))
    elif row.state == MOVED:
        yield TextLine(Content("a new day: ‹meeting.moved› gives it one"), _label("lacks"))


def _moved_from(reading: Reading, row: MeetingRow, today: date) -> Iterator[str]:
    """The days that it was moved away from."""
    kept = reading.item_value(row.item, needs.MEETING_MOVED_FROM)
    for line in kept if isinstance(kept, list) else []:
        day = values.day_of(line.get("day"))
        if day is not None:
            yield short_day(day, today)


def _prepared(view: MeetingView, part: Part | None) -> Iterator[TextLine]:
    """What one came for, and the points of the agenda with their minutes."""
    if part is None:
        return
    yield _heading(part.title, _how_far(part, "‹meeting.prep› begins it"))
    if view.one_thing.words:
        yield _said("one thing", view.one_thing)
    chosen = view.agenda.chosen
    for number, point in enumerate(chosen, 1):
        minutes = f"  {point.minutes} min" if point.minutes else ""
        text = Content.assemble(one_line(point.what), (minutes, QUIET))
        text = locked(text, private=point.private)
        yield TextLine(text, _label("agenda" if number == 1 else "") + Content(f"{number}  "))
    if chosen:
        yield TextLine(Content.styled(view.agenda.words(), QUIET), _label(""))


def _topics(view: MeetingView) -> Iterator[TextLine]:
    """What became of the topics: those that were spoken of, and those one had meant to raise."""
    if view.row.state != HELD:
        return
    chosen = {point.topic.id: point for point in view.agenda.chosen}
    spoken = [one for one in view.covered if one.talked or one.topic.id in chosen]
    known = {one.topic.id for one in spoken}
    if not (spoken or chosen):
        return
    yield _heading("What became of the topics")
    for one in spoken:
        yield _became(one, chosen[one.topic.id].what if one.topic.id in chosen else one.what)
    for topic, point in chosen.items():
        if topic not in known:
            text = Content.assemble(one_line(point.what), ("  not reached", QUIET))
            yield TextLine(locked(text, private=point.private), Content("· "))


def _became(one: CoveredTopic, what: str) -> TextLine:
    words = BECAME_WORDS.get(one.talked, "")
    came_out = one_line(one.came_out)
    more = " · ".join(part for part in (words, came_out) if part)
    text = Content.assemble(one_line(what), (f"  {more}" if more else "", QUIET))
    return TextLine(locked(text, private=one.private), Content(f"{BECAME.get(one.talked, '·')} "))


def _notes(view: MeetingView, part: Part | None) -> Iterator[TextLine]:
    """The lines of the notes with their tags."""
    said = [line for line in view.lines if line.tag is not Tag.ACTION]
    if part is None or (view.row.state in (PLANNED, MOVED, CANCELLED) and not view.lines):
        return
    count = f"{len(view.lines)} lines" if len(view.lines) != 1 else "1 line"
    yield _heading(part.title, count if view.lines else "‹meeting.notes› begins them")
    for line in said:
        text = locked(Content(one_line(line.text)), private=line.private)
        yield TextLine(text, _label(str(line.tag)))


def _actions(
    reading: Reading, view: MeetingView, mentorship: int | None, today: date
) -> Iterator[TextLine]:
    """The actions that were made in it, and where they stand today."""
    actions = [line for line in view.lines if line.tag is Tag.ACTION]
    if actions:
        yield _heading("Who does what")
    for line in actions:
        status = reading.item_value(line.item, needs.ACTION_STATUS)
        more = ", ".join(_owed(reading, line, mentorship, today))
        text = Content.assemble(one_line(line.text), (f"  {more}" if more else "", QUIET))
        text = locked(text, private=line.private)
        yield TextLine(text, Content(f"{STATUS.get(str(status), '○')} "))


def _owed(reading: Reading, line: Line, mentorship: int | None, today: date) -> Iterator[str]:
    """Who does an action and by when."""
    owner = reading.item_value(line.item, needs.ACTION_OWNER)
    if owner == "mentor":
        yield one_line(mentor_name(reading, mentorship))
    elif isinstance(owner, str) and owner:
        yield one_line(owner)
    due = values.day_of(reading.item_value(line.item, needs.ACTION_DUE))
    if due is not None:
        yield f"by {short_day(due, today)}"


def _sent(view: MeetingView, today: date) -> Iterator[TextLine]:
    """The follow-up as it was sent."""
    sent, sent_on = view.sent.words, view.sent_on.words
    if sent or sent_on:
        day = values.words(AnswerType.DATE, sent_on, {}, style_of(today)) if sent_on else ""
        yield _heading("The follow-up", f"sent on {one_line(day)}" if day else "")
        for text in clean(sent).splitlines():
            yield TextLine(Content(text))
    elif view.row.state == HELD and view.lines:
        yield _heading("The follow-up", "not sent · ‹meeting.followup› shows it")


def _other(view: MeetingView, part: Part) -> Iterator[TextLine]:
    """The reflection, and pages of one's own that are filled in for each meeting."""
    reflects = part.page.stage is Stage.REFLECT
    if not part.begun and reflects and view.row.state not in (HELD, OVER):
        return
    yield _heading(
        part.title,
        _how_far(part, "‹meeting.reflect› begins it" if reflects else "‹meeting.pages› opens it"),
    )
    if part.page.id == needs.REFLECTION and view.to_try.words:
        yield _said("to try", view.to_try)


def _said(label: str, said: Said) -> TextLine:
    """One answer behind its label."""
    return TextLine(locked(Content(one_line(said.words)), private=said.private), _label(label))


def _how_far(part: Part, begin: str) -> str:
    if part.progress.state is StepState.EMPTY:
        return f"not begun · {begin}"
    if part.progress.state is StepState.DONE:
        return "done"
    return f"{part.progress.answered} of {part.progress.asked}"


def _heading(title: str, words: str = "") -> TextLine:
    return TextLine(Content.assemble((one_line(title), "bold"), (f"  {words}", QUIET)))


def _label(text: str) -> Content:
    return Content.styled(text, QUIET).truncate(LABEL, pad=True)
