"""The follow-up that is sent after a meeting."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.journey.build import AMARA, JONAS
from tests.unit.journey.documents.loop import Loop, lines_of, texts_of
from workbook.journey.documents.followup import followup
from workbook.journey.documents.model import Document
from workbook.journey.documents.names import NameStyle
from workbook.notebook.records import Item, Value


def built(loop: Loop, names: NameStyle | None = None) -> Document:
    return followup(loop.reading(), loop.this.id, AMARA, names=names)


def made_here(loop: Loop, page_id: str, **says: Value) -> Item:
    """An action that was made on one of this meeting's pages."""
    item = replace(
        loop.item("actions/actions", **says), made_in=loop.at_meeting(page_id, loop.this).entry
    )
    loop.write(item)
    return item


def test_it_holds_decisions_and_actions_and_nothing_else() -> None:
    loop = Loop()
    loop.noted("We go on till March")
    loop.noted("Only a thought", "idea")
    made_here(loop, "notes", what="Write", owner="me", due="2026-11-30")
    made_here(loop, "prep", what="Made before", owner="me")
    loop.item("actions/actions", what="From elsewhere")
    loop.topic("A point")

    found = built(loop)

    assert found.title == "Follow-up · Thursday 26 November, 14:00"
    assert [part.key for part in found.sections] == ["opening", "decisions", "actions", "closing"]
    assert [line.text for line in lines_of(found, "decisions")] == ["We go on till March"]
    assert [(line.text, line.detail) for line in lines_of(found, "actions")] == [
        ("Write", "me · by Mon 30 Nov")
    ]
    assert found.missing == ""


def test_an_action_that_was_dropped_or_put_away_is_left_out() -> None:
    loop = Loop()
    made_here(loop, "notes", what="Dropped", status="dropped")
    loop.write(replace(made_here(loop, "notes", what="Away"), archived=True))

    assert lines_of(built(loop), "actions") == []


def test_it_names_the_next_meeting_and_is_signed() -> None:
    loop = Loop()
    loop.say("mentorship/me", "Sam Reyes")
    loop.item("meetings/meetings", date="2026-12-03", state="cancelled")
    loop.item("meetings/meetings", mentorship=JONAS, date="2026-12-04")
    loop.item("meetings/meetings", date="2026-12-10", time="09:30", place="Canteen")

    found = built(loop)

    assert texts_of(found, "next") == ["Thursday 10 December, 09:30 · Canteen"]
    assert texts_of(found, "closing") == ["See you on Thursday 10 December.\n\nSam Reyes"]
    assert texts_of(built(loop, NameStyle.INITIALS), "closing")[0].endswith("\n\nS. R.")


def test_without_anything_it_still_thanks_and_says_what_is_missing() -> None:
    found = built(Loop())

    assert [part.key for part in found.sections] == ["opening", "closing"]
    assert texts_of(found, "opening") == ["Thank you for our talk on Thursday 26 November."]
    assert texts_of(found, "closing") == ["Until next time."]
    assert "no decision" in found.missing
