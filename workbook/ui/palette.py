"""What ctrl+p finds: every page, every command, every mentor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen

from workbook.journey.mentorships import active, mentor_name
from workbook.journey.place import Place
from workbook.ui.commands import COMMANDS, Where
from workbook.ui.looking_back import open_then_and_now, open_trends
from workbook.ui.prose import inline
from workbook.ui.widgets.rows import one_line

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp


class PaletteProvider(Provider):
    """Hands the app's commands to the palette, each title as plain text.

    Textual's own provider reads titles as markup, and a mentor may be called ``[/]``.
    """

    async def discover(self) -> Hits:
        """Everything, while nothing is typed."""
        for title, words, callback, _ in self._commands():
            yield DiscoveryHit(Content(title), callback, text=title, help=words)

    async def search(self, query: str) -> Hits:
        """What fits the words that are typed."""
        matcher = self.matcher(query)
        for title, words, callback, _ in self._commands():
            score = matcher.match(title)
            if score > 0:
                shown = Content(title) if "[" in title else matcher.highlight(title)
                yield Hit(score, shown, callback, text=title, help=words)

    def _commands(self) -> list[SystemCommand]:
        """By title, so that a list that is only looked through is in an order one knows."""
        commands = self.app.get_system_commands(self.screen)
        return sorted(commands, key=lambda command: command.title.casefold())


def system_commands(app: WorkbookApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """Everything that can be done from a screen, by name."""
    reading = app.desk.reading()
    for page in reading.pack.pages.values():
        title = reading.fill(page.title, Place(page, 0, app.mentorship)).text
        yield SystemCommand(
            f"Open {one_line(inline(title).plain)}",
            "Open this page",
            lambda page_id=page.id: app.open_page(page_id),
        )
    yield SystemCommand("Home", "Go home", app.go_home)
    yield SystemCommand("Trends", "See what changed over time", partial(open_trends, app))
    yield SystemCommand(
        "Then and now",
        "Read what you said then beside what you say now",
        partial(open_then_and_now, app),
    )
    mentorships = active(reading)
    for mentorship in mentorships if len(mentorships) > 1 else ():
        if mentorship.id != app.mentorship:
            yield SystemCommand(
                f"With {one_line(mentor_name(reading, mentorship.id))}",
                "Switch to this mentor",
                lambda number=mentorship.id: app.switch_to(number),
            )
    for command in COMMANDS:
        target = _target(app, screen, command.where)
        if command.palette and target is not None and hasattr(target, f"action_{command.action}"):
            title = command.label.capitalize()
            yield SystemCommand(title, command.help, getattr(target, f"action_{command.action}"))
    yield SystemCommand("Colours", "Choose the colours of the workbook", app.action_change_theme)


def _target(app: WorkbookApp, screen: Screen[object], where: Where) -> DOMNode | None:
    """What carries out the commands of a kind of screen, if it is open."""
    from workbook.ui.screens.guide import GuideScreen
    from workbook.ui.screens.home import HomeScreen

    if where is Where.EVERYWHERE:
        return app
    if where is Where.GUIDE and isinstance(screen, GuideScreen):
        return screen
    if where is Where.HOME and isinstance(screen, HomeScreen):
        return screen
    return screen if where in getattr(screen, "WHERE", ()) else None
