"""What an answer said before, and what was said to a question at other times."""

from __future__ import annotations

from workbook.errors import NotebookError
from workbook.journey.rivals import rivals
from workbook.journey.then_and_now.telling import story_at
from workbook.journey.versions import NOTHING_EARLIER, versions_of, when_words
from workbook.pages.model import AnswerType
from workbook.plain.looking_back import show_story
from workbook.plain.prose import ticked
from workbook.plain.question import Question
from workbook.plain.rivals import choose


def show_earlier(question: Question) -> None:
    """Say what an answer said before, and bring one of them back if asked.

    Where it says several things at once, one of those is chosen first.
    """
    found = rivals(question.session.reading(), question.slot.key)
    if found is not None:
        if choose(question.session, found):
            question.show_value()
        return
    _bring_back(question)


def _bring_back(question: Question) -> None:
    session, slot = question.session, question.slot
    try:
        earlier = session.workbook.notebook.earlier(slot.key)
    except NotebookError as error:
        session.say(str(error))
        return
    versions = versions_of(question.view, slot, earlier)
    if not versions:
        session.say(NOTHING_EARLIER)
        return
    for number, version in enumerate(versions, 1):
        session.say(f"{number}. {version.source}, {when_words(version.at, session.today)}:")
        text = ticked(version.text) if question.type is AnswerType.LIST else version.text
        session.say(text or "nothing", "   ")
    chosen = session.number(len(versions), "Which one comes back?")
    if chosen is None:
        return
    value = versions[chosen - 1].value
    if question.statement is not None:
        value = value.get(question.statement.id) if isinstance(value, dict) else None
    if question.keep(value):
        question.show_value()


def show_then(question: Question) -> None:
    """Say what was answered to a question at other times."""
    session, place = question.session, question.view.place
    tell = story_at(session.reading(), place, question.view.prompt.local)
    if tell is None:
        session.say("This question has no story of its own.")
    else:
        show_story(session, tell)
