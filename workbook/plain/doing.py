"""What a command does at a question: explain, bring back, take away, raise, write in an editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from workbook.errors import WorkbookError
from workbook.journey import edits, values
from workbook.journey.asked import Slot
from workbook.journey.compare import is_by_hand
from workbook.journey.older import older_answers
from workbook.journey.place import Place, once_place
from workbook.journey.raising import topic_of
from workbook.notebook.records import Column
from workbook.pages import needs
from workbook.pages.model import AnswerType, Kind
from workbook.plain.commands import EVERYWHERE, Command, help_lines
from workbook.plain.earlier import show_earlier, show_then
from workbook.plain.moves import HERE, NEXT, Went, move_of
from workbook.plain.question import Question
from workbook.plain.session import Session, Stopped, nothing_here

WITH_AN_ANSWER = ("why", "example", "now", "clear", "earlier", "then", "raise")
"""What can be done at every question."""

IN_A_ROW = ("mine", "theirs", "differ")
"""What can be done in a row of columns, besides."""

OF_A_TYPE: Mapping[AnswerType, tuple[str, ...]] = MappingProxyType(
    {
        AnswerType.LINE: ("edit",),
        AnswerType.TEXT: ("add", "edit"),
        AnswerType.LIST: ("change", "done", "drop", "up", "down"),
    }
)
"""What can be done with answers of a type, besides."""

CLEAR_COMES_BACK = MappingProxyType({"clear": "take your answer away; .earlier brings it back"})
"""What can be said of a command at a question, and nowhere else."""

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
    told = TOLD.get(command.name)
    if told is not None:
        told(question)
        return HERE
    match command.name:
        case "clear":
            return _cleared(question)
        case "differ" if question.column is not None:
            _marked(question)
        case "mine" | "theirs" if question.column is not None:
            return _agreed(question, command.name)
        case "edit" if question.type in (AnswerType.TEXT, AnswerType.LINE):
            return _edited(question)
        case _:
            session.say(nothing_here(command))
    return HERE


def _help(question: Question) -> None:
    question.session.say(help_lines(_fitting(question), CLEAR_COMES_BACK))


def _now(question: Question) -> None:
    question.session.say(question.words() or "Nothing is answered yet.")


def _fitting(question: Question) -> tuple[str, ...]:
    """What can be done at a question, what concerns it alone first."""
    kind = OF_A_TYPE.get(question.type, ())
    if question.type is AnswerType.LIST and not question.view.prompt.dated:
        kind = tuple(name for name in kind if name != "done")
    row = IN_A_ROW if question.column is not None else ()
    return (*kind, *row, *WITH_AN_ANSWER, *of_the_page(question.session, question.view.place))


def of_the_page(session: Session, place: Place) -> tuple[str, ...]:
    """The ways through a page, and out of it."""
    run = ("finish",) if place.page.kind is Kind.EACH_TIME and place.group is None else ()
    older = ("older",) if older_answers(session.reading(), place) else ()
    return (*EVERYWHERE[:-1], *run, *older, EVERYWHERE[-1])


def _cleared(question: Question) -> Went:
    session = question.session
    if not question.is_answered:
        session.say("There is nothing to take away.")
    elif question.keep(None):
        session.say("Taken away. .earlier brings it back; an empty line goes on.")
    return HERE


def _edited(question: Question) -> Went:
    session = question.session
    if session.around.editor is None:
        session.say("There is no terminal for an editor here: type the lines instead.")
        return HERE
    before = question.value if isinstance(question.value, str) else ""
    try:
        text = session.around.editor(before)
    except WorkbookError as error:
        session.say(str(error))
        return HERE
    if question.type is AnswerType.LINE:
        text = values.one_line(text)
    if text == before:
        session.say("It is as it was.")
        return HERE
    if question.keep(text or None):
        question.show_value()
    return NEXT


def _raised(question: Question) -> None:
    """Make the question a topic for the next meeting; what is private is put in other words."""
    from workbook.plain.pages import walk_item

    session, view = question.session, question.view
    reading = session.reading()
    group = reading.pack.group(needs.TOPICS)
    if group is None:  # pages of one's own
        session.say("These pages have no topics.")
        return
    before = topic_of(reading, view.place, view.text, private=view.private)
    if before is not None:
        session.say(ALREADY_COVERED if before.covered else ALREADY_RAISED)
        return
    topic, records = edits.raised(reading, view, session.now)
    if not session.keep(*records):
        return
    if not view.private:
        session.say("Raised: it waits among the topics for your next meeting.")
        return
    session.say("Raised. This answer is private: put the topic in your own words.")
    home = once_place(reading.pack.pages[group.page], view.place.mentorship)
    walk_item(session, home.of_item(group, topic))
    session.say("Back at the question.")


def _agreed(question: Question, whose: str) -> Went:
    """Agree on what one of the two says."""
    session = question.session
    if question.column is not Column.AGREED:
        session.say(f".{whose} is for what you two agree on.")
        return HERE
    said: Slot = question.view.slots[0 if whose == "mine" else 1]
    if not values.is_answered(said.value):
        session.say("Nothing is said there yet.")
        return HERE
    if question.keep(said.value):
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


TOLD: Mapping[str, Callable[[Question], None]] = MappingProxyType(
    {
        "help": _help,
        "why": Question.explain,
        "example": lambda question: question.explain(why=False),
        "again": Question.show,
        "now": _now,
        "earlier": show_earlier,
        "then": show_then,
        "raise": _raised,
    }
)
"""The commands after which one is asked on."""
