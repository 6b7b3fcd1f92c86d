"""Notes of a meeting: lines under their tags, and what becomes of each."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.journey.build import AMARA, NOW, Notes, builtin
from workbook.journey import note_lines, noting, tags
from workbook.journey.older import older_answers
from workbook.journey.place import Place
from workbook.journey.tags import TAG_LETTERS, Tag
from workbook.notebook.records import Item, Record
from workbook.pages import needs


class Talk(Notes):
    """A workbook in which Amara is met today."""

    def __init__(self, mentor: str = "Amara Okafor") -> None:
        super().__init__(pack=builtin())
        self.mentorship(AMARA, mentor)
        self.met = self.item(needs.MEETINGS, date="2026-11-22", time="09:00")
        self.here = self.at_meeting("notes", self.met)

    def note(self, text: str, tag: Tag = Tag.NONE, *, after: int = 0) -> Item:
        """Note a line, some seconds after nine; returns its item."""
        now = NOW + timedelta(seconds=after)
        item, records = noting.noted(self.reading(), self.here, text, tag, now)
        self.write(*records)
        return item

    def says(self, item: Item, key: str) -> object:
        """What an item says."""
        return self.reading().item_value(item, key)

    @property
    def lines(self) -> list[tuple[str, str, str]]:
        """The lines as (tag, text, more)."""
        found = note_lines.lines(self.reading(), self.here)
        return [(str(line.tag), line.text, line.more) for line in found]


@pytest.fixture
def talk() -> Talk:
    return Talk()


@pytest.mark.parametrize(
    ("typed", "tag", "words"),
    [
        ("d: ask the union first", Tag.DECISION, "ask the union first"),
        ("Decision : ask", Tag.DECISION, "ask"),
        ("a:send it", Tag.ACTION, "send it"),
        ("a: Amara: send it", Tag.ACTION, "Amara: send it"),
        ("Amara: send it", None, "Amara: send it"),
        ("at 14:00", None, "at 14:00"),
        ("d:", None, "d:"),
        ("d: ", None, "d: "),
        ("", None, ""),
        (": d", None, ": d"),
    ],
)
def test_a_tag_may_stand_before_the_words(typed: str, tag: Tag | None, words: str) -> None:
    assert tags.read_tag(typed) == (tag, words)


def test_every_tag_has_a_letter_of_its_own() -> None:
    assert set(TAG_LETTERS.values()) == set(Tag) - {Tag.NONE}


def test_lines_stand_as_they_were_written_wherever_they_are_kept(talk: Talk) -> None:
    for number, tag in enumerate((Tag.IDEA, Tag.ACTION, Tag.NONE, Tag.FEEDBACK, Tag.ACTION)):
        talk.note(f"line {number}", tag)  # all in one second
    talk.note("line 5", after=1)

    assert [text for _, text, _ in talk.lines] == [f"line {number}" for number in range(6)]
    assert [tag for tag, _, _ in talk.lines] == ["idea", "action", "", "feedback", "action", ""]


def test_what_is_in_the_notes_of_another_meeting_is_not_in_these(talk: Talk) -> None:
    talk.note("send it", Tag.ACTION)
    other = talk.item(needs.MEETINGS, date="2026-12-03")

    assert note_lines.lines(talk.reading(), talk.at_meeting("notes", other)) == ()


def test_the_first_line_says_that_the_meeting_was_held_and_no_other_does(talk: Talk) -> None:
    talk.note("hello")
    assert talk.says(talk.met, needs.MEETING_STATE) == "held"

    _, records = noting.noted(talk.reading(), talk.here, "more", Tag.NONE, NOW)
    keys = [r.key.prompt for r in records if not isinstance(r, Item) and hasattr(r, "key")]
    assert needs.MEETING_STATE not in keys


def test_a_meeting_that_was_called_off_stays_so(talk: Talk) -> None:
    talk.say(needs.MEETING_STATE, "cancelled", talk.in_item(talk.met))
    talk.note("we talked on the phone instead")

    assert talk.says(talk.met, needs.MEETING_STATE) == "cancelled"


@pytest.mark.parametrize(
    ("typed", "owner", "what", "due"),
    [
        ("send the form", "me", "send the form", None),
        ("send the form by friday", "me", "send the form", "2026-11-27"),
        ("Amara: send the form by 27 nov", "mentor", "send the form", "2026-11-27"),
        ("amara okafor: send it", "mentor", "send it", None),
        ("Mentor: send it", "mentor", "send it", None),
        ("me: send it", "me", "send it", None),
        ("Tom: send it", "me", "Tom: send it", None),
        ("finish it by hook or by crook", "me", "finish it by hook or by crook", None),
        ("Amara:", "me", "Amara:", None),
    ],
)
def test_an_action_says_who_and_by_when(
    talk: Talk, typed: str, owner: str, what: str, due: str | None
) -> None:
    item = talk.note(typed, Tag.ACTION)

    assert item.group == needs.ACTIONS
    assert item.made_in == talk.here.entry
    assert talk.says(item, needs.ACTION_OWNER) == owner
    assert talk.says(item, needs.ACTION_WHAT) == what
    assert talk.says(item, needs.ACTION_DUE) == due


def test_what_is_known_of_an_action_stands_beside_it(talk: Talk) -> None:
    talk.note("Amara: send the form by friday", Tag.ACTION)
    assert talk.lines == [("action", "send the form", "Amara Okafor, by Fri 27 Nov")]


def test_feedback_is_the_mentors_unless_the_mentor_has_no_name() -> None:
    named, nameless = Talk(), Talk("")

    assert named.says(named.note("too many slides", Tag.FEEDBACK), needs.FEEDBACK_WHO) == (
        "Amara Okafor"
    )
    assert nameless.says(nameless.note("too many", Tag.FEEDBACK), needs.FEEDBACK_WHO) is None


def test_your_mentor_without_a_name_can_own_an_action() -> None:
    talk = Talk("")
    talk.note("mentor: send it", Tag.ACTION)
    talk.note("your: way", Tag.ACTION)

    assert talk.lines == [("action", "send it", "your mentor"), ("action", "your: way", "")]


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_line_without_words_is_none(talk: Talk, text: str) -> None:
    with pytest.raises(ValueError, match="nothing to keep"):
        noting.noted(talk.reading(), talk.here, text, Tag.IDEA, NOW)


def retag(talk: Talk, number: int, tag: Tag) -> tuple[Record, ...]:
    """Put a line under another tag."""
    line = note_lines.lines(talk.reading(), talk.here)[number]
    records = noting.retagged(talk.reading(), talk.here, line, tag, NOW + timedelta(minutes=5))
    talk.write(*records)
    return records


def test_a_line_under_another_tag_is_the_same_line(talk: Talk) -> None:
    item = talk.note("ask the union")
    retag(talk, 0, Tag.DECISION)
    assert talk.lines == [("decision", "ask the union", "")]
    retag(talk, 0, Tag.NONE)
    assert talk.lines == [("", "ask the union", "")]
    assert retag(talk, 0, Tag.NONE) == ()
    assert not talk.items[item.id].archived


def test_a_line_that_becomes_an_action_stays_in_its_place_and_nothing_is_lost(talk: Talk) -> None:
    first = talk.note("Amara: send it by friday")
    talk.note("second", after=1)

    retag(talk, 0, Tag.ACTION)
    assert talk.lines == [("action", "send it", "Amara Okafor, by Fri 27 Nov"), ("", "second", "")]
    assert talk.items[first.id].archived

    retag(talk, 0, Tag.IDEA)
    assert [text for _, text, _ in talk.lines] == [
        "Amara Okafor: send it by 2026-11-27",
        "second",
    ]
    retag(talk, 0, Tag.ACTION)
    assert talk.lines[0] == ("action", "send it", "Amara Okafor, by Fri 27 Nov")


@pytest.mark.parametrize("tag", list(Tag))
def test_every_line_can_be_opened(talk: Talk, tag: Tag) -> None:
    item = talk.note("words", tag)
    line = note_lines.lines(talk.reading(), talk.here)[0]
    place = note_lines.place_of_record(talk.reading(), line, talk.here)

    assert isinstance(place, Place)
    assert place.item == item.id
    assert place.item_entry == item.entry


# -- the line that is being written --------------------------------------------------------------------


@given(text=st.text("ab :d", max_size=12), tag=st.sampled_from(list(Tag)))
def test_the_line_being_written_comes_back_as_it_was(text: str, tag: Tag) -> None:
    talk = Talk()
    talk.write(*noting.drafted(talk.reading(), talk.here, text, tag))
    kept_tag, kept = noting.draft(talk.reading(), talk.here)

    read, words = tags.read_tag(text)
    if tag is Tag.NONE:
        assert (kept_tag, kept) == ((read, words) if read is not None else (Tag.NONE, text))
    elif text.strip():
        assert kept_tag is tag
        assert kept == text.lstrip()
    else:
        assert kept.strip() == ""


def test_the_line_being_written_is_no_line_yet_and_no_answer_of_old(talk: Talk) -> None:
    talk.write(*noting.drafted(talk.reading(), talk.here, "half a li", Tag.IDEA))

    assert talk.lines == []
    assert talk.says(talk.met, needs.MEETING_STATE) is None
    assert older_answers(talk.reading(), talk.here) == ()
    assert noting.drafted(talk.reading(), talk.here, "half a li", Tag.IDEA) == ()

    talk.write(*noting.drafted(talk.reading(), talk.here, "", Tag.NONE))
    assert noting.draft(talk.reading(), talk.here) == (Tag.NONE, "")
