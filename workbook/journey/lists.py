"""Groups of items and live lists, as they are seen from one entry, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import overload

from msgspec import Struct, field

from workbook.journey import values
from workbook.journey.agenda import agenda_sum
from workbook.journey.asked import PromptView, prompt_view
from workbook.journey.cards import CardView, card_view, headed_by, said
from workbook.journey.evidence import EVIDENCE, kept_evidence
from workbook.journey.items import begun, over_name, show_name
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.records import Item, Value
from workbook.pages import needs
from workbook.pages.model import Group, Prompt, Show, Step


class Looking(Struct, frozen=True):
    """How one looks at a page while it is open.

    Attributes:
        keep: By the name of a live list or an ``over`` group, the items that stay in it although
            its filter now lets them go: nothing vanishes under someone's hands.
        archived: Names of the groups whose items that were put away are shown too.
    """

    keep: Mapping[str, frozenset[int]] = field(default_factory=dict)
    archived: frozenset[str] = frozenset()

    def kept(self, name: str) -> frozenset[int]:
        """The items that stay in a list."""
        return self.keep.get(name, frozenset())


USUAL = Looking()
"""A page as it is when it is opened."""


class Cards(Sequence[CardView]):
    """The cards of a list; which they are, and each of them, is worked out when it is looked at.

    A list may be long, and most of it out of sight or on a step that nobody opens.
    """

    def __init__(
        self, find: Callable[[], Iterable[Item]], make: Callable[[int, Item], CardView]
    ) -> None:
        """The cards of items.

        Args:
            find: Finds the items.
            make: Makes the card of an item by its place in the list, from 1.
        """
        self._find = find
        self._make = make
        self._made: dict[int, CardView] = {}

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items, of which no card need be made."""
        return tuple(self._find())

    def __len__(self) -> int:
        """How many there are."""
        return len(self.items)

    @overload
    def __getitem__(self, at: int) -> CardView: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[CardView, ...]: ...

    def __getitem__(self, at: int | slice) -> CardView | tuple[CardView, ...]:
        """The card at a place, or those of a range."""
        if isinstance(at, slice):
            return tuple(self[n] for n in range(*at.indices(len(self))))
        at = range(len(self))[at]
        if at not in self._made:
            self._made[at] = self._make(at + 1, self.items[at])
        return self._made[at]

    def first(self, most: int, also: Collection[int | None] = ()) -> tuple[CardView, ...]:
        """The first cards, and those of some items wherever they stand.

        Args:
            most: How many of the first ones.
            also: Ids of the items.
        """
        found = (n for n, item in enumerate(self.items) if n < most or item.id in also)
        return tuple(self[n] for n in found)


class GroupView(Struct, frozen=True):
    """A group of items, as cards; a live list (``show``) of a group is one too.

    Attributes:
        name: A name unique on the page.
        group: The group whose items are shown.
        title: Heading above it, filled in; "" where the step's title says it.
        help: Help, filled in.
        cards: The items shown.
        begun: Ids of the items of which an ``over`` group says something in this entry.
        archived: Number of items that are put away.
        add: A new item can be made here.
        source: The ``show`` it comes from, or None for the group's own page.
        kept: What this list showed when the run was finished or the meeting held; empty before.
        sum: How the agenda's minutes add up; "" for every other list.
    """

    name: str
    group: Group
    title: str
    help: str
    cards: Cards
    begun: frozenset[int | None] = frozenset()
    archived: int = 0
    add: bool = True
    source: Show | None = None
    kept: tuple[str, ...] = ()
    sum: str = ""


class AnswerView(Struct, frozen=True):
    """A single answer from elsewhere, to read only (``show`` of a prompt).

    ``kept`` is what it said when the run was finished or the meeting held; "" before.
    """

    title: str
    prompt: Prompt | None
    text: str
    private: bool
    kept: str = ""


def group_view(
    reading: Reading, step: Step, group: Group, place: Place, looking: Looking = USUAL
) -> GroupView:
    """A group on its own page."""
    everything = reading.items(
        group, place, archived=group.over is None, keep=looking.kept(group.id)
    )
    shown = group.over is not None or group.id in looking.archived
    items = [item for item in everything if shown or not item.archived]
    return GroupView(
        name=group.id,
        group=group,
        title="" if group.title == step.title else reading.fill(group.title, place).text,
        help=reading.fill(group.help, place).text,
        cards=Cards(
            lambda: items,
            lambda number, item: card_view(
                reading, group, place.of_item(group, item), item, number
            ),
        ),
        begun=begun(reading, place) if group.over is not None else frozenset(),
        archived=len(everything) - len(items),
        add=group.over is None or group.add,
        sum=agenda_sum(reading, place) if group.key == needs.AGENDA else "",
    )


