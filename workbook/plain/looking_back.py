"""Then and now, and trends: what was said at several times, told in lines and sentences."""

from __future__ import annotations

from workbook.journey.dates import short_day
from workbook.journey.documents.plain import plain
from workbook.journey.then_and_now.changes import Way, are_marks, changes, changes_say
from workbook.journey.then_and_now.model import Looked, Saying, Story
from workbook.journey.then_and_now.telling import COVERED, NOTHING, Tell
from workbook.journey.then_and_now.topics import topics
from workbook.journey.trends.collecting import trends
from workbook.journey.trends.model import Point, Trend
from workbook.journey.values import one_line
from workbook.plain.prose import spoken
from workbook.plain.session import Session, Stopped

TELLS_ONE = "A number tells one; an empty line goes back."

TELLS_POINTS = "A number tells its points; an empty line goes back."

MOST = 12
"""Points of a trend that are told one by one; of more the latest."""


def looked(session: Session) -> Looked:
    """From where one looks back now."""
    earlier = session.workbook.notebook.earlier
    return Looked(session.reading(), session.mentorship, session.today, earlier)


# -- then and now --------------------------------------------------------------------------------------


def show_then_and_now(session: Session) -> None:
    """What was answered more than once; a number tells one from its beginning.

    Raises:
        Ended: There are no more lines.
    """
    known = topics(looked(session))
    session.say()
    if not known:
        session.say(NOTHING)
        return
    session.say("Then and now")
    above = ""
    for number, topic in enumerate(known, 1):
        if topic.page != above:
            above = topic.page
            session.say(f"{plain(above)}:")
        session.say(f"{number}. {plain(one_line(topic.title))} ({topic.count} entries)")
    try:
        while True:
            said = session.ask(TELLS_ONE, TELLS_ONE)
            if not said:
                return
            if said.isdecimal() and 1 <= int(said) <= len(known):
                show_story(session, known[int(said) - 1].tell)
            else:
                session.say(f"A number from 1 to {len(known)}.")
    except Stopped:
        return


def show_story(session: Session, tell: Tell) -> None:
    """Everything that was said about one thing, oldest first, then what changed up to now."""
    story = tell(looked(session))
    session.say()
    session.say(plain(one_line(story.title)))
    if story.covered:
        session.say(COVERED)
        return
    if not story.sayings:
        session.say("Nothing was answered here so far.")
    for one in story.sayings:
        _say(session, one)
    _say_change(session, story)


def _say(session: Session, one: Saying) -> None:
    day = short_day(one.day, session.today) if one.day else "some day"
    year = f" {one.day.year}" if one.day is not None and str(one.day.year) not in day else ""
    notes = (
        spoken(one.source),
        "not asked now" if one.hidden else "",
        "private" if one.private else "",
    )
    beside = ", ".join(note for note in notes if note)
    session.say(f"{day}{year}{f' ({beside})' if beside else ''}{':' if one.words else ''}")
    if one.words:
        session.say(one.words, "  ")


def _say_change(session: Session, story: Story) -> None:
    """Of marks, what rose and what fell from the first time to now."""
    marks = [one for one in story.sayings if are_marks(one.value)]
    if len(marks) < 2:
        return
    then, now = marks[0], marks[-1]
    prompt = now.place.page.prompt(now.prompt)
    labels = {choice.id: choice.label for choice in prompt.choices} if prompt else {}
    found = changes(then.value, now.value, labels)
    session.say(f"From the first time to now: {changes_say(found)}")
    for one in found:
        if one.way in (Way.ROSE, Way.FELL):
            session.say(f"{one.way}: {plain(one.statement)}, {one.then} to {one.now}.", "  ")


# -- trends --------------------------------------------------------------------------------------------


def show_trends(session: Session) -> None:
    """Every trend as a sentence; a number tells its points.

    Raises:
        Ended: There are no more lines.
    """
    known = trends(session.reading(), session.mentorship, session.today)
    session.say()
    session.say("Trends")
    first: dict[str, int] = {}
    for number, trend in enumerate(known, 1):
        same = first.setdefault(trend.says, number)
        words = spoken(trend.says) if same == number else f"as for {same}."
        session.say(f"{number}. {trend.title}: {words}")
    try:
        while True:
            said = session.ask(TELLS_POINTS, TELLS_POINTS)
            if not said:
                return
            if said.isdecimal() and 1 <= int(said) <= len(known):
                _points(session, known[int(said) - 1])
            else:
                session.say(f"A number from 1 to {len(known)}.")
    except Stopped:
        return


def _points(session: Session, trend: Trend) -> None:
    session.say(f"{trend.title}: {spoken(trend.says)}")
    for series in trend.series:
        points = series.points[-MOST:]
        if not points:
            continue
        words = spoken(series.words).replace("  ○ ", ", looked at in reflections: ")
        beside = f": {words}" if words else ""
        if len(trend.series) > 1:
            session.say(f"{plain(series.name)}{beside}")
        for line in dict.fromkeys(_point(session, point) for point in points):
            session.say(line, "  ")


def _point(session: Session, point: Point) -> str:
    lock = " (private)" if point.private else ""
    return f"{short_day(point.day, session.today)}: {spoken(one_line(point.words))}{lock}"
