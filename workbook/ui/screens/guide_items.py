"""What a guide does with the items of its groups: make, open, order, put away."""

from __future__ import annotations

from msgspec.structs import replace

from workbook.journey import edits, meeting_edits
from workbook.journey.unfinished import left_empty
from workbook.journey.views import CardView
from workbook.notebook.records import Record
from workbook.pages import needs
from workbook.ui.screens.guide_base import GuideBase
from workbook.ui.widgets.group_block import MORE, CardRows, GroupBlock


class GuideItems(GuideBase):
    """The part of the guide that handles lists of items."""

    def list_here(self) -> tuple[GroupBlock, CardView | None] | None:
        """The list one is in and the item under its cursor."""
        for block in self.group_blocks():
            if self.focused is block.rows:
                return block, block.card(block.rows.cursor_id)
        return None

    def open_item(self, rows: CardRows, row_id: str | None) -> None:
        """Open the item of a row, or make a new one."""
        block = next(block for block in self.group_blocks() if block.rows is rows)
        card = block.card(row_id)
        if card is not None:
            self._open(card)
        elif row_id == MORE:
            block.show_more()
        else:
            self._add(block)

    def action_open_item(self) -> None:
        """Open the item under the cursor."""
        found = self.list_here()
        if found is not None:
            self.open_item(found[0].rows, found[0].rows.cursor_id)

    def action_add_item(self) -> None:
        """Make a new item."""
        found = self.list_here()
        if found is not None:
            self._add(found[0])

    def action_move_item(self, by: int) -> None:
        """Move the item under the cursor up or down."""
        found = self.list_here()
        if found is not None and found[1] is not None and self.may_write():
            self._move(found[0], found[1], by)

    def action_archive_item(self) -> None:
        """Put the item under the cursor away, or bring it back."""
        found = self.list_here()
        if found is not None and found[1] is not None and self.may_write():
            self._archive(found[1])

    def action_show_archived(self) -> None:
        """Show what was put away, or hide it."""
        found = self.list_here()
        if found is not None:
            self._toggle_archived(found[0])

    def _open(self, card: CardView) -> None:
        from workbook.ui.screens.guide import GuideScreen

        self._hold(card.item.id)
        self.app.clear_notifications()
        self.app.push_screen(GuideScreen(self.desk, card.place))

    def _hold(self, item: int) -> None:
        """Let an item stay in its live list while this page is open."""
        keep = dict(self.looking.keep)
        for block in self.group_blocks():
            if block.holds(item):
                keep[block.view.name] = keep.get(block.view.name, frozenset()) | {item}
        self.looking = replace(self.looking, keep=keep)

    def _add(self, block: GroupBlock) -> None:
        """Make an item and open it."""
        if not self.may_write():
            return
        if not block.view.add:
            self.notify("Nothing can be added here: the list shows what another page holds.")
            return
        from workbook.ui.screens.guide import GuideScreen

        reading = self.desk.reading()
        group = block.view.group
        now = self.desk.workbook.now()
        item, records = edits.new_item(reading, group, self.place, now, block.view.source)
        due: tuple[Record, ...] = ()
        if item.group == needs.MEETINGS:  # a day that nobody typed is kept, for it can be changed
            due = meeting_edits.as_proposed(reading, item, self.place.mentorship, now)
        made = reading.pack.group(item.group) or group
        home = reading.place_of(reading.pack.pages[made.page], self.place)
        if home is None:
            return
        if self.desk.saver.act_now(*records, *due):
            self.app.clear_notifications()
            self.cursor_on = item.id
            self.app.push_screen(
                GuideScreen(self.desk, home.of_item(made, item), new=() if due else records)
            )

    def _archive(self, card: CardView) -> None:
        away = not card.item.archived
        self.desk.saver.act(replace(card.item, archived=away))
        own = card.group.page == self.place.page.id
        where = f"{'' if own else 'on its own page '}‹cards.archived› shows it again"
        self.app.clear_notifications()
        done = f"put away; {where}" if away else "brought back"
        self.notify(f"{card.title}: {done}.", markup=False)

    def _move(self, block: GroupBlock, card: CardView, by: int) -> None:
        items = self.desk.reading().snapshot.items  # keys may be faster than what is shown
        now = [items[other.id] for other in block.view.cards.items if other.id in items]
        siblings = sorted(now, key=lambda item: (item.rank, item.id))
        moved = edits.moved(siblings, items.get(card.item.id, card.item), by)
        if moved:
            self.desk.saver.settled(*moved)
            self.desk.changed.publish(None)

    def _toggle_archived(self, block: GroupBlock) -> None:
        block.show_archived = not block.show_archived
        shown = self.looking.archived ^ {block.view.name}
        self.looking = replace(self.looking, archived=shown)
        self.desk.changed.publish(None)

    def put_cursor(self) -> None:
        """Put the cursor on the item that was made last, once it is among the rows."""
        for block in self.group_blocks():
            if self.cursor_on is not None and block.put_cursor(self.cursor_on):
                self.cursor_on = None

    def forget_if_empty(self) -> None:
        """Take back an item that was made just now and in which nothing was written since."""
        empty = left_empty(self.desk.reading(), self.place.item, self.new)
        if empty:
            self.desk.workbook.notebook.delete(*empty)
