"""Catching a thought: lines become topics of a kind, in the order in which they came."""

from __future__ import annotations

import pytest

from tests.unit.journey.build import AMARA, JONAS, NOW, Notes, builtin
from workbook.journey import capturing, tags
from workbook.journey.older import older_answers
from workbook.pages import needs


@pytest.fixture
def notes() -> Notes:
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara")
    return notes


def topics(notes: Notes) -> list[tuple[object, object]]:
    """All topics in their order, as (kind, words)."""
    reading = notes.reading()
    return [
        (reading.item_value(item, needs.TOPIC_KIND), reading.item_value(item, needs.TOPIC_WHAT))
        for item in reading.snapshot.items_of(needs.TOPICS)
    ]


def test_a_line_becomes_a_topic_of_its_mentorship(notes: Notes) -> None:
    item, records = capturing.captured(notes.reading(), JONAS, " ask\n about it ", NOW, "win")
    notes.write(*records)

    assert topics(notes) == [("win", "ask about it")]
    assert item.mentorship == JONAS
    assert notes.reading().item_value(item, needs.TOPIC_STATE) is None


@pytest.mark.parametrize(("text", "kind"), [("", ""), (" \n", "win"), ("words", "wish")])
def test_no_words_and_no_such_kind_are_refused(notes: Notes, text: str, kind: str) -> None:
    with pytest.raises(ValueError, match=r"nothing to keep|no kind"):
        capturing.captured(notes.reading(), AMARA, text, NOW, kind)


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("win: it went well", "win", "it went well"),
        ("Q: how", "question", "how"),
        ("feedback : on page one", "feedback", "on page one"),
        ("Tom: how", None, "Tom: how"),
        ("win:", None, "win:"),
        ("how", None, "how"),
    ],
)
def test_a_kind_may_stand_before_the_words(typed: str, kind: str | None, words: str) -> None:
    assert tags.read_kind(typed) == (kind, words)


def test_every_kind_has_a_letter_of_its_own() -> None:
    assert list(tags.KIND_LETTERS.values()) == list(tags.KINDS)


def test_several_lines_stand_in_their_order_below_what_was_there(notes: Notes) -> None:
    notes.item(needs.TOPICS, what="there before")
    lines = [f"line {number}" for number in range(40)]
    caught = capturing.captured_all(notes.reading(), AMARA, ["w: won", *lines], NOW, "idea")
    notes.write(*(record for one in caught for record in one.records))

    assert topics(notes) == [
        (None, "there before"),
        ("win", "won"),
        *(("idea", line) for line in lines),
    ]
    assert [one.words for one in caught] == ["won", *lines]


def test_what_is_caught_waits_for_the_next_meeting(notes: Notes) -> None:
    assert capturing.waits_for(notes.reading(), AMARA, NOW) == "your next meeting"
    notes.meeting("2026-11-12", "held")
    notes.meeting("2026-11-26", "planned")
    assert capturing.waits_for(notes.reading(), AMARA, NOW) == "Thu 26 Nov"


def test_the_line_being_written_comes_back_and_is_no_topic(notes: Notes) -> None:
    notes.write(*capturing.drafted(notes.reading(), AMARA, "half a", "idea"))

    assert capturing.draft(notes.reading(), AMARA) == ("idea", "half a")
    assert topics(notes) == []
    assert older_answers(notes.reading(), notes.at("topics")) == ()

    notes.write(*capturing.drafted(notes.reading(), AMARA, ""))
    assert capturing.draft(notes.reading(), AMARA) == ("", "")
