"""Answers that say several things at once, because two computers wrote them apart: one is chosen."""

from __future__ import annotations

from workbook.journey import values
from workbook.journey.rivals import Rivals, Version, chosen_records, rivals
from workbook.journey.versions import when_words
from workbook.journey.waiting import waiting, waiting_words
from workbook.notebook.records import Value
from workbook.plain.session import Session, Stopped

NONE_WAITS = "No answer waits for a choice: each says one thing."


def choose_all(session: Session) -> None:
    """Go through every answer that says several things at once, until one leaves.

    Raises:
        Ended: There are no more lines.
    """
    keys = waiting(session.reading())
    if not keys:
        session.say(NONE_WAITS)
        return
    session.say(f"{waiting_words(len(keys))}.")
    try:
        for key in keys:
            found = rivals(session.reading(), key)
            if found is not None:
                choose(session, found)
    except Stopped:
        return
    left = len(waiting(session.reading()))
    session.say(f"{left} left; versions comes back to them." if left else "That was all of them.")


def choose(session: Session, found: Rivals) -> bool:
    """Let the person keep one of the things that an answer says at once, or all of them joined.

    Returns:
        Whether it says one thing from now on.

    Raises:
        Stopped: One leaves instead.
        Ended: There are no more lines.
    """
    session.say()
    lock = " (private)" if found.answer.private else ""
    session.say(f"{': '.join((', '.join(found.where), found.question)).removeprefix(': ')}{lock}")
    for number, version in enumerate(found.versions, 1):
        session.say(f"{number}. {_from(session, version)}:")
        session.say(version.text or "nothing: it was cleared there", "   ")
    joined = found.joined
    joins = values.is_answered(joined)
    if joins:
        session.say(f"{len(found.versions) + 1}. {'both' if _two(found) else 'all'}, joined:")
        session.say(found.text_of(joined), "   ")
    chosen = session.number(len(found.versions) + joins, "Which one stays?")
    if chosen is None:
        return False
    kept: Value = found.versions[chosen - 1].value if chosen <= len(found.versions) else joined
    if not session.keep(*chosen_records(session.reading(), found, kept, session.now)):
        return False
    what = "Kept" if values.is_answered(kept) else "Cleared"
    session.say(f"{what}. What you didn't choose is among its earlier versions.")
    return True


def _two(found: Rivals) -> bool:
    return len(found.versions) == 2


def _from(session: Session, version: Version) -> str:
    where = f"on {version.device}, " if version.device else ""
    return f"{where}{when_words(version.at, session.today)}"
