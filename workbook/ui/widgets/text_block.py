"""Something to read on a page: prose, or a single answer from elsewhere."""

from __future__ import annotations

from textual.content import Content

from workbook.journey.views import AnswerView, ElementView, ProseView
from workbook.ui.prose import inline, prose
from workbook.ui.widgets.drawn_once import Text
from workbook.ui.widgets.lock import LOCK
from workbook.ui.widgets.saying import say


class TextBlock(Text):
    """Prose, or an answer, as one text."""

    def __init__(self, view: ElementView) -> None:
        super().__init__(_text(view))

    def show(self, view: ElementView) -> None:
        """Show it as it stands now."""
        say(self, _text(view))


def _text(view: ElementView) -> Content:
    if isinstance(view, ProseView):
        title = Content.styled(inline(view.title).plain, "bold") if view.title else None
        parts = [part for part in (title, prose(view.text)) if part is not None and part.plain]
        return Content("\n").join(parts)
    if isinstance(view, AnswerView):
        heading = f"{view.title}\n" if view.title else ""
        lock = f"  {LOCK}" if view.private else ""
        text = view.text or "Nothing is written there yet."
        return Content.assemble((heading, "bold"), (text, "" if view.text else "$text-muted"), lock)
    return Content("")
