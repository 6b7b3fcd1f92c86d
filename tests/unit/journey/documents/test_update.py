"""The update that a review ends in, and the thank-you at the end."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.journey.build import AMARA, NOW, Notes, builtin
from workbook.journey import edits
from workbook.journey.documents.update import thanks, update
from workbook.journey.place import Place
from workbook.output.formats import Format, draw

SECRET = "zqsecretqz"  # noqa: S105 (no password: a word that is found nowhere else)


def workbook() -> Notes:
    """A mentorship."""
    notes = Notes(pack=builtin())
    notes.mentorship(name="Amara")
    notes.say("mentorship/me", "Sam")
    return notes


def reviewed() -> tuple[Notes, Place]:
    """A review that is open, with something behind it."""
    notes = workbook()
    place = notes.at_run(notes.run("review", "2026-11-22", finished=False))
    goal = notes.item("goals/goals", statement="Hold the talk", status="moving")
    notes.item("actions/actions", what="Call Tom", owner="me", status="done")
    notes.item("actions/actions", what="Cut the slides", owner="me", due="2026-11-27")
    notes.item("actions/actions", what="Introduce Ruth", owner="mentor")
    inside = place.of_item(notes.group("review/looks"), goal)
    notes.say("review/looks.proof", "Half of it held", inside)
    notes.say("review/news", "Two wards rang.", place)
    notes.say("review/change", "Send it unfinished", place)
    notes.say("review/thanks", "For the lake.", place)
    return notes, place


def text(notes: Notes) -> str:
    """The update as it leaves."""
    return draw(update(notes.reading(), AMARA), Format.MARKDOWN)


def test_it_says_what_was_done_what_moved_what_is_next_and_thanks() -> None:
    notes, _ = reviewed()

    assert text(notes) == (
        "# Update\n\nSam with Amara\n\nTwo wards rang.\n\n"
        "## What was done\n\n- [x] Call Tom (Sam)\n\n"
        "## What has moved\n\n- Hold the talk\n  - Half of it held\n\n"
        "## What comes next\n\nSend it unfinished\n\n- Cut the slides (Sam · by Fri 27 Nov 2026)\n\n"
        "## Thank you\n\nFor the lake.\n\nUntil we meet.\n\nSam\n"
    )


def test_nothing_private_is_in_it() -> None:
    notes, place = reviewed()
    goal = notes.item("goals/goals", statement=SECRET)
    notes.say("goals/goals.statement", SECRET, notes.in_item(goal), private=True)
    done = notes.item("actions/actions", what=SECRET, status="done")
    notes.say("actions/actions.what", SECRET, notes.in_item(done), private=True)
    for key in ("review/moved-by", "review/sentence", "review/news"):
        notes.say(key, SECRET, place, private=True)
    inside = place.of_item(notes.group("review/looks"), goal)
    notes.say("review/looks.proof", SECRET, inside)

    assert SECRET not in text(notes)
    assert "Call Tom" in text(notes)


def test_an_old_review_sends_what_was_so_then() -> None:
    notes, place = reviewed()
    notes.write(edits.finished(notes.reading(), notes.entries[place.entry], place, NOW))
    before = text(notes)
    notes.item("actions/actions", what="Later", owner="me", status="done")

    assert text(notes) == before
    assert before.startswith("# Update · Sunday 22 November\n")


def test_the_open_review_comes_before_the_finished_ones() -> None:
    notes, place = reviewed()
    run = notes.run("review", "2026-11-25")
    notes.say("review/news", "Finished", notes.at_run(run))

    assert "Two wards rang." in text(notes)
    notes.write(replace(notes.entries[place.entry], archived=True))
    assert "Finished" in text(notes)


def test_without_a_review_it_says_what_to_do() -> None:
    notes = workbook()
    document = update(notes.reading(), AMARA)
    assert document.sections == ()
    assert "There is no review yet" in document.missing

    notes.run("review", "2026-11-22", finished=False)

    assert "nothing yet" in update(notes.reading(), AMARA).missing


def test_the_thank_you_has_what_was_valuable_and_nothing_private() -> None:
    notes = workbook()
    assert "nothing yet" in thanks(notes.reading(), AMARA).missing
    for key, value in {
        "most": "You asked what I had decided.",
        "can-now": "I stay in the room.",
        "thanks": "Thank you for three years.",
        "contact": "peers",
        "terms": "I write in January.",
    }.items():
        notes.say(f"closure/{key}", value)
    for key in ("suggestion", "otherwise"):
        notes.say(f"closure/{key}", SECRET, private=True)

    said = draw(thanks(notes.reading(), AMARA), Format.MARKDOWN)

    assert said == (
        "# Thank you, Amara\n\nThank you for three years.\n\n"
        "## What you gave me\n\nYou asked what I had decided.\n\n"
        "## What I can do now\n\nI stay in the room.\n\n"
        "## From here on\n\nI write in January.\n\nWith thanks\n\nSam\n"
    )
