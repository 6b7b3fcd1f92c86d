"""Trends of marks: confidence and its sources, habits, sureness of goals, usefulness of meetings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from workbook.journey import values
from workbook.journey.action_list import goal_words
from workbook.journey.meetings import meetings
from workbook.journey.moments import day_of
from workbook.journey.place import Place, meeting_place, once_place
from workbook.journey.reading import Reading
from workbook.journey.trends.model import (
    COVERED,
    NO_DATA,
    OPEN,
    Drawing,
    Point,
    Series,
    Trend,
    nothing_yet,
)
from workbook.journey.trends.runs import finished, is_covered
from workbook.journey.trends.saying import arrow, course, day_words, figure
from workbook.notebook.records import Value
from workbook.pages import needs
from workbook.pages.model import Page, Prompt

SCALE = (1, 5)
"""Of a mark whose prompt does not say."""

CONFIDENCE = nothing_yet(
    "confidence",
    "Confidence",
    "Each self-check ends by asking how sure you are; the marks will stand here.",
)
SOURCES = nothing_yet(
    "sources",
    "Sources of confidence",
    "Self-checks ask what your confidence is built on; reflections can look closer.",
)
SURENESS = nothing_yet(
    "sureness",
    "Sure of your goals",
    "A goal's card asks how sure you are of it, and a deep reflection asks again.",
)
HABITS = nothing_yet(
    "habits", "Habits", "The self-check asks how often fourteen habits are true of you."
)
USEFUL = nothing_yet(
    "useful", "Useful meetings", "After a meeting, “Looking back” asks how useful it was."
)


class Looked(Struct, frozen=True):
    """From where one looks: the workbook, the mentorship one is in, and the day."""

    reading: Reading
    mentorship: int | None
    today: date

    def found(self, key: str) -> tuple[Prompt, Page] | None:
        """A prompt by its full key with its page; None where no page asks it."""
        prompt = self.reading.pack.prompt(key)
        return None if prompt is None else (prompt, self.reading.pack.pages[prompt.page])

    def said(self, prompt: Prompt, place: Place) -> tuple[Value, bool]:
        """What counts as answered at a place, and whether it is private."""
        private = self.reading.is_private(prompt, place, self.reading.decided(prompt, place))
        return self.reading.value(prompt, place), private


# -- confidence --------------------------------------------------------------------------------------


def confidence(looked: Looked) -> Trend:
    """How sure one is that one can steer the mentorship: the mark of each finished self-check."""
    found = looked.found(needs.CONFIDENCE)
    if found is None:
        return CONFIDENCE
    prompt, page = found
    if is_covered(looked.reading, page, looked.mentorship):
        return CONFIDENCE.covered(page.title)
    runs = finished(looked.reading, page, looked.mentorship)
    return _marked(looked, CONFIDENCE, prompt, list(_marks(looked, prompt, runs)))


def _marks(looked: Looked, prompt: Prompt, places: Iterable[tuple[date, Place]]) -> Iterator[Point]:
    """The mark that was given at each of these places, where one was."""
    for day, place in places:
        mark, private = looked.said(prompt, place)
        if isinstance(mark, int):
            yield _mark(day, mark, prompt, place, private=private)


def _mark(day: date, mark: int, prompt: Prompt, place: Place, *, private: bool) -> Point:
    top = (prompt.scale or SCALE)[1]
    words = f"{mark} of {top}"
    return Point(day, mark, words, place, prompt.local, sign=str(mark), private=private)


def _marked(looked: Looked, trend: Trend, prompt: Prompt, points: list[Point]) -> Trend:
    """A trend with its marks, where there are any."""
    if not points:
        return trend
    low, top = prompt.scale or SCALE
    points.sort(key=lambda point: point.day)
    says = course(points, top, looked.today)
    series = (Series("", tuple(points)),)
    return Trend(trend.id, trend.title, says, arrow(points), series=series, scale=(low, top))


def sources(looked: Looked) -> Trend:
    """What confidence rests on: the sources that self-checks name and reflections look at."""
    found = looked.found(needs.CONFIDENCE_FROM)
    if found is None:
        return SOURCES
    prompt, page = found
    if is_covered(looked.reading, page, looked.mentorship):
        return SOURCES.covered(page.title)
    named = list(_named(looked, prompt, page))
    if not named:
        return SOURCES
    asked = len({point.place.entry for _, point in named if point.sign != OPEN})
    counts: dict[str, int] = {}
    rows = []
    for choice in prompt.choices:
        own = tuple(point for chosen, point in named if chosen == choice.id)
        counts[choice.label] = sum(point.sign != OPEN for point in own)
        again = len(own) - counts[choice.label]
        words = f"● {counts[choice.label]} of {asked}" if asked else ""
        words = f"{words}  ○ {again}".strip() if again else words
        rows.append(Series(choice.label, tuple(sorted(own, key=lambda p: p.day)), words))
    if not any(row.points for row in rows):
        return SOURCES
    return Trend(
        SOURCES.id,
        SOURCES.title,
        _sources_say(counts, asked),
        f"{sum(1 for row in rows if row.points)} of {len(rows)}",
        Drawing.LINE,
        tuple(rows),
        legend="● a self-check named it   ○ a reflection looked at it more closely",
    )


def sources_in_short(looked: Looked) -> str:
    """The same in short; once every source was named, nothing more is read."""
    found = looked.found(needs.CONFIDENCE_FROM)
    if found is None:
        return NO_DATA
    prompt, page = found
    if is_covered(looked.reading, page, looked.mentorship):
        return COVERED
    every = {choice.id for choice in prompt.choices}
    missing = set(every)
    for chosen, _ in _named(looked, prompt, page):
        missing.discard(chosen)
        if not missing:
            break
    return f"{len(every) - len(missing)} of {len(every)}" if missing != every else NO_DATA


def _named(looked: Looked, prompt: Prompt, page: Page) -> Iterator[tuple[str, Point]]:
    """Each source that a self-check named, then each that a reflection looked at."""
    checks = finished(looked.reading, page, looked.mentorship)
    yield from _chosen(looked, prompt, checks, "self-check")
    sides = looked.found(needs.REFLECTION_SECTIONS)
    if sides is not None:
        met = _reflections(looked, sides[1])
        yield from _chosen(looked, sides[0], met, "looked at in a reflection", OPEN)


def _sources_say(counts: Mapping[str, int], asked: int) -> str:
    if not asked:
        return "Reflections looked at these; no self-check has named a source so far."
    most = max(counts.values())
    times = f"{most} of {asked} self-checks" if asked > 1 else "the one self-check so far"
    top = " and ".join(f"“{label}”" for label, count in counts.items() if count == most)
    never = " and ".join(f"“{label}”" for label, count in counts.items() if not count)
    rest = f" None named {never}." if never else ""
    each = "each in" if top.count(" and “") else "in"
    return f"Most often it rests on {top}: {each} {times}.{rest}"


def _chosen(
    looked: Looked,
    prompt: Prompt,
    places: Iterable[tuple[date, Place]],
    words: str,
    sign: str = "●",
) -> Iterator[tuple[str, Point]]:
    """Each choice that was made at these places, as a point."""
    for day, place in places:
        value, private = looked.said(prompt, place)
        for choice in value if isinstance(value, list) else []:
            if isinstance(choice, str):
                yield choice, Point(day, 1, words, place, prompt.local, sign, private)


def _reflections(looked: Looked, page: Page, *, back: bool = False) -> Iterator[tuple[date, Place]]:
    """The reflections on all meetings, the oldest first, or the other way round."""
    every = meetings(looked.reading, looked.mentorship)
    for meeting in reversed(every) if back else every:
        yield meeting.day, meeting_place(page, meeting.item.id, looked.mentorship)


# -- habits ------------------------------------------------------------------------------------------


def habits(looked: Looked) -> Trend:
    """The mean mark of each finished self-check, and which statements rose and fell most."""
    found = looked.found(needs.HABITS)
    if found is None:
        return HABITS
    prompt, page = found
    if is_covered(looked.reading, page, looked.mentorship):
        return HABITS.covered(page.title)
    statements = {choice.id: choice.label for choice in prompt.choices}
    low, top = prompt.scale or SCALE
    points, given = [], []
    for day, place in finished(looked.reading, page, looked.mentorship):
        value, private = looked.said(prompt, place)
        marks = {k: v for k, v in value.items() if k in statements} if value else {}
        if marks:
            mean = sum(marks.values()) / len(marks)
            words = f"{figure(mean)} of {top} on average, from {len(marks)} marks"
            points.append(Point(day, mean, words, place, prompt.local, private=private))
            given.append(marks)
    if not points:
        return HABITS
    says = f"On average {course(points, top, looked.today)}"
    moved = _most_moved(given[0], given[-1], statements) if len(given) > 1 else ""
    series = (Series("", tuple(points)),)
    return Trend(
        HABITS.id, HABITS.title, says, arrow(points), series=series, scale=(low, top), legend=moved
    )


def _most_moved(
    first: Mapping[str, int], last: Mapping[str, int], labels: Mapping[str, str]
) -> str:
    """Which statement rose most since the first time, and which fell most."""
    by = {key: last[key] - first[key] for key in first if key in last}
    said = []
    if by and by[rise := max(by, key=lambda key: by[key])] > 0:
        said.append(f"Most risen: “{labels[rise]}” (+{by[rise]}).")
    if by and by[fall := min(by, key=lambda key: by[key])] < 0:
        said.append(f"Most fallen: “{labels[fall]}” (−{-by[fall]}).")
    return "\n".join(said)


# -- goals and meetings ------------------------------------------------------------------------------


def sureness(looked: Looked) -> Trend:
    """How sure one is of each goal: by its card, and by every reflection that asked again."""
    goals = goal_words(looked.reading, looked.mentorship)
    marks: dict[str, list[Point]] = {goal: [] for goal in goals}
    for goal, point in (*_on_cards(looked), *_in_reflections(looked)):
        if goal in marks:
            marks[goal].append(point)
    rows = tuple(
        Series(goals[goal] or "A goal without words", tuple(points), arrow(points))
        for goal, found in marks.items()
        if (points := sorted(found, key=lambda point: point.day))
    )
    if not rows:
        return SURENESS
    says = _sure_says(rows, looked.today)
    short = rows[0].words if len(rows) == 1 else f"{len(rows)} goals"
    legend = "each figure is a mark"
    return Trend(SURENESS.id, SURENESS.title, says, short, Drawing.LINE, rows, legend=legend)


def sureness_in_short(looked: Looked) -> str:
    """The same in short; where every goal's card has a mark, no reflection is read."""
    goals = goal_words(looked.reading, looked.mentorship)
    marked = {goal for goal, _ in _on_cards(looked) if goal in goals}
    if len(goals) > 1 and len(marked) == len(goals):
        return f"{len(goals)} goals"
    return sureness(looked).short if goals else NO_DATA


