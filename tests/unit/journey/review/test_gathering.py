"""What was written as dated entries: what belongs together, when it was, and where it leads."""

from __future__ import annotations

from msgspec.structs import replace

from tests.unit.journey.build import AMARA, JONAS, NOW, Notes, builtin
from workbook.journey.review.gathering import FIRST, Gathered, gathered, slices
from workbook.journey.review.model import Written
from workbook.journey.review.query import Query
from workbook.journey.review.telling import Teller
from workbook.journey.review.whole import GONE, whole_of
from workbook.journey.unfinished import unfinished
from workbook.notebook.records import Answer, AnswerKey, Column
from workbook.pages import needs


def filled() -> Notes:
    """One mentor, no more."""
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara")
    return notes


def of_page(known: Gathered, page: str) -> list[Written]:
    """The entries of a page, newest first."""
    return [one for one in known.written if one.page == page]


def look(notes: Notes) -> Gathered:
    """Everything that was written."""
    return gathered(notes.reading(), NOW)


def test_a_once_page_is_an_entry_for_each_day_on_which_it_was_changed() -> None:
    notes = filled()
    notes.say("agreement/purpose", "To learn", column=Column.MINE, at="2026-03-03T09:00+01:00")
    notes.say("agreement/purpose", "To help", column=Column.MENTOR, at="2026-05-01T09:00+01:00")
    notes.say("agreement/purpose", "yes", column=Column.DIFFERS, at="2026-05-02T09:00+01:00")

    days = [one.day.isoformat() for one in of_page(look(notes), "agreement")]
    assert days == ["2026-05-01", "2026-03-03"]


def test_a_page_of_a_meeting_is_one_entry_with_its_lines_in_order() -> None:
    notes = filled()
    held = notes.meeting("2026-11-12")
    place = notes.at_meeting("notes", held)
    topic = notes.item(needs.TOPICS, AMARA, what="The raise")
    notes.item(needs.NOTES_LINES, AMARA, place, what="First", tag="idea")
    notes.item(needs.NOTES_LINES, AMARA, place, what="Second")
    group = notes.group(needs.COVERED)
    notes.say(needs.COVERED_TALKED, "covered", place.of_item(group, topic))

    known = look(notes)
    (one,) = of_page(known, "notes")
    assert one.meeting == held.id
    assert one.day.isoformat() == "2026-11-12"
    words = [said.answer.value for said in one.said]
    assert words.index("First") < words.index("Second")
    whole = whole_of(Teller(known), one, Query())
    assert whole.facts[0] == "the meeting of Thu 12 Nov"
    assert "The raise" in [part.about for part in whole.parts]


def test_an_item_is_one_entry_of_the_day_on_which_it_was_made() -> None:
    notes = filled()
    item = notes.item(needs.TOPICS, AMARA, what="The raise", kind="question")

    known = look(notes)
    (one,) = of_page(known, "topics")
    assert (one.item, len(one.said)) == (item.id, 2)
    told = Teller(known).tell(one, Query())
    assert told.what.words == "The raise"
    way = Teller(known).way(one, Query())
    assert way is not None
    assert (way.place.item, way.name) == (item.id, "prompt:topics.what")


def test_half_typed_words_are_no_entry_and_what_was_put_away_is_marked() -> None:
    notes = filled()
    held = notes.meeting("2026-11-12")
    place = notes.at_meeting("notes", held)
    notes.write(*unfinished(notes.reading(), needs.LINE_WHAT, place, "half a tho"))
    away = notes.item(needs.TOPICS, AMARA, what="Let go")
    notes.write(replace(away, archived=True))

    known = look(notes)
    assert of_page(known, "notes") == []
    (one,) = of_page(known, "topics")
    assert "put away" in Teller(known).tell(one, Query()).facts


