"""What one key answers in a list of items that one goes through: how it went, and for how long."""

from __future__ import annotations

from workbook.journey import edits
from workbook.journey.follows import following
from workbook.journey.meeting_edits import minutes_changed
from workbook.journey.quick import Quick, asked_next, quick
from workbook.journey.views import CardView
from workbook.notebook.records import Value
from workbook.pages import needs
from workbook.pages.model import Prompt
from workbook.ui.screens.guide_items import GuideItems
from workbook.ui.widgets.taken_in import taken_in


class GuideQuick(GuideItems):
    """The part of the guide that answers a card without opening it."""

    def card_here(self) -> CardView | None:
        """The item under the cursor of the list one is in."""
        found = self.list_here()
        return found[1] if found is not None else None

    def fits_card(self, action: str) -> bool:
        """Whether a key has anything to do in the list one is in, on the card under its cursor."""
        found = self.list_here()
        if found is None:
            return False
        block, card = found
        if action == "add_item":
            return block.view.add
        if action == "archive_item":
            return block.view.group.over is None and card is not None
        if action == "show_archived":
            return block.view.group.over is None and block.view.source is None
        if action not in ("pick", "tick", "minutes"):
            return True
        if card is None or card.quick is None:
            return False
        if action == "minutes":
            return card.group.key == needs.AGENDA
        return card.quick.is_tick or action == "pick"

    def _quick(self, card: CardView) -> Quick | None:
        """What a key answers on a card, as it stands now: keys may be faster than what is shown."""
        return quick(self.desk.reading(), card.group, card.place)

    async def action_pick(self, digit: int) -> None:
        """Answer the card's first question with one of its choices, or take that back."""
        await taken_in(self.focused)
        card = self.card_here()
        picked = self._quick(card) if card is not None else None
        if card is None or picked is None or not self.may_write():
            return
        if digit <= len(picked.choices):
            self._answer(card, picked, picked.after(digit))

    async def action_tick(self) -> None:
        """Tick the card, or take the tick away."""
        await taken_in(self.focused)
        card = self.card_here()
        picked = self._quick(card) if card is not None else None
        if card is not None and picked is not None and self.may_write():
            self._answer(card, picked, None if picked.value == "yes" else "yes")

    async def action_minutes(self, by: int) -> None:
        """Give a point of the agenda more or less time."""
        await taken_in(self.focused)
        card = self.card_here()
        if card is None or card.group.key != needs.AGENDA or not self.may_write():
            return
        self._hold(card.item.id)
        self.desk.saver.settled(*minutes_changed(self.desk.reading(), card.place, by))
        self.desk.changed.publish(None)

    def _answer(self, card: CardView, picked: Quick, value: Value) -> None:
        """Keep an answer, what follows from it, and ask what it makes necessary."""
        self._hold(card.item.id)
        before = self.desk.reading()
        answer = edits.answered(before, picked.prompt, picked.place, value)
        follows = following(before, answer, picked.place, self.desk.workbook.now())
        self.desk.saver.settled(answer, *follows)
        self.desk.changed.publish(None)
        asked = asked_next(before, self.desk.reading(), card.group, card.place)
        if asked is not None:
            self._ask(card, asked)

    def _ask(self, card: CardView, prompt: Prompt) -> None:
        """Ask one line about a card, in passing."""
        from workbook.ui.screens.ask import AskScreen

        def typed(text: str) -> None:
            self.desk.saver.typed(edits.answered(self.desk.reading(), prompt, card.place, text))

        def done(_nothing: None) -> None:
            self.desk.saver.flush()
            self.desk.changed.publish(None)

        reading = self.desk.reading()
        question = reading.fill(prompt.prompt, card.place).text
        self.app.push_screen(
            AskScreen(card.title, question, typed, hint=prompt.example or ""), done
        )
