"""Catching something for the next meeting."""

from __future__ import annotations

from workbook.journey.capturing import captured_all, waits_for
from workbook.journey.tags import KIND_LETTERS, KINDS
from workbook.plain.session import Session, Stopped

LETTERS = ", ".join(f"{letter}: {KINDS[kind]}" for letter, kind in KIND_LETTERS.items())


def capture(session: Session, words: str = "") -> None:
    """Keep a line as a topic; without one, lines until an empty one.

    Raises:
        Ended: There are no more lines.
    """
    if words:
        _keep(session, words)
        return
    session.say(f"What do you want to bring up? One line for each. {LETTERS}.")
    try:
        while said := session.ask("An empty line goes back."):
            _keep(session, said)
    except Stopped:
        return


def _keep(session: Session, line: str) -> None:
    reading, now = session.reading(), session.now
    try:
        (caught,) = captured_all(reading, session.mentorship, [line], now)
    except ValueError as error:
        session.say(f"It can't be kept: {error}.")
        return
    if session.keep(*caught.records):
        kind = f" ({KINDS[caught.kind]})" if caught.kind else ""
        session.say(f"Kept for {waits_for(reading, session.mentorship, now)}{kind}.")
