"""Fields to choose one or any of several choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from workbook.journey.typed import NOT_OFFERED, OTHER
from workbook.notebook.records import Column, Value
from workbook.pages.model import Choice, Prompt
from workbook.ui.widgets.fields.base import Field
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.fields.rows import GUTTER, FieldRows, in_two_lines, one_line


class ChoiceRows(FieldRows):
    """The choices as rows, each with a mark that says whether it is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "pick", "choose"),
        *(Binding(str(n), f"number({n - 1})", f"choice {n}", show=False) for n in range(1, 10)),
    ]

    def __init__(self, marks: str, *, read_only: bool) -> None:
        super().__init__(read_only=read_only)
        self.marks = marks
        self.labels: Sequence[str] = ()
        self.chosen: frozenset[int] = frozenset()
        self.gone: frozenset[int] = frozenset()

    @property
    def count(self) -> int:
        """One row for each choice."""
        return len(self.labels)

    @property
    def empty(self) -> str:
        """Choices that are items of a group may not be there yet."""
        return "Nothing to choose from yet"

    def row(self, index: int, width: int, spot: int | None) -> Sequence[Content]:
        """The mark and the choice, those that are gone said to be no longer offered."""
        del spot
        chosen = index in self.chosen
        style = "chosen" if chosen else "quiet" if self.read_only else "label"
        text = (
            Content(self.labels[index])
            if style == "label"
            else self.part(style, self.labels[index])
        )
        if index in self.gone:
            text += self.part("quiet", f"  {NOT_OFFERED}")
        mark = self.part("chosen" if chosen else "mark", self.marks[chosen])
        return self.wrapped(mark + " ", text, width)

    def action_number(self, row: int) -> None:
        """Choose by number; a digit beyond the last choice does nothing."""
        if row < self.count:
            self.cursor = row
            self.action_pick()

    def action_pick(self) -> None:
        """Choose the row the cursor is on."""
        if self.count:
            self.post_message(self.Picked(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Choose what is clicked."""
        row = self.row_at(event)
        if row is not None and not self.read_only:
            self.cursor = row
            self.action_pick()


class ChoicesField(Field):
    """Any of several choices, and with ``or other`` one in the person's own words."""

    MARKS: ClassVar[str] = "□■"

    def __init__(
        self,
        prompt: Prompt,
        value: Value = None,
        *,
        today: date,
        choices: Sequence[Choice] | None = None,
        labels: Mapping[str, str] | None = None,
        column: Column | None = None,
        read_only: bool = False,
        id: str | None = None,  # noqa: A002 - the name that every widget uses
    ) -> None:
        self.offered = tuple(prompt.choices if choices is None else choices)
        self.known = dict(labels or {})
        super().__init__(prompt, value, today=today, column=column, read_only=read_only, id=id)

    def set_parts(self) -> None:
        """The rows, and an entry for words of one's own."""
        self.rows = ChoiceRows(self.MARKS, read_only=self.read_only)
        self.entry = Entry("in your own words", classes="-other")
        self.entry.disabled = self.read_only
        self._ids: list[str] = []
        self._chosen: list[str] = []
        self._other = False

    def compose(self) -> ComposeResult:
        """The entry comes once "something else" is chosen: it costs as much as all else."""
        yield self.rows
        if self._other:
            yield self.entry

    def write(self, value: Value) -> None:
        """Mark what is chosen; choices that are gone keep a row of their own."""
        parts = value if isinstance(value, list) else [] if value is None else [value]
        self._chosen = [part for part in parts if isinstance(part, str)]
        own = [part["other"] for part in parts if isinstance(part, dict)]
        self._other = bool(own)
        self.entry.show(own[0] if own else "")
        ids = [choice.id for choice in self.offered]
        gone = [part for part in dict.fromkeys(self._chosen) if part not in ids]
        other = [""] if self.prompt.or_other or own else []
        self._ids = [*ids, *gone, *other]
        self.rows.gone = frozenset(range(len(ids), len(ids) + len(gone)))
        self.rows.labels = [
            *(one_line(choice.label) for choice in self.offered),
            *(one_line(self.known.get(part, part)) for part in gone),
            *(OTHER for _ in other),
        ]
        self._mark()

    def read(self) -> Value:
        """The ids chosen, in the order of the choices, and the words at the end."""
        chosen = [part for part in self._ids if part and part in self._chosen]
        own = [{"other": self.entry.value}] if self._other and self.entry.value.strip() else []
        return [*chosen, *own] or None

    @property
    def focus_part(self) -> Widget:
        """The rows."""
        return self.rows

    @property
    def least_width(self) -> int:
        """No choice takes more than two lines, and no word is broken."""
        widest = max(map(in_two_lines, self.rows.labels), default=0)
        return GUTTER + Content(self.MARKS[0]).cell_length + 1 + widest

    def pick(self, row: int) -> None:
        """Choose a row, or take it back."""
        part = self._ids[row]
        if not part:
            self._other = not self._other
        elif part in self._chosen:
            self._chosen.remove(part)
        else:
            self._chosen.append(part)

    def _mark(self) -> None:
        """Bring the rows and the entry in line with what is chosen."""
        self.rows.chosen = frozenset(
            row
            for row, part in enumerate(self._ids)
            if (part in self._chosen if part else self._other)
        )
        if self._other and self.rows.is_attached and not self.entry.is_attached:
            self.mount(self.entry, after=self.rows)
        self.entry.display = self._other
        self.rows.redraw()

    @on(FieldRows.Picked)
    def _picked(self, event: FieldRows.Picked) -> None:
        event.stop()
        self.pick(event.row)
        self._mark()
        self.edited(settled=True)
        if self._other and not self._ids[event.row]:
            self.entry.focus()


class ChoiceField(ChoicesField):
    """One of several choices; choosing it again takes it back."""

    MARKS: ClassVar[str] = "○●"

    def read(self) -> Value:
        """The id chosen, or the words."""
        chosen = super().read()
        return chosen[0] if chosen else None

    def pick(self, row: int) -> None:
        """Choose a row instead of any other, or take it back."""
        again = row in self.rows.chosen
        self._chosen = [] if again else [part for part in (self._ids[row],) if part]
        self._other = not again and not self._ids[row]
