"""Which mentorship is meant."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.unit.journey.build import NOW, Notes, builtin
from workbook.errors import UsageError
from workbook.journey.mentorships import active, current, mentor_name, named


def workbook(*names: str) -> Notes:
    """Mentorships with these mentors; their ids count from 1, the last began last."""
    notes = Notes(pack=builtin())
    for number, name in enumerate(names, 1):
        notes.mentorship(number, name, f"2026-0{number}-01T09:00:00+01:00")
    return notes


def test_the_mentorship_of_the_next_meeting_is_meant_else_the_newest() -> None:
    notes = workbook("Amara", "Jonas", "Ruth")
    assert current(notes.reading(), NOW) == 3

    notes.meeting("2026-12-01", "planned", 1)
    notes.meeting("2026-11-30", "planned", 2)
    notes.meeting("2026-11-25", "cancelled", 3)
    assert current(notes.reading(), NOW) == 2

    notes.write(replace(notes.mentorships[2], archived=True))
    assert current(notes.reading(), NOW) == 1


def test_without_a_mentorship_none_is_meant() -> None:
    notes = workbook()
    assert current(notes.reading(), NOW) is None
    assert active(notes.reading()) == ()

    notes = workbook("Amara")
    notes.write(replace(notes.mentorships[1], archived=True))
    assert current(notes.reading(), NOW) is None


def test_the_newest_is_told_by_the_moment() -> None:
    notes = workbook()
    notes.mentorship(1, "A", "2026-03-01T23:00:00-08:00")
    notes.mentorship(2, "B", "2026-03-02T01:00:00+01:00")
    notes.mentorship(3, "C", "some time ago")

    assert [m.id for m in active(notes.reading())] == [1, 2, 3]


@pytest.mark.parametrize(
    ("name", "found"),
    [("Amara Okafor", 1), ("amara o", 1), ("  JONAS ", 2), ("jonas b", 3), ("Jonas", 2)],
)
def test_a_beginning_is_enough_and_the_whole_name_wins(name: str, found: int) -> None:
    assert named(workbook("Amara Okafor", "Jonas", "Jonas B").reading(), name) == found


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("jo", r"several mentors are called 'jo': Jonas, Jonas B; say more of the name$"),
        ("Amra Okafor", r"did you mean 'Amara Okafor'\?"),
        ("x", r"no mentor is called 'x'; your mentors: Amara Okafor, Jonas, Jonas B"),
        ("", r"no mentor is called ''"),
        ("  ", r"no mentor is called"),
    ],
)
def test_a_name_that_is_not_clear_says_who_there_is(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        named(workbook("Amara Okafor", "Jonas", "Jonas B").reading(), name)


def test_where_there_is_nobody_it_says_so() -> None:
    with pytest.raises(UsageError, match="nobody yet"):
        named(workbook().reading(), "Amara")


@pytest.mark.parametrize("value", ["", "  ", None, ["Amara"], 7])
def test_a_mentor_without_a_name_is_called_something(value: object) -> None:
    notes = workbook("Amara")
    notes.say("mentorship/mentor", value, notes.at("mentorship", 1))

    assert mentor_name(notes.reading(), 1) == "your mentor"
    assert mentor_name(notes.reading(), None) == "your mentor"


def test_a_name_is_one_line() -> None:
    notes = workbook("Amara\n   Okafor")
    assert mentor_name(notes.reading(), 1) == "Amara Okafor"
