"""Reading the workbook from a place: what refs mean, what holds, what is asked of whom.

A ``Reading`` joins the pages and one frozen snapshot of the notebook.  It is cheap to make and is
thrown away with its snapshot.  Which entry a ref leads to is in ``Entries``; here is what stands
there: in a group this item first, from outside of a group every item's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from workbook.journey import values
from workbook.journey.choosing import choices, labels, names_private
from workbook.journey.compare import count_holds, holds_for
from workbook.journey.entries import Entries
from workbook.journey.filling import Filled, fill
from workbook.journey.items import in_list, items_over, kept_ids, not_now, own_items, show_name
from workbook.journey.place import Place
from workbook.notebook.records import Answer, Item, Value
from workbook.notebook.snapshot import Snapshot
from workbook.pages.model import (
    AnswerType,
    Choice,
    Condition,
    Group,
    Page,
    Prompt,
    Ref,
    Show,
)
from workbook.pages.resolve import Target, resolve, resolve_shown


class Found(Struct, frozen=True):
    """One answer that a ref means: its prompt, where it was found, and what it says."""

    prompt: Prompt
    place: Place
    answer: Answer | None
    value: Value


class Asking(Struct, eq=False):
    """What of the pages is visible, as far as that is known.

    Pages may condition each other in a circle: a prompt or group in whose own conditions it is
    asked for again counts as visible there, so that every question comes to an end.

    Attributes:
        under: Full keys of what is being found out.
        assumed: Those of them that were taken for visible meanwhile; nothing that rests on them
            is remembered.
        known: What was found out, by full key and place.
    """

    under: set[str] = field(default_factory=set)
    assumed: set[str] = field(default_factory=set)
    known: dict[tuple[object, ...], bool] = field(default_factory=dict)


class Reading(Entries, frozen=True, eq=False):
    """The pages and the notebook as they are at one moment; see the module."""

    _asking: Asking = field(default_factory=Asking)
    _items: dict[tuple[object, ...], tuple[Item, ...]] = field(default_factory=dict)
    _targets: dict[tuple[str, str, str | None], Target | None] = field(default_factory=dict)

    def with_snapshot(self, snapshot: Snapshot) -> Reading:
        """The same pages over another state of the notebook."""
        return Reading(self.pack, snapshot, self.style)

    # -- answers -----------------------------------------------------------------------------------

    def value(self, prompt: Prompt, place: Place) -> Value:
        """What counts as answered at a place: None if it is hidden, empty, or of another type."""
        return self._value_of(prompt, place, self.decided(prompt, place))

    def _value_of(self, prompt: Prompt, place: Place, answer: Answer | None) -> Value:
        if answer is None or not values.is_answered(answer.value):
            return None
        if not values.fits(prompt, answer.value) or not self.visible(prompt, place):
            return None
        return answer.value

    def visible(self, prompt: Prompt, place: Place) -> bool:
        """Whether the prompt is asked at all, by its own and all surrounding conditions."""
        if prompt.group is None:
            place = place.outside()
        return self._appears(prompt.key, prompt.conditions, place)

    def group_visible(self, group: Group, place: Place) -> bool:
        """Whether a group stands on its page at all."""
        return self._appears(group.key, group.conditions, place.outside())

    def _appears(self, key: str, conditions: Sequence[Condition], place: Place) -> bool:
        if not conditions:
            return True
        asking = self._asking
        spot = (key, place.entry, place.item_entry, place.item, place.mentorship, place.meeting)
        if spot in asking.known:
            return asking.known[spot]
        if key in asking.under:
            asking.assumed.add(key)
            return True
        asking.under.add(key)
        try:
            found = self.all_hold(conditions, place)
        finally:
            asking.under.remove(key)
            asking.assumed.discard(key)
        if not asking.assumed:
            asking.known[spot] = found
        return found

    def is_private(self, prompt: Prompt, place: Place, *answers: Answer | None) -> bool:
        """Whether what is said under a prompt is private: it was when written, or it is now."""
        if prompt.private or any(answer is not None and answer.private for answer in answers):
            return True
        if prompt.choices_from is None:
            return False
        return names_private(self, prompt, place)

    def open_answers(self, place: Place) -> dict[tuple[int | None, str], Value]:
        """What an entry says that is not private, by item and full key of the prompt."""
        kept = ((self.pack.prompt(a.key.prompt), a) for a in self.snapshot.answers_of(place.entry))
        return {
            (answer.key.item, answer.key.prompt): answer.value
            for prompt, answer in kept
            if not answer.private and (prompt is None or not prompt.private)
        }

    def item_is_private(self, item: Item, prompt_key: str) -> bool:
        """Whether what an item says under a prompt, given by its full key, is private."""
        prompt, group = self.pack.prompt(prompt_key), self.pack.group(item.group)
        if prompt is None or group is None or prompt.group != group.id:
            return False
        place = Place(self.pack.pages[group.page], item.entry, item.mentorship)
        inside = place.of_item(group, item)
        return self.is_private(prompt, inside, self.decided(prompt, inside))

    def is_secret(self, found: Found) -> bool:
        """Whether an answer that was found is private."""
        return self.is_private(found.prompt, found.place, found.answer)

    def choices(self, prompt: Prompt, place: Place) -> tuple[Choice, ...]:
        """The choices of a prompt: its own list, or the items of the group it chooses from."""
        return choices(self, prompt, place)

    def labels(self, prompt: Prompt, place: Place) -> dict[str, str]:
        """Words for the ids that a value of this prompt can hold, and for those it does hold."""
        return labels(self, prompt, place)

    # -- refs --------------------------------------------------------------------------------------

    def target(self, ref: Ref, place: Place, group: Group | None = None) -> Target | None:
        """What a ref on the page of ``place`` names.

        Args:
            ref: The ref.
            place: Where it stands.
            group: For ``only`` and ``fields``: the group that is shown, whose prompt is meant.
        """
        if group is not None:
            shown = Target(self.pack.pages[group.page], group, None)
            prompt = resolve_shown(ref, shown)
            return Target(shown.page, group, prompt) if prompt is not None else None
        inside = place.group.id if place.group is not None else None
        name = (place.page.id, str(ref), inside)
        if name not in self._targets:
            self._targets[name] = resolve(ref, place.page, self.pack.pages, inside)
        return self._targets[name]

    def found(self, ref: Ref, place: Place, *, last: bool = False) -> list[Found]:
        """Every answer that a ref means: one, or one for each item of a group."""
        target = self.target(ref, place)
        if target is None or target.prompt is None:
            return []
        if target.group is None:
            there = self.place_of(target.page, place, last=last)
            return [self._found(target, there)] if there is not None else []
        if self.is_this(target.group, place, last=last):
            there = self.this_item(target.group, place, last=last)
            return [self._found(target, there)] if there is not None else []
        return self._in_items(target, place, last=last)

    def _found(self, target: Target, place: Place) -> Found:
        prompt = target.prompt
        if prompt is None:
            raise ValueError("a group has no answer of its own")
        answer = self.decided(prompt, place)
        value = self._value_of(prompt, place, answer)
        if target.statement is not None:
            value = value.get(target.statement) if isinstance(value, dict) else None
        return Found(prompt, place, answer, value)

    def is_this(self, group: Group, place: Place, *, last: bool = False) -> bool:
        """Whether refs to a group mean the one item one is in: its own, or the one it is over.

        With ``last`` only an item that is over another one has a counterpart in the entry before.
        """
        if place.group is None or place.item is None:
            return False
        own = group.key == place.group.key
        return (own and (not last or group.over is not None)) or self.is_over(group, place)

    def is_over(self, group: Group, place: Place) -> bool:
        """Whether the item one is in carries an item of ``group``."""
        over = place.group.over if place.group is not None else None
        return over is not None and f"{over.page or place.page.id}/{over.id}" == group.key

    def this_item(self, group: Group, place: Place, *, last: bool = False) -> Place | None:
        """The place in the item one is in, or in the one that it is over."""
        if place.group is not None and group.key == place.group.key and not last:
            return place
        item = self.snapshot.items.get(place.item or 0)
        home = self.place_of(self.pack.pages[group.page], place, last=last)
        return home.of_item(group, item) if item is not None and home is not None else None

    def _in_items(self, target: Target, here: Place, *, last: bool = False) -> list[Found]:
        place = self.place_of(target.page, here, last=last)
        if place is None or target.group is None:
            return []
        items = self.items(target.group, place)
        return [self._found(target, place.of_item(target.group, item)) for item in items]

    # -- items -------------------------------------------------------------------------------------

    def items(
        self,
        group: Group,
        place: Place,
        *,
        archived: bool = False,
        keep: frozenset[int] = frozenset(),
    ) -> tuple[Item, ...]:
        """The items of a group as they are seen from a place on the group's own page.

        Args:
            group: The group.
            place: A place on the group's page.
            archived: Archived items too.
            keep: Items of an ``over`` group that stay although its filter lets them go.
        """
        spot = (group.key, place.entry, place.mentorship, place.meeting, archived, keep)
        if spot in self._items:
            return self._items[spot]
        if group.over is None:
            found = self._items[spot] = own_items(self, group, place, archived=archived)
            return found
        asking = self._asking
        if group.key in asking.under:  # two groups that are over each other have no items
            asking.assumed.add(group.key)
            return ()
        asking.under.add(group.key)
        try:
            found = items_over(self, group, place, keep)
        finally:
            asking.under.remove(group.key)
            asking.assumed.discard(group.key)
        if not asking.assumed:
            self._items[spot] = found
        return found

    def filtered(
        self,
        group: Group,
        only: Sequence[Condition],
        place: Place,
        *,
        keep: frozenset[int] = frozenset(),
        here: bool = False,
        last: bool = False,
    ) -> tuple[Item, ...]:
        """The items of a group that a live list at ``place`` shows.

        ``here`` narrows to what was made in this entry; ``last`` means the entry before.  On the
        pages of a meeting, topics that rest and feedback before its day are left out.
        """
        home = self.place_of(self.pack.pages[group.page], place, last=last)
        if home is None:
            return ()
        met = None if here else place.meeting
        targets = [(condition, self.target(condition.ref, place, group)) for condition in only]
        return tuple(
            item
            for item in self.items(group, home)
            if (not here or item.made_in == place.entry)
            and (item.id in keep or self._passes(targets, home.of_item(group, item)))
            and (met is None or item.id in keep or not not_now(self, item, met))
        )

    def _passes(self, targets: Sequence[tuple[Condition, Target | None]], item: Place) -> bool:
        return all(
            holds_for(condition, [self._found(target, item)] if target is not None else [])
            for condition, target in targets
        )

    def shown(
        self, show: Show, place: Place, keep: frozenset[int] = frozenset()
    ) -> tuple[Item, ...]:
        """The items that a live list shows; () where it shows a single answer."""
        target = self.target(show.ref, place)
        if target is None or target.group is None or target.prompt is not None:
            return ()
        if not show.here and kept_ids(self, place, show_name(show)) is not None:
            name = show_name(show)
            return in_list(self, target.group, show.only, place, name, keep, last=show.last)
        return self.filtered(
            target.group, show.only, place, keep=keep, here=show.here, last=show.last
        )

    # -- conditions and text -------------------------------------------------------------------------

    def holds(self, condition: Condition, place: Place) -> bool:
        """Whether a condition holds at a place; from outside a group, if it does for any item."""
        target = self.target(condition.ref, place)
        if target is not None and target.prompt is None and target.group is not None:
            home = self.place_of(target.page, place)
            there = home is not None and self.group_visible(target.group, home)
            return count_holds(
                condition, len(self.items(target.group, home)) if home and there else 0
            )
        return holds_for(condition, self.found(condition.ref, place))

    def all_hold(self, conditions: Sequence[Condition], place: Place) -> bool:
        """Whether all conditions hold at a place."""
        return all(self.holds(condition, place) for condition in conditions)

    def fill(self, text: str, place: Place) -> Filled:
        """A text with the answers that it quotes in place of their refs."""
        return fill(self, text, place)

    def prompts_of(self, page: Page) -> Iterator[Prompt]:
        """The prompts of a page that stand outside its groups."""
        return (p for p in page.prompts() if p.group is None)


def is_long(prompt: Prompt) -> bool:
    """Whether answering takes writing rather than a mark or a word (three times the time)."""
    return prompt.type is AnswerType.TEXT
