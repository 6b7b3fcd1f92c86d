"""A line at the foot of a screen in which something is asked in passing."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from workbook.notebook.clean import clean
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.rows import one_line


class Asked(Struct, frozen=True):
    """One thing that is asked.

    Attributes:
        question: The question.
        about: What it is about, such as the words of an action; "" where that is plain.
        keep: Takes what was typed, once that is finished; it may be empty.
        change: Takes what is typed with every key, or None.
        draft: Keeps what is typed with every key, so that it outlives the program, or None.
        meaning: Says what is understood of what is typed, or None.
        hint: An example, shown while the line is empty.
        before: What the line says already.
        waits: A line that is left is no answer yet: its draft waits until it is asked again.
    """

    question: str
    keep: Callable[[str], None]
    about: str = ""
    change: Callable[[str], None] | None = None
    draft: Callable[[str], None] | None = None
    meaning: Callable[[str], str] | None = None
    hint: str = ""
    before: str = ""
    waits: bool = False


class AskLine(Vertical):
    """The question, the line, and what is understood of it; out of sight while nothing is asked."""

    class Closed(Message):
        """What was asked is answered, or was left."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self.entry = Entry()
        self.display = False

    def compose(self) -> ComposeResult:
        """The three parts."""
        yield Static(id="ask-question")
        yield self.entry
        yield Static(id="ask-meaning")

    @property
    def asked(self) -> Asked | None:
        """What is asked now, or None."""
        return self._asked

    @property
    def text(self) -> str:
        """What is typed, on one line."""
        return one_line(clean(self.entry.value))

    def ask(self, asked: Asked) -> None:
        """Ask; every key from now on is typed into the line."""
        self._asked = asked
        self.display = True
        self.query_one("#ask-question", Static).update(
            Content.assemble(
                (one_line(asked.question), "bold"), (f"  {one_line(asked.about)}", "$text-muted")
            )
        )
        with self.prevent(Input.Changed):
            self.entry.placeholder = one_line(asked.hint)
            self.entry.show(asked.before)
        self.entry.cursor_position = len(self.entry.value)
        self._say_meaning()
        self.screen.set_focus(self.entry)

    def close(self) -> str:
        """Ask no more.

        Returns:
            What was typed.
        """
        text, self._asked = self.text, None
        self.display = False
        self.post_message(self.Closed())
        return text

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood."""
        event.stop()
        self._say_meaning()
        for take in (self._asked.change, self._asked.draft) if self._asked is not None else ():
            if take is not None:
                take(self.text)

    def _say_meaning(self) -> None:
        says = self._asked.meaning if self._asked is not None else None
        words = says(self.text) if says is not None else ""
        meaning = self.query_one("#ask-meaning", Static)
        meaning.update(Content(one_line(words)))
        meaning.display = bool(words)
