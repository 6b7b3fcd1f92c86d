"""Asking for a long answer: as many lines as one likes, ended by a dot alone, as in ed and in mail."""

from __future__ import annotations

from workbook.journey.limits import is_over, limit_note
from workbook.plain.commands import Command
from workbook.plain.doing import carry_out
from workbook.plain.moves import HERE, NEXT, Went
from workbook.plain.question import Question

END = "."
"""The line that ends a text."""


def ask_text(question: Question) -> Went:
    """An answer of many lines; each is kept as soon as it is there.

    An empty first line leaves all as it is; a command ends the text and is then carried out.
    """
    session = question.session
    old = question.value if isinstance(question.value, str) else ""
    if old.strip():
        session.say("New lines replace it and end with a dot alone; .add goes on after it.")
    else:
        session.say("Write lines; a dot alone ends it.")
    lines: list[str] = []
    begun = False
    while True:
        said = session.read()
        if isinstance(said, Command):
            if said.name == "add" and not begun and old.strip():
                lines, begun = old.split("\n"), True
                session.say("Go on; a dot alone ends it.")
                continue
            went = carry_out(question, said)
            if went is not HERE:
                return went
        elif said.strip() == END or not (said.strip() or begun):
            return _ended(question)
        else:
            lines.append(said.rstrip())
            if not question.keep("\n".join(lines).rstrip(), new_sitting=not begun):
                return NEXT
            begun = True


def _ended(question: Question) -> Went:
    """Say where a text has more in it than was asked for."""
    prompt = question.view.prompt
    if is_over(prompt, question.value):
        question.session.say(f"{limit_note(prompt, question.value)}.")
    question.show_difference()
    return NEXT
