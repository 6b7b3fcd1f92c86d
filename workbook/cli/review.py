"""``workbook review``: what was written, newest first, and finding words in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from workbook.cli.call import Call
from workbook.cli.options import for_every_command
from workbook.cli.plain import open_plain
from workbook.cli.saying import as_typed, printable, say
from workbook.cli.show import STDOUT, form_of, hand_over
from workbook.collection import no_collection
from workbook.errors import UsageError

if TYPE_CHECKING:
    from workbook.journey.reading import Reading
    from workbook.journey.review.gathering import Gathered
    from workbook.journey.review.model import Said, Written
    from workbook.journey.review.query import Query
    from workbook.journey.review.telling import Teller
    from workbook.journey.review.whole import Part

FORMATS = ("md", "html")
"""The forms of a document."""

LOCK = "🔒 "
"""Stands before what is private."""


@click.command()
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="A JSON array of objects, for scripts.")
@click.option("--whole", is_flag=True, help="Each entry with all its questions and answers.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="A document, as it can leave.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write the document into a file; its ending may name the format.",
)
@click.option("--with-private", is_flag=True, help="Private answers are in the document too.")
@click.option("--force", is_flag=True, help="Write over FILE if it is there already.")
@for_every_command
@click.pass_obj
@no_collection()
def review(
    call: Call,
    words: tuple[str, ...],
    *,
    as_json: bool,
    whole: bool,
    form: str | None,
    output: Path | None,
    with_private: bool,
    force: bool,
) -> None:
    """Look back on what you wrote, newest first.

    With WORDS only what they stand in. Case and accents don't count, and words may stand in any order; words in quotes belong together.
    What stands before a colon narrows the list: page:reflection mentor:amara goal:planning
    tag:decision since:june until:august private:no
    """
    from workbook.cli.services import read_workbook
    from workbook.journey.review.filters import not_there
    from workbook.journey.review.finding import Finder
    from workbook.journey.review.gathering import gathered
    from workbook.journey.review.telling import Teller

    if call.plain and not (as_json or whole or form or output):
        click.get_current_context().exit(open_plain(call, words=" ".join(("review", *words))))
    output = None if output == STDOUT else output
    leaves = form is not None or output is not None
    if not leaves and (with_private or force):
        raise UsageError("this is about a document: add --output FILE, or --format md to print it")
    if leaves and (as_json or whole):
        raise UsageError("--json and --whole print; leave them out for a document")
    reading, problems = read_workbook(call)
    now = call.clock()()
    known = gathered(reading, now)
    query = _query(call, reading, words, now)
    found = Finder(known).find(query)
    chosen = {one.id for one in found.written}
    newest_first = [one for one in known.written if one.id in chosen]
    teller = Teller(known)
    if leaves:
        _leave(known, newest_first, form, output, everything=with_private, force=force)
    elif as_json:
        objects = [_object(one, teller) for one in newest_first]
        click.echo(json.dumps(objects, indent=2, ensure_ascii=False))
    elif newest_first:
        lines = _lines(newest_first, teller, query, whole=whole)
        click.echo(printable("\n".join(lines)))
    else:
        click.echo("Nothing is written yet." if not known.written else "Nothing was found.")
    if found.some and found.written:
        say("no entry has all these words; these have some of them")
    for notice in (*query.notices, *not_there(known, query).values(), *problems):
        say(notice)


def _leave(
    known: Gathered,
    written: Sequence[Written],
    form: str | None,
    output: Path | None,
    *,
    everything: bool,
    force: bool,
) -> None:
    """Print what was found as a document, or write it into a file; say what is not in it."""
    from workbook.journey.documents.written import written_document
    from workbook.output.formats import Format, draw

    form = form or form_of(output)
    if form not in FORMATS:
        raise UsageError(f"a document is {' or '.join(FORMATS)}; --json is for scripts")
    if force and output is None:
        raise UsageError("--force goes with --output: name the file to write over")
    if not written:
        say("nothing was found, so there is nothing to write")
        return
    taken = written_document(known, written, everything=everything)
    hand_over(draw(taken.document, Format(form)), output, force=force)
    if not everything and taken.private + taken.unasked:
        say(f"not in it: {taken.kept_back}; --with-private takes them along")


def _query(call: Call, reading: Reading, words: Sequence[str], now: datetime) -> Query:
    """What is looked for; what the shell took for one word is one phrase."""
    from workbook.journey.mentorships import named
    from workbook.journey.review.query import read_query

    query = read_query(as_typed(" ".join(map(_as_in_box, words))), now.date())
    if call.with_name:
        query = replace(query, mentorship=named(reading, call.with_name))
    return query


def _as_in_box(word: str) -> str:
    """An argument as it is typed into the box: the shell takes the quotes of a phrase away."""
    from workbook.journey.review.query import Filter

    if " " not in word or '"' in word:
        return word
    name, colon, rest = word.partition(":")
    if not colon or name.casefold() not in set(Filter):
        return f'"{word}"'
    several = any(f" {one}:" in rest for one in Filter)
    return word if several else f'{name}:"{rest}"'


def _lines(
    written: Sequence[Written], teller: Teller, query: Query, *, whole: bool
) -> Iterator[str]:
    """The entries by month, each in one line, or whole."""
    from workbook.journey.review.whole import whole_of

    month = ""
    for one in written:
        if teller.month(one) != month:
            if month:
                yield ""
            month = teller.month(one)
            yield month
        told = teller.tell(one, query)
        if not whole:
            lock = LOCK if told.private else ""
            yield f"  {told.day}  {' · '.join(told.facts)}: {lock}{told.what.words}"
            continue
        yield ""
        yield f"  {told.day}  {' · '.join(told.facts)}"
        for part in whole_of(teller, one, query).parts:
            yield from _part_lines(part)


def _part_lines(part: Part) -> Iterator[str]:
    """An answer under its question."""
    if part.about:
        yield f"    {part.about}"
    if part.question.words:
        yield f"    {part.question.words}"
    before = (LOCK if part.private else "") + (f"{part.whose}: " if part.whose else "")
    after = f"  ({part.note})" if part.note else ""
    for number, line in enumerate(f"{part.words.words}{after}".splitlines()):
        yield f"      {'' if number else before}{line}"


def _object(written: Written, teller: Teller) -> dict[str, Any]:
    """An entry for scripts; its keys stay."""
    return {
        "day": written.day.isoformat(),
        "changed": written.changed.isoformat(),
        "page": written.page,
        "title": teller.title(written),
        "entry": str(written.entry),
        "item": str(written.item) if written.item is not None else None,
        "meeting": _day(teller.meeting_day(written)),
        "mentor": teller.mentor(written) or None,
        "private": written.private,
        "archived": written.archived,
        "answers": [_answer(said) for said in written.said],
    }


def _answer(said: Said) -> dict[str, Any]:
    return {
        "prompt": said.answer.key.prompt,
        "about": str(said.about) if said.about is not None else None,
        "column": str(said.answer.key.column) if said.answer.key.column is not None else None,
        "asked": said.question,
        "answer": said.words,
        "private": said.private,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
