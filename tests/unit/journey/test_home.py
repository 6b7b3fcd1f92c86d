"""Home: what now, and how far everything is."""

from __future__ import annotations

import dataclasses

import pytest
from msgspec.structs import replace

from tests.unit.journey.build import AMARA, JONAS, NOW, Notes, builtin, page
from workbook.journey.home import HomeView, home_view
from workbook.notebook.records import Answer, AnswerKey, Column
from workbook.pages import needs
from workbook.pages.packs import Pack


def home(notes: Notes, mentorship: int = AMARA) -> HomeView:
    """Home on a Sunday morning."""
    return home_view(notes.reading(), mentorship, NOW)


def words(notes: Notes) -> dict[str, str]:
    """What the path says of each page."""
    return {row.page: row.words for row in home(notes).path}


def workbook() -> Notes:
    """A mentorship with Amara, its name and nothing else."""
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara")
    return notes


def settled() -> Notes:
    """A workbook in which nothing on the path presses."""
    only = ("mentorship", "meetings", "actions", "topics", "goals")
    pages = {i: p for i, p in builtin().pages.items() if i in only}
    short = page(
        "## Who\n### Name\n`line: mentor; required`\n",
        "mentorship",
        stage="start",
        audience="mentorship",
    )
    goals = page(
        '## Goals\n`repeat: goals; called "Goal"`\n### What\n`line: statement`\n'
        "### By\n`date: by`\n",
        "goals",
        stage="aim",
    )
    notes = Notes(pack=Pack({**pages, "mentorship": short, "goals": goals}))
    notes.mentorship(AMARA, "Amara")
    notes.item("goals/goals", statement="Speak up", by="2027-01-10")
    return notes


def test_a_new_workbook_begins_at_the_beginning() -> None:
    notes = workbook()
    step = home(notes).next

    assert (step.title, step.page) == (
        f"Go on with: {notes.pack.pages['mentorship'].title}",
        "mentorship",
    )
    assert step.detail.startswith("1 of 1")
    assert "about" in step.detail


def test_a_page_that_was_not_begun_is_begun() -> None:
    notes = settled()
    assert home(notes).next.title == "Begin: Meetings"


def test_without_a_next_meeting_one_is_to_be_fixed() -> None:
    notes = settled()
    notes.meeting("2026-11-10", "held")

    step = home(notes).next
    assert (step.title, step.page) == ("Fix the next meeting with Amara", "meetings")
    assert home(notes).meeting is None


def test_a_past_meeting_is_asked_about_first() -> None:
    notes = settled()
    notes.meeting("2026-11-10", "planned")
    latest = notes.meeting("2026-11-20", "planned")
    notes.item("actions/actions", what="call", due="2026-11-01")

    step = home(notes).next
    assert (step.title, step.item) == ("Did the meeting on Fri 20 Nov happen?", latest.id)
    for state in ("held", "moved", "cancelled"):
        notes.say(needs.MEETING_STATE, state, notes.in_item(latest))
        assert home(notes).next.title == "Did the meeting on Tue 10 Nov happen?"


def test_what_is_late_comes_next() -> None:
    notes = settled()
    notes.meeting("2026-11-26", "planned")
    assert home(notes).next.title == "Look over your goals"

    action = notes.item("actions/actions", what="call", due="2026-11-20")
    step = home(notes).next
    assert (step.title, step.detail) == ("Look at what is due: call", "2 days late")
    assert (step.page, step.item) == ("actions", action.id)


def test_a_meeting_today_is_over_when_its_time_has_passed() -> None:
    notes = settled()
    meeting = notes.meeting("2026-11-22", "planned")
    assert home(notes).meeting is not None, "without a time it lasts all day"

    notes.say(needs.MEETING_TIME, "09:30", notes.in_item(meeting))
    assert home(notes).meeting is not None
    notes.say(needs.MEETING_TIME, "08:30", notes.in_item(meeting))
    assert home(notes).next.title.startswith("Did the meeting")
    notes.say(needs.MEETING_TIME, "half past eight or so", notes.in_item(meeting))
    assert home(notes).meeting is not None


@pytest.mark.parametrize("day", ["whenever", "2026-02-31", "0000-00-00", ["2026-11-26"], "", None])
def test_a_meeting_without_a_real_day_is_no_next_meeting_and_no_fault(day: object) -> None:
    notes = settled()
    meeting = notes.meeting("2026-11-26", "planned")
    notes.say(needs.MEETING_DATE, day, notes.in_item(meeting))

    assert home(notes).meeting is None


def test_the_path_says_how_far_each_page_is() -> None:
    notes = workbook()
    assert words(notes)["self-check"] == "not begun"
    assert words(notes)["goals"] == "not begun"
    assert words(notes)["agreement"] == "not begun"
    assert "actions" not in words(notes)
    assert "topics" not in words(notes)

    goal = notes.item("goals/goals", statement="Speak up", by="2026-12-15")
    assert words(notes)["goals"] == "1 goal, next Tue 15 Dec · 1 of 3"
    lines = [
        {"id": "a", "text": "past", "day": "2026-11-01", "done": False},
        {"id": "b", "text": "ticked", "day": "2026-11-24", "done": True},
        {"id": "c", "text": "next", "day": "2026-11-30", "done": False},
        {"id": "d", "text": "typed", "day": "after Easter", "done": False},
    ]
    notes.say(needs.GOAL_CHECKPOINTS, lines, notes.in_item(goal))
    assert words(notes)["goals"].startswith("1 goal, next Mon 30 Nov")
    notes.say(needs.GOAL_STATUS, "let-go", notes.in_item(goal))
    assert words(notes)["goals"].startswith("1 goal ·")


