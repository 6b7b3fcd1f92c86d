"""The words by which everything is reached, in their order, with what each leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from workbook.errors import WorkbookError
from workbook.journey.documents.plain import plain
from workbook.journey.home import path_rows
from workbook.journey.kept.kinds import KINDS
from workbook.pages import needs
from workbook.plain.capture import capture
from workbook.plain.keeping import go_back_to_one, make_backup, take_along
from workbook.plain.kept import show_kept
from workbook.plain.looking_back import show_then_and_now, show_trends
from workbook.plain.meetings import show_meetings
from workbook.plain.mentorships import show_mentorships
from workbook.plain.pages import open_page
from workbook.plain.prose import spoken
from workbook.plain.review import show_review
from workbook.plain.rivals import choose_all
from workbook.plain.sending import choose_document
from workbook.plain.session import Session, Stopped
from workbook.plain.settings import show_settings

Alone = Callable[[Session], None]
"""Goes to a place that wants nothing more said."""

WithWords = Callable[[Session, str], None]
"""Goes to a place with the words that were typed behind the one that leads there."""


class Word(Struct, frozen=True):
    """A word of the menu.

    Attributes:
        name: The word.
        about: What it leads to, in a few words.
        page: Id of the page that it opens; "" for none.
    """

    name: str
    about: str
    page: str = ""


ROWS: tuple[tuple[str, tuple[Word, ...]], ...] = (
    (
        "A meeting",
        (
            Word("prep", "prepare the next meeting", needs.PREP),
            Word("notes", "take notes of a meeting", needs.NOTES),
            Word("reflect", "look back on the last meeting", needs.REFLECTION),
            Word("meetings", "all meetings: plan one, move one, say that it happened"),
        ),
    ),
    (
        "What you keep",
        (
            Word("actions", "what you two promised", needs.ACTIONS.partition("/")[0]),
            Word("topics", "what you want to raise", needs.TOPICS.partition("/")[0]),
            Word("feedback", "what you were told", needs.FEEDBACK.partition("/")[0]),
            Word("goals", "your goals and their checkpoints", needs.GOALS.partition("/")[0]),
        ),
    ),
    (
        "At any moment",
        (
            Word("capture", "catch a thought for the next meeting: capture w: it went well"),
            Word("review", "all you wrote, newest first; review planning looks for words"),
            Word("then", "what you said then, beside what you say now"),
            Word("trends", "what changed over time"),
        ),
    ),
    (
        "The rest",
        (
            Word("pages", "every page, with how far it is"),
            Word("show", "what leaves: the agenda, the agreement and others, to send or to write"),
            Word("mentors", "go to another mentor, or begin with a new one"),
            Word("versions", "choose where an answer was written in two places at once"),
        ),
    ),
    (
        "The workbook itself",
        (
            Word("settings", "how days are said, your editor, folders"),
            Word("backup", "make a backup now"),
            Word("restore", "go back to a backup, with a look before"),
            Word("export", "write everything into a folder, to keep"),
            Word("where", "where everything is kept"),
            Word("doctor", "look everything over: what is wrong, and what to do"),
        ),
    ),
    ("Leaving", (Word("stop", "everything is kept"),)),
)
"""The words of the menu, in its lines."""

WORDS = tuple(word for _, words in ROWS for word in words)
"""The same in the order of their numbers."""

NUMBERS: Mapping[str, int] = MappingProxyType({one.name: n for n, one in enumerate(WORDS, 1)})
"""The number of each word."""


def show_pages(session: Session) -> None:
    """All pages by number with how far each is; a number goes through one.

    Raises:
        Ended: There are no more lines.
    """
    reading = session.reading()
    pages = list(reading.pack.pages.values())
    far = {row.page: row.words for row in path_rows(reading, session.mentorship, session.today)}
    for number, page in enumerate(pages, 1):
        words = far.get(page.id, "")
        session.say(f"{number}. {plain(page.title)}{f': {spoken(words)}' if words else ''}")
    try:
        while said := session.ask("A number goes through one; an empty line goes back."):
            if said.isdecimal() and 1 <= int(said) <= len(pages):
                open_page(session, pages[int(said) - 1].id)
                return
            if not said.isdecimal() and go_to(session, said):
                return
            session.say(f"A number from 1 to {len(pages)}, or the title of a page.")
    except Stopped:
        return


SHOWS: Mapping[str, Alone] = MappingProxyType(
    {
        "then": show_then_and_now,
        "trends": show_trends,
        "mentors": show_mentorships,
        "versions": choose_all,
        "meetings": show_meetings,
        "pages": show_pages,
        "settings": show_settings,
        "backup": make_backup,
        "restore": go_back_to_one,
    }
)
"""What is shown by its word alone."""

TAKES_WORDS: Mapping[str, WithWords] = MappingProxyType(
    {
        **dict.fromkeys(("review", "search", "find"), show_review),
        "capture": capture,
        "show": choose_document,
        "export": take_along,
    }
)
"""What may have more words behind its own."""


def meant(word: str) -> str:
    """A word of the menu by its number, else the word itself."""
    if word.isdecimal() and 1 <= int(word) <= len(WORDS):
        return WORDS[int(word) - 1].name
    return word.casefold()


def go_to(session: Session, line: str) -> bool:
    """Go where a word leads: one of the menu, or a page by its id or title.

    Returns:
        Whether there is such a place.

    Raises:
        Ended: There are no more lines.
    """
    first, _, rest = line.partition(" ")
    word = meant(first)
    try:
        if word in TAKES_WORDS:
            TAKES_WORDS[word](session, rest)
            return True
        if not rest and word in SHOWS:
            SHOWS[word](session)
            return True
    except Stopped:
        return True
    if not rest and word in session.around.reports:
        _report(session, word)
        return True
    page = page_named(session, line if rest else word)
    if page is None:
        return False
    if page in KINDS:
        show_kept(session, page)
    else:
        open_page(session, page)
    return True


def _report(session: Session, word: str) -> None:
    """Tell something about the workbook as a whole."""
    session.say()
    try:
        session.say(session.around.reports[word]())
    except WorkbookError as error:
        session.say(str(error))


def page_named(session: Session, word: str) -> str | None:
    """The id of the page that a word of the menu, an id or a title means; None for none."""
    pages = session.reading().pack.pages.values()
    names = {name.casefold(): p.id for p in pages for name in (plain(p.title), p.id)}
    of_the_menu = next((one.page for one in WORDS if one.name == word and one.page), word)
    return names.get(of_the_menu.casefold())
