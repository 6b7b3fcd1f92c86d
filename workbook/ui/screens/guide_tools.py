"""What a guide offers for the answer one is in: unfold, earlier versions, the editor, a topic."""

from __future__ import annotations

from functools import partial

from workbook.journey import edits
from workbook.journey.compare import is_by_hand
from workbook.journey.place import Place
from workbook.journey.raising import topic_of
from workbook.journey.reading import Reading
from workbook.journey.rivals import Rivals, at_field
from workbook.journey.versions import versions_of
from workbook.journey.views import PromptView, Slot, older_answers, prompt_view
from workbook.pages.model import AnswerType
from workbook.ui.screens.guide_keeping import GuideKeeping
from workbook.ui.widgets.prompt_block import PromptBlock

ALREADY_RAISED = "This is raised: it waits among the topics for your next meeting (t on home)."
ALREADY_COVERED = (
    "This was raised, and you talked about it. To raise it again, open its topic (t on home) "
    "and let it wait."
)


class GuideTools(GuideKeeping):
    """The part of the guide that works on one answer."""

    _older: tuple[Reading, Place, bool] | None = None

    def has_older(self) -> bool:
        """Whether there are answers from older pages; looked up once, as each focus asks for it."""
        reading = self.desk.reading()
        if self._older is None or self._older[0] is not reading or self._older[1] != self.place:
            self._older = reading, self.place, bool(older_answers(reading, self.place))
        return self._older[2]

    def _block(self) -> PromptBlock | None:
        """The prompt one is in, else the only one on the step; says so where there is none."""
        block = self.pane.step.focused_prompt()
        if block is None:
            blocks = list(self.pane.step.prompt_blocks())
            block = blocks[0] if len(blocks) == 1 else None
        if block is None:
            self.notify("Go to a question first: tab moves from field to field.")
        return block

    def action_fold(self) -> None:
        """Unfold why this is asked and an example, or fold them again."""
        block = self._block()
        if block is not None:
            block.fold()

    def action_earlier(self) -> None:
        """Show what this answer says on other devices, or else what it said before."""
        block = self._block()
        if block is None:
            return
        self.leave_fields()
        self.desk.saver.wait(1)
        reading = self.desk.reading()
        column = block.focused_slot().column
        view = prompt_view(reading, block.view.prompt, block.view.place)
        slot = next(slot for slot in view.slots if slot.column is column)
        found = at_field(view, slot, block.field_value(slot), block.basis_of(slot))
        if found is None:
            self._show_earlier(block, view, slot)
        else:
            self._choose(block, view, slot, found)

    def _show_earlier(self, block: PromptBlock, view: PromptView, slot: Slot) -> None:
        """Show what an answer said before and last time, to bring it back."""
        from workbook.ui.screens.versions import VersionsScreen

        earlier = self.desk.workbook.notebook.earlier(slot.key)
        versions = versions_of(view, slot, earlier, self.desk.reading().style)

        def chosen(index: int | None) -> None:
            if index is not None:
                version = versions[index]
                self.desk.workbook.notebook.begin_sitting()
                block.bring_back(slot, version.value, version.basis)

        today = self.desk.workbook.today()
        can_bring_back = self.desk.read_only is None
        self.app.push_screen(
            VersionsScreen(view.text, versions, today, can_bring_back=can_bring_back), chosen
        )

    def _choose(self, block: PromptBlock, view: PromptView, slot: Slot, found: Rivals) -> None:
        """Let the person choose between what several devices wrote."""
        from workbook.ui.screens.rivals import Chosen, RivalsScreen, said_after

        def chosen(choice: Chosen | None) -> None:
            if choice is None:
                return
            answer = found.chosen(choice.value)
            self.desk.workbook.notebook.begin_sitting()
            if answer.key != slot.key:  # it was given where the question stood before
                self.desk.saver.settled(answer)
            block.bring_back(slot, choice.value, answer.basis)
            self.notify(said_after(choice.value))

        screen = RivalsScreen(
            found,
            self.desk.workbook.today(),
            private=view.private,
            can_choose=self.desk.read_only is None,
            earlier=partial(self._show_earlier, block, view, slot),
        )
        self.app.push_screen(screen, chosen)

    def action_then_and_now(self) -> None:
        """Read what was answered to this question at other times."""
        block = self._block()
        if block is None:
            return
        from workbook.ui.looking_back import story_screen

        self.leave_fields()
        self.desk.saver.wait(1)
        screen = story_screen(self.desk, block.view.place, block.view.prompt.local)
        if screen is not None:
            self.app.push_screen(screen)

    def action_editor(self) -> None:
        """Write the answer in one's own editor."""
        block = self._block()
        if block is None:
            return
        slot = block.focused_slot()
        if block.view.prompt.type not in (AnswerType.TEXT, AnswerType.LINE):
            self.notify("The editor is for text: this question is answered here.")
            return
        if not self.may_write():
            return
        from workbook.ui.editor import EditorError, edit_text

        self.leave_fields()
        self.desk.saver.flush()
        before = block.field_value(slot)
        try:
            text = edit_text(
                self.app, before if isinstance(before, str) else "", self.desk.editor()
            )
        except EditorError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if block.view.prompt.type is AnswerType.LINE:
            text = " ".join(text.split())
        self.desk.saver.wait(1)
        self.desk.workbook.notebook.begin_sitting()
        block.bring_back(slot, text, block.basis_of(slot))

    def action_raise_topic(self) -> None:
        """Make a topic for the next meeting out of the question one is in."""
        block = self._block()
        if block is None:
            return
        if not self.may_write():
            return
        self.leave_fields()
        reading = self.desk.reading()
        view = prompt_view(reading, block.view.prompt, block.view.place)
        before = topic_of(reading, view.place, view.text, private=view.private)
        if before is not None:
            self.notify(ALREADY_COVERED if before.covered else ALREADY_RAISED)
            return
        item, records = edits.raised(reading, view, self.desk.workbook.now())
        if not self.desk.saver.act_now(*records):
            return
        if view.private:
            self.desk.open_page("topics", item.id)
            self.app.notify("This answer is private: put the topic in your own words.")
        else:
            self.notify("Raised: it waits among the topics for your next meeting.")

    def action_mark_differing(self) -> None:
        """Say that you two differ in a row of words, or take that back."""
        block = self._block()
        if block is None or not self.may_write():
            return
        self.leave_fields()
        reading = self.desk.reading()
        view = prompt_view(reading, block.view.prompt, block.view.place)
        if not is_by_hand(view.prompt):
            self.notify("Whether you differ here shows by itself, once both of you answered.")
        elif not view.can_be_marked:
            self.notify("First write what both of you say: mine, and my mentor's.")
        else:
            self.desk.saver.settled(edits.marked_differing(reading, view))
            self.desk.changed.publish(None)

    def action_older(self) -> None:
        """Show answers of this page whose question is gone."""
        from workbook.ui.screens.older import OlderScreen

        answers = older_answers(self.desk.reading(), self.place)
        if answers:
            self.app.push_screen(OlderScreen(answers, self.desk.workbook.today()))
        else:
            self.notify("Nothing here is from older pages.")
