"""What a review begins with: the facts of the time since the last one."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.journey.build import AMARA, NOW, Notes, builtin
from workbook.journey import edits
from workbook.journey.evidence import EVIDENCE, About, Finding, evidence
from workbook.journey.place import Place
from workbook.journey.views import AnswerView, page_view
from workbook.notebook.records import Column, Item, Value


def workbook() -> Notes:
    """A mentorship that began in March."""
    notes = Notes(pack=builtin())
    notes.mentorship(name="Amara")
    return notes


def review(notes: Notes, day: str = "2026-11-22") -> Place:
    """A review that was begun and is open."""
    return notes.at_run(notes.run("review", day, finished=False))


def found(notes: Notes, place: Place) -> dict[About, Finding]:
    """What it begins with, by what that is about."""
    return {one.about: one for one in evidence(notes.reading(), place)}


def action(notes: Notes, what: str, at: str = "", **says: Value) -> Item:
    """An action; ``at`` is when its status was written."""
    item = notes.item("actions/actions", what=what, **says)
    if at:
        key = "actions/actions.status"
        answer = notes.say(key, says["status"], notes.in_item(item))
        notes.write(replace(answer, at=f"{at}T12:00:00+01:00"))
    return item


def test_a_new_workbook_has_only_little_to_tell() -> None:
    notes = workbook()

    told = found(notes, review(notes))

    assert [one.text for one in told.values()] == ["Since you began", "No meeting was held."]


def test_what_was_before_the_last_review_is_not_told_again() -> None:
    notes = workbook()
    notes.meeting("2026-09-10")
    notes.run("review", "2026-10-01")
    notes.meeting("2026-10-15")
    notes.meeting("2026-11-12")
    notes.meeting("2026-11-19", "cancelled")
    old = action(notes, "Old", at="2026-09-20", status="done")
    new = action(notes, "New", at="2026-10-20", status="done")
    action(notes, "Given up", at="2026-10-21", status="dropped")
    waits = action(notes, "Waits", owner="mentor")

    told = found(notes, review(notes))

    assert told[About.SINCE].text == "Since your last review, Thu 1 Oct"
    assert told[About.MEETINGS].text == "You met twice."
    assert told[About.DONE].text == "1 action done, 1 dropped on purpose."
    assert told[About.DONE].items == (new.id,)
    assert told[About.OPEN].text == "1 action is open, 1 of them your mentor's."
    assert told[About.OPEN].items == (waits.id,)
    assert old.id not in told[About.DONE].items


def test_an_action_whose_tick_has_no_moment_goes_by_its_day() -> None:
    notes = workbook()
    notes.run("review", "2026-10-01")
    action(notes, "Before", due="2026-09-20", status="done")
    after = action(notes, "After", due="2026-10-20", status="done")

    assert found(notes, review(notes))[About.DONE].items == (after.id,)


def test_goals_move_by_a_line_in_a_preparation_or_a_ticked_step() -> None:
    notes = workbook()
    notes.run("review", "2026-10-01")
    talk = notes.item("goals/goals", statement="Hold the talk", status="moving")
    steps = [{"id": "a", "text": "Rehearse", "day": "2026-11-01", "done": True}]
    script = notes.item("goals/goals", statement="One script", checkpoints=steps)
    early = [{"id": "b", "text": "Read", "day": "2026-09-01", "done": True}]
    notes.item("goals/goals", statement="Read more", checkpoints=early)
    notes.item("goals/goals", statement="Python", status="let-go")
    place = notes.at_meeting("prep", notes.meeting("2026-11-12"))
    notes.say("prep/progress.moved", "Half", place.of_item(notes.group("prep/progress"), talk))

    told = found(notes, review(notes))

    assert told[About.MOVED].text == "Moved: Hold the talk; One script"
    assert told[About.MOVED].items == (talk.id, script.id)
    assert told[About.QUIET].text == "Nothing noted yet: Read more"


def test_the_sources_that_reflections_left_out() -> None:
    notes = workbook()
    sides = (["done", "felt"], ["told", "done", "setback"])
    for day, chosen in zip(("2026-11-05", "2026-11-12"), sides, strict=True):
        place = notes.at_meeting("reflection", notes.meeting(day))
        notes.say("reflection/depth", "deep", place)
        notes.say("reflection/sections", chosen, place)

    assert found(notes, review(notes))[About.SOURCES].text == "Looked at least: Someone I watched"


def test_feedback_that_comes_back_has_a_new_piece_in_it() -> None:
    notes = workbook()
    notes.run("review", "2026-10-01")
    first = notes.item("feedback/feedback", heard="You apologise for every figure")
    second = notes.item("feedback/feedback", heard="Say the figures and stop")
    assert About.FEEDBACK not in found(notes, review(notes))

    notes.write(replace(second, made="2026-11-02T09:00:00+01:00"))

    told = found(notes, review(notes))[About.FEEDBACK]
    assert told.text == "Comes back in feedback: “figure” (twice)"
    assert told.items == (first.id, second.id)


def test_a_word_that_comes_back_in_private_feedback_is_private() -> None:
    notes = workbook()
    said = "You apologise for every figure"
    first = notes.item("feedback/feedback", heard="Say the figures and stop")
    second = notes.item("feedback/feedback", heard=said)
    assert not found(notes, review(notes))[About.FEEDBACK].private

    notes.say("feedback/feedback.heard", said, notes.in_item(second), private=True)

    told = found(notes, review(notes))[About.FEEDBACK]
    assert told.private
    assert told.items == (first.id, second.id)


def test_rows_of_the_agreement_that_differ() -> None:
    notes = workbook()
    for column, value in ((Column.MINE, "weekly"), (Column.MENTOR, "monthly")):
        notes.say("agreement/often", value, column=column)
    assert found(notes, review(notes))[About.AGREEMENT].text == "1 row of your agreement differs."

    notes.say("agreement/often", "fortnightly", column=Column.AGREED)

    assert About.AGREEMENT not in found(notes, review(notes))


def shown(notes: Notes, place: Place) -> AnswerView:
    """What stands at the top of the review's first step."""
    view = page_view(notes.reading(), place).steps[0].elements[0]
    assert isinstance(view, AnswerView)
    return view


