"""The agenda of a meeting: half a page that a mentor reads beforehand."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.journey.documents.details import Details, details, due, owner
from workbook.journey.documents.model import Document, Line, Listing, Paragraph, Section
from workbook.journey.documents.names import NameStyle
from workbook.journey.documents.points import points, total
from workbook.journey.documents.source import Source, source
from workbook.journey.reading import Reading
from workbook.notebook.records import Item
from workbook.pages import needs

WENT = {"done": "done", "partly": "partly done", "not-yet": "not yet", "dropped": "dropped"}
"""How a promise went, in few words."""


def agenda(
    reading: Reading, meeting: int, mentorship: int | None, *, names: NameStyle | None = None
) -> Document:
    """What the mentee sends before a meeting.

    A topic stands here only if the mentee put it on the agenda, and only once.  What the pages do
    not ask, or nobody answered, is left out.

    Args:
        reading: The workbook.
        meeting: Id of the meeting's item.
        mentorship: The mentorship.
        names: How people are named; None as the mentee chose.
    """
    known = source(reading, mentorship, names, meeting)
    when = details(known, reading.snapshot.items.get(meeting))
    sections = tuple(_sections(known, when))
    return Document(
        "agenda",
        f"Agenda · {when.when}" if when.when else "Agenda",
        tuple(line for line in (known.names.who, when.where) if line),
        sections,
        when.day,
        "" if sections else "Nothing is prepared for this meeting yet.",
    )


def _sections(source: Source, when: Details) -> Iterator[Section]:
    if when.aim:
        yield Section("aim", "What this meeting is for", (Paragraph(when.aim),))
    one_thing = source.words(needs.ONE_THING)
    if one_thing:
        title = "What I would most like to take away"
        yield Section("one-thing", title, (Paragraph(one_thing),))
    want = source.words(needs.WANT).splitlines()
    if want:
        block = Listing(tuple(Line(one) for one in want)) if want[1:] else Paragraph(want[0])
        yield Section("want", "What would help me most", (block,))
    promised = tuple(_promised(source, when))
    if promised:
        yield Section("promised", "What we promised, and how it went", (Listing(promised),))
    moved = tuple(_moved(source))
    if moved:
        yield Section("progress", "What has moved", (Listing(moved),))
    known = points(source)
    if known:
        lines = tuple(Line(p.what, detail=_beside(p.kind, _minutes(p.minutes))) for p in known)
        whole = total(known, when.length)
        blocks = (Listing(lines, numbered=True), *((Paragraph(whole),) if whole else ()))
        yield Section("points", "What to talk about", blocks)


def _promised(source: Source, when: Details) -> Iterator[Line]:
    """The actions that the preparation goes through, the mentor's too."""
    for action in source.items(needs.OWED):
        what = source.item_words(action, needs.ACTION_WHAT)
        if not what:
            continue
        value = source.item_value(action, needs.OWED_WENT)
        went = WENT.get(str(value), source.item_words(action, needs.OWED_WENT))
        why = source.item_words(action, needs.OWED_WHY)
        said = ". ".join(part for part in (went, why) if part)
        yield Line(
            what,
            None if value == "dropped" else value == "done",
            _beside(
                owner(source, action), "" if value == "done" else due(source, action, when.day)
            ),
            # The tick tells that it is done, and needs no words beside it.
            (f"{said[:1].upper()}{said[1:]}",) if said and said != WENT["done"] else (),
        )


def _moved(source: Source) -> Iterator[Line]:
    """What moved with each goal, as far as the preparation says so."""
    for goal in source.items(needs.PROGRESS):
        statement = source.item_words(goal, needs.GOAL_STATEMENT)
        moved = source.item_words(goal, needs.PROGRESS_MOVED)
        if statement and moved:
            yield Line(statement, notes=(moved,))


def _minutes(minutes: int | None) -> str:
    return f"{minutes} min" if minutes else ""


def _beside(*parts: str) -> str:
    """What stands beside a line."""
    return " · ".join(part for part in parts if part)


def actions(source: Source, items: tuple[Item, ...], when: Details) -> tuple[Line, ...]:
    """Actions with who does them and by when; those without words that may leave are left out."""
    return tuple(
        Line(what, detail=_beside(owner(source, item), due(source, item, when.day)))
        for item in items
        if (what := source.item_words(item, needs.ACTION_WHAT))
    )