def test_answers_whose_question_or_page_is_gone_are_kept_and_said() -> None:
    notes = filled()
    key = AnswerKey(notes.at("agreement").entry, None, "agreement/gone")
    notes.write(Answer(key, "Old words", "An old question", "text"))
    notes.write(Answer(AnswerKey(5, None, "vanished/what"), "Still here", "Asked once", "text"))

    known = look(notes)
    teller = Teller(known)
    (old,) = of_page(known, "agreement")
    (part,) = whole_of(teller, old, Query()).parts
    assert (part.question.words, part.words.words, part.note) == (
        "An old question",
        "Old words",
        GONE,
    )
    (lost,) = of_page(known, "vanished")
    assert teller.tell(lost, Query()).what.words == "Still here"
    assert teller.way(lost, Query()) is None


def test_private_answers_are_marked_and_not_what_a_row_says_where_it_can_be_helped() -> None:
    notes = filled()
    held = notes.meeting("2026-11-12")
    place = notes.at_meeting("reflection", held)
    prompts = [p for p in notes.pack.pages["reflection"].prompts() if p.type == "text"]
    private = next(p for p in prompts if p.private)
    other = next(p for p in prompts if not p.private and p.group is None)
    notes.say(private.key, "I was afraid", place)
    notes.say(other.key, "It went on", place)

    known = look(notes)
    (one,) = of_page(known, "reflection")
    assert one.private
    told = Teller(known).tell(one, Query())
    assert (told.what.words, told.private) == ("It went on", False)
    locks = {p.words.words: p.private for p in whole_of(Teller(known), one, Query()).parts}
    assert locks == {"I was afraid": True, "It went on": False}


def test_an_answer_of_a_page_that_is_no_sentence_stands_behind_its_question() -> None:
    notes = filled()
    place = notes.at_meeting("reflection", notes.meeting("2026-11-12"))
    rated = next(p for p in notes.pack.pages["reflection"].prompts() if p.type == "rate")
    notes.say(rated.key, 4, place)

    known = look(notes)
    (one,) = of_page(known, "reflection")
    told = Teller(known).tell(one, Query()).what.words
    assert told.startswith(one.said[0].question)
    assert told.endswith(f" {one.said[0].words}")


def test_with_several_mentors_each_entry_says_whose_it_is() -> None:
    notes = filled()
    notes.mentorship(JONAS, "Jonas")
    notes.item(needs.TOPICS, JONAS, what="Scripts")

    known = look(notes)
    (one,) = of_page(known, "topics")
    assert Teller(known).tell(one, Query()).facts == ("Topic", "with Jonas")


def test_the_newest_comes_first() -> None:
    notes = filled()
    for day in ("2026-03-04", "2026-06-04", "2025-12-31"):
        run = notes.run("self-check", day)
        notes.say("self-check/floor", day, notes.at_run(run), at=f"{day}T10:00+01:00")

    days = [one.day.isoformat() for one in of_page(look(notes), "self-check")]
    assert days == ["2026-06-04", "2026-03-04", "2025-12-31"]


def test_the_newest_are_handed_out_first_and_stay_where_they_are() -> None:
    notes = filled()
    for number in range(3 * FIRST):
        day = f"2026-{1 + number % 9:02}-{1 + number % 27:02}"
        run = notes.run("self-check", day)
        notes.say("self-check/floor", "Slow", notes.at_run(run), at=f"{day}T10:00+01:00")
    held = notes.meeting("2026-12-24")
    notes.say(
        "prep/one-thing", "A yes", notes.at_meeting("prep", held), at="2026-01-01T10:00+01:00"
    )

    handed_out = list(slices(notes.reading(), NOW))
    everything = handed_out[-1]
    assert everything.whole
    assert len(everything.written) > 3 * FIRST
    assert [one.whole for one in handed_out[:-1]] == [False] * (len(handed_out) - 1)
    assert FIRST <= len(handed_out[0].written) < len(everything.written)
    for part in handed_out:
        assert part.written == everything.written[: len(part.written)]


def test_what_was_written_in_one_second_stands_by_its_place_in_the_list() -> None:
    notes = filled()
    words = {}
    for what, rank in (("a", "k"), ("b", "j"), ("c", "m")):  # ids say nothing: they are random
        item = notes.item(needs.TOPICS, AMARA, what=what)
        notes.write(replace(item, rank=rank))
        words[item.id] = what

    order = [words[one.item or 0] for one in of_page(look(notes), "topics")]
    assert order == ["c", "a", "b"]
