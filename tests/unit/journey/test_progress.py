"""The rule of progress: what is counted, when a page is complete, and how long the rest takes."""

from __future__ import annotations

import pytest

from tests.unit.journey.build import AMARA, JONAS, Notes, meetings_page, page
from workbook.journey.progress import Progress, StepState, item_progress, page_progress
from workbook.journey.views import page_view
from workbook.notebook.records import Column


def progress(notes: Notes, page_id: str = "sample") -> Progress:
    """The progress of a ``once`` page."""
    return page_progress(notes.reading(), notes.at(page_id))


def test_a_text_weighs_three_times_and_minutes_are_rounded_up() -> None:
    body = "## One\n### A\n`line: a`\n### B\n`text: b`\n### C\n`yes/no: c`\n"
    notes = Notes(page(body, minutes=9))
    assert (progress(notes).weight, progress(notes).minutes_left) == (5, 9)
    assert progress(notes).words() == "0 of 3, about 9 min"

    notes.say("sample/a", "x")
    assert progress(notes).minutes_left == 8
    notes.say("sample/b", "x")
    assert (progress(notes).minutes_left, progress(notes).words()) == (2, "2 of 3, about 2 min")
    notes.say("sample/c", "no")
    assert (progress(notes).minutes_left, progress(notes).words()) == (0, "3 of 3")
    assert progress(notes).state is StepState.DONE


def test_without_minutes_nothing_is_said_of_time() -> None:
    notes = Notes(page("## One\n### A\n`line: a`\n"))

    assert progress(notes).minutes_left is None
    assert progress(notes).words() == "0 of 1"


def test_a_page_that_asks_nothing_is_neither_done_nor_complete() -> None:
    found = progress(Notes(page("## One\nOnly words.\n", minutes=3)))

    assert (found.words(), found.state, found.complete) == (
        "nothing to answer",
        StepState.EMPTY,
        False,
    )


def test_a_list_of_ratings_is_one_for_each_statement() -> None:
    body = "## One\n### H\n`rate 1 to 5: h; required`\n- A `a`\n- B `b`\n- C `c`\n"
    notes = Notes(page(body))
    notes.say("sample/h", {"a": 3, "gone": 4})
    found = progress(notes)
    assert (found.answered, found.asked, found.weight, found.complete) == (1, 3, 3, False)

    notes.say("sample/h", {"a": 3, "b": 1, "c": 5})
    assert progress(notes).complete


def test_what_is_hidden_is_not_counted() -> None:
    notes = Notes(page("## One\n### A\n`yes/no: a`\n### B\n`text: b; required; if a = yes`\n"))
    notes.say("sample/a", "no")
    assert (progress(notes).asked, progress(notes).complete) == (1, True)

    notes.say("sample/a", "yes")
    assert (progress(notes).asked, progress(notes).complete) == (2, False)


def test_required_and_something_answered_make_a_page_complete() -> None:
    notes = Notes(page("## One\n### A\n`line: a; required`\n### B\n`line: b`\n"))
    assert not progress(notes).complete
    notes.say("sample/b", "x")
    assert not progress(notes).complete
    notes.say("sample/b", None)
    notes.say("sample/a", "x")
    assert progress(notes).complete
    assert progress(notes).state is StepState.PARTLY


def test_a_page_without_anything_required_needs_one_answer() -> None:
    notes = Notes(page("## One\n### A\n`line: a`\n### B\n`line: b`\n"))
    assert not progress(notes).complete
    notes.say("sample/b", "x")
    assert progress(notes).complete


def test_what_does_not_fit_is_not_answered() -> None:
    notes = Notes(page("## One\n### A\n`rate 1 to 5: a`\n"))
    notes.say("sample/a", 9)

    assert progress(notes).answered == 0


COMPARED = "## One\n### A\n`line: a; compare`\n### B\n`choose one: b; compare`\n- X `x`\n- Y `y`\n"


def test_a_compared_row_is_one_by_mine_until_a_meeting_was_held_then_by_agreed() -> None:
    notes = Notes(page(COMPARED), meetings_page())
    notes.say("sample/a", "mine", column=Column.MINE)
    notes.say("sample/b", "x", column=Column.MENTOR)
    assert (progress(notes).answered, progress(notes).asked) == (1, 2)

    meeting = notes.meeting("2026-11-01", "planned")
    notes.meeting("2026-10-01", "held", JONAS)
    assert progress(notes).answered == 1, "planned, or held with somebody else"
    notes.say("meetings/meetings.state", "held", notes.in_item(meeting))
    assert progress(notes).answered == 0
    notes.say("sample/b", "x", column=Column.AGREED)
    assert progress(notes).answered == 1
    notes.say("sample/b", ["no choice"], column=Column.AGREED)
    assert progress(notes).answered == 0


@pytest.mark.parametrize(("clause", "needed"), [("", 1), ("; at least 2", 2)])
def test_a_group_is_one_and_is_answered_at_its_least(clause: str, needed: int) -> None:
    body = f"## Goals\n`repeat: goals{clause}`\n### A\n`line: a; required`\n### B\n`text: b`\n"
    notes = Notes(page(body))
    assert (progress(notes).asked, progress(notes).weight) == (1, 1)
    notes.item("sample/goals")
    notes.item("sample/goals", b="without what is required")
    assert progress(notes).answered == 0

    for count in range(1, 3):
        notes.item("sample/goals", a="x")
        assert progress(notes).answered == int(count >= needed)


def test_an_item_has_a_progress_of_its_own() -> None:
    body = "## Goals\n`repeat: goals`\n### A\n`line: a; required`\n### B\n`text: b; if a = x`\n"
    notes = Notes(page(body))
    goal = notes.item("sample/goals", a="x")
    found = item_progress(notes.reading(), notes.group("sample/goals"), notes.in_item(goal))

    assert (found.answered, found.asked, found.weight_left, found.complete) == (1, 2, 3, True)


def test_live_lists_and_prose_are_not_counted_and_steps_add_up() -> None:
    body = (
        "## One\n### A\n`line: a`\n## Two\nRead.\n## Three\n`show: a`\n## Four\n### B\n`line: b`\n"
    )
    notes = Notes(page(body))
    notes.say("sample/a", "x")
    view = page_view(notes.reading(), notes.at())

    states = [step.state for step in view.steps]
    assert states == [StepState.DONE, None, None, StepState.EMPTY]
    assert (view.progress.answered, view.progress.asked) == (1, 2)
    assert sum((s.progress for s in view.steps), Progress()).asked == view.progress.asked


def test_a_group_over_nothing_asks_nothing() -> None:
    actions = page("## Actions\n`repeat: actions`\n### What\n`line: what`\n", "actions")
    body = "## Going through\n`repeat: check; over actions/actions`\n### Say\n`line: say`\n"
    notes = Notes(actions, page(body))
    assert progress(notes).asked == 0

    notes.item("actions/actions", AMARA, what="call")
    assert progress(notes).asked == 1
