"""What can be looked back on: goals, the agreement, and every prompt that was answered twice."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from msgspec.structs import replace

from workbook.journey.place import Place, once_place
from workbook.journey.then_and_now.answers import columns, entries, sayings, spots, story_of
from workbook.journey.then_and_now.goal import goal_story, goal_title, tells
from workbook.journey.then_and_now.model import Looked, Saying, Story, Topic, in_order
from workbook.journey.trends.runs import is_covered
from workbook.pages import needs
from workbook.pages.model import Kind, Page, Prompt

AGREEMENT = "agreement"
"""The page whose changes are told together."""

PUT_AWAY = "Goals that were put away"
"""The heading over those; they stand last, for after some years they are many."""


def topics(looked: Looked) -> tuple[Topic, ...]:
    """Everything that was said more than once: goals, the agreement's changes, then page by page.

    Goals that were put away come last.
    """
    pages = looked.reading.pack.pages.values()
    goals = tuple(_goals(looked))
    return (
        *(topic for topic in goals if topic.page != PUT_AWAY),
        *_agreement(looked),
        *(topic for page in pages for topic in _of_page(looked, page)),
        *(topic for topic in goals if topic.page == PUT_AWAY),
    )


def _goals(looked: Looked) -> Iterator[Topic]:
    """The history of every goal; put away or not."""
    group = looked.reading.pack.group(needs.GOALS)
    if group is None:
        return
    page = looked.reading.pack.pages[group.page]
    home = once_place(page, looked.mentorship)
    for item in looked.reading.items(group, home, archived=True):
        title = goal_title(looked.reading, item, looked.mentorship)
        story = goal_story(looked, item, title)
        tell = partial(goal_story, item=item, title=title)
        heading = PUT_AWAY if item.archived else page.title
        yield Topic(f"goal:{item.id}", title, heading, len(story.sayings), tell)
        place = home.of_item(group, item)
        for prompt in group.prompts:
            count = 0 if tells(place, prompt) else _count(looked, prompt, [place])
            if count > 1:
                question = looked.reading.fill(prompt.prompt, place).text
                one = partial(story_of, prompt=prompt, here=place)
                name = f"{prompt.key}:{item.id}"
                yield Topic(name, f"{question} · {title}", heading, count, one)


def _agreement(looked: Looked) -> Iterator[Topic]:
    story = agreement_story(looked)
    if story.sayings:
        yield Topic(AGREEMENT, story.title, story.page, len(story.sayings), agreement_story)


def agreement_story(looked: Looked) -> Story:
    """What changed in the agreement, row by row, oldest first: from what to what."""
    title = "Everything that changed"
    page = looked.reading.pack.pages.get(AGREEMENT)
    if page is None or page.kind is not Kind.ONCE:
        return Story(title, "", side_by_side=False)
    here = once_place(page, looked.mentorship)
    told: list[Saying] = []
    for prompt in looked.reading.prompts_of(page):
        story = story_of(looked, prompt, here)
        for column in dict.fromkeys(one.column for one in story.sayings):
            own = [one for one in story.sayings if one.column is column]
            told += [_changed(story.title, before, after) for before, after in pairwise(own)]
    return Story(title, page.title, in_order(told), side_by_side=False)


def _changed(question: str, before: Saying, after: Saying) -> Saying:
    """A change: the question and whose answer it is, what it said and what it says."""
    source = after.source.replace("earlier version", "").strip(" ·")
    words = f"{question}\n{before.words}\n→ {after.words}"
    return replace(after, source=source, words=words)


def _of_page(looked: Looked, page: Page) -> Iterator[Topic]:
    """The prompts of a page, outside its groups, that were answered more than once."""
    if is_covered(looked.reading, page, looked.mentorship):
        return
    places = [place for _, _, place in entries(looked, page)]
    if not places:
        return
    for prompt in looked.reading.prompts_of(page):
        count = _count(looked, prompt, places)
        if count > 1:
            title = looked.reading.fill(prompt.prompt, places[-1]).text
            tell = partial(story_of, prompt=prompt, here=places[-1])
            yield Topic(prompt.key, title, page.title, count, tell)


def _count(looked: Looked, prompt: Prompt, places: list[Place]) -> int:
    """How often a prompt was answered: of a page with many entries in how many of them."""
    if len(places) == 1:
        spot = next(spots(looked, prompt, places[0]))
        said = list(sayings(looked, prompt, spot))
        return max(sum(one.column is column for one in said) for column in columns(prompt))
    answer = looked.reading.snapshot.answer
    return sum(any(answer(place.key(prompt, c)) for c in columns(prompt)) for place in places)
