"""What ctrl+p finds: every page, command, meeting, goal and mentor."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen

from workbook.journey.mentorships import active, mentor_name
from workbook.journey.place import Place
from workbook.pages import needs
from workbook.ui.backing_up import back_up_now, open_backups
from workbook.ui.choosing import ask_colours
from workbook.ui.commands import COMMANDS, Command, Where
from workbook.ui.looking_back import open_then_and_now, open_trends
from workbook.ui.palette_finds import Find, finds, fitting
from workbook.ui.prose import inline
from workbook.ui.widgets.rows import one_line

if TYPE_CHECKING:
    from workbook.ui.app import WorkbookApp


ALSO = {
    needs.ACTIONS.partition("/")[0]: "What was promised: tasks, to-dos, next steps",
    needs.TOPICS.partition("/")[0]: "What you want to raise: questions, ideas, wins",
    needs.FEEDBACK.partition("/")[0]: "What you were told about your work: advice",
    needs.MEETINGS.partition("/")[0]: "All meetings: dates, calendar, appointments",
    needs.GOALS.partition("/")[0]: "What you want to reach: aims, plans, checkpoints",
    needs.PREP: "Prepare the next meeting: agenda",
    needs.NOTES: "What is said in a meeting: minutes",
    needs.REFLECTION: "Look back on one meeting",
    needs.REVIEW: "Look back on a month or a quarter, and write an update",
}
"""What else people call a page that the workbook knows by name; it is found by these words too."""

BY_WORDS = 0.1
"""The rank of what is found by other words than its name: after all that has the name."""

STREWN = 0.01
"""The rank of a name that only has the letters somewhere: after all that has the words."""


class PaletteProvider(Provider):
    """Hands the app's commands to the palette, each title as plain text.

    Textual's own provider reads titles as markup, and a mentor may be called ``[/]``.
    """

    _known: tuple[Find, ...] | None = None

    async def discover(self) -> Hits:
        """Everything, while nothing is typed."""
        for title, words, callback, _ in self._commands():
            yield DiscoveryHit(Content(title), callback, text=title, help=words)

    async def search(self, query: str) -> Hits:
        """What fits the words that are typed."""
        matcher = self.matcher(query)
        for title, words, callback, _ in self._commands():
            score = matcher.match(title)
            if query.casefold() not in title.casefold() and not _by_words(query, title):
                score = _by_words(query, words) or min(score, STREWN)
            if score > 0:
                shown = Content(title) if "[" in title else matcher.highlight(title)
                yield Hit(score, shown, callback, text=title, help=words)
        for number, find in enumerate(fitting(self._finds(), query, app_of(self).workbook.today())):
            rank = BY_WORDS / (2 + number)  # in the order in which they come
            # Textual reads a help as markup, and what is said here are somebody's own words.
            words_below = Content.styled(find.words, "not bold $text-muted")
            both = Content("\n").join((Content(find.title), words_below))
            yield Hit(rank, both, find.open, text=find.title)

    def _finds(self) -> tuple[Find, ...]:
        """The meetings, goals and mentors; looked up once, while the palette is open."""
        if self._known is None:
            self._known = finds(app_of(self))
        return self._known

    def _commands(self) -> list[SystemCommand]:
        """By title, so that a list that is only looked through is in an order one knows."""
        commands = self.app.get_system_commands(self.screen)
        return sorted(commands, key=lambda command: command.title.casefold())


def app_of(provider: Provider) -> WorkbookApp:
    """The app that a provider finds things in."""
    return cast("WorkbookApp", provider.app)


def _by_words(query: str, words: str) -> float:
    """The rank of a command by what else is said of it: each word typed begins one of those."""
    typed = query.casefold().split()
    said = words.casefold().replace(":", " ").replace(",", " ").split()
    found = all(any(word.startswith(one) for word in said) for one in typed)
    return BY_WORDS if typed and found else 0


def system_commands(app: WorkbookApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """Everything that can be done from a screen, by name."""
    yield from _pages(app)
    yield from _places(app)
    yield from _keeping(app)
    yield from _mentors(app)
    yield from _here(app, screen)
    yield from _choosing(app)


def _pages(app: WorkbookApp) -> Iterator[SystemCommand]:
    """Every page."""
    reading = app.desk.reading()
    for page in reading.pack.pages.values():
        title = reading.fill(page.title, Place(page, 0, app.mentorship)).text
        yield SystemCommand(
            f"Open {one_line(inline(title).plain)}",
            ALSO.get(page.id, "Open this page"),
            lambda page_id=page.id: app.open_page(page_id),
        )


def _places(app: WorkbookApp) -> Iterator[SystemCommand]:
    """Home, and the ways to what was."""
    yield SystemCommand("Home", "Go home", app.go_home)
    yield SystemCommand(
        "What you wrote",
        "Look back: a review of everything, newest first; your journal, your history",
        app.action_review,
    )
    yield SystemCommand(
        "Trends",
        "See what changed over time: confidence, marks, charts, progress",
        partial(open_trends, app),
    )
    yield SystemCommand(
        "Then and now",
        "Read what you said then beside what you say now: compare, before and after",
        partial(open_then_and_now, app),
    )
    yield SystemCommand(
        "Export everything …",
        "Write all pages into a folder: take it along, save a copy, JSON, Markdown",
        partial(_export, app),
    )
    yield SystemCommand(
        "Which version",
        "Choose between the versions of an answer that was written in two places",
        app.action_choose_version,
    )


def _keeping(app: WorkbookApp) -> Iterator[SystemCommand]:
    """Backups, where some are made."""
    if app.workbook.backups is not None:
        yield SystemCommand(
            "Back up now", "Make a copy of everything you wrote", partial(back_up_now, app)
        )
        yield SystemCommand(
            "Restore from a backup …",
            "Go back to how everything was; you see first what would change",
            partial(open_backups, app),
        )


def _mentors(app: WorkbookApp) -> Iterator[SystemCommand]:
    """The other mentors."""
    reading = app.desk.reading()
    mentorships = active(reading)
    for mentorship in mentorships if len(mentorships) > 1 else ():
        if mentorship.id != app.mentorship:
            yield SystemCommand(
                f"With {one_line(mentor_name(reading, mentorship.id))}",
                "Switch to this mentor",
                lambda number=mentorship.id: app.switch_to(number),
            )


def _here(app: WorkbookApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """What has a key on this screen."""
    for command in COMMANDS:
        target = _target(app, screen, command.where)
        if command.palette and target is not None and hasattr(target, f"action_{command.action}"):
            title = command.label.capitalize()
            words = f"{command.help} · {_key(app, command)}"
            yield SystemCommand(title, words, getattr(target, f"action_{command.action}"))


def _choosing(app: WorkbookApp) -> Iterator[SystemCommand]:
    """The settings, and the tour."""
    yield SystemCommand(
        "Settings",
        "Choose colours, keys, how days are shown, folders, your editor: preferences, options",
        app.action_settings,
    )
    yield SystemCommand(
        "Show me around",
        "A short tour of the workbook: begin, learn, introduction",
        partial(_tour, app),
    )
    yield SystemCommand("Colours", "Choose the colours of the workbook", partial(ask_colours, app))


def _key(app: WorkbookApp, command: Command) -> str:
    """The key of a command as it is now."""
    if command.id not in app.changed_keys:
        return command.key_words
    from workbook.ui.keys import key_words

    return key_words(app.changed_keys[command.id])


def _tour(app: WorkbookApp) -> None:
    """Show someone around."""
    from workbook.ui.tour import begin_tour

    begin_tour(app)


def _export(app: WorkbookApp) -> None:
    """Write everything into a folder; what does it is imported when it is first asked for."""
    from workbook.ui.exporting import open_export

    open_export(app)


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
