"""What the lists of actions, topics and feedback say: each row, all of one, and what can be typed."""

from __future__ import annotations

from datetime import date

from workbook.journey.dates import short_day
from workbook.journey.kept.changing import LOG, OUTCOME
from workbook.journey.kept.listing import Listing
from workbook.journey.kept.model import KeptRow, Kind
from workbook.pages import needs
from workbook.plain.commands import help_lines
from workbook.plain.prose import spoken, without_signs

OF_A_LIST = ("up", "down", "view", "all", "find", "undo", "again", "stop")
"""What can be done in a list."""

IN_A_LIST = {"again": "the list once more"}
"""What some commands do here."""

ADDED = {needs.ACTIONS: ("log", LOG), needs.FEEDBACK: ("came", OUTCOME)}
"""The word that adds a line to one, and what is asked for it, by the list."""

ABOUT = {
    "log": "write down what has happened: 1 log rang her",
    "came": "write down what has come of it: 1 came she noticed",
    "kind": "say what it is: 1 kind win",
    "away": "put it away, or bring it back",
    "card": "go through all that can be said of it",
}
"""What a word behind a number does."""


def verbs_of(kind: Kind) -> tuple[str, ...]:
    """The words behind a number that say something else than how one stands."""
    added = ADDED.get(kind.group)
    return (added[0] if added is not None else "kind", "away", "card")


def words_of(kind: Kind) -> str:
    """The words that may stand behind a number."""
    return ", ".join((*(status.id for status in kind.statuses), *verbs_of(kind)))


def how_to(kind: Kind, *, some: bool) -> str:
    """What can be typed.

    Args:
        kind: What is listed.
        some: Something is there.
    """
    new = f"A line makes a new {kind.called}; an empty line goes back."
    if not some:
        return new
    return (
        "A number tells all of one; with a word behind it changes it, such as "
        f"1 {kind.statuses[1].id}.\nThe words are {words_of(kind)}.\n{new}"
    )


def help_words(kind: Kind, *, some: bool) -> str:
    """What can be typed, and what each word does; ``some`` as for ``how_to``."""
    same = {status: "it is " * (status.words == status.id) for status in kind.statuses}
    stands = [f"1 {status.id}: {it_is}{status.words}" for status, it_is in same.items()]
    does = [f"1 {word}: {ABOUT[word]}" for word in verbs_of(kind)]
    how = how_to(kind, some=some)
    views = f"look at others: .view {', '.join(view.words for view in kind.views)}"
    return "\n".join((how, *stands, *does, help_lines(OF_A_LIST, {**IN_A_LIST, "view": views})))


def row_words(kind: Kind, listing: Listing, row: KeptRow) -> str:
    """A row in one line: what it is about, then the few things to tell of it."""
    told = listing.tell(row)
    pressing = "due" if row.pressing else ""
    status = next((s.words for s in kind.statuses if s.id == row.status), "")
    facts = (pressing, *map(spoken, told.right[:1]), *map(without_signs, told.facts))
    beside = [fact for fact in facts if fact]
    if status and not any(status in fact for fact in beside):
        beside.append(status)
    lock = " (private)" if told.private else ""
    more = f" ({'; '.join(beside)})" if beside else ""
    return f"{told.what}{lock}{more}"


def detail_words(kind: Kind, listing: Listing, row: KeptRow, today: date) -> str:
    """All that is known of one, in lines."""
    lines = [row_words(kind, listing, row)]
    detail = listing.detail(row)
    for line in detail.lines:
        label = line.label if line.label.endswith("?") else f"{line.label}:"
        lines.append(f"{label} {line.words}{' (private)' if line.private else ''}")
    for told in detail.told:
        day = f"{short_day(told.day, today)}: " if told.day is not None else ""
        lines.append(f"{day}{told.words}")
    return "\n".join(lines)