def _sure_says(rows: Sequence[Series], today: date) -> str:
    """How sure one is of the goals now beside the first time."""
    again = [row for row in rows if len(row.points) > 1]
    if not again and len(rows) > 1:
        return f"One mark for each of {len(rows)} goals so far; deep reflections ask again."
    if len(again) < 2:
        told = (again or rows)[0]
        last = told.points[-1]
        prompt = last.place.page.prompt(last.prompt)
        top = (prompt.scale if prompt is not None and prompt.scale else SCALE)[1]
        return f"“{told.name}”: {course(told.points, top, today)}"
    by = [row.points[-1].value - row.points[0].value for row in again]
    up, down = sum(one > 0 for one in by), sum(one < 0 for one in by)
    same = len(by) - up - down
    parts = ((up, "surer of"), (down, "less sure of"), (same, "as sure as before of"))
    said = ", ".join(f"{words} {count}" for count, words in parts if count)
    return f"Of {len(again)} goals with more than one mark you are {said}."


def _on_cards(looked: Looked) -> Iterator[tuple[str, Point]]:
    """The mark on each goal's card, on the day on which it was given."""
    found = looked.found(needs.GOAL_SURE)
    group = looked.reading.pack.group(needs.GOALS)
    if found is None or group is None:
        return
    prompt, page = found
    home = once_place(page, looked.mentorship)
    for item in looked.reading.items(group, home, archived=True):
        place = home.of_item(group, item)
        mark, private = looked.said(prompt, place)
        answer = looked.reading.decided(prompt, place)
        day = day_of(answer.at) if answer is not None else None
        if isinstance(mark, int):
            point = _mark(day or looked.today, mark, prompt, place, private=private)
            yield str(item.id), point


