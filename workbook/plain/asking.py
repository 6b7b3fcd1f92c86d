"""Asking one question until there is an answer or somebody goes on; each answer is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from workbook.pages.model import AnswerType
from workbook.plain.commands import Command
from workbook.plain.doing import carry_out
from workbook.plain.forms import ANEW, READERS, UnreadableError
from workbook.plain.lists import ask_list
from workbook.plain.moves import HERE, NEXT, Went
from workbook.plain.question import Question
from workbook.plain.texts import END, ask_text

Ask = Callable[[Question], Went]


def ask(question: Question, *, whole: bool = True) -> Went:
    """Ask a question in the way of its type; returns where one goes from it.

    Raises:
        Stopped: One leaves.
        Ended: There are no more lines; what was typed is kept.
    """
    question.show(whole=whole)
    return ASKED[question.type](question)


def ask_line(question: Question) -> Went:
    """An answer of one line; an empty one leaves all as it is, and so does a dot alone."""
    while True:
        said = question.session.read()
        if isinstance(said, Command):
            went = carry_out(question, said)
            if went is not HERE:
                return went
        elif said.strip() in ("", END) or _answered(question, said.strip()):
            return NEXT


def _answered(question: Question, line: str) -> bool:
    """Keep a line as the answer; returns whether one goes on."""
    session = question.session
    prompt = question.view.prompt
    try:
        given = READERS[question.type](prompt, question.choices, line, session.today)
    except UnreadableError as error:
        session.say(str(error))
        session.mind(line, kept=False)
        return False
    if not question.keep(given.value):
        return True
    if session.mind(line):
        session.say(ANEW)
        return False
    if given.doubtful:
        session.say(f"{given.said}. {ANEW}")
        return False
    if given.said:
        session.say(given.said if given.said.endswith((".", "…")) else f"{given.said}.")
    question.show_difference()
    return True


ASKED: Mapping[AnswerType, Ask] = MappingProxyType(
    {
        **dict.fromkeys(READERS, ask_line),
        AnswerType.TEXT: ask_text,
        AnswerType.LIST: ask_list,
    }
)
"""How each type of answer is asked for."""
