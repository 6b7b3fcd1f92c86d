"""What a command does at a question: explain, bring back, take away, raise, write in an editor."""

from __future__ import annotations

from workbook.errors import WorkbookError
from workbook.journey import edits, values
from workbook.journey.asked import Slot
from workbook.journey.compare import is_by_hand
from workbook.journey.raising import topic_of
from workbook.notebook.records import Column
from workbook.pages.model import AnswerType
from workbook.plain.commands import EVERYWHERE, Command, help_lines
from workbook.plain.earlier import show_earlier, show_then
from workbook.plain.moves import HERE, NEXT, Went, move_of
from workbook.plain.question import Question
from workbook.plain.session import Stopped

WITH_AN_ANSWER = ("why", "example", "now", "clear", "earlier", "then")
"""What can be done at every question that is answered in a line."""

OF_TWO = ("raise", "differ")
"""What can be done in a row of columns."""

ALREADY_RAISED = "This is raised: it waits among the topics for your next meeting."
ALREADY_COVERED = (
    "This was raised, and you talked about it. To raise it again, let its topic wait again."
)


def carry_out(question: Question, command: Command) -> Went:
    """Do what a command asks for; returns where one goes, or ``HERE`` to be asked on.

    Raises:
        Stopped: One leaves.
        Ended: There are no more lines.
    """
    session = question.session
    if command.name == "stop":
        raise Stopped
    went = move_of(command)
    if went is not None:
        return went
    match command.name:
        case "clear":
            return _cleared(question)
        case "help":
            session.say(help_lines(_fitting(question)))
        case "why" | "example":
            question.explain(why=command.name == "why")
        case "again":
            question.show()
        case "now":
            session.say(question.words() or "Nothing is answered yet.")
        case "earlier":
            show_earlier(question)
        case "then":
            show_then(question)
        case "raise" | "differ" | "mine" | "theirs" if question.column is not None:
            return _in_a_row(question, command.name)
        case "edit" if question.type in (AnswerType.TEXT, AnswerType.LINE):
            return _edited(question)
        case _:
            session.say(f".{command.name} does nothing here; .help says what there is.")
    return HERE


def _fitting(question: Question) -> tuple[str, ...]:
    row = (*OF_TWO, "mine", "theirs") if question.column is Column.AGREED else OF_TWO
    lines = {AnswerType.LIST: ("add", "change", "done", "drop", "up", "down")}
    texts = ("add", "edit") if question.type is AnswerType.TEXT else ()
    return (
        *EVERYWHERE,
        *WITH_AN_ANSWER,
        *(row if question.column is not None else ()),
        *lines.get(question.type, texts),
    )


def _cleared(question: Question) -> Went:
    if not question.is_answered:
        question.session.say("There is nothing to take away.")
        return HERE
    if question.keep(None):
        question.session.say("Taken away; .earlier brings it back.")
    return NEXT


def _edited(question: Question) -> Went:
    session = question.session
    if session.editor is None:
        session.say("There is no terminal for an editor here: write the lines instead.")
        return HERE
    before = question.value if isinstance(question.value, str) else ""
    try:
        text = session.editor(before)
    except WorkbookError as error:
        session.say(str(error))
        return HERE
    if question.type is AnswerType.LINE:
        text = values.one_line(text)
    if text != before and question.keep(text):
        session.say("Kept.")
    return NEXT


def _in_a_row(question: Question, what: str) -> Went:
    """Raise a row, mark it, or agree on what one of the two says."""
    session, view = question.session, question.view
    reading = session.reading()
    if what == "raise":
        before = topic_of(reading, view.place, view.text, private=view.private)
        if before is not None:
            session.say(ALREADY_COVERED if before.covered else ALREADY_RAISED)
        elif session.keep(*edits.raised(reading, view, session.now)[1]):
            session.say("Raised: it waits among the topics for your next meeting.")
        return HERE
    if what == "differ":
        _marked(question)
        return HERE
    slot: Slot = view.slots[0 if what == "mine" else 1]
    if question.column is not Column.AGREED:
        session.say(f".{what} is for what you two agree on.")
        return HERE
    if not values.is_answered(slot.value):
        session.say("Nothing is said there yet.")
        return HERE
    if question.keep(slot.value):
        question.show_value()
    return NEXT


def _marked(question: Question) -> None:
    session, view = question.session, question.view
    if not is_by_hand(view.prompt):
        session.say("Whether you differ here shows by itself, once both of you answered.")
    elif not view.can_be_marked:
        session.say("First write what both of you say: mine, and my mentor's.")
    elif session.keep(edits.marked_differing(session.reading(), view)):
        session.say("You differ." if question.view.differs else "You do not differ.")
