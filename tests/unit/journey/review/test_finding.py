"""Finding words: what a plain search finds, best first, and shown where it stands."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.journey.build import AMARA, JONAS, NOW, TODAY, Notes, builtin
from workbook.journey.review.context import in_context, marked
from workbook.journey.review.filters import not_there
from workbook.journey.review.finding import Finder, Found
from workbook.journey.review.gathering import gathered
from workbook.journey.review.query import plain, read_query
from workbook.journey.review.telling import Teller
from workbook.pages import needs

WORDS = st.sampled_from(
    ["plan", "Plan", "pläne", "über", "a", "talk", "(talk)", "ﬁne", "x\ny", "字"]
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6)


def topic(notes: Notes, what: str, kind: str | None = None) -> int:
    """A topic; returns its id."""
    return notes.item(needs.TOPICS, AMARA, what=what, kind=kind).id


def finder(notes: Notes) -> Finder:
    """Everything in a notebook, ready to be searched."""
    return Finder(gathered(notes.reading(), NOW))


def find(notes: Notes, words: str) -> Found:
    """What is found in a notebook."""
    return finder(notes).find(read_query(words, TODAY))


def items(found: Found) -> list[int | None]:
    """The items found, in order."""
    return [one.item for one in found.written]


def filled() -> Notes:
    """Two mentors and a few things that were written."""
    notes = Notes(pack=builtin())
    notes.mentorship(AMARA, "Amara Okafor")
    notes.mentorship(JONAS, "Jonas")
    return notes


@given(TEXTS, st.lists(WORDS, min_size=1, max_size=3))
@settings(deadline=None, derandomize=True, max_examples=effort(300))
def test_it_finds_what_a_plain_search_finds(texts: list[str], words: list[str]) -> None:
    notes = Notes(pack=builtin())
    ids = {topic(notes, text): text for text in texts}
    question = plain(notes.prompt(needs.TOPIC_WHAT).prompt)
    wanted = [plain(word) for word in words]
    has = {
        i: [word in plain(text) or word in question for word in wanted] for i, text in ids.items()
    }
    expected = {i for i, there in has.items() if all(there)}
    query = " ".join(f'"{word}"' for word in words)

    searched = finder(notes)
    for end in range(1, len(query) + 1):  # as it is typed: each key narrows what was found before
        found = searched.find(read_query(query[:end], TODAY))

    if expected or len(set(wanted)) == 1:
        assert set(items(found)) == expected
        assert not found.some
    else:
        assert set(items(found)) == {i for i, there in has.items() if any(there)}


@given(st.text(alphabet="aäAßﬁ İ字\n ¨é", max_size=30), st.text(alphabet="asfäi é", min_size=1))
@settings(deadline=None, derandomize=True, max_examples=effort(1000))
def test_what_is_marked_is_what_was_looked_for(text: str, word: str) -> None:
    needle = plain(word)
    shown = marked(text, [needle] if needle else [])

    assert bool(shown.marks) is (bool(needle) and needle in plain(text))
    for start, end in shown.marks:
        assert needle in plain(text[start:end])


def test_the_best_comes_first_and_among_equals_the_newest() -> None:
    notes = filled()
    inside = topic(notes, "An explanation")
    begins = topic(notes, "I like plants")
    later = topic(notes, "More plants")

    assert items(find(notes, "plan")) == [later, begins, inside]
    assert items(find(notes, "lant")) == [later, begins]
    assert items(find(notes, "plants more")) == [later]


def test_where_nothing_has_all_words_those_with_most_are_shown() -> None:
    notes = filled()
    both = topic(notes, "red and green")
    one = topic(notes, "only red")

    found = find(notes, "green red blue")
    assert found.some
    assert items(found) == [both, one]


def test_a_question_is_found_after_the_answers() -> None:
    notes = filled()
    said = topic(notes, "What do you bring up? said she")
    asked = topic(notes, "Nothing of the kind")
    question = notes.prompt(needs.TOPIC_WHAT).prompt

    found = find(notes, f'"{question}"')
    assert asked in items(found)
    told = Teller(gathered(notes.reading(), NOW)).tell(found.written[0], found.query)
    assert told.what.marks
    assert said in items(find(notes, "said she"))


def test_a_kind_is_found_by_the_word_that_pages_have_for_it() -> None:
    notes = filled()
    kind = topic(notes, "Nobody answers mails", kind="obstacle")

    assert items(find(notes, "obstacle")) == [kind]


def test_no_phrase_spans_two_answers() -> None:
    notes = filled()
    notes.item(needs.FEEDBACK, AMARA, heard="speak up", who="Ana")

    assert items(find(notes, '"up ana"')) == []
    assert len(items(find(notes, "up ana"))) == 1


def test_filters_narrow_by_page_mentor_goal_tag_and_privacy() -> None:
    notes = filled()
    goal = notes.item(needs.GOALS, AMARA, statement="Run the planning meeting")
    action = notes.item(needs.ACTIONS, AMARA, what="Book a room", goal=str(goal.id))
    win = topic(notes, "The talk", kind="win")
    other = notes.item(needs.TOPICS, JONAS, what="Scripts")
    held = notes.meeting("2026-11-12")
    place = notes.at_meeting("notes", held)
    line = notes.item(needs.NOTES_LINES, AMARA, place, what="We go on", tag="decision")
    away = notes.at_meeting("reflection", held)
    secret = next(p for p in notes.pack.pages["reflection"].prompts() if p.private)
    notes.say(secret.key, "It fell apart", away)

    assert set(items(find(notes, "goal:planning"))) == {goal.id, action.id}
    assert items(find(notes, "tag:win")) == [win]
    assert items(find(notes, "mentor:jonas page:topics")) == [other.id]
    assert set(items(find(notes, "page:topics page:act"))) == {win, other.id, action.id}
    private = find(notes, "private:yes").written
    assert [one.page for one in private] == ["reflection"]
    decided = find(notes, "tag:deci")
    assert [one.page for one in decided.written] == ["notes"]
    told = Teller(gathered(notes.reading(), NOW)).tell(decided.written[0], decided.query)
    assert told.what.words == "We go on"
    assert line.id not in items(decided)  # a line belongs to its page
    assert items(find(notes, "page:nowhere")) == []


def test_a_goal_finds_what_preparations_ask_of_it_and_shows_that() -> None:
    notes = filled()
    goal = notes.item(needs.GOALS, AMARA, statement="Run the planning meeting")
    other = notes.item(needs.GOALS, AMARA, statement="Write plainly")
    place = notes.at_meeting("prep", notes.meeting("2026-11-12"))
    notes.say(needs.ONE_THING, "Courage", place)
    group = next(g for g in notes.pack.pages["prep"].groups() if g.id == "progress")
    prompt = next(p for p in group.prompts if p.type in ("text", "line"))
    notes.say(prompt.key, "I chaired it once", place.of_item(group, goal))
    notes.say(prompt.key, "A shorter letter", place.of_item(group, other))

    found = find(notes, "goal:planning")
    assert [one.page for one in found.written] == ["goals", "prep"]
    told = Teller(gathered(notes.reading(), NOW)).tell(found.written[1], found.query)
    assert told.what.words == "I chaired it once"
    known = gathered(notes.reading(), NOW)
    assert "No goal says" in not_there(known, read_query("goal:nowhere", TODAY))["goal:nowhere"]


def test_days_narrow_by_when_it_was_written_and_changed() -> None:
    notes = filled()
    run = notes.run("self-check", "2026-03-04")
    notes.say("self-check/floor", "Slow", notes.at_run(run), at="2026-03-05T10:00+01:00")

    def pages(words: str) -> set[str]:
        return {one.page for one in find(notes, words).written}

    assert "self-check" in pages("since:march until:march")
    assert "self-check" in pages("since:2026-03-05")
    assert "self-check" not in pages("since:april")
    assert "self-check" not in pages("until:february")


def test_what_changes_is_found_without_folding_everything_again() -> None:
    notes = filled()
    kept, changed = topic(notes, "one"), topic(notes, "two")
    searched = finder(notes)
    searched.fold(searched.gathered or gathered(notes.reading(), NOW))
    place = notes.in_item(notes.items[changed])
    before = searched.gathered
    notes.say(needs.TOPIC_WHAT, "three", place)
    now = gathered(notes.reading(), NOW, before)
    searched.take(now)

    assert before is not None
    assert next(one for one in now.written if one.item == kept) in before.written
    assert items(searched.find(read_query("three", TODAY))) == [changed]
    assert items(searched.find(read_query("two", TODAY))) == []


def test_a_match_far_in_a_text_is_shown_with_what_stands_before_it() -> None:
    text = "many words " * 20 + "then the Ärger came and went " + "more " * 20

    shown = in_context(text, ["arger"])
    (start, end), *_ = shown.marks
    assert shown.words[start:end] == "Ärger"
    assert shown.words.startswith("… ")
    assert start < 40
