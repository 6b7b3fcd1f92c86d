"""What is next, and the menu from which everything else is reached."""

from __future__ import annotations

import difflib

from workbook.journey.home import HomeView, home_view
from workbook.journey.kept.kinds import KINDS
from workbook.journey.waiting import waiting, waiting_words
from workbook.pages import needs
from workbook.plain.beginning import begin
from workbook.plain.commands import Command
from workbook.plain.kept import show_kept
from workbook.plain.meetings import show_meeting, show_meetings
from workbook.plain.pages import open_page
from workbook.plain.places import NUMBERS, ROWS, WORDS, go_to, meant
from workbook.plain.prose import spoken
from workbook.plain.session import Session

MEETINGS = needs.MEETINGS.partition("/")[0]

LEAVE = ("stop", "quit", "leave", "exit", "bye", "q")
"""Words that leave."""

HELP = ("menu", "help", "?")
"""Words that say what there is."""

HOW = "An empty line does what is next; a word or its number anything else; help explains them."


def menu(session: Session) -> None:
    """Say what is next, and do what is asked for, until one leaves.

    Raises:
        Ended: There are no more lines.
    """
    if session.mentorship is None and not begin(session):
        return
    _say_next(session)
    _say_words(session)
    session.say(HOW)
    while True:
        said = session.read()
        line = f".{said.name}" if isinstance(said, Command) else " ".join(said.split())
        word = meant(line.partition(" ")[0]).removeprefix(".")
        if word in (*LEAVE, "back") and " " not in line:
            return
        if word in HELP or word == "steps":
            _explain_words(session)
        elif word == "again":
            _say_next(session)
            _say_words(session)
        elif line.startswith("."):
            session.say("Here are no questions yet: type a word without a dot, or help.")
        elif _went(session, line):
            _say_next(session)
            session.say(HOW)
        else:
            session.say(unknown(session, line))


def _went(session: Session, line: str) -> bool:
    """Go where a line leads, an empty one to what is next; returns whether there is such a place."""
    if line:
        return go_to(session, line)
    _do_next(session)
    return True


def unknown(session: Session, line: str) -> str:
    """That there is no such place, and which one may be meant."""
    words = (*(one.name for one in WORDS), *session.reading().pack.pages)
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
    detail = f" ({spoken(home.next.detail)})" if home.next.detail else ""
    title = home.next.title
    session.say(f"With {home.mentor}. Next, {title[:1].lower()}{title[1:]}{detail}")
    late = f", {home.late} late" if home.late else ""
    actions, topics = _count(len(home.actions), "action"), _count(len(home.topics), "topic")
    session.say(f"{actions[:1].upper()}{actions[1:]} open{late}; {topics} to raise.")
    to_choose = len(waiting(session.reading()))
    if to_choose:
        session.say(f"{waiting_words(to_choose)}: versions chooses.")


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"


def _say_words(session: Session) -> None:
    """The words, a line for those that belong together."""
    for about, words in ROWS:
        session.say(f"{about}: {', '.join(f'{NUMBERS[one.name]} {one.name}' for one in words)}.")


def _explain_words(session: Session) -> None:
    """Each word in a line of its own, with what it leads to."""
    for number, one in enumerate(WORDS, 1):
        session.say(f"{number}. {one.name}: {one.about}")
    session.say("A page has its title as a word, too. An empty line does what is next.")


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
