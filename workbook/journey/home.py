"""Home: what now, and the rest at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from workbook.journey import values
from workbook.journey.asked import differing
from workbook.journey.dates import short_day
from workbook.journey.items import rests
from workbook.journey.meetings import Meeting, meetings, next_meeting
from workbook.journey.mentorships import mentor_name
from workbook.journey.moments import day_of
from workbook.journey.place import Place, entry_place, once_place
from workbook.journey.progress import Progress, StepState, page_progress
from workbook.journey.reading import Reading
from workbook.journey.review_runs import review_due
from workbook.journey.what_now import NextStep, is_settled, next_step
from workbook.notebook.records import COLUMNS, Item, entry_id
from workbook.pages import needs
from workbook.pages.model import AnswerType, Group, Kind, Page, Stage

OF_A_MEETING = frozenset({needs.PREP, needs.NOTES, needs.REFLECTION})
"""Pages of each meeting that the row of the meetings stands for."""


class PathRow(Struct, frozen=True):
    """One page on the path."""

    page: str
    title: str
    state: StepState
    words: str
    progress: Progress

    @property
    def settled(self) -> bool:
        """Nothing presses here: all is answered, or what is required and half of the whole."""
        return is_settled(self.state, self.progress)


class ActionRow(Struct, frozen=True):
    """One open action; ``owner`` is "me", the mentor's name, or "" where nobody was named."""

    item: Item
    what: str
    owner: str
    due: date | None
    late: bool


class TopicRow(Struct, frozen=True):
    """One topic that waits for a meeting; ``kind`` is its choice id, or ""."""

    item: Item
    what: str
    kind: str


class HomeView(Struct, frozen=True):
    """Everything that home shows for one mentorship.

    ``topics`` are the first of those that wait, ``waiting`` is how many there are; ``confidence`` holds the marks of finished self-checks, oldest first.
    """

    mentor: str
    since: date | None
    next: NextStep
    path: tuple[PathRow, ...]
    actions: tuple[ActionRow, ...]
    topics: tuple[TopicRow, ...]
    meeting: Meeting | None
    confidence: tuple[int, ...]
    waiting: int = 0

    @property
    def late(self) -> int:
        """Number of open actions whose day has passed."""
        return sum(action.late for action in self.actions)


def home_view(
    reading: Reading, mentorship: int, now: datetime, most_topics: int | None = None
) -> HomeView:
    """Home as it stands for one mentorship.

    Args:
        reading: The workbook.
        mentorship: The mentorship.
        now: This moment.
        most_topics: How many of the topics are told; None for all.
    """
    today = now.date()
    waiting = waiting_topics(reading, mentorship)
    path = path_rows(reading, mentorship, today)
    meeting = next_meeting(reading, mentorship, now)
    kept = reading.snapshot.mentorships.get(mentorship)
    actions = open_actions(reading, mentorship, today)
    return HomeView(
        mentor=mentor_name(reading, mentorship),
        since=day_of(kept.started) if kept is not None else None,
        next=next_step(reading, mentorship, now, path, actions),
        path=path,
        actions=actions,
        topics=tuple(_topic_row(reading, item) for item in waiting[:most_topics]),
        meeting=meeting,
        confidence=confidence(reading, mentorship),
        waiting=len(waiting),
    )


# -- the path --------------------------------------------------------------------------------------------


def path_rows(reading: Reading, mentorship: int | None, today: date) -> tuple[PathRow, ...]:
    """The pages in path order with how far each is.

    What is only kept (actions …) has no row, and what is done for each meeting is in the meetings'.
    """
    return tuple(
        _path_row(reading, page, mentorship, today)
        for page in reading.pack.pages.values()
        if page.stage is not Stage.KEEP and page.id not in OF_A_MEETING
    )


def _meeting_row(reading: Reading, page: Page, mentorship: int | None, today: date) -> PathRow:
    """The row of a page that is filled in for each meeting: that of the coming or latest one."""
    known = meetings(reading, mentorship)
    coming = [m for m in known if m.state == "planned" and m.day >= today]
    if not known:
        return PathRow(page.id, page.title, StepState.EMPTY, "needs a meeting's day", Progress())
    meeting = coming[0] if coming else known[-1]
    entry = entry_id(page.id, meeting=meeting.item.id)
    progress = page_progress(reading, Place(page, entry, mentorship, meeting.item.id))
    parts = (f"for {short_day(meeting.day, today)}", _of(progress))
    words = " · ".join(part for part in parts if part)
    return PathRow(page.id, page.title, progress.state, words, progress)


