"""What can be looked back on: goals, the agreement, and every prompt that was answered twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from msgspec.structs import replace

from workbook.journey.place import once_place
from workbook.journey.then_and_now.answers import (
    answered,
    columns,
    entries,
    sayings,
    story_of,
    was_changed,
)
from workbook.journey.then_and_now.goal import IN_HISTORY, goal_story, goal_title
from workbook.journey.then_and_now.model import Looked, Saying, Spot, Story, Topic, in_order
from workbook.journey.then_and_now.telling import Tell
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
    apart = [prompt for prompt in group.prompts if prompt.key not in IN_HISTORY]
    for item in looked.reading.items(group, home, archived=True):
        title = goal_title(looked.reading, item, looked.mentorship)
        tell = partial(goal_story, item=item, title=title)
        heading = PUT_AWAY if item.archived else page.title
        yield Topic(f"goal:{item.id}", title, heading, tell, partial(_told, looked, tell))
        place = home.of_item(group, item)
        for prompt in apart:
            count = _count(looked, prompt, (None, "", place))
            if count > 1:
                question = looked.reading.fill(prompt.prompt, place).text
                one = partial(story_of, prompt=prompt, here=place)
                name = f"{prompt.key}:{item.id}"
                yield Topic(name, f"{question} · {title}", heading, one, partial(int, count))


def _told(looked: Looked, tell: Tell) -> int:
    return len(tell(looked).sayings)


def _agreement(looked: Looked) -> Iterator[Topic]:
    story = agreement_story(looked)
    if story.sayings:
        count = partial(len, story.sayings)
        yield Topic(AGREEMENT, story.title, story.page, agreement_story, count)


def agreement_story(looked: Looked) -> Story:
    """What changed in the agreement, row by row, oldest first: from what to what."""
    title = "Everything that changed"
    page = looked.reading.pack.pages.get(AGREEMENT)
    if page is None or page.kind is not Kind.ONCE:
        return Story(title, "", side_by_side=False)
    here = once_place(page, looked.mentorship)
    told: list[Saying] = []
    for prompt in looked.reading.prompts_of(page):
        if not was_changed(looked, prompt, here):
            continue
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
    kept = entries(looked, page)
    for prompt in looked.reading.prompts_of(page) if kept else ():
        count = _counting(looked, prompt, page)
        if count is not None:
            place = kept[-1][2]
            title = looked.reading.fill(prompt.prompt, place).text
            tell = partial(story_of, prompt=prompt, here=place)
            yield Topic(prompt.key, title, page.title, tell, count)


def _counting(looked: Looked, prompt: Prompt, page: Page) -> Callable[[], int] | None:
    """Counts how often a prompt was answered; None where that is not more than once.

    Of a page with one entry its versions are counted, else in how many entries it is answered.
    """
    kept = entries(looked, page)
    if len(kept) == 1:
        count = _count(looked, prompt, kept[0])
        return partial(int, count) if count > 1 else None
    found = answered(looked, page)
    again = found.more_than_once(prompt, columns(prompt))
    return partial(found.count, prompt, columns(prompt)) if again else None


def _count(looked: Looked, prompt: Prompt, spot: Spot) -> int:
    """How often a prompt was answered at one place: now, and before; 0 for but once, too."""
    if not was_changed(looked, prompt, spot[2]):
        return 0
    said = list(sayings(looked, prompt, spot))
    return max(sum(one.column is column for one in said) for column in columns(prompt))
