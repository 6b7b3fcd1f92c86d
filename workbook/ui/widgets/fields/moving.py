"""Keys that lead from field to field, taken before the field sees them.

Textual hands a key to the widget that has the focus and goes on to the next key at once; a tab that
is only understood there comes too late for what was typed right after it.  These bindings are the
screen's and have priority, so that type-ahead lands where it is meant.
"""

from __future__ import annotations

from textual.binding import Binding, BindingType
from textual.widget import Widget

from workbook.ui.widgets.catch_line import CatchLine
from workbook.ui.widgets.fields.entry import Entry
from workbook.ui.widgets.fields.line import LineField

FIELD_BINDINGS: list[BindingType] = [
    Binding("tab", "next_field", "next field", show=False, priority=True),
    Binding("shift+tab", "previous_field", "field before", show=False, priority=True),
    Binding("enter", "enter_field", "next field", show=False, priority=True),
]
"""For screens that have the three actions; ``enter_field`` only where ``is_one_line`` says so."""


def is_one_line(focused: Widget | None) -> bool:
    """Whether enter has nothing to do in the widget but to go on: a field of one line."""
    if isinstance(focused, CatchLine):
        return True
    return isinstance(focused, Entry) and isinstance(focused.parent, LineField)
