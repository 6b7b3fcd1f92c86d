"""A meeting while it goes on: its topics, what becomes of them, and what follows from that."""

from __future__ import annotations

import pytest

from tests.unit.journey.build import AMARA, NOW, Notes, builtin
from workbook.journey import noting, talking
from workbook.journey.agenda import agenda
from workbook.journey.meeting_view import meeting_view
from workbook.journey.tags import Tag
from workbook.notebook.records import Item
from workbook.pages import needs
from workbook.ui.meeting_text import meeting_lines
from workbook.ui.widgets.lock import LOCK


class Talk(Notes):
    """A workbook in which Amara is met today and three topics wait."""

    def __init__(self) -> None:
        super().__init__(pack=builtin())
        self.mentorship(AMARA, "Amara")
        self.met = self.item(needs.MEETINGS, date="2026-11-22", length=60)
        self.here = self.at_meeting("notes", self.met)
        self.prep = self.at_meeting("prep", self.met)
        self.first = self.item(needs.TOPICS, what="first", kind="question")
        self.second = self.item(needs.TOPICS, what="second", kind="win")
        self.third = self.item(needs.TOPICS, what="third")

    def put_on(self, topic: Item, minutes: int | None = None) -> None:
        """Put a topic on the agenda."""
        inside = self.prep.of_item(self.group(needs.AGENDA), topic)
        self.say(needs.AGENDA_ON, "yes", inside)
        if minutes is not None:
            self.say(needs.AGENDA_MINUTES, minutes, inside)

    def talk(self, topic: Item, what: str | None) -> None:
        """Say what became of a topic."""
        self.write(*talking.talked(self.reading(), self.here, topic, what, NOW))

    def state(self, topic: Item) -> object:
        """Where a topic stands."""
        return self.reading().item_value(topic, needs.TOPIC_STATE)

    @property
    def topics(self) -> list[str]:
        """Words of the topics as the notes show them."""
        return [talk.what for talk in talking.topics(self.reading(), self.here)]


@pytest.fixture
def talk() -> Talk:
    return Talk()


def test_the_agenda_comes_first_with_its_minutes_then_the_other_topics(talk: Talk) -> None:
    talk.put_on(talk.third, 15)
    talk.put_on(talk.second)

    assert talk.topics == ["second", "third", "first"]
    found = {one.what: one for one in talking.topics(talk.reading(), talk.here)}
    assert (found["third"].on, found["third"].minutes, found["third"].kind) == (True, 15, "")
    assert (found["first"].on, found["first"].minutes, found["first"].kind) == (
        False,
        None,
        "question",
    )


@pytest.mark.parametrize(
    ("what", "state"), [("covered", "covered"), ("again", "waiting"), ("dropped", "dropped")]
)
def test_what_became_of_a_topic_is_said_of_the_topic_too(talk: Talk, what: str, state: str) -> None:
    talk.talk(talk.second, what)

    assert talk.state(talk.second) == state
    found = {one.what: one.talked for one in talking.topics(talk.reading(), talk.here)}
    assert found == {"first": "", "second": what, "third": ""}


def test_what_is_taken_back_leaves_the_topic_as_it_was(talk: Talk) -> None:
    talk.talk(talk.second, "covered")
    talk.talk(talk.second, None)

    assert talk.state(talk.second) is None
    assert talk.topics == ["first", "second", "third"]


def test_a_topic_that_was_set_by_hand_meanwhile_is_left_alone(talk: Talk) -> None:
    talk.talk(talk.second, "covered")
    talk.say(needs.TOPIC_STATE, "waiting", talk.in_item(talk.second))
    talk.talk(talk.second, None)

    assert talk.state(talk.second) == "waiting"


def test_taken_back_it_says_again_what_the_meeting_before_had_said(talk: Talk) -> None:
    before = talk.meeting("2026-11-12", "held")
    earlier = talk.at_meeting("notes", before)
    talk.write(*talking.talked(talk.reading(), earlier, talk.second, "again", NOW))
    talk.talk(talk.second, "covered")
    assert talk.state(talk.second) == "covered"

    talk.talk(talk.second, None)
    assert talk.state(talk.second) == "waiting"


def test_a_covered_topic_waits_for_no_other_meeting(talk: Talk) -> None:
    talk.talk(talk.first, "covered")
    talk.talk(talk.second, "again")
    following = talk.item(needs.MEETINGS, date="2026-12-03")

    waiting = [point.what for point in agenda(talk.reading(), following, AMARA).points]
    assert waiting == ["second", "third"]


def test_what_one_came_for_stands_in_one_line(talk: Talk) -> None:
    assert talking.came_for(talk.reading(), talk.here).words == ""
    talk.say(needs.ONE_THING, "  a yes\nor a no ", talk.prep)
    assert talking.came_for(talk.reading(), talk.here).words == "a yes or a no"


def test_what_came_out_of_a_topic_is_told(talk: Talk) -> None:
    place = talking.place_of_topic(talk.reading(), talk.here, talk.first)
    assert place is not None
    talk.say(needs.COVERED_CAME_OUT, "she\nwaits", place)

    found = {one.what: one.came_out for one in talking.topics(talk.reading(), talk.here)}
    assert found["first"] == "she waits"


def test_what_is_private_says_so_wherever_the_meeting_shows_it(talk: Talk) -> None:
    reading = talk.reading()
    assert not talking.came_for(reading, talk.here).private
    assert not any(one.private for one in talking.topics(reading, talk.here))

    talk.say(needs.ONE_THING, "a way out", talk.prep, private=True)
    talk.talk(talk.first, talking.COVERED)
    inside = talk.here.of_item(talk.group(needs.COVERED), talk.first)
    talk.say(needs.COVERED_CAME_OUT, "she knows him", inside, private=True)
    item, records = noting.noted(talk.reading(), talk.here, "he is ill", Tag.NONE, NOW)
    talk.write(*records)
    line = talk.here.of_item(talk.group(needs.NOTES_LINES), item)
    talk.say(needs.LINE_WHAT, "he is ill", line, private=True)

    reading = talk.reading()
    assert talking.came_for(reading, talk.here).private
    found = {one.what: one.private for one in talking.topics(reading, talk.here)}
    assert found == {"first": True, "second": False, "third": False}
    whole = meeting_view(reading, talk.met, AMARA, NOW)
    assert whole.one_thing.private
    assert [one.private for one in whole.lines] == [True]
    shown = [one.text.plain for one in meeting_lines(reading, whole, AMARA, NOW.date())]
    for words in ("a way out", "she knows him", "he is ill"):
        assert [LOCK in line for line in shown if words in line] == [True]