def _in_reflections(looked: Looked) -> Iterator[tuple[str, Point]]:
    found = looked.found(needs.REFLECTION_SURE)
    if found is None:
        return
    prompt, page = found
    group, name = page.group(prompt.group or ""), prompt.key
    for day, place in _reflections(looked, page):
        for key in looked.reading.snapshot.keys_of(place.entry):
            item = looked.reading.snapshot.items.get(key.item or 0)
            if key.prompt != name or item is None or group is None:
                continue
            answer = looked.reading.snapshot.answer(key)
            inside = place.of_item(group, item)
            mark = answer.value if answer is not None else None
            if isinstance(mark, int) and values.fits(prompt, mark):
                private = looked.reading.is_private(prompt, inside, answer)
                yield str(item.id), _mark(day, mark, prompt, inside, private=private)


def useful(looked: Looked) -> Trend:
    """How useful each meeting was."""
    found = looked.found(needs.REFLECTION_USEFUL)
    if found is None:
        return USEFUL
    prompt, page = found
    points = list(_marks(looked, prompt, _reflections(looked, page)))
    drawn = _marked(looked, USEFUL, prompt, points)
    if len(points) < 2:
        return drawn
    mean = sum(point.value for point in points) / len(points)
    best = max(points, key=lambda point: point.value)
    top = drawn.scale[1]
    says = (
        f"{len(points)} meetings got {figure(mean)} of {top} on average; "
        f"the last {figure(points[-1].value)}, the best {figure(best.value)} "
        f"on {day_words(best.day, looked.today)}."
    )
    return Trend(drawn.id, drawn.title, says, drawn.short, series=drawn.series, scale=drawn.scale)


def useful_in_short(looked: Looked) -> str:
    """The same in short: the first mark and the last one, whatever was given between them."""
    found = looked.found(needs.REFLECTION_USEFUL)
    if found is None:
        return NO_DATA
    prompt, page = found
    first = next(_marks(looked, prompt, _reflections(looked, page)), None)
    last = next(_marks(looked, prompt, _reflections(looked, page, back=True)), None)
    if first is None or last is None:
        return NO_DATA
    return arrow([first] if first.place == last.place else [first, last])
