"""What is next, and the words by which everything else is reached."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from workbook.journey.documents.plain import plain
from workbook.journey.home import HomeView, home_view
from workbook.journey.kept.kinds import KINDS
from workbook.journey.rivals import waiting, waiting_words
from workbook.pages import needs
from workbook.plain.beginning import begin
from workbook.plain.capture import capture
from workbook.plain.commands import Command
from workbook.plain.earlier import choose_all
from workbook.plain.kept import show_kept
from workbook.plain.looking_back import show_then_and_now, show_trends
from workbook.plain.meetings import show_meeting, show_meetings
from workbook.plain.mentorships import show_mentorships
from workbook.plain.pages import open_page
from workbook.plain.review import show_review
from workbook.plain.sending import choose_document
from workbook.plain.session import Session, Stopped

MEETINGS = needs.MEETINGS.partition("/")[0]

ROWS = (
    (("prep", "notes", "reflect"), "one meeting: before, while and after"),
    (("meetings", "actions", "topics", "feedback", "goals"), "what is kept"),
    (("capture", "review", "then", "trends"), "catch a thought; look back"),
    (("pages", "show", "mentors", "versions", "stop"), "the rest"),
)
"""The words of the menu, in its lines, and what each line is about."""

WORDS = tuple(word for words, _ in ROWS for word in words)
"""The same in the order of their numbers."""

PAGES: Mapping[str, str] = MappingProxyType({"reflect": needs.REFLECTION})
"""The pages that go by another word than their id."""

SHOWS: Mapping[str, Callable[[Session], None]] = MappingProxyType(
    {
        "then": show_then_and_now,
        "trends": show_trends,
        "mentors": show_mentorships,
        "versions": choose_all,
        "meetings": show_meetings,
    }
)
"""What is shown by its word alone."""


def menu(session: Session) -> None:
    """Say what is next, and do what is asked for, until one leaves.

    Raises:
        Ended: There are no more lines.
    """
    if session.mentorship is None and not begin(session):
        return
    whole = True
    while True:
        _say_next(session)
        if whole:
            _say_words(session)
            whole = False
        session.say("An empty line does what is next; a word or its number anything else.")
        said = session.read()
        if isinstance(said, Command):
            if said.name in ("stop", "back"):
                return
            whole = True
            continue
        line = " ".join(said.split())
        word = _meant(line.partition(" ")[0])
        if word in ("stop", "quit", "leave", "exit", "bye"):
            return
        if word in ("menu", "help", "?"):
            whole = True
        elif not line:
            _do_next(session)
        elif not go_to(session, line):
            session.say(_unknown(session, line))


def _meant(word: str) -> str:
    """A word of the menu by its number, else the word itself."""
    if word.isdecimal() and 1 <= int(word) <= len(WORDS):
        return WORDS[int(word) - 1]
    return word.casefold()


def go_to(session: Session, line: str) -> bool:
    """Go where a word leads: one of the menu, or a page by its id or title.

    Returns:
        Whether there is such a place.

    Raises:
        Ended: There are no more lines.
    """
    first, _, rest = line.partition(" ")
    word = _meant(first)
    if word in ("search", "review", "find"):
        show_review(session, rest)
        return True
    if word in ("capture", "show"):
        try:
            (capture if word == "capture" else choose_document)(session, rest)
        except Stopped:
            return True
        return True
    if word == "pages":
        _show_pages(session)
        return True
    if not rest and word in SHOWS:
        SHOWS[word](session)
        return True
    page = _page(session, line if rest else word)
    if page is None:
        return False
    if page in KINDS:
        show_kept(session, page)
    else:
        open_page(session, page)
    return True


def _page(session: Session, word: str) -> str | None:
    pages = session.reading().pack.pages.values()
    names = {name.casefold(): p.id for p in pages for name in (plain(p.title), p.id)}
    return names.get(PAGES.get(word, word).casefold())


def _show_pages(session: Session) -> None:
    """All pages by number; a number goes through one."""
    pages = list(session.reading().pack.pages.values())
    for number, page in enumerate(pages, 1):
        session.say(f"{number}. {plain(page.title)} ({page.id})")
    try:
        said = session.ask("A number goes through one; an empty line goes back.")
    except Stopped:
        return
    if said.isdecimal() and 1 <= int(said) <= len(pages):
        open_page(session, pages[int(said) - 1].id)
    elif said and not go_to(session, said):
        session.say(_unknown(session, said))


def _unknown(session: Session, line: str) -> str:
    words = (*WORDS, *session.reading().pack.pages)
    near = difflib.get_close_matches(line.casefold(), words, 1)
    if near:
        return f"There is no “{line}”. Did you mean {near[0]}?"
    return f"There is no “{line}”; help says which words there are."


# -- what is next --------------------------------------------------------------------------------------


def _home(session: Session) -> HomeView | None:
    if session.mentorship is None:
        return None
    return home_view(session.reading(), session.mentorship, session.now)


def _say_next(session: Session) -> None:
    home = _home(session)
    session.say()
    if home is None:
        return
    detail = f" ({home.next.detail})" if home.next.detail else ""
    session.say(f"With {home.mentor}. Next: {home.next.title}{detail}")
    late = f", {home.late} late" if home.late else ""
    actions, topics = _count(len(home.actions), "action"), _count(len(home.topics), "topic")
    session.say(f"{actions[:1].upper()}{actions[1:]} open{late}; {topics} to raise.")
    to_choose = len(waiting(session.reading()))
    if to_choose:
        session.say(f"{waiting_words(to_choose)}: versions chooses.")


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def _say_words(session: Session) -> None:
    for words, about in ROWS:
        numbered = ", ".join(f"{WORDS.index(word) + 1} {word}" for word in words)
        session.say(f"{numbered}: {about}")


def _do_next(session: Session) -> None:
    """Do what home would do with enter."""
    home = _home(session)
    if home is None:
        return
    page, item = home.next.page, home.next.item
    if page == MEETINGS:
        if item is None:
            show_meetings(session)
        else:
            show_meeting(session, item)
    elif page in KINDS:
        show_kept(session, page)
    else:
        open_page(session, page, item)
