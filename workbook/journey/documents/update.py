"""What a review ends in, an update to send, and what a mentorship ends in, a thank-you.

The facts of an update are those that its review begins with, so an old one reads as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from workbook.journey.documents.agenda import actions
from workbook.journey.documents.details import Details, full_day, owner
from workbook.journey.documents.model import Document, Line, Listing, Paragraph, Section
from workbook.journey.documents.names import NAMELESS, NameStyle
from workbook.journey.documents.source import Source, source
from workbook.journey.evidence import About, evidence
from workbook.journey.moments import day_of
from workbook.journey.place import Place
from workbook.journey.reading import Reading
from workbook.notebook.records import Entry, Item
from workbook.pages import needs


def run_to_send(reading: Reading, mentorship: int | None) -> Entry | None:
    """The review that an update is made from: the one that is open, else the latest."""
    page = reading.pack.pages.get(needs.REVIEW)
    runs = reading.runs(page, mentorship) if page is not None else ()
    unfinished = [run for run in runs if not run.finished]
    return next(reversed(unfinished or runs), None)


def update(
    reading: Reading,
    mentorship: int | None,
    *,
    run: Entry | None = None,
    names: NameStyle | None = None,
) -> Document:
    """What the mentee sends after a review: what was done, what moved, what is next, thanks.

    Args:
        reading: The workbook.
        mentorship: The mentorship.
        run: The review; None for the open one or the latest.
        names: How people are named; None as the mentee chose.
    """
    run = run or run_to_send(reading, mentorship)
    known = source(reading, mentorship, names, run=run)
    place = known.home(needs.REVIEW)
    if run is None or place is None:
        missing = "There is no review yet: open the page Review and begin one."
        return Document("update", "Update", (known.names.who,), (), None, missing)
    day = day_of(run.finished)
    said = tuple(_said(known, place, day))
    return Document(
        "update",
        f"Update · {full_day(day)}" if day is not None else "Update",
        (known.names.who,),
        (*said, *_signed(known, "Until we meet.")) if said else (),
        day,
        "" if said else "This review says nothing yet that can be sent.",
    )


def _said(source: Source, place: Place, day: date | None) -> Iterator[Section]:
    found = {one.about: set(one.items) for one in evidence(source.reading, place)}
    yield from _words(source, "news", "", needs.REVIEW_NEWS)
    every = source.reading.snapshot.items_of(needs.ACTIONS, archived=True)
    done = [item for item in every if item.id in found.get(About.DONE, ())]
    lines = tuple(
        Line(what, done=True, detail=owner(source, item))
        for item in done
        if (what := source.item_words(item, needs.ACTION_WHAT))
    )
    if lines:
        yield Section("done", "What was done", (Listing(lines),))
    moved = tuple(_moved(source, found.get(About.MOVED, set())))
    if moved:
        yield Section("moved", "What has moved", (Listing(moved),))
    yield from _next(source, day, _open_mine(source, every, found.get(About.OPEN, set())))
    yield from _words(source, "thanks", "Thank you", needs.REVIEW_THANKS)


def _moved(source: Source, told_of: Iterable[int]) -> Iterator[Line]:
    """The goals with what the review says to show for them, then those that only moved."""
    told_of = set(told_of)
    for goal in source.items(needs.REVIEW_LOOKS):
        statement = source.item_words(goal, needs.GOAL_STATEMENT)
        proof = source.item_words(goal, needs.REVIEW_PROOF)
        if statement and (proof or goal.id in told_of):
            yield Line(statement, notes=(proof,) if proof else ())


def _open_mine(source: Source, every: Iterable[Item], still: Iterable[int]) -> tuple[Item, ...]:
    """What the mentee still has to do; a mentor is not reminded in passing."""
    still = set(still)
    return tuple(
        item
        for item in every
        if item.id in still and source.reading.item_value(item, needs.ACTION_OWNER) != "mentor"
    )


def _next(source: Source, day: date | None, still: tuple[Item, ...]) -> Iterator[Section]:
    change = source.words(needs.REVIEW_CHANGE)
    lines = actions(source, still, Details(day))
    blocks = (
        *((Paragraph(change),) if change else ()),
        *((Listing(lines),) if lines else ()),
    )
    if blocks:
        yield Section("next", "What comes next", blocks)


def thanks(reading: Reading, mentorship: int | None, *, names: NameStyle | None = None) -> Document:
    """What the mentee sends at the end of a mentorship: what it gave, and thanks.

    Args:
        reading: The workbook.
        mentorship: The mentorship.
        names: How people are named; None as the mentee chose.
    """
    known = source(reading, mentorship, names)
    said = (
        *_words(known, "thanks", "", needs.CLOSURE_THANKS),
        *_words(known, "most", "What you gave me", needs.CLOSURE_MOST),
        *_words(known, "can-now", "What I can do now", needs.CLOSURE_CAN_NOW),
        *_words(known, "terms", "From here on", needs.CLOSURE_TERMS),
    )
    to = known.names.mentor
    return Document(
        "thanks",
        "Thank you" if to == NAMELESS else f"Thank you, {to}",
        (),
        (*said, *_signed(known, "With thanks")) if said else (),
        None,
        "" if said else "The page about a good ending says nothing yet that can be sent.",
    )


def _words(source: Source, key: str, title: str, prompt: str) -> Iterator[Section]:
    """An answer under a title; nothing where there is none or it stays here."""
    words = source.words(prompt)
    if words:
        yield Section(key, title, (Paragraph(words),))


def _signed(source: Source, closing: str) -> Iterator[Section]:
    name = source.names.me
    yield Section("closing", "", (Paragraph(f"{closing}\n\n{name}" if name else closing),))
