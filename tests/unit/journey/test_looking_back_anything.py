"""Whatever the notebook holds, looking back never fails, and what it shows can be opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import effort
from tests.unit.journey.build import AMARA, JONAS, TODAY, Notes
from tests.unit.journey.test_anything import notebooks
from tests.unit.journey.test_years import told
from workbook.journey.then_and_now import answered
from workbook.journey.then_and_now.answers import columns, entries, sayings
from workbook.journey.then_and_now.goal import goal_story, tells
from workbook.journey.then_and_now.model import Looked, Spot
from workbook.journey.then_and_now.topics import AGREEMENT, topics
from workbook.journey.trends.collecting import followed, trends
from workbook.journey.trends.model import Drawing
from workbook.journey.trends.runs import is_covered
from workbook.notebook.records import AnswerKey, EarlierVersion
from workbook.pages import needs
from workbook.pages.model import Prompt

MENTORSHIPS = st.sampled_from((AMARA, JONAS, None, 4242))


@settings(deadline=None, derandomize=True, max_examples=effort(200))
@given(notebooks(), MENTORSHIPS)
def test_nothing_that_was_written_keeps_the_trends_from_being_shown(
    notes: Notes, mentorship: int | None
) -> None:
    for trend in trends(notes.reading(), mentorship, TODAY):
        assert trend.says
        assert trend.short
        low, top = trend.scale
        for point in trend.points:
            assert point.place.page.id in notes.pack.pages
            assert not point.prompt or point.place.page.prompt(point.prompt) is not None
            assert trend.drawing is not Drawing.MARKS or low <= point.value <= top
        if not trend.points:
            assert trend.short in ("no data yet", "hidden for now")


@settings(deadline=None, derandomize=True, max_examples=effort(200))
@given(notebooks(), MENTORSHIPS)
def test_nothing_that_was_written_keeps_then_from_standing_beside_now(
    notes: Notes, mentorship: int | None
) -> None:
    looked = Looked(notes.reading(), mentorship, TODAY, lambda _key: ())
    found = topics(looked)
    assert len({topic.id for topic in found}) == len(found)
    for topic in found:
        story = topic.tell(looked)
        for one in story.sayings:
            assert one.place.page.id in notes.pack.pages
            assert one.words or one.source
            assert story.now(one) is not one


@settings(deadline=None, derandomize=True, max_examples=effort(200))
@given(notebooks(), MENTORSHIPS)
def test_what_is_said_of_a_trend_in_short_is_what_all_of_it_says(
    notes: Notes, mentorship: int | None
) -> None:
    for one in followed(notes.reading(), mentorship, TODAY):
        short = one.short
        assert short == one.trend.short, one.id
        assert (one.id, one.title) == (one.trend.id, one.trend.title)


def test_of_years_too_what_is_said_in_short_is_what_all_of_it_says() -> None:
    known = told()
    for mentorship in (*known.mentorships, None):
        shorts = [one.short for one in followed(known.reading(), mentorship, TODAY)]
        assert shorts == [one.short for one in trends(known.reading(), mentorship, TODAY)]


def sometimes(key: AnswerKey) -> Sequence[EarlierVersion]:
    """An earlier version of every other answer."""
    at = "2026-03-01T10:00:00+01:00"
    return [EarlierVersion("Before", at, "laptop")] if len(key.prompt) % 2 else []


def looked(notes: Notes, mentorship: int | None) -> Looked:
    """From where one looks back on a notebook whose answers were changed now and then."""
    return Looked(notes.reading(), mentorship, TODAY, sometimes)


def versions(here: Looked, prompt: Prompt, spot: Spot) -> int:
    """How often something was said under a prompt at one place, in the column with most of it."""
    said = [one.column for one in sayings(here, prompt, spot)]
    return max(said.count(column) for column in columns(prompt))


def of_goals(here: Looked) -> Iterator[tuple[str, int]]:
    """What there is to look back on of every goal, with how often something was said."""
    pack = here.reading.pack
    group = pack.group(needs.GOALS)
    assert group is not None
    (home,) = (place for _, _, place in entries(here, pack.pages[group.page]))
    for item in here.reading.items(group, home, archived=True):
        on_card = len(goal_story(here, item, "").sayings)
        yield f"goal:{item.id}", on_card
        place = home.of_item(group, item)
        for prompt in group.prompts:
            if not tells(place, prompt):
                yield f"{prompt.key}:{item.id}", versions(here, prompt, (None, "", place))


def of_pages(here: Looked) -> Iterator[tuple[str, int]]:
    """The same of what stands on pages outside of groups."""
    for page in here.reading.pack.pages.values():
        kept = entries(here, page)
        if is_covered(here.reading, page, here.mentorship) or not kept:
            continue
        for prompt in here.reading.prompts_of(page):
            if len(kept) == 1:
                yield prompt.key, versions(here, prompt, kept[0])
            else:
                keys = ({place.key(prompt, c) for c in columns(prompt)} for _, _, place in kept)
                known = here.reading.snapshot.answers
                yield prompt.key, sum(any(key in known for key in each) for each in keys)


def simply(here: Looked) -> dict[str, int]:
    """All of it, found by looking for every answer everywhere."""
    goals, pages = dict(of_goals(here)), dict(of_pages(here))
    always = {name: count for name, count in goals.items() if name.startswith("goal:")}
    return always | {name: count for name, count in (goals | pages).items() if count > 1}


def in_list(here: Looked) -> dict[str, int]:
    """What is listed, with its count, but for what tells many answers together."""
    return {topic.id: topic.count for topic in topics(here) if topic.id != AGREEMENT}


@settings(deadline=None, derandomize=True, max_examples=effort(200))
@given(notebooks(), MENTORSHIPS)
def test_all_that_was_said_more_than_once_is_listed_and_counted(
    notes: Notes, mentorship: int | None
) -> None:
    assert in_list(looked(notes, mentorship)) == simply(looked(notes, mentorship))


@pytest.mark.parametrize("asks_much", [0, 24, 1_000])
def test_of_years_too_all_is_listed_and_counted(
    asks_much: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = told()
    mentorship = next(iter(known.mentorships))
    monkeypatch.setattr(answered, "ASKS_MUCH", asks_much)
    found = in_list(looked(known, mentorship))
    assert len(found) > 30
    assert found == simply(looked(known, mentorship))


def test_what_a_goal_s_history_tells_of_meetings_is_all_they_say_of_it() -> None:
    known = told()
    mentorship = next(iter(known.mentorships))
    here = looked(known, mentorship)
    for item in known.items.values():
        if item.group != needs.GOALS:
            continue
        told_of = goal_story(here, item, "").sayings
        for key in (needs.PROGRESS_MOVED, needs.REFLECTION_SURE):
            prompt = known.prompt(key)
            group = known.group(f"{prompt.page}/{prompt.group}")
            simple = [
                one.words
                for day, called, place in entries(here, known.pack.pages[prompt.page])
                for one in sayings(here, prompt, (day, called, place.of_item(group, item)))
            ]
            listed = [one for one in told_of if one.place.page.id == prompt.page]
            assert len(listed) == len(simple)


def test_the_disk_is_read_once_for_each_answer() -> None:
    known = told()
    asked: list[AnswerKey] = []

    def earlier(key: AnswerKey) -> Sequence[EarlierVersion]:
        asked.append(key)
        return sometimes(key)

    here = Looked(known.reading(), next(iter(known.mentorships)), TODAY, earlier)
    assert all(topic.count for topic in topics(here)[:12])
    before = len(asked)
    assert before
    assert all(topic.count for topic in topics(here)[:12])
    assert len(asked) == before
    assert len(set(asked)) == len(asked)
