"""A group of items on a page: its cards as rows, to add, open, order and put away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content
from textual.widget import Widget

from workbook.journey.progress import StepState
from workbook.journey.quick import Quick
from workbook.journey.status import MARKS
from workbook.journey.views import CardView, GroupView
from workbook.ui.hints import hinted
from workbook.ui.prose import inline, prose
from workbook.ui.widgets.rows import Row, Rows, one_line
from workbook.ui.widgets.telling import Telling

ADD = "add"
"""Id of the row that makes a new item."""

MORE = "more"
"""Id of the row that shows more items."""

AT_ONCE = 50
"""Items that are shown at first, and then with each time that more are asked for."""


class CardRows(Rows):
    """The rows of a group; what their keys do is the screen's, which has it done at once."""


class GroupBlock(Telling):
    """A group as rows.

    Attributes:
        view: The group as it stands.
        rows: Its items, to move through.
        show_archived: Whether items that were put away are among the rows.
    """

    def __init__(self, view: GroupView, today: date, *, read_only: bool) -> None:
        super().__init__(classes="group-block")
        self.view = view
        self._today = today
        self._read_only = read_only
        self._begin()
        self._cards = self._chosen()
        self.rows = CardRows(self._rows(), empty=self._empty())

    def _begin(self) -> None:
        self.show_archived = False
        self._most = AT_ONCE
        self._sought: set[int] = set()

    def told(self) -> Iterator[tuple[str, Content | Widget]]:
        """The heading, the help, the rows, and what is to be said of them."""
        yield "prompt-text", inline(self.view.title)
        yield "prompt-help", prose(self.view.help)
        yield "rows", self.rows
        yield "group-note", self._note()

    def shows_like(self, view: GroupView) -> bool:
        """Whether a view can be shown by this block."""
        return view.group == self.view.group and view.source == self.view.source

    def show(self, view: GroupView) -> None:
        """Show the group as it stands now; the cursor stays on its item."""
        self.view = view
        self._cards = self._chosen()
        self.rows.show(self._rows())
        self.tell()

    def open_anew(self, view: GroupView) -> bool:
        """Show the group as a block would that were made now; False where that takes such a one."""
        if not self.shows_like(view):
            return False
        self._begin()
        self.show(view)
        self.rows.cursor_id = next((row.id for row in self.rows.rows), None)
        return True

    def show_more(self) -> None:
        """Show more of a long list; the cursor goes to the first of them."""
        before = {card.item.id for card in self._cards}
        self._most += AT_ONCE
        self._show_chosen()
        added = (card for card in self._cards if card.item.id not in before)
        self.rows.cursor_id = next((str(card.item.id) for card in added), MORE)

    def _show_chosen(self) -> None:
        self._cards = self._chosen()
        self.rows.show(self._rows())

    def _chosen(self) -> tuple[CardView, ...]:
        """The items that are shown: the first ones, and those with which something was done."""
        return self.view.cards.first(self._most, self.view.begun | self._sought)

    def _rows(self) -> list[Row]:
        rows = [self._row(card) for card in self._cards]
        rest = len(self.view.cards) - len(self._cards)
        if rest:
            rows.append(Row(MORE, Content.styled(f"and {rest:,} more", "$text-muted")))
        if self.view.add and not self._read_only:
            called = self.view.group.called
            article = "an" if called[:1].lower() in "aeiou" else "a"
            label = f"add {article} {called.lower()}"
            sign = Content.styled("+", "$text-accent")
            rows.append(Row(ADD, Content.styled(label, "$text-accent"), sign=sign))
        return rows

    def _row(self, card: CardView) -> Row:
        below = " · ".join(one_line(fact.say(self._today)) for fact in card.facts)
        title = Content(card.title)
        sign = Content.styled(MARKS[card.progress.state], "$text-muted")
        if card.item.archived:
            title = Content.assemble(("put away  ", "$text-muted"), card.title)
        done = card.progress.state is StepState.DONE
        right = "" if done else f"{card.progress.answered} of {card.progress.asked}"
        if card.quick is not None:
            sign, right = _answered(card.quick, card)
        under = Content(below) if below else None
        return Row(str(card.item.id), title, Content(right), under, sign)

    def _empty(self) -> Content:
        return Content(f"No {self.view.group.called.lower()} here.")

    def _note(self) -> Content:
        lines = [self.view.sum] if self.view.sum else []
        picked = next((card.quick for card in self._cards if card.quick is not None), None)
        if picked is not None and not self._read_only:
            lines.append(hinted(self, _legend(picked)))
        if self.view.archived and not self.show_archived:
            hint = hinted(self, "‹cards.archived› shows them")
            lines.append(f"{self.view.archived} put away · {hint}")
        limit = self.view.group.at_most
        if limit is not None and len(self.view.cards) > limit.count:
            lines.append(f"{len(self.view.cards)} of at most {limit.count}")
        least = self.view.group.at_least
        if least is not None and 0 < len(self.view.cards) < least.count:
            lines.append(f"at least {least.count} are asked for")
        if self.view.kept and list(self.view.kept) != [card.title for card in self.view.cards]:
            lines.append("It then showed: " + "; ".join(self.view.kept))
        return Content("\n".join(lines))

    def put_cursor(self, item_id: int) -> bool:
        """Put the cursor on an item, however far down it stands; False where it is not here."""
        if not self.holds(item_id):
            return False
        self._sought.add(item_id)
        self._show_chosen()
        self.rows.cursor_id = str(item_id)
        return True

    def holds(self, item_id: int) -> bool:
        """Whether an item is one of the group's, shown or not."""
        return any(item.id == item_id for item in self.view.cards.items)

    def card(self, row_id: str | None) -> CardView | None:
        """The item of a row; None for a row that makes a new one or shows more."""
        return next((card for card in self._cards if str(card.item.id) == row_id), None)


def _answered(picked: Quick, card: CardView) -> tuple[Content, str]:
    """The sign and the words of a card whose first question a key answers."""
    if picked.is_tick:
        sign = MARKS[StepState.DONE if picked.value == "yes" else StepState.EMPTY]
        return Content.styled(sign, "$text-muted"), card.said
    state = StepState.EMPTY if picked.value is None else StepState.DONE
    return Content.styled(MARKS[state], "$text-muted"), one_line(picked.label)


def _legend(picked: Quick) -> str:
    """Which key says what."""
    if picked.is_tick:
        return "‹cards.tick› ticks · enter opens"
    digits = (f"{n} {one_line(choice.label)}" for n, choice in enumerate(picked.choices, 1))
    return " · ".join(digits)