def _path_row(reading: Reading, page: Page, mentorship: int | None, today: date) -> PathRow:
    if page.kind is Kind.EACH_TIME:
        return _run_row(reading, page, mentorship, today)
    if page.kind is Kind.PER_MEETING:
        return _meeting_row(reading, page, mentorship, today)
    place = once_place(page, mentorship)
    progress = page_progress(reading, place)
    groups = tuple(page.groups())
    says = [_items_words(reading, group, place, today) for group in groups]
    asks_itself = any(True for _ in reading.prompts_of(page))
    if asks_itself or not groups:
        says.append("done" if progress.state is StepState.DONE else _of(progress))
    apart = len(differing(reading, place))
    if apart:
        says.append(f"{apart} differ" if apart > 1 else "1 differs")
    state = progress.state
    if state is StepState.EMPTY and progress.asked and _is_written_in(reading, place):
        # Once a meeting was held only what is agreed counts; what is written is still there.
        says.insert(0, "0 agreed" if apart else f"0 of {progress.asked} agreed")
        state = StepState.PARTLY
    unsaid = "when it ends" if page.id == needs.CLOSURE else "not begun"
    words = " · ".join(part for part in says if part) or unsaid
    return PathRow(page.id, reading.fill(page.title, place).text, state, words, progress)


def _is_written_in(reading: Reading, place: Place) -> bool:
    """Whether a compare row of this entry is filled in, agreed or not."""
    answers = reading.snapshot.answers_of(place.entry)
    return any(a.key.column in COLUMNS and values.is_answered(a.value) for a in answers)


def _of(progress: Progress) -> str:
    return f"{progress.answered} of {progress.asked}" if progress.answered else ""


def _items_words(reading: Reading, group: Group, place: Place, today: date) -> str:
    """How many items a group has, and the next day that one of them names."""
    if group.over is not None or not reading.group_visible(group, place):
        return ""
    items = reading.items(group, place)
    if not items:
        return ""
    word = group.called.lower()
    count = f"1 {word}" if len(items) == 1 else f"{len(items)} {_plural(word)}"
    going_on = (item for item in items if not _is_over(reading, item))
    coming = [
        day for item in going_on for day in _days(reading, group, place, item) if day >= today
    ]
    return f"{count}, next {short_day(min(coming), today)}" if coming else count


def _plural(word: str) -> str:
    """The word for several; good enough for the words that a page calls its items."""
    if " of " in word:
        counted, _, rest = word.partition(" of ")
        return f"{_plural(counted)} of {rest}"
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "o", "u"):
        return f"{word[:-1]}ies"
    return f"{word}s"


def _is_over(reading: Reading, item: Item) -> bool:
    """Whether nothing more comes of a meeting or a goal, so that its days are no dates to keep."""
    if item.group == needs.MEETINGS:
        return reading.meeting_state(item) != "planned"
    status = reading.item_value(item, needs.GOAL_STATUS) if item.group == needs.GOALS else None
    return status in ("reached", "let-go")


def _days(reading: Reading, group: Group, place: Place, item: Item) -> Iterator[date]:
    """The days an item names that are not ticked off."""
    inside = place.of_item(group, item)
    for prompt in group.prompts:
        value = reading.value(prompt, inside)
        if prompt.type is AnswerType.DATE:
            days = [values.day_of(value)]
        elif prompt.dated and isinstance(value, list):
            days = [values.day_of(line.get("day")) for line in value if not line.get("done")]
        else:
            days = []
        yield from (day for day in days if day is not None)


