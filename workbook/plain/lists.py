"""Asking for a list: a line for each entry, until an empty one; lines can be changed by number."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from workbook.journey.list_lines import ListLine, due_words, new_line_id
from workbook.journey.values import one_line
from workbook.pages import needs
from workbook.plain.commands import Command
from workbook.plain.doing import carry_out
from workbook.plain.moves import HERE, NEXT, Went
from workbook.plain.question import Question
from workbook.plain.texts import END

CHANGES = ("change", "done", "drop", "up", "down")
"""What is done to a line by its number."""

HAPPENED = (needs.ACTION_LOG, needs.MEETING_MOVED_FROM)
"""Lists whose lines have the day on which something happened."""


def ask_list(question: Question) -> Went:
    """An answer of short lines; each is kept as soon as it is there."""
    session = question.session
    _begin(question)
    added = False
    while True:
        said = session.read()
        if isinstance(said, Command):
            if said.name in CHANGES:
                _change(question, said)
                continue
            if said.name == "add":
                session.say("A line adds one.")
                continue
            if said.name == "again":
                question.show()
                _begin(question)
                continue
            went = carry_out(question, said)
            if went is not HERE:
                return went
        elif not said.strip() or said.strip() == END:
            if added:
                question.show_difference()
            return NEXT
        elif not _add(question, said):
            return NEXT
        else:
            added = True
            session.mind(said)


def _begin(question: Question) -> None:
    """Say the lines that are there, and what can be typed."""
    _show(question, _lines(question))
    sets = question.view.prompt.dated and not _tells_what_was(question)
    day = " “by 15 dec” at the end sets a day." if sets else ""
    question.session.say(f"One line for each; an empty line goes on.{day}")


def _tells_what_was(question: Question) -> bool:
    """Whether the days of a list tell when something happened, so that nothing in it is late."""
    prompt = question.view.prompt
    return f"{prompt.page}/{prompt.local}" in HAPPENED


def _lines(question: Question) -> list[ListLine]:
    value = question.value
    return [ListLine.from_value(part) for part in value] if isinstance(value, list) else []


def _show(question: Question, lines: Sequence[ListLine]) -> None:
    for number, line in enumerate(lines, 1):
        question.session.say(f"{number}. {_words(question, line)}")
    if lines:
        is_due = question.view.prompt.dated and not _tells_what_was(question)
        ticks = ".done 1 ticks, " if is_due else ""
        question.session.say(f"{ticks}.change 1 says it anew, .drop 1 takes it out.")


def _words(question: Question, line: ListLine) -> str:
    was = _tells_what_was(question)
    due = due_words(replace(line, done=line.done or was), question.session.today)
    done = "done" if line.done and not was else ""
    beside = ", ".join(part for part in (done, due) if part)
    return f"{one_line(line.text)}{f' ({beside})' if beside else ''}"


def _keep(question: Question, lines: Sequence[ListLine], *, adds: bool = False) -> bool:
    """Write the lines; what was there before one more was added is no earlier version."""
    dated = question.view.prompt.dated
    value = [line.to_value(dated=dated) for line in lines if line.text.strip()]
    return question.keep(value, new_sitting=not adds)


def _add(question: Question, text: str) -> bool:
    """One more line; returns whether it is kept."""
    session, dated = question.session, question.view.prompt.dated
    lines = _lines(question)
    line = ListLine(new_line_id({one.id for one in lines}))
    line = line.retyped(one_line(text), session.today, dated=dated)
    kept = _keep(question, [*lines, line], adds=True)
    if kept and line.day:
        session.say(f"{_words(question, line)}.")
    return kept


def _change(question: Question, command: Command) -> None:
    """Do something to the line with a number."""
    session, lines = question.session, _lines(question)
    number = command.number
    if number is None or not 1 <= number <= len(lines):
        session.say(f".{command.name} needs the number of a line, such as .{command.name} 1")
        return
    at = number - 1
    line, dated = lines[at], question.view.prompt.dated
    match command.name:
        case "change" if command.words:
            lines[at] = line.retyped(one_line(command.words), session.today, dated=dated)
        case "done" if dated:
            lines[at] = replace(line, done=not line.done)
        case "drop":
            del lines[at]
        case "up" | "down":
            to = at + (1 if command.name == "down" else -1)
            if not 0 <= to < len(lines):
                session.say("It stands there already.")
                return
            lines.insert(to, lines.pop(at))
        case "done":
            session.say("The lines of this list are not ticked.")
            return
        case _:
            session.say("Say what, such as .change 1 other words")
            return
    if _keep(question, lines):
        _show(question, _lines(question))
