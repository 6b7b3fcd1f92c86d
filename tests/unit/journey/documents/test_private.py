"""What is private never leaves, whichever way it would."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.journey.build import AMARA, page
from tests.unit.journey.documents.loop import GOALS, MENTORSHIP, TOPICS, Loop, lines_of
from workbook.journey.documents.agenda import agenda
from workbook.journey.documents.agreement import agreement
from workbook.journey.documents.followup import followup
from workbook.journey.documents.goals import goals
from workbook.journey.documents.meeting import event, whole_meeting
from workbook.journey.documents.model import Document
from workbook.notebook.records import Column, Entry, OtherVersion

SECRET = "zqsecretqz"  # noqa: S105 (no password: a word that is found nowhere else)


def everything(loop: Loop) -> str:
    """Every document of a workbook, as it is written down."""
    reading = loop.reading()
    about = (agenda, followup, whole_meeting, event)
    found: list[object] = [build(reading, loop.this.id, AMARA) for build in about]
    found += [agreement(reading, AMARA), goals(reading, AMARA)]
    return repr(found)


def sent(loop: Loop) -> Document:
    return agenda(loop.reading(), loop.this.id, AMARA)


def test_what_was_private_when_it_was_written() -> None:
    loop = Loop()
    goal = loop.item("goals/goals", statement="Lead a talk", measure="Two talks")
    before = everything(loop)
    loop.say("goals/goals.measure", SECRET, loop.in_item(goal), private=True)

    assert "Two talks" in before
    assert SECRET not in everything(loop)
    assert "Lead a talk" in everything(loop)


def test_what_is_private_now() -> None:
    loop = Loop(goals=page(GOALS.replace("text: measure", "text: measure; private"), "goals"))
    loop.item("goals/goals", statement="Lead a talk", measure=SECRET, obstacle=SECRET)

    assert SECRET not in everything(loop)
    assert "Lead a talk" in everything(loop)


def test_a_goal_or_topic_or_action_whose_own_words_are_private() -> None:
    loop = Loop()
    goal = loop.item("goals/goals", measure="its measure")
    loop.say("goals/goals.statement", SECRET, loop.in_item(goal), private=True)
    loop.about("prep/progress.moved", goal, "it moved")
    topic = loop.topic("open words", minutes=10)
    loop.say("topics/topics.what", SECRET, loop.in_item(topic), private=True)
    action = loop.item("actions/actions", owner="me")
    loop.say("actions/actions.what", SECRET, loop.in_item(action), private=True)
    loop.about("prep/owed.why", action, "its reason")

    found = everything(loop)

    assert SECRET not in found
    assert "its measure" not in found
    assert "it moved" not in found
    assert "its reason" not in found
    assert lines_of(sent(loop), "points") == []


def test_a_topic_page_whose_words_are_private() -> None:
    topics = page(TOPICS.replace("line: what; required", "line: what; private"), "topics")
    loop = Loop(topics=topics)
    loop.topic(SECRET)

    assert SECRET not in everything(loop)


def test_a_hidden_answer_is_no_answer() -> None:
    loop = Loop()
    action = loop.item("actions/actions", what="Write")
    loop.about("prep/owed.why", action, SECRET)  # asked for only once it is said how it went
    loop.say("agreement/walk", SECRET, column=Column.AGREED)
    loop.say("mentorship/nickname", SECRET)
    loop.say("mentorship/names", "name")

    assert SECRET not in everything(loop)
    loop.about("prep/owed.went", action, "partly")
    assert SECRET in everything(loop)


def test_one_private_column_keeps_back_the_row() -> None:
    loop = Loop()
    loop.say("agreement/purpose", SECRET, column=Column.MINE, private=True)
    loop.say("agreement/purpose", f"{SECRET} as well", column=Column.AGREED)

    found = agreement(loop.reading(), AMARA)

    assert SECRET not in everything(loop)
    assert "Purpose?" not in [line.text for line in lines_of(found, "still-to-agree")]


def test_what_one_of_the_two_thinks_stays_here() -> None:
    loop = Loop()
    loop.say("agreement/purpose", SECRET, column=Column.MINE)
    loop.say("agreement/often", {"other": SECRET}, column=Column.MENTOR)

    assert SECRET not in everything(loop)


QUOTING = """\
## Before
### Alone
`line: alone`
## About `=alone`
### How far with `=alone`?
`line: far`
### What has `=mentorship/mentor` said?
`line: told`
"""


def test_a_question_that_quotes_something_private_stays_with_its_answer() -> None:
    loop = Loop(agreement=page(QUOTING, "agreement", audience="mentorship"))
    loop.say("agreement/alone", "open words")
    loop.say("agreement/far", "half way")
    assert "How far with open words?" in everything(loop)

    loop.say("agreement/alone", SECRET, private=True)
    found = everything(loop)

    assert SECRET not in found
    assert "half way" not in found
    assert "About" not in found


def test_a_heading_that_quotes_something_private_is_left_out() -> None:
    loop = Loop(agreement=page(QUOTING, "agreement", audience="mentorship"))
    loop.say("agreement/alone", SECRET, private=True)
    loop.say("agreement/told", "a lot")

    found = agreement(loop.reading(), AMARA)

    assert SECRET not in repr(found)
    assert [part.title for part in found.sections] == [""]


def test_a_question_names_people_as_they_are_named_everywhere() -> None:
    loop = Loop(agreement=page(QUOTING, "agreement", audience="mentorship"))
    loop.say("agreement/told", "a lot")
    loop.say("mentorship/names", "initials")

    assert "What has A. O. said?" in everything(loop)
    assert "Amara" not in everything(loop)


CHOOSING = "### Which goal?\n`choose any: goals; from goals/goals.statement`\n"


def test_an_item_that_was_chosen_tells_nothing_that_it_does_not_tell_itself() -> None:
    loop = Loop(agreement=page(CHOOSING, "agreement", audience="mentorship"))
    told = loop.item("goals/goals", statement="Lead a talk")
    kept = loop.item("goals/goals")
    loop.say("goals/goals.statement", SECRET, loop.in_item(kept), private=True)
    chosen = [str(told.id), str(kept.id)]
    loop.say("agreement/goals", chosen, labels={str(kept.id): SECRET})
    assert SECRET not in everything(loop)
    assert "Lead a talk" in everything(loop)

    loop.write(replace(kept, archived=True))
    assert SECRET not in everything(loop)

    loop.say("agreement/goals", [str(kept.id), "no such goal"], labels={str(kept.id): SECRET})
    assert SECRET not in everything(loop)
    assert "Which goal?" not in repr(agreement(loop.reading(), AMARA))


def test_a_quoted_choice_of_a_private_item_closes_the_question() -> None:
    body = (
        "### Goal\n`choose one: goal; from goals/goals.statement; private`\n"
        "### Which?\n`choose one: which; from goals/goals.statement`\n"
        "### How far is `=which`?\n`line: far`\n"
    )
    loop = Loop(agreement=page(body, "agreement", audience="mentorship"))
    kept = loop.item("goals/goals")
    loop.say("goals/goals.statement", SECRET, loop.in_item(kept), private=True)
    loop.say("agreement/which", str(kept.id))
    loop.say("agreement/far", "half way")

    found = repr(agreement(loop.reading(), AMARA))

    assert SECRET not in found
    assert "half way" not in found


def test_details_of_a_meeting_may_be_private() -> None:
    loop = Loop()
    inside = loop.in_item(loop.this)
    loop.say("meetings/meetings.place", SECRET, inside, private=True)
    loop.say("meetings/meetings.aim", SECRET, inside, private=True)
    assert SECRET not in everything(loop)

    loop.say("meetings/meetings.date", "2026-11-26", inside, private=True)
    assert sent(loop).title == "Agenda"
    assert event(loop.reading(), loop.this.id, AMARA) is None


def test_a_private_name_is_not_told() -> None:
    loop = Loop()
    loop.say("mentorship/mentor", SECRET, private=True)
    loop.say("mentorship/me", SECRET, private=True)
    loop.item("actions/actions", what="Ask", owner="mentor")

    assert SECRET not in everything(loop)
    assert sent(loop).subtitle[0] == "With my mentor"
    assert lines_of(sent(loop), "promised")[0].detail == "my mentor"


def test_what_a_list_kept_and_other_versions_stay_here() -> None:
    loop = Loop()
    topic = loop.topic("open words")
    place = loop.there("prep")
    line = {"id": str(topic.id), "text": SECRET, "private": True}
    loop.write(
        Entry(place.entry, "prep", AMARA, loop.this.id, finished="", kept={"over agenda": [line]})
    )
    answer = loop.answers[loop.in_item(topic).key(loop.prompt("topics/topics.what"))]
    loop.write(replace(answer, others=(OtherVersion(SECRET, "", ""),), asked=SECRET))

    assert "open words" in everything(loop)
    assert SECRET not in everything(loop)


def test_questions_that_quote_each_other_come_to_an_end() -> None:
    body = "### About `=mentorship/why`\n`line: because`\n"
    why = f"{MENTORSHIP}### About `=agreement/because`\n`line: why`\n"
    loop = Loop(
        agreement=page(body, "agreement", audience="mentorship"),
        mentorship=page(why, "mentorship", audience="mentorship"),
    )
    loop.say("agreement/because", "of that")
    loop.say("mentorship/why", "for this")

    assert "of that" in everything(loop)
