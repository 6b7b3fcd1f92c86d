"""A goal's history: what its card said and says, its checkpoints, and what meetings said of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.action_list import goal_words
from workbook.journey.moments import day_of
from workbook.journey.place import Place, once_place
from workbook.journey.reading import Reading
from workbook.journey.then_and_now.answers import answered, columns, entries, sayings
from workbook.journey.then_and_now.model import Looked, Saying, Story, in_order
from workbook.notebook.records import Item
from workbook.pages import needs
from workbook.pages.model import Group, Prompt

TOLD = {
    needs.GOAL_STATEMENT: "the goal",
    needs.GOAL_STATUS: "how it stands",
    needs.GOAL_BY: "its date",
    needs.GOAL_SURE: "how sure",
    needs.PROGRESS_MOVED: "what moved",
    needs.REFLECTION_SURE: "how sure",
}
"""The answers that tell a goal's history, with a word for each."""

IN_HISTORY = frozenset({*TOLD, needs.GOAL_CHECKPOINTS})
"""What a goal's history tells, so that it is no question to be looked back on by itself."""


def tells(place: Place, prompt: Prompt | None) -> bool:
    """Whether a question on a goal's card, or the card as a whole, is told in its history."""
    on_card = place.group is not None and place.group.key == needs.GOALS
    return on_card and (prompt is None or prompt.key in IN_HISTORY)


def goal_title(reading: Reading, item: Item, mentorship: int | None) -> str:
    """A goal in its own words, and whether it was put away."""
    words = reading.once(("goal words", mentorship), lambda: goal_words(reading, mentorship))
    title = words.get(str(item.id)) or "A goal without words"
    return f"{title} (put away)" if item.archived else title


def goal_story(looked: Looked, item: Item, title: str) -> Story:
    """Everything that was said of one goal, oldest first."""
    group = looked.reading.pack.group(item.group)
    if group is None:
        return Story(title, "", side_by_side=False)
    page = looked.reading.pack.pages[group.page]
    place = once_place(page, looked.mentorship).of_item(group, item)
    told = (
        *_made(item, place),
        *_on_card(looked, group, place),
        *_checkpoints(looked, group, place),
        *_elsewhere(looked, item, needs.PROGRESS_MOVED),
        *_elsewhere(looked, item, needs.REFLECTION_SURE),
    )
    return Story(title, page.title, in_order(told), side_by_side=False)


def _made(item: Item, place: Place) -> Iterator[Saying]:
    day = day_of(item.made)
    if day is not None:
        # No answer is older than the goal itself, so that its making comes first on its day.
        yield Saying(day, "0001-01-02T00:00:00+00:00", "written down", "", None, place, "")


def _told(prompt: Prompt, said: Saying) -> Saying:
    """A saying under the word for its prompt; marks with the highest one could give."""
    words = said.words
    if prompt.scale is not None:
        words = f"{words} of {prompt.scale[1]}"
    source = said.source.replace("earlier version", "").strip(" ·")
    parts = (TOLD[prompt.key], source)
    return replace(said, source=" · ".join(part for part in parts if part), words=words)


def _on_card(looked: Looked, group: Group, place: Place) -> Iterator[Saying]:
    for prompt in group.prompts:
        if prompt.key in TOLD:
            for said in sayings(looked, prompt, (None, "", place)):
                yield _told(prompt, said)


def _checkpoints(looked: Looked, group: Group, place: Place) -> Iterator[Saying]:
    """Each step on its way, on its day."""
    for prompt in group.prompts:
        answer = looked.reading.answer(prompt, place)
        if prompt.key != needs.GOAL_CHECKPOINTS or answer is None:
            continue
        if not values.fits(prompt, answer.value):
            continue
        private = looked.reading.is_private(prompt, place, answer)
        for line in answer.value or []:
            if values.is_answered(line):
                day = values.day_of(line.get("day"))
                source = "checkpoint passed" if line.get("done") else "checkpoint"
                words = values.one_line(line["text"])
                yield Saying(
                    day, answer.at, source, words, None, place, prompt.local, private=private
                )


def _elsewhere(looked: Looked, item: Item, key: str) -> Iterator[Saying]:
    """What the pages of meetings said of the goal."""
    prompt = looked.reading.pack.prompt(key)
    group = looked.reading.pack.group(f"{prompt.page}/{prompt.group}") if prompt else None
    if prompt is None or group is None:
        return
    page = looked.reading.pack.pages[prompt.page]
    # Under an old key (``was``) it may stand where nothing is found under its own.
    plain = group.over is not None and not prompt.was
    found = answered(looked, page).spots(prompt, columns(prompt), item.id)
    for day, called, place in found if plain else entries(looked, page):
        for said in sayings(looked, prompt, (day, called, place.of_item(group, item))):
            yield _told(prompt, said)
