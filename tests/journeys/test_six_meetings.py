"""Three months with two mentors: at every step what the next preparation and the agenda show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from tests.journeys.mentee import Mentee
from workbook.journey.action_list import action_lines
from workbook.journey.meeting_view import meeting_rows, meeting_view
from workbook.journey.status import status
from workbook.journey.tags import Tag
from workbook.notebook.records import Item
from workbook.pages import needs


@dataclass
class Story:
    """What the meetings of the story leave for one another.

    Attributes:
        me: The mentee.
        amara: The first mentorship.
        things: Meetings, actions, topics and feedback by a short name.
        kept: What the first preparation showed when its meeting was held.
    """

    me: Mentee
    amara: int
    things: dict[str, Item] = field(default_factory=dict)
    kept: tuple[list[str], list[str]] = ([], [])


def test_six_meetings_over_three_months(tmp_path: Path) -> None:
    me = Mentee(tmp_path, datetime.fromisoformat("2026-03-02T09:00:00+01:00"))
    me.begin("Amara")
    story = Story(me, me.who)
    for chapter in (
        first_meeting,
        what_was_agreed_is_owed,
        called_off_and_moved,
        a_second_mentor,
        met_without_preparing,
        dropped_for_a_reason,
        everything_can_be_traced,
        the_first_meeting_shows_what_it_showed,
    ):
        chapter(story)
        me.reopen()
    me.workbook.notebook.close()


def first_meeting(story: Story) -> None:
    """Nothing is owed yet, and two things were caught."""
    me, things = story.me, story.things
    first = things["first"] = me.plan("2026-03-05")
    asked = me.capture("How did you choose your field?", "question")
    me.capture("The talk went well", "win")
    assert me.owed(first) == []
    assert me.topics(first) == ["How did you choose your field?", "The talk went well"]
    me.say(needs.ONE_THING, "A first goal", me.page(needs.PREP, first))
    me.bring(first, asked, 20)
    agenda = me.agenda(first)
    assert "How did you choose your field?" in agenda
    assert "The talk went well" not in agenda
    assert "20 of 45 minutes" in agenda

    me.at("2026-03-05", "14:00")
    things["draft"] = me.note(first, "Draft the abstract by 12 mar", Tag.ACTION)
    things["intro"] = me.note(first, "Amara: introduce me to the data team", Tag.ACTION)
    me.note(first, "We meet every two weeks", Tag.DECISION)
    me.note(first, "Read the annual report", Tag.RESOURCE)
    me.talked(first, asked)
    me.leave_notes(first)
    assert me.workbook.reading().meeting_state(first) == "held"
    sent = me.followup(first)
    assert "Draft the abstract" in sent
    assert "We meet every two weeks" in sent
    assert "annual report" not in sent
    story.kept = (me.owed(first), me.topics(first))


def what_was_agreed_is_owed(story: Story) -> None:
    """The second preparation opens with the actions; what was covered is gone, the win is not."""
    me, things = story.me, story.things
    me.at("2026-03-06")
    second = me.plan("2026-03-19")
    assert me.owed(second) == ["Draft the abstract", "introduce me to the data team"]
    assert me.topics(second) == ["The talk went well"]
    assert _actions(me) == {"Draft the abstract", "introduce me to the data team"}
    me.went(second, things["draft"], "partly", "The figures came late")
    me.went(second, things["intro"], "done")
    things["obstacle"] = me.capture("Everything is urgent", "obstacle")
    assert "The figures came late" in me.agenda(second)
    assert _actions(me) == {"Draft the abstract"}
    me.at("2026-03-19", "14:00")
    me.note(second, "Ask for the day before saying yes", Tag.ADVICE)
    things["heard"] = me.note(second, "You speak too fast", Tag.FEEDBACK)
    me.leave_notes(second)


def called_off_and_moved(story: Story) -> None:
    """The third meeting is called off, comes back, is moved, and takes its preparation along."""
    me, things = story.me, story.things
    me.at("2026-03-20")
    third = me.plan("2026-04-02")
    assert me.owed(third) == ["Draft the abstract"]
    assert me.topics(third) == ["Everything is urgent"]  # the win was offered twice and rests
    me.mark(third, "cancelled")
    rows = {row.item.id: row for row in meeting_rows(me.workbook.reading(), me.who, me.now)}
    assert (rows[third.id].state, rows[third.id].lacks) == ("cancelled", ())
    assert _next_meeting(me) is None
    me.mark(third, "planned")
    me.went(third, things["draft"], "not-yet", "I was ill")
    me.move(third, "2026-04-09")
    assert _next_meeting(me) == "2026-04-09"
    assert "I was ill" in me.agenda(third)
    me.bring(third, things["obstacle"], 30)
    me.at("2026-04-09", "14:00")
    me.talked(third, things["obstacle"], "again")
    me.note(third, "Say no once this week by 16 apr", Tag.ACTION)
    me.leave_notes(third)


def a_second_mentor(story: Story) -> None:
    """What is between one mentor and the mentee is not the other's."""
    me = story.me
    me.at("2026-04-10")
    me.begin("Jonas")
    with_jonas = me.plan("2026-04-14")
    scripts = me.capture("Which of my scripts would you throw away?", "question")
    assert me.owed(with_jonas) == []
    assert me.topics(with_jonas) == ["Which of my scripts would you throw away?"]
    me.at("2026-04-14", "14:00")
    me.talked(with_jonas, scripts)
    me.note(with_jonas, "Delete the oldest script", Tag.ACTION)
    me.leave_notes(with_jonas)
    me.with_("Amara")


