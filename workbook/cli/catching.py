"""Catching topics from the shell."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime

from workbook.cli.call import Call
from workbook.cli.card import Card, CardFile
from workbook.cli.saying import as_typed, printable, tell
from workbook.collection import no_collection
from workbook.errors import UsageError, WorkbookError
from workbook.journey.tags import KINDS, read_kind

MOST = 200
"""Lines that a pipe may bring at once; a file of more was hardly meant as topics."""

Topic = tuple[str, str]
"""The kind of a topic, "" for none, and its words."""


@no_collection()
def catch(call: Call, text: Sequence[str], kind: str) -> None:
    """Keep a topic for the next meeting, and say so.

    Args:
        call: Says which notebook and which mentor.
        text: The words of one topic; without any, each line of the standard input is one.
        kind: Which kind of topic, "" for none; a line may begin with one of its own.

    Raises:
        UsageError: There is nothing to keep, or far too much.
        WorkbookError: There is no mentorship yet, or the notebook can't be written.
    """
    from workbook.notebook.clean import clean

    lines = [as_typed(" ".join(text))] if text else _piped()
    caught = [" ".join(clean(line).split()) for line in lines]
    caught = [line for line in caught if line]
    if not caught:
        raise UsageError('there is nothing to keep: say it, as in workbook capture "ask about x"')
    if len(caught) > MOST:
        raise UsageError(f"these are {len(caught)} topics; at most {MOST} are taken at once")
    cards, now = CardFile(call), call.plain_clock()()
    card = cards.read(now)
    topics = [(own or kind, words) for own, words in map(read_kind, caught)]
    meeting = _keep_by_card(cards, card, topics, now) if card is not None else None
    if meeting is None:
        meeting = _keep(call, cards, caught, kind)
    tell(printable(_said(topics, meeting)))


def _piped() -> list[str]:
    """The lines of the standard input; none where somebody would have to type them."""
    if sys.stdin is None or sys.stdin.isatty():
        return []
    return sys.stdin.buffer.read().decode(errors="replace").splitlines()


def _keep_by_card(
    cards: CardFile, card: Card, topics: Sequence[Topic], now: datetime
) -> str | None:
    """Keep each topic, all in one act, without reading the notebook.

    Returns:
        For when they are kept; None where they are not, since the notebook has to be read first.

    Raises:
        SaveError: They could not be saved.
    """
    from workbook.notebook.appending import append_known, filled
    from workbook.notebook.ranks import rank_between

    known, form = card.known, card.topics
    if form is None:
        return None
    rank, made, changes = form.rank, now.isoformat(timespec="seconds"), []
    for kind, words in topics:
        changes += filled(form.forms[kind], rank, made, form.prompt, words)
        rank = rank_between(rank, None)
    after = append_known(cards.paths.data, cards.paths.state, known, changes, now)
    if after is None:
        return None
    cards.write(card._replace(known=after, topics=form._replace(rank=rank), status=()))
    return form.meeting


def _keep(call: Call, cards: CardFile, lines: Sequence[str], kind: str) -> str:
    """The same where the notebook is read first.

    Raises:
        WorkbookError: There is no mentorship yet, or the notebook can't be written.
    """
    from workbook.cli.missing import is_begun

    nobody = WorkbookError("there is no mentorship yet: run workbook to begin one")
    if not is_begun(call):
        raise nobody
    from workbook.cli.remembering import kept_for, remember
    from workbook.cli.services import open_workbook
    from workbook.journey.capturing import captured_all
    from workbook.journey.mentorships import current, named

    with open_workbook(call) as workbook:
        reading, now = workbook.reading(), workbook.now()
        who = call.with_name
        mentorship = named(reading, who) if who else current(reading, now)
        if mentorship is None:
            raise nobody
        caught = captured_all(reading, mentorship, lines, now, kind)
        workbook.save(*(record for one in caught for record in one.records))
        remember(cards, workbook, now)
        return kept_for(reading, mentorship, now)


def _said(topics: Sequence[Topic], meeting: str) -> str:
    """What was kept, in words."""
    if len(topics) > 1:
        return f"Kept {len(topics)} topics for {meeting}."
    kind, words = topics[0]
    known = f" ({KINDS[kind]})" if kind else ""
    return f"Kept for {meeting}{known}: {words}"
