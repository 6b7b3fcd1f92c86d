"""The first questions: the mentor, a goal, the next meeting; each answer is kept at once."""

from __future__ import annotations

from workbook.journey import edits, values
from workbook.journey.beginning import WELCOME, Beginning, beginning
from workbook.journey.beginning import Question as First
from workbook.notebook.records import Item, Mentorship
from workbook.plain.commands import Command, help_lines
from workbook.plain.forms import ANEW, READERS, UnreadableError, hint_of
from workbook.plain.prose import prose
from workbook.plain.session import Session, Stopped, nothing_here

CLEARED = "Nothing is answered here now; answer anew, or go on with an empty line."

COMMANDS = ("back", "skip", "why", "example", "again", "clear", "stop")


def begin(session: Session, *, first: bool = True) -> bool:
    """Ask what a mentorship begins with, and go into it.

    Args:
        session: The sitting.
        first: There is no mentorship yet; for one more only the name and the meeting are asked.

    Returns:
        Whether one was begun.

    Raises:
        Ended: There are no more lines.
    """
    made = beginning(session.reading(), session.now)
    questions = made.questions if first else (made.questions[0], *made.questions[2:])
    session.say()
    session.say("Welcome to your workbook" if first else "A new mentorship")
    if first:
        session.say(WELCOME)
        session.say(
            "If you have a workbook on another computer, leave with .stop and run workbook with "
            "--data and its folder."
        )
    session.say("A line answers, an empty line skips. .back .skip .why .stop, and .help for more.")
    at = 0
    try:
        while 0 <= at < len(questions):
            at = max(0, at + _ask(session, made, questions[at]))
    except Stopped:
        if not _begun(session, made):
            return False
    if not _begun(session, made) and not (first and session.keep(made.mentorship)):
        return False
    session.mentorship = made.mentorship.id
    return True


def _begun(session: Session, made: Beginning) -> bool:
    return made.mentorship.id in session.reading().snapshot.mentorships


def _ask(session: Session, made: Beginning, question: First) -> int:
    """Ask one question; returns by how many questions one goes on."""
    _show(session, question)
    while True:
        said = session.read()
        if isinstance(said, Command):
            by = _command(session, question, said)
            if by:
                return by
        elif not said.strip() or _kept(session, made, question, said.strip()):
            return 1


def _show(session: Session, question: First) -> None:
    """Say a question and what is answered."""
    reading, prompt = session.reading(), question.prompt
    session.say()
    group = question.place.group
    of = f"{group.called}: " if group is not None else ""
    session.say(f"{of}{prose(reading.fill(prompt.prompt, question.place).text)}")
    kept = reading.snapshot.answer(question.place.key(prompt))
    if kept is not None and values.is_answered(kept.value):
        session.say(f"Now: {values.words(prompt.type, kept.value, {}, reading.style)}")
    if hint := hint_of(prompt, ()):
        session.say(hint)


def _command(session: Session, question: First, command: Command) -> int:
    match command.name:
        case "stop":
            raise Stopped
        case "back":
            return -1
        case "skip" | "next":
            return 1
        case "why" | "example":
            told = question.prompt.why if command.name == "why" else question.prompt.example
            session.say(prose(told or "Nothing more is said about this question."))
        case "clear":
            reading = session.reading()
            if reading.snapshot.answer(question.place.key(question.prompt)) is not None:
                session.keep(edits.answered(reading, question.prompt, question.place, None))
            session.say(CLEARED)
        case "again":
            _show(session, question)
        case name:
            if name != "help":
                session.say(nothing_here(command))
            session.say(help_lines(COMMANDS))
    return 0


def _kept(session: Session, made: Beginning, question: First, line: str) -> bool:
    """Keep an answer with all that must be there before it; returns whether one goes on."""
    reading, prompt = session.reading(), question.prompt
    try:
        given = READERS[prompt.type](prompt, (), line, session.today)
    except UnreadableError as error:
        session.say(str(error))
        session.mind(line, kept=False)
        return False
    there = {*reading.snapshot.mentorships, *reading.snapshot.items}
    missing = [
        record
        for record in (made.mentorship, *question.item)
        if isinstance(record, Mentorship | Item) and record.id not in there
    ]
    answered = edits.answered(reading, prompt, question.place, given.value)
    if not session.keep(*missing, answered):
        return True
    if session.mind(line):
        session.say(ANEW)
        return False
    if given.doubtful:
        session.say(f"{given.said}. {ANEW}")
    elif given.said:
        session.say(given.said if given.said.endswith(".") else f"{given.said}.")
    return not given.doubtful