def met_without_preparing(story: Story) -> None:
    """The fifth meeting happens without a preparation, and lacks nothing for it."""
    me, things = story.me, story.things
    fifth = me.plan("2026-04-23")
    assert me.owed(fifth) == ["Draft the abstract", "Say no once this week"]
    assert me.topics(fifth) == ["Everything is urgent"]  # it was to come again
    me.at("2026-04-23", "14:00")
    me.note(fifth, "She read the abstract on the spot", Tag.IDEA)
    me.talked(fifth, things["obstacle"])
    me.set_status(things["draft"], "done")
    me.leave_notes(fifth)
    row = meeting_view(me.workbook.reading(), fifth, me.who, me.now).row
    assert row.state == "held"
    assert "preparation" not in row.lacks


def dropped_for_a_reason(story: Story) -> None:
    """A dropped action stays away, and a topic is not covered twice."""
    me = story.me
    me.at("2026-04-24")
    sixth = me.plan("2026-05-07")
    assert (me.owed(sixth), me.topics(sixth)) == (["Say no once this week"], [])
    me.went(sixth, _action(me, "Say no once this week"), "dropped", "I said it without noticing")
    me.at("2026-05-07", "14:00")
    me.note(sixth, "Nothing is owed")
    me.leave_notes(sixth)
    me.at("2026-05-08")
    seventh = me.plan("2026-05-21")
    assert (me.owed(seventh), me.topics(seventh)) == ([], [])


def everything_can_be_traced(story: Story) -> None:
    """Feedback knows who gave it; an action knows where it came from and what was said of it."""
    me = story.me
    reading = me.workbook.reading()
    assert reading.item_value(story.things["heard"], needs.FEEDBACK_WHO) == "Amara"
    told = {line.what: line for line in action_lines(reading, story.amara, me.now.date())}
    draft = told["Draft the abstract"]
    assert [one.words for one in draft.told] == [
        "Partly: The figures came late",
        "Not yet: I was ill",
    ]
    assert draft.agreed == date(2026, 3, 5)
    assert told["Say no once this week"].status == "dropped"
    assert "Delete the oldest script" not in told


def the_first_meeting_shows_what_it_showed(story: Story) -> None:
    """An old meeting still shows what it showed then."""
    me, first = story.me, story.things["first"]
    assert (me.owed(first), me.topics(first)) == story.kept
    view = meeting_view(me.workbook.reading(), first, story.amara, me.now)
    assert [line.text for line in view.lines] == [
        "Draft the abstract",
        "introduce me to the data team",
        "We meet every two weeks",
        "Read the annual report",
    ]
    assert [(topic.what, topic.talked) for topic in view.covered] == [
        ("How did you choose your field?", "covered"),
        ("The talk went well", ""),
    ]


def _actions(me: Mentee) -> set[str]:
    """The open actions as the status names them."""
    home = status(me.workbook.reading(), me.now).home
    assert home is not None
    return {row.what for row in home.actions}


def _next_meeting(me: Mentee) -> str | None:
    """The day of the next meeting as the status names it."""
    meeting = status(me.workbook.reading(), me.now).as_json()["meeting"]
    return None if meeting is None else str(meeting["day"])


def test_a_held_meeting_can_be_taken_back(tmp_path: Path) -> None:
    me = Mentee(tmp_path, datetime.fromisoformat("2026-03-05T14:00:00+01:00"))
    me.begin("Amara")
    meeting = me.plan("2026-03-05")
    asked = me.capture("How do I ask?", "question")
    me.note(meeting, "Ask on a Friday", Tag.ADVICE)
    me.talked(meeting, asked)
    me.leave_notes(meeting)
    me.at("2026-03-06")
    later = me.plan("2026-03-12")
    assert me.topics(later) == []

    me.mark(meeting, "planned")
    me.capture("Caught afterwards", "idea")
    assert "Caught afterwards" in me.topics(meeting)  # its preparation is live again

    me.talked(meeting, asked, "again")
    assert me.topics(later) == ["How do I ask?", "Caught afterwards"]
    me.workbook.notebook.close()


def _action(me: Mentee, words: str) -> Item:
    reading = me.workbook.reading()
    items = reading.snapshot.items_of(needs.ACTIONS)
    return next(i for i in items if reading.item_value(i, needs.ACTION_WHAT) == words)
