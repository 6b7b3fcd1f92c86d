"""Finding entries: by words in what was written and asked, and by filters; the best come first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbook.journey import values
from workbook.journey.mentorships import mentor_name
from workbook.journey.review.gathering import Gathered
from workbook.journey.review.model import Said, Written
from workbook.journey.review.order import Pages
from workbook.journey.review.query import Query, plain
from workbook.pages import needs

TAGS = (needs.LINE_TAG, needs.TOPIC_KIND, needs.FEEDBACK_DECISION)
"""The prompts whose choices are tags."""

FEW = 100
"""Texts that are folded in passing."""

BETWEEN = "\n"
"""Stands between two answers; it is in nothing that is looked for, so that no phrase spans two."""


@dataclass(frozen=True, slots=True)
class Text:
    """An entry's words, ready to be searched: each answer and question after a blank."""

    written: Written
    said: str
    asked: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        query: What was looked for.
        written: The entries, the best first, and among equals the newest; without words to look for
            simply the newest first.
        some: No entry has all the words; these have some of them.
    """

    query: Query
    written: tuple[Written, ...] = ()
    some: bool = False


class Finder:
    """Everything that was written, ready to be searched.

    The texts are folded when they are first needed; ``fold`` does it for all of them and may run in
    a thread beside the others.
    """

    def __init__(self, gathered: Gathered | None = None) -> None:
        self.gathered = gathered
        self._texts: dict[str, Text] = {}
        self._last: tuple[Query, Sequence[Written]] | None = None

    def take(self, gathered: Gathered) -> None:
        """Go on with what is written now; what did not change is not folded again."""
        if gathered is not self.gathered:
            self.gathered = gathered
            self._last = None

    @property
    def is_folded(self) -> bool:
        """Whether all texts but a few are folded, so that finding takes no noticeable time."""
        return self.gathered is not None and len(self._texts) + FEW >= len(self.gathered.written)

    def fold(self, gathered: Gathered, stop: Callable[[], bool] = lambda: False) -> None:
        """Fold every text of what was gathered that is not folded yet, until told to stop."""
        for written in gathered.written:
            if stop():
                return
            self._text(written)

    def _text(self, written: Written) -> Text:
        text = self._texts.get(written.id)
        if text is None or text.written is not written:
            text = self._texts[written.id] = folded_text(written)
        return text

    def find(self, query: Query) -> Found:
        """The entries that are looked for; none before anything was gathered."""
        known, last = self.gathered, self._last
        if known is None:
            return Found(query)
        if last is not None and _narrows(query, last[0]):
            among = last[1]  # with every key that is typed there is less to look through
        else:
            among = tuple(filter(_passing(known, query), known.written))
        ranked = [(rank, one) for one in among if (rank := self._rank(one, query.needles))]
        if len(query.needles) > 1 and not ranked:
            return self._with_some(known, query)
        self._last = (query, [one for _, one in ranked])
        if query.needles:
            ranked.sort(key=lambda pair: pair[0], reverse=True)  # stable: the newest stay first
        return Found(query, tuple(one for _, one in ranked))

    def _with_some(self, known: Gathered, query: Query) -> Found:
        """Entries with at least one of the words, those with the most of them first."""
        wide = []
        for one in filter(_passing(known, query), known.written):
            ranks = [rank for word in query.needles if (rank := self._rank(one, (word,)))]
            if ranks:
                wide.append(((len(ranks), sum(ranks)), one))
        wide.sort(key=lambda pair: pair[0], reverse=True)
        return Found(query, tuple(one for _, one in wide), some=True)

    def _rank(self, written: Written, needles: Sequence[str]) -> int:
        """How well the words are found in an entry; 0 where one of them is not."""
        if not needles:
            return 1
        total = 0
        text = self._text(written)
        for needle in needles:
            if needle in text.said:
                total += 8 if f" {needle}" in text.said else 4
            elif needle in text.asked:
                total += 2 if f" {needle}" in text.asked else 1
            else:
                return 0
        return total


def folded_text(written: Written) -> Text:
    """The words of an entry, ready to be searched."""
    said = "".join(f"{BETWEEN} {plain(one.words)}" for one in written.said)
    asked = {one.question: None for one in written.said}
    return Text(written, said, "".join(f"{BETWEEN} {plain(question)}" for question in asked))


def _narrows(query: Query, before: Query) -> bool:
    """Whether whatever is found now was found before, too."""
    return query.filters == before.filters and all(
        any(old in new for new in query.needles) for old in before.needles
    )


# -- filters ---------------------------------------------------------------------------------------------


def _passing(gathered: Gathered, query: Query) -> Callable[[Written], bool]:
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
    if query.tags:
        tags = query.tags
        yield lambda one: any(has_tag(said, tags) for said in one.said)
    if query.goals:
        yield _goal_test(gathered, query.goals)


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


def has_tag(said: Said, tags: Sequence[str]) -> bool:
    """Whether an answer is one of these tags or kinds, by id or by words."""
    if said.prompt is None or said.prompt.key not in TAGS:
        return False
    chosen = {plain(one) for one in values.ids_in(said.answer.value)} | {plain(said.words)}
    return any(one.startswith(tag) for one in chosen for tag in tags)


def _goal_test(gathered: Gathered, words: Sequence[str]) -> Callable[[Written], bool]:
    """Tells whether an entry is about a goal with these words: it is one, or it names one."""
    snapshot = gathered.reading.snapshot
    goals = {
        item.id
        for item in snapshot.items_of(needs.GOALS, archived=True)
        if any(one in plain(_statement(gathered, item.id)) for one in words)
    }
    named = {str(goal) for goal in goals}
    pages = Pages(gathered.reading)
    choosing = {
        key
        for key, prompt in pages.prompts.items()
        if (found := pages.named_prompt(prompt)) is not None
        and found.key.startswith(f"{needs.GOALS}.")
    }

    def about(said: Said) -> bool:
        key = said.answer.key
        if key.item in goals:
            return True
        return key.prompt in choosing and not named.isdisjoint(values.ids_in(said.answer.value))

    return lambda written: any(about(said) for said in written.said)


def _statement(gathered: Gathered, goal: int) -> str:
    item = gathered.reading.snapshot.items[goal]
    words = gathered.reading.item_value(item, needs.GOAL_STATEMENT)
    return words if isinstance(words, str) else ""


def not_there(gathered: Gathered, query: Query) -> Mapping[str, str]:
    """What to say of filters that nothing in this workbook fits, by the filter's name."""
    said = {}
    for name in query.pages:
        if not any(pages_named(gathered, (name,))):
            said[f"page:{name}"] = f"No page is called “{name}”."
    for name in query.mentors:
        if not any(mentorships_named(gathered, (name,))):
            said[f"mentor:{name}"] = f"No mentor is called “{name}”."
    return said