def show_view(
    reading: Reading, step: Step, show: Show, place: Place, looking: Looking = USUAL
) -> GroupView | AnswerView | PromptView:
    """What a ``show`` shows: a live list, an answer to read, or this item's own answer to change."""
    title = "" if show.title == step.title else reading.fill(show.title, place).text
    target = reading.target(show.ref, place)
    group = target.group if target is not None else None
    if target is not None and target.prompt is not None:
        if group is not None and reading.is_over(group, place):
            there = reading.this_item(group, place)
            if there is not None and reading.visible(target.prompt, there):
                return prompt_view(reading, target.prompt, there, str(show.ref))
        return _answer_view(reading, show, place, title)
    if group is None:
        return AnswerView(title, None, "", private=False)
    name = f"show-{show.line}"
    home = reading.place_of(reading.pack.pages[group.page], place, last=show.last)
    return GroupView(
        name=name,
        group=group,
        title=title,
        help=reading.fill(show.help, place).text,
        cards=Cards(
            lambda: reading.shown(show, place, looking.kept(name)) if home is not None else (),
            lambda number, item: card_view(
                reading, group, (home or place).of_item(group, item), item, number, show.fields
            ),
        ),
        add=show.add and group.over is None,
        source=show,
        kept=kept_lines(reading, show, place),
    )


def _answer_view(reading: Reading, show: Show, place: Place, title: str) -> AnswerView:
    texts = []
    private = False
    prompt = None
    for one in reading.found(show.ref, place, last=show.last):
        prompt = prompt or one.prompt
        if values.is_answered(one.value):
            labels = reading.labels(one.prompt, one.place)
            texts.append(values.words(one.prompt.type, one.value, labels, reading.style))
            private = private or reading.is_secret(one)
    kept = "\n".join(kept_lines(reading, show, place))
    private = private or any(line.get("private") for line in _kept(reading, show, place))
    return AnswerView(title, prompt, "\n".join(texts), private, kept)


# -- what a finished entry keeps -----------------------------------------------------------------------


def kept_lines(reading: Reading, show: Show, place: Place) -> tuple[str, ...]:
    """What a ``show`` showed when this entry was finished; () while it is open."""
    return tuple(str(line.get("text", "")) for line in _kept(reading, show, place))


def _kept(reading: Reading, show: Show, place: Place) -> list[Mapping[str, Value]]:
    entry = reading.snapshot.entries.get(place.entry)
    kept = entry.kept.get(show_name(show)) if entry is not None else None
    lines = kept if isinstance(kept, list) else []
    return [line for line in lines if isinstance(line, dict)]


def kept_now(reading: Reading, place: Place) -> dict[str, Value]:
    """What each ``show`` and ``over`` group of a page shows now, to be kept with its entry.

    Ids and words are kept, so that a list can be read later as it was then; what is private is
    marked so.
    """
    kept: dict[str, Value] = {}
    if place.page.id == needs.REVIEW:
        kept[EVIDENCE] = kept_evidence(reading, place)
    for step in place.page.steps:
        for element in step.elements:
            if isinstance(element, Group) and element.over is not None:
                items = reading.items(element, place)
                kept[over_name(element)] = _lines(reading, element, place, items)
            elif isinstance(element, Show):
                kept[show_name(element)] = _shown_now(reading, element, place)
    return kept


def _shown_now(reading: Reading, show: Show, place: Place) -> list[Value]:
    target = reading.target(show.ref, place)
    if target is not None and target.group is not None and target.prompt is None:
        home = reading.place_of(target.page, place, last=show.last)
        items = reading.shown(show, place) if home is not None else ()
        return _lines(reading, target.group, home, items) if home is not None else []
    lines: list[Value] = []
    for one in reading.found(show.ref, place, last=show.last):
        if values.is_answered(one.value) and one.answer is not None:
            item = str(one.place.item or "")
            lines.append(
                _line(item, said(one.answer, reading.style), private=reading.is_secret(one))
            )
    return lines


def _lines(reading: Reading, group: Group, home: Place, items: tuple[Item, ...]) -> list[Value]:
    lines: list[Value] = []
    for item in items:
        headed = headed_by(reading, group, home.of_item(group, item))
        lines.append(_line(str(item.id), headed.words, private=headed.private))
    return lines


def _line(item: str, text: str, *, private: bool) -> dict[str, Value]:
    line: dict[str, Value] = {"id": item, "text": text}
    return {**line, "private": True} if private else line
