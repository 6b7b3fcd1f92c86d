"""One question with its answer: what is asked, what is there, and what can be done with it."""

from __future__ import annotations

from workbook.journey import edits, values
from workbook.journey.asked import PromptView, Slot, prompt_view
from workbook.journey.documents.plain import plain
from workbook.journey.follows import following
from workbook.journey.then_and_now.model import WHOSE
from workbook.notebook.records import Column, Value
from workbook.pages.model import AnswerType, Choice
from workbook.plain.forms import hint_of, scale_words
from workbook.plain.prose import prose, ticked
from workbook.plain.session import Session

LONGEST = 200
"""Characters of an answer that stand beside its question; .now says all of it."""

ASKED_OF = {
    Column.MINE: "Mine: what do you say?",
    Column.MENTOR: "My mentor's: what do they say?",
    Column.AGREED: "Agreed: what do you two settle on?",
}
"""What each column of a row asks."""

YES_NO = (Choice("yes", "yes"), Choice("no", "no"))


class Question:
    """A prompt, or one column of it, or one statement of it, at one place.

    Attributes:
        session: The sitting.
        column: Whose answer of a ``compare`` row; None elsewhere.
        statement: The statement of a ``rate`` list that is marked; None elsewhere.
    """

    def __init__(
        self,
        session: Session,
        view: PromptView,
        column: Column | None = None,
        statement: Choice | None = None,
    ) -> None:
        self.session = session
        self.column = column
        self.statement = statement
        self._given = view

    @property
    def view(self) -> PromptView:
        """The prompt as it stands now."""
        given = self._given
        return prompt_view(self.session.reading(), given.prompt, given.place, given.shown)

    @property
    def type(self) -> AnswerType:
        """The kind of answer."""
        return self._given.prompt.type

    @property
    def slot(self) -> Slot:
        """Where the answer is kept, with what is there."""
        return next(slot for slot in self.view.slots if slot.column is self.column)

    @property
    def value(self) -> Value:
        """The answer as it stands; of a statement its mark."""
        value = self.slot.value
        if self.statement is None:
            return value
        return value.get(self.statement.id) if isinstance(value, dict) else None

    @property
    def is_answered(self) -> bool:
        """Whether anything is answered."""
        return values.is_answered(self.value)

    # -- answering ---------------------------------------------------------------------------------

    def keep(self, value: Value, *, new_sitting: bool = True) -> bool:
        """Write an answer with all that follows from it; returns whether it is kept.

        Args:
            value: The answer; None takes it away.
            new_sitting: What it replaces stays among the earlier versions.
        """
        session, view = self.session, self.view
        new_sitting = new_sitting and self.is_answered
        reading = session.reading()
        if self.statement is not None:
            marks = self.slot.value if isinstance(self.slot.value, dict) else {}
            value = {i: mark for i, mark in marks.items() if i != self.statement.id} | (
                {self.statement.id: value} if value is not None else {}
            )
        answer = edits.answered(reading, view.prompt, view.place, value, column=self.column)
        follows = following(reading, answer, view.place, session.now)
        return session.keep(answer, *follows, new_sitting=new_sitting)

    # -- saying ------------------------------------------------------------------------------------

    def show(self, *, whole: bool = True) -> None:
        """Say the question and what is there.

        Args:
            whole: Its help and each choice in a line too; else it is known from just before.
        """
        say, view = self.session.say, self.view
        say()
        first = self.column in (None, Column.MINE) and not self._goes_on
        if not whole and first:
            say(prose(view.text))
            self._show_choices(" ")
        if whole:
            needed = view.prompt.required and not self.is_answered
            marks = ("private", view.private), ("needed", needed)
            beside = ", ".join(word for word, holds in marks if holds)
            say(f"{prose(view.text)}{f' ({beside})' if beside else ''}")
            if view.help:
                say(prose(view.help))
            self._show_choices("\n")
        if self.statement is not None:
            say(f"{self._number} of {len(view.choices)}: {plain(self.statement.label)}")
        if self.column is not None:
            say(ASKED_OF[self.column])
            self._show_where_they_stand()
        self.show_value(short=self.type is AnswerType.LIST)
        hint = hint_of(view.prompt, self.choices)
        if hint and whole:
            say(hint)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen."""
        return YES_NO if self.type is AnswerType.YES_NO else self.view.choices

    @property
    def _number(self) -> int:
        ids = [choice.id for choice in self.view.choices]
        return ids.index(self.statement.id) + 1 if self.statement is not None else 0

    @property
    def _goes_on(self) -> bool:
        """Whether a statement before this one said the question already."""
        return self.statement is not None and self._number > 1

    def _show_choices(self, between: str) -> None:
        if self.type in (AnswerType.CHOOSE_ONE, AnswerType.CHOOSE_ANY) and self.view.choices:
            numbered = enumerate(self.view.choices, 1)
            self.session.say(between.join(f"{n}. {plain(choice.label)}" for n, choice in numbered))

    def show_value(self, *, short: bool = False) -> None:
        """Say what is answered, in one line.

        Args:
            short: The answer itself is said elsewhere; only what is odd about it is said here.
        """
        lines = self.words().splitlines()
        if lines and not short:
            first = lines[0] if len(lines[0]) <= LONGEST else f"{lines[0][:LONGEST].rstrip()}…"
            more = f" ({len(lines)} lines; .now says all)" if len(lines) > 1 else ""
            more = more or (" (.now says all)" if first != lines[0] else "")
            self.session.say(f"Now: {first}{more}")
        elif not lines:
            answer = self.slot.answer
            if self.statement is None and answer is not None and values.is_answered(answer.value):
                style = self.session.reading().style
                words = values.words(answer.type, answer.value, answer.labels, style)
                said = values.first_line(words)
                self.session.say(f"“{said}” does not fit here; it is kept until you answer anew.")
        if self.slot.answer is not None and self.slot.answer.others:
            self.session.say("This was written in two places at once; .earlier shows both.")

    def words(self) -> str:
        """The answer in words; "" where nothing is answered."""
        if self.statement is not None:
            return str(self.value) if self.is_answered else ""
        view = self.view
        reading = self.session.reading()
        labels = reading.labels(view.prompt, view.place)
        shown = {i: plain(label) for i, label in labels.items()}
        said = values.words(view.prompt.type, self.value, shown, reading.style)
        return ticked(said) if self.type is AnswerType.LIST else said

    def _show_where_they_stand(self) -> None:
        """At what two people agree on: whether they differ, and what can be done about it."""
        view, said = self.view, self.session.say
        if self.column is not Column.AGREED or self.is_answered:
            return
        if view.differs:
            raised = "It is raised already." if view.raised else ".raise makes it a topic."
            said(f"You differ. {raised}")
        elif view.can_be_marked:
            said("If you differ here, say so with .differ.")
        if any(values.is_answered(slot.value) for slot in view.slots[:2]):
            said(".mine or .theirs agrees on what one of you says.")

    def show_difference(self) -> None:
        """Say that what was just agreed on settles a row in which the two differed."""
        view = self.view
        if self.column is Column.AGREED and view.differs and self.is_answered:
            self.session.say("You differed, and agreed.")

    def explain(self, *, why: bool = True, example: bool = True) -> None:
        """Say why it is asked, an example, where it comes from."""
        prompt = self._given.prompt
        parts = [
            ("Why", prompt.why if why else None),
            ("Example", prompt.example if example else None),
            ("Source", prompt.source if why else None),
        ]
        told = [(name, text) for name, text in parts if text]
        for name, text in told:
            filled = self.session.reading().fill(text, self._given.place).text
            self.session.say(f"{name}: {prose(filled)}")
        if not told:
            self.session.say("Nothing more is said about this question.")
        if prompt.type is AnswerType.RATE:
            self.session.say(scale_words(prompt))

    def whose(self) -> str:
        """Whose column it is, or ""."""
        return WHOSE.get(self.column, "") if self.column is not None else ""
