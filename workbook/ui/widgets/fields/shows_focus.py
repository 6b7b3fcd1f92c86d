"""How a text shows that one is in it, without all its styles being worked out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from textual.widget import Widget

    Base = Widget
else:
    Base = object

RULES = ("border_left", "background")
"""What of its styles is another one while one is in it."""


class ShowsFocus(Base):
    """The part of a text that has the styles of one of its parts while one is in it.

    Textual would find out for each of its parts which styles it has now, as often as the focus comes
    or goes.

    Attributes:
        HERE: The part whose frame and ground it has while one is in it.
    """

    HERE: ClassVar[str]

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Show whether one is in it."""
        self.show_focus()

    def notify_style_update(self) -> None:
        """Another theme: all its styles are there anew after this."""
        super().notify_style_update()
        if self.has_focus:
            self.call_next(self.show_focus)

    def show_focus(self) -> None:
        """Take the frame and the ground for one who is in it, or for nobody; it draws itself then."""
        here = self.get_component_styles(self.HERE)
        for rule in RULES:
            if self.has_focus:
                self.styles.set_rule(rule, here.get_rule(rule))
            else:
                self.styles.clear_rule(rule)
