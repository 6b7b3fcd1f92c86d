"""What a person does, as the records that are written for it.

Each function takes a reading and gives the records of one act; handing them to
``Notebook.write`` in one call makes the act hold as a whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time

from msgspec.structs import replace

from workbook.journey import values
from workbook.journey.compare import value_for
from workbook.journey.items import group_over
from workbook.journey.place import Place, once_place
from workbook.journey.reading import Reading
from workbook.journey.views import PromptView, kept_now, said
from workbook.notebook.ids import new_id
from workbook.notebook.ranks import even_ranks, is_rank, rank_between
from workbook.notebook.records import (
    NOTHING,
    Answer,
    Basis,
    Column,
    Entry,
    Item,
    Mentorship,
    Record,
    Value,
)
from workbook.pages import needs
from workbook.pages.model import (
    AnswerType,
    Audience,
    Group,
    Kind,
    Operator,
    Page,
    Prompt,
    Show,
)

MakeId = Callable[[], int]
"""Gives the id of a new record: a random one, unless the same workbook is to be made again."""


def stamp(now: datetime) -> str:
    """A moment as records keep it: ISO, to the second, with its offset."""
    return now.isoformat(timespec="seconds")


def answered(
    reading: Reading,
    prompt: Prompt,
    place: Place,
    value: Value,
    *,
    column: Column | None = None,
    basis: Basis | None = None,
) -> Answer:
    """An answer as it is now given, with the prompt, labels and version as they read today.

    Args:
        reading: The workbook as the person saw it.
        prompt: What was asked.
        place: Where it was asked.
        value: What was answered; None takes the answer back.
        column: Whose column of a ``compare`` row.
        basis: What the field was opened with; by default what ``reading`` has.
    """
    key = place.key(prompt, column)
    if basis is None:
        kept = reading.snapshot.answer(key)
        basis = kept.basis if kept is not None else NOTHING
    asked = reading.fill(prompt.prompt, place)
    labels = reading.labels(prompt, place)
    return Answer(
        key=key,
        value=value if values.is_answered(value) else None,
        asked=asked.text,
        type=str(prompt.type),
        labels={i: labels[i] for i in values.ids_in(value) if i in labels},
        version=reading.pack.pages[prompt.page].version,
        private=asked.private or reading.is_private(prompt, place),
        basis=basis,
    )


# -- items -------------------------------------------------------------------------------------------


def new_item(
    reading: Reading,
    group: Group,
    place: Place,
    now: datetime,
    show: Show | None = None,
    *,
    make_id: MakeId = new_id,
) -> tuple[Item, tuple[Record, ...]]:
    """A new last item of a group, and the records that make it.

    Args:
        reading: The workbook.
        group: The group.
        place: Where the person is: on the group's page, or where a live list shows it.
        now: The moment.
        show: The live list that it is made in; the item takes on every ``=`` of its ``only`` and
            remembers the entry it was made in.
        make_id: Gives the id.

    Returns:
        The item and its records.  Of an ``over`` group with ``add`` it is one of the group that it
        goes through.

    Raises:
        ValueError: The group has no entry that can be seen from here, or goes ``over`` another
            without ``add``.
    """
    source: Show | Group | None = show
    goes_through = group_over(reading, group, place) if group.add else None
    if goes_through is not None:
        group, source = goes_through, group
    home = reading.place_of(reading.pack.pages[group.page], place)
    if home is None or group.over is not None:
        raise ValueError(f"{group.key} takes no new items here")
    everybody = reading.snapshot.items_of(group.key, archived=True)
    last = max((item.rank for item in everybody if is_rank(item.rank)), default=None)
    item = Item(
        id=make_id(),
        group=group.key,
        entry=home.entry,
        mentorship=place.mentorship,
        made_in=place.entry if source is not None else None,
        rank=rank_between(last, None),
        made=stamp(now),
    )
    inside = home.of_item(group, item)
    given = tuple(_taken_on(reading, group, inside, place, source)) if source is not None else ()
    return item, (item, *given)


def _taken_on(
    reading: Reading, group: Group, inside: Place, place: Place, source: Show | Group
) -> Iterator[Answer]:
    """What an item says from the start, so that the list it was made in shows it."""
    for condition in source.only:
        target = reading.target(condition.ref, place, group)
        prompt = target.prompt if target is not None else None
        if prompt is not None and condition.operator is Operator.IS:
            yield answered(reading, prompt, inside, value_for(prompt, condition.value or ""))


def moved(siblings: Sequence[Item], item: Item, by: int) -> tuple[Item, ...]:
    """The items to write so that one stands at another place; none where there is no further to go.

    Mostly that is the item alone.  Where two devices gave its new neighbours the same rank there is
    no room between them, and all siblings get new ranks.

    Args:
        siblings: The items in the order they are shown.
        item: One of them.
        by: -1 for one place up, 1 for one place down.
    """
    to = [sibling.id for sibling in siblings].index(item.id) + by
    if not 0 <= to < len(siblings):
        return ()
    rest = [sibling for sibling in siblings if sibling.id != item.id]
    before = rest[to - 1].rank if to > 0 else None
    after = rest[to].rank if to < len(rest) else None
    good = all(rank is None or is_rank(rank) for rank in (before, after))
    if good and (before is None or after is None or before < after):
        return (replace(item, rank=rank_between(before, after)),)
    order = [*rest[:to], item, *rest[to:]]
    ranks = even_ranks(len(order))
    return tuple(
        replace(sibling, rank=rank)
        for sibling, rank in zip(order, ranks, strict=True)
        if sibling.rank != rank
    )


# -- runs and mentorships ------------------------------------------------------------------------------


def new_run(
    page: Page, mentorship: int | None, now: datetime, *, make_id: MakeId = new_id
) -> Entry:
    """A new run of an ``each time`` page."""
    if page.kind is not Kind.EACH_TIME:
        raise ValueError(f"{page.id} has no runs")
    whose = mentorship if page.audience is Audience.MENTORSHIP else None
    return Entry(id=make_id(), page=page.id, mentorship=whose, started=stamp(now))


def finished(reading: Reading, entry: Entry, place: Place, now: datetime) -> Entry:
    """The run as finished, with what each of its live lists shows at this moment."""
    return replace(entry, finished=stamp(now), kept=kept_now(reading, place))


def begun(
    reading: Reading, name: str, now: datetime, *, make_id: MakeId = new_id
) -> tuple[Mentorship, tuple[Record, ...]]:
    """A new mentorship with a mentor of this name; without a name it has none yet."""
    mentorship = Mentorship(id=make_id(), started=stamp(now))
    page = reading.pack.pages[needs.MENTORSHIP]
    place = once_place(page, mentorship.id)
    prompt = reading.pack.prompt(needs.MENTOR_NAME)
    if prompt is None:
        raise ValueError(f"no page asks {needs.MENTOR_NAME}")
    if not name.strip():
        return mentorship, (mentorship,)
    return mentorship, (mentorship, answered(reading, prompt, place, name.strip()))


def first_run(
    reading: Reading,
    now: datetime,
    *,
    mentor: str,
    goal: str = "",
    day: date | str | None = None,
    at: time | str | None = None,
) -> tuple[Mentorship, tuple[Record, ...]]:
    """What the first three minutes leave: a mentorship, one goal, the next meeting's date.

    What was left open makes no record; a day or time that was not understood is kept as typed.
    """
    mentorship, records = begun(reading, mentor, now)
    made: list[Record] = list(records)
    if goal.strip():
        says = {needs.GOAL_STATEMENT: goal.strip()}
        made += item_saying(reading, needs.GOALS, mentorship.id, now, says)[1]
    if day:
        said_day = day.isoformat() if isinstance(day, date) else day
        said_time = at.strftime("%H:%M") if isinstance(at, time) else at or None
        when = {needs.MEETING_DATE: said_day, needs.MEETING_TIME: said_time}
        made += item_saying(reading, needs.MEETINGS, mentorship.id, now, when)[1]
    return mentorship, tuple(made)


def item_saying(
    reading: Reading,
    group_key: str,
    mentorship: int | None,
    now: datetime,
    says: Mapping[str, Value],
    make_id: MakeId = new_id,
    *,
    made_in: int | None = None,
) -> tuple[Item, tuple[Record, ...]]:
    """A new item of a group that the app knows by name, and the records that make it.

    Args:
        reading: The workbook.
        group_key: Full key of the group.
        mentorship: The mentorship it is made in.
        now: The moment.
        says: What it says from the start, by full key; what the pages do not ask is left out.
        make_id: Gives the id.
        made_in: The entry it was made in, where that is not the group's own page.
    """
    group = reading.pack.group(group_key)
    if group is None:
        raise ValueError(f"no page has the group {group_key}")
    page = reading.pack.pages[group.page]
    place = once_place(page, mentorship)
    item, _ = new_item(reading, group, place, now, make_id=make_id)
    item = replace(item, made_in=made_in)
    inside = place.of_item(group, item)
    made: list[Record] = [item]
    for key, value in says.items():
        prompt = reading.pack.prompt(key)
        if prompt is not None and values.is_answered(value):
            made.append(answered(reading, prompt, inside, value))
    return item, tuple(made)


def raised(
    reading: Reading, view: PromptView, now: datetime, *, make_id: MakeId = new_id
) -> tuple[Item, tuple[Record, ...]]:
    """A topic for the next meeting out of a prompt, above all a row in which two people differ.

    What is private is never copied: its topic begins empty, to be put in one's own words.
    """
    says: dict[str, Value] = {needs.TOPIC_KIND: "question", needs.TOPIC_STATE: "waiting"}
    if not view.private:
        says[needs.TOPIC_WHAT] = _topic_words(view)
    place = view.place
    return item_saying(
        reading, needs.TOPICS, place.mentorship, now, says, make_id, made_in=place.entry
    )


def _topic_words(view: PromptView) -> str:
    """The prompt and, where the columns were filled, what each says."""
    sides = []
    for slot, who in zip(view.slots, ("I", "my mentor"), strict=False):
        if slot.column is not None and slot.answer is not None:
            text = ", ".join(said(slot.answer).splitlines())
            if text:
                sides.append(f"{who}: {text}")
    return f"{view.text} ({'; '.join(sides)})" if sides else view.text


# -- rows of an agreement ------------------------------------------------------------------------------


def marked_differing(reading: Reading, view: PromptView) -> Answer:
    """The mark that two columns of words differ; where it stands already, that it is taken back."""
    kept = reading.answer(view.prompt, view.place, Column.DIFFERS)
    marked = kept is not None and kept.value == "yes"
    answer = answered(
        reading,
        view.prompt,
        view.place,
        None if marked else "yes",
        column=Column.DIFFERS,
    )
    return replace(answer, type=str(AnswerType.YES_NO), labels=NOTHING)