def test_the_path_names_the_next_meeting_and_no_cancelled_one() -> None:
    notes = workbook()
    notes.meeting("2026-11-24", "cancelled")
    notes.meeting("2026-11-26", "planned")
    notes.meeting("2026-11-25", "planned", JONAS)

    assert words(notes)["meetings"] == "2 meetings, next Thu 26 Nov"


@pytest.mark.parametrize(
    ("called", "several"),
    [("Entry", "entries"), ("Wish", "wishes"), ("Day", "days"), ("Class", "classes")],
)
def test_several_items_are_called_so(called: str, several: str) -> None:
    notes = settled()
    body = f'## A\n`repeat: things; called "{called}"`\n### What\n`line: what`\n'
    notes.pack.pages["things"] = page(body, "things", stage="aim")
    for _ in range(2):
        notes.item("things/things", what="x")

    assert words(notes)["things"] == f"2 {several}"


def test_rows_that_differ_are_counted_until_they_are_agreed() -> None:
    notes = workbook()
    place = notes.at("agreement")
    for name, mine, theirs in (("often", "weekly", "monthly"), ("length", "hour", "half-hour")):
        notes.say(f"agreement/{name}", mine, place, column=Column.MINE)
        notes.say(f"agreement/{name}", theirs, place, column=Column.MENTOR)
    assert words(notes)["agreement"].endswith(" · 2 differ")

    notes.say("agreement/often", "weekly", place, column=Column.AGREED)
    assert words(notes)["agreement"].endswith(" · 1 differs")


def test_a_run_is_on_its_way_then_done_with_its_mean() -> None:
    notes = workbook()
    run = notes.run("self-check", "2026-11-01", finished=False)
    row = next(row for row in home(notes).path if row.page == "self-check")
    assert row.words.startswith("0 of")
    notes.say(needs.HABITS, {"aims": 3, "agenda": 4, "gone": 1}, notes.at_run(run))
    notes.say(needs.CONFIDENCE, 4, notes.at_run(run))
    assert home(notes).confidence == ()

    notes.write(replace(run, finished="2026-11-01T10:20:00+01:00"))
    assert words(notes)["self-check"] == "3.5, last on Sun 1 Nov"
    assert home(notes).confidence == (4,)


def test_confidence_is_told_oldest_first() -> None:
    notes = workbook()
    for started, mark in (("2026-11-01", 4), ("2026-08-01", 2), ("2026-09-01", "high")):
        run = notes.run("self-check", started)
        notes.say(needs.CONFIDENCE, mark, notes.at_run(run))

    assert home(notes).confidence == (2, 4)


def test_open_actions_are_those_between_us_late_ones_first() -> None:
    notes = workbook()
    key = "actions/actions"
    notes.item(key, what="no date")
    notes.item(key, what="later", due="2026-12-01", owner="mentor")
    notes.item(key, what="late", due="2026-11-20", owner="me", status="partly")
    notes.item(key, what="today", due="2026-11-22")
    notes.item(key, what="done", due="2026-11-01", status="done")
    notes.item(key, what="dropped", status="dropped")
    notes.item("actions/actions", JONAS, what="with Jonas")
    notes.item("actions/actions", due="sometime")
    view = home(notes)

    assert [(a.what, a.owner, a.late) for a in view.actions] == [
        ("late", "me", True),
        ("today", "", False),
        ("later", "Amara", False),
        ("no date", "", False),
        ("An action without words", "", False),
    ]
    assert view.late == 1


def test_topics_wait_until_they_are_covered() -> None:
    notes = workbook()
    notes.item("topics/topics", what="the\n  grade", kind="question")
    notes.item("topics/topics", what="old", state="covered")
    notes.item("topics/topics", kind="win", state="waiting")

    assert [(t.what, t.kind) for t in home(notes).topics] == [
        ("the grade", "question"),
        ("A topic without words", "win"),
    ]


class Watched(dict[AnswerKey, Answer]):
    """Answers that know which of them were looked at."""

    def __init__(self, answers: dict[AnswerKey, Answer]) -> None:
        super().__init__(answers)
        self.seen: list[AnswerKey] = []

    def get(self, key: AnswerKey, default: object = None) -> Answer | None:  # type: ignore[override]
        """The answer, which is then known to have been looked at."""
        self.seen.append(key)
        return super().get(key)


def test_of_what_is_done_nothing_is_asked_but_whether_it_is() -> None:
    notes = workbook()
    notes.item("meetings/meetings", date="2026-11-20", state="held")
    notes.item("meetings/meetings", date="2026-11-26")
    over = [
        notes.item("actions/actions", what="Ask", owner="me", due="2026-11-01", status="done")
        for _ in range(3)
    ]
    over += [notes.item("topics/topics", what="a win", kind="win", state="covered")]
    reading = notes.reading()
    answers = Watched(notes.answers)
    home_view(
        reading.with_snapshot(dataclasses.replace(reading.snapshot, answers=answers)), AMARA, NOW
    )

    asked = {key.prompt for key in answers.seen if key.item in {item.id for item in over}}
    assert asked == {needs.ACTION_STATUS, needs.TOPIC_STATE}


def test_a_mentorship_that_nobody_knows_is_no_fault() -> None:
    view = home(Notes(pack=builtin()), 4242)

    assert (view.mentor, view.since) == ("your mentor", None)


def test_damaged_moments_are_no_fault() -> None:
    notes = workbook()
    notes.mentorship(AMARA, "Amara", started="a while ago")
    run = notes.run("self-check", "2026-11-01")
    notes.write(replace(run, finished="one evening"))

    assert home(notes).since is None
    assert words(notes)["self-check"] == "done"
