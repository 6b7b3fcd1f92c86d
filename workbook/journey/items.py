"""Which items a group or a list has: today, and as they were when an entry was kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from workbook.journey import values
from workbook.journey.moments import moment_of
from workbook.pages import needs
from workbook.pages.resolve import old_keys

if TYPE_CHECKING:
    from workbook.journey.place import Place
    from workbook.journey.reading import Reading
    from workbook.notebook.records import Item
    from workbook.pages.model import Condition, Group, Show

BRIEFLY_OFFERED = frozenset({"win", "obstacle"})
"""Kinds of topic that grow old."""

OFFERED = 2
"""In how many held meetings such a topic was offered before it rests."""


def own_items(reading: Reading, group: Group, place: Place, *, archived: bool) -> tuple[Item, ...]:
    """The items that were made in a group, seen from an entry of its page.

    Groups that are between mentor and mentee hold what was made in this mentorship or before
    there was one.
    """
    items = reading.snapshot.items_of(group.key, archived=archived)
    before = _earlier_groups(reading, group)
    if before:
        more = [i for key in before for i in reading.snapshot.items_of(key, archived=archived)]
        items = tuple(sorted((*items, *more), key=lambda item: (item.rank, item.id)))
    whose = place.mentorship if group.key in needs.BETWEEN_US else None
    return tuple(
        item
        for item in items
        if item.entry == place.entry and (whose is None or item.mentorship in (whose, None))
    )


def _earlier_groups(reading: Reading, group: Group) -> set[str]:
    """Full keys that the group had before, as its prompts tell by their ``was``."""
    old = (key for prompt in group.prompts if prompt.was for key in old_keys(prompt))
    groups = {key.rpartition(".")[0] for key in old} - {""}
    return {key for key in groups if reading.pack.group(key) is None}


def items_over(
    reading: Reading, group: Group, place: Place, keep: frozenset[int]
) -> tuple[Item, ...]:
    """The items that an ``over`` group goes through: what its filter lets in and what was made.

    An item is made by its first answer and then belongs to this entry for good.
    """
    here = place.outside()
    goes_through = group_over(reading, group, here)
    if goes_through is None:
        return ()
    prompts = {prompt.key for prompt in group.prompts}
    made = {
        answer.key.item
        for answer in reading.snapshot.answers_of(place.entry)
        if answer.key.prompt in prompts and values.is_answered(answer.value)
    }
    return in_list(reading, goes_through, group.only, here, over_name(group), made | keep)


def begun(reading: Reading, place: Place) -> frozenset[int | None]:
    """Ids of the items of which something is said in an entry."""
    return frozenset(answer.key.item for answer in reading.snapshot.answers_of(place.entry))


def group_over(reading: Reading, group: Group, place: Place) -> Group | None:
    """The group that an ``over`` group goes through; None for a group of its own items."""
    target = reading.target(group.over, place.outside()) if group.over is not None else None
    return target.group if target is not None else None


def not_now(reading: Reading, item: Item, meeting: int) -> bool:
    """Whether a page of a meeting passes an item over: a topic that rests, feedback before its day."""
    if item.group == needs.TOPICS:
        return rests(reading, item, meeting)
    if item.group != needs.FEEDBACK:
        return False
    day = reading.item_value(item, needs.FEEDBACK_LOOK_ON)
    this = reading.snapshot.items.get(meeting)
    when = reading.item_value(this, needs.MEETING_DATE) if this is not None else None
    return values.is_day(day) and values.is_day(when) and day > when


def rests(reading: Reading, topic: Item, meeting: int | None = None) -> bool:
    """Whether a topic has been offered often enough and is not brought up again by itself.

    A win or an obstacle is offered in the preparation after it was caught and, if it was not
    covered then, once more; questions, ideas and what one wants an honest view on wait for good.
    Setting its state by hand lets any topic wait.

    Args:
        reading: The workbook.
        topic: The topic.
        meeting: The meeting before which one looks; None looks from today.
    """
    if reading.item_value(topic, needs.TOPIC_KIND) not in BRIEFLY_OFFERED:
        return False
    if reading.item_value(topic, needs.TOPIC_STATE) is not None:
        return False
    caught = moment_of(topic.made)
    if caught is None:
        return False
    since = (caught.date().isoformat(), caught.strftime("%H:%M"))
    until = reading.snapshot.items.get(meeting or 0)
    end = reading.meeting_when(until)[:2] if until is not None else None
    offered = 0
    for one in reversed(reading.meetings(topic.mentorship)):  # the latest first: few are looked at
        start = reading.meeting_when(one)[:2]
        if start <= since or offered == OFFERED:
            break
        offered += (end is None or start < end) and reading.meeting_state(one) == "held"
    return offered >= OFFERED


def in_list(
    reading: Reading,
    group: Group,
    only: Sequence[Condition],
    place: Place,
    name: str,
    keep: Collection[int | None],
    *,
    last: bool = False,
) -> tuple[Item, ...]:
    """What a list of an entry shows of a group: once the entry is kept, what it showed then.

    Args:
        reading: The workbook.
        group: The group whose items are shown.
        only: What the list lets in while the entry is open.
        place: The place of the list.
        name: The name under which the entry keeps it.
        keep: Items that are there in any case, put away or not.
        last: The list shows the entry before.
    """
    home = reading.place_of(reading.pack.pages[group.page], place, last=last)
    if home is None:
        return ()
    there = reading.items(group, home, archived=True)
    then = kept_ids(reading, place, name)
    if then is None:
        passing = {item.id for item in reading.filtered(group, only, place, last=last)}
    else:  # what was made in the entry itself stays there too
        passing = {
            item.id
            for item in there
            if str(item.id) in then or (item.made_in == place.entry and not item.archived)
        }
    return tuple(item for item in there if item.id in passing or item.id in keep)


def kept_ids(reading: Reading, place: Place, name: str) -> frozenset[str] | None:
    """The items that a list showed when its entry was kept; None while it is open."""
    entry = reading.snapshot.entries.get(place.entry)
    if entry is None or not (entry.finished or name in entry.kept):
        return None
    kept = entry.kept.get(name)
    lines = kept if isinstance(kept, list) else []
    return frozenset(str(line.get("id", "")) for line in lines if isinstance(line, dict))


def kept_words(reading: Reading, group: Group, place: Place) -> dict[int, str]:
    """What an ``over`` group called its items when its entry was kept; {} while it is open."""
    entry = reading.snapshot.entries.get(place.entry)
    kept = entry.kept.get(over_name(group)) if entry is not None else None
    lines = [line for line in kept if isinstance(line, dict)] if isinstance(kept, list) else []
    found = ((str(line.get("id", "")), str(line.get("text") or "")) for line in lines)
    return {int(number): text for number, text in found if number.isdecimal() and text}


def over_name(group: Group) -> str:
    """The name under which an entry keeps what an ``over`` group went through."""
    return f"over {group.id}"


def show_name(show: Show) -> str:
    """The name under which an entry keeps what a ``show`` showed: what it says but for its place."""
    only = (f"only {c.ref} {c.operator} {c.value or ''}".rstrip() for c in show.only)
    words = (str(show.ref), *only, "here" if show.here else "", "last" if show.last else "")
    return "; ".join(word for word in words if word)
