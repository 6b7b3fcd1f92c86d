"""A tiny app that holds fields, and remembers what they say."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.pilot import Pilot

import workbook.ui
from tests.ui.shown import screen_text
from tests.ui.styles import parsed_once
from workbook.notebook.records import Value
from workbook.pages.model import AnswerType, Choice, Limit, Prompt
from workbook.ui.widgets.fields.base import Field, Note
from workbook.ui.widgets.fields.registry import make_field

TODAY = date(2026, 11, 22)
"""A Sunday."""

HOSTILE = (
    "[/]",
    "[@click=app.quit]go[/]",
    "[b",
    "👨‍👩‍👧 目标 مرحبا e\u0301",
    "\x1b]52;c;aGk=\x07 \x9b31m \u202eevil",
    "long " * 1000,
    "x" * 5000,
    "a\nb\tc",
)
"""Texts that have ended an app, changed a terminal, or broken a layout."""

PASSED_ON = (
    *(f"ctrl+{letter}" for letter in "nbogts"),
    "f1",
    "f2",
    "escape",
    "alt+n",
    "alt+b",
)
"""Keys that belong to the screen wherever the focus is."""


class FieldsApp(App[None]):
    """Fields one above the other in a scrolling column."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        Path(workbook.ui.__file__).parent / "styles" / "fields.tcss"
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"note_key('{key}')", show=False) for key in PASSED_ON),
        *(Binding(key, f"note_key('{key}')", show=False) for key in ("q", "c", "m")),
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *makers: Callable[[], Field]) -> None:
        super().__init__()
        self.makers = makers
        self.fields: list[Field] = []
        self.said: list[tuple[Any, bool]] = []
        self.entered = 0
        self.keys: list[str] = []

    @asynccontextmanager
    async def run_test(self, **options: Any) -> AsyncIterator[Pilot[None]]:  # noqa: ANN401
        """Run without a terminal, on styles that are parsed once for all of them."""
        with parsed_once():
            async with super().run_test(**options) as pilot:
                yield pilot

    def compose(self) -> ComposeResult:
        """The fields."""
        self.fields = [make() for make in self.makers]
        yield VerticalScroll(*self.fields, can_focus=False)

    def on_field_changed(self, event: Field.Changed) -> None:
        """Remember what was said."""
        self.said.append((event.value, event.settled))

    def on_field_entered(self) -> None:
        """Remember that enter was pressed in a field of one line."""
        self.entered += 1

    def action_note_key(self, key: str) -> None:
        """Remember a key that came through."""
        self.keys.append(key)


def prompt_of(answer_type: AnswerType, **clauses: Value) -> Prompt:
    """A prompt of this type; ``most`` and ``least`` are (count, unit), ``choices`` are labels."""
    most, least = clauses.pop("most", None), clauses.pop("least", None)
    labels: Sequence[str] = clauses.pop("choices", ())
    return Prompt(
        page="page",
        group=None,
        id="asked",
        type=answer_type,
        prompt="What?",
        at_most=Limit(*most) if most else None,
        at_least=Limit(*least) if least else None,
        choices=tuple(Choice(label.split()[0].lower(), label) for label in labels),
        **clauses,
    )


def field_of(answer_type: AnswerType, value: Value = None, **clauses: Value) -> Callable[[], Field]:
    """What makes a field of this type with this value."""
    read_only = clauses.pop("read_only", False)
    prompt = prompt_of(answer_type, **clauses)
    return partial(make_field, prompt, value, today=TODAY, read_only=read_only)


def note_of(field: Field) -> str:
    """What stands in the quiet line under a field."""
    note = field.query_one_optional(Note)
    return str(note.content) if note is not None and note.display else ""


async def wait_for(pilot: Pilot[Any], condition: Callable[[], bool], description: str) -> None:
    """Let the app work until the condition holds."""
    for _ in range(100):
        if condition():
            return
        await pilot.pause()
    raise AssertionError(f"never happened: {description}")


@asynccontextmanager
async def one_field(
    answer_type: AnswerType, value: Value = None, **clauses: Value
) -> AsyncIterator[tuple[FieldsApp, Pilot[None], Field]]:
    """A running app with a single field, which has the focus."""
    size = clauses.pop("size", (80, 24))
    app = FieldsApp(field_of(answer_type, value, **clauses))
    async with app.run_test(size=size) as pilot:
        field = app.fields[0]
        field.focus()
        await pilot.pause()
        yield app, pilot, field


def screen_lines(app: FieldsApp) -> list[str]:
    """What stands on the screen, line by line, blanks at the ends left out."""
    return screen_text(app).split("\n")
