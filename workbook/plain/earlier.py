"""What an answer said before, or says in several places at once; one of them can be brought back."""

from __future__ import annotations

from workbook.errors import NotebookError
from workbook.journey import values
from workbook.journey.rivals import Rivals, rivals, waiting
from workbook.journey.then_and_now.telling import story_at
from workbook.journey.versions import NOTHING_EARLIER, versions_of, when_words
from workbook.plain.commands import Command
from workbook.plain.looking_back import show_story
from workbook.plain.question import Question
from workbook.plain.session import Session


def show_earlier(question: Question) -> None:
    """Say what an answer said before, and bring one of them back if asked."""
    session = question.session
    slot, view = question.slot, question.view
    found = rivals(session.reading(), slot.key)
    if found is not None:
        choose(session, found)
        return
    try:
        earlier = session.workbook.notebook.earlier(slot.key)
    except NotebookError as error:
        session.say(str(error))
        return
    versions = versions_of(view, slot, earlier)
    if not versions:
        session.say(NOTHING_EARLIER)
        return
    for number, version in enumerate(versions, 1):
        session.say(f"{number}. {version.source}, {when_words(version.at, session.today)}:")
        session.say(version.text or "nothing", "   ")
    chosen = _number(session, len(versions), "A number brings one back.")
    if chosen is not None:
        value = versions[chosen - 1].value
        if question.statement is not None:
            value = value.get(question.statement.id) if isinstance(value, dict) else None
        if question.keep(value):
            question.show_value()


def choose(session: Session, found: Rivals) -> None:
    """Let the person keep one of the things that an answer says at once, or all of them."""
    session.say()
    session.say(f"{', '.join(found.where)}: {found.question}" if found.where else found.question)
    for number, version in enumerate(found.versions, 1):
        session.say(f"{number}. {version.device}, {when_words(version.at, session.today)}:")
        session.say(version.text or "nothing", "   ")
    both = values.is_answered(found.joined)
    if both:
        session.say(f"{len(found.versions) + 1}. all of them, joined:")
        session.say(found.text_of(found.joined), "   ")
    chosen = _number(session, len(found.versions) + both, "Which one stays?")
    if chosen is None:
        return
    kept = found.versions[chosen - 1].value if chosen <= len(found.versions) else found.joined
    if session.keep(found.chosen(kept)):
        session.say("Kept. The others are among the earlier versions.")


def choose_all(session: Session) -> None:
    """Go through every answer that was written in two places at once."""
    keys = waiting(session.reading())
    if not keys:
        session.say("No answer was written in two places at once.")
    for key in keys:
        found = rivals(session.reading(), key)
        if found is not None:
            choose(session, found)


def show_then(question: Question) -> None:
    """Say what was answered to a question at other times."""
    session, place = question.session, question.view.place
    tell = story_at(session.reading(), place, question.view.prompt.local)
    if tell is None:
        session.say("This question has no story of its own.")
    else:
        show_story(session, tell)


def _number(session: Session, most: int, question: str) -> int | None:
    """A number up to ``most``; None to leave all as it is."""
    session.say(f"{question} An empty line leaves all as it is.")
    while True:
        said = session.read()
        if isinstance(said, Command):
            return None
        if not said.strip():
            return None
        if said.strip().isdecimal() and 1 <= int(said) <= most:
            return int(said)
        session.say(f"A number from 1 to {most}, or an empty line.")
