"""What an entry keeps of its lists when a run is finished or a meeting held."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.journey.build import AMARA, NOW, Notes, meetings_page, page
from workbook.journey import edits, meeting_edits
from workbook.journey.place import Place
from workbook.journey.views import AnswerView, GroupView, page_view

TOPICS = """\
## Topics
`repeat: topics`
### What
`line: what`
### Kind
`choose one: kind`
- Win `win`
- Question `question`
### Aside
`line: aside; private`
"""

LISTS = """\
## Wins
`show: topics/topics; only kind = win`
## Questions
`show: topics/topics; only kind = question`
## New ones
`show: topics/topics; here; add`
## You said
### Hope
`show: mine/hope`
"""

MINE = page("## One\n### Hope\n`line: hope; private`\n", "mine")


def workbook(kind: str) -> Notes:
    """Topics, and a page with several lists of them."""
    lists = page(LISTS, "lists", kind=kind, stage="meet")
    return Notes(page(TOPICS, "topics"), lists, MINE, meetings_page())


def shown(notes: Notes, place: Place) -> list[tuple[list[str], tuple[str, ...]]]:
    """For each list the titles it shows, and what it kept."""
    view = page_view(notes.reading(), place)
    groups = [e for step in view.steps for e in step.elements if isinstance(e, GroupView)]
    return [([card.title for card in group.cards], group.kept) for group in groups]


def test_a_finished_run_shows_what_its_lists_showed_then() -> None:
    notes = workbook("each time")
    run = notes.run("lists", "2026-11-01", finished=False)
    place = notes.at_run(run)
    talk = notes.item("topics/topics", what="The talk", kind="win")
    notes.item("topics/topics", what="The grade", kind="question")
    notes.say("mine/hope", "calm")
    assert shown(notes, place)[0] == (["The talk"], ())

    done = edits.finished(notes.reading(), run, place, NOW)
    notes.write(done)
    assert done.finished == "2026-11-22T09:00:00+01:00"
    notes.say("topics/topics.what", "The long talk", notes.in_item(talk))
    notes.say("topics/topics.kind", "question", notes.in_item(talk))
    notes.item("topics/topics", what="Another", kind="win")
    notes.say("mine/hope", "calmer")

    wins, questions, _ = shown(notes, place)
    assert wins == (["The long talk"], ("The talk",))
    assert questions == (["The grade"], ("The grade",))
    answer = page_view(notes.reading(), place).steps[-1].elements[0]
    assert isinstance(answer, AnswerView)
    assert (answer.text, answer.kept, answer.private) == ("calmer", "calm", True)


def test_what_is_private_is_kept_as_private() -> None:
    notes = workbook("each time")
    run = notes.run("lists", "2026-11-01", finished=False)
    talk = notes.item("topics/topics", what="The talk")
    aside = notes.item("topics/topics", aside="psst")
    notes.write(replace(talk, made_in=run.id), replace(aside, made_in=run.id))

    kept = edits.finished(notes.reading(), run, notes.at_run(run), NOW).kept

    words = [(line["text"], line.get("private", False)) for line in kept["topics/topics; here"]]
    assert words == [("The talk", False), ("psst", True)]


def test_a_held_meeting_keeps_its_lists_and_a_planned_one_is_live_again() -> None:
    notes = workbook("per meeting")
    meeting = notes.meeting("2026-11-20", "planned")
    place = notes.at_meeting("lists", meeting)
    notes.item("topics/topics", what="The talk", kind="win")

    notes.write(*meeting_edits.marked(notes.reading(), meeting, "held", AMARA, NOW))
    assert notes.reading().meeting_state(meeting) == "held"
    notes.item("topics/topics", what="Later", kind="win")
    assert shown(notes, place)[0] == (["The talk"], ("The talk",))

    notes.write(*meeting_edits.marked(notes.reading(), meeting, "planned", AMARA, NOW))
    assert notes.reading().meeting_state(meeting) == "planned"
    assert shown(notes, place)[0] == (["The talk", "Later"], ())


def test_what_is_written_down_after_a_meeting_was_held_is_still_added_to_it() -> None:
    notes = workbook("per meeting")
    meeting = notes.meeting("2026-11-20", "planned")
    place = notes.at_meeting("lists", meeting)
    notes.write(*meeting_edits.marked(notes.reading(), meeting, "held", AMARA, NOW))
    view = page_view(notes.reading(), place).steps[2].elements[0]
    assert isinstance(view, GroupView)

    _, records = edits.new_item(notes.reading(), view.group, place, NOW, view.source)
    notes.write(*records)

    assert len(shown(notes, place)[2][0]) == 1


def test_what_was_made_in_a_meeting_stays_in_its_lists_after_it_was_held() -> None:
    notes = workbook("per meeting")
    meeting = notes.meeting("2026-11-20", "planned")
    place = notes.at_meeting("lists", meeting)
    notes.write(*meeting_edits.marked(notes.reading(), meeting, "held", AMARA, NOW))
    made = notes.item("topics/topics", what="Thought of there", kind="win")
    notes.write(replace(made, made_in=place.entry))

    assert shown(notes, place)[0] == (["Thought of there"], ())


def test_marking_a_meeting_held_twice_keeps_what_it_first_showed() -> None:
    notes = workbook("per meeting")
    meeting = notes.meeting("2026-11-20", "planned")
    notes.item("topics/topics", what="The talk", kind="win")
    notes.write(*meeting_edits.marked(notes.reading(), meeting, "held", AMARA, NOW))
    notes.item("topics/topics", what="Later", kind="win")

    again = meeting_edits.marked(notes.reading(), meeting, "held", AMARA, NOW)

    assert len(again) == 1


def test_a_damaged_keeping_is_no_fault() -> None:
    notes = workbook("each time")
    bad = {"topics/topics; only kind = win": "x", "topics/topics; only kind = question": ["x", {}]}
    run = notes.run("lists", "2026-11-01", kept=bad)

    assert shown(notes, notes.at_run(run))[0] == ([], ())
