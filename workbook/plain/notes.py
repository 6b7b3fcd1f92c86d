"""The lines of a meeting's notes: each is kept as it is typed, under a letter for what it is."""

from __future__ import annotations

from workbook.journey import noting
from workbook.journey.kept.changing import put_away
from workbook.journey.note_lines import Line, lines, place_of_record
from workbook.journey.place import Place
from workbook.journey.tags import TAG_LETTERS, Tag, read_tag
from workbook.journey.talking import AGAIN, COVERED, LET_GO, SAID, came_for, talked, topics
from workbook.plain.commands import Command, help_lines
from workbook.plain.doing import of_the_page
from workbook.plain.moves import HERE, NEXT, Went, move_of
from workbook.plain.session import Session, Stopped, nothing_here

OF_NOTES = ("talk", "tag", "away")
"""What can be done among the lines, besides what can be done everywhere."""

IN_NOTES = {"again": "the topics and the lines once more", "away": "put a line away: .away 2"}
"""What some commands do here."""

LETTERS = ", ".join(f"{letter}: {tag}" for letter, tag in TAG_LETTERS.items())


def ask_lines(session: Session, place: Place) -> Went:
    """Take lines until an empty one.

    Raises:
        Stopped: One leaves the notes.
        Ended: There are no more lines.
    """
    session.say()
    _say_before(session, place)
    _say_how(session)
    while True:
        said = session.read()
        if isinstance(said, Command):
            went = _command(session, place, said)
            if went is not HERE:
                return went
        elif not said.strip():
            return NEXT
        elif said.strip().isdecimal():
            _open(session, place, int(said))
        else:
            _keep(session, place, said)


def _say_how(session: Session) -> None:
    """What can be typed."""
    session.say("Type a line; it is kept at once. A letter before it says what it is:")
    session.say(f"{LETTERS}.")
    session.say("An action may say who and when: a: Amara: send the form by fri")
    session.say("A number opens a line; .talk 1 covered ticks a topic; an empty line goes on.")


def _say_before(session: Session, place: Place) -> None:
    """What one came for, the topics, and the lines that are there."""
    reading = session.reading()
    came = came_for(reading, place)
    if came.words:
        session.say(f"You came for: {came.words}{' (private)' if came.private else ''}")
    waiting = topics(reading, place)
    if waiting:
        session.say("To talk about:")
    for number, talk in enumerate(waiting, 1):
        minutes = f"{talk.minutes} min" if talk.minutes else "agenda" if talk.on else ""
        facts = (talk.kind, minutes, SAID.get(talk.talked, ""), "private" if talk.private else "")
        beside = ", ".join(fact for fact in facts if fact)
        session.say(f"{number}. {talk.what}{f' ({beside})' if beside else ''}")
    kept = lines(reading, place)
    if kept:
        session.say("Lines so far:")
    for number, line in enumerate(kept, 1):
        session.say(f"{number}. {_words(line)}")


def _words(line: Line) -> str:
    tag = f"{line.tag}: " if line.tag else ""
    more = ", ".join(part for part in (line.more, "private" if line.private else "") if part)
    return f"{tag}{line.text or 'A line without words'}{f' ({more})' if more else ''}"


def _keep(session: Session, place: Place, text: str) -> None:
    tag, words = read_tag(text)
    try:
        item, records = noting.noted(session.reading(), place, words, tag or Tag.NONE, session.now)
    except ValueError as error:  # pages of one's own that have no such lines
        session.say(f"The line can't be kept: {error}.")
        return
    if not session.keep(*records):
        return
    session.mind(text)
    if tag is not None:
        kept = next(one for one in lines(session.reading(), place) if one.item.id == item.id)
        session.say(f"{_words(kept)}.")


def _command(session: Session, place: Place, command: Command) -> Went:
    if command.name == "stop":
        raise Stopped
    went = move_of(command)
    if went is not None:
        return went
    match command.name:
        case "help":
            _say_how(session)
            session.say(help_lines((*OF_NOTES, *of_the_page(session, place)), IN_NOTES))
        case "again":
            _say_before(session, place)
        case "talk":
            _talk(session, place, command)
        case "tag":
            _tag(session, place, command)
        case "away":
            _away(session, place, command)
        case _:
            session.say(nothing_here(command))
    return HERE


def _talk(session: Session, place: Place, command: Command) -> None:
    """Say what became of a topic; without a word for it that is taken back."""
    waiting = topics(session.reading(), place)
    number = command.number or 0
    word = command.words.casefold()
    states = {COVERED: COVERED, AGAIN: AGAIN, LET_GO: LET_GO, "": None}
    if not 1 <= number <= len(waiting) or word not in states:
        session.say(f"Such as .talk 1 {COVERED}, .talk 1 {AGAIN}, .talk 1 {LET_GO}")
        return
    talk, said = waiting[number - 1], states[word]
    if session.keep(*talked(session.reading(), place, talk.topic, said, session.now)):
        session.say(f"{talk.what}: {SAID.get(said or '', 'waits')}.")


def _tag(session: Session, place: Place, command: Command) -> None:
    """Put a line under another tag; without one it has none any more."""
    kept = lines(session.reading(), place)
    number = command.number or 0
    word = command.words.casefold()
    tag = TAG_LETTERS.get(word) or (Tag(word) if word in set(Tag) else None)
    if not 1 <= number <= len(kept) or tag is None:
        session.say("Such as .tag 1 decision")
        return
    records = noting.retagged(session.reading(), place, kept[number - 1], tag, session.now)
    if session.keep(*records):
        session.say(f"{kept[number - 1].text}: {tag or 'no tag'}.")


def _away(session: Session, place: Place, command: Command) -> None:
    """Put a line away; nothing of it is deleted."""
    kept = lines(session.reading(), place)
    number = command.number or 0
    if not 1 <= number <= len(kept):
        session.say("Such as .away 1")
        return
    line = kept[number - 1]
    if session.keep(put_away(line.item)):
        session.say(f"{_words(line)}: put away.")


def _open(session: Session, place: Place, number: int) -> None:
    """Open a line with all that can be said about it."""
    from workbook.plain.pages import walk_item

    kept = lines(session.reading(), place)
    there = (
        place_of_record(session.reading(), kept[number - 1], place)
        if 1 <= number <= len(kept)
        else None
    )
    if there is None:
        session.say("There is no line with this number.")
    else:
        walk_item(session, there)
        session.say("Back among the lines of the notes.")
