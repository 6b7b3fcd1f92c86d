"""What narrows the list: by page, mentor, goal, tag, days, and whether it is private."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from workbook.journey import values
from workbook.journey.mentorships import mentor_name
from workbook.journey.review.gathering import Gathered
from workbook.journey.review.model import Said, Written
from workbook.journey.review.order import Pages
from workbook.journey.review.query import Query, plain
from workbook.notebook.records import Item
from workbook.pages import needs

TAGS = (needs.LINE_TAG, needs.TOPIC_KIND, needs.FEEDBACK_DECISION)
"""The prompts whose choices are tags."""

SaidTest = Callable[[Said], bool]
"""Tells whether an answer is meant."""


def passing(gathered: Gathered, query: Query) -> Callable[[Written], bool]:
    """What tells whether an entry passes the filters."""
    tests = list(_tests(gathered, query))
    return lambda written: all(test(written) for test in tests)


def _tests(gathered: Gathered, query: Query) -> Iterator[Callable[[Written], bool]]:
    """A test for each filter that is set."""
    if query.pages:
        pages = frozenset(pages_named(gathered, query.pages))
        yield lambda one: one.page in pages
    if query.mentors:
        mentorships = frozenset(mentorships_named(gathered, query.mentors))
        yield lambda one: one.mentorship in mentorships
    if query.mentorship is not None:
        mentorship = query.mentorship
        yield lambda one: one.mentorship == mentorship
    if query.since is not None:
        since = query.since
        yield lambda one: one.changed >= since
    if query.until is not None:
        until = query.until
        yield lambda one: one.day <= until
    if query.private is not None:
        private = query.private
        yield lambda one: one.private is private
    for test in _said_tests(gathered, query):
        yield lambda one, test=test: any(map(test, one.said))  # type: ignore[misc]


def meant(gathered: Gathered, query: Query) -> SaidTest | None:
    """What tells whether an answer is one that the filters look for; None where none looks at it.

    A tag and a goal are found in single answers; an entry that is found shows those first.
    """
    tests = list(_said_tests(gathered, query))
    return (lambda said: all(test(said) for test in tests)) if tests else None


def _said_tests(gathered: Gathered, query: Query) -> Iterator[SaidTest]:
    if query.tags:
        tags = query.tags
        yield lambda said: has_tag(said, tags)
    if query.goals:
        yield _about_goal(gathered, query.goals)


def pages_named(gathered: Gathered, names: Sequence[str]) -> Iterator[str]:
    """Ids of the pages whose id or title begins so, or has a word that does."""
    ids = {one.page for one in gathered.written} | gathered.reading.pack.pages.keys()
    for page_id in ids:
        page = gathered.reading.pack.pages.get(page_id)
        text = f" {plain(page_id)} {plain(page.title) if page is not None else ''}"
        if any(f" {name}" in text for name in names):
            yield page_id


def mentorships_named(gathered: Gathered, names: Sequence[str]) -> Iterator[int]:
    """Ids of the mentorships whose mentor's name has these words; put away ones too."""
    for mentorship in gathered.reading.snapshot.mentorships:
        called = f" {plain(mentor_name(gathered.reading, mentorship))}"
        if any(f" {name}" in called for name in names):
            yield mentorship


def goals_named(gathered: Gathered, words: Sequence[str]) -> Iterator[Item]:
    """The goals in whose words these stand; put away ones too."""
    for item in gathered.reading.snapshot.items_of(needs.GOALS, archived=True):
        said = plain(goal_words(gathered, item))
        if any(one in said for one in words):
            yield item


def goal_words(gathered: Gathered, goal: Item) -> str:
    """What a goal says, on one line; "" where it says nothing yet."""
    words = gathered.reading.item_value(goal, needs.GOAL_STATEMENT)
    return values.one_line(words) if isinstance(words, str) else ""


def has_tag(said: Said, tags: Sequence[str]) -> bool:
    """Whether an answer is one of these tags or kinds, by id or by words."""
    if said.prompt is None or said.prompt.key not in TAGS:
        return False
    chosen = {plain(one) for one in values.ids_in(said.answer.value)} | {plain(said.words)}
    return any(one.startswith(tag) for one in chosen for tag in tags)


def _about_goal(gathered: Gathered, words: Sequence[str]) -> SaidTest:
    """Tells whether an answer is about a goal with these words.

    It is what the goal itself says, what a preparation, a reflection or a review asks of it, and
    all of an action, a topic or a step of learning that names it.
    """
    goals = {item.id for item in goals_named(gathered, words)}
    named = {str(goal) for goal in goals}
    choosing = {
        key
        for key, prompt in Pages(gathered.reading).named.items()
        if prompt.key.startswith(f"{needs.GOALS}.")
    }

    def names_it(said: Said) -> bool:
        key = said.answer.key
        return key.prompt in choosing and not named.isdisjoint(values.ids_in(said.answer.value))

    every = (said for one in gathered.written for said in one.said)
    items = {said.answer.key.item for said in every if names_it(said)} | goals

    def about(said: Said) -> bool:
        item = said.answer.key.item
        return (item is not None and item in items) or names_it(said)

    return about


def not_there(gathered: Gathered, query: Query) -> Mapping[str, str]:
    """What to say of filters that nothing in this workbook fits, by the filter's name."""
    said = {}
    for name in query.pages:
        if not any(pages_named(gathered, (name,))):
            said[f"page:{name}"] = f"No page is called “{name}”."
    for name in query.mentors:
        if not any(mentorships_named(gathered, (name,))):
            said[f"mentor:{name}"] = f"No mentor is called “{name}”."
    for name in query.goals:
        if not any(goals_named(gathered, (name,))):
            said[f"goal:{name}"] = f"No goal says “{name}”."
    return said