def _run_row(reading: Reading, page: Page, mentorship: int | None, today: date) -> PathRow:
    """The row of a page that is done again and again: the open run, else the last finished one."""
    runs = reading.runs(page, mentorship)
    open_runs = [run for run in runs if not run.finished]
    done = [run for run in runs if run.finished]
    if open_runs:
        place = entry_place(page, open_runs[-1], mentorship)
        progress = page_progress(reading, place)
        state, words = _begun(progress), progress.words()
    elif done:
        place = entry_place(page, done[-1], mentorship)
        progress = page_progress(reading, place)
        day = day_of(done[-1].finished)
        last = f"last on {short_day(day, today)}" if day is not None else "done"
        mean = _mean_mark(reading, place)
        state, words = StepState.DONE, f"{mean}, {last}" if mean else last
    else:
        place = Place(page, 0, mentorship)
        progress = page_progress(reading, place)
        state, words = StepState.EMPTY, "not begun"
    if page.id == needs.REVIEW and not open_runs:
        due = review_due(reading, mentorship)
        if due is not None:
            state = StepState.DONE if done and due > today else StepState.EMPTY
            words = f"due {short_day(due, today)}" if due > today else "due now"
    title = reading.fill(page.title, place).text
    return PathRow(page.id, title, state, words, progress)


def _begun(progress: Progress) -> StepState:
    """An open run is never done before it is finished."""
    return StepState.EMPTY if progress.state is StepState.EMPTY else StepState.PARTLY


def _mean_mark(reading: Reading, place: Place) -> str:
    """The mean of a run's open ``rate`` lists to one decimal, or "" where nothing was marked."""
    marks: list[int] = []
    for prompt in reading.prompts_of(place.page):
        if prompt.type is AnswerType.RATE and prompt.choices and not prompt.private:
            today = {choice.id for choice in prompt.choices}
            given = reading.value(prompt, place) or {}
            marks += [mark for statement, mark in given.items() if statement in today]
    return f"{sum(marks) / len(marks):.1f}" if marks else ""


# -- what is kept ------------------------------------------------------------------------------------------


def open_actions(reading: Reading, mentorship: int | None, today: date) -> tuple[ActionRow, ...]:
    """The actions that are not done or dropped: late ones first, then by day, then the others."""
    rows = []
    for item in _between_us(reading, needs.ACTIONS, mentorship):
        if reading.item_value(item, needs.ACTION_STATUS) in ("done", "dropped"):
            continue
        day = values.day_of(reading.item_value(item, needs.ACTION_DUE))
        owner = reading.item_value(item, needs.ACTION_OWNER)
        who = mentor_name(reading, item.mentorship or mentorship) if owner == "mentor" else owner
        what = _words(reading, item, needs.ACTION_WHAT) or "An action without words"
        late = day is not None and day < today
        rows.append(ActionRow(item, what, who if isinstance(who, str) else "", day, late))
    return tuple(sorted(rows, key=lambda row: (row.due is None, row.due or today, row.item.rank)))


def waiting_topics(reading: Reading, mentorship: int | None) -> tuple[Item, ...]:
    """The topics that wait to be raised, in their own order; those that rest are left out."""
    return tuple(
        item
        for item in _between_us(reading, needs.TOPICS, mentorship)
        if reading.item_value(item, needs.TOPIC_STATE) not in ("covered", "dropped")
        and not rests(reading, item)
    )


def _topic_row(reading: Reading, item: Item) -> TopicRow:
    what = _words(reading, item, needs.TOPIC_WHAT) or "A topic without words"
    kind = reading.item_value(item, needs.TOPIC_KIND)
    return TopicRow(item, what, kind if isinstance(kind, str) else "")


def _words(reading: Reading, item: Item, prompt_key: str) -> str:
    """What an item says in a line that the app knows by name."""
    value = reading.item_value(item, prompt_key)
    return values.one_line(value) if isinstance(value, str) else ""


def _between_us(reading: Reading, group: str, mentorship: int | None) -> Iterator[Item]:
    items = reading.snapshot.items_of(group)
    return (item for item in items if item.mentorship in (mentorship, None))


def confidence(reading: Reading, mentorship: int | None) -> tuple[int, ...]:
    """The marks that finished self-checks gave to confidence, oldest first."""
    prompt = reading.pack.prompt(needs.CONFIDENCE)
    if prompt is None:
        return ()
    page = reading.pack.pages[prompt.page]
    marks = (
        reading.value(prompt, entry_place(page, run, mentorship))
        for run in reading.runs(page, mentorship)
        if run.finished
    )
    return tuple(mark for mark in marks if isinstance(mark, int))
