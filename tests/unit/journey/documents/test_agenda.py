"""The agenda that a mentor reads before a meeting."""

from __future__ import annotations

from tests.unit.journey.build import AMARA, page
from tests.unit.journey.documents.loop import Loop, lines_of, texts_of
from workbook.journey.documents.agenda import agenda
from workbook.journey.documents.model import Document, Listing
from workbook.journey.documents.names import NameStyle


def built(loop: Loop, names: NameStyle | None = None) -> Document:
    return agenda(loop.reading(), loop.this.id, AMARA, names=names)


def test_it_says_when_how_long_where_and_with_whom() -> None:
    found = built(Loop())

    assert found.title == "Agenda · Thursday 26 November, 14:00"
    assert found.subtitle == ("With Amara Okafor", "45 minutes · Library")
    assert found.file_stem == "agenda-2026-11-26"


def test_who_signs_is_named_too() -> None:
    loop = Loop()
    loop.say("mentorship/me", "Sam")

    assert built(loop).subtitle[0] == "Sam with Amara Okafor"


def test_nothing_prepared_is_told_and_is_no_part_of_it() -> None:
    found = built(Loop())

    assert found.sections == ()
    assert "Nothing is prepared" in found.missing


def test_the_one_thing_and_the_help_wanted() -> None:
    loop = Loop()
    loop.say("prep/one-thing", "Whether to apply", loop.there("prep"))
    loop.say("prep/want", ["view", {"other": "A name"}], loop.there("prep"))

    found = built(loop)

    assert texts_of(found, "one-thing") == ["Whether to apply"]
    assert [line.text for line in lines_of(found, "want")] == ["A view", "A name"]
    assert found.missing == ""


def test_promises_say_how_they_went_the_mentors_too() -> None:
    loop = Loop()
    mine = loop.item("actions/actions", what="Write", owner="me", due="2026-11-20")
    done = loop.item("actions/actions", what="Read", owner="me")
    theirs = loop.item("actions/actions", what="Ask Ruth", owner="mentor", due="2027-09-01")
    let_go = loop.item("actions/actions", what="Sing")
    loop.about("prep/owed.went", mine, "partly")
    loop.about("prep/owed.why", mine, "Half of it")
    loop.about("prep/owed.went", done, "done")
    loop.about("prep/owed.went", let_go, "dropped")

    write, read, ask, sing = lines_of(built(loop), "promised")

    assert (write.text, write.done, write.detail) == ("Write", False, "me · by Fri 20 Nov")
    assert write.notes == ("Partly done. Half of it",)
    assert (read.done, read.notes) == (True, ())
    assert (ask.done, ask.detail, ask.notes) == (False, "Amara Okafor · by Wed 1 Sep 2027", ())
    assert (sing.done, sing.notes) == (None, ("Dropped",))
    assert theirs.id != mine.id


def test_a_promise_kept_stays_after_it_is_ticked_off_everywhere() -> None:
    loop = Loop()
    action = loop.item("actions/actions", what="Write", owner="me")
    loop.about("prep/owed.went", action, "done")
    loop.say("actions/actions.status", "done", loop.in_item(action))

    assert [line.text for line in lines_of(built(loop), "promised")] == ["Write"]


def test_goals_stand_there_when_something_moved() -> None:
    loop = Loop()
    moved = loop.item("goals/goals", statement="Lead a talk")
    loop.item("goals/goals", statement="Learn R")
    loop.about("prep/progress.moved", moved, "Half of it is done")

    [line] = lines_of(built(loop), "progress")

    assert (line.text, line.notes) == ("Lead a talk", ("Half of it is done",))


def test_points_come_once_in_their_order_with_kind_minutes_and_total() -> None:
    loop = Loop()
    loop.topic("How do people ask?", minutes=20)
    loop.topic("Not this time", minutes=None)
    loop.topic("The talk went well", "win", minutes=15)

    found = built(loop)

    assert [(line.text, line.detail) for line in lines_of(found, "points")] == [
        ("How do people ask?", "question · 20 min"),
        ("The talk went well", "win · 15 min"),
    ]
    assert texts_of(found, "points") == ["35 of 45 minutes"]
    assert any(isinstance(b, Listing) and b.numbered for s in found.sections for b in s.blocks)


def test_wins_that_are_not_on_the_agenda_are_not_sent() -> None:
    loop = Loop()
    for kind in ("win", "obstacle", "feedback"):
        loop.topic(f"My {kind}", kind, minutes=None)

    assert built(loop).sections == ()


def test_another_prep_page_is_read_as_far_as_it_goes() -> None:
    own = page("### One thing\n`text: one-thing`\n", "prep", kind="per meeting")
    loop = Loop(prep=own)
    loop.say("prep/one-thing", "First\n\nSecond", loop.there("prep"))

    found = built(loop)

    assert [part.key for part in found.sections] == ["one-thing"]
    assert built(Loop(prep=None)).sections == ()


def test_a_meeting_that_says_little() -> None:
    loop = Loop()
    loop.this = loop.item("meetings/meetings", date="2026-12-03")
    loop.topic("One point", minutes=5)

    found = built(loop)

    assert found.title == "Agenda · Thursday 3 December"
    assert found.subtitle == ("With Amara Okafor",)
    assert texts_of(found, "points") == ["5 minutes"]


def test_names_as_chosen_and_as_asked_for() -> None:
    loop = Loop()
    loop.say("mentorship/me", "Sam Reyes")

    def who(names: NameStyle | None = None) -> str:
        return built(loop, names).subtitle[0]

    assert who() == "Sam Reyes with Amara Okafor"
    assert who(NameStyle.INITIALS) == "S. R. with A. O."
    assert who(NameStyle.NICKNAME) == "Sam Reyes with A. O."  # none was given
    loop.say("mentorship/names", "nickname")
    loop.say("mentorship/nickname", "Lighthouse")
    assert who() == "Sam Reyes with Lighthouse"
    loop.say("mentorship/names", "initials")
    assert who() == "S. R. with A. O."
    assert who(NameStyle.NAME) == "Sam Reyes with Amara Okafor"


def test_a_mentors_name_in_ones_own_words_is_left() -> None:
    loop = Loop()
    loop.topic("What Amara said")

    assert lines_of(built(loop, NameStyle.INITIALS), "points")[0].text == "What Amara said"
