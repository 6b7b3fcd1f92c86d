"""The answers to one prompt through time: across runs, meetings and earlier versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from workbook.journey import values
from workbook.journey.entries import Entries
from workbook.journey.moments import day_of
from workbook.journey.place import Place, meeting_place, once_place
from workbook.journey.then_and_now.answered import Answered
from workbook.journey.then_and_now.model import WHOSE, Looked, Saying, Spot, Story, in_order
from workbook.journey.trends.runs import finished, is_covered
from workbook.notebook.records import COLUMNS, Answer, Column, Value
from workbook.pages import needs
from workbook.pages.model import Kind, Page, Prompt


def story_of(looked: Looked, prompt: Prompt, here: Place) -> Story:
    """Everything that was answered to a prompt.

    Args:
        looked: From where one looks back.
        prompt: The prompt.
        here: A place at which it is asked; of a prompt in a group the place in the item meant.
    """
    title = looked.reading.fill(prompt.prompt, here).text
    page = here.page
    if is_covered(looked.reading, page, looked.mentorship, here):
        return Story(title, page.title, covered=True)
    said = [one for spot in spots(looked, prompt, here) for one in sayings(looked, prompt, spot)]
    return Story(title, page.title, in_order(said))


def spots(looked: Looked, prompt: Prompt, here: Place) -> Iterator[Spot]:
    """Every entry in which a prompt can have been answered, each with the place there."""
    if prompt.group is not None and (here.group is None or here.group.over is None):
        yield None, "", here  # an item of its own has its answers nowhere else
        return
    for day, called, place in entries(looked, here.page):
        if prompt.group is None:
            yield day, called, place
        elif here.group is not None and here.item is not None:
            item = looked.reading.snapshot.items.get(here.item)
            if item is not None:
                yield day, called, place.of_item(here.group, item)


def entries(looked: Looked, page: Page) -> Sequence[Spot]:
    """The entries of a page that count, oldest first: an open run does not yet."""
    if page.id not in looked.entries:
        looked.entries[page.id] = tuple(_entries(looked, page))
    return looked.entries[page.id]


def answered(looked: Looked, page: Page) -> Answered:
    """In which entries of a page something is answered."""
    if page.id not in looked.answered:
        looked.answered[page.id] = Answered(looked.reading.snapshot, page, entries(looked, page))
    return looked.answered[page.id]


def _entries(looked: Looked, page: Page) -> Iterator[Spot]:
    match page.kind:
        case Kind.ONCE:
            yield None, "", once_place(page, looked.mentorship)
        case Kind.EACH_TIME:
            for day, place in finished(looked.reading, page, looked.mentorship):
                yield day, page.title.lower(), place
        case Kind.PER_MEETING:
            yield from _of_meetings(looked.reading, page, looked.mentorship)


def _of_meetings(reading: Entries, page: Page, mentorship: int | None) -> Iterator[Spot]:
    days = reading.once(("days of meetings", mentorship), lambda: _days(reading, mentorship))
    for meeting, day in days:
        yield day, "meeting", meeting_place(page, meeting, mentorship)


def _days(reading: Entries, mentorship: int | None) -> Sequence[tuple[int, date | None]]:
    """The meetings by their ids, each with its day; those without one come last."""
    return [
        (meeting.id, values.day_of(reading.item_value(meeting, needs.MEETING_DATE)))
        for meeting in reading.meetings(mentorship)
    ]


def columns(prompt: Prompt) -> Sequence[Column | None]:
    """Under which columns a prompt is answered; None stands for the answer of one without any."""
    return COLUMNS if prompt.compare else (None,)


def was_changed(looked: Looked, prompt: Prompt, place: Place) -> bool:
    """Whether an answer to a prompt said something else before, in any of its columns.

    Nothing needs to be put into words for that, and of most answers there is one version.
    """
    for column in columns(prompt):
        answer = looked.reading.answer(prompt, place, column)
        if answer is not None and looked.before(answer.key):
            return True
    return False


def sayings(looked: Looked, prompt: Prompt, spot: Spot) -> Iterator[Saying]:
    """What is and was said under a prompt at one place, in each of its columns."""
    _, _, place = spot
    for column in columns(prompt):
        answer = looked.reading.answer(prompt, place, column)
        if answer is not None:
            yield from _of_answer(looked, prompt, spot, column, answer)


def _of_answer(
    looked: Looked, prompt: Prompt, spot: Spot, column: Column | None, answer: Answer
) -> Iterator[Saying]:
    """What one answer says now and said before; earlier versions of one kept elsewhere too."""
    own_day, called, place = spot
    reading = looked.reading
    labels = reading.labels(prompt, place)
    private = reading.is_private(prompt, place, answer)
    hidden = not reading.visible(prompt, place)
    whose = WHOSE.get(column, "") if column is not None else ""

    def saying(value: Value, at: str, words: str, *, before: bool) -> Saying:
        day = own_day or day_of(at) or (looked.today if not at else None)
        parts = (whose, called, "earlier version" if before else "")
        source = " · ".join(part for part in parts if part)
        return Saying(
            day, at, source, words, value, place, prompt.local, column, private, hidden, before
        )

    for version in looked.before(answer.key):
        words = values.words(
            answer.type or prompt.type,
            version.value,
            {**version.labels, **labels},
            reading.style,
        )
        if words:
            yield saying(version.value, version.at, words, before=True)
    kind = answer.type or prompt.type
    words = values.words(kind, answer.value, {**answer.labels, **labels}, reading.style)
    if words:
        yield saying(answer.value, answer.at, words, before=False)
