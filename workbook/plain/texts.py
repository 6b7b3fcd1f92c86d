"""Asking for a long answer: as many lines as one likes, ended by a dot alone, as in ed and in mail."""

from __future__ import annotations

from workbook.journey.limits import is_over, limit_note
from workbook.plain.commands import Command
from workbook.plain.doing import carry_out
from workbook.plain.moves import HERE, NEXT, Went
from workbook.plain.question import Question

END = "."
"""The line that ends a text."""

GO_ON = "Go on; a dot alone ends it."


def ask_text(question: Question) -> Went:
    """An answer of many lines; each is kept as soon as it is there.

    An empty first line leaves all as it is; a command ends the text and is then carried out.
    """
    session = question.session
    session.say(_how(question))
    lines: list[str] = []
    begun = False
    while True:
        said = session.read()
        if isinstance(said, Command):
            if said.name == "add" and not begun and _kept(question).strip():
                lines, begun = _kept(question).split("\n"), True
                session.say(GO_ON)
                continue
            if said.name == "again":
                question.show()
                session.say(GO_ON if begun else _how(question))
                continue
            went = carry_out(question, said)
            if went is not HERE:
                return went
            if _kept(question) != "\n".join(lines).rstrip():  # the command changed it
                lines, begun = [], False
        elif not begun and said.strip() in ("", END):
            return NEXT
        elif said.strip() == END:
            return _ended(question)
        else:
            lines.append(said.rstrip())
            if not question.keep("\n".join(lines).rstrip(), new_sitting=not begun):
                return NEXT
            if not begun:
                session.mind(said)
            begun = True


def _kept(question: Question) -> str:
    return question.value if isinstance(question.value, str) else ""


def _how(question: Question) -> str:
    if _kept(question).strip():
        return "New lines replace it, .add goes on after it; a dot alone ends it."
    return "Write lines; a dot alone ends it."


def _ended(question: Question) -> Went:
    """Say where a text has more in it than was asked for."""
    prompt = question.view.prompt
    if is_over(prompt, question.value):
        question.session.say(f"{limit_note(prompt, question.value)}.")
    question.show_difference()
    return NEXT
