"""Whether the letters that mean something everywhere mean it here, or belong to who is writing.

They are asked for with every screen that opens, so nothing is imported for them.
"""

from __future__ import annotations

from textual.screen import ModalScreen, Screen

from workbook.ui.command import Where


def may_capture(screen: Screen[object], *, writing: bool) -> bool:
    """Whether the key for it catches something here, or belongs to whoever is writing.

    Args:
        screen: The screen in front.
        writing: The key is the one that also works where letters are words.
    """
    if isinstance(screen, ModalScreen) or not getattr(screen, "may_capture", True):
        return False
    focused = screen.focused
    if focused is None:  # a letter that came before its field
        return bool(getattr(screen, "is_ready", True))
    return writing or not focused.check_consume_key("c", "c")


def may_search(screen: Screen[object]) -> bool:
    """Whether the key for it looks for words in everything here, or means something else.

    In a text it is a sign like any other, and the lists of what is kept narrow themselves with it.
    """
    if isinstance(screen, ModalScreen):
        return False
    if {Where.KEPT, Where.REVIEW} & set(getattr(screen, "WHERE", ())):
        return False
    focused = screen.focused
    return focused is not None and not focused.check_consume_key("slash", "/")