def test_it_stands_above_the_first_question_and_is_kept_with_the_finished_review() -> None:
    notes = workbook()
    notes.meeting("2026-11-12")
    talk = action(notes, "Call Tom")
    place = review(notes)
    assert shown(notes, place).text == "- You met once.\n- 1 action is open."

    run = notes.entries[place.entry]
    notes.write(edits.finished(notes.reading(), run, place, NOW))
    notes.meeting("2026-11-20")
    notes.say("actions/actions.status", "done", notes.in_item(talk))

    assert shown(notes, place).title == "Since you began"
    assert shown(notes, place).text == "- You met once.\n- 1 action is open."
    assert found(notes, place)[About.OPEN].items == (talk.id,)


def test_what_is_private_is_marked_and_kept_so() -> None:
    notes = workbook()
    goal = notes.item("goals/goals", statement="Leave this place")
    notes.say("goals/goals.statement", "Leave this place", notes.in_item(goal), private=True)
    place = review(notes)
    assert shown(notes, place).private

    run = edits.finished(notes.reading(), notes.entries[place.entry], place, NOW)
    notes.write(run)

    assert shown(notes, place).private


def test_a_damaged_keeping_is_no_fault() -> None:
    notes = workbook()
    bad = [1, {"id": "weather"}, {"id": "open", "text": "2 open", "items": ["7", None, "x"]}]
    run = notes.run("review", "2026-10-01", kept={EVIDENCE: bad})

    assert evidence(notes.reading(), notes.at_run(run)) == (Finding(About.OPEN, "2 open", (7,)),)


def test_another_mentorship_is_not_looked_at() -> None:
    notes = workbook()
    notes.mentorship(AMARA + 1, "Jonas")
    notes.meeting("2026-11-12", mentorship=AMARA + 1)
    notes.item("actions/actions", AMARA + 1, what="Theirs")

    told = found(notes, review(notes))

    assert told[About.MEETINGS].text == "No meeting was held."
    assert About.OPEN not in told
